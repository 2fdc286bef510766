"""How alike two sentences of two accounts are, as far as their own words tell."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING, NamedTuple

from storyview.analysis.clause_breaks import clause_starts
from storyview.analysis.findings import EvidenceKind
from storyview.analysis.terms import sentence_terms
from storyview.analysis.weights import term_weights

if TYPE_CHECKING:
    from collections.abc import Sequence

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
LEAST = 0.5
"""Nor are pairs that share less: half of what a word weighs that stands in two sentences only."""
SLACK = 0.03
"""A passage is widened by a clause that shares more as long as the cosine falls by no more."""


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
    squared: float
    """The squared length of its vector of term weights."""
    clause_squared: tuple[float, ...]
    names: frozenset[str]
    """The terms that are names, numbers and dates."""


class Likeness(NamedTuple):
    """What two statements have in common."""

    cosine: float
    """Of the whole sentences."""
    clause_cosine: float
    """Of the two clauses that are most alike."""
    mixed_cosine: float
    """Of a whole sentence and the clause of the other that is most like it."""
    contained: float
    """The share of the lighter sentence's weight that the other sentence has too."""
    weight: float
    """The squared weights of all shared terms together."""
    name_weight: float
    """The part of ``weight`` that lies in names, numbers and dates."""
    clauses: tuple[int, int]
    """The two clauses that are most alike."""
    shared: tuple[str, ...]
    """The terms that both have, the weightiest first."""

    @property
    def is_names_alone(self) -> bool:
        """Whether nothing but names, numbers and dates is shared."""
        return self.weight - self.name_weight < 1e-9


def statements(
    accounts: Sequence[Account], lexicon: Lexicon
) -> tuple[list[Statement], dict[str, float]]:
    """All sentences of a story as statements, by account, and the squared weight of each term."""
    raw = [
        (number, index, sentence, sentence_terms(account, lexicon, sentence.first, sentence.last))
        for number, account in enumerate(accounts)
        for index, sentence in enumerate(account.sentences)
    ]
    weights = term_weights([{term.key for term in terms} for *_, terms in raw])
    squares = {key: weight * weight for key, weight in weights.items()}
    found = []
    for number, index, sentence, terms in raw:
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
                sum(squares[key] for key in places),
                tuple(squared),
                frozenset(term.key for term in terms if term.kind is not EvidenceKind.WORD),
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
    pairs: dict[tuple[int, int], float] = defaultdict(float)
    for key, numbers in postings.items():
        if len(numbers) < 2 or key in common:
            continue
        weight = squares[key]
        for position, one in enumerate(numbers):
            account = found[one].account
            for other in numbers[position + 1 :]:
                if found[other].account != account:
                    pairs[one, other] += weight
    if common:
        lacking = [common & statement.places.keys() for statement in found]
        for one, other in pairs:
            for key in lacking[one] & lacking[other]:
                pairs[one, other] += squares[key]
    return sorted(
        (one, other)
        for (one, other), dot in pairs.items()
        if dot >= LEAST
        and len(found[one].places) > 1
        and len(found[other].places) > 1
        and dot * dot >= FLOOR * FLOOR * found[one].squared * found[other].squared
    )


def likeness(first: Statement, second: Statement, squares: dict[str, float]) -> Likeness:
    """Compare two statements, whole and clause by clause.

    Args:
        first: One statement.
        second: A statement of another account.
        squares: The squared weight of each term.
    """
    shared = [key for key in first.places if key in second.places]
    dots: dict[tuple[int, int], float] = {}
    one_sided: dict[tuple[bool, int], float] = {}
    weight = name_weight = 0.0
    for key in shared:
        square = squares[key]
        weight += square
        if key in first.names or key in second.names:
            name_weight += square
        lefts, rights = first.places[key], second.places[key]
        for left in lefts:
            one_sided[True, left] = one_sided.get((True, left), 0.0) + square
            for right in rights:
                dots[left, right] = dots.get((left, right), 0.0) + square
        for right in rights:
            one_sided[False, right] = one_sided.get((False, right), 0.0) + square
    best, clauses = 0.0, (0, 0)
    for (left, right), dot in dots.items():
        cosine = dot / sqrt(first.clause_squared[left] * second.clause_squared[right])
        if cosine > best + 1e-9:
            best, clauses = cosine, (left, right)
    mixed = 0.0
    for (of_first, clause), dot in one_sided.items():
        if of_first:
            cosine = dot / sqrt(first.clause_squared[clause] * second.squared)
        else:
            cosine = dot / sqrt(second.clause_squared[clause] * first.squared)
        mixed = max(mixed, cosine)
    shared.sort(key=lambda key: (-squares[key], key))
    return Likeness(
        weight / sqrt(first.squared * second.squared) if weight else 0.0,
        best,
        mixed,
        weight / min(first.squared, second.squared) if weight else 0.0,
        weight,
        name_weight,
        clauses,
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
    held, likest = _held(first, one, second, other, like.shared, squares)
    while True:
        choice = None
        for a in _wider(one, len(first.clauses)):
            for b in _wider(other, len(second.clauses)):
                dot, cosine = _held(first, a, second, b, like.shared, squares)
                if dot > held + 1e-9 and cosine > likest - SLACK:
                    held, likest, choice = dot, cosine, (a, b)
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


def _held(
    first: Statement,
    one: tuple[int, int],
    second: Statement,
    other: tuple[int, int],
    shared: Sequence[str],
    squares: dict[str, float],
) -> tuple[float, float]:
    """The dot product and the cosine of two stretches of clauses."""
    dot = 0.0
    for key in shared:
        if any(one[0] <= clause < one[1] for clause in first.places[key]) and any(
            other[0] <= clause < other[1] for clause in second.places[key]
        ):
            dot += squares[key]
    lengths = sum(first.clause_squared[slice(*one)]) * sum(second.clause_squared[slice(*other)])
    return dot, dot / sqrt(lengths) if lengths else 0.0
