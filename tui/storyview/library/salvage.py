"""All that can still be read of a damaged library, table by table.

SQLite is asked first, row by row, so that a bad page costs its own rows only. What it cannot
reach is looked for in the pages themselves.
"""

from __future__ import annotations

import contextlib
import sqlite3
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from storyview.library.connecting import HEADER
from storyview.library.pages import rows_in_pages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

Record = dict[str, Any]
ASKED = 5_000
"""Rows that do not answer one after another, after which no more are asked for."""


class _Table(NamedTuple):
    """A table that is worth saving."""

    columns: tuple[str, ...]
    """In the order in which rows of today hold them, the number first."""
    fits: Callable[[tuple[Any, ...]], bool] | None = None
    """Whether a row that was found somewhere is one of this table; None: it cannot be told."""


def _texts(values: tuple[Any, ...], *places: int) -> bool:
    return all(isinstance(values[place], str) for place in places)


TABLES: dict[str, _Table] = {
    "stories": _Table(
        ("id", "title", "named", "pinned", "own", "articles", "first", "last", "newest"),
        lambda row: len(row) == 9 and _texts(row, 1, 8) and {row[2], row[3], row[4]} <= {0, 1},
    ),
    "given": _Table(
        ("id", "name", "story"),
        lambda row: len(row) == 3 and _texts(row, 1) and isinstance(row[2], int),
    ),
    "contents": _Table(
        (
            *("id", "title", "text", "authors", "article", "edits"),
            *("address", "given", "added", "raw_name", "raw"),
        ),
        lambda row: len(row) == 11 and _texts(row, *range(1, 10)) and row[4][:1] == "{",
    ),
    "articles": _Table(
        (
            *("id", "title", "source", "authors", "published", "newest", "words"),
            *("story", "own", "copy_of", "given", "address", "added", "fingerprint"),
        ),
        lambda row: len(row) == 14 and _texts(row, 1, 2, 3, 5, 10, 11, 12) and row[8] in (0, 1),
    ),
    "versions": _Table(
        ("id", "of", "text", "article", "added", "raw_name", "raw"),
        lambda row: len(row) == 7 and isinstance(row[1], int) and _texts(row, 2, 3, 4, 5),
    ),
    "feeds": _Table(
        ("id", "address", "title", "etag", "last_modified", "checked", "problem"),
        lambda row: len(row) == 7 and _texts(row, 1, 2, 3, 4, 6) and "://" in row[1],
    ),
    "vectors": _Table(("article", "data")),
    "journal": _Table(("id", "at", "what")),
    "journal_rows": _Table(("id", "step", "kind", "row", "was")),
    "seen": _Table(("feed", "entry", "day")),
}


@dataclass(slots=True)
class Salvage:
    """What was read."""

    tables: dict[str, dict[Any, Record]] = field(default_factory=dict)
    """The rows of each table by their number."""
    whole: bool = True
    """Whether SQLite could read everything."""


def salvage(path: Path) -> Salvage:
    """Read what can be read; the file is not changed.

    Raises:
        OSError: If the file cannot be read at all.
    """
    found = Salvage({name: {} for name in TABLES})
    with path.open("rb") as file:
        has_header = file.read(len(HEADER)) == HEADER
    if has_header:  # SQLite would throw away the log of a file that is empty
        _ask_sqlite(path, found)
    else:
        found.whole = False
    if not found.whole:
        _look_into_pages(path, found)
    return found


def _ask_sqlite(path: Path, found: Salvage) -> None:
    try:
        with contextlib.closing(
            sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)
        ) as connection:
            # SQLite reads a file that is shorter than its header says only in this mode.
            connection.execute("PRAGMA writable_schema = ON")
            connection.row_factory = sqlite3.Row
            for name in TABLES:
                rows = found.tables[name]
                fits = TABLES[name].fits
                for key, record in _rows(connection, name, found):
                    if fits is None or fits(tuple(record.values())):
                        rows[key] = record
                    else:
                        found.whole = False
    except sqlite3.Error:
        found.whole = False


def _rows(
    connection: sqlite3.Connection, table: str, found: Salvage
) -> Iterator[tuple[Any, Record]]:
    """The rows of a table; after the first that does not answer, each is asked for alone."""
    last = 0
    try:
        for row in connection.execute(f"SELECT rowid AS row_number, * FROM {table} ORDER BY rowid"):
            record = dict(row)
            last = record.pop("row_number")
            yield last, record
        return
    except sqlite3.Error as error:
        if "no such column: rowid" in str(error):
            yield from _rows_without_numbers(connection, table, found)
            return
        found.whole = False
    silent = 0
    while silent < ASKED:
        last += 1
        try:
            row = connection.execute(f"SELECT * FROM {table} WHERE rowid = ?", (last,)).fetchone()
        except sqlite3.Error:
            row = None
        if row is None:
            silent += 1
        else:
            silent = 0
            yield last, dict(row)


def _rows_without_numbers(
    connection: sqlite3.Connection, table: str, found: Salvage
) -> Iterator[tuple[Any, Record]]:
    try:
        for row in connection.execute(f"SELECT * FROM {table}"):
            record = dict(row)
            yield tuple(record.values())[:2], record
    except sqlite3.Error:
        found.whole = False


def _look_into_pages(path: Path, found: Salvage) -> None:
    for key, values in rows_in_pages(path):
        for name, table in TABLES.items():
            if table.fits is not None and table.fits(values):
                record = dict(zip(table.columns, (key, *values[1:]), strict=True))
                found.tables[name].setdefault(key, record)
