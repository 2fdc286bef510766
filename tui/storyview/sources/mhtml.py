"""A web page saved as one file with its pictures (MHTML), read by the worker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyview.sources.html import with_words
from storyview.sources.reported import reported
from storyview.sources.worker import read_apart

if TYPE_CHECKING:
    from storyview.sources.reported import Reported


def read_saved_page(data: bytes, *, where: str, address: str = "") -> Reported:
    """The article in a page saved as MHTML.

    Args:
        data: The file.
        where: What an error names.
        address: Where the page comes from; by default as the file says.

    Raises:
        SourceError: If there is none, or the worker runs into its limits.
    """
    answer = read_apart("mhtml", data, where=where, address=address)
    return with_words(reported(answer), where)
