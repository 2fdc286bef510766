"""The small picture of a story's coverage: a bar a day. Pure; widths are terminal cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

NO_ARTICLE = "."
BARS = "▂▃▄▅▆▇█"
LEAST = (1, 2, 3, 5, 8, 13, 20)
"""From how many articles each bar stands. The same in every picture, so that two can be compared:
one article is a quarter of the cell, twenty fill it."""


def bar_of(articles: int) -> str:
    """The bar of a day with so many articles."""
    if articles <= 0:
        return NO_ARTICLE
    return BARS[sum(articles >= least for least in LEAST) - 1]


def coverage(days: Sequence[tuple[date, int]], most: int) -> str:
    """A bar for each day from the first to the last.

    Where there are more days than ``most`` cells, a bar stands for several days in a row.

    Args:
        days: Days in order, and the articles of each; days without one may be left out.
        most: The greatest width.
    """
    if not days or most < 1:
        return ""
    first = days[0][0]
    whole = (days[-1][0] - first).days + 1
    width = min(whole, most)
    counts = [0] * width
    for day, articles in days:
        counts[(day - first).days * width // whole] += articles
    return "".join(map(bar_of, counts))
