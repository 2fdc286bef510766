"""Fiscal years told by where they end or begin: "the fiscal year that ended in September"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from storyview.analysis.time_lexicon import MONTHS
from storyview.analysis.time_readings import Part, Reading, Words, direction, whole

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

LAST_MONTH = 9
"""The month in which the federal fiscal year of the United States ends."""
AHEAD = 60
"""How many characters after "the fiscal year" its end or beginning is looked for in."""


OPENINGS = ("that ", "which ", "just ", "end", "begin", "start")
"""What tells its end or beginning opens with one of these."""


@cache
def _edge() -> re.Pattern[str]:
    """What follows: "the fiscal year ends in June" speaks of every year, "which ends" of one."""
    months = "|".join(month[:3] for month in MONTHS)
    return re.compile(
        r"(?:,? (?:that|which) (?:just |recently )?(?P<told>ended|ends|began|begins|started|starts)"
        r"|,? (?:just )?(?P<bare>ended|ending|beginning|starting))\b"
        rf"(?: (?:on |in |at the end of |last )*(?P<month>{months})[a-z]*\b\.?"
        r"(?: \d{1,2}\b)?(?:,? (?P<year>(?:19|20)\d\d)\b)?)?"
    )


def fiscal_year(words: Words) -> list[Part]:
    """Fiscal 2022, last fiscal year, the fiscal year that ended in September."""
    count, base = direction(words)
    if words.has("the") and base == "anchor" and not words.has("following", "previous", "same"):
        count, base = 1 if words.has("next") else 0, "publication"
    year = words.year()
    reading = Reading("unit", year=year, unit="FY", shift=count, base=base)
    directed = words.has("this", "that", "same", "following", "previous", "coming", "past")
    if year is not None or count or directed:
        return whole(words, reading)
    following = words.pieces.text[words.end : words.end + AHEAD]
    edge = _edge().match(following) if following.lstrip(", ").startswith(OPENINGS) else None
    if edge is None:
        return whole(words, reading)
    verb = edge["told"] or edge["bare"]
    ends = verb.startswith("end")
    month = _month(edge["month"]) or (LAST_MONTH if ends else LAST_MONTH + 1)
    if edge["year"]:
        year = int(edge["year"])
        return whole(words, reading._replace(year=year if ends else year + (month > 1)))
    return whole(words, reading._replace(value=verb, month=month))


def _month(name: str | None) -> int | None:
    return next((n for n, month in enumerate(MONTHS, 1) if name and month.startswith(name)), None)


def bounded_year(published: date, reading: Reading, tense: Callable[[], str]) -> int:
    """The number of a fiscal year: the calendar year in which it ends.

    Args:
        published: The day from which it is told.
        reading: It holds the verb as its value, and the month of the end or beginning.
        tense: The tense of the verb beside it, for "ending" and "starting".
    """
    month = reading.month or LAST_MONTH
    verb = reading.value
    over = verb in ("ended", "began", "started") or (verb.endswith("ing") and tense() == "past")
    if over:
        year = published.year - (month > published.month)
    else:
        year = published.year + (month < published.month)
    return year if verb.startswith("end") else year + (month > 1)
