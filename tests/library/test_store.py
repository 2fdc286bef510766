"""Articles go into the library and come out as they were."""

from __future__ import annotations

import stat
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from library.piles import filled, incoming, some
from storyview.library.records import Counts, Filter, LibraryError, Outcome
from storyview.library.store import Library
from storyview.text.article import (
    Article,
    Block,
    BlockKind,
    Dropped,
    Mark,
    MarkKind,
    Origin,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "data" / "library.db") as library:
        yield library


FULL = Article(
    id="the-file",
    text="Ferry late\n\n• one “thing”\n\nA caption 🛳",
    blocks=(
        Block(BlockKind.HEADING, 0, 10, 1),
        Block(BlockKind.LIST_ITEM, 12, 25, 1, "•"),
        Block(BlockKind.CAPTION, 27, 38),
    ),
    file="a/b.html",
    title="Ferry late",
    source="Küstenbote",
    authors=("Noor Yar", "Pavel Dal"),
    published=date(2024, 2, 29),
    url="https://example.com/ferry",
    retold=True,
    title_origin=Origin.STATED,
    source_origin=Origin.GIVEN,
    published_origin=Origin.FOUND,
    marks=(Mark(MarkKind.LINK, 2, 5, "https://example.com"),),
    dropped=(Dropped("Sign up!", "newsletter sign-up", 12),),
    notes=("Three quotation marks were mended.",),
)


def test_an_article_comes_back_as_it_was(library: Library) -> None:
    [(key, outcome)] = library.add([replace(incoming(""), article=FULL)])
    assert outcome is Outcome.ADDED
    assert library.article(key) == FULL


def test_an_article_with_halves_of_surrogate_pairs_comes_back_as_it_was(library: Library) -> None:
    article = replace(FULL, text="caf\udce9 \x00 \ud800", blocks=(), title="\udcff", file="\udcff")
    [(key, _)] = library.add([replace(incoming(""), article=article, address="/caf\udce9.txt")])
    assert library.article(key) == article
    assert library.row(key).address == "/caf\\udce9.txt"


def test_the_raw_bytes_come_back_with_their_name(library: Library) -> None:
    raw = bytes(range(256)) * 10
    (with_raw, _), (without, _) = library.add([incoming("One.", raw=raw), incoming("Two.")])
    assert library.raw(with_raw) == ("page.html", raw)
    assert library.raw(without) == ("", b"")


def test_a_row_tells_what_the_article_is(library: Library) -> None:
    before = datetime.now(UTC) - timedelta(seconds=1)
    [(key, _)] = library.add([replace(incoming(""), article=FULL, address="/a/b.html")])
    row = library.row(key)
    assert (row.title, row.source, row.authors) == ("Ferry late", "Küstenbote", FULL.authors)
    assert (row.published, row.words, row.address) == (date(2024, 2, 29), 8, "/a/b.html")
    assert (row.story, row.copy_of, row.own, row.given) == (None, None, False, "")
    assert before <= row.added <= datetime.now(UTC)


def test_what_a_list_shows_is_one_clean_line(library: Library) -> None:
    [(key, _)] = library.add([incoming("Text.", "A\x1b]0;x\x07 title\nin two", "Co\x1burier")])
    row = library.row(key)
    assert (row.title, row.source) == ("A title in two", "Courier")


def test_an_article_without_a_title_is_listed_by_its_first_words(library: Library) -> None:
    [(key, _)] = library.add([incoming("The ferry " * 40, title="")])
    title = library.row(key).title
    assert title.startswith("The ferry The ferry")
    assert title.endswith(("ferry…", "The…"))
    assert len(title) <= 81


def test_the_same_text_of_the_same_address_is_known(library: Library) -> None:
    [(key, _)] = library.add([incoming("One.", address="/a")])
    assert library.add([incoming("One.", address="/a")]) == [(key, Outcome.KNOWN)]


def test_the_same_text_from_the_same_source_is_known_wherever_it_lies(library: Library) -> None:
    [(key, _)] = library.add([incoming("One.", address="/a")])
    assert library.add([incoming("One.", address="/b")]) == [(key, Outcome.KNOWN)]


def test_the_same_text_from_another_source_is_another_article(library: Library) -> None:
    outcomes = library.add([incoming("One."), incoming("One.", source="Post")])
    assert [outcome for _, outcome in outcomes] == [Outcome.ADDED, Outcome.ADDED]


def test_a_new_text_of_an_address_takes_the_place_of_the_old(library: Library) -> None:
    [(key, _)] = library.add([incoming("The old text.", address="/a")])
    assert library.add([incoming("A new one.", address="/a")]) == [(key, Outcome.CHANGED)]
    assert library.article(key).text == "A new one."
    assert library.counts().articles == 1
    assert library.search(Filter("old")) == []
    assert [hit.row.id for hit in library.search(Filter("new"))] == [key]


def test_a_batch_may_name_one_article_twice(library: Library) -> None:
    one = incoming("One.")
    first, second = library.add([one, one])
    assert (first[1], second) == (Outcome.ADDED, (first[0], Outcome.KNOWN))


def test_articles_that_name_the_same_story_are_one_story(library: Library) -> None:
    keys = [
        key
        for key, _ in library.add(
            [
                incoming("One.", story="Ferry"),
                incoming("Two.", story="Bridge"),
                incoming("Three.", story="Ferry"),
            ]
        )
    ]
    rows = [library.row(key) for key in keys]
    assert rows[0].story == rows[2].story != rows[1].story
    assert {row.title: row.articles for row in library.stories()} == {"Ferry": 2, "Bridge": 1}


def test_rows_come_newest_first_and_page_by_page(library: Library) -> None:
    keys = filled(library, 25)
    assert [row.id for row in library.rows(limit=10)] == keys[:14:-1]
    assert [row.id for row in library.rows(limit=10, offset=20)] == keys[4::-1]


def test_a_filter_holds_in_all_its_parts(library: Library) -> None:
    filled(library, 40)
    chosen = Filter("ferry", "post", date(2024, 3, 4), date(2024, 3, 14))
    rows = library.rows(chosen)
    assert [row.published.day for row in rows if row.published] == [14, 10, 6]
    assert {row.source for row in rows} == {"Post"}


def test_counts_and_sources_tell_how_much_there_is(library: Library) -> None:
    keys = filled(library, 6)
    library.make_story(keys[:2])
    assert library.counts() == Counts(6, 1, 4, 4)
    assert library.sources() == [("Courier", 2), ("Post", 2), ("Herald", 1), ("Tribune", 1)]


def test_what_is_not_there_is_told_in_one_sentence(library: Library) -> None:
    for ask in (library.article, library.raw, library.row):
        with pytest.raises(LibraryError, match="the library has no article 7"):
            ask(7)
    with pytest.raises(LibraryError, match="the library has no story 7"):
        library.story(7)


def test_the_file_and_its_folder_are_for_the_user_only(library: Library, tmp_path: Path) -> None:
    library.add(some(3))
    folder = tmp_path / "data"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()} == {0o600}


def test_the_library_is_there_the_next_time(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with Library.open(path) as library:
        keys = filled(library, 3)
    with Library.open(path) as library:
        assert sorted(row.id for row in library.rows()) == keys
    assert [file.name for file in tmp_path.iterdir()] == ["library.db"]
