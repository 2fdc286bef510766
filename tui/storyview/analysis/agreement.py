"""How sure it is that two statements say the same.

A logistic regression over what the two sentences have in common and over what stands around them.
The coefficients were fitted once on sentence pairs labelled by hand (three-source news stories,
summaries with their sources, and pairs with the same events), each kind with equal weight; the
signs with no measurable worth were left out again.
"""

from __future__ import annotations

from collections import defaultdict
from math import exp, fsum, log1p
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from storyview.analysis.likeness import Likeness, Statement


class Surroundings(NamedTuple):
    """What stands around two statements, measured by how well others agree by themselves."""

    third: float
    """How well the best statement of a third account says what both say."""
    thirds: float
    """The same of all such statements together."""
    neighbours: float
    """How well sentences right beside the two agree with each other or with the two."""
    rival: float
    """How much better either statement agrees with another one of the same account."""


NOTHING = Surroundings(0.0, 0.0, 0.0, 0.0)


class Coefficients(NamedTuple):
    """The weight of every sign of agreement."""

    cosine: float
    clause_cosine: float
    mixed_cosine: float
    shared: float
    strangers: float
    third: float
    thirds: float
    neighbours: float
    rival: float
    constant: float


ALONE = Coefficients(1.94, 0.81, 2.14, 2.14, -0.93, 0.0, 0.0, 0.0, 0.0, -3.37)
"""For two sentences by themselves."""
TOGETHER = Coefficients(0.47, 0.38, 1.48, 1.77, -0.48, 0.77, 0.50, 0.72, -1.47, -3.03)
"""For two sentences among all others; the signs from ``third`` on rest on ``ALONE``."""
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
    by_themselves = {pair: _logistic(ALONE, like, NOTHING) for pair, like in likenesses.items()}
    alone = {pair: value for pair, value in by_themselves.items() if value >= LEAST}
    partners: dict[int, dict[int, float]] = defaultdict(dict)
    best: dict[tuple[int, int], float] = defaultdict(float)
    for (one, other), value in alone.items():
        partners[one][other] = value
        partners[other][one] = value
        for mine, theirs in ((one, found[other].account), (other, found[one].account)):
            best[mine, theirs] = max(best[mine, theirs], value)
    for number, values in partners.items():
        if len(values) > WITNESSES:
            likest = sorted(values.items(), key=lambda item: (-item[1], item[0]))[:WITNESSES]
            partners[number] = dict(likest)
    agreed = {}
    for pair, like in likenesses.items():
        one, other = pair
        third, thirds = _third(partners[one], partners[other])
        rival = max(best[one, found[other].account], best[other, found[one].account])
        around = Surroundings(
            third, thirds, _neighbours(pair, found, alone), rival - alone.get(pair, 0.0)
        )
        agreed[pair] = _logistic(TOGETHER, like, around)
    return agreed


def _logistic(weights: Coefficients, like: Likeness, around: Surroundings) -> float:
    total = (
        weights.cosine * like.cosine
        + weights.clause_cosine * like.clause_cosine
        + weights.mixed_cosine * like.mixed_cosine
        + weights.shared * log1p(like.weight)
        + weights.strangers * like.strangers
        + weights.third * around.third
        + weights.thirds * log1p(around.thirds)
        + weights.neighbours * around.neighbours
        + weights.rival * around.rival
        + weights.constant
    )
    return 1 / (1 + exp(-total))


def _third(one: Mapping[int, float], other: Mapping[int, float]) -> tuple[float, float]:
    """How well the best statement of a third account says what both say, and how well all do."""
    both = one.keys() & other.keys()
    if not both:
        return 0.0, 0.0
    best = max([min(one[number], other[number]) for number in both])
    return best, fsum([one[number] * other[number] for number in both])


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
