"""Conflicts: where two sources give a different number, day, speaker or outcome for one thing.

Only passages that match are compared, and a doubt is no conflict: false alarms cost trust. Neither
source is called wrong. Different spellings of a name are left alone: no cheap rule for them was
precise enough.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyview.analysis.conflicting_days import date_conflicts
from storyview.analysis.conflicting_numbers import number_conflicts
from storyview.analysis.conflicting_speakers import speaker_conflicts
from storyview.analysis.outcomes import status_conflicts
from storyview.analysis.people_told_of import PeopleToldOf

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storyview.analysis.findings import (
        Conflict,
        Figure,
        Match,
        Person,
        Quotation,
        TimeExpression,
    )
    from storyview.text.account import Account
    from storyview.text.article import Span


def find_conflicts(
    accounts: Sequence[Account],
    figures: Sequence[Figure],
    times: Sequence[TimeExpression],
    quotations: Sequence[Quotation],
    matches: Sequence[Match],
    people: Sequence[Person] = (),
) -> tuple[Conflict, ...]:
    """Find what two sources give differently.

    Args:
        accounts: The articles of a story.
        figures: Their figures, ``same_as`` telling which count the same thing.
        times: Their time expressions.
        quotations: Their quotations, ``same_as`` telling which are one utterance.
        matches: Their matches; figures, times and outcomes are compared inside them only.
        people: The people in them.

    Returns:
        By the first span, then by kind; the same spans once.
    """
    by_id = {account.id: account for account in accounts}
    told_of = PeopleToldOf(by_id, people, quotations)
    found: dict[tuple[Span, ...], Conflict] = {}
    for conflict in (
        *number_conflicts(by_id, figures, matches),
        *date_conflicts(by_id, times, figures, matches, told_of),
        *speaker_conflicts(by_id, quotations),
        *status_conflicts(by_id, matches),
    ):
        found.setdefault(conflict.spans, conflict)
    return tuple(sorted(found.values(), key=lambda conflict: (conflict.spans, conflict.kind)))
