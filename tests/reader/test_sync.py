"""How the columns scroll: still where nothing is to be shown, never outside the page."""

from __future__ import annotations

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from storyview.reader.sync import (
    Sync,
    bring_to,
    clamp_top,
    follow_by_meaning,
    follow_by_offset,
    reading_line,
    row_to_read,
    scroll_late,
)

HEIGHTS = st.integers(1, 80)


@st.composite
def pages(draw: st.DrawFn) -> tuple[int, int, int]:
    """A scroll position, the height of the view, and the height of the page."""
    height = draw(HEIGHTS)
    page = draw(st.integers(1, 400))
    return draw(st.integers(0, max(0, page - height))), height, page


@st.composite
def passages(draw: st.DrawFn, page: int) -> range:
    first = draw(st.integers(0, page - 1))
    return range(first, draw(st.integers(first + 1, min(page, first + 12))))


def within(top: int, height: int, page: int) -> bool:
    return 0 <= top <= max(0, page - height)


@given(HEIGHTS)
def test_the_reading_line_is_about_a_third_down(height: int) -> None:
    assert 0 <= reading_line(height) <= height // 3 < height or height < 3


@given(st.integers(-50, 500), HEIGHTS, st.integers(0, 400))
def test_a_scroll_position_is_always_on_the_page(top: int, height: int, page: int) -> None:
    assert within(clamp_top(top, height, page), height, page)
    once = clamp_top(top, height, page)
    assert clamp_top(once, height, page) == once


@given(pages(), st.integers(0, 40))
def test_a_follower_without_a_counterpart_holds_still(
    page: tuple[int, int, int], line: int
) -> None:
    top, height, page_height = page
    assert follow_by_meaning(top, height, page_height, None, line) == top


@given(pages(), st.data())
@settings(max_examples=300)
def test_after_following_the_counterpart_can_be_read(
    page: tuple[int, int, int], data: st.DataObject
) -> None:
    top, height, page_height = page
    rows = data.draw(passages(page_height))
    line = reading_line(height)
    after = follow_by_meaning(top, height, page_height, rows, line)
    assert within(after, height, page_height)
    assert after <= rows.start < after + height
    assert follow_by_meaning(after, height, page_height, rows, line) == after


@given(pages(), st.data())
@settings(max_examples=300)
def test_a_follower_moves_only_when_its_counterpart_is_out_of_sight_or_far(
    page: tuple[int, int, int], data: st.DataObject
) -> None:
    top, height, page_height = page
    rows = data.draw(passages(page_height))
    line = reading_line(height)
    after = follow_by_meaning(top, height, page_height, rows, line)
    in_sight = top <= rows.start and rows.stop <= top + height
    if in_sight and abs(rows.start - top - line) <= height // 3:
        assert after == top
    elif after != top:
        assert after == clamp_top(rows.start - line, height, page_height)


@given(pages(), st.integers(0, 399), st.integers(0, 80))
def test_a_row_is_brought_to_its_line_if_the_page_allows_it(
    page: tuple[int, int, int], row: int, line: int
) -> None:
    _, height, page_height = page
    assume(row < page_height and line < height)
    after = bring_to(row, line, height, page_height)
    assert within(after, height, page_height)
    assert after <= row < after + height
    if within(row - line, height, page_height):
        assert row - after == line


@given(pages(), st.integers(-200, 200))
def test_by_offset_a_follower_moves_as_far_as_the_leader_but_not_off_its_page(
    page: tuple[int, int, int], moved: int
) -> None:
    top, height, page_height = page
    after = follow_by_offset(top, moved, height, page_height)
    assert within(after, height, page_height)
    assert after == top + moved or after in (0, max(0, page_height - height))


@given(pages(), st.data())
@settings(max_examples=300)
def test_after_a_late_scroll_the_passage_is_in_view(
    page: tuple[int, int, int], data: st.DataObject
) -> None:
    top, height, page_height = page
    rows = data.draw(passages(page_height))
    after = scroll_late(top, height, page_height, rows)
    assert within(after, height, page_height)
    assert after <= rows.start < after + height
    assert scroll_late(after, height, page_height, rows) in (
        after,
        bring_to(rows.start, reading_line(height), height, page_height),
    )


@given(pages(), st.data())
@settings(max_examples=300)
def test_a_passage_well_inside_the_view_does_not_scroll_the_page(
    page: tuple[int, int, int], data: st.DataObject
) -> None:
    top, height, page_height = page
    rows = data.draw(passages(page_height))
    if top + 3 <= rows.start and rows.stop <= top + height * 2 // 3:
        assert scroll_late(top, height, page_height, rows) == top


@given(pages(), st.data(), st.integers(-60, 60))
@settings(max_examples=300)
def test_scrolling_moves_the_row_that_is_read_and_keeps_it_in_view(
    page: tuple[int, int, int], data: st.DataObject, moved: int
) -> None:
    top, height, page_height = page
    row = data.draw(st.integers(top, min(page_height, top + height) - 1))
    after, read = row_to_read(top, height, page_height, row, moved)
    assert within(after, height, page_height)
    assert read == max(0, min(row + moved, page_height - 1))
    assert after <= read < after + height
    if moved > 0:
        assert after >= top
    elif moved < 0:
        assert after <= top


@given(st.integers(1, 80), st.integers(1, 400))
def test_from_the_top_the_row_walks_to_the_reading_line_before_the_page_moves(
    height: int, page_height: int
) -> None:
    top, row = 0, 0
    for _ in range(min(page_height, 200)):
        before = top
        top, row = row_to_read(top, height, page_height, row, 1)
        assert top - before in (0, 1)
        if top and top < page_height - height:
            assert row - top == reading_line(height)


def test_the_key_steps_through_all_three_ways_to_follow() -> None:
    assert Sync.MEANING.next() is Sync.OFFSET
    assert Sync.OFFSET.next() is Sync.OFF
    assert Sync.OFF.next() is Sync.MEANING
