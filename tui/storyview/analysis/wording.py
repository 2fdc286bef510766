"""Which words of two matched passages agree exactly, for the screen to set apart."""

from __future__ import annotations

from collections import defaultdict
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING, NamedTuple

from storyview.analysis.terms import ATTRIBUTION, FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

LONG = 250_000
"""Two passages with more pairs of words than this are compared by their rarer words alone."""
RARE = 3
"""How often a word may occur in such a long passage."""
EMPTY = FUNCTION_WORDS | ATTRIBUTION
"""Words that are not set apart by themselves, nor in a run of nothing else ("he said")."""


class Stretch(NamedTuple):
    """Equal words: where they begin in each of the two passages, and how many they are."""

    first: int
    second: int
    length: int


def equal_stretches(first: Sequence[str], second: Sequence[str]) -> list[Stretch]:
    """The words that agree, in the order of ``first``, each word in at most one stretch.

    The longest runs are aligned first, then what is left of shorter ones, then single words, as in
    greedy string tiling (Wise, 1993). Every stretch holds a word that is more than grammar and
    attribution.
    """
    if first == second:
        return [] if EMPTY.issuperset(first) else [Stretch(0, 0, len(first))]
    places: dict[str, list[int]] = defaultdict(list)
    for index, word in enumerate(second):
        places[word].append(index)
    if len(first) * len(second) > LONG:
        places = defaultdict(list, {w: at for w, at in places.items() if len(at) <= RARE})
    queue: list[tuple[int, int, int, int]] = []
    for one, word in enumerate(first):
        for other in places.get(word, ()):
            if one and other and first[one - 1] == second[other - 1] in places:
                continue
            length = 1
            while (
                one + length < len(first)
                and other + length < len(second)
                and first[one + length] == second[other + length]
            ):
                length += 1
            queue.append((-length, abs(one - other), one, other))
    heapify(queue)
    used_first = bytearray(len(first))
    used_second = bytearray(len(second))
    found = []
    while queue:
        negative, distance, one, other = heappop(queue)
        length = -negative
        if any(used_first[one : one + length]) or any(used_second[other : other + length]):
            free = [
                not (used_first[one + step] or used_second[other + step]) for step in range(length)
            ]
            for begin, size in _runs(free):
                heappush(queue, (-size, distance, one + begin, other + begin))
            continue
        if EMPTY.issuperset(first[one : one + length]):
            continue
        found.append(Stretch(one, other, length))
        used_first[one : one + length] = b"\1" * length
        used_second[other : other + length] = b"\1" * length
    return sorted(found)


def _runs(free: Sequence[bool]) -> list[tuple[int, int]]:
    """Where stretches of free places begin, and how long they are."""
    runs = []
    begin = None
    for index, is_free in enumerate([*free, False]):
        if is_free and begin is None:
            begin = index
        elif not is_free and begin is not None:
            runs.append((begin, index - begin))
            begin = None
    return runs
