"""Figures: numbers with what they count, and which of them count the same thing.

A tally ("50-47") is two figures, one for each side, under the rules "tally, greater side" and
"tally, lesser side", so that the order in which a source names the sides does not matter. A part
of a whole ("a third of voters", "one in five") is a figure in percent.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from storyview.analysis.counted import what_is_counted
from storyview.analysis.findings import Figure
from storyview.analysis.not_figures import is_no_figure
from storyview.analysis.numbers import AFTER_A, STARTERS
from storyview.analysis.people_told_of import PeopleToldOf
from storyview.analysis.quantities import quantities_at
from storyview.analysis.reading import Reading
from storyview.analysis.same_things import Counting, same_things
from storyview.text.article import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from storyview.analysis.findings import Match, Person, Quotation, TimeExpression
    from storyview.text.account import Account, Sentence


def find_figures(
    accounts: Sequence[Account],
    times: Sequence[TimeExpression],
    matches: Sequence[Match],
    people: Sequence[Person] = (),
    quotations: Sequence[Quotation] = (),
) -> tuple[Figure, ...]:
    """Find the numbers that count something, leaving out dates, durations, ages and names.

    Args:
        accounts: The articles of a story.
        times: Their time expressions; a number inside one is no figure.
        matches: Their matches; figures inside the two passages of one may count the same thing.
        people: The people in them.
        quotations: Their quotations; who speaks is not whom a passage is about.

    Returns:
        By article, then by start.
    """
    countings: list[Counting] = []
    times_of: dict[str, list[TimeExpression]] = {}
    for time in times:
        times_of.setdefault(time.span.article, []).append(time)
    for account in accounts:
        countings.extend(_countings(account, times_of.get(account.id, [])))
    told_of = PeopleToldOf({account.id: account for account in accounts}, people, quotations)
    groups = same_things(countings, matches, told_of.differ)
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
    times = sorted(times, key=lambda time: time.span)
    spans = [(time.span.start, time.span.end) for time in times]
    ends = [end for _, end in spans]
    text, tokens = account.text, account.tokens
    for sentence, beginnings in _beginnings(account):
        reach = sentence.start
        days: tuple[tuple[int, int], ...] | None = None
        reading = Reading(account, sentence)
        for index in beginnings:
            token = tokens[index]
            if token.start < reach:
                continue
            quantities = quantities_at(text, token.start, sentence.start, sentence.end)
            for quantity in quantities:
                reach = max(reach, quantity.end)
            if not quantities or is_no_figure(account, sentence, quantities[0]):
                reach = max(reach, _end_of_chain(account, sentence, index))
                continue
            before, after = index - 1, index + 1
            while before >= 0 and tokens[before].start >= quantities[0].start:
                before -= 1
            while after < len(tokens) and tokens[after].start < quantities[-1].end:
                after += 1
            for quantity in quantities:
                at = bisect_left(ends, quantity.number.start + 1)
                if at < len(spans) and spans[at][0] < quantity.end:
                    continue
                if days is None:
                    first, last = (
                        bisect_left(spans, (edge,)) for edge in (sentence.start, sentence.end)
                    )
                    days = tuple(
                        (time.begin.toordinal(), time.end.toordinal())
                        for time in times[first:last]
                        if time.begin and time.end
                    )
                counted = what_is_counted(reading, quantity, before, after)
                yield Counting(account.id, quantity, counted, days)


def _beginnings(account: Account) -> Iterator[tuple[Sentence, list[int]]]:
    """The sentences that may hold numbers, with the tokens that these may begin with."""
    tokens = account.tokens
    openings = {word for word in {token.word for token in tokens} if _may_open(word)}
    places = [index for index, token in enumerate(tokens) if token.word in openings]
    at = 0
    for sentence in account.sentences:
        begin = at
        while at < len(places) and places[at] < sentence.last:
            at += 1
        if begin < at:
            yield (
                sentence,
                [
                    index
                    for index in places[begin:at]
                    if tokens[index].word not in ARTICLES
                    or (index + 1 < sentence.last and _may_follow(tokens[index + 1].word))
                ],
            )


ARTICLES = ("a", "an")


def _may_open(word: str) -> bool:
    """Whether a number may begin with a word."""
    return (
        word[0].isdigit()
        or word in STARTERS
        or word in ARTICLES
        or ("-" in word and word.partition("-")[0] in STARTERS)
    )


def _may_follow(word: str) -> bool:
    """Whether "a" and a word may begin a number."""
    return word in AFTER_A or word.partition("-")[0] in AFTER_A


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
