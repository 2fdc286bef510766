"""Where the clauses of a sentence begin: the stretches that can each tell one fact.

Cut at punctuation and at the words that open a clause. Nothing is parsed: a clause that is cut a
little too short or too long still compares well.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storyview.text.account import Account, Sentence

BREAK = re.compile(r"[,;:()\[\]—–“”\"…]|\s-+\s|\.\.\.")
"""What parts two clauses when it stands between two words."""
OPENERS = frozenset(
    """
    and but or nor yet so that which who whom whose where when while after before because since
    although though if unless until as whether despite amid
    """.split()
)
"""Words that open a clause."""
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
        token = tokens[index]
        if token.word in OPENERS or BREAK.search(text, tokens[index - 1].end, token.start):
            starts.append(index)
            since = inside
            if len(starts) == MOST:
                break
    return starts
