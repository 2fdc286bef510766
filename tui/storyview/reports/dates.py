"""Days and stretches of days in words, the same in every locale."""

from __future__ import annotations

from datetime import date, timedelta

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day_in_words(day: date) -> str:
    """A day with its weekday.

    >>> day_in_words(date(2022, 11, 9))
    'Wed 9 Nov 2022'
    """
    return f"{WEEKDAYS[day.weekday()]} {_plain_day(day)}"


def period_in_words(begin: date, end: date) -> str:
    """A stretch from its first to its last day, as short as it can be said.

    >>> period_in_words(date(2022, 11, 1), date(2022, 11, 30))
    'Nov 2022'
    >>> period_in_words(date(2021, 12, 30), date(2022, 1, 2))
    '30 Dec 2021 to 2 Jan 2022'
    """
    if begin == end:
        return day_in_words(begin)
    whole_months = begin.day == 1 and _last_of_its_month(end)
    if whole_months and begin.month == 1 and end.month == 12:
        return _joined(str(begin.year), str(end.year))
    if whole_months:
        return _joined(_month(begin), _month(end))
    return _joined(_plain_day(begin), _plain_day(end))


def _joined(first: str, last: str) -> str:
    return first if first == last else f"{first} to {last}"


def _plain_day(day: date) -> str:
    return f"{day.day} {_month(day)}"


def _month(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.year}"


def _last_of_its_month(day: date) -> bool:
    return day == date.max or (day + timedelta(days=1)).day == 1
