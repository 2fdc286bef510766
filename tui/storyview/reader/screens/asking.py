"""What the screens have in common: a title above, a status line and keys below, and a prompt."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.screen import Screen
from textual.strip import Strip

from storyview.reader.line_words import command_at
from storyview.reader.lines import width_of
from storyview.reader.page_layout import PageLayout
from storyview.reader.widgets.lines import LinesPane
from storyview.reader.widgets.pane import filtered

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.geometry import Region, Size
    from textual.layout import Layout
    from textual.widget import Widget

    from storyview.reader.keys import Command
    from storyview.reader.page_plan import Box
    from storyview.reader.screens.prompt import Prompt


class AskingScreen(Screen[None]):
    """A screen that a plan places, that says things, and asks for words."""

    AUTO_FOCUS = None

    def __init__(self) -> None:
        super().__init__()
        self.message = ""
        self.told: list[str] = []
        """All that the status line has said beside what it says by itself, the newest last."""
        self.title_line = LinesPane(id="title")
        self.status_line = LinesPane(id="status")
        self.hint_line = LinesPane(id="hints")
        self.too_small = LinesPane(id="too-small")
        self.prompt: Prompt | None = None
        self._page_layout = PageLayout(self._boxes)

    # -- placing

    def render_lines(self, crop: Region) -> list[Strip]:
        """Nothing but ground, the same strip for every row: it lies beneath everything else."""
        ground = Strip.blank(crop.width, self.title_line.palette.page)
        return filtered(self, [ground]) * crop.height

    @property
    def layout(self) -> Layout:
        """A plan places the widgets, not the style sheet."""
        return self._page_layout

    def _boxes(self, size: Size) -> Mapping[Widget, Box]:
        """Where each widget stands that is on screen."""
        raise NotImplementedError

    def _status_boxes(self, status: Box) -> dict[Widget, Box]:
        """The status line, and the prompt that takes most of it."""
        if self.prompt is None:
            return {self.status_line: status}
        label = min(width_of(self.prompt.words) + 3, status.width // 2)
        return {
            self.status_line: status._replace(width=label),
            self.prompt: status._replace(x=label, width=status.width - label),
        }

    def place_again(self) -> None:
        """After a change of what is on screen."""
        self.title_line.refresh(layout=True)  # a child's wish is what makes its screen arrange
        self.call_after_refresh(self._placed)

    def _placed(self) -> None:
        """Everything has its place again."""
        raise NotImplementedError

    # -- the line of keys

    COMMANDS_HERE: ClassVar[Mapping[str, Command]] = {}
    """What the line of keys can name on this screen."""

    @on(LinesPane.Pressed)
    async def _line_pressed(self, message: LinesPane.Pressed) -> None:
        message.stop()
        if self.prompt is not None:
            return
        left, right = message.line
        pieces, x = (
            (left, message.x) if message.pane is self.hint_line else (right, message.at_right)
        )
        command = command_at(pieces, x, self.COMMANDS_HERE, self.own_keys) if x >= 0 else None
        if command is not None:
            await self.app.run_action(command.action, default_namespace=self)

    @property
    def own_keys(self) -> Mapping[str, str]:
        """The keys that the settings give to commands."""
        raise NotImplementedError

    # -- saying

    def say_status(self) -> None:
        """Bring the status line in step."""
        raise NotImplementedError

    def add_message(self, message: str) -> None:
        """Say something beside what the status line says already."""
        self.told.append(message)
        self.message = f"{self.message} · {message}" if self.message else message

    def tell(self, message: str) -> None:
        """Say something in the status line until the next key."""
        self.message = message
        if message:
            self.told.append(message)
        self.say_status()

    # -- asking

    def ask(self, purpose: str, words: str, value: str = "") -> None:
        """Ask for something in the place of the status line; ``words`` say what it is."""
        from storyview.reader.screens.prompt import Prompt

        if self.prompt is None:
            self.prompt = Prompt(purpose, words, value)
            self.mount(self.prompt)
            self.set_focus(self.prompt)
            self.place_again()

    def prompt_left(self) -> None:
        """Put the status line back."""
        if self.prompt is not None:
            prompt, self.prompt = self.prompt, None
            prompt.remove()
            self.set_focus(None)
            self.place_again()
