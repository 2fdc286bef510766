"""Shared runs of words, laid over the sentences of the two accounts that share them."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from storyview.analysis.terms import (
    ASKED,
    ASKING,
    ATTRIBUTION,
    FUNCTION_WORDS,
    PARTICLES,
    TITLES,
)
from storyview.data import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from storyview.analysis.verbatim import Pieces, SharedRun
    from storyview.text.account import Account

VERBATIM_WORDS = 7
"""A verbatim match shares a run of so many words."""
NAMES_ALONE = 10
"""A run of so many words is more than names and titles, where capitals do not tell names."""
OFFICES = ("titles", "roles")
"""The lists of words that call somebody by office."""
BODIES = frozenset(
    """
    administration agency association authority board bureau cabinet commission committee company
    council court department force government house ministry office parliament party police senate
    service union university
    """.split()
)
"""Words in small letters that name whom an office is held in; of others a run may tell."""
NO_TELLING = TITLES | PARTICLES | BODIES
Stretch = tuple[int, int]
"""Start and end in an article's text, code points."""


class RunPiece(NamedTuple):
    """A shared run, or the part of one that lies in one sentence of each account."""

    first: Stretch
    second: Stretch
    length: int
    """In word pieces."""


def whole_run(run: SharedRun, texts: Sequence[Pieces]) -> RunPiece:
    """A run with its place in both texts."""
    left, right = texts[run.first], texts[run.second]
    return RunPiece(
        (left.starts[run.first_piece], left.ends[run.first_piece + run.length - 1]),
        (right.starts[run.second_piece], right.ends[run.second_piece + run.length - 1]),
        run.length,
    )


def by_sentence(
    run: SharedRun, texts: Sequence[Pieces], accounts: Sequence[Account]
) -> Iterator[tuple[int, int, RunPiece]]:
    """A run cut wherever a sentence ends in either account.

    Yields:
        The index of the sentence in each account, and the piece. What stands in no sentence (code)
        is left out.
    """
    one, other = accounts[run.first], accounts[run.second]
    left, right = texts[run.first], texts[run.second]
    step = 0
    while step < run.length:
        begin = step
        start = left.starts[run.first_piece + begin], right.starts[run.second_piece + begin]
        i, j = one.sentence_index(start[0]), other.sentence_index(start[1])
        limits = _next_sentence(one, i), _next_sentence(other, j)
        while (
            step < run.length
            and left.starts[run.first_piece + step] < limits[0]
            and right.starts[run.second_piece + step] < limits[1]
        ):
            step += 1
        end = left.ends[run.first_piece + step - 1], right.ends[run.second_piece + step - 1]
        if (
            i is not None
            and j is not None
            and end[0] <= one.sentences[i].end
            and end[1] <= other.sentences[j].end
        ):
            yield i, j, RunPiece((start[0], end[0]), (start[1], end[1]), step - begin)


def _next_sentence(account: Account, index: int | None) -> int:
    """Where the sentence after this one begins."""
    after = 0 if index is None else index + 1
    return account.sentences[after].start if after < len(account.sentences) else len(account.text)


def is_verbatim(account: Account, piece: RunPiece, telling: TellingWords) -> bool:
    """Whether a run is long enough to be called verbatim, and more than names and titles.

    Args:
        account: The account of its first text.
        piece: The run.
        telling: The words of that account that tell something.
    """
    inside = account.tokens_between(*piece.first)
    if len(inside) < VERBATIM_WORDS:
        return False
    if telling.stand_between(inside.start, inside.stop):
        return True
    # Where no word of the sentence is in lower case, as in a headline, capitals tell nothing.
    number = account.sentence_index(piece.first[0])
    if len(inside) < NAMES_ALONE or number is None:
        return len(inside) >= NAMES_ALONE
    sentence = account.sentences[number]
    return not telling.stand_between(sentence.first, sentence.last)


class TellingWords:
    """The words of an account that are more than names, titles, offices and what joins them."""

    def __init__(self, account: Account) -> None:
        text, tokens = account.text, account.tokens
        self._places: list[int] = []
        """Indices of tokens."""
        self._ends: list[int] = []
        """The last token that each needs to tell something: "asked" needs its "to"."""
        for place, token in enumerate(tokens):
            word = token.word
            if word in FUNCTION_WORDS or not text[token.start].islower() or word in NO_TELLING:
                continue
            end = place
            if word in ATTRIBUTION:
                near = [each.word for each in tokens[place + 1 : place + 1 + ASKED]]
                if word not in ASKING or "to" not in near:
                    continue
                end += near.index("to") + 1
            if not any(word in words(offices) for offices in OFFICES):
                self._places.append(place)
                self._ends.append(end)

    def stand_between(self, first: int, last: int) -> bool:
        """Whether any stand among the tokens from ``first`` to before ``last``."""
        for number in range(bisect_left(self._places, first), len(self._places)):
            if self._places[number] >= last:
                return False
            if self._ends[number] < last:
                return True
        return False
