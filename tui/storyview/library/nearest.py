"""The articles of a library that are most like those of an open story."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from storyview.library.days import days_around
from storyview.library.gathering import learn
from storyview.library.neighbours import SHARED
from storyview.library.reasons import why
from storyview.library.vectors import read_vector, terms_of, vector
from storyview.library.weighing import cosine

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from storyview.library.reasons import Reasons
    from storyview.library.records import Row
    from storyview.library.store import Library
    from storyview.text.article import Article

REACH = 14
"""Days before a story's first article and after its last in which others are looked for."""
LEAST = 0.08
"""What is less like the story is not worth showing."""
LOOKED_FOR = 48
"""By so many of the story's heaviest terms articles are found."""


class Near(NamedTuple):
    """An article that may tell the same story."""

    row: Row
    likeness: float
    """From 0 to 1; grouping joins what is above .19 to .24, depending on how much is there."""
    reasons: Reasons


def nearest(
    library: Library,
    articles: Sequence[Article],
    *,
    without: Collection[int] = (),
    most: int = 12,
) -> list[Near]:
    """Articles that are like those of a story, the likest first.

    Args:
        library: Where they are looked for.
        articles: Those of the story; they need not be in the library.
        without: Numbers of articles that are no answer, such as the story's own.
        most: How many at most.
    """
    read = [made for each in articles if (made := read_vector(vector(each.title, each.text)))]
    frequencies = learn(library)
    mean: dict[int, float] = {}
    for one in read:
        for term, weight in frequencies.weigh(one).items():
            mean[term] = mean.get(term, 0.0) + weight / len(read)
    heaviest = sorted(mean, key=lambda term: (-mean[term], term))[:LOOKED_FOR]
    looked_for = set(heaviest)
    own = {one.sketch for one in read}
    found: list[tuple[float, int]] = []
    for record in library.vectors(*_days(articles)):
        if record.article in without:
            continue
        if len(looked_for.intersection(terms_of(record.data))) < SHARED:
            continue
        other = read_vector(record.data)
        if other is None or other.sketch in own:
            continue
        likeness = cosine(mean, frequencies.weigh(other))
        if likeness >= LEAST:
            found.append((-likeness, record.article))
    found.sort()
    return [
        Near(
            library.row(key),
            -likeness,
            why((library.article(key), *articles), frequencies, of_first=True),
        )
        for likeness, key in found[:most]
    ]


def _days(articles: Sequence[Article]) -> tuple[date | None, date | None]:
    """From when to when others are looked for: always, if a day is unknown."""
    days = [each.published for each in articles if each.published is not None]
    if len(days) < len(articles) or not days:
        return None, None
    return days_around(days, REACH)
