"""What a page tells of its article: title, authors, day, outlet and address, each with its origin.

What the page states (JSON-LD, the tags of its head, marked times and bylines) goes before what
stands in its text, and that before what its address suggests. A day of publication goes before
one of a change.
"""

from __future__ import annotations

import re
from copy import deepcopy
from datetime import UTC, date, datetime
from html import unescape
from itertools import chain, islice, takewhile
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from storyview.sources.author_names import names_in
from storyview.sources.dates import read_date
from storyview.sources.json_ld import Described, read_json_ld
from storyview.sources.masthead import Imprint, read_imprint
from storyview.text.article import Origin
from storyview.text.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

Known = tuple[Any, Origin]
"""A fact, and where it comes from."""

TITLES = (
    "og:title citation_title parsely-title sailthru.title dc.title dcterms.title headline "
    "twitter:title fb_title"
).split()
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
AUTHORS = (
    "author article:author authors byl parsely-author sailthru.author dc.creator dcterms.creator "
    "citation_author og:author og:article:author article:author_name byline creator rbauthors "
    "shareaholic:article_author_name cxenseparse:author"
).split()
OUTLETS = (
    "og:site_name application-name apple-mobile-web-app-title publisher dc.publisher "
    "dcterms.publisher citation_journal_title cre article:publisher copyright"
).split()
EARLIEST, LATEST = date(1980, 1, 1), date(2100, 1, 1)
LONGEST_TITLE = 300
LONGEST_OUTLET = 60
LONGEST_ADDRESS = 2_000
NEAR = 30
"""Lines below the headline in which its author and day are looked for."""
LONGEST_IMPRINT = 200
LONGEST_BYLINE = 100
MOST_MARKED = 6
_NEW_YEAR = re.compile(r"\b0?1[-/.]0?1\b|\bJan(?:uary)?\.? 1(?:st)?\b|\b1(?:st)?\.? Jan")
_ASIDE = re.compile(r"comment|related|recommend|sidebar|teaser|promo", re.IGNORECASE)
_SUFFIX = re.compile(r"^(?P<title>.{8,}?)\s+(?:[|·•«»⋆—–]|-{1,2}|::)\s+(?P<site>[^|]{2,60})$")
_IN_ADDRESS = re.compile(
    r"[/=_-](?P<y>19[89]\d|20\d\d)(?P<gap>[/_-]?)(?P<m>\d{1,2}|[a-z]{3})(?P=gap)(?P<d>\d{1,2})"
    r"(?=[/_.?&-]|$)"
)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_STAMP = re.compile(r"\s*(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_COMPACT = re.compile(r"\s*(\d{4})(\d\d)(\d\d)(?:T?\d{4,6}Z?)?\s*$")
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)|^\s*url:\s*(https?://\S+)", re.M)
_DAY_FIRST = re.compile(r"\s*(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)")


def read_head(tree: Any, html: str, address: str = "") -> dict[str, list[Any]]:
    """The facts of a page: under each name the value and its origin, as JSON can hold them.

    Args:
        tree: The page, parsed.
        html: The page as it is.
        address: Where it comes from, if that is known.
    """
    metas = _metas(tree)
    shown = _headline(tree)
    scripts = [
        script.text or "" for script in tree.iter("script") if "ld+json" in script.get("type", "")
    ]
    told = read_json_ld(scripts, shown)
    url = _address(tree, html, metas, told, address)
    site, in_title = _window_title(tree, metas, shown)
    source = _outlet(metas, told, in_title, url)
    outlet = source[0] if source else ""
    facts: dict[str, Known | None] = {
        "title": _title(metas, told, shown, site, outlet),
        "source": source,
        "authors": _authors(tree, metas, told, outlet, shown),
        "published": _published(tree, html, metas, told, url, shown),
        "url": (url, Origin.STATED) if url else None,
    }
    return {name: [known[0], known[1].value] for name, known in facts.items() if known}


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
    path = urlsplit(address).path.lower() if _is_web(address) else ""
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


def host_of(address: str) -> str:
    """The host of an address without what says nothing of the outlet."""
    if not _is_web(address):
        return ""
    try:
        host = (urlsplit(address).hostname or "").lower()
    except ValueError:
        return ""
    return re.sub(r"^(?:www\d?|m|mobile|amp|edition|beta)\.(?=[^.]+\.)", "", host)


def _metas(tree: Any) -> dict[str, list[str]]:
    """What the page's meta tags say, by their names in lower case."""
    found: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        content = clean_line(unescape(meta.get("content") or ""))
        if content:
            for attribute in ("property", "name", "itemprop"):
                name = (meta.get(attribute) or "").lower().strip()
                if name and content not in found.setdefault(name, []):
                    found[name].append(content)
    return found


def _first(metas: dict[str, list[str]], names: Sequence[str]) -> Iterator[str]:
    return (value for name in names for value in metas.get(name, ()))


def _headline(tree: Any) -> str:
    """The page's only big headline, or the only one that is marked as the article's."""
    marked = "headline|(?:entry|post|article|story)[-_]?title"
    headings = [
        (_line(one), f"{one.get('class')} {one.get('itemprop')}") for one in tree.iter("h1")
    ]
    lines = {line for line, _ in headings if line}
    if len(lines) != 1:
        if not lines:
            headings = [
                (_line(one), f"{one.get('class')} {one.get('itemprop')}")
                for one in tree.iter("h2", "h3")
                if not _is_aside(one)
            ]
        lines = {line for line, names in headings if line and re.search(marked, names, re.I)}
    return lines.pop() if len(lines) == 1 else ""


def _line(element: Any) -> str:
    return clean_line(" ".join(element.itertext()))[:LONGEST_TITLE]


def _window_title(tree: Any, metas: dict[str, list[str]], shown: str) -> tuple[str, str]:
    """The title of the browser's window without the outlet's name, and that name."""
    element = next(tree.iter("title"), None)
    title = _line(element) if element is not None else ""
    found = _SUFFIX.match(title)
    if found is None:
        return title, ""
    # "Strike ends - for now" names no outlet: the headline must stand alone elsewhere.
    others = [shown, *_first(metas, TITLES)]
    alone = (
        _line(one) == found["title"].strip()
        for one in tree.iter("h1", "h2", "h3", "b", "strong", "font", "p", "div", "td", "span")
    )
    if any(_alike(found["title"], other) for other in others if other) or any(alone):
        return found["title"].strip(), found["site"].strip()
    outlets = [_folded(name) for name in _first(metas, OUTLETS)]
    if _folded(found["site"]) in outlets:
        return found["title"].strip(), found["site"].strip()
    return title, ""


def _title(
    metas: dict[str, list[str]], told: Described, shown: str, window: str, outlet: str
) -> Known | None:
    stated = next((_without_outlet(one, outlet) for one in _first(metas, TITLES)), "")
    headline = _without_outlet(told.headline, outlet)
    if shown and _folded(shown) != _folded(outlet):
        others = [other for other in (headline, stated, window) if other]
        if not others or any(_share_words(shown, other) for other in others):
            return shown, Origin.STATED
    title = headline or stated or _without_outlet(window, outlet)
    return (title[:LONGEST_TITLE], Origin.STATED) if title else None


def _without_outlet(title: str, outlet: str) -> str:
    found = _SUFFIX.match(title)
    if found and outlet and _folded(found["site"]) in (_folded(outlet), _folded("the" + outlet)):
        return found["title"].strip()
    return title.strip()


def _outlet(metas: dict[str, list[str]], told: Described, in_title: str, url: str) -> Known | None:
    named = [*metas.get("og:site_name", ()), told.publisher, *_first(metas, OUTLETS[1:]), in_title]
    names = [_outlet_name(name) for name in named]
    names = [name for name in names if name]
    # A bare host where another tag tells the name says less.
    if name := next((name for name in names if "." not in name or " " in name), ""):
        return name, Origin.STATED
    if names:
        return names[0], Origin.STATED
    host = host_of(url)
    return (host, Origin.GUESSED) if host else None


def _outlet_name(text: str) -> str:
    name = re.sub(r"[®™©]|^@", "", clean_line(text)).strip()
    name = re.split(r"\s+[|·•:–—-]\s+|\s*\|\s*", name)[0].strip(" .,;:-") if len(name) > 3 else name
    is_name = 1 < len(name) <= LONGEST_OUTLET and "/" not in name and any(map(str.isalpha, name))
    return name if is_name and not re.search(r"\b(?:19|20)\d\d\b|rights reserved", name) else ""


def _authors(
    tree: Any, metas: dict[str, list[str]], told: Described, outlet: str, shown: str
) -> Known | None:
    stated: tuple[Callable[[], Iterable[str]], ...] = (
        lambda: told.authors,
        lambda: _first(metas, AUTHORS),
        # Yoast and others write for link previews: "Written by", and by whom
        lambda: (
            value
            for number in "12"
            if "by" in " ".join(metas.get(f"twitter:label{number}", ())).lower().split()
            for value in metas.get(f"twitter:data{number}", ())
        ),
        lambda: map(_line, _marked(tree)),
    )
    for lines in stated:
        if names := names_in(lines(), outlet=outlet):
            return list(names), Origin.STATED
    near = _below_headline(tree, shown)
    if near.authors and (names := names_in(near.authors, outlet=outlet)):
        return list(names), Origin.FOUND
    from trafilatura.metadata import extract_author

    found = extract_author(_without_asides(tree))
    if found and (names := names_in(found.split(";"), outlet=outlet)):
        return list(names), Origin.FOUND
    return None


def _below_headline(tree: Any, shown: str) -> Imprint:
    """What the short lines right below the headline tell: who wrote it, and when.

    It is ``bare`` when they are the head of a chronology.
    """
    headings = tree.iter("h1", "h2", "h3") if shown else ()
    heading = next((one for one in headings if _line(one) == shown), None)
    if heading is None:
        return Imprint()
    lines = takewhile(lambda line: len(line) <= LONGEST_IMPRINT, _lines_after(heading))
    told = list(filter(None, map(read_imprint, islice(lines, NEAR))))
    bare = {imprint.published for imprint in told if imprint.bare}
    # Days that head the parts of a chronology are those of what happened.
    days = [one.published for one in told if one.published and not (one.bare and len(bare) > 1)]
    authors = next((imprint.authors for imprint in told if imprint.authors), ())
    return Imprint(authors, days[0] if days else None, bare=len(bare) > 1)


def _lines_after(heading: Any) -> Iterator[str]:
    for element in heading.itersiblings():
        yield from _short_lines(element)


def _short_lines(element: Any) -> Iterator[str]:
    """The lines of an element, those of its parts first."""
    if not isinstance(element.tag, str) or _is_aside(element):
        return
    blocks = list(element.iterdescendants("p", "div", "li", "span", "address"))
    for one in [*blocks[: 3 * NEAR], element]:
        if line := _line(one):
            yield line


def _marked(tree: Any) -> list[Any]:
    """The elements that the page marks as its author's name; those of comments are not."""
    marked: list[Any] = []
    for element in tree.xpath(
        "//*[contains(@rel, 'author') or @itemprop = 'author' or @itemprop = 'creator']"
    ):
        if element.tag not in ("link", "meta") and not _is_aside(element):
            inner = element.xpath(".//*[@itemprop = 'name']")
            marked += [one for one in inner or [element] if len(_line(one)) < LONGEST_BYLINE]
        if len(marked) >= MOST_MARKED:
            break
    return marked


def _is_aside(element: Any) -> bool:
    return any(_begins_aside(up) for up in [element, *element.iterancestors()])


def _begins_aside(element: Any) -> bool:
    names = f"{element.get('class')} {element.get('id')}"
    return element.tag == "aside" or bool(_ASIDE.search(names))


def _without_asides(tree: Any) -> Any:
    """A copy of the page without comments, teasers and the like."""
    copy = deepcopy(tree)
    for element in list(copy.iter("div", "section", "aside", "ul", "ol", "li", "span")):
        if _begins_aside(element) and element.getparent() is not None:
            element.drop_tree()
    return copy


def _published(
    tree: Any, html: str, metas: dict[str, list[str]], told: Described, url: str, shown: str
) -> Known | None:
    for written in chain((told.published,), _first(metas, DAYS), _times(tree)):
        if day := day_in(written):
            return day.isoformat(), Origin.STATED
    near = _below_headline(tree, shown)
    if near.published is not None:
        return near.published.isoformat(), Origin.FOUND
    if day := day_in_address(url):
        return day.isoformat(), Origin.GUESSED
    if not near.bare and (day := _in_text(tree, html)):
        return day.isoformat(), Origin.FOUND
    for written in chain((told.modified,), _first(metas, CHANGES)):
        if day := day_in(written):
            return day.isoformat(), Origin.FOUND
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
        if re.search("modif|updat|edit", words) or _is_aside(element):
            continue
        written = (
            element.get("datetime")
            or element.get("content")
            or element.get("title")
            or _line(element)[:LONGEST_BYLINE]
        )
        parent = element.getparent()
        if "publish" in words or "pubdate" in words or element.get("pubdate") is not None:
            yield written
        elif not re.search(r"updat|modif", (parent.text or "") if parent is not None else "", re.I):
            others.append(written)
    yield from others[:3]


def _address(tree: Any, html: str, metas: dict[str, list[str]], told: Described, given: str) -> str:
    links = [
        link.get("href") or ""
        for link in tree.iter("link")
        if "canonical" in (link.get("rel") or "").lower().split()
    ]
    saved = _SAVED_FROM.search(html[:4_000])
    base = given or (saved and (saved[1] or saved[2])) or ""
    for one in (*links, *metas.get("og:url", ()), base, told.address):
        address = urljoin(base, one.strip()) if base and one and not _is_web(one) else one.strip()
        if not _is_web(address) or " " in address or len(address) > LONGEST_ADDRESS:
            continue
        # A canonical link to the outlet's first page says nothing of the article.
        if address.count("/") > 3 or "?" in address or not base:
            return str(address)
    return base if _is_web(base) else ""


def _is_web(address: str) -> bool:
    return bool(re.match(r"https?://[^\s/]", address, re.IGNORECASE))


def _share_words(one: str, other: str) -> bool:
    """Whether two headlines have at least a third of the shorter one's longer words in common."""
    first, second = (set(re.findall(r"\w{3,}", text.lower())) for text in (one, other))
    least = min(len(first), len(second))
    return _alike(one, other) or (least > 0 and 3 * len(first & second) >= least)


def _alike(one: str, other: str) -> bool:
    first, second = _folded(one)[:60], _folded(other)[:60]
    return bool(first) and bool(second) and (first.startswith(second) or second.startswith(first))


def _folded(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.lower())


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return _plausible(date(year, month, day))
    except ValueError:
        return None


def _plausible(day: date | None) -> date | None:
    return day if day is not None and EARLIEST <= day <= LATEST else None
