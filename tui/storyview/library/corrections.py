"""The reader's own corrections of what was found, and how they are applied. Pure.

A correction names what it is about by the words themselves. Where these words no longer stand,
or stand more than once without a neighbour to tell them apart, it no longer fits: it is handed
back, and never moved to another place.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from storyview.text.article import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storyview.analysis.findings import Comparison, Match, Person
    from storyview.text.article import Article, Story

NEIGHBOURHOOD = 32
"""How many code points before and after its words a quote remembers."""


class CorrectionKind(StrEnum):
    """What the reader has said."""

    REJECTED = "rejected"
    """Two passages do not say the same."""
    JOINED = "joined"
    """Two people are one."""
    PARTED = "parted"
    """A name is somebody else's."""


class Quote(NamedTuple):
    """A stretch of an article by its words, to be found again when the text has changed."""

    article: str
    words: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Correction:
    """One thing that the reader has said."""

    kind: CorrectionKind
    quotes: tuple[Quote, ...] = ()
    """The two passages of a rejected match."""
    names: tuple[str, ...] = ()
    """Of two joined people, the one that stays first; or the person and the name parted from
    them."""


class Corrected(NamedTuple):
    """A comparison with the reader's corrections."""

    comparison: Comparison
    unfit: tuple[Correction, ...]
    """Those that could not be applied."""
    rejected: tuple[Span, ...]
    """The passages of the rejected matches."""


def rejection(story: Story, match: Match) -> Correction:
    """The correction that a match is none."""
    quotes = tuple(_quote(story.article(span.article), span) for span in match.spans)
    return Correction(CorrectionKind.REJECTED, quotes=quotes)


def corrected(story: Story, comparison: Comparison, corrections: Sequence[Correction]) -> Corrected:
    """Apply corrections in the order in which they were made."""
    unfit: list[Correction] = []
    rejected: list[Span] = []
    for correction in corrections:
        if correction.kind is CorrectionKind.REJECTED:
            spans = [_find(story, quote) for quote in correction.quotes]
            if len(spans) != 2 or None in spans:
                unfit.append(correction)
                continue
            pair = [span for span in spans if span is not None]
            kept = tuple(m for m in comparison.matches if not _is_match(m, pair))
            comparison = comparison._replace(matches=kept)
            rejected.extend(pair)
        else:
            if len(correction.names) != 2:
                changed = None
            elif correction.kind is CorrectionKind.JOINED:
                changed = _join(comparison, *correction.names)
            else:
                changed = _part(story, comparison, *correction.names)
            if changed is None:
                unfit.append(correction)
            else:
                comparison = changed
    return Corrected(comparison, tuple(unfit), tuple(rejected))


def _quote(article: Article, span: Span) -> Quote:
    text = article.text
    return Quote(
        article.id,
        text[span.start : span.end],
        text[max(0, span.start - NEIGHBOURHOOD) : span.start],
        text[span.end : span.end + NEIGHBOURHOOD],
    )


def _find(story: Story, quote: Quote) -> Span | None:
    article = next((a for a in story.articles if a.id == quote.article), None)
    if article is None or not quote.words:
        return None
    places = []
    start = article.text.find(quote.words)
    while start >= 0:
        places.append(start)
        start = article.text.find(quote.words, start + 1)
    if len(places) > 1:
        places = [place for place in places if _has_neighbour(article.text, place, quote)]
    if len(places) != 1:
        return None
    return Span(article.id, places[0], places[0] + len(quote.words))


def _has_neighbour(text: str, start: int, quote: Quote) -> bool:
    end = start + len(quote.words)
    before = text[max(0, start - NEIGHBOURHOOD) : start]
    return before == quote.before or text[end : end + NEIGHBOURHOOD] == quote.after


def _is_match(match: Match, pair: Sequence[Span]) -> bool:
    """Whether a match lies, on both sides, mostly where the rejected one lay."""
    return all(
        any(_mostly(span, other) for other in pair if other.article == span.article)
        for span in match.spans
    )


def _mostly(one: Span, other: Span) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return 2 * shared > max(one.end - one.start, other.end - other.start)


def _named(comparison: Comparison, name: str) -> Person | None:
    exact = [person for person in comparison.people if person.name == name]
    known = exact or [person for person in comparison.people if name in person.aliases]
    return known[0] if len(known) == 1 else None


def _join(comparison: Comparison, stays: str, goes: str) -> Comparison | None:
    one, other = _named(comparison, stays), _named(comparison, goes)
    if one is None or other is None or one is other:
        return None
    joined = one._replace(
        aliases=tuple(sorted({*one.aliases, *other.aliases, other.name} - {one.name})),
        roles=tuple(sorted([*one.roles, *other.roles], key=lambda role: role.span.article)),
        mentions=tuple(sorted({*one.mentions, *other.mentions})),
    )
    people = [joined if person is one else person for person in comparison.people]
    people.remove(other)
    quotations = tuple(
        q._replace(speaker=one.name) if q.speaker == other.name else q
        for q in comparison.quotations
    )
    return comparison._replace(people=_in_order(people), quotations=quotations)


def _part(story: Story, comparison: Comparison, name: str, form: str) -> Comparison | None:
    person = _named(comparison, name)
    if person is None or form not in person.aliases or form == person.name:
        return None
    theirs = [m for m in person.mentions if " ".join(story.quote(m.span).split()) == form]
    if not theirs or len(theirs) == len(person.mentions):
        return None
    near = {mention.span for mention in theirs}
    parted = person._replace(name=form, aliases=(), roles=(), mentions=tuple(theirs))
    rest = person._replace(
        aliases=tuple(alias for alias in person.aliases if alias != form),
        mentions=tuple(m for m in person.mentions if m not in theirs),
    )
    people = [rest if one is person else one for one in comparison.people]
    quotations = tuple(
        q._replace(speaker=form) if q.speaker == person.name and q.speaker_span in near else q
        for q in comparison.quotations
    )
    return comparison._replace(people=_in_order([*people, parted]), quotations=quotations)


def _in_order(people: Sequence[Person]) -> tuple[Person, ...]:
    return tuple(sorted(people, key=lambda person: (-len(person.mentions), person.name)))
