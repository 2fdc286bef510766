"""What is known of an article: where each piece comes from, and saying it oneself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from builders import an_article
from reader.driving import reading
from storyview.reader.sheets import ORIGIN_WORDS, PAGE_ORIGIN_WORDS, detail_entries
from storyview.text.article import Origin

if TYPE_CHECKING:
    from pathlib import Path

ARTICLE = an_article(
    "The ferry was late.",
    title="Late ferry",
    title_origin=Origin.STATED,
    source="example.org",
    source_origin=Origin.GUESSED,
    authors=("Ana Ruiz", "Li Wei"),
    authors_origin=Origin.FOUND,
    published_origin=Origin.GIVEN,
)


def test_every_detail_says_where_it_comes_from() -> None:
    entries = {entry.lead: entry.text for entry in detail_entries(ARTICLE)}
    assert entries["Headline"] == "Late ferry (the file says)"
    assert entries["Source"] == "example.org (guessed from when and by whom the file was written)"
    assert entries["Authors"] == "Ana Ruiz, Li Wei (found in the text)"
    assert entries["Published"] == "2022-11-11 (you said, or story.toml)"


def test_for_a_page_the_words_speak_of_the_page() -> None:
    article = replace(ARTICLE, url="https://example.org/a")
    entries = {entry.lead: entry.text for entry in detail_entries(article)}
    assert entries["Headline"] == "Late ferry (the page says)"
    assert entries["Source"] == "example.org (guessed from the address)"


def test_a_headline_that_was_made_is_not_offered_as_the_readers_own() -> None:
    made = detail_entries(replace(ARTICLE, title_origin=Origin.MADE))[0]
    assert made.value == ("title", "Headline of this article", "")


def test_every_origin_has_words() -> None:
    assert set(ORIGIN_WORDS) == set(PAGE_ORIGIN_WORDS) == set(Origin)


def test_all_four_can_be_said_by_the_reader() -> None:
    chosen = [entry.value for entry in detail_entries(ARTICLE) if entry.value is not None]
    assert [value[0] for value in chosen if isinstance(value, tuple)] == [
        "title",
        "source",
        "authors",
        "published",
    ]


def test_what_is_not_known_can_be_said_too() -> None:
    entries = {entry.lead: entry for entry in detail_entries(an_article("A.", published=None))}
    for lead in ("Headline", "Source", "Authors", "Published"):
        assert entries[lead].text == "not known"
        assert entries[lead].value is not None


@pytest.mark.parametrize(
    ("down", "typed", "detail", "said"),
    [
        (0, "Ferry overdue", "title", "Ferry overdue"),
        (1, "Courier", "source", "Courier"),
        (2, "Ada Byron, Li Wei", "authors", ("Ada Byron", "Li Wei")),
        (3, "2 March 2024", "published", date(2024, 3, 2)),
    ],
)
async def test_the_reader_says_what_it_is_and_takes_it_back(
    tmp_path: Path, down: int, typed: str, detail: str, said: object
) -> None:
    async with reading(tmp_path) as reader:

        def known() -> tuple[object, Origin]:
            article = reader.app.story.article("harbour")
            return getattr(article, detail), getattr(article, f"{detail}_origin")

        before = known()
        await reader.press("D", *["down"] * down, "enter", *["backspace"] * 60)
        await reader.type(typed)
        await reader.press("enter")
        await reader.settle()
        assert known() == (said, Origin.GIVEN)
        await reader.press("u")
        await reader.settle()
        assert known() == before


async def test_a_word_that_is_no_name_is_not_taken(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        await reader.press("D", "down", "down", "enter", *["backspace"] * 60, ",", "enter")
        assert reader.status.startswith("No name in it")
