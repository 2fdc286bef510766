"""Runs of words that two texts share, found exactly and wherever they stand.

An index of word n-grams, extended to maximal runs, as plagiarism detection does it (Broder's
shingles, 1997, without the sampling). Moved text costs nothing, unlike in a line or word diff.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from storyview.text.tokens import MARKS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

PLAIN = "A-Za-z0-9ıſ\u0130\u212a"
"""What counts as a letter or digit of English, with the four that case folding makes one of."""
PIECE = re.compile(rf"[{PLAIN}]+|[^\W_{PLAIN}]+(?:[{MARKS}]+(?:[^\W_{PLAIN}]+)?)*")
"""A piece of a word. Hyphens and apostrophes part pieces, so that "co-chair" equals "co chair"."""
CROWDED = 60
"""An n-gram that occurs more often than this is a refrain: its n-th occurrence in one text is
compared with the n-th in the other alone, which keeps the work linear."""


class SharedRun(NamedTuple):
    """A maximal run of equal word pieces in two different texts; indices of texts and pieces."""

    first: int
    second: int
    """Greater than ``first``."""
    first_piece: int
    second_piece: int
    length: int
    """In pieces."""


class Pieces:
    """The word pieces of one text, with where they stand (code points)."""

    __slots__ = ("ends", "starts", "words")

    def __init__(self, text: str) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.words: list[str] = []
        for found in PIECE.finditer(text):
            self.starts.append(found.start())
            self.ends.append(found.end())
            self.words.append(found.group().casefold())


def shared_runs(texts: Sequence[Pieces], least: int = 7) -> list[SharedRun]:
    """All maximal runs of at least ``least`` equal pieces between two different texts.

    Args:
        texts: The pieces of each text.
        least: The shortest run, in pieces.

    Returns:
        The runs by text, second text, place in the first, place in the second.
    """
    numbers: dict[str, int] = {}
    line: list[int] = []
    offsets: list[int] = []
    for index, pieces in enumerate(texts):
        offsets.append(len(line))
        line.extend([numbers.setdefault(word, len(numbers)) for word in pieces.words])
        line.append(-1 - index)  # equal to nothing, so that no run crosses from text to text
    width = len(line)
    diagonals: list[int] = []
    for places in _repeated(line, least):
        for one, other in _pairs(places, offsets):
            diagonals.append((other - one) * width + one)
    diagonals.sort()
    runs = []
    position = 0
    while position < len(diagonals):
        begin = position
        while position + 1 < len(diagonals) and diagonals[position + 1] == diagonals[position] + 1:
            position += 1
        shift, one = divmod(diagonals[begin], width)
        length = position - begin + least
        first = bisect_right(offsets, one) - 1
        second = bisect_right(offsets, one + shift) - 1
        runs.append(
            SharedRun(first, second, one - offsets[first], one + shift - offsets[second], length)
        )
        position += 1
    runs.sort()
    return runs


def _repeated(line: Sequence[int], least: int) -> Iterable[list[int]]:
    """The places of every n-gram that occurs more than once, in order."""
    once: dict[tuple[int, ...], int] = {}
    again: dict[tuple[int, ...], list[int]] = {}
    for place, gram in enumerate(zip(*(line[i:] for i in range(least)), strict=False)):
        before = once.setdefault(gram, place)
        if before != place:
            again.setdefault(gram, [before]).append(place)
    return again.values()


def _pairs(places: Sequence[int], offsets: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The pairs of places that stand in different texts."""
    by_text: dict[int, list[int]] = defaultdict(list)
    for place in places:
        by_text[bisect_right(offsets, place) - 1].append(place)
    for one, other in combinations(by_text.values(), 2):
        if len(places) > CROWDED:
            yield from zip(one, other, strict=False)
        else:
            for place in one:
                for match in other:
                    yield place, match
