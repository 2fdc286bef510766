"""How alike two sentences of two accounts are, as far as their own words tell."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING, NamedTuple

from storyview.analysis.clause_breaks import clause_starts
from storyview.analysis.collocations import join_names
from storyview.analysis.findings import EvidenceKind
from storyview.analysis.weights import term_weights

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from storyview.analysis.findings import TimeExpression
    from storyview.analysis.story_terms import StoryTerms
    from storyview.analysis.terms import Term
    from storyview.text.account import Account, Sentence

ROUNDING = 1e-9
"""How far sums of the same weights in another order may lie apart."""
SLACK = 0.03
"""A passage is widened by a clause that shares more as long as the cosine falls by no more."""
GAIN = 0.25
"""Or as long as what is shared, to this power, grows faster than the cosine falls."""


class Statement(NamedTuple):
    """A sentence with its terms, clause by clause."""

    account: int
    """The index of its account."""
    position: int
    """The index of the sentence in its account."""
    sentence: Sentence
    terms: Sequence[Term]
    clauses: Sequence[int]
    """The indices of the tokens that the clauses begin with."""
    places: dict[str, list[int]]
    """In which clauses each term stands."""
    squared: float
    """The squared length of its vector of term weights."""
    clause_squared: Sequence[float]
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
    weight: float
    """The squared weights of all shared terms together."""
    strangers: bool
    """Whether both name people, and nobody is named in both."""
    clauses: tuple[int, int]
    """The two clauses that are most alike."""
    shared: Sequence[str]
    """The terms that both have."""


def statements(
    accounts: Sequence[Account], terms: StoryTerms, times: Sequence[TimeExpression] = ()
) -> tuple[list[Statement], dict[str, float]]:
    """All sentences of a story as statements, by account, and the squared weight of each term.

    Args:
        accounts: Of one story.
        terms: What their sentences speak of.
        times: Time expressions; they are compared by value.
    """
    places_of = [
        (number, index, sentence)
        for number, account in enumerate(accounts)
        for index, sentence in enumerate(account.sentences)
    ]
    rows = terms.with_times(times)
    terms_of = join_names([row for account in accounts for row in rows[account.id]])
    weights = term_weights([{term.key for term in own} for own in terms_of])
    squares = {key: weight * weight for key, weight in weights.items()}
    found = []
    for (number, index, sentence), own in zip(places_of, terms_of, strict=True):
        starts = clause_starts(accounts[number], sentence, [term.first for term in own])
        places: dict[str, list[int]] = {}
        names = set()
        clause = 0
        for key, first, _, kind in own:
            while clause + 1 < len(starts) and starts[clause + 1] <= first:
                clause += 1
            where = places.get(key)
            if where is None:
                places[key] = [clause]
            elif where[-1] != clause:
                where.append(clause)
            if kind is not EvidenceKind.WORD:
                names.add(key)
        squared = [0.0] * len(starts)
        whole = 0.0
        for key, where in places.items():
            square = squares[key]
            whole += square
            for clause in where:
                squared[clause] += square
        found.append(
            Statement(
                number,
                index,
                sentence,
                own,
                starts,
                places,
                whole,
                squared,
                frozenset(names),
                terms.lexicon.surnames.intersection(names),
            )
        )
    return found, squares


def likeness(first: Statement, second: Statement, squares: dict[str, float]) -> Likeness:
    """Compare two statements, whole and clause by clause.

    Args:
        first: One statement.
        second: A statement of another account.
        squares: The squared weight of each term.
    """
    ours, theirs = first.places, second.places
    if len(ours) <= len(theirs):
        shared = [key for key in ours if key in theirs]
    else:
        shared = [key for key in theirs if key in ours]
    weight = sum([squares[key] for key in shared])
    cosine = weight / sqrt(first.squared * second.squared) if weight else 0.0
    strangers = bool(first.people and second.people) and first.people.isdisjoint(second.people)
    width = len(second.clauses)
    if width == len(first.clauses) == 1:
        return Likeness(cosine, cosine, cosine, weight, strangers, (0, 0), shared)
    rows, columns = [0.0] * len(first.clauses), [0.0] * width
    cells: dict[int, float] = {}  # few of all pairs of clauses share anything
    for key in shared:
        square = squares[key]
        rights = theirs[key]
        for right in rights:
            columns[right] += square
        for left in ours[key]:
            rows[left] += square
            for right in rights:
                cell = left * width + right
                cells[cell] = cells.get(cell, 0.0) + square
    best, place = 0.0, 0
    for cell in sorted(cells):
        left, right = divmod(cell, width)
        alike = cells[cell] / sqrt(first.clause_squared[left] * second.clause_squared[right])
        if alike > best + ROUNDING:
            best, place = alike, cell
    mixed = 0.0
    for sums, statement, whole in ((rows, first, second), (columns, second, first)):
        for dot, clause_squared in zip(sums, statement.clause_squared, strict=True):
            if dot:
                mixed = max(mixed, dot / sqrt(clause_squared * whole.squared))
    return Likeness(cosine, best, mixed, weight, strangers, divmod(place, width), shared)


def shares_names_alone(first: Statement, second: Statement, like: Likeness) -> bool:
    """Whether two statements share nothing but names, numbers and dates."""
    return all(key in first.names or key in second.names for key in like.shared)


def grow(
    first: Statement, second: Statement, like: Likeness, squares: dict[str, float]
) -> tuple[tuple[int, int], tuple[int, int]]:
    """Widen the best clause pair to the stretch of clauses that two statements share.

    Returns:
        For each statement the first clause and one past the last.
    """
    left, right = like.clauses
    one, other = (left, left + 1), (right, right + 1)
    if len(first.clauses) == len(second.clauses) == 1:
        return one, other
    dot = 0.0  # of the two stretches
    outside = []
    for key in like.shared:
        ours, theirs = first.places[key], second.places[key]
        if left in ours and right in theirs:
            dot += squares[key]
        else:
            outside.append((_as_bits(ours), _as_bits(theirs), squares[key]))
    while outside:
        most, likest, choice = dot, _cosine(dot, first, one, second, other), None
        for a in _wider(one, len(first.clauses)):
            rows = _between(a)
            for b in _wider(other, len(second.clauses)):
                columns = _between(b)
                more = dot + sum([square for c, d, square in outside if c & rows and d & columns])
                if more <= most + ROUNDING:
                    continue
                cosine = _cosine(more, first, a, second, b)
                if cosine > likest - SLACK or cosine * more**GAIN > likest * most**GAIN:
                    most, likest, choice = more, cosine, (a, b)
        if choice is None:
            break
        dot, (one, other) = most, choice
        rows, columns = _between(one), _between(other)
        outside = [each for each in outside if not (each[0] & rows and each[1] & columns)]
    return one, other


def _cosine(
    dot: float,
    first: Statement,
    one: tuple[int, int],
    second: Statement,
    other: tuple[int, int],
) -> float:
    """The cosine of two stretches of clauses that have this dot product."""
    lengths = sum(first.clause_squared[slice(*one)]) * sum(second.clause_squared[slice(*other)])
    return dot / sqrt(lengths) if lengths else 0.0


def _as_bits(clauses: Iterable[int]) -> int:
    """Some clauses as a set of bits, the first clause the lowest."""
    return sum([1 << clause for clause in clauses])


def _between(clauses: tuple[int, int]) -> int:
    """A stretch of clauses as a set of bits."""
    return (1 << clauses[1]) - (1 << clauses[0])


def _wider(clauses: tuple[int, int], total: int) -> list[tuple[int, int]]:
    begin, end = clauses
    wider = [clauses]
    if begin:
        wider.append((begin - 1, end))
    if end < total:
        wider.append((begin, end + 1))
    return wider
