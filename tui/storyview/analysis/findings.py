"""What is found in the articles of a story: plain data, each with the spans it was found in.

Every kind of finding carries ``rule``, the name of the rule that found it, so that a wrong one
can be traced and mended.
"""

from __future__ import annotations

from datetime import date  # noqa: TC003  pickles name it
from enum import StrEnum
from typing import NamedTuple

from storyview.text.article import Span  # noqa: TC001


class MatchKind(StrEnum):
    """How much two passages have in common."""

    VERBATIM = "verbatim"
    """They share a run of at least seven equal words that is more than names and titles."""
    PARAPHRASE = "paraphrase"
    """The whole content of at least one of them is stated in the other."""
    PARTIAL = "partial"
    """They share a stated fact, and each also says something else."""


class EvidenceKind(StrEnum):
    """What a match rests on."""

    RUN = "run"
    WORD = "word"
    NAME = "name"
    NUMBER = "number"
    DATE = "date"
    QUOTATION = "quotation"


class Evidence(NamedTuple):
    """One thing that the two passages of a match share."""

    kind: EvidenceKind
    spans: tuple[Span, Span]
    """Where it stands in each of the two passages, in the order of ``Match.spans``."""
    weight: float = 0.0
    """Its share of the score; comparable inside one match."""


class Match(NamedTuple):
    """Passages of two articles that say the same."""

    kind: MatchKind
    score: float
    """0 to 1, four decimals; comparable inside one comparison."""
    spans: tuple[Span, Span]
    """Of two articles, the lesser article id first. A sentence, the part of one that carries the
    shared fact, or several sentences in a row."""
    equal: tuple[tuple[Span, Span], ...] = ()
    """The words that agree exactly: pairs of stretches of one or more words inside the two
    passages, in the order of the first passage, each word in at most one pair."""
    evidence: tuple[Evidence, ...] = ()
    """The weightiest first."""
    rule: str = ""


class MentionKind(StrEnum):
    """How a person is named."""

    NAME = "name"
    ATTRIBUTIVE = "attributive"
    """As a part of something else's name: "the Biden administration"."""


class Mention(NamedTuple):
    """One naming of a person, without title and possessive."""

    span: Span
    kind: MentionKind = MentionKind.NAME
    rule: str = ""


class Role(NamedTuple):
    """What a source calls a person, word for word ("second in command at ...")."""

    text: str
    span: Span


class Person(NamedTuple):
    """One human being across all articles."""

    name: str
    """The fullest form that any article prints, without title."""
    aliases: tuple[str, ...]
    """The other forms printed in the story, without titles, sorted."""
    roles: tuple[Role, ...]
    """By article id; in one article the most telling first."""
    mentions: tuple[Mention, ...]
    """By article id, then by start."""


class QuotationKind(StrEnum):
    """How somebody's words are given."""

    DIRECT = "direct"
    FRAGMENT = "fragment"
    INDIRECT = "indirect"


class Quotation(NamedTuple):
    """Words given as somebody's: one marked stretch without its marks, or one content clause."""

    span: Span
    kind: QuotationKind
    speaker: str | None
    """The name of a ``Person`` where the speaker is one, else the source's words for an
    organisation or an unnamed speaker; nobody when the text does not tell."""
    speaker_span: Span | None = None
    """The words that name the speaker beside the quotation ("he", "Magnus", "a spokesperson")."""
    cue: Span | None = None
    """The words that make it a quotation ("said", "according to")."""
    same_as: str | None = None
    """Shared by quotations of two or more articles that are one utterance."""
    rule: str = ""


class TimeBasis(StrEnum):
    """What a time's place in the calendar rests on."""

    EXPLICIT = "explicit"
    """The expression's own words."""
    PUBLICATION = "publication"
    """The day of publication ("Friday", "last month")."""
    ANCHOR = "anchor"
    """A time named before in the text ("the following day", "that fall")."""
    NONE = "none"
    """It has no place: a duration, a set of times, or nothing to count from."""


class TimeExpression(NamedTuple):
    """Words that say when, without a leading preposition."""

    span: Span
    value: str
    """A TIMEX3 value (TimeML): "2022-11-09", "2022-W44", "P3M", "PAST_REF"."""
    begin: date | None
    """The first day that it covers, where it has a place in the calendar."""
    end: date | None
    """The last day that it covers."""
    basis: TimeBasis
    rule: str = ""


NO_CALENDAR = 9990
"""The first of the years that stand for none."""


class EventBasis(StrEnum):
    """How an event comes by its date; the values are those of the JSON schema."""

    EXPLICIT = "explicit"
    """A passage of the event names the time."""
    INFERRED = "inferred"
    """From the paragraph before, or from the day of publication."""


class Event(NamedTuple):
    """Something that happened at a time, with the passages that tell it.

    One that has only a weekday, in a week that the articles do not place, stands in a year from
    ``NO_CALENDAR`` on, so that such days keep their order.
    """

    value: str
    """A dated TIMEX3 value, or two joined by "/" for a stretch of time."""
    begin: date
    end: date
    """The first and the last day that ``value`` covers."""
    basis: EventBasis
    spans: tuple[Span, ...]
    """The passages that tell it, of one article or several; by article id, then by start."""
    times: tuple[Span, ...] = ()
    """The time expressions that date it; none for an inferred event."""
    rule: str = ""

    @property
    def is_placed(self) -> bool:
        """Whether it has a place in the calendar."""
        return self.begin.year < NO_CALENDAR


class Figure(NamedTuple):
    """A number with what it counts."""

    span: Span
    """The number with its unit and hedge ("more than 2 million")."""
    low: float | None
    high: float | None
    """Equal for a plain number; nothing where it is open."""
    approximate: bool
    unit: str | None
    """"%", a currency code, a unit symbol; nothing for a count."""
    of: Span | None
    """The words that say what is counted."""
    same_as: str | None = None
    """Shared by figures of different articles that count the same thing."""
    rule: str = ""


class ConflictKind(StrEnum):
    """What two sources give differently."""

    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    SPEAKER = "speaker"
    STATUS = "status"
    OTHER = "other"


class Conflict(NamedTuple):
    """Two sources that give different accounts of one thing. Neither is called wrong."""

    kind: ConflictKind
    spans: tuple[Span, ...]
    """Two or more, of at least two articles: the words that differ."""
    rule: str = ""


class Failure(NamedTuple):
    """A kind of finding that could not be looked for because its analysis broke."""

    findings: str
    """"people", "quotations", ..."""
    reason: str


class Comparison(NamedTuple):
    """All findings over the articles of one story; the same in whatever order they were given."""

    matches: tuple[Match, ...] = ()
    people: tuple[Person, ...] = ()
    """Most mentions first, then by name."""
    quotations: tuple[Quotation, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    events: tuple[Event, ...] = ()
    """By begin, then end, then first span: the order of the timeline."""
    figures: tuple[Figure, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    failures: tuple[Failure, ...] = ()
    supposed_events: tuple[Event, ...] = ()
    """``events`` again, with those of articles that have no day of publication where they would
    stand if these had appeared with the story's other accounts; empty when all are dated."""
    other_languages: tuple[str, ...] = ()
    """The ids of the articles that are not in English: only passages were looked for in them."""

    @property
    def timeline(self) -> tuple[Event, ...]:
        """What a timeline shows: the events, supposed ones among them."""
        return self.supposed_events or self.events
