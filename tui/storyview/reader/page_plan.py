"""Where everything stands on a screen of a given size. Pure; all measures are terminal cells."""

from __future__ import annotations

from typing import NamedTuple

SMALLEST_WIDTH = 60
SMALLEST_HEIGHT = 15
NARROWEST_TEXT = 34
"""A column of prose is never narrower, unless the reader asks for more columns."""
GUTTER = 6
"""Signs, bar and spaces at the left of a column's text, and its rail at the right."""


class Box(NamedTuple):
    """A rectangle of the screen."""

    x: int
    y: int
    width: int
    height: int


class PagePlan(NamedTuple):
    """Where everything stands."""

    title: Box
    columns: tuple[Box, ...]
    """One for each article that is shown, from left to right, without its rail."""
    rails: tuple[Box, ...]
    counterparts: Box | None
    """Only where one column fits: a line for each other article."""
    people: Box | None
    timeline: Box | None
    status: Box
    hints: Box | None
    people_is_overlay: bool = False


class Wishes(NamedTuple):
    """What the reader has asked for; nothing means: as the size suggests."""

    columns: int | None = None
    zoomed: bool = False
    people: bool | None = None
    timeline: bool | None = None


def is_too_small(width: int, height: int) -> bool:
    """Whether nothing sensible can be shown."""
    return width < SMALLEST_WIDTH or height < SMALLEST_HEIGHT


def has_room_for_all(width: int, height: int) -> bool:
    """Whether three columns, the people and the timeline can stand on the screen at once."""
    return width >= 110 and height >= 34


def columns_that_fit(width: int, articles: int) -> int:
    """How many articles stand side by side in ``width`` cells if the reader says nothing."""
    if width >= 4 * (NARROWEST_TEXT + GUTTER + 12):
        most = width // (NARROWEST_TEXT + GUTTER + 12)
    elif width >= 3 * (NARROWEST_TEXT + 2):
        most = 3
    elif width >= 76:
        most = 2
    else:
        most = 1
    return max(1, min(articles, most))


def plan_page(width: int, height: int, articles: int, wishes: Wishes | None = None) -> PagePlan:
    """Place everything on a screen of ``width`` times ``height`` cells."""
    wishes = wishes or Wishes()
    roomy = has_room_for_all(width, height)
    with_people = roomy if wishes.people is None else wishes.people
    with_timeline = height >= 18 if wishes.timeline is None else wishes.timeline

    title = Box(0, 0, width, 1)
    hints_height = 1 if height >= 30 else 0
    status = Box(0, height - 1 - hints_height, width, 1)
    hints = Box(0, height - 1, width, 1) if hints_height else None
    top, bottom = 1, status.y

    people_at_side = with_people and roomy and width >= 150
    people_at_bottom = with_people and roomy and not people_at_side
    side = min(44, max(30, width // 5)) if people_at_side else 0

    timeline: Box | None = None
    people: Box | None = None
    if with_timeline:
        rows = min(articles, 9) + 4 if roomy else 1
        if people_at_bottom:
            rows = max(rows, 9)
        rows = min(rows, max(1, (bottom - top) // 3))
        bottom -= rows
        timeline = Box(0, bottom, width, rows)
    if people_at_side:
        people = Box(width - side, top, side, bottom - top)
    elif people_at_bottom:
        if timeline is None:
            rows = 9
            bottom -= rows
            people = Box(0, bottom, width, rows)
        else:
            part = width * 2 // 5
            people = Box(width - part, timeline.y, part, timeline.height)
            timeline = timeline._replace(width=width - part)
    elif with_people:
        part = min(width - 8, 46)
        people = Box(width - part, top, part, bottom - top)

    across = width - side
    if wishes.zoomed:
        count = 1
    elif wishes.columns is not None:
        count = max(1, min(articles, wishes.columns, across // 18))
    else:
        count = columns_that_fit(across, articles)
    counterparts: Box | None = None
    if count == 1 and articles > 1 and not wishes.zoomed:
        rows = min(articles - 1, 4, max(1, (bottom - top) // 5))
        bottom -= rows
        counterparts = Box(0, bottom, across, rows)
    columns = []
    rails = []
    for number in range(count):
        left = across * number // count
        right = across * (number + 1) // count
        columns.append(Box(left, top, right - left - 1, bottom - top))
        rails.append(Box(right - 1, top, 1, bottom - top))
    return PagePlan(
        title,
        tuple(columns),
        tuple(rails),
        counterparts,
        people,
        timeline,
        status,
        hints,
        people_is_overlay=people is not None and not (people_at_side or people_at_bottom),
    )


def window_of_columns(focused: int, first: int, count: int, articles: int) -> int:
    """The first article of a window of ``count`` columns that holds the focused one.

    The window moves no further than it must.
    """
    if focused < first:
        first = focused
    elif focused >= first + count:
        first = focused - count + 1
    return max(0, min(first, articles - count))
