"""Stories made, merged, split, named, pinned and taken apart: by a person, and by grouping.

Everything here happens inside a transaction of its caller. What a person does is noted in a step
of the journal first, and marks stories and articles as the person's own; grouping passes those
over.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from storyview.library.counting import count_again, succeed
from storyview.library.journal import forget, last_step, put_back, rows_of
from storyview.library.keeping import enter_index, leave_index, list_again
from storyview.library.records import LibraryError, no_article, no_story

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence

    from storyview.library.journal import Step

JOURNALED = ("stories", "articles", "contents", "given", "versions")
"""The tables that a person's changes touch."""


def make_story(
    connection: sqlite3.Connection, step: Step, articles: Sequence[int], title: str
) -> int:
    """A new story of these articles, wherever they were before."""
    if not articles:
        raise LibraryError("a story needs an article", hint="name at least one")
    for article in articles:
        the_article(connection, article)
    story = connection.execute(
        "INSERT INTO stories (title, named, own) VALUES (?, ?, 1)", (title, bool(title))
    ).lastrowid
    assert story is not None
    step.made("stories", story)
    _put(connection, step, articles, story)
    return story


def merge_stories(connection: sqlite3.Connection, step: Step, stories: Sequence[int]) -> int:
    """One story of several: the first; it takes a name that a person gave to another."""
    into, *others = dict.fromkeys(stories)
    rows = {story: the_story(connection, story) for story in (into, *others)}
    step.changes("stories", into, "title", "named", "pinned", "own")
    named = next((title for title, named, _ in rows.values() if named), "")
    connection.execute(
        "UPDATE stories SET own = 1, pinned = ? WHERE id = ?",
        (any(pinned for _, _, pinned in rows.values()), into),
    )
    if named:
        connection.execute("UPDATE stories SET title = ?, named = 1 WHERE id = ?", (named, into))
    for story in others:
        for (given,) in connection.execute(
            "SELECT id FROM given WHERE story = ?", (story,)
        ).fetchall():
            step.changes("given", given, "story")
            connection.execute("UPDATE given SET story = ? WHERE id = ?", (into, given))
        succeed(connection, story, into)
    articles = [one for story in (into, *others) for one in articles_of(connection, story)]
    _put(connection, step, articles, into)
    return into


def split_story(
    connection: sqlite3.Connection, step: Step, story: int, articles: Sequence[int]
) -> int:
    """A new story of some articles of another."""
    the_story(connection, story)
    known = set(articles_of(connection, story))
    for article in articles:
        the_article(connection, article)
        if article not in known:
            raise LibraryError(f"article {article} is not in story {story}")
    if known <= set(articles):
        raise LibraryError(
            "these are all articles of the story", hint="name those that shall leave it"
        )
    step.changes("stories", story, "own")
    connection.execute("UPDATE stories SET own = 1 WHERE id = ?", (story,))
    return make_story(connection, step, articles, "")


def rename_story(connection: sqlite3.Connection, step: Step, story: int, title: str) -> None:
    """Name a story; an empty name lets its articles name it again."""
    the_story(connection, story)
    step.changes("stories", story, "title", "named", "own")
    connection.execute(
        "UPDATE stories SET title = ?, named = ?, own = 1 WHERE id = ?",
        (title, bool(title), story),
    )
    count_again(connection, [story])


def pin_story(connection: sqlite3.Connection, step: Step, story: int, pinned: bool) -> None:
    """Keep a story on top of the list, or no longer."""
    the_story(connection, story)
    step.changes("stories", story, "pinned")
    connection.execute("UPDATE stories SET pinned = ? WHERE id = ?", (pinned, story))


def delete_story(connection: sqlite3.Connection, step: Step, story: int) -> None:
    """Take a story apart; its articles stay, and stay apart."""
    the_story(connection, story)
    _put(connection, step, articles_of(connection, story), None)


def move_article(
    connection: sqlite3.Connection, step: Step, article: int, story: int | None
) -> None:
    """Put an article into a story, or into none."""
    the_article(connection, article)
    if story is not None:
        the_story(connection, story)
        step.changes("stories", story, "own")
        connection.execute("UPDATE stories SET own = 1 WHERE id = ?", (story,))
    _put(connection, step, [article], story)


def delete_article(connection: sqlite3.Connection, step: Step, article: int) -> None:
    """Remove an article; its near copies become copies of the first of them."""
    _, story = the_article(connection, article)
    copies = [
        copy
        for (copy,) in connection.execute(
            "SELECT id FROM articles WHERE copy_of = ? ORDER BY id", (article,)
        )
    ]
    for copy in copies:
        step.changes("articles", copy, "copy_of")
    if copies:
        first, *others = copies
        connection.execute("UPDATE articles SET copy_of = NULL WHERE id = ?", (first,))
        for copy in others:
            connection.execute("UPDATE articles SET copy_of = ? WHERE id = ?", (first, copy))
    for (version,) in connection.execute(
        "SELECT id FROM versions WHERE of = ?", (article,)
    ).fetchall():
        step.changes("versions", version)
    step.changes("contents", article)
    step.changes("articles", article)
    leave_index(connection, article)
    connection.execute("DELETE FROM articles WHERE id = ?", (article,))
    touched = set() if story is None else {story}
    count_again(connection, touched.union(*(_story_of(connection, copy) for copy in copies)), step)


def edit_article(
    connection: sqlite3.Connection, step: Step, article: int, edits: Mapping[str, object]
) -> None:
    """Correct an article's details; a detail that is None is again what the article says."""
    _, story = the_article(connection, article)
    step.changes("contents", article, "edits")
    known = json.loads(
        connection.execute("SELECT edits FROM contents WHERE id = ?", (article,)).fetchone()[0]
    )
    merged = {name: value for name, value in {**known, **edits}.items() if value is not None}
    connection.execute("UPDATE contents SET edits = ? WHERE id = ?", (json.dumps(merged), article))
    list_again(connection, article)
    if story is not None:
        count_again(connection, [story])


def undo(connection: sqlite3.Connection) -> str | None:
    """Undo what a person did last; what it was, or None when there is nothing to undo."""
    step = last_step(connection)
    if step is None:
        return None
    number, what = step
    connection.execute("PRAGMA defer_foreign_keys = ON")
    stories: set[int] = set()
    for table, row, was in rows_of(connection, number):
        if table not in JOURNALED:
            raise LibraryError("the journal of your changes is damaged")
        if table == "stories":
            stories.add(row)
        elif table == "articles":
            stories |= _story_of(connection, row)
        if was is None:
            connection.execute(f"DELETE FROM {table} WHERE id = ?", (row,))
        elif table == "contents":
            _put_contents_back(connection, row, was)
            stories |= _story_of(connection, row)
        else:
            was = _without_lost(connection, table, was)
            if table == "given" and not _can_be_given(connection, row, was):
                continue
            put_back(connection, table, row, was)
            if table == "articles":
                stories |= _story_of(connection, row)
    forget(connection, number)
    count_again(connection, stories)
    return what


def assign(
    connection: sqlite3.Connection,
    moves: Mapping[int, int | None],
    new_stories: Sequence[Sequence[int]],
    copies: Mapping[int, int | None],
) -> list[int | None]:
    """Put articles where grouping wants them; what a person or the article itself says stays."""
    made: list[int | None] = []
    plan: list[tuple[int, int | None]] = sorted(moves.items())
    for members in new_stories:
        free = [article for article in members if _is_free(connection, article)]
        story = None
        if free:
            story = connection.execute("INSERT INTO stories DEFAULT VALUES").lastrowid
        made.append(story)
        plan += [(article, story) for article in free]
    left: dict[int, Counter[int]] = {}
    touched = {story for story in made if story is not None}
    for article, target in plan:
        if not _is_free(connection, article) or not _may_join(connection, target):
            continue
        for story in _story_of(connection, article):
            left.setdefault(story, Counter())
            if target is not None:
                left[story][target] += 1
        connection.execute("UPDATE articles SET story = ? WHERE id = ?", (target, article))
        if target is not None:
            touched.add(target)
    for article, original in sorted(copies.items()):
        connection.execute(
            "UPDATE articles SET copy_of = ?1 WHERE id = ?2"
            " AND (?1 IS NULL OR ?1 IN (SELECT id FROM articles))",
            (original, article),
        )
        touched |= _story_of(connection, article)
    for story, targets in left.items():
        _follow(connection, story, targets)
    count_again(connection, touched | set(left))
    return made


def _follow(connection: sqlite3.Connection, story: int, targets: Counter[int]) -> None:
    """Where a story is left without articles, the one that took the most answers for it."""
    some = connection.execute("SELECT 1 FROM articles WHERE story = ? LIMIT 1", (story,))
    if some.fetchone() is None and targets:
        successor = min(targets, key=lambda target: (-targets[target], target))
        if the_story(connection, story)[2]:
            connection.execute("UPDATE stories SET pinned = 1 WHERE id = ?", (successor,))
        succeed(connection, story, successor)


def the_story(connection: sqlite3.Connection, story: int) -> tuple[str, bool, bool]:
    """Title, whether a person or an article named it, and whether it is pinned.

    Raises:
        LibraryError: If there is no such story.
    """
    found = connection.execute(
        "SELECT title, named, pinned FROM stories WHERE id = ?", (story,)
    ).fetchone()
    if found is None:
        raise no_story(story)
    return found[0], bool(found[1]), bool(found[2])


def the_article(connection: sqlite3.Connection, article: int) -> tuple[str, int | None]:
    """Title and story.

    Raises:
        LibraryError: If there is no such article.
    """
    found = connection.execute(
        "SELECT title, story FROM articles WHERE id = ?", (article,)
    ).fetchone()
    if found is None:
        raise no_article(article)
    return found[0], found[1]


def articles_of(connection: sqlite3.Connection, story: int) -> list[int]:
    """The articles of a story, the oldest first."""
    found = connection.execute(
        "SELECT id FROM articles WHERE story = ? ORDER BY published IS NULL, published, id",
        (story,),
    )
    return [article for (article,) in found]


def _put(
    connection: sqlite3.Connection, step: Step, articles: Iterable[int], story: int | None
) -> None:
    """A person puts articles somewhere."""
    touched: set[int] = set() if story is None else {story}
    for article in dict.fromkeys(articles):
        touched |= _story_of(connection, article)
        step.changes("articles", article, "story", "own")
        connection.execute("UPDATE articles SET story = ?, own = 1 WHERE id = ?", (story, article))
    count_again(connection, touched, step)


def _put_contents_back(connection: sqlite3.Connection, row: int, was: dict[str, object]) -> None:
    """Contents stand in the index, so they leave it before they change, and enter it after."""
    if connection.execute("SELECT 1 FROM contents WHERE id = ?", (row,)).fetchone():
        leave_index(connection, row)
    put_back(connection, "contents", row, was)
    if connection.execute("SELECT 1 FROM contents WHERE id = ?", (row,)).fetchone():
        enter_index(connection, row)
        list_again(connection, row)


def _without_lost(
    connection: sqlite3.Connection, table: str, was: dict[str, object]
) -> dict[str, object]:
    """The columns as they were, but for a story or an original that is gone since."""
    lost: dict[str, object] = {}
    for column, other in (("story", "stories"), ("copy_of", "articles")):
        if was.get(column) is not None and table in ("articles", "given"):
            found = connection.execute(f"SELECT 1 FROM {other} WHERE id = ?", (was[column],))
            if found.fetchone() is None:
                lost[column] = None
    return {**was, **lost}


def _can_be_given(connection: sqlite3.Connection, row: int, was: dict[str, object]) -> bool:
    """Whether a name may lead to its story again: both are there, and no other article has it."""
    others = connection.execute(
        "SELECT 1 FROM given WHERE name = ? AND id <> ?", (was.get("name"), row)
    )
    return was.get("story", row) is not None and others.fetchone() is None


def _story_of(connection: sqlite3.Connection, article: int) -> set[int]:
    found = connection.execute("SELECT story FROM articles WHERE id = ?", (article,)).fetchone()
    return set() if found is None or found[0] is None else {found[0]}


def _is_free(connection: sqlite3.Connection, article: int) -> bool:
    """Whether grouping may move an article: neither it nor its story is a person's own."""
    found = connection.execute(
        "SELECT 1 FROM articles AS a LEFT JOIN stories AS s ON s.id = a.story"
        " WHERE a.id = ? AND NOT a.own AND a.given = '' AND NOT coalesce(s.own, 0)",
        (article,),
    ).fetchone()
    return found is not None


def _may_join(connection: sqlite3.Connection, story: int | None) -> bool:
    """Whether grouping may put articles there."""
    if story is None:
        return True
    found = connection.execute("SELECT own FROM stories WHERE id = ?", (story,)).fetchone()
    return found is not None and not found[0]
