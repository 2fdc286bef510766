"""A passage to take along, and an address to open. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from storyview.text.article import Article


def citation(article: Article, start: int, end: int) -> str:
    """A passage in quotation marks, with where it was printed."""
    words = " ".join(article.text[start:end].split())
    parts = [article.source or "unnamed source"]
    if article.title:
        parts.append(f"“{article.title}”")
    if article.published:
        parts.append(f"{article.published.day} {article.published:%B %Y}")
    if article.retold:
        parts.append("retold")
    if article.url:
        parts.append(article.url)
    quoted = words if words.startswith(("“", '"')) else f"“{words}”"
    return f"{quoted}\n— {', '.join(parts)}\n"


def openable(address: str | None) -> str | None:
    """The host that an address really leads to (IDN as punycode); nothing unless it is web."""
    if not address or any(character.isspace() for character in address):
        return None
    try:
        parts = urlsplit(address)
        host = parts.hostname
        if parts.scheme not in ("http", "https") or not host or parts.username is not None:
            return None
        return host.encode("idna").decode("ascii")
    except (UnicodeError, ValueError):
        return None
