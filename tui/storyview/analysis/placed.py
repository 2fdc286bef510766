"""Findings in the order of their spans, to ask for those inside a passage."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from storyview.text.article import Span

if TYPE_CHECKING:
    from collections.abc import Iterable


class HasSpan(Protocol):
    """A finding at one place."""

    @property
    def span(self) -> Span:
        """Where it was found."""


Finding = TypeVar("Finding", bound=HasSpan)


class Placed(Generic[Finding]):
    """Findings of one kind, sorted by article and place."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self._findings = sorted(findings, key=lambda finding: finding.span)
        self._spans = [finding.span for finding in self._findings]
        self._longest = max((span.end - span.start for span in self._spans), default=0)

    def inside(self, passage: Span) -> list[Finding]:
        """The findings that lie wholly inside a passage, in order."""
        inside = []
        start = bisect_left(self._spans, Span(passage.article, passage.start, 0))
        for index in range(start, len(self._spans)):
            span = self._spans[index]
            if span.article != passage.article or span.start >= passage.end:
                break
            if span.end <= passage.end:
                inside.append(self._findings[index])
        return inside

    def overlapping(self, passage: Span) -> list[Finding]:
        """The findings that share a character with a passage, in order."""
        begin = Span(passage.article, passage.start - self._longest, 0)
        end = Span(passage.article, passage.end, 0)
        near = range(bisect_left(self._spans, begin), bisect_left(self._spans, end))
        return [self._findings[at] for at in near if self._spans[at].overlaps(passage)]
