"""The library screen: its lists, and the commands that move in them and limit them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding
from textual.message import Message

from storyview.library.records import Filter, StoryRow
from storyview.reader.library_keys import LIBRARY_COMMANDS
from storyview.reader.library_sheets import filter_entries, source_entries
from storyview.reader.library_view import Shown, View, row_of
from storyview.reader.library_words import is_limited
from storyview.reader.screens.library_changes import LibraryChanges
from storyview.reader.screens.sheet import open_sheet
from storyview.reader.sheets import message_entries
from storyview.reader.widgets.list_pane import ListPane

if TYPE_CHECKING:
    from textual import events
    from textual.binding import BindingType

    from storyview.reader.screens.prompt import Prompt

FAR = 1_000_000_000
"""More entries than any list has."""

ASKED = {
    "since": "From which day on",
    "until": "Until which day",
    "person": "Naming whom",
}
"""What can be limited, and the words that ask for it."""


class LibraryScreen(LibraryChanges):
    """All stories and articles that are kept."""

    class Chosen(Message):
        """A story, or an article, is to be read."""

        def __init__(self, thing: str, article: int | None) -> None:
            super().__init__()
            self.thing = thing
            """What it is called where files are named."""
            self.article = article
            """The number of the article to begin with."""

    class Left(Message):
        """The library is left for the story that it was opened from."""

        def __init__(self, *, or_quit: bool) -> None:
            super().__init__()
            self.or_quit = or_quit
            """Whether to quit where there is none."""

    class Read(Message):
        """The library is left for the story that is open."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            command.keys,
            command.action,
            command.title,
            show=False,
            id=command.id,
            tooltip=command.help or command.title,
        )
        for command in LIBRARY_COMMANDS
    ]

    # -- moving

    def on_key(self, _event: events.Key) -> None:
        """A message stands until the next key."""
        if self.message:
            self.message = ""
            self.say_status()

    @property
    def _pane(self) -> ListPane:
        return self.articles if self.on_articles else self.list

    def _moved(self) -> None:
        self.show_all()
        if self.on_articles:
            self.beside.begin()
        else:
            self.show_beside()

    def action_move(self, entries: int) -> None:
        """Move by entries."""
        self._pane.move(entries)
        self._moved()

    def action_pages(self, pages: float) -> None:
        """Move by pages."""
        self._pane.page(pages)
        self._moved()

    def action_edge(self, direction: int) -> None:
        """Go to the first or the last entry."""
        self._pane.go_to(direction * FAR)
        self._moved()

    def action_side(self, direction: int) -> None:
        """Go to the list beside this one."""
        if direction > 0 and not self.articles.items.total:
            self.tell("There are no articles beside this.")
        else:
            self.act_on(articles=direction > 0)

    def action_open(self) -> None:
        """Open the story, or the article that is part of none."""
        chosen = self.list.chosen
        if isinstance(chosen, StoryRow):
            if self.is_narrow and not self.on_articles and self.articles.items.total:
                self.act_on(articles=True)
                return
            row = self.articles.chosen if self.on_articles else None
            at = (row.copy_of or row.id) if row else None
            self._open(f"library:{chosen.id}", at)
        elif (row := row_of(chosen)) is not None:
            if row.story is not None:
                self._open(f"library:{row.story}", row.copy_of or row.id)
            else:
                self._open(f"library:article/{row.id}", row.id)

    def _open(self, thing: str, article: int | None) -> None:
        self.tell("Opening …")
        self.post_message(self.Chosen(thing, article))

    def action_back(self) -> None:
        """Leave the articles, the marks, the search, the limits; then the library."""
        if self.on_articles:
            self.act_on(articles=False)
        elif self.marked or self.marked_stories:
            self.marked.clear()
            self.marked_stories.clear()
            self.show_all()
        elif self.shown.view is View.FOUND:
            self.show_other(Shown(limits=self.shown.limits))
        elif is_limited(self.shown.limits):
            self.show_other(replace(self.shown, limits=Filter()))
        elif self.shown.view is View.WITHOUT_STORY:
            self.show_other(Shown())
        else:
            self.post_message(self.Left(or_quit=False))

    def action_leave(self) -> None:
        """Go back to the story that the library was opened from, or quit."""
        self.post_message(self.Left(or_quit=True))

    def action_reading(self) -> None:
        """Go back to the story that is open."""
        self.post_message(self.Read())

    def action_messages(self) -> None:
        """Show all messages since the start, the newest first."""
        open_sheet(self.app, "Messages", message_entries(self.told))

    # -- marking and limiting

    def action_mark(self) -> None:
        """Mark the entry under the cursor, and go on to the next."""
        entry = self.entry
        if isinstance(entry, StoryRow):
            if self.marked_stories.pop(entry.id, None) is None:
                self.marked_stories[entry.id] = entry
        elif (row := row_of(entry)) is not None and self.marked.pop(row.id, None) is None:
            self.marked[row.id] = row
        self.action_move(1)

    def action_look_again(self) -> None:
        """Look at what is in the library now."""
        self.look_again()
        self.tell("Looked again.")

    def action_without_story(self) -> None:
        """Show the articles without a story, or the stories again."""
        is_there = self.shown.view is View.WITHOUT_STORY
        view = View.STORIES if is_there else View.WITHOUT_STORY
        self.show_other(Shown(view, self.shown.limits))

    def action_search(self) -> None:
        """Ask for words, and show the articles with them as they are typed."""
        self._before_search = self.shown
        self.ask("search", "Search all articles", self.shown.words)

    _before_search = Shown()

    def action_filter(self) -> None:
        """Let the reader limit the list to a source, to days, to a person."""

        def chosen(value: object) -> None:
            limits = self.shown.limits
            if value == "source":
                self.look(
                    "sources",
                    lambda library: library.sources(),
                    lambda sources: open_sheet(
                        self.app,
                        "Which source?",
                        source_entries(sources),
                        lambda source: self.limit(source=source),
                        "Enter only this one",
                    ),
                )
            elif value == "all":
                self.show_other(replace(self.shown, limits=Filter()))
            elif isinstance(value, str):
                known = getattr(limits, value)
                self.ask(f"limit\n{value}", ASKED[value], str(known) if known else "")

        entries = filter_entries(self.shown.limits)
        open_sheet(self.app, "Show only", entries, chosen, "Enter choose")

    def _limit(self, what: str, words: str) -> None:
        if what == "person":
            self.limit(person=words)
            return
        from storyview.sources.dates import read_date

        day = read_date(words) if words else None
        if words and day is None:
            self.tell("Not a day that storyview can read: write it as in 2022-11-11.")
        else:
            self.limit(**{what: day})

    # -- the prompt

    def on_prompt_typed(self, message: Prompt.Typed) -> None:
        """Show what is found, as it is typed."""
        message.stop()
        if message.purpose == "search":
            self._search(message.words)

    def _search(self, words: str) -> None:
        if words:
            self.show_other(Shown(View.FOUND, self.shown.limits, words))
        elif self.shown.view is View.FOUND:
            self.show_other(Shown(limits=self.shown.limits))

    def on_prompt_finished(self, message: Prompt.Finished) -> None:
        """Do what the words were asked for; without words leave everything as it was."""
        message.stop()
        self.prompt_left()
        if message.purpose == "search":
            if message.words is None and self.shown != self._before_search:
                self.show_other(self._before_search)
        elif message.words is not None and message.purpose.startswith("limit\n"):
            self._limit(message.purpose.partition("\n")[2], message.words)
        elif message.words is not None:
            self.finish_change(message.purpose, message.words)

    # -- the mouse

    @on(ListPane.Pressed)
    def _entry_pressed(self, message: ListPane.Pressed) -> None:
        self._leave_prompt()
        self.act_on(articles=message.pane is self.articles)
        message.pane.go_to(message.index)
        if message.on_mark:
            self.action_mark()
            message.pane.go_to(message.index)
        self._moved()
        if message.double:
            self.action_open()

    @on(ListPane.Entered)
    def _list_pressed(self, message: ListPane.Entered) -> None:
        self._leave_prompt()
        self.act_on(articles=message.pane is self.articles and bool(self.articles.items.total))

    @on(ListPane.HeadingPressed)
    def _heading_pressed(self, message: ListPane.HeadingPressed) -> None:
        if message.pane is self.list and self.shown.view is not View.FOUND:
            self.action_without_story()

    def _leave_prompt(self) -> None:
        if self.prompt is not None:
            self.prompt_left()
