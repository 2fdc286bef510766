"""What a story's row says about its articles, counted again after each change of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from storyview.library.journal import Step


def count_again(
    connection: sqlite3.Connection, stories: Iterable[int], step: Step | None = None
) -> None:
    """Count the articles and days of these stories; those without an article go.

    Args:
        connection: Inside a transaction.
        stories: Their numbers; one that is not there is passed over.
        step: What a person is doing, if it is a person's doing: what goes is noted.
    """
    for story in sorted(set(stories)):
        articles, first, last, newest = connection.execute(
            "SELECT count(*), min(published), max(published), max(newest) FROM articles"
            " WHERE story = ?",
            (story,),
        ).fetchone()
        if articles:
            connection.execute(
                "UPDATE stories SET articles = ?, first = ?, last = ?, newest = ? WHERE id = ?",
                (articles, first, last, newest, story),
            )
            connection.execute(
                "UPDATE stories SET title = (SELECT title FROM articles WHERE story = ?1"
                " ORDER BY copy_of IS NOT NULL, published IS NULL, published, id LIMIT 1)"
                " WHERE id = ?1 AND NOT named",
                (story,),
            )
        else:
            remove_story(connection, story, step)


def succeed(connection: sqlite3.Connection, story: int, successor: int) -> None:
    """Let another story answer to a story's number, once that is gone."""
    connection.execute("UPDATE gone SET story = ? WHERE story = ?", (successor, story))
    connection.execute(
        "INSERT INTO gone (id, story) VALUES (?, ?) ON CONFLICT (id) DO UPDATE"
        " SET story = excluded.story",
        (story, successor),
    )


def remove_story(connection: sqlite3.Connection, story: int, step: Step | None = None) -> None:
    """Remove a story that has no article."""
    if step is not None:
        for (given,) in connection.execute(
            "SELECT id FROM given WHERE story = ?", (story,)
        ).fetchall():
            step.changes("given", given)
        if connection.execute("SELECT 1 FROM stories WHERE id = ?", (story,)).fetchone():
            step.changes("stories", story)
    connection.execute("DELETE FROM stories WHERE id = ?", (story,))
