"""The tense of the verb beside a time expression: it tells the coming Tuesday from the last."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from storyview.text.article import BlockKind

if TYPE_CHECKING:
    from storyview.text.account import Account

REACH = 90
"""How many characters before an expression a verb is looked for; after it, two thirds of that."""


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(
        r"(?P<future>\b(?:will|won['’]t|shall|would)\b|['’]ll\b"
        r"|\b(?:scheduled|expected|due|slated|set|planned|plans?|planning|going|hopes?|intends?"
        r"|wants?|vow(?:s|ed)|promised?|likely|ready|about|is|are|was|were) to\b"
        r"|\b(?:scheduled|slated|due|set) (?:for|on)\b|\bto be \w+"
        r"|\b(?:could|may|might|must|should|can)\b(?! have\b)|\bupcoming\b"
        r"|\b(?:adjourned|postponed|delayed|deferred|extended|rescheduled|put off)"
        r" (?:until|till|to)\b)"
        r"|(?P<schedule>\b(?:opens|begins|starts|returns|resumes|closes|expires|reconvenes|departs"
        r"|premieres|airs|concludes|retires|takes (?:effect|office|place|over)"
        r"|comes into (?:force|effect)|convenes|reopens|kicks off|goes (?:to|on|before)|heads to"
        r"|hears|decides|considers|(?:plays|faces|hosts)(?= [A-Z])"
        # Whom somebody meets stands below pictures, where the present tells what was.
        r"|meets(?! (?:(?:with|his|her|their|the|an?)\b|[A-Z])))\b)"
        r"|(?P<speech>\b(?:said|told|says|added|announced|confirmed|reported)\b)"
        r"|(?P<past>\b(?:was|were|had|did|came|went|took|began|got|gave|made|met|left|won|lost|saw"
        r"|held|led|put|ran|sent|spoke|stood|struck|thought|wrote|found|fell|became|broke|brought"
        r"|built|cut|died|drew|drove|fought|grew|hit|kept|knew|laid|let|paid|rose|shot|sold|spent"
        r"|swept|has|have|[a-z]{2,}ed)\b|n['’]t\b)"
    )


def tense_beside(account: Account, start: int, end: int) -> str:
    """The tense of the verb nearest to ``text[start:end]``: "future", "past" or nothing.

    The last verb before the expression in its sentence decides, else the first one after it. A
    verb of saying that has a clause of its own between it and the expression decides nothing.
    """
    number = account.sentence_index(start)
    if number is None:
        return ""
    sentence = account.sentences[number]
    text = account.text
    heading = account.block(sentence).kind in (BlockKind.HEADING, BlockKind.CAPTION)
    before = list(_verbs().finditer(text, max(sentence.start, start - REACH), start))
    if before:
        last = before[-1]
        if last.lastgroup == "speech":
            return "past" if text.count(" ", last.end(), start) <= 3 else ""
        return _tense(last, heading=heading)
    after = _verbs().search(text, end, min(sentence.end, end + REACH * 2 // 3))
    return _tense(after, heading=heading) if after and after.lastgroup != "speech" else ""


def _tense(verb: re.Match[str], *, heading: bool) -> str:
    """What a verb tells: "opens" announces, but in a headline or a caption it reports as often."""
    if verb.lastgroup == "schedule":
        return "" if heading else "future"
    return verb.lastgroup or ""
