"""Lines of styled pieces, as strips of an exact width."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style

from storyview.reader.lines import fit, index_at_cell, justified, line, safe, width_of
from storyview.text.clean import clean

PLAIN = Style()
LETTERS = st.text(st.sampled_from("ab é漢字👩… \u0301"), max_size=30).map(clean)


@given(st.lists(LETTERS, max_size=6), st.integers(0, 50))
@settings(deadline=None, max_examples=200)
def test_a_line_is_exactly_as_wide_as_asked(texts: list[str], width: int) -> None:
    strip = line([(text, PLAIN) for text in texts], width, PLAIN)
    assert strip.cell_length == width
    assert cell_len(strip.text) == width


@given(st.text(max_size=30), st.integers(1, 40))
@settings(deadline=None, max_examples=200)
def test_any_text_at_all_makes_a_line(text: str, width: int) -> None:
    assert cell_len(line([(text, PLAIN)], width, PLAIN).text) == width


@given(LETTERS, st.integers(-2, 40))
def test_what_does_not_fit_ends_in_an_ellipsis(text: str, width: int) -> None:
    shown = fit(text, width)
    assert width_of(shown) <= max(0, width)
    if width_of(text) <= width:
        assert shown == text
    elif width > 0:
        assert shown.endswith("…")


@given(LETTERS)
def test_a_width_is_that_of_the_terminal(text: str) -> None:
    assert width_of(text) == cell_len(text)


@pytest.mark.parametrize(
    ("text", "clean_text"),
    [
        ("plain", "plain"),
        ("  kept  ", "  kept  "),
        ("two\nrows", "two rows"),
        (" \x1b[31mred ", " red "),
        ("\x1b]0;title\x07", ""),
        ("a\u202eb", "ab"),
        ("   ", "   "),
    ],
)
def test_a_piece_is_safe_and_keeps_the_spaces_around_it(text: str, clean_text: str) -> None:
    assert safe(text) == clean_text


@given(LETTERS, st.integers(-2, 70))
def test_the_character_at_a_cell_is_one_that_covers_it(text: str, cell: int) -> None:
    index = index_at_cell(text, cell)
    assert 0 <= index <= len(text)
    assert width_of(text[:index]) <= max(0, cell)


@given(LETTERS, st.text(st.sampled_from("ab é漢字👩…"), max_size=30), st.integers(10, 60))
@settings(deadline=None)
def test_what_stands_at_the_right_ends_at_the_right(left: str, right: str, width: int) -> None:
    strip = line(justified([(left, PLAIN)], [(right, PLAIN)], width, PLAIN), width, PLAIN)
    assert cell_len(strip.text) == width
    if width_of(safe(right)) <= width * 2 // 3:
        assert strip.text.endswith(safe(right))
    else:
        assert fit(safe(left), width) in strip.text
