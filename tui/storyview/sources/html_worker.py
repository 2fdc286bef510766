"""The article of one HTML page, found by trafilatura; runs in the worker."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urljoin

from storyview.sources.page_head import read_head
from storyview.sources.page_tree import pieces_of
from storyview.sources.pieces import Piece, as_json, word_count
from storyview.text.article import BlockKind, Mark, MarkKind

FEW_WORDS = 60
"""An article of fewer is looked for again, by other means."""
SHORTEST_LINK = 15
LONGEST_LINK = 160
"""Characters of a link that may be another story's headline."""
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_REFERENCE = re.compile(r"&#(?:[xX]([0-9A-Fa-f]{1,6})|([0-9]{1,7}));?")
_ENCODING = re.compile(r"^\s*<\?xml\b[^>]*\?>")


def read(html: str, address: str = "") -> dict[str, Any]:
    """The article's pieces, and the facts that the page tells; nothing is fetched."""
    from trafilatura import load_html

    tree = load_html(_ENCODING.sub("", without_controls(html)))
    if tree is None:
        return {"pieces": [], "facts": {}, "notes": []}
    facts = read_head(tree, html, address)
    return {"pieces": as_json(article_pieces(tree, address)), "facts": facts, "notes": []}


def article_pieces(tree: Any, address: str = "") -> list[Piece]:
    """The article in a page: trafilatura's, or readability's where that finds next to none."""
    from trafilatura import bare_extraction

    try:
        found: Any = bare_extraction(
            tree,  # which it copies
            include_comments=False,
            include_formatting=True,
            include_links=False,
            include_images=False,
        )
    except (MemoryError, RecursionError):
        raise
    except Exception:  # an odd page makes it raise whatever it does; there is another extractor
        found = None
    pieces = pieces_of(found.body) if found is not None else []
    if word_count(pieces) < FEW_WORDS:
        other = _by_readability(tree)
        if word_count(other) > word_count(pieces):
            pieces = other
    return _linked(pieces, tree, address)


def _by_readability(tree: Any) -> list[Piece]:
    from lxml.etree import LxmlError, ParserError, tostring
    from lxml.html import fragment_fromstring
    from readability import Document
    from readability.readability import Unparseable

    try:
        summary = Document(tostring(tree, encoding="unicode", method="html")).summary(
            html_partial=True
        )
        return pieces_of(fragment_fromstring(summary, create_parent="div"))
    except (Unparseable, LxmlError, ParserError, ValueError, TypeError):
        return []


def _linked(pieces: list[Piece], tree: Any, address: str) -> list[Piece]:
    """The pieces, those that are one link and nothing else marked as that.

    The extractor keeps the words of links alone; where a whole paragraph was one, it leads to
    another story more often than not.
    """
    lone = {
        piece.text
        for piece in pieces
        if SHORTEST_LINK <= len(piece.text) <= LONGEST_LINK and piece.kind is not BlockKind.CODE
    }
    links = {
        words: urljoin(address, link.get("href") or "")
        for link in (tree.iter("a") if lone else ())
        if (words := " ".join("".join(link.itertext()).split())) in lone
    }
    return [
        piece._replace(marks=(Mark(MarkKind.LINK, 0, len(piece.text), links[piece.text]),))
        if piece.text in links and piece.kind is not BlockKind.CODE
        else piece
        for piece in pieces
    ]


def without_controls(html: str) -> str:
    """A page without control characters, which the parser answers by losing the paragraph."""

    def harmless(found: re.Match[str]) -> str:
        number = int(found[1], 16) if found[1] else int(found[2])
        return "" if (number < 32 and number not in (9, 10, 13)) or number == 127 else found[0]

    return _REFERENCE.sub(harmless, _CONTROLS.sub("", html))
