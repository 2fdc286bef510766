"""Findings in the order of their spans, to ask for those inside a passage."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from storyview.text.article import Span


class HasSpan(Protocol):
    """A finding at one place."""

    @property
    def span(self) -> Span:
        """Where it was found."""


Finding = TypeVar("Finding", bound=HasSpan)


class Placed(Generic[Finding]):
    """Findings of one kind, sorted by article and place."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self._findings: dict[str, list[Finding]] = {}
        for finding in findings:
            self._findings.setdefault(finding.span.article, []).append(finding)
        self._starts: dict[str, list[int]] = {}
        for article, own in self._findings.items():
            own.sort(key=lambda finding: finding.span)
            self._starts[article] = [finding.span.start for finding in own]
        self._longest = max(
            (each.span.end - each.span.start for own in self._findings.values() for each in own),
            default=0,
        )

    def inside(self, passage: Span) -> list[Finding]:
        """The findings that lie wholly inside a passage, in order."""
        return [
            each for each in self._beginning(passage, passage.start) if each.span.end <= passage.end
        ]

    def overlapping(self, passage: Span) -> list[Finding]:
        """The findings that share a character with a passage, in order."""
        begin = passage.start - self._longest
        return [each for each in self._beginning(passage, begin) if each.span.overlaps(passage)]

    def _beginning(self, passage: Span, start: int) -> list[Finding]:
        """The findings that begin from ``start`` on and before the end of a passage."""
        starts = self._starts.get(passage.article)
        if starts is None:
            return []
        first = bisect_left(starts, start)
        last = bisect_left(starts, passage.end, first)
        return self._findings[passage.article][first:last] if first < last else []
