"""Words and numbers of a text, with where they stand and how they compare."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable


class Token(NamedTuple):
    """One word or number."""

    start: int
    end: int
    """Code points into the text, the possessive "'s" left out."""
    word: str
    """Case-folded, apostrophes straight."""
    stem: str
    """The Snowball (Porter 2) stem of ``word``; numbers stay as they are."""


TOKEN = re.compile(
    r"\d+(?:[.,:/]\d+)*(?:st|nd|rd|th)?\b"  # numbers, dates, times, scores, ordinals
    r"|(?:[^\W\d_]\.){2,}"  # U.S., D.C.
    r"|[A-Z]+(?:&[A-Z]+)+\b"  # AT&T
    r"|[^\W_]+(?:[\u0300-\u036f]+[^\W_]*|['’\-‐‑][^\W_]+)*",  # words; apostrophes, hyphens, accents
)
POSSESSIVES = frozenset(("'s", "’s", "'S", "’S"))


PLAIN = str.maketrans("’‐‑", "'--")


@cache
def _stemmer() -> Callable[[str], str]:
    from snowballstemmer.english_stemmer import EnglishStemmer

    stem: Callable[[str], str] = EnglishStemmer().stemWord
    return stem


@cache
def stem(word: str) -> str:
    """The stem of a case-folded word (Porter 2, as Snowball defines it)."""
    return word if len(word) < 3 or not word.isalpha() else _stemmer()(word)


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of ``text[start:end]``, in order, offsets into the whole text."""
    tokens = []
    for found in TOKEN.finditer(text, start, len(text) if end is None else end):
        word = found.group()
        last = found.end()
        if word[-2:] in POSSESSIVES and len(word) > 2:
            last -= 2
            word = word[:-2]
        word = word.casefold()
        if not word.isascii():
            word = word.translate(PLAIN)
        tokens.append(Token(found.start(), last, word, stem(word)))
    return tokens
