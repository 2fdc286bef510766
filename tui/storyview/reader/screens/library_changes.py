"""The library screen's commands that change the library; each can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from storyview.library.days import days_around
from storyview.library.records import Filter, Row, StoryRow
from storyview.reader.library_sheets import (
    article_detail_entries,
    asks_to_delete,
    story_choices,
    why_entries,
)
from storyview.reader.library_view import View, as_typed, row_of
from storyview.reader.library_words import counted, story_title
from storyview.reader.screens.library_page import LibraryPage
from storyview.reader.screens.sheet import open_sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from storyview.library.reasons import Reasons
    from storyview.library.store import Library

MOST_CHOICES = 100
"""Stories that a sheet offers to move an article to."""
MOST_LOOKED_AT = 40
"""Articles of a story that are read to say what they share."""
NEAR = 10
"""How many days from an article's own the stories that are offered first may lie."""

Value = TypeVar("Value")


class LibraryChanges(LibraryPage):
    """Makes, merges, splits, renames, pins and deletes stories; moves and edits articles."""

    def change(self, question: Callable[[Library], Value], said: Callable[[Value], str]) -> None:
        """Change the library, let go of all marks, and say what was done."""
        self._changes += 1

        def then(value: Value) -> None:
            self.marked.clear()
            self.marked_stories.clear()
            self.tell(said(value))
            self.look_again(value.id if isinstance(value, StoryRow) else None)

        self.look(f"change {self._changes}", question, then)

    _changes = 0

    @property
    def acting(self) -> list[Row]:
        """The articles that a command is about: the marked ones, else the one under the cursor."""
        if self.marked:
            return list(self.marked.values())
        row = row_of(self.entry)
        return [row] if row else []

    @property
    def story(self) -> int | None:
        """The story that a command is about, if any."""
        if self.shown.view is View.STORIES:
            chosen: StoryRow | None = self.list.chosen
            return chosen.id if chosen else None
        row = row_of(self.list.chosen)
        return row.story if row else None

    # -- stories

    def action_make(self) -> None:
        """Make a story of the marked articles."""
        keys = [row.id for row in self.acting]
        if not keys:
            self.tell("To make a story: mark its articles with Space, then n.")
            return

        def question(library: Library) -> StoryRow:
            return library.story(library.make_story(keys))

        self.change(
            question,
            lambda made: (
                f"A story of {counted(len(keys), 'article')}: “{story_title(made)}”; "
                "u takes it back."
            ),
        )

    def action_merge(self) -> None:
        """Make one story of the marked ones."""
        keys = list(self.marked_stories)
        if len(keys) < 2:
            self.tell("To make one story of several: mark them with Space, then M.")
            return

        def question(library: Library) -> StoryRow:
            return library.story(library.merge_stories(keys))

        self.change(
            question,
            lambda made: (
                f"{len(keys)} stories are one now: “{story_title(made)}”; u takes it back."
            ),
        )

    def action_split(self) -> None:
        """Make the marked articles of a story a story of their own."""
        story = self.story
        keys = [row.id for row in self.acting if row.story == story]
        if story is None or not keys:
            self.tell("To split a story: mark some of its articles with Space, then s.")
            return

        def question(library: Library) -> StoryRow:
            return library.story(library.split_story(story, keys))

        self.change(
            question,
            lambda made: f"“{story_title(made)}” is a story of its own now; u takes it back.",
        )

    def action_rename(self) -> None:
        """Ask for another title of the story."""
        story, entry = self.story, self.list.chosen
        if story is None:
            self.tell("There is no story here to rename.")
        else:
            title = entry.title if isinstance(entry, StoryRow) else ""
            self.ask(f"rename\n{story}", "Title of the story", title)

    def action_pin(self) -> None:
        """Pin the story to the top of the list, or let it go."""
        story = self.story
        if story is None:
            self.tell("There is no story here to pin.")
            return

        def question(library: Library) -> StoryRow:
            library.pin_story(story, not library.story(story).pinned)
            return library.story(story)

        self.change(
            question,
            lambda row: "Pinned: it stays on top of the list." if row.pinned else "Not pinned now.",
        )

    def action_delete(self) -> None:
        """Take a story apart, or ask whether an article is to be deleted."""
        entry = self.entry
        if isinstance(entry, StoryRow):
            self._delete_story(entry)
        elif (row := row_of(entry)) is not None:
            self._ask_to_delete(row)

    def _delete_story(self, story: StoryRow) -> None:
        articles = counted(story.articles, "article")
        stay = "stays" if story.articles == 1 else "stay"
        self.change(
            lambda library: library.delete_story(story.id),
            lambda _: f"No story any more; its {articles} {stay}. u takes it back.",
        )

    def _ask_to_delete(self, row: Row) -> None:
        def chosen(value: object) -> None:
            if value is True:
                self.marked.pop(row.id, None)
                self.change(
                    lambda library: library.delete_article(row.id),
                    lambda _: "Deleted; u takes it back.",
                )

        open_sheet(self.app, "Delete this article?", asks_to_delete(row), chosen, "Enter delete it")

    # -- articles

    def action_move_article(self) -> None:
        """Let the reader choose the story that the marked articles are moved to."""
        rows = self.acting
        if not rows:
            self.tell("To move articles: mark them with Space, or go to one, then m.")
            return
        days = [row.published for row in rows if row.published]
        near = Filter()
        if days:
            since, until = days_around(days, NEAR)
            near = Filter(since=since, until=until)

        def question(library: Library) -> Sequence[StoryRow]:
            return library.stories(near, limit=MOST_CHOICES)

        self.look("choices", question, lambda stories: self._choose_story(rows, stories))

    def _choose_story(self, rows: Sequence[Row], stories: Sequence[StoryRow]) -> None:
        def chosen(value: object) -> None:
            if value == "search":
                self._moving = list(rows)
                self.ask("move", "Move to a story with the words")
            elif isinstance(value, tuple):
                (to,) = value
                self._move(rows, to)

        here = {row.story for row in rows}
        open_sheet(
            self.app,
            "Move to which story?",
            story_choices([each for each in stories if here != {each.id}], out=here != {None}),
            chosen,
            "Enter move there",
        )

    _moving: Sequence[Row] = ()

    def _move(self, rows: Sequence[Row], story: int | None) -> None:
        def question(library: Library) -> StoryRow | None:
            for row in rows:
                library.move_article(row.id, story)
            return None if story is None else library.story(story)

        def said(to: StoryRow | None) -> str:
            moved = counted(len(rows), "article")
            back = "u takes it back" if len(rows) == 1 else "u takes them back one by one"
            if to is None:
                return f"{moved} without a story now; {back}."
            return f"{moved} moved to “{story_title(to)}”; {back}."

        self.change(question, said)

    def action_details(self) -> None:
        """Show what is known about the article; let the reader say what it is."""
        row = row_of(self.entry)
        if row is None:
            self.tell("Go to an article to say what its title, source or date is.")
            return

        def chosen(value: object) -> None:
            if isinstance(value, tuple):
                detail, words, known = value
                self.ask(f"edit\n{row.id}\n{detail}", words, known)

        open_sheet(
            self.app,
            "About this article",
            article_detail_entries(row),
            chosen,
            "Enter say what it is",
        )

    def action_undo(self) -> None:
        """Take the last change back."""

        def said(undone: str | None) -> str:
            return undone or "There is nothing to undo."

        self.change(lambda library: library.undo(), said)

    # -- what was typed

    def finish_change(self, purpose: str, words: str) -> None:
        """Do what words were asked for."""
        what, _, about = purpose.partition("\n")
        if what == "rename":
            self.change(
                lambda library: library.story(library.rename_story(int(about), words)),
                lambda row: f"It is called “{story_title(row)}” now; u takes it back.",
            )
        elif what == "move" and words:
            rows, chosen = self._moving, Filter(words=as_typed(words))
            self.look(
                "choices",
                lambda library: library.stories(chosen, limit=MOST_CHOICES),
                lambda stories: self._choose_story(rows, stories),
            )
        elif what == "edit":
            article, _, detail = about.partition("\n")
            self._edit(int(article), detail, words)

    def _edit(self, article: int, detail: str, words: str) -> None:
        from storyview.library.editing import edit, refusal

        if refused := refusal(detail, words):
            self.tell(refused)
            return

        def question(library: Library) -> None:
            edit(library, article, detail, words)

        self.change(question, lambda _: "Kept; u takes it back.")

    # -- why

    def action_why(self) -> None:
        """Show what the articles of the story have in common."""
        story = self.story
        if story is None:
            self.tell("There is no story here whose articles could share anything.")
            return

        def question(library: Library) -> tuple[StoryRow, int, Reasons]:
            from storyview.library.gathering import learn
            from storyview.library.reasons import why

            rows = library.rows(Filter(story=story), limit=MOST_LOOKED_AT)
            articles = [library.article(row.id) for row in rows]
            return library.story(story), len(articles), why(articles, learn(library))

        def then(told: tuple[StoryRow, int, Reasons]) -> None:
            open_sheet(self.app, "Why one story", why_entries(*told))

        self.look("why", question, then)
