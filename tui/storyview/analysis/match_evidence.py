"""What a match rests on: quotations, runs, names, numbers, dates and words of both passages."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from storyview.analysis.findings import Evidence, EvidenceKind
from storyview.text.article import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from storyview.analysis.likeness import Statement
    from storyview.text.account import Account

MOST = 8
"""No more pieces of evidence a match than this."""
SEVERAL = 2
"""A name of several words holds so many terms."""
LEAST_RUN = 3
"""A run holds so many terms; of fewer, each speaks for itself."""

Place = tuple[int, int, EvidenceKind]
"""Where a term stands, code points, and what it is there."""
Places = dict[str, list[Place]]


def places_of(account: Account, statement: Statement) -> Places:
    """Where each term of a sentence stands, in order."""
    tokens = account.tokens
    places: Places = {}
    for key, first, last, kind in statement.terms:
        places.setdefault(key, []).append((tokens[first].start, tokens[last - 1].end, kind))
    return places


def gather(
    texts: tuple[str, str],
    places: tuple[Places, Places],
    spans: tuple[Span, Span],
    equal: Sequence[tuple[Span, Span]],
    quotations: Sequence[tuple[Span, Span]],
    shared: Sequence[str],
    squares: Mapping[str, float],
) -> tuple[Evidence, ...]:
    """The evidence inside two matched passages, the weightiest first.

    The weights are shares of all that the two passages have in common and sum up to at most 1.

    Args:
        texts: Of the two articles.
        places: Where the terms of the two sentences stand.
        spans: The two passages.
        equal: The stretches of words that agree exactly.
        quotations: The parts of the two passages that give one utterance.
        shared: The terms that both sentences have.
        squares: The squared weight of each term.
    """
    both = sorted(_in_both(places, spans, shared, squares))
    placed = sorted([(term.first[0], rank) for rank, term in enumerate(both)])
    starts = [start for start, _ in placed]
    total = sum([-term.order for term in both])
    told: set[str] = set()
    found: list[Evidence] = []

    def tell(kind: EvidenceKind, pair: tuple[Span, Span], terms: Sequence[_Shared]) -> None:
        told.update([term.key for term in terms])
        weight = sum([-term.order for term in terms]) / total
        found.append(Evidence(kind, pair, round(weight, 4)))

    def inside(one: Span, other: Span, least: int) -> list[_Shared]:
        first, last = bisect_left(starts, one.start), bisect_left(starts, one.end)
        if last - first < least:
            return []
        begin, end = other.start, other.end
        return [
            term
            for term in [both[rank] for rank in sorted([rank for _, rank in placed[first:last]])]
            if term.key not in told
            and term.first[1] <= one.end
            and begin <= term.second[0]
            and term.second[1] <= end
        ]

    for pair in quotations:
        terms = inside(*pair, 0)
        # Two reports that name the same people and no more are not seen to be one utterance.
        if not all(_is_name(term, texts) for term in terms):
            tell(EvidenceKind.QUOTATION, pair, terms)
    for pair in equal:
        terms = inside(*pair, SEVERAL)
        names = len(terms) >= SEVERAL and all(term.first[2] is EvidenceKind.NAME for term in terms)
        if names or len(terms) >= LEAST_RUN:
            tell(EvidenceKind.NAME if names else EvidenceKind.RUN, pair, terms)
    one, other = spans[0].article, spans[1].article
    for term in both:
        if term.key not in told:
            (start, end, kind), (begin, stop, again) = term.first, term.second
            if kind is not again:
                kind = EvidenceKind.WORD
            weight = round(-term.order / total, 4)
            found.append(Evidence(kind, (Span(one, start, end), Span(other, begin, stop)), weight))
    found.sort(key=lambda each: (-each.weight, each.spans[0].start, each.spans[1].start))
    return tuple(found[:MOST])


class _Shared(NamedTuple):
    """A term that both passages have; the heaviest comes first."""

    order: float
    """Its squared weight, negative."""
    key: str
    first: Place
    second: Place


def _in_both(
    places: tuple[Places, Places],
    spans: tuple[Span, Span],
    shared: Sequence[str],
    squares: Mapping[str, float],
) -> Iterator[_Shared]:
    """The shared terms that stand in both passages, with where they first do."""
    left, right = places
    (_, start, end), (_, begin, stop) = spans
    for key in shared:
        for first in left[key]:
            if start <= first[0] and first[1] <= end:
                break
        else:
            continue
        for second in right[key]:
            if begin <= second[0] and second[1] <= stop:
                yield _Shared(-squares[key], key, first, second)
                break


def _is_name(term: _Shared, texts: tuple[str, str]) -> bool:
    """Whether a term is a name, or the part of one or a title, with a capital in both texts."""
    (start, _, kind), (begin, _, _) = term.first, term.second
    return kind is EvidenceKind.NAME or (texts[0][start].isupper() and texts[1][begin].isupper())
