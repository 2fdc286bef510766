"""The feeds that are read again and again, and which of their entries were seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyview.library.article_json import storable
from storyview.library.columns import UnreadableError, moment_in
from storyview.library.records import Feed, LibraryError
from storyview.text.clean import clean_line

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable
    from datetime import datetime

MOST_SEEN = 5_000
"""Entries that are remembered of one feed; no feed lists so many at once."""


def feeds(connection: sqlite3.Connection) -> list[Feed]:
    """All feeds in the order in which they were added."""
    found = connection.execute(
        "SELECT id, address, title, etag, last_modified, checked, problem FROM feeds ORDER BY id"
    )
    return [
        Feed(
            id=key,
            address=address,
            title=title,
            etag=etag,
            last_modified=last_modified,
            checked=_moment(checked),
            problem=problem,
        )
        for key, address, title, etag, last_modified, checked, problem in found
    ]


def _moment(column: object) -> datetime | None:
    """When a feed was read; what cannot be told is told the next time."""
    try:
        return moment_in(column)
    except UnreadableError:
        return None


def add_feed(connection: sqlite3.Connection, address: str, title: str) -> int:
    """Add a feed; its number, which is the old one if it is there already."""
    address = storable(address.strip())
    if not address:
        raise LibraryError("a feed needs an address")
    title = storable(clean_line(title))
    connection.execute(
        "INSERT INTO feeds (address, title) VALUES (?1, ?2) ON CONFLICT (address)"
        " DO UPDATE SET title = ?2 WHERE ?2 <> ''",
        (address, title),
    )
    found = connection.execute("SELECT id FROM feeds WHERE address = ?", (address,)).fetchone()
    return int(found[0])


def remove_feed(connection: sqlite3.Connection, feed: int) -> None:
    """Remove a feed; its articles stay."""
    if not connection.execute("DELETE FROM feeds WHERE id = ?", (feed,)).rowcount:
        raise LibraryError(f"the library has no feed {feed}", hint="storyview feeds list")


def feed_done(
    connection: sqlite3.Connection,
    feed: int,
    now: str,
    etag: str,
    last_modified: str,
    problem: str,
    title: str,
) -> None:
    """Note that a feed was asked, and what came of it."""
    connection.execute(
        "UPDATE feeds SET checked = ?, etag = ?, last_modified = ?, problem = ?,"
        " title = CASE WHEN title = '' THEN ? ELSE title END WHERE id = ?",
        (
            *(now, storable(etag), storable(last_modified), storable(clean_line(problem))),
            *(storable(clean_line(title)), feed),
        ),
    )


def unseen(connection: sqlite3.Connection, feed: int, entries: Iterable[str]) -> list[str]:
    """Those of a feed's entries that were not seen before, in their order."""
    return [
        entry
        for entry in dict.fromkeys(entries)
        if not connection.execute(
            "SELECT 1 FROM seen WHERE feed = ? AND entry = ?", (feed, storable(entry))
        ).fetchone()
    ]


def see(connection: sqlite3.Connection, feed: int, entries: Iterable[str], now: str) -> None:
    """Remember entries as seen; of very many, the oldest are forgotten."""
    connection.executemany(
        "INSERT INTO seen (feed, entry, day) VALUES (?, ?, ?)"
        " ON CONFLICT (feed, entry) DO UPDATE SET day = excluded.day",
        [(feed, storable(entry), now[:10]) for entry in entries],
    )
    connection.execute(
        "DELETE FROM seen WHERE feed = ?1 AND entry IN (SELECT entry FROM seen WHERE feed = ?1"
        " ORDER BY day DESC, entry LIMIT -1 OFFSET ?2)",
        (feed, MOST_SEEN),
    )
