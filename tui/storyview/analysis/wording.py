"""Which words of two matched passages agree exactly, for the screen to set apart."""

from __future__ import annotations

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
    places: dict[str, list[int]] = {}
    for index, word in enumerate(second):
        if word not in EMPTY:  # a run of such words alone is not set apart
            places.setdefault(word, []).append(index)
    if len(first) * len(second) > LONG:
        places = {word: found for word, found in places.items() if len(found) <= RARE}
    queue: list[tuple[int, int, int, int]] = []
    reached: dict[int, int] = {}  # how far into ``first`` the last run went, by how far it lies off
    for index, word in enumerate(first):
        for match in places.get(word, ()):
            if index < reached.get(match - index, 0):
                continue
            one, other = index, match
            while one and other and first[one - 1] == second[other - 1]:
                one -= 1
                other -= 1
            length = index - one + 1
            while (
                one + length < len(first)
                and other + length < len(second)
                and first[one + length] == second[other + length]
            ):
                length += 1
            reached[match - index] = one + length
            queue.append((-length, abs(one - other), one, other))
    heapify(queue)
    used_first = bytearray(len(first))
    used_second = bytearray(len(second))
    found = []
    while queue:
        negative, distance, one, other = heappop(queue)
        length = -negative
        end, stop = one + length, other + length
        if 1 in used_first[one:end] or 1 in used_second[other:stop]:
            free = [
                not (used_first[one + step] or used_second[other + step]) for step in range(length)
            ]
            for begin, size in _runs(free):
                heappush(queue, (-size, distance, one + begin, other + begin))
            continue
        if EMPTY.issuperset(first[one:end]):
            continue
        found.append(Stretch(one, other, length))
        used_first[one:end] = used_second[other:stop] = b"\1" * length
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
