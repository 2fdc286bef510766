"""What a person types into a search, as FTS5 and SQL understand it.

Nothing that is typed is syntax to FTS5: every word and phrase is quoted.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import category

from storyview.library.article_json import storable
from storyview.text.clean import clean_line

if TYPE_CHECKING:
    from storyview.library.records import Filter

MOST_TERMS = 32
LONGEST_QUERY = 1_000
"""Code points; nobody types more, and SQLite is not asked to read a whole article."""

_TERM = re.compile(
    r'(?P<without>(?<!\S)-)?(?:["“”„](?P<phrase>[^"“”„]*)["“”„]?|(?P<word>[^\s"“”„]+))'
)


class Query(NamedTuple):
    """What the full-text index is asked; empty for nothing."""

    match: str
    """What must be found."""
    without: str
    """What must not be found; only where nothing must, as FTS5 cannot say that."""


def read_query(words: str, person: str = "") -> Query:
    """Read what a person typed: words, "a phrase", -without, begin*; and a person's name.

    All must be found, in whatever order; a name's words one after another.
    """
    wanted: list[str] = []
    unwanted: list[str] = []
    for found in _TERM.finditer(_line(words)):
        term = found["phrase"] if found["phrase"] is not None else found["word"]
        begin = found["word"] is not None and term.endswith("*")
        if _is_searchable(term):
            quoted = _quoted(term) + " *" * begin
            (unwanted if found["without"] else wanted).append(quoted)
    wanted, unwanted = wanted[:MOST_TERMS], unwanted[:MOST_TERMS]
    if _is_searchable(name := _line(person)):
        wanted.append(_quoted(name))
    without = " OR ".join(unwanted)
    if not wanted:
        return Query("", without)
    match = " AND ".join(wanted)
    return Query(f"({match}) NOT ({without})" if without else match, "")


class Condition(NamedTuple):
    """SQL that holds for some articles ``a``, and its parameters."""

    sql: str
    parameters: tuple[object, ...]


def condition(chosen: Filter) -> Condition:
    """The articles that a list shows, but for the words and the person."""
    parts: list[str] = []
    parameters: list[object] = []
    if source := _line(chosen.source):
        parts.append("a.source = ?")
        parameters.append(source)
    if chosen.since is not None:
        parts.append("a.published >= ?")
        parameters.append(chosen.since.isoformat())
    if chosen.until is not None:
        parts.append("a.published <= ?")
        parameters.append(chosen.until.isoformat())
    if chosen.without_story:
        parts.append("a.story IS NULL")
    if chosen.story is not None:
        parts.append("a.story = ?")
        parameters.append(chosen.story)
    return Condition(" AND ".join(parts) or "1", tuple(parameters))


def _line(typed: str) -> str:
    return storable(clean_line(typed[:LONGEST_QUERY]))


def _is_searchable(term: str) -> bool:
    """Whether the index can hold any of it: it holds letters, digits and private characters."""
    return any(category(character)[0] in "LN" or category(character) == "Co" for character in term)


def _quoted(term: str) -> str:
    return '"' + term.replace('"', '""') + '"'
