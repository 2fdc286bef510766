"""What lights up, and what the status line says, for one current passage. Pure."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from storyview.analysis.findings import MatchKind
from storyview.reader.cross_references import Sign, is_too_short
from storyview.reader.source_names import short_names

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from storyview.reader.cross_references import Counterpart, CrossReferences, Passage
    from storyview.text.article import Span


class Layer(IntEnum):
    """What a light means; later ones are laid over earlier ones."""

    PARTIAL = 1
    PARAPHRASE = 2
    VERBATIM = 3
    CURRENT = 4
    EVENT = 5
    EQUAL = 6
    """Words that agree exactly with those of the current passage."""
    CONFLICT = 7
    PERSON = 8
    SEARCH = 9


MOST_NAMED = 3
"""The status line names no more sources than this; it counts them instead."""

BANDS = {
    MatchKind.PARTIAL: Layer.PARTIAL,
    MatchKind.PARAPHRASE: Layer.PARAPHRASE,
    MatchKind.VERBATIM: Layer.VERBATIM,
}


class Light(NamedTuple):
    """A stretch of one article that is set apart."""

    start: int
    end: int
    layer: Layer


class Choices(NamedTuple):
    """What the reader has chosen beside the current passage."""

    person: int | None = None
    """Index into ``Comparison.people``."""
    event: int | None = None
    """Index into ``Comparison.timeline``."""
    hits: Mapping[str, Sequence[tuple[int, int]]] = {}
    """By article id, what the last search found."""


class Attention(NamedTuple):
    """All that follows from one current passage and the reader's choices."""

    lights: dict[str, tuple[Light, ...]]
    """By article id, sorted by start."""
    counterparts: dict[str, list[Counterpart]]
    """By article id, the strongest first; the articles without one are missing."""
    people: frozenset[int]
    """Who is named in the current passage."""
    events: tuple[int, ...]
    """The events that the current passage, or its counterparts, tell; by time."""
    times: tuple[int, ...]
    """The time expressions of the current passage."""


def attend(
    references: CrossReferences, article: str, passage: Passage | None, choices: Choices
) -> Attention:
    """Light up what belongs to the current passage and the reader's choices."""
    lights: dict[str, list[Light]] = {a.id: [] for a in references.story.articles}
    counterparts: dict[str, list[Counterpart]] = {}
    people: frozenset[int] = frozenset()
    events: tuple[int, ...] = ()
    times: tuple[int, ...] = ()
    comparison = references.comparison
    if passage is not None:
        findings = references.findings(article)
        lights[article].append(Light(passage.start, passage.end, Layer.CURRENT))
        counterparts = references.counterparts(article, passage)
        for others in counterparts.values():
            for counterpart in reversed(others):
                there = counterpart.there
                lights[there.article].append(Light(there.start, there.end, BANDS[counterpart.kind]))
                for pair in comparison.matches[counterpart.match].equal:
                    for span in pair:
                        if span.article != article or (
                            span.start < passage.end and passage.start < span.end
                        ):
                            lights[span.article].append(Light(span.start, span.end, Layer.EQUAL))
        for located in findings.conflicts.within(passage.start, passage.end):
            for span in comparison.conflicts[located.number].spans:
                lights[span.article].append(Light(span.start, span.end, Layer.CONFLICT))
        people = frozenset(m.number for m in findings.mentions.within(passage.start, passage.end))
        times = tuple(t.number for t in findings.times.within(passage.start, passage.end))
        events = tuple(
            sorted({e.number for e in findings.events.within(passage.start, passage.end)})
        )
    if choices.person is not None and choices.person < len(comparison.people):
        for mention in comparison.people[choices.person].mentions:
            span = mention.span
            lights[span.article].append(Light(span.start, span.end, Layer.PERSON))
    if choices.event is not None and choices.event < len(comparison.timeline):
        for span in comparison.timeline[choices.event].spans:
            lights[span.article].append(Light(span.start, span.end, Layer.EVENT))
    for key, hits in choices.hits.items():
        lights[key].extend(Light(start, end, Layer.SEARCH) for start, end in hits)
    return Attention(
        {key: tuple(sorted(set(each))) for key, each in lights.items()},
        counterparts,
        people,
        events,
        times,
    )


def _listed(names: Sequence[str]) -> str:
    if len(names) > MOST_NAMED:
        return f"{len(names)} sources"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def say(references: CrossReferences, article: str, passage: Passage | None) -> str:
    """What the status line says of the current passage, in full words."""
    if passage is None:
        return "This article has no text."
    if references.comparison.failures and not references.complete:
        return "The passages of these articles could not be compared."
    if not references.complete:
        return "Comparing the articles …"
    articles = references.story.articles
    others = [a for a in articles if a.id != article]
    if not others:
        return "There is no other account to compare with."
    text = references.findings(article).article.text[passage.start : passage.end]
    if passage.sign is Sign.NONE and not passage.matches and is_too_short(text):
        return "Too short to be compared."
    found = references.counterparts(article, passage)
    names = short_names(references.story)
    telling = 1 + len(found)
    parts = []
    for kind, words in (
        (MatchKind.VERBATIM, "word for word in"),
        (MatchKind.PARAPHRASE, "in other words in"),
        (MatchKind.PARTIAL, "in part in"),
    ):
        named = [names[a.id] for a in others if a.id in found and found[a.id][0].kind is kind]
        if named:
            parts.append(f"{words} {_listed(named)}")
    missing = [names[a.id] for a in others if a.id not in found]
    if not found and passage.sign is not Sign.ONLY_HERE:
        verdict = f"No counterpart in {_listed(missing)}"
    elif not found:
        verdict = f"Only here: no counterpart in {_listed(missing)}"
    else:
        if telling == len(articles):
            count = "Both" if telling == 2 else f"All {telling}"
        else:
            count = f"{telling} of {len(articles)}"
        verdict = f"{count} sources tell this: {', '.join(parts)}"
        if missing:
            verdict += f"; not in {_listed(missing)}"
    if passage.sign is Sign.CONFLICT:
        verdict += " · accounts differ here"
    return verdict


def followed(attention: Attention, article: str) -> Span | None:
    """The passage that a follower brings into view, or nothing."""
    found = attention.counterparts.get(article)
    return found[0].there if found else None
