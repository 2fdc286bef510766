"""Different numbers for one thing, rounding and hedges taken into account."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from storyview.analysis.findings import Conflict, ConflictKind, Figure, Match
from storyview.analysis.numbers import Number, grain_of
from storyview.analysis.placed import Placed
from storyview.analysis.quantities import Quantity, agree, quantities_at
from storyview.analysis.same_things import MOST_FIGURES
from storyview.text.article import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from storyview.text.account import Account

GROWING = (
    r"\b(?:dead|deaths?|died|killed|killing|toll|fatalities|injur\w+|wounded|missing|arrest\w*|cases"
    r"|infect\w+|evacuat\w+|displaced|rescued|bodies|hospitali[sz]ed)\b"
)
"""What is counted on for days: a later and larger number is news, not another account."""
LONGEST_TALLY = 12
"""From where one side of a tally begins to where the other does, in code points."""


def number_conflicts(
    accounts: Mapping[str, Account], figures: Sequence[Figure], matches: Sequence[Match]
) -> Iterator[Conflict]:
    """Find figures of matched passages that count the same thing and cannot both be true."""
    placed = Placed(figures)
    quantities = _Quantities(accounts)
    told: dict[tuple[str, str], list[Figure]] = {}
    for figure in figures:
        if figure.same_as:
            told.setdefault((figure.span.article, figure.same_as), []).append(figure)
    shared = Placed(figure for figure in figures if figure.same_as)
    for match in matches:
        first, second = match.spans
        if not (shared.inside(first) and shared.inside(second)):
            continue
        here, there = placed.inside(first), placed.inside(second)
        if max(len(here), len(there)) > MOST_FIGURES:
            continue
        for one in here:
            for other in there:
                if not one.same_as or one.same_as != other.same_as:
                    continue
                # who gives both numbers, or gives one of them to something else, tells two things
                ours = [*told[one.span.article, one.same_as], *here]
                theirs = [*told[other.span.article, one.same_as], *there]
                if any(quantities.may_be(one, figure) for figure in theirs) or any(
                    quantities.may_be(other, figure) for figure in ours
                ):
                    continue
                if not _has_gone_on(accounts, one, other, match):
                    words = sorted((_words(one, here), _words(other, there)))
                    yield Conflict(ConflictKind.NUMBER, tuple(words), one.rule)


class _Quantities:
    """The quantities of figures, read again for what they are rounded to, each once."""

    def __init__(self, accounts: Mapping[str, Account]) -> None:
        self._accounts = accounts
        self._read: dict[Span, Quantity] = {}

    def may_be(self, one: Figure, other: Figure) -> bool:
        """Whether another article's figure gives this number, to the same or to no clear thing."""
        if one.rule != other.rule and "tally" in one.rule + other.rule:
            return False
        another_thing = (
            one.same_as != other.same_as
            and one.of is not None
            and other.of is not None
            and self._stems(one.of).isdisjoint(self._stems(other.of))
        )
        if another_thing:
            return False
        if (one.low, one.high, one.unit) == (other.low, other.high, other.unit):
            return True
        return agree(self._quantity(one), self._quantity(other))

    def _stems(self, span: Span) -> set[str]:
        account = self._accounts[span.article]
        return {account.tokens[at].stem for at in account.tokens_between(span.start, span.end)}

    def _quantity(self, figure: Figure) -> Quantity:
        if figure.span not in self._read:
            self._read[figure.span] = _quantity(self._accounts[figure.span.article], figure)
        return self._read[figure.span]


def _quantity(account: Account, figure: Figure) -> Quantity:
    span = figure.span
    index = account.sentence_index(span.start)
    if index is not None:
        sentence = account.sentences[index]
        for at in account.tokens_between(span.start, span.end):
            start = account.tokens[at].start
            for quantity in quantities_at(account.text, start, sentence.start, sentence.end):
                if (quantity.start, quantity.end) == (span.start, span.end):
                    return quantity._replace(rule=figure.rule)
    value = (figure.high if figure.low is None else figure.low) or 0.0
    number = Number(span.start, span.end, value, figure.high, grain_of(value))
    return Quantity(
        span.start,
        span.end,
        figure.low,
        figure.high,
        figure.approximate,
        figure.unit,
        number.grain,
        number,
        rule=figure.rule,
    )


def _has_gone_on(accounts: Mapping[str, Account], one: Figure, other: Figure, match: Match) -> bool:
    """Whether a growing number is larger in the article that was published later."""
    first, second = (accounts[figure.span.article].article.published for figure in (one, other))
    if first is None or second is None or first == second:
        return False
    if not any(
        _compiled(GROWING).search(accounts[s.article].text, s.start, s.end) for s in match.spans
    ):
        return False
    early, late = (one, other) if first < second else (other, one)
    return (early.high or early.low or 0) < (late.low or late.high or 0)


def _words(figure: Figure, passage: Sequence[Figure]) -> Span:
    """The figure's words; for one side of a tally, both sides."""
    if not figure.rule.startswith("tally"):
        return figure.span
    both = [
        other.span
        for other in passage
        if other.rule.startswith("tally")
        and abs(other.span.start - figure.span.start) < LONGEST_TALLY
    ]
    return Span(
        figure.span.article, min(span.start for span in both), max(span.end for span in both)
    )


@cache  # when first needed: most stories need none of them
def _compiled(words: str) -> re.Pattern[str]:
    return re.compile(words, re.IGNORECASE)
