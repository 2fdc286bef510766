"""The timeline: one slot a date, one lane a source."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.bridge import COMPARISON, STORY, span
from storyview.analysis.findings import Event, EventBasis
from storyview.reader.timeline_picture import (
    MOST_DOTS,
    long_date,
    scrolled_to,
    short_date,
    slots,
)

HERE = span("harbour", "crack")


def event(value: str, begin: str, end: str | None = None, **more: object) -> Event:
    fields: dict[str, object] = {"basis": EventBasis.EXPLICIT, "spans": (HERE,), **more}
    first = date.fromisoformat(begin)
    last = date.fromisoformat(end) if end else first
    return Event(value, first, last, **fields)  # type: ignore[arg-type]


CASES = [
    (event("2022-11-09", "2022-11-09"), "Wed 9 Nov", "Wed 9 Nov 2022"),
    (event("2021-12", "2021-12-01", "2021-12-31"), "Dec", "Dec 2021"),
    (event("2016", "2016-01-01", "2016-12-31"), "–", "2016"),
    (event("2016/2018", "2016-01-01", "2018-12-31"), "2016–2018", "2016–2018"),
    (event("2022-W45", "2022-11-07", "2022-11-13"), "7–13 Nov", "7–13 Nov 2022"),
    (event("2022-W05", "2022-01-31", "2022-02-06"), "31 Jan–6 Feb", "31 Jan–6 Feb 2022"),
    (event("2021-FA", "2021-09-01", "2021-11-30"), "fall", "fall 2021"),
    (event("2021-SU", "2021-06-01", "2021-08-31"), "summer", "summer 2021"),
    (event("x", "2021-12-20", "2022-01-10"), "Dec 2021–Jan 2022", "Dec 2021–Jan 2022"),
]


@pytest.mark.parametrize(("told", "label", "_long"), CASES, ids=lambda each: str(each)[:12])
def test_a_date_is_short_on_the_axis(told: Event, label: str, _long: str) -> None:
    (slot,) = slots(STORY, [told])
    assert slot.label == label
    assert slot.year == str(told.begin.year)


@pytest.mark.parametrize(("told", "_label", "long"), CASES, ids=lambda each: str(each)[:12])
def test_a_date_is_whole_in_the_line_of_details(told: Event, _label: str, long: str) -> None:
    assert long_date(told) == long


def test_a_weekday_without_a_date_says_so_and_stands_last() -> None:
    friday = event("XXXX-WXX-5", "9998-06-05")
    dated = event("2021-12", "2021-12-01", "2021-12-31")
    assert [(slot.year, slot.label) for slot in slots(STORY, [dated, friday])] == [
        ("2021", "Dec"),
        ("date not told", "Friday"),
    ]
    assert long_date(friday) == "Friday, date not told"


def test_a_day_is_written_short() -> None:
    assert short_date(date(2022, 11, 9)) == "Wed 9 Nov"


def test_events_of_one_date_share_a_slot_and_slots_do_not_overlap() -> None:
    events = [
        event("1968", "1968-01-01", "1968-12-31"),
        event("2024-03-04", "2024-03-04"),
        event("2024-03-04", "2024-03-04"),
        event("2024-03-05", "2024-03-05"),
    ]
    laid = slots(STORY, events)
    assert [slot.events for slot in laid] == [(0,), (1, 2), (3,)]
    x = 0
    for slot in laid:
        assert slot.x == x
        assert slot.width > len(slot.label)
        assert all(len(dots) < slot.width for dots in slot.dots)
        x += slot.width


def test_a_lane_has_a_dot_for_each_passage_that_tells_it() -> None:
    laid = slots(STORY, COMPARISON.events)
    assert [slot.dots for slot in laid] == [("●", "", "●"), ("●", "●", ""), ("", "●", "")]


def test_a_date_that_is_concluded_has_an_open_dot() -> None:
    (slot,) = slots(STORY, [event("2024-03-04", "2024-03-04", basis=EventBasis.INFERRED)])
    assert slot.dots == ("○", "", "")


def test_there_are_never_more_dots_than_can_be_seen_at_a_glance() -> None:
    (slot,) = slots(STORY, [event("2024-03-04", "2024-03-04", spans=(HERE,) * 9)])
    assert len(slot.dots[0]) == MOST_DOTS


def test_without_events_there_are_no_slots() -> None:
    assert slots(STORY, []) == ()


@given(st.integers(0, 300), st.integers(24, 100), st.integers(0, 30))
def test_the_timeline_shows_the_chosen_date_and_never_leaves_its_ends(
    left: int, width: int, chosen: int
) -> None:
    laid = slots(
        STORY,
        [event(f"2024-01-{day:02}", f"2024-01-{day:02}") for day in range(1, 32)],
    )
    whole = laid[-1].x + laid[-1].width
    moved = scrolled_to(laid[chosen], left, width, whole)
    assert 0 <= moved <= max(0, whole - width)
    assert moved <= laid[chosen].x
    assert laid[chosen].x + laid[chosen].width <= moved + width
    assert scrolled_to(laid[chosen], moved, width, whole) == moved
    assert scrolled_to(None, moved, width, whole) == moved
