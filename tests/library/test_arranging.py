"""A person's grouping: done, kept from the program's, and undone."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from library.piles import filled, incoming, members
from storyview.library.records import Filter, LibraryError
from storyview.library.store import Library
from storyview.text.article import Origin

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library.db") as library:
        yield library


def test_a_story_is_made_of_articles(library: Library) -> None:
    keys = filled(library, 5)
    story = library.make_story(keys[:3])
    row = library.story(story)
    assert (row.title, row.articles, row.own) == ("Ferry 0 late", 3, True)
    assert (row.first, row.last) == (date(2024, 3, 1), date(2024, 3, 3))
    assert row.sources == ("Courier", "Herald", "Post")
    assert row.days == tuple((date(2024, 3, day), 1) for day in (1, 2, 3))
    assert all(library.row(key).own for key in keys[:3])


def test_merging_keeps_the_first_number_a_given_name_and_the_pin(library: Library) -> None:
    keys = filled(library, 6)
    first, second = library.make_story(keys[:3]), library.make_story(keys[3:], "Ostmar")
    library.pin_story(second)
    assert library.merge_stories([first, second]) == first
    row = library.story(first)
    assert (row.title, row.articles, row.pinned) == ("Ostmar", 6, True)
    assert [row.id for row in library.stories()] == [first]


def test_splitting_takes_articles_into_a_story_of_their_own(library: Library) -> None:
    keys = filled(library, 5)
    story = library.make_story(keys)
    new = library.split_story(story, keys[3:])
    assert members(library) == dict.fromkeys(keys[:3], story) | dict.fromkeys(keys[3:], new)


def test_a_deleted_story_leaves_its_articles_apart(library: Library) -> None:
    keys = filled(library, 3)
    story = library.make_story(keys)
    library.delete_story(story)
    assert library.stories() == []
    assert library.assign({}, new_stories=[keys]) == [None]
    assert members(library) == dict.fromkeys(keys, None)


def test_a_story_that_lost_its_last_article_goes(library: Library) -> None:
    [key] = filled(library, 1)
    library.make_story([key])
    library.move_article(key, None)
    assert library.stories() == []


def test_an_edited_article_shows_and_finds_what_the_person_said(library: Library) -> None:
    [key, *_] = filled(library, 2)
    library.edit_article(
        key,
        title="Nothing late",
        source="Gazette",
        authors=["Ines Vik"],
        published=date(2020, 1, 2),
    )
    article = library.article(key)
    assert (article.title, article.source, article.authors) == (
        "Nothing late",
        "Gazette",
        ("Ines Vik",),
    )
    assert (article.title_origin, article.published) == (Origin.GIVEN, date(2020, 1, 2))
    assert [hit.row.id for hit in library.search(Filter("nothing ines"))] == [key]
    assert [row.id for row in library.rows()][-1] == key
    library.edit_article(key, forget=["title", "published"])
    assert (library.row(key).title, library.row(key).source) == ("Ferry 0 late", "Gazette")


def test_an_edit_outlives_a_new_text(library: Library) -> None:
    [(key, _)] = library.add([incoming("Old.", address="/a")])
    library.edit_article(key, title="Mine")
    library.add([incoming("New.", address="/a")])
    assert (library.article(key).title, library.article(key).text) == ("Mine", "New.")


def test_every_change_is_undone_again_and_again_and_across_runs(tmp_path: Path) -> None:
    path = tmp_path / "library.db"

    def look() -> object:
        with Library.open(path) as library:
            rows = sorted(library.rows(), key=lambda row: row.id)
            return (
                rows,
                [library.article(row.id) for row in rows],
                library.stories(),
                [hit.row.id for hit in library.search(Filter("ferry"))],
            )

    with Library.open(path) as library:
        keys = filled(library, 8)
        library.assign({}, new_stories=[keys[:3], keys[3:5]], copies={keys[1]: keys[0]})
        one, two = (row.id for row in reversed(library.stories()))
    changes = [
        lambda library: library.make_story(keys[5:], "Ostmar"),
        lambda library: library.merge_stories([one, two]),
        lambda library: library.split_story(one, keys[1:2]),
        lambda library: library.rename_story(one, "Late ferries"),
        lambda library: library.pin_story(one),
        lambda library: library.move_article(keys[5], one),
        lambda library: library.edit_article(keys[0], title="Mine", published=date(2021, 1, 1)),
        lambda library: library.delete_article(keys[0]),
        lambda library: library.move_article(keys[1], None),
        lambda library: library.delete_story(one),
    ]
    states = [look()]
    for change in changes:
        with Library.open(path) as library:
            change(library)
        states.append(look())
    assert len({repr(state) for state in states}) == len(states)
    for state in reversed(states[:-1]):
        with Library.open(path) as library:
            assert (library.undo() or "").startswith("Undone: ")
        assert look() == state
    with Library.open(path) as library:
        assert library.undo() is None


def test_undoing_tells_what_it_undid(library: Library) -> None:
    keys = filled(library, 3)
    story = library.make_story(keys[:2], "Ostmar")
    library.rename_story(story, "Ferries")
    library.move_article(keys[2], story)
    assert [library.undo() for _ in range(4)] == [
        "Undone: moving “Ferry 2 late” to “Ferries”.",
        "Undone: renaming “Ostmar” to “Ferries”.",
        "Undone: making “Ostmar” of 2 articles.",
        None,
    ]


def test_grouping_never_moves_what_a_person_put_somewhere(library: Library) -> None:
    keys = filled(library, 6)
    own = library.make_story(keys[:2])
    [mixed] = library.assign({}, new_stories=[[*keys[1:4]]])
    assert members(library) == {
        **{keys[0]: own, keys[1]: own},
        **{keys[2]: mixed, keys[3]: mixed, keys[4]: None, keys[5]: None},
    }
    library.assign({keys[0]: mixed, keys[1]: None, keys[4]: own, keys[5]: mixed})
    assert members(library)[keys[0]] == own
    assert members(library)[keys[1]] == own
    assert members(library)[keys[4]] is None
    assert members(library)[keys[5]] == mixed


def test_grouping_leaves_a_story_that_a_person_renamed(library: Library) -> None:
    keys = filled(library, 3)
    [story] = library.assign({}, new_stories=[keys[:2]])
    assert story is not None
    library.rename_story(story, "Mine")
    library.assign({keys[0]: None, keys[1]: None, keys[2]: story})
    assert members(library) == {keys[0]: story, keys[1]: story, keys[2]: None}


def test_grouping_leaves_articles_in_the_story_that_came_with_them(library: Library) -> None:
    [(key, _)] = library.add([incoming("One.", story="Ferry")])
    library.assign({key: None})
    assert library.row(key).story is not None


def test_changes_of_what_is_not_there_change_nothing(library: Library) -> None:
    keys = filled(library, 2)
    story = library.make_story(keys)
    before = members(library)
    for change in (
        lambda: library.make_story([]),
        lambda: library.make_story([keys[0], 99]),
        lambda: library.merge_stories([story, 99]),
        lambda: library.merge_stories([story, story]),
        lambda: library.split_story(story, keys),
        lambda: library.split_story(story, [99]),
        lambda: library.rename_story(99, "x"),
        lambda: library.move_article(keys[0], 99),
        lambda: library.delete_article(99),
        lambda: library.edit_article(99, title="x"),
    ):
        with pytest.raises(LibraryError):
            change()
        assert members(library) == before
    library.undo()
    assert library.undo() is None


def test_a_merged_story_answers_for_those_that_are_gone(library: Library) -> None:
    keys = filled(library, 6)
    one, two, three = (library.make_story(keys[start : start + 2]) for start in (0, 2, 4))
    library.merge_stories([two, three])
    library.merge_stories([one, two])
    assert library.story(three).id == library.story(two).id == one
    library.undo()
    assert library.story(two).id == two


def test_a_story_that_grouping_emptied_is_the_one_that_took_its_articles(library: Library) -> None:
    keys = filled(library, 5)
    [old, new] = library.assign({}, new_stories=[keys[:2], keys[2:]])
    assert old is not None
    library.pin_story(old)
    library.assign(dict.fromkeys(keys[:2], new))
    row = library.story(old)
    assert (row.id, row.articles, row.pinned) == (new, 5, True)


def test_an_article_read_better_keeps_its_place_and_its_corrections(library: Library) -> None:
    keys = filled(library, 2)
    story = library.make_story(keys)
    library.edit_article(keys[0], source="Gazette")
    better = incoming("The ferry Amalia was late.", "The Amalia is late", "Post").article
    library.improve(keys[0], better)
    article, row = library.article(keys[0]), library.row(keys[0])
    assert (article.text, article.source) == (better.text, "Gazette")
    assert (row.title, row.story, row.words) == ("The Amalia is late", story, 5)
    assert [hit.row.id for hit in library.search(Filter("amalia"))] == [keys[0]]
    assert library.check() == []
