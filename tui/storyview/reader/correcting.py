"""The app: the commands by which the reader corrects a story, and takes that back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from storyview.reader.story_app import StoryApp

if TYPE_CHECKING:
    from storyview.library.corrections import Correction
    from storyview.library.editing import Edited
    from storyview.library.launch import Launch
    from storyview.library.state import Kept


@dataclass(slots=True, eq=False)
class Before:
    """What was said, and taken back into articles, before a change of this run."""

    said: Kept
    restored: tuple[tuple[str, int], ...]
    edit: tuple[str, str, Edited] | None = None
    """The article and its detail that the change is of, where the library keeps it by now."""
    is_taken_back: bool = False


class CorrectingApp(StoryApp):
    """Lets the reader say what the articles do not, or what was found wrongly."""

    def hold(self, launch: Launch) -> None:
        """Take a story in hand; what was done to another one cannot be undone any more."""
        super().hold(launch)
        self._before: list[Before] = []

    def action_dropped(self) -> None:
        """Show what was left out; take back the piece that is chosen."""
        from storyview.reader.sheets import dropped_entries

        reading = self.reading
        if reading is None:
            return

        def chosen(value: object) -> None:
            if isinstance(value, tuple):
                self._remember_for_undo()
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

    def give(self, article: str, detail: str, value: str) -> str:
        """Take the reader's word for a detail of an article; returns the words for the status."""
        from storyview.library.editing import refusal

        if refused := refusal(detail, value):
            return refused
        others = tuple(each for each in self.said.given if each[:2] != (article, detail))
        self._remember_for_undo()
        self.say(replace(self.said, given=(*others, (article, detail, value))))
        return "Kept for this story; comparing again …"

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
            self._remember_for_undo()
            self.say(replace(self.said, corrections=(*self.said.corrections, correction)))
            self.reading.tell(words)

    def action_undo(self) -> None:
        """Take back what the reader changed last, in this run or in an earlier one."""
        reading = self.reading
        if reading is None:
            return
        before = None
        restored: tuple[tuple[str, int], ...] | None = None
        if self._before:
            before = self._before.pop()
            before.is_taken_back = True
            said, restored = before.said, before.restored
        elif self.said.corrections:
            said = replace(self.said, corrections=self.said.corrections[:-1])
        elif self.said.given:
            said = replace(self.said, given=self.said.given[:-1])
        else:
            reading.tell("There is nothing of yours to take back.")
            return
        reading.let_go()
        if restored is not None and list(restored) != self.restored:
            self.restored[:] = restored
            self.change_story()
        self.say(said)
        if before is not None:
            self.take_edit_back(before)
        reading.tell("Your last change is taken back.")

    def take_edit_back(self, before: Before) -> None:
        """Take back what is kept elsewhere of a change that is undone."""

    def action_corrections(self) -> None:
        """Show what the reader has said about this story; take one of it back."""
        from storyview.reader.sheets import correction_entries

        reading = self.reading
        if reading is None:
            return

        def chosen(value: object) -> None:
            reading.let_go()
            self._remember_for_undo()
            if isinstance(value, int):
                left = [c for n, c in enumerate(self.said.corrections) if n != value]
                self.say(replace(self.said, corrections=tuple(left)))
            else:
                given = tuple(each for each in self.said.given if each != value)
                self.say(replace(self.said, given=given))
            reading.tell("Taken back; u brings it again.")

        entries = correction_entries(self.story, self.said, self.unfit)
        self.open_sheet("Your corrections", entries, chosen, "Enter take it back")

    def _remember_for_undo(self) -> None:
        self._before.append(Before(self.said, tuple(self.restored)))
