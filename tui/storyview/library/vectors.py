"""What an article speaks of, in about a kilobyte: its terms, and a sketch of its runs of words.

The terms are the stems of its words, numbers as they are printed, and pairs of letters where a
script puts no space between words; each is kept as a 32-bit hash with how often it stands there,
the headline counted three times. The sketch is the smallest hashes of its five-word runs (Broder,
"On the resemblance and containment of documents", 1997), by which near copies are found. Hashes
are CRC-32, the same on every machine and in every run.
"""

from __future__ import annotations

import re
import struct
import sys
from array import array
from collections import Counter
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

from storyview.text.stems import stem

VERSION = 1
"""Written first. A step of the library's schema that comes with another one empties the table, and
gathering makes all vectors again."""
TITLE_WEIGHT = 3
MOST_TERMS = 400
"""Of a longer article the most frequent terms are kept."""
RUN = 5
"""Words in a run of the sketch."""
SKETCH = 96
"""Hashes in a sketch. The likeness of two articles is estimated within .05."""
LONGEST = 200_000
"""Code points of an article that are read; no news article is as long."""
UNSPACED = r"\u0e01-\u0e30\u0e40-\u0e46\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Letters of scripts that write words without spaces: Thai, kana, Han."""
WORD = re.compile(
    r"[A-Za-z]++(?![^\x00-\x7f])"  # most words, which need not be tried as anything else
    rf"|[{UNSPACED}]"
    r"|\d+(?:[.,:]\d+)*"
    rf"|[^\W\d_{UNSPACED}]+(?:[\u0300-\u036f\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f]+"
    rf"[^\W\d_{UNSPACED}]*)*"
)
UNSPACED_LETTER = re.compile(f"[{UNSPACED}]")
SMALLEST_NUMBER = 10
"""Numbers up to this are no terms: every article has some."""
HEAD = struct.Struct("<BHHH")
"""Version, terms, names among them, hashes of the sketch."""
_stem = stem.__wrapped__
"""Without a cache of its own: a library has more words than memory should hold."""


class Vector(NamedTuple):
    """What an article speaks of; hashes of terms and how often each stands there."""

    names: tuple[int, ...]
    """Terms that it only prints with a capital letter."""
    terms: tuple[int, ...]
    """The other words, and numbers."""
    counts: bytes
    """How often each name, then each term stands there, 255 at most."""
    sketch: tuple[int, ...]
    """The smallest hashes of its five-word runs, in order; fewer when the article is short."""


def vector(title: str | None, text: str) -> bytes:
    """What an article speaks of, as it is kept in a library.

    Args:
        title: Its headline.
        text: Its body.
    """
    text = text[:LONGEST]
    words = WORD.findall(text)
    forms = Counter(words)
    if title:
        for word in WORD.findall(title[:LONGEST]):
            forms[word] += TITLE_WEIGHT
    if UNSPACED_LETTER.search(text):
        _pair_letters(forms, text)
    counts: dict[int, int] = {}
    plain = set()
    for form, count in forms.items():
        key = term(form)
        if key:
            counts[key] = counts[key] + count if key in counts else count
            if not form[0].isupper():
                plain.add(key)
    if len(counts) > MOST_TERMS:
        kept = sorted(counts, key=lambda key: (-counts[key], key))[:MOST_TERMS]
        counts = {key: counts[key] for key in kept}
    names = sorted(counts.keys() - plain)
    others = sorted(counts.keys() & plain)
    sketch = _sketch(words)
    hashes = array("I", names + others + sketch)
    if sys.byteorder == "big":
        hashes.byteswap()
    return b"".join(
        (
            HEAD.pack(VERSION, len(counts), len(names), len(sketch)),
            hashes.tobytes(),
            bytes([min(counts[key], 255) for key in names + others]),
        )
    )


def read_vector(kept: bytes) -> Vector | None:
    """A vector as it was kept; nothing if it is of another version or damaged."""
    if len(kept) < HEAD.size:
        return None
    version, terms, names, sketch = HEAD.unpack_from(kept)
    end = HEAD.size + 4 * (terms + sketch)
    if version != VERSION or len(kept) != end + terms or names > terms:
        return None
    hashes = array("I")
    hashes.frombytes(kept[HEAD.size : end])
    if sys.byteorder == "big":
        hashes.byteswap()
    return Vector(
        tuple(hashes[:names]), tuple(hashes[names:terms]), kept[end:], tuple(hashes[terms:])
    )


def terms_of(kept: bytes) -> array[int]:
    """The terms alone of a vector as it was kept: what is fast to look through."""
    hashes = array("I")
    if len(kept) >= HEAD.size:
        version, terms, _, _ = HEAD.unpack_from(kept)
        if version == VERSION and len(kept) >= HEAD.size + 4 * terms:
            hashes.frombytes(kept[HEAD.size : HEAD.size + 4 * terms])
            if sys.byteorder == "big":
                hashes.byteswap()
    return hashes


@lru_cache(maxsize=1 << 16)
def term(form: str) -> int:
    """The hash of the term that a printed word stands for; 0 for none."""
    word = form.casefold()
    if word.isdecimal():
        return crc32(word.encode()) if len(word) > 2 or int(word) > SMALLEST_NUMBER else 0
    if len(word) < 2:
        return 0
    return term_of_stem(_stem(word))


def stem_of(form: str) -> str:
    """The stem of a printed word."""
    return _stem(form.casefold())


def term_of_stem(stem: str) -> int:
    """The hash of the term that a stem stands for."""
    return crc32(stem.encode("utf-8", "surrogatepass"))


@lru_cache(maxsize=1 << 16)
def _word_hash(form: str) -> int:
    return crc32(form.casefold().encode("utf-8", "surrogatepass"))


def _pair_letters(forms: Counter[str], text: str) -> None:
    """Count pairs of neighbouring letters where a script has no spaces."""
    for found in re.finditer(f"[{UNSPACED}]{{2,}}", text):
        run = found.group()
        forms.update(run[place : place + 2] for place in range(len(run) - 1))


def _sketch(words: list[str]) -> list[int]:
    hashes = array("I", map(_word_hash, words))
    if not hashes:
        return []
    if sys.byteorder == "big":
        hashes.byteswap()
    line = hashes.tobytes()
    last = max(4 * (len(hashes) - RUN), 0)
    runs = {crc32(line[place : place + 4 * RUN]) for place in range(0, last + 1, 4)}
    return sorted(runs)[:SKETCH]
