"""How an article is kept: whole in ``contents``, and what lists show of it in ``articles``.

Everything here happens inside a transaction of its caller.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from dataclasses import fields, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from storyview.library.article_json import article_as_json, article_from_json, storable
from storyview.library.columns import text_in
from storyview.library.counting import count_again
from storyview.library.records import Outcome
from storyview.text.article import Article, Origin
from storyview.text.clean import clean_line

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from storyview.library.records import Incoming

FIRST_WORDS = 80
"""Code points of a text that stand for a title that nobody knows."""
RAW_LEVEL = 6

_FIELDS = {one.name for one in fields(Article)}


def keep_article(
    connection: sqlite3.Connection, incoming: Incoming, now: str
) -> tuple[int, Outcome]:
    """Keep an article, if it is not known already."""
    article = incoming.article
    address = _address(incoming.address)
    fingerprint = _fingerprint(article.text)
    given = _one_line(incoming.story)
    known = _known(connection, address, fingerprint, _one_line(article.source or ""))
    if known is None:
        key = _insert(connection, incoming, address, given, fingerprint, now)
        outcome = Outcome.ADDED
    elif known[1] == fingerprint:
        key = known[0]
        outcome = Outcome.KNOWN
    else:
        key = known[0]
        _replace(connection, key, incoming, fingerprint, now)
        outcome = Outcome.CHANGED
    if given:
        _join_given(connection, key, given)
    if outcome is Outcome.CHANGED:
        _count_story_of(connection, key)
    return key, outcome


def improve_article(connection: sqlite3.Connection, key: int, better: Article) -> bool:
    """Put a better reading of the same bytes in the place of an article, if it is there."""
    leave_index(connection, key)
    changed = connection.execute(
        "UPDATE contents SET text = ?, article = ? WHERE id = ?",
        (storable(better.text), article_as_json(better), key),
    )
    if not changed.rowcount:
        return False
    enter_index(connection, key)
    connection.execute("DELETE FROM vectors WHERE article = ?", (key,))
    list_again(connection, key)
    _count_story_of(connection, key)
    return True


def kept_article(connection: sqlite3.Connection, key: int) -> Article | None:
    """The article, with what a person said about it; none if there is no such article.

    Raises:
        ValueError: If it cannot be read.
    """
    found = connection.execute(
        "SELECT article, text, edits FROM contents WHERE id = ?", (key,)
    ).fetchone()
    if found is None:
        return None
    written, text, edits = map(text_in, found)
    return with_edits(article_from_json(written, text), json.loads(edits))


def with_edits(article: Article, edits: dict[str, Any]) -> Article:
    """The article as a person corrected it."""
    changes: dict[str, Any] = {}
    for name, value in edits.items():
        if name == "published":
            value = date.fromisoformat(value)
        elif name == "authors":
            value = tuple(value)
        changes[name] = value
        if f"{name}_origin" in _FIELDS:
            changes[f"{name}_origin"] = Origin.GIVEN
    return replace(article, **changes) if changes else article


def restore_article(
    connection: sqlite3.Connection, contents: Mapping[str, Any], placed: Mapping[str, Any]
) -> None:
    """Keep an article again that was read from a damaged library; the index is not told.

    Args:
        connection: Of the new library.
        contents: The row of contents.
        placed: What is known of its row in the list.
    """
    article = with_edits(
        article_from_json(contents["article"], contents["text"]), json.loads(contents["edits"])
    )
    title, source, authors, published, newest, words = _columns(article)
    row = {
        **{"id": contents["id"], "title": title, "source": source, "authors": json.dumps(authors)},
        **{"published": published, "newest": newest or contents["added"][:10], "words": words},
        **{"story": placed.get("story"), "own": placed.get("own", 0)},
        **{"copy_of": placed.get("copy_of"), "given": contents["given"]},
        **{"address": contents["address"], "added": contents["added"]},
        **{"fingerprint": _fingerprint(article.text)},
    }
    for table, values in (
        ("articles", row),
        ("contents", {**contents, "title": title, "authors": ", ".join(authors)}),
    ):
        marks = ", ".join("?" * len(values))
        connection.execute(
            f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})", tuple(values.values())
        )


def list_again(connection: sqlite3.Connection, key: int) -> None:
    """Make what lists and the index hold of an article what its contents and edits say."""
    article = kept_article(connection, key)
    if article is None:
        return
    leave_index(connection, key)
    title, source, authors, published, newest, words = _columns(article)
    connection.execute(
        "UPDATE contents SET title = ?, authors = ? WHERE id = ?",
        (title, ", ".join(authors), key),
    )
    connection.execute(
        "UPDATE articles SET title = ?, source = ?, authors = ?, published = ?,"
        " newest = coalesce(?, substr(added, 1, 10)), words = ?, fingerprint = ? WHERE id = ?",
        (
            *(title, source, json.dumps(authors), published, newest, words),
            *(_fingerprint(article.text), key),
        ),
    )
    enter_index(connection, key)


def enter_index(connection: sqlite3.Connection, key: int) -> None:
    """Make an article findable by its words."""
    connection.execute(
        "INSERT INTO found (rowid, title, text, authors)"
        " SELECT id, title, text, authors FROM contents WHERE id = ?",
        (key,),
    )


def leave_index(connection: sqlite3.Connection, key: int) -> None:
    """Undo that; the contents must be what they were when it entered."""
    connection.execute(
        "INSERT INTO found (found, rowid, title, text, authors)"
        " SELECT 'delete', id, title, text, authors FROM contents WHERE id = ?",
        (key,),
    )


def compressed(raw: bytes) -> bytes | None:
    """Raw bytes as they are kept; nothing for none."""
    return zlib.compress(raw, RAW_LEVEL) if raw else None


def _insert(
    connection: sqlite3.Connection,
    incoming: Incoming,
    address: str,
    given: str,
    fingerprint: bytes,
    now: str,
) -> int:
    title, source, authors, published, newest, words = _columns(incoming.article)
    key = connection.execute(
        "INSERT INTO articles (title, source, authors, published, newest, words, given, address,"
        " added, fingerprint) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(title, source, json.dumps(authors), published, newest or now[:10], words),
            *(given, address, now, fingerprint),
        ),
    ).lastrowid
    assert key is not None
    connection.execute(
        "INSERT INTO contents (id, title, text, authors, article, address, given, added, raw_name,"
        " raw) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(key, title, storable(incoming.article.text), ", ".join(authors)),
            *(article_as_json(incoming.article), address, given, now),
            *(_address(incoming.raw_name), compressed(incoming.raw)),
        ),
    )
    enter_index(connection, key)
    return key


def _replace(
    connection: sqlite3.Connection, key: int, incoming: Incoming, fingerprint: bytes, now: str
) -> None:
    """Put a new text in the place of the old one, which stays as a version."""
    connection.execute(
        "INSERT INTO versions (of, text, article, added, raw_name, raw)"
        " SELECT id, text, article, ?, raw_name, raw FROM contents WHERE id = ?",
        (now, key),
    )
    leave_index(connection, key)
    connection.execute(
        "UPDATE contents SET text = ?, article = ?, raw_name = ?, raw = ? WHERE id = ?",
        (
            *(storable(incoming.article.text), article_as_json(incoming.article)),
            *(_address(incoming.raw_name), compressed(incoming.raw), key),
        ),
    )
    enter_index(connection, key)
    connection.execute("UPDATE articles SET copy_of = NULL WHERE id = ?", (key,))
    connection.execute("DELETE FROM vectors WHERE article = ?", (key,))
    list_again(connection, key)


def _known(
    connection: sqlite3.Connection, address: str, fingerprint: bytes, source: str
) -> tuple[int, bytes] | None:
    """The article of this address, else the one with this text from this source."""
    found = None
    if address:
        # The index holds no empty ones; without saying so here it would not be used.
        found = connection.execute(
            "SELECT id, fingerprint FROM articles WHERE address = ? AND address <> ''", (address,)
        ).fetchone()
    if found is None:
        found = connection.execute(
            "SELECT id, fingerprint FROM articles WHERE fingerprint = ? AND source = ?",
            (fingerprint, source),
        ).fetchone()
    return (found[0], found[1]) if found else None


def _join_given(connection: sqlite3.Connection, key: int, given: str) -> None:
    """Put an article into the story that it names, unless a person put it elsewhere."""
    story, own = connection.execute(
        "SELECT story, own FROM articles WHERE id = ?", (key,)
    ).fetchone()
    connection.execute("UPDATE articles SET given = ? WHERE id = ?", (given, key))
    connection.execute("UPDATE contents SET given = ? WHERE id = ?", (given, key))
    if own:
        return
    found = connection.execute("SELECT story FROM given WHERE name = ?", (given,)).fetchone()
    if found is None:
        named = connection.execute("INSERT INTO stories (title, named) VALUES (?, 1)", (given,))
        connection.execute(
            "INSERT INTO given (name, story) VALUES (?, ?)", (given, named.lastrowid)
        )
        found = (named.lastrowid,)
    if story != found[0]:
        connection.execute("UPDATE articles SET story = ? WHERE id = ?", (found[0], key))
        count_again(connection, [one for one in (story, found[0]) if one is not None])


def _count_story_of(connection: sqlite3.Connection, key: int) -> None:
    story = connection.execute("SELECT story FROM articles WHERE id = ?", (key,)).fetchone()[0]
    if story is not None:
        count_again(connection, [story])


def _columns(
    article: Article,
) -> tuple[str, str, tuple[str, ...], str | None, str | None, int]:
    """Title, source, authors, day, day to sort by, and number of words, as lists show them."""
    title = _one_line(article.title or "") or _first_words(article.text)
    source = _one_line(article.source or "")
    authors = tuple(name for name in map(_one_line, article.authors) if name)
    day = article.published.isoformat() if article.published else None
    return title, source, authors, day, day, len(article.text.split())


def _first_words(text: str) -> str:
    line = _one_line(text[: 4 * FIRST_WORDS])
    if len(line) <= FIRST_WORDS:
        return line
    return f"{line[:FIRST_WORDS].rsplit(' ', 1)[0]}…"


def _one_line(text: str) -> str:
    return storable(clean_line(text))


def _address(address: str) -> str:
    """An address or path as it is; bytes of a name that are no text are written out."""
    return address.encode("utf-8", "backslashreplace").decode()


def _fingerprint(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:16]
