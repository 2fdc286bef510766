"""The smallest app that Textual can make, to measure start-up against."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class Hello(App[None]):
    """Says hello."""

    def compose(self) -> ComposeResult:
        """One line of text."""
        yield Static("Hello, world of terminals")


if __name__ == "__main__":
    Hello().run()
