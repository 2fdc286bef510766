"""The lede: the first sentence of an article's text, which tells what is new in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyview.text.article import BlockKind

if TYPE_CHECKING:
    from storyview.text.account import Account

REACH = 5
"""The lede is among so many first sentences, the headline and the lines below it included."""
LEAST = 6
"""A lede has at least so many words."""


def find_lede(account: Account) -> int | None:
    """The index of the lede in ``Account.sentences``; nothing where an article has none.

    >>> from storyview.text.account import read
    >>> from storyview.text.article import Article, Block
    >>> text = "The old bridge at Mostar was closed on Friday."
    >>> find_lede(read(Article("a", text, (Block(BlockKind.PARAGRAPH, 0, len(text)),))))
    0
    """
    for number, sentence in enumerate(account.sentences[:REACH]):
        kind = account.block(sentence).kind
        if kind is BlockKind.PARAGRAPH and sentence.last - sentence.first >= LEAST:
            return number
    return None
