"""Days near others, up to the edges of the calendar."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from storyview.library.days import days_around


@settings(deadline=None)
@given(st.lists(st.dates(), min_size=1), st.integers(0, 400))
def test_days_around_others_hold_all_that_lie_near_them(days: list[date], reach: int) -> None:
    since, until = days_around(days, reach)

    assert since == date.min or since == min(days) - timedelta(reach)
    assert until == date.max or until == max(days) + timedelta(reach)
    assert since <= min(days)
    assert until >= max(days)


def test_at_the_edges_of_the_calendar_they_end_with_it() -> None:
    assert days_around([date.min], 4) == (date.min, date(1, 1, 5))
    assert days_around([date.max], 4) == (date(9999, 12, 27), date.max)
