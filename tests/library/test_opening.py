"""Stories and articles of the library open where files do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from library.piles import filled, incoming
from storyview import cli
from storyview.errors import StoryviewError
from storyview.library.opening import open_from_library, open_together
from storyview.library.paths import Paths
from storyview.library.records import LibraryError
from storyview.library.state import LastOpened, Place, StateStore, story_key
from storyview.library.store import Library
from storyview.library.stories import keep_story, kept_story
from storyview.library.things import article_name, article_of, story_name, story_of
from storyview.sources.door import open_story

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "library.db"


@pytest.fixture
def library(path: Path) -> Iterator[Library]:
    with Library.open(path) as library:
        yield library


def test_a_story_opens_with_its_articles_the_oldest_first(library: Library, path: Path) -> None:
    keys = filled(library, 4)
    story = library.make_story(keys[1:], "Late ferries")
    opened = open_from_library(path, [story_name(story)])
    assert opened.story.title == "Late ferries"
    assert [article.title for article in opened.story.articles] == [
        "Ferry 1 late",
        "Ferry 2 late",
        "Ferry 3 late",
    ]
    assert [article.id for article in opened.story.articles] == [article_name(k) for k in keys[1:]]
    assert not opened.problems


def test_the_ids_of_a_story_that_grew_are_what_they_were(library: Library, path: Path) -> None:
    keys = filled(library, 3)
    story = library.make_story(keys[1:])
    before = open_from_library(path, [story_name(story)]).story
    library.move_article(keys[0], story)
    after = open_from_library(path, [story_name(story)]).story
    assert before.articles == after.articles[1:]


def test_near_copies_of_one_text_are_one_article_that_names_the_others(
    library: Library, path: Path
) -> None:
    keys = filled(library, 4)
    story = library.make_story(keys)
    library.assign({}, copies={keys[1]: keys[0], keys[3]: keys[0]})
    opened = open_from_library(path, [story_name(story)])
    assert [article.id for article in opened.story.articles] == [
        article_name(keys[0]),
        article_name(keys[2]),
    ]
    assert opened.story.articles[0].notes == ("Also in Post, Tribune, nearly word for word.",)


def test_a_copy_whose_original_is_elsewhere_opens(library: Library, path: Path) -> None:
    keys = filled(library, 3)
    story = library.make_story(keys[1:])
    library.assign({}, copies={keys[1]: keys[0]})
    assert len(open_from_library(path, [story_name(story)]).story.articles) == 2


def test_things_of_the_library_open_among_files_in_their_order(
    library: Library, path: Path, tmp_path: Path
) -> None:
    keys = filled(library, 2)
    file = tmp_path / "post.txt"
    file.write_text("The ferry was on time, the line said on Monday.\n", "utf-8")
    things = [article_name(keys[1]), str(file), article_name(keys[0])]
    opened = open_together(path, things, open_story)
    assert [article.id for article in opened.story.articles] == [things[0], "post", things[2]]


def test_a_file_that_is_missing_among_them_is_a_problem_and_the_rest_opens(
    library: Library, path: Path
) -> None:
    [key] = filled(library, 1)
    opened = open_together(path, ["/nowhere.txt", article_name(key)], open_story)
    assert [article.id for article in opened.story.articles] == [article_name(key)]
    assert [problem.where for problem in opened.problems] == ["/nowhere.txt"]


@pytest.mark.parametrize(
    ("thing", "reason"),
    [
        ("library:12", "the library has no story 12"),
        ("library:article/3", "the library has no article 3"),
        ("library:", "no name of a thing in the library"),
        ("library:twelve", "no name of a thing in the library"),
        ("library:article/", "no name of a thing in the library"),
        ("library:²", "no name of a thing in the library"),
        ("library:-1", "no name of a thing in the library"),
        ("library:" + "9" * 40, "no name of a thing in the library"),
    ],
)
def test_a_name_that_means_nothing_is_told(
    library: Library, path: Path, thing: str, reason: str
) -> None:
    with pytest.raises(LibraryError, match=reason):
        open_from_library(path, [thing])


def test_without_a_library_none_is_made_by_opening(path: Path) -> None:
    with pytest.raises(LibraryError, match="there is no library yet"):
        open_from_library(path, ["library:1"])
    assert not path.parent.exists()


def test_names_are_read_as_they_are_written() -> None:
    assert story_of(story_name(12)) == 12
    assert article_of(article_name(55)) == 55
    assert story_of(article_name(55)) is article_of(story_name(12)) is story_of("12") is None


def test_the_place_in_a_story_outlives_its_growth(tmp_path: Path) -> None:
    named = LastOpened((story_name(3),))
    folder = tmp_path / "state"
    store = StateStore(Paths(folder, folder, folder, folder))
    place = Place(article_name(5), 120)
    store.remember_place(story_key((), named), place)
    assert store.place(story_key((incoming("One more.").article,), named)) == place
    assert story_key(()) == story_key((), LastOpened(("a.txt",)))


def test_a_story_of_the_library_is_remembered_as_it_is_named(tmp_path: Path) -> None:
    store = StateStore(Paths(tmp_path, tmp_path, tmp_path, tmp_path))
    named = LastOpened((story_name(3), article_name(4)))
    store.remember_last(named)
    assert store.last() == named


def test_a_story_of_the_library_is_read_from_it_every_time(
    library: Library, path: Path, tmp_path: Path
) -> None:
    story = library.make_story(filled(library, 2))
    named = LastOpened((story_name(story),))
    (tmp_path / named.things[0]).touch()  # a file of that name is opened as ./library:1
    paths = Paths(tmp_path, tmp_path, tmp_path / "cache", path.parent)
    keep_story(paths, named, open_from_library(path, named.things))
    assert kept_story(paths, named) is None
    assert not paths.cache.exists()


def test_the_command_line_compares_a_story_of_the_library(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    with Library.open(Paths.of_this_user().library) as library:
        story = library.make_story(filled(library, 2), "Late ferries")
    assert cli.main(["analyse", story_name(story)]) == 0
    out = capsys.readouterr().out
    assert "Late ferries" in out
    assert "2 articles" in out
    assert cli.main(["analyse", story_name(story), "--title", "x"]) == 2
    assert "go with files" in capsys.readouterr().err


def test_an_error_of_the_library_is_one_of_storyviews() -> None:
    assert issubclass(LibraryError, StoryviewError)
