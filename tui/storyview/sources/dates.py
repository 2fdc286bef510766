"""The day that a piece of metadata or a dateline names.

Only what is written: no day is guessed from a weekday, and "4/5/2022", which two continents read
as two days, is no date here.
"""

from __future__ import annotations

import re
from datetime import date

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
_MONTH = "|".join(sorted(MONTHS, key=lambda name: (-len(name), name)))
_WEEKDAY = r"(?:(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\.?,?\s+)?"
_CLOCK = (
    r"(?:[\s,|·•-]*(?:at\s+)?(?:T?\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?|\d{1,2}(?=\s*[ap]\.?m))"
    r"\s*(?:[ap]\.?m\b\.?)?\s*(?:Z\b|[+-]\d{2}:?\d{2}|\(?\b[A-Z]{2,4}\b\)?)?)?"
)
# The forms of a date: ISO, month first (American), day first (British), slashes with a day over 12.
_DATE = (
    r"(?P<y1>\d{4})[-/.](?P<m1>\d{1,2})[-/.](?P<d1>\d{1,2})"
    rf"|(?P<m2>{_MONTH})\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{{4}})"
    rf"|(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?(?P<m3>{_MONTH})\.?,?[\s-]+(?P<y3>\d{{4}})"
    r"|(?P<d4>1[3-9]|2\d|3[01])[/.](?P<m4>\d{1,2})[/.](?P<y4>\d{4})"
    r"|(?P<m5>\d{1,2})/(?P<d5>1[3-9]|2\d|3[01])/(?P<y5>\d{4})"
)
DATE_WITH_CLOCK = rf"{_WEEKDAY}(?:{_DATE}){_CLOCK}"
"""A date with what may stand around it; for use with ``re.IGNORECASE``, once in a pattern."""
_WHOLE = re.compile(rf"\s*{DATE_WITH_CLOCK}\s*", re.IGNORECASE)


def read_date(text: str) -> date | None:
    """The day that ``text`` names and nothing else, or None.

    >>> read_date("Friday, Nov. 11, 2022 at 5:02 p.m. EST")
    datetime.date(2022, 11, 11)
    """
    found = _WHOLE.fullmatch(text)
    return day_of(found) if found else None


def day_of(found: re.Match[str]) -> date | None:
    """The day that a match of a pattern with ``DATE_WITH_CLOCK`` names, or None for 31 February."""
    for form in "12345":
        year, month, day = (found.group(part + form) for part in "ymd")
        if year:
            number = MONTHS.get(month.lower()) or int(month)
            try:
                return date(int(year), number, int(day))
            except ValueError:
                return None
    return None
