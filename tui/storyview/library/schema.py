"""The tables of the library, as numbered steps: a library of any age becomes one of today.

A step is never changed once a release has it; the next change is a new step.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

APPLICATION_ID = 0x73746F72
"""Says in the file's header whose it is ("stor")."""

STEPS: tuple[tuple[str, ...], ...] = (
    (
        # Stories. What stands below "counted" follows from the articles.
        """CREATE TABLE stories (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            title TEXT NOT NULL DEFAULT '',
            named INTEGER NOT NULL DEFAULT 0,
            pinned INTEGER NOT NULL DEFAULT 0,
            own INTEGER NOT NULL DEFAULT 0,
            -- counted
            articles INTEGER NOT NULL DEFAULT 0,
            first TEXT,
            last TEXT,
            newest TEXT NOT NULL DEFAULT ''
        )""",
        "CREATE INDEX stories_newest ON stories (pinned DESC, newest DESC, id DESC)",
        # The names of stories that came with articles.
        """CREATE TABLE given (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL UNIQUE,
            story INTEGER NOT NULL REFERENCES stories ON DELETE CASCADE
        )""",
        "CREATE INDEX given_story ON given (story)",
        # Where the articles of a story went that is no more: its number still opens something.
        """CREATE TABLE gone (
            id INTEGER PRIMARY KEY,
            story INTEGER NOT NULL REFERENCES stories ON DELETE CASCADE
        )""",
        "CREATE INDEX gone_story ON gone (story)",
        # Articles as lists show them; all of it but story, own and copy_of follows from contents.
        """CREATE TABLE articles (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            title TEXT NOT NULL,
            source TEXT NOT NULL COLLATE NOCASE,
            authors TEXT NOT NULL,
            published TEXT,
            newest TEXT NOT NULL,
            words INTEGER NOT NULL,
            story INTEGER REFERENCES stories ON DELETE SET NULL,
            own INTEGER NOT NULL DEFAULT 0,
            copy_of INTEGER REFERENCES articles ON DELETE SET NULL,
            given TEXT NOT NULL DEFAULT '',
            address TEXT NOT NULL DEFAULT '',
            added TEXT NOT NULL,
            fingerprint BLOB NOT NULL
        )""",
        "CREATE INDEX articles_newest ON articles (newest DESC, id DESC)",
        "CREATE INDEX articles_source ON articles (source, newest DESC, id DESC)",
        "CREATE INDEX articles_story ON articles (story, published, source, copy_of)",
        "CREATE INDEX articles_without_story ON articles (newest DESC, id DESC)"
        " WHERE story IS NULL",
        "CREATE INDEX articles_published ON articles (published)",
        "CREATE INDEX articles_address ON articles (address) WHERE address <> ''",
        "CREATE INDEX articles_fingerprint ON articles (fingerprint)",
        "CREATE INDEX articles_copy_of ON articles (copy_of) WHERE copy_of IS NOT NULL",
        # Articles themselves: from a row of this table alone an article can be made again.
        """CREATE TABLE contents (
            id INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE,
            title TEXT NOT NULL,
            text TEXT NOT NULL,
            authors TEXT NOT NULL,
            article TEXT NOT NULL,
            edits TEXT NOT NULL DEFAULT '{}',
            address TEXT NOT NULL,
            given TEXT NOT NULL,
            added TEXT NOT NULL,
            raw_name TEXT NOT NULL,
            raw BLOB
        )""",
        """CREATE VIRTUAL TABLE found USING fts5 (
            title, text, authors,
            content='contents', content_rowid='id', tokenize='unicode61 remove_diacritics 2'
        )""",
        # Texts that an address held before.
        """CREATE TABLE versions (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            of INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
            text TEXT NOT NULL,
            article TEXT NOT NULL,
            added TEXT NOT NULL,
            raw_name TEXT NOT NULL,
            raw BLOB
        )""",
        "CREATE INDEX versions_of ON versions (of)",
        """CREATE TABLE vectors (
            article INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE,
            data BLOB NOT NULL
        )""",
        # What a person did, and how each row was before.
        """CREATE TABLE journal (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            at TEXT NOT NULL,
            what TEXT NOT NULL
        )""",
        """CREATE TABLE journal_rows (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            step INTEGER NOT NULL REFERENCES journal ON DELETE CASCADE,
            kind TEXT NOT NULL,
            row INTEGER NOT NULL,
            was TEXT
        )""",
        "CREATE INDEX journal_rows_step ON journal_rows (step)",
        """CREATE TABLE feeds (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            address TEXT NOT NULL UNIQUE,
            title TEXT NOT NULL,
            etag TEXT NOT NULL DEFAULT '',
            last_modified TEXT NOT NULL DEFAULT '',
            checked TEXT,
            problem TEXT NOT NULL DEFAULT ''
        )""",
        """CREATE TABLE seen (
            feed INTEGER NOT NULL REFERENCES feeds ON DELETE CASCADE,
            entry TEXT NOT NULL,
            day TEXT NOT NULL,
            PRIMARY KEY (feed, entry)
        ) WITHOUT ROWID""",
    ),
)


def bring_up_to_date(connection: sqlite3.Connection, steps: Sequence[Sequence[str]]) -> None:
    """Take the steps that a library has not taken yet, each whole or not at all."""
    while (version := version_of(connection)) < len(steps):
        connection.execute("BEGIN IMMEDIATE")
        try:
            if version_of(connection) == version:  # another process may have been faster
                for statement in steps[version]:
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {version + 1}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:  # SQLite ends it itself where the disk is full
                connection.execute("ROLLBACK")
            raise


def version_of(connection: sqlite3.Connection) -> int:
    """How many steps a library has taken."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
