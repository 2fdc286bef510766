"""Rows read from the pages of an SQLite file without SQLite, for files that it refuses.

Every page that looks like a leaf of a table is read, whether or not anything leads to it: a file
whose first page is overwritten, whose end is missing or whose inner pages are lost still gives
the rows of the rest. Pages in the write-ahead log count as the newer ones. The format:
https://www.sqlite.org/fileformat2.html
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

PAGE_SIZE = 4096
"""That of every library; where the header is lost, nothing else tells."""
WAL_HEADER_BYTES = 32
FRAME_HEADER_BYTES = 24
LEAF = 0x0D
"""The first byte of a page that holds rows of a table."""
LONGEST_ROW = 512 * 1024 * 1024
"""Bytes; a longer one is damage."""
TEXT_FROM, BLOB_FROM = 13, 12
INTEGER_BYTES = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}

Value = None | int | float | str | bytes


class _DamageError(Exception):
    """A row that cannot be read."""


def rows_in_pages(path: Path) -> Iterator[tuple[int, tuple[Value, ...]]]:
    """Every row that can be read, of all tables: its rowid and its columns.

    Raises:
        OSError: If the file cannot be read at all.
    """
    newer = _pages_in_log(path.with_name(f"{path.name}-wal"))
    with path.open("rb") as file:
        last = max([file.seek(0, 2) // PAGE_SIZE, *newer])

        def page(number: int) -> bytes:
            if number in newer:
                with path.with_name(f"{path.name}-wal").open("rb") as log:
                    log.seek(newer[number])
                    return log.read(PAGE_SIZE)
            file.seek((number - 1) * PAGE_SIZE)
            return file.read(PAGE_SIZE)

        for number in range(1, last + 1):
            content = page(number)
            if len(content) == PAGE_SIZE and content[100 if number == 1 else 0] == LEAF:
                yield from _rows_of(content, 100 if number == 1 else 0, page)


def _pages_in_log(log: Path) -> dict[int, int]:
    """The pages that the write-ahead log holds, and where the newest copy of each starts."""
    pages: dict[int, int] = {}
    written: dict[int, int] = {}
    try:
        with log.open("rb") as file:
            header = file.read(WAL_HEADER_BYTES)
            while len(frame := file.read(FRAME_HEADER_BYTES)) == FRAME_HEADER_BYTES:
                number, size_after_commit = struct.unpack(">II", frame[:8])
                if frame[8:16] != header[16:24]:
                    break  # left over from before the log was started anew
                written[number] = file.tell()
                file.seek(PAGE_SIZE, 1)
                if size_after_commit:
                    pages |= written
                    written = {}
    except OSError:
        return {}
    return pages


def _rows_of(
    content: bytes, start: int, page: Callable[[int], bytes]
) -> Iterator[tuple[int, tuple[Value, ...]]]:
    (cells,) = struct.unpack_from(">H", content, start + 3)
    for index in range(min(cells, PAGE_SIZE // 4)):
        try:
            (at,) = struct.unpack_from(">H", content, start + 8 + 2 * index)
            yield _row(content, at, page)
        except (_DamageError, struct.error, IndexError, UnicodeDecodeError, OverflowError):
            continue


def _row(content: bytes, at: int, page: Callable[[int], bytes]) -> tuple[int, tuple[Value, ...]]:
    length, at = _varint(content, at)
    rowid, at = _varint(content, at)
    if length > LONGEST_ROW:
        raise _DamageError
    return _signed(rowid), _columns(_payload(content, at, length, page))


def _payload(content: bytes, at: int, length: int, page: Callable[[int], bytes]) -> bytes:
    """A row's bytes, those on overflow pages too."""
    most = PAGE_SIZE - 35
    if length <= most:
        local = length
    else:
        least = (PAGE_SIZE - 12) * 32 // 255 - 23
        local = least + (length - least) % (PAGE_SIZE - 4)
        local = local if local <= most else least
    parts = [content[at : at + local]]
    missing = length - local
    if missing:
        (number,) = struct.unpack_from(">I", content, at + local)
        while missing > 0:
            overflow = page(number) if number else b""
            if len(overflow) < PAGE_SIZE:
                raise _DamageError
            (number,) = struct.unpack_from(">I", overflow, 0)
            parts.append(overflow[4 : 4 + missing])
            missing -= PAGE_SIZE - 4
    payload = b"".join(parts)
    if len(payload) != length:
        raise _DamageError
    return payload


def _columns(payload: bytes) -> tuple[Value, ...]:
    header_end, at = _varint(payload, 0)
    if header_end > len(payload):
        raise _DamageError
    kinds = []
    while at < header_end:
        kind, at = _varint(payload, at)
        kinds.append(kind)
    values: list[Value] = []
    for kind in kinds:
        value, at = _value(payload, at, kind)
        values.append(value)
    if at != len(payload):
        raise _DamageError
    return tuple(values)


def _value(payload: bytes, at: int, kind: int) -> tuple[Value, int]:
    if kind == 0:
        return None, at
    if kind in (8, 9):
        return kind - 8, at
    if kind == 7:
        return struct.unpack_from(">d", payload, at)[0], at + 8
    if kind in INTEGER_BYTES:
        end = at + INTEGER_BYTES[kind]
        return int.from_bytes(payload[at:end], "big", signed=True), end
    if kind < BLOB_FROM:
        raise _DamageError
    end = at + (kind - BLOB_FROM) // 2
    if end > len(payload):
        raise _DamageError
    return (payload[at:end] if kind % 2 == 0 else payload[at:end].decode()), end


def _varint(content: bytes, at: int) -> tuple[int, int]:
    value = 0
    for index in range(8):
        byte = content[at + index]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + index + 1
    return value << 8 | content[at + 8], at + 9


def _signed(value: int) -> int:
    return value - (1 << 64) if value >> 63 else value
