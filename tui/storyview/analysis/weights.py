"""How much a term tells apart the sentences of one story.

A flattened inverse document frequency (Sparck Jones, 1972) over the story's own sentences.
Frequencies from other news do worse: they call the story's own subject rare.
"""

from __future__ import annotations

from collections import Counter
from math import log
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

FLATNESS = 0.8
"""The exponent that keeps rare words from drowning what the story is about."""
ALONE = 0.6
"""What a term counts that stands in one sentence only, and so can agree with nothing."""


def term_weights(sentences: Sequence[Iterable[str]]) -> dict[str, float]:
    """The weight of every term, from the set of terms of every sentence.

    A term that stands in two sentences weighs 1, any other one less.
    """
    counts: Counter[str] = Counter()
    for terms in sentences:
        counts.update(terms)
    total = len(sentences)
    rarest = log(1 + total / 2)
    by_count = {
        count: (log(1 + total / count) / rarest) ** FLATNESS if count > 1 else ALONE
        for count in set(counts.values())
    }
    return {term: by_count[count] for term, count in counts.items()}
