"""Which figures of matched passages count the same thing.

A wrong link costs more than a missed one: it makes a conflict where there is none. So figures of
another kind (a change, a rate, an earlier count), place, day or group are kept apart, and numbers
that differ are linked only where the words around them are nearly the same.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from storyview.analysis.counting_words import CONTRASTS, states
from storyview.analysis.findings import Match, MatchKind
from storyview.analysis.quantities import Quantity, agree, comparable
from storyview.text.article import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from storyview.analysis.counted import Counted

MOST_FIGURES = 12
"""In longer passages, lists and tables, nothing is compared."""
MOSTLY = 0.6
"""In short passages, this share of the words around the numbers is enough."""


class Counting(NamedTuple):
    """A quantity and what it counts."""

    article: str
    quantity: Quantity
    counted: Counted
    days: tuple[tuple[int, int], ...]
    """The days, as ordinals, that its sentence speaks of."""

    @property
    def span(self) -> Span:
        """The number with its unit and hedge."""
        return Span(self.article, self.quantity.start, self.quantity.end)


class Link(NamedTuple):
    """Two figures, by index, that count the same thing."""

    differ: bool
    """Whether the numbers do not agree."""
    one: int
    other: int


def same_things(
    countings: Sequence[Counting],
    matches: Sequence[Match],
    differ: Callable[[Span, Span], bool] = lambda first, second: False,
) -> dict[int, str]:
    """Find which figures of matched passages count the same thing.

    Args:
        countings: Figures with what they count.
        matches: The matches between their articles.
        differ: Whether two passages tell of different people.

    Returns:
        The name of the thing, by the index of the figure; figures on their own are left out.
    """
    places: dict[str, _Places] = {}
    for index, counting in enumerate(countings):
        starts, indexes = places.setdefault(counting.article, _Places([], []))
        starts.append(counting.quantity.start)
        indexes.append(index)
    links: list[Link] = []
    for match in matches:
        here, there = match.spans
        if not (first := _inside(countings, places, here)):
            continue
        if not (second := _inside(countings, places, there)):
            continue
        if len(first) <= MOST_FIGURES and len(second) <= MOST_FIGURES:
            found = list(_links(countings, first, second, match.kind))
            # what one person weighed, ran or paid is not what another did
            if any(_measured(countings, link) for link in found) and differ(here, there):
                found = [link for link in found if not _measured(countings, link)]
            links.extend(found)
    return _named_groups(countings, links)


def _measured(countings: Sequence[Counting], link: Link) -> bool:
    return countings[link.one].quantity.unit is not None


class _Places(NamedTuple):
    """The figures of one article, in two parallel lists."""

    starts: list[int]
    indexes: list[int]


def _inside(countings: Sequence[Counting], places: dict[str, _Places], span: Span) -> list[int]:
    article, start, end = span
    if article not in places:
        return []
    starts, indexes = places[article]
    first = bisect_left(starts, start)
    last = bisect_left(starts, end, first)
    if first == last:
        return []
    return [index for index in indexes[first:last] if countings[index].quantity.end <= end]


def _links(
    countings: Sequence[Counting], first: list[int], second: list[int], kind: MatchKind
) -> Iterator[Link]:
    """One partner each: first those that agree, then those that do not."""
    pairs = []
    for i in first:
        for j in second:
            if _same_thing(countings, i, j, first, second, kind):
                differ = not agree(countings[i].quantity, countings[j].quantity)
                if not differ or _surely_the_same(countings[i], countings[j], kind):
                    pairs.append(Link(differ, i, j))
    taken: set[int] = set()
    for link in sorted(pairs):
        if link.one not in taken and link.other not in taken:
            taken.update((link.one, link.other))
            yield link


def _same_thing(
    countings: Sequence[Counting],
    i: int,
    j: int,
    first: list[int],
    second: list[int],
    kind: MatchKind,
) -> bool:
    one, other = countings[i], countings[j]
    a, b = one.counted, other.counted
    if not comparable(one.quantity.unit, other.quantity.unit) or a.relations != b.relations:
        return False
    if a.places and b.places and a.places.isdisjoint(b.places):
        return False
    if one.days and other.days and not _days_meet(one.days, other.days):
        return False
    if one.quantity.rule.startswith("tally"):
        return True
    if not _same_owner(a, b):
        return False
    if _on_other_sides(a, b):
        return False
    measured = one.quantity.unit is not None
    if measured and a.scopes != b.scopes:
        return False
    alone = _only_one(countings, i, first) and _only_one(countings, j, second)
    shared = (a.context & b.context) - {a.head, b.head}
    if a.head and b.head:
        if a.head != b.head and measured and not (a.end and b.end):
            return alone and len(shared) >= 2  # verbs: what one traveled, the other flew
        if a.head != b.head:
            return measured and alone and bool({a.head} & b.context or {b.head} & a.context)
        if not _same_state(a, b):
            return False
        if not _same_modifiers(a, b):
            return False
        return bool(a.state) or bool(shared) or kind is not MatchKind.PARTIAL
    if measured:
        return alone and bool(a.context & b.context)
    return False


def _surely_the_same(one: Counting, other: Counting, kind: MatchKind) -> bool:
    """Whether so much around two numbers is the same that they tell one thing differently.

    Where numbers agree, that itself speaks for one thing; where they do not, the words must.
    """
    if one.quantity.rule.startswith("tally"):
        return kind is not MatchKind.PARTIAL
    a, b = one.counted, other.counted
    around = [counted.context - {a.head, b.head} for counted in (a, b)]
    shared = len(around[0] & around[1])
    needed = 1 if a.state and a.state == b.state else 2
    needed += (kind is MatchKind.PARTIAL) + (not (a.end and b.end))
    return shared >= min(needed, MOSTLY * min(map(len, around)))


def _only_one(countings: Sequence[Counting], index: int, passage: list[int]) -> bool:
    unit = countings[index].quantity.unit
    return sum(comparable(unit, countings[other].quantity.unit) for other in passage) == 1


def _on_other_sides(a: Counted, b: Counted) -> bool:
    """Whether one speaks of the upper house and the other of the lower."""
    mine, others = a.sides - b.sides, b.sides - a.sides
    return any(group & mine and group & others for group in CONTRASTS)


def _same_state(a: Counted, b: Counted) -> bool:
    """The same became of both, or of one what the other's sentence tells in other words."""
    if a.state == b.state:
        return True
    if a.state and b.state:
        return False
    told, untold = (a, b) if a.state else (b, a)
    return any(states().get(word) == told.state for word in untold.context)


def _same_modifiers(a: Counted, b: Counted) -> bool:
    """The same words before the noun, or words that the other tells elsewhere in its sentence."""
    return a.modifiers - b.modifiers <= b.context and b.modifiers - a.modifiers <= a.context


def _same_owner(a: Counted, b: Counted) -> bool:
    """Whether no name speaks against it: the votes of one candidate are not the other's."""
    names, others = a.names - b.context | a.names & b.names, b.names - a.context | a.names & b.names
    return not names or not others or not names.isdisjoint(others)


def _days_meet(first: tuple[tuple[int, int], ...], second: tuple[tuple[int, int], ...]) -> bool:
    return any(a[0] <= b[1] and b[0] <= a[1] for a in first for b in second)


def _named_groups(countings: Sequence[Counting], links: list[Link]) -> dict[int, str]:
    parents = {index: index for link in links for index in (link.one, link.other)}
    articles = {index: {countings[index].article} for index in parents}

    def root(index: int) -> int:
        while parents[index] != index:
            parents[index] = parents[parents[index]]
            index = parents[index]
        return index

    for link in sorted(links):
        first, second = sorted((root(link.one), root(link.other)))
        # an article that gives both numbers gives them to two things
        if first != second and not (link.differ and articles[first] & articles[second]):
            parents[second] = first
            articles[first] |= articles[second]
    groups: dict[int, list[int]] = {}
    for index in sorted(parents):
        groups.setdefault(root(index), []).append(index)
    several = [group for _, group in sorted(groups.items()) if len(group) > 1]
    return {
        index: f"figure {number}"
        for number, group in enumerate(several, start=1)
        for index in group
    }
