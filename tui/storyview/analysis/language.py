"""Whether a text is English, the language that the rules for people, quotations and times know.

Told by the share of function words, the oldest and cheapest sign of a language (Ingle, 1976).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from storyview.text.account import Account

FUNCTION_WORDS = frozenset(
    """
    the of and to that for it with his be at by i this are but from have they which one you were
    her she there would their we him been has when who more if out said what up its about into
    than them can only other new some could time these two then first any my now such like our
    made after also did many before must through back years where much your way well down should
    because each just those people mr how too little state good very make world still own work
    long get between both life being never same another know while last might us
    """.split()
)
"""Common English words that are no words of its neighbours: no "in", "was", "a" or "on"."""
LEAST_SHARE = 0.07
"""English prose has .2 to .4, bare lists .1; its neighbours stay under .03."""
FEWEST_WORDS = 40
"""Of a shorter text nothing can be said: it is taken for English."""
MOST_WORDS = 2_000


def is_english(account: Account) -> bool:
    """Whether an article is written in English, as far as its words tell."""
    words = [token.word for token in account.tokens[:MOST_WORDS] if not token.word[0].isdigit()]
    if len(words) < FEWEST_WORDS:
        return 2 * sum(word.isascii() for word in words) >= len(words)
    return sum(word in FUNCTION_WORDS for word in words) >= LEAST_SHARE * len(words)
