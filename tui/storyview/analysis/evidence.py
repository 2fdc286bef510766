"""What a match rests on: the runs, names, numbers, dates and rare words that both passages hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyview.analysis.findings import Evidence, EvidenceKind
from storyview.text.article import Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from storyview.analysis.likeness import Statement
    from storyview.analysis.terms import Term
    from storyview.text.account import Account

MOST = 8
"""No more pieces of evidence a match than this."""
LEAST_RUN = 3
"""Fewer equal words than this are no run: the words speak for themselves."""


def gather(
    accounts: tuple[Account, Account],
    statements: tuple[Statement, Statement],
    spans: tuple[Span, Span],
    equal: Sequence[tuple[Span, Span]],
    shared: Sequence[str],
    squares: Mapping[str, float],
) -> tuple[Evidence, ...]:
    """The evidence inside two matched passages, the weightiest first.

    The weights are shares of all that the two passages have in common and sum up to at most 1.
    """
    places = tuple(
        _places(account, statement, span)
        for account, statement, span in zip(accounts, statements, spans, strict=True)
    )
    both = [key for key in shared if key in places[0] and key in places[1]]
    total = sum(squares[key] for key in both)
    found: list[Evidence] = []
    told = set()
    for one, other in equal:
        inside = [
            key
            for key in both
            if key not in told
            and _within(places[0][key][1], one)
            and _within(places[1][key][1], other)
        ]
        if len(inside) >= LEAST_RUN:
            told.update(inside)
            weight = sum(squares[key] for key in inside) / total
            found.append(Evidence(EvidenceKind.RUN, (one, other), round(weight, 4)))
    for key in both:
        if key not in told:
            (kind, one), (also, other) = places[0][key], places[1][key]
            kind = kind if kind is also else EvidenceKind.WORD
            found.append(Evidence(kind, (one, other), round(squares[key] / total, 4)))
    found.sort(key=lambda each: (-each.weight, each.spans))
    return tuple(found[:MOST])


def _places(
    account: Account, statement: Statement, span: Span
) -> dict[str, tuple[EvidenceKind, Span]]:
    """Where each term first stands inside a span."""
    places: dict[str, tuple[EvidenceKind, Span]] = {}
    for term in statement.terms:
        where = _where(account, term)
        if _within(where, span):
            places.setdefault(term.key, (term.kind, where))
    return places


def _where(account: Account, term: Term) -> Span:
    return Span(account.id, account.tokens[term.first].start, account.tokens[term.last - 1].end)


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
