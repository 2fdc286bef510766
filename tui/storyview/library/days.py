"""Days near others."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection


def days_around(days: Collection[date], reach: int) -> tuple[date, date]:
    """From so many days before the first of these to so many after the last.

    Where the calendar has no such day, at the edges of the years 1 and 9999 that dumps give for
    unknown days, it is the calendar's first or last.

    >>> days_around([date(2022, 11, 11)], 4)
    (datetime.date(2022, 11, 7), datetime.date(2022, 11, 15))
    """
    first, last, step = min(days), max(days), timedelta(reach)
    since = first - step if first - date.min >= step else date.min
    until = last + step if date.max - last >= step else date.max
    return since, until
