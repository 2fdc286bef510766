"""An article in rows: nothing wider than the column, nothing lost, nothing out of order."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len, split_graphemes

from builders import an_article
from storyview.reader.page import Page, RowKind, details, lay_out, reading_minutes, wrap
from storyview.text.article import Article, Block, BlockKind, Origin
from storyview.text.clean import clean
from storyview.text.markdown import markdown_blocks

WORDS = st.sampled_from(
    [
        "ferry",
        "a",
        "well-known",
        "Donau­dampf".replace("\xad", ""),
        "incomprehensibilities-and-more/of-them",
        "https://example.org/a/very/long/address/that/never/ends",
        "x" * 90,
        "漢字仮名交じり文",
        "한국어",
        "👩‍👩‍👧‍👦",
        "🇳🇴",
        "é" * 5,
        "e\u0301" * 4,
        "नमस्ते",
        "مرحبا",
        "ａｂｃ",
        "—",
        "“quoted”",
        "½",
        "\N{NO-BREAK SPACE}",
    ]
)
GAPS = st.sampled_from([" ", " ", " ", "  ", "    ", "\n", "\n\n"])
WIDTHS = st.integers(8, 70)


@st.composite
def texts(draw: st.DrawFn) -> str:
    pairs = draw(st.lists(st.tuples(WORDS, GAPS), max_size=40))
    return clean("".join(word + gap for word, gap in pairs)).strip()


def bare(text: str) -> str:
    """The text without its white space."""
    return re.sub(r"\s+", "", text)


def text_rows(page: Page) -> list[str]:
    return [row.text for row in page.rows if row.kind is RowKind.TEXT]


@given(texts(), WIDTHS)
@settings(deadline=None, max_examples=150)
def test_no_row_is_wider_than_the_column(text: str, width: int) -> None:
    for row in lay_out(an_article(text), width).rows:
        assert row.indent + cell_len(row.text.rstrip(" ")) <= width, row


def test_no_row_is_wider_than_the_column_for_spaces_at_its_end() -> None:
    text = "abcde      f漢"
    assert all(cell_len(text[a:b]) <= 8 for a, b in wrap(text, 0, len(text), 8))


def test_a_mark_that_stands_on_a_space_is_kept() -> None:
    text = "0000000 \u03000"
    assert bare("".join(text[a:b] for a, b in wrap(text, 0, len(text), 8))) == bare(text)


@given(texts(), WIDTHS)
@settings(deadline=None, max_examples=150)
def test_every_character_stands_in_one_row_in_order(text: str, width: int) -> None:
    page = lay_out(an_article(text), width)
    assert bare("".join(text_rows(page))) == bare(text)


@given(texts(), WIDTHS)
@settings(deadline=None, max_examples=100)
def test_a_row_knows_where_its_text_stands(text: str, width: int) -> None:
    page = lay_out(an_article(text), width)
    position = 0
    for number, row in enumerate(page.rows):
        if row.kind is not RowKind.TEXT:
            continue
        assert text[row.start : row.end] == row.text
        assert position <= row.start <= row.end
        position = row.end
        block = page.article.blocks[row.block]
        assert block.start <= row.start <= row.end <= block.end
        for offset in range(row.start, row.end):
            assert page.row_at(offset) == number
        assert page.offset_at(number) == row.start
        assert page.rows_of(row.start, row.end) == range(number, number + 1)


@given(texts(), WIDTHS, st.data())
@settings(deadline=None, max_examples=100)
def test_any_row_leads_to_a_place_of_the_text_and_any_place_to_a_row(
    text: str, width: int, data: st.DataObject
) -> None:
    page = lay_out(an_article(text), width)
    row = data.draw(st.integers(-3, page.height + 3))
    assert 0 <= page.offset_at(row) <= len(text)
    offset = data.draw(st.integers(0, len(text) + 3))
    assert 0 <= page.row_at(offset) < page.height
    end = data.draw(st.integers(offset, len(text) + 3))
    rows = page.rows_of(offset, end)
    assert len(rows) >= 1
    assert 0 <= rows.start < rows.stop <= page.height


@given(st.text(max_size=300), WIDTHS)
@settings(deadline=None, max_examples=150)
def test_any_clean_text_at_all_fits(noise: str, width: int) -> None:
    text = clean(noise).strip()
    assume(not any(text[a] == " " and b > a + 1 for a, b, _ in split_graphemes(text)[0]))
    page = lay_out(an_article(text), width)
    for row in page.rows:
        assert cell_len(row.text.rstrip(" ")) <= width, row
    assert bare("".join(text_rows(page))) == bare(
        "".join(text[block.start : block.end] for block in page.article.blocks)
    )


@given(texts(), WIDTHS)
@settings(deadline=None, max_examples=60)
def test_no_letter_is_parted_from_its_marks(text: str, width: int) -> None:
    for row in lay_out(an_article(text), width).rows:
        if row.text:
            assert not unicodedata.combining(row.text[0]), row
            assert row.text[0] not in "\u200d\ufe0f", row


@pytest.mark.parametrize(
    ("text", "width", "rows"),
    [
        ("the ferry sank at noon", 10, ["the ferry", "sank at", "noon"]),
        ("incomprehensible", 8, ["incompre", "hensible"]),
        ("the north-eastern-most quay", 12, ["the north-", "eastern-most", "quay"]),
        ("exactly ten", 11, ["exactly ten"]),
        ("exactly ten", 10, ["exactly", "ten"]),
        ("漢字漢字漢字", 8, ["漢字漢字", "漢字"]),
        ("one\ntwo", 20, ["one", "two"]),
        ("a b", 1, ["a", "b"]),
    ],
)
def test_rows_break_where_a_reader_expects_it(text: str, width: int, rows: list[str]) -> None:
    assert [text[a:b] for a, b in wrap(text, 0, len(text), width)] == rows


def an_article_of(*blocks: tuple[BlockKind, str], **fields: object) -> Article:
    text, placed = "", []
    for kind, words in blocks:
        text += "\n\n" if text else ""
        level = 1 if kind in (BlockKind.QUOTE, BlockKind.LIST_ITEM) else 0
        marker = "2." if kind is BlockKind.LIST_ITEM else ""
        placed.append(Block(kind, len(text), len(text) + len(words), level, marker))
        text += words
    return Article("a", text, tuple(placed), **fields)  # type: ignore[arg-type]


def test_a_headline_that_the_text_opens_with_is_not_printed_twice() -> None:
    article = an_article_of(
        (BlockKind.HEADING, "Ferry sinks"), (BlockKind.PARAGRAPH, "All saved."), title="Ferry sinks"
    )
    rows = lay_out(article, 40).rows
    assert [row.text for row in rows if row.text == "Ferry sinks"] == ["Ferry sinks"]
    assert rows[0].kind is RowKind.TITLE
    assert rows[0].start == 0


def test_paragraphs_are_parted_by_one_blank_row_and_list_items_by_none() -> None:
    article = an_article_of(
        (BlockKind.PARAGRAPH, "One."),
        (BlockKind.LIST_ITEM, "two"),
        (BlockKind.LIST_ITEM, "three"),
        (BlockKind.PARAGRAPH, "Four."),
        title="Title",
    )
    shown = [row.text for row in lay_out(article, 40).rows][3:]
    assert shown == ["One.", "", "two", "three", "", "Four."]


def test_a_list_item_hangs_from_its_marker() -> None:
    article = an_article_of((BlockKind.LIST_ITEM, "a rope and a lamp and a knife"))
    rows = [row for row in lay_out(article, 14).rows if row.kind is RowKind.TEXT]
    assert [row.marker for row in rows] == ["2. ", "", ""]
    assert {row.indent for row in rows} == {3}


def of_markdown(source: str) -> Article:
    page = markdown_blocks(source)
    return Article("a", page.text, page.blocks, title="Title")


def test_a_further_paragraph_of_a_list_item_hangs_beneath_the_first() -> None:
    article = of_markdown("- rope\n  1. lamp\n\n     and oil\n\n  and twine\n- knife\n")
    rows = [row for row in lay_out(article, 40).rows if row.kind is RowKind.TEXT]
    assert [(row.indent, row.marker, row.text) for row in rows] == [
        (2, "• ", "rope"),
        (5, "1. ", "lamp"),
        (5, "", "and oil"),
        (2, "", "and twine"),
        (2, "• ", "knife"),
    ]


TABLE = of_markdown(
    "| Boat | Crew | What became of it |\n|---|---:|---|\n"
    "| Amalia | 38 | all of them saved by the pilot boat before noon |\n"
    "| 漢字 | 4 | lost |\n"
)


def test_a_table_that_fits_stands_as_it_is() -> None:
    rows = [row for row in lay_out(TABLE, 70).rows if row.kind is RowKind.TEXT]
    assert [row.text for row in rows] == TABLE.text.split("\n")


def test_a_table_too_wide_breaks_between_words_and_goes_on_further_in() -> None:
    rows = [row for row in lay_out(TABLE, 40).rows if row.kind is RowKind.TEXT]
    assert [(row.indent, row.text.rstrip(" ")) for row in rows] == [
        (2, "Boat    Crew  What became of it"),
        (2, TABLE.text.split("\n")[1][:38]),
        (2, "Amalia    38  all of them saved by"),
        (6, "the pilot boat before noon"),
        (2, "漢字       4  lost"),
    ]


@given(WIDTHS)
def test_no_row_of_a_table_is_too_wide_and_no_word_is_lost(width: int) -> None:
    rows = [row for row in lay_out(TABLE, width).rows if row.kind is RowKind.TEXT]
    assert all(row.indent + cell_len(row.text.rstrip(" ")) <= width for row in rows)
    shown = "".join(row.text for row in rows)
    assert bare(shown).replace("─", "") == bare(TABLE.text).replace("─", "")


def test_a_block_quote_has_a_bar_beside_every_row() -> None:
    article = an_article_of(
        (BlockKind.QUOTE, "We got everybody out of the water in time"),
        (BlockKind.QUOTE, "and nobody was hurt"),
    )
    rows = lay_out(article, 20).rows[3:]
    assert {row.marker for row in rows} == {"│ "}


def test_code_keeps_its_spaces_and_its_empty_rows() -> None:
    article = an_article_of((BlockKind.CODE, "if wet:\n    swim()\n\nwalk()"))
    assert [row.text for row in lay_out(article, 30).rows[3:]] == [
        "if wet:",
        "    swim()",
        "",
        "walk()",
    ]


def test_an_article_without_text_has_a_headline_and_no_more() -> None:
    page = lay_out(Article("a", "", ()), 40)
    assert page.rows[0].text == "Untitled"
    assert page.row_at(0) == 0
    assert page.offset_at(3) == 0
    assert page.rows_of(0, 0) == range(1)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"authors": ("Inés Valdane", "Bo Ek")}, "Inés Valdane, Bo Ek · Fri 11 Nov 2022 · 1 min"),
        ({"published": None}, "date unknown · 1 min"),
        ({}, "Fri 11 Nov 2022 · 1 min"),
    ],
)
def test_beneath_the_headline_stand_authors_date_and_reading_time(
    fields: dict[str, object], said: str
) -> None:
    assert details(an_article("Words.", **fields)) == said  # type: ignore[arg-type]


def test_a_headline_of_our_own_making_is_called_that() -> None:
    assert "headline" in details(an_article("Words.", title_origin=Origin.MADE))


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (1, 1), (238, 1), (480, 2), (2380, 10)])
def test_the_reading_time_is_at_least_a_minute(words: int, minutes: int) -> None:
    assert reading_minutes(an_article("word " * words)) == minutes
