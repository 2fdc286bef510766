"""Counting on in days, weeks, months and years: the value of "the third week after"."""

from __future__ import annotations

from datetime import date, timedelta

from storyview.analysis.calendar_values import DAY, month_after, week_value


def years_on(year: int, count: int) -> int:
    """Years counted on from one; there is no year nought."""
    on = year + count
    return on + 1 if year < 0 <= on else on - 1 if year > 0 >= on else on


def shifted(day: date, days: int) -> date | None:
    """A day so many days on; nothing when no calendar holds it."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def unit_value(base: date, unit: str, count: int) -> str:
    """The value of the unit ``count`` units after the one that ``base`` is in."""
    try:
        if unit == "D":
            return (base + DAY * count).isoformat()
        if unit == "W":
            return week_value(base + DAY * 7 * count)
        if unit == "WE":
            return f"{week_value(base + DAY * 7 * count)}-WE"
        if unit == "M":
            year, month = month_after(base.year, base.month, count)
            return f"{year:04d}-{month:02d}"
        if unit == "Q":
            year, month = month_after(base.year, base.month, 3 * count)
            return f"{year:04d}-Q{(month + 2) // 3}"
        if unit == "DE":
            return f"{base.year // 10 + count:03d}"
        if unit == "CE":
            return f"{base.year // 100 + count:02d}"
        if unit == "FY":
            return f"FY{base.year + (base.month > 9) + count:04d}"
        return f"{base.year + count:04d}"
    except OverflowError:
        return ""
