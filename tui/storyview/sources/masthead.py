"""What stands above an article: outlet, slogan, section, headline, byline and date."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from storyview.sources.dates import DATE_WITH_CLOCK, MONTHS, day_of
from storyview.sources.outlets import OUTLETS, SECTIONS
from storyview.sources.related import is_stopped
from storyview.text.article import Block, BlockKind

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

REACH = 8
"""How many blocks from the top may still belong to the masthead."""
LONGEST_TITLE = 150
"""Characters; a first line that is longer is a paragraph."""
_NAME = (
    r"(?:[A-ZÀ-ÖØ-Þ][\w.’'-]*|d[aeiu]|del?|della|dos|van|von|der|den|ter|al|el|bin|ibn|la|le)"
    r"(?:[ ](?:[A-ZÀ-ÖØ-Þ][\w.’'-]*|d[aeiu]|del?|della|dos|van|von|der|den|ter|al|el|bin|ibn|la|le)){1,4}"
)
_ROLE = (
    r"(?:(?:staff|senior|chief|political|white house|foreign|associated press|reuters|ap|afp)\s+)*"
    r"(?:writers?|reporters?|correspondents?|editors?|staff|contributors?|columnists?|associated press|reuters|ap|afp|bbc news|cnn)"
)


class Masthead(NamedTuple):
    """What the top of an article tells, and which of its blocks are not the article."""

    title: int | None = None
    """The index of the block that is the headline."""
    source: str | None = None
    authors: tuple[str, ...] = ()
    published: date | None = None
    dropped: dict[int, str] = {}  # noqa: RUF012  (never changed)


def read_masthead(
    text: str, blocks: Sequence[Block], skipped: Collection[int] = (), *, titled: bool = False
) -> Masthead:
    """What the first blocks tell.

    Args:
        text: The article's text.
        blocks: Its blocks.
        skipped: The indices of the blocks that are known to be boilerplate.
        titled: Whether the file states a title; then only a heading can be the headline.
    """
    title: int | None = None
    source: str | None = None
    authors: tuple[str, ...] = ()
    published: date | None = None
    updated: date | None = None
    dropped: dict[int, str] = {}
    body = [index for index in range(len(blocks)) if index not in skipped]
    for place, index in enumerate(body[:REACH]):
        block = blocks[index]
        line = text[block.start : block.end]
        if block.kind is BlockKind.HEADING:
            if title is None:
                title = index
            continue
        if block.kind is not BlockKind.PARAGRAPH or len(line) > LONGEST_TITLE:
            break
        if source is None and (outlet := read_outlet(line)):
            source = outlet
            dropped[index] = (
                "the outlet's name" if line == outlet else "the outlet's name and slogan"
            )
        elif place == 0 and line.lower().strip(" |·»") in SECTIONS:
            dropped[index] = "the section's name"
        elif (day := read_dateline(line)) is not None:
            if re.match(r"\W*(?:last )?(?:updated|modified)", line, re.IGNORECASE):
                updated = updated or day
            else:
                published = published or day
            dropped[index] = "date of publication"
        elif not authors and (names := read_byline(line)):
            authors = names
            dropped[index] = "byline"
        elif (
            title is None
            and not titled
            and _is_headline(line, [text[b.start : b.end] for b in _next(blocks, body, place)])
        ):
            title = index
        elif is_stopped(line):
            break
    return Masthead(title, source, authors, published or updated, dropped)


def read_outlet(line: str) -> str | None:
    """The outlet, when a line is its name, or its name and its slogan run together.

    >>> read_outlet("Deutsche WelleMade for minds.")
    'Deutsche Welle'
    """
    folded = _folded(line)
    for name, slogans in OUTLETS.items():
        key = _folded(name)
        if folded == key or folded in (key + _folded(slogan) for slogan in slogans):
            return name
    return None


def read_dateline(line: str) -> date | None:
    """The day, when a line holds a date of publication and nothing else."""
    if len(line) > 120 or not any(character.isdigit() for character in line):
        return None
    if not _has_month_or_slash(line):
        return None
    days = [day_of(found) for found in _dated().finditer(line)]
    rest = _dated().sub("", line)
    if not days or re.sub(r"[\W_]+", "", rest):
        return None
    return days[0]


def read_byline(line: str) -> tuple[str, ...]:
    """The authors, when a line is a byline; without "By", as printed.

    >>> read_byline("By Ana Ruiz and Omar Haddad, Associated Press")
    ('Ana Ruiz', 'Omar Haddad')
    """
    if not re.match(r"by\b", line, re.IGNORECASE):
        return ()
    found = _byline().fullmatch(line)
    return tuple(re.findall(_NAME, found["names"])) if found else ()


def _is_headline(line: str, following: Sequence[str]) -> bool:
    """A first line under 150 characters without a final stop, followed by longer lines."""
    if is_stopped(line) or not any(character.isalpha() for character in line):
        return False
    longest = max((len(other) for other in following), default=0)
    return longest > max(len(line), 60) and any(map(is_stopped, following))


def _next(blocks: Sequence[Block], body: Sequence[int], place: int) -> list[Block]:
    return [blocks[index] for index in body[place + 1 : place + 6]]


def _folded(line: str) -> str:
    return re.sub(r"[\W_]+", "", line.lower()).removeprefix("the")


def _has_month_or_slash(line: str) -> bool:
    lowered = line.lower()
    return "/" in line or "-" in line or any(month in lowered for month in MONTHS)


@cache
def _dated() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?:first |originally |last )?(?:published|posted|updated|modified|created|date)(?: on| at)?\s*:?\s*)?"
        + DATE_WITH_CLOCK,
        re.IGNORECASE,
    )


@cache
def _byline() -> re.Pattern[str]:
    return re.compile(
        rf"[Bb][Yy]:?\s+(?P<names>{_NAME}(?:(?:,\s+(?:and\s+)?|\s+and\s+|\s*&\s*){_NAME})*?)"
        rf"(?:(?:\s*[,|/–—·-]\s*|\s+)(?i:{_ROLE}|for .{{2,40}}|of .{{2,40}}|the .{{2,40}}))?\s*"
    )
