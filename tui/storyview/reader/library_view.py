"""What the library screen is showing: stories, articles without a story, or what was found. Pure.

A view says what is asked of the library and what its heading and its empty list say.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from storyview.library.records import Filter, Hit, Row, StoryRow
from storyview.reader.library_pages import PAGE
from storyview.reader.library_words import (
    article_lines,
    counted,
    filter_words,
    hit_lines,
    is_limited,
    story_lines,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storyview.library.records import Counts
    from storyview.library.store import Library
    from storyview.reader.line_words import Line, NamedPiece

Entry = StoryRow | Row | Hit
EVERYTHING = Filter()
LEAST_BEGINNING = 3
"""Letters from which on a word is searched for as the beginning of others."""
FOUND_PAGE = 25
"""Hits that are asked for at once: half of them fit on a large terminal."""


class View(StrEnum):
    """Which list stands at the left."""

    STORIES = "stories"
    WITHOUT_STORY = "without story"
    FOUND = "found"


@dataclass(frozen=True, slots=True)
class Shown:
    """What the list at the left shows."""

    view: View = View.STORIES
    limits: Filter = EVERYTHING
    """A source, days, a person; no words."""
    words: str = ""
    """What is searched for, as it was typed."""

    @property
    def chosen(self) -> Filter:
        """What the library is asked for."""
        if self.view is View.FOUND:
            return replace(self.limits, words=as_typed(self.words))
        return replace(self.limits, without_story=self.view is View.WITHOUT_STORY)

    @property
    def page(self) -> int:
        """How many entries are asked for at once; finding words around hits takes longer."""
        return FOUND_PAGE if self.view is View.FOUND else PAGE

    def ask(self, library: Library, limit: int, offset: int) -> Sequence[Entry]:
        """Some entries of the list."""
        if self.view is View.STORIES:
            return library.stories(self.chosen, limit=limit, offset=offset)
        if self.view is View.FOUND:
            return library.search(self.chosen, limit=limit, offset=offset)
        return library.rows(self.chosen, limit=limit, offset=offset)

    def total(self, counts: Counts) -> int | None:
        """How many entries the list has, where the counts tell."""
        if is_limited(self.limits) or self.view is View.FOUND:
            return None
        return counts.stories if self.view is View.STORIES else counts.without_story

    @property
    def heading(self) -> str:
        """What stands above the list."""
        limits = filter_words(self.limits)
        if self.view is View.FOUND:
            return ", ".join(filter(None, (f"Articles with “{self.words}”", limits)))
        name = "Stories" if self.view is View.STORIES else "Articles without a story"
        return f"{name} {limits}".rstrip()

    def empty(self, counts: Counts) -> list[NamedPiece]:
        """What stands there instead of entries."""
        if self.view is View.FOUND:
            return _said(f"No article with “{self.words}”.", "Esc leaves the search.")
        if is_limited(self.limits):
            what = "story" if self.view is View.STORIES else "article without a story"
            return _said(f"No {what} {filter_words(self.limits)}.", "Esc shows all again.")
        if self.view is View.WITHOUT_STORY:
            return _said("Every article is part of a story.", "w shows the stories again.")
        return _said(
            "No story yet.",
            f"The library has {counted(counts.articles, 'article')} without one: w shows them; "
            "mark some with Space, and n makes a story of them.",
        )


def as_typed(words: str) -> str:
    """Words as they are searched for while they are typed: the last one may go on.

    Not after one or two letters: half of all articles have a word that begins so, and ranking
    them takes half a second in a large library.
    """
    open_phrase = sum(words.count(mark) for mark in '"“”„') % 2
    last = words.split(" ")[-1].lstrip("-")
    is_short = last.isascii() and len(last) < LEAST_BEGINNING
    if open_phrase or is_short or not words[-1:].isalnum():
        return words
    return f"{words}*"


def draw_entry(entry: Entry, width: int) -> list[Line]:
    """The rows of an entry."""
    if isinstance(entry, StoryRow):
        return story_lines(entry, width)
    if isinstance(entry, Hit):
        return hit_lines(entry, width)
    return article_lines(entry, width)


def key_of(entry: Entry) -> int:
    """The number that the library knows an entry by."""
    return entry.row.id if isinstance(entry, Hit) else entry.id


def row_of(entry: Entry | None) -> Row | None:
    """The article that an entry is, if it is one."""
    if isinstance(entry, Hit):
        return entry.row
    return entry if isinstance(entry, Row) else None


def _said(first: str, second: str) -> list[NamedPiece]:
    return [(first, "text"), (second, "dim")]
