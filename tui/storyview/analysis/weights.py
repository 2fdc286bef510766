"""How much a term tells apart the sentences of one story.

A flattened inverse document frequency (Sparck Jones, 1972) over the story's own sentences.
Frequencies from other news do worse: they call the story's own subject rare.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from math import log
from typing import TYPE_CHECKING

from storyview.analysis.terms import synonyms
from storyview.text.stems import stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

FLATNESS = 0.8
"""The exponent that keeps rare words from drowning what the story is about."""
ALONE = 0.6
"""What a term counts that stands in one sentence only, and so can agree with nothing."""
LIGHT = """
    take make go come get give put keep see look know want think feel seem become use need try
    good best better well great big large small little new old high long right hard real
    thing day time way part people man men woman person place year week month number side kind lot
    first last next back forward together away ever really always never
    set bring hold turn call name work happen move
"""
"""Words for anything at all. A story may have one but twice, and it still tells little."""
LIGHTNESS = 0.7
"""What such a word counts of another one that is as rare."""
SMALL = 10
"""Numbers up to this count whatever there is."""


@cache
def light_terms() -> frozenset[str]:
    """The terms of the light words."""
    groups = synonyms()
    return frozenset(groups.get(stem(word), stem(word)) for word in LIGHT.split())


@cache
def telling_nothing() -> frozenset[str]:
    """The terms of light words and small numbers: "two men" alone is no stated fact."""
    return light_terms() | {f"#{number}" for number in range(SMALL + 1)}


def term_weights(sentences: Sequence[Iterable[str]]) -> dict[str, float]:
    """The weight of every term, from the set of terms of every sentence.

    A term that stands in two sentences weighs 1, any other one less, and light words less again.
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
    light = light_terms()
    return {
        term: by_count[count] * (LIGHTNESS if term in light else 1.0)
        for term, count in counts.items()
    }
