"""Outcomes of which only one can be true: confirmed or denied, convicted or acquitted."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from storyview.analysis.counting_words import STOP
from storyview.analysis.findings import Conflict, ConflictKind, Match, MatchKind
from storyview.text.article import Span
from storyview.text.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from storyview.text.account import Account
    from storyview.text.tokens import Token


class Outcome(NamedTuple):
    """Two things of which only one can have happened, as regular expressions of their words."""

    name: str
    one: str
    other: str
    triggers: frozenset[str]
    """Words without one of which neither is told; no pattern is compiled for such passages."""
    of_subject: bool = True
    """Whether the nearest content word before both must be the same: to whom it happened."""


OUTCOMES = (
    Outcome(
        "resigned or not",
        r"(?:has |had |have )?resigned|stepped down|quit",
        r"(?:refus\w+|declin\w+) to (?:resign|step down|quit)|did not resign"
        r"|(?:has|had) not resigned|will not (?:resign|step down)|remains? in office",
        frozenset("resigned stepped quit resign step office".split()),
    ),
    Outcome(
        "confirmed or denied",
        r"confirmed|acknowledged|admitted",
        r"denied|denies",
        frozenset("confirmed acknowledged admitted denied denies".split()),
    ),
    Outcome(
        "dead or alive",
        r"died|(?:was|were) killed|(?:is|was) dead|found dead|pronounced dead",
        r"survived|(?:is|was|were|found|still) alive",
        frozenset("died killed dead survived alive".split()),
    ),
    Outcome(
        "guilty or not",
        r"(?:was |were )?(?:convicted|found guilty)|pleaded guilty",
        r"(?:was |were )?(?:acquitted|cleared|found not guilty)|pleaded not guilty",
        frozenset("convicted guilty acquitted cleared".split()),
    ),
    Outcome(
        "passed or failed",
        r"approved|passed|adopted|accepted|upheld|ratified",
        r"rejected|voted down|turned down|struck down|vetoed|overturned",
        frozenset(
            """approved passed adopted accepted upheld ratified rejected
            voted turned struck vetoed overturned""".split()
        ),
        of_subject=False,
    ),
    Outcome(
        "up or down",
        r"rose|climbed|increased|grew|gained",
        r"fell|dropped|declined|decreased|shrank|slipped",
        frozenset(
            """rose climbed increased grew gained fell dropped
            declined decreased shrank slipped""".split()
        ),
    ),
    Outcome(
        "won or lost",
        r"won",
        r"lost",
        frozenset("won lost".split()),
    ),
    Outcome(
        "open or closed",
        r"(?:re)?opened|(?:is|are|was|were|remain(?:s|ed)?|stay(?:s|ed)?) open",
        r"closed|shut(?: down)?",
        frozenset("opened reopened open closed shut".split()),
    ),
    Outcome(
        "released or held",
        r"(?:was |were )?(?:released|freed)",
        r"(?:is|was|are|were|remain(?:s|ed)?) (?:still )?(?:in custody|held|detained|jailed)",
        frozenset("released freed custody held detained jailed".split()),
    ),
)
NEGATED = pattern(
    r"(?:\b(?:not|never|no longer|nobody|without|if|unless|would|could|might|may|whether|should"
    r"|will|asked|urged|told|wants?|wanted|threat\w+|to)|n[’']t)\s+(?:\w+\s+)?$",
    re.I,
)
"""Words before an outcome that take it back: it did not happen, or has not yet."""
STRONG = 0.5
"""Only matches with at least this score are compared for outcomes."""
IN_COMMON = 0.6
"""How much of the shorter passage's wording around the outcomes must be the other's, too."""
AROUND = 7
"""How many words before and behind an outcome tell what it is about."""


@cache
def _patterns(outcome: Outcome) -> tuple[re.Pattern[str], re.Pattern[str]]:
    def words(expression: str) -> re.Pattern[str]:
        return pattern(rf"\b(?:{expression})\b", re.IGNORECASE)

    return words(outcome.one), words(outcome.other)


def status_conflicts(
    accounts: Mapping[str, Account], matches: Sequence[Match]
) -> Iterator[Conflict]:
    """Find passages that say the same of the same, but for the outcome."""
    triggers = {article: _Triggers(account) for article, account in accounts.items()}
    for match in matches:
        if match.score < STRONG or match.kind is MatchKind.PARTIAL:
            continue
        first, second = match.spans
        if not (here := triggers[first.article].between(first.start, first.end)):
            continue
        if not (there := triggers[second.article].between(second.start, second.end)):
            continue
        for outcome in OUTCOMES:
            if outcome.triggers.isdisjoint(here) or outcome.triggers.isdisjoint(there):
                continue
            one, other = _patterns(outcome)
            ones = [_told(accounts, one, span) for span in match.spans]
            if bool(ones[0]) == bool(ones[1]):
                continue
            others = [_told(accounts, other, span) for span in match.spans]
            if ones[0] and others[1] and not ones[1] and not others[0]:
                spans = (ones[0], others[1])
            elif ones[1] and others[0] and not ones[0] and not others[1]:
                spans = (others[0], ones[1])
            else:
                continue
            if _about_the_same(accounts, spans, outcome.of_subject):
                yield Conflict(ConflictKind.STATUS, tuple(sorted(spans)), outcome.name)


EVERY_TRIGGER = frozenset[str]().union(*(outcome.triggers for outcome in OUTCOMES))


class _Triggers:
    """The words of an article without which no outcome is told."""

    def __init__(self, account: Account) -> None:
        told = [token for token in account.tokens if token.word in EVERY_TRIGGER]
        self._starts = [token.start for token in told]
        self._words = [token.word for token in told]

    def between(self, start: int, end: int) -> list[str]:
        """Those of a passage."""
        first = bisect_left(self._starts, start)
        return self._words[first : bisect_left(self._starts, end, first)]


def _told(accounts: Mapping[str, Account], pattern: re.Pattern[str], passage: Span) -> Span | None:
    text = accounts[passage.article].text
    for found in pattern.finditer(text, passage.start, passage.end):
        before = text[max(passage.start, found.start() - 30) : found.start()]
        if not NEGATED.search(before):
            return Span(passage.article, found.start(), found.end())
    return None


def _about_the_same(
    accounts: Mapping[str, Account], outcomes: tuple[Span, Span], of_subject: bool
) -> bool:
    around = [_around(accounts[span.article], span) for span in outcomes]
    befores, behinds = zip(*around, strict=True)
    if of_subject and (befores[0][-1:] != befores[1][-1:] or not befores[0]):
        return False
    first, second = ({*before, *behind} for before, behind in zip(befores, behinds, strict=True))
    fewer = min(len(first), len(second))
    return len(first & second) >= max(2, IN_COMMON * fewer)


def _around(account: Account, outcome: Span) -> tuple[list[str], list[str]]:
    """Stems of the content words before an outcome, and of those behind it."""
    index = account.sentence_index(outcome.start)
    if index is None:
        return [], []
    sentence = account.sentences[index]
    inside = account.tokens_between(outcome.start, outcome.end)
    before = account.tokens[max(sentence.first, inside.start - AROUND) : inside.start]
    behind = account.tokens[inside.stop : min(sentence.last, inside.stop + AROUND)]
    return _content(before), _content(behind)


def _content(tokens: Sequence[Token]) -> list[str]:
    return [token.stem for token in tokens if token.word not in STOP and len(token.word) > 2]
