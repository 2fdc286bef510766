"""A document of a word processor (.docx), read by the worker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyview.sources.files import SourceError
from storyview.sources.reported import reported
from storyview.sources.worker import read_apart

if TYPE_CHECKING:
    from storyview.sources.reported import Reported


def read_document(data: bytes, *, where: str) -> Reported:
    """The text of a .docx document.

    Raises:
        SourceError: If it is none, holds no text, or the worker runs into its limits.
    """
    document = reported(read_apart("docx", data, where=where))
    if not any(piece.text.strip() for piece in document.pieces):
        raise SourceError(
            "holds no text", where=where, hint="a picture of a text must be typed or recognised"
        )
    return document
