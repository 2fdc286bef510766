"""The reading screen: the page, and the commands that move it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from textual import on
from textual.binding import Binding
from textual.message import Message

from storyview.reader.attention import Choices
from storyview.reader.jumps import Jump
from storyview.reader.keys import COMMANDS, JUMP_LETTERS
from storyview.reader.screens.page_screen import PageScreen
from storyview.reader.seeking import NOT_COMPARED
from storyview.reader.sync import Sync
from storyview.reader.widgets.article_column import ArticleColumn
from storyview.reader.widgets.counterpart_lines import CounterpartLines
from storyview.reader.widgets.people_panel import PeoplePanel
from storyview.reader.widgets.rail import Rail
from storyview.reader.widgets.timeline_panel import TimelinePanel

if TYPE_CHECKING:
    from textual import events
    from textual.binding import BindingType


Focus = Literal["columns", "people", "timeline"]


class ReadingScreen(PageScreen):
    """Several accounts of one story side by side."""

    class Left(Message):
        """There is nothing left to go back to or to let go of: the story itself is left."""

        def __init__(self, otherwise: str = "") -> None:
            super().__init__()
            self.otherwise = otherwise
            """What to say where there is nowhere to go."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            command.keys,
            command.action,
            command.title,
            show=False,
            id=command.id,
            tooltip=command.help or command.title,
        )
        for command in COMMANDS
    ]

    class Stopped(Message):
        """What is under way is to be given up."""

    # -- keys

    def on_key(self, event: events.Key) -> None:
        """Take the letter after ] or [, before any binding sees it."""
        if self.message:
            self.message = ""
            self.say_status()
        if self.pending is not None:
            event.stop()
            event.prevent_default()
            self.take_letter(event.key)

    def take_letter(self, key: str) -> None:
        """Jump to what the letter after ] or [ stands for; another key ends the waiting."""
        forward, self.pending = bool(self.pending), None
        jump, _ = JUMP_LETTERS.get(key, ("", ""))
        if jump:
            self.jump(Jump(jump), forward)
        else:
            self.show_all()

    def action_passage(self, count: int) -> None:
        """Move by passages, or in the list that the keys act on."""
        if self.focus_on == "columns":
            self.columns.move_passages(count)
            self.show_all()
        else:
            self._move_cursor(count)

    def action_rows(self, count: int) -> None:
        """Scroll by rows, or move in the list that the keys act on."""
        if self.focus_on == "columns":
            self.columns.move_rows(count)
            self.show_all()
        else:
            self._move_cursor(count)

    def action_pages(self, pages: float) -> None:
        """Scroll by pages."""
        if self.focus_on == "columns":
            self.columns.move_rows(round(pages * max(1, self.columns.column.text_height - 2)))
            self.show_all()
        else:
            self._move_cursor(round(pages * 10))

    def action_start(self) -> None:
        """Go to the beginning."""
        self._edge(last=False)

    def action_end(self) -> None:
        """Go to the end."""
        self._edge(last=True)

    def _edge(self, *, last: bool) -> None:
        if self.focus_on == "columns":
            self.columns.history.leave(self.columns.spot)
            self.columns.go_to_end(last=last)
            self.show_all()
        else:
            self._move_cursor(1_000_000 if last else -1_000_000)

    def action_column(self, step: int) -> None:
        """Read on in the article beside this one."""
        if self.focus_on == "timeline":
            self._move_cursor(step)
            return
        self.act_on("columns")
        self._focus_article((self.columns.focused + step) % len(self.story.articles))

    def action_article(self, number: int) -> None:
        """Read on in the article with this number, counted from 1."""
        if number <= len(self.story.articles):
            self.act_on("columns")
            self._focus_article(number - 1)
        else:
            self.tell(f"There are only {len(self.story.articles)} articles.")

    def _focus_article(self, index: int) -> None:
        self.columns.focus(index)
        self.see_focused()

    def action_bring(self) -> None:
        """Bring the matches here, or choose what the list stands on."""
        if self.focus_on == "people":
            self.choose_person(self.people.cursor)
        elif self.focus_on == "timeline":
            self.choose_event(self.timeline.cursor)
        else:
            self.columns.bring()
            if not self.references.complete:
                self.tell(NOT_COMPARED)
            elif not self.columns.attention.counterparts:
                self.tell("No other account tells this: nothing to bring here.")

    def action_back(self) -> None:
        """Go back to where the last jump began."""
        spot = self.columns.history.back(self.columns.spot)
        if spot is None:
            self.post_message(self.Left("Nowhere to go back to."))
        else:
            self.go_to(spot.article, spot.offset)

    def action_forward(self) -> None:
        """Go forward again."""
        spot = self.columns.history.forward(self.columns.spot)
        if spot is None:
            self.tell("Nowhere to go on to.")
        else:
            self.go_to(spot.article, spot.offset)

    # -- jumping and searching

    def action_jump(self, forward: bool) -> None:
        """Wait for the letter that says where to jump."""
        self.pending = forward
        self.say_status()

    def action_repeat(self, forward: bool) -> None:
        """Jump or search as the last time."""
        self.jump(self.seeker.last, forward)

    def jump(self, jump: Jump, forward: bool) -> None:
        """Go to the next thing of a kind."""
        self.act_on("columns")
        message = self.seeker.jump(jump, forward=forward)
        self.see_focused()
        if message:
            self.tell(message)

    def action_search(self) -> None:
        """Ask for words, and light them up in all articles as they are typed."""
        self.ask("search", "Search all articles")

    def search_for(self, words: str | None) -> None:
        """Go to the first place where the words stand; without words let go of the last search."""
        message = self.seeker.search(words or "")
        self.see_focused()
        self.tell(message)

    # -- choosing

    @on(PeoplePanel.Chosen)
    def _person_pressed(self, message: PeoplePanel.Chosen) -> None:
        self.leave_prompt()
        self.people.cursor = message.person
        self.choose_person(message.person)

    @on(TimelinePanel.Chosen)
    def _event_pressed(self, message: TimelinePanel.Chosen) -> None:
        self.leave_prompt()
        self.timeline.cursor = message.event
        self.choose_event(message.event)

    def choose_person(self, person: int) -> None:
        """Light up every mention of a person, or none if it was chosen already."""
        if not self.references.comparison.people:
            return
        choices = self.columns.choices
        chosen = None if choices.person == person else person
        self.columns.choose(choices._replace(person=chosen))
        self.seeker.last = Jump.MENTION
        self.show_all()
        if chosen is not None:
            name = self.references.comparison.people[chosen].name
            self.tell(f"{name}: every mention is underlined; ] p and n walk them.")

    def choose_event(self, event: int) -> None:
        """Bring all columns to the passages that tell an event."""
        events_found = self.references.comparison.timeline
        if not events_found:
            return
        self.columns.history.leave(self.columns.spot)
        self.columns.choose(self.columns.choices._replace(event=event))
        self.columns.show_spans(events_found[event].spans)
        self.see_focused()

    def _move_cursor(self, count: int) -> None:
        if self.focus_on == "people":
            last = len(self.references.comparison.people) - 1
            self.people.cursor = max(0, min(self.people.cursor + count, last))
        else:
            last = len(self.references.comparison.timeline) - 1
            self.timeline.cursor = max(0, min(self.timeline.cursor + count, last))
        self.show_all()

    # -- looking

    def action_people(self) -> None:
        """Act on the people, or leave them."""
        self._toggle_focus("people")

    def action_timeline(self) -> None:
        """Act on the timeline, or leave it."""
        self._toggle_focus("timeline")

    def _toggle_focus(self, pane: Focus) -> None:
        self.act_on("columns" if self.focus_on == pane else pane)

    def action_sync(self) -> None:
        """Step through the ways in which the other columns follow."""
        self.columns.sync = self.columns.sync.next()
        self.show_all()
        self.tell(SYNC_WORDS[self.columns.sync])

    def action_align(self) -> None:
        """Let all columns follow again."""
        self.columns.align()
        self.show_all()

    def action_zoom(self) -> None:
        """Read one article alone, or all of them again."""
        self.wishes = self.wishes._replace(zoomed=not self.wishes.zoomed)
        self.place_again()

    def action_layout(self) -> None:
        """From as many columns as fit well to one, two, and so on, and back again."""
        most = max(1, min(len(self.story.articles), self.app.size.width // 26))
        wanted = (self.wishes.columns or 0) + 1
        self.wishes = self.wishes._replace(columns=wanted if wanted <= most else None, zoomed=False)
        self.place_again()
        if wanted > most:
            self.tell("As many columns side by side as fit well.")
        else:
            self.tell(f"{wanted} column{'s' * (wanted != 1)} side by side.")

    def action_escape(self) -> None:
        """Leave what is open; then let go of what is chosen."""
        choices = self.columns.choices
        if self.busy:
            self.post_message(self.Stopped())
        elif self.focus_on != "columns":
            self.act_on("columns")
        elif self.wishes.zoomed:
            self.action_zoom()
        elif choices.hits or choices.person is not None or choices.event is not None:
            self.columns.choose(Choices())
            self.show_all()
        else:
            self.post_message(self.Left())

    # -- the mouse

    @on(ArticleColumn.Clicked)
    def _column_pressed(self, message: ArticleColumn.Clicked) -> None:
        self.leave_prompt()
        index = self.columns.index_of(message.article)
        self.act_on("columns")
        self.columns.history.leave(self.columns.spot)
        self.columns.go_to(index, message.offset)
        if message.double:
            self.columns.bring()
        self.see_focused()

    @on(ArticleColumn.TabPressed)
    def _tab_pressed(self, message: ArticleColumn.TabPressed) -> None:
        self.leave_prompt()
        self.act_on("columns")
        self._focus_article(message.index)

    @on(ArticleColumn.Wheeled)
    def _column_wheeled(self, message: ArticleColumn.Wheeled) -> None:
        if message.article == self.columns.article_id:
            self.columns.move_rows(message.rows)
        else:
            self.columns.detach(self.columns.index_of(message.article), message.rows)
        self.show_all()

    @on(Rail.Pressed)
    def _rail_pressed(self, message: Rail.Pressed) -> None:
        self.leave_prompt()
        index = self.columns.index_of(message.article)
        column = self.columns.columns[index]
        self.columns.history.leave(self.columns.spot)
        self.go_to(index, column.page.offset_at(message.row))

    @on(CounterpartLines.Pressed)
    def _counterpart_pressed(self, message: CounterpartLines.Pressed) -> None:
        self.leave_prompt()
        self.show_span(message.span)


SYNC_WORDS = {
    Sync.MEANING: "The other columns follow what the passage says.",
    Sync.OFFSET: "The other columns follow row by row.",
    Sync.OFF: "The other columns stand still.",
}
