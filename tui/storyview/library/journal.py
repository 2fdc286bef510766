"""What a person did to the library, so that it can be undone, again and again, across runs.

A step holds, for each row that it changed, the columns as they were.
"""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import sqlite3

MOST_STEPS = 1_000
"""How many steps back undoing goes."""


class Step:
    """One change by a person, in the transaction in which it happens.

    Rows are noted before they are changed.
    """

    def __init__(self, connection: sqlite3.Connection, now: str) -> None:
        self._connection = connection
        found = connection.execute("INSERT INTO journal (at, what) VALUES (?, '')", (now,))
        self._id = found.lastrowid

    def called(self, what: str) -> None:
        """Name the step: "merging 2 stories into “Ferry sinks”"."""
        self._connection.execute("UPDATE journal SET what = ? WHERE id = ?", (what, self._id))
        self._connection.execute(
            "DELETE FROM journal WHERE id <= (SELECT max(id) FROM journal) - ?", (MOST_STEPS,)
        )

    def made(self, table: str, row: int) -> None:
        """A row that was not there before."""
        self._note(table, row, None)

    def changes(self, table: str, row: int, *columns: str) -> None:
        """A row of which these columns will change; all of them, if it will be deleted."""
        cursor = self._connection.execute(
            f"SELECT {', '.join(columns) or '*'} FROM {table} WHERE id = ?", (row,)
        )
        values = cursor.fetchone()
        names = [column[0] for column in cursor.description]
        self._note(table, row, dict(zip(names, values, strict=True)))

    def _note(self, table: str, row: int, was: dict[str, object] | None) -> None:
        self._connection.execute(
            "INSERT INTO journal_rows (step, kind, row, was) VALUES (?, ?, ?, ?)",
            (self._id, table, row, None if was is None else json.dumps(was, default=_bytes)),
        )


def last_step(connection: sqlite3.Connection) -> tuple[int, str] | None:
    """The number and name of what was done last and is not undone."""
    found = connection.execute("SELECT id, what FROM journal ORDER BY id DESC LIMIT 1").fetchone()
    return (found[0], found[1]) if found else None


def rows_of(
    connection: sqlite3.Connection, step: int
) -> list[tuple[str, int, dict[str, Any] | None]]:
    """The rows that a step changed, the last first: table, row, and how it was; None for not."""
    found = connection.execute(
        "SELECT kind, row, was FROM journal_rows WHERE step = ? ORDER BY id DESC", (step,)
    )
    return [
        (kind, row, None if was is None else json.loads(was, object_hook=_from_bytes))
        for kind, row, was in found
    ]


def put_back(connection: sqlite3.Connection, table: str, row: int, was: dict[str, Any]) -> None:
    """Make a row what it was; one that is gone comes back if all of it is known."""
    columns = [f'"{name.replace(chr(34), "")}"' for name in was]
    changed = connection.execute(
        f"UPDATE {table} SET {', '.join(f'{name} = ?' for name in columns)} WHERE id = ?",
        (*was.values(), row),
    )
    if not changed.rowcount and "id" in was:
        marks = ", ".join("?" * len(columns))
        connection.execute(
            f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", tuple(was.values())
        )


def forget(connection: sqlite3.Connection, step: int) -> None:
    """Take a step out of the journal."""
    connection.execute("DELETE FROM journal WHERE id = ?", (step,))


def _bytes(value: object) -> dict[str, str]:
    if isinstance(value, bytes):
        return {"bytes": base64.b64encode(value).decode("ascii")}
    raise TypeError(f"{type(value)} is no column's value")


def _from_bytes(value: dict[str, Any]) -> Any:
    return base64.b64decode(value["bytes"]) if list(value) == ["bytes"] else value
