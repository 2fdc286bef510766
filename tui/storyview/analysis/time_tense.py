"""Whether the verb beside a time expression speaks of the future."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from storyview.text.account import Account

REACH = 90
"""How many characters before an expression a verb is looked for; after it, two thirds of that."""


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(
        r"(?P<future>\b(?:will|won['’]t|shall|would)\b|['’]ll\b"
        r"|\b(?:scheduled|expected|due|slated|set|planned|plans?|planning|going|hopes?|intends?|wants?"
        r"|vow(?:s|ed)|promised?|likely|ready|about|is|are|was|were) to\b"
        r"|\b(?:scheduled|slated|due|set) (?:for|on)\b|\bto be \w+|\bcan be\b|\bmay be\b|\bupcoming\b)"
        r"|(?P<past>\b(?:was|were|had|did|said|told|came|went|took|began|got|gave|made|met|left|won"
        r"|lost|saw|held|led|put|ran|sent|spoke|stood|struck|thought|wrote|found|fell|became|broke"
        r"|brought|built|cut|died|drew|drove|fought|grew|hit|kept|knew|laid|let|paid|rose|shot|sold"
        r"|spent|swept|has|have|n['’]t|[a-z]{2,}ed)\b)",
    )


def speaks_of_future(account: Account, start: int, end: int) -> bool:
    """Whether the verb nearest to ``text[start:end]`` in its sentence speaks of the future.

    The last verb before the expression decides, else the first one after it; without a verb it
    is taken for the past, as most of what news tells is.
    """
    number = account.sentence_index(start)
    if number is None:
        return False
    sentence = account.sentences[number]
    last = None
    for last in _verbs().finditer(account.text, max(sentence.start, start - REACH), start):
        pass
    if last is None:
        last = _verbs().search(account.text, end, min(sentence.end, end + REACH * 2 // 3))
    return last is not None and last.lastgroup == "future"
