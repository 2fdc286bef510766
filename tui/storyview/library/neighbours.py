"""Articles that are near each other in time and in words, without comparing each with each.

An article is compared with the few that share most of its heaviest terms, found by an inverted
index, so that a pile costs a linear number of comparisons, whatever is in it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from itertools import islice
from math import log
from typing import TYPE_CHECKING, NamedTuple

from storyview.library.weighing import cosine

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

WINDOW = 4
"""Days. What lies further apart is never joined directly."""
ALIKE = 0.19
"""The average likeness of one story's articles, as long as few others could be meant."""
CROWDING = 0.008
"""By so much it rises where e times as many could be."""
FEW, MANY = 16, 4_000
"""Between so many articles of the same days the likeness rises; it is .234 for ``MANY``."""
SLACK = 0.75
"""A pair of this share of that likeness is worth a look."""
INDEXED = 28
"""By so many of its heaviest terms an article is found."""
SHARED = 2
"""Of these, so many two articles must share to be compared."""
NEAREST = 40
"""With so many others an article is compared at most: those that share the most."""
POSTINGS = 400
"""Of a term that more articles share, only so many of the nearest in time are looked at."""


class Item(NamedTuple):
    """An article to be grouped."""

    key: int
    day: int | None
    """When it was published (ordinal); None when unknown."""
    weights: dict[int, float]
    """Its weighed terms, the heaviest first."""
    needed: float
    """How like it another must be to tell the same story; see ``needed_among``."""
    given: str = ""
    """The name of a story that came with it."""
    tie: bytes = b""
    """What decides between equals, whatever the numbers of the articles are."""


def needed_among(articles: int) -> float:
    """How alike two articles must be that could be taken for so many others.

    The more there are that appeared in the same days, the likelier is one that is alike by chance.
    An article without a date could belong to any.
    """
    return ALIKE + CROWDING * log(min(max(articles, FEW), MANY) / FEW)


class Edge(NamedTuple):
    """Two articles that are worth comparing."""

    first: int
    second: int
    likeness: float


def find_edges(items: Sequence[Item], only: Iterable[int] | None = None) -> list[Edge]:
    """Pairs of articles (as places in ``items``) that may tell one story.

    Args:
        items: Articles, those without a date anywhere.
        only: Places of those for which others are looked for; all, if nothing is given.
    """
    wanted = set(range(len(items)) if only is None else only)
    order = sorted(range(len(items)), key=lambda place: in_time(items[place]))
    rank = [0] * len(items)
    dated: list[int] = []
    """The day of each dated article, in order."""
    postings: dict[int, list[int]] = {}
    undated: dict[int, list[int]] = {}
    heads = []
    for position, place in enumerate(order):
        rank[place] = position
        item = items[place]
        terms = head(item)
        heads.append(terms)
        if item.day is None:
            index = undated
        else:
            index = postings
            dated.append(item.day)
        for term in terms:
            index.setdefault(term, []).append(position)
    edges: dict[tuple[int, int], float] = {}
    for place in wanted:
        item = items[place]
        position = rank[place]
        counts: Counter[int] = Counter()
        if item.day is None:
            low, high = 0, len(order)
        else:
            low = bisect_left(dated, item.day - WINDOW)
            high = bisect_left(dated, item.day + WINDOW + 1)
        for term in heads[position]:
            found = postings.get(term)
            if found is not None:
                counts.update(_around(found, low, high, position))
            found = undated.get(term)
            if found is not None:
                counts.update(_around(found, 0, len(order), position))
        del counts[position]
        few = [
            (-count, other)
            for other, count in counts.items()
            if count >= SHARED or count == len(heads[position])
        ]
        if len(few) > NEAREST:
            few.sort()
            del few[NEAREST:]
        for _, other in few:
            pair = (place, order[other]) if position < other else (order[other], place)
            if pair not in edges:
                edges[pair] = cosine(item.weights, items[order[other]].weights)
    return [
        Edge(first, second, likeness)
        for (first, second), likeness in edges.items()
        if likeness >= SLACK * (items[first].needed + items[second].needed) / 2
    ]


def head(item: Item) -> list[int]:
    """The heaviest terms of an article, by which it is found."""
    return list(islice(item.weights, INDEXED))


def in_time(item: Item) -> tuple[bool, int, bytes, int]:
    """What articles are sorted by: the day, those without one last, then what they say."""
    return item.day is None, item.day or 0, item.tie, item.key


def _around(found: list[int], low: int, high: int, position: int) -> list[int]:
    """The articles of a posting between two positions; the nearest ones, if they are many."""
    if len(found) > 8:
        first, last = bisect_left(found, low), bisect_left(found, high)
        if last - first > POSTINGS:
            middle = bisect_left(found, position)
            first = min(max(first, middle - POSTINGS // 2), last - POSTINGS)
            last = first + POSTINGS
        return found[first:last]
    return [each for each in found if low <= each < high]
