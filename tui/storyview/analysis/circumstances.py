"""Under which circumstances a number counts: as what kind of number, where, how often, of whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyview.analysis.counting_words import (
    EARLIER,
    FALLS,
    LEAPS,
    NEGATIONS,
    NOT_A_RATE,
    PERIODS,
    PLACE_PREPOSITIONS,
    RISES,
    SAID,
    STOP,
    UNREAL,
)
from storyview.analysis.numbers import SMALL, TENS
from storyview.analysis.units import BY_SYMBOL

if TYPE_CHECKING:
    from storyview.analysis.quantities import Quantity
    from storyview.analysis.reading import Reading
    from storyview.text.tokens import Token


FAR = 40
"""How many words before and behind a number are looked at, in sentences without end."""


def relations_of(reading: Reading, quantity: Quantity, before: int) -> list[str]:
    """What kind of number it is: a change, an estimate, an earlier one, a whole with its parts."""
    found = []
    near = reading.word(before)
    by = near in ("by", "a", "an", "another")
    verb = reading.word(before - 1) if by else near
    if near == "from" or (
        near in ("with", "to", "against", "versus") and reading.word(before - 1) == "compared"
    ):
        found.append("before")
    if near == "than":
        found.append("before")
    if _is_whole(reading, before):
        found.append("whole")
    if near == "another":
        found.append("additional")
    if (quantity.unit or by) and not is_leap(verb, quantity):
        if verb in RISES:
            found.append("rise")
        elif verb in FALLS:
            found.append("fall")
    window = reading.words(before - 5, before + 1)
    if not UNREAL.isdisjoint(window):
        found.append("unreal")
    if not EARLIER.isdisjoint(window):
        found.append("earlier")
    if not NEGATIONS.isdisjoint(window[-2:]):
        found.append("negated")
    if quantity.rule.startswith("tally"):
        found.append(quantity.rule)
    return found


def is_number(word: str) -> bool:
    """Whether a word is a number, in digits or written out."""
    return word[:1].isdigit() or word in SMALL or word in TENS


def _is_whole(reading: Reading, before: int) -> bool:
    """Whether it is the 30 in "12 of the 30 seats"."""
    for back in range(before, before - 4, -1):
        if reading.word(back) == "of":
            part = reading.word(back - 1)
            return is_number(part)
    return False


def rate(reading: Reading, at: int) -> list[str]:
    """What period or unit it is given for: "per year"."""
    begin = max(reading.first, at - FAR)
    around = reading.words(begin, min(reading.last - 1, at + FAR))
    if "each" in around or "every" in around:
        for index, word in enumerate(around, begin):
            if word in ("each", "every") and reading.word(index + 1) in PERIODS:
                return [f"per {PERIODS[reading.word(index + 1)]}"]
    for index in range(at, min(at + 3, reading.last)):
        word = reading.word(index)
        if word in ("a", "per", "each", "every"):
            period = PERIODS.get(reading.word(index + 1))
            if period and reading.word(index + 2) not in NOT_A_RATE:
                return [f"per {period}"]
        elif word in ("daily", "weekly", "monthly", "annually", "yearly", "hourly", "annual"):
            return [f"per {PERIODS[word]}"]
    return []


def places(reading: Reading, before: int, after: int) -> frozenset[str]:
    """Stems of the places named behind it, up to the next number; else of those before it."""

    def within(begin: int, end: int) -> frozenset[str]:
        begin = max(begin, reading.first + 1)
        return frozenset(
            reading.tokens[index].stem
            for index, word in enumerate(reading.words(begin - 1, end - 1), begin)
            if word in PLACE_PREPOSITIONS and reading.capitalised(index)
        )

    until = after
    for word in reading.words(after, after + FAR):
        if word[0].isdigit():
            break
        until += 1
    return within(after, until) or within(before - FAR, before + 1)


def context(reading: Reading, before: int, after: int) -> frozenset[str]:
    """Stems of the content words around it."""
    begin, end = max(reading.first, before - 6), min(reading.last, after + 8)
    return frozenset(
        token.stem
        for token in (*reading.tokens[begin : before + 1], *reading.tokens[after:end])
        if _is_content(token)
    )


def _is_content(token: Token) -> bool:
    return token.word not in STOP and not token.word[0].isdigit() and len(token.word) > 2


def words_among(reading: Reading, at: int, words: frozenset[str]) -> frozenset[str]:
    """Which of these words stand around it."""
    return words.intersection(reading.words(at - FAR, at + FAR))


def names(reading: Reading, before: int) -> frozenset[str]:
    """Stems of the capitalised words before it, back to a verb of saying."""
    found = []
    for index in range(before, max(before - 10, reading.first - 1), -1):
        word = reading.word(index)
        if word in SAID:
            break
        opens = index == reading.first and word.endswith(("ed", "ing"))
        if reading.capitalised(index) and word not in STOP and not opens:
            found.append(reading.tokens[index].stem)
    return frozenset(found)


def is_leap(word: str, quantity: Quantity) -> bool:
    """Whether a jump of so many meters is meant, and no rise of a level."""
    unit = BY_SYMBOL.get(quantity.unit or "")
    return word in LEAPS and unit is not None and unit.dimension == "length"


def is_time(quantity: Quantity) -> bool:
    """Whether it is a duration."""
    unit = BY_SYMBOL.get(quantity.unit or "")
    return unit is not None and unit.dimension == "time"
