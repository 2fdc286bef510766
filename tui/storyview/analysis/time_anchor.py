"""What an article has named last: the times that later expressions are counted from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from storyview.analysis.calendar_values import interval

if TYPE_CHECKING:
    from datetime import date


@dataclass(slots=True)
class Anchor:
    """The times named last in an article: what "that fall" and "the next day" count from."""

    year: int | None = None
    month: int | None = None
    day: date | None = None
    named_year: int | None = None
    """The year named last, even in passing."""
    sentence: int = 0
    """The number of the sentence at hand."""
    _year_at: int = 0
    _month_at: int = 0
    _day_at: int = 0
    _named_at: int = 0

    def forget(self, before: int) -> None:
        """Let go of what was named before a sentence, by its number."""
        if self._named_at < before:
            self.named_year = None
        if self._year_at < before:
            self.year = None
        if self._month_at < before:
            self.month = None
        if self._day_at < before:
            self.day = None

    def clear(self) -> None:
        """Let go of everything."""
        self.year = self.month = self.day = self.named_year = None

    def notice(self, value: str) -> None:
        """Take in the year of a value, and leave the thread of time where it is."""
        self._named_at = self.sentence
        covered = interval(value)
        if (year := _ancient_year(value)) is not None:
            self.named_year = year
        elif covered is not None and len(value) >= 4:
            self.named_year = covered[0].year

    def remember(self, value: str) -> None:
        """Take in a value that has been placed."""
        self.notice(value)
        covered = interval(value)
        if (year := _ancient_year(value)) is not None:
            self.year, self.month, self.day = year, None, None
            self._year_at = self.sentence
            return
        if covered is None or len(value) < 4 or value.startswith("FY"):
            return
        begin, end = covered
        self.year = begin.year
        self._year_at = self._month_at = self.sentence
        if begin == end:
            self.day, self.month = begin, begin.month
            self._day_at = self.sentence
        elif (end - begin).days < 31:
            self.month = begin.month if len(value) == 7 and value[5].isdigit() else end.month
            if self.day and not begin <= self.day <= end:
                self.day = None
        else:
            if self.month is not None and self.day and self.day.year != self.year:
                self.day = None
            self.month = None if self.day is None else self.month


def _ancient_year(value: str) -> int | None:
    """The year of a value before our era, negative: -480 for "BC0480"."""
    digits = value[2:6]
    if not value.startswith("BC") or len(digits) < 4 or not digits.isdigit():
        return None
    return -int(digits)
