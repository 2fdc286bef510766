"""Passages of two accounts that say the same.

Every shared run of words is found exactly; sentences that say the same in other words are found by
what they share of what is rare in this story. One match a pair of sentences, narrowed to the
clauses that carry the shared fact.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from storyview.analysis.agreement import agreement
from storyview.analysis.findings import Evidence, EvidenceKind, Match, MatchKind
from storyview.analysis.ledes import find_lede
from storyview.analysis.likeness import grow, likeness, shares_names_alone, statements
from storyview.analysis.match_evidence import gather, places_of
from storyview.analysis.pairing import candidates
from storyview.analysis.passage_edges import with_marks, without_link
from storyview.analysis.placed import Placed
from storyview.analysis.run_pieces import (
    VERBATIM_WORDS,
    RunPiece,
    Stretch,
    TellingWords,
    by_sentence,
    is_verbatim,
    whole_run,
)
from storyview.analysis.story_terms import StoryTerms
from storyview.analysis.thin_matches import is_thin, lies_in, only_teller, tellers
from storyview.analysis.verbatim import Pieces, shared_runs
from storyview.analysis.weights import telling_nothing
from storyview.analysis.wording import equal_stretches
from storyview.text.article import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from storyview.analysis.findings import Person, Quotation, TimeExpression
    from storyview.analysis.likeness import Likeness, Statement
    from storyview.analysis.match_evidence import Places
    from storyview.text.account import Account

_Equal = tuple[Span, Span]

LONG_RUN = 8
"""Runs of so many word pieces are always part of a match."""
COVERED = 0.9
"""The share of a long run that other matches must hold for it to need none of its own."""
LEAST_SPAN = 15
"""A part of a sentence shorter than this (code points) is widened to the whole sentence."""
SURE = 0.42
"""Two sentences that agree less than this share no stated fact."""
NAMES = 3
"""Sentences that share nothing but names, numbers and dates share so many of them, or no fact."""
PARAPHRASE = 0.43
"""The least mean of how much of one sentence the other contains, and how alike a clause and the
whole other sentence are, for the whole content of one to be in the other."""
LEDES = 0.1
"""What is added when both are ledes: each tells the news in other words and with other detail."""


def find_matches(
    accounts: Sequence[Account],
    people: Sequence[Person] = (),
    quotations: Sequence[Quotation] = (),
    times: Sequence[TimeExpression] = (),
    terms: StoryTerms | None = None,
) -> tuple[Match, ...]:
    """Find the passages that say the same, for every two accounts of a story.

    Args:
        accounts: Of one story, in any order.
        people: Who is named; names of one person are compared as one name.
        quotations: Which utterances are the same; they become evidence.
        times: Time expressions; they are compared by value.
        terms: What the sentences speak of, if it was read before.

    Returns:
        The matches in the order of their spans.
    """
    # In the order of the texts, so that ids decide nothing but which span comes first.
    ordered = sorted(accounts, key=lambda account: (account.text, account.id))
    finder = _Finder(ordered, terms or StoryTerms(ordered, people), quotations, times)
    return tuple(
        sorted((_turned(match) for match in finder.matches()), key=lambda match: match.spans)
    )


class _Finder:
    """One comparison of all accounts, which stand in the order of their texts."""

    def __init__(
        self,
        accounts: Sequence[Account],
        terms: StoryTerms,
        quotations: Sequence[Quotation],
        times: Sequence[TimeExpression],
    ) -> None:
        self.accounts = accounts
        self.statements, self.squares = statements(accounts, terms, times)
        self.words = [[token.word for token in account.tokens] for account in accounts]
        self.places: dict[int, Places] = {}
        self.telling: dict[int, TellingWords] = {}
        self.texts = [Pieces(account.text) for account in accounts]
        self.runs = shared_runs(self.texts, VERBATIM_WORDS)
        offsets = [0]
        for account in accounts:
            offsets.append(offsets[-1] + len(account.sentences))
        self.shared_pieces: dict[tuple[int, int], list[RunPiece]] = defaultdict(list)
        for run in self.runs:
            for one, other, piece in by_sentence(run, self.texts, accounts):
                if piece.length >= VERBATIM_WORDS:
                    pair = offsets[run.first] + one, offsets[run.second] + other
                    self.shared_pieces[pair].append(piece)
        self.ledes = [find_lede(account) for account in accounts]
        self.tellers = tellers(accounts, quotations)
        self.utterances = Placed(quotation for quotation in quotations if quotation.same_as)

    def matches(self) -> list[Match]:
        """All matches, the first span in the account with the lesser text."""
        pairs = {*candidates(self.statements, self.squares), *self.shared_pieces}
        likenesses = {
            (one, other): likeness(self.statements[one], self.statements[other], self.squares)
            for one, other in sorted(pairs)
        }
        copied = {
            pair
            for pair, pieces in self.shared_pieces.items()
            if any(piece.length >= LONG_RUN for piece in pieces)
        }
        found = []
        for pair, score in agreement(self.statements, likenesses, SURE, copied).items():
            if pair not in copied and (score < SURE or not self._states(pair, likenesses[pair])):
                continue
            pieces = self.shared_pieces.get(pair, ())
            match = self._match(pair, likenesses[pair], score, pieces)
            one, other = (self.accounts[self.statements[side].account] for side in pair)
            if pieces or not is_thin(match, one, other):
                found.append(match)
        found.extend(self._uncovered(found))
        return found

    def _states(self, pair: tuple[int, int], like: Likeness) -> bool:
        """Whether two sentences can share a fact: not light words, few names or a speaker alone."""
        if telling_nothing().issuperset(like.shared):
            return False
        first, second = self.statements[pair[0]], self.statements[pair[1]]
        if pair not in self.shared_pieces and all(
            only_teller(self.accounts[each.account], each, like.shared, self.tellers)
            for each in (first, second)
        ):
            return False
        return len(like.shared) >= NAMES or not shares_names_alone(first, second, like)

    def _match(
        self, pair: tuple[int, int], like: Likeness, score: float, pieces: Sequence[RunPiece]
    ) -> Match:
        """What two sentences share, narrowed to the clauses that carry it."""
        first, second = self.statements[pair[0]], self.statements[pair[1]]
        one, other = self.accounts[first.account], self.accounts[second.account]
        left, right = grow(first, second, like, self.squares)
        spans = (
            _passage(one, first, like, left, [piece.first for piece in pieces]),
            _passage(other, second, like, right, [piece.second for piece in pieces]),
        )
        equal = self._equal(first.account, second.account, spans)
        quotations = self._same_utterances(*spans)
        evidence = gather(
            (one.text, other.text),
            (self._places(pair[0]), self._places(pair[1])),
            spans,
            equal,
            quotations,
            like.shared,
            self.squares,
        )
        rule = "shared fact"
        if any(is_verbatim(one, piece, self._telling(first.account)) for piece in pieces):
            kind, rule = MatchKind.VERBATIM, "shared run"
        elif lies_in(evidence, pieces):
            kind, score = MatchKind.PARTIAL, min(score, SURE)
        elif not shares_names_alone(first, second, like) and self._restates(first, second, like):
            kind, rule = MatchKind.PARAPHRASE, "contained"
        else:
            kind = MatchKind.PARTIAL
        quoted = any(each.kind is EvidenceKind.QUOTATION for each in evidence)
        if quoted and kind is not MatchKind.VERBATIM:
            rule = "same quotation"
        return Match(kind, round(score, 4), spans, equal, evidence, rule)

    def _equal(self, one: int, other: int, spans: tuple[Span, Span]) -> tuple[_Equal, ...]:
        """The stretches of words that agree exactly inside passages of two accounts."""
        first, second = self.accounts[one], self.accounts[other]
        left = first.tokens_between(spans[0].start, spans[0].end)
        right = second.tokens_between(spans[1].start, spans[1].end)
        begin, start = left.start, right.start
        stretches = equal_stretches(
            self.words[one][begin : left.stop], self.words[other][start : right.stop]
        )
        return tuple(
            [
                (_covered(first, begin + a, length), _covered(second, start + b, length))
                for a, b, length in stretches
            ]
        )

    def _telling(self, account: int) -> TellingWords:
        """The words of an account that tell something."""
        telling = self.telling.get(account)
        if telling is None:
            telling = self.telling[account] = TellingWords(self.accounts[account])
        return telling

    def _places(self, number: int) -> Places:
        """Where the terms of a statement stand."""
        places = self.places.get(number)
        if places is None:
            statement = self.statements[number]
            places = places_of(self.accounts[statement.account], statement)
            self.places[number] = places
        return places

    def _restates(self, first: Statement, second: Statement, like: Likeness) -> bool:
        """Whether the whole content of one sentence is in the other."""
        contained = like.weight / min(first.squared, second.squared)
        value = (contained + like.mixed_cosine) / 2
        if all(self.ledes[each.account] == each.position for each in (first, second)):
            value += LEDES
        return value >= PARAPHRASE

    def _same_utterances(self, one: Span, other: Span) -> list[tuple[Span, Span]]:
        """The parts of two passages that give one utterance."""
        right: dict[str | None, list[Quotation]] = defaultdict(list)
        for theirs in self.utterances.overlapping(other):
            right[theirs.same_as].append(theirs)
        return [
            (_common(ours.span, one), _common(theirs.span, other))
            for ours in (self.utterances.overlapping(one) if right else ())
            for theirs in right.get(ours.same_as, ())
        ]

    def _uncovered(self, found: Iterable[Match]) -> list[Match]:
        """Matches of their own for the long runs that the others leave out, in sentences or not."""
        by_pair: dict[tuple[str, str], list[Match]] = defaultdict(list)
        for match in found:
            by_pair[match.spans[0].article, match.spans[1].article].append(match)
        more = []
        current: tuple[int, int] | None = None
        held = bytearray(), bytearray()
        for run in self.runs:  # sorted by their texts, so that one pair is held at a time
            if run.length < LONG_RUN:
                continue
            one, other = self.accounts[run.first], self.accounts[run.second]
            if current != (run.first, run.second):
                current = run.first, run.second
                held = bytearray(len(one.text)), bytearray(len(other.text))
                for match in by_pair[one.id, other.id]:
                    for mark, span in zip(held, match.spans, strict=True):
                        _hold(mark, span.start, span.end)
            piece = whole_run(run, self.texts)
            places = piece.first, piece.second
            if all(
                mark.count(1, start, end) >= COVERED * (end - start)
                for mark, (start, end) in zip(held, places, strict=True)
            ):
                continue
            for mark, (start, end) in zip(held, places, strict=True):
                _hold(mark, start, end)
            spans = Span(one.id, *piece.first), Span(other.id, *piece.second)
            is_copied = is_verbatim(one, piece, self._telling(run.first))
            kind = MatchKind.VERBATIM if is_copied else MatchKind.PARTIAL
            evidence = (Evidence(EvidenceKind.RUN, spans, 1.0),)
            equal = self._equal(run.first, run.second, spans)
            more.append(Match(kind, SURE, spans, equal, evidence, "shared run"))
        return more


def _passage(
    account: Account,
    statement: Statement,
    like: Likeness,
    clauses: tuple[int, int],
    runs: Sequence[Stretch],
) -> Span:
    """The clauses of a sentence that carry what is shared, widened to hold the shared runs."""
    sentence = statement.sentence
    start, end = sentence.start, sentence.end
    if like.shared:
        first, last = statement.clauses[clauses[0]], sentence.last
        if clauses[1] < len(statement.clauses):
            last = statement.clauses[clauses[1]]
            end = account.tokens[last - 1].end
        if clauses[0] > 0:
            start = account.tokens[without_link(account, sentence, first, last)].start
    elif runs:
        start, end = runs[0]
    for begin, stop in runs:
        start, end = min(start, begin), max(end, stop)
    if end - start < LEAST_SPAN:
        start, end = sentence.start, sentence.end
    else:
        start, end = with_marks(account.text, sentence, start, end)
    return Span(account.id, start, end)


def _covered(account: Account, first: int, length: int) -> Span:
    """The span of some tokens."""
    tokens = account.tokens
    return Span(account.article.id, tokens[first].start, tokens[first + length - 1].end)


def _common(one: Span, other: Span) -> Span:
    return Span(one.article, max(one.start, other.start), min(one.end, other.end))


def _hold(mark: bytearray, start: int, end: int) -> None:
    mark[start:end] = b"\1" * (end - start)


def _turned(match: Match) -> Match:
    """The match with the lesser article id first."""
    one, other = match.spans
    if one.article <= other.article:
        return match
    return Match(
        match.kind,
        match.score,
        (other, one),
        tuple(sorted((second, first) for first, second in match.equal)),
        tuple(
            Evidence(each.kind, (each.spans[1], each.spans[0]), each.weight)
            for each in match.evidence
        ),
        match.rule,
    )
