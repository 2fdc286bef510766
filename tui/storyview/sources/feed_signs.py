"""How a feed is told from a page, by its first bytes."""

from __future__ import annotations

import re

LOOKED_AT = 2 * 1024
# Atomic and possessive: a row of comments is tried in one way only.
_PROLOGUE = rb"(?>\s|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^<\[]*(?:\[.*?\])?\s*>)*+"
_XML = re.compile(
    rb"(?:\xef\xbb\xbf)?" + _PROLOGUE + rb"<(?:[a-z][\w.-]{0,20}:)?(?:rss|feed|RDF)[\s>/]",
    re.DOTALL,
)
_JSON = re.compile(
    rb'(?:\xef\xbb\xbf)?\s*\{.*"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org', re.DOTALL
)


def is_feed(content: bytes) -> bool:
    """Whether these bytes are a feed: Atom, RSS or JSON Feed."""
    head = content[:LOOKED_AT]
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        head = head.replace(b"\0", b"")[2:]
    return bool(_XML.match(head) or _JSON.match(head))
