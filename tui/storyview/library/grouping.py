"""Stories found in a pile of articles.

Articles that are near each other in time and words are joined to a graph; inside each of its
connected parts, clusters are merged as long as the average likeness of their articles is high
enough. Average link (Sokal and Michener, 1958) keeps apart what single links would chain, and what
comes out does not depend on the order in which the articles are given. Since likeness is a cosine,
the average over all pairs of two clusters is the product of their mean vectors, which is what is
computed.
"""

from __future__ import annotations

from bisect import bisect_left
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING

from storyview.library.neighbours import WINDOW, find_edges, in_time
from storyview.library.weighing import cosine

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from storyview.library.neighbours import Edge, Item

WIDEST = 600
"""So many terms of a cluster are compared."""


class _Cluster:
    """Articles that are one story so far."""

    __slots__ = ("dates", "given", "members", "near", "needed", "size", "terms")

    def __init__(self, place: int, item: Item) -> None:
        self.members = [place]
        self.size = 1
        self.needed = item.needed
        self.dates = [] if item.day is None else [item.day]
        self.given = item.given
        self.terms = dict(item.weights)
        self.near: dict[int, float] = {}
        """The average likeness with other clusters, as far as it is known."""


def group(items: Sequence[Item], edges: Iterable[Edge] | None = None) -> list[list[int]]:
    """The stories of a pile: the keys of each, also of those of one article.

    Args:
        items: Articles. Those with the same given story are one story, whatever they say; those
            with different ones never are.
        edges: Pairs worth comparing, as ``find_edges`` finds them.
    """
    if edges is None:
        edges = find_edges(items)
    clusters: dict[int, _Cluster] = {}
    home = list(range(len(items)))
    by_name: dict[str, int] = {}
    for place in sorted(range(len(items)), key=lambda place: in_time(items[place])):
        item = items[place]
        new = _Cluster(place, item)
        if item.given and item.given in by_name:
            home[place] = by_name[item.given]
            _absorb(clusters[home[place]], new)
            continue
        if item.given:
            by_name[item.given] = place
        clusters[place] = new
    heap: list[tuple[float, tuple[bool, int, bytes, int], tuple[bool, int, bytes, int], int, int]]
    heap = []
    ties = [in_time(item) for item in items]

    def consider(one: int, other: int, likeness: float) -> None:
        first, second = clusters[one], clusters[other]
        first.near[other] = second.near[one] = likeness
        affinity = likeness / _needed(first, second)
        if affinity >= 1 and _may_join(first, second):
            if ties[other] < ties[one]:
                one, other = other, one
            heap.append((-affinity, ties[one], ties[other], one, other))

    for first, second, likeness in edges:
        one, other = home[first], home[second]
        if one != other and other not in clusters[one].near:
            if clusters[one].size > 1 or clusters[other].size > 1:
                likeness = _average(clusters[one], clusters[other])
            consider(one, other, likeness)
    heapify(heap)
    while heap:
        affinity, _, _, one, other = heappop(heap)
        if one not in clusters or other not in clusters:
            continue
        kept, gone = clusters[one], clusters[other]
        if -affinity != kept.near[other] / _needed(kept, gone) or not _may_join(kept, gone):
            continue  # one of them has grown since
        sizes = kept.size, gone.size
        near = kept.near.keys() | gone.near.keys()
        near -= {one, other}
        likenesses = {}
        for third in near:
            cluster = clusters[third]
            with_kept, with_gone = kept.near.get(third), gone.near.get(third)
            if with_kept is None:
                with_kept = _average(kept, cluster)
            if with_gone is None:
                with_gone = _average(gone, cluster)
            likenesses[third] = (sizes[0] * with_kept + sizes[1] * with_gone) / sum(sizes)
        _absorb(kept, gone)
        del clusters[other], kept.near[other]
        fresh = len(heap)
        for third, likeness in likenesses.items():
            clusters[third].near.pop(other, None)
            consider(one, third, likeness)
        added = heap[fresh:]
        del heap[fresh:]
        for entry in added:
            heappush(heap, entry)
    groups = [
        sorted((items[place] for place in cluster.members), key=in_time)
        for cluster in clusters.values()
    ]
    groups.sort(key=lambda group: in_time(group[0]))
    return [[item.key for item in each] for each in groups]


def _absorb(kept: _Cluster, gone: _Cluster) -> None:
    kept.members += gone.members
    size = kept.size + gone.size
    kept.needed = (kept.size * kept.needed + gone.size * gone.needed) / size
    kept.size = size
    kept.dates = sorted(set(kept.dates + gone.dates))
    kept.given = kept.given or gone.given
    terms = kept.terms
    for term, weight in gone.terms.items():
        terms[term] = terms.get(term, 0.0) + weight
    if len(terms) > 2 * WIDEST:
        heaviest = sorted(terms.items(), key=lambda pair: (-pair[1], pair[0]))
        kept.terms = dict(heaviest[:WIDEST])


def _average(one: _Cluster, other: _Cluster) -> float:
    return cosine(one.terms, other.terms) / (one.size * other.size)


def _needed(one: _Cluster, other: _Cluster) -> float:
    """The average likeness that makes two clusters one."""
    return (one.needed + other.needed) / 2


def _may_join(one: _Cluster, other: _Cluster) -> bool:
    """Whether nothing but likeness speaks against it."""
    if one.given and other.given:
        return False
    if not one.dates or not other.dates:
        return True
    return any(_is_near(day, other.dates) for day in one.dates)


def _is_near(day: int, days: Sequence[int]) -> bool:
    place = bisect_left(days, day - WINDOW)
    return place < len(days) and days[place] <= day + WINDOW
