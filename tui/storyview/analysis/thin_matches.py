"""Matches that rest on too little: one word, or the office that both sentences call a person by."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from storyview.analysis.findings import EvidenceKind
from storyview.analysis.placed import Placed
from storyview.analysis.run_pieces import OFFICES
from storyview.analysis.terms import FUNCTION_WORDS, TITLES
from storyview.data import words
from storyview.text.article import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storyview.analysis.findings import Evidence, Match, Quotation
    from storyview.analysis.likeness import Statement
    from storyview.analysis.run_pieces import RunPiece
    from storyview.text.account import Account

GAPS = frozenset((" ", ". "))
"""What parts a title from the name behind it."""
LONGEST = 5
"""Words that name a speaker, at most, for them to tell nothing else."""
FARTHEST = 24
"""Code points between a speaker and the verb of speech, at most, for the two to be one stretch."""


class Teller(NamedTuple):
    """Who says something, with the title before the name and the verb of speech."""

    span: Span


def tellers(accounts: Sequence[Account], quotations: Sequence[Quotation]) -> Placed[Teller]:
    """The words that tell who says something, of all quotations."""
    by_id = {account.id: account for account in accounts}
    found = set()
    for quotation in quotations:
        named, cue = quotation.speaker_span, quotation.cue
        if named is None or cue is None or named.article not in by_id:
            continue
        account = by_id[named.article]
        if len(account.tokens_between(named.start, named.end)) > LONGEST:
            continue  # "a distress call from sailors on the ship" tells more than who
        start, end = min(named.start, cue.start), max(named.end, cue.end)
        if end - start > FARTHEST + (named.end - named.start):
            start, end = named.start, named.end
        if start == named.start:
            start = _with_title(account, start)
        found.add(Span(account.id, start, end))
    return Placed(map(Teller, sorted(found)))


def _with_title(account: Account, start: int) -> int:
    """Where the words with capitals before a name begin: "Police Const. Ana Ruiz"."""
    number = account.sentence_index(start)
    if number is None:
        return start
    first = account.sentences[number].first
    at = account.tokens_between(start, start + 1).start
    tokens, text = account.tokens, account.text
    while at > first and text[tokens[at - 1].end : start] in GAPS:
        if not text[tokens[at - 1].start].isupper():
            break
        at -= 1
        start = tokens[at].start
    return start


def only_teller(
    account: Account, statement: Statement, shared: Sequence[str], told: Placed[Teller]
) -> bool:
    """Whether all that a statement shares with another is who says it.

    Args:
        account: The account of the statement.
        statement: The statement.
        shared: The terms that it shares.
        told: Who says something in the accounts.
    """
    sentence = statement.sentence
    here = told.overlapping(Span(account.id, sentence.start, sentence.end))
    keys = frozenset(shared) if here else ()
    return bool(keys) and all(
        any(each.span.start <= start and end <= each.span.end for each in here)
        for start, end in (
            (account.tokens[term.first].start, account.tokens[term.last - 1].end)
            for term in statement.terms
            if term.key in keys
        )
    )


def is_thin(match: Match, one: Account, other: Account) -> bool:
    """Whether nothing but one word, no name, number or day, speaks for a match.

    Words that are an office, alone or with the name of its holder, speak for none: whoever holds
    it does more than one thing.

    Args:
        match: The match.
        one: The account of its first span.
        other: The account of its second span.
    """
    words_that_speak = 0
    for each in match.evidence:
        if _is_office(one, each.spans[0]) or _is_office(other, each.spans[1]):
            continue
        words_that_speak += 1
        if each.kind is not EvidenceKind.WORD or words_that_speak > 1:
            return False
    return bool(match.evidence)


def _is_office(account: Account, span: Span) -> bool:
    """Whether some words are a title of several words, with a name or without."""
    inside = account.tokens_between(span.start, span.end)
    if len(inside) < 2:
        return False
    tokens = account.tokens[inside.start : inside.stop]
    titled = any(token.word in TITLES or token.word in words("titles") for token in tokens)
    return titled and all(
        account.text[token.start].isupper()
        or token.word in FUNCTION_WORDS
        or any(token.word in words(named) for named in (*OFFICES, "organisation-words"))
        for token in tokens
    )


def lies_in(evidence: Sequence[Evidence], pieces: Sequence[RunPiece]) -> bool:
    """Whether all evidence lies in some shared runs."""
    return bool(pieces) and all(
        any(
            piece.first[0] <= each.spans[0].start and each.spans[0].end <= piece.first[1]
            for piece in pieces
        )
        for each in evidence
    )
