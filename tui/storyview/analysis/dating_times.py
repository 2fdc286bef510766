"""Which times date what is told beside them, and which only name, bound or compare."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from storyview.text.patterns import pattern

if TYPE_CHECKING:
    from storyview.analysis.findings import TimeExpression
    from storyview.text.account import Account


def dates_something(account: Account, time: TimeExpression) -> bool:
    """Whether a time says when something happened."""
    return not (_is_name(account, time) or _only_limits(account, time) or _is_state(account, time))


@cache
def past_verb() -> re.Pattern[str]:
    """A verb that tells that something happened."""
    return re.compile(
        r"\b(?:was|were|had|did|said|told|came|went|took|began|got|gave|made|met|left|won|lost|saw"
        r"|held|led|put|ran|sent|spoke|stood|struck|wrote|found|fell|became|broke|brought|built"
        r"|cut|died|drew|fought|kept|paid|rose|shot|sold|swept|has|have"
        r"|(?!need|speed|indeed|hundred|red\b)[a-z]{2,}ed|says)\b"
    )


def _is_name(account: Account, time: TimeExpression) -> bool:
    """Whether a year only tells one thing from another ("Expo 2005", "the 1991 agreement")."""
    if len(time.value) != 4 or time.span.end - time.span.start != 4:
        return False
    before = account.text[max(0, time.span.start - 30) : time.span.start]
    if not before.endswith(" ") or before[-2:].isspace():
        return False
    word = before.split()[-1]
    if word.lower() in ATTRIBUTIVE or word.lower().endswith(POSSESSIVE):
        after = account.text[time.span.end : time.span.end + 2]
        return after[:1] == " " and "a" <= after[1:] <= "z"
    return word[:1].isupper() and word.lower() not in LEADING


ATTRIBUTIVE = frozenset("the a an its their his her our whose".split())
POSSESSIVE = ("'", "’", "'s", "’s")
LEADING = frozenset("in since by until from to of for during the this early late mid".split())


PERIOD_TO = pattern(
    r"\b(?:months?|weeks?|years?|quarter|period|half|days) (?:to|ended|ending|through|up to|until)"
    r"(?: on| the)? $"
)
"""What makes a day the end of a stretch: "the nine months ended Sept. 30"."""
PERIOD_ENDS = tuple(
    f"{verb} {article}"
    for verb in ("to", "ended", "ending", "through", "until")
    for article in ("", "on ", "the ")
)
"""What that ends with."""


def _only_limits(account: Account, time: TimeExpression) -> bool:
    """Whether a time only bounds a comparison or a stretch: "the first chief since 2019"."""
    before = account.text[max(0, time.span.start - 160) : time.span.start]
    if before.endswith(PERIOD_ENDS) and PERIOD_TO.search(before):
        return True
    if not before.lower().endswith("since "):
        return False
    number = account.sentence_index(time.span.start)
    if number is not None:
        start = max(account.sentences[number].start, time.span.start - 160)
        before = account.text[start : time.span.start]
    return not re.search(r"\b(?:has|have|had|been)\b", before)


STATE = pattern(
    r"\b(?:is|are|am|remains?|lives?|works?|serves?|heads?|runs?|leads?|owns?|teaches)\b"
    r"(?! (?:[a-z]+ly )?(?:to|due|set|likely|[a-z]+ing|[a-z]+ed)\b)"
)


def _is_state(account: Account, time: TimeExpression) -> bool:
    """Whether "today" only says how things stand: "today he is mayor", not "the vote is today"."""
    text = account.text
    if text[time.span.start : time.span.end].lower() != "today":
        return False
    number = account.sentence_index(time.span.start)
    if number is None or text.startswith(" is ", time.span.end):
        return False
    sentence = account.sentences[number]
    if re.search(r"\b(?:is|are|comes) $", text[max(0, time.span.start - 6) : time.span.start]):
        return False
    told = text[sentence.start : sentence.end]
    return "will " not in told and bool(STATE.search(told)) and not past_verb().search(told)
