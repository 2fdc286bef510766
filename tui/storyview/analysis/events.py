"""Events: what happened at a time, told by one account or merged over several.

Two passages of different accounts are one event when their times agree and their words do, rare
words, names and numbers before others. A wrong merge is worse than a split.
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import timedelta
from heapq import heappop, heappush
from itertools import combinations, product
from typing import TYPE_CHECKING

from storyview.analysis.event_echoes import with_echoes
from storyview.analysis.event_passages import GOES_ON, LEDE_RULE, MAIN_DAY, Passage, find_passages
from storyview.analysis.event_vectors import cosine_of, passage_vectors
from storyview.analysis.findings import Event, EventBasis

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from storyview.analysis.event_vectors import Vector
    from storyview.analysis.findings import Match, Person, TimeExpression
    from storyview.text.account import Account
    from storyview.text.article import Span

SAME_TIME = 0.2
"""How alike the words of two passages with equal times must be to tell one event (cosine)."""
WITHIN = 0.35
"""The same where one time lies within the other."""
NEAR = 0.4
"""The same where one is dated by publication only, and the other up to ``DELAY`` days before."""
DELAY = 2
MATCHED = 0.25
"""What a match of the two passages adds."""
WIDESPREAD = 60
"""In how many passages a word may stand and still bring two of them together."""
LINKED = 64
"""How many pairs of passages one match may join all with all; where it covers more of them, it is
text that both copied, and joins them in their order."""
_Holder = tuple[int, int, str, int, int]
"""A passage that holds a word: its index, which of its spans, its article, its first and last day
(as numbers, since any two are held against each other)."""


def find_events(
    accounts: Sequence[Account],
    times: Sequence[TimeExpression],
    people: Sequence[Person] = (),
    matches: Sequence[Match] = (),
) -> tuple[Event, ...]:
    """Find the events of a story: by begin, then end, then first span."""
    ordered = sorted(accounts, key=lambda account: account.id)
    passages: list[Passage] = []
    times_of: dict[str, list[TimeExpression]] = {}
    for time in times:
        times_of.setdefault(time.span.article, []).append(time)
    for account in ordered:
        passages.extend(find_passages(account, times_of.get(account.id, ())))
    vectors = passage_vectors(ordered, passages, times, people)
    groups = _merge(passages, vectors, matches)
    learnt = _learnt_days(passages, groups)
    if learnt:
        passages = [_redated(passage, learnt) for passage in passages]
        groups = _merge(passages, vectors, matches)
    groups = _fold(passages, groups)
    small = _in_small_letters(ordered, _words_of_several(passages, vectors, groups))
    groups = with_echoes(passages, vectors, groups, small)
    events = [_event([passages[number] for number in group]) for group in groups]
    return tuple(
        sorted(events, key=lambda event: (event.begin, event.end, event.spans, event.value))
    )


def _words_of_several(
    passages: Sequence[Passage], vectors: list[list[Vector]], groups: list[list[int]]
) -> set[str]:
    """The words of the events that several sources tell."""
    return {
        word
        for group in groups
        if len(group) > 1 and not _stands_alone(passages, group)
        for number in group
        for vector in vectors[number]
        for word in vector
    }


def _in_small_letters(accounts: Sequence[Account], words: Collection[str]) -> set[str]:
    """Those of some words that the story prints in small letters."""
    return {
        token.stem
        for account in accounts
        for token in account.tokens
        if token.stem in words and account.text[token.start].islower()
    }


def _agree(one: Passage, other: Passage) -> float | None:
    """How alike two passages must be to be one event; nothing when their times exclude it."""
    if (one.begin, one.end) == (other.begin, other.end):
        return SAME_TIME if one.days <= 31 else WITHIN
    if one.begin <= other.begin and other.end <= one.end:
        return WITHIN
    if other.begin <= one.begin and one.end <= other.end:
        return WITHIN
    if _may_be_late(one, other) or _may_be_late(other, one):
        return NEAR
    return None


def _may_be_late(one: Passage, other: Passage) -> bool:
    """Whether the first is dated by publication only, and the other some days before."""
    return (
        one.rule in (LEDE_RULE, MAIN_DAY)
        and other.basis is EventBasis.EXPLICIT
        and timedelta(0) <= one.begin - other.end <= timedelta(DELAY)
        and other.days == 1
    )


def _merge(
    passages: Sequence[Passage], vectors: list[list[Vector]], matches: Sequence[Match]
) -> list[list[int]]:
    """Groups of passages that tell one event, at most one passage of each article.

    The groups most alike on average are joined first (average linkage), so that a third source
    is held against both of those that it joins.
    """
    alike = _likeness(passages, vectors, _links(passages, matches))
    near: dict[int, set[int]] = {number: set() for number in range(len(passages))}
    for (one, other), score in alike.items():
        least = _agree(passages[one], passages[other])
        if least is not None and score >= least:
            near[one].add(other)
            near[other].add(one)
    groups = {number: [number] for number in range(len(passages))}
    leader_of = {number: number for number in range(len(passages))}
    waiting: list[tuple[float, list[int], list[int]]] = []

    def propose(one: int, other: int) -> None:
        first, second = sorted((groups[one], groups[other]))
        if _may_join(passages, first, second):
            scores = [alike.get((min(a, b), max(a, b)), 0.0) for a in first for b in second]
            heappush(waiting, (-round(sum(scores) / len(scores), 6), first, second))

    for one, others in near.items():
        for other in others:
            if one < other:
                propose(one, other)
    while waiting:
        _, first, second = heappop(waiting)
        if groups.get(first[0]) is not first or groups.get(second[0]) is not second:
            continue
        joined = sorted(first + second)
        leader = joined[0]
        neighbours = near.pop(first[0]) | near.pop(second[0])
        del groups[first[0]], groups[second[0]]
        groups[leader] = joined
        for number in joined:
            leader_of[number] = leader
        near[leader] = {leader_of[other] for other in neighbours} - {leader}
        for other in sorted(near[leader]):
            near[other].add(leader)
            propose(leader, other)
    return list(groups.values())


def _learnt_days(
    passages: Sequence[Passage], groups: Sequence[Sequence[int]]
) -> dict[str, tuple[date, date]]:
    """The main days of articles that name none, where another source dates what they open with.

    The first day is the one that was supposed, the second the one to put in its place.
    """
    named = {(each.article, each.begin) for each in passages if each.basis is EventBasis.EXPLICIT}
    learnt: dict[str, tuple[date, date]] = {}
    for group in groups:
        told = [passages[number] for number in group]
        days = {each.begin for each in told if each.basis is EventBasis.EXPLICIT and each.days == 1}
        if len(days) != 1:
            continue
        (day,) = days
        for each in told:
            supposed = each.rule == LEDE_RULE and each.begin != day
            if supposed and (each.article, each.begin) not in named:
                learnt.setdefault(each.article, (each.begin, day))
    return learnt


def _redated(passage: Passage, learnt: dict[str, tuple[date, date]]) -> Passage:
    supposed, day = learnt.get(passage.article, (None, None))
    if day is None or passage.begin != supposed or passage.basis is EventBasis.EXPLICIT:
        return passage
    return passage._replace(value=day.isoformat(), begin=day, end=day)


def _may_join(passages: Sequence[Passage], first: list[int], second: list[int]) -> bool:
    return all(
        passages[a].article != passages[b].article and _agree(passages[a], passages[b]) is not None
        for a in first
        for b in second
    )


def _fold(passages: Sequence[Passage], groups: list[list[int]]) -> list[list[int]]:
    """Give sentences that go on about a day, and that no other source tells, to their event."""
    group_of = {number: group for group in groups for number in group}
    current: list[int] = []
    for number, passage in enumerate(passages):
        own = group_of[number]
        if passage.rule != GOES_ON or not current:
            if current and len(current) == 1 and _leads_to(passages[current[0]], passage):
                own.extend(current)
                group_of[current[0]] = own
            current = own
        elif len(own) == 1:
            current.append(number)
            group_of[number] = current
        else:
            if _stands_alone(passages, current):
                own.extend(current)
                for each in current:
                    group_of[each] = own
            current = own
    return [group for number, group in group_of.items() if group[0] == number]


def _leads_to(lede: Passage, passage: Passage) -> bool:
    """Whether a lede without a day is followed at once by the sentence that names its day."""
    return (
        lede.rule == LEDE_RULE
        and lede.article == passage.article
        and (lede.begin, lede.end) == (passage.begin, passage.end)
        and passage.spans[0].start - lede.spans[-1].end <= len("\n\n")
    )


def _stands_alone(passages: Sequence[Passage], group: list[int]) -> bool:
    return len({passages[number].article for number in group}) == 1


def _likeness(
    passages: Sequence[Passage],
    vectors: list[list[Vector]],
    links: dict[tuple[int, int], float],
) -> dict[tuple[int, int], float]:
    """How alike the passages of different articles are whose times agree.

    Only those that share a word which is not all over the story are compared, so that the work
    grows with the text and not with its square.
    """
    holders: dict[str, list[_Holder]] = {}
    for number, (passage, spans) in enumerate(zip(passages, vectors, strict=True)):
        begin, end = passage.begin.toordinal(), passage.end.toordinal()
        for place, vector in enumerate(spans):
            holder = number, place, passage.article, begin, end
            for word in vector:
                holders.setdefault(word, []).append(holder)
    alike: dict[tuple[int, int], float] = {}
    compared: set[tuple[int, int, int, int]] = set()
    for held in holders.values():
        if len(held) > WIDESPREAD:
            continue
        for first, second in combinations(held, 2):
            one, here, article, begin, end = first
            other, there, another, other_begin, other_end = second
            if article == another or other_begin - end > DELAY or begin - other_end > DELAY:
                continue
            key = (one, here, other, there)
            if key in compared:
                continue
            compared.add(key)
            if _agree(passages[one], passages[other]) is None:
                continue
            cosine = cosine_of(vectors[one][here], vectors[other][there])
            alike[one, other] = max(alike.get((one, other), 0.0), cosine)
    for pair, score in links.items():
        if passages[pair[0]].article != passages[pair[1]].article:
            alike[pair] = alike.get(pair, 0.0) + MATCHED * score
    return alike


def _links(passages: Sequence[Passage], matches: Sequence[Match]) -> dict[tuple[int, int], float]:
    """The best match between two passages, by their numbers."""
    places: dict[str, list[tuple[int, int, int]]] = {}
    for number, passage in enumerate(passages):
        for span in passage.spans:
            places.setdefault(span.article, []).append((span.start, span.end, number))
    for spans in places.values():
        spans.sort()
    links: dict[tuple[int, int], float] = {}
    for match in matches:
        one_side, other_side = match.spans
        first = _overlapping(places.get(one_side.article, []), one_side)
        second = first and _overlapping(places.get(other_side.article, []), other_side)
        if not second:
            continue
        few = len(first) * len(second) <= LINKED
        for one, other in (
            product(first, second) if few else zip(sorted(first), sorted(second), strict=False)
        ):
            pair = (min(one, other), max(one, other))
            links[pair] = max(links.get(pair, 0.0), match.score)
    return links


def _overlapping(places: list[tuple[int, int, int]], side: Span) -> set[int]:
    """The passages that share a character with a span; those of one sentence may overlap."""
    found = set()
    _, begin, behind = side
    for place in range(bisect_left(places, (behind,)) - 1, -1, -1):
        _, end, number = places[place]  # it starts before the span ends
        if end <= begin:
            break
        found.add(number)
    return found


def _event(passages: list[Passage]) -> Event:
    """One event of the passages that tell it: the most precise explicit time dates it."""
    best = min(
        passages,
        key=lambda each: (each.basis is EventBasis.INFERRED, each.days, each.value, each.spans),
    )
    explicit = any(passage.basis is EventBasis.EXPLICIT for passage in passages)
    return Event(
        "/".join(side.split("T")[0] for side in best.value.split("/")),
        best.begin,
        best.end,
        EventBasis.EXPLICIT if explicit else EventBasis.INFERRED,
        tuple(sorted(span for passage in passages for span in passage.spans)),
        tuple(sorted(span for passage in passages for span in passage.times)),
        best.rule,
    )
