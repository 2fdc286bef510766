"""What a match rests on: quotations, runs, names, numbers, dates and words of both passages."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from storyview.analysis.findings import Evidence, EvidenceKind
from storyview.text.article import Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from storyview.analysis.likeness import Statement
    from storyview.text.account import Account

MOST = 8
"""No more pieces of evidence a match than this."""
LEAST_RUN = 3
"""A run holds so many terms; of fewer, each speaks for itself."""

Places = dict[str, tuple[EvidenceKind, Span]]


def gather(
    accounts: tuple[Account, Account],
    statements: tuple[Statement, Statement],
    spans: tuple[Span, Span],
    equal: Sequence[tuple[Span, Span]],
    quotations: Sequence[tuple[Span, Span]],
    shared: Sequence[str],
    squares: Mapping[str, float],
) -> tuple[Evidence, ...]:
    """The evidence inside two matched passages, the weightiest first.

    The weights are shares of all that the two passages have in common and sum up to at most 1.

    Args:
        accounts: The two accounts.
        statements: The sentences of the two passages.
        spans: The two passages.
        equal: The stretches of words that agree exactly.
        quotations: The parts of the two passages that give one utterance.
        shared: The terms that both sentences have.
        squares: The squared weight of each term.
    """
    keys_of_both = frozenset(shared)
    first = _places(accounts[0], statements[0], spans[0], keys_of_both)
    second = _places(accounts[1], statements[1], spans[1], keys_of_both)
    both = sorted(
        (key for key in shared if key in first and key in second),
        key=lambda key: (-squares[key], key),
    )
    placed = sorted((first[key][1].start, rank) for rank, key in enumerate(both))
    total = sum([squares[key] for key in both])
    told: set[str] = set()
    found: list[Evidence] = []

    def tell(kind: EvidenceKind, pair: tuple[Span, Span], keys: Sequence[str]) -> None:
        told.update(keys)
        weight = sum([squares[key] for key in keys]) / total
        found.append(Evidence(kind, pair, round(weight, 4)))

    def inside(one: Span, other: Span) -> list[str]:
        begin, end = bisect_left(placed, (one.start,)), bisect_left(placed, (one.end,))
        return [
            key
            for key in [both[rank] for rank in sorted([rank for _, rank in placed[begin:end]])]
            if key not in told and _within(first[key][1], one) and _within(second[key][1], other)
        ]

    for pair in quotations:
        keys = inside(*pair)
        # Two reports that name the same people and no more are not seen to be one utterance.
        if not all(_is_name(key, accounts, (first, second)) for key in keys):
            tell(EvidenceKind.QUOTATION, pair, keys)
    for pair in equal:
        keys = inside(*pair) if len(both) > 1 else []
        names = len(keys) > 1 and all(first[key][0] is EvidenceKind.NAME for key in keys)
        if names or len(keys) >= LEAST_RUN:
            tell(EvidenceKind.NAME if names else EvidenceKind.RUN, pair, keys)
    for key in both:
        if key not in told:
            kind = first[key][0] if first[key][0] is second[key][0] else EvidenceKind.WORD
            tell(kind, (first[key][1], second[key][1]), [key])
    found.sort(key=lambda each: (-each.weight, each.spans[0].start, each.spans[1].start))
    return tuple(found[:MOST])


def _places(account: Account, statement: Statement, span: Span, keys: frozenset[str]) -> Places:
    """Where each of some terms first stands inside a span."""
    places: Places = {}
    tokens, article = account.tokens, account.id
    for key, first, last, kind in statement.terms:
        if key in keys and key not in places:
            start, end = tokens[first].start, tokens[last - 1].end
            if span.start <= start and end <= span.end:
                places[key] = (kind, Span(article, start, end))
    return places


def _is_name(key: str, accounts: tuple[Account, Account], places: tuple[Places, Places]) -> bool:
    """Whether a term is a name, or the part of one or a title, with a capital in both texts."""
    kind = places[0][key][0]
    return kind is EvidenceKind.NAME or all(
        account.text[place[key][1].start].isupper()
        for account, place in zip(accounts, places, strict=True)
    )


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
