"""Numbers as they are written in news, in digits or in words, and what they are worth.

"2.7 million", "sixteen", "two dozen", "half a million", "a third of", "tens of thousands",
"one in five". Units, currencies and hedges are the subject of ``quantities``.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from storyview.text.patterns import pattern


class Number(NamedTuple):
    """A number in a text."""

    start: int
    end: int
    low: float
    high: float | None
    """Equal to ``low`` for a plain number; nothing for "dozens", which has no upper bound."""
    grain: float
    """The place it is rounded to at most: 100,000 for "2.7 million", 10 for "40", 1 for "38"."""
    approximate: bool = False
    """Whether the word itself is a round one: "a dozen", "hundreds"."""
    share: bool = False
    """Whether it is a part of a whole, in percent: "a third of" is 33.3."""
    spelled: bool = False
    rule: str = "numeral"


SMALL = {
    word: value
    for value, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
        fifteen sixteen seventeen eighteen nineteen""".split()
    )
}
TENS = {
    word: 10 * value
    for value, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
SCALES = {
    "dozen": 12.0,
    "hundred": 1e2,
    "thousand": 1e3,
    "lakh": 1e5,
    "million": 1e6,
    "crore": 1e7,
    "billion": 1e9,
    "trillion": 1e12,
}
GLUED_SCALES = {"mn": 1e6, "bn": 1e9, "tn": 1e12}
SCALE_LETTERS = {"k": 1e3, "m": 1e6, "b": 1e9}
VAGUE = {
    "dozens": 12.0,
    "scores": 20.0,
    "hundreds": 1e2,
    "thousands": 1e3,
    "millions": 1e6,
    "billions": 1e9,
    "trillions": 1e12,
}
FRACTIONS = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "halves": 2,
    **{f"{word}s": n for word, n in (("third", 3), ("quarter", 4), ("fourth", 4), ("fifth", 5))},
    **{f"{word}s": n for word, n in (("sixth", 6), ("seventh", 7), ("eighth", 8), ("tenth", 10))},
}
VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125}
OUT_OF = frozenset((2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 25, 50, 100, 1000))
STARTERS = frozenset((*SMALL, *TENS, *VAGUE, "half", "several", "tens", "hundred", "thousand"))
"""Words, other than "a", that a spelled number may begin with."""
AFTER_A = frozenset((*SCALES, *FRACTIONS, "few", "couple", "half"))

NUMERAL = re.compile(r"([0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]{1,15})(\.[0-9]{1,9})?")
SCALE = re.compile(r"([^\S\n]|-)?([A-Za-z]+)\b")
COUNTED = pattern(r"[^\S\n](?:people|men|women|children|[a-z]{3,}s)\b", re.I)
"""What "k" and "m" stand before where they are no unit: "12k voters"."""
WORD = re.compile(r"[^\S\n]?(?:-|[^\S\n])?([A-Za-z]+)")
OF_WHOLE = pattern(r"[^\S\n](?:of\b|as many\b|the size\b)", re.I)
HALF_THE = pattern(r"[^\S\n](?:of|the|its|their|his|her|our|all|as many)\b", re.I)
IN_EVERY = re.compile(r"[^\S\n](?:in|out of)[^\S\n](?:every[^\S\n])?", re.I)
TIME_UNIT = pattern(
    r"(?:[^\S\n]|-)(?:more[^\S\n])?(?:second|minute|hour|day|night|week|month|year|decade)s?\b",
    re.I,
)


def number_at(
    text: str, start: int, end: int | None = None, *, money: bool = False
) -> Number | None:
    """The longest number that begins at ``start`` and stops before ``end``, or nothing.

    Args:
        text: Any text.
        start: Where the number's first digit or letter stands.
        end: Where the text to look at ends, usually the end of the sentence.
        money: Whether a currency sign stands before it, so that "5m" is five million.
    """
    end = len(text) if end is None else min(end, len(text))
    if start >= end:
        return None
    first = (
        _numeral(text, start, end, money)
        if text[start] in "0123456789"
        else _spelled(text, start, end)
    )
    if first is None or first.share or first.high is None or money:
        return first
    return _one_in_five(text, first, end) or first


def grain_of(value: float, decimals: int = 0) -> float:
    """The decimal place that a number is rounded to at most: 100 for 1,200, 0.1 for 6.1."""
    if decimals:
        return float(10.0**-decimals)
    whole = int(value)
    if whole == 0:
        return 1.0
    grain = 1
    while whole % 10 == 0:
        whole //= 10
        grain *= 10
    return float(grain)


def _numeral(text: str, start: int, end: int, money: bool) -> Number | None:
    found = NUMERAL.match(text, start, end)
    if found is None:
        return None
    part = found[2] or ""
    value = float(found[1].replace(",", "") + part)
    grain = grain_of(value, max(len(part) - 1, 0))
    last = found.end()
    if last < end and text[last] in VULGAR:
        value, grain = value + VULGAR[text[last]], 0.1
        last += 1
    factor, after = _scale(text, last, end, money)
    if factor > 1:
        value, grain, last = round(value * factor, 6), round(grain * factor, 6), after
    return Number(start, last, value, value, grain, factor == 12.0)


def _scale(text: str, start: int, end: int, money: bool) -> tuple[float, int]:
    """What a scale behind a numeral multiplies it by ("million", "bn"), and where that ends."""
    found = SCALE.match(text, start, end)
    if found is None:
        return 1.0, start
    mark, word, last = found[1], found[2].lower(), found.end()
    if word in SCALES:
        return SCALES[word], last
    if mark == "-":
        return 1.0, start
    if word in GLUED_SCALES:
        return GLUED_SCALES[word], last
    if word in SCALE_LETTERS and (
        money or (word != "b" and not mark and COUNTED.match(text, last, end))
    ):
        return SCALE_LETTERS[word], last
    return 1.0, start


def _one_in_five(text: str, first: Number, end: int) -> Number | None:
    between = IN_EVERY.match(text, first.end, end)
    if between is None or first.low != int(first.low):
        return None
    start = between.end()
    if start < end and text[start] in "0123456789":
        second = _numeral(text, start, end, money=False)
    else:
        second = _spelled(text, start, end)
    if second is None or second.low not in OUT_OF or not 0 < first.low < second.low:
        return None
    if TIME_UNIT.match(text, second.end, end):
        return None
    share = round(100 * first.low / second.low, 4)
    return Number(
        first.start, second.end, share, share, 1.0, True, True, first.spelled, rule="one in five"
    )


def _words(text: str, start: int, end: int) -> list[tuple[str, int]]:
    """Up to eight words from ``start`` on, parted by single spaces or hyphens, with their ends."""
    words: list[tuple[str, int]] = []
    position = start
    while len(words) < 8 and (found := WORD.match(text, position, end)):
        if words and found.start(1) == position:
            break
        words.append((found[1].lower(), found.end()))
        position = found.end()
    return words


def _spelled(text: str, start: int, end: int) -> Number | None:
    words = _words(text, start, end)
    if not words:
        return None
    head = words[0][0]
    if head in ("a", "an"):
        return _after_a(text, start, end, words)
    if head == "half":
        return _half(text, start, end, words)
    if head == "several":
        return _times_scale(start, words, 1, "several hundred")
    if head in VAGUE or head == "tens":
        return _vague(start, words)
    counted = _cardinal(words)
    if counted is None:
        return None
    value, used, round_word = counted
    if used < len(words):
        denominator = FRACTIONS.get(words[used][0])
        if denominator and value <= denominator and OF_WHOLE.match(text, words[used][1], end):
            return _share(start, words[used][1], value / denominator, denominator)
    if [word for word, _ in words[used : used + 3]] == ["and", "a", "half"]:
        value, used = value + 0.5, used + 3
        factor = SCALES.get(words[used][0], 1.0) if used < len(words) else 1.0
        used += factor > 1
        return _plain(start, words[used - 1][1], value * factor, 0.1 * factor, False)
    return _plain(start, words[used - 1][1], value, grain_of(value), round_word)


def _plain(start: int, end: int, value: float, grain: float, approximate: bool) -> Number:
    return Number(start, end, value, value, grain, approximate, spelled=True, rule="words")


def _share(start: int, end: int, part: float, denominator: int) -> Number:
    share = round(100 * part, 4)
    return Number(start, end, share, share, 1.0, denominator > 2, True, True, "share of a whole")


def _after_a(text: str, start: int, end: int, words: list[tuple[str, int]]) -> Number | None:
    second = words[1][0] if len(words) > 1 else ""
    if second in ("few", "couple"):
        skip = 3 if len(words) > 2 and words[2][0] == "of" else 2
        return _times_scale(start, words, skip, "several hundred")
    if second == "half" and len(words) > 2:
        return _half(text, start, end, words[1:])
    if second in FRACTIONS and second != "half":
        last = words[1][1]
        if OF_WHOLE.match(text, last, end):
            return _share(start, last, 1 / FRACTIONS[second], FRACTIONS[second])
        return None
    if second not in SCALES:
        return None
    counted = _cardinal([("one", start), *words[1:]])
    if counted is None:
        return None
    value, used, _ = counted
    if [word for word, _ in words[used : used + 3]] == ["and", "a", "half"]:
        return _plain(start, words[used + 2][1], 1.5 * value, value / 2, True)
    return _plain(start, words[used - 1][1], value, grain_of(value), used == 2)


def _half(text: str, start: int, end: int, words: list[tuple[str, int]]) -> Number | None:
    at = 2 if len(words) > 1 and words[1][0] == "a" else 1
    if len(words) > at and words[at][0] in SCALES:
        scale = SCALES[words[at][0]]
        return _plain(start, words[at][1], scale / 2, scale / 2, True)
    if HALF_THE.match(text, words[0][1], end):
        return _share(start, words[0][1], 0.5, 2)
    return None


def _times_scale(start: int, words: list[tuple[str, int]], at: int, rule: str) -> Number | None:
    if at >= len(words) or words[at][0] not in SCALES:
        return None
    scale = SCALES[words[at][0]]
    return Number(start, words[at][1], 2 * scale, 9 * scale, scale, True, spelled=True, rule=rule)


def _vague(start: int, words: list[tuple[str, int]]) -> Number | None:
    head = words[0][0]
    if (
        len(words) > 2
        and words[1][0] == "of"
        and words[2][0] in VAGUE
        and head in ("tens", "hundreds")
    ):
        scale = VAGUE[words[2][0]] * (10 if head == "tens" else 100)
        last = words[2][1]
    elif head == "tens":
        return None
    else:
        scale, last = VAGUE[head], words[0][1]
    return Number(start, last, 2 * scale, None, scale, True, spelled=True, rule="dozens")


def _cardinal(words: list[tuple[str, int]]) -> tuple[float, int, bool] | None:
    """Value, how many words it takes, and whether its last word is a dozen."""
    total = current = 0.0
    used = 0
    room = 1e3
    dozen = False
    for index, (word, _) in enumerate(words):
        if word == "and":
            if not (used and current % 100 == 0 and (current or total) and index + 1 < len(words)):
                break
            follower = words[index + 1][0]
            if follower not in SMALL and follower not in TENS:
                break
            continue
        if word in SMALL and SMALL[word] < room and (SMALL[word] or not used):
            current += SMALL[word]
            room = 0
        elif word in TENS and room > 10:
            current += TENS[word]
            room = 10
        elif word == "hundred" and 0 < current < 100:
            current *= 100
            room = 100
        elif word == "dozen" and 0 < current < 100:
            return total + current * 12, index + 1, True
        elif word in SCALES and SCALES[word] >= 1e3 and current:
            total += current * SCALES[word]
            current, room = 0.0, 1e3
        else:
            break
        used = index + 1
    return (total + current, used, dozen) if used else None
