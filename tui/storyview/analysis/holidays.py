"""The days of holidays that English-language news names without a date."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from storyview.analysis.calendar_values import easter, nth_weekday

if TYPE_CHECKING:
    from collections.abc import Callable


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _from_easter(days: int) -> Callable[[int], date]:
    return lambda year: easter(year) + timedelta(days)


def _nth(month: int, weekday: int, nth: int, days: int = 0) -> Callable[[int], date]:
    return lambda year: nth_weekday(year, month, weekday, nth) + timedelta(days)


HOLIDAYS: dict[str, Callable[[int], date]] = {
    "christmas": _fixed(12, 25),
    "christmas day": _fixed(12, 25),
    "christmas eve": _fixed(12, 24),
    "boxing day": _fixed(12, 26),
    "new year's": _fixed(1, 1),
    "new year's day": _fixed(1, 1),
    "new year's eve": _fixed(12, 31),
    "halloween": _fixed(10, 31),
    "valentine's day": _fixed(2, 14),
    "st. patrick's day": _fixed(3, 17),
    "juneteenth": _fixed(6, 19),
    "bastille day": _fixed(7, 14),
    "veterans day": _fixed(11, 11),
    "armistice day": _fixed(11, 11),
    "remembrance day": _fixed(11, 11),
    "may day": _fixed(5, 1),
    "anzac day": _fixed(4, 25),
    "canada day": _fixed(7, 1),
    "australia day": _fixed(1, 26),
    "ash wednesday": _from_easter(-46),
    "palm sunday": _from_easter(-7),
    "good friday": _from_easter(-2),
    "easter": _from_easter(0),
    "easter sunday": _from_easter(0),
    "easter monday": _from_easter(1),
    "martin luther king day": _nth(1, 1, 3),
    "martin luther king jr. day": _nth(1, 1, 3),
    "presidents' day": _nth(2, 1, 3),
    "mother's day": _nth(5, 7, 2),
    "memorial day": _nth(5, 1, -1),
    "father's day": _nth(6, 7, 3),
    "labor day": _nth(9, 1, 1),
    "columbus day": _nth(10, 1, 2),
    "election day": _nth(11, 1, 1, 1),
    "thanksgiving": _nth(11, 4, 4),
    "thanksgiving day": _nth(11, 4, 4),
    "black friday": _nth(11, 4, 4, 1),
    "cyber monday": _nth(11, 4, 4, 4),
}
"""The day in a year, by the name in lower case with straight apostrophes and without commas."""
FIRST_YEAR = 1583
"""The first full year of the Gregorian calendar."""


def holiday_date(name: str, year: int) -> date | None:
    """The day of a holiday in a year; nothing for one that is not known."""
    find = HOLIDAYS.get(name)
    return find(year) if find and FIRST_YEAR <= year < 9999 else None
