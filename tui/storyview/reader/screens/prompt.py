"""A line to type into, in the place of the status line."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.message import Message
from textual.widgets import Input

from storyview.reader.lines import safe
from storyview.text.clean import clean_line

if TYPE_CHECKING:
    from textual.binding import BindingType


class Prompt(Input):
    """Asks for words; it tells of every change, and of the end.

    Args:
        purpose: What the words are for, for whoever asked.
        words: What is asked for, in a few words for people.
        value: What stands there at first.
    """

    DEFAULT_CSS = """
    Prompt { border: none; height: 1; padding: 0 1; background: $panel; }
    Prompt:focus { border: none; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+c", "leave", "leave", show=False),
    ]

    class Typed(Message):
        """The words have changed."""

        def __init__(self, purpose: str, words: str) -> None:
            super().__init__()
            self.purpose = purpose
            self.words = words

    class Finished(Message):
        """The words are complete, or nothing if the reader left."""

        def __init__(self, purpose: str, words: str | None) -> None:
            super().__init__()
            self.purpose = purpose
            self.words = words

    def __init__(self, purpose: str, words: str, value: str = "") -> None:
        super().__init__(value, compact=True, select_on_focus=False)
        self.purpose = purpose
        self.words = words

    def validate_value(self, value: str) -> str:
        """What is typed or pasted, as it may reach the terminal."""
        return safe(value)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell of a change."""
        event.stop()
        self.post_message(self.Typed(self.purpose, clean_line(event.value)))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Tell that the words are complete."""
        event.stop()
        self.post_message(self.Finished(self.purpose, clean_line(event.value)))

    def action_leave(self) -> None:
        """Leave without words."""
        self.post_message(self.Finished(self.purpose, None))
