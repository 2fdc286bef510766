"""The app from start to end, with the story that it holds.

It opens the reading screen, has the articles compared, keeps the place and what the reader has
said, and ends well. What it is told to do is the subject of ``app``.
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
import signal
import traceback
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on, work
from textual.app import App
from textual.message import Message
from textual.worker import Worker, WorkerState

from storyview.analysis.findings import Comparison, Failure
from storyview.library.changes import with_changes
from storyview.library.comparisons import keep_comparison, kept_comparison
from storyview.library.files import write_whole
from storyview.library.state import Place, story_key
from storyview.library.stories import keep_story, kept_story
from storyview.reader.hang_up import when_it_hangs_up
from storyview.reader.own_keys import own_keys
from storyview.reader.screens.asking import AskingScreen
from storyview.reader.screens.reading import ReadingScreen
from storyview.reader.sync import Sync
from storyview.reader.themes import NIGHT, THEMES
from storyview.text.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events
    from textual.binding import BindingType
    from textual.screen import Screen

    from storyview.library.corrections import Correction
    from storyview.library.launch import Launch
    from storyview.library.state import Kept
    from storyview.reader.screens.sheet import Entry
    from storyview.text.article import Span, Story

SAVE_EVERY = 20.0
"""Seconds between two savings of the place, for the case that the machine dies."""


class StoryApp(App[None]):
    """Holds a story, and what is known and said about it."""

    TITLE = "storyview"
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_BINDING = "ctrl+p"
    BINDINGS: ClassVar[list[BindingType]] = []
    CSS_PATH = None

    class Compared(Message):
        """The findings of a story are there."""

        def __init__(self, story: Story, comparison: Comparison) -> None:
            super().__init__()
            self.story = story
            self.comparison = comparison

    def __init__(self, launch: Launch) -> None:
        super().__init__()
        self.own_keys, unusable = own_keys(launch.settings.keys)
        launch = launch._replace(settings=replace(launch.settings, keys=self.own_keys))
        self.hold(launch)
        self.notes = list(launch.notes)
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = NIGHT.name
        wanted = launch.settings.theme
        if wanted in self.available_themes:
            self.theme = wanted
        elif wanted is not None:
            self.notes.append(f"There is no theme “{wanted}”; : lists those that there are.")
        self.notes.extend(unusable)
        self.set_keymap(self.own_keys)
        self.reading: ReadingScreen | None = None
        self._is_garbage_kept = True

    def hold(self, launch: Launch) -> None:
        """Take a story in hand, with what is remembered of it."""
        self.launch = launch
        self.story = launch.opened.story
        self.key = story_key(self.story.articles, launch.named)
        place = launch.store.place(self.key)
        self.restored = list(place.restored) if place else []
        self.said = launch.store.kept(launch.named)
        """The reader's own corrections and details."""
        self.found: Comparison | None = None
        """What was found, before the reader's corrections."""
        self.unfit: tuple[Correction, ...] = ()
        """The corrections that no longer fit."""
        if self.restored or self.said.given:
            self.story = with_changes(launch.opened.story, self.restored, self.said.given)
        self.place = place

    def get_default_screen(self) -> Screen[None]:
        """The reading screen."""
        return self.new_reading()

    def new_reading(self) -> ReadingScreen:
        """A reading screen on the story in hand, laid out as it was left."""
        self.reading = ReadingScreen(self.launch, self.story)
        if self.place is not None:
            if self.place.columns is not None:
                self.reading.wishes = self.reading.wishes._replace(columns=self.place.columns)
            if self.place.sync is not None:
                self.reading.columns.sync = Sync(self.place.sync)
        return self.reading

    def open_sheet(
        self,
        title: str,
        entries: Sequence[Entry],
        chosen: Callable[[object], None] | None = None,
        enter: str = "",
    ) -> None:
        """Lay a sheet over the page; ``chosen`` is told the value of the entry that is chosen."""
        from storyview.reader.screens.sheet import open_sheet

        open_sheet(self, title, entries, chosen, enter)

    # -- from start to end

    def on_mount(self) -> None:
        """Go to where reading stopped, and have the articles compared."""
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            if hasattr(signal, name):
                try:
                    loop.add_signal_handler(getattr(signal, name), self.action_quit_reader)
                except (NotImplementedError, RuntimeError, ValueError):
                    break
        when_it_hangs_up(
            lambda: loop.call_soon_threadsafe(self.action_quit_reader), self.save_place
        )
        self.theme_changed_signal.subscribe(self, self._draw_in_new_colours)
        self.call_after_refresh(self.open_at_place)
        self.set_interval(SAVE_EVERY, self.save_place_aside)

    def open_at_place(self) -> None:
        """Go to where reading stopped, say what there is to say, and have the articles compared."""
        reading = self.reading
        assert reading is not None
        if self.place is not None:
            for index, article in enumerate(self.story.articles):
                if article.id == self.place.article:
                    reading.go_to(index, self.place.offset)
        notes = [*self.notes, *self.launch.store.take_notes()]
        self.notes.clear()
        for note in notes:
            reading.add_message(clean_line(note))
        if len(notes) > 1:
            reading.add_message("M shows all messages.")
        reading.say_status()
        self.compare()

    @work(thread=True, exclusive=True, group="compare", exit_on_error=False)
    def compare(self) -> None:
        """Find what the articles share, or take it from what was kept."""
        story = self.story
        comparison = kept_comparison(self.launch.paths, story.articles)
        if comparison is None:
            from storyview.analysis.compare import compare

            comparison = compare(story.articles)
        self.post_message(self.Compared(story, comparison))

    @work(thread=True, group="keep", description="keep", exit_on_error=False)
    def keep_for_next_time(self, launch: Launch, story: Story, comparison: Comparison) -> None:
        """Keep what it cost time to find; whatever goes wrong with that costs only time."""
        if kept_comparison(launch.paths, story.articles) is None:
            keep_comparison(launch.paths, story.articles, comparison)
        if kept_story(launch.paths, launch.named) is None:
            keep_story(launch.paths, launch.named, launch.opened)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say so when the comparison itself broke: the text stays readable."""
        broke = event.worker.group == "compare" and event.state is WorkerState.ERROR
        if broke and self.reading is not None:
            self._collect_garbage_again()
            reason = clean_line(str(event.worker.error))
            self.reading.set_comparison(Comparison(failures=(Failure("all", reason),)))
            self.reading.tell(f"The articles could not be compared ({reason}).")

    def _collect_garbage_again(self) -> None:
        """What was made on the way to the first findings lives as long as the reader."""
        if self._is_garbage_kept:
            self._is_garbage_kept = False
            gc.freeze()
        gc.enable()

    @on(Compared)
    def _compared(self, message: Compared) -> None:
        if message.story is self.story:
            self._collect_garbage_again()
            self.found = message.comparison
            self.show_found()
            # once they are on screen, so that the reader waits for nothing
            self.call_after_refresh(
                self.keep_for_next_time, self.launch, message.story, message.comparison
            )

    def show_found(self) -> None:
        """Show what was found, with the reader's corrections."""
        if self.found is None or self.reading is None:
            return
        comparison = self.found
        rejected: tuple[Span, ...] = ()
        if self.said.corrections:
            from storyview.library.corrections import corrected

            comparison, self.unfit, rejected = corrected(
                self.story, comparison, self.said.corrections
            )
        self.reading.set_comparison(comparison, rejected)

    def say(self, said: Kept) -> None:
        """Keep what the reader says, and show the story as it is then."""
        given = said.given != self.said.given
        self.said = said
        self.launch.store.keep(self.launch.named, said)
        if given:
            self.change_story()
        else:
            self.unfit = ()
            self.show_found()

    def change_story(self) -> None:
        """Show the story as the reader has changed it, and compare it again."""
        self.story = with_changes(self.launch.opened.story, self.restored, self.said.given)
        self.found = None
        if self.reading is not None:
            self.reading.set_story(self.story)
        self.compare()

    @work(thread=True, group="save", exit_on_error=False)
    def save_place_aside(self) -> None:
        """Remember where reading stands without making the reader wait for the disk."""
        self.save_place()

    def save_place(self) -> None:
        """Remember where reading stands."""
        reading = self.reading
        if reading is None or not reading.is_mounted:
            return
        spot = reading.columns.spot
        place = Place(
            self.story.articles[spot.article].id,
            spot.offset,
            reading.wishes.columns,
            reading.columns.sync.value,
            tuple(self.restored),
        )
        if place != self.place:
            self.place = place
            self.launch.store.remember_place(self.key, place)

    def on_key(self, event: events.Key) -> None:
        """Let a prompt, or ] and [, have the keys that were typed ahead of them, in their order."""
        screen = self.screen
        if isinstance(screen, ReadingScreen) and screen.pending is not None:
            event.prevent_default()
            screen.take_letter(event.key)
        elif isinstance(screen, AskingScreen) and screen.prompt is not None:
            prompt = screen.prompt
            if prompt.has_missed(event):
                event.prevent_default()
                prompt.take(event)

    async def action_quit(self) -> None:
        """Textual's own way to quit keeps the place too."""
        self.action_quit_reader()

    def action_quit_reader(self) -> None:
        """Keep the place, and end."""
        self.save_place()
        self.exit()

    def _fatal_error(self) -> None:
        """End after a mistake of ours: one sentence instead of Textual's traceback.

        The place is kept, and the traceback goes to a file.
        """
        from rich.text import Text

        error = self._exception
        kept = ""
        with contextlib.suppress(Exception):  # whatever broke may break this too
            self.save_place()
        if error is not None:
            report = "".join(traceback.format_exception(error))
            with contextlib.suppress(OSError):
                write_whole(self.launch.paths.crash, report.encode("utf-8", "backslashreplace"))
                kept = f"; what happened stands in {self.launch.paths.crash}"
        name = type(error).__name__ if error else "unknown"
        sentence = f"storyview: a mistake in storyview itself ended the reader ({name}){kept}"
        self._exit_renderables[:] = [Text(clean_line(sentence))]
        self._close_messages_no_wait()

    def _draw_in_new_colours(self, _theme: object) -> None:
        from storyview.reader.widgets.pane import Pane

        for screen in self.all_screens():
            for pane in screen.query(Pane):
                pane.look_changed()
                pane.refresh()
            if isinstance(screen, ReadingScreen):
                screen.warm_again()

    def all_screens(self) -> list[Screen[Any]]:
        """Every screen that is there, also behind others."""
        return list(self.screen_stack)
