"""What the words of a time expression say, before it is known when they were written.

``date_readings`` and ``duration_readings`` read the pieces that a rule has found;
``time_resolution`` places the readings.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from storyview.analysis import time_lexicon as lexicon
from storyview.analysis.time_lexicon import CODE

if TYPE_CHECKING:
    from storyview.analysis.time_lexicon import Pieces

KIND_OF = {code: kind for kind, code in CODE.items()}


class Reading(NamedTuple):
    """What an expression says; what it leaves open is nothing or empty."""

    form: str
    """"fixed", "date", "weekday", "season", "quarter", "unit", "time" or "holiday"."""
    value: str = ""
    """The TIMEX3 value of a fixed reading, the name of a season, a quarter or half, a holiday;
    with a month and a weekday, which such day of the month it is."""
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    part: str = ""
    """The part of the day or the time of day, as TIMEX3 writes it: "TNI", "T15:00"."""
    unit: str = ""
    """D, W, WE (weekend), M, Q, Y, DE or CE (century); FY for a fiscal year."""
    shift: int = 0
    """How many units away, negative for the past."""
    base: str = ""
    """What it is counted from: "publication", "year of publication", "anchor", "at hand" (what the
    same paragraph names, else publication), "compared" (the time that a report is about), or
    nothing when the tense decides."""


class Part(NamedTuple):
    """A stretch of pieces with its own reading: one rule may find two ("1861-1865")."""

    first: int
    last: int
    reading: Reading


class Words:
    """The pieces that a rule has found, asked for by kind."""

    def __init__(self, pieces: Pieces, first: int, last: int) -> None:
        self.pieces = pieces
        self.first = first
        self.last = last
        self.kinds = [KIND_OF[code] for code in pieces.codes[first:last]]

    @property
    def start(self) -> int:
        """Where the first piece begins, code points into the text."""
        return self.pieces.start(self.first)

    @property
    def end(self) -> int:
        """Where the last piece ends."""
        return self.pieces.end(self.last - 1)

    def has(self, *kinds: str) -> bool:
        """Whether a piece of one of these kinds is there."""
        return any(kind in self.kinds for kind in kinds)

    def at(self, kind: str, nth: int = 0) -> int:
        """Where the ``nth`` piece of a kind stands, from the first piece; -1 when there is none."""
        places = [index for index, each in enumerate(self.kinds) if each == kind]
        return places[nth] if -len(places) <= nth < len(places) else -1

    def word(self, kind: str, nth: int = 0) -> str:
        """The ``nth`` piece of a kind, in lower case; empty when there is none."""
        place = self.at(kind, nth)
        return self.pieces.word(self.first + place).lower() if place >= 0 else ""

    def number(self, kind: str, nth: int = 0) -> int | None:
        """The ``nth`` piece of a kind as a number."""
        digits = "".join(c for c in self.word(kind, nth) if c in "0123456789")
        return int(digits) if digits else None

    def year(self) -> int | None:
        """The year, negative before our era."""
        if self.has("era_bc"):
            digits = self.pieces.word(self.first + self.at("era_bc") - 1)
            return -int(digits) if digits.isdigit() and len(digits) < 5 else None
        return self.number("year")

    def month(self) -> int | None:
        """The month, 1 to 12."""
        if name := self.word("month"):
            return lexicon.MONTHS.index(name.capitalize()) + 1
        if name := self.word("mon"):
            return lexicon.SHORT_MONTHS[name.capitalize()]
        return None

    def weekday(self) -> int | None:
        """The weekday, 1 for Monday."""
        if name := self.word("weekday"):
            return lexicon.WEEKDAYS.index(name.capitalize()) + 1
        if name := self.word("wkd"):
            return lexicon.SHORT_WEEKDAYS[name.capitalize()]
        if name := self.word("weekdays"):
            return lexicon.WEEKDAYS.index(name.capitalize()[:-1]) + 1
        return None

    def day_part(self) -> str:
        """The part of the day or the time of day, as TIMEX3 writes it."""
        if part := self.word("daypart") or self.word("dayparts")[:-1]:
            return lexicon.PARTS[part]
        if self.has("clockunit") and self.has("early"):
            return "TMO"
        return self.clock()

    def clock(self) -> str:
        """The time of day, as TIMEX3 writes it; empty when there is none."""
        if self.has("noon"):
            return "T12:00"
        if self.has("midnight"):
            return "T24:00"
        hour, minute = 0, 0
        if clock := self.word("clock"):
            hour, minute = int(clock.split(":")[0]), int(clock.split(":")[1])
        elif self.has("meridiem", "oclock"):
            before = self.at("meridiem") if self.has("meridiem") else self.at("oclock")
            words = Words(self.pieces, self.first, self.first + before)
            hour = words.number("day", -1) or lexicon.NUMBER_WORDS.get(words.word("word", -1), 0)
            if re.fullmatch(r"\d\d?\.\d\d", figures := words.word("number", -1)):
                hour, minute = (int(figure) for figure in figures.split("."))
        else:
            return ""
        meridiem = self.word("meridiem")
        if meridiem:
            hour = hour % 12 + (12 if meridiem[0] == "p" else 0)
        return f"T{hour:02d}:{minute:02d}" if hour <= 24 and minute < 60 else ""


def whole(words: Words, reading: Reading | None) -> list[Part]:
    """One reading of everything that was found, or none."""
    return [Part(words.first, words.last, reading)] if reading else []


def direction(words: Words) -> tuple[int, str]:
    """How many units away, and from what: "last" is -1 from publication."""
    if words.has("following"):
        return 1, "anchor"
    if words.has("previous"):
        return -1, "anchor"
    if words.has("next", "coming"):
        return 1, "anchor" if words.has("the") and words.at("the") == words.at("next") - 1 else (
            "publication"
        )
    if words.has("last", "past") and not words.has("this"):
        return -1, "publication"
    if words.has("that", "same", "the"):
        return 0, "anchor"
    return 0, "publication"


def unit_word(words: Words) -> str:
    """The unit: D, W, WE, M, Q, Y, DE, CE; TH, TM, TS for hours, minutes and seconds."""
    if words.has("weekend"):
        return "WE"
    word = words.word("unit", -1) or words.word("units", -1)
    if word:
        return lexicon.UNITS.get(word) or lexicon.PLURAL_UNITS[word]
    return "T" + lexicon.CLOCK_UNITS[words.word("clockunit", -1)]
