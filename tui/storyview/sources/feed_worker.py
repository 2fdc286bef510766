"""A feed's bytes to plain entries; runs in the worker, since feedparser may take very long."""

from __future__ import annotations

import io
import warnings
from typing import Any

from storyview.sources.feed_signs import is_json_feed
from storyview.sources.json_feed import read_json_feed
from storyview.sources.unreadable import Unreadable

MOST_ENTRIES = 2_000
LONGEST_LINE = 2_000
"""Code points of a title, a name, an address."""
MOST_AUTHORS = 20


def read(data: bytes, address: str) -> dict[str, Any]:
    """A feed's title, home and entries, all of it text as it stands in the feed.

    Raises:
        Unreadable: If it is no feed.
    """
    if is_json_feed(data):
        found = read_json_feed(data)
        return found | {"entries": found["entries"][:MOST_ENTRIES]}
    warnings.simplefilter("ignore")
    import feedparser

    # From a stream: bytes would be taken for the name of a file, and opened.
    told = feedparser.parse(
        io.BytesIO(data),
        response_headers={"content-location": address},
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    if not told.version and not told.entries:
        raise Unreadable("no feed, or a damaged one", "give the address of a feed")
    return {
        "title": _line(_value(told.feed, "title")),
        "home": _line(_value(told.feed, "link")),
        "entries": [_entry(entry, told.feed) for entry in told.entries[:MOST_ENTRIES]],
    }


def _entry(entry: Any, feed: Any) -> dict[str, Any]:
    content, is_html = _content(entry)
    title_type = dict.get(dict.get(entry, "title_detail") or {}, "type", "")
    source = dict.get(entry, "source")
    return {
        "id": _line(_value(entry, "id")),
        "address": _line(_value(entry, "link")),
        "title": _line(_value(entry, "title")),
        "title_is_html": title_type != "text/plain",
        "published": _line(_value(entry, "published")),
        "published_utc": _time(entry, "published_parsed"),
        "updated": _line(_value(entry, "updated")),
        "updated_utc": _time(entry, "updated_parsed"),
        "authors": _authors(entry) or _authors(feed),
        "source": _line(_value(source, "title")) if isinstance(source, dict) else "",
        "content": content,
        "content_is_html": is_html,
    }


def _content(entry: Any) -> tuple[str, bool]:
    """The fullest of what an entry carries."""
    carried = [*(dict.get(entry, "content") or ()), dict.get(entry, "summary_detail")]
    texts = [
        (str(dict.get(one, "value") or ""), str(dict.get(one, "type") or ""))
        for one in carried
        if isinstance(one, dict)
    ]
    readable = [
        (value, kind) for value, kind in texts if kind.startswith(("text/", "application/xhtml"))
    ]
    value, kind = max(readable, key=lambda one: len(one[0]), default=("", ""))
    return value, kind != "text/plain"


def _authors(told: Any) -> list[str]:
    listed = dict.get(told, "authors") or []
    names = [_line(dict.get(one, "name")) for one in listed if isinstance(one, dict)]
    names = [name for name in names if name]
    return list(dict.fromkeys(names or [_line(_value(told, "author"))]))[:MOST_AUTHORS]


def _value(told: Any, name: str) -> object:
    """A value itself: feedparser's own way gives another one in its place, with a warning."""
    return dict.get(told, name)


def _time(entry: Any, name: str) -> list[int] | None:
    parsed = dict.get(entry, name)
    return list(parsed[:6]) if parsed else None


def _line(value: object) -> str:
    return value[:LONGEST_LINE] if isinstance(value, str) else ""
