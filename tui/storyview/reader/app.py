"""The app: it opens the reading screen, has the articles compared, and keeps the place."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import traceback
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

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
from storyview.reader.keys import COMMANDS, COMMANDS_BY_ID
from storyview.reader.screens.reading import ReadingScreen
from storyview.reader.sync import Sync
from storyview.reader.themes import DAY, NIGHT, THEMES
from storyview.text.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import SystemCommand
    from textual.binding import BindingType
    from textual.screen import Screen

    from storyview.library.launch import Launch
    from storyview.reader.screens.prompt import Prompt
    from storyview.text.article import Story

SAVE_EVERY = 20.0
"""Seconds between two savings of the place, for the case that the machine dies."""


class StoryviewApp(App[None]):
    """The terminal reader."""

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
        self.launch = launch
        self.story = launch.opened.story
        self.key = story_key(self.story.articles)
        place = launch.store.place(self.key)
        self.restored = list(place.restored) if place else []
        self.given = list(place.given) if place else []
        if self.restored or self.given:
            self.story = with_changes(launch.opened.story, self.restored, self.given)
        self.place = place
        self.notes = list(launch.notes)
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = NIGHT.name
        wanted = launch.settings.theme
        if wanted in self.available_themes:
            self.theme = wanted
        elif wanted is not None:
            self.notes.append(f"There is no theme “{wanted}”; : lists those that there are.")
        self.set_keymap(self._known_keys())
        self.reading: ReadingScreen | None = None

    def _known_keys(self) -> dict[str, str]:
        known = {}
        for command_id, keys in self.launch.settings.keys.items():
            if command_id in COMMANDS_BY_ID:
                known[command_id] = keys
            else:
                from difflib import get_close_matches

                near = get_close_matches(command_id, COMMANDS_BY_ID, 1)
                hint = f"; did you mean {near[0]}?" if near else ""
                unknown = clean_line(command_id)
                self.notes.append(
                    f"{unknown}: the settings give it keys, but it is no command{hint}"
                )
        return known

    def get_default_screen(self) -> Screen[None]:
        """The reading screen."""
        self.reading = ReadingScreen(self.launch, self.story)
        if self.place is not None:
            if self.place.columns is not None:
                self.reading.wishes = replace(self.reading.wishes, columns=self.place.columns)
            if self.place.sync is not None:
                self.reading.columns.sync = Sync(self.place.sync)
        return self.reading

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
        self.theme_changed_signal.subscribe(self, self._draw_in_new_colours)
        self.call_after_refresh(self._open_at_place)
        self.set_interval(SAVE_EVERY, self.save_place_aside)

    def _open_at_place(self) -> None:
        reading = self.reading
        assert reading is not None
        if self.place is not None:
            for index, article in enumerate(self.story.articles):
                if article.id == self.place.article:
                    reading.go_to(index, self.place.offset)
        self.notes.extend(self.launch.store.take_notes())
        if self.notes:
            reading.tell(" · ".join(map(clean_line, self.notes)))
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
            keep_comparison(self.launch.paths, story.articles, comparison)
        else:
            self.post_message(self.Compared(story, comparison))
        if kept_story(self.launch.paths, self.launch.named) is None:
            keep_story(self.launch.paths, self.launch.named, self.launch.opened)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say so when the comparison itself broke: the text stays readable."""
        broke = event.worker.group == "compare" and event.state is WorkerState.ERROR
        if broke and self.reading is not None:
            reason = clean_line(str(event.worker.error))
            self.reading.set_comparison(Comparison(failures=(Failure("all", reason),)))
            self.reading.tell(f"The articles could not be compared ({reason}).")

    @on(Compared)
    def _compared(self, message: Compared) -> None:
        if self.reading is not None and message.story is self.story:
            self.reading.set_comparison(message.comparison)

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
            tuple(self.given),
        )
        if place != self.place:
            self.place = place
            self.launch.store.remember_place(self.key, place)

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

    # -- sheets

    def action_show_help(self) -> None:
        """Show every command."""
        from storyview.reader.screens.sheet import SheetScreen
        from storyview.reader.sheets import help_entries

        self.push_screen(SheetScreen("Help", help_entries(dict(self.launch.settings.keys))))

    def action_evidence(self) -> None:
        """Show what the matches of the current passage rest on."""
        from storyview.reader.screens.sheet import SheetScreen
        from storyview.reader.sheets import evidence_entries

        reading = self.reading
        if reading is not None and reading.columns.passage is not None:
            entries = evidence_entries(reading.references, reading.columns.passage)
            self.push_screen(SheetScreen("What the match rests on", entries))

    def action_facts(self) -> None:
        """Show figures and conflicts; go to the one that is chosen."""
        from storyview.reader.screens.sheet import SheetScreen
        from storyview.reader.sheets import fact_entries
        from storyview.text.article import Span

        reading = self.reading
        if reading is None:
            return

        def chosen(value: object) -> None:
            if isinstance(value, Span):
                reading.show_span(value)

        entries = fact_entries(reading.references)
        self.push_screen(SheetScreen("Facts", entries, "Enter go there · Esc back"), chosen)

    def action_dropped(self) -> None:
        """Show what was left out; take back the piece that is chosen."""
        from storyview.reader.screens.sheet import SheetScreen
        from storyview.reader.sheets import dropped_entries

        reading = self.reading
        if reading is None:
            return

        def chosen(value: object) -> None:
            if isinstance(value, tuple):
                self.restored.append(value)
                self._change_story()
                reading.tell("Taken back into the article; comparing again …")

        entries = dropped_entries(self.story, reading.columns.article_id)
        foot = "Enter take back · Esc back"
        self.push_screen(SheetScreen("What was left out", entries, foot), chosen)

    def action_details(self) -> None:
        """Show what is known about the article; let the reader say what is not."""
        from storyview.reader.screens.sheet import SheetScreen
        from storyview.reader.sheets import detail_entries

        reading = self.reading
        if reading is None:
            return
        article = self.story.article(reading.columns.article_id)

        def chosen(value: object) -> None:
            if isinstance(value, tuple):
                detail, words, known = value
                reading.ask(f"{article.id}\n{detail}", words, known)

        foot = "Enter say what it is · Esc back"
        self.push_screen(SheetScreen("About this article", detail_entries(article), foot), chosen)

    def _give(self, article: str, detail: str, value: str) -> str:
        from storyview.sources.dates import read_date

        if detail == "published" and read_date(value) is None:
            return "Not a day that storyview can read: write it as in 2022-11-11."
        self.given = [each for each in self.given if each[:2] != (article, detail)]
        self.given.append((article, detail, value))
        self._change_story()
        return "Kept for this story; comparing again …"

    def _change_story(self) -> None:
        self.story = with_changes(self.launch.opened.story, self.restored, self.given)
        if self.reading is not None:
            self.reading.set_story(self.story)
        self.compare()

    # -- taking along

    def action_copy(self) -> None:
        """Copy the current passage with its source."""
        from storyview.reader.take_along import citation

        reading = self.reading
        if reading is not None and (passage := reading.columns.passage) is not None:
            article = self.story.article(reading.columns.article_id)
            self.copy_to_clipboard(citation(article, passage.start, passage.end))
            reading.tell("Copied, with its source.")

    def action_open_original(self) -> None:
        """Open the original in a browser, after its host was shown."""
        from storyview.reader.screens.sheet import Entry, SheetScreen
        from storyview.reader.take_along import openable

        reading = self.reading
        if reading is None:
            return
        address = self.story.article(reading.columns.article_id).url
        host = openable(address)
        if address is None or host is None:
            reading.tell("This article does not say where it was published on the web.")
            return

        def chosen(value: object) -> None:
            if value is True:
                self.open_url(address)

        entries = [
            Entry(host, "title"),
            Entry(address, "dim"),
            Entry(""),
            Entry("Open it in the browser", value=True),
        ]
        self.push_screen(SheetScreen("Open the original", entries, "Enter open · Esc back"), chosen)

    def action_export(self) -> None:
        """Ask for a file to write the comparison to."""
        if self.reading is not None:
            self.reading.ask(
                "export", "Write the comparison to: NAME.txt or NAME.json", "comparison.txt"
            )

    def on_prompt_typed(self, message: Prompt.Typed) -> None:
        """Light up what is being searched for."""
        if message.purpose == "search" and self.reading is not None:
            self.reading.seeker.find(message.words)

    def on_prompt_finished(self, message: Prompt.Finished) -> None:
        """Search, or write the comparison."""
        reading = self.reading
        if reading is None:
            return
        reading.prompt_left()
        if message.purpose == "search":
            reading.search_for(message.words)
        elif message.words and message.purpose == "export":
            reading.tell(self._export(Path(message.words).expanduser()))
        elif message.words:
            article, _, detail = message.purpose.partition("\n")
            reading.tell(self._give(article, detail, message.words))

    def _export(self, path: Path) -> str:
        reading = self.reading
        assert reading is not None
        if path.suffix == ".json":
            from storyview.reports.schema import comparison_as_json as report
        elif path.suffix == ".txt":
            from storyview.reports.plain import comparison_as_text as report
        else:
            return "Nothing written: the name must end in .txt or .json."
        if not reading.references.complete:
            return "Nothing written: the articles are still being compared."
        try:
            with path.open("x", encoding="utf-8") as file:
                file.write(report(self.story, reading.references.comparison))
        except FileExistsError:
            return f"Nothing written: {clean_line(str(path))} is there already."
        except OSError as error:
            return f"Nothing written: {clean_line(str(path))}: {error.strerror}."
        return f"Written to {clean_line(str(path.absolute()))}."

    # -- themes and the palette

    def action_other_theme(self) -> None:
        """Change between night and day."""
        self.theme = DAY.name if self.current_theme.dark else NIGHT.name

    def _draw_in_new_colours(self, _theme: object) -> None:
        from storyview.reader.widgets.pane import Pane

        for screen in self.screen_stack:
            for pane in screen.query(Pane):
                pane.look_changed()
                pane.refresh()
            if isinstance(screen, ReadingScreen):
                screen.warm_again()

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every command of the reader, and the choice of a theme."""
        from textual.app import SystemCommand

        if isinstance(screen, ReadingScreen):
            for command in COMMANDS:
                if command.id not in ("find.palette", "rest.escape"):

                    async def run(action: str = command.action) -> None:
                        await self.run_action(action, default_namespace=screen)

                    title = command.title[0].upper() + command.title[1:]
                    yield SystemCommand(title, command.help or command.id, run)
        yield SystemCommand("Theme: choose", "Every theme that there is", self.action_change_theme)


def run_reader(launch: Launch) -> int:
    """Read a story in the terminal until the reader leaves; returns the exit status."""
    app = StoryviewApp(launch)
    app.run()
    return app.return_code or 0
