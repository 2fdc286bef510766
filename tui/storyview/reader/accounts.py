"""The app: another account of the story in the columns, or one less."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from textual import on, work
from textual.message import Message
from textual.worker import Worker, WorkerState

from storyview.errors import StoryviewError
from storyview.library.state import LastOpened, story_key
from storyview.library.things import is_in_library
from storyview.reader.library_app import LibraryApp
from storyview.reader.screens.reading import ReadingScreen
from storyview.sources.named import is_address
from storyview.text.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storyview.library.launch import Launch
    from storyview.reader.screens.sheet import Entry, SheetScreen
    from storyview.sources.fetching import Fetcher
    from storyview.sources.opened import Opened

STANDARD_INPUT = "-"
THERE_ALREADY = "That is in the story already."
ADD = "add account"
"""The purpose of the prompt for an address or a file."""


class Change(NamedTuple):
    """An account on its way into the story."""

    named: LastOpened
    """What makes up the story then."""
    thing: str = ""
    """What is added; nothing where that is known already."""


class AccountsApp(LibraryApp):
    """Lets the reader add accounts to the story, and take them out again."""

    class Nearest(Message):
        """The library has been asked for articles like those of the story."""

        def __init__(self, sheet: SheetScreen, entries: Sequence[Entry]) -> None:
            super().__init__()
            self.sheet = sheet
            self.entries = entries

    class Changed(Message):
        """Another account was opened, or could not be."""

        def __init__(self, change: Change, opened: Opened | None, problem: str) -> None:
            super().__init__()
            self.change = change
            self.opened = opened
            self.problem = problem

    _change: Change | None = None
    """What is under way."""
    _fetcher: Fetcher | None = None

    # -- choosing

    def action_add_account(self) -> None:
        """Let the reader choose another account of the story."""
        from storyview.reader.account_sheets import (
            ADD_BY_NAME,
            LOOKING,
            NO_LIBRARY,
            PUT_BACK,
            first_entries,
        )
        from storyview.reader.screens.sheet import open_sheet

        reading = self.reading
        if reading is None:
            return

        def chosen(value: object) -> None:
            if value == ADD_BY_NAME:
                reading.ask(ADD, "Address or file")
            elif value == PUT_BACK:
                self._begin(Change(replace(named, without=())), "opening")
            elif isinstance(value, str):
                self.add_thing(value)

        named = self.launch.named
        path = self.launch.paths.library
        can_put_back = bool(named.without) and STANDARD_INPUT not in named.things
        first = first_entries(can_put_back)
        sheet = open_sheet(
            self,
            "Another account of this story",
            (*first, LOOKING if path.exists() else NO_LIBRARY),
            chosen,
            "Enter add it",
        )
        if path.exists():
            self._look_for_nearest(sheet, first)

    @work(thread=True, exclusive=True, group="nearest", exit_on_error=False)
    def _look_for_nearest(self, sheet: SheetScreen, first: Sequence[Entry]) -> None:
        from storyview.library.nearest import nearest
        from storyview.library.store import Library
        from storyview.library.things import article_of
        from storyview.reader.account_sheets import account_entries, problem_entry

        articles = self.story.articles
        here = [number for each in articles if (number := article_of(each.id)) is not None]
        try:
            with Library.open(self.launch.paths.library) as library:
                found = account_entries(nearest(library, articles, without=here))
        except StoryviewError as error:
            found = [problem_entry(error)]
        self.post_message(self.Nearest(sheet, (*first, *found)))

    @on(Nearest)
    def _nearest_found(self, message: Nearest) -> None:
        message.sheet.pane.show_entries(message.entries)

    def action_take_out(self) -> None:
        """Let the reader choose the account that is taken out of the story."""
        from storyview.reader.account_sheets import out_entries

        reading = self.reading
        if reading is None:
            return
        if len(self.story.articles) < 2:
            reading.tell("A story needs one account: this one stays.")
            return

        def chosen(value: object) -> None:
            if isinstance(value, str):
                self.call_later(self._take_out, value)

        entries = out_entries(self.story, reading.columns.article_id)
        self.open_sheet("Which account goes out?", entries, chosen, "Enter take it out")

    # -- changing

    def add_thing(self, thing: str) -> None:
        """Add a file, an address or an article of the library to the story."""
        from storyview.library.accounts import with_thing

        reading = self.reading
        if reading is None:
            return
        if not is_address(thing) and not is_in_library(thing):
            thing = os.path.abspath(os.path.expanduser(thing))  # noqa: PTH100, PTH111  any text
        if thing in self.launch.named.things:
            reading.tell(THERE_ALREADY)
            return
        busy = f"fetching {clean_line(thing)}" if is_address(thing) else "opening"
        self._begin(Change(with_thing(self.launch.named, thing), thing), busy)

    def _begin(self, change: Change, busy: str) -> None:
        self._change = change
        if self.reading is not None:
            self.reading.busy = busy
            self.reading.say_status()
        self._make(change)

    async def _take_out(self, article: str) -> None:
        from storyview.library.accounts import without_article
        from storyview.library.reopening import without, without_thing

        launch = self.launch
        named = without_article(launch.named, launch.opened.story.article(article))
        if named.things == launch.named.things:
            opened = without(launch.opened, named.without)
        else:
            opened = without_thing(launch.opened, article)
        await self._read_changed(named, opened, "Taken out; a adds it again.")

    @work(thread=True, exclusive=True, group="accounts", exit_on_error=False)
    def _make(self, change: Change) -> None:
        opened, problem = None, ""
        try:
            opened = self._opened_with(change)
        except StoryviewError as error:
            problem = str(error)
        self.post_message(self.Changed(change, opened, problem))

    def _opened_with(self, change: Change) -> Opened:
        from storyview.library.fetched_pages import PageStore
        from storyview.library.reopening import joined, open_named
        from storyview.library.visiting import Visits

        paths, thing = self.launch.paths, change.thing
        fetcher = None
        if is_address(thing):
            from storyview.sources.fetching import Fetcher

            fetcher = self._fetcher = Fetcher()
        fetch = Visits(fetcher, PageStore(paths)).pages
        if not thing:
            return open_named(paths.library, change.named, fetch=fetch)
        more = open_named(paths.library, LastOpened((thing,)), fetch=fetch)
        return joined(self.launch.opened, more)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """A mistake of ours on the way leaves the story as it was."""
        if event.worker.group == "accounts" and event.state is WorkerState.ERROR:
            reason = clean_line(str(event.worker.error))
            if self.stop_change() and self.reading is not None:
                self.reading.tell(f"Nothing was added ({reason}).")

    def stop_change(self) -> bool:
        """Give up the change that is under way; whether there was one."""
        if self._change is None:
            return False
        self._change = None
        if self._fetcher is not None:
            self._fetcher.stop()
        if self.reading is not None:
            self.reading.busy = ""
        return True

    @on(ReadingScreen.Stopped)
    def _stopped(self) -> None:
        if self.stop_change() and self.reading is not None:
            self.reading.tell("Stopped; the story is as it was.")

    @on(Changed)
    async def _changed(self, message: Changed) -> None:
        change, opened = message.change, message.opened
        if change is not self._change or self.reading is None:
            return  # given up, or another story is read by now
        self._change = None
        self.reading.busy = ""
        if opened is None:
            self.reading.tell(clean_line(message.problem))
        elif len(opened.story.articles) == len(self.story.articles):
            self.reading.tell(THERE_ALREADY)
        else:
            await self._read_changed(change.named, opened, "Added; A takes it out again.")

    async def _read_changed(self, named: LastOpened, opened: Opened, done: str) -> None:
        """Read the story as it is now, where it was read, with what was said of it."""
        from storyview.library.accounts import place_in, said_of, same_articles

        self.save_place()
        ids = same_articles(self.launch.opened.story, opened.story)
        store = self.launch.store
        store.keep(named, said_of(self.said, ids))
        place = place_in(self.place, ids) if self.place else None
        if place is not None:
            store.remember_place(story_key(opened.story.articles, named), place)
        store.remember_last(named)
        await self.read(self.launch._replace(opened=opened, named=named, notes=(done,)))

    async def read(self, launch: Launch) -> None:
        """Read another story; what was under way for this one is given up."""
        self.stop_change()
        await super().read(launch)
