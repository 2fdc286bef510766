"""What grouping keeps and asks: vectors of articles, and where the articles stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyview.library.columns import day_in, text_in
from storyview.library.records import Draft, Vector

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence
    from datetime import date


def articles_of_days(
    connection: sqlite3.Connection, since: date | None, until: date | None
) -> list[int]:
    """The articles of these days and all without a date, by number."""
    parts = [
        sql
        for sql, day in (("published >= ?", since), ("published <= ?", until))
        if day is not None
    ]
    days = [day.isoformat() for day in (since, until) if day is not None]
    inside = " AND ".join(parts) or "published IS NOT NULL"
    found = connection.execute(
        f"SELECT id FROM articles WHERE {inside}"
        " UNION ALL SELECT id FROM articles WHERE published IS NULL",
        days,
    )
    return sorted(key for (key,) in found)


def vectors_of(connection: sqlite3.Connection, articles: Sequence[int]) -> list[Vector]:
    """The vectors of these articles, by number; without bytes for one that has none yet."""
    found = connection.execute(
        "SELECT a.id, a.published, a.story, a.own OR coalesce(s.own, 0), a.given,"
        " coalesce(v.data, x'') FROM articles AS a"
        " LEFT JOIN vectors AS v ON v.article = a.id"
        " LEFT JOIN stories AS s ON s.id = a.story"
        f" WHERE a.id IN ({', '.join('?' * len(articles))}) ORDER BY a.id",
        articles,
    )
    return [
        Vector(key, day_in(day), story, bool(own), text_in(given), _made(data))
        for key, day, story, own, given, data in found
    ]


def _made(data: object) -> bytes:
    """A vector's bytes; none where it is damaged, for it can be made again."""
    return data if isinstance(data, bytes) else b""


def articles_with_vector(connection: sqlite3.Connection) -> list[int]:
    """The articles that have a vector, by number."""
    found = connection.execute("SELECT article FROM vectors ORDER BY article")
    return [key for (key,) in found]


def without_vector(connection: sqlite3.Connection, limit: int, after: int) -> list[Draft]:
    """The first articles beyond a number that have no vector."""
    found = connection.execute(
        "SELECT c.id, c.title, c.text FROM contents AS c WHERE c.id IN"
        " (SELECT id FROM articles WHERE id > ?1 EXCEPT SELECT article FROM vectors"
        " WHERE article > ?1 ORDER BY 1 LIMIT ?2) ORDER BY c.id",
        (after, limit),
    )
    return [Draft(key, text_in(title), text_in(text)) for key, title, text in found]


def keep_vectors(connection: sqlite3.Connection, vectors: Mapping[int, bytes]) -> None:
    """Keep vectors; those of articles that are gone are passed over."""
    connection.executemany(
        "INSERT OR REPLACE INTO vectors (article, data)"
        " SELECT ?1, ?2 WHERE EXISTS (SELECT 1 FROM articles WHERE id = ?1)",
        sorted(vectors.items()),
    )


def articles_a_day(connection: sqlite3.Connection) -> dict[date | None, int]:
    """How many articles each day has; those without a date under None."""
    found = connection.execute("SELECT published, count(*) FROM articles GROUP BY published")
    return {day_in(day): count for day, count in found}
