"""JSON Feed, version 1 and 1.1 (jsonfeed.org), to the same plain entries as other feeds."""

from __future__ import annotations

import json
from typing import Any

from storyview.sources.unreadable import Unreadable


def read_json_feed(data: bytes) -> dict[str, Any]:
    """A feed's title, home and entries.

    Raises:
        Unreadable: If it is no JSON Feed.
    """
    try:
        told = json.loads(data)
    except (ValueError, RecursionError):
        raise Unreadable("a damaged feed", "only its owner can mend that") from None
    if not isinstance(told, dict):
        raise Unreadable("a damaged feed", "only its owner can mend that")
    items = told.get("items")
    return {
        "title": _text(told.get("title")),
        "home": _text(told.get("home_page_url")),
        "entries": [
            _entry(item, told)
            for item in (items if isinstance(items, list) else ())
            if isinstance(item, dict)
        ],
    }


def _entry(item: dict[str, Any], feed: dict[str, Any]) -> dict[str, Any]:
    html, text = _text(item.get("content_html")), _text(item.get("content_text"))
    identity = item.get("id")
    return {
        "id": str(identity) if isinstance(identity, (str, int, float)) else "",
        "address": _text(item.get("url")) or _text(item.get("external_url")),
        "title": _text(item.get("title")),
        "title_is_html": False,
        "published": _text(item.get("date_published")),
        "updated": _text(item.get("date_modified")),
        "authors": _authors(item) or _authors(feed),
        "source": "",
        "content": html or text or _text(item.get("summary")),
        "content_is_html": bool(html),
    }


def _authors(told: dict[str, Any]) -> list[str]:
    listed = told.get("authors")
    each = [*(listed if isinstance(listed, list) else ()), told.get("author")]
    names = [_text(one.get("name")) for one in each if isinstance(one, dict)]
    return list(dict.fromkeys(name for name in names if name))


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
