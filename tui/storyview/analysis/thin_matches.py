"""Matches that rest on too little: one word, or the office that both sentences call a person by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyview.analysis.findings import EvidenceKind
from storyview.analysis.run_pieces import OFFICES
from storyview.analysis.terms import FUNCTION_WORDS, TITLES
from storyview.data import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storyview.analysis.findings import Evidence, Match
    from storyview.analysis.run_pieces import RunPiece
    from storyview.text.account import Account
    from storyview.text.article import Span


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
