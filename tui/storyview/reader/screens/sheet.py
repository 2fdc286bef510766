"""A sheet over the page: a list to read, or to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from textual.binding import Binding
from textual.screen import ModalScreen

from storyview.reader.page import wrap
from storyview.reader.widgets.pane import Pane

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events
    from textual.app import App, ComposeResult
    from textual.binding import BindingType
    from textual.strip import Strip


class Entry(NamedTuple):
    """One entry of a sheet."""

    text: str
    style: str = "text"
    """The name of a style of the palette."""
    value: object = None
    """What choosing it answers; an entry without a value cannot be chosen."""
    lead: str = ""
    """What stands in front of it, in the accent colour, in a column of its own."""


class SheetPane(Pane):
    """The entries, wrapped and scrolled."""

    DEFAULT_CSS = "SheetPane { width: 1fr; height: 1fr; }"

    def __init__(self, title: str, entries: Sequence[Entry], foot: str) -> None:
        super().__init__()
        self.heading = title
        self.entries = list(entries)
        self.foot = foot
        self.top = 0
        choosable = [i for i, entry in enumerate(self.entries) if entry.value is not None]
        self.cursor: int | None = choosable[0] if choosable else None
        self._laid: list[tuple[int, str, str]] = []
        self._laid_for = 0

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show other entries; the cursor stays on the entry that it is on, if that is there."""
        chosen = self.entries[self.cursor].value if self.cursor is not None else None
        self.entries = list(entries)
        self._laid_for = 0
        choosable = [i for i, entry in enumerate(self.entries) if entry.value is not None]
        same = [i for i in choosable if self.entries[i].value == chosen]
        self.cursor = next(iter(same or choosable), None)
        self.repaint()

    def _lay(self, width: int) -> list[tuple[int, str, str]]:
        if self._laid_for != width:
            lead = max((len(entry.lead) for entry in self.entries), default=0)
            lead = min(lead + 2, width // 2) if lead else 1
            laid = []
            for number, entry in enumerate(self.entries):
                room = max(8, width - lead - 2)
                pieces = [entry.text[a:b] for a, b in wrap(entry.text, 0, len(entry.text), room)]
                for place, piece in enumerate(pieces or [""]):
                    front = entry.lead if place == 0 else ""
                    laid.append((number, f" {front}".ljust(lead + 1), piece))
            self._laid, self._laid_for = laid, width
        return self._laid

    def strips(self) -> list[Strip]:
        """The heading, the entries in view, and the keys."""
        palette = self.palette
        width, height = self.size
        laid = self._lay(width)
        room = max(1, height - 3)
        self.top = max(0, min(self.top, len(laid) - room))
        drawn = [
            self.line((f" {self.heading} ", palette.focused)),
            self.line(("━" * width, palette.accent)),
        ]
        for number, front, text in laid[self.top : self.top + room]:
            entry = self.entries[number]
            style = getattr(palette, entry.style)
            if number == self.cursor:
                style = palette.selected
            drawn.append(self.line((front, palette.accent), (text, style)))
        drawn.extend(self.line() for _ in range(height - 1 - len(drawn)))
        more = " · more below" if self.top + room < len(laid) else ""
        drawn.append(self.line((f" {self.foot}{more}", palette.dim)))
        return drawn

    def move(self, rows: int) -> None:
        """Move the cursor to the next entry that can be chosen, or scroll."""
        choosable = [i for i, entry in enumerate(self.entries) if entry.value is not None]
        if self.cursor is not None and abs(rows) == 1:
            place = choosable.index(self.cursor) + rows
            self.cursor = choosable[max(0, min(place, len(choosable) - 1))]
            numbers = [number for number, _, _ in self._lay(self.size.width)]
            row = numbers.index(self.cursor)
            room = max(1, self.size.height - 3)
            if not self.top <= row < self.top + room:
                self.top = row - room // 2
        else:
            laid = self._lay(self.size.width)
            room = max(1, self.size.height - 3)
            self.top = max(0, min(self.top + rows, len(laid) - room))
            seen = [number for number, _, _ in laid[self.top : self.top + room]]
            in_view = [number for number in choosable if number in seen]
            if in_view and self.cursor not in in_view:
                self.cursor = in_view[-1 if rows > 0 else 0]
        self.repaint()

    def go_to_edge(self, *, last: bool) -> None:
        """Go to the first or the last entry that can be chosen, and show that end."""
        choosable = [i for i, entry in enumerate(self.entries) if entry.value is not None]
        if choosable:
            self.cursor = choosable[-1 if last else 0]
        self.move(1_000_000 if last else -1_000_000)

    def on_click(self, event: events.Click) -> None:
        """Choose the pressed entry."""
        event.stop()
        row = self.top + event.y - 2
        laid = self._lay(self.size.width)
        if event.y >= 2 and row < len(laid) and self.entries[laid[row][0]].value is not None:
            self.cursor = laid[row][0]
            self.repaint()
            if isinstance(self.screen, SheetScreen):
                self.screen.action_choose()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll."""
        event.stop()
        self.top += 3
        self.repaint()

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll."""
        event.stop()
        self.top -= 3
        self.repaint()


class SheetScreen(ModalScreen[object]):
    """A sheet; it answers with the value of the entry that was chosen, or with nothing."""

    DEFAULT_CSS = """
    SheetScreen { align: center middle; background: $background 88%; }
    SheetScreen SheetPane { width: 100%; max-width: 96; height: 90%; }
    """
    AUTO_FOCUS = None
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "move(1)", "down", show=False),
        Binding("k,up", "move(-1)", "up", show=False),
        Binding("space,pagedown,ctrl+d,ctrl+f", "page(1)", "a page down", show=False),
        Binding("b,pageup,ctrl+u,ctrl+b", "page(-1)", "a page up", show=False),
        Binding("g,home", "edge(-1)", "beginning", show=False),
        Binding("G,end", "edge(1)", "end", show=False),
        Binding("enter", "choose", "choose", show=False),
        Binding("escape,q,question_mark,f1,ctrl+c", "close", "close", show=False),
    ]

    def __init__(self, title: str, entries: Sequence[Entry], foot: str = "Esc back") -> None:
        super().__init__()
        self.pane = SheetPane(title, entries, foot)

    def compose(self) -> ComposeResult:
        """The sheet."""
        yield self.pane

    def action_move(self, rows: int) -> None:
        """Move by an entry."""
        self.pane.move(rows)

    def action_page(self, direction: int) -> None:
        """Move by a page."""
        self.pane.move(direction * max(2, self.pane.size.height - 4))

    def action_edge(self, direction: int) -> None:
        """Go to the beginning or the end."""
        self.pane.go_to_edge(last=direction > 0)

    def action_choose(self) -> None:
        """Answer with the entry under the cursor, and close."""
        cursor = self.pane.cursor
        self.dismiss(self.pane.entries[cursor].value if cursor is not None else None)

    def action_close(self) -> None:
        """Close without an answer."""
        self.dismiss(None)


def open_sheet(
    app: App[Any],
    title: str,
    entries: Sequence[Entry],
    chosen: Callable[[object], None] | None = None,
    enter: str = "",
) -> SheetScreen:
    """Lay a sheet over the page; ``chosen`` is told the value of the entry that is chosen."""

    def answered(value: object) -> None:
        if chosen is not None and value is not None:
            chosen(value)

    foot = f"{enter} · Esc back" if enter else "Esc back"
    sheet = SheetScreen(title, entries, foot)
    app.push_screen(sheet, answered)
    return sheet
