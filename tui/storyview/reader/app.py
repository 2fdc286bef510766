"""The app: the commands that open sheets, take something along, or change the looks."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from storyview.reader.keys import COMMANDS, key_name, keys_of
from storyview.reader.screens.reading import ReadingScreen
from storyview.reader.story_app import StoryApp
from storyview.reader.themes import DAY, NIGHT
from storyview.text.article import Span
from storyview.text.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from textual.app import SystemCommand
    from textual.screen import Screen

    from storyview.library.corrections import Correction
    from storyview.library.launch import Launch
    from storyview.reader.screens.prompt import Prompt
    from storyview.reader.screens.sheet import Entry


class StoryviewApp(StoryApp):
    """The terminal reader."""

    # -- sheets

    def open_sheet(
        self,
        title: str,
        entries: Sequence[Entry],
        chosen: Callable[[object], None] | None = None,
        enter: str = "",
    ) -> None:
        """Lay a sheet over the page; ``chosen`` is told the value of the entry that is chosen."""
        from storyview.reader.screens.sheet import SheetScreen

        def answered(value: object) -> None:
            if chosen is not None and value is not None:
                chosen(value)

        foot = f"{enter} · Esc back" if enter else "Esc back"
        self.push_screen(SheetScreen(title, entries, foot), answered)

    def action_show_help(self) -> None:
        """Show every command."""
        from storyview.reader.sheets import help_entries

        self.open_sheet("Help", help_entries(dict(self.launch.settings.keys)))

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

    def action_dropped(self) -> None:
        """Show what was left out; take back the piece that is chosen."""
        from storyview.reader.sheets import dropped_entries

        reading = self.reading
        if reading is None:
            return

        def chosen(value: object) -> None:
            if isinstance(value, tuple):
                self.restored.append(value)
                self.change_story()
                reading.tell("Taken back into the article; comparing again …")

        entries = dropped_entries(self.story, reading.columns.article_id)
        self.open_sheet("What was left out", entries, chosen, "Enter take back")

    def action_details(self) -> None:
        """Show what is known about the article; let the reader say what is not."""
        from storyview.reader.sheets import detail_entries

        reading = self.reading
        if reading is None:
            return
        article = self.story.article(reading.columns.article_id)

        def chosen(value: object) -> None:
            if isinstance(value, tuple):
                detail, words, known = value
                reading.ask(f"{article.id}\n{detail}", words, known)

        self.open_sheet(
            "About this article", detail_entries(article), chosen, "Enter say what it is"
        )

    def _give(self, article: str, detail: str, value: str) -> str:
        from storyview.sources.dates import read_date

        if detail == "published" and read_date(value) is None:
            return "Not a day that storyview can read: write it as in 2022-11-11."
        others = tuple(each for each in self.said.given if each[:2] != (article, detail))
        self.say(replace(self.said, given=(*others, (article, detail, value))))
        return "Kept for this story; comparing again …"

    # -- corrections

    def action_reject(self) -> None:
        """Say that a match of the current passage is none."""
        from storyview.library.corrections import rejection
        from storyview.reader.sheets import match_entries

        reading = self.reading
        if reading is None or reading.columns.passage is None:
            return
        if not reading.columns.passage.matches:
            reading.tell("This passage has no match to reject.")
            return

        def chosen(value: object) -> None:
            if isinstance(value, int):
                match = reading.references.comparison.matches[value]
                self._correct(rejection(self.story, match), "Rejected; u takes it back.")

        entries = match_entries(
            reading.references, reading.columns.article_id, reading.columns.passage
        )
        self.open_sheet("Which is no match?", entries, chosen, "Enter reject it")

    def action_join_people(self) -> None:
        """Say that the person under the cursor is the chosen one."""
        from storyview.library.corrections import Correction, CorrectionKind

        reading = self.reading
        if reading is None:
            return
        people = reading.references.comparison.people
        one, other = reading.columns.choices.person, reading.people.cursor
        if reading.focus_on != "people" or one is None or one == other:
            reading.tell("To join two people: p, choose one with Enter, go to the other, J.")
            return
        names = (people[one].name, people[other].name)
        self._correct(
            Correction(CorrectionKind.JOINED, names=names),
            f"{names[1]} is {names[0]} now; u takes it back.",
        )

    def action_part_people(self) -> None:
        """Say that a name of the person under the cursor is somebody else's."""
        from storyview.library.corrections import Correction, CorrectionKind
        from storyview.reader.sheets import name_entries

        reading = self.reading
        if reading is None:
            return
        people = reading.references.comparison.people
        if reading.focus_on != "people" or not people:
            reading.tell("To part a name from a person: p, go to the person, P.")
            return
        person = people[reading.people.cursor]

        def chosen(value: object) -> None:
            if isinstance(value, str):
                self._correct(
                    Correction(CorrectionKind.PARTED, names=(person.name, value)),
                    f"“{value}” stands apart now; u takes it back.",
                )

        self.open_sheet(
            f"Which name is not {person.name}?", name_entries(person), chosen, "Enter part it"
        )

    def _correct(self, correction: Correction, words: str) -> None:
        if self.reading is not None:
            self.reading.let_go()
            self.say(replace(self.said, corrections=(*self.said.corrections, correction)))
            self.reading.tell(words)

    def action_undo(self) -> None:
        """Take the last correction back."""
        if self.reading is None:
            return
        if not self.said.corrections:
            self.reading.tell("There is no correction of yours to take back.")
            return
        self.reading.let_go()
        self.say(replace(self.said, corrections=self.said.corrections[:-1]))
        self.reading.tell("The last correction is taken back.")

    def action_corrections(self) -> None:
        """Show the reader's corrections, and those that no longer fit; take one back."""
        from storyview.reader.sheets import correction_entries

        reading = self.reading
        if reading is None:
            return

        def chosen(value: object) -> None:
            if isinstance(value, int):
                made = list(self.said.corrections)
                made.pop(value)
                reading.let_go()
                self.say(replace(self.said, corrections=tuple(made)))
                reading.tell("Taken back.")

        entries = correction_entries(self.said.corrections, self.unfit)
        self.open_sheet("Your corrections", entries, chosen, "Enter take it back")

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
        if self.reading is not None:
            self.reading.ask("export", "Write the comparison to (.txt or .json)", "comparison.txt")

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

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every command of the reader, and the choice of a theme."""
        from textual.app import SystemCommand

        if isinstance(screen, ReadingScreen):
            for command in COMMANDS:
                if command.id not in ("find.palette", "rest.escape"):

                    async def run(action: str = command.action) -> None:
                        await self.run_action(action, default_namespace=screen)

                    title = command.title[0].upper() + command.title[1:]
                    keys = " ".join(key_name(key) for key in keys_of(command, self._known_keys()))
                    yield SystemCommand(title, f"{keys}   {command.help}".rstrip(), run)
        yield SystemCommand("Theme: choose", "Every theme that there is", self.action_change_theme)


def run_reader(launch: Launch) -> int:
    """Read a story in the terminal until the reader leaves; returns the exit status."""
    app = StoryviewApp(launch)
    app.run()
    return app.return_code or 0
