"""What grouping and feeds keep in the library."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from library.piles import filled, incoming
from storyview.library import feed_list
from storyview.library.records import Draft, LibraryError
from storyview.library.store import Library

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library.db") as library:
        yield library


def test_vectors_come_back_for_the_days_and_for_what_has_no_date(library: Library) -> None:
    keys = filled(library, 10)
    [(undated, _)] = library.add([incoming("Undated.", published=None, story="Ferry")])
    library.keep_vectors({key: bytes([key]) for key in [*keys, undated, 99]})
    story = library.make_story(keys[3:4])
    found = list(library.vectors(date(2024, 3, 4), date(2024, 3, 6)))
    assert [vector.article for vector in found] == [*keys[3:6], undated]
    assert found[0][1:] == (date(2024, 3, 4), story, True, "", bytes([keys[3]]))
    assert (found[-1].published, found[-1].given, found[-1].own) == (None, "Ferry", False)
    assert len(list(library.vectors(None, None))) == 11
    assert len(list(library.vectors(date(2024, 3, 10), None))) == 2


def test_the_library_may_change_while_vectors_are_read(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storyview.library.store.CHUNK", 2)
    keys = filled(library, 7)
    library.keep_vectors(dict.fromkeys(keys, b"v"))
    read = []
    for vector in library.vectors(None, None):
        read.append(vector.article)
        if vector.article == keys[0]:
            library.delete_article(keys[5])
            library.assign({}, new_stories=[keys[:2]])
    assert read == [*keys[:5], keys[6]]


def test_articles_without_a_vector_are_told_until_they_have_one(library: Library) -> None:
    [(key, _)] = library.add([incoming("The old text.", "Title", address="/a")])
    assert library.without_vector() == [Draft(key, "Title", "The old text.")]
    library.keep_vectors({key: b"v"})
    assert library.without_vector() == []
    library.add([incoming("The new text.", "Title", address="/a")])
    assert library.without_vector() == [Draft(key, "Title", "The new text.")]


def test_a_feed_is_added_once_and_keeps_its_title(library: Library) -> None:
    feed = library.add_feed("https://example.com/feed")
    assert library.add_feed("https://example.com/feed", "Mine") == feed
    library.feed_done(feed, etag='"7"', last_modified="Fri, 01 Mar 2024", title="Theirs")
    [row] = library.feeds()
    assert (row.title, row.etag, row.last_modified, row.problem) == (
        "Mine",
        '"7"',
        "Fri, 01 Mar 2024",
        "",
    )
    assert row.checked is not None
    library.feed_done(feed, problem="no such host\nat all")
    assert library.feeds()[0].problem == "no such host at all"


def test_entries_are_seen_once_for_each_feed(library: Library) -> None:
    one, two = library.add_feed("https://a.example"), library.add_feed("https://b.example")
    assert library.unseen(one, ["x", "y", "x"]) == ["x", "y"]
    library.see(one, ["x"])
    assert library.unseen(one, ["x", "y"]) == ["y"]
    assert library.unseen(two, ["x"]) == ["x"]


def test_a_removed_feed_leaves_its_articles(library: Library) -> None:
    filled(library, 2)
    feed = library.add_feed("https://a.example")
    library.see(feed, ["x"])
    library.remove_feed(feed)
    assert library.feeds() == []
    assert library.counts().articles == 2
    with pytest.raises(LibraryError, match="no feed"):
        library.remove_feed(feed)


def test_of_very_many_entries_the_oldest_are_forgotten(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feed_list, "MOST_SEEN", 10)
    feed = library.add_feed("https://a.example")
    library.see(feed, [f"entry {number:03}" for number in range(25)])
    assert len(library.unseen(feed, [f"entry {number:03}" for number in range(25)])) == 15
