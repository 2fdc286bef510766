"""A comparison turned around: for every passage of every article, what was found there. Pure.

Built once for a comparison; everything that the screen asks is then a look-up.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from storyview.analysis.findings import (
    Comparison,
    MatchKind,
    QuotationKind,
)
from storyview.analysis.inquiries import is_inquiry
from storyview.text.article import BlockKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from storyview.analysis.findings import Match
    from storyview.text.article import Article, Story

FEWEST_WORDS = 4
"""A shorter sentence says too little to be called "only here"."""
STRENGTH = {MatchKind.VERBATIM: 3, MatchKind.PARAPHRASE: 2, MatchKind.PARTIAL: 1}


class Sign(StrEnum):
    """What the margin says of a passage; the values are what is drawn."""

    CONFLICT = "!"
    VERBATIM = "="
    PARAPHRASE = "~"
    ONLY_HERE = "*"
    NONE = " "


class Passage(NamedTuple):
    """One sentence of an article, as the reader moves through it."""

    start: int
    end: int
    sign: Sign
    matches: tuple[int, ...]
    """Indices into ``Comparison.matches``, the strongest first."""
    quoted: bool
    """Whether somebody's words begin in it, in quotation marks."""


class Counterpart(NamedTuple):
    """A passage of another article that says the same as the current one."""

    match: int
    """Index into ``Comparison.matches``."""
    kind: MatchKind
    here: Span
    there: Span


class Located(NamedTuple):
    """A finding in one article: where it is."""

    start: int
    end: int
    number: int
    """Its index in the comparison."""


class Findings(tuple[Located, ...]):
    """The findings of one kind in one article, by start."""

    longest: int

    def __new__(cls, found: Iterable[Located] = ()) -> Findings:
        """Sort findings by where they are."""
        findings = super().__new__(cls, sorted(found))
        findings.longest = max((one.end - one.start for one in findings), default=0)
        return findings

    def within(self, start: int, end: int) -> list[Located]:
        """Those that overlap ``text[start:end]``."""
        first = bisect_left(self, (start - self.longest,))
        last = bisect_left(self, (end,))
        return [one for one in self[first:last] if one.end > start]


NONE = Findings()


@dataclass(frozen=True, slots=True)
class ArticleFindings:
    """What was found in one article, in text order."""

    article: Article
    passages: tuple[Passage, ...]
    mentions: Findings = NONE
    """Indices into ``Comparison.people``."""
    quotations: Findings = NONE
    times: Findings = NONE
    events: Findings = NONE
    conflicts: Findings = NONE
    _starts: tuple[int, ...] = field(default=(), repr=False)

    def passage_at(self, offset: int) -> int:
        """The index of the passage that holds ``offset``, else of the last one before it."""
        return max(0, bisect_right(self._starts, offset) - 1)


@dataclass(frozen=True, slots=True)
class CrossReferences:
    """The findings of a story by article and passage."""

    story: Story
    comparison: Comparison
    by_article: dict[str, ArticleFindings]
    complete: bool
    """Whether the passages have been compared; before that nothing is called "only here"."""

    def findings(self, article: str) -> ArticleFindings:
        """What was found in an article."""
        return self.by_article[article]

    def counterparts(self, article: str, passage: Passage) -> dict[str, list[Counterpart]]:
        """By article id, the passages that say the same as ``passage``, the strongest first."""
        found: dict[str, list[Counterpart]] = {}
        for index in passage.matches:
            match = self.comparison.matches[index]
            for here, there in (match.spans, match.spans[::-1]):
                if (
                    here.article == article
                    and here.start < passage.end
                    and passage.start < here.end
                ):
                    found.setdefault(there.article, []).append(
                        Counterpart(index, match.kind, here, there)
                    )
        return found


def cross_reference(
    story: Story,
    sentences: dict[str, list[tuple[int, int, int]]],
    comparison: Comparison | None,
) -> CrossReferences:
    """Sort a comparison by article and passage.

    Args:
        story: The story.
        sentences: For each article id, its sentences as (start, end, index of the block).
        comparison: The findings; nothing while they are still looked for.
    """
    known = comparison or Comparison()
    compared = comparison is not None and not any(
        failure.findings in ("all", "matches") for failure in comparison.failures
    )
    matched = _by_article(
        (span, index) for index, match in enumerate(known.matches) for span in match.spans
    )
    conflicts = _by_article(
        (span, index) for index, conflict in enumerate(known.conflicts) for span in conflict.spans
    )
    mentions = _by_article(
        (mention.span, index)
        for index, person in enumerate(known.people)
        for mention in person.mentions
    )
    quotations = _by_article((q.span, index) for index, q in enumerate(known.quotations))
    times = _by_article((t.span, index) for index, t in enumerate(known.times))
    events = _by_article(
        (span, index) for index, event in enumerate(known.timeline) for span in event.spans
    )
    told_by_several = compared and len(story.articles) > 1
    by_article = {}
    for article in story.articles:
        key = article.id
        marked = Findings(
            one
            for one in quotations.get(key, NONE)
            if known.quotations[one.number].kind is not QuotationKind.INDIRECT
        )
        passages = _passages(
            article,
            sentences[key],
            known.matches,
            matched.get(key, NONE),
            conflicts.get(key, NONE),
            marked,
            told_by_several,
        )
        by_article[key] = ArticleFindings(
            article,
            passages,
            mentions.get(key, NONE),
            quotations.get(key, NONE),
            times.get(key, NONE),
            events.get(key, NONE),
            conflicts.get(key, NONE),
            tuple(passage.start for passage in passages),
        )
    return CrossReferences(story, known, by_article, compared)


def _by_article(found: Iterable[tuple[Span, int]]) -> dict[str, Findings]:
    grouped: dict[str, list[Located]] = {}
    for span, index in found:
        grouped.setdefault(span.article, []).append(Located(span.start, span.end, index))
    return {article: Findings(each) for article, each in grouped.items()}


def _passages(
    article: Article,
    sentences: list[tuple[int, int, int]],
    matches: Sequence[Match],
    matched: Findings,
    conflicts: Findings,
    marked: Findings,
    complete: bool,
) -> tuple[Passage, ...]:
    passages = []
    for start, end, block in sentences:
        touching = sorted(
            {one.number for one in matched.within(start, end) if _shares_enough(one, start, end)},
            key=lambda index: (-STRENGTH[matches[index].kind], -matches[index].score, index),
        )
        plain = article.blocks[block].kind not in (BlockKind.HEADING, BlockKind.CAPTION)
        if conflicts.within(start, end):
            sign = Sign.CONFLICT
        elif touching:
            strongest = matches[touching[0]].kind
            sign = Sign.VERBATIM if strongest is MatchKind.VERBATIM else Sign.PARAPHRASE
        elif complete and plain and _tells(article.text[start:end]):
            sign = Sign.ONLY_HERE
        else:
            sign = Sign.NONE
        quoted = any(start <= one.start < end for one in marked.within(start, end))
        passages.append(Passage(start, end, sign, tuple(touching), quoted))
    return tuple(passages)


def _tells(sentence: str) -> bool:
    """Whether a sentence says enough of the story to be called "only here"."""
    return not is_too_short(sentence) and not is_inquiry(sentence)


def is_too_short(sentence: str) -> bool:
    """Whether a sentence says too little to be called "only here"."""
    return len(sentence.split()) < FEWEST_WORDS


def _shares_enough(one: Located, start: int, end: int) -> bool:
    shared = min(one.end, end) - max(one.start, start)
    return shared >= 15 or 2 * shared >= min(end - start, one.end - one.start)
