"""Conflicts: where two sources give a different number, day, speaker or outcome for one thing.

Only passages that match are compared, and a doubt is no conflict: false alarms cost trust. Neither
source is called wrong. Different spellings of a name are left to the people panel: no rule for
them was precise enough.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from storyview.analysis.findings import (
    Conflict,
    ConflictKind,
    Figure,
    Match,
    MatchKind,
    Quotation,
    QuotationKind,
    TimeBasis,
    TimeExpression,
)
from storyview.analysis.numbers import Number, grain_of
from storyview.analysis.quantities import Quantity, agree, quantities_at
from storyview.text.article import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from storyview.text.account import Account

GROWING = re.compile(
    r"\b(?:dead|deaths?|died|killed|killing|toll|fatalities|injur\w+|wounded|missing|arrest\w*|cases"
    r"|infect\w+|evacuat\w+|displaced|rescued|bodies|hospitali[sz]ed)\b",
    re.I,
)
"""What is counted on for days: a later and larger number is news, not another account."""


LONGEST_TALLY = 12
"""From where one side of a tally begins to where the other does, in code points."""


def find_conflicts(
    accounts: Sequence[Account],
    figures: Sequence[Figure],
    times: Sequence[TimeExpression],
    quotations: Sequence[Quotation],
    matches: Sequence[Match],
) -> tuple[Conflict, ...]:
    """Find what two sources give differently.

    Args:
        accounts: The articles of a story.
        figures: Their figures, ``same_as`` telling which count the same thing.
        times: Their time expressions.
        quotations: Their quotations, ``same_as`` telling which are one utterance.
        matches: Their matches; figures, times and outcomes are compared inside them only.

    Returns:
        By the first span, then by kind; a pair of spans once.
    """
    by_id = {account.id: account for account in accounts}
    found: dict[tuple[Span, ...], Conflict] = {}
    for conflict in (
        *_number_conflicts(by_id, figures, matches),
        *_date_conflicts(by_id, times, figures, matches),
        *_speaker_conflicts(by_id, quotations),
        *_status_conflicts(by_id, matches),
    ):
        found.setdefault(conflict.spans, conflict)
    return tuple(sorted(found.values(), key=lambda c: (c.spans, c.kind)))


def _inside(findings: Sequence[Figure] | Sequence[TimeExpression], span: Span) -> list[int]:
    """The indices of findings, sorted by span, that lie inside a passage."""
    spans = [finding.span for finding in findings]
    inside = []
    for index in range(bisect_left(spans, Span(span.article, span.start, 0)), len(spans)):
        if spans[index].article != span.article or spans[index].start >= span.end:
            break
        if spans[index].end <= span.end:
            inside.append(index)
    return inside


def _number_conflicts(
    accounts: Mapping[str, Account], figures: Sequence[Figure], matches: Sequence[Match]
) -> Iterator[Conflict]:
    linked = sorted((figure for figure in figures if figure.same_as), key=lambda f: f.span)
    told: dict[tuple[str, str], list[Quantity]] = {}
    quantities = {figure.span: _quantity(accounts, figure) for figure in linked}
    for figure in linked:
        told.setdefault((figure.span.article, figure.same_as or ""), []).append(
            quantities[figure.span]
        )
    for match in matches:
        here, there = ([linked[index] for index in _inside(linked, span)] for span in match.spans)
        for one in here:
            for other in there:
                if one.same_as != other.same_as:
                    continue
                # an article that gives both numbers tells two things, not another account
                if any(
                    agree(a, b)
                    for a in told[one.span.article, one.same_as or ""]
                    for b in told[other.span.article, one.same_as or ""]
                ):
                    continue
                if _has_gone_on(accounts, one, other, match):
                    continue
                yield Conflict(ConflictKind.NUMBER, tuple(sorted((one.span, other.span))), one.rule)


def _quantity(accounts: Mapping[str, Account], figure: Figure) -> Quantity:
    """The figure's quantity, read again for what it is rounded to."""
    account, span = accounts[figure.span.article], figure.span
    index = account.sentence_index(span.start)
    if index is not None:
        sentence = account.sentences[index]
        for at in account.tokens_between(span.start, span.end):
            start = account.tokens[at].start
            for quantity in quantities_at(account.text, start, sentence.start, sentence.end):
                if (quantity.start, quantity.end) == (span.start, span.end):
                    return quantity._replace(rule=figure.rule)
    value = figure.high if figure.low is None else figure.low
    number = Number(span.start, span.end, value or 0.0, figure.high, grain_of(value or 0.0))
    return Quantity(
        span.start,
        span.end,
        figure.low,
        figure.high,
        figure.approximate,
        figure.unit,
        number.grain,
        number,
        rule=figure.rule,
    )


def _words(figure: Figure, figures: Sequence[Figure]) -> Span:
    """The figure's words; for one side of a tally, both sides."""
    if not figure.rule.startswith("tally"):
        return figure.span
    both = [
        other.span
        for other in figures
        if other.rule.startswith("tally")
        and other.span.article == figure.span.article
        and abs(other.span.start - figure.span.start) < LONGEST_TALLY
    ]
    return Span(
        figure.span.article, min(span.start for span in both), max(span.end for span in both)
    )


def _has_gone_on(accounts: Mapping[str, Account], one: Figure, other: Figure, match: Match) -> bool:
    """Whether a growing number is larger in the article that was published later."""
    first, second = (accounts[figure.span.article].article.published for figure in (one, other))
    if first is None or second is None or first == second:
        return False
    if not any(GROWING.search(accounts[s.article].text, s.start, s.end) for s in match.spans):
        return False
    early, late = (one, other) if first < second else (other, one)
    return (early.high or early.low or 0) < (late.low or late.high or 0)


SAYING = re.compile(
    r"\b(?:said|says|told|tell|announced|reported|reports|statement|interview|wrote|tweeted|added"
    r"|according|spokes\w+|published|updated|release|called)\b",
    re.I,
)
NEAR = 30
"""How many code points around a time expression are searched for a verb of saying."""


def _date_conflicts(
    accounts: Mapping[str, Account],
    times: Sequence[TimeExpression],
    figures: Sequence[Figure],
    matches: Sequence[Match],
) -> Iterator[Conflict]:
    figures = sorted(figures, key=lambda figure: figure.span)
    placed = sorted((time for time in times if time.begin and time.end), key=lambda t: t.span)
    for match in matches:
        if match.kind is MatchKind.PARTIAL:
            continue
        here, there = ([placed[i] for i in _inside(placed, span)] for span in match.spans)
        # with two days in a passage nothing tells which of them dates what
        if len(here) != 1 or len(there) != 1:
            continue
        if _other_numbers(figures, match):
            continue
        one, other = here[0], there[0]
        if _days_differ(one, other) and not any(
            _dates_the_report(accounts, t) or _is_a_bound(accounts, t) for t in (one, other)
        ):
            yield Conflict(
                ConflictKind.DATE, tuple(sorted((one.span, other.span))), "disjoint days"
            )


def _other_numbers(figures: Sequence[Figure], match: Match) -> bool:
    """Whether both passages give numbers and none is of the same thing: they tell two events."""
    here, there = ([figures[i] for i in _inside(figures, span)] for span in match.spans)
    names = {figure.same_as for figure in here if figure.same_as}
    return bool(here and there) and names.isdisjoint(figure.same_as for figure in there)


def _days_differ(one: TimeExpression, other: TimeExpression) -> bool:
    if TimeBasis.ANCHOR in (one.basis, other.basis):
        return False
    assert one.begin and one.end and other.begin and other.end
    if one.begin <= other.end and other.begin <= one.end:
        return False
    gap = min(abs((one.begin - other.end).days), abs((other.begin - one.end).days))
    # the night between two days belongs to both, and so does an hour in another time zone
    by_hour = "T" in one.value or "T" in other.value
    return gap > 1 or not by_hour


BOUND = re.compile(
    r"\b(?:by|as of|until|till|since|before|after|from|through)\s+"
    r"(?:(?:late|early|the|last|this)\s+)?$",
    re.I,
)


def _is_a_bound(accounts: Mapping[str, Account], time: TimeExpression) -> bool:
    """Whether something had happened by then, which is no day of its own."""
    text = accounts[time.span.article].text
    return bool(BOUND.search(text, max(0, time.span.start - 20), time.span.start))


def _dates_the_report(accounts: Mapping[str, Account], time: TimeExpression) -> bool:
    account = accounts[time.span.article]
    index = account.sentence_index(time.span.start)
    if index is None:
        return False
    sentence = account.sentences[index]
    start = max(sentence.start, time.span.start - NEAR)
    end = min(sentence.end, time.span.end + NEAR)
    return bool(SAYING.search(account.text, start, end))


NO_PERSON = frozenset(
    """council department police house ministry office union agency company association committee
    court board times post journal news press spokesperson spokesman spokeswoman officials official
    government administration party university service army military force forces bank group
    commission authority authorities team club""".split()
)
PRONOUNS = frozenset("he she they i we who it".split())


def _speaker_conflicts(
    accounts: Mapping[str, Account], quotations: Sequence[Quotation]
) -> Iterator[Conflict]:
    groups: dict[str, list[Quotation]] = {}
    for quotation in quotations:
        if quotation.same_as and quotation.speaker and quotation.kind is not QuotationKind.INDIRECT:
            groups.setdefault(quotation.same_as, []).append(quotation)
    for _, group in sorted(groups.items()):
        group = sorted(group, key=lambda quotation: quotation.span)
        for index, one in enumerate(group):
            for other in group[index + 1 :]:
                if one.span.article != other.span.article and _two_people(accounts, one, other):
                    yield Conflict(
                        ConflictKind.SPEAKER,
                        (_speaker_place(one), _speaker_place(other)),
                        "one utterance, two speakers",
                    )


def _two_people(accounts: Mapping[str, Account], one: Quotation, other: Quotation) -> bool:
    names = []
    for quotation in (one, other):
        words = (quotation.speaker or "").replace("’", "'").split()
        plain = [word.strip(".,'").casefold() for word in words]
        if not words or not all(word[:1].isupper() for word in (words[0], words[-1])):
            return False
        if not NO_PERSON.isdisjoint(plain):
            return False
        span = quotation.speaker_span
        if span and accounts[span.article].article.quote(span).casefold() in PRONOUNS:
            return False
        names.append({word for word in plain if len(word) > 1})
    return names[0].isdisjoint(names[1])


def _speaker_place(quotation: Quotation) -> Span:
    return quotation.speaker_span or quotation.span


class Outcome(NamedTuple):
    """Two things of which only one can have happened."""

    name: str
    one: re.Pattern[str]
    other: re.Pattern[str]


def _outcome(name: str, one: str, other: str) -> Outcome:
    return Outcome(name, re.compile(rf"\b(?:{one})\b", re.I), re.compile(rf"\b(?:{other})\b", re.I))


OUTCOMES = (
    _outcome(
        "resigned or not",
        r"(?:has |had |have )?resigned|stepped down|quit",
        r"(?:refus\w+|declin\w+) to (?:resign|step down|quit)|did not resign"
        r"|(?:has|had) not resigned|will not (?:resign|step down)|remains? in office",
    ),
    _outcome(
        "confirmed or denied",
        r"(?:has |had |have )?(?:confirmed|acknowledged|admitted)",
        r"(?:has |had |have )?denied|denies",
    ),
    _outcome(
        "dead or alive",
        r"died|was killed|were killed|is dead|was dead|found dead|was pronounced dead",
        r"survived|is alive|was alive|were alive|found alive|still alive",
    ),
    _outcome(
        "guilty or not",
        r"(?:was |were )?(?:convicted|found guilty)|pleaded guilty",
        r"(?:was |were )?(?:acquitted|cleared|found not guilty)|pleaded not guilty",
    ),
    _outcome(
        "passed or failed",
        r"approved|passed|adopted|accepted|upheld|ratified",
        r"rejected|voted down|turned down|struck down|vetoed|overturned|defeated",
    ),
    _outcome(
        "up or down",
        r"rose|climbed|increased|grew|jumped|gained",
        r"fell|dropped|declined|decreased|shrank|slipped",
    ),
    _outcome("won or lost", r"won|defeated|beat", r"lost"),
    _outcome(
        "open or closed",
        r"(?:re)?opened|(?:is|are|was|were|remained|remains|stays|stayed) open",
        r"closed|shut(?: down)?",
    ),
    _outcome(
        "released or held",
        r"(?:was |were )?(?:released|freed)",
        r"(?:is|was|are|were|remains?|remained) (?:still )?(?:in custody|held|detained|jailed)",
    ),
)
NEGATED = re.compile(
    r"(?:\b(?:not|never|no longer|nobody|without|if|unless|would|could|might|may|whether|should"
    r"|asked|urged|told|wants?|wanted|threat\w+|to)|n[’']t)\s+(?:\w+\s+)?$",
    re.I,
)
"""Words before an outcome that take it back: it did not happen, or has not yet."""
STRONG = 0.5
"""Only matches with at least this score are compared for outcomes."""


def _status_conflicts(
    accounts: Mapping[str, Account], matches: Sequence[Match]
) -> Iterator[Conflict]:
    for match in matches:
        if match.kind is MatchKind.PARTIAL or match.score < STRONG:
            continue
        first, second = match.spans
        for outcome in OUTCOMES:
            ones = [_told(accounts, outcome.one, span) for span in (first, second)]
            others = [_told(accounts, outcome.other, span) for span in (first, second)]
            if ones[0] and others[1] and not ones[1] and not others[0]:
                spans = (ones[0][0], others[1][0])
            elif ones[1] and others[0] and not ones[0] and not others[1]:
                spans = (others[0][0], ones[1][0])
            else:
                continue
            if _same_subject(accounts, spans):
                yield Conflict(ConflictKind.STATUS, tuple(sorted(spans)), outcome.name)


def _told(accounts: Mapping[str, Account], pattern: re.Pattern[str], passage: Span) -> list[Span]:
    text = accounts[passage.article].text
    return [
        Span(passage.article, found.start(), found.end())
        for found in pattern.finditer(text, passage.start, passage.end)
        if not NEGATED.search(text, max(passage.start, found.start() - 30), found.start())
    ]


def _same_subject(accounts: Mapping[str, Account], spans: tuple[Span, Span]) -> bool:
    """Whether the nearest content words before the two verbs have one in common."""
    stems = []
    for span in spans:
        account = accounts[span.article]
        index = account.sentence_index(span.start)
        first = account.sentences[index].first if index is not None else 0
        last = account.tokens_between(0, span.start).stop
        stems.append(
            {t.stem for t in account.tokens[max(first, last - 4) : last] if len(t.word) > 3}
        )
    return not stems[0].isdisjoint(stems[1])
