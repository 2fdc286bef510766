"""The words of an article around what a search found in it.

The full-text index says which articles hold the words. Where they stand is found here by the
rules of its tokenizer (unicode61): words are runs of letters and digits; capitals and, on Latin
letters, diacritics do not matter.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from storyview.text.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LENGTH = 220
"""Code points of an article's text that a snippet shows, about."""
BEFORE = 50
"""Code points of them before the first hit."""
MOST_HITS = 200
"""Hits among which the best place is sought; a frequent word has no need for more."""
LATIN = ((0xC0, 0x250), (0x1E00, 0x1F00))
"""Where Latin letters with diacritics stand."""

_SPACE_NEAR = re.compile(r"\s")
Pieces = list[tuple[str, bool]]


class Term(NamedTuple):
    """A word or phrase that was looked for."""

    tokens: tuple[str, ...]
    begin: bool = False
    """Whether the last token is the beginning of a word."""


def tokens_of(typed: str) -> tuple[str, ...]:
    """The words in what was typed."""
    return tuple(re.findall(r"[^\W_]+", typed))


def snippet(text: str, terms: Sequence[Term]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """One clean line of the text where most of the terms stand together, and where they stand.

    Where none is found, the line is the beginning of the text.

    Returns:
        The line, and code points into it.
    """
    found = _hits(text, terms)
    start, end = _window(text, found)
    pieces: Pieces = [("…" if start else "", False)]
    position = start
    for hit_start, hit_end, _ in found:
        if position <= hit_start and hit_end <= end:
            pieces += [(text[position:hit_start], False), (text[hit_start:hit_end], True)]
            position = hit_end
    pieces += [(text[position:end], False), ("…" if end < len(text) else "", False)]
    return _one_line(pieces)


def terms_in(text: str, terms: Sequence[Term]) -> int:
    """How many of the terms stand in a text."""
    return sum(_pattern(term).search(text) is not None for term in terms)


def _hits(text: str, terms: Sequence[Term]) -> list[tuple[int, int, int]]:
    """Start, end and number of the term, in the order of the text."""
    found: list[tuple[int, int, int]] = []
    for number, term in enumerate(terms):
        for count, hit in enumerate(_pattern(term).finditer(text)):
            if count == MOST_HITS:
                break
            found.append((hit.start(), hit.end(), number))
    return sorted(found)


def _window(text: str, found: Sequence[tuple[int, int, int]]) -> tuple[int, int]:
    """The stretch of text that holds the most terms, cut at white space."""
    best, most = 0, 0
    for index, (start, _, _) in enumerate(found):
        inside = set()
        for _, end, number in islice(found, index, None):
            if end > start + LENGTH - BEFORE:
                break
            inside.add(number)
        if len(inside) > most:
            best, most = start, len(inside)
    start = max(0, best - BEFORE)
    end = min(len(text), start + LENGTH)
    if start:
        space = _SPACE_NEAR.search(text, start, best)
        start = space.end() if space else best
    if end < len(text):
        spaces = [space.start() for space in _SPACE_NEAR.finditer(text, best, end)]
        end = spaces[-1] if spaces else end
    return start, end


def _one_line(pieces: Iterable[tuple[str, bool]]) -> tuple[str, tuple[tuple[int, int], ...]]:
    line = ""
    marks: list[tuple[int, int]] = []
    for piece, is_hit in pieces:
        cleaned = clean_line(piece)
        if line and not line.endswith(" ") and piece[:1].isspace():
            line += " "
        if cleaned and is_hit:
            marks.append((len(line), len(line) + len(cleaned)))
        line += cleaned
        if cleaned and piece[-1:].isspace():
            line += " "
    return line.rstrip(), tuple(marks)


@lru_cache(64)
def _pattern(term: Term) -> re.Pattern[str]:
    words = r"[\W_]+".join("".join(map(_any_case, token)) for token in term.tokens)
    end = r"[^\W_]*" if term.begin else r"(?![^\W_])"
    return re.compile(rf"(?<![^\W_]){words}{end}", re.IGNORECASE)


def _any_case(letter: str) -> str:
    """A letter with and without diacritics."""
    base = _base(letter)
    others = _with_diacritics().get(base, "")
    return f"[{re.escape(base)}{others}]" if others else re.escape(base)


@cache
def _with_diacritics() -> dict[str, str]:
    """Latin letters to all that the index takes for the same."""
    same: dict[str, str] = {}
    for first, beyond in LATIN:
        for letter in map(chr, range(first, beyond)):
            base = _base(letter)
            if base != letter.lower():
                same[base] = same.get(base, "") + letter
    return same


def _base(letter: str) -> str:
    decomposed = unicodedata.normalize("NFD", letter)[0]
    return decomposed.lower() if len(decomposed.lower()) == 1 else decomposed
