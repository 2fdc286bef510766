"""Where everything stands, on every size from 60x15 to 260x90."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storyview.reader.page_plan import (
    Box,
    PagePlan,
    Wishes,
    columns_that_fit,
    has_room_for_all,
    is_too_small,
    plan_page,
    window_of_columns,
)

WISHES = st.builds(
    Wishes,
    columns=st.one_of(st.none(), st.integers(1, 9)),
    zoomed=st.booleans(),
    people=st.sampled_from([None, True, False]),
    timeline=st.sampled_from([None, True, False]),
)
WIDTHS, HEIGHTS, ARTICLES = st.integers(60, 260), st.integers(15, 90), st.integers(1, 9)


def boxes(plan: PagePlan) -> list[tuple[str, Box]]:
    named: list[tuple[str, Box | None]] = [
        ("title", plan.title),
        ("counterparts", plan.counterparts),
        ("people", plan.people),
        ("timeline", plan.timeline),
        ("status", plan.status),
        ("hints", plan.hints),
        *((f"column {i}", box) for i, box in enumerate(plan.columns)),
        *((f"rail {i}", box) for i, box in enumerate(plan.rails)),
    ]
    return [(name, box) for name, box in named if box is not None]


def overlap(one: Box, other: Box) -> bool:
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


def check(width: int, height: int, articles: int, wishes: Wishes) -> None:
    plan = plan_page(width, height, articles, wishes)
    placed = boxes(plan)
    for name, box in placed:
        assert box.width > 0 and box.height > 0, name
        assert box.x >= 0 and box.y >= 0, name
        assert box.x + box.width <= width and box.y + box.height <= height, name
    for place, (name, box) in enumerate(placed):
        for other_name, other in placed[place + 1 :]:
            if plan.people_is_overlay and "people" in (name, other_name):
                continue
            assert not overlap(box, other), (name, other_name)
    assert len(plan.columns) == len(plan.rails)
    assert 1 <= len(plan.columns) <= articles
    for column, rail in zip(plan.columns, plan.rails, strict=True):
        assert column.width + rail.width >= 18
        assert (rail.x, rail.y, rail.height) == (column.x + column.width, column.y, column.height)
    lefts = [column.x for column in plan.columns]
    assert lefts == sorted(lefts)
    if wishes.zoomed:
        assert len(plan.columns) == 1
    if wishes.people is not None:
        assert (plan.people is not None) is wishes.people
    if wishes.timeline is not None:
        assert (plan.timeline is not None) is wishes.timeline


@given(WIDTHS, HEIGHTS, ARTICLES, WISHES)
@settings(deadline=None, max_examples=500)
def test_every_box_lies_on_the_screen_and_apart_from_the_others(
    width: int, height: int, articles: int, wishes: Wishes
) -> None:
    check(width, height, articles, wishes)


@pytest.mark.parametrize("articles", [1, 2, 3, 5, 9])
def test_every_box_lies_right_where_the_rules_change(articles: int) -> None:
    widths = (60, 75, 76, 77, 107, 108, 109, 110, 149, 150, 151, 207, 208, 260)
    heights = (15, 17, 18, 29, 30, 33, 34, 35, 90)
    for width, height in product(widths, heights):
        for columns, people, timeline in product((None, 1, 9), (None, True), (None, True, False)):
            check(width, height, articles, Wishes(columns, False, people, timeline))


@given(WIDTHS, HEIGHTS, ARTICLES, WISHES)
@settings(deadline=None, max_examples=200)
def test_no_cell_between_the_title_and_the_status_is_left_over(
    width: int, height: int, articles: int, wishes: Wishes
) -> None:
    plan = plan_page(width, height, articles, wishes)
    area = sum(
        box.width * box.height
        for name, box in boxes(plan)
        if not (name == "people" and plan.people_is_overlay)
    )
    assert area == width * height


@given(st.integers(110, 260), st.integers(34, 90), st.integers(3, 9))
@settings(deadline=None)
def test_from_110_by_34_three_columns_people_and_timeline_stand_there_at_once(
    width: int, height: int, articles: int
) -> None:
    plan = plan_page(width, height, articles)
    assert has_room_for_all(width, height)
    assert len(plan.columns) >= 3
    assert plan.people is not None
    assert not plan.people_is_overlay
    assert plan.timeline is not None
    assert plan.timeline is not None
    assert plan.timeline.height > 1


@given(st.integers(110, 260), st.integers(34, 90))
@settings(deadline=None)
def test_the_people_stand_beside_the_text_from_150_columns_else_beside_the_timeline(
    width: int, height: int
) -> None:
    plan = plan_page(width, height, 3)
    assert plan.people is not None
    assert plan.timeline is not None
    if width >= 150:
        assert plan.people.y == plan.columns[0].y
        assert plan.people.x + plan.people.width == width
    else:
        assert plan.people.y == plan.timeline.y


@pytest.mark.parametrize(
    ("width", "articles", "columns"),
    [
        (60, 3, 1),
        (75, 3, 1),
        (76, 3, 2),
        (100, 3, 2),
        (110, 3, 3),
        (150, 3, 3),
        (110, 2, 2),
        (200, 1, 1),
        (260, 9, 5),
    ],
)
def test_the_width_decides_how_many_columns_there_are(
    width: int, articles: int, columns: int
) -> None:
    assert columns_that_fit(width, articles) == columns


@given(WIDTHS, HEIGHTS, ARTICLES)
@settings(deadline=None)
def test_one_column_has_a_line_for_each_of_up_to_four_other_articles(
    width: int, height: int, articles: int
) -> None:
    plan = plan_page(width, height, articles)
    if len(plan.columns) == 1 and articles > 1:
        assert plan.counterparts is not None
        assert 1 <= plan.counterparts.height <= min(4, articles - 1)
    else:
        assert plan.counterparts is None


def test_three_narrow_columns_at_80_are_a_readers_right() -> None:
    assert len(plan_page(80, 24, 3, Wishes(columns=3)).columns) == 3


@given(st.integers(0, 300), st.integers(0, 100))
def test_below_60_by_15_a_screen_is_too_small(width: int, height: int) -> None:
    assert is_too_small(width, height) is (width < 60 or height < 15)


@given(ARTICLES, st.data())
def test_the_window_of_columns_holds_the_focused_one_and_moves_no_further_than_it_must(
    articles: int, data: st.DataObject
) -> None:
    count = data.draw(st.integers(1, articles))
    focused = data.draw(st.integers(0, articles - 1))
    first = data.draw(st.integers(0, articles - count))
    moved = window_of_columns(focused, first, count, articles)
    assert moved <= focused < moved + count
    assert 0 <= moved <= articles - count
    if first <= focused < first + count:
        assert moved == first
