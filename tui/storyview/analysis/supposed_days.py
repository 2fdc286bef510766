"""The timeline of articles that do not tell when they were published.

"On Wednesday ... the following day" has an order even where nobody knows the year. Beside dated
accounts of the same story an undated one is read as if it had appeared with them; where none is
dated, the days that they name are laid out as one week that has no place in the calendar.
What rests on this is never one of ``Comparison.events``, and a date that does is inferred.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from storyview.analysis.events import find_events
from storyview.analysis.findings import EventBasis
from storyview.analysis.time_tense import tense_beside
from storyview.analysis.times import find_times

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from storyview.analysis.findings import Event, Match, Person, TimeExpression
    from storyview.analysis.times import Found
    from storyview.text.account import Account

SOME_MONDAY = date(9998, 6, 1)
"""Of a week that stands for one without a place in the calendar."""
DAYS_BEFORE = 6
DAYS_AFTER = 7
"""What an article of an unplaced week tells: the days before it appeared, and a few to come."""
WEEKDAYS = tuple(f"XXXX-WXX-{weekday}" for weekday in range(1, 8))
"""What the values of weekdays begin with; that of "the weekend" names no single day."""
AHEAD = ("next", "this", "coming", "following")
"""Words before a weekday by which it does not say what day it was."""


def timeline_events(
    accounts: Sequence[Account],
    times: Sequence[TimeExpression],
    events: Sequence[Event],
    people: Sequence[Person] = (),
    matches: Sequence[Match] = (),
    read: dict[str, list[Found]] | None = None,
) -> tuple[Event, ...]:
    """The events of a story with those of its undated articles; nothing when all are dated.

    Args:
        accounts: The articles in English, dated or not.
        times: The time expressions in them.
        events: The events that need no supposition.
        people: The people in them.
        matches: The matches between them.
        read: What ``find_times`` has read of the articles.

    Returns:
        Events by begin, then end, then first span. Those that are not placed have TIMEX3 values
        such as "XXXX-WXX-3".
    """
    undated = {account.id for account in accounts if account.article.published is None}
    if not undated:
        return ()
    dated = Counter(a.article.published for a in accounts if a.article.published)
    if dated:
        supposed = max(dated, key=lambda day: (dated[day], day))
    else:
        weekday = last_weekday(named_weekdays(accounts, times))
        if weekday is None:
            return ()
        supposed = SOME_MONDAY + timedelta(weekday)
    as_if = [
        replace(account, article=replace(account.article, published=supposed))
        if account.id in undated
        else account
        for account in accounts
    ]
    found = find_events(as_if, find_times(as_if, read), people, matches)
    known = {(event.value, span) for event in events for span in event.spans}
    shown: list[Event] = []
    for event in found:
        if any((event.value, span) in known for span in event.spans):
            shown.append(event)
        elif dated:
            of_undated = all(span.article in undated for span in event.spans)
            shown.append(event._replace(basis=EventBasis.INFERRED) if of_undated else event)
        elif _in_week(event, supposed):
            shown.append(event._replace(value=f"XXXX-WXX-{event.begin.isoweekday()}"))
    return tuple(shown)


def named_weekdays(
    accounts: Sequence[Account], times: Sequence[TimeExpression]
) -> Mapping[int, int]:
    """How often each weekday (0 for Monday) is named as one that has been."""
    return Counter(weekday for account in accounts for weekday in _weekdays(account, times))


def _weekdays(account: Account, times: Sequence[TimeExpression]) -> Iterator[int]:
    for time in times:
        start, end = time.span.start, time.span.end
        if time.span.article != account.id or not time.value.startswith(WEEKDAYS):
            continue
        before = account.text[max(0, start - 12) : start].split()
        words = account.text[start:end].split()
        if (before and before[-1].lower() in AHEAD) or words[0].lower() in AHEAD:
            continue
        if tense_beside(account, start, end) != "future":
            yield int(time.value[9]) - 1


def last_weekday(named: Mapping[int, int]) -> int | None:
    """The weekday on which articles that name these appeared, as far as can be told.

    News tells of the days just past: the longest run of weekdays that nobody names lies ahead
    of it. Of equal runs, the one after the day that is named most.
    """
    if not any(named.values()):
        return None

    def silence_after(day: int) -> int:
        return next((gap for gap in range(1, 7) if named.get((day + gap) % 7)), 7) - 1

    days = [day for day in range(7) if named.get(day)]
    return max(days, key=lambda day: (silence_after(day), named[day], -day))


def _in_week(event: Event, supposed: date) -> bool:
    within = -DAYS_BEFORE <= (event.begin - supposed).days <= DAYS_AFTER
    return event.begin == event.end and within
