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
