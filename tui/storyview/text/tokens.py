"""Words and numbers of a text, with where they stand and how they compare."""

from __future__ import annotations

import re
from typing import NamedTuple
from unicodedata import normalize

from storyview.text.stems import stem


class Token(NamedTuple):
    """One word or number."""

    start: int
    end: int
    """Code points into the text, the possessive "'s" left out."""
    word: str
    """Case-folded, apostrophes straight, accents joined to their letters (NFC)."""
    stem: str
    """The Snowball (Porter 2) stem of ``word``; numbers stay as they are."""


MARKS = (
    r"\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    r"\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0711"
    r"\u0730-\u074a\u07a6-\u07b0\u07eb-\u07f3\u0816-\u082d\u08e3-\u0963\u0966-\u0df3"
    r"\u0e31-\u0e4e\u0eb1-\u0ece\u0f18-\u0fbc\u102b-\u109d\u135d-\u135f\u1712-\u1773\u17b4-\u17d3"
    r"\u200c\u200d"
)
"""What goes on with a word though it is no letter: combining marks, and the joiners of scripts
that join. Of the scripts of India, whose marks are many, all but the stop."""
TOKEN = re.compile(
    r"\d+(?:[.,:/]\d+)*(?:[^\W\d_]{1,9})?(?![^\W_])"  # numbers, dates, times; 27th, 7:30pm, 3.5m
    r"|(?:[^\W\d_]\.){2,}(?:['’][sS](?![^\W_]))?"  # U.S., D.C.
    r"|[A-Z]+(?:&[A-Z]+)+(?![^\W_])(?:['’][sS](?![^\W_]))?"  # AT&T
    # words with accents, apostrophes, hyphens
    rf"|[^\W_]+(?:[{MARKS}]+[^\W_]*|['’\-‐‑][^\W_]+)*"
)
POSSESSIVES = frozenset(("'s", "’s", "'S", "’S"))
AFTER_A_WORD = ".,;:!?)\"”’'"
"""What may stand between a word and the space after it."""
PLAIN = str.maketrans("’‐‑", "'--")


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of ``text[start:end]``, in order, offsets into the whole text."""
    tokens = []
    begin = start
    for piece in text[start:end].split(" "):
        # Most pieces are one word, which needs no regular expression to be found.
        word = piece if piece.isalpha() else piece.rstrip(AFTER_A_WORD)
        if word.isalpha():
            folded = word.casefold() if word.isascii() else _folded(word)
            tokens.append(Token(begin, begin + len(word), folded, stem(folded)))
        elif word:
            for found in TOKEN.finditer(text, begin, begin + len(piece)):
                word, last = found.group(), found.end()
                if word[-2:] in POSSESSIVES and len(word) > 2:
                    last -= 2
                    word = word[:-2]
                folded = _folded(word)
                tokens.append(Token(found.start(), last, folded, stem(folded)))
        begin += len(piece) + 1
    return tokens


def _folded(printed: str) -> str:
    word = printed.casefold()
    return word if word.isascii() else normalize("NFC", word.translate(PLAIN))
