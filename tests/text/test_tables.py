"""Tables are laid out by what they take on the screen."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storyview.text.article import Mark, MarkKind
from storyview.text.tables import WIDEST, Cell, cell_width, laid_out

WORDS = st.text(alphabet="ab é漢\u0301", max_size=8).map(lambda text: " ".join(text.split()))


@pytest.mark.parametrize(
    ("text", "width"), [("", 0), ("abc", 3), ("漢字", 4), ("e\u0301", 1), ("ｗ", 2), ("🚀", 2)]
)
def test_widths_are_terminal_cells(text: str, width: int) -> None:
    assert cell_width(text) == width


def test_figures_stand_at_the_right_edge() -> None:
    rows = [[Cell("Town"), Cell("Votes", to_right=True)], [Cell("Bo"), Cell("7", to_right=True)]]
    assert laid_out(rows)[0] == "Town  Votes\n────  ─────\nBo        7"


def test_marks_move_with_their_cell() -> None:
    bold = Mark(MarkKind.STRONG, 1, 3)
    text, (mark,) = laid_out([[Cell("x"), Cell("y")], [Cell("longer"), Cell("abc", (bold,))]])
    assert text[mark.start : mark.end] == "bc"


def test_empty_columns_and_rows_are_left_out() -> None:
    rows = [[Cell("a"), Cell(""), Cell("b")], [Cell(""), Cell(""), Cell("")]]
    assert laid_out(rows)[0] == "a  b"
    assert laid_out([[Cell("")]]) == ("", ())


def test_a_cell_over_the_limit_stands_out_of_its_column() -> None:
    rows = [[Cell("x" * (WIDEST + 9)), Cell("b")], [Cell("c"), Cell("d")]]
    assert laid_out(rows)[0].split("\n")[-1] == "c" + " " * (WIDEST - 1) + "  d"


@settings(deadline=None)
@given(st.lists(st.lists(WORDS, min_size=3, max_size=3), max_size=5), st.booleans())
def test_every_word_stays_and_the_text_begins_with_one_or_a_rule(
    rows: list[list[str]], to_right: bool
) -> None:
    text, _ = laid_out([[Cell(word, to_right=to_right) for word in row] for row in rows])
    assert text == text.strip()
    assert text.replace("─", "").split() == [
        w for row in rows for cell in row for w in cell.split()
    ]
