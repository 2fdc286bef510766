"""What stands at the right of the library: the articles of a story, or the text of an article."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from storyview.library.records import Filter, StoryRow
from storyview.reader.library_view import key_of, row_of
from storyview.reader.library_words import (
    article_words,
    in_order_of_copies,
    preview,
    story_head,
    title_rows,
)
from storyview.reader.widgets.list_pane import Held

if TYPE_CHECKING:
    from collections.abc import Callable

    from storyview.library.records import Row
    from storyview.library.store import Library
    from storyview.reader.library_view import Entry
    from storyview.reader.line_words import Line
    from storyview.reader.widgets.list_pane import ListPane
    from storyview.text.article import Article

    Look = Callable[[str, Callable[[Library], Any], Callable[[Any], object]], None]

MOST_ARTICLES = 1_000
"""Articles of one story that its list shows."""
PREVIEW_ROWS = 80
MEASURE = 72
"""The greatest width of a line of prose."""


class Beside:
    """Keeps the list at the right in step with the entry that is chosen at the left.

    Args:
        pane: The list at the right.
        look: Asks the library something; see ``LibraryPage.look``.
        changed: Is called when there is something else to show.
    """

    def __init__(self, pane: ListPane, look: Look, changed: Callable[[], None]) -> None:
        self._pane = pane
        self._look = look
        self._changed = changed
        self._entry: Entry | None = None
        """What is shown."""
        self._asked: Entry | None = None
        """What was asked for last."""
        self._read: Article | None = None
        """The article whose beginning is shown."""
        self._begun: int | None = None
        """The number of the article of a story that is to be begun below the list."""

    def look_again(self) -> None:
        """Ask again, also for what is shown already."""
        self._asked = None

    def show(self, entry: Entry | None) -> None:
        """Show what an entry of the list at the left holds; nothing for none."""
        if entry is None:
            self._asked = self._entry = self._read = None
            self._pane.put(Held())
            self._changed()
        elif entry != self._asked:
            self._asked = entry
            if isinstance(entry, StoryRow):
                self._ask_for_story(entry)
            else:
                key = key_of(entry)
                self._look(
                    "beside",
                    lambda library: library.article(key),
                    lambda article: self._show_article(entry, article),
                )

    def _ask_for_story(self, story: StoryRow) -> None:
        def question(library: Library) -> tuple[list[Row], Article | None]:
            rows = library.rows(Filter(story=story.id), limit=MOST_ARTICLES)
            rows = in_order_of_copies(rows)
            return rows, library.article(rows[0].id) if rows else None

        self._look("beside", question, lambda told: self._show_story(story, *told))

    def _show_story(self, story: StoryRow, rows: list[Row], first: Article | None) -> None:
        before: Row | None = self._pane.chosen
        same = isinstance(self._entry, StoryRow) and self._entry.id == story.id
        self._entry, self._read = story, first
        self._begun = rows[0].id if rows else None
        places = {row.id: place for place, row in enumerate(rows)}
        cursor = self._pane.cursor if same else 0
        if before is not None:
            cursor = places.get(before.id, cursor)
        self._pane.put(Held(rows), cursor=max(0, min(cursor, len(rows) - 1)))
        self._changed()
        self.begin()

    def _show_article(self, entry: Entry, article: Article) -> None:
        self._entry, self._read, self._begun = entry, article, None
        self._pane.put(Held())
        self._changed()

    def begin(self) -> None:
        """Show, where there is room, how the chosen article of the story begins."""
        row: Row | None = self._pane.chosen
        if row is None or self._begun == row.id:
            return
        article = self._begun = row.id

        def then(read: Article) -> None:
            if self._begun == article:
                self._read = read
                self._changed()

        self._look("beginning", lambda library: library.article(article), then)

    def head(self, *, is_focused: bool) -> None:
        """Set the heading of the list, and what stands above and below its entries."""
        pane, entry, article = self._pane, self._entry, self._read
        pane.heading, pane.beside = "Articles", ""
        pane.head = lambda _width: []
        pane.foot = lambda width, rows: _beginning(article, width, rows)
        if isinstance(entry, StoryRow):
            pane.head = lambda width: story_head(entry, width)
            if is_focused:
                pane.beside = f"{pane.cursor + 1:,} of {pane.items.total:,}"
        elif (row := row_of(entry)) is not None and article is not None:
            pane.heading = "Article"
            pane.head = lambda width: _article(row, article, width)


def _article(row: Row, article: Article, width: int) -> list[Line]:
    return [
        *title_rows(row.title, width),
        ([(article_words(row), "dim")], []),
        ([], []),
        *preview(article, min(width, MEASURE), PREVIEW_ROWS),
    ]


def _beginning(article: Article | None, width: int, rows: int) -> list[Line]:
    if article is None:
        return []
    width = min(width, MEASURE)
    return [([("─" * width, "hairline")], []), ([], []), *preview(article, width, rows - 2)]
