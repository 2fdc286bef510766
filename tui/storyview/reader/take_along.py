"""A passage to take along, an address to open, and a file name that is still free."""

from __future__ import annotations

import itertools
import os
import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from storyview.text.article import Origin

if TYPE_CHECKING:
    from pathlib import Path

    from storyview.text.article import Article

HOST = re.compile(r"[a-z0-9._-]+|[0-9a-f:.]+")
"""What browsers and we read as the same host."""


def citation(article: Article, start: int, end: int) -> str:
    """A passage in quotation marks, with where it was printed."""
    words = " ".join(article.text[start:end].split())
    parts = [article.source or "unnamed outlet"]
    if article.title and article.title_origin is not Origin.MADE:
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
        host = host.encode("idna").decode("ascii")
        return host if HOST.fullmatch(host) else None
    except (UnicodeError, ValueError):
        return None


def free_name(path: Path) -> Path:
    """The path itself, or ``NAME-2`` and so on: the first at which there is nothing yet."""
    if not os.path.lexists(path):
        return path
    for number in itertools.count(2):
        other = path.with_name(f"{path.stem}-{number}{path.suffix}")
        if not os.path.lexists(other):
            return other
    raise AssertionError  # the count has no end
