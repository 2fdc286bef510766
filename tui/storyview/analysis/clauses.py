"""The sentences around quotations, as short rows of words and marked stretches."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache, partial
from typing import TYPE_CHECKING, NamedTuple

from storyview.analysis import parts
from storyview.analysis.marks import DOUBLE
from storyview.analysis.say_verbs import Form, SayVerb, Use, say_verbs
from storyview.text.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from storyview.analysis.marks import Stretch
    from storyview.analysis.parts import Part
    from storyview.text.account import Account


FUNCTION_WORDS = {
    parts.PRONOUN: "he she they it i we you him her them me us himself herself themselves",
    parts.DETERMINER: (
        "the a an this these those his her its their our my your some several many few another both"
        " each every one two three four five six seven eight nine ten all most no any other others"
    ),
    parts.PREPOSITION: (
        "in on at during to via through by from of into over under with without about"
        " for against among between despite outside inside near amid upon within like following"
        " throughout toward towards across around behind per including"
    ),
    parts.AND: "and or nor & plus",
    parts.BUT: "but yet so",
    parts.SUBORDINATOR: (
        "because when while if although though whether how why what where unless as after before"
        " since until than"
    ),
    parts.RELATIVE: "who which whose whom",
    parts.THAT: "that",
    parts.AUXILIARY: (
        "has have had is are was were be been being will would could should may might can did does"
        " do must won't wouldn't didn't doesn't don't hasn't haven't isn't wasn't can't cannot"
        " couldn't having he's she's they've he'd she'd"
    ),
    parts.ADVERB: (
        "also then later still even again just already now never often earlier recently not once"
        " further instead however meanwhile too only yesterday today tonight simply rather long"
        " first soon always ever twice thus therefore here there afterward afterwards previously"
    ),
    parts.TIME: (
        "monday tuesday wednesday thursday friday saturday sunday jan feb mar apr jun jul aug sep"
        " sept oct nov dec january february march april june july august september october november"
        " december mon tue tues wed thu thurs fri sat sun"
    ),
}
PART_OF = {word: part for part, words in FUNCTION_WORDS.items() for word in words.split()}
LONGEST = 300
"""Words of a sentence that are looked at together."""
TIME_WORDS = frozenset(
    "morning afternoon evening night week weekend month year day days weeks months years".split()
)
NOT_ADVERBS = frozenset(
    "family italy july ally assembly reply supply fly rally bully daily".split()
)
SUBJECT_PRONOUNS = frozenset("he she they it i we you who".split())
MASCULINE = frozenset("he him himself".split())
FEMININE = frozenset("she her herself".split())
PERSONAL = MASCULINE | FEMININE
"""Pronouns that stand for a person who was named before."""


class Unit(NamedTuple):
    """One word of a sentence, or one whole marked stretch."""

    start: int
    end: int
    word: str
    """Case-folded; empty for a marked stretch."""
    part: Part
    gap: str
    """What stands between the unit before and this one."""
    verb: SayVerb | None

    @property
    def is_subject_pronoun(self) -> bool:
        """Whether it is "he", "they", "who" or the like, and not the WHO."""
        return self.word in SUBJECT_PRONOUNS and self.part != parts.NAME


class Row(NamedTuple):
    """The words of an outer sentence."""

    units: tuple[Unit, ...]
    marks: tuple[int, ...]
    """The index in ``units`` of each marked stretch."""
    verbs: tuple[int, ...]
    """The index in ``units`` of each form of a verb of speech, and of each "according"."""


class Clause:
    """An outer sentence: sentence ends inside marks do not count.

    Its words are read when they are first asked for. Of many sentences nobody asks: where nobody
    can speak they only matter to a pronoun that looks back.
    """

    def __init__(
        self,
        start: int,
        end: int,
        block: int,
        read: Callable[[], Row],
        *,
        speaks: bool = True,
        looks_back: bool = True,
    ) -> None:
        self.start = start
        self.end = end
        self.block = block
        self.speaks = speaks
        """Whether there are marks in it, or words that can make other words somebody's."""
        self.looks_back = looks_back
        """Whether "he" or "she" may be in it."""
        self._read = read
        self._row: Row | None = None

    @property
    def is_read(self) -> bool:
        """Whether somebody asked for its words."""
        return self._row is not None

    @property
    def row(self) -> Row:
        """Its words."""
        if self._row is None:
            self._row = self._read()
        return self._row

    @property
    def units(self) -> tuple[Unit, ...]:
        """Its words and marked stretches."""
        return self.row.units

    @property
    def marks(self) -> tuple[int, ...]:
        """The index in ``units`` of each marked stretch."""
        return self.row.marks


def _capital_part(word: str, surface: str, first: bool) -> Part:
    """What a word that does not begin with a small letter can be."""
    letter = surface[0]
    part = PART_OF.get(word)
    if part is not None and len(surface) > 1 and surface.isupper() and not first:
        return parts.NAME  # the WHO, the IT department
    if part is not None:
        if letter.isupper() and not first and part in (parts.ADVERB, parts.AUXILIARY):
            return parts.NAME
        return part
    if letter.isdigit():
        return parts.NUMBER
    if letter.isupper():
        return parts.NAME
    return _open_part(word)


def _open_part(word: str) -> Part:
    """What a word can be that is no function word and has no capital letter."""
    if word.endswith("ly") and len(word) > 4 and word not in NOT_ADVERBS:
        return parts.ADVERB
    return parts.WORD


def clauses(account: Account, stretches: Sequence[Stretch]) -> list[Clause]:
    """The outer sentences of an account, in order.

    Args:
        account: The article.
        stretches: All marked stretches of the article, in order.
    """
    text = account.text
    starts = [stretch.outer_start for stretch in stretches]
    signs = _signs()
    tokens = account.tokens
    signed = [at for at, token in enumerate(tokens) if token.word in signs]
    sentences = account.sentences
    found: list[Clause] = []
    index = 0
    while index < len(sentences):
        first = sentences[index]
        last = first
        index += 1
        while index < len(sentences) and sentences[index].block == first.block:
            at = bisect_left(starts, last.end) - 1
            inside = at >= 0 and stretches[at].outer_end > last.end
            if not inside and not _runs_on(
                text, last.end, stretches[at] if at >= 0 else None, account, index
            ):
                break
            last = sentences[index]
            index += 1
        marked = stretches[bisect_left(starts, first.start) : bisect_left(starts, last.end)]
        read = partial(_row, account, marked, first.start, last.end, first.first, last.last)
        if last.last - first.first + len(marked) > LONGEST:
            found.extend(_in_parts(Clause(first.start, last.end, first.block, read)))
            continue
        here = signed[bisect_left(signed, first.first) : bisect_left(signed, last.last)]
        words = {tokens[at].word for at in here}
        speaks = bool(marked) or not words <= PERSONAL
        looks_back = not words.isdisjoint(PERSONAL)
        found.append(
            Clause(
                first.start,
                last.end,
                first.block,
                read,
                speaks=speaks,
                looks_back=looks_back,
            )
        )
    return found


@cache
def _signs() -> frozenset[str]:
    """The words by which a sentence matters: of speech, or for somebody named before."""
    return PERSONAL.union(say_verbs(), ("according",))


def _in_parts(clause: Clause) -> list[Clause]:
    """An endless sentence in parts, so that work on one sentence stays bounded."""
    units, marks, verbs = clause.row
    if len(units) <= LONGEST:
        return [clause]
    found = []
    for first in range(0, len(units), LONGEST):
        part = units[first : first + LONGEST]
        last = first + len(part)
        end = units[last].start - len(units[last].gap) if last < len(units) else clause.end
        start = clause.start if first == 0 else part[0].start
        row = partial(
            Row,
            part,
            tuple(at - first for at in marks if first <= at < last),
            tuple(at - first for at in verbs if first <= at < last),
        )
        found.append(Clause(start, max(end, part[-1].end), clause.block, row))
    return found


NEAR, APPOSED = 6, 16
"""How many words on a question's own "Name said" may stand, and "Name, the mayor, said"."""


def _runs_on(
    text: str, end: int, stretch: Stretch | None, account: Account, following: int
) -> bool:
    """Whether a question or exclamation in marks is followed by its own "Name said"."""
    if stretch is None or stretch.outer_end != end or text[stretch.end - 1] not in "?!…,-—":
        return False
    sentence = account.sentences[following]
    verbs = say_verbs()
    for index in range(sentence.first, min(sentence.first + APPOSED, sentence.last)):
        token = account.tokens[index]
        beside = index < sentence.first + NEAR or text[token.start - 2] in ",)"
        verb = verbs.get(token.word) if beside else None
        if verb and verb.form in (Form.PAST, Form.PRESENT) and verb.use != Use.CALL:
            return True
        if PART_OF.get(token.word) in (parts.PREPOSITION, parts.BUT, parts.SUBORDINATOR):
            return False
    return False


BRACKETED = pattern(r"\s*\([^()\n]{1,40}\)")
"""A party, an age or a short form after a name: no part of the sentence's grammar."""


def _row(
    account: Account, stretches: Sequence[Stretch], start: int, end: int, first: int, last: int
) -> Row:
    """The words from ``start`` to ``end``, the tokens ``first`` to ``last``, with their marks."""
    text = account.text
    verbs = say_verbs()
    units: list[Unit] = []
    unit_of = partial(tuple.__new__, Unit)  # as Unit(...) does, in half the time
    marks: list[int] = []
    speaking: list[int] = []
    previous = start
    skipped = ""
    shouted = text[start:end].isupper()

    def take(stretch: Stretch) -> None:
        nonlocal previous, skipped
        if not _nickname(text, stretch):
            marks.append(len(units))
            gap = skipped + text[previous : stretch.outer_start]
            units.append(Unit(stretch.start, stretch.end, "", parts.QUOTED, gap, None))
        previous, skipped = stretch.outer_end, ""

    waiting = iter(stretches)
    stretch = next(waiting, None)
    for token_start, token_end, word, _ in account.tokens[first:last]:
        while stretch is not None and stretch.outer_start < token_start:
            take(stretch)
            stretch = next(waiting, None)
        if token_start < previous:
            continue
        gap = text[previous:token_start]
        if "(" in gap and units:
            bracket = BRACKETED.match(text, previous, end)
            if bracket and not any(mark in bracket.group() for mark in DOUBLE):
                previous, skipped = bracket.end(), " " if bracket.end() < end else ""
                continue
        verb = verbs.get(word)
        if text[token_start].islower():
            part = PART_OF.get(word) or _open_part(word)
        else:
            part = _capital_part(word, text[token_start:token_end], not units or shouted)
            if part == parts.NAME and units and units[-1].part != parts.QUOTED:
                verb = None
        if verb is not None or word == "according":
            speaking.append(len(units))
        if skipped:
            gap = skipped + gap
            skipped = ""
        units.append(unit_of((token_start, token_end, word, part, gap, verb)))
        previous = token_end
    while stretch is not None:
        take(stretch)
        stretch = next(waiting, None)
    return Row(tuple(units), tuple(marks), tuple(speaking))


def _nickname(text: str, stretch: Stretch) -> bool:
    """Whether a stretch stands inside a name: Ana "Nita" Ruiz."""
    words = text[stretch.start : stretch.end]
    return (
        words[0].isupper()
        and words.isalpha()
        and NAME_BEFORE.search(text, max(0, stretch.outer_start - 30), stretch.outer_start)
        is not None
        and NAME_AFTER.match(text, stretch.outer_end) is not None
    )


NAME_BEFORE = pattern(r"(?:^|[^.\w])[A-Z][\w.]* $")
NAME_AFTER = pattern(r" [A-Z]\w+")


def gone_on(units: Sequence[Unit], at: int) -> int | None:
    """The last unit of "went on to say" or "went on about", which are one verb of speech."""
    verb = units[at].verb
    words = [unit.word for unit in units[at + 1 : at + 3]]
    if verb is None or verb.lemma != "go" or words[:1] != ["on"] or len(words) < 2:
        return None
    if words[1] == "about":
        return at + 2
    said = units[at + 3].verb if words[1] == "to" and at + 3 < len(units) else None
    return at + 3 if said is not None and said.form == Form.BASE else None
