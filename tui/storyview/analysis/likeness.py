"""How alike two sentences of two accounts are, as far as their own words tell."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass
from math import fsum, sqrt
from typing import TYPE_CHECKING, NamedTuple

from storyview.analysis.clause_breaks import clause_starts
from storyview.analysis.collocations import join_names
from storyview.analysis.findings import EvidenceKind
from storyview.analysis.terms import sentence_terms
from storyview.analysis.weights import term_weights

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from storyview.analysis.terms import Lexicon, Term
    from storyview.text.account import Account, Sentence

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
ROUNDING = 1e-9
"""How far sums of the same weights in another order may lie apart."""
PARTNERS = 16
"""How many sentences of another account a sentence is compared with at most, the likest first: in
lists and refrains every sentence is like every other."""
SLACK = 0.03
"""A passage is widened by a clause that shares more as long as the cosine falls by no more."""
GAIN = 0.25
"""Or as long as what is shared, to this power, grows faster than the cosine falls."""


@dataclass(frozen=True, slots=True, eq=False)
class Statement:
    """A sentence with its terms, clause by clause."""

    account: int
    """The index of its account."""
    index: int
    """The index of the sentence in its account."""
    sentence: Sentence
    terms: tuple[Term, ...]
    clauses: tuple[int, ...]
    """The indices of the tokens that the clauses begin with."""
    places: dict[str, tuple[int, ...]]
    """In which clauses each term stands."""
    masks: dict[str, int]
    """The same as bits, the first clause the lowest."""
    squared: float
    """The squared length of its vector of term weights."""
    clause_squared: tuple[float, ...]
    names: frozenset[str]
    """The terms that are names, numbers and dates."""
    people: frozenset[str]
    """The terms that say which people are named."""


class Likeness(NamedTuple):
    """What two statements have in common."""

    cosine: float
    """Of the whole sentences."""
    clause_cosine: float
    """Of the two clauses that are most alike."""
    mixed_cosine: float
    """Of a whole sentence and the clause of the other that is most like it."""
    contained: float
    """The share of the terms of one sentence, of the shorter one, that the other sentence has."""
    weight: float
    """The squared weights of all shared terms together."""
    name_weight: float
    """The part of ``weight`` that lies in names, numbers and dates."""
    strangers: bool
    """Whether both name people, and nobody is named in both."""
    clauses: tuple[int, int]
    """The two clauses that are most alike."""
    shared: tuple[str, ...]
    """The terms that both have."""

    @property
    def is_names_alone(self) -> bool:
        """Whether nothing but names, numbers and dates is shared."""
        return self.weight - self.name_weight < 1e-9


def statements(
    accounts: Sequence[Account], lexicon: Lexicon
) -> tuple[list[Statement], dict[str, float]]:
    """All sentences of a story as statements, by account, and the squared weight of each term."""
    places_of = [
        (number, index, sentence)
        for number, account in enumerate(accounts)
        for index, sentence in enumerate(account.sentences)
    ]
    terms_of = join_names(
        [
            sentence_terms(accounts[number], lexicon, sentence.first, sentence.last)
            for number, _, sentence in places_of
        ]
    )
    weights = term_weights([{term.key for term in terms} for terms in terms_of])
    squares = {key: weight * weight for key, weight in weights.items()}
    found = []
    for (number, index, sentence), terms in zip(places_of, terms_of, strict=True):
        starts = clause_starts(accounts[number], sentence, [term.first for term in terms])
        places: dict[str, list[int]] = {}
        clause = 0
        for term in terms:
            while clause + 1 < len(starts) and starts[clause + 1] <= term.first:
                clause += 1
            where = places.setdefault(term.key, [])
            if not where or where[-1] != clause:
                where.append(clause)
        squared = [0.0] * len(starts)
        for key, where in places.items():
            for clause in where:
                squared[clause] += squares[key]
        found.append(
            Statement(
                number,
                index,
                sentence,
                tuple(terms),
                tuple(starts),
                {key: tuple(where) for key, where in places.items()},
                {key: sum(1 << clause for clause in where) for key, where in places.items()},
                sum(squares[key] for key in places),
                tuple(squared),
                names := frozenset(t.key for t in terms if t.kind is not EvidenceKind.WORD),
                names & lexicon.surnames,
            )
        )
    return found, squares


def candidates(found: Sequence[Statement], squares: dict[str, float]) -> list[tuple[int, int]]:
    """Pairs of statements of different accounts that share enough to be compared, in order."""
    postings: dict[str, list[int]] = defaultdict(list)
    for number, statement in enumerate(found):
        for key in statement.places:
            postings[key].append(number)
    limit = min(max(FEW, COMMON * len(found)), MANY)
    common = {key for key, numbers in postings.items() if len(numbers) > limit}
    next_account = _next_accounts(found)
    lacking = [common & statement.places.keys() for statement in found] if common else []
    most = [fsum([squares[key] for key in keys]) for keys in lacking] or [0.0] * len(found)
    dots = [0.0] * len(found)  # of one statement with each: a list is faster than a dict of pairs
    pairs: dict[tuple[int, int], float] = {}
    for one, first in enumerate(found):
        if len(first.places) < 2:
            continue
        met: set[int] = set()
        for key in first.places:
            numbers = postings[key]
            if numbers[-1] < next_account[one] or key in common:
                continue
            square = squares[key]
            others = numbers[bisect_left(numbers, next_account[one]) :]
            met.update(others)
            for other in others:
                dots[other] += square
        for other in sorted(met):
            dot, dots[other] = dots[other], 0.0
            if dot + most[one] < LEAST - ROUNDING or dot + most[other] < LEAST - ROUNDING:
                continue
            if common and (both := lacking[one] & lacking[other]):
                dot += fsum([squares[key] for key in both])
            second = found[other]
            if (
                dot >= LEAST
                and len(second.places) > 1
                and dot * dot >= FLOOR * FLOOR * first.squared * second.squared
            ):
                pairs[one, other] = dot / sqrt(first.squared * second.squared)
    return sorted(_likest(found, pairs))


def _likest(
    found: Sequence[Statement], pairs: dict[tuple[int, int], float]
) -> Iterable[tuple[int, int]]:
    """The pairs of which each is among the likest of the other's account; the nearest of equals."""
    numbers: Counter[tuple[int, int]] = Counter()
    for one, other in pairs:
        numbers[one, found[other].account] += 1
        numbers[other, found[one].account] += 1
    if max(numbers.values(), default=0) <= PARTNERS:
        return pairs
    left: set[tuple[int, int]] = set(pairs)
    ranked: dict[tuple[int, int], list[tuple[float, int, tuple[int, int]]]] = defaultdict(list)
    for pair, cosine in pairs.items():
        rank = -round(cosine, 9), abs(found[pair[0]].index - found[pair[1]].index), pair
        for here, there in (pair, pair[::-1]):
            if numbers[here, found[there].account] > PARTNERS:
                ranked[here, found[there].account].append(rank)
    for ranks in ranked.values():
        left.difference_update(pair for _, _, pair in sorted(ranks)[PARTNERS:])
    return left


def _next_accounts(found: Sequence[Statement]) -> list[int]:
    """For each statement the number of the first statement of the next account."""
    after = [len(found)] * len(found)
    for number in range(len(found) - 2, -1, -1):
        same = found[number].account == found[number + 1].account
        after[number] = after[number + 1] if same else number + 1
    return after


def likeness(first: Statement, second: Statement, squares: dict[str, float]) -> Likeness:
    """Compare two statements, whole and clause by clause.

    Args:
        first: One statement.
        second: A statement of another account.
        squares: The squared weight of each term.
    """
    fewer, more = (first, second) if len(first.places) <= len(second.places) else (second, first)
    shared = [key for key in fewer.places if key in more.places]
    width = len(second.clauses)
    grid = [0.0] * (len(first.clauses) * width)
    rows, columns = [0.0] * len(first.clauses), [0.0] * width
    weight = name_weight = 0.0
    for key in shared:
        square = squares[key]
        weight += square
        if key in first.names or key in second.names:
            name_weight += square
        rights = second.places[key]
        for right in rights:
            columns[right] += square
        for left in first.places[key]:
            rows[left] += square
            for right in rights:
                grid[left * width + right] += square
    best, place = 0.0, 0
    for at, dot in enumerate(grid):
        if dot:
            left, right = divmod(at, width)
            cosine = dot / sqrt(first.clause_squared[left] * second.clause_squared[right])
            if cosine > best + 1e-9:
                best, place = cosine, at
    mixed = 0.0
    for sums, statement, whole in ((rows, first, second), (columns, second, first)):
        for dot, clause_squared in zip(sums, statement.clause_squared, strict=True):
            if dot:
                mixed = max(mixed, dot / sqrt(clause_squared * whole.squared))
    return Likeness(
        weight / sqrt(first.squared * second.squared) if weight else 0.0,
        best,
        mixed,
        len(shared) / max(1, len(fewer.places)),
        weight,
        name_weight,
        bool(first.people and second.people) and first.people.isdisjoint(second.people),
        divmod(place, width),
        tuple(shared),
    )


def grow(
    first: Statement, second: Statement, like: Likeness, squares: dict[str, float]
) -> tuple[tuple[int, int], tuple[int, int]]:
    """Widen the best clause pair to the stretch of clauses that two statements share.

    Returns:
        For each statement the first clause and one past the last.
    """
    left, right = like.clauses
    one, other = (left, left + 1), (right, right + 1)
    if len(first.clauses) == len(second.clauses) == 1 or not like.shared:
        return one, other
    places = [(first.masks[key], second.masks[key], squares[key]) for key in like.shared]

    def held(one: tuple[int, int], other: tuple[int, int]) -> tuple[float, float]:
        """The dot product and the cosine of two stretches of clauses."""
        rows = (1 << one[1]) - (1 << one[0])
        columns = (1 << other[1]) - (1 << other[0])
        dot = sum([square for a, b, square in places if a & rows and b & columns])
        lengths = sum(first.clause_squared[slice(*one)]) * sum(second.clause_squared[slice(*other)])
        return dot, dot / sqrt(lengths) if lengths else 0.0

    most, likest = held(one, other)
    while True:
        choice = None
        for a in _wider(one, len(first.clauses)):
            for b in _wider(other, len(second.clauses)):
                if (a, b) == (one, other):
                    continue
                dot, cosine = held(a, b)
                if dot > most + 1e-9 and (
                    cosine > likest - SLACK or cosine * dot**GAIN > likest * most**GAIN
                ):
                    most, likest, choice = dot, cosine, (a, b)
        if choice is None:
            return one, other
        one, other = choice


def _wider(clauses: tuple[int, int], total: int) -> list[tuple[int, int]]:
    begin, end = clauses
    wider = [clauses]
    if begin:
        wider.append((begin - 1, end))
    if end < total:
        wider.append((begin, end + 1))
    return wider
