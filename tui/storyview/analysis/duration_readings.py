"""Readings of times that are counted: "two days later", "last week", "six months"."""

from __future__ import annotations

import re

from storyview.analysis import time_lexicon as lexicon
from storyview.analysis.date_readings import weekdays
from storyview.analysis.time_readings import Part, Reading, Words, direction, unit_word, whole
from storyview.text.patterns import pattern

HAS_COME = pattern(r" (?:has|have) (?:\w+ )?(?:come|arrived)\b")
"""What follows a day that was awaited and is there: "that day has come"."""


def shifted_unit(words: Words) -> list[Part]:
    """Last week, this year, that same day, the following month."""
    count, base = direction(words)
    unit = unit_word(words)
    if words.kinds == ["that", "unit"] and HAS_COME.match(words.pieces.text, words.end):
        return whole(words, Reading("fixed", "PRESENT_REF"))
    if words.has("time"):
        count = -1 if words.has("last") else 1
        return whole(words, Reading("unit", unit=unit, shift=count, base="publication"))
    if (
        words.has("the")
        and words.has("last", "final")
        and not words.has("weekend")
        and (unit == "D" or words.pieces.text.startswith(" of ", words.end))
    ):
        # "The last day of the trial" is no yesterday.
        return whole(words, Reading("fixed", f"P1{unit}"))
    if words.kinds[-1] == "end" and unit != "Y":
        return []
    if unit in ("DE", "CE") and words.has("the") and words.has("last", "past", "next", "coming"):
        return whole(words, Reading("fixed", "P10Y" if unit == "DE" else "P100Y"))
    if words.has("the") and words.has("past") and unit != "WE":
        return whole(words, Reading("fixed", "P3M" if unit == "Q" else f"P1{unit}"))
    if base == "anchor" and not words.has("that", "same", "following", "previous", "next"):
        base = "at hand"
    return whole(words, Reading("unit", unit=unit, shift=count, base=base))


def shifted_month(words: Words) -> list[Part]:
    """Last December, next May, this June, the following March."""
    count, base = direction(words)
    unit = "M" if base == "anchor" else ""
    return whole(words, Reading("date", month=words.month(), unit=unit, shift=count, base=base))


def day_part(words: Words) -> list[Part]:
    """This morning, that night, the next morning, last night."""
    count, base = direction(words)
    part = words.day_part()
    if not words.has("next", "following", "last", "previous"):
        count = 0
    return whole(words, Reading("unit", unit="D", shift=count, base=base, part=part))


def beside_day(words: Words) -> list[Part]:
    """The day before, the week after; the day before yesterday."""
    count = -1 if words.has("before") else 1
    if words.has("yesterday", "tomorrow"):
        return whole(words, Reading("unit", unit="D", shift=2 * count, base="publication"))
    part = words.day_part()
    unit = "D" if part else unit_word(words)
    if words.has("last", "next"):
        return whole(words, Reading("unit", unit=unit, shift=2 * count, base="publication"))
    return whole(words, Reading("unit", unit=unit, shift=count, base="anchor", part=part))


def spoken_day(words: Words) -> list[Part]:
    """Today, yesterday afternoon, tonight."""
    count = 1 if words.has("tomorrow") else -1 if words.has("yesterday") else 0
    part = "TNI" if words.has("tonight") else words.day_part()
    return whole(words, Reading("unit", unit="D", shift=count, base="publication", part=part))


def amount(words: Words) -> str | None:
    """How many, as TIMEX3 writes it: "3", "2.5", "X" for a few; nothing when it is no number."""
    if words.has("few", "some", "couple", "dozen") and not words.has("word", "day"):
        return "2" if words.has("couple") else "12" if words.has("dozen") else "X"
    half = 0.5 if words.has("half") else 0
    for kind in ("number", "day", "year"):
        if words.has(kind):
            text = words.word(kind).replace(",", "")
            if len(text) > 9:
                return None
            total = float(text) + half
            break
    else:
        spoken = [
            lexicon.NUMBER_WORDS[words.pieces.word(words.first + index).lower()]
            for index, kind in enumerate(words.kinds)
            if kind == "word"
        ]
        if spoken:
            total = sum(spoken) + half if len(spoken) < 3 else spoken[-1]
        elif words.has("a"):
            total = half if words.has("half") and words.at("half") < words.at("a") else 1 + half
        else:
            return None
    if words.has("hundred"):
        total *= 100 if words.word("hundred") == "hundred" else 1000
    return f"{total:g}"


def duration_value(count: str, unit: str) -> str:
    """P3M, PT2H, P2W, PXY."""
    if unit == "Q":
        return "P3M" if count == "1" else f"P{float(count) * 3:g}M" if count != "X" else "PXM"
    if unit == "F":
        return f"P{float(count) * 2:g}W" if count != "X" else "PXW"
    if unit == "WE":
        return f"P{count}WE"
    if unit == "Y" and count == "0.5":
        return "P6M"
    if unit == "TH" and count == "0.5":
        return "PT30M"
    return f"P{unit[:1]}{count}{unit[1:]}" if unit[0] == "T" else f"P{count}{unit}"


BEFORE_VERBS = frozenset("to will would could may might can should must not that which".split())
"""The words after which "last" is a verb: "it will last three days"."""


AWAITED = pattern(
    r"\b(?:if|when|until|will|may|might|hopes?|hoped|dreams?|dreamed|waits?|waited)\b"
    r"[^.!?;:“”\"]{0,30}$",
    re.IGNORECASE,
)
"""What stands before a day that is yet to come: "if there ever comes a day when"."""


def duration(words: Words) -> list[Part]:
    """Six months, a 16-hour shift, more than two years."""
    count = amount(words)
    if not count:
        return []
    if words.kinds == ["a", "unit"] and words.pieces.text.startswith(" when ", words.end):
        # No stretch but a point: "a day when all is well".
        before = words.pieces.text[max(0, words.start - 60) : words.start]
        return whole(words, Reading("fixed", "FUTURE_REF")) if AWAITED.search(before) else []
    if words.kinds[0] == "a" and words.has("units") and count == "1":
        count = "X"
    first = words.first
    if words.kinds[0] == "last" and first:
        before = words.pieces.word(first - 1).lower()
        first += words.kinds[1] == "a" or before in BEFORE_VERBS
    if words.kinds[0] == "a" and words.kinds[-1] == "full":
        first += 1
    return [Part(first, words.last, Reading("fixed", duration_value(count, unit_word(words))))]


def open_time(words: Words) -> list[Part]:
    """At a later date, for an undisclosed period."""
    return whole(words, Reading("fixed", "XXXX-XX-XX" if words.has("later") else "PXD"))


def bare_units(words: Words) -> list[Part]:
    """Months, for years, a decades-long dispute."""
    unit = unit_word(words)
    count = "1" if words.word("unit") and words.has("hyphen", "full") else "X"
    return whole(words, Reading("fixed", duration_value(count, unit)))


def counted_shift(words: Words) -> list[Part]:
    """Three weeks ago, two days later, a year earlier."""
    past = words.has("ago", "earlier", "before", "previously")
    count = amount(words)
    unit = unit_word(words)
    if count is not None and count not in ("X", "0.5") and "." in count and unit == "Y":
        count, unit = f"{float(count) * 12:g}", "M"
    if count == "0.5" and unit in ("Y", "DE", "CE"):
        count, unit = {"Y": ("6", "M"), "DE": ("5", "Y"), "CE": ("50", "Y")}[unit]
    if count is None or count == "X" or unit[0] == "T" or "." in count:
        return whole(words, Reading("fixed", "PAST_REF" if past else "FUTURE_REF"))
    number = min(int(float(count)), 9999) * (-1 if past else 1)
    if unit == "F":
        unit, number = "W", number * 2
    base = "publication" if words.has("ago", "from") else "anchor"
    before = words.pieces.word(words.first - 1).lower() if words.first else ""
    if before in ("from", "than", "versus") and words.has("earlier", "before", "previously"):
        base = "compared"
    return whole(words, Reading("unit", unit=unit, shift=number, base=base))


def vague_shift(words: Words) -> list[Part]:
    """Years ago, weeks later, some time ago."""
    past = words.has("ago", "earlier", "before", "previously")
    return whole(words, Reading("fixed", "PAST_REF" if past else "FUTURE_REF"))


def every(words: Words) -> list[Part]:
    """Every Monday, each year, per month."""
    if words.has("weekday", "weekdays", "wkd"):
        return weekdays(words)
    if words.has("month", "mon"):
        return whole(words, Reading("fixed", f"XXXX-{words.month():02d}"))
    if words.has("season"):
        return whole(words, Reading("fixed", f"XXXX-{lexicon.SEASON_WORDS[words.word('season')]}"))
    if words.has("daypart"):
        return whole(words, Reading("fixed", f"XXXX-XX-XX{words.day_part()}"))
    if words.has("weekend"):
        return whole(words, Reading("fixed", "XXXX-WXX-WE"))
    count = "2" if words.has("other") else amount(words) or "1"
    return whole(words, Reading("fixed", duration_value(count, unit_word(words))))


def set_word(words: Words) -> list[Part]:
    """Daily, annually, on weekends."""
    if words.has("weekends"):
        return whole(words, Reading("fixed", "XXXX-WXX-WE"))
    return whole(words, Reading("fixed", lexicon.SETS[words.word("set")]))


def reference(words: Words) -> list[Part]:
    """Now, recently, the future."""
    if words.has("recent", "past"):
        value = "PAST_REF"
    elif words.has("future", "coming"):
        value = "FUTURE_REF"
    else:
        value = lexicon.REFERENCES.get(words.word("now") or words.word("previously"), "PRESENT_REF")
    return whole(words, Reading("fixed", value))


def time_of_day(words: Words) -> list[Part]:
    """3 p.m., noon, 15:30."""
    part = words.clock()
    return whole(words, Reading("time", part=part)) if part else []
