"""The article columns as one: which is read, where, and how the others follow."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from storyview.reader.attention import Attention, Choices, attend, followed
from storyview.reader.history import History
from storyview.reader.sync import (
    Sync,
    bring_to,
    follow_by_meaning,
    follow_by_offset,
    line_after_resize,
    reading_line,
    row_to_read,
    scroll_late,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.geometry import Size

    from storyview.reader.cross_references import CrossReferences, Passage
    from storyview.reader.widgets.article_column import ArticleColumn
    from storyview.reader.widgets.rail import Rail
    from storyview.text.article import Span


class Spot(NamedTuple):
    """A place in the story that can be gone back to."""

    article: int
    offset: int
    """Code points into that article's text."""


class Anchor(NamedTuple):
    """What a column keeps in its place when its rows change."""

    offset: int
    """Code points into its article's text."""
    line: int
    """The row of the view on which that stands."""
    height: int
    """The rows of that view."""
    is_at_start: bool
    """Whether the article's first row was in view."""


class Columns:
    """The columns of a story, in its order; one of them is focused and leads.

    Nothing here draws: a command changes where the columns stand and what is lit, and ``repaint``
    lets each paint what has changed.
    """

    def __init__(
        self,
        columns: Sequence[ArticleColumn],
        rails: Sequence[Rail],
        references: CrossReferences,
        sync: Sync = Sync.MEANING,
    ) -> None:
        self.columns = list(columns)
        self.rails = list(rails)
        self.references = references
        self.sync = sync
        self.focused = 0
        self.choices = Choices()
        self.history: History[Spot] = History()
        self.attention: Attention = attend(references, self.article_id, None, self.choices)
        self._passages = [0] * len(columns)
        self._rows: list[int | None] = [None] * len(columns)
        self._anchors: list[Anchor | None] = [None] * len(columns)
        self._sizes: list[Size | None] = [None] * len(columns)
        """The sizes for which each column was last scrolled."""

    # -- where we are

    @property
    def column(self) -> ArticleColumn:
        """The column that leads."""
        return self.columns[self.focused]

    @property
    def article_id(self) -> str:
        """The article that is read."""
        return self.columns[self.focused].article.id

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The passages of the article that is read."""
        return self.references.findings(self.article_id).passages

    @property
    def number(self) -> int:
        """The index of the current passage in its article."""
        return min(self._passages[self.focused], max(0, len(self.passages) - 1))

    @property
    def passage(self) -> Passage | None:
        """The current passage; nothing in an article without text."""
        return self.passages[self.number] if self.passages else None

    @property
    def spot(self) -> Spot:
        """The place of the current passage."""
        return Spot(self.focused, self.passage.start if self.passage else 0)

    def index_of(self, article: str) -> int:
        """The index of the column that shows an article."""
        return next(i for i, column in enumerate(self.columns) if column.article.id == article)

    def _current_rows(self, index: int) -> range:
        passages = self.references.findings(self.columns[index].article.id).passages
        if not passages:
            return range(0, 1)
        passage = passages[min(self._passages[index], len(passages) - 1)]
        return self.columns[index].rows_of(passage.start, passage.end)

    # -- moving

    def move_passages(self, count: int) -> None:
        """Move the current passage by ``count`` on a still page, which scrolls late."""
        if self.passages:
            self._set_passage(max(0, min(self.number + count, len(self.passages) - 1)))
            self._scroll_late()

    def move_rows(self, count: int) -> None:
        """Scroll by ``count`` rows; the passage on the reading line becomes the current one."""
        column = self.column
        before = column.top
        known = self._rows[self.focused]
        row = self._current_rows(self.focused).start if known is None else known
        top, row = row_to_read(before, column.text_height, column.page.height, row, count)
        column.top = top
        if self.passages:
            offset = column.page.offset_at(row)
            self._set_passage(self.references.findings(self.article_id).passage_at(offset))
        self._rows[self.focused] = row
        self.settle(column.top - before)

    def go_to(self, article: int, offset: int, line: int | None = None) -> None:
        """Read on at a place of an article, which goes to ``line`` of the screen if given."""
        self.focused = article
        column = self.column
        column.is_detached = False
        self._set_passage(self.references.findings(column.article.id).passage_at(offset))
        before = column.top
        if not column.is_placed:
            self.settle(0)
        elif line is not None:
            rows = self._current_rows(article)
            column.top = bring_to(rows.start, line, column.text_height, column.page.height)
            self.settle(column.top - before)
        else:
            self._scroll_late()

    def go_to_end(self, *, last: bool) -> None:
        """Read on at the beginning or at the end of the article."""
        if self.passages:
            self._set_passage(len(self.passages) - 1 if last else 0)
        column = self.column
        before = column.top
        column.scroll_to_row(column.page.height if last else 0)
        self.settle(column.top - before)

    def focus(self, article: int) -> None:
        """Lead with another column: at the counterpart that is lit there, else where it stands."""
        if article == self.focused:
            return
        target = self.columns[article]
        findings = self.references.findings(target.article.id)
        span = followed(self.attention, target.article.id)
        view = range(target.top, target.top + target.text_height)
        if not target.is_placed:
            number = findings.passage_at(span.start) if span else self._passages[article]
        elif span is not None and target.rows_of(span.start, span.end).start in view:
            number = findings.passage_at(span.start)
        else:
            rows = self._current_rows(article)
            number = self._passages[article]
            if rows.start not in view:
                row = target.top + reading_line(target.text_height)
                number = findings.passage_at(target.page.offset_at(row))
        self.focused = article
        target.is_detached = False
        self._set_passage(number)
        self.settle(0)

    def _set_passage(self, number: int) -> None:
        self._passages[self.focused] = number
        self._rows[self.focused] = None

    def _scroll_late(self) -> None:
        column = self.column
        before = column.top
        if not column.is_placed:
            self.settle(0)
            return
        rows = self._current_rows(self.focused)
        column.top = scroll_late(before, column.text_height, column.page.height, rows)
        self.settle(column.top - before)

    # -- following

    def settle(self, moved: int, *, follow: bool = True) -> None:
        """Work out what is lit after a move, let the others follow, and repaint.

        Args:
            moved: By how many rows the leading column has scrolled.
            follow: Whether the others follow; they do not when only findings have arrived.
        """
        self.attention = attend(self.references, self.article_id, self.passage, self.choices)
        for index, column in enumerate(self.columns):
            if index == self.focused or column.is_detached or not (column.is_placed and follow):
                continue
            if self.sync is Sync.MEANING:
                self._follow(column, reading_line(column.text_height))
            elif self.sync is Sync.OFFSET:
                column.top = follow_by_offset(
                    column.top, moved, column.text_height, column.page.height
                )
        self.repaint()

    def _follow(self, column: ArticleColumn, line: int) -> None:
        span = followed(self.attention, column.article.id)
        rows = column.rows_of(span.start, span.end) if span else None
        column.top = follow_by_meaning(
            column.top, column.text_height, column.page.height, rows, line
        )

    def bring(self) -> None:
        """Put every counterpart beside the current passage, whatever the sync."""
        rows = self._current_rows(self.focused)
        line = max(0, rows.start - self.column.top)
        for index, column in enumerate(self.columns):
            span = followed(self.attention, column.article.id)
            if index != self.focused and span is not None and column.is_placed:
                first = column.rows_of(span.start, span.end).start
                column.top = bring_to(first, line, column.text_height, column.page.height)
        self.repaint()

    def show_spans(self, spans: Sequence[Span]) -> None:
        """Bring the first of the spans in each article to the reading line.

        The focused column goes on leading if it has one, else the first that has.
        """
        first: dict[int, Span] = {}
        for span in spans:
            first.setdefault(self.index_of(span.article), span)
        if not first:
            return
        leader = self.focused if self.focused in first else min(first)
        for index, span in first.items():
            column = self.columns[index]
            findings = self.references.findings(column.article.id)
            self._passages[index] = findings.passage_at(span.start)
            self._rows[index] = None
            if not column.is_placed:
                continue
            rows = column.rows_of(span.start, span.end)
            line = reading_line(column.text_height)
            column.top = bring_to(rows.start, line, column.text_height, column.page.height)
        self.focused = leader
        self.attention = attend(self.references, self.article_id, self.passage, self.choices)
        self.repaint()

    def detach(self, article: int, rows: int) -> None:
        """Scroll a follower by hand: it keeps its own place until it is aligned again."""
        column = self.columns[article]
        column.scroll_to_row(column.top + rows)
        if self.sync is not Sync.OFF:
            column.is_detached = self.sync is Sync.MEANING
        self.repaint()

    def align(self) -> None:
        """Let every column follow again, and bring the counterparts to the reading line."""
        for column in self.columns:
            column.is_detached = False
        self.bring()

    # -- what changes around the columns

    def show_references(self, references: CrossReferences) -> None:
        """Show other findings, or another version of an article, where we are."""
        before, self.references = self.references, references
        for index, column in enumerate(self.columns):
            findings = references.findings(column.article.id)
            if findings.article is not column.article:
                self._passages[index] = self._same_sentence(index, before, references)
                column.show_article(findings.article)
            column.show_passages(findings.passages)
        self.settle(0, follow=False)

    def _same_sentence(self, index: int, before: CrossReferences, after: CrossReferences) -> int:
        """The number of a column's current sentence in another version of its article."""
        old = before.findings(self.columns[index].article.id)
        new = after.findings(self.columns[index].article.id)
        number = self._passages[index]
        if number >= len(old.passages):
            return 0
        passage = old.passages[number]
        words = old.article.text[passage.start : passage.end]
        same = [
            place
            for place, each in enumerate(new.passages)
            if new.article.text[each.start : each.end] == words
        ]
        return min(same, key=lambda place: abs(place - number), default=number)

    def choose(self, choices: Choices) -> None:
        """Light up another person, event or search."""
        self.choices = choices
        self.attention = attend(self.references, self.article_id, self.passage, choices)
        self.repaint()

    def rewrapped(self) -> None:
        """After a change of size: what was read stays on its line of the screen, not the row.

        A column without a counterpart keeps the words that it shows.
        """
        for index, column in enumerate(self.columns):
            if column.is_placed:
                column.top = self._top_after_resize(index)
                self._rows[index] = None
                self._sizes[index] = column.size
        self.settle(0)

    def _top_after_resize(self, index: int) -> int:
        column = self.columns[index]
        height, page = column.text_height, column.page
        held = self._anchors[index]
        passage = self.passage
        if held is None or (
            index == self.focused and (passage is None or held.offset != passage.start)
        ):
            row = self._current_rows(index).start
            return bring_to(row, reading_line(height), height, page.height)
        row = page.row_at(held.offset)
        if held.is_at_start and row <= height * 2 // 3:
            return 0
        line = line_after_resize(held.line, held.height, height)
        return bring_to(row, line, height, page.height)

    def _is_held(self, index: int) -> bool:
        """Whether a column has not been scrolled since what it shows was noted."""
        column, held = self.columns[index], self._anchors[index]
        if held is None or (index == self.focused and self.spot.offset != held.offset):
            return False
        return self._top_after_resize(index) == column.top

    def _hold(self, index: int) -> None:
        """Note what a column shows where, unless its rows have changed since it was scrolled."""
        column = self.columns[index]
        if not column.size or self._sizes[index] != column.size or self._is_held(index):
            return
        height, page, top = column.text_height, column.page, column.top
        middle = reading_line(height)
        offset = page.offset_at(top + middle)
        span = followed(self.attention, column.article.id)
        if index == self.focused and self.passage is not None:
            offset = self.passage.start
        elif span is not None and 0 <= page.row_at(span.start) - top < height:
            offset = span.start
        line = page.row_at(offset) - top
        if index == self.focused and top + middle in self._current_rows(index):
            line = middle
        self._anchors[index] = Anchor(offset, line, height, top == 0)

    def repaint(self) -> None:
        """Let every column on screen paint what has changed."""
        for index, (column, rail) in enumerate(zip(self.columns, self.rails, strict=True)):
            if not column.is_placed:
                continue
            article = column.article.id
            lights = self.attention.lights[article]
            column.is_focused = index == self.focused
            column.note = self._note(index)
            column.show_lights(lights)
            column.repaint()
            self._hold(index)
            rail.show(self.references.findings(article).passages, lights)
            rail.repaint()

    def _note(self, index: int) -> str:
        column = self.columns[index]
        findings = self.references.findings(column.article.id)
        if index == self.focused:
            return f"{self.number + 1}/{len(findings.passages)}"
        if not self.references.complete or self.passage is None:
            return ""
        found = self.attention.counterparts.get(column.article.id)
        return KIND_NOTES[found[0].kind.value] if found else "– no counterpart"


KIND_NOTES = {
    "verbatim": "= word for word",
    "paraphrase": "~ in other words",
    "partial": "~ in part",
}
