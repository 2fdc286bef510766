"""How a feed is told from a page, by its first bytes."""

from __future__ import annotations

import re

LOOKED_AT = 4 * 1024
_BOM = rb"(?:\xef\xbb\xbf)?"
# Atomic and possessive: a row of comments is tried in one way only.
_MISC = rb"(?>\s|<\?.*?\?>|<!--.*?-->)*+"
_DOCTYPE = rb"<!DOCTYPE\b"
# The one that a version of RSS prescribed; it defines nothing of its own.
_OLD = (
    rb'<!DOCTYPE\s+rss\s+(?:PUBLIC\s+"-//Netscape Communications//DTD RSS 0\.91//EN"\s+"[^"<>]*"'
    rb'|SYSTEM\s+"http://my\.netscape\.com/publish/formats/rss-0\.91\.dtd")\s*>'
)
_ROOT = rb"<(?:[a-z][\w.-]{0,20}:)?(?:rss|feed|RDF)[\s>/]"
_JSON_BEGINS = re.compile(_BOM + rb"\s*\{")
_JSON_VERSION = re.compile(rb'"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org\b')


def is_feed(content: bytes) -> bool:
    """Whether these bytes are a feed: Atom, RSS or JSON Feed."""
    head = _narrow(content[:LOOKED_AT])
    any_doctype = rb"(?><!(?i:DOCTYPE)[^<\[]*(?:\[.*?\])?\s*>)?"
    xml = re.match(_BOM + _MISC + any_doctype + _MISC + _ROOT, head, re.DOTALL)
    return bool(xml) or is_json_feed(content)


def is_json_feed(content: bytes) -> bool:
    """Whether these bytes are a JSON Feed."""
    return bool(_JSON_BEGINS.match(content) and _JSON_VERSION.search(content))


def has_doctype(content: bytes) -> bool:
    """Whether an XML document declares a type, and with it may define entities of its own."""
    head = _narrow(content)
    start = re.match(_BOM + _MISC, head, re.DOTALL)
    at = start.end() if start else 0
    return bool(re.compile(_DOCTYPE, re.IGNORECASE).match(head, at)) and not re.compile(_OLD).match(
        head, at
    )


def _narrow(content: bytes) -> bytes:
    """UTF-16 and UTF-32 as far as they are ASCII."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.replace(b"\0", b"")[2:]
    return content.replace(b"\0", b"") if b"\0" in content[:4] else content
