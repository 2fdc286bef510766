"""One account more or less: what makes up the story then, and what was said of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from builders import an_article
from library.piles import filled
from storyview.errors import StoryviewError
from storyview.library.accounts import place_in, said_of, same_articles, with_thing, without_article
from storyview.library.corrections import Correction, CorrectionKind, Quote
from storyview.library.paths import Paths
from storyview.library.reopening import joined, open_named, without_thing
from storyview.library.state import Kept, LastOpened, Place, StateStore
from storyview.library.store import Library
from storyview.library.things import article_name, story_name
from storyview.sources.opened import Opened
from storyview.text.article import Story

if TYPE_CHECKING:
    from pathlib import Path


def written(path: Path, text: str = "The ferry is late.\n") -> str:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    return str(path)


def ids(opened: Opened) -> list[str]:
    return [article.id for article in opened.story.articles]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library.db"


def test_files_a_folder_and_things_of_the_library_open_together(tmp_path: Path, path: Path) -> None:
    with Library.open(path) as library:
        keys = filled(library, 3)
        story = library.make_story(keys[:2], "Late ferries")
    written(tmp_path / "folder" / "one.txt", "One.\n")
    two = written(tmp_path / "two.txt", "Two.\n")
    things = (str(tmp_path / "folder"), story_name(story), two, article_name(keys[2]))
    named = LastOpened(things, ("", "", "The title of two"))
    opened = open_named(path, named)
    assert ids(opened) == ["one", *map(article_name, keys[:2]), "two", article_name(keys[2])]
    assert opened.story.article("two").title == "The title of two"
    assert opened.story.title == "Late ferries", "the one thing that has a title names the story"


def test_a_folder_and_a_file_open_without_any_library(tmp_path: Path, path: Path) -> None:
    written(tmp_path / "folder" / "one.txt")
    named = LastOpened((str(tmp_path / "folder"), written(tmp_path / "two.txt")))
    assert ids(open_named(path, named)) == ["one", "two"]
    assert not path.exists()


def test_a_title_given_for_a_thing_in_the_library_is_refused(path: Path) -> None:
    with pytest.raises(StoryviewError, match="go with files"):
        open_named(path, LastOpened(("library:1",), ("A title",)))


def test_what_is_joined_is_what_is_opened_together(tmp_path: Path, path: Path) -> None:
    first = LastOpened((written(tmp_path / "a" / "post.txt", "One.\n"),))
    thing = written(tmp_path / "b" / "post.txt", "Two.\n")
    both = with_thing(first, thing)
    more = joined(open_named(path, first), open_named(path, LastOpened((thing,))))
    assert more == open_named(path, both)
    assert same_articles(open_named(path, first).story, more.story) == {"post": ids(more)[0]}
    (gone,) = ids(more)[1:]
    assert without_article(both, more.story.article(gone)) == first
    assert without_thing(more, gone) == open_named(path, first)


def test_an_article_of_a_folder_is_noted_as_left_out_and_stays_out(
    tmp_path: Path, path: Path
) -> None:
    written(tmp_path / "folder" / "one.txt", "One.\n")
    written(tmp_path / "folder" / "two.txt", "Two.\n")
    named = LastOpened((str(tmp_path / "folder"),))
    left = without_article(named, open_named(path, named).story.article("one"))
    assert left == LastOpened(named.things, without=("one",))
    assert ids(open_named(path, left)) == ["two"]
    nothing = LastOpened(named.things, without=("one", "two"))
    assert ids(open_named(path, nothing)) == ["one", "two"], "a story is never empty"


def test_what_is_left_out_is_remembered_and_an_older_file_knows_of_nothing(tmp_path: Path) -> None:
    store = StateStore(Paths(*(tmp_path / name for name in "abcd")))
    last = LastOpened(("library:3",), without=(article_name(4),))
    store.remember_last(last)
    assert store.last() == last
    file = Paths(*(tmp_path / name for name in "abcd")).last
    older = '{"things": ["library:3"], "titles": [], "sources": [], "published": []}'
    file.write_text(older, "utf-8")
    assert store.last() == LastOpened(("library:3",))


def test_adding_what_was_left_out_brings_it_back() -> None:
    named = LastOpened(("library:3",), without=(article_name(4),))
    assert with_thing(named, article_name(4)).without == ()


def test_what_goes_takes_what_was_given_for_it_along(tmp_path: Path) -> None:
    things = tuple(str(tmp_path / name) for name in ("a.txt", "b.txt", "c.txt"))
    named = LastOpened(things, ("A", "B"), ("", "", "Courier"))
    article = replace(an_article("B.", "b"), file=things[1])
    assert without_article(named, article) == LastOpened(
        (things[0], things[2]), ("A",), ("", "Courier")
    )


def test_corrections_and_the_place_follow_their_articles() -> None:
    quote = Quote("post", "some words", "", "")
    kept = Kept(
        (Correction(CorrectionKind.REJECTED, (quote, quote._replace(article="other"))),),
        (("post", "title", "Another"),),
    )
    moved = said_of(kept, {"post": "post-1"})
    assert [each.article for each in moved.corrections[0].quotes] == ["post-1", "other"]
    assert moved.given == (("post-1", "title", "Another"),)
    place = Place("post", 7, restored=(("post", 0), ("gone", 1)))
    assert place_in(place, {"post": "post-1"}) == Place("post-1", 7, restored=(("post-1", 0),))
    assert place_in(place, {}) is None


def test_too_many_articles_are_refused() -> None:
    def of(start: int) -> Opened:
        numbers = range(start, start + 150)
        return Opened(Story(tuple(an_article(f"Text {n}.", f"a{n}") for n in numbers)))

    with pytest.raises(StoryviewError, match="at most 200 articles"):
        joined(of(0), of(150))
