"""Reported speech: the clause that gives what somebody said, without marks."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from storyview.analysis import parts
from storyview.analysis.clauses import TIME_WORDS
from storyview.analysis.say_verbs import Form, Use
from storyview.analysis.subjects import NAMED_BY_APPOSITION, WRITINGS, hard, noun_phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from storyview.analysis.clauses import Clause, Unit
    from storyview.analysis.cues import Cue

SHORTEST = 3
"""Words that reported speech has at least; a thing that is wished for has one less."""
FAR = 30
"""Units that may stand between a cue and what was said."""
ADDRESSEE = 6
"""Units that name who is told, at most, where a comma follows them."""
INTENDING = frozenset("vow promise pledge swear ask".split())
"""Verbs that take "to" and an intention: "she promised to leave"."""
NEED_THAT = frozenset("find determine rule charge propose recommend fear signal sing".split())
"""Verbs that take an object far more often than a clause without "that"."""
QUESTIONS = frozenset("how why what where whether if who which".split())
"""Words that open a reported question."""
ABOUT_NUMBERS = frozenset("about over under around between nearly".split())
CLAUSAL = (Use.SAY, Use.TELL)
PERFECT = frozenset("has have had is are was were will would".split())
AFTER_PAST = (parts.PREPOSITION, parts.DETERMINER, parts.PRONOUN, parts.THAT)
"""What follows a past; before a noun the same form is a participle: "and improved roads"."""
OTHER_CLAUSE = frozenset(";:\n")
INTRODUCING = (parts.PREPOSITION, parts.SUBORDINATOR)


Reported = tuple[int, int, "Cue", str]
"""One content clause: where it starts and ends, its cue, and what makes it one."""


def reported(text: str, clause: Clause, cues: Sequence[Cue]) -> Iterator[Reported]:
    """The content clauses of an outer sentence, in the order of their cues."""
    units = clause.units
    for cue in cues:
        if cue.use in (Use.QUOTE, Use.CALL):
            continue
        found = _according(units, cue, cues) if cue.according else _content(units, cue, cues)
        if found is None:
            continue
        first, last, rule = found
        inside = units[first : last + 1]
        wished = cue.use == Use.WANT and cue.form in (Form.PAST, Form.ING)  # "calls" are a noun
        least = SHORTEST - 1 if wished else SHORTEST
        if last - first + 1 < least and not any(u.part == parts.QUOTED for u in inside):
            continue
        if sum(unit.part != parts.QUOTED for unit in inside) < 2:
            continue
        start, end = _offsets(text, clause, first, last)
        yield start, end, cue, rule


Content = tuple[int, int, str]
"""First unit, last unit, rule."""


def _according(units: Sequence[Unit], cue: Cue, cues: Sequence[Cue]) -> Content | None:
    """What "according to X" stands before, behind or in the middle of."""
    if cue.subject is None:
        return None
    after = cue.subject.last + 1
    if cue.first <= 1:
        while after < len(units) and "," not in units[after].gap:
            after += 1
        if after >= len(units):
            return None
        return after, _content_end(units, after, cue, cues), "according to X, CLAUSE"
    if any(other.last == cue.first - 1 for other in cues):
        return None  # "Ruiz said, according to the paper, ...": what follows is what Ruiz said
    first = _clause_start(units, cue.first)
    while after < len(units) and "," not in units[after].gap and not hard(units[after].gap):
        after += 1
    if "," in units[cue.first].gap and after < len(units) and "," in units[after].gap:
        follower = units[after]
        goes_on = follower.part in (parts.AUXILIARY, parts.WORD)
        if (goes_on and not follower.word.endswith("ing")) or _is_cleft(units, first, after):
            return first, _content_end(units, after, cue, cues), "CLAUSE, according to X, CLAUSE"
    return first, cue.first - 1, "CLAUSE, according to X"


def _content(units: Sequence[Unit], cue: Cue, cues: Sequence[Cue]) -> Content | None:
    begin = insertion(units, cue)
    if begin is not None:
        first = _clause_start(units, begin)
        if all(unit.part == parts.QUOTED for unit in units[first:begin]):
            return None  # a direct quotation
        after = _after_insertion(units, cue)
        if after is None:
            return None if first >= begin else (first, begin - 1, "CLAUSE, X said")
        if units[after].part == parts.QUOTED:
            opens = units[first].part in (*INTRODUCING, parts.ADVERB)
            opens = opens or units[first].word.endswith(("ing", "ed"))
            return None if opens or first >= begin else (first, begin - 1, "CLAUSE, X said, quote")
        if "," in units[after].gap:
            if _new_clause(units, after, cues) and not _is_cleft(units, first, after):
                return None if first >= begin else (first, begin - 1, "CLAUSE, X said")
            return first, _content_end(units, after, cue, cues), "CLAUSE, X said, CLAUSE"
    if cue.inverted:
        return None
    start = _content_start(units, cue)
    if start is None:
        return None
    if units[start].word == "according" and units[start - 1].part != parts.THAT:
        while start < len(units) and "," not in units[start].gap:
            start += 1
        if start >= len(units):
            return None
    relative = cue.begin > 0 and units[cue.begin - 1].part == parts.RELATIVE
    if relative and units[start].part in (parts.WORD, parts.AUXILIARY):
        return None  # "which she said came from": the clause has its subject elsewhere
    end = _content_end(units, start, cue, cues)
    if not _is_content(units, start, end, cue):
        return None
    return start, end, "X said CLAUSE"


def _is_content(units: Sequence[Unit], start: int, end: int, cue: Cue) -> bool:
    """Whether what follows a cue without "that" is a clause, not its object."""
    if units[start - 1].part == parts.THAT or units[start].part == parts.QUOTED:
        return True
    opening = units[start]
    if opening.word in QUESTIONS or ":" in opening.gap or cue.use == Use.WANT:
        return True
    inside = units[start : end + 1]
    if cue.use == Use.REQUEST:
        if units[end].word == "to":
            return False  # "he ordered her not to"
        for unit in inside[:15]:
            if unit.word in ("to", "that") or opening.word == "for":
                return True
            if unit.part in (parts.AUXILIARY, parts.SUBORDINATOR):
                return False
        return False
    if cue.lemma == "say" or opening.word == "to":
        return True
    if cue.lemma in NEED_THAT:
        return False
    if cue.participle and cue.first and units[cue.first - 1].part == parts.PREPOSITION:
        return False
    return any(
        unit.part in (parts.AUXILIARY, parts.QUOTED)
        or (unit.verb is not None and not (unit.verb.noun and unit is units[end]))
        or (unit.part == parts.PRONOUN and unit.is_subject_pronoun)
        or (unit.part == parts.WORD and unit.word.endswith("ed"))
        for unit in inside
    )


def insertion(units: Sequence[Unit], cue: Cue) -> int | None:
    """Where "X said" begins, if a clause and a comma stand before it."""
    if cue.participle or cue.subject is None or cue.subject.rule == "shared":
        return None
    at = cue.first if cue.inverted else cue.subject.first
    if cue.subject.rule == NAMED_BY_APPOSITION and at > 0:
        described = noun_phrase(units, at - 1, 0)
        at = described.first if described is not None else at
    if at > 1 and units[at - 1].word == "as" and "," in units[at - 1].gap:
        at -= 1
    if at == 0:
        return None
    gap = units[at].gap
    if "," in gap or "—" in gap or "–" in gap or units[at - 1].part == parts.QUOTED:
        return at
    return None


def _after_insertion(units: Sequence[Unit], cue: Cue) -> int | None:
    """The unit after "X said" and who is told, when and where; nothing at the sentence's end."""
    at = cue.last + 1
    if cue.inverted and cue.subject is not None:
        at = cue.subject.last + 1
    if at >= len(units):
        return None
    adjunct = (
        cue.inverted
        or cue.use == Use.TELL
        or units[at].part in (parts.PREPOSITION, parts.TIME, parts.ADVERB)
        or units[at].word in TIME_WORDS
        or units[at].word in ("last", "this", "when", "as", "after", "before", "while")
    )
    if adjunct and "," not in units[at].gap:
        start = None if cue.inverted else _content_start(units, cue)
        if start is not None and not units[start].gap.startswith(","):
            return start
        while at < len(units) and "," not in units[at].gap and units[at].part != parts.QUOTED:
            if units[at].part == parts.THAT:
                return at
            at += 1
        if cue.inverted:  # the rest is what the speaker is
            return at if at < len(units) and units[at].part == parts.QUOTED else None
    elif cue.inverted and "," in units[at].gap:
        return None
    return at if at < len(units) else None


def _is_cleft(units: Sequence[Unit], first: int, after: int) -> bool:
    """Whether the unit ``after`` goes on with "It was Ana Ruiz, he said, who closed it"."""
    opening = [unit.word for unit in units[first : first + 2]]
    cleft = opening[:1] == ["it"] and opening[1:] in (["was"], ["is"])
    return cleft and units[after].part in (parts.THAT, parts.RELATIVE)


def _new_clause(units: Sequence[Unit], at: int, cues: Sequence[Cue]) -> bool:
    """Whether what follows "..., X said," is not a part of what X said."""
    unit = units[at]
    if unit.part == parts.RELATIVE or unit.word.endswith("ing"):
        return True
    return unit.part in (parts.BUT, parts.AND) and any(cue.first > at for cue in cues)


def _clause_start(units: Sequence[Unit], end: int) -> int:
    """Where the clause begins that ends before ``end``."""
    at = end - 1
    while at > 0 and (units[at].gap == " " or OTHER_CLAUSE.isdisjoint(units[at].gap)):
        at -= 1
    if units[at].part in (parts.BUT, parts.AND) and at + 1 < end:
        at += 1
    return at


def _content_start(units: Sequence[Unit], cue: Cue) -> int | None:
    """The unit with which the content after a cue begins.

    Passes over who is told ("told reporters") and over when, where and how ("said on Friday in
    an interview with the paper"). Nothing when no clause follows.
    """
    began = cue.last + 1
    if began >= len(units):
        return None
    first = units[began]
    if ":" in first.gap:
        return began
    if cue.use in (Use.REQUEST, Use.WANT):
        if first.part == parts.THAT:
            return began + 1 if began + 1 < len(units) else None
        return began
    if "," in first.gap or hard(first.gap):
        return began if first.part == parts.QUOTED else None
    if first.word == "to":
        return began if cue.lemma in INTENDING else None
    told = cue.use == Use.TELL
    passing = told  # inside words that belong to no clause
    at = began
    while at < min(len(units), began + FAR):
        free = passing or at == began
        start = _marked_start(units, at, passing=passing, free=free)
        if start is not None:
            return start
        if free and units[at].part == parts.SUBORDINATOR:
            return None
        if told and units[at].word == "to" and at > began:
            return at
        passed = _adjunct(units, at, passing=passing) if free else 0
        if passed:
            passing = True
            at += passed
            continue
        if not passing:
            return at
        if at > began:
            if _clause_opens(units, at, began, told=told):
                return at
            if units[at].part == parts.AUXILIARY and not units[at].gap.strip():
                return began if at - began > 1 else None
        at += 1
    return None


def _marked_start(units: Sequence[Unit], at: int, *, passing: bool, free: bool) -> int | None:
    """The content's first unit if the one at ``at`` shows where it begins."""
    unit = units[at]
    following = units[at + 1] if at + 1 < len(units) else None
    if unit.part == parts.QUOTED or unit.word == "there" or (free and unit.word in QUESTIONS):
        return at
    if unit.part == parts.THAT and units[at - 1].part != parts.PREPOSITION:
        # in "told the man that called that it was late" the first "that" has a verb after it
        if following is None or (passing and _is_finite(following)):
            return None
        return at if following.part == parts.AUXILIARY else at + 1
    if free and unit.word in ABOUT_NUMBERS and following and following.part == parts.NUMBER:
        return at
    return None


def _adjunct(units: Sequence[Unit], at: int, *, passing: bool) -> int:
    """How many units at ``at`` say when, where or how; 0 if they do not."""
    unit = units[at]
    if unit.part == parts.PREPOSITION:
        article = at + 1 < len(units) and units[at + 1].part == parts.DETERMINER
        return 3 if article else 2
    if unit.part in (parts.ADVERB, parts.TIME) or unit.word in TIME_WORDS:
        return 1
    return int(passing and unit.part == parts.NUMBER)


def _clause_opens(units: Sequence[Unit], at: int, began: int, *, told: bool) -> bool:
    """Whether a clause without "that" begins after who is told, or when and where."""
    unit, before = units[at], units[at - 1]
    if unit.part == parts.PRONOUN and unit.is_subject_pronoun:
        return True
    if "," in unit.gap or hard(unit.gap):
        near = told and at - began <= ADDRESSEE and not hard(unit.gap)
        return near and not _that_follows(units, at)
    apposition = any("," in passed.gap or hard(passed.gap) for passed in units[began + 1 : at])
    if told and apposition and _that_follows(units, at):
        return False
    if unit.part == parts.DETERMINER:
        return before.part not in (parts.PREPOSITION, parts.AND)
    return unit.part == parts.NAME and before.part in (parts.WORD, parts.TIME)


def _is_finite(unit: Unit) -> bool:
    """Whether a word after "that" is the verb of a relative clause."""
    return unit.part == parts.AUXILIARY or unit.word.endswith("ed")


def _that_follows(units: Sequence[Unit], at: int) -> bool:
    """Whether a clause with "that" comes after the appositions of who is told."""
    return any(unit.part == parts.THAT for unit in units[at : at + 20])


def _content_end(units: Sequence[Unit], first: int, cue: Cue, cues: Sequence[Cue]) -> int:
    """The last unit of the content that begins at ``first``.

    It ends before the next cue of the same sentence that is not inside it: a participle after a
    comma, "according to", or a further clause with a subject and verb of speech of its own.
    """
    end = len(units) - 1
    for index in range(first + 1, len(units)):
        gap = units[index].gap
        if ";" in gap or (":" in gap and _quotes_writing(units, index)):
            end = index - 1
            break
    if cue.use in (Use.WANT, Use.REQUEST) or units[first].word == "to":
        end = _wish_end(units, first, end, cue, cues)
    opens = cue.begin
    dependent = opens > 0 and units[opens - 1].word in ("while", "when", "although", "though", "as")
    dependent = dependent and opens <= 2
    behind = bisect_right(cues, max(first, cue.last), key=lambda one: one.first)
    for other in cues[behind:]:
        if other.first > end:
            break
        gap = units[other.first].gap
        before = units[other.first - 1]
        if other.participle or other.according:
            if "," in gap or hard(gap):
                return other.first - 1
            continue
        if before.part in (parts.AND, parts.BUT) and other.begin == other.first:
            return other.first - 2
        at = other.begin
        tail = insertion(units, other)
        if tail is not None and tail > first and _after_insertion(units, other) is None:
            return tail - 1
        if at - 1 > first and units[at - 1].word in ("while", "whereas"):
            return at - 2
        if at - 1 > first and units[at - 1].part in (parts.AND, parts.BUT, parts.SUBORDINATOR):
            if "," in units[at - 1].gap or hard(units[at - 1].gap):
                return at - 2
        elif at > first and dependent and ("," in units[at].gap or hard(units[at].gap)):
            return at - 1
    return end


def _quotes_writing(units: Sequence[Unit], at: int) -> bool:
    """Whether a stretch in marks is the text of what is named before: "shared her post: ..."."""
    return units[at].part == parts.QUOTED and units[at - 1].word in WRITINGS


def _wish_end(units: Sequence[Unit], first: int, end: int, cue: Cue, cues: Sequence[Cue]) -> int:
    """The last unit of what somebody is to do, before what the wisher does or says beside it."""
    nested = any(other.first < cue.first and other.use in CLAUSAL for other in cues)
    for at in range(first + 1, end):
        if units[at].part != parts.AND:
            if units[at].part == parts.THAT:
                break
            continue
        following = units[at + 1]
        if following.part == parts.THAT and nested:
            return at - 1  # "Ruiz said Okoye told him to leave and that he refused"
        if following.part == parts.AUXILIARY and cue.use == Use.WANT and following.word in PERFECT:
            return at - 1
        after = units[at + 2].part if at + 2 <= end else None
        if (
            units[at].word == "and"
            and following.part == parts.WORD
            and following.word.endswith("ed")
            and after in AFTER_PAST
            and not units[at].gap.strip()
        ):
            return at - 1  # "called for talks and threatened to leave"
    return end


def _offsets(text: str, clause: Clause, first: int, last: int) -> tuple[int, int]:
    """The offsets of a row of units, the marks at its edges included."""
    units = clause.units
    start, end = units[first].start, units[last].end
    if units[first].part == parts.QUOTED:
        while start > clause.start and not text[start - 1].isspace():
            start -= 1
    if units[last].part == parts.QUOTED:
        while end < clause.end and not text[end].isspace():
            end += 1
    return start, end
