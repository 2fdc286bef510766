"""What stands above an article: outlet, slogan, section, headline, byline and date."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from storyview.sources.dates import CLOCK, DATE, MONTH, MONTHS, WEEKDAY, day_of
from storyview.sources.outlets import OUTLETS, SECTIONS
from storyview.sources.related import is_stopped
from storyview.text.article import Block, BlockKind

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

REACH = 14
"""How many blocks from the top may still belong to the masthead."""
TOP = 40
"""Lines of a text that is broken to a width."""
LONGEST_TITLE = 150
"""Characters; a first line that is longer is a paragraph."""
_NAME_WORD = (
    r"(?:(?:(?:[aA]l|[eE]l|[dDlL])[-'’])?[A-ZÀ-ÖØ-ÞŁŚŻŹČŠŽĆĐĞİŞŐŰ][\w.’'-]*+"
    r"|(?:d[aeiou]s?|del|della|van|von|der|den|ter|al|el|bin|ibn|la|le)\b)"
)
_NAME = rf"{_NAME_WORD}(?: {_NAME_WORD}){{1,4}}"
_BY = "von|par|por|di|af|av|door|od|przez"
"""The same word in other languages; beside it stand nothing but names."""
_EMPLOYER = (
    r"(?:(?:staff|senior|chief|political|white house|foreign|associated press|reuters|ap|afp) )*"
    r"(?:writers?|reporters?|correspondents?|editors?|staff|contributors?|columnists?"
    r"|associated press|reuters|ap|afp|bbc news|cnn)"
)
_ADDRESS = re.compile(r"https?\s?:\s?/", re.IGNORECASE)
_APART = re.compile(r"https?(?: ://| ?: / ?/)", re.IGNORECASE)
"""The start of an address that was taken apart: "http: / / www. example. org"."""
_PARTS = re.compile(r"\s*[|·•]\s*|\s+[–—-]\s+")
_DATE_WORDS = frozenset(
    """
    first originally last published posted updated modified created date on at of st nd rd th
    mon monday tue tues tuesday wed wednesday thu thur thurs thursday fri friday sat saturday sun
    sunday a p m am pm t z est edt cst cdt mst mdt pst pdt et ct mt pt gmt utc bst cest cet hkt ist
    aest aedt
    """.split()
).union(MONTHS)
_SAID = frozenset(("published", "updated", "posted", "last updated", "first published"))


class Masthead(NamedTuple):
    """What the top of an article tells, and which of its blocks are not the article."""

    title: int | None
    """The index of the block that is the headline."""
    source: str | None
    authors: tuple[str, ...]
    published: date | None
    url: str | None
    dropped: dict[int, str]
    addresses: tuple[int, ...] = ()
    """The indices of the blocks that are an address taken apart at its marks, as tokenized texts
    have it: nobody can tell the spaces that it had, so it stays, but it is no prose."""


class Imprint(NamedTuple):
    """What a line of byline and date tells."""

    authors: tuple[str, ...] = ()
    published: date | None = None
    updated: date | None = None
    reason: str = ""
    bare: bool = False
    """Whether it is a date and no more, as sub-headings of a chronology are."""


def read_masthead(
    text: str,
    blocks: Sequence[Block],
    skipped: Collection[int] = (),
    *,
    stated: str | None = None,
) -> Masthead:
    """What the first blocks tell.

    Args:
        text: The article's text.
        blocks: Its blocks.
        skipped: The indices of the blocks that are known to be boilerplate.
        stated: The title that the file states elsewhere; then only a line that says the same is
            the headline.
    """
    title: int | None = None
    source = url = None
    imprint = Imprint()
    dropped: dict[int, str] = {}
    addresses: list[int] = []
    body = [index for index in range(len(blocks)) if index not in skipped]
    lines = [text[blocks[index].start : blocks[index].end] for index in body]
    in_prose = False
    sentences = 0
    chronology: bool | None = None
    for place, index in enumerate(body[:REACH]):
        kind = blocks[index].kind
        line = lines[place]
        if not in_prose and (day := read_dateline(line)) is not None:
            imprint = imprint._replace(published=imprint.published or day)
        if not in_prose and _ADDRESS.match(line):
            if _APART.match(line):
                addresses.append(index)
            else:
                url = url or (line if re.fullmatch(r"https?://[^\s/]\S+", line) else None)
                dropped[index] = "address of the page"
        elif kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING) or len(line) > LONGEST_TITLE:
            in_prose = True
            sentences += 2
        elif line.lower().rstrip(" :") in _SAID:
            dropped[index] = "date of publication"
        elif (told := read_imprint(line)) is not None:
            if told.bare and chronology is None:
                chronology = _is_chronology(lines[place + 1 :])
            if told.bare and (chronology or sentences > 1):
                continue
            imprint = Imprint(
                imprint.authors or told.authors,
                imprint.published or told.published,
                imprint.updated or told.updated,
            )
            dropped[index] = told.reason
        elif in_prose:
            sentences += is_stopped(line)
        elif title is not None and (names := _names_above_date(line, lines[place + 1 : place + 2])):
            imprint = imprint._replace(authors=imprint.authors or names)
            dropped[index] = "byline"
        elif source is None and (outlet := read_outlet(line)):
            source = outlet
            plain = _folded(line) == _folded(outlet)
            dropped[index] = "the outlet's name" if plain else "the outlet's name and slogan"
        elif place == 0 and line.lower().strip(" |·»") in SECTIONS:
            dropped[index] = "the section's name"
        elif title is None and _is_title(line, kind, stated, lines[place + 1 : place + 13]):
            if _is_kicker(line, kind, lines[place + 1 : place + 13]):
                dropped[index] = "the line above the headline"
            else:
                title = index
        elif is_stopped(line) or kind is BlockKind.HEADING:
            in_prose = True
            sentences += 1
    return Masthead(
        title,
        source,
        imprint.authors,
        imprint.published or imprint.updated,
        url,
        dropped,
        tuple(addresses),
    )


def read_outlet(line: str) -> str | None:
    """The outlet, when a line is its name, or its name and its slogan run together.

    >>> read_outlet("Deutsche WelleMade for minds.")
    'Deutsche Welle'
    """
    folded = _folded(line)
    for name, slogans in OUTLETS.items():
        key = _folded(name)
        if folded.startswith(key) and (
            folded == key or folded[len(key) :] in {_folded(slogan) for slogan in slogans}
        ):
            return name
    return None


def read_imprint(line: str) -> Imprint | None:
    """Who wrote an article and when, where a line tells that and nothing else.

    A date without its year, or one that two continents read as two days, is known for a date but
    tells no day.

    >>> read_imprint("By Ana Ruiz and Omar Haddad | Updated May 3, 2021").authors
    ('Ana Ruiz', 'Omar Haddad')
    """
    authors: tuple[str, ...] = ()
    published: date | None = None
    updated: date | None = None
    reasons: list[str] = []
    is_dated = bare = False
    for part in filter(None, _PARTS.split(line)):
        if dated := _read_date_line(part):
            day, is_update, has_date, is_bare = dated
            if is_update:
                updated = updated or day
            else:
                published = published or day
            is_dated = is_dated or has_date
            bare = is_bare and not reasons
            reasons.append("date of publication")
        elif names := read_byline(part):
            authors = authors or names
            is_dated = True
            reasons.append("byline")
            if (tail := _trailing_date(part)) is not None:
                published = published or tail
                reasons.append("date of publication")
        elif not reasons or read_outlet(part) is None:
            return None
    if not is_dated:
        return None
    reason = " and ".join(sorted(set(reasons)))
    return Imprint(authors, published, updated, reason, bare and len(reasons) == 1)


def read_dateline(line: str) -> date | None:
    """The day that an agency's dateline tells at the start of a paragraph, if it names the year.

    >>> read_dateline("SPLIT, Croatia, March 3, 2021 (Reuters) - The quay flooded.")
    datetime.date(2021, 3, 3)
    """
    if not re.match(r"[^a-z(]{3}[^(]{8,70}\((?:Reuters|AP|AFP|UPI|dpa|PA|Xinhua)\) ?[-–—]", line):
        return None
    return _trailing_date(line[: line.index("(")])


def read_byline(line: str) -> tuple[str, ...]:
    """The authors, when a line is a byline; without "By", as printed.

    >>> read_byline("By Ana Ruiz and Omar Haddad, Associated Press")
    ('Ana Ruiz', 'Omar Haddad')
    """
    if not re.match(rf"(?:\w+ )?by\b|(?:{_BY})\b", line, re.IGNORECASE):
        return ()
    plain = _date_line().sub("", line) if any(map(str.isdigit, line)) else line
    found = _byline().fullmatch(plain.rstrip(" ,|"))
    names = re.findall(_NAME, found["names"]) if found else []
    return tuple(name for name in names if not _is_employer(name))


def parted(text: str) -> str:
    """A plain text with blank lines around the bylines and dates among its first lines.

    Where text is broken to a width, lines are joined; those of the masthead must not be.
    """
    lines = text.split("\n", TOP)
    for number, line in enumerate(lines[:TOP]):
        line = line.strip()
        if line and (read_imprint(line) is not None or read_outlet(line)):
            if number and lines[number - 1].strip().lower() in _SAID:
                lines[number - 1], line = "", f"{lines[number - 1].strip()} {line}"
            lines[number] = f"\n{line}\n"
    return "\n".join(lines)


def _read_date_line(line: str) -> tuple[date | None, bool, bool, bool] | None:
    """What a line of dates and times tells; None for other lines.

    The day; whether it is that of an update; whether there is a date at all; whether there is
    nothing but a date.
    """
    if not _may_be_dated(line):
        return None
    pattern = _date_line()
    found = [match for match in pattern.finditer(line) if match[0].strip()]
    if not found or re.search(r"[^\W_]", pattern.sub("", line)):
        return None
    days = [day_of(match) for match in found if match["date"]]
    has_date = any(match["date"] or match["part"] for match in found)
    bare = not any(match["said"] or match["clock"] for match in found)
    is_update = bool(re.match(r"\W*(?:last )?(?:updated|modified)", line, re.IGNORECASE))
    return next((day for day in days if day), None), is_update, has_date, bare


def _is_employer(name: str) -> bool:
    return bool(re.fullmatch(_EMPLOYER, name, re.IGNORECASE)) or read_outlet(name) is not None


def _may_be_dated(line: str) -> bool:
    """A cheap look before the pattern is compiled: digits, and words of dates alone."""
    words = re.findall(r"[^\W\d_]+", line.lower())
    return len(words) < 16 and any(map(str.isdigit, line)) and _DATE_WORDS.issuperset(words)


def _trailing_date(line: str) -> date | None:
    if not any(map(str.isdigit, line)):
        return None
    days = (day_of(match) for match in _date_line().finditer(line) if match["date"])
    return next((day for day in days if day), None)


def _is_headline(line: str, following: Sequence[str]) -> bool:
    """A first line under 150 characters without a final stop, followed by longer lines."""
    if is_stopped(line) or not any(character.isalpha() for character in line):
        return False
    longest = max((len(other) for other in following), default=0)
    return longest > max(len(line), 60) and any(map(is_stopped, following))


def _is_title(line: str, kind: BlockKind, stated: str | None, following: Sequence[str]) -> bool:
    if stated is not None:
        return _folded(line) == _folded(stated)
    return kind is BlockKind.HEADING or _is_headline(line, following)


def _is_kicker(line: str, kind: BlockKind, following: Sequence[str]) -> bool:
    """Whether a word or a name stands above the headline, as a place or a topic does."""
    return (
        kind is BlockKind.PARAGRAPH
        and (" " not in line or (line.count(" ") == 1 and line.istitle()))
        and bool(following)
        and following[0].count(" ") > 3
        and _is_headline(following[0], following[1:])
    )


def _names_above_date(line: str, following: Sequence[str]) -> tuple[str, ...]:
    """The authors of a byline without "By": names, perhaps with a place, right above a date."""
    if len(line) > 60 or not following:
        return ()
    found = _located().fullmatch(line)
    told = read_imprint(following[0]) if found else None
    if found is None or told is None or told.authors:
        return ()
    return tuple(re.findall(_NAME, found["names"]))


def _is_chronology(following: Sequence[str]) -> bool:
    """Whether dates head other paragraphs too, so that the first is not that of publication."""
    later = (read_imprint(line) for line in following[1:] if len(line) <= LONGEST_TITLE)
    return any(told is not None and told.bare for told in later)


def _folded(line: str) -> str:
    return re.sub(r"[\W_]+", "", line.lower()).removeprefix("the")


@cache
def _date_line() -> re.Pattern[str]:
    """The pieces that date lines are made of; a piece with a date, or a part of one, dates it."""
    said = (
        r"(?:first|originally|last)?\s*(?:published|posted|updated|modified|created|date)\b"
        r"(?: on| at)?"
    )
    loose = (
        rf"(?P<part>(?:{MONTH})\b\.?\s+\d{{1,2}}(?:st|nd|rd|th)?\b"
        r"|\d{1,2}\s?/\s?\d{1,2}\s?/\s?(?:\d{4}|\d\d)\b)"
    )
    return re.compile(
        rf"\b(?:(?P<said>{said})|(?P<date>{DATE})|{loose}|(?P<clock>{CLOCK})|{WEEKDAY}|(?:at|on)\b(?=\s+[\dMTWFSJAOND]))",
        re.IGNORECASE,
    )


@cache
def _located() -> re.Pattern[str]:
    place = rf"(?: in {_NAME_WORD}(?: {_NAME_WORD})?)?"
    name = rf"{_NAME_WORD} {_NAME_WORD}(?: {_NAME_WORD})?"
    return re.compile(rf"(?P<names>{name}(?: and {name})?){place}")


@cache
def _byline() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?:(?i:story|written|reported|analysis|words) )?[Bb][Yy]|(?i:{_BY})):?\s+"
        rf"(?P<names>{_NAME}(?:(?:, (?:and )?| and | & | und | et | y | i ){_NAME})*)"
        rf"(?:(?:\s*[,/]\s*|\s+)(?i:{_EMPLOYER}|for .{{2,40}}|of .{{2,40}}|the .{{2,40}}))?\s*"
    )
