"""Where ] and [ lead: the next and the last thing of a kind. Pure."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from storyview.reader.cross_references import Sign

if TYPE_CHECKING:
    from collections.abc import Iterable

    from storyview.reader.cross_references import ArticleFindings


class Jump(StrEnum):
    """What can be jumped to."""

    MATCH = "match"
    ONLY_HERE = "only_here"
    CONFLICT = "conflict"
    QUOTATION = "quotation"
    MENTION = "mention"
    EVENT = "event"
    SEARCH = "search"


def jump_places(
    findings: ArticleFindings,
    jump: Jump,
    person: int | None = None,
    hits: Iterable[tuple[int, int]] = (),
) -> list[tuple[int, int]]:
    """The stretches of the article that ``jump`` walks, in text order.

    Args:
        findings: What was found in the article.
        jump: The kind of thing.
        person: The chosen person, for mentions: an index into ``Comparison.people``; without
            one, the mentions of anybody.
        hits: What the last search found in this article.
    """
    if jump is Jump.MATCH:
        return [(p.start, p.end) for p in findings.passages if p.matches]
    if jump is Jump.ONLY_HERE:
        return [(p.start, p.end) for p in findings.passages if p.sign is Sign.ONLY_HERE]
    if jump is Jump.CONFLICT:
        return [(c.start, c.end) for c in findings.conflicts]
    if jump is Jump.QUOTATION:
        return [(p.start, p.end) for p in findings.passages if p.quoted]
    if jump is Jump.MENTION:
        return [(m.start, m.end) for m in findings.mentions if person in (None, m.number)]
    if jump is Jump.EVENT:
        return sorted({(e.start, e.end) for e in findings.events})
    return sorted(hits)


def next_place(
    places: list[tuple[int, int]], offset: int, end: int, forward: bool
) -> tuple[int, int] | None:
    """The first place after the current stretch ``offset``..``end``, or the last one before it.

    Past the last place it goes on from the first one.
    """
    if not places:
        return None
    if forward:
        return next((place for place in places if place[0] >= end), places[0])
    return next((place for place in reversed(places) if place[0] < offset), places[-1])
