"""A widget that draws itself in strips and repaints only the rows that have changed."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from textual.filter import ANSIToTruecolor
from textual.geometry import Region
from textual.widget import Widget

from storyview.reader.lines import Piece, line
from storyview.reader.palette import Palette, palette_of

if TYPE_CHECKING:
    from textual import events
    from textual.geometry import Size
    from textual.strip import Strip


def filtered(widget: Widget, strips: list[Strip]) -> list[Strip]:
    """Strips through the filters that NO_COLOR needs.

    The palettes hold true colours, or the terminal's own where these are wanted: there is
    nothing to translate between them, and a second strip for each would double the work.
    """
    for line_filter in widget.get_line_filters():
        if not isinstance(line_filter, ANSIToTruecolor):
            background = widget.background_colors[1]
            strips = [strip.apply_filter(line_filter, background) for strip in strips]
    return strips


class Pane(Widget):
    """A rectangle of strips.

    A subclass says in ``strips`` what it looks like; strips are immutable and worth keeping, for
    a row whose strip is the same object as before is not painted again. Textual's own style
    cache is passed by: it would build new strips at every scroll.
    """

    DEFAULT_CSS = "Pane { width: auto; height: auto; }"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._shown: list[Strip] = []
        self._drawn_size: Size | None = None
        """The size that was last drawn for, and that what is kept was drawn for."""
        self._line_cache: dict[tuple[Piece, ...], Strip] = {}

    @property
    def palette(self) -> Palette:
        """The colours of the current theme."""
        return palette_of(self.app.current_theme)

    def strips(self) -> list[Strip]:
        """The rows from top to bottom, each as wide as the widget; missing ones stay empty."""
        raise NotImplementedError

    def line(self, *pieces: Piece) -> Strip:
        """A row of pieces as wide as the widget; the same pieces give the same strip."""
        strip = self._line_cache.get(pieces)
        if strip is None:
            if len(self._line_cache) > 2000:
                self._line_cache.clear()
            strip = line(pieces, self.size.width, self.palette.page)
            self._line_cache[pieces] = strip
        return strip

    def repaint(self) -> None:
        """Paint what has changed."""
        width, height = self.size
        if not width or not height:
            return
        old = self._shown
        new = self._filled(height)
        self._shown = new
        if len(old) != len(new):
            self.refresh()
            return
        changed = [row for row in range(height) if new[row] is not old[row]]
        regions = []
        for _, run in groupby(enumerate(changed), lambda pair: pair[1] - pair[0]):
            rows = [row for _, row in run]
            regions.append(Region(0, rows[0], width, len(rows)))
        if regions:
            self.refresh(*regions)

    def _filled(self, height: int) -> list[Strip]:
        self._drawn_size = self.size
        strips = self.strips()[:height]
        if len(strips) < height:
            blank = self.line()
            strips.extend([blank] * (height - len(strips)))
        return strips

    def render_lines(self, crop: Region) -> list[Strip]:
        """Hand the kept strips to the compositor."""
        width, height = self.size
        if len(self._shown) != height:
            self._shown = self._filled(height)
        strips = self._shown[crop.y : crop.bottom]
        strips = filtered(self, strips)
        if crop.column_span != (0, width):
            strips = [strip.crop(*crop.column_span) for strip in strips]
        return strips

    def on_resize(self, _event: events.Resize) -> None:
        """Lay everything out anew, unless the screen was drawn before it told of the new size."""
        if self._drawn_size != self.size:
            self.look_changed()
            self.refresh()

    def look_changed(self) -> None:
        """Throw away what depends on the size or the colours; subclasses keep their caches here."""
        self._shown = []
        self._line_cache.clear()
