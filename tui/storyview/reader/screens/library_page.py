"""The page of the library screen: its lists, where they stand, and what they show."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from textual import on

from storyview.library.records import Counts, Hit, Row, StoryRow
from storyview.reader.library_beside import Beside
from storyview.reader.library_keys import LIBRARY_COMMANDS_BY_ID
from storyview.reader.library_pages import Pages
from storyview.reader.library_plan import plan_library
from storyview.reader.library_thread import Answered, LibraryThread
from storyview.reader.library_view import Entry, Shown, View, draw_entry, key_of, row_of
from storyview.reader.library_words import (
    EMPTY_LIBRARY,
    IN_A_PROMPT,
    counted,
    counts_words,
    hint_words,
)
from storyview.reader.line_words import too_small_words
from storyview.reader.page_plan import SMALLEST_HEIGHT, SMALLEST_WIDTH, Box, is_too_small
from storyview.reader.screens.asking import AskingScreen
from storyview.reader.widgets.list_pane import ListPane

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.geometry import Size
    from textual.widget import Widget

    from storyview.library.launch import Launch
    from storyview.library.store import Library
    from storyview.reader.library_plan import LibraryPlan
    from storyview.reader.line_words import Line

Value = TypeVar("Value")


class LibraryPage(AskingScreen):
    """Two lists, of stories and of the articles of one; what they show is asked in a thread.

    What they are told to do by keys and mouse is the subject of ``LibraryScreen``.
    """

    def __init__(self, launch: Launch) -> None:
        super().__init__()
        self.launch = launch
        self.thread = LibraryThread(launch.paths.library, self)
        self.counts: Counts | None = None
        """How much the library holds; nothing while that is not known."""
        self.shown = Shown()
        self.marked: dict[int, Row] = {}
        """The marked articles, by number."""
        self.marked_stories: dict[int, StoryRow] = {}
        self.list = ListPane(draw_entry, id="stories")
        self.articles = ListPane(draw_entry, id="articles")
        self.articles.is_quiet = True
        self.list.is_marked = self._is_marked
        self.articles.is_marked = self._is_marked
        self.on_articles = False
        """Whether the keys act on the articles of the chosen story."""
        self.beside = Beside(self.articles, self.look, self._beside_changed)
        self._shown_now: Shown | None = None
        """What the list at the left holds; ``shown`` is what was asked for last."""

    COMMANDS_HERE = LIBRARY_COMMANDS_BY_ID

    @property
    def own_keys(self) -> Mapping[str, str]:
        """The keys that the settings give to commands."""
        return self.launch.settings.keys

    # -- composing and placing

    def compose(self) -> ComposeResult:
        """All widgets; the plan says which of them are on screen."""
        yield from (self.title_line, self.list, self.articles)
        yield from (self.status_line, self.hint_line, self.too_small)

    def on_mount(self) -> None:
        """Ask what there is."""
        self.list.heading = "Stories"
        self.show_all()
        self.look_again()

    def on_unmount(self) -> None:
        """Let go of the library."""
        self.thread.end()

    def on_screen_resume(self) -> None:
        """Catch up with what another screen or another process has changed."""
        if self.counts is not None:
            self.look_again()

    def plan(self, size: Size | None = None) -> LibraryPlan:
        """Where everything stands now."""
        width, height = size or self.app.size
        return plan_library(width, height, articles_only=self.on_articles)

    @property
    def is_narrow(self) -> bool:
        """Whether one list is on screen at a time."""
        plan = self.plan()
        return plan.stories is None or plan.articles is None

    def _boxes(self, size: Size) -> Mapping[Widget, Box]:
        if is_too_small(size.width, size.height):
            return {self.too_small: Box(0, 0, size.width, size.height)}
        plan = self.plan(size)
        boxes: dict[Widget, Box] = {self.title_line: plan.title}
        if plan.stories:
            boxes[self.list] = plan.stories
        if plan.articles:
            boxes[self.articles] = plan.articles
        boxes.update(self._status_boxes(plan.status))
        boxes[self.hint_line] = plan.hints
        return boxes

    def on_resize(self, event: events.Resize) -> None:
        """Show as much as there is room for."""
        if is_too_small(event.size.width, event.size.height):
            self.too_small.say(*too_small_words(*event.size, SMALLEST_WIDTH, SMALLEST_HEIGHT))
        self.call_after_refresh(self._placed)

    def _placed(self) -> None:
        self.show_all()

    # -- asking the library

    def look(
        self, topic: str, question: Callable[[Library], Value], then: Callable[[Value], object]
    ) -> None:
        """Ask the library something.

        ``then`` is called with the answer, unless the same topic is asked about again before.
        """
        self.thread.ask(topic, question, then)

    @on(Answered)
    def _answered(self, answer: Answered) -> None:
        answer.stop()
        then = self.thread.take(answer)
        if then is None:
            return
        if answer.problem:
            if self.counts is None:
                self.list.empty = [(answer.problem, "text")]
            self.tell(answer.problem)
            self.show_all()
        else:
            then(answer.value)

    def look_again(self, otherwise: int | None = None) -> None:
        """Ask anew for the list at the left, and keep the place in it.

        Args:
            otherwise: The number of the entry to go to if that at the cursor is gone.
        """
        shown, near = self.shown, self.list.cursor
        chosen = self.list.chosen
        key = key_of(chosen) if chosen is not None and self._shown_now == shown else None
        if key is None and self._shown_now != shown:
            near = 0
        first = near - near % shown.page
        counts = self.counts if shown.view is View.FOUND else None

        def question(library: Library) -> tuple[Counts, Sequence[Entry]]:
            return counts or library.counts(), shown.ask(library, shown.page, first)

        def then(answer: tuple[Counts, Sequence[Entry]]) -> None:
            self.counts, page = answer
            pages: Pages[Entry] = Pages(
                lambda first: self._want(pages, shown, first),
                shown.total(self.counts),
                shown.page,
            )
            pages.put(first, page)
            if not page and first:
                self.list.cursor = 0
                self.look_again()
                return
            places = {key_of(entry): index for index, entry in pages.known().items()}
            cursor = places.get(key, places.get(otherwise, near))  # type: ignore[arg-type]
            self._shown_now = shown
            self.list.put(pages, cursor=cursor, first=self.list.first if near else 0)
            self.beside.look_again()
            if key is not None and key not in places:
                self.act_on(articles=False)
            self.show_all()
            self.show_beside()

        self.look("list", question, then)

    def _want(self, pages: Pages[Entry], shown: Shown, first: int) -> None:
        def then(page: Sequence[Entry]) -> None:
            pages.put(first, page)
            if self.list.items is pages:
                self.show_all()
                self.show_beside()

        self.look(f"page {first}", lambda library: shown.ask(library, shown.page, first), then)

    def show_beside(self) -> None:
        """Show at the right what the entry under the cursor holds."""
        entry: Entry | None = self.list.chosen
        if entry is not None or not self.list.items.total:
            self.beside.show(entry)

    def _beside_changed(self) -> None:
        if self.on_articles and not self.articles.items.total:
            self.act_on(articles=False)
        else:
            self.show_all()

    # -- what is shown

    def _is_marked(self, entry: Entry) -> bool:
        if isinstance(entry, StoryRow):
            return entry.id in self.marked_stories
        return key_of(entry) in self.marked

    def show_all(self) -> None:
        """Bring everything on screen in step with what is known."""
        plan = self.plan()
        for pane in (self.list, self.articles):
            pane.is_spaced = plan.spaced
        self.list.is_focused = not self.on_articles
        self.articles.is_focused = self.on_articles
        self.articles.has_line = not self.is_narrow
        self._head_list()
        self.beside.head(is_focused=self.on_articles)
        self.list.repaint()
        self.articles.repaint()
        right = f"{counts_words(self.counts)} " if self.counts else ""
        self.title_line.say(([(" storyview  ", "accent"), ("Library", "title")], [(right, "dim")]))
        self.say_status()
        if self.prompt is not None:
            self.hint_line.say(IN_A_PROMPT)
        else:
            self.hint_line.say(hint_words(self.own_keys, self.app.size.width))

    def _head_list(self) -> None:
        pane, counts = self.list, self.counts
        pane.heading = self.shown.heading
        if counts is None:
            return
        if not counts.articles:
            pane.empty, pane.beside = EMPTY_LIBRARY, ""
            return
        pane.empty = self.shown.empty(counts)
        total = pane.items.total
        all_known = not isinstance(pane.items, Pages) or pane.items.is_all
        if not total:
            pane.beside = ""
        else:
            pane.beside = f"{pane.cursor + 1:,} of {total:,}{'' if all_known else ' or more'}"

    def say_status(self) -> None:
        """Bring the status line in step."""
        if self.prompt is not None:
            self.status_line.say(([(f" {self.prompt.words}:", "accent")], []))
        elif self.message:
            self.status_line.say(([(f" {self.message}", "accent")], []))
        else:
            self.status_line.say(self._status())

    def _status(self) -> Line:
        if self.marked or self.marked_stories:
            return ([(f" {self._marked_words()}", "text")], [])
        entry = self.list.chosen
        words = ""
        if isinstance(entry, StoryRow):
            words = "Enter opens it" if entry.articles == 1 else "Enter opens it side by side"
            if self.is_narrow and not self.on_articles:
                words = "Enter shows its articles"
        elif (row := row_of(entry)) is not None:
            words = "Part of a story: Enter opens it there" if row.story else "Enter opens it"
        return ([(f" {words}", "dim")], [])

    def _marked_words(self) -> str:
        parts = []
        if self.marked_stories:
            parts.append(counted(len(self.marked_stories), "story", "stories"))
        if self.marked:
            parts.append(counted(len(self.marked), "article"))
        can = "n makes a story, m moves, s splits off" if self.marked else "M makes one of them"
        return f"{' and '.join(parts)} marked: {can}; Esc lets go"

    def limit(self, **changes: object) -> None:
        """Show only articles of a source, of days, of a person."""
        limits = replace(self.shown.limits, **changes)  # type: ignore[arg-type]
        self.show_other(replace(self.shown, limits=limits))

    def show_other(self, shown: Shown) -> None:
        """Show another list at the left."""
        self.shown = shown
        if shown.view is not View.STORIES:
            self.act_on(articles=False)
        self.look_again()

    def act_on(self, *, articles: bool) -> None:
        """Let the keys act on the articles of the chosen story, or on the list at the left."""
        if self.on_articles != articles:
            self.on_articles = articles
            if self.is_narrow:
                self.place_again()
            self.show_all()

    @property
    def entry(self) -> Entry | None:
        """What the keys are on."""
        if self.on_articles:
            row: Row | None = self.articles.chosen
            return row
        chosen: StoryRow | Row | Hit | None = self.list.chosen
        return chosen
