"""How much a term tells apart the sentences of one story.

The weight is the inverse document frequency (Sparck Jones, 1972) over the story's own sentences.
Frequencies from other news do worse: they call the story's own subject rare.
"""

from __future__ import annotations

from collections import Counter
from math import log, sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


def term_weights(sentences: Sequence[Iterable[str]]) -> dict[str, float]:
    """The weight of every term, greater than 0, from the set of terms of every sentence."""
    counts: Counter[str] = Counter()
    for terms in sentences:
        counts.update(terms)
    total = len(sentences)
    return {term: log(1 + total / count) for term, count in counts.items()}


def norm(terms: Iterable[str], weights: Mapping[str, float]) -> float:
    """The length of the vector of these terms."""
    return sqrt(sum(weights[term] ** 2 for term in terms))
