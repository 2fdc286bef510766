"""Things in the library, opened where files are: alone, together, and among files."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from typing import TYPE_CHECKING

from storyview.errors import StoryviewError
from storyview.library.records import Filter, LibraryError
from storyview.library.things import article_name, article_of, is_in_library, story_of
from storyview.sources.door import MOST_ARTICLES, with_own_ids
from storyview.sources.opened import Opened
from storyview.text.article import Story
from storyview.text.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from storyview.library.records import Row
    from storyview.library.store import Library
    from storyview.text.article import Article

MOST_NAMED = 8
"""Outlets that a note names before it counts the others."""


def open_from_library(path: Path, things: Sequence[str]) -> Opened:
    """The articles of these things in the library, as one story. Nothing is fetched.

    Args:
        path: The library's file.
        things: ``library:12`` or ``library:article/55``.

    Raises:
        LibraryError: If there is no library, or one of the things is not in it.
    """
    return open_together(path, things, _refuse)


def open_together(
    path: Path, things: Sequence[str], open_others: Callable[[Sequence[str]], Opened]
) -> Opened:
    """Things in the library and others, as one story in the order in which they are named.

    An article's id tells its number in the library, so that it stays when the library grows. The
    story has the title of the one thing that has one.

    Args:
        path: The library's file.
        things: What is named; some of it is in the library.
        open_others: Opens what is not.

    Raises:
        StoryviewError: If something in the library is not there, or nothing can be opened.
    """
    parts: list[Sequence[Article]] = []
    others: list[Article] = []
    problems: list[StoryviewError] = []
    notes: list[str] = []
    titles: list[str] = []
    with ExitStack() as opened_once:
        library: Library | None = None
        for thing in things:
            if is_in_library(thing):
                library = library or opened_once.enter_context(_library(path, thing))
                found, title = _of_library(library, thing, problems)
            else:
                try:
                    opened = open_others([thing])
                except StoryviewError as error:
                    problems.append(error)
                    continue
                problems += opened.problems
                notes += opened.notes
                found, title = list(opened.story.articles), opened.story.title
                others += found
            parts.append(found)
            titles += [title] if title else []
    if not parts:
        raise problems[-1]
    named = iter(with_own_ids(others))
    together: dict[str, Article] = {}
    for part in parts:
        for article in part:
            own = article if is_in_library(article.id) else next(named)
            together.setdefault(own.id, own)
    if len(together) > MOST_ARTICLES:
        raise LibraryError(f"{len(together):,} articles", hint=f"name at most {MOST_ARTICLES}")
    story = Story(tuple(together.values()), titles[0] if len(titles) == 1 else None)
    return Opened(story, tuple(problems), tuple(notes))


def _library(path: Path, thing: str) -> Library:
    from storyview.library.store import Library

    if not path.exists():
        raise LibraryError(
            "there is no library yet", where=clean_line(thing), hint="storyview add makes it"
        )
    return Library.open(path)


def _of_library(
    library: Library, thing: str, problems: list[StoryviewError]
) -> tuple[list[Article], str | None]:
    """The articles of one thing, the oldest first, and the story's title."""
    article, story = article_of(thing), story_of(thing)
    if article is not None:
        return [_article(library, article)], None
    if story is None:
        raise LibraryError(
            "no name of a thing in the library",
            where=clean_line(thing),
            hint="library:12 is a story, library:article/55 an article",
        )
    listed = library.story(story)
    rows = library.rows(Filter(story=listed.id), limit=MOST_ARTICLES * 10)[::-1]
    inside = {row.id for row in rows}
    copies: dict[int, list[Row]] = {}
    for row in rows:
        if row.copy_of in inside:
            copies.setdefault(row.copy_of, []).append(row)
    shown = [row for row in rows if row.copy_of not in inside]
    if len(shown) > MOST_ARTICLES:
        problems.append(
            LibraryError(
                f"has {len(shown):,} articles; the newest {MOST_ARTICLES} are opened", where=thing
            )
        )
        shown = shown[-MOST_ARTICLES:]
    return [_article(library, row.id, copies.get(row.id, ())) for row in shown], listed.title


def _article(library: Library, key: int, copies: Sequence[Row] = ()) -> Article:
    article = replace(library.article(key), id=article_name(key))
    if copies:
        article = replace(article, notes=(*article.notes, _also_in(copies)))
    return article


def _also_in(copies: Sequence[Row]) -> str:
    names = list(dict.fromkeys(row.source or row.title for row in copies))
    more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    return f"Also in {', '.join(names[:MOST_NAMED])}{more}, nearly word for word."


def _refuse(things: Sequence[str]) -> Opened:
    raise LibraryError("is not in the library", where=clean_line(things[0]))
