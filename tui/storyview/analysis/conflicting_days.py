"""Different days for one event."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from storyview.analysis.counting_words import STOP
from storyview.analysis.findings import (
    Conflict,
    ConflictKind,
    Figure,
    Match,
    MatchKind,
    TimeBasis,
    TimeExpression,
)
from storyview.analysis.placed import Placed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from storyview.analysis.people_told_of import PeopleToldOf
    from storyview.text.account import Account
    from storyview.text.article import Span

SAYING = (
    r"\b(?:said|says|told|tell|announced|reported|reports|statement|interview|wrote|tweeted|added"
    r"|according|spokes\w+|published|updated|release|called)\b"
)
NEAR = 30
"""How many code points around a time expression are searched for a verb of saying."""


def date_conflicts(
    accounts: Mapping[str, Account],
    times: Sequence[TimeExpression],
    figures: Sequence[Figure],
    matches: Sequence[Match],
    told_of: PeopleToldOf,
) -> Iterator[Conflict]:
    """Find days that date the same thing and have none in common."""
    numbers = Placed(figures)
    placed = Placed(time for time in times if time.begin and time.end)
    for match in matches:
        if match.kind is MatchKind.PARTIAL:
            continue
        # with two days in a passage nothing tells which of them dates what
        first, second = match.spans
        if len(here := placed.inside(first)) != 1 or len(there := placed.inside(second)) != 1:
            continue
        if _other_numbers(numbers, match):
            continue
        one, other = here[0], there[0]
        if (
            _days_differ(one, other)
            and not _said_alike(accounts, one, other)
            and not any(_dates_something_else(accounts, time) for time in (one, other))
            and _same_event(accounts, one, other)
            and not told_of.differ(first, second)
        ):
            yield Conflict(
                ConflictKind.DATE, tuple(sorted((one.span, other.span))), "disjoint days"
            )


def _other_numbers(numbers: Placed[Figure], match: Match) -> bool:
    """Whether both passages give numbers and none is of the same thing: they tell two events."""
    here, there = (numbers.inside(span) for span in match.spans)
    names = {figure.same_as for figure in here if figure.same_as}
    return bool(here and there) and names.isdisjoint(figure.same_as for figure in there)


def _days_differ(one: TimeExpression, other: TimeExpression) -> bool:
    if TimeBasis.ANCHOR in (one.basis, other.basis):
        return False
    assert one.begin and one.end and other.begin and other.end
    if one.begin <= other.end and other.begin <= one.end:
        return False
    if (one.begin == one.end) != (other.begin == other.end):  # a day and a year date two things
        return False
    gap = min(abs((one.begin - other.end).days), abs((other.begin - one.end).days))
    if gap == 1 and COUNTED_BACK in (one.rule, other.rule) and one.begin != one.end:
        return False  # "12 weeks ago" is rounded
    # the night between two days belongs to both, and so does an hour in another time zone
    by_hour = "T" in one.value or "T" in other.value
    return gap > 1 or not by_hour


def _said_alike(
    accounts: Mapping[str, Account], one: TimeExpression, other: TimeExpression
) -> bool:
    """Whether both say "on Saturday": only the days of publication differ, which may be wrong."""
    if not one.basis is other.basis is TimeBasis.PUBLICATION:
        return False
    first, second = (
        {account.tokens[at].word for at in account.tokens_between(time.span.start, time.span.end)}
        for time in (one, other)
        for account in (accounts[time.span.article],)
    )
    return first <= second or second <= first


COUNTED_BACK = "counted shift"
"""The rule of times such as "12 weeks ago"."""
BOUND = (
    r"\b(?:by|as of|until|till|since|before|after|from|through)\s+"
    r"(?:(?:late|early|the|last|this)\s+)?$"
)
"""Something had happened by then, which is no day of its own."""
PLANNED = (
    r"\b(?:asked|urged|ordered|told|wants?|wanted|plans?|planned|expected|scheduled|will|would|could"
    r"|may|might|should|if|due|vowed|promised|agreed|refused|tried|attempted|failed|not)\b|n[’']t\b"
)
"""What was to happen on a day need not have happened then."""
MOSTLY = 0.6
"""In short passages, this share of the words around the two days must be the same."""
AROUND = 8
"""How many words before and behind a time expression tell what it dates."""


def _dates_something_else(accounts: Mapping[str, Account], time: TimeExpression) -> bool:
    """Whether the day is that of the report, a bound, or that of a plan."""
    account = accounts[time.span.article]
    index = account.sentence_index(time.span.start)
    if index is None:
        return True
    sentence = account.sentences[index]
    start = max(sentence.start, time.span.start - NEAR)
    end = min(sentence.end, time.span.end + NEAR)
    return bool(
        _compiled(SAYING).search(account.text, start, end)
        or _compiled(BOUND).search(account.text, start, time.span.start)
        or any(
            _is_plan(account.text, sentence.start, word.start(), time)
            for word in _compiled(PLANNED).finditer(account.text, sentence.start, sentence.end)
        )
    )


def _is_plan(text: str, start: int, word: int, time: TimeExpression) -> bool:
    """Whether a word tells a plan: neither "May" of a date nor "Will" of a name."""
    in_time = time.span.start <= word < time.span.end
    return not in_time and (word == start or not text[word].isupper())


def _same_event(
    accounts: Mapping[str, Account], one: TimeExpression, other: TimeExpression
) -> bool:
    first, second = (_around(accounts[time.span.article], time.span) for time in (one, other))
    return len(first & second) >= min(3, MOSTLY * min(len(first), len(second))) > 0


def _around(account: Account, span: Span) -> set[str]:
    index = account.sentence_index(span.start)
    if index is None:
        return set()
    sentence = account.sentences[index]
    inside = account.tokens_between(span.start, span.end)
    tokens = (
        *account.tokens[max(sentence.first, inside.start - AROUND) : inside.start],
        *account.tokens[inside.stop : min(sentence.last, inside.stop + AROUND)],
    )
    return {token.stem for token in tokens if token.word not in STOP and len(token.word) > 2}


@cache  # when first needed: most stories need none of them
def _compiled(words: str) -> re.Pattern[str]:
    return re.compile(words, re.IGNORECASE)
