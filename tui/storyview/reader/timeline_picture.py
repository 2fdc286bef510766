"""The timeline: one slot a date, one lane a source. Pure; measures are terminal cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from storyview.analysis.findings import EventBasis

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from storyview.analysis.findings import Event
    from storyview.text.article import Story

MOST_DOTS = 4
EXPLICIT_DOT = "●"
INFERRED_DOT = "○"
SEASONS = {"SP": "spring", "SU": "summer", "FA": "fall", "WI": "winter"}


NO_YEAR = "date not told"
"""What stands in the place of the year over weekdays that have no place in the calendar."""


class Slot(NamedTuple):
    """One date of the timeline."""

    year: str
    label: str
    """The date without its year: "Wed 9 Nov", "Dec", "fall"; a dash for a whole year."""
    events: tuple[int, ...]
    """Indices into ``Comparison.timeline``."""
    dots: tuple[str, ...]
    """For each article, its passages: filled where they name the date themselves."""
    x: int
    width: int


def short_date(day: date) -> str:
    """A day without its year, as in Wed 9 Nov."""
    return f"{day:%a} {day.day} {day:%b}"


def long_date(event: Event) -> str:
    """When an event was, for the detail line: "Wed 9 Nov 2022", "December 2021", "2016"."""
    begin, end = event.begin, event.end
    if not event.is_placed:
        return f"{begin:%A}, {NO_YEAR}"
    if begin == end:
        return f"{short_date(begin)} {begin.year}"
    label = _label(event)
    if label == "–":
        return str(begin.year)
    if begin.year == end.year and not label.endswith(str(begin.year)):
        return f"{label} {begin.year}"
    return label


def _label(event: Event) -> str:
    begin, end = event.begin, event.end
    if not event.is_placed:
        return f"{begin:%A}"
    if begin == end:
        return short_date(begin)
    season = event.value[5:7] if len(event.value) == 7 else ""
    if season in SEASONS:
        return SEASONS[season]
    whole_month = begin.day == 1 and (begin.year, begin.month) == (end.year, end.month)
    if whole_month and end.day >= 28:
        return f"{begin:%b}"
    if (begin.month, begin.day, end.month, end.day) == (1, 1, 12, 31):
        return "–" if begin.year == end.year else f"{begin.year}–{end.year}"
    if begin.year != end.year:
        return f"{begin:%b %Y}–{end:%b %Y}"
    if begin.month == end.month:
        return f"{begin.day}–{end.day} {begin:%b}"
    return f"{begin.day} {begin:%b}–{end.day} {end:%b}"


def slots(story: Story, events: Sequence[Event]) -> tuple[Slot, ...]:
    """The dates of the timeline from left to right."""
    grouped: list[tuple[tuple[date, date], list[int]]] = []
    for index, event in enumerate(events):
        key = (event.begin, event.end)
        if grouped and grouped[-1][0] == key:
            grouped[-1][1].append(index)
        else:
            grouped.append((key, [index]))
    laid: list[Slot] = []
    x = 0
    for (begin, _end), indices in grouped:
        label = _label(events[indices[0]])
        year = str(begin.year) if events[indices[0]].is_placed else NO_YEAR
        dots = tuple(_dots([events[i] for i in indices], article.id) for article in story.articles)
        width = max(len(label), max(map(len, dots), default=0), 4) + 2
        laid.append(Slot(year, label, tuple(indices), dots, x, width))
        x += width
    return tuple(laid)


def _dots(events: Sequence[Event], article: str) -> str:
    explicit = inferred = 0
    for event in events:
        told = sum(span.article == article for span in event.spans)
        named = any(span.article == article for span in event.times)
        if named and event.basis is EventBasis.EXPLICIT:
            explicit += told
        else:
            inferred += told
    shown = EXPLICIT_DOT * min(explicit, MOST_DOTS)
    return shown + INFERRED_DOT * min(inferred, MOST_DOTS - len(shown))


def scrolled_to(slot: Slot | None, left: int, width: int, whole: int) -> int:
    """The first cell of the timeline on screen, moved no further than ``slot`` asks for.

    Args:
        slot: What must be visible.
        left: The first cell now.
        width: The cells on screen.
        whole: The cells of the whole timeline.
    """
    if slot is not None:
        if slot.x < left:
            left = slot.x - width // 4
        elif slot.x + slot.width > left + width:
            left = slot.x + slot.width - width * 3 // 4
    return max(0, min(left, whole - width))
