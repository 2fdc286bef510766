"""Stems of English words, after Porter 2 as Snowball 3.1 defines it.

M. F. Porter, "An algorithm for suffix stripping" (1980) and english.sbl of snowballstem.org. It is
written out here since the stemmer that Snowball generates takes four times as long for a word, and
as long again to import as for the words of three articles; the tests hold both equal.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

VOWELS = frozenset("aeiouy")
NOT_CLOSING = VOWELS | frozenset("wxY")
"""What does not close a short syllable. A "y" that stands for a consonant is written "Y"."""
Y_AFTER_VOWEL = re.compile("([aeiouy])y")
REGION = re.compile("[^aeiouy]*[aeiouy]+[^aeiouy]")
"""What goes before a region: everything up to the first consonant after a vowel."""
OPENINGS = ("arsen", "commun", "emerg", "gener", "inter", "later", "organ", "past", "univers")
"""Beginnings of words whose first region begins later than the rule says."""
WHOLE = {
    "andes": "andes", "atlas": "atlas", "bias": "bias", "cosmos": "cosmos", "early": "earli",
    "gently": "gentl", "howe": "howe", "idly": "idl", "news": "news", "only": "onli",
    "singly": "singl", "skies": "sky", "skis": "ski", "sky": "sky", "ugly": "ugli",
}  # fmt: skip
KEPT_BEFORE_EED = frozenset(("succ", "proc", "exc"))
KEPT_BEFORE_ING = frozenset(("even", "cann", "inn", "earr", "herr", "out"))
DOUBLES = frozenset(("bb", "dd", "ff", "gg", "mm", "nn", "pp", "rr", "tt"))
BEFORE_LI = frozenset("cdeghkmnrt")
STEP_2 = {
    "anci": "ance", "enci": "ence", "ogi": "og", "li": "", "bli": "ble", "abli": "able",
    "alli": "al", "fulli": "ful", "lessli": "less", "ousli": "ous", "entli": "ent", "aliti": "al",
    "biliti": "ble", "iviti": "ive", "tional": "tion", "ational": "ate", "alism": "al",
    "ation": "ate", "ization": "ize", "izer": "ize", "ator": "ate", "iveness": "ive",
    "fulness": "ful", "ousness": "ous", "ogist": "og",
}  # fmt: skip
STEP_3 = {
    "icate": "ic", "ative": "", "alize": "al", "iciti": "ic", "ical": "ic", "tional": "tion",
    "ational": "ate", "ful": "", "ness": "",
}  # fmt: skip
STEP_4 = "ic ance ence able ible ate ive ize iti al ism ion er ous ant ent ment ement".split()


def _by_last_letters(endings: Iterable[str]) -> dict[str, list[str]]:
    """Endings by their last two letters, the longest first."""
    rows: dict[str, list[str]] = {}
    for ending in sorted(endings, key=len, reverse=True):
        rows.setdefault(ending[-2:], []).append(ending)
    return rows


ENDINGS_2, ENDINGS_3, ENDINGS_4 = map(_by_last_letters, (STEP_2, STEP_3, STEP_4))


@cache
def stem(word: str) -> str:
    """The stem of a case-folded word; what is short or not of letters alone stays as it is."""
    if len(word) < 3 or not word.isalpha():
        return word
    if word in WHOLE:
        return WHOLE[word]
    with_y = "y" in word
    if with_y:
        word = Y_AFTER_VOWEL.sub(r"\1Y", "Y" + word[1:] if word[0] == "y" else word)
    first, second = _regions(word)
    word = _without_plural(word)
    word = _without_past(word, first)
    if len(word) > 2 and word[-1] in "yY" and word[-2] not in VOWELS:
        word = word[:-1] + "i"
    if first < len(word):
        word = _without_compound(word, first)
        word = _without_derivation(word, first, second)
        word = _without_ending(word, second)
        word = _without_last(word, first, second)
    return word.replace("Y", "y") if with_y else word


def _regions(word: str) -> tuple[int, int]:
    """Where Porter's regions R1 and R2 begin."""
    if word.startswith(OPENINGS):
        first = next(len(each) for each in OPENINGS if word.startswith(each))
    else:
        found = REGION.match(word)
        if found is None:
            return len(word), len(word)
        first = found.end()
    found = REGION.match(word, first)
    return first, found.end() if found else len(word)


def _has_vowel(letters: str) -> bool:
    return not VOWELS.isdisjoint(letters)


def _is_short(word: str) -> bool:
    """Whether it ends with a short syllable."""
    if word.endswith("past"):
        return True
    if len(word) < 2 or word[-1] in VOWELS or word[-2] not in VOWELS:
        return False
    return len(word) == 2 or (word[-1] not in NOT_CLOSING and word[-3] not in VOWELS)


def _longest(word: str, endings: dict[str, list[str]]) -> str | None:
    """The longest of the endings that the word has."""
    for ending in endings.get(word[-2:], ()):
        if word.endswith(ending):
            return ending
    return None


def _without_plural(word: str) -> str:  # step 1a
    if word[-1] == "s":
        if word.endswith("sses"):
            return word[:-2]
        if word.endswith("ies"):
            return word[:-2] if len(word) > 4 else word[:-1]
        if word[-2:] not in ("us", "ss") and _has_vowel(word[:-2]):
            return word[:-1]
    elif word.endswith("ied"):
        return word[:-2] if len(word) > 4 else word[:-1]
    return word


def _without_past(word: str, first: int) -> str:  # step 1b
    if word[-1] not in "dgy":
        return word
    for ending in ("eedly", "eed"):
        if word.endswith(ending):
            kept = word[: -len(ending)]
            return kept + "ee" if first <= len(kept) and kept not in KEPT_BEFORE_EED else word
    ending = next((each for each in ("ingly", "edly", "ing", "ed") if word.endswith(each)), "")
    if not ending:
        return word
    kept = word[: -len(ending)]
    if ending == "ing":
        if kept in KEPT_BEFORE_ING:
            return word
        if len(kept) == 2 and kept[1] == "y" and kept[0] not in VOWELS:
            return kept[0] + "ie"
    if not _has_vowel(kept):
        return word
    if kept[-2:] in ("at", "bl", "iz"):
        return kept + "e"
    if kept[-2:] in DOUBLES:
        return kept if len(kept) == 3 and kept[0] in "aeo" else kept[:-1]
    return kept + "e" if len(kept) == first and _is_short(kept) else kept


def _without_compound(word: str, first: int) -> str:  # step 2
    ending = _longest(word, ENDINGS_2)
    if ending is None or len(word) - len(ending) < first:
        return word
    kept = word[: -len(ending)]
    if ending == "li" and (not kept or kept[-1] not in BEFORE_LI):
        return word
    if ending == "ogi" and not kept.endswith("l"):
        return word
    return kept + STEP_2[ending]


def _without_derivation(word: str, first: int, second: int) -> str:  # step 3
    ending = _longest(word, ENDINGS_3)
    if ending is None or len(word) - len(ending) < (second if ending == "ative" else first):
        return word
    return word[: -len(ending)] + STEP_3[ending]


def _without_ending(word: str, second: int) -> str:  # step 4
    ending = _longest(word, ENDINGS_4)
    if ending is None or len(word) - len(ending) < second:
        return word
    kept = word[: -len(ending)]
    return word if ending == "ion" and kept[-1:] not in ("s", "t") else kept


def _without_last(word: str, first: int, second: int) -> str:  # step 5
    kept = word[:-1]
    if word[-1:] == "e":
        if second <= len(kept) or (first <= len(kept) and not _is_short(kept)):
            return kept
    elif word[-2:] == "ll" and second <= len(kept):
        return kept
    return word
