"""Who is in the story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from storyview.reader.lines import fit, safe, width_of
from storyview.reader.page import wrap
from storyview.reader.people_picture import PersonLine, callings, person_lines, window_of
from storyview.reader.widgets.pane import Pane

if TYPE_CHECKING:
    from rich.style import Style
    from textual import events
    from textual.strip import Strip

    from storyview.analysis.findings import Comparison
    from storyview.reader.lines import Piece
    from storyview.text.article import Story

Pieces = list["Piece"]


class PeoplePanel(Pane):
    """The people of a story: choose one, and every mention lights up."""

    class Chosen(Message):
        """A person was pressed with the mouse."""

        def __init__(self, person: int) -> None:
            super().__init__()
            self.person = person

    def __init__(self, story: Story) -> None:
        super().__init__(id="people")
        self.story = story
        self.comparison: Comparison | None = None
        self.is_focused = False
        self.is_overlay = False
        """Whether it lies over the text, and needs a line of its own at its left."""
        self.cursor = 0
        """The person that the keys stand on: an index into ``Comparison.people``."""
        self.chosen: int | None = None
        self._named: frozenset[int] = frozenset()
        self._lines: tuple[PersonLine, ...] = ()
        self._first = 0
        self._wheeled: tuple[int, object] | None = None
        """The person that the wheel has brought to the top, and who was lit then."""
        self._rows: list[int] = []
        self._drawn: tuple[object, list[Strip]] | None = None

    def show_comparison(self, story: Story, comparison: Comparison | None) -> None:
        """Show the people of a comparison; nobody while it is still made."""
        self.story = story
        self.comparison = comparison
        self._lines = person_lines(story, comparison) if comparison else ()
        self.cursor = min(self.cursor, max(0, len(self._lines) - 1))
        self._drawn = None

    def show_named(self, people: frozenset[int]) -> None:
        """Light up who is named in the current passage."""
        self._named = people

    def look_changed(self) -> None:
        """Forget what was drawn for another size or theme."""
        super().look_changed()
        self._drawn = None

    def strips(self) -> list[Strip]:
        """The heading, and a few lines for each person."""
        width, height = self.size
        width -= self.is_overlay
        key = (
            self._wheeled_to,
            self._named,
            self.cursor if self.is_focused else None,
            self.chosen,
            self.is_focused,
            self.is_overlay,
            (width, height),
            id(self.comparison),
        )
        if self._drawn is None or self._drawn[0] != key:
            self._drawn = (key, self._draw(width, height))
        return list(self._drawn[1])

    def _row(self, *pieces: Piece) -> Strip:
        return (
            self.line(("│", self.palette.hairline), *pieces)
            if self.is_overlay
            else self.line(*pieces)
        )

    def _draw(self, width: int, height: int) -> list[Strip]:
        palette = self.palette
        style = palette.focused if self.is_focused else palette.title
        rule = palette.accent if self.is_focused else palette.hairline
        count = f" {len(self._lines)} " if self._lines else ""
        bar = ("━" if self.is_focused else "─") * max(0, width - 9 - width_of(count))
        drawn = [self._row((" People ", style), (bar, rule), (count, palette.dim))]
        self._rows = [-1]
        if not self._lines:
            texts = self._empty(max(10, width - 2))
            return [*drawn, *(self._row((f" {text}", palette.dim)) for text in texts)]
        open_one = self.cursor if self.is_focused else self.chosen
        blocks = [self._person(one, width, one.person == open_one) for one in self._lines]
        anchor = self.cursor if self.is_focused or self.chosen is None else self.chosen
        if not self.is_focused and self.chosen is None:
            anchor = min(self._named, default=0)
        heights = [len(block) for block in blocks]
        wheeled = self._wheeled_to
        if wheeled is None:
            self._first = window_of(heights, anchor, self._first, height - 1)
        else:
            self._first = window_of(heights, wheeled, wheeled, height - 1)
        for number in range(self._first, len(blocks)):
            for pieces in blocks[number]:
                drawn.append(self._row(*pieces))
                self._rows.append(number)
        return drawn[:height]

    def _empty(self, width: int) -> list[str]:
        if self.comparison is None:
            text = "Who is in the story will stand here in a moment."
        elif any(failure.findings in ("people", "all") for failure in self.comparison.failures):
            text = "The people could not be looked for in these articles."
        else:
            text = "No person is named in these articles."
            if self.comparison.other_languages:
                text = "No person was found. People are looked for in English articles only."
        return [text[a:b] for a, b in wrap(text, 0, len(text), width)]

    def _person(self, one: PersonLine, width: int, is_open: bool) -> list[Pieces]:
        palette = self.palette
        selected = self.is_focused and one.person == self.cursor
        if selected:
            name_style = palette.selected
        elif one.person == self.chosen or one.person in self._named:
            name_style = palette.focused
        else:
            name_style = palette.text
        mark = "▸" if one.person == self.chosen else "·" if one.person in self._named else " "
        tail = f" {one.bars} {one.mentions:>3}"
        quotes = f' {one.quotations:>2}"' if one.quotations else "    "
        room = width - 3 - width_of(tail) - len(quotes)
        name = fit(safe(one.name), room)
        rows: list[Pieces] = [
            [
                (f"{mark} ", palette.accent),
                (name, name_style),
                (" " * max(0, room - width_of(name)), palette.page),
                (f" {one.bars}", palette.shared),
                (f" {one.mentions:>3}", palette.text),
                (quotes, palette.dim),
            ]
        ]
        if not is_open:
            if one.role:
                rows.append([("   " + safe(one.role), palette.dim)])
            return rows
        assert self.comparison is not None
        aliases = self.comparison.people[one.person].aliases
        if aliases:
            rows.extend(self._wrapped("also " + ", ".join(aliases), width, palette.dim))
        for calling in callings(self.story, self.comparison, one.person):
            counts = f"{calling.mentions}×"
            if calling.quotations:
                counts += f", quoted {calling.quotations}×"
            rows.append(
                [("   " + safe(calling.source), palette.accent), (f"  {counts}", palette.dim)]
            )
            for role in calling.roles:
                rows.extend(self._wrapped(role, width, palette.text, indent=5))
        rows.append([])
        return rows

    def _wrapped(self, text: str, width: int, style: Style, indent: int = 3) -> list[Pieces]:
        text = safe(text)
        room = max(8, width - indent - 1)
        return [[(" " * indent + text[a:b], style)] for a, b in wrap(text, 0, len(text), room)]

    @property
    def _wheeled_to(self) -> int | None:
        """The person that the wheel has brought here, as long as nobody else has lit up since."""
        if self._wheeled is None or self._wheeled[1] != self._lit or not self._lines:
            return None
        return min(self._wheeled[0], len(self._lines) - 1)

    @property
    def _lit(self) -> object:
        return self.cursor if self.is_focused else None, self.chosen, self._named, self.is_focused

    def _wheel(self, step: int) -> None:
        self._wheeled = max(0, self._first + step), self._lit
        self.repaint()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Show those further down."""
        event.stop()
        self._wheel(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Show those further up."""
        event.stop()
        self._wheel(-1)

    def on_click(self, event: events.Click) -> None:
        """Tell which person was pressed."""
        event.stop()
        if 0 < event.y < len(self._rows):
            self.post_message(self.Chosen(self._rows[event.y]))
