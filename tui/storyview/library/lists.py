"""What the library shows: articles, stories, and what a search finds."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import TYPE_CHECKING

from storyview.library.records import Counts, Filter, Hit, Row, StoryRow
from storyview.library.searching import Condition, condition, read_query
from storyview.library.snippets import snippet

if TYPE_CHECKING:
    import sqlite3

    from storyview.library.searching import Query

ROW = (
    "a.id, a.title, a.source, a.authors, a.published, a.words, a.story, a.address, a.copy_of,"
    " a.added, a.own, a.given"
)
STORY_ROW = "s.id, s.title, s.first, s.last, s.articles, s.pinned, s.own"

RANKED = 2_000
"""Hits up to which a search shows the best first; beyond, the newest first."""
WEIGHTS = "8.0, 1.0, 2.0"
"""How much a word counts in the title, the text and the authors."""


def article_rows(
    connection: sqlite3.Connection, chosen: Filter, limit: int, offset: int
) -> list[Row]:
    """Articles, the newest first; those without a date stand at the day on which they came."""
    where = _where(chosen)
    found = connection.execute(
        f"SELECT {ROW} FROM articles AS a WHERE {where.sql}"
        " ORDER BY a.newest DESC, a.id DESC LIMIT ? OFFSET ?",
        (*where.parameters, limit, offset),
    )
    return [_row(*columns) for columns in found]


def article_row(connection: sqlite3.Connection, key: int) -> Row | None:
    """One article as a list shows it."""
    found = connection.execute(f"SELECT {ROW} FROM articles AS a WHERE a.id = ?", (key,)).fetchone()
    return None if found is None else _row(*found)


def story_rows(
    connection: sqlite3.Connection, chosen: Filter, limit: int, offset: int
) -> list[StoryRow]:
    """Stories with an article that is chosen: pinned ones first, then the newest."""
    where = Condition("1", ())
    if chosen != Filter():
        sql, parameters = _where(chosen)
        where = Condition(f"s.id IN (SELECT a.story FROM articles AS a WHERE {sql})", parameters)
    found = connection.execute(
        f"SELECT {STORY_ROW} FROM stories AS s WHERE {where.sql}"
        " ORDER BY s.pinned DESC, s.newest DESC, s.id DESC LIMIT ? OFFSET ?",
        (*where.parameters, limit, offset),
    ).fetchall()
    return [_story_row(connection, *columns) for columns in found]


def story_row(connection: sqlite3.Connection, key: int) -> StoryRow | None:
    """One story as a list shows it."""
    found = connection.execute(
        f"SELECT {STORY_ROW} FROM stories AS s WHERE s.id = ?", (key,)
    ).fetchone()
    return None if found is None else _story_row(connection, *found)


def hits(connection: sqlite3.Connection, chosen: Filter, limit: int, offset: int) -> list[Hit]:
    """The articles that a search finds: the best first, or the newest where there are many."""
    query = read_query(chosen.words, chosen.person)
    if query.match and not _are_many(connection, query):
        keys = _ranked(connection, query, chosen, limit, offset)
        rows = [row for key in keys if (row := article_row(connection, key))]
    else:
        rows = article_rows(connection, chosen, limit, offset)
    return [Hit(row, *snippet(_text(connection, row.id), query.terms)) for row in rows]


def counts(connection: sqlite3.Connection) -> Counts:
    """How much there is."""
    return Counts(
        *connection.execute(
            "SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM stories),"
            " (SELECT count(*) FROM articles WHERE story IS NULL),"
            " (SELECT count(DISTINCT source) FROM articles WHERE source <> '')"
        ).fetchone()
    )


def sources(connection: sqlite3.Connection) -> list[tuple[str, int]]:
    """The outlets with their numbers of articles, the one with the most first."""
    return connection.execute(
        "SELECT source, count(*) FROM articles WHERE source <> '' GROUP BY source"
        " ORDER BY count(*) DESC, source"
    ).fetchall()


def _where(chosen: Filter) -> Condition:
    """The articles ``a`` that are chosen, with the words and the person."""
    sql, parameters = condition(chosen)
    query = read_query(chosen.words, chosen.person)
    if query.match:
        sql += " AND a.id IN (SELECT rowid FROM found WHERE found MATCH ?)"
        parameters += (query.match,)
    if query.without:
        sql += " AND a.id NOT IN (SELECT rowid FROM found WHERE found MATCH ?)"
        parameters += (query.without,)
    return Condition(sql, parameters)


def _are_many(connection: sqlite3.Connection, query: Query) -> bool:
    counted = connection.execute(
        "SELECT count(*) FROM (SELECT 1 FROM found WHERE found MATCH ? LIMIT ?)",
        (query.match, RANKED + 1),
    )
    return bool(counted.fetchone()[0] > RANKED)


def _ranked(
    connection: sqlite3.Connection, query: Query, chosen: Filter, limit: int, offset: int
) -> list[int]:
    where = condition(chosen)
    found = connection.execute(
        f"SELECT a.id FROM found CROSS JOIN articles AS a ON a.id = found.rowid"
        f" WHERE found MATCH ? AND {where.sql}"
        f" ORDER BY bm25(found, {WEIGHTS}), a.newest DESC, a.id DESC LIMIT ? OFFSET ?",
        (query.match, *where.parameters, limit, offset),
    )
    return [key for (key,) in found]


def _text(connection: sqlite3.Connection, key: int) -> str:
    found = connection.execute("SELECT text FROM contents WHERE id = ?", (key,)).fetchone()
    return found[0] if found else ""


def _row(
    key: int,
    title: str,
    source: str,
    authors: str,
    published: str | None,
    words: int,
    story: int | None,
    address: str,
    copy_of: int | None,
    added: str,
    own: int,
    given: str,
) -> Row:
    return Row(
        id=key,
        title=title,
        source=source,
        authors=tuple(json.loads(authors)),
        published=_day(published),
        words=words,
        story=story,
        address=address,
        copy_of=copy_of,
        added=datetime.fromisoformat(added),
        own=bool(own),
        given=given,
    )


def _story_row(
    connection: sqlite3.Connection,
    key: int,
    title: str,
    first: str | None,
    last: str | None,
    articles: int,
    pinned: int,
    own: int,
) -> StoryRow:
    days: dict[str, int] = {}
    by_source: dict[str, int] = {}
    for day, source, copy_of in connection.execute(
        "SELECT published, source, copy_of FROM articles WHERE story = ?", (key,)
    ):
        if day:
            days[day] = days.get(day, 0) + 1
        if source and copy_of is None:
            by_source[source] = by_source.get(source, 0) + 1
    return StoryRow(
        id=key,
        title=title,
        first=_day(first),
        last=_day(last),
        articles=articles,
        sources=tuple(sorted(by_source, key=lambda source: (-by_source[source], source))),
        days=tuple((date.fromisoformat(day), days[day]) for day in sorted(days)),
        pinned=bool(pinned),
        own=bool(own),
    )


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None
