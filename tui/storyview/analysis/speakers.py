"""From the words that name a speaker to who it is."""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from storyview.analysis import parts
from storyview.analysis.clauses import FEMININE, MASCULINE
from storyview.analysis.findings import MentionKind
from storyview.analysis.genders import MAN, WOMAN
from storyview.analysis.office_names import listed_office
from storyview.analysis.roles import is_role_noun
from storyview.analysis.subjects import (
    WRITINGS,
    Subject,
    first_subject,
    noun_phrase,
    possessive,
)
from storyview.text.article import Span
from storyview.text.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from storyview.analysis.clauses import Clause, Unit
    from storyview.analysis.findings import Person
    from storyview.text.account import Account

PRONOUNS = dict.fromkeys(MASCULINE, MAN) | dict.fromkeys(FEMININE, WOMAN)
NO_NAMES = frozenset("it this that these those there what".split())
ONE_WORD = frozenset(
    "police people women men woman man everyone someone everybody somebody anyone media".split()
)
"""Words that name a speaker without article and are neither plurals nor roles."""
PASSING = frozenset("last this next".split())
"""Words before a day or month that tell when, not who."""
LONGEST = 8
"""Units of a noun phrase that names a speaker; more are cut, or name nobody."""
REMEMBERED = 4
"""Sentences that a pronoun looks back."""

KILLED_AFTER = pattern(
    r"(?:,\s\d{1,3},)?\s(?:(?:was|were|had\sbeen|has\sbeen)\s(?:then\s|also\s)?"
    r"(?:(?:shot|stabbed|beaten|strangled)\s(?:and\skilled|dead|to\sdeath)|killed|murdered|slain"
    r"|fatally\s\w+|(?:found|pronounced|declared)\sdead|struck\sand\skilled)"
    r"|died\s(?:at\sthe\sscene|instantly))\b"
    r"|[’']s?\s(?:killing|murder|death|killer|murderer|funeral|slaying)\b"
)
KILLED_BEFORE = pattern(
    r"\b(?:(?:death|killing|murder|slaying|funeral|fatal\s\w+)\sof|killed|murdered|slain)\s"
    r"(?:(?:[a-z]+|\d{1,2}-year-old)\s){0,3}$"
)
"""What stands before and after the name of somebody who was killed."""
DEATH_NEAR = 48
"""So many characters on either side of a name its bearer's death is told."""
DEATHS = ("kill", "dead", "death", "died", "murder", "slain", "slay", "fatal", "funeral")
"""What a text holds, in words or parts of them, that tells of somebody's death."""


class Speaker(NamedTuple):
    """Who says something, and the words that tell."""

    name: str | None
    span: Span | None
    person: bool
    rule: str


NOBODY = Speaker(None, None, False, "nobody")
Naming = tuple[int, int, str]
"""Where a person's name starts and ends, and whose it is."""
About = tuple[str | None, tuple[str, ...]]
"""The person that a sentence is about, and all whom it names."""


class _Heard:
    """A sentence with whom it is about, which is found when a pronoun looks back to it."""

    def __init__(self, clause: Clause, spoke: str | None) -> None:
        self.clause = clause
        self.spoke = spoke
        """The person who speaks in it."""
        self.about: About | None = None


class Speakers:
    """Names the speakers of one article; sentences must be told to it in order.

    Args:
        account: The article.
        mentions: Who is named in it, in order.
        genders: The pronoun that stands for each person of whom it is known.
    """

    def __init__(
        self, account: Account, mentions: Sequence[Naming], genders: Mapping[str, str]
    ) -> None:
        self._account = account
        self._mentions = mentions
        self._starts = [mention[0] for mention in mentions]
        self._genders = genders
        self._silent = _killed(account.text, mentions)
        """Who was killed and has not spoken: no "he" or "she" that speaks stands for them."""
        self._heard: deque[_Heard] = deque(maxlen=REMEMBERED)
        """The last sentences."""
        self._spoke: str | None = None
        self._thing: str | None = None
        """What spoke in the sentence before and is no person: an office, a company."""

    def name(self, clause: Clause, subject: Subject | None) -> Speaker:
        """Who a subject is; nobody when it tells too little."""
        if subject is None:
            return NOBODY
        units = clause.units
        text = self._account.text
        pronoun = subject.pronoun(units)
        start, end = units[subject.first].start, units[subject.last].end
        span = Span(self._account.id, start, end)
        if pronoun is not None:
            if pronoun == "who":
                return self._antecedent(clause, subject)
            if pronoun == "it":
                return Speaker(self._thing, span, False, "pronoun")
            name = self._pronoun(clause, subject) if pronoun in PRONOUNS else None
            return Speaker(name, span, name is not None, "pronoun")
        head = self._person(units, subject)
        if head is not None:
            return Speaker(head[2], Span(self._account.id, head[0], head[1]), True, subject.rule)
        if _is_no_speaker(units[subject.first : subject.last + 1]):
            return Speaker(None, span, False, subject.rule)
        writer = _writer(units, subject)
        head = self._person(units, writer) if writer is not None else None
        if head is not None:
            return Speaker(head[2], Span(self._account.id, head[0], head[1]), True, "whose writing")
        last = _head_end(units, subject)
        too_long = _length(units, subject.first, last) > LONGEST
        if too_long or (last == subject.first and not _speaks_alone(units[last])):
            return Speaker(None, span, False, subject.rule)
        span = Span(self._account.id, start, units[last].end)
        return Speaker(" ".join(text[start : span.end].split()), span, False, subject.rule)

    def named(self, start: int, end: int) -> Speaker:
        """The speaker whom these very words name."""
        span = Span(self._account.id, start, end)
        at = bisect_left(self._starts, end) - 1
        if at >= 0 and self._mentions[at][0] >= start:
            return Speaker(self._mentions[at][2], span, True, "named")
        return Speaker(self._account.text[start:end], span, False, "named")

    def _antecedent(self, clause: Clause, subject: Subject) -> Speaker:
        if subject.first == 0:
            return NOBODY
        last = subject.first - 1
        head = self._person(clause.units, Subject(last, last, "before who"))
        if head is not None:
            return Speaker(head[2], Span(self._account.id, head[0], head[1]), True, "before who")
        before = noun_phrase(clause.units, subject.first - 1, 0)
        if before is None or before.pronoun(clause.units):
            return NOBODY
        return self.name(clause, before)

    def _person(self, units: Sequence[Unit], subject: Subject) -> tuple[int, int, str] | None:
        """The person whom a noun phrase names: the last name before its first preposition."""
        last = subject.first
        for index in range(subject.first, subject.last + 1):
            unit = units[index]
            if index > subject.first and (
                unit.part in (parts.PREPOSITION, parts.RELATIVE) or "(" in unit.gap
            ):
                break
            if unit.part == parts.AND and not self._in_title(units, subject.first, index):
                return None
            last = index
        while last > subject.first and units[last].part in (parts.PRONOUN, parts.ADVERB):
            last -= 1
        at = bisect_left(self._starts, units[last].end) - 1
        if at < 0:
            return None
        start, end, _name = self._mentions[at]
        if start < units[subject.first].start and subject.rule != "before who":
            return None
        if end < units[last].start or possessive(units, last):
            return None
        if end < units[last].end and self._account.text[end : units[last].end].strip(" .") != "":
            return None
        return self._mentions[at]

    def _in_title(self, units: Sequence[Unit], first: int, joint: int) -> bool:
        """Whether "and" joins words of a title: "Customs and Border Protection chief Ana Ruiz"."""
        if units[first].part != parts.NAME or joint + 2 >= len(units):
            return False
        following = units[joint + 1]
        before = bisect_left(self._starts, following.start)
        if before < len(self._starts) and self._starts[before] == following.start:
            return False
        named = before > 0 and self._mentions[before - 1][0] >= units[first].start
        return not named and following.part == parts.NAME

    def _pronoun(self, clause: Clause, subject: Subject) -> str | None:
        """The person that "he" or "she" stands for: whom the sentences before are about.

        A person of whom nothing tells the gender yields to one of whom it is known to fit.
        """
        pronoun = PRONOUNS[clause.units[subject.first].word]
        about: list[About] = []
        beside: str | None = None
        if subject.first > 0:
            first = first_subject(clause.units, subject.first)
            if first is not None and first.last < subject.first and not first.pronoun(clause.units):
                head = self._person(clause.units, first)
                if first.last == subject.first - 1:
                    beside = head[2] if head else None  # "Ruiz, he said, was ill"
                else:
                    about.append((head[2] if head else None, ()))
        barred = self._silent if beside is None else self._silent | {beside}
        for topic, named in chain(about, map(self._about, reversed(self._heard))):
            if topic in barred:
                topic = None
            if topic is not None and self._genders.get(topic) == pronoun:
                return topic
            fitting = [
                name for name in named if name not in barred and self._genders.get(name) == pronoun
            ]
            if fitting:
                return fitting[0]
            if topic is not None and topic not in self._genders:
                return topic
        if self._spoke in barred:
            return None
        return self._spoke if self._genders.get(self._spoke or "", pronoun) == pronoun else None

    def heard(self, clause: Clause, spoke: str | None, thing: str | None) -> None:
        """Take in a sentence: the person who speaks in it, and who else does."""
        heard = _Heard(clause, spoke)
        if clause.looks_back:
            self._about(heard)  # while it is known to whom it looks back
        self._heard.append(heard)
        self._thing = thing
        if spoke:
            self._spoke = spoke
            self._silent -= {spoke}

    def _about(self, heard: _Heard) -> About:
        if heard.about is None:
            clause = heard.clause
            heard.about = self._topic(clause) or heard.spoke, self._named(clause)
        return heard.about

    def _topic(self, clause: Clause) -> str | None:
        """The person that a sentence is about."""
        subject = first_subject(clause.units, len(clause.units))
        if subject is None:
            return None
        pronoun = subject.pronoun(clause.units)
        if pronoun is not None:
            return self._pronoun(clause, subject) if pronoun in PRONOUNS else None
        head = self._person(clause.units, subject)
        return head[2] if head else None

    def _named(self, clause: Clause) -> tuple[str, ...]:
        """The persons named in a sentence outside of marks."""
        quoted = [clause.units[index] for index in clause.marks]
        first = bisect_left(self._starts, clause.start)
        return tuple(
            name
            for start, end, name in self._mentions[first : bisect_left(self._starts, clause.end)]
            if self._account.text[end : end + 2] not in ("'s", "’s")
            and not any(mark.start <= start and end <= mark.end for mark in quoted)
        )


def namings(people: Sequence[Person]) -> dict[str, list[Naming]]:
    """Where which person is named, in order, by article."""
    found: dict[str, list[Naming]] = {}
    for person in people:
        for (article, start, end), kind, _ in person.mentions:
            if kind is MentionKind.NAME:
                found.setdefault(article, []).append((start, end, person.name))
    for of_article in found.values():
        of_article.sort()
    return found


def _killed(text: str, mentions: Sequence[Naming]) -> frozenset[str]:
    """The persons of whom a text tells that somebody or something killed them."""
    deaths: list[int] = []
    for sign in DEATHS:
        at = text.find(sign)
        while at >= 0:
            deaths.append(at)
            at = text.find(sign, at + 1)
    if not deaths:
        return frozenset()
    deaths.sort()
    deaths.append(len(text) + DEATH_NEAR)
    return frozenset(
        name
        for start, end, name in mentions
        if deaths[bisect_left(deaths, start - DEATH_NEAR)] < end + DEATH_NEAR
        and (
            KILLED_AFTER.match(text, end)
            or KILLED_BEFORE.search(text, max(0, start - DEATH_NEAR), start)
        )
    )


def _writer(units: Sequence[Unit], subject: Subject) -> Subject | None:
    """Who is named right behind a piece of writing: "a letter Ana Ruiz mailed"."""
    for at in range(subject.first, subject.last):
        if units[at].word in WRITINGS and units[at + 1].part == parts.NAME:
            last = at + 1
            while last < subject.last and units[last + 1].part == parts.NAME:
                last += 1
            follows = last < subject.last and units[last + 1].word.endswith("ed")
            return Subject(at + 1, last, "whose writing") if follows else None
    return None


def _head_end(units: Sequence[Unit], subject: Subject) -> int:
    """The last unit of the noun phrase that a subject begins with, what happened to it left out.

    "The mother of a boy killed on a bridge last May" is the mother of a boy.
    """
    last = subject.last
    while last > subject.first + 1 and (
        units[last].word in PASSING or units[last].part == parts.TIME
    ):
        last -= 1
    for at in range(subject.first + 2, last + 1):
        behind = units[at + 1] if at < last else None
        noun = behind is not None and behind.part in (parts.WORD, parts.NAME)
        if (
            units[at].part == parts.WORD
            and units[at].word.endswith("ed")
            and units[at - 1].part in (parts.WORD, parts.NAME)
            and (behind is None or not noun or behind.word in PASSING)
        ):
            last = at - 1
            named = last
            while named > subject.first and units[named].part == parts.NAME:
                named -= 1  # "the suit Ruiz filed"
            if named > subject.first and units[named].part == parts.WORD:
                last = named
            break
    while _length(units, subject.first, last) > LONGEST:
        cut = [at for at in range(subject.first + 2, last) if units[at].part == parts.PREPOSITION]
        if not cut:
            return last
        last = cut[-1] - 1
    return last


def _length(units: Sequence[Unit], first: int, last: int) -> int:
    """How many units a noun phrase has; an office's name that ends with a list counts as one."""
    length = last - first + 1
    if length <= LONGEST:
        return length
    office = listed_office(units, last, first)
    return length if office is None else office - first + 1


def _speaks_alone(unit: Unit) -> bool:
    """Whether one word can name a speaker: a name, a plural, or what somebody is."""
    word = unit.word
    if unit.part == parts.DETERMINER or word in NO_NAMES:
        return False
    if unit.part != parts.WORD:
        return True
    return word.endswith("s") or word in ONE_WORD or is_role_noun(word)


def _is_no_speaker(units: Sequence[Unit]) -> bool:
    """Whether a row of words cannot name a speaker: it has a verb in it, or it goes on too long."""
    first = units[0]
    if first.part in (parts.WORD, parts.ADVERB) and first.word.endswith(("ed", "ing", "ly")):
        return True
    if any(unit.word == "to" for unit in units) and not any(
        unit.part == parts.DETERMINER or unit.part == parts.NAME for unit in units[:2]
    ):
        return True
    return len(units) > 25
