"""Whom a passage is about, as far as it tells: what befell one person did not befall another."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from storyview.analysis.findings import MentionKind
from storyview.analysis.placed import Placed
from storyview.text.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from storyview.analysis.findings import Person, Quotation
    from storyview.text.account import Account
    from storyview.text.article import Span

PRONOUN = pattern(r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er|him)\b")
"""What goes on about somebody who was named before."""
BACK = 4
"""How many sentences back that may have been."""
AGED = pattern(r"\b(\d{1,3})-year-old\b")
AGE_BEHIND = pattern(r",? \(?(?:aged? )?(\d{1,3})(?=[,;.)])")
"""An age behind a name: "Ana Ruiz, 34, fell"."""
BEFORE = 60
"""How many code points before a name an age is looked for."""
BIRTHDAY = 1
"""By how many years two reports of one age may differ."""
SPELLED = 3
"""Surnames that begin with so many equal letters may be one name, misspelled."""


class _Named(NamedTuple):
    span: Span
    person: int


class _Told(NamedTuple):
    """The people that a passage names, by the beginnings of their surnames, and their ages."""

    people: frozenset[str]
    ages: frozenset[int]


class PeopleToldOf:
    """The people that passages of a story are about.

    Who only speaks is left out: a sheriff tells of many arrests.
    """

    def __init__(
        self,
        accounts: Mapping[str, Account],
        people: Sequence[Person],
        quotations: Sequence[Quotation],
    ) -> None:
        self._accounts = accounts
        self._people = people
        speakers = {q.speaker_span for q in quotations if q.speaker_span is not None}
        self._named = Placed(
            _Named(mention.span, number)
            for number, person in enumerate(people)
            for mention in person.mentions
            if mention.kind is MentionKind.NAME and mention.span not in speakers
        )
        self._told: dict[Span, _Told] = {}
        self._ages: dict[int, frozenset[int]] = {}

    def differ(self, first: Span, second: Span) -> bool:
        """Whether two passages tell of different people; not when either tells of nobody."""
        one, other = self._told_of(first), self._told_of(second)
        if one.people and other.people:
            return one.people.isdisjoint(other.people)
        ages = [(a, b) for a in one.ages for b in other.ages]
        return bool(ages) and all(abs(a - b) > BIRTHDAY for a, b in ages)

    def _told_of(self, passage: Span) -> _Told:
        if passage not in self._told:
            self._told[passage] = self._look_around(passage)
        return self._told[passage]

    def _look_around(self, passage: Span) -> _Told:
        """The people of a passage and its sentence, else those that its pronoun stands for."""
        account = self._accounts[passage.article]
        number = account.sentence_index(passage.start)
        if number is None:
            return self._within(passage)
        start, end = account.sentences[number].start, account.sentences[number].end
        told = self._within(account.article.span(start, max(end, passage.end)))
        if any(told) or not PRONOUN.search(account.text, start, end):
            return told
        for before in reversed(account.sentences[max(0, number - BACK) : number]):
            told = self._within(account.article.span(before.start, before.end))
            if any(told):
                break
        return told

    def _within(self, span: Span) -> _Told:
        named = {named.person for named in self._named.inside(span)}
        text = self._accounts[span.article].text
        ages = {int(found[1]) for found in AGED.finditer(text, span.start, span.end)}
        for person in named:
            ages |= self._ages_of(person)
        names = (self._people[person].name.split()[-1:] for person in named)
        return _Told(
            frozenset(name[:SPELLED].casefold() for last in names for name in last),
            frozenset(ages),
        )

    def _ages_of(self, person: int) -> frozenset[int]:
        """The ages that the articles print beside somebody's name."""
        if person not in self._ages:
            ages = set()
            for mention in self._people[person].mentions:
                text = self._accounts[mention.span.article].text
                if behind := AGE_BEHIND.match(text, mention.span.end):
                    ages.add(int(behind[1]))
                start = max(0, mention.span.start - BEFORE)
                for found in AGED.finditer(text, start, mention.span.start):
                    between = text[found.end() : mention.span.start]
                    if not any(mark in between for mark in ".,;\n"):
                        ages.add(int(found[1]))
            self._ages[person] = frozenset(ages)
        return self._ages[person]
