"""Streams that are read once: a dump in a pipe, packed or not."""

from __future__ import annotations

import contextlib
import gzip
import io
import zlib
from typing import TYPE_CHECKING, Any, BinaryIO

from storyview.sources.files import SourceError, source_error
from storyview.sources.json_lines import SNIFFED_LINE, is_json_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storyview.sources.json_lines import Line

GZIP = b"\x1f\x8b"
MOST_TIMES = 200
"""How many times larger than its file a packed dump may become; news becomes three to ten."""
UNPACKED_ANYWAY = 256 * 1024 * 1024
"""Bytes that may be unpacked before that is asked."""


class CountedStream(io.RawIOBase):
    """A stream put together again from its beginning and its rest, that counts what was read."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = head
        self._rest = rest
        self.count = 0
        """Bytes that were read."""

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Read what is there into a buffer; returns how many bytes that were, 0 at the end."""
        if self._head:
            size = min(len(buffer), len(self._head))
            buffer[:size], self._head = self._head[:size], self._head[size:]
        else:
            data = self._rest.read1(len(buffer))  # type: ignore[attr-defined]
            size = len(data)
            buffer[:size] = data
        self.count += size
        return size


class UnpackedLines:
    """The lines of a packed dump, as long as it does not become out of all proportion."""

    def __init__(self, packed: BinaryIO, source: CountedStream, where: str) -> None:
        self._lines = gzip.GzipFile(fileobj=packed)
        self._source = source
        self._where = where
        self._count = 0

    def readline(self, size: int = -1, /) -> bytes:
        """The next line with its end, or the first ``size`` bytes of it.

        Raises:
            SourceError: If it has become too large.
        """
        data = self._lines.readline(size)
        self._count += len(data)
        if self._count > max(UNPACKED_ANYWAY, MOST_TIMES * self._source.count):
            raise SourceError(
                f"unpacks to over {MOST_TIMES} times its size",
                where=self._where,
                hint="unpack it yourself if you trust it",
            )
        return data


def next_line(lines: Iterator[Line], where: str) -> Line | None:
    """The next line of a dump, or None at its end.

    Raises:
        SourceError: If the stream cannot be read on.
    """
    try:
        return next(lines, None)
    except (EOFError, zlib.error, gzip.BadGzipFile):
        raise SourceError(
            "its packing is damaged from here on", where=where, hint="pack it anew"
        ) from None
    except OSError as error:
        raise source_error(error, where) from None


def first_line(stream: BinaryIO) -> bytes:
    """The beginning of a stream, not more than is needed to tell what it is."""
    head = b""
    while not head.strip() and (line := stream.readline(SNIFFED_LINE)):
        head += line
        if len(head) > SNIFFED_LINE:
            break
    return head + stream.read(SNIFFED_LINE) if head.startswith(GZIP) else head


def is_dump(head: bytes, name: str) -> bool:
    """Whether a file is a dump, packed or not, by its name or by how it begins."""
    if head.startswith(GZIP) and not name.lower().endswith(".gz"):
        with contextlib.suppress(zlib.error):
            head = zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(head, SNIFFED_LINE)
    return is_json_lines(head, name)
