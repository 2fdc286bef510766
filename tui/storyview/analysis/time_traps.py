"""Words that look like a time and are none: names, numbers of things, scores, routes.

A trap is a row with a name and a test on what stands around a found expression.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from storyview.analysis import name_traps as names
from storyview.analysis.year_traps import MEASURES, PERSONS, Number, is_no_year, is_tally

if TYPE_CHECKING:
    from collections.abc import Callable

    from storyview.analysis.time_surroundings import Around


# Patterns that few articles need are strings: re compiles them when they are first asked for.
GAME = (
    r"touchdown|yard|quarterback|halftime|field goal|\bscor|the ball|fumbl|intercept|kickoff|basket"
    r"|rebound|coach|\bgames?\b|\bvictory|\btied\b|deficit|comeback|rall(?:y|ied)|\binjured|timeout"
    r"|minutes left|to play|\bdrives?\b|overtime|buzzer|three-pointer|free throw|penalt|\bmatch\b"
    r"|\b\d{1,3}[-–]\d{1,3}\b"
)
MONEY = (
    r"profit|revenue|earning|\bsales\b|fiscal|GDP|econom|inflation|shareholder|investor|analyst"
    r"|percent|per cent|%|billion|million|export|import\b|output|guidance|shipment|deliver|growth"
    r"|gross domestic|dividend|orders|forecast|margin|unemployment|lending|loans|bookings"
)
CRICKET = (
    r"innings|wicket|batsman|batter|\bruns\b|unbeaten|cricket|bowler|Test\b|\bODI|Twenty20|\bT20"
    r"|century (?:against|off \d)"
)
DEGREES = (
    r"(?i)"
    r"percent|per cent|%|unemployment|temperature|degree|Fahrenheit|Celsius|°|\bhighs?\b|\blows?\b"
    r"|golf|birdie|\bpar\b|\bmph\b|winds?\b|\bgusts|\bages?\b|\baged\b|\bpoll|grades?\b|\bIQ\b"
    r"|heart rate|approval|score|thermometer|warm|chill|\bround of\b"
)


def _glued(around: Around) -> bool:
    """Figures inside a word or an address, minutes parted from their hour ("9: 06 AM")."""
    return around.before.isalnum() or bool(
        re.match(r"\d\d ?[apAP]\.?[mM]", around.words) and re.search(r"\d[:.] ?$", around.lead)
    )


def _no_year(around: Around) -> bool:
    """2019 people, Route 1950, $1500: a number that is no year."""
    if not re.fullmatch(r"\d{4}.*", around.words):
        return False
    digits = around.words[:4]
    number = Number(digits, around.lead, around.words[4:] + around.rest, around.opens)
    if around.rule == "years":
        last = re.search(r"\d+$", around.words)
        after = Number("1800", "", around.rest, opens=False)
        return (
            number.lead[-1:].isalnum()
            or (bool(number.lead) and number.lead[-1] in "$€£¥#@_+&=-–.,:/")
            or bool(re.match(r"\d|[.,:/]\d|%", around.rest))
            or after.following.lower() in MEASURES | PERSONS
            or is_tally(number)
            or ("/" in around.words and (" " in around.words or not last or not _next(around)))
        )
    return is_no_year(number)


def _next(around: Around) -> bool:
    """Whether the second number of a pair is the first one's next year: 2013/14."""
    first, second = around.words[:4], around.words.rpartition("/")[2]
    return len(second) in (2, 4) and (int(first) + 1) % 10 ** len(second) == int(second)


def _unlicensed_two_digits(around: Around) -> bool:
    """The album '11: two digits after an apostrophe without "in"."""
    return (
        around.previous.lower() not in ("in", "since", "of", "by", "until", "from", "to", "and")
        or around.before.isalnum()
        or (around.rest[:1] == " " and around.following.islower() and around.following[-1:] == "s")
    )


def _bare_clock(around: Around) -> bool:
    """2:45 as a running time, a verse or a score."""
    return bool(
        re.fullmatch(r"\d+:\d+(?::\d+)?", around.words)
    ) and around.previous.lower() not in ("at", "by", "until", "before", "after", "around", "from")


def _age(around: Around) -> bool:
    """15 years old, a 15-year-old."""
    return bool(re.match(r"[- ]old|[- ]of[- ]age", around.rest))


def _idle_unit(around: Around) -> bool:
    """Years and days without a preposition that makes them a stretch of time."""
    return "long" not in around.words and (
        around.previous.lower()
        not in ("for", "in", "within", "after", "over", "of", "spent", "took", "takes", "taken")
        or (around.following.lower() in ("of",) and around.previous.lower() not in ("for", "after"))
    )


def _fraction(around: Around) -> bool:
    """A quarter of the voters, three quarters, the second half of the match."""
    if (
        around.rule == "quarter"
        and "quarter" in around.words
        and not re.search(r"year|fiscal|\d{4}", around.words)
    ):
        return around.following == "of" or (
            bool(re.search(GAME, around.near)) and not re.search(MONEY, around.near)
        )
    if around.rule == "duration" and "quarter" in around.words:
        return around.following == "of" or "-" in around.words
    return (
        around.rule == "quarter"
        and "half" in around.words
        and not re.search(r"year|\d{4}", around.words)
    )


def _clock_hours(around: Around) -> bool:
    """1230 hours: a time of day that is no duration."""
    return bool(re.fullmatch(r"\d{4} hours", around.words))


RECORDED = (
    r" (?:worth )?of (?:\w+ )?(?:video|audio|music|footage|film|programming|content|playback|tape"
    r"|recordings?|television|material|talk time|battery)\b| can be stored"
)


def _midnight_sun(around: Around) -> bool:
    """The midnight sun, a midnight snack."""
    return around.words in ("midnight", "noon") and around.following in MIDNIGHT


MIDNIGHT = frozenset("sun snack snacks oil blue train trains express feast rambler".split())


def _part_of_a_century(around: Around) -> bool:
    """A quarter of a century later."""
    return around.words.startswith("a century") and around.previous == "of"


def _recorded(around: Around) -> bool:
    """75 hours of video: how much of something, and no stretch of time."""
    return around.following in ("worth", "of", "can") and bool(re.match(RECORDED, around.rest))


def _end_of_the_day(around: Around) -> bool:
    """At the end of the day: all in all."""
    return around.words.lower().endswith("end of the day")


def _last_minute(around: Around) -> bool:
    """A last-minute deal, every second counts, at the last minute."""
    return around.words.endswith("minute") and around.words.startswith(("last", "the last"))


def _after_what(around: Around) -> bool:
    """The day after the vote, two days before he left: counted from something that is named."""
    return around.words.endswith((" before", " after")) and not re.match(
        r"\s*(?:$|[.,;:!?)”\"’—–]|(?:and|when|in|at|on|by|to|but)\b)", around.rest
    )


def _measured_day(around: Around) -> bool:
    """March 15 miles: a verb and a distance."""
    return around.following.lower() in MEASURES


def _the_past(around: Around) -> bool:
    """The past behaviour of ...: an adjective."""
    return (
        around.words.lower() == "the past"
        and bool(re.match(r" [a-z]", around.rest))
        and around.following not in ("and", "or", "to", "as", "but", "has", "had", "when", "is")
    )


def _lone_day(around: Around) -> bool:
    """Numbers before an era that are no years."""
    return (around.before in "$€£.," and bool(around.before)) or (
        around.words.endswith("BC") and bool(re.match(r"(?:1[5-9]|2)\d{3}", around.words))
    )


def _cricket(around: Around) -> bool:
    """His 20th century for India, a century off 90 balls."""
    return around.words.endswith("century") and (
        around.previous.lower() in ("his", "her", "their", "scored", "hit", "struck", "made")
        or bool(re.search(CRICKET, around.near))
    )


def _decade_of_life(around: Around) -> bool:
    """In his early 40s."""
    return (
        around.previous.lower() in ("his", "her", "their", "my", "our", "your")
        or bool(re.match(r"\s*(?:degrees|°)", around.rest))
        or (around.following == "of" and "the" not in around.words.lower().split())
        or (
            re.search(r"\d+", around.words) is not None
            and not re.search(r"\d{4}|['’]", around.words)
            and bool(re.search(DEGREES, around.near))
        )
    )


def _year_end(around: Around) -> bool:
    """Years end: only a year's end, year-end and year end."""
    return around.previous.lower() in ("the", "a", "each", "every")


class Trap(NamedTuple):
    """One way to be no time."""

    name: str
    sits: Callable[[Around], bool]
    rules: tuple[str, ...] = ()
    """The rules whose expressions may sit in it; all of them if none is named."""


TRAPS = (
    Trap("part of a word", _glued),
    Trap(
        "unit in a title",
        names.titled_unit,
        ("directed unit", "part of a day", "beside a day", "century", "weekdays", "set",
         "duration", "bare units"),
    ),
    Trap("clock hours", _clock_hours, ("duration",)),
    Trap("midnight sun", _midnight_sun),
    Trap("part of a century", _part_of_a_century),
    Trap("recorded hours", _recorded, ("duration",)),
    Trap("figure of speech", _end_of_the_day, ("the unit at hand",)),
    Trap("month that is a name or a verb", names.name_month, ("month",)),
    Trap("short month", names.surname_month, ("month",)),
    Trap("weekday in a name", names.named_weekday, ("weekday",)),
    Trap("short weekday", names.short_weekday, ("weekday",)),
    Trap("number that is no year", _no_year, ("year", "years")),
    Trap("two digits", _unlicensed_two_digits, ("two-digit year",)),
    Trap("clock that is none", _bare_clock, ("time of day",)),
    Trap("age", _age, ("duration", "bare units", "counted shift")),
    Trap("idle unit", _idle_unit, ("bare units",)),
    Trap("fraction", _fraction, ("quarter", "duration")),
    Trap("last minute", _last_minute, ("duration", "directed unit")),
    Trap("season", names.season_word, ("season",)),
    Trap("holiday in a name", names.named_holiday, ("holiday",)),
    Trap("title", names.title_today, ("spoken day", "reference")),
    Trap(
        "counted from something named",
        _after_what,
        ("counted shift", "beside a day", "vague shift"),
    ),
    Trap("measure", _measured_day, ("month day year", "month")),
    Trap("the past as an adjective", _the_past, ("reference",)),
    Trap("era", _lone_day, ("year of an era", "year of our era")),
    Trap("cricket", _cricket),
    Trap("decade of a life", _decade_of_life, ("decade",)),
    Trap("attributive end", _year_end, ("year's end",)),
)  # fmt: skip


@cache
def _traps_of(rule: str) -> tuple[Trap, ...]:
    return tuple(each for each in TRAPS if not each.rules or rule in each.rules)


def trap(around: Around) -> str:
    """The name of the trap that an expression sits in; empty when it sits in none."""
    return next((each.name for each in _traps_of(around.rule) if each.sits(around)), "")
