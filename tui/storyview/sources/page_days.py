"""When a page's article was published: as the page marks it, in its text, or in its address."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from itertools import chain
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from storyview.sources.dates import read_date
from storyview.sources.page_elements import (
    LONGEST_BYLINE,
    below_headline,
    first_of,
    is_aside,
    is_web,
    line_of,
)
from storyview.text.article import Origin
from storyview.text.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storyview.sources.json_ld import Described

DAYS = (
    "article:published_time og:article:published_time og:published_time datepublished "
    "article.published published_time rnews:datepublished bt:pubdate sailthru.date "
    "parsely-pub-date citation_publication_date citation_online_date citation_date "
    "dcterms.issued dc.date.issued dcterms.created dc.date.created originalpublicationdate "
    "publish-date publish_date publishdate publication_date publicationdate pubdate pub_date "
    "cxenseparse:recs:publishtime cxenseparse:publishtime article_date_original "
    "article:published dateposted date_published datecreated displaydate published-date "
    "dc.date dcterms.date dcsext.articlefirstpublished pdate timestamp date"
).split()
CHANGES = (
    "article:modified_time og:article:modified_time og:updated_time datemodified lastmod "
    "last-modified dcterms.modified revised"
).split()
EARLIEST, LATEST = date(1980, 1, 1), date(2100, 1, 1)
_NEW_YEAR = re.compile(r"\b0?1[-/.]0?1\b|\bJan(?:uary)?\.? 1(?:st)?\b|\b1(?:st)?\.? Jan")
_IN_ADDRESS = re.compile(
    r"[/=_-](?P<y>19[89]\d|20\d\d)(?P<gap>[/_-]?)(?P<m>\d{1,2}|[a-z]{3})(?P=gap)(?P<d>\d{1,2})"
    r"(?=[/_.?&-]|$)"
)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_STAMP = re.compile(r"\s*(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_COMPACT = re.compile(r"\s*(\d{4})(\d\d)(\d\d)(?:T?\d{4,6}Z?)?\s*$")
_DAY_FIRST = re.compile(r"\s*(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)")


def published_on(
    tree: Any, html: str, metas: dict[str, list[str]], told: Described, url: str, shown: str
) -> tuple[str, Origin] | None:
    """The day of publication as ISO 8601 has it, and its origin.

    Args:
        tree: The page, parsed.
        html: The page as it is.
        metas: What its meta tags say.
        told: What its JSON-LD says.
        url: Its address.
        shown: Its headline.
    """
    for written in chain((told.published,), first_of(metas, DAYS), _times(tree)):
        if day := day_in(written):
            return day.isoformat(), Origin.STATED
    near = below_headline(tree, shown)
    if near.published is not None:
        return near.published.isoformat(), Origin.FOUND
    if day := day_in_address(url):
        return day.isoformat(), Origin.GUESSED
    if not near.bare and (day := _in_text(tree, html)):
        return day.isoformat(), Origin.FOUND
    for written in chain((told.modified,), first_of(metas, CHANGES)):
        if day := day_in(written):
            return day.isoformat(), Origin.FOUND
    return None


def day_in(text: str) -> date | None:
    """The day that a machine or a person wrote: ISO, compact, seconds since 1970, or in words.

    >>> day_in("20230504T080000Z")
    datetime.date(2023, 5, 4)
    """
    text = clean_line(text)[:200]
    if re.fullmatch(r"\d{10}|\d{13}", text):
        seconds = int(text[:10])
        return datetime.fromtimestamp(seconds, UTC).date() if seconds < 4e9 else None
    if found := _STAMP.match(text) or _COMPACT.match(text):
        return _day(*map(int, found.groups()))
    if found := _DAY_FIRST.match(text):  # "4.5.2023": nobody writes the month first with dots
        return _day(*map(int, reversed(found.groups())))
    return _plausible(read_date(text) or read_date(re.sub(r"\s+\d\d:\d\d.*$", "", text)))


def day_in_address(address: str) -> date | None:
    """The day that an address names, as many outlets' do: ``/2023/05/04/``."""
    path = urlsplit(address).path.lower() if is_web(address) else ""
    for found in _IN_ADDRESS.finditer(path):
        month = found["m"]
        if not month.isdigit():
            if month not in _MONTHS:
                continue
            month = str(_MONTHS.index(month) + 1)
        elif not found["gap"] and len(month + found["d"]) != 4:
            continue
        if day := _day(int(found["y"]), int(month), int(found["d"])):
            return day
    return None


def _in_text(tree: Any, html: str) -> date | None:
    """The day that htmldate finds in the page's text."""
    from htmldate import find_date

    try:
        found = find_date(tree, original_date=True, extensive_search=True, url="")
    except (ValueError, TypeError, OverflowError):
        return None
    day = day_in(found) if found else None
    # Of a mere year, as in a copyright notice, it makes the first of January.
    if day is not None and (day.month, day.day) == (1, 1) and not _NEW_YEAR.search(html):
        return None
    return day


def _times(tree: Any) -> Iterator[str]:
    """What marked times say: those marked as of publication first, those of changes never."""
    others = []
    for element in tree.xpath(
        "//time | //*[contains(@itemprop, 'datePublished') or contains(@property, 'datePublished')"
        " or contains(@class, 'published')]"
    ):
        keys = ("class", "itemprop", "property", "id")
        words = " ".join(filter(None, map(element.get, keys))).lower()
        if re.search("modif|updat|edit", words) or is_aside(element):
            continue
        written = (
            element.get("datetime")
            or element.get("content")
            or element.get("title")
            or line_of(element)[:LONGEST_BYLINE]
        )
        parent = element.getparent()
        if "publish" in words or "pubdate" in words or element.get("pubdate") is not None:
            yield written
        elif not re.search(r"updat|modif", (parent.text or "") if parent is not None else "", re.I):
            others.append(written)
    yield from others[:3]


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return _plausible(date(year, month, day))
    except ValueError:
        return None


def _plausible(day: date | None) -> date | None:
    return day if day is not None and EARLIEST <= day <= LATEST else None
