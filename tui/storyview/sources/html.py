"""A saved web page, read by the worker."""

from __future__ import annotations

from storyview.sources.files import SourceError
from storyview.sources.pieces import word_count
from storyview.sources.reported import Reported, reported
from storyview.sources.worker import HINT, read_apart

FEWEST_WORDS = 10
"""A page in which fewer are found shows its article only with scripts, or has none."""


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
