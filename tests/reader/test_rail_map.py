"""The whole article in one cell's width."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storyview.reader.rail_map import Half, cells_in_view, halves_of, lay_over, row_at_cell

ROWS = st.lists(st.sampled_from(Half), min_size=1, max_size=200)
HEIGHTS = st.integers(1, 60)


@given(ROWS, HEIGHTS)
def test_a_rail_has_two_halves_a_cell_and_shows_all_that_there_is(
    rows: list[Half], height: int
) -> None:
    halves = halves_of(rows, len(rows), height)
    assert len(halves) == 2 * height
    assert max(halves) == max(rows)
    assert set(halves) <= {*rows, Half.NOTHING}


@given(ROWS, HEIGHTS)
def test_a_short_page_is_shown_row_by_row(rows: list[Half], height: int) -> None:
    if len(rows) <= 2 * height:
        assert halves_of(rows, len(rows), height)[: len(rows)] == rows


@given(ROWS, HEIGHTS, st.data())
def test_of_several_the_greatest_wins(rows: list[Half], height: int, data: st.DataObject) -> None:
    halves = halves_of(rows, len(rows), height)
    before = list(halves)
    first = data.draw(st.integers(0, len(rows) - 1))
    last = data.draw(st.integers(first, len(rows) - 1))
    lay_over(halves, range(first, last + 1), Half.COUNTERPART, len(rows))
    assert len(halves) == len(before)
    assert all(after >= was for after, was in zip(halves, before, strict=True))
    assert max(halves) >= Half.COUNTERPART


@given(st.integers(1, 500), HEIGHTS, st.integers(1, 80), st.data())
def test_the_cells_in_view_lie_on_the_rail(
    page: int, rail: int, view: int, data: st.DataObject
) -> None:
    top = data.draw(st.integers(0, max(0, page - view)))
    cells = cells_in_view(top, view, page, rail)
    assert len(cells) >= 1
    assert 0 <= cells.start < cells.stop <= rail


@given(st.integers(1, 500), HEIGHTS)
def test_at_both_ends_of_the_page_the_view_is_at_both_ends_of_the_rail(
    page: int, rail: int
) -> None:
    assert cells_in_view(0, rail, page, rail).start == 0
    if page >= 2 * rail:
        assert cells_in_view(page - rail, rail, page, rail).stop == rail


@given(st.integers(1, 500), HEIGHTS, st.data())
def test_pressing_a_cell_leads_to_a_row_that_the_cell_stands_for(
    page: int, rail: int, data: st.DataObject
) -> None:
    cell = data.draw(st.integers(0, rail - 1))
    row = row_at_cell(cell, page, rail)
    assert 0 <= row < page
    rows = [Half.NOTHING] * page
    rows[row] = Half.CURRENT
    halves = halves_of(rows, page, rail)
    if 2 * cell * max(page, 2 * rail) < page * 2 * rail:
        assert Half.CURRENT in halves[2 * cell : 2 * cell + 2]


@pytest.mark.parametrize("page", [1, 10, 100])
def test_the_first_cell_leads_to_the_beginning(page: int) -> None:
    assert row_at_cell(0, page, 20) == 0
