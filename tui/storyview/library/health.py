"""Whether all is well with a library, and how a damaged one is made again from its articles."""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
import zlib
from typing import TYPE_CHECKING, NamedTuple

from storyview.library.article_json import article_from_json
from storyview.library.columns import UnreadableError, moment_in
from storyview.library.connecting import (
    explained,
    label,
    look_whose,
    new_library,
    refuse_newer,
    unfinished,
)
from storyview.library.counting import count_again
from storyview.library.files import set_aside
from storyview.library.keeping import restore_article
from storyview.library.records import LibraryError
from storyview.library.salvage import salvage
from storyview.library.schema import version_of
from storyview.library.session import now

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from storyview.library.salvage import Record, Salvage

MOST_PROBLEMS = 20
EMPTY = zlib.compress(b"")
BATCH = 500
"""Articles between two calls of the progress."""

LOCKED_FROM, LOCKED_BYTES = 0x40000002, 510
"""Where whoever has an SQLite file in WAL mode open holds a lock on it."""

COUNTED = (
    (
        "SELECT count(*) FROM articles WHERE id NOT IN (SELECT id FROM contents)",
        "Articles without their text",
    ),
    (
        "SELECT count(*) FROM contents WHERE id NOT IN (SELECT id FROM articles)",
        "Texts that no list shows",
    ),
    (
        "SELECT count(*) FROM contents WHERE NOT json_valid(article) OR NOT json_valid(edits)",
        "Articles with unreadable details",
    ),
    (
        "SELECT count(*) FROM articles WHERE date(published) IS NOT published"
        " OR datetime(added) IS NULL OR NOT json_valid(authors)",
        "Articles with entries that no list can show",
    ),
)
"""Questions about articles to which the answer is 0 when all is well."""

STORIES = """
SELECT count(*) FROM stories AS s
LEFT JOIN (SELECT story, count(*) AS many FROM articles GROUP BY story) AS a ON a.story = s.id
WHERE coalesce(a.many, 0) <> s.articles OR s.articles = 0
"""


class Rebuilt(NamedTuple):
    """What came of making a library again."""

    articles: int
    """How many there are now."""
    stories: int
    lost: int
    """Articles of which there was a trace, but no text that could be read."""
    aside: Path
    """The old file, as it was."""


def problems(connection: sqlite3.Connection) -> list[str]:
    """What is wrong with a library, one sentence each; empty when all is well.

    Reads the whole file: about a second for 100 MB.
    """
    missing = _missing_parts(connection)
    if missing:  # the other questions could not be asked
        return missing[:MOST_PROBLEMS]
    found: list[str] = []
    questions: tuple[Callable[[sqlite3.Connection], list[str]], ...] = (
        _damaged_pages,
        _loose_ends,
        _wrong_articles,
        _wrong_stories,
        _wrong_index,
    )
    for question in questions:
        try:
            found += question(connection)
        except sqlite3.DatabaseError as error:
            code = getattr(error, "sqlite_errorcode", 0) & 0xFF
            if code not in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
                raise
            found.append(f"Part of the file cannot be read ({error}).")
    return list(dict.fromkeys(found))[:MOST_PROBLEMS]


def rebuild(path: Path, progress: Callable[[int, int], None] | None = None) -> Rebuilt:
    """Make a library again from its articles; the old file is set aside.

    Stories, corrections and feeds are taken over as far as they can be read. Until the new
    library is whole, the old file stays where it is.

    Args:
        path: The library's file.
        progress: Called now and then with the articles done, and all of them.

    Raises:
        LibraryError: If there is no file, it is another program's or a later storyview's, or the
            disk is full.
    """
    with explained(path, 0):
        if not path.exists():
            raise LibraryError("there is no library", where=label(path))
        if look_whose(path):
            _refuse_if_newer(path)
        _refuse_if_open(path)
        found = salvage(path)
        with unfinished(path) as name:
            with contextlib.closing(new_library(name)) as connection:
                connection.execute("PRAGMA foreign_keys = OFF")
                connection.execute("BEGIN")
                articles, lost = _put_articles(connection, found, progress)
                stories = _put_rest(connection, found)
                connection.execute("COMMIT")
            with open(name, "rb") as file:  # noqa: PTH123
                os.fsync(file.fileno())
            aside = _set_aside(path)
            os.replace(name, path)  # noqa: PTH105
    return Rebuilt(articles, stories, lost, aside)


def _refuse_if_newer(path: Path) -> None:
    """Refuse what a later storyview keeps: what only that one knows of would be left out."""
    address = f"{path.absolute().as_uri()}?mode=ro"
    with (
        contextlib.suppress(sqlite3.Error),
        contextlib.closing(sqlite3.connect(address, uri=True)) as connection,
    ):
        refuse_newer(version_of(connection), path)


def _refuse_if_open(path: Path) -> None:
    """Refuse to replace a file that another process has open: what it keeps would be lost."""
    try:
        import fcntl
    except ImportError:  # there, the system itself refuses to rename a file that is open
        return
    with path.open("r+b") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, LOCKED_BYTES, LOCKED_FROM)
        except OSError:
            raise LibraryError(
                "another storyview has the library open", where=label(path), hint="close it first"
            ) from None


def _put_articles(
    connection: sqlite3.Connection,
    found: Salvage,
    progress: Callable[[int, int], None] | None,
) -> tuple[int, int]:
    """The articles; how many, and how many could not be made again."""
    contents, placed = found.tables["contents"], found.tables["articles"]
    known = 0
    for number, (key, record) in enumerate(sorted(contents.items()), 1):
        try:
            article_from_json(record["article"], record["text"])
            json.loads(record["edits"])
        except ValueError:
            pass
        else:
            restore_article(connection, _readable(record), placed.get(key, {}))
            known += 1
        if progress is not None and (number % BATCH == 0 or number == len(contents)):
            progress(number, len(contents))
    connection.execute("INSERT INTO found (found) VALUES ('rebuild')")
    return known, len({*contents, *placed}) - known


def _readable(record: Record) -> Record:
    """The row of contents without what nothing can be made of; the article does not need it."""
    readable = dict(record)
    try:
        moment_in(readable["added"])
    except UnreadableError:
        readable["added"] = now()
    try:
        zlib.decompress(readable["raw"] or EMPTY)
    except (zlib.error, TypeError):
        readable["raw"] = None
    return readable


def _put_rest(connection: sqlite3.Connection, found: Salvage) -> int:
    """Stories, and all else that belongs to articles that are there; how many stories."""
    for table in ("stories", "given", "versions", "feeds"):
        for record in found.tables[table].values():
            _insert(connection, table, record)
    if found.whole:
        for table in ("vectors", "journal", "journal_rows", "seen"):
            for record in found.tables[table].values():
                _insert(connection, table, record)
    for statement in (
        "UPDATE articles SET story = NULL WHERE story NOT IN (SELECT id FROM stories)",
        "UPDATE articles SET copy_of = NULL WHERE copy_of NOT IN (SELECT id FROM articles)",
        "DELETE FROM given WHERE story NOT IN (SELECT id FROM stories)",
        "DELETE FROM versions WHERE of NOT IN (SELECT id FROM articles)",
        "DELETE FROM vectors WHERE article NOT IN (SELECT id FROM articles)",
    ):
        connection.execute(statement)
    keys = [key for (key,) in connection.execute("SELECT id FROM stories")]
    count_again(connection, keys)
    return int(connection.execute("SELECT count(*) FROM stories").fetchone()[0])


def _insert(connection: sqlite3.Connection, table: str, record: Record) -> None:
    marks = ", ".join("?" * len(record))
    connection.execute(
        f"INSERT OR IGNORE INTO {table} ({', '.join(record)}) VALUES ({marks})",
        tuple(record.values()),
    )


def _set_aside(path: Path) -> Path:
    """Set the file aside with its log, which belongs to it by its name."""
    aside = set_aside(path)
    for ending in ("-wal", "-shm"):
        with contextlib.suppress(FileNotFoundError):
            path.with_name(path.name + ending).rename(aside.with_name(aside.name + ending))
    return aside


def _missing_parts(connection: sqlite3.Connection) -> list[str]:
    """What a library must hold, beside a new one."""
    with contextlib.closing(new_library(":memory:")) as new:
        needed, there = _parts(new), _parts(connection)
    return [f"The library has no {part}." for part in needed if part not in there]


def _parts(connection: sqlite3.Connection) -> list[str]:
    """Tables with their columns, and indexes, in words."""
    return [
        part
        for (part,) in connection.execute("""
            SELECT type || ' ' || name FROM sqlite_schema
            UNION ALL
            SELECT 'column ' || c.name || ' of ' || s.name
            FROM sqlite_schema AS s JOIN pragma_table_info(s.name) AS c WHERE s.type = 'table'
        """)
    ]


def _damaged_pages(connection: sqlite3.Connection) -> list[str]:
    found = connection.execute(f"PRAGMA integrity_check({MOST_PROBLEMS})").fetchall()
    return [f"The file is damaged ({line})." for (line,) in found if line != "ok"]


def _loose_ends(connection: sqlite3.Connection) -> list[str]:
    found: dict[str, int] = {}
    for table, *_ in connection.execute("PRAGMA foreign_key_check"):
        found[table] = found.get(table, 0) + 1
    return [
        f"Entries under {table} that belong to something that is not there: {many:,}."
        for table, many in sorted(found.items())
    ]


def _wrong_articles(connection: sqlite3.Connection) -> list[str]:
    found = []
    for question, words in COUNTED:
        many = connection.execute(question).fetchone()[0]
        if many:
            found.append(f"{words}: {many:,}.")
    return found


def _wrong_stories(connection: sqlite3.Connection) -> list[str]:
    many = connection.execute(STORIES).fetchone()[0]
    return [f"Stories with another number of articles than they say: {many:,}."] if many else []


def _wrong_index(connection: sqlite3.Connection) -> list[str]:
    try:
        connection.execute("INSERT INTO found (found, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code == sqlite3.SQLITE_READONLY:
            return []  # it can be asked only where it could be written
        if code != sqlite3.SQLITE_CORRUPT:
            raise
        return ["The full-text index does not fit the articles."]
    return []
