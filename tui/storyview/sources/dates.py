"""The day that a piece of metadata or a dateline names.

Only what is written: no day is guessed from a weekday, and "4/5/2022", which two continents read
as two days, is no date here.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january",
            "feb february",
            "mar march",
            "apr april",
            "may",
            "jun june",
            "jul july",
            "aug august",
            "sep sept september",
            "oct october",
            "nov november",
            "dec december",
        ),
        start=1,
    )
    for name in names.split()
}
MONTH = "|".join(sorted(MONTHS, key=lambda name: (-len(name), name)))
WEEKDAY = r"\b(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\b\.?,?"
_ZONE = (
    r"(?:\(?\b(?:[ECMP][SD]T|[ECMP]T|GMT|UTC|BST|CEST|CET|HKT|IST|AEST|AEDT)\b\)?|Z\b"
    r"|[+-]\d{2}:?\d{2}\b)"
)
CLOCK = (
    r"(?:\b\d{1,2}\s?[:.]\s?\d{2}(?:\s?[:.]\s?\d{2}(?:[.,]\d+)?)?\s*(?:[ap]\.?\s?m\b\.?)?"
    rf"|\b\d{{1,2}}\s*[ap]\.?\s?m\b\.?|\b\d{{4}}(?=\s*{_ZONE})|{_ZONE})"
)
# The forms of a date: ISO, month first (American), day first (British), slashes with a day over 12.
DATE = (
    r"(?P<y1>\d{4})[-/.](?P<m1>\d{1,2})[-/.](?P<d1>\d{1,2})"
    r"(?:T\d\d:?\d\d[\d:.]{0,14}(?:Z|[+-]\d\d:?\d\d)?)?\b"
    rf"|(?P<m2>{MONTH})\b\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{{4}})\b"
    rf"|(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?(?P<m3>{MONTH})\b\.?,?[\s-]+(?P<y3>\d{{4}})\b"
    r"|(?P<d4>1[3-9]|2\d|3[01])[/.](?P<m4>\d{1,2})[/.](?P<y4>\d{4})\b"
    r"|(?P<m5>\d{1,2})/(?P<d5>1[3-9]|2\d|3[01])/(?P<y5>\d{4})\b"
)
"""For use with ``re.IGNORECASE``, once in a pattern; ``day_of`` reads its groups."""


def read_date(text: str) -> date | None:
    """The day that ``text`` names and nothing else, or None.

    >>> read_date("Friday, Nov. 11, 2022 at 5:02 p.m. EST")
    datetime.date(2022, 11, 11)
    """
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):  # nearly every date; the pattern below costs 4 ms
        return _day(int(text[:4]), int(text[5:7]), int(text[8:]))
    found = _whole().fullmatch(text)
    return day_of(found) if found else None


def day_of(found: re.Match[str]) -> date | None:
    """The day that a match of a pattern with ``DATE`` names, or None for 31 February."""
    for form in "12345":
        year, month, day = (found.group(part + form) for part in "ymd")
        if year:
            return _day(int(year), MONTHS.get(month.lower()) or int(month), int(day))
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@cache
def _whole() -> re.Pattern[str]:
    return re.compile(
        rf"\s*(?:{WEEKDAY}\s*)?(?:{DATE})(?:(?:[\s,|·•-]|\bat\b)*{CLOCK}(?:\s*{_ZONE})?)?\s*",
        re.IGNORECASE,
    )
