"""Who says what stands in quotation marks."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from storyview.analysis import parts
from storyview.analysis.findings import QuotationKind
from storyview.analysis.indirect import insertion
from storyview.analysis.say_verbs import Use
from storyview.analysis.speakers import NOBODY, Speaker, Speakers
from storyview.analysis.subjects import first_subject, hard
from storyview.text.article import Span
from storyview.text.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from storyview.analysis.clauses import Clause, Unit
    from storyview.analysis.cues import Cue
    from storyview.analysis.marks import Stretch
    from storyview.text.account import Account

SIGNED = pattern(
    r"[^\S\n]*\n{0,2}[^\S\n]*(?:[—–―]|--?)[^\S\n]*"
    r"((?:[^\W\d_][\w’'-]*\.?)(?:[^\S\n](?:[^\W\d_][\w’'-]*\.?)){0,5}?)"
    r"(?=[^\S\n]*(?:[,(\n]|\.?\s*(?:\n|\Z)))"
)
"""A dash and a name after a quotation that stands on its own."""
DASHES = frozenset("—–―-")
ENDINGS = tuple(".,?!…—-")
TITLE_WORD = pattern(r"[^a-z].*|(?:of|the|and|a|an|in|on|for|to|with|at)\b.*")
UTTERANCE = 3
"""Words that a direct quotation has at least when it does not end like a sentence."""
TELLING = 6
"""Words in marks that are a quotation even if nothing beside them says so."""
FAR = 30
"""Units that may stand between a cue and the quotation that it introduces."""
NOT_BETWEEN = (parts.ADVERB, parts.AND, parts.BUT, parts.TIME, parts.DETERMINER)

AS_PUT = frozenset({"as", "is how", "was how", "is what", "was what"})
"""Words between a quotation and who said it: "is how she put it"."""


class Marked(NamedTuple):
    """A marked stretch that is a quotation."""

    stretch: Stretch
    kind: QuotationKind
    speaker: Speaker
    cue: Span | None
    rule: str
    block: int


class Said(NamedTuple):
    """A cue with its speaker."""

    cue: Cue
    speaker: Speaker


class Place:
    """Where a marked stretch stands in its sentence.

    Args:
        clause: The sentence.
        at: The index of the stretch in ``clause.units``.
        stretch: The stretch.
        text: The article's text.
        said: The cues of the sentence.
        earlier: The quotations before it in the sentence.
    """

    def __init__(
        self,
        clause: Clause,
        at: int,
        stretch: Stretch,
        text: str,
        said: Sequence[Said],
        earlier: Sequence[Marked],
    ) -> None:
        self.clause = clause
        self.at = at
        self.stretch = stretch
        self.said = said
        self.earlier = earlier
        self.words = text[stretch.start : stretch.end]
        self.length = len(self.words.split())
        """How many words it has."""
        self.ends = self.words.rstrip("’'”\"")[-1:] in ENDINGS
        """Whether the words end like a sentence or before "said"."""
        if self.words[0].isupper() and text.startswith(",", stretch.outer_end):
            self.ends = True  # the comma may stand behind the mark

    @property
    def units(self) -> tuple[Unit, ...]:
        """The units of the sentence."""
        return self.clause.units

    @property
    def gap(self) -> str:
        """What stands before the opening mark."""
        return self.clause.units[self.at].gap

    @property
    def preceding(self) -> Said | None:
        """The last cue before it."""
        return next((s for s in reversed(self.said) if s.cue.last < self.at), None)

    @property
    def following(self) -> Said | None:
        """The cue right after it, its subject between them or behind."""
        return next((s for s in self.said if _follows(self.units, self.at, s.cue)), None)


Finding = tuple[QuotationKind, Speaker, "Cue | None"]
DIRECT, FRAGMENT = QuotationKind.DIRECT, QuotationKind.FRAGMENT


class Attribution:
    """Finds who says what stands in marks, sentence after sentence of one article."""

    def __init__(self, account: Account, speakers: Speakers) -> None:
        self._account = account
        self._speakers = speakers
        self._block = -1
        self._last = NOBODY
        """Who spoke last in this paragraph."""
        self._before = NOBODY
        """Who spoke last in the paragraph before."""
        self._rules: tuple[tuple[str, Callable[[Place], Finding | None]], ...] = (
            ("goes on after its cue", self._split),
            ("cue, quotation", self._introduced),
            ("quotation, cue", self._followed),
            ("quotation, dash, name", self._signed),
            ("colon, quotation", self._after_colon),
            ("goes on", self._alone),
            ("inside a clause after its cue", self._inside),
            ("inside a clause before its cue", self._inside_before),
            ("long", self._long),
        )
        """From the surest to the weakest; the first that applies decides."""

    def enter(self, block: int) -> None:
        """Go on to a sentence of this block; sentences must come in order."""
        if block != self._block:
            self._block = block
            self._before, self._last = self._last, NOBODY

    def attribute(
        self, clause: Clause, said: Sequence[Said], stretches: dict[int, Stretch]
    ) -> list[Marked]:
        """The quotations in marks of one outer sentence.

        Args:
            clause: The sentence, of the block that was entered last.
            said: Its cues with their speakers.
            stretches: The marked stretches of the article by start.
        """
        text = self._account.text
        units, marks, _ = clause.row
        found: list[Marked] = []
        for index in marks:
            stretch = stretches[units[index].start]
            marked = self._judge(Place(clause, index, stretch, text, said, found))
            if marked is not None:
                found.append(marked)
                if marked.kind is DIRECT:
                    self._last = marked.speaker
        if not marks:
            for cue, speaker in said:
                if cue.use != Use.CALL and speaker.name:
                    self._last = speaker
        return found

    def _judge(self, place: Place) -> Marked | None:
        if _names_a_work(place):
            return None
        for rule, applies in self._rules:
            finding = applies(place)
            if finding is not None:
                kind, speaker, cue = finding
                span = None
                if cue is not None:
                    units = place.units
                    span = Span(self._account.id, units[cue.first].start, units[cue.last].end)
                return Marked(place.stretch, kind, speaker, span, rule, place.clause.block)
        return None

    def _introduced(self, place: Place) -> Finding | None:
        """Ana Ruiz said, "..."."""
        preceding = place.preceding
        if preceding is None or not _introduces(place.units, place.at, preceding.cue):
            return None
        adjacent = place.at == preceding.cue.last + 1
        if not adjacent and place.words.endswith(",") and place.following is not None:
            return None  # 'She cited what it said he did: "...," the union wrote.'
        kind = DIRECT if place.length >= UTTERANCE or place.ends else FRAGMENT
        if preceding.cue.use == Use.CALL or (place.words[0].islower() and not adjacent):
            kind = FRAGMENT
        return kind, preceding.speaker, preceding.cue

    def _followed(self, place: Place) -> Finding | None:
        """Quotation first: "...," Ana Ruiz said."""
        if place.at and not place.ends:
            return None
        following = place.following
        if following is None:
            return None
        opens = place.at == 0 or ":" in place.gap or "," in place.gap
        whole = opens and (place.ends or place.length > UTTERANCE + 1)
        return DIRECT if whole else FRAGMENT, following.speaker, following.cue

    def _signed(self, place: Place) -> Finding | None:
        """Quotation, dash and name: "..." — Ana Ruiz."""
        after = place.at + 1
        if after < len(place.units) and not hard(place.units[after].gap):
            return None
        text, end = self._account.text, place.stretch.outer_end
        if text[end : end + 8].lstrip()[:1] not in DASHES:
            return None
        found = SIGNED.match(text, end)
        if found is None:
            return None
        words = found.group(1).split()
        if not (words[0][0].isupper() and words[-1][0].isupper()):
            return None
        return DIRECT, self._speakers.named(found.start(1), found.end(1)), None

    def _after_colon(self, place: Place) -> Finding | None:
        """Ana Ruiz had no doubt: "..."."""
        if ":" not in place.gap or place.at == 0:
            return None
        if not place.ends and place.length <= UTTERANCE + 1:
            return None
        subject = first_subject(place.units, place.at)
        return DIRECT, self._speakers.name(place.clause, subject), None

    def _alone(self, place: Place) -> Finding | None:
        """Nothing but the quotation: whoever spoke before goes on."""
        if len(place.units) != len(place.clause.marks):
            return None
        if place.length < UTTERANCE and not place.ends:
            return None
        speaker = self._before if self._last is NOBODY else self._last
        if speaker is NOBODY and place.length <= UTTERANCE + 2 and is_title(place.words):
            return None
        return DIRECT, speaker, None

    def _split(self, place: Place) -> Finding | None:
        """The second half of "...," she said, "..."."""
        if not place.earlier or place.earlier[-1].kind is not DIRECT or not place.ends:
            return None
        if "," not in place.gap and ":" not in place.gap:
            return None
        cue, preceding = place.earlier[-1].cue, place.preceding
        if cue is None or preceding is None:
            return None
        if cue.start != place.units[preceding.cue.first].start:
            return None
        return DIRECT, place.earlier[-1].speaker, preceding.cue

    def _inside(self, place: Place) -> Finding | None:
        """She said he was "..." then."""
        preceding = place.preceding
        if preceding is None or preceding.cue.use == Use.QUOTE:
            return None
        called = preceding.cue.use == Use.CALL
        if not called and is_title(place.words) and preceding.cue.last != place.at - 1:
            return None
        return FRAGMENT, preceding.speaker, preceding.cue

    def _inside_before(self, place: Place) -> Finding | None:
        """He was "..." then, she said."""
        for cue, speaker in place.said:
            begin = insertion(place.units, cue)
            if begin is not None and begin > place.at and not is_title(place.words):
                return FRAGMENT, speaker, cue
        return None

    def _long(self, place: Place) -> Finding | None:
        """Many words in marks, and nobody in the sentence who says them."""
        if place.at == 0 and place.words[-1:] in tuple(",?!"):
            return DIRECT, NOBODY, None
        if place.length < TELLING or is_title(place.words):
            return None
        return DIRECT if place.at == 0 and place.ends else FRAGMENT, NOBODY, None


def _names_a_work(place: Place) -> bool:
    """Whether a stretch is the title of a book or programme: 'she wrote "The Long River"'."""
    if place.at == 0 or place.ends or place.length == 1 or not is_title(place.words):
        return False
    called = place.preceding is not None and place.preceding.cue.use == Use.CALL
    return not called and "," not in place.gap and ":" not in place.gap


def _follows(units: Sequence[Unit], index: int, cue: Cue) -> bool:
    """Whether a cue comes right after a quotation, its subject between them or behind."""
    quoted = cue.subject is not None and cue.subject.rule == "quoted as saying"
    if cue.first <= index or cue.use == Use.CALL or (cue.participle and not quoted):
        return False
    if cue.inverted or cue.according or cue.subject is None:
        return cue.first == index + 1
    if cue.subject.first <= index:
        return False
    between = units[index + 1 : cue.subject.first]
    if " ".join(unit.word for unit in between) in AS_PUT:
        return cue.first == cue.subject.last + 1
    return all(unit.part in NOT_BETWEEN for unit in between)


def _introduces(units: Sequence[Unit], index: int, cue: Cue) -> bool:
    """Whether a cue comes right before a quotation: only who is told and when in between."""
    if index == cue.last + 1:
        return True
    gap = units[index].gap
    if "," not in gap and ":" not in gap:
        return False
    return index - cue.last < FAR and not any(
        unit.part == parts.QUOTED or hard(unit.gap) for unit in units[cue.last + 1 : index]
    )


def is_title(words: str) -> bool:
    """Whether all words of weight have a capital letter, as in the title of a work."""
    return words[:1].isupper() and all(
        TITLE_WORD.fullmatch(word) for word in words.rstrip(".,!?").split()
    )
