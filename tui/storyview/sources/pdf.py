"""A PDF, read by the worker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyview.sources.reported import reported
from storyview.sources.worker import read_apart

if TYPE_CHECKING:
    from storyview.sources.reported import Reported


def read_pdf(data: bytes, *, where: str) -> Reported:
    """The text of a PDF.

    Raises:
        SourceError: If it is encrypted, damaged, holds only pictures, or the worker runs into its
            limits.
    """
    return reported(read_apart("pdf", data, where=where))
