"""The panes of a line or a few: the title above, the status and the keys below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyview.reader.lines import justified
from storyview.reader.widgets.pane import Pane

if TYPE_CHECKING:
    from textual.strip import Strip

    from storyview.reader.line_words import Line


class LinesPane(Pane):
    """A few lines, each of pieces at the left and pieces at the right."""

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
