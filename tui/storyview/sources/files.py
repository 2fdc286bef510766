"""Files, read with care: looked at before they are opened, and never more than a limit."""

from __future__ import annotations

import os
import re
import stat
from typing import TYPE_CHECKING, BinaryIO

from storyview.errors import StoryviewError
from storyview.text.clean import clean_line

if TYPE_CHECKING:
    from pathlib import Path

LIMIT = 20 * 1024 * 1024
"""The most bytes that a text, a page or a document may have."""
SHORTER = "save the article alone, or several as a dump of one article a line"
"""What to do about a text over the limit."""
PDF_LIMIT = 50 * 1024 * 1024
"""The most bytes that a PDF may have, most of which are pictures and fonts."""
PDF_MARK = b"%PDF-"
PDF_MARK_WITHIN = 1024
"""In how many first bytes the mark stands; mail programs and servers put some before it."""


_LIKE_ADDRESS = re.compile(r"(?:www\.[\w-]+\.|(?:[\w-]+\.)+[a-z]{2,24}/)\S*$", re.IGNORECASE)


class SourceError(StoryviewError):
    """Something named as a source cannot be opened."""


def label(name: object) -> str:
    """A path or another name, fit for a message: one line without control characters."""
    return clean_line(str(name))


def read_file(path: Path, *, where: str) -> bytes:
    """The bytes of a regular file.

    Raises:
        SourceError: If it is missing, no regular file, unreadable or too large.
    """
    try:
        _refuse_irregular(path.stat().st_mode, where)
        # It may have become a pipe since: opening must not wait for a writer.
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(path, flags), "rb") as file:
            status = os.fstat(file.fileno())
            _refuse_irregular(status.st_mode, where)
            head = file.read(PDF_MARK_WITHIN)
            if status.st_size > _limit(head):
                raise _too_large(where, _limit(head), status.st_size)
            return _read_on(file, head, where)
    except (OSError, ValueError) as error:
        raise source_error(error, where) from None


def read_stream(stream: BinaryIO, *, where: str) -> bytes:
    """All bytes of a stream, up to the limit.

    Raises:
        SourceError: If there are more.
    """
    return _read_on(stream, stream.read(PDF_MARK_WITHIN), where)


def _read_on(stream: BinaryIO, head: bytes, where: str) -> bytes:
    limit = _limit(head)
    data = head + stream.read(limit + 1 - len(head))
    if len(data) > limit:
        raise _too_large(where, limit)
    return data


def _limit(head: bytes) -> int:
    return PDF_LIMIT if PDF_MARK in head else LIMIT


def source_error(error: OSError | ValueError, where: str) -> SourceError:
    """What the system refused, in words for people."""
    if isinstance(error, FileNotFoundError):
        hint = f"write https://{where} for an address" if _LIKE_ADDRESS.match(where) else ""
        return SourceError("no such file or folder", where=where, hint=hint or "check the name")
    if isinstance(error, PermissionError):
        return SourceError("may not be read", where=where, hint="check its permissions")
    if isinstance(error, IsADirectoryError):
        return SourceError("is a folder", where=where, hint="name a folder alone, or files")
    if isinstance(error, ValueError):
        return SourceError("no name that a file can have", where=where, hint="check the name")
    return SourceError(
        clean_line(error.strerror or "cannot be read").lower(), where=where, hint="check the name"
    )


def in_folder(error: StoryviewError, name: str, folder: Path) -> StoryviewError:
    """What is wrong with a file, which the error calls by its name, with the folder it lies in."""
    if error.where != name:
        return error
    return SourceError(error.what, where=label(folder / name), hint=error.hint)


def _refuse_irregular(mode: int, where: str) -> None:
    if stat.S_ISDIR(mode):
        raise IsADirectoryError
    if not stat.S_ISREG(mode):
        raise SourceError(
            "a pipe, socket or device", where=where, hint="name a file, or - for standard input"
        )


def _too_large(where: str, limit: int, size: int = 0) -> SourceError:
    most = f"{limit // 1024 // 1024} MB"
    how = f"{size / 1024 / 1024:,.0f} MB" if size else f"over {most}"
    return SourceError(f"too large ({how})", where=where, hint=f"the limit is {most}; {SHORTER}")
