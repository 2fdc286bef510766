"""Near copies: one wire text in several outlets.

Two articles are near copies when four fifths of their five-word runs are the same (Broder, "On the
resemblance and containment of documents", 1997), which the sketches of their vectors tell. The
earliest is the original; what is like a copy, but not like the original, is no copy.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from storyview.library.neighbours import WINDOW
from storyview.library.vectors import SKETCH

if TYPE_CHECKING:
    from collections.abc import Iterable

SAME_RUNS = 0.8
"""The share of the runs of both that near copies have in common."""
LOOKED_UP = 16
"""By so many hashes of its sketch a text is found; near copies share most of them."""
SHARED = 0.25
"""Of these hashes, such a share they must have in common to be compared."""
COMPARED = 8
"""With so many originals a text is compared: those that share the most."""
POSTINGS = 60
"""Of a hash that more originals have, such as boilerplate's, the latest are looked at."""


class Sketched(NamedTuple):
    """An article that may be a near copy."""

    key: int
    day: int | None
    """When it was published (ordinal); None when unknown."""
    sketch: tuple[int, ...]
    tie: bytes = b""
    """What decides which of two is the original, if the day does not."""


def find_copies(articles: Iterable[Sketched]) -> dict[int, int]:
    """The originals of near copies, by key. No original is itself a copy.

    Those without a date stand behind those with one; further apart than grouping looks, two
    articles are no copies.
    """
    originals: list[Sketched] = []
    index: dict[int, list[int]] = {}
    found: dict[int, int] = {}
    for article in sorted(articles, key=_in_time):
        candidates: Counter[int] = Counter()
        looked_up = article.sketch[:LOOKED_UP]
        for each in looked_up:
            candidates.update(index.get(each, ())[-POSTINGS:])
        best = 0.0
        least = max(1, SHARED * len(looked_up))
        likely = [(-count, place) for place, count in candidates.items() if count >= least]
        likely.sort()
        for _, place in likely[:COMPARED]:
            original = originals[place]
            if not _are_near(original.day, article.day):
                continue
            shared = shared_runs(original.sketch, article.sketch)
            if shared >= SAME_RUNS and shared > best:
                best = shared
                found[article.key] = original.key
        if not best:
            for each in looked_up:
                index.setdefault(each, []).append(len(originals))
            originals.append(article)
    return found


def shared_runs(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """The share of five-word runs that two articles have in common, from their sketches.

    Exact for short articles; within .04 for long ones.
    """
    if not one or not other:
        return 0.0
    union = sorted({*one, *other})
    if len(one) == SKETCH or len(other) == SKETCH:
        # Beyond the last hash of a full sketch nothing is known.
        limit = min(each[-1] for each in (one, other) if len(each) == SKETCH)
        union = [each for each in union if each <= limit]
    both = set(one).intersection(other)
    same = sum(1 for each in union if each in both)
    resemblance = same / len(union)
    return 2 * resemblance / (1 + resemblance)


def _in_time(article: Sketched) -> tuple[bool, int, bytes, int]:
    return article.day is None, article.day or 0, article.tie, article.key


def _are_near(one: int | None, other: int | None) -> bool:
    return one is None or other is None or abs(one - other) <= WINDOW
