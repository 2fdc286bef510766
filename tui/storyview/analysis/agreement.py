"""How sure it is that two statements say the same.

A logistic regression over what the two sentences have in common and over what stands around them.
The coefficients were fitted once on sentence pairs labelled by hand (three-source news stories,
summaries with their sources, and pairs with the same events), each kind with equal weight; the
signs with no measurable worth were left out again.
"""

from __future__ import annotations

from collections import defaultdict
from math import exp, fsum, inf, log, log1p
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from storyview.analysis.likeness import Likeness, Statement
    from storyview.analysis.pairing import Pair


class Coefficients(NamedTuple):
    """The weight of every sign of agreement."""

    cosine: float
    clause_cosine: float
    mixed_cosine: float
    shared: float
    strangers: float
    third: float
    """How well the best statement of a third account says what both say."""
    thirds: float
    """The same of all such statements together."""
    neighbours: float
    """How well sentences right beside the two agree with each other or with the two."""
    rival: float
    """How much better either statement agrees with another one of the same account."""
    constant: float


ALONE = Coefficients(1.94, 0.81, 2.14, 2.14, -0.93, 0.0, 0.0, 0.0, 0.0, -3.37)
"""For two sentences by themselves."""
TOGETHER = Coefficients(0.47, 0.38, 1.48, 1.77, -0.48, 0.77, 0.50, 0.72, -1.47, -3.03)
"""For two sentences among all others; the signs from ``third`` on are measured by how well others
agree by themselves."""
LEAST = 0.1
"""Pairs that agree less by themselves speak for no other pair."""
ROUNDING = 1e-9
"""How far sums of the same signs in another order may lie apart."""
WITNESSES = 24
"""Of so many statements, the likest, is a third one looked for, however many sources there are."""


def agreement(
    found: Sequence[Statement],
    likenesses: Mapping[Pair, Likeness],
    least: float = 0.0,
    always: Container[Pair] = (),
) -> dict[Pair, float]:
    """How sure it is that each pair of statements says the same: 0 to 1.

    Args:
        found: All statements of the story, by account.
        likenesses: What each pair that is worth a look has in common.
        least: Pairs that are less sure may be left out.
        always: Pairs that are not left out.
    """
    accounts = [each.account for each in found]
    width = max(accounts, default=0) + 1
    alone: dict[Pair, float] = {}
    partners: dict[int, dict[int, float]] = defaultdict(dict)
    best = [0.0] * (width * len(found))  # of each statement with each account
    for pair, own in zip(likenesses, _own(ALONE, likenesses.values()), strict=True):
        value = _logistic(own + ALONE.constant)
        if value < LEAST:
            continue
        one, other = pair
        alone[pair] = partners[one][other] = partners[other][one] = value
        for place in (one * width + accounts[other], other * width + accounts[one]):
            if value > best[place]:
                best[place] = value
    for number, values in partners.items():
        if len(values) > WITNESSES:
            likest = sorted(values.items(), key=lambda item: (-item[1], item[0]))[:WITNESSES]
            partners[number] = dict(likest)
    surest = {number: max(values.values()) for number, values in partners.items()}
    total = {number: fsum(values.values()) for number, values in partners.items()}
    neighbours = _Neighbours(found, alone)
    limit = _inverse(least)
    agreed = {}
    for pair, own in zip(likenesses, _own(TOGETHER, likenesses.values()), strict=True):
        one, other = pair
        rival = max(best[one * width + accounts[other]], best[other * width + accounts[one]])
        rivalled = TOGETHER.rival * (rival - alone.get(pair, 0.0))
        is_needed = pair in always
        third = thirds = 0.0
        witnessed = one in partners and other in partners
        if witnessed:
            # No third statement agrees with either better than its best one does.
            third = min(surest[one], surest[other])
            thirds = min(surest[one] * total[other], surest[other] * total[one])
        most = _witnessed(third, thirds)
        surroundings = TOGETHER.neighbours  # no neighbours agree better than wholly
        if own + surroundings + rivalled + TOGETHER.constant + most < limit and not is_needed:
            continue
        surroundings *= neighbours.of(pair)
        known = own + surroundings + rivalled + TOGETHER.constant
        if known + most < limit and not is_needed:
            continue
        if witnessed:
            most = _witnessed(*_third(partners[one], partners[other]))
        agreed[pair] = _logistic(known + most)
    return agreed


def _own(weights: Coefficients, likenesses: Iterable[Likeness]) -> list[float]:
    """What every two statements have in common by themselves, weighted."""
    by_cosine, by_clauses, by_mixed, by_shared, by_strangers = weights[:5]
    return [
        by_cosine * cosine
        + by_clauses * clause_cosine
        + by_mixed * mixed_cosine
        + by_shared * log1p(weight)
        + by_strangers * strangers
        for cosine, clause_cosine, mixed_cosine, weight, strangers, _, _ in likenesses
    ]


def _witnessed(third: float, thirds: float) -> float:
    return TOGETHER.third * third + TOGETHER.thirds * log1p(thirds)


def _logistic(total: float) -> float:
    return 1 / (1 + exp(-total))


def _inverse(value: float) -> float:
    """What the logistic function makes ``value`` of, less what rounding may change."""
    return log(value / (1 - value)) - ROUNDING if value > 0 else -inf


def _third(one: Mapping[int, float], other: Mapping[int, float]) -> tuple[float, float]:
    """How well the best statement of a third account says what both say, and how well all do."""
    both = one.keys() & other.keys()
    if not both:
        return 0.0, 0.0
    best = max([min(one[number], other[number]) for number in both])
    return best, fsum([one[number] * other[number] for number in both])


class _Neighbours:
    """The pairs of statements that agree by themselves, by their places in the accounts."""

    def __init__(self, found: Sequence[Statement], alone: Mapping[Pair, float]) -> None:
        # A place stays free between two accounts: the last sentence of one stands beside no other.
        self._places = [number + each.account + 1 for number, each in enumerate(found)]
        free = self._places[-1] + 2 if found else 0
        self._values: list[dict[int, float]] = [{} for _ in range(free)]
        for (one, other), value in alone.items():
            self._values[self._places[one]][self._places[other]] = value

    def of(self, pair: Pair) -> float:
        """How well sentences right beside the two agree with each other or with the two."""
        one, other = self._places[pair[0]], self._places[pair[1]]
        above, level, below = self._values[one - 1 : one + 2]
        return max(
            above.get(other - 1, 0.0),
            above.get(other, 0.0),
            above.get(other + 1, 0.0),
            level.get(other - 1, 0.0),
            level.get(other + 1, 0.0),
            below.get(other - 1, 0.0),
            below.get(other, 0.0),
            below.get(other + 1, 0.0),
        )
