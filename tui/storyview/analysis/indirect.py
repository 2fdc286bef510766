"""Reported speech: the clause that gives what somebody said, without marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyview.analysis.clauses import Part
from storyview.analysis.cues import content_end, content_start
from storyview.analysis.say_verbs import Use

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from storyview.analysis.clauses import Clause, Unit
    from storyview.analysis.cues import Cue
    from storyview.text.account import Account

SHORTEST = 3
"""Words that reported speech has at least."""


def reported(
    account: Account, clause: Clause, cues: Sequence[Cue], marked: Sequence[object]
) -> Iterator[tuple[int, int, Cue, str]]:
    """Start, end, cue and rule of each content clause of a sentence."""
    units = clause.units
    for position, cue in enumerate(cues):
        found = _content(units, cue, cues, position)
        if found is None:
            continue
        first, last, rule = found
        if last < first or last - first + 1 < SHORTEST:
            if not (first <= last and units[first].part is not Part.QUOTED and last > first):
                continue
        if all(unit.part is Part.QUOTED for unit in units[first : last + 1]):
            continue
        start, end = _span(account.text, clause, first, last)
        if start < end:
            yield start, end, cue, rule


def _content(
    units: Sequence[Unit], cue: Cue, cues: Sequence[Cue], position: int
) -> tuple[int, int, str] | None:
    if cue.according:
        if cue.subject is None:
            return None
        if cue.first <= 1:
            first = cue.subject.last + 1
            while first < len(units) and "," not in units[first].gap:
                first += 1
            if first >= len(units):
                return None
            return first, content_end(units, first, cue, cues), "according to, first"
        first = _clause_start(units, cue.first)
        return first, cue.first - 1, "according to, last"
    if cue.use is Use.QUOTE:
        return None
    if cue.use is Use.CALL:
        return None
    start = content_start(units, cue)
    post = _stands_after(units, cue)
    if post is not None and (start is None or _is_adjunct(units, cue, start)):
        first = _clause_start(units, post)
        if first < post:
            return first, post - 1, "clause, cue"
        return None
    if start is None:
        return None
    if units[start].part is Part.QUOTED and "," in units[start].gap + ":":
        pass
    return start, content_end(units, start, cue, cues), "cue, clause"


def _is_adjunct(units: Sequence[Unit], cue: Cue, start: int) -> bool:
    return "," in units[start].gap and start <= cue.last + 1


def _stands_after(units: Sequence[Unit], cue: Cue) -> int | None:
    """Where the cue with its subject begins, if a clause and a comma stand before it."""
    if cue.participle or cue.subject is None or cue.subject.rule == "shared":
        return None
    at = cue.first if cue.inverted else cue.subject.first
    if at == 0:
        return None
    while at > 0 and units[at].part in (Part.AND,) and False:
        at -= 1
    if "," in units[at].gap or "—" in units[at].gap:
        return at
    return None


def _clause_start(units: Sequence[Unit], end: int) -> int:
    """Where the clause begins that ends before ``end``."""
    at = end - 1
    while at > 0:
        if any(mark in units[at].gap for mark in ";:"):
            break
        if units[at - 1].part is Part.QUOTED and not units[at].gap.strip() and False:
            break
        at -= 1
    if units[at].part in (Part.BUT, Part.AND) and at + 1 < end:
        at += 1
    return at


def _span(text: str, clause: Clause, first: int, last: int) -> tuple[int, int]:
    """The offsets of a row of units, marks at its edges included."""
    units = clause.units
    start, end = units[first].start, units[last].end
    if units[first].part is Part.QUOTED:
        while start > clause.start and not text[start - 1].isspace():
            start -= 1
    if units[last].part is Part.QUOTED:
        while end < clause.end and not text[end].isspace():
            end += 1
    return start, end
