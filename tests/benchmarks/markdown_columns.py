"""What one would build first: Textual's Markdown widgets side by side; j scrolls them all."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Markdown


class MarkdownColumns(App[None]):
    """The files of the command line as columns."""

    CSS = "VerticalScroll { width: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "down"),
        Binding("q", "quit"),
    ]

    def compose(self) -> ComposeResult:
        """A column for each file."""
        with Horizontal():
            for name in sys.argv[1:]:
                with VerticalScroll():
                    yield Markdown(Path(name).read_text("utf-8").split("---\n", 2)[-1])

    def action_down(self) -> None:
        """Scroll all of them by a line."""
        with self.batch_update():
            for column in self.query(VerticalScroll):
                column.scroll_relative(y=1, animate=False)


if __name__ == "__main__":
    MarkdownColumns().run()
