"""What a page tells of its article: title, authors, day, outlet and address, each with its origin.

What the page states (JSON-LD, the tags of its head, marked times and bylines) goes before what
stands in its text, and that before what its address suggests. A day of publication goes before
one of a change.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from storyview.sources.author_names import names_in
from storyview.sources.json_ld import Described, read_json_ld
from storyview.sources.page_days import published_on
from storyview.sources.page_elements import (
    LONGEST_BYLINE,
    LONGEST_TITLE,
    below_headline,
    first_of,
    headline_of,
    is_aside,
    is_web,
    line_of,
    metas_of,
    without_asides,
)
from storyview.text.article import Origin
from storyview.text.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Known = tuple[Any, Origin]
"""A fact, and where it comes from."""

TITLES = (
    "og:title citation_title parsely-title sailthru.title dc.title dcterms.title headline "
    "twitter:title fb_title"
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
LONGEST_OUTLET = 60
LONGEST_ADDRESS = 2_000
MOST_MARKED = 6
_SUFFIX = re.compile(r"^(?P<title>.{8,}?)\s+(?:[|·•«»⋆—–]|-{1,2}|::)\s+(?P<site>[^|]{2,60})$")
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)|^\s*url:\s*(https?://\S+)", re.M)


def read_head(tree: Any, html: str, address: str = "") -> dict[str, list[Any]]:
    """The facts of a page: under each name the value and its origin, as JSON can hold them.

    Args:
        tree: The page, parsed.
        html: The page as it is.
        address: Where it comes from, if that is known.
    """
    metas = metas_of(tree)
    shown = headline_of(tree)
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
        "published": published_on(tree, html, metas, told, url, shown),
        "url": (url, Origin.STATED) if url else None,
    }
    return {name: [known[0], known[1].value] for name, known in facts.items() if known}


def host_of(address: str) -> str:
    """The host of an address without what says nothing of the outlet."""
    if not is_web(address):
        return ""
    try:
        host = (urlsplit(address).hostname or "").lower()
    except ValueError:
        return ""
    return re.sub(r"^(?:www\d?|m|mobile|amp|edition|beta)\.(?=[^.]+\.)", "", host)


def _window_title(tree: Any, metas: dict[str, list[str]], shown: str) -> tuple[str, str]:
    """The title of the browser's window without the outlet's name, and that name."""
    element = next(tree.iter("title"), None)
    title = line_of(element) if element is not None else ""
    found = _SUFFIX.match(title)
    if found is None:
        return title, ""
    # "Strike ends - for now" names no outlet: the headline must stand alone elsewhere.
    others = [shown, *first_of(metas, TITLES)]
    alone = (
        line_of(one) == found["title"].strip()
        for one in tree.iter("h1", "h2", "h3", "b", "strong", "font", "p", "div", "td", "span")
    )
    if any(_alike(found["title"], other) for other in others if other) or any(alone):
        return found["title"].strip(), found["site"].strip()
    outlets = [_folded(name) for name in first_of(metas, OUTLETS)]
    if _folded(found["site"]) in outlets:
        return found["title"].strip(), found["site"].strip()
    return title, ""


def _title(
    metas: dict[str, list[str]], told: Described, shown: str, window: str, outlet: str
) -> Known | None:
    stated = next((_without_outlet(one, outlet) for one in first_of(metas, TITLES)), "")
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
    named = [
        *metas.get("og:site_name", ()),
        told.publisher,
        *first_of(metas, OUTLETS[1:]),
        in_title,
    ]
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
        lambda: first_of(metas, AUTHORS),
        # Yoast and others write for link previews: "Written by", and by whom
        lambda: (
            value
            for number in "12"
            if "by" in " ".join(metas.get(f"twitter:label{number}", ())).lower().split()
            for value in metas.get(f"twitter:data{number}", ())
        ),
        lambda: map(line_of, _marked(tree)),
    )
    for lines in stated:
        if names := names_in(lines(), outlet=outlet):
            return list(names), Origin.STATED
    near = below_headline(tree, shown)
    if near.authors and (names := names_in(near.authors, outlet=outlet)):
        return list(names), Origin.FOUND
    from trafilatura.metadata import extract_author

    found = extract_author(without_asides(tree))
    if found and (names := names_in(found.split(";"), outlet=outlet)):
        return list(names), Origin.FOUND
    return None


def _marked(tree: Any) -> list[Any]:
    """The elements that the page marks as its author's name; those of comments are not."""
    marked: list[Any] = []
    for element in tree.xpath(
        "//*[contains(@rel, 'author') or @itemprop = 'author' or @itemprop = 'creator']"
    ):
        if element.tag not in ("link", "meta") and not is_aside(element):
            inner = element.xpath(".//*[@itemprop = 'name']")
            marked += [one for one in inner or [element] if len(line_of(one)) < LONGEST_BYLINE]
        if len(marked) >= MOST_MARKED:
            break
    return marked


def _address(tree: Any, html: str, metas: dict[str, list[str]], told: Described, given: str) -> str:
    links = [
        link.get("href") or ""
        for link in tree.iter("link")
        if "canonical" in (link.get("rel") or "").lower().split()
    ]
    saved = _SAVED_FROM.search(html[:4_000])
    base = given or (saved and (saved[1] or saved[2])) or ""
    for one in (*links, *metas.get("og:url", ()), base, told.address):
        address = urljoin(base, one.strip()) if base and one and not is_web(one) else one.strip()
        if not is_web(address) or " " in address or len(address) > LONGEST_ADDRESS:
            continue
        # A canonical link to the outlet's first page says nothing of the article.
        if address.count("/") > 3 or "?" in address or not base:
            return str(address)
    return base if is_web(base) else ""


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
