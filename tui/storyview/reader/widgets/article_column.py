"""One article as a column of prose, with its signs in the margin."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from textual.message import Message

from storyview.reader.cross_references import Sign
from storyview.reader.lines import fit, index_at_cell, justified, safe, width_of
from storyview.reader.page import Page, RowKind, lay_out
from storyview.reader.page_plan import NARROWEST_TEXT
from storyview.reader.row_painter import MARGINS, paint_row
from storyview.reader.sync import clamp_top
from storyview.reader.tabs import GAP, tab_at, tabs
from storyview.reader.widgets.pane import Pane

if TYPE_CHECKING:
    from rich.style import Style
    from textual import events
    from textual.strip import Strip

    from storyview.reader.attention import Light
    from storyview.reader.cross_references import Passage
    from storyview.reader.lines import Piece
    from storyview.text.article import Article, Mark

HEADER_ROWS = 2
MEASURE = 66
"""The widest column of prose, in cells, that is comfortable to read."""
RETOLD = " · retold"
WIDE_BY = 10
"""By how many cells a column may be wider than its prose before that moves to the middle."""
MOST_ROWS = 6000
"""How many painted rows a column keeps."""
SIGN_ORDER = {Sign.CONFLICT: 4, Sign.VERBATIM: 3, Sign.PARAPHRASE: 2, Sign.ONLY_HERE: 1}


class ArticleColumn(Pane):
    """An article, laid out for the column's width, scrolled to ``top``.

    What is lit and signed is set from outside; the column tells of clicks and of the wheel.
    """

    class Clicked(Message):
        """The mouse was pressed on a place of the text."""

        def __init__(self, article: str, offset: int, double: bool) -> None:
            super().__init__()
            self.article = article
            self.offset = offset
            self.double = double

    class TabPressed(Message):
        """The mouse was pressed on the tab of an article."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    class Wheeled(Message):
        """The wheel was turned over the column."""

        def __init__(self, article: str, rows: int) -> None:
            super().__init__()
            self.article = article
            self.rows = rows

    class Resized(Message):
        """The column has another size."""

    def __init__(self, article: Article, measure: int = MEASURE) -> None:
        super().__init__()
        self.article = article
        self.measure = measure
        self.top = 0
        """The first row of the page on screen."""
        self.is_placed = False
        self.is_focused = False
        self.is_detached = False
        """Whether it was scrolled by hand while it followed, and keeps its place since."""
        self.shown_name = article.source or "Unnamed outlet"
        """What stands over the column; of several unnamed outlets it tells which."""
        self.tab_names: tuple[str, ...] = ()
        """What all articles are called, where the column is the only one; else nothing."""
        self.index = 0
        """Its place among them."""
        self.note = ""
        """What stands at the right of its header: the place, or why it holds still."""
        self._page: Page | None = None
        self._lights: dict[int, tuple[Light, ...]] = {}
        self._signs: dict[int, tuple[str, bool]] = {}
        self._passages: tuple[Passage, ...] = ()
        self._cache: dict[object, Strip] = {}
        self._code: dict[int, list[tuple[int, int, Style]]] = {}
        self._marks: dict[int, tuple[Mark, ...]] = {}
        self._warm = 0
        """The first row that ``warm`` has not painted."""

    # -- the page

    @property
    def page(self) -> Page:
        """The article laid out for the present width."""
        cells = self.size.width - self.margin_width
        width = max(8, min(self.measure, cells - 1 if cells > NARROWEST_TEXT else cells))
        if (
            self._page is None
            or self._page.width != width
            or self._page.article is not self.article
        ):
            self._page = lay_out(self.article, width)
            self._cache.clear()
            self._warm = 0
            self._place_signs()
            self._place_marks()
        return self._page

    @property
    def margin_width(self) -> int:
        """The cells at the left of the text."""
        return max(2, min(max(MARGINS), self.size.width - NARROWEST_TEXT - 1))

    @property
    def lead(self) -> int:
        """The empty cells that put the prose in the middle of a column much wider than it."""
        return max(0, (self.size.width - self.margin_width - self.measure - WIDE_BY) // 2)

    @property
    def text_height(self) -> int:
        """The rows of text that are on screen."""
        return max(1, self.size.height - HEADER_ROWS)

    def rows_of(self, start: int, end: int) -> range:
        """The rows of the page that hold a stretch of the article."""
        return self.page.rows_of(start, end)

    def scroll_to_row(self, top: int) -> None:
        """Put row ``top`` of the page at the top of the column, or as near as it goes."""
        self.top = clamp_top(top, self.text_height, self.page.height)

    # -- what is set from outside

    def show_article(self, article: Article) -> None:
        """Show another version of the article."""
        self.article = article
        self._page = None
        self._cache.clear()

    def show_passages(self, passages: tuple[Passage, ...]) -> None:
        """Set the signs in the margin."""
        self._passages = passages
        self._place_signs()

    def show_lights(self, lights: tuple[Light, ...]) -> None:
        """Set what is lit."""
        page = self.page
        by_row: dict[int, list[Light]] = {}
        for light in lights:
            for row in page.rows_of(light.start, light.end):
                by_row.setdefault(row, []).append(light)
        self._lights = {row: tuple(each) for row, each in by_row.items()}

    def look_changed(self) -> None:
        """Forget what was drawn for another size or theme."""
        super().look_changed()
        self._cache.clear()
        self._warm = 0
        self._code.clear()

    def _place_signs(self) -> None:
        if self._page is None:
            return
        signs: dict[int, tuple[str, bool]] = {}
        for passage in self._passages:
            row = self._page.row_at(passage.start)
            known, quoted = signs.get(row, (Sign.NONE, False))
            sign = max(Sign(known), passage.sign, key=lambda s: SIGN_ORDER.get(s, 0))
            signs[row] = (sign, quoted or passage.quoted)
        self._signs = signs
        self._warm = 0

    def _place_marks(self) -> None:
        by_row: dict[int, list[Mark]] = {}
        assert self._page is not None
        for mark in self.article.marks:
            for row in self._page.rows_of(mark.start, mark.end):
                by_row.setdefault(row, []).append(mark)
        self._marks = {row: tuple(each) for row, each in by_row.items()}

    # -- drawing

    def strips(self) -> list[Strip]:
        """The header, and the rows of the page from ``top``."""
        page = self.page
        self.top = clamp_top(self.top, self.text_height, page.height)
        last = min(page.height, self.top + self.text_height)
        blank, lights, paint = self.line(), self._lights.get, self._row
        return [
            *self._header(),
            *(paint(page, number, lights(number, ()), blank) for number in range(self.top, last)),
        ]

    def warm(self, count: int) -> bool:
        """Paint up to ``count`` rows that are not on screen yet, as they look without lights.

        A far jump then costs no more than a near one. Returns whether there is more to do.
        """
        page, blank = self.page, self.line()
        while count and self._warm < page.height:
            self._row(page, self._warm, (), blank)
            self._warm += 1
            count -= 1
        return self._warm < page.height

    def _row(self, page: Page, number: int, lights: tuple[Light, ...], blank: Strip) -> Strip:
        row = page.rows[number]
        if row.kind is RowKind.BLANK and not row.marker and not lights:
            return blank
        sign, quoted = self._signs.get(number, (" ", False))
        key = (number, sign, quoted, lights)
        strip = self._cache.get(key)
        if strip is None:
            if len(self._cache) > MOST_ROWS:
                self._cache.clear()
            strip = self._cache[key] = paint_row(
                row,
                self.article,
                self.size.width,
                self.margin_width,
                sign,
                quoted,
                lights,
                self._marks.get(number, ()),
                self._code_colours(row.block, row.start, row.end),
                self.palette,
                self.lead,
            )
        return strip

    def _code_colours(self, block: int, start: int, end: int) -> list[tuple[int, int, Style]]:
        if block < 0 or self.article.blocks[block].language in ("", "table"):
            return []
        if block not in self._code:
            from storyview.reader.code_colours import code_colours

            self._code[block] = code_colours(
                self.article.text, self.article.blocks[block], self.palette
            )
        colours = self._code[block]
        first = max(0, bisect_left(colours, start, key=lambda c: c[0]) - 1)
        last = bisect_left(colours, end, key=lambda c: c[0])
        return [colour for colour in colours[first:last] if colour[1] > start]

    def _header(self) -> list[Strip]:
        palette, width = self.palette, self.size.width
        more = " · own place (=)" if self.is_detached else ""
        note = f" {self.note} " if self.note and not self.is_detached else ""
        names = self._tab_pieces() if self.tab_names else self._name_pieces()
        room = width - sum(width_of(text) for text, _ in names) - width_of(more + note)
        if self.article.retold and not self.tab_names and room >= width_of(RETOLD):
            more = RETOLD + more
        left = [*names, (more, palette.dim)]
        name = self.line(*justified(left, [(note, palette.dim)], width, palette.page))
        bar, style = ("━", palette.accent) if self.is_focused else ("─", palette.hairline)
        return [name, self.line((" ", palette.page), (bar * (width - 1), style))]

    def _name_pieces(self) -> list[Piece]:
        source = fit(safe(self.shown_name), self.size.width * 2 // 3)
        return [(" ", self.palette.page), (source, self._name_style())]

    def _tab_pieces(self) -> list[Piece]:
        pieces: list[Piece] = []
        for index, tab in enumerate(self._tabs()):
            pieces.append((GAP if index else " ", self.palette.page))
            pieces.append((tab, self._name_style() if index == self.index else self.palette.dim))
        return pieces

    def _tabs(self) -> tuple[str, ...]:
        room = self.size.width - width_of(f" {self.note} ") - 1
        names = list(self.tab_names)
        if self.article.retold:
            names[self.index] += RETOLD
        return tabs(names, self.index, room)

    def _name_style(self) -> Style:
        return self.palette.focused if self.is_focused else self.palette.title

    def on_resize(self, event: events.Resize) -> None:
        """Lay everything out anew, and tell that rows have moved."""
        super().on_resize(event)
        self.post_message(self.Resized())

    # -- the mouse

    def on_click(self, event: events.Click) -> None:
        """Tell which place of the text was pressed."""
        if event.y == 0 and self.tab_names:
            event.stop()
            if (tab := tab_at(self._tabs(), event.x - 1)) is not None:
                self.post_message(self.TabPressed(tab))
            return
        number = self.top + event.y - HEADER_ROWS
        page = self.page
        if event.y < HEADER_ROWS or number >= page.height:
            offset = page.offset_at(self.top)
        else:
            row = page.rows[number]
            offset = page.offset_at(number)
            if row.start >= 0:
                column = event.x - self.lead - self.margin_width - row.indent
                offset = row.start + index_at_cell(row.text, column)
                offset = min(offset, max(row.start, row.end - 1))
        event.stop()
        self.post_message(self.Clicked(self.article.id, offset, event.chain > 1))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Tell that the wheel was turned towards the reader."""
        event.stop()
        self.post_message(self.Wheeled(self.article.id, 3))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Tell that the wheel was turned away."""
        event.stop()
        self.post_message(self.Wheeled(self.article.id, -3))
