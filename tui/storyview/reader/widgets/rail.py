"""The one-cell map at the right edge of a column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.message import Message

from storyview.reader.attention import Layer
from storyview.reader.cross_references import Sign
from storyview.reader.lines import RowStrip
from storyview.reader.rail_map import Half, cells_in_view, halves_of, lay_over, row_at_cell
from storyview.reader.widgets.article_column import HEADER_ROWS
from storyview.reader.widgets.pane import Pane

if TYPE_CHECKING:
    from textual import events
    from textual.strip import Strip

    from storyview.reader.attention import Light
    from storyview.reader.cross_references import Passage
    from storyview.reader.widgets.article_column import ArticleColumn

SIGN_HALVES = {
    Sign.CONFLICT: Half.CONFLICT,
    Sign.VERBATIM: Half.SHARED,
    Sign.PARAPHRASE: Half.SHARED,
    Sign.ONLY_HERE: Half.ONLY_HERE,
}
LIT_HALVES = {
    Layer.CURRENT: Half.CURRENT,
    Layer.VERBATIM: Half.COUNTERPART,
    Layer.PARAPHRASE: Half.COUNTERPART,
    Layer.PARTIAL: Half.COUNTERPART,
    Layer.PERSON: Half.PERSON,
    Layer.SEARCH: Half.HIT,
}


class Rail(Pane):
    """Where an article's matches, only-here passages and conflicts lie, and where you are."""

    class Pressed(Message):
        """The mouse was pressed on the rail."""

        def __init__(self, article: str, row: int) -> None:
            super().__init__()
            self.article = article
            self.row = row

    def __init__(self, column: ArticleColumn) -> None:
        super().__init__()
        self.column = column
        self._passages: tuple[Passage, ...] = ()
        self._lights: tuple[Light, ...] = ()
        self._base: tuple[tuple[int, int], list[Half]] | None = None
        self._cache: dict[object, Strip] = {}

    def show(self, passages: tuple[Passage, ...], lights: tuple[Light, ...]) -> None:
        """Set what the rail maps."""
        if passages is not self._passages:
            self._passages = passages
            self._base = None
        self._lights = lights

    def look_changed(self) -> None:
        """Forget what was drawn for another size or theme."""
        super().look_changed()
        self._cache.clear()
        self._base = None

    def strips(self) -> list[Strip]:
        """The rail's cells from top to bottom."""
        page = self.column.page
        height = max(1, self.size.height - HEADER_ROWS)
        if self._base is None or self._base[0] != (id(page), height):
            rows = [Half.NOTHING] * page.height
            for passage in self._passages:
                half = SIGN_HALVES.get(passage.sign, Half.NOTHING)
                for row in page.rows_of(passage.start, passage.end):
                    rows[row] = max(rows[row], half)
            self._base = ((id(page), height), halves_of(rows, page.height, height))
        halves = list(self._base[1])
        for light in self._lights:
            if light.layer in LIT_HALVES:
                lit = page.rows_of(light.start, light.end)
                lay_over(halves, lit, LIT_HALVES[light.layer], page.height)
        seen = cells_in_view(self.column.top, self.column.text_height, page.height, height)
        blank = self._cell(Half.NOTHING, Half.NOTHING, False)
        cells = [
            self._cell(halves[2 * cell], halves[2 * cell + 1], cell in seen)
            for cell in range(height)
        ]
        return [*[blank] * HEADER_ROWS, *cells]

    def _cell(self, upper: Half, lower: Half, seen: bool) -> Strip:
        key = (upper, lower, seen)
        strip = self._cache.get(key)
        if strip is None:
            strip = self._cache[key] = RowStrip([self._segment(upper, lower, seen)], 1)
        return strip

    def _segment(self, upper: Half, lower: Half, seen: bool) -> Segment:
        palette = self.palette
        styles = {
            Half.SHARED: palette.rail_shared,
            Half.ONLY_HERE: palette.rail_only_here,
            Half.CONFLICT: palette.differs,
            Half.PERSON: palette.accent,
            Half.HIT: palette.accent,
            Half.COUNTERPART: palette.bars[Layer.VERBATIM],
            Half.CURRENT: palette.accent,
        }
        ground = palette.layers[Layer.CURRENT] if seen else Style(bgcolor=palette.page.bgcolor)
        if upper is Half.NOTHING and lower is Half.NOTHING:
            line = palette.rail_here if seen else palette.rail
            return Segment("│", line + ground)
        if upper is Half.NOTHING:
            return Segment("▄", styles[lower] + ground)
        if lower is Half.NOTHING:
            return Segment("▀", styles[upper] + ground)
        if upper is lower:
            return Segment("█", styles[upper] + ground)
        return Segment("▀", styles[upper] + ground + Style(bgcolor=styles[lower].color))

    def on_click(self, event: events.Click) -> None:
        """Tell which row of the page was pressed."""
        event.stop()
        height = max(1, self.size.height - HEADER_ROWS)
        row = row_at_cell(max(0, event.y - HEADER_ROWS), self.column.page.height, height)
        self.post_message(self.Pressed(self.column.article.id, row))
