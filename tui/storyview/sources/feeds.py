"""Feeds: Atom, RSS 0.9 to 2.0, JSON Feed; their entries, and where a site's page names them."""

from __future__ import annotations

import hashlib
import html
import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from storyview.errors import StoryviewError
from storyview.sources.addresses import read_address
from storyview.sources.dates import read_date
from storyview.sources.feed_signs import has_doctype, is_feed
from storyview.sources.files import SourceError, label
from storyview.sources.worker import read_apart
from storyview.text.clean import clean, clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storyview.sources.addresses import Address

MOST_BYTES = 2 * 1024 * 1024
"""Of a feed, unpacked."""
ACCEPT = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, "
    "text/xml;q=0.9, text/html;q=0.8, */*;q=0.5"
)
HEAD_BYTES = 512 * 1024
"""Of a page, in which the links to its feeds are looked for."""
MOST_LINKS = 20
FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json")
LONGEST_TITLE = 500
_INSTEAD = "add the addresses of its articles instead"

_LINK = re.compile(r"<link\b([^<>]{1,3000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([a-z-]{1,30})\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.I)
_TAG = re.compile(r"<[^<>]{1,1000}>")
_XML_ENCODING = re.compile(rb"\s*<\?xml\b[^>]{0,200}\bencoding\s*=")


@dataclass(frozen=True, slots=True)
class Entry:
    """One article that a feed names. Titles and names are clean single lines."""

    id: str
    """Tells it from the feed's others, now and later."""
    address: str
    """Its page; empty for none."""
    title: str
    published: date | None
    """The day as the feed writes it, in its own time zone."""
    authors: tuple[str, ...]
    source: str
    """The outlet: where the entry comes from, or else the feed's own title."""
    content: str
    """As much of its text as the feed carries, cleaned; empty for nothing."""
    is_html: bool = True

    @property
    def words(self) -> int:
        """How many words of its text the feed carries."""
        return len((_TAG.sub(" ", self.content) if self.is_html else self.content).split())

    def page(self) -> bytes:
        """The entry's own text as a page, with all that the feed says of it in its head."""
        facts = [
            ("og:title", self.title),
            ("og:site_name", self.source),
            ("article:published_time", self.published.isoformat() if self.published else ""),
            *(("article:author", author) for author in self.authors),
            ("og:url", self.address),
        ]
        metas = "\n".join(
            f'<meta property="{name}" content="{html.escape(value)}">'
            for name, value in facts
            if value
        )
        title = html.escape(self.title)
        link = f'<link rel="canonical" href="{html.escape(self.address)}">' if self.address else ""
        body = self.content if self.is_html else "\n".join(_paragraphs(self.content))
        return (
            f'<!doctype html>\n<html><head><meta charset="utf-8"><title>{title}</title>\n{metas}\n'
            f"{link}</head><body><article>\n<h1>{title}</h1>\n{body}\n</article></body></html>\n"
        ).encode("utf-8", "replace")


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed as it was read."""

    address: str
    title: str
    entries: tuple[Entry, ...]
    """In the feed's own order, mostly the newest first; no two with the same id."""


class FeedLink(NamedTuple):
    """A feed that a page names."""

    address: str
    title: str


def read_feed(data: bytes, *, address: str = "", name: str = "", charset: str = "") -> Feed:
    """The entries of a feed.

    Args:
        data: Its bytes, at most ``MOST_BYTES`` of them.
        address: Where it is; relative addresses in it are relative to this. Empty for a saved
            feed, of which it is not known.
        name: What it is called in messages, if not by its address.
        charset: The character set that its server states.

    Raises:
        SourceError: If it is no feed, too large, or declares a document type, which could define
            entities that blow up.
    """
    where = label(name or address)
    if len(data) > MOST_BYTES:
        raise SourceError(
            "too large a feed (over 2 MB)", where=where, hint=f"the limit is 2 MB; {_INSTEAD}"
        )
    if not is_feed(data) and data.lstrip()[:1] != b"<":
        raise SourceError("no feed", where=where, hint="give the address of a feed")
    if has_doctype(data):
        raise SourceError(
            "a feed that declares a document type",
            where=where,
            hint=f"that is not safe to read; {_INSTEAD}",
        )
    try:
        told = read_apart("feed", _with_encoding(data, charset), where=where, address=address)
    except SourceError as error:
        raise SourceError(error.what, where=where, hint="only its owner can mend that") from None
    base = read_address(address) if address else None
    title = _title(str(told["title"]), is_html=True) or (base.host if base else "")
    entries: dict[str, Entry] = {}
    for each in told["entries"]:
        entry = _entry(each, base, title)
        if entry.title or entry.content or entry.address:
            entries.setdefault(entry.id, entry)
    return Feed(address, title, tuple(entries.values()))


def feed_links(page: bytes, *, address: str) -> list[FeedLink]:
    """The feeds that a page names in its head, in its order.

    Args:
        page: The page; only its first half megabyte counts.
        address: Where it was found.
    """
    found: dict[str, FeedLink] = {}
    text = page[:HEAD_BYTES].decode("utf-8", "replace")
    base = read_address(address)
    for link in _LINK.finditer(text):
        told = {
            name.lower(): html.unescape(double or single or bare)
            for name, double, single, bare in _ATTRIBUTE.findall(link[1])
        }
        kind = told.get("type", "").partition(";")[0].strip().lower()
        relations = told.get("rel", "").lower().split()
        if "alternate" not in relations or kind not in FEED_TYPES or not told.get("href"):
            continue
        try:
            where = str(base.joined(told["href"]))
        except StoryviewError:
            continue
        found.setdefault(where, FeedLink(where, clean_line(told.get("title", ""))[:LONGEST_TITLE]))
        if len(found) == MOST_LINKS:
            break
    return list(found.values())


def _with_encoding(data: bytes, charset: str) -> bytes:
    """The feed as UTF-8, where only its server says what it is in."""
    if not charset or _XML_ENCODING.match(data):
        return data
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return data.decode(charset).encode("utf-8")
        except (LookupError, UnicodeError):
            return data
    return data


def _entry(told: dict[str, Any], base: Address | None, feed_title: str) -> Entry:
    address = _joined(base, str(told["address"]))
    title = _title(str(told["title"]), is_html=bool(told["title_is_html"]))
    content = clean(str(told["content"])).strip()
    identity = str(told["id"]) or address or f"{title}\n{content}"
    return Entry(
        hashlib.sha256(identity.encode("utf-8", "replace")).hexdigest()[:32],
        address,
        title,
        _day(told, "published") or _day(told, "updated"),
        tuple(dict.fromkeys(filter(None, (_author(str(name)) for name in told["authors"])))),
        _title(str(told["source"]), is_html=True) or feed_title,
        content,
        bool(told["content_is_html"]),
    )


def _joined(base: Address | None, address: str) -> str:
    """An entry's address, whole; empty unless it is one that can be fetched."""
    if not address.strip():
        return ""
    try:
        return str(
            base.joined(address) if base else read_address(address.strip().replace(" ", "%20"))
        )
    except StoryviewError:
        return ""


def _title(written: str, *, is_html: bool) -> str:
    if is_html:
        written = html.unescape(_TAG.sub(" ", html.unescape(written)))
    return clean_line(written)[:LONGEST_TITLE]


def _author(written: str) -> str:
    """A name; what some feeds write is an address of e-mail with the name behind it."""
    written = clean_line(_TAG.sub(" ", html.unescape(written)))
    # feedparser cuts "li@news.example (Li Wei)" in two when it does not know the last letters.
    found = re.fullmatch(r"\S+\s+\(([^()]+)\)?|(.+?)\s+<\S+@\S+>", written)
    if found:
        written = found[1] or found[2]
    return "" if re.fullmatch(r"\S+@\S+", written) else written[:200]


def _day(told: dict[str, Any], name: str) -> date | None:
    written = clean_line(str(told.get(name) or ""))
    day = read_date(written) if written else None
    parsed = told.get(f"{name}_utc")
    if day is None and isinstance(parsed, list):
        try:
            day = date(*(int(part) for part in parsed[:3]))
        except (ValueError, TypeError):
            return None
    return day


def _paragraphs(text: str) -> Iterator[str]:
    for part in re.split(r"\n[ \t]*\n", text):
        yield f"<p>{html.escape(part)}</p>"
