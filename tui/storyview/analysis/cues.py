"""The cues of a sentence: each verb of speech, or "according to", with its subject."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from storyview.analysis import parts
from storyview.analysis.clauses import gone_on
from storyview.analysis.say_verbs import PARTICLES, Form, SayVerb, Use
from storyview.analysis.subjects import (
    WRITINGS,
    Subject,
    attached_subject,
    first_subject,
    hard,
    possessive,
    subject_after,
    subject_before,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from storyview.analysis.clauses import Clause, Unit

BE = frozenset("is are was were be been being".split())
NOT_SAID = frozenset(
    "not never didn't doesn't don't won't wouldn't hasn't haven't isn't wasn't can't cannot"
    " couldn't without".split()
)
MODALS = frozenset("will would could should may might can must".split())
NO_SPEECH = frozenset(
    {
        ("contend", "with"),
        ("agree", "with"),
        ("agree", "on"),
        ("respond", "with"),
        ("respond", "to"),
        ("reply", "to"),
        ("report", "to"),
        ("charge", "with"),
        ("find", "in"),
        ("rule", "over"),
        ("continue", "with"),
        ("continue", "to"),
        ("go", "to"),
        ("go on", "to"),
        ("order", "from"),
    }
)
"""Verbs that give nobody's words with the preposition after them."""
TAKE_PERSONS = frozenset(
    """
    confirm announce report note acknowledge recall observe propose recommend suggest pronounce
    declare proclaim reveal disclose charge find fear
    """.split()
)
"""Verbs of which a person can be the object: "the senate confirmed her"."""
OBJECTS = frozenset("him them me us".split())
AFTER_OBJECT = frozenset("as last this next to".split())
"""Words other than prepositions and days that tell that a name before them is an object."""
STAY = frozenset("be remain stay go".split())
NAMELESS = frozenset("named identified quoted unnamed anonymous unidentified nameless".split())
MOSTLY_NOUNS = frozenset("rule order charge brief post".split())
"""Verbs of which the present form is nearly always the noun."""
CLAUSAL = (Use.SAY, Use.QUOTE)
"""Uses of verbs that stand before a clause and its subject; before others stands an object."""
LETTING = frozenset("let lets help helps make makes made have see saw".split())
ALONE = frozenset("all both each another others many some several few most one".split())
"""Determiners that can be a subject of their own: "another said"."""
PLURAL_SUBJECTS = frozenset(
    "they we you i who people many some others most all both few several women men police".split()
)


class Cue(NamedTuple):
    """Words that make other words somebody's. Indices are those of ``Clause.units``."""

    first: int
    last: int
    lemma: str
    use: str
    form: str
    subject: Subject | None
    participle: bool = False
    """Whether it hangs on another verb ("..., saying")."""
    inverted: bool = False
    """Whether the subject follows ("said Ana Ruiz")."""

    @property
    def begin(self) -> int:
        """The index of its first unit, or of its subject's if that stands before."""
        if self.subject is None or self.inverted or self.participle:
            return self.first
        return self.first if self.subject.rule == "shared" else min(self.first, self.subject.first)

    @property
    def according(self) -> bool:
        """Whether it is "according to"."""
        return self.lemma == "according to"


def cues_of(clause: Clause) -> list[Cue]:
    """The cues of an outer sentence, in order."""
    units, _, verbs = clause.row
    found: list[Cue] = []
    after = 0
    for at in verbs:
        if at < after:
            continue
        unit = units[at]
        following = units[at + 1] if at + 1 < len(units) else None
        cue = None
        if unit.word == "according" and following is not None and following.word == "to":
            subject = subject_after(units, at + 1)
            cue = Cue(at, at + 1, "according to", Use.SAY, Form.PRESENT, subject)
        elif unit.verb is not None:
            particle = (unit.verb.lemma, following.word) if following is not None else ("", "")
            goal = gone_on(units, at)
            if goal is not None:
                spoken = units[goal].verb
                if spoken is None:
                    verb = SayVerb("go on about", Use.CALL, unit.verb.form, noun=False)
                else:
                    verb = SayVerb(spoken.lemma, spoken.use, unit.verb.form, noun=False)
                cue = _cue(units, at, goal, verb, found)
            elif particle in PARTICLES:
                use = PARTICLES[particle]
                verb = SayVerb(" ".join(particle), use, unit.verb.form, noun=False)
                cue = _cue(units, at, at + 1, verb, found)
            elif unit.verb.use != Use.PARTICLE:
                cue = _cue(units, at, at, unit.verb, found)
        if cue is not None:
            found.append(cue)
            after = cue.last + 1
    return found


class Place:
    """Where a word that may be a cue stands: from one unit to another, both inclusive."""

    def __init__(self, units: Sequence[Unit], first: int, last: int, verb: SayVerb) -> None:
        before = first - 1
        while (
            before >= 0
            and units[before].part == parts.ADVERB
            and units[before].word not in NOT_SAID
        ):
            before -= 1
        self.units = units
        self.first = first
        self.last = last
        self.verb = verb
        self.before = before
        """The index of the unit before it, adverbs passed over; -1 when there is none."""
        self.previous: Unit | None = None
        """The unit before it in the same clause, adverbs passed over."""
        if before >= 0:
            gap = units[before + 1].gap
            if "," not in gap and not hard(gap):
                self.previous = units[before]
        self.following = units[last + 1] if last + 1 < len(units) else None
        """The unit after it."""


def _negated(place: Place) -> bool:
    previous = place.previous
    return previous is not None and (previous.word in NOT_SAID or previous.word.endswith("n't"))


def _passive(place: Place) -> bool:
    previous = place.previous
    return (
        previous is not None
        and place.verb.form != Form.ING
        and (previous.word in BE or previous.word == "having")
    )


def _infinitive(place: Place) -> bool:
    previous = place.previous
    return previous is not None and previous.word == "to"


def _intended(place: Place) -> bool:
    previous = place.previous
    return previous is not None and previous.word in MODALS and place.verb.lemma != "say"


def _after_determiner(place: Place) -> bool:
    previous = place.previous
    if previous is None or previous.part == parts.PRONOUN:
        return False
    if previous.word in ALONE and place.verb.form != Form.ING and not place.verb.noun:
        return False
    return previous.part == parts.DETERMINER or possessive(place.units, place.before)


def _after_preposition(place: Place) -> bool:
    previous = place.previous
    return (
        previous is not None and previous.part == parts.PREPOSITION and place.verb.form != Form.ING
    )


def _noun_with_preposition(place: Place) -> bool:
    following = place.following
    return (
        place.verb.noun
        and place.verb.use != Use.CALL
        and following is not None
        and following.part == parts.PREPOSITION
        and following.word not in ("to", "in")
        and not following.gap.strip()
    )


def _another_sense(place: Place) -> bool:
    following = place.following
    if following is None or (place.verb.lemma, following.word) not in NO_SPEECH:
        return False
    after = place.units[place.last + 2 : place.last + 3]
    goes_on = place.verb.lemma == "go on" and bool(after) and after[0].verb is not None
    return not goes_on  # "she went on to say"


def _of_a_person(place: Place) -> bool:
    following = place.following
    if following is None or place.verb.lemma not in TAKE_PERSONS or following.gap.strip():
        return False
    if place.previous is None or place.units[place.first - 1].part == parts.QUOTED:
        return False  # "...," reported Reuters
    if following.word in OBJECTS and following.part == parts.PRONOUN:
        return True
    named = following.part == parts.NAME
    if not named and following.word != "her":
        return False
    units, at = place.units, place.last + 2
    while named and at < len(units) and units[at].part == parts.NAME and not units[at].gap.strip():
        at += 1
    if at >= len(units):
        return True
    after = units[at]
    if "," in after.gap or hard(after.gap):
        return after.is_subject_pronoun or not named
    if after.part not in (parts.PREPOSITION, parts.TIME, parts.AND) and (
        after.word not in AFTER_OBJECT
    ):
        return False
    for last, unit in pairwise(
        units[at - 1 :]
    ):  # "announced Ana Ruiz of Porto had won" tells of what she did
        if not named or unit.is_subject_pronoun or "," in unit.gap or hard(unit.gap):
            break
        if unit.part in (parts.THAT, parts.RELATIVE):
            break
        finite = unit.word.endswith("ed") and last.part in (parts.ADVERB, parts.TIME, parts.NAME)
        if unit.part == parts.AUXILIARY or finite:
            return False
    return True


def _stay_unnamed(place: Place) -> bool:
    if place.verb.lemma not in ("ask", "request", "insist", "demand"):
        return False
    said = {unit.word for unit in place.units[place.last + 1 : place.last + 5]}
    return "to" in said and bool(said & STAY) and bool(said & NAMELESS)


def _let(place: Place) -> bool:
    return place.verb.form == Form.BASE and any(
        unit.word in LETTING for unit in place.units[max(0, place.first - 4) : place.first]
    )


NO_CUE: tuple[tuple[str, Callable[[Place], bool]], ...] = (
    ("negated: did not say", _negated),
    ("passive: was told", _passive),
    ("infinitive: to say", _infinitive),
    ("intended: will announce", _intended),
    ("noun: the report, Smith's claims", _after_determiner),
    ("noun: in reports", _after_preposition),
    ("noun: reports of", _noun_with_preposition),
    ("another sense: contend with", _another_sense),
    ("a person is the object: confirmed her", _of_a_person),
    ("unnamed: asked not to be named", _stay_unnamed),
    ("let: let them say", _let),
)
"""Where a form of a verb of speech is none, or gives nobody's words."""


def _cue(
    units: Sequence[Unit], first: int, last: int, verb: SayVerb, found: Sequence[Cue]
) -> Cue | None:
    place = Place(units, first, last, verb)
    for _, holds in NO_CUE:
        if holds(place):
            return None
    at = place.before
    before = units[at] if at >= 0 else None

    def cue(subject: Subject | None, *, participle: bool = False, inverted: bool = False) -> Cue:
        lemma, use, form, _ = verb
        return Cue(first, last, lemma, use, form, subject, participle, inverted)

    if verb.form == Form.ING and not _progressive(units, at):
        subject = attached_subject(units, first)
        previous = place.previous
        if subject is None and previous is not None and _takes_object(previous):
            return None
        subject = subject or _shared(units, first, found)
        return cue(subject, participle=True)
    least = found[-1].last + 1 if found else 0
    subject = subject_before(units, first, least) or _around(units, first, found)
    if subject is not None:
        return cue(subject) if _agrees(place, subject) else None
    if verb.form == Form.BASE:
        return None
    if before is None:
        return None
    if before.part in (parts.AND, parts.BUT):
        if verb.noun:
            return None
        nested = verb.use != Use.SAY and "," not in units[at].gap
        inner = _inner(units, first, found) if nested else None
        return cue(inner or _shared(units, first, found))
    gap = units[first].gap if "," in units[first].gap else units[at + 1].gap
    if before.part == parts.QUOTED or "," in gap or "—" in gap or "–" in gap:
        subject = subject_after(units, last) if verb.use != Use.CALL else None
        if subject is not None:
            if verb.noun and before.part != parts.QUOTED:
                return None
            return cue(subject, inverted=True)
        return None if verb.noun else cue(_shared(units, first, found))
    if before.part in (parts.NAME, parts.WORD) and not verb.noun and not hard(gap):
        return cue(None)
    return None


def _around(units: Sequence[Unit], verb: int, found: Sequence[Cue]) -> Subject | None:
    """The subject before an insertion with a cue of its own: "Ruiz, he told them, said"."""
    if not found or "," not in units[verb].gap or found[-1].participle or found[-1].inverted:
        return None
    begin = found[-1].begin
    if found[-1].subject is None or "," not in units[begin].gap:
        return None
    subject = first_subject(units, begin)
    return subject if subject is not None and subject.last == begin - 1 else None


def _takes_object(previous: Unit) -> bool:
    """Whether an -ing form after this word is its object: "goals include asking"."""
    if previous.part == parts.WORD:
        return previous.word not in WRITINGS and not previous.word.endswith(("ed", "s", "on"))
    return False


def _progressive(units: Sequence[Unit], before: int) -> bool:
    """Whether an -ing form is a finite verb: "is saying", "he's saying"."""
    if before < 0:
        return False
    unit = units[before]
    return unit.word in BE or (unit.part == parts.PRONOUN and possessive(units, before))


def _agrees(place: Place, subject: Subject) -> bool:
    """Whether a form that may be a noun, or needs a plural, goes with its subject."""
    units, verb = place.units, place.verb
    head = units[subject.last]
    following = place.following
    if verb.form == Form.BASE and not (
        place.before > subject.last
        or head.word in PLURAL_SUBJECTS
        or head.word.endswith("s")
        or any(
            unit.part == parts.AND or unit.word.endswith("s") or unit.word in PLURAL_SUBJECTS
            for unit in units[subject.first : subject.last]
        )
    ):
        return False
    if not verb.noun or verb.form == Form.PAST:
        return True
    if verb.lemma in MOSTLY_NOUNS:
        return False
    if following is None or following.part in (parts.THAT, parts.QUOTED):
        return True
    if any(mark in following.gap for mark in ",:"):
        return head.part in (parts.NAME, parts.PRONOUN)
    if following.part == parts.PRONOUN:
        return True
    if verb.form == Form.PRESENT:
        return head.part in (parts.NAME, parts.PRONOUN) and following.part in (
            parts.DETERMINER,
            parts.PRONOUN,
            parts.NAME,
            parts.SUBORDINATOR,
        )
    return following.part in (parts.DETERMINER, parts.PRONOUN)


def _inner(units: Sequence[Unit], verb: int, found: Sequence[Cue]) -> Subject | None:
    """The subject of the reported clause that a verb stands in: "he said Ruiz came and urged"."""
    if not found or found[-1].participle or found[-1].inverted:
        return None
    if found[-1].use not in CLAUSAL:
        return None
    first = found[-1].last + 1
    if first < verb and units[first].part == parts.THAT:
        first += 1
    subject = first_subject(units, verb, first)
    return subject._replace(rule="shared") if subject is not None else None


def _shared(units: Sequence[Unit], verb: int, found: Sequence[Cue]) -> Subject | None:
    """The subject of the verb that this one hangs on."""
    for cue in reversed(found):
        if cue.subject is not None and units[cue.subject.first].part != parts.RELATIVE:
            return cue.subject._replace(rule="shared")
    subject = first_subject(units, verb)
    return subject._replace(rule="shared") if subject else None
