"""The app: the commands that open sheets, take something along, or change the looks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding

from storyview.reader.accounts import ADD, AccountsApp
from storyview.reader.keys import COMMANDS, key_name, keys_of
from storyview.reader.screens.reading import ReadingScreen
from storyview.reader.themes import DAY, NIGHT
from storyview.text.article import Span
from storyview.text.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import SystemCommand
    from textual.binding import BindingType
    from textual.screen import Screen

    from storyview.library.launch import Launch
    from storyview.library.paths import Paths
    from storyview.library.settings import Settings
    from storyview.library.state import StateStore
    from storyview.reader.keys import Command
    from storyview.reader.screens.prompt import Prompt


NOT_IN_THE_PALETTE = ("find.palette", "rest.escape", "library.palette", "library.back")
"""What would only close the palette."""


class StoryviewApp(AccountsApp):
    """The terminal reader."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "close_palette", "close", show=False, priority=True)
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a key may do something now: what closes the palette needs an open one."""
        if action == "close_palette":
            return self.screen.has_class("--textual-command-palette")
        return super().check_action(action, parameters)

    async def action_close_palette(self) -> None:
        """Close the palette as Escape does; its line of input would take Ctrl+C for "copy"."""
        await self.screen.run_action("dismiss")

    # -- sheets

    def action_show_help(self) -> None:
        """Show every command."""
        from storyview.reader.sheets import help_entries, library_help_entries

        entries = library_help_entries if self.screen is self.library else help_entries
        self.open_sheet("Help", entries(self.own_keys))

    def action_messages(self) -> None:
        """Show all messages since the start, the newest first."""
        from storyview.reader.sheets import message_entries

        if self.reading is not None:
            self.open_sheet("Messages", message_entries(self.reading.told))

    def action_evidence(self) -> None:
        """Show what the matches of the current passage rest on."""
        from storyview.reader.sheets import evidence_entries

        reading = self.reading
        if reading is not None and reading.columns.passage is not None:
            entries = evidence_entries(reading.references, reading.columns.passage)
            self.open_sheet("What the match rests on", entries)

    def action_facts(self) -> None:
        """Show figures and conflicts; go to the one that is chosen."""
        from storyview.reader.sheets import fact_entries

        reading = self.reading
        if reading is None:
            return

        def chosen(value: object) -> None:
            if isinstance(value, Span):
                reading.show_span(value)

        self.open_sheet("Facts", fact_entries(reading.references), chosen, "Enter go there")

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
        from storyview.reader.screens.sheet import Entry
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
        self.open_sheet("Open the original", entries, chosen, "Enter open")

    def action_export(self) -> None:
        """Ask for a file to write the comparison to."""
        from storyview.reader.take_along import free_name

        if self.reading is not None:
            name = str(free_name(Path("comparison.txt")))
            self.reading.ask("export", "Write to (.txt or .json)", name)

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
        elif message.words and message.purpose == ADD:
            self.add_thing(message.words)
        elif message.words and message.purpose == "export":
            self._export(reading, Path(message.words).expanduser())
        elif message.words:
            article, _, detail = message.purpose.partition("\n")
            reading.tell(self.give(article, detail, message.words))

    def _export(self, reading: ReadingScreen, path: Path) -> None:
        from storyview.reader.take_along import free_name

        if path.suffix == ".json":
            from storyview.reports.schema import comparison_as_json as report
        elif path.suffix == ".txt":
            from storyview.reports.plain import comparison_as_text as report
        else:
            reading.tell("Nothing written: the name must end in .txt or .json.")
            return
        if not reading.references.complete:
            reading.tell("Nothing written: the articles are still being compared.")
            return
        shown = clean_line(str(path))
        try:
            with path.open("x", encoding="utf-8") as file:
                file.write(report(self.story, reading.references.comparison))
        except FileExistsError:
            another = str(free_name(path))
            reading.ask("export", f"{shown} is there already; another name", another)
        except OSError as error:
            reading.tell(f"Nothing written: {shown}: {error.strerror}.")
        else:
            reading.tell(f"Written to {clean_line(str(path.absolute()))}.")

    # -- themes and the palette

    def action_other_theme(self) -> None:
        """Change between night and day."""
        self.theme = DAY.name if self.current_theme.dark else NIGHT.name

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every command of the reader, and the choice of a theme."""
        from textual.app import SystemCommand

        commands: tuple[Command, ...] = ()
        if isinstance(screen, ReadingScreen):
            commands = COMMANDS
        elif screen is self.library:
            from storyview.reader.library_keys import LIBRARY_COMMANDS

            commands = LIBRARY_COMMANDS
        for command in commands:
            if command.id not in NOT_IN_THE_PALETTE:

                async def run(action: str = command.action) -> None:
                    await self.run_action(action, default_namespace=screen)

                title = command.title[0].upper() + command.title[1:]
                keys = " ".join(key_name(key) for key in keys_of(command, self.own_keys))
                yield SystemCommand(title, f"{keys}   {command.help}".rstrip(), run)
        yield SystemCommand("Theme: choose", "Every theme that there is", self.action_change_theme)


def run_reader(launch: Launch) -> int:
    """Read a story in the terminal until the reader leaves; returns the exit status."""
    app = StoryviewApp(launch)
    app.run()
    return app.return_code or 0


def run_library(paths: Paths, settings: Settings, notes: tuple[str, ...], store: StateStore) -> int:
    """Open the library in the terminal until the reader leaves; returns the exit status."""
    from storyview.library.launch import Launch
    from storyview.library.state import LastOpened
    from storyview.sources.opened import Opened
    from storyview.text.article import Story

    nothing = Launch(Opened(Story(())), LastOpened(()), paths, settings, notes, store)
    app = StoryviewApp(nothing, in_library=True)
    app.run()
    return app.return_code or 0
