"""What the library shows: articles, stories, and what a search finds."""

from __future__ import annotations

import json
from itertools import islice
from typing import TYPE_CHECKING

from storyview.library.columns import day_in, moment_in, text_in, texts_in
from storyview.library.records import Counts, Filter, Hit, Row, StoryRow
from storyview.library.searching import Condition, condition, read_query
from storyview.library.snippets import snippet, terms_in

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence, Set
    from datetime import date

    from storyview.library.searching import Query

ROW = (
    "a.id, a.title, a.source, a.authors, a.published, a.words, a.story, a.address, a.copy_of,"
    " a.added, a.own, a.given"
)
STORY_ROW = "s.id, s.title, s.first, s.last, s.articles, s.pinned, s.own"

FEW = 2_000
"""Articles that hold the words up to which a search shows the best first, else the newest."""
MOST_PROBES = 400
"""Articles that are asked one by one whether they hold the words. Where most do, that is the
fastest: asking one takes 0.1 ms, and listing all that do up to 100 ms in 100,000 articles."""
ANY_ORDER = "any"
"""Of a condition that can be looked at in whatever order the articles come."""


DIFFERENT_SOURCES = """
WITH RECURSIVE names (name) AS (
    SELECT min(source) FROM articles WHERE source > ''
    UNION ALL
    SELECT (SELECT min(source) FROM articles WHERE source > name) FROM names WHERE name IS NOT NULL
)
SELECT count(name) FROM names
"""
"""Goes from name to name in the index; counting them reads every article's."""


def article_rows(
    connection: sqlite3.Connection, chosen: Filter, limit: int, offset: int
) -> list[Row]:
    """Articles, the newest first; those without a date stand at the day on which they came."""
    query = read_query(chosen.words, chosen.person)
    if not query.match:
        return _rows(connection, chosen, _without(query), limit, offset)
    return _holding(connection, chosen, query, limit, offset)


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
        query = read_query(chosen.words, chosen.person)
        held = _matching(query) if query.match else _without(query)
        those = _both(condition(chosen), held)
        where = Condition(
            f"s.id IN (SELECT a.story FROM {_articles(those)} WHERE {those.sql})", those.parameters
        )
    found = connection.execute(
        f"SELECT {STORY_ROW} FROM stories AS s WHERE {where.sql}"
        " ORDER BY s.pinned DESC, s.newest DESC, s.id DESC LIMIT ? OFFSET ?",
        (*where.parameters, limit, offset),
    ).fetchall()
    return [_story_row(connection, *columns) for columns in found]


def story_row(connection: sqlite3.Connection, key: int) -> StoryRow | None:
    """One story as a list shows it; for one that is gone, the one that took its articles."""
    found = connection.execute(
        f"SELECT {STORY_ROW} FROM stories AS s WHERE s.id IN"
        " (?1, (SELECT story FROM gone WHERE id = ?1)) ORDER BY s.id = ?1 DESC",
        (key,),
    ).fetchone()
    return None if found is None else _story_row(connection, *found)


def hits(connection: sqlite3.Connection, chosen: Filter, limit: int, offset: int) -> list[Hit]:
    """The articles that a search finds, with the words around what was found.

    Those with the words in the title come first, then the newest. Where very many hold the words,
    the newest come first.
    """
    query = read_query(chosen.words, chosen.person)
    if query.match:
        rows = _holding(connection, chosen, query, limit, offset, by_title=True)
    else:
        rows = _rows(connection, chosen, _without(query), limit, offset)
    return [Hit(row, *snippet(_text(connection, row.id), query.terms)) for row in rows]


def counts(connection: sqlite3.Connection) -> Counts:
    """How much there is."""
    return Counts(
        *connection.execute(
            "SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM stories),"
            " (SELECT count(*) FROM articles WHERE story IS NULL),"
            f" ({DIFFERENT_SOURCES})"
        ).fetchone()
    )


def sources(connection: sqlite3.Connection) -> list[tuple[str, int]]:
    """The outlets with their numbers of articles, the one with the most first."""
    return connection.execute(
        "SELECT source, count(*) FROM articles WHERE source <> '' GROUP BY source"
        " ORDER BY count(*) DESC, source"
    ).fetchall()


def _rows(
    connection: sqlite3.Connection, chosen: Filter, held: Condition | None, limit: int, offset: int
) -> list[Row]:
    """The newest of the chosen articles that hold what they shall."""
    where = _both(condition(chosen), held)
    found = connection.execute(
        f"SELECT {ROW} FROM {_articles(where)} WHERE {where.sql}"
        " ORDER BY a.newest DESC, a.id DESC LIMIT ? OFFSET ?",
        (*where.parameters, limit, offset),
    )
    return [_row(*columns) for columns in found]


def _holding(
    connection: sqlite3.Connection,
    chosen: Filter,
    query: Query,
    limit: int,
    offset: int,
    *,
    by_title: bool = False,
) -> list[Row]:
    """The newest articles that hold the words; of few, those with most of them in the title.

    The index is asked once, as that can be what takes longest, and only as far as needed.
    """
    found = connection.execute("SELECT rowid FROM found WHERE found MATCH ?", (query.match,))
    first = [key for (key,) in found.fetchmany(FEW + 1)]
    if len(first) <= FEW and by_title:
        rows = _rows(connection, chosen, _among(first), FEW, 0)
        rows.sort(key=lambda row: -terms_in(row.title, query.terms))
        return rows[offset : offset + limit]
    if len(first) <= FEW:
        return _rows(connection, chosen, _among(first), limit, offset)
    if not query.is_slow and (limit + offset) * _one_in(first) <= MOST_PROBES:
        probed = _probed(connection, chosen, query, limit, offset)
        if probed is not None:
            return probed
    return _walked(connection, chosen, {*first, *(key for (key,) in found)}, limit, offset)


def _one_in(first: Sequence[int]) -> float:
    """One in how many articles holds the words, by the first of those that do."""
    return (first[-1] - first[0] + 1) / len(first)


def _walked(
    connection: sqlite3.Connection, chosen: Filter, held: Set[int], limit: int, offset: int
) -> list[Row]:
    """The newest articles that are among those that hold the words."""
    where = condition(chosen)
    candidates = connection.execute(
        f"SELECT a.id FROM {_articles(where)} WHERE {where.sql} ORDER BY a.newest DESC, a.id DESC",
        where.parameters,
    )
    keys = islice((key for (key,) in candidates if key in held), offset, offset + limit)
    return [row for key in list(keys) if (row := article_row(connection, key))]


def _probed(
    connection: sqlite3.Connection, chosen: Filter, query: Query, limit: int, offset: int
) -> list[Row] | None:
    """The newest articles, each asked whether it holds the words; None when too few do."""
    where = condition(chosen)
    candidates = connection.execute(
        f"SELECT {ROW} FROM {_articles(where)} WHERE {where.sql} ORDER BY a.newest DESC, a.id DESC",
        where.parameters,
    )
    rows: list[Row] = []
    for number, columns in enumerate(candidates):
        if number > 2 * MOST_PROBES:
            return None
        holds = connection.execute(
            "SELECT 1 FROM found WHERE found MATCH ? AND rowid = ?", (query.match, columns[0])
        )
        if holds.fetchone():
            rows.append(_row(*columns))
            if len(rows) == offset + limit:
                break
    return rows[offset:]


def _articles(where: Condition) -> str:
    return f"articles AS a INDEXED BY {where.order}" if where.order else "articles AS a"


def _among(keys: Sequence[int]) -> Condition:
    return Condition("a.id IN (SELECT value FROM json_each(?))", (json.dumps(keys),))


def _matching(query: Query) -> Condition:
    return Condition("a.id IN (SELECT rowid FROM found WHERE found MATCH ?)", (query.match,))


def _without(query: Query) -> Condition | None:
    if not query.without:
        return None
    held = "a.id NOT IN (SELECT rowid FROM found WHERE found MATCH ?)"
    return Condition(held, (query.without,), ANY_ORDER)


def _both(one: Condition, held: Condition | None) -> Condition:
    """Both, in the order of the index unless it is best to begin with those that hold words."""
    if held is None:
        return one
    order = one.order if held.order == ANY_ORDER else ""
    return Condition(f"{one.sql} AND {held.sql}", (*one.parameters, *held.parameters), order)


def _text(connection: sqlite3.Connection, key: int) -> str:
    found = connection.execute("SELECT text FROM contents WHERE id = ?", (key,)).fetchone()
    return text_in(found[0]) if found else ""


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
        title=text_in(title),
        source=text_in(source),
        authors=texts_in(authors),
        published=day_in(published),
        words=words,
        story=story,
        address=text_in(address),
        copy_of=copy_of,
        added=moment_in(added),
        own=bool(own),
        given=text_in(given),
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
    days: dict[date, int] = {}
    by_source: dict[str, int] = {}
    for published, source, copy_of in connection.execute(
        "SELECT published, source, copy_of FROM articles WHERE story = ?", (key,)
    ):
        if (day := day_in(published)) is not None:
            days[day] = days.get(day, 0) + 1
        if source and copy_of is None:
            by_source[source] = by_source.get(source, 0) + 1
    return StoryRow(
        id=key,
        title=text_in(title),
        first=day_in(first),
        last=day_in(last),
        articles=articles,
        sources=tuple(sorted(by_source, key=lambda source: (-by_source[source], source))),
        days=tuple(sorted(days.items())),
        pinned=bool(pinned),
        own=bool(own),
    )
