"""The people panel: who is in the story, how much each source names them, what it calls them.

Pure; every name and role is in a source's own words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from storyview.analysis.findings import QuotationKind
from storyview.reader.source_names import short_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storyview.analysis.findings import Comparison, Person, Role
    from storyview.text.article import Story

BARS = " ▁▂▃▄▅▆▇█"
LITTLE_WORDS = frozenset("a an and at for former in of on the then to".split())


class PersonLine(NamedTuple):
    """One person of the panel."""

    person: int
    """Into ``Comparison.people``."""
    name: str
    bars: str
    """One tiny bar a source, as high as the source's share of mentions."""
    mentions: int
    quotations: int
    role: str
    """What the sources call the person, in the words of the one that most of them share."""


class Calling(NamedTuple):
    """What one source calls a person."""

    source: str
    mentions: int
    quotations: int
    roles: tuple[str, ...]


def bar(share: float) -> str:
    """A bar an eighth of a cell high for each eighth of ``share`` (0 to 1)."""
    return BARS[0] if share <= 0 else BARS[max(1, min(8, round(share * 8)))]


def _mentions_by_article(story: Story, person: Person) -> list[int]:
    counts = {article.id: 0 for article in story.articles}
    for mention in person.mentions:
        counts[mention.span.article] += 1
    return list(counts.values())


def _quotations(comparison: Comparison, name: str, article: str | None = None) -> int:
    return sum(
        q.speaker == name
        and q.kind is not QuotationKind.FRAGMENT
        and article in (None, q.span.article)
        for q in comparison.quotations
    )


def person_lines(story: Story, comparison: Comparison) -> tuple[PersonLine, ...]:
    """One line for each person, in the order of the comparison (most mentions first)."""
    most = max(
        (max(_mentions_by_article(story, person)) for person in comparison.people), default=1
    )
    lines = []
    for index, person in enumerate(comparison.people):
        counts = _mentions_by_article(story, person)
        lines.append(
            PersonLine(
                index,
                person.name,
                "".join(bar((count / most) ** 0.5) for count in counts),
                sum(counts),
                _quotations(comparison, person.name),
                shared_role(person.roles),
            )
        )
    return tuple(lines)


def shared_role(roles: Sequence[Role]) -> str:
    """Of what the sources call a person, what has words in common with most of them.

    Of those the one with the most words in common, then the fullest; of equals the first, since
    in one article the most telling stands first.
    """
    if not roles:
        return ""
    words = [frozenset(role.text.casefold().split()) - LITTLE_WORDS for role in roles]

    def sharing(index: int) -> tuple[int, int, int, int]:
        common = [
            (role.span.article, len(said & words[index]))
            for role, said in zip(roles, words, strict=True)
        ]
        sources = {article for article, count in common if count}
        size = len(words[index])
        return len(sources), sum(count for _, count in common) - size, size, -index

    return roles[max(range(len(roles)), key=sharing)].text


def callings(story: Story, comparison: Comparison, index: int) -> tuple[Calling, ...]:
    """What each source that names a person calls them, word for word, each role once."""
    person = comparison.people[index]
    counts = _mentions_by_article(story, person)
    names = short_names(story)
    found = []
    for article, mentions in zip(story.articles, counts, strict=True):
        roles = tuple(
            dict.fromkeys(role.text for role in person.roles if role.span.article == article.id)
        )
        if mentions or roles:
            found.append(
                Calling(
                    names[article.id],
                    mentions,
                    _quotations(comparison, person.name, article.id),
                    roles,
                )
            )
    return tuple(found)


def window_of(heights: Sequence[int], selected: int, first: int, room: int) -> int:
    """The first line of a list, moved no further than the selected one asks for.

    Args:
        heights: How many rows each entry takes.
        selected: The entry that must be visible.
        first: The first entry now.
        room: The rows on screen.
    """
    first = min(first, selected)
    while first < selected and sum(heights[first : selected + 1]) > room:
        first += 1
    while first > 0 and sum(heights[first - 1 :]) <= room:
        first -= 1
    return first
