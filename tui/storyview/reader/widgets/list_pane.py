"""A list of entries of one or more rows, of which only those on screen are looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from textual.message import Message

from storyview.reader.attention import Layer
from storyview.reader.lines import justified, width_of
from storyview.reader.page import wrap
from storyview.reader.widgets.pane import Pane

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rich.style import Style
    from textual import events
    from textual.strip import Strip

    from storyview.reader.line_words import Line, NamedPiece
    from storyview.reader.lines import Piece

MARGIN = 3
"""The bar of the chosen entry, the mark, and a space."""
MARK = "+"
LEAST_FOOT = 6
"""In fewer rows nothing that is worth reading has room."""
UNKNOWN: Line = ([("…", "dim")], [])


class Items(Protocol):
    """Entries by number."""

    @property
    def total(self) -> int:
        """How many there are."""

    def at(self, index: int) -> Any:
        """The entry with this number, or nothing if it is not known yet."""


class Held:
    """Entries that are all there."""

    def __init__(self, entries: Sequence[object] = ()) -> None:
        self.entries = list(entries)

    @property
    def total(self) -> int:
        """How many there are."""
        return len(self.entries)

    def at(self, index: int) -> Any:
        """The entry with this number."""
        return self.entries[index] if 0 <= index < len(self.entries) else None


class ListPane(Pane):
    """Shows entries under a heading; one of them is chosen, some are marked."""

    class Pressed(Message):
        """An entry was pressed with the mouse."""

        def __init__(self, pane: ListPane, index: int, *, double: bool, on_mark: bool) -> None:
            super().__init__()
            self.pane = pane
            self.index = index
            self.double = double
            self.on_mark = on_mark
            """Whether it was pressed at its left, where its mark stands."""

    class Entered(Message):
        """The list was pressed where no entry stands."""

        def __init__(self, pane: ListPane) -> None:
            super().__init__()
            self.pane = pane

    class HeadingPressed(Message):
        """The heading was pressed."""

        def __init__(self, pane: ListPane) -> None:
            super().__init__()
            self.pane = pane

    def __init__(self, draw: Callable[[Any, int], list[Line]], *, id: str) -> None:
        super().__init__(id=id)
        self.draw = draw
        """The rows of an entry, in so many cells."""
        self.items: Items = Held()
        self.heading = ""
        self.beside = ""
        """What stands at the right of the heading: counts."""
        self.head: Callable[[int], list[Line]] = lambda _width: []
        """The rows above the entries, in so many cells."""
        self.foot: Callable[[int, int], list[Line]] = lambda _width, _rows: []
        """What stands below the last entry, in so many cells and rows."""
        self.empty: Sequence[NamedPiece] = ()
        """What stands there instead of entries."""
        self.cursor = 0
        self.first = 0
        self.is_focused = False
        self.is_spaced = False
        self.has_line = False
        """Whether it needs a line at its left, being beside another list."""
        self.is_quiet = False
        """Whether the cursor is shown only while the keys act on the list."""
        self.is_marked: Callable[[Any], bool] = lambda _item: False
        self._follow = True
        self._rows: list[int | None] = []

    def put(self, items: Items, *, cursor: int = 0, first: int = 0) -> None:
        """Show other entries."""
        self.items = items
        self.cursor, self.first = cursor, first
        self._follow = True

    @property
    def chosen(self) -> Any:
        """The entry under the cursor, if it is known."""
        return self.items.at(self.cursor)

    def move(self, entries: int) -> None:
        """Move the cursor."""
        self.go_to(self.cursor + entries)

    def go_to(self, index: int) -> None:
        """Put the cursor on an entry."""
        self.cursor = max(0, min(index, self.items.total - 1))
        self._follow = True

    def page(self, pages: float) -> None:
        """Move the cursor by as many entries as are on screen."""
        shown = len({index for index in self._rows if index is not None})
        self.move(round(pages * max(1, shown - 1)))

    def scroll(self, entries: int) -> None:
        """Scroll, and leave the cursor where it is."""
        self.first = max(0, min(self.first + entries, self.items.total - 1))
        self._follow = False
        self.repaint()

    # -- drawing

    def strips(self) -> list[Strip]:
        """The heading, the rows above the entries, and the entries in view."""
        palette = self.palette
        width, height = self.size
        edge: list[Piece] = [("│", palette.hairline)] if self.has_line else []
        width -= len(edge)
        beside = f" {self.beside} " if self.beside else ""
        name = f" {self.heading} "
        bar = ("━" if self.is_focused else "─") * (width - width_of(name) - width_of(beside))
        drawn = [
            self.line(
                *edge,
                (name, palette.focused if self.is_focused else palette.title),
                (bar, palette.accent if self.is_focused else palette.hairline),
                (beside, palette.dim),
            )
        ]
        rows: list[int | None] = [None]
        head = self.head(width - MARGIN - 1)
        lines = [*head, *(self._nothing(width - MARGIN - 1) if not self.items.total else ())]
        if lines or self.is_spaced:
            lines.insert(0, ([], []))
        for line in lines[: height - 1]:
            drawn.append(self.line(*edge, *self._pieces(line, width)))
            rows.append(None)
        if head and self.items.total:
            drawn.append(self.line(*edge))
            rows.append(None)
        room = height - len(drawn)
        for index in self._in_view(width, room):
            entry = self._entry(index, width)
            for place, line in enumerate(entry):
                drawn.append(self.line(*edge, *self._pieces(line, width, index, place)))
                rows.append(index)
            if self.is_spaced:
                drawn.append(self.line(*edge))
                rows.append(None)
        left = height - len(drawn) - 2
        if self.items.total and left >= LEAST_FOOT:
            foot: list[Line] = [([], []), *self.foot(width - MARGIN - 1, left)]
            drawn.extend(self.line(*edge, *self._pieces(line, width)) for line in foot)
        while len(drawn) < height and edge:
            drawn.append(self.line(*edge))
        self._rows = rows[:height]
        return drawn[:height]

    def _nothing(self, width: int) -> list[Line]:
        """What stands there instead of entries, over as many rows as it needs."""
        return [
            ([(text[a:b], style)], [])
            for text, style in self.empty
            for a, b in (wrap(text, 0, len(text), max(8, width)) if text else ((0, 0),))
        ]

    def _entry(self, index: int, width: int) -> list[Line]:
        item = self.items.at(index)
        return [UNKNOWN, ([], [])] if item is None else self.draw(item, width - MARGIN - 1)

    def _in_view(self, width: int, room: int) -> range:
        """The entries that fit, the window moved no further than needed."""
        total = self.items.total
        if not total:
            return range(0)
        self.cursor = max(0, min(self.cursor, total - 1))
        space = int(self.is_spaced)
        heights: dict[int, int] = {}

        def height(index: int) -> int:
            if index not in heights:
                heights[index] = len(self._entry(index, width)) + space
            return heights[index]

        first = max(0, min(self.first, total - 1))
        if self._follow:
            first = min(first, self.cursor)
            needed = height(self.cursor) - space
            top = self.cursor
            while top > first and needed + height(top - 1) <= room:
                top -= 1
                needed += height(top)
            first = max(first, top)
        last, used = first, 0
        while last < total and used + height(last) - space <= room:
            used += height(last)
            last += 1
        if last == total:
            self.items.at(total)  # there may be more of them
            while first > 0 and used + height(first - 1) - space <= room:
                first -= 1
                used += height(first)
        elif used < room:
            last += 1  # as much of it as there is room for
        self.first = first
        return range(first, max(last, first + 1))

    def _pieces(
        self, line: Line, width: int, index: int | None = None, place: int = 0
    ) -> list[Piece]:
        palette = self.palette
        is_chosen = index == self.cursor and (self.is_focused or not self.is_quiet)
        ground = palette.page
        if is_chosen:
            ground += palette.layers[Layer.CURRENT]

        def styled(name: str) -> Style:
            style: Style = getattr(palette, name)
            if is_chosen:
                if name == "title" or (place == 0 and name == "text"):
                    style = palette.selected if self.is_focused else palette.title
                style += palette.layers[Layer.CURRENT]
            return style

        bar, mark = " ", " "
        bar_style = mark_style = ground
        if is_chosen:
            bar = "▌"
            bar_style = palette.accent if self.is_focused else palette.dim
            bar_style += palette.layers[Layer.CURRENT]
        if index is not None and place == 0:
            item = self.items.at(index)
            if item is not None and self.is_marked(item):
                mark = MARK
                mark_style = styled("focused")
        left, right = line
        pieces = justified(
            [(text, styled(name)) for text, name in left],
            [(text, styled(name)) for text, name in right],
            width - MARGIN - 1,
            ground,
        )
        return [(bar, bar_style), (mark, mark_style), (" ", ground), *pieces, (" ", ground)]

    # -- the mouse

    def on_click(self, event: events.Click) -> None:
        """Tell which entry was pressed."""
        event.stop()
        if event.y == 0:
            self.post_message(self.HeadingPressed(self))
            return
        index = self._rows[event.y] if event.y < len(self._rows) else None
        if index is None:
            self.post_message(self.Entered(self))
        else:
            on_mark = event.x < MARGIN + self.has_line
            self.post_message(self.Pressed(self, index, double=event.chain > 1, on_mark=on_mark))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll."""
        event.stop()
        self.scroll(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll."""
        event.stop()
        self.scroll(-1)
