"""Where the clauses of a sentence begin: the stretches that can each tell one fact.

Cut at punctuation and at the words that open a clause. Nothing is parsed: a clause that is cut a
little too short or too long still compares well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyview.text.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storyview.text.account import Account, Sentence
    from storyview.text.tokens import Token

BREAKS = frozenset(',;:()[]—–“”"…')
"""Marks that part two clauses when they stand between two words."""
HYPHENS = pattern(r"\s-+\s")
OPENERS = frozenset(
    """
    and but or nor yet so that which who whom whose where when while after before because since
    although though if unless until as whether despite amid
    """.split()
)
"""Words that open a clause."""
RELATIVE = frozenset("which whom whose".split())
PREPOSITIONS = frozenset(
    "in of to for at on by with from under over about among after before during through".split()
)
"""Words that go with the relative pronoun behind them: "the months in which"."""
NO_OPENER = frozenset(("as well", "as far", "as of", "so far", "that is"))
"""An opener and the word behind it that open no clause together."""
LEAST = 3
"""A clause has at least so many words that are compared; a shorter one joins its neighbour."""
MOST = 48
"""A sentence has at most so many clauses; what lies behind them joins the last."""


def clause_starts(account: Account, sentence: Sentence, counted: Sequence[int]) -> list[int]:
    """Where the clauses of a sentence begin.

    Args:
        account: The article.
        sentence: One of its sentences.
        counted: The indices into ``Account.tokens`` of the words that are compared, in order.

    Returns:
        Indices of tokens, ascending; the first is the sentence's first token.
    """
    text, tokens = account.text, account.tokens
    starts = [sentence.first]
    inside = since = 0
    total = len(counted)
    for index in range(sentence.first + 1, sentence.last):
        while inside < total and counted[inside] < index:
            inside += 1
        if inside - since < LEAST or total - inside < LEAST:
            continue
        if _opens(text, tokens, index, sentence.last):
            starts.append(index - _leans_back(text, tokens, index, starts[-1]))
            since = inside
            if len(starts) == MOST:
                break
    return starts


def _opens(text: str, tokens: Sequence[Token], index: int, last: int) -> bool:
    """Whether a clause may begin at a token, or one token before it."""
    token, before = tokens[index], tokens[index - 1]
    follower = tokens[index + 1] if index + 1 < last else None
    gap = text[before.end : token.start]
    if gap != " " and _parts(gap):
        # "Lima, Peru, where", "May 9, 2022": the comma stands inside a name or a date.
        one_name = (
            text[token.start].isupper()
            and text[before.start].isupper()
            and text[token.end : token.end + 1] in (",", ".")
        ) or (text[token.start].isdigit() and text[before.start].isdigit())
        return not (one_name and gap.strip(". ") == ",")
    if token.word not in OPENERS or follower is None:
        return token.word in OPENERS
    if token.word in ("and", "or"):
        # "Customs and Border Protection": a name, or two people in one breath
        return not (
            text[before.start].isupper()
            and text[follower.start].isupper()
            and text[before.end : follower.start].strip() == token.word
        )
    return f"{token.word} {follower.word}" not in NO_OPENER


def _parts(gap: str) -> bool:
    """Whether what stands between two words parts two clauses."""
    if not BREAKS.isdisjoint(gap) or "..." in gap:
        return True
    return "-" in gap and HYPHENS.search(gap) is not None


def _leans_back(text: str, tokens: Sequence[Token], index: int, least: int) -> int:
    """1 when the word before a relative pronoun goes with it, else 0."""
    return int(
        tokens[index].word in RELATIVE
        and index - 1 > least
        and tokens[index - 1].word in PREPOSITIONS
        and text[tokens[index - 1].end : tokens[index].start].isspace()
    )
