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
    r"|[^\W_]+(?:['’\-][^\W_]+)*",  # words, with inner apostrophes and hyphens
)
POSSESSIVE = re.compile(r"['’]s$", re.IGNORECASE)


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
        if len(word) > 2 and (possessive := POSSESSIVE.search(word)):
            last -= possessive.end() - possessive.start()
            word = word[: possessive.start()]
        word = word.casefold().replace("’", "'")
        tokens.append(Token(found.start(), last, word, stem(word)))
    return tokens
