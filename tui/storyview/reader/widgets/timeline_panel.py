"""When things happened: one lane a source, in step with the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from storyview.reader.lines import fit, width_of
from storyview.reader.source_names import short_names
from storyview.reader.timeline_picture import NO_YEAR, Slot, long_date, scrolled_to, slots
from storyview.reader.widgets.pane import Pane

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style
    from textual import events
    from textual.strip import Strip

    from storyview.analysis.findings import Comparison
    from storyview.reader.palette import Palette
    from storyview.text.article import Story

NAME_WIDTH = 26


class TimelinePanel(Pane):
    """The events of a story by date."""

    class Chosen(Message):
        """An event was pressed with the mouse."""

        def __init__(self, event: int) -> None:
            super().__init__()
            self.event = event

    def __init__(self, story: Story) -> None:
        super().__init__(id="timeline")
        self.story = story
        self.comparison: Comparison | None = None
        self.is_focused = False
        self.cursor = 0
        """The event that the keys stand on: an index into ``Comparison.timeline``."""
        self.chosen: int | None = None
        self._current: tuple[int, ...] = ()
        self._slots: tuple[Slot, ...] = ()
        self._left = 0
        self._wheeled: tuple[int, object] | None = None
        """The slot that the wheel has brought to the left, and what was lit then."""
        self._places: list[tuple[range, Slot]] = []
        """The cells of a row in which each date on screen stands."""
        self._drawn: tuple[object, list[Strip]] | None = None

    def show_comparison(self, story: Story, comparison: Comparison | None) -> None:
        """Show the events of a comparison; none while it is still made."""
        self.story = story
        self.comparison = comparison
        found = comparison.timeline if comparison else ()
        self._current = ()
        self._slots = slots(story, found)
        self.cursor = min(self.cursor, max(0, len(found) - 1))
        self._drawn = None

    def show_current(self, events: tuple[int, ...]) -> None:
        """Light up the events that the current passage tells."""
        self._current = events
        if events and not self.is_focused:
            self.cursor = events[0]

    def look_changed(self) -> None:
        """Forget what was drawn for another size or theme."""
        super().look_changed()
        self._drawn = None

    def _slot_of(self, event: int) -> Slot | None:
        return next((slot for slot in self._slots if event in slot.events), None)

    def strips(self) -> list[Strip]:
        """The heading, the axis, the lanes, and the words of the event under the cursor."""
        width, height = self.size
        whole = self._slots[-1].x + self._slots[-1].width if self._slots else 0
        names = 0 if height == 1 else self._names_width(width)
        room = max(1, width - names - 1)
        wheeled = self._wheeled_to
        if wheeled is None:
            self._left = scrolled_to(self._slot_of(self.cursor), self._left, room, whole)
        else:
            self._left = max(0, min(self._slots[wheeled].x, whole - room))
        key = (
            self._left,
            wheeled,
            self._current,
            self.cursor,
            self.chosen,
            self.is_focused,
            (width, height),
            id(self.comparison),
        )
        if self._drawn is None or self._drawn[0] != key:
            if height == 1:
                drawn = [self._one_line(width)]
            else:
                drawn = self._lanes(width, height, names, room)
            self._drawn = (key, drawn)
        return list(self._drawn[1])

    @property
    def _wheeled_to(self) -> int | None:
        """The slot that the wheel has brought here, as long as nothing else has lit up since."""
        if self._wheeled is None or self._wheeled[1] != self._lit or not self._slots:
            return None
        return min(self._wheeled[0], len(self._slots) - 1)

    @property
    def _lit(self) -> object:
        return self.cursor, self.chosen, self._current, self.is_focused

    def _wheel(self, step: int) -> None:
        if not self._slots:
            return
        at = self._wheeled_to
        if at is None:
            seen = self._places[0][1] if self._places else self._slots[0]
            if self.size.height == 1:
                seen = self._slot_of(self.cursor) or seen
            at = self._slots.index(seen)
        self._wheeled = max(0, min(at + step, self._last_at_left())), self._lit
        self.repaint()

    def _last_at_left(self) -> int:
        """The last slot that can stand at the left without leaving cells empty at the right."""
        if self.size.height == 1:
            return len(self._slots) - 1
        width = self.size.width
        whole = self._slots[-1].x + self._slots[-1].width
        left = max(0, whole - max(1, width - self._names_width(width) - 1))
        return next(i for i, slot in enumerate(self._slots) if slot.x >= left)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Show later dates."""
        event.stop()
        self._wheel(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Show earlier dates."""
        event.stop()
        self._wheel(-1)

    def _names_width(self, width: int) -> int:
        longest = max(map(width_of, short_names(self.story).values()))
        return min(longest + 2, NAME_WIDTH, width // 4)

    def _lanes(self, width: int, height: int, names: int, room: int) -> list[Strip]:
        palette = self.palette
        drawn = [self._heading(width, palette)]
        if not self._slots:
            drawn.append(self.line(("  " + self._empty(), palette.dim)))
            return drawn
        visible = [
            slot
            for slot in self._slots
            if slot.x >= self._left and slot.x + slot.width <= self._left + room
        ]
        start = visible[0].x if visible else 0
        self._places = [
            (range(names + slot.x - start, names + slot.x - start + slot.width), slot)
            for slot in visible
        ]
        articles = self.story.articles[: max(1, height - 4)]
        sources = short_names(self.story)
        years = [(" " * names, palette.page)]
        labels: list[tuple[str, Style]] = [(" " * names, palette.page)]
        lanes: list[list[tuple[str, Style]]] = [
            [(fit(f" {sources[a.id]}", names - 1).ljust(names), palette.dim)] for a in articles
        ]
        years.append((_years(visible), palette.dim))
        for slot in visible:
            style = self._slot_style(slot, palette)
            labels.append((slot.label, style if style is not palette.text else palette.dim))
            labels.append((" " * (slot.width - width_of(slot.label)), palette.page))
            for lane, dots in zip(lanes, slot.dots, strict=False):
                lane.append((dots.ljust(slot.width - 1), self._dot_style(slot, palette)))
                lane.append((" ", palette.page))
        drawn.append(self.line(*years))
        drawn.append(self.line(*labels))
        drawn.extend(self.line(*lane) for lane in lanes)
        drawn.append(self._detail(palette))
        return drawn[:height]

    def _heading(self, width: int, palette: Palette) -> Strip:
        style = palette.focused if self.is_focused else palette.title
        rule = palette.accent if self.is_focused else palette.hairline
        bar = "━" if self.is_focused else "─"
        legend = " ● the text tells when  ○ concluded "
        if self.comparison is not None and self.comparison.supposed_events:
            legend = " ● the text tells when  ○ concluded; D gives the date "
        elif undated := self._undated():
            legend = f" {undated} "
        if width < 70 or not self._slots:
            legend = ""
        fill = max(0, width - 10 - width_of(legend))
        return self.line((" Timeline ", style), (bar * fill, rule), (legend, palette.dim))

    def _empty(self) -> str:
        if self.comparison is None:
            return "When things happened will stand here in a moment."
        broken = {failure.findings for failure in self.comparison.failures}
        if broken & {"events", "times", "all"}:
            return "The times could not be looked for in these articles."
        if undated := self._undated():
            return undated
        if self.comparison.other_languages:
            return "No time was found. Times are looked for in English articles only."
        return "No time that could be placed was found in these articles."

    def _undated(self) -> str:
        """What to do about times that hang on a day of publication that nobody knows."""
        comparison = self.comparison
        if comparison is None:
            return ""
        unknown = {a.id for a in self.story.articles if a.published is None}
        waiting = [t for t in comparison.times if t.begin is None and t.span.article in unknown]
        count = sum(t.value.startswith("XXXX") or t.value.startswith("FYXX") for t in waiting)
        if not count:
            return ""
        times = "1 time waits" if count == 1 else f"{count} times wait"
        return f"{times} for a day of publication: D gives it"

    def _slot_style(self, slot: Slot, palette: Palette) -> Style:
        if self.cursor in slot.events and self.is_focused:
            return palette.selected
        if self.chosen is not None and self.chosen in slot.events:
            return palette.focused
        if any(event in slot.events for event in self._current):
            return palette.focused
        return palette.text

    def _dot_style(self, slot: Slot, palette: Palette) -> Style:
        style = self._slot_style(slot, palette)
        return palette.shared if style is palette.text else style

    def _detail(self, palette: Palette) -> Strip:
        comparison = self.comparison
        if comparison is None or not (self.is_focused or self._current or self.chosen is not None):
            return self.line()
        event = comparison.timeline[self.cursor]
        sources = len({span.article for span in event.spans})
        words = "one source" if sources == 1 else f"{sources} sources"
        quote = " ".join(self.story.quote(event.spans[0]).split())
        return self.line(
            (f" {long_date(event)}", palette.accent),
            (f"  {words}  ", palette.dim),
            (quote, palette.text),
        )

    def _one_line(self, width: int) -> Strip:
        palette = self.palette
        if not self._slots:
            return self.line((" Timeline  ", palette.title), (self._empty(), palette.dim))
        slot = self._slot_of(self.cursor)
        at = self._slots.index(slot) if slot else 0
        if (wheeled := self._wheeled_to) is not None:
            at = wheeled
        pieces: list[tuple[str, Style]] = []
        shown = [at]
        used = self._short_width(self._slots[at])
        for step in range(1, len(self._slots)):
            for place in (at - step, at + step):
                if 0 <= place < len(self._slots):
                    used += self._short_width(self._slots[place])
                    if used > width - 6:
                        break
                    shown.append(place)
            if used > width - 6:
                break
        shown.sort()
        shown = [
            p for p in shown if p == at or all(q in shown for q in range(min(p, at), max(p, at)))
        ]
        pieces.append((" … " if shown[0] > 0 else "   ", palette.dim))
        year = ""
        self._places = []
        x = 3
        for place in shown:
            each = self._slots[place]
            style = self._slot_style(each, palette)
            told = each.year == year and each.label != "–"
            label = each.label if told else _label_with_year(each)
            year = each.year
            pieces.append((label, style if style is not palette.text else palette.dim))
            pieces.append((" " + self._dot_summary(each), self._dot_style(each, palette)))
            pieces.append(("   ", palette.page))
            wide = sum(width_of(text) for text, _ in pieces[-3:])
            self._places.append((range(x, x + wide), each))
            x += wide
        if shown[-1] < len(self._slots) - 1:
            pieces.append(("…", palette.dim))
        return self.line(*pieces)

    def _short_width(self, slot: Slot) -> int:
        return width_of(_label_with_year(slot)) + 4 + len(self.story.articles)

    def _dot_summary(self, slot: Slot) -> str:
        return "".join(dots[:1] or "·" for dots in slot.dots)

    def on_click(self, event: events.Click) -> None:
        """Tell which date was pressed: its first event, or the next one if it is chosen already.

        The words of an event, beneath the lanes, stand for that event.
        """
        event.stop()
        lanes = min(len(self.story.articles), max(1, self.size.height - 4))
        if self.size.height > 1 and event.y >= 3 + lanes:
            if self._slots:
                self.post_message(self.Chosen(self.cursor))
            return
        for cells, slot in self._places:
            if event.x in cells:
                place = slot.events.index(self.chosen) + 1 if self.chosen in slot.events else 0
                self.post_message(self.Chosen(slot.events[place % len(slot.events)]))


def _years(slots: Sequence[Slot]) -> str:
    """The years over the first slot of each; a long one runs on over slots that share it."""
    row = ""
    year = ""
    for slot in slots:
        if slot.year != year:
            row = row.ljust(slot.x - slots[0].x) + slot.year
            year = slot.year
    return row


def _label_with_year(slot: Slot) -> str:
    """A date that can be read without the axis: "Dec 2021", "2016"."""
    if slot.label == "–":
        return slot.year
    if slot.year == NO_YEAR:
        return slot.label
    return slot.label if slot.year in slot.label else f"{slot.label} {slot.year}"
