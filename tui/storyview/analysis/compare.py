"""All of the analysis together: the articles of a story in, a comparison out."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from storyview.analysis.conflicts import find_conflicts
from storyview.analysis.events import find_events
from storyview.analysis.figures import find_figures
from storyview.analysis.findings import Comparison, Failure
from storyview.analysis.language import is_english
from storyview.analysis.passages import find_matches
from storyview.analysis.people import find_people
from storyview.analysis.quotations import find_quotations
from storyview.analysis.story_terms import StoryTerms
from storyview.analysis.supposed_days import timeline_events
from storyview.analysis.times import Found, find_times
from storyview.text.account import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from storyview.text.article import Article

Finding = TypeVar("Finding")


def compare(articles: Iterable[Article]) -> Comparison:
    """Find what the articles of one story share, and who, when and how many is in them.

    People, quotations, times, events and figures are looked for in English articles only. The
    result does not depend on the order of the articles. When the analysis of one kind of
    finding breaks, the others are still found and ``Comparison.failures`` says so.
    """
    accounts = tuple(read(article) for article in sorted(articles, key=lambda a: a.id))
    failures: list[Failure] = []

    def guarded(findings: str, find: Callable[[], tuple[Finding, ...]]) -> tuple[Finding, ...]:
        try:
            return find()
        except Exception as error:  # one broken finder must not cost the others
            failures.append(Failure(findings, f"{type(error).__name__}: {error}"))
            return ()

    english = tuple(account for account in accounts if is_english(account))
    known = {account.id for account in english}
    read_times: dict[str, list[Found]] = {}
    times = guarded("times", lambda: find_times(english, read_times))
    people = guarded("people", lambda: find_people(english))
    terms = StoryTerms(accounts, people)
    told_terms = terms if len(english) == len(accounts) else StoryTerms(english, people)
    quotations = guarded("quotations", lambda: find_quotations(english, people, told_terms))
    matches = guarded("matches", lambda: find_matches(accounts, people, quotations, times, terms))
    told = tuple(m for m in matches if all(span.article in known for span in m.spans))
    figures = guarded("figures", lambda: find_figures(english, times, told, people, quotations))
    conflicts = guarded(
        "conflicts", lambda: find_conflicts(english, figures, times, quotations, told, people)
    )
    events = guarded("events", lambda: find_events(english, times, people, told))
    supposed = guarded(
        "undated events", lambda: timeline_events(english, times, events, people, told, read_times)
    )
    return Comparison(
        matches,
        people,
        quotations,
        times,
        events,
        figures,
        conflicts,
        tuple(failures),
        supposed,
        tuple(account.id for account in accounts if account.id not in known),
    )
