"""How much each term of an article tells about which story it is.

TF-IDF: log term frequency times inverse document frequency (Salton and Buckley, 1988). The document
frequencies are those of the library so far, on top of those of ordinary English, so that the words
of the first three articles weigh what they should.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from math import log, sqrt
from typing import TYPE_CHECKING

from storyview.data import words
from storyview.library.vectors import term_of_stem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from storyview.library.vectors import Vector

EVERYDAY = 500
"""How many articles of ordinary English the library's own are added to."""
PER = 1024
"""``everyday-stems`` says in how many of so many articles a stem stands."""
UBIQUITOUS = 0.3
"""A stem that stands in a greater share of ordinary articles is left out."""
UNSEEN = 0.5
"""In how many articles more than is known a term may stand."""
NAMES = 1.25
"""What a name weighs of a word that is as rare."""
HEAVIEST = 170
"""How many terms of an article are compared: as many as a dictionary of 4 kB holds."""
FINEST = 4096
"""Weights are told apart to such a part of 1, so that equal ones can share their memory."""
LEVELS = tuple(level / FINEST for level in range(FINEST + 1))
LOGARITHMS = (0.0, *(1 + log(count) for count in range(1, 256)))


class Frequencies:
    """In how many articles each term stands."""

    def __init__(self) -> None:
        self._articles = 0
        self._counts: Counter[int] = Counter()
        self._weights: dict[int, tuple[float, int]] = {}

    def count(self, vectors: Iterable[Vector]) -> None:
        """Take more articles into account."""
        counts = self._counts
        for vector in vectors:
            self._articles += 1
            counts.update(vector.names)
            counts.update(vector.terms)
        self._weights.clear()

    def weight(self, term: int) -> float:
        """The inverse document frequency of a term; 0 for one that tells nothing."""
        return (self._weights.get(term) or self._look_up(term))[0]

    def weigh(self, vector: Vector) -> dict[int, float]:
        """The article's heaviest terms, the heaviest first, as a vector of length 1."""
        names = len(vector.names)
        known = self._weights
        weighed = []
        for place, (term, count) in enumerate(
            zip(vector.names + vector.terms, vector.counts, strict=True)
        ):
            found = known.get(term)
            rarity, term = found or self._look_up(term)
            if rarity:
                rarity *= LOGARITHMS[count]
                weighed.append((rarity * NAMES if place < names else rarity, term))
        weighed.sort(reverse=True)
        del weighed[HEAVIEST:]
        length = sqrt(sum([each * each for each, _ in weighed])) / FINEST or 1.0
        return {term: LEVELS[round(each / length)] for each, term in weighed}

    def _look_up(self, term: int) -> tuple[float, int]:
        """The weight of a term, and the one object that stands for it in all articles."""
        share = everyday().get(term, 0.0)
        weight = 0.0
        if share < UBIQUITOUS:
            among = self._articles + EVERYDAY
            weight = max(log(among / (self._counts[term] + share * EVERYDAY + UNSEEN)), 0.0)
        self._weights[term] = weight, term
        return weight, term


@cache
def everyday() -> dict[int, float]:
    """The share of ordinary English articles in which a stem stands, by term."""
    shares: dict[int, float] = {}
    for line in sorted(words("everyday-stems")):
        share, *stems = line.split()
        for stem in stems:
            shares[term_of_stem(stem)] = int(share) / PER
    return shares


def cosine(one: dict[int, float], other: dict[int, float]) -> float:
    """How alike two weighed articles are, from 0 to 1."""
    return sum([one[term] * other[term] for term in one.keys() & other.keys()])
