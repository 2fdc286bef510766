"""The cues of a sentence: each verb of speech, or "according to", with its subject."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from storyview.analysis.clauses import SUBJECT_PRONOUNS, TIME_WORDS, Part
from storyview.analysis.say_verbs import POINT_OUT, Form, SayVerb, Use
from storyview.analysis.subjects import (
    Subject,
    attached_subject,
    first_subject,
    hard,
    possessive,
    subject_after,
    subject_before,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storyview.analysis.clauses import Clause, Unit

BE = frozenset("is are was were be been being".split())
NEGATIVE = frozenset(
    "not never n't didn't doesn't don't won't wouldn't hasn't haven't isn't wasn't can't cannot"
    " couldn't".split()
)


class Cue(NamedTuple):
    """Words that make other words somebody's."""

    first: int
    """The index of its first unit in ``Clause.units``."""
    last: int
    """The index of its last unit."""
    use: Use
    form: Form
    subject: Subject | None
    participle: bool
    """Whether it hangs on another verb ("..., saying")."""
    inverted: bool
    """Whether the subject follows ("said Ana Ruiz")."""
    according: bool = False


def cues_of(clause: Clause) -> list[Cue]:
    """The cues of an outer sentence, in order."""
    units = clause.units
    found: list[Cue] = []
    at = 0
    while at < len(units):
        unit = units[at]
        cue = None
        if unit.word == "according" and at + 1 < len(units) and units[at + 1].word == "to":
            subject = subject_after(units, at + 1)
            cue = Cue(at, at + 1, Use.SAY, Form.PRESENT, subject, False, False, True)
        elif unit.word in POINT_OUT and at + 1 < len(units) and units[at + 1].word == "out":
            form = {"points": Form.PRESENT, "point": Form.BASE, "pointed": Form.PAST}
            verb = SayVerb("point out", Use.SAY, form.get(unit.word, Form.ING), False)
            cue = _cue(units, at, at + 1, verb, found)
        elif unit.verb is not None:
            cue = _cue(units, at, at, unit.verb, found)
        if cue is not None:
            found.append(cue)
            at = cue.last
        at += 1
    return found


def _before(units: Sequence[Unit], at: int) -> int:
    """The index of the unit before ``at``, adverbs passed over; -1 when there is none."""
    at -= 1
    while at >= 0 and units[at].part is Part.ADVERB and units[at].word not in NEGATIVE:
        at -= 1
    return at


def _cue(
    units: Sequence[Unit], first: int, last: int, verb: SayVerb, found: Sequence[Cue]
) -> Cue | None:
    at = _before(units, first)
    before = units[at] if at >= 0 else None
    if before is not None and not hard(units[at + 1].gap) and "," not in units[at + 1].gap:
        if before.word in NEGATIVE or (
            before.part is Part.AUXILIARY and before.word.endswith("n't")
        ):
            return None
        if verb.form is not Form.ING and before.word in BE:
            return None  # passive
        if before.word == "to" or before.word == "having":
            return None
        if before.part in (Part.DETERMINER,) or (
            possessive(units, at) and before.part is not Part.PRONOUN
        ):
            return None  # a noun
        if verb.form is Form.ING and before.word in ("of", "for", "from", "with", "about", "on"):
            return None
        if verb.form is not Form.ING and before.part is Part.PREPOSITION:
            return None
        if before.verb is not None and before.verb.form is Form.BASE and before.part is Part.WORD:
            return None
    after = units[last + 1] if last + 1 < len(units) else None
    if verb.noun and after is not None and not after.gap.strip():
        if (
            after.part is Part.PREPOSITION
            and after.word
            in (
                "of",
                "about",
                "from",
                "on",
                "by",
                "to",
                "with",
                "for",
            )
            and verb.use is not Use.CALL
        ):
            return None
    if (
        verb.form is Form.ING
        and not (before is not None and before.word in BE)
        and not (
            possessive(units, at) if before is not None and before.part is Part.PRONOUN else False
        )
    ):
        subject = attached_subject(units, first) or _shared(units, first, found)
        return Cue(first, last, verb.use, verb.form, subject, True, False)
    subject = subject_before(units, first, _least(units, first, found))
    if subject is not None:
        if (
            verb.noun
            and verb.form in (Form.PRESENT, Form.BASE)
            and not _agrees(units, subject, verb, last)
        ):
            return None
        return Cue(first, last, verb.use, verb.form, subject, False, False)
    if verb.form is Form.BASE and before is not None and before.part is not Part.AUXILIARY:
        return None
    if before is not None and before.part in (Part.AND, Part.BUT):
        if verb.noun:
            return None
        return Cue(first, last, verb.use, verb.form, _shared(units, first, found), False, False)
    opens = (
        before is None
        or before.part is Part.QUOTED
        or "," in units[at + 1].gap
        or hard(units[at + 1].gap)
    )
    if opens and verb.form is not Form.BASE and verb.use is not Use.CALL:
        subject = subject_after(units, last)
        if subject is not None and (before is not None or verb.form is Form.PAST):
            if before is None:
                return None
            if (
                before.part is not Part.QUOTED
                and "," not in units[at + 1].gap
                and "—" not in units[at + 1].gap
            ):
                return None
            if verb.noun and before.part is not Part.QUOTED:
                return None
            return Cue(first, last, verb.use, verb.form, subject, False, True)
        if before is not None and ("," in units[at + 1].gap or before.part is Part.QUOTED):
            return Cue(first, last, verb.use, verb.form, _shared(units, first, found), False, False)
    return None


def _least(units: Sequence[Unit], verb: int, found: Sequence[Cue]) -> int:
    """Where the subject of a verb can begin at the earliest."""
    return found[-1].last + 1 if found else 0


def _agrees(units: Sequence[Unit], subject: Subject, verb: SayVerb, last: int) -> bool:
    """Whether what may be a noun is the verb: its subject stands right before it."""
    after = units[last + 1] if last + 1 < len(units) else None
    if after is None:
        return subject.last - subject.first <= 4
    if after.part is Part.THAT or after.part is Part.QUOTED or "," in after.gap or ":" in after.gap:
        return True
    head = units[subject.last]
    if verb.form is Form.PRESENT:
        return head.part in (Part.NAME, Part.PRONOUN) or (
            units[subject.first].part is Part.DETERMINER
            and after.part in (Part.DETERMINER, Part.PRONOUN)
        )
    return head.word in ("they", "we", "you", "i") or (
        head.word.endswith("s") and after.part in (Part.DETERMINER, Part.PRONOUN)
    )


def _shared(units: Sequence[Unit], verb: int, found: Sequence[Cue]) -> Subject | None:
    """The subject of the verb that this one hangs on."""
    for cue in reversed(found):
        if cue.subject is not None and units[cue.subject.first].part is not Part.RELATIVE:
            return cue.subject._replace(rule="shared")
    subject = first_subject(units, verb)
    return subject._replace(rule="shared") if subject else None


def content_start(units: Sequence[Unit], cue: Cue) -> int | None:
    """The index of the unit with which the content after a cue begins.

    Passes over who is told ("told reporters") and over when, where and how ("said on Friday in
    an interview with the paper"). Nothing when no clause follows.
    """
    at = cue.last + 1
    if cue.inverted and cue.subject is not None:
        at = cue.subject.last + 1
    if at >= len(units):
        return None
    if any(mark in units[at].gap for mark in ":—–"):
        return at
    told = cue.use in (Use.TELL, Use.REQUEST)
    phrase = told  # inside a noun phrase that belongs to no clause
    began = at
    while at < len(units) and at - began < 30:
        unit = units[at]
        before = units[at - 1]
        comma = "," in unit.gap or hard(unit.gap)
        if unit.part is Part.THAT and before.part is not Part.PREPOSITION:
            return at + 1 if at + 1 < len(units) else None
        if unit.part is Part.QUOTED:
            return at
        if unit.part is Part.SUBORDINATOR and (at == began or phrase):
            if unit.word in ("how", "why", "what", "where", "whether", "if", "when"):
                return at
            if unit.word in ("as", "after", "before", "since", "until", "while", "because"):
                return None if at > began else at
        if cue.use is Use.REQUEST and unit.word == "to" and at > began:
            return at
        if (unit.part in (Part.ADVERB, Part.TIME, Part.NUMBER) and (at == began or phrase)) or (
            unit.word in TIME_WORDS and phrase
        ):
            if at == began and unit.part is Part.NUMBER:
                return at
            phrase = True
            at += 1
            continue
        if unit.part is Part.PREPOSITION and (at == began or phrase):
            if cue.use is Use.SAY and unit.word == "to" and at == began:
                pass
            phrase = True
            at += 1
            if at < len(units) and units[at].part is Part.DETERMINER:
                at += 1
            if at < len(units) and units[at].word in SUBJECT_PRONOUNS:
                continue
            at += 1
            continue
        if not phrase:
            return at
        if at == began:  # the first word of who is told
            at += 1
            continue
        if unit.word in SUBJECT_PRONOUNS and unit.part is Part.PRONOUN:
            return at
        if comma and unit.part not in (Part.RELATIVE, Part.AND):
            if told and at - began <= 6 and not hard(unit.gap):
                return at
            at += 1
            continue
        if unit.part is Part.DETERMINER and before.part not in (Part.PREPOSITION, Part.AND):
            return at
        if (
            unit.part is Part.NAME
            and before.part in (Part.WORD, Part.TIME)
            and not (before.part is Part.WORD and units[at - 2].part is Part.PREPOSITION and False)
        ):
            return at
        if unit.part is Part.AUXILIARY:
            return None if at - began <= 1 else began
        at += 1
    return None


REPORTING = (Use.SAY, Use.TELL, Use.CALL)


def content_end(units: Sequence[Unit], first: int, cue: Cue, cues: Sequence[Cue]) -> int:
    """The index of the last unit of the content that begins at ``first``.

    It ends before the next cue of the same sentence that is not inside it: a participle after a
    comma, "according to", or a further clause with a subject and verb of speech of its own.
    """
    end = len(units) - 1
    for other in cues:
        if other.first <= first or other.first <= cue.last:
            continue
        gap = units[other.first].gap
        before = units[other.first - 1]
        if other.participle or other.according:
            if "," in gap or hard(gap):
                return other.first - 1
            continue
        if (
            before.part in (Part.AND, Part.BUT)
            and other.subject is not None
            and other.subject.rule == "shared"
        ):
            return other.first - 2
        if other.subject is not None and not other.inverted:
            at = other.subject.first
            if (
                at > first
                and "," in units[at].gap
                and units[at - 1].part not in (Part.AND, Part.BUT)
            ):
                continue
            if at - 1 > first and units[at - 1].part in (Part.AND, Part.BUT, Part.SUBORDINATOR):
                if "," in units[at - 1].gap or hard(units[at - 1].gap):
                    return at - 2
    return end
