"""All of the analysis together: the articles of a story in, a comparison out."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from storyview.analysis.conflicts import find_conflicts
from storyview.analysis.events import find_events
from storyview.analysis.figures import find_figures
from storyview.analysis.findings import Comparison, Failure
from storyview.analysis.passages import find_matches
from storyview.analysis.people import find_people
from storyview.analysis.quotations import find_quotations
from storyview.analysis.times import find_times
from storyview.text.account import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from storyview.text.article import Article

ANALYSIS_VERSION = "1"
"""Changes whenever the findings do, so that kept comparisons are made anew."""

Found = TypeVar("Found")


def compare(articles: Iterable[Article]) -> Comparison:
    """Find what the articles of one story share, and who, when and how many is in them.

    The result does not depend on the order of the articles. When the analysis of one kind of
    finding breaks, the others are still found and ``Comparison.failures`` says so.
    """
    accounts = tuple(read(article) for article in sorted(articles, key=lambda a: a.id))
    failures: list[Failure] = []

    def guarded(findings: str, find: Callable[[], tuple[Found, ...]]) -> tuple[Found, ...]:
        try:
            return find()
        except Exception as error:  # one broken finder must not cost the others
            failures.append(Failure(findings, f"{type(error).__name__}: {error}"))
            return ()

    times = guarded("times", lambda: find_times(accounts))
    people = guarded("people", lambda: find_people(accounts))
    quotations = guarded("quotations", lambda: find_quotations(accounts, people))
    matches = guarded("matches", lambda: find_matches(accounts, people, quotations, times))
    figures = guarded("figures", lambda: find_figures(accounts, times, matches))
    conflicts = guarded(
        "conflicts", lambda: find_conflicts(accounts, figures, times, quotations, matches)
    )
    events = guarded("events", lambda: find_events(accounts, times, people, matches))
    return Comparison(
        matches, people, quotations, times, events, figures, conflicts, tuple(failures)
    )
