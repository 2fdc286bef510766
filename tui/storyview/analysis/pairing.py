"""Which sentences of two accounts share enough to be compared."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from math import fsum, sqrt
from typing import TYPE_CHECKING

from storyview.analysis.likeness import ROUNDING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from storyview.analysis.likeness import Statement

COMMON = 0.15
"""A term in a greater share of the sentences than this brings no two of them together by itself."""
FEW = 40
"""Terms in fewer sentences than this are never common."""
MANY = 250
"""Terms in more sentences than this are always common, which keeps the work linear."""
FLOOR = 0.1
"""Pairs of sentences with a lower cosine are not looked at."""
LEAST = 0.65
"""Nor are pairs that share less; 1 is what a word weighs that stands in two sentences only."""
PARTNERS = 16
"""How many sentences of another account a sentence is compared with at most, the likest first: in
lists and refrains every sentence is like every other."""

Pair = tuple[int, int]
"""The numbers of two statements, the lesser first."""


def candidates(found: Sequence[Statement], squares: dict[str, float]) -> list[Pair]:
    """Pairs of statements of different accounts that share enough to be compared, in order.

    The lightest terms of a statement, as many as weigh too little together, bring it together with
    none: who shares no others shares too little (prefix filtering; Bayardo, Ma and Srikant,
    "Scaling up all pairs similarity search", 2007).
    """
    postings: dict[str, list[int]] = defaultdict(list)
    for number, statement in enumerate(found):
        for key in statement.places:
            postings[key].append(number)
    limit = min(max(FEW, COMMON * len(found)), MANY)
    common = {key for key, numbers in postings.items() if len(numbers) > limit}
    next_account = _next_accounts(found)
    terms = [statement.places.keys() for statement in found]
    pairs: dict[Pair, float] = {}
    for one, first in enumerate(found):
        if len(first.places) < 2:
            continue
        bringing, light = _by_weight(first, common, squares)
        after = next_account[one]
        dots: dict[int, float] = {}
        for key in bringing:
            numbers = postings[key]
            if numbers[-1] < after:
                continue
            square = squares[key]
            for other in numbers[bisect_left(numbers, after) :]:
                dots[other] = dots.get(other, 0.0) + square
        for other, dot in dots.items():
            if dot < LEAST and terms[other].isdisjoint(light):
                continue  # most share one term that is too light alone
            for key in light:
                if key in terms[other]:
                    dot += squares[key]
            second = found[other]
            lengths = first.squared * second.squared
            if dot >= LEAST and dot * dot >= FLOOR * FLOOR * lengths and len(second.places) > 1:
                pairs[one, other] = dot / sqrt(lengths)
    return sorted(_likest(found, pairs))


def _by_weight(
    statement: Statement, common: set[str], squares: dict[str, float]
) -> tuple[list[str], list[str]]:
    """The terms that bring a statement together with others, and those that do not.

    The common ones do not, nor the lightest of the others as long as all of them together weigh
    less than what a pair must share.
    """
    light = [key for key in statement.places if key in common] if common else []
    others = [key for key in statement.places if key not in common]
    others.sort(key=squares.__getitem__)
    weight = fsum([squares[key] for key in light])
    for position, key in enumerate(others):
        weight += squares[key]
        if weight >= LEAST - ROUNDING:
            return others[position:], light + others[:position]
    return [], light + others


def _likest(found: Sequence[Statement], pairs: dict[Pair, float]) -> Iterable[Pair]:
    """The pairs of which each is among the likest of the other's account; the nearest of equals."""
    crowds: dict[Pair, list[tuple[float, int, Pair]]] = defaultdict(list)
    for pair, cosine in pairs.items():
        first, second = found[pair[0]], found[pair[1]]
        ranked = -round(cosine, 9), abs(first.position - second.position), pair
        crowds[pair[0], second.account].append(ranked)
        crowds[pair[1], first.account].append(ranked)
    left = set(pairs)
    for crowd in crowds.values():
        if len(crowd) > PARTNERS:
            crowd.sort()
            left.difference_update([pair for _, _, pair in crowd[PARTNERS:]])
    return left


def _next_accounts(found: Sequence[Statement]) -> list[int]:
    """For each statement the number of the first statement of the next account."""
    after = [len(found)] * len(found)
    for number in range(len(found) - 2, -1, -1):
        same = found[number].account == found[number + 1].account
        after[number] = after[number + 1] if same else number + 1
    return after
