"""Figures: numbers with what they count, and which of them count the same thing.

A tally ("50-47") is two figures, one for each side, under the rules "tally, greater side" and
"tally, lesser side", so that the order in which a source names the sides does not matter. A part
of a whole ("a third of voters", "one in five") is a figure in percent.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from storyview.analysis.counted import Counted, what_is_counted
from storyview.analysis.counting_words import CONTRASTS, states
from storyview.analysis.findings import Figure, MatchKind
from storyview.analysis.not_figures import is_no_figure
from storyview.analysis.numbers import AFTER_A, STARTERS
from storyview.analysis.quantities import Quantity, agree, comparable, quantities_at
from storyview.text.article import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from storyview.analysis.findings import Match, TimeExpression
    from storyview.text.account import Account, Sentence

MOST_FIGURES = 12
"""In longer passages, lists and tables, nothing is compared."""


class Counting(NamedTuple):
    """A quantity and what it counts."""

    article: str
    quantity: Quantity
    counted: Counted
    days: tuple[tuple[int, int], ...]
    """The days, as ordinals, that its sentence speaks of."""

    @property
    def span(self) -> Span:
        """The number with its unit and hedge."""
        return Span(self.article, self.quantity.start, self.quantity.end)


def find_figures(
    accounts: Sequence[Account], times: Sequence[TimeExpression], matches: Sequence[Match]
) -> tuple[Figure, ...]:
    """Find the numbers that count something, leaving out dates, durations, ages and names.

    Args:
        accounts: The articles of a story.
        times: Their time expressions; a number inside one is no figure.
        matches: Their matches; figures inside the two passages of one may count the same thing.

    Returns:
        By article, then by start.
    """
    countings: list[Counting] = []
    for account in accounts:
        countings.extend(
            _countings(account, [time for time in times if time.span.article == account.id])
        )
    groups = _same_things(countings, matches)
    return tuple(_figure(counting, groups.get(index)) for index, counting in enumerate(countings))


def _figure(counting: Counting, same_as: str | None) -> Figure:
    quantity, counted = counting.quantity, counting.counted
    return Figure(
        counting.span,
        quantity.low,
        quantity.high,
        quantity.approximate,
        quantity.unit,
        Span(counting.article, counted.start, counted.end) if counted.end else None,
        same_as,
        quantity.rule,
    )


def _countings(account: Account, times: list[TimeExpression]) -> Iterator[Counting]:
    spans = sorted((time.span.start, time.span.end) for time in times)
    ends = [end for _, end in spans]
    for sentence in account.sentences:
        reach = sentence.start
        days: tuple[tuple[int, int], ...] | None = None
        for index in range(sentence.first, sentence.last):
            token = account.tokens[index]
            if token.start < reach or not _may_begin(account, sentence, index):
                continue
            quantities = quantities_at(account.text, token.start, sentence.start, sentence.end)
            for quantity in quantities:
                reach = max(reach, quantity.end)
            if not quantities or is_no_figure(account, sentence, quantities[0]):
                reach = max(reach, _end_of_chain(account, sentence, index))
                continue
            for quantity in quantities:
                at = bisect_left(ends, quantity.number.start + 1)
                if at < len(spans) and spans[at][0] < quantity.end:
                    continue
                before = account.tokens_between(sentence.start, quantities[0].start).stop - 1
                after = account.tokens_between(sentence.start, quantities[-1].end).stop
                if days is None:
                    days = tuple(
                        (time.begin.toordinal(), time.end.toordinal())
                        for time in times
                        if time.begin
                        and time.end
                        and sentence.start <= time.span.start < sentence.end
                    )
                counted = what_is_counted(account, sentence, quantity, before, after)
                yield Counting(account.id, quantity, counted, days)


def _may_begin(account: Account, sentence: Sentence, index: int) -> bool:
    word = account.tokens[index].word
    if word[0].isdigit() or word in STARTERS:
        return True
    if word in ("a", "an"):
        following = account.tokens[index + 1].word if index + 1 < sentence.last else ""
        return following in AFTER_A or following.partition("-")[0] in AFTER_A
    return "-" in word and word.partition("-")[0] in STARTERS


def _end_of_chain(account: Account, sentence: Sentence, index: int) -> int:
    """Where "1-800-555", "10/12/2022" or "iPhone 4-5" ends: its other numbers are none either."""
    end = account.tokens[index].end
    while index + 1 < sentence.last:
        following = account.tokens[index + 1]
        between = account.text[end : following.start]
        if not following.word[0].isdigit() or between not in ("-", "–", "/", ".", ":", ""):
            break
        end, index = following.end, index + 1
    return end


def _same_things(countings: Sequence[Counting], matches: Sequence[Match]) -> dict[int, str]:
    """The name of the thing counted, by the index of the figure."""
    places: dict[str, list[tuple[int, int]]] = {}
    for index, counting in enumerate(countings):
        places.setdefault(counting.article, []).append((counting.quantity.start, index))
    links: list[tuple[int, int]] = []
    for match in matches:
        first, second = (_inside(countings, places, span) for span in match.spans)
        if len(first) <= MOST_FIGURES and len(second) <= MOST_FIGURES:
            links.extend(_links(countings, first, second, match.kind))
    return _named_groups(links)


def _inside(
    countings: Sequence[Counting], places: dict[str, list[tuple[int, int]]], span: Span
) -> list[int]:
    here = places.get(span.article, [])
    found = []
    for start, index in here[bisect_left(here, (span.start, -1)) :]:
        if start >= span.end:
            break
        if countings[index].quantity.end <= span.end:
            found.append(index)
    return found


def _links(
    countings: Sequence[Counting], first: list[int], second: list[int], kind: MatchKind
) -> Iterator[tuple[int, int]]:
    """One partner each: first those that agree, then those that do not."""
    pairs = [
        (not agree(countings[i].quantity, countings[j].quantity), i, j)
        for i in first
        for j in second
        if _same_thing(countings, i, j, first, second, kind)
    ]
    taken: set[int] = set()
    for _, i, j in sorted(pairs):
        if i not in taken and j not in taken:
            taken.update((i, j))
            yield i, j


def _same_thing(
    countings: Sequence[Counting],
    i: int,
    j: int,
    first: list[int],
    second: list[int],
    kind: MatchKind,
) -> bool:
    one, other = countings[i], countings[j]
    a, b = one.counted, other.counted
    if not comparable(one.quantity.unit, other.quantity.unit) or a.relations != b.relations:
        return False
    if a.places and b.places and a.places.isdisjoint(b.places):
        return False
    if one.days and other.days and not _days_meet(one.days, other.days):
        return False
    if one.quantity.rule.startswith("tally"):
        return True
    if not _same_owner(a, b):
        return False
    if _on_other_sides(a, b):
        return False
    measured = one.quantity.unit is not None
    if measured and a.scopes != b.scopes:
        return False
    alone = _only_one(countings, i, first) and _only_one(countings, j, second)
    shared = (a.context & b.context) - {a.head, b.head}
    if a.head and b.head:
        if a.head != b.head and measured and not (a.end and b.end):
            return alone and len(shared) >= 2  # verbs: what one traveled, the other flew
        if a.head != b.head:
            return measured and alone and bool({a.head} & b.context or {b.head} & a.context)
        if not _same_state(a, b):
            return False
        if not _same_modifiers(a, b):
            return False
        return bool(a.state) or bool(shared) or kind is not MatchKind.PARTIAL
    if measured:
        return alone and bool(a.context & b.context)
    return False


def _only_one(countings: Sequence[Counting], index: int, passage: list[int]) -> bool:
    unit = countings[index].quantity.unit
    return sum(comparable(unit, countings[other].quantity.unit) for other in passage) == 1


def _on_other_sides(a: Counted, b: Counted) -> bool:
    """Whether one speaks of the upper house and the other of the lower."""
    mine, others = a.sides - b.sides, b.sides - a.sides
    return any(group & mine and group & others for group in CONTRASTS)


def _same_state(a: Counted, b: Counted) -> bool:
    """The same became of both, or of one what the other's sentence tells in other words."""
    if a.state == b.state:
        return True
    if a.state and b.state:
        return False
    told, untold = (a, b) if a.state else (b, a)
    return any(states().get(word) == told.state for word in untold.context)


def _same_modifiers(a: Counted, b: Counted) -> bool:
    """The same words before the noun, or words that the other tells elsewhere in its sentence."""
    return a.modifiers - b.modifiers <= b.context and b.modifiers - a.modifiers <= a.context


def _same_owner(a: Counted, b: Counted) -> bool:
    """Whether no name speaks against it: the votes of one candidate are not the other's."""
    names, others = a.names - b.context | a.names & b.names, b.names - a.context | a.names & b.names
    return not names or not others or not names.isdisjoint(others)


def _days_meet(first: tuple[tuple[int, int], ...], second: tuple[tuple[int, int], ...]) -> bool:
    return any(a[0] <= b[1] and b[0] <= a[1] for a in first for b in second)


def _named_groups(links: list[tuple[int, int]]) -> dict[int, str]:
    parents: dict[int, int] = {}

    def root(index: int) -> int:
        while parents.setdefault(index, index) != index:
            parents[index] = parents[parents[index]]
            index = parents[index]
        return index

    for first, second in links:
        a, b = sorted((root(first), root(second)))
        parents[b] = a
    roots = sorted({root(index) for index in list(parents)})
    names = {index: f"figure {number}" for number, index in enumerate(roots, start=1)}
    return {index: names[root(index)] for index in sorted(parents)}
