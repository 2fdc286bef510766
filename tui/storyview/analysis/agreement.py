"""How sure it is that two statements say the same.

A logistic regression over what the two sentences have in common and over what stands around them.
The coefficients were fitted once on sentence pairs labelled by hand (three-source news stories,
summaries with their sources, and pairs with the same events), each kind with equal weight; the
signs with no measurable worth were left out again.
"""

from __future__ import annotations

from collections import defaultdict
from math import exp, log1p
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from storyview.analysis.likeness import Likeness, Statement


class Coefficients(NamedTuple):
    """The weight of every sign of agreement."""

    cosine: float
    clause_cosine: float
    mixed_cosine: float
    shared: float
    names: float
    third: float
    neighbours: float
    constant: float


ALONE = Coefficients(1.71, 1.27, 1.86, 2.56, -0.47, 0.0, 0.0, -3.81)
"""For two sentences by themselves."""
TOGETHER = Coefficients(1.10, 0.97, 1.69, 2.39, -0.63, 1.85, 0.57, -4.43)
"""For two sentences among all others; ``third`` and ``neighbours`` rest on ``ALONE``."""
LEAST = 0.1
"""Pairs that agree less by themselves speak for no other pair."""
WITNESSES = 24
"""Of so many statements, the likest, is a third one looked for, however many sources there are."""

Pair = tuple[int, int]
"""The numbers of two statements, the lesser first."""


def agreement(found: Sequence[Statement], likenesses: Mapping[Pair, Likeness]) -> dict[Pair, float]:
    """How sure it is that each pair of statements says the same: 0 to 1.

    Args:
        found: All statements of the story, by account.
        likenesses: What each pair that is worth a look has in common.
    """
    alone = {pair: _logistic(ALONE, like, 0.0, 0.0) for pair, like in likenesses.items()}
    partners: dict[int, dict[int, float]] = defaultdict(dict)
    for (one, other), value in alone.items():
        if value >= LEAST:
            partners[one][other] = value
            partners[other][one] = value
    for number, values in partners.items():
        if len(values) > WITNESSES:
            likest = sorted(values.items(), key=lambda item: (-item[1], item[0]))[:WITNESSES]
            partners[number] = dict(likest)
    return {
        pair: _logistic(TOGETHER, like, _third(pair, partners), _neighbours(pair, found, alone))
        for pair, like in likenesses.items()
    }


def _logistic(weights: Coefficients, like: Likeness, third: float, neighbours: float) -> float:
    total = (
        weights.cosine * like.cosine
        + weights.clause_cosine * like.clause_cosine
        + weights.mixed_cosine * like.mixed_cosine
        + weights.shared * log1p(like.weight)
        + weights.names * log1p(like.name_weight)
        + weights.third * third
        + weights.neighbours * neighbours
        + weights.constant
    )
    return 1 / (1 + exp(-total))


def _third(pair: Pair, partners: Mapping[int, Mapping[int, float]]) -> float:
    """How well a statement of a third account says what both say."""
    one, other = partners[pair[0]], partners[pair[1]]
    best = 0.0
    for number, value in one.items():
        if value > best:
            best = max(best, min(value, other.get(number, 0.0)))
    return best


def _neighbours(pair: Pair, found: Sequence[Statement], alone: Mapping[Pair, float]) -> float:
    """How well sentences right beside the two agree with each other or with the two."""
    one, other = pair
    best = 0.0
    for left in (one - 1, one, one + 1):
        for right in (other - 1, other, other + 1):
            if (left == one) + (right == other) == 2:
                continue
            value = alone.get((left, right), 0.0)
            if (
                value > best
                and found[left].account == found[one].account
                and found[right].account == found[other].account
            ):
                best = value
    return best
