"""What a person types into a search, as FTS5 and SQL understand it.

Nothing that is typed is syntax to FTS5: every word and phrase is quoted.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from storyview.library.article_json import storable
from storyview.library.snippets import Term, tokens_of
from storyview.text.clean import clean_line

if TYPE_CHECKING:
    from storyview.library.records import Filter

MOST_TERMS = 32
LEAST_BEGINNING = 3
"""Letters and digits before a "*"; fewer begin half of all words, and are words themselves."""
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
    terms: tuple[Term, ...] = ()
    """What must be found, to show where it stands."""

    @property
    def is_slow(self) -> bool:
        """Whether the index takes long for it: it joins all words with a beginning each time."""
        return any(term.begin for term in self.terms)


def read_query(words: str, person: str = "") -> Query:
    """Read what a person typed: words, "a phrase", -without, begin*; and a person's name.

    All must be found, in whatever order; a name's words one after another.
    """
    wanted: list[Term] = []
    unwanted: list[Term] = []
    for found in _TERM.finditer(_line(words)):
        phrase, word = found["phrase"], found["word"]
        tokens = tokens_of(word if phrase is None else phrase)
        if tokens:
            begin = phrase is None and word[-1] == "*" and len(tokens[-1]) >= LEAST_BEGINNING
            (unwanted if found["without"] else wanted).append(Term(tokens, begin))
    wanted, unwanted = wanted[:MOST_TERMS], unwanted[:MOST_TERMS]
    all_of = [_quoted(term) for term in wanted]
    if name := tokens_of(_line(person)):
        wanted.append(Term(name))
        all_of.append(f"{{title text}} : {_quoted(wanted[-1])}")  # its byline is not about it
    without = " OR ".join(map(_quoted, unwanted))
    if not wanted:
        return Query("", without)
    match = " AND ".join(all_of)
    return Query(f"({match}) NOT ({without})" if without else match, "", tuple(wanted))


class Condition(NamedTuple):
    """SQL that holds for some articles ``a``, and its parameters."""

    sql: str
    parameters: tuple[object, ...]
    order: str = ""
    """The index that gives them in their order; SQLite knows nothing of their numbers."""


def condition(chosen: Filter) -> Condition:
    """The articles that a list shows, but for the words and the person."""
    parts: list[str] = []
    parameters: list[object] = []
    order = "articles_newest"
    if source := _line(chosen.source):
        parts.append("a.source = ?")
        parameters.append(source)
        order = "articles_source"
    if chosen.since is not None:
        parts.append("a.published >= ? AND a.newest >= ?")  # the same day, once in an index
        parameters += [chosen.since.isoformat()] * 2
    if chosen.until is not None:
        parts.append("a.published <= ? AND a.newest <= ?")
        parameters += [chosen.until.isoformat()] * 2
    if chosen.without_story:
        parts.append("a.story IS NULL")
        order = "articles_without_story"
    if chosen.story is not None:
        parts.append("a.story = ?")
        parameters.append(chosen.story)
        order = "articles_story"
    return Condition(" AND ".join(parts) or "1", tuple(parameters), order)


def _line(typed: str) -> str:
    return storable(clean_line(unicodedata.normalize("NFC", typed[:LONGEST_QUERY])))


def _quoted(term: Term) -> str:
    """A term as FTS5 reads it; a token holds no quotation mark."""
    return f'"{" ".join(term.tokens)}"' + " *" * term.begin
