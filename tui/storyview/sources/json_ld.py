"""What a page tells machines about its article: schema.org in JSON-LD."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Any, NamedTuple

MOST_NODES = 5_000
DEEPEST = 12
LONGEST = 2_000_000
"""Characters of one script; none that describes an article is longer."""
ARTICLES = frozenset(
    """
    article newsarticle reportagenewsarticle analysisnewsarticle backgroundnewsarticle
    opinionnewsarticle reviewnewsarticle askpublicnewsarticle liveblogposting blogposting report
    scholarlyarticle techarticle satiricalarticle advertisercontentarticle socialmediaposting
    """.split()
)
_ASIDE = frozenset(
    "livebogupdate liveblogupdate haspart mentions about relatedlink itemlistelement comment "
    "comments review ispartof citation video image associatedmedia subjectof".split()
)
"""What hangs on an article and is not it, in lower case."""
_WRAPPING = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*$"
)
_TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")


class Described(NamedTuple):
    """An article as JSON-LD describes it; empty where it says nothing."""

    headline: str = ""
    published: str = ""
    modified: str = ""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    address: str = ""


def read_json_ld(scripts: list[str], headline: str = "") -> Described:
    """The article that the page's scripts describe.

    Args:
        scripts: The text of each script of type ``application/ld+json``.
        headline: What the page shows as its headline, to tell its article from others.
    """
    nodes: list[dict[str, Any]] = []
    named: dict[str, dict[str, Any]] = {}
    for script in scripts:
        if len(script) <= LONGEST:
            _collect(_parsed(script), nodes, named)
    articles = [node for node in nodes if _types(node) & ARTICLES]
    if not articles:
        site = next((n for n in nodes if _types(n) & {"newsmediaorganization", "website"}), None)
        page = next((n for n in nodes if _types(n) & {"webpage", "itempage"}), {})
        return Described(
            published=_text(page.get("datePublished")),
            modified=_text(page.get("dateModified")),
            publisher=_name(site, named) if site else "",
        )
    wanted = _folded(headline)
    node = max(
        articles,
        key=lambda node: (
            bool(wanted) and _folded(_text(node.get("headline") or node.get("name"))) == wanted,
            bool(node.get("datePublished")) + bool(node.get("author")) + bool(node.get("headline")),
        ),
    )
    authors = _authors(node.get("author"), named) or _authors(node.get("creator"), named)
    return Described(
        headline=_text(node.get("headline") or node.get("name")),
        published=_text(node.get("datePublished") or node.get("dateCreated")),
        modified=_text(node.get("dateModified")),
        authors=tuple(authors),
        publisher=_name(node.get("publisher") or node.get("sourceOrganization"), named),
        address=_address(node),
    )


def _parsed(script: str) -> Any:
    script = _WRAPPING.sub("", _WRAPPING.sub("", script)).strip().rstrip(";")
    for attempt in (script, _TRAILING_COMMA.sub("", script)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _collect(value: Any, nodes: list[dict[str, Any]], named: dict[str, dict[str, Any]]) -> None:
    """All objects, those that lie higher first; what only hangs on an article is left out."""
    level = [value]
    for _ in range(DEEPEST):
        below: list[Any] = []
        for item in level:
            if isinstance(item, list):
                below.extend(item)
            elif isinstance(item, dict) and len(nodes) < MOST_NODES:
                nodes.append(item)
                identity = item.get("@id")
                if isinstance(identity, str) and len(item) > 1:
                    named.setdefault(identity, item)
                below.extend(
                    child
                    for key, child in item.items()
                    if isinstance(child, dict | list) and key.lower() not in _ASIDE
                )
        level = below[:MOST_NODES]


def _types(node: dict[str, Any]) -> set[str]:
    kinds = node.get("@type")
    return {
        str(kind).rpartition("/")[2].rpartition(":")[2].lower()
        for kind in (kinds if isinstance(kinds, list) else [kinds])
    }


def _authors(value: Any, named: dict[str, dict[str, Any]]) -> list[str]:
    names = []
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            one = _resolved(one, named)
            if _types(one) & {"organization", "newsmediaorganization", "corporation", "brand"}:
                continue
        name = _name(one, named)
        if name and not name.startswith(("http:", "https:", "/")):
            names.append(name)
    return names


def _name(value: Any, named: dict[str, dict[str, Any]]) -> str:
    if isinstance(value, list):
        return next(filter(None, (_name(one, named) for one in value[:20])), "")
    if isinstance(value, dict):
        value = _resolved(value, named)
        name = value.get("name") or value.get("legalName") or value.get("alternateName")
        if isinstance(name, list):
            return "; ".join(filter(None, map(_text, name)))
        if isinstance(name, dict):
            name = name.get("name") or name.get("@value")
        if not name and value.get("familyName"):
            name = f"{_text(value.get('givenName'))} {_text(value.get('familyName'))}"
        return _text(name)
    return _text(value)


def _resolved(node: dict[str, Any], named: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """What a node that only names another stands for."""
    if "name" in node:
        return node
    return named.get(str(node.get("@id", "")), node)


def _address(node: dict[str, Any]) -> str:
    for key in ("url", "mainEntityOfPage"):
        value = node.get(key)
        if isinstance(value, dict):
            value = value.get("@id") or value.get("url")
        if isinstance(value, str) and value.startswith(("http:", "https:")):
            return value
    return ""


def _text(value: Any) -> str:
    """A value as one line; entities and tags, which do not belong into JSON, are read too."""
    if isinstance(value, list):
        value = next((one for one in value if isinstance(one, str)), "")
    if isinstance(value, dict):
        value = value.get("@value")
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        return ""
    if "&" in value:
        value = unescape(unescape(value))
    return " ".join(re.sub(r"</?[a-zA-Z][^<>]{0,200}>", " ", value[:2_000]).split())


def _folded(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.lower())[:90]
