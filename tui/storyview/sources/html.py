"""A saved web page, read by the worker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyview.sources.files import SourceError
from storyview.sources.reported import Reported, reported
from storyview.sources.worker import HINT, read_apart
from storyview.text.article import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storyview.sources.pieces import Piece

FEWEST_WORDS = 10
"""A page in which fewer are found shows its article only with scripts, or has none."""
WIDE = (("\u0e00", "\u0eff"), ("\u3040", "\u30ff"), ("\u3400", "\u9fff"), ("\uac00", "\ud7af"))
"""Scripts that are written without spaces between words, or with few."""


def read_page(html: str, *, where: str, address: str = "") -> Reported:
    """The article in a page.

    Args:
        html: The page, decoded.
        where: What an error names.
        address: Where it comes from, if that is known.

    Raises:
        SourceError: If none is found, or the worker runs into its limits.
    """
    data = html.encode("utf-8", "replace")
    return with_words(reported(read_apart("page", data, where=where, address=address)), where)


def with_words(page: Reported, where: str) -> Reported:
    """A page that has an article.

    Raises:
        SourceError: If there are next to no words in it.
    """
    words = word_count(page.pieces)
    if words < FEWEST_WORDS:
        found = "no article" if not words else f"only {words} words of an article"
        raise SourceError(f"{found} found in this page", where=where, hint=HINT)
    return page


def word_count(pieces: Sequence[Piece]) -> int:
    """The words of the pieces; of scripts without spaces, two characters count as one."""
    count = 0
    for piece in pieces:
        if piece.kind is not BlockKind.CODE:
            wide = sum(any(low <= c <= high for low, high in WIDE) for c in piece.text)
            count += max(len(piece.text.split()), wide // 2)
    return count
