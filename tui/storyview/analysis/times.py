"""Time expressions: where the accounts say when, with TIMEX3 values and their days.

Two passes after HeidelTime (Strötgen and Gertz, 2010): find the expressions by rules, then place
them from left to right, each counted from the day of publication or from what was named before.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from storyview.analysis.calendar_values import interval
from storyview.analysis.findings import TimeExpression
from storyview.analysis.name_traps import names_of_months
from storyview.analysis.time_lexicon import Lexicon
from storyview.analysis.time_matchers import Matchers
from storyview.analysis.time_readings import Part, Reading, Words
from storyview.analysis.time_resolution import Calendar
from storyview.analysis.time_surroundings import Around
from storyview.analysis.time_tense import tense_beside
from storyview.analysis.time_traps import trap
from storyview.text.article import BlockKind
from storyview.text.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from storyview.analysis.time_lexicon import Pieces
    from storyview.analysis.time_rules import Rule
    from storyview.text.account import Account

NARRATED_YEARS = 6
"""How many years of the past an article must name to be read as narrated history."""
OPENING_LENGTH = 1000
"""How many characters from the start news names the day it is about."""


class Found(NamedTuple):
    """An expression that has been found but not placed."""

    start: int
    end: int
    reading: Reading
    rule: str


def find_times(
    accounts: Sequence[Account], read: dict[str, list[Found]] | None = None
) -> tuple[TimeExpression, ...]:
    """Find when things are said to be: by article id, then by start, not overlapping.

    Args:
        accounts: The articles of a story.
        read: The expressions of each article that was read before, which does not depend on its
            day of publication; those of the others are added.
    """
    read = {} if read is None else read
    lexicon, matchers = Lexicon(), Matchers()
    for account in accounts:
        if account.id not in read:
            read[account.id] = _find(account, lexicon, matchers)
    return tuple(
        expression
        for account in sorted(accounts, key=lambda account: account.id)
        for expression in _place(account, read[account.id])
    )


def _find(account: Account, lexicon: Lexicon, matchers: Matchers) -> list[Found]:
    found: list[Found] = []
    names = names_of_months(account.text)
    for block in account.article.blocks:
        if block.kind is not BlockKind.CODE:
            pieces = lexicon.read(account.text, block.start, block.end)
            found.extend(_find_in(account, pieces, matchers, names))
    return found


def _find_in(
    account: Account, pieces: Pieces, matchers: Matchers, names: frozenset[str]
) -> Iterator[Found]:
    after = 0
    for place, matches in matchers.find(pieces.codes):
        if place < after:
            continue
        for rule, end in matches:
            parts = _read(account, pieces, names, (rule, place, end))
            if parts:
                for part in parts:
                    yield Found(
                        pieces.start(part.first),
                        pieces.end(part.last - 1),
                        part.reading,
                        rule.name,
                    )
                after = end
                break


def _read(
    account: Account, pieces: Pieces, names: frozenset[str], match: tuple[Rule, int, int]
) -> list[Part]:
    """What a rule makes of the pieces it matches; nothing when they are a trap."""
    rule, first, last = match
    start, end = pieces.start(first), pieces.end(last - 1)
    text = pieces.text
    sentence = account.sentence_index(start)
    opens = (
        sentence is not None
        and start - account.sentences[sentence].start < 4
        and not (text[account.sentences[sentence].start : start].strip("\"“‘'("))
    )
    around = Around(
        text[end : end + 40],
        rule.name,
        text[start:end],
        pieces.word(first - 1) if first else "",
        pieces.word(last) if last < len(pieces.codes) else "",
        text[start - 1 : start].strip(),
        opens,
        text[max(0, start - 90) : end + 90],
        text[max(pieces.start(0), start - 40) : start],
        names,
    )
    if NEXT_SENTENCE.search(around.words):
        return []
    return [] if trap(around) else rule.read(Words(pieces, first, last))


NEXT_SENTENCE = re.compile(r"\. (?:On|In|At|The|Early|Late|Last|Next|This|That|By)\b")
"""A sentence that begins after "p.m."."""


def _place(account: Account, found: list[Found]) -> Iterator[TimeExpression]:
    published = account.article.published
    calendar = Calendar(published, _narrates(found, published))
    block = -1
    for index, each in enumerate(found):
        reading = _with_shared_year(account, found, index)
        number = account.sentence_index(each.start)
        sentence = account.sentences[number] if number is not None else None
        if sentence is not None and sentence.block != block:
            calendar.begin_paragraph()
            block = sentence.block
        opens = sentence is None or bool(
            OPENING.fullmatch(account.text, sentence.start, each.start)
        )
        placed = calendar.place(
            reading,
            partial(tense_beside, account, each.start, each.end),
            opens=opens,
            sentence=number or 0,
        )
        if placed is not None:
            value, basis = placed
            begin, end = interval(value) or (None, None)
            yield TimeExpression(
                account.article.span(each.start, each.end), value, begin, end, basis, each.rule
            )


OPENING = re.compile(r"\W*(?:\w+,? ){0,2}")


def _narrates(found: list[Found], published: date | None) -> bool:
    """Whether an article narrates the past: it names old years, and hardly a day of this week.

    An obituary names as many old years, but it opens with "on Tuesday". Without a day of
    publication all years count as past, and one word that counts from it says that this is news.
    """
    years = [each.reading.year for each in found if each.reading.year is not None]
    past = sum(published is None or year < published.year for year in years)
    recent = [
        each
        for each in found
        if each.reading.base == "publication" or each.reading.form == "weekday"
    ]
    if published is None and recent:
        return False
    if any(each.start < OPENING_LENGTH and _is_day(each.reading) for each in recent):
        return False
    return past >= NARRATED_YEARS and past > 2 * (len(years) - past) and past > 3 * len(recent)


def _is_day(reading: Reading) -> bool:
    return reading.form == "weekday" or (reading.form == "unit" and reading.unit == "D")


JOINED = re.compile(r"\s*(?:,|-|–|—|to|and|or|until|till|through)\s*(?:the\s+)?")


GOES_ON = pattern(r" and (?:[a-z]+ ){1,5}(?:in|on|by) ")
"""What goes on from a full date: "was elected in November 2020 and took office in January"."""


def _with_shared_year(account: Account, found: list[Found], index: int) -> Reading:
    """The reading, with the year of the one it is joined to: "July 1 to July 3, 1863"."""
    each = found[index]
    reading = each.reading
    if reading.form != "date" or reading.year is not None or reading.base or reading.shift:
        return reading
    last = found[index - 1].reading if index else None
    if (
        last is not None
        and last.year is not None
        and last.month
        and reading.month
        and GOES_ON.fullmatch(account.text, found[index - 1].end, each.start)
    ):
        return reading._replace(year=last.year + (reading.month < last.month))
    end = each.end
    for other in found[index + 1 : index + 4]:
        if not JOINED.fullmatch(account.text, end, other.start) or other.reading.form != "date":
            break
        if other.reading.year is not None:
            if other.reading.month and (reading.month or 0) <= other.reading.month:
                return reading._replace(year=other.reading.year)
            break
        end = other.end
    return reading
