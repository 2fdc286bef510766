"""An open library: who may use it when, and what one transaction is."""

from __future__ import annotations

import contextlib
import sqlite3
import threading
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from storyview.library.connecting import be_patient, connect, explained, patiently
from storyview.library.journal import Step
from storyview.library.records import LibraryError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


class Session:
    """A connection that one thread uses at a time; the others wait.

    What SQLite refuses in a transaction is raised as ``LibraryError``, and nothing of it is kept.
    """

    def __init__(
        self, path: Path, wait_seconds: float, waiting: Callable[[], object] = lambda: None
    ) -> None:
        """Open the library in this file, and make it if there is none."""
        self.path = path
        self.connection = connect(path, wait_seconds, waiting)
        self._waiting = waiting
        self._wait_seconds = wait_seconds
        self._lock = threading.RLock()

    def close(self) -> None:
        """Close it."""
        with contextlib.suppress(LibraryError), self._mine():
            self.connection.close()

    @contextlib.contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Statements that see one state of the library."""
        with self._mine(), self._transaction("BEGIN"):
            yield self.connection

    @contextlib.contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Statements that are kept all, when it ends, or none."""
        with self._mine(), self._transaction("BEGIN IMMEDIATE"):
            yield self.connection

    @contextlib.contextmanager
    def step(self) -> Iterator[tuple[sqlite3.Connection, Step]]:
        """A person's change, which can be undone."""
        with self.writing() as connection:
            yield connection, Step(connection, now())

    @contextlib.contextmanager
    def looking(self) -> Iterator[sqlite3.Connection]:
        """Statements that change nothing, though SQLite may take some of them for writing."""
        with self._mine():
            try:
                self._begin("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode != sqlite3.SQLITE_READONLY:
                    raise
                self.connection.execute("BEGIN")
            try:
                yield self.connection
            finally:
                self.connection.execute("ROLLBACK")

    @contextlib.contextmanager
    def _mine(self) -> Iterator[None]:
        with self._lock, explained(self.path, self._wait_seconds):
            yield

    @contextlib.contextmanager
    def _transaction(self, begin: str) -> Iterator[None]:
        self._begin(begin)
        try:
            yield
            self.connection.execute("COMMIT")
        except BaseException:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
            raise

    def _begin(self, begin: str) -> None:
        def attempt(seconds: float) -> None:
            be_patient(self.connection, seconds)
            self.connection.execute(begin)

        try:
            patiently(attempt, self._wait_seconds, self._waiting)
        finally:
            be_patient(self.connection, self._wait_seconds)


def now() -> str:
    """This second, in UTC, as the library keeps it."""
    return datetime.now(UTC).isoformat(timespec="seconds")
