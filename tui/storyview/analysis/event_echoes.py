"""Sentences that speak again of an event that several sources tell.

"This was her third leave of absence", "he resigned in a letter to the board": such sentences name
no day and would be taken for news of the day. What they speak of is known by the words that the
sources of the event have in common.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from storyview.analysis.event_passages import GOES_ON, MAIN_DAY

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from storyview.analysis.event_passages import Passage

HELD = 0.5
"""How much of the common words of an event, by weight, a sentence holds that speaks of it again."""
LEAST = 2
"""An event is known by so many common words."""


class _Told(NamedTuple):
    """An event that several sources tell."""

    group: list[int]
    weights: dict[str, float]
    """What its sources have in common, with the mean weight."""
    heaviest: str
    """The heaviest of the common words that is no name."""
    articles: frozenset[str]
    days: frozenset[tuple[int, int]]


def with_echoes(
    passages: Sequence[Passage],
    vectors: Sequence[Sequence[Mapping[str, float]]],
    groups: Sequence[Sequence[int]],
    small: Collection[str],
) -> list[list[int]]:
    """The groups, with passages moved to the event that they speak of again.

    Moved are passages without a time of their own, or with the time of the event, that no other
    source tells, to an event that their article tells too.

    Args:
        passages: All passages of the story.
        vectors: The weighted words of each span of each passage.
        groups: The indices of the passages of each event.
        small: The words that the story prints in small letters.
    """
    found = [list(group) for group in groups]
    told = [
        event for group in found if (event := _told(passages, vectors, group, small)) is not None
    ]
    holders: dict[str, list[_Told]] = {}
    for event in told:
        holders.setdefault(event.heaviest, []).append(event)
    shared = {id(event.group) for event in told}
    for group in found:
        if id(group) in shared or len({passages[number].article for number in group}) > 1:
            continue
        for number in list(group):
            event = _spoken_of(passages[number], _words(vectors[number]), holders)
            if event is not None:
                group.remove(number)
                event.group.append(number)
    for event in told:
        found.extend(_strays(passages, vectors, event))
    return [sorted(group) for group in found if group]


def _strays(
    passages: Sequence[Passage],
    vectors: Sequence[Sequence[Mapping[str, float]]],
    event: _Told,
) -> list[list[int]]:
    """Take out what goes on after one source's passage and holds none of the common words."""
    strays: list[list[int]] = []
    for number in sorted(event.group):
        if passages[number].rule != GOES_ON or not event.weights.keys().isdisjoint(
            _words(vectors[number])
        ):
            continue
        event.group.remove(number)
        if strays and strays[-1][-1] == number - 1:
            strays[-1].append(number)
        else:
            strays.append([number])
    return strays


def _told(
    passages: Sequence[Passage],
    vectors: Sequence[Sequence[Mapping[str, float]]],
    group: list[int],
    small: Collection[str],
) -> _Told | None:
    """What the sources of an event have in common; nothing where one source tells it alone."""
    articles = frozenset(passages[number].article for number in group)
    if len(articles) < 2:
        return None
    held: dict[str, dict[str, float]] = {}
    for number in group:
        for word, weight in _words(vectors[number]).items():
            by_article = held.setdefault(word, {})
            article = passages[number].article
            by_article[article] = max(weight, by_article.get(article, 0.0))
    common = {
        word: sum(by_article.values()) / len(by_article)
        for word, by_article in held.items()
        if len(by_article) > 1
    }
    plain = [word for word in common if word in small]
    if len(common) < LEAST or not plain:
        return None
    heaviest = max(plain, key=lambda word: (common[word], word))
    days = frozenset(
        (passages[number].begin.toordinal(), passages[number].end.toordinal()) for number in group
    )
    return _Told(group, common, heaviest, articles, days)


def _spoken_of(
    passage: Passage, words: Mapping[str, float], holders: Mapping[str, Sequence[_Told]]
) -> _Told | None:
    """The event that a passage speaks of again, the one whose words it holds most of."""
    best: tuple[float, _Told] | None = None
    for word in words:
        for event in holders.get(word, ()):
            if passage.article not in event.articles or not (
                passage.rule in (GOES_ON, MAIN_DAY)
                or (passage.begin.toordinal(), passage.end.toordinal()) in event.days
            ):
                continue
            total = sum(event.weights.values())
            held = sum(weight for each, weight in event.weights.items() if each in words) / total
            if held >= HELD and (best is None or held > best[0]):
                best = held, event
    return best[1] if best else None


def _words(spans: Sequence[Mapping[str, float]]) -> Mapping[str, float]:
    """The words of all spans of a passage, each with its greatest weight."""
    if len(spans) == 1:
        return spans[0]
    words: dict[str, float] = {}
    for vector in spans:
        for word, weight in vector.items():
            words[word] = max(weight, words.get(word, 0.0))
    return words
