"""Articles and stories that come back into a library, put where a person had put them.

Everything here happens inside a transaction of its caller. What a person has said in this
library goes before what is said in what comes back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyview.library.counting import count_again
from storyview.library.keeping import keep_article
from storyview.library.records import Outcome

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from storyview.library.records import Returned, ReturnedStory


def bring_back(
    connection: sqlite3.Connection,
    articles: Sequence[Returned],
    story: ReturnedStory | None,
    now: str,
) -> list[tuple[int, Outcome]]:
    """Keep articles, with their story if they have one; each one's number and outcome."""
    outcomes = [keep_article(connection, each.incoming, now) for each in articles]
    keys = [key for key, _ in outcomes]
    before = {key: _place_of(connection, key) for key in keys}
    target = None
    if story is not None and keys:
        target = _story_for(connection, story, [place for place, _ in before.values()])
    for each, (key, outcome) in zip(articles, outcomes, strict=True):
        place, is_own = before[key]
        if outcome is Outcome.ADDED:
            _put(connection, key, target, each.own)
            _as_it_was(connection, key, each, keys)
        elif story is not None and not is_own and (place is None or story.own):
            _put(connection, key, target, each.own)
    touched = {place for place, _ in before.values() if place is not None}
    count_again(connection, touched | ({target} if target is not None else set()))
    return outcomes


def _place_of(connection: sqlite3.Connection, key: int) -> tuple[int | None, bool]:
    """The story of an article in this library, and whether a person wants it there."""
    story, own = connection.execute(
        "SELECT a.story, a.own OR coalesce(s.own, 0) FROM articles AS a"
        " LEFT JOIN stories AS s ON s.id = a.story WHERE a.id = ?",
        (key,),
    ).fetchone()
    return story, bool(own)


def _put(connection: sqlite3.Connection, key: int, story: int | None, own: bool) -> None:
    connection.execute("UPDATE articles SET story = ?, own = ? WHERE id = ?", (story, own, key))


def _given(connection: sqlite3.Connection, name: str) -> list[int]:
    """The story that has this name of one that came with articles."""
    found = connection.execute("SELECT story FROM given WHERE name = ?", (name,)).fetchone()
    return [found[0]] if found else []


def _story_for(
    connection: sqlite3.Connection, story: ReturnedStory, places: Sequence[int | None]
) -> int:
    """The story of this library that the articles go into: one that is known, or a new one."""
    known = [place for place in places if place is not None]
    known += [key for name in story.given for key in _given(connection, name)]
    if known:
        target = max(dict.fromkeys(known), key=known.count)
        connection.execute(
            "UPDATE stories SET pinned = max(pinned, ?) WHERE id = ?", (story.pinned, target)
        )
        connection.execute(
            "UPDATE stories SET own = 1, named = ?1, title = CASE WHEN ?1 THEN ?2 ELSE title END"
            " WHERE id = ?3 AND NOT own AND ?4",
            (story.named, story.title, target, story.own),
        )
    else:
        target = (
            connection.execute(
                "INSERT INTO stories (title, named, pinned, own) VALUES (?, ?, ?, ?)",
                (story.title, story.named, story.pinned, story.own),
            ).lastrowid
            or 0
        )
    for name in story.given:
        connection.execute(
            "INSERT OR IGNORE INTO given (name, story) VALUES (?, ?)", (name, target)
        )
    return target


def _as_it_was(
    connection: sqlite3.Connection, key: int, returned: Returned, keys: Sequence[int]
) -> None:
    """What an article that is new here brings along beside its text."""
    for table in ("articles", "contents"):
        connection.execute(f"UPDATE {table} SET given = ? WHERE id = ?", (returned.given, key))
        if returned.added:
            connection.execute(f"UPDATE {table} SET added = ? WHERE id = ?", (returned.added, key))
    if returned.added:
        connection.execute(
            "UPDATE articles SET newest = ? WHERE id = ? AND published IS NULL",
            (returned.added[:10], key),
        )
    if returned.copy_of is not None and keys[returned.copy_of] != key:
        connection.execute(
            "UPDATE articles SET copy_of = ? WHERE id = ?", (keys[returned.copy_of], key)
        )
