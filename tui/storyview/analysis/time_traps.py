"""Words that look like a time and are none: names, numbers of things, scores, routes.

A trap is a row with a name and a test on what stands around a found expression.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable


class Around(NamedTuple):
    """An expression with the words beside it."""

    rest: str
    """The characters just after it, up to twelve."""
    rule: str
    words: str
    """The expression itself."""
    previous: str
    """The word just before it, "" at the start of a paragraph."""
    following: str
    """The word just after it."""
    before: str
    """The character just before it."""
    opens: bool
    """Whether it stands first in its sentence."""
    near: str = ""
    """The text around it, some 90 characters on either side."""


IN_TIME = frozenset(
    """
    in since by until till from to of for during last next this early late mid every each through
    before after between and or on around about throughout via than past following
    """.split()
)
THINGS = frozenset(
    """
    people men women children soldiers troops fighters deaths dead killed wounded casualties miles
    mile dollars votes feet foot meters metres kilometers kilometres km kg pounds tons tonnes
    employees jobs workers students homes houses cases units cars copies copy points seats square
    percent per members hectares acres barrels rooms words pages victims passengers prisoners
    civilians delegates euros refugees migrants patients residents locations stores shares mph
    """.split()
)
PAPERS = frozenset(
    """
    Times Post Mail Herald Telegraph Express Mirror Sun Independent Review Star Harbor Harbour
    Night Morning Football School Mass Creek Island Press Tribune Magazine World Addams Weld
    """.split()
)
NAMED_DAYS = frozenset(
    """
    Black Bloody Good Super Ruby Ash Palm Fat Freaky Cyber Giving Sheffield Joe Girl Man Holy
    Maundy Casual Blue Red Shrove Easter Whit Gloomy Manic Mr Mrs Ms Miss
    """.split()
)
NUMBERED = frozenset(
    """
    no nos number page pages route highway flight room channel interstate title section chapter
    article resolution bill act class model boeing airbus windows apartment suite box building
    iso version psalm verse paragraph figure table volume unit track lot platform gate bus line
    season
    """.split()
)
TITLED = re.compile(r"[A-Z][a-z]")
NAME_MONTHS = frozenset("May March April June August".split())


GAME = re.compile(
    r"touchdown|yard|quarterback|halftime|field goal|scored|the ball|fumbl|intercept|kickoff|basket"
    r"|rebound|coach|in the game|lead the"
)


def _glued(around: Around) -> bool:
    """Figures inside a word or an address."""
    return around.before.isalnum()


def _name_month(around: Around) -> bool:
    """May Johnson, Theresa May, a march, may: the words that are months only in passing."""
    word = around.words.split()[-1]
    if word.upper() == word:
        word = word.capitalize()
    if around.rule != "month" or word not in NAME_MONTHS:
        return False
    licensed = around.previous.lower() in IN_TIME
    titled = bool(TITLED.match(around.following)) and around.rest[:1] == " "
    if around.words != word and " " in around.words:
        return False
    if word in ("May", "March"):
        if not licensed:
            return not (around.previous in ("the", "a") and not titled and word == "May")
        return around.previous in ("by", "for", "from", "to", "and", "or", "of", "than") and titled
    if around.opens:
        return titled
    return (not licensed and (titled or bool(TITLED.match(around.previous)))) or (
        titled and around.previous in ("by", "for", "from", "to", "and", "or", "with", "of")
    )


def _surname_month(around: Around) -> bool:
    """Jan de Vries, Mar Vista: a short month without its stop, a day or a year."""
    return (
        around.rule == "month"
        and bool(
            re.fullmatch(r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)\.?", around.words)
        )
        and not (around.words.endswith(".") and around.previous.lower() in IN_TIME)
    )


def _named_weekday(around: Around) -> bool:
    """Friday Harbor, the Sunday Times, Bloody Sunday."""
    if around.rule != "weekday":
        return False
    if " " in around.words:
        return bool(re.search(r" (?:Morning|Afternoon|Evening|Night)$", around.words))
    if around.previous in NAMED_DAYS:
        return True
    if around.rest[:1] == " " and TITLED.match(around.following):
        if around.following in PAPERS:
            return True
        return around.previous.lower() in ("the", "in", "at", "near", "from", "of", "a", "an")
    return False


def _short_weekday(around: Around) -> bool:
    """Sun. and Sat. as words of their own."""
    return (
        around.rule == "weekday"
        and around.words in ("Sun.", "Sat.", "Wed.", "Mon.")
        and (around.previous.lower() not in IN_TIME)
    )


def _counted_year(around: Around) -> bool:
    """2019 people, Route 1950, $1500: a number that is no year."""
    if around.rule not in ("year", "years"):
        return False
    if around.before in "$€£¥#@_+&=" and around.before:
        return True
    if re.match(r"-?[^\W\d_]|%|°|[.,:]\d|[-/]\d", around.rest) and not re.match(
        r"-(?:era|style|season|model|vintage|[A-Z])|-\d\d?\b", around.rest
    ):
        return True
    if around.before.isalnum() or (around.before in "-–.,:/" and around.before):
        return True
    following = around.following.lower() if around.rest[:1] == " " else ""
    if following in THINGS:
        return True
    if around.previous.lower().rstrip(".") in NUMBERED:
        return True
    return bool(re.fullmatch(r"\d{4}", around.words)) and _implausible(around, following)


def _implausible(around: Around, following: str) -> bool:
    year = int(around.words)
    licensed = around.previous.lower() in IN_TIME or around.before == "("
    if not licensed and not 1700 <= year <= 2060:
        return True
    return (
        not licensed
        and following.endswith("s")
        and len(following) > 4
        and not following.endswith(("ss", "us", "is"))
        and around.previous.lower() in COUNTING
    )


COUNTING = frozenset(
    "with employs has have had some about nearly over killed are were than least sold only".split()
)


def _unlicensed_two_digits(around: Around) -> bool:
    """The album '11: two digits after an apostrophe without "in"."""
    return around.rule == "two-digit year" and (
        around.previous.lower() not in ("in", "since", "of", "by", "until", "from", "to", "and")
        or around.before.isalnum()
    )


def _bare_clock(around: Around) -> bool:
    """2:45 as a running time, a verse or a score."""
    return (
        around.rule == "time of day"
        and bool(re.fullmatch(r"\d+:\d+(?::\d+)?", around.words))
        and around.previous.lower()
        not in ("at", "by", "until", "before", "after", "around", "from")
    )


def _age(around: Around) -> bool:
    """15 years old, a 15-year-old."""
    return around.rule in ("duration", "bare units", "counted shift") and bool(
        re.match(r"[- ]old|[- ]of[- ]age", around.rest)
    )


def _idle_unit(around: Around) -> bool:
    """Years and days without a preposition that makes them a stretch of time."""
    return (
        around.rule == "bare units"
        and "long" not in around.words
        and (
            around.previous.lower()
            not in ("for", "in", "within", "after", "over", "of", "spent", "took", "takes", "taken")
            or (
                around.following.lower() in ("of",)
                and around.previous.lower() not in ("for", "after")
            )
        )
    )


def _fraction(around: Around) -> bool:
    """A quarter of the voters, three quarters, the second half of the match."""
    if (
        around.rule == "quarter"
        and "quarter" in around.words
        and not re.search(r"year|fiscal|\d{4}", around.words)
    ):
        return bool(GAME.search(around.near))
    if around.rule == "duration" and "quarter" in around.words:
        return around.following == "of" or "-" in around.words
    return (
        around.rule == "quarter"
        and "half" in around.words
        and not re.search(r"year|\d{4}", around.words)
    )


def _titled_unit(around: Around) -> bool:
    """60 Minutes, 30 Seconds to Mars, Weeks 14-16, the Daily News."""
    last = around.words.split()[-1]
    if around.rule == "set":
        return around.words[0].isupper() and not around.opens
    if around.rule == "duration":
        return last in ("Minutes", "Seconds", "Hours")
    return around.rule == "bare units" and last[0].isupper() and not around.opens


def _clock_hours(around: Around) -> bool:
    """1230 hours: a time of day that is no duration."""
    return around.rule == "duration" and bool(re.fullmatch(r"\d{4} hours", around.words))


def _end_of_the_day(around: Around) -> bool:
    """At the end of the day: all in all."""
    return around.rule == "the unit at hand" and around.words.lower().endswith("end of the day")


def _last_minute(around: Around) -> bool:
    """A last-minute deal, every second counts, at the last minute."""
    return around.rule in ("duration", "directed unit") and bool(
        re.search(r"minute$", around.words) and around.words.startswith(("last", "the last"))
    )


def _season_word(around: Around) -> bool:
    """The fall of Berlin, spring forward, Winter Olympics: seasons without a preposition."""
    if around.rule != "season":
        return False
    words = around.words.split()
    if words[-1][0].isupper() and (not around.opens or TITLED.match(around.following)):
        return True
    if around.following == "of" or (around.opens and len(words) == 1):
        return True
    if len(words) > 1:
        return words[-1] in ("fall", "spring") and around.previous.lower() not in IN_TIME
    if words[-1] in ("fall", "spring"):
        return around.previous.lower() not in ("in", "by", "until", "since", "during")
    return around.previous.lower() not in IN_TIME


def _named_holiday(around: Around) -> bool:
    """Christmas Island, the Easter Rising."""
    return (
        around.rule == "holiday"
        and around.rest[:1] == " "
        and bool(TITLED.match(around.following))
        and " " not in around.words
    )


def _title_today(around: Around) -> bool:
    """USA Today, the Today show, NOW, Apocalypse Now."""
    if around.rule not in ("spoken day", "reference") or not around.words[0].isupper():
        return False
    if around.words in ("NOW", "Now") and around.previous[:1].isupper():
        return True
    return not around.opens and (
        around.previous[:1].isupper() or around.following in ("show", "programme", "program")
    )


def _after_what(around: Around) -> bool:
    """The day after the vote, two days before he left: counted from something that is named."""
    return (
        around.rule in ("counted shift", "beside a day", "vague shift")
        and around.words.endswith((" before", " after"))
        and not re.match(r"\s*(?:$|[.,;:!?)”\"’—–]|(?:and|when|in|at|on|by|to|but)\b)", around.rest)
    )


def _measured_day(around: Around) -> bool:
    """March 15 miles: a verb and a distance."""
    return around.rule in ("month day year", "month") and around.following.lower() in THINGS


def _the_past(around: Around) -> bool:
    """The past behaviour of ...: an adjective."""
    return (
        around.rule == "reference"
        and around.words.lower() == "the past"
        and bool(re.match(r" [a-z]", around.rest))
        and around.following not in ("and", "or", "to", "as", "but", "has", "had", "when", "is")
    )


def _lone_day(around: Around) -> bool:
    """Numbers before an era that are no years."""
    return around.rule in ("year of an era", "year of our era") and (
        (around.before in "$€£.," and bool(around.before))
        or (around.words.endswith("BC") and bool(re.match(r"(?:1[5-9]|2)\d{3}", around.words)))
    )


def _decade_of_life(around: Around) -> bool:
    """In his early 40s."""
    return around.rule == "decade" and (
        around.previous.lower() in ("his", "her", "their", "my", "our", "your")
        or bool(re.match(r"\s*(?:degrees|°)", around.rest))
    )


def _year_end(around: Around) -> bool:
    """Years end: only a year's end, year-end and year end."""
    return around.rule == "year's end" and around.previous.lower() in ("the", "a", "each", "every")


TRAPS: tuple[tuple[str, Callable[[Around], bool]], ...] = (
    ("part of a word", _glued),
    ("unit in a title", _titled_unit),
    ("clock hours", _clock_hours),
    ("figure of speech", _end_of_the_day),
    ("month that is a name or a verb", _name_month),
    ("short month", _surname_month),
    ("weekday in a name", _named_weekday),
    ("short weekday", _short_weekday),
    ("number that is no year", _counted_year),
    ("two digits", _unlicensed_two_digits),
    ("clock that is none", _bare_clock),
    ("age", _age),
    ("idle unit", _idle_unit),
    ("fraction", _fraction),
    ("last minute", _last_minute),
    ("season", _season_word),
    ("holiday in a name", _named_holiday),
    ("title", _title_today),
    ("counted from something named", _after_what),
    ("measure", _measured_day),
    ("the past as an adjective", _the_past),
    ("era", _lone_day),
    ("decade of a life", _decade_of_life),
    ("attributive end", _year_end),
)


def trap(around: Around) -> str:
    """The name of the trap that an expression sits in; empty when it sits in none."""
    return next((name for name, sits in TRAPS if sits(around)), "")
