"""The panes of a line or a few: the title above, the status and the keys below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from storyview.reader.lines import justified, width_of
from storyview.reader.widgets.pane import Pane

if TYPE_CHECKING:
    from textual import events
    from textual.strip import Strip

    from storyview.reader.line_words import Line


class LinesPane(Pane):
    """A few lines, each of pieces at the left and pieces at the right."""

    class Pressed(Message):
        """The mouse was pressed on a line."""

        def __init__(self, pane: LinesPane, x: int, line: Line) -> None:
            super().__init__()
            self.pane = pane
            self.x = x
            """The cell, from the left of the pane."""
            self.line = line
            right = sum(width_of(text) for text, _ in line[1])
            self.at_right = x - (pane.size.width - right)
            """The cell, from where the pieces at the right begin; negative before them."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._lines: list[Line] = []

    def say(self, *lines: Line) -> None:
        """Set the lines: for each the pieces at the left and those at the right."""
        if list(lines) != self._lines:
            self._lines = list(lines)
            self.repaint()

    @property
    def words(self) -> str:
        """What stands in the lines, for tests and for screen readers."""
        return "\n".join("".join(text for text, _ in left + right) for left, right in self._lines)

    def strips(self) -> list[Strip]:
        """The lines."""
        palette, width = self.palette, self.size.width
        return [
            self.line(
                *justified(
                    [(text, getattr(palette, style)) for text, style in left],
                    [(text, getattr(palette, style)) for text, style in right],
                    width,
                    palette.page,
                )
            )
            for left, right in self._lines
        ]

    def on_click(self, event: events.Click) -> None:
        """Tell where the line was pressed."""
        event.stop()
        if event.y < len(self._lines):
            self.post_message(self.Pressed(self, event.x, self._lines[event.y]))
