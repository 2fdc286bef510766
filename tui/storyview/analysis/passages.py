"""Passages of two accounts that say the same."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from storyview.analysis.agreement import agreement
from storyview.analysis.evidence import gather
from storyview.analysis.findings import Evidence, EvidenceKind, Match, MatchKind
from storyview.analysis.likeness import candidates, grow, likeness, statements
from storyview.analysis.terms import ATTRIBUTION, FUNCTION_WORDS, TITLES, learn
from storyview.analysis.verbatim import Pieces, shared_runs
from storyview.analysis.wording import equal_stretches
from storyview.text.article import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from storyview.analysis.findings import Person, Quotation, TimeExpression
    from storyview.analysis.likeness import Likeness, Statement
    from storyview.analysis.verbatim import SharedRun
    from storyview.text.account import Account

LONG_RUN = 8
"""Runs of so many word pieces are always part of a match."""
VERBATIM_WORDS = 7
"""A verbatim match shares a run of so many words."""
NAMES_ALONE = 10
"""A run of so many words is more than names and titles, whatever its words are."""
LEAST_SPAN = 15
"""A part of a sentence shorter than this (code points) is widened to the whole sentence."""
PARTIAL_SCORE = 0.42
PARAPHRASE_SCORE = 0.70


class Piece(NamedTuple):
    """The part of a shared run that lies in one sentence of each account; code points."""

    first: tuple[int, int]
    second: tuple[int, int]
    length: int
    """In word pieces."""


def find_matches(
    accounts: Sequence[Account],
    people: Sequence[Person] = (),
    quotations: Sequence[Quotation] = (),
    times: Sequence[TimeExpression] = (),
) -> tuple[Match, ...]:
    """Find the passages that say the same, for every two accounts of a story.

    The finder works on the accounts in the order of their texts, so that ids decide nothing but
    which span of a match comes first.
    """
    ordered = sorted(accounts, key=lambda account: (account.text, account.id))
    finder = _Finder(ordered, people, quotations, times)
    matches = [_turned(match) for match in finder.matches()]
    return tuple(sorted(matches, key=lambda match: match.spans))


class _Finder:
    """One comparison of all accounts; everything is in the order of the texts."""

    def __init__(
        self,
        accounts: Sequence[Account],
        people: Sequence[Person],
        quotations: Sequence[Quotation],
        times: Sequence[TimeExpression],
    ) -> None:
        self.accounts = accounts
        self.statements, self.squares = statements(
            accounts, learn(accounts, people, quotations, times)
        )
        self.pieces = [Pieces(account.text) for account in accounts]
        self.runs = shared_runs(self.pieces, VERBATIM_WORDS)
        self.offsets = []
        total = 0
        for account in accounts:
            self.offsets.append(total)
            total += len(account.sentences)
        self.shared_pieces: dict[tuple[int, int], list[Piece]] = defaultdict(list)
        for run in self.runs:
            for pair, piece in self._split(run):
                self.shared_pieces[pair].append(piece)

    def matches(self) -> list[Match]:
        """All matches, the first span in the account with the lesser text."""
        pairs = {*candidates(self.statements, self.squares), *self.shared_pieces}
        likenesses = {
            (one, other): likeness(self.statements[one], self.statements[other], self.squares)
            for one, other in sorted(pairs)
        }
        found = []
        for pair, score in agreement(self.statements, likenesses).items():
            match = self._match(pair, likenesses[pair], score)
            if match:
                found.append(match)
        found.extend(self._uncovered(found))
        return found

    def _match(self, pair: tuple[int, int], like: Likeness, score: float) -> Match | None:
        first, second = self.statements[pair[0]], self.statements[pair[1]]
        pieces = self.shared_pieces.get(pair, [])
        long = [piece for piece in pieces if piece.length >= VERBATIM_WORDS]
        if score < PARTIAL_SCORE and not any(piece.length >= LONG_RUN for piece in long):
            return None
        verbatim = [piece for piece in long if self._is_more_than_names(first.account, piece)]
        if verbatim:
            kind, rule = MatchKind.VERBATIM, "shared run"
        elif score >= PARAPHRASE_SCORE:
            kind, rule = MatchKind.PARAPHRASE, "same words"
        else:
            kind, rule = MatchKind.PARTIAL, "shared words"
        spans = self._spans(first, second, like, long)
        match = self._described(kind, score, spans, rule, first.account, second.account)
        evidence = gather(
            (self.accounts[first.account], self.accounts[second.account]),
            (first, second),
            match.spans,
            match.equal,
            like.shared,
            self.squares,
        )
        return replace(match, evidence=evidence)

    def _spans(
        self, first: Statement, second: Statement, like: Likeness, pieces: Iterable[Piece]
    ) -> tuple[tuple[int, int], tuple[int, int]]:
        """The clauses that say the same, widened to hold the shared runs; code points."""
        one, other = grow(first, second, like, self.squares)
        spans = []
        for statement, clauses, runs in (
            (first, one, [piece.first for piece in pieces]),
            (second, other, [piece.second for piece in pieces]),
        ):
            account = self.accounts[statement.account]
            sentence = statement.sentence
            begin, end = sentence.start, sentence.end
            if like.shared:
                if clauses[0] > 0:
                    begin = account.tokens[statement.clauses[clauses[0]]].start
                if clauses[1] < len(statement.clauses):
                    end = account.tokens[statement.clauses[clauses[1]] - 1].end
                if end - begin < LEAST_SPAN:
                    begin, end = sentence.start, sentence.end
            elif runs:
                begin, end = runs[0]
            spans.append(
                (
                    min([begin, *(run[0] for run in runs)]),
                    max([end, *(run[1] for run in runs)]),
                )
            )
        return spans[0], spans[1]

    def _described(
        self,
        kind: MatchKind,
        score: float,
        spans: tuple[tuple[int, int], tuple[int, int]],
        rule: str,
        one: int,
        other: int,
    ) -> Match:
        first, second = self.accounts[one], self.accounts[other]
        left = first.tokens_between(*spans[0])
        right = second.tokens_between(*spans[1])
        equal = tuple(
            (
                Span(
                    first.id,
                    first.tokens[left[a]].start,
                    first.tokens[left[a + length - 1]].end,
                ),
                Span(
                    second.id,
                    second.tokens[right[b]].start,
                    second.tokens[right[b + length - 1]].end,
                ),
            )
            for a, b, length in equal_stretches(
                [first.tokens[index].word for index in left],
                [second.tokens[index].word for index in right],
            )
        )
        whole = Span(first.id, *spans[0]), Span(second.id, *spans[1])
        evidence = (Evidence(EvidenceKind.RUN, whole, 1.0),)
        return Match(kind, round(min(score, 1.0), 4), whole, equal, evidence, rule)

    def _is_more_than_names(self, account: int, piece: Piece) -> bool:
        """Whether a run is long enough to be verbatim, and more than names and titles."""
        text = self.accounts[account].text
        tokens = self.accounts[account].tokens
        inside = self.accounts[account].tokens_between(*piece.first)
        if len(inside) < VERBATIM_WORDS:
            return False
        return len(inside) >= NAMES_ALONE or any(
            text[tokens[index].start].islower()
            and tokens[index].word not in FUNCTION_WORDS
            and tokens[index].word not in ATTRIBUTION
            and tokens[index].word not in TITLES
            for index in inside
        )

    def _split(self, run: SharedRun) -> list[tuple[tuple[int, int], Piece]]:
        """A run cut where a sentence ends in either account; what lies outside is left out."""
        one, other = self.accounts[run.first], self.accounts[run.second]
        left, right = self.pieces[run.first], self.pieces[run.second]
        found = []
        step = 0
        while step < run.length:
            a, b = run.first_piece + step, run.second_piece + step
            i = one.sentence_index(left.starts[a])
            j = other.sentence_index(right.starts[b])
            begin = step
            stop_a = (
                one.sentences[i + 1].start
                if i is not None and i + 1 < len(one.sentences)
                else len(one.text)
            )
            stop_b = (
                other.sentences[j + 1].start
                if j is not None and j + 1 < len(other.sentences)
                else len(other.text)
            )
            while (
                step < run.length
                and left.starts[run.first_piece + step] < stop_a
                and right.starts[run.second_piece + step] < stop_b
            ):
                step += 1
            if i is None or j is None:
                continue
            a_end, b_end = (
                left.ends[run.first_piece + step - 1],
                right.ends[run.second_piece + step - 1],
            )
            if a_end <= one.sentences[i].end and b_end <= other.sentences[j].end:
                pair = (self.offsets[run.first] + i, self.offsets[run.second] + j)
                found.append(
                    (pair, Piece((left.starts[a], a_end), (right.starts[b], b_end), step - begin))
                )
        return found

    def _uncovered(self, found: Sequence[Match]) -> list[Match]:
        """Matches for the long runs that the others leave out, sentence or not."""
        by_pair: dict[tuple[str, str], list[Match]] = defaultdict(list)
        for match in found:
            by_pair[match.spans[0].article, match.spans[1].article].append(match)
        covered: dict[tuple[int, int], tuple[bytearray, bytearray]] = {}
        more = []
        for run in self.runs:
            if run.length < LONG_RUN:
                continue
            one, other = self.accounts[run.first], self.accounts[run.second]
            key = (run.first, run.second)
            if key not in covered:
                covered.clear()  # runs come sorted by their texts: one pair at a time
                marks = bytearray(len(one.text)), bytearray(len(other.text))
                for match in by_pair[one.id, other.id]:
                    for mark, span in zip(marks, match.spans, strict=True):
                        mark[span.start : span.end] = b"\1" * (span.end - span.start)
                covered[key] = marks
            left, right = self.pieces[run.first], self.pieces[run.second]
            spans = (
                (left.starts[run.first_piece], left.ends[run.first_piece + run.length - 1]),
                (right.starts[run.second_piece], right.ends[run.second_piece + run.length - 1]),
            )
            if all(
                mark.count(1, *span) >= 0.9 * (span[1] - span[0])
                for mark, span in zip(covered[key], spans, strict=True)
            ):
                continue
            piece = Piece(spans[0], spans[1], run.length)
            kind = (
                MatchKind.VERBATIM
                if self._is_more_than_names(run.first, piece)
                else MatchKind.PARTIAL
            )
            for mark, span in zip(covered[key], spans, strict=True):
                mark[span[0] : span[1]] = b"\1" * (span[1] - span[0])
            more.append(self._described(kind, 0.5, spans, "shared run", run.first, run.second))
        return more


def _turned(match: Match) -> Match:
    """The match with the lesser article id first."""
    if match.spans[0].article <= match.spans[1].article:
        return match
    return Match(
        match.kind,
        match.score,
        (match.spans[1], match.spans[0]),
        tuple(sorted((second, first) for first, second in match.equal)),
        tuple(
            Evidence(each.kind, (each.spans[1], each.spans[0]), each.weight)
            for each in match.evidence
        ),
        match.rule,
    )
