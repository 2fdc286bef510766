"""Words given as somebody's: direct, in fragments, or reported."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from storyview.analysis.clauses import Clause, Part, Unit, clauses
from storyview.analysis.cues import Cue, cues_of
from storyview.analysis.findings import Quotation, QuotationKind
from storyview.analysis.genders import genders_of
from storyview.analysis.indirect import reported
from storyview.analysis.marks import Stretch, has_double_marks, marked_stretches
from storyview.analysis.same_quotation import mark_same
from storyview.analysis.say_verbs import Use
from storyview.analysis.speakers import NOBODY, Speaker, Speakers
from storyview.analysis.subjects import first_subject, hard
from storyview.text.article import BlockKind, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storyview.analysis.findings import Person
    from storyview.text.account import Account


def find_quotations(
    accounts: Sequence[Account], people: Sequence[Person] = ()
) -> tuple[Quotation, ...]:
    """The quotations of all articles, by article id, then by start."""
    found: list[Quotation] = []
    genders = genders_of(accounts, people)
    for account in accounts:
        found.extend(_quotations_of(account, Speakers(account, people, genders)))
    found.sort(key=lambda quotation: (quotation.span, quotation.kind.value))
    return tuple(mark_same(accounts, people, found))


class Marked(NamedTuple):
    """A marked stretch that is a quotation."""

    stretch: Stretch
    kind: QuotationKind
    speaker: Speaker
    cue: Span | None
    rule: str


SIGNED = re.compile(
    r"[^\S\n]*\n{0,2}[^\S\n]*(?:[—–―]|--?)[^\S\n]*"
    r"((?:[^\W\d_][\w’'-]*\.?)(?:[^\S\n](?:[^\W\d_][\w’'-]*\.?)){0,5}?)"
    r"(?=[^\S\n]*(?:[,(\n]|\.?\s*(?:\n|\Z)))"
)
"""A dash and a name after a quotation that stands on its own."""
TITLE = re.compile(
    r"(?:[A-Z0-9][\w’'.&-]*|of|the|and|a|an|in|on|for|to|with|&|at|[:,–—-])(?:\s+|$)"
)


def _quotations_of(account: Account, speakers: Speakers) -> list[Quotation]:
    text = account.text
    single = not has_double_marks(text)
    stretches: list[Stretch] = []
    for block in account.article.blocks:
        if block.kind is not BlockKind.CODE:
            stretches.extend(marked_stretches(text, block.start, block.end, single=single))
    found: list[Quotation] = []
    state = Attribution(account, speakers)
    by_start = {stretch.start: stretch for stretch in stretches}
    for clause in clauses(account, stretches):
        cues = cues_of(clause)
        named = [speakers.name(clause, cue.subject) for cue in cues]
        marked = state.attribute(clause, cues, named, by_start)
        for item in marked:
            found.append(
                Quotation(
                    Span(account.id, item.stretch.start, item.stretch.end),
                    item.kind,
                    item.speaker.name,
                    item.speaker.span,
                    item.cue,
                    rule=item.rule,
                )
            )
        spoke = next((speaker.name for speaker in reversed(named) if speaker.person), None)
        for start, end, cue, rule in reported(text, clause, cues):
            speaker = named[cues.index(cue)]
            found.append(
                Quotation(
                    Span(account.id, start, end),
                    QuotationKind.INDIRECT,
                    speaker.name,
                    speaker.span,
                    Span(account.id, clause.units[cue.first].start, clause.units[cue.last].end),
                    rule=rule,
                )
            )
        speakers.heard(clause, spoke)
    return found


class Attribution:
    """Finds who says what stands in marks, sentence after sentence of one article."""

    def __init__(self, account: Account, speakers: Speakers) -> None:
        self._account = account
        self._speakers = speakers
        self._block = -1
        self._last: Speaker = NOBODY
        """Who spoke the last quotation of this paragraph."""
        self._before: Speaker = NOBODY
        """Who spoke last in the paragraph before."""
        self._introduced: Speaker = NOBODY
        """Who is announced by a paragraph that ends with a colon."""
        self._open = False
        """Whether the paragraph before ended inside a quotation."""

    def _enter(self, block: int) -> None:
        if block != self._block:
            self._block = block
            self._before, self._last = self._last, NOBODY

    def attribute(
        self,
        clause: Clause,
        cues: Sequence[Cue],
        named: Sequence[Speaker],
        by_start: dict[int, Stretch],
    ) -> list[Marked]:
        """The quotations in marks of one outer sentence."""
        self._enter(clause.block)
        units = clause.units
        found: list[Marked] = []
        for index in clause.marks:
            stretch = by_start[units[index].start]
            marked = self._one(clause, index, stretch, cues, named, found)
            if marked is not None:
                found.append(marked)
                if marked.kind is QuotationKind.DIRECT:
                    self._last = marked.speaker
                    self._open = not stretch.closed
        if not clause.marks:
            self._open = False
            for cue, speaker in zip(cues, named, strict=True):
                if cue.use is not Use.CALL and speaker.name:
                    self._last = speaker
        return found

    def _one(
        self,
        clause: Clause,
        index: int,
        stretch: Stretch,
        cues: Sequence[Cue],
        named: Sequence[Speaker],
        found: Sequence[Marked],
    ) -> Marked | None:
        text = self._account.text
        units = clause.units
        unit = units[index]
        words = text[stretch.start : stretch.end]
        count = len(words.split())
        alone = len(units) == len(clause.marks)
        before = units[index - 1] if index else None
        ends = words.rstrip("’'”\"")[-1:] in (*".,?!…—-",)

        def cue_span(cue: Cue) -> Span:
            return Span(self._account.id, units[cue.first].start, units[cue.last].end)

        # after the closing mark: "..., Ana Ruiz said"
        following = next(
            (
                c
                for c in zip(cues, named, strict=True)
                if c[0].first > index and self._follows(units, index, c[0])
            ),
            None,
        )
        preceding = None
        for cue, speaker in zip(cues, named, strict=True):
            if cue.last < index:
                preceding = (cue, speaker)
        introduced = preceding is not None and self._introduces(units, index, preceding[0])
        direct = QuotationKind.DIRECT
        if before is not None and introduced and preceding is not None:
            kind = direct if count >= 3 or ends else QuotationKind.FRAGMENT
            if words[0].islower() and index > preceding[0].last + 1:
                kind = QuotationKind.FRAGMENT
            return Marked(
                stretch, kind, preceding[1], cue_span(preceding[0]), "before: cue, quotation"
            )
        if following is not None and (index == 0 or before is None or ends):
            kind = (
                direct
                if (index == 0 or ":" in unit.gap or "," in unit.gap) and (ends or count > 4)
                else QuotationKind.FRAGMENT
            )
            return Marked(
                stretch, kind, following[1], cue_span(following[0]), "after: quotation, cue"
            )
        signed = (
            self._signed(stretch) if index == len(units) - 1 or hard(units[index + 1].gap) else None
        )
        if signed is not None:
            return Marked(stretch, direct, signed, None, "dash and name")
        if ":" in unit.gap and index and (ends or count > 4):
            subject = first_subject(units, index)
            speaker = self._speakers.name(clause, subject)
            return Marked(stretch, direct, speaker, None, "before: colon")
        if alone:
            speaker, rule = self._carried(found)
            if count <= 2 and not ends:
                return None
            if speaker is NOBODY and count <= 5 and _is_title(words):
                return None
            return Marked(stretch, direct, speaker, None, rule)
        if found and found[-1].kind is direct and ("," in unit.gap or ":" in unit.gap) and ends:
            return Marked(stretch, direct, found[-1].speaker, found[-1].cue, "split")
        if preceding is not None:
            if (
                _is_title(words)
                and count >= 2
                and before is not None
                and preceding[0].last != index - 1
            ):
                return None
            return Marked(
                stretch,
                QuotationKind.FRAGMENT,
                preceding[1],
                cue_span(preceding[0]),
                "inside the clause",
            )
        later = next((c for c in zip(cues, named, strict=True) if c[0].first > index), None)
        if later is not None and not _is_title(words):
            return Marked(
                stretch,
                QuotationKind.FRAGMENT,
                later[1] if not later[0].participle else NOBODY,
                cue_span(later[0]),
                "before its cue",
            )
        if count >= 6 and not _is_title(words):
            kind = direct if index == 0 and ends else QuotationKind.FRAGMENT
            return Marked(stretch, kind, NOBODY, None, "long")
        return None

    def _signed(self, stretch: Stretch) -> Speaker | None:
        found = SIGNED.match(self._account.text, stretch.outer_end)
        if found is None:
            return None
        words = found.group(1).split()
        if not (words[0][0].isupper() and words[-1][0].isupper()):
            return None
        return self._speakers.named(found.start(1), found.end(1))

    def _carried(self, found: Sequence[Marked]) -> tuple[Speaker, str]:
        if self._last is not NOBODY:
            return self._last, "carried inside the paragraph"
        if self._before is not NOBODY:
            return self._before, "carried over from the paragraph before"
        return NOBODY, "alone"

    @staticmethod
    def _follows(units: Sequence[Unit], index: int, cue: Cue) -> bool:
        """Whether a cue comes right after a quotation, its subject between them or behind."""
        if cue.participle or cue.use is Use.CALL or cue.use is Use.REQUEST:
            return False
        if cue.inverted or cue.according:
            return cue.first == index + 1
        if cue.subject is None:
            return cue.first == index + 1
        at = cue.subject.first
        if at <= index:
            return False
        between = units[index + 1 : at]
        return all(
            unit.part in (Part.ADVERB, Part.AND, Part.BUT, Part.TIME, Part.DETERMINER)
            for unit in between
        )

    @staticmethod
    def _introduces(units: Sequence[Unit], index: int, cue: Cue) -> bool:
        """Whether a cue comes right before a quotation: only who is told and when in between."""
        if index == cue.last + 1:
            return True
        gap = units[index].gap
        if "," in gap or ":" in gap:
            return index - cue.last < 30 and not any(
                unit.part is Part.QUOTED or hard(unit.gap) for unit in units[cue.last + 1 : index]
            )
        return False


def _is_title(words: str) -> bool:
    """Whether all words of weight have a capital letter, as in the title of a work."""
    return words[:1].isupper() and all(TITLE.match(word) for word in words.rstrip(".,!?").split())
