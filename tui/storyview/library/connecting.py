"""The library's file: made on first use, looked at before it is opened, closed to others."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import stat
import tempfile
from typing import TYPE_CHECKING, TypeVar

from storyview.library.columns import UnreadableError
from storyview.library.files import UNFINISHED, make_private
from storyview.library.pages import PAGE_SIZE
from storyview.library.records import LibraryError
from storyview.library.schema import APPLICATION_ID, STEPS, bring_up_to_date, version_of
from storyview.text.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

HEADER = b"SQLite format 3\0"
HEADER_BYTES = 100
CACHE_KIB = 8_000
SILENT_SECONDS = 2.0
"""So long another process is waited for before that is told."""
LARGEST_WAL = 64 * 1024 * 1024
"""Bytes to which the write-ahead log is cut when it was emptied."""

Value = TypeVar("Value")

REBUILD = "storyview library --rebuild makes it again from its articles"

CHECK = "storyview library --check looks closer"


def connect(
    path: Path, wait_seconds: float, waiting: Callable[[], object] = lambda: None
) -> sqlite3.Connection:
    """A connection to the library, which is made if there is none.

    Args:
        path: The file.
        wait_seconds: How long to wait while another process writes.
        waiting: Is called when that takes longer than a moment.

    Raises:
        LibraryError: If it cannot be opened, or is no library that this storyview can read.
    """
    with explained(path, wait_seconds):
        if not path.exists():
            _make(path)
        if not look_whose(path):
            what = "the library is damaged" if path.stat().st_size else "the library is empty"
            raise LibraryError(what, where=label(path), hint=REBUILD)
        connection = patiently(lambda seconds: _connected(path, seconds), wait_seconds, waiting)
        be_patient(connection, wait_seconds)
        try:
            version = version_of(connection)
            refuse_newer(version, path)
            if version < 1:  # a library is there once its first step is taken
                raise LibraryError("the library is damaged", where=label(path), hint=REBUILD)
            if version < len(STEPS):
                back_up(connection, path, version)
                bring_up_to_date(connection, STEPS)
        except BaseException:
            connection.close()
            raise
        return connection


def patiently(
    attempt: Callable[[float], Value], wait_seconds: float, waiting: Callable[[], object]
) -> Value:
    """Do what another process may hold up, and tell that it does.

    Args:
        attempt: Does it, and waits so many seconds for others.
        wait_seconds: How long to wait in all.
        waiting: Is called when that takes longer than a moment.
    """
    if wait_seconds <= SILENT_SECONDS:
        return attempt(wait_seconds)
    try:
        return attempt(SILENT_SECONDS)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
            raise
    waiting()
    return attempt(wait_seconds - SILENT_SECONDS)


def be_patient(connection: sqlite3.Connection, seconds: float) -> None:
    """Let a connection wait so long for others from now on."""
    connection.execute(f"PRAGMA busy_timeout = {round(seconds * 1000)}")


def refuse_newer(version: int, path: Path) -> None:
    """Refuse a library whose schema has steps that this storyview does not know.

    Raises:
        LibraryError: If it has.
    """
    if version > len(STEPS):
        raise LibraryError(
            "was made by a later storyview", where=label(path), hint="update storyview"
        )


def back_up(connection: sqlite3.Connection, path: Path, version: int) -> Path:
    """A copy of the library as it is, beside it; one for each version that it had."""
    kept = path.with_name(f"{path.name}.version-{version}")
    if not kept.exists():
        with unfinished(kept) as name, contextlib.closing(sqlite3.connect(name)) as copy:
            connection.backup(copy)
            copy.close()
            os.replace(name, kept)  # noqa: PTH105
    return kept


def label(path: Path) -> str:
    """The file's name for a message."""
    return clean_line(str(path))


@contextlib.contextmanager
def explained(path: Path, wait_seconds: float) -> Iterator[None]:
    """What SQLite and the system refuse in here, in words for people.

    Raises:
        LibraryError: Instead of an ``sqlite3.Error`` or ``OSError``.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise _in_words(error, path, wait_seconds) from error
    except (UnreadableError, UnicodeDecodeError):  # the second of names in SQLite's complaints
        raise LibraryError("the library is damaged", where=label(path), hint=REBUILD) from None
    except OverflowError:
        raise LibraryError("a number that nothing in the library has", where=label(path)) from None
    except OSError as error:
        reason = clean_line(error.strerror or str(error)).lower()
        raise LibraryError(
            f"the library cannot be opened ({reason})",
            where=label(path),
            hint="check the folder and its permissions",
        ) from error


def _in_words(error: sqlite3.Error, path: Path, wait_seconds: float) -> LibraryError:
    if "fts5" in str(error):
        return LibraryError(
            "the library needs SQLite with full-text search (FTS5)",
            where=label(path),
            hint="use a Python that has it",
        )
    code = getattr(error, "sqlite_errorcode", None)
    what, hint = {
        sqlite3.SQLITE_BUSY: (
            f"another storyview is writing to the library; waited {wait_seconds:g} seconds",
            "try again when it is done",
        ),
        sqlite3.SQLITE_FULL: (
            "the disk is full; nothing of this was kept",
            "make room and try again",
        ),
        sqlite3.SQLITE_READONLY: (
            "the library may not be written",
            "check the permissions of the file and its folder, and whether the disk is full",
        ),
        sqlite3.SQLITE_CANTOPEN: (
            "the library cannot be opened",
            "check the permissions of the file and its folder",
        ),
        sqlite3.SQLITE_NOTADB: ("damaged, or no library", REBUILD),
        sqlite3.SQLITE_CORRUPT: ("the library is damaged", REBUILD),
        sqlite3.SQLITE_IOERR: (
            "the disk does not read or write as it should; nothing of this was kept",
            "check the disk, and whether it is full",
        ),
        sqlite3.SQLITE_TOOBIG: ("an article is too large to be kept", "leave it out"),
        sqlite3.SQLITE_INTERRUPT: ("stopped", ""),
    }.get(
        0 if code is None else code & 0xFF,
        (f"the library does not work ({clean_line(str(error))})", CHECK),
    )
    return LibraryError(what, where=label(path), hint=hint)


def _make(path: Path) -> None:
    """Make an empty library, all of it or nothing, whoever else makes one at the same time."""
    make_private(path.parent)
    with unfinished(path) as name:
        new_library(name).close()
        try:
            os.link(name, path)
        except FileExistsError:
            pass  # another process was faster, or it is a link to nowhere: opening will tell
        except OSError:  # not every file system has links
            if not os.path.lexists(path):
                os.replace(name, path)  # noqa: PTH105


def new_library(name: str) -> sqlite3.Connection:
    """An empty library in an empty file that nobody else knows of yet."""
    connection = sqlite3.connect(name, isolation_level=None)
    try:
        connection.execute(f"PRAGMA page_size = {PAGE_SIZE}")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        bring_up_to_date(connection, STEPS)
    except BaseException:
        connection.close()
        raise
    return connection


@contextlib.contextmanager
def unfinished(path: Path) -> Iterator[str]:
    """The name of an empty private file beside this one; gone in the end unless renamed."""
    descriptor, name = tempfile.mkstemp(UNFINISHED, f".{path.name}.", path.parent)
    os.close(descriptor)
    try:
        yield name
    finally:
        for ending in ("", "-journal"):
            with contextlib.suppress(OSError):
                os.unlink(name + ending)  # noqa: PTH108


def look_whose(path: Path) -> bool:
    """Whether a file can be a library, looked at before SQLite touches it.

    Raises:
        LibraryError: If it is no file, or the database of another program.
    """
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags), "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise LibraryError("no file that could be a library", where=label(path))
        header = file.read(HEADER_BYTES)
    if not header.startswith(HEADER):
        return False
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise LibraryError(
            "the database of another program", where=label(path), hint="move it elsewhere"
        )
    return True


def _connected(path: Path, wait_seconds: float) -> sqlite3.Connection:
    try:
        return _prepared(path.absolute().as_uri(), wait_seconds)
    except sqlite3.OperationalError as error:
        # Where nothing can be written beside it, in a folder that others own or on a full disk,
        # SQLite reads only what it may take for unchanging.
        full = error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL)
        log = path.with_name(f"{path.name}-wal")
        if log.exists() and log.stat().st_size:
            raise
        if os.access(path.parent, os.W_OK) and not full:
            raise
        return _prepared(f"{path.absolute().as_uri()}?mode=ro&immutable=1", wait_seconds)


def _prepared(address: str, wait_seconds: float) -> sqlite3.Connection:
    connection = sqlite3.connect(
        address, timeout=wait_seconds, isolation_level=None, check_same_thread=False, uri=True
    )
    try:
        for pragma in (
            "trusted_schema = OFF",
            "foreign_keys = ON",
            "cell_size_check = ON",
            "journal_mode = WAL",
            "synchronous = NORMAL",
            f"journal_size_limit = {LARGEST_WAL}",
            f"cache_size = -{CACHE_KIB}",
        ):
            connection.execute(f"PRAGMA {pragma}").fetchall()
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection
