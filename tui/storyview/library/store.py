"""The library: all articles that were brought in, their stories, and search over them.

One SQLite file. Every method is one transaction: whole or not at all, also when the process is
killed in the middle of it, and what it returns is what is kept.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Literal

from storyview.library import arranging, feed_list, lists, vector_rows
from storyview.library.article_json import storable
from storyview.library.connecting import REBUILD, label
from storyview.library.keeping import improve_article, keep_article, kept_article
from storyview.library.records import Filter, LibraryError, no_article, no_story
from storyview.library.session import Session, now
from storyview.text.clean import clean_line

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path
    from types import TracebackType

    from storyview.library.health import Rebuilt
    from storyview.library.records import (
        Counts,
        Draft,
        Feed,
        Hit,
        Incoming,
        Outcome,
        Returned,
        ReturnedStory,
        Row,
        StoryRow,
        Vector,
    )
    from storyview.text.article import Article

CHUNK = 500
"""How many vectors are read at a time."""

Detail = Literal["title", "source", "authors", "published"]

_EVERYTHING = Filter()


class Library:
    """The library of one user; a context manager.

    It may be handed from thread to thread, and is used by one at a time: others wait. Several
    processes may have it open; one writes at a time, and the others wait for it.

    All methods raise ``LibraryError`` with one sentence when they cannot do what they are asked.
    """

    def __init__(self, session: Session) -> None:
        """Use ``Library.open``."""
        self._session = session

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        wait_seconds: float = 5.0,
        waiting: Callable[[], object] = lambda: None,
    ) -> Library:
        """Open the library in this file; it is made on first use, readable by this user only.

        Args:
            path: The file, ``Paths.library``.
            wait_seconds: How long to wait for another process that writes.
            waiting: Is called each time that this takes longer than a moment.

        Raises:
            LibraryError: If it is damaged, of a later storyview, or cannot be opened.
        """
        return cls(Session(path, wait_seconds, waiting))

    def close(self) -> None:
        """Close it; what was kept is in the file."""
        self._session.close()

    def interrupt(self) -> None:
        """Stop what another thread is asking just now; it gets a ``LibraryError``."""
        self._session.connection.interrupt()

    def __enter__(self) -> Library:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    # Articles

    def add(self, batch: Sequence[Incoming]) -> list[tuple[int, Outcome]]:
        """Keep articles, all of the batch or none; each one's number and what became of it.

        Batches of some hundred are fastest.
        """
        with self._session.writing() as connection:
            second = now()
            return [keep_article(connection, incoming, second) for incoming in batch]

    def bring_back(
        self, articles: Sequence[Returned], story: ReturnedStory | None = None
    ) -> list[tuple[int, Outcome]]:
        """Keep exported articles where a person had put them; each one's number and outcome.

        A person's grouping in this library goes before what comes back.

        Args:
            articles: All of one story, or articles without one.
            story: The story.
        """
        from storyview.library import returning

        with self._session.writing() as connection:
            return returning.bring_back(connection, articles, story, now())

    def article(self, article: int) -> Article:
        """The article, whole, with what a person corrected of its details."""
        with self._session.reading() as connection:
            try:
                found = kept_article(connection, article)
            except ValueError as error:
                raise LibraryError(
                    f"article {article} cannot be read ({error})", where=label(self._session.path)
                ) from None
        if found is None:
            raise no_article(article)
        return found

    def raw(self, article: int) -> tuple[str, bytes]:
        """What an article was read under, and the bytes that it was read from, if they are kept."""
        with self._session.reading() as connection:
            found = connection.execute(
                "SELECT raw_name, raw FROM contents WHERE id = ?", (article,)
            ).fetchone()
        if found is None:
            raise no_article(article)
        try:
            return found[0], zlib.decompress(found[1]) if found[1] else b""
        except (zlib.error, TypeError):
            raise LibraryError(
                f"what article {article} was read from cannot be read any more",
                where=label(self._session.path),
                hint=REBUILD,
            ) from None

    def improve(self, article: int, better: Article) -> None:
        """Put in the place of an article what a better extractor read from its raw bytes.

        A person's corrections stay.
        """
        with self._session.writing() as connection:
            if not improve_article(connection, article, better):
                raise no_article(article)

    # Lists

    def rows(self, chosen: Filter = _EVERYTHING, *, limit: int = 200, offset: int = 0) -> list[Row]:
        """Articles, the newest first; one without a date stands at the day on which it came."""
        with self._session.reading() as connection:
            return lists.article_rows(connection, chosen, limit, offset)

    def row(self, article: int) -> Row:
        """One article as the lists show it."""
        with self._session.reading() as connection:
            found = lists.article_row(connection, article)
        if found is None:
            raise no_article(article)
        return found

    def stories(
        self, chosen: Filter = _EVERYTHING, *, limit: int = 200, offset: int = 0
    ) -> list[StoryRow]:
        """Stories that have a chosen article: pinned ones first, then the newest."""
        with self._session.reading() as connection:
            return lists.story_rows(connection, chosen, limit, offset)

    def story(self, story: int) -> StoryRow:
        """One story as the list shows it.

        A story that was merged into another, or lost its articles to it, is that other.
        """
        with self._session.reading() as connection:
            found = lists.story_row(connection, story)
        if found is None:
            raise no_story(story)
        return found

    def search(self, chosen: Filter, *, limit: int = 50, offset: int = 0) -> list[Hit]:
        """Articles with the words around what was found.

        Those with the words in the title come first, then the newest; where more than some
        thousand hold the words, just the newest.
        """
        with self._session.reading() as connection:
            return lists.hits(connection, chosen, limit, offset)

    def counts(self) -> Counts:
        """How much the library holds."""
        with self._session.reading() as connection:
            return lists.counts(connection)

    def sources(self) -> list[tuple[str, int]]:
        """The outlets with their numbers of articles, the one with the most first."""
        with self._session.reading() as connection:
            return lists.sources(connection)

    # A person's changes

    def make_story(self, articles: Sequence[int], title: str = "") -> int:
        """A new story of these articles, wherever they were; its number."""
        with self._session.step() as (connection, step):
            title = _line(title)
            story = arranging.make_story(connection, step, articles, title)
            step.called(f"making {_story(connection, story)} of {_many(len(articles), 'article')}")
        return story

    def merge_stories(self, stories: Sequence[int]) -> int:
        """One story of several; it has the number of the first."""
        if len(set(stories)) < 2:
            raise LibraryError("merging needs two stories or more")
        with self._session.step() as (connection, step):
            story = arranging.merge_stories(connection, step, stories)
            many = len(set(stories))
            step.called(f"merging {many} stories into {_story(connection, story)}")
        return story

    def split_story(self, story: int, articles: Sequence[int]) -> int:
        """Make these articles of a story a story of their own; its number."""
        with self._session.step() as (connection, step):
            old = _story(connection, story)
            new = arranging.split_story(connection, step, story, articles)
            step.called(f"splitting {_many(len(articles), 'article')} off {old}")
        return new

    def rename_story(self, story: int, title: str) -> int:
        """Name a story; an empty name lets its first article name it again."""
        with self._session.step() as (connection, step):
            old = _story(connection, story)
            arranging.rename_story(connection, step, story, _line(title))
            step.called(f"renaming {old} to {_story(connection, story)}")
        return story

    def pin_story(self, story: int, pinned: bool = True) -> int:
        """Keep a story on top of the list, or no longer."""
        with self._session.step() as (connection, step):
            arranging.pin_story(connection, step, story, pinned)
            step.called(f"{'pinning' if pinned else 'unpinning'} {_story(connection, story)}")
        return story

    def delete_story(self, story: int) -> None:
        """Take a story apart: its articles stay in the library, and stay apart."""
        with self._session.step() as (connection, step):
            step.called(f"deleting {_story(connection, story)}")
            arranging.delete_story(connection, step, story)

    def move_article(self, article: int, story: int | None) -> None:
        """Put an article into a story, or into none."""
        with self._session.step() as (connection, step):
            arranging.move_article(connection, step, article, story)
            where = "out of its story" if story is None else f"to {_story(connection, story)}"
            step.called(f"moving {_article(connection, article)} {where}")

    def delete_article(self, article: int) -> None:
        """Remove an article from the library."""
        with self._session.step() as (connection, step):
            step.called(f"deleting {_article(connection, article)}")
            arranging.delete_article(connection, step, article)

    def edit_article(
        self,
        article: int,
        *,
        title: str | None = None,
        source: str | None = None,
        authors: Sequence[str] | None = None,
        published: date | None = None,
        forget: Iterable[Detail] = (),
    ) -> None:
        """Correct an article's details; what is None stays as it is.

        Args:
            article: Its number.
            title: The headline.
            source: The outlet.
            authors: Who wrote it.
            published: The day of publication.
            forget: Details of which earlier corrections are taken back.
        """
        edits: dict[str, object] = {}
        if title is not None:
            edits["title"] = _line(title)
        if source is not None:
            edits["source"] = _line(source)
        if authors is not None:
            edits["authors"] = [name for name in map(_line, authors) if name]
        if published is not None:
            edits["published"] = published.isoformat()
        edits |= dict.fromkeys(forget)
        if not edits:
            return
        with self._session.step() as (connection, step):
            details = ["day" if detail == "published" else detail for detail in edits]
            what = f"editing the {_listed(details)} of {_article(connection, article)}"
            arranging.edit_article(connection, step, article, edits)
            step.called(what)

    def undo(self) -> str | None:
        """Undo what a person did last, and then what was before; one sentence, or None."""
        with self._session.writing() as connection:
            what = arranging.undo(connection)
        return None if what is None else f"Undone: {what}."

    # For grouping

    def vectors(self, since: date | None, until: date | None) -> Iterator[Vector]:
        """The vectors of the articles of these days and of all without a date, by number.

        The library may be used in between; an article that is gone by then is passed over.
        """
        with self._session.reading() as connection:
            keys = vector_rows.articles_of_days(connection, since, until)
        yield from (vector for vector in self.vectors_of(keys) if vector.data)

    def vectors_of(self, articles: Iterable[int]) -> Iterator[Vector]:
        """The vectors of these articles, by number; without bytes for one that has none yet."""
        keys = sorted(articles)
        for start in range(0, len(keys), CHUNK):
            with self._session.reading() as connection:
                found = vector_rows.vectors_of(connection, keys[start : start + CHUNK])
            yield from found

    def sample(self, most: int) -> list[int]:
        """Numbers of articles that have a vector, evenly chosen from all, so many at most."""
        with self._session.reading() as connection:
            keys = vector_rows.articles_with_vector(connection)
        return keys[:: -(-len(keys) // most) or 1]

    def days(self) -> dict[date | None, int]:
        """How many articles each day has; those without a date under None."""
        with self._session.reading() as connection:
            return vector_rows.articles_a_day(connection)

    def articles_of(self, stories: Iterable[int]) -> dict[int, list[int]]:
        """The articles of each of these stories, the oldest first."""
        with self._session.reading() as connection:
            return {
                story: arranging.articles_of(connection, story) for story in sorted(set(stories))
            }

    def without_vector(self, limit: int = CHUNK, *, after: int = 0) -> list[Draft]:
        """Articles that have no vector yet, or a new text since.

        Args:
            limit: How many at most, the first by number.
            after: Only those with a higher number.
        """
        with self._session.reading() as connection:
            return vector_rows.without_vector(connection, limit, after)

    def keep_vectors(self, vectors: Mapping[int, bytes]) -> None:
        """Keep the vectors of articles; those of articles that are gone are passed over."""
        with self._session.writing() as connection:
            vector_rows.keep_vectors(connection, vectors)

    def assign(
        self,
        moves: Mapping[int, int | None],
        *,
        new_stories: Sequence[Sequence[int]] = (),
        copies: Mapping[int, int | None] | None = None,
    ) -> list[int | None]:
        """Group articles, as the program thinks; a person's grouping is passed over.

        An article stays where it is when a person put it there, when a story was given with it,
        and when it is in a story that a person made, named or changed; and no article joins such
        a story. A story that is left without articles goes.

        Args:
            moves: Articles, and the story that each shall be in.
            new_stories: The articles of each new story.
            copies: Articles, and the one of which each is a near copy.

        Returns:
            The number of each new story; None for one that no article might join.
        """
        with self._session.writing() as connection:
            return arranging.assign(connection, moves, new_stories, copies or {})

    # Feeds

    def feeds(self) -> list[Feed]:
        """The feeds, in the order in which they were added."""
        with self._session.reading() as connection:
            return feed_list.feeds(connection)

    def add_feed(self, address: str, title: str = "") -> int:
        """Add a feed; its number, the old one if it is there already."""
        with self._session.writing() as connection:
            return feed_list.add_feed(connection, address, title)

    def remove_feed(self, feed: int) -> None:
        """Remove a feed; its articles stay."""
        with self._session.writing() as connection:
            feed_list.remove_feed(connection, feed)

    def feed_done(
        self,
        feed: int,
        *,
        etag: str = "",
        last_modified: str = "",
        problem: str = "",
        title: str = "",
    ) -> None:
        """Note that a feed was asked just now.

        Args:
            feed: Its number.
            etag: What the server calls the state that was read.
            last_modified: Likewise.
            problem: Why it could not be read; empty when it could.
            title: What it calls itself; a title that is known already stays.
        """
        with self._session.writing() as connection:
            feed_list.feed_done(connection, feed, now(), etag, last_modified, problem, title)

    def unseen(self, feed: int, entries: Iterable[str]) -> list[str]:
        """Those of a feed's entries (their ids) that were not seen before, in their order."""
        with self._session.reading() as connection:
            return feed_list.unseen(connection, feed, entries)

    def see(self, feed: int, entries: Iterable[str]) -> None:
        """Remember that these entries of a feed were seen."""
        with self._session.writing() as connection:
            feed_list.see(connection, feed, entries, now())

    # Health

    def check(self) -> list[str]:
        """What is wrong with the library, one sentence each; empty when all is well.

        It reads the whole file.
        """
        from storyview.library import health

        with self._session.looking() as connection:
            return health.problems(connection)

    @staticmethod
    def rebuild(path: Path, progress: Callable[[int, int], None] | None = None) -> Rebuilt:
        """Make a damaged library again from its articles; the old file is set aside.

        Args:
            path: Its file, which nobody has open.
            progress: Called now and then with the articles done, and all of them.
        """
        from storyview.library import health

        return health.rebuild(path, progress)


def _story(connection: sqlite3.Connection, story: int) -> str:
    """A story's name for a sentence."""
    return f"“{_short(arranging.the_story(connection, story)[0])}”"


def _article(connection: sqlite3.Connection, article: int) -> str:
    return f"“{_short(arranging.the_article(connection, article)[0])}”"


def _line(text: str) -> str:
    return storable(clean_line(text))


def _short(title: str, most: int = 60) -> str:
    return title if len(title) <= most else f"{title[:most].rstrip()}…"


def _many(number: int, thing: str) -> str:
    return f"{number} {thing}{'s' * (number != 1)}"


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names[:-1]) + " and " + names[-1] if len(names) > 1 else names[0]
