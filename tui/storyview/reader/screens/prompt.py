"""A line to type into, in the place of the status line."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.message import Message
from textual.widgets import Input

from storyview.reader.lines import safe
from storyview.text.clean import clean_line

if TYPE_CHECKING:
    from textual import events
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
        self._seen: deque[events.Key] = deque(maxlen=32)
        self._is_finished = False

    def on_key(self, event: events.Key) -> None:
        """Note what came here first."""
        self._seen.append(event)

    def has_missed(self, event: events.Key) -> bool:
        """Whether a key was on its way before this stood there, and never came by here."""
        return not any(event is seen for seen in self._seen)

    def take(self, event: events.Key) -> None:
        """Do what a missed key says, after those that were missed before it."""
        if event.is_printable and event.character:
            self.call_later(self.insert_text_at_cursor, event.character)
        elif event.key == "enter":
            self.call_later(self.action_submit)
        elif event.key in ("escape", "ctrl+c"):
            self.call_later(self.action_leave)
        elif event.key == "backspace":
            self.call_later(self.action_delete_left)

    def _finish(self, words: str | None) -> None:
        """Tell of the end, once: keys that are typed ahead can bring it twice."""
        if not self._is_finished:
            self._is_finished = True
            self.post_message(self.Finished(self.purpose, words))

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
        self._finish(clean_line(event.value))

    def action_leave(self) -> None:
        """Leave without words."""
        self._finish(None)
