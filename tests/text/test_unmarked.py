"""Markdown without markup is read as the parser reads it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storyview.text.clean import clean
from storyview.text.markdown_parsing import parsed_blocks
from storyview.text.unmarked import unmarked_paragraphs

LINES = st.text(alphabet="ab. ,!?:;\"'“”’—–()$%/@^{}=+-0123456789)[](:é日\u00a0 ", max_size=30)
SOURCES = st.lists(LINES, max_size=12).map("\n".join)


@given(SOURCES)
@settings(deadline=None, max_examples=600)
def test_what_is_read_without_the_parser_is_what_the_parser_reads(source: str) -> None:
    source = clean(source)
    unmarked = unmarked_paragraphs(source)
    if unmarked is not None:
        parsed = parsed_blocks(source)
        assert unmarked == (parsed.text, parsed.blocks)
        assert parsed.marks == ()


@pytest.mark.parametrize(
    "source",
    [
        "# A heading", "A *word*.", "A `word`.", "> Said.", "- one", "1. one", "2) two", "a\n===",
        "a\n---", "    code", "a [link](http://x.example)", "&amp;", "a\\*b", "a  \nb", "a | b",
        "<b>bold</b>", "~~gone~~", "* * *", "a\tb",
    ],
)  # fmt: skip
def test_anything_that_may_be_markup_goes_to_the_parser(source: str) -> None:
    assert unmarked_paragraphs(source) is None


def test_paragraphs_of_curly_quotation_marks_need_no_parser() -> None:
    source = "“It is late,” she\nsaid — [once].\n\n\nNobody (but one) heard: 50-47."
    assert unmarked_paragraphs(source) == (
        "“It is late,” she said — [once].\n\nNobody (but one) heard: 50-47.",
        parsed_blocks(source).blocks,
    )
