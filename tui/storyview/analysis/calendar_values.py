"""What a TIMEX3 value covers in the calendar, and the value of a day, week, season or the like.

The forms are those of TimeML (Pustejovsky et al., 2003); seasons are the meteorological ones of
the northern half of the world.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

VALUE = re.compile(
    r"(?P<fiscal>FY)?(?P<year>\d{4})"
    r"(?:-W(?P<week>\d\d)(?:-(?P<weekday>[1-7]|WE))?"
    r"|-Q(?P<quarter>[1-4])|-H(?P<half>[12])|-(?P<season>SP|SU|FA|WI)"
    r"|-(?P<month>\d\d)(?:-(?:(?P<day>\d\d)(?:T[A-Z0-9:]+)?|XX))?"
    r"|-XX(?:-XX)?)?"
)
DECADE_OR_CENTURY = re.compile(r"\d\d\d?")
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""The month that each season begins with; winter is that of the year in which it begins."""
DAY = timedelta(days=1)
Interval = tuple[date, date]


@lru_cache(256)
def interval(value: str) -> Interval | None:
    """The first and the last day that a TIMEX3 value covers; nothing when it has no such place.

    >>> interval("2022-02")
    (datetime.date(2022, 2, 1), datetime.date(2022, 2, 28))
    """
    try:
        if "/" in value:
            first, last = (interval(part) for part in value.split("/", 1))
            return (first[0], last[1]) if first and last and first[0] <= last[1] else None
        if DECADE_OR_CENTURY.fullmatch(value):
            step = 10 ** (4 - len(value))
            begin = int(value) * step
            return date(begin, 1, 1), date(begin + step - 1, 12, 31)
        found = VALUE.fullmatch(value)
        return _covered(found) if found else None
    except (ValueError, OverflowError):
        return None


def _covered(found: re.Match[str]) -> Interval | None:
    year = int(found["year"])
    if found["fiscal"]:
        # The federal fiscal year of the United States is named after the year it ends in.
        if found["quarter"]:
            return _months(year - 1, 7 + 3 * int(found["quarter"]), 3)
        return _months(year - 1, 10, 12) if found.end() == 6 else None
    if found["week"]:
        week = int(found["week"])
        if found["weekday"] == "WE":
            return date.fromisocalendar(year, week, 6), date.fromisocalendar(year, week, 7)
        if found["weekday"]:
            day = date.fromisocalendar(year, week, int(found["weekday"]))
            return day, day
        return date.fromisocalendar(year, week, 1), date.fromisocalendar(year, week, 7)
    if found["quarter"]:
        return _months(year, 3 * int(found["quarter"]) - 2, 3)
    if found["half"]:
        return _months(year, 6 * int(found["half"]) - 5, 6)
    if found["season"]:
        return _months(year, SEASONS[found["season"]], 3)
    if found["day"]:
        day = date(year, int(found["month"]), int(found["day"]))
        return day, day
    if found["month"]:
        return _months(year, int(found["month"]), 1)
    return date(year, 1, 1), date(year, 12, 31)


def _months(year: int, month: int, count: int) -> Interval:
    """``count`` whole months from this one on; months past December count on."""
    first = month_after(year, month, 0)
    last = month_after(year, month, count - 1)
    return date(*first, 1), date(*last, month_length(*last))


def month_after(year: int, month: int, count: int) -> tuple[int, int]:
    """The year and month ``count`` months after this one (before it, when negative)."""
    months = year * 12 + month - 1 + count
    return months // 12, months % 12 + 1


def is_leap(year: int) -> bool:
    """Whether a year of the Gregorian calendar has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    """How many days a month has."""
    return 29 if month == 2 and is_leap(year) else LENGTHS[month - 1]


LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def week_value(day: date) -> str:
    """The ISO week that a day is in: "2022-W44"."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def season_of(day: date) -> tuple[int, str]:
    """The year and the name of the season that a day is in."""
    if day.month < 3:
        return day.year - 1, "WI"
    return day.year, ("SP", "SU", "FA", "WI")[day.month // 3 - 1]


def year_value(year: int) -> str:
    """A year; those before our era are negative: 480 BC is "BC0480"."""
    return f"{year:04d}" if year > 0 else f"BC{-year:04d}"


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus/Jones/Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    (d, e), f = divmod(b, 4), (b + 8) // 25
    h = (19 * a + b - d - (b - f + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    lead = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * lead) // 451
    month, day = divmod(h + lead - 7 * m + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The ``nth`` such weekday (Monday is 1) of a month; the last one for -1."""
    if nth > 0:
        first = date(year, month, 1)
        return first + DAY * ((weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    last = date(year, month, month_length(year, month))
    return last - DAY * ((last.isoweekday() - weekday) % 7)
