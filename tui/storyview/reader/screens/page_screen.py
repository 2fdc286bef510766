"""The page of the reading screen: its widgets, where they stand, and what they show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from textual import on

from storyview.reader.attention import Choices
from storyview.reader.columns import Columns
from storyview.reader.cross_references import cross_reference
from storyview.reader.keys import COMMANDS_BY_ID
from storyview.reader.line_words import (
    help_hint,
    hint_words,
    pending_words,
    status_words,
    title_words,
    too_small_words,
)
from storyview.reader.page_plan import (
    SMALLEST_HEIGHT,
    SMALLEST_WIDTH,
    Box,
    PagePlan,
    Wishes,
    is_too_small,
    plan_page,
    window_of_columns,
)
from storyview.reader.screens.asking import AskingScreen
from storyview.reader.seeking import Seeker
from storyview.reader.source_names import short_names
from storyview.reader.sync import Sync, reading_line
from storyview.reader.widgets.article_column import MEASURE, ArticleColumn
from storyview.reader.widgets.counterpart_lines import CounterpartLines
from storyview.reader.widgets.people_panel import PeoplePanel
from storyview.reader.widgets.rail import Rail
from storyview.reader.widgets.timeline_panel import TimelinePanel
from storyview.text.account import sentence_spans

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.geometry import Size
    from textual.widget import Widget

    from storyview.analysis.findings import Comparison
    from storyview.library.launch import Launch
    from storyview.reader.cross_references import CrossReferences
    from storyview.text.article import Span, Story

WARM_EVERY = 0.03
"""Seconds between two rounds of painting what is not on screen yet."""
ROWS_AT_ONCE = 12
"""Rows of each column in one round: under a millisecond of work."""

Focus = Literal["columns", "people", "timeline"]


class PageScreen(AskingScreen):
    """The columns, the people, the timeline and the lines around them.

    What they are told to do by keys and mouse is the subject of ``ReadingScreen``.
    """

    def __init__(self, launch: Launch, story: Story) -> None:
        super().__init__()
        self.launch = launch
        self.story = story
        self.wishes = Wishes(columns=launch.settings.columns)
        self.busy = ""
        """What is under way and can be stopped, in a few words."""
        self.way_out = "quit"
        """Where leaving leads, in a word or two."""
        self.focus_on: Focus = "columns"
        self.first_column = 0
        self.pending: bool | None = None
        """After ] or [: whether the next letter jumps forward."""
        self.rejected: tuple[Span, ...] = ()
        measure = launch.settings.measure or MEASURE
        columns = [ArticleColumn(article, measure) for article in story.articles]
        rails = [Rail(column) for column in columns]
        self.sentences = {article.id: sentence_spans(article) for article in story.articles}
        references = cross_reference(story, self.sentences, None)
        self.columns = Columns(columns, rails, references, Sync(launch.settings.sync))
        self.seeker = Seeker(self.columns)
        for column in columns:
            column.show_passages(references.findings(column.article.id).passages)
        self.people = PeoplePanel(story)
        self.timeline = TimelinePanel(story)
        self.counterparts = CounterpartLines(story)
        self._sizes: tuple[Size | None, ...] = ()
        self._names: tuple[str, ...] = ()
        self._is_placing = False

    COMMANDS_HERE = COMMANDS_BY_ID

    @property
    def own_keys(self) -> Mapping[str, str]:
        """The keys that the settings give to commands."""
        return self.launch.settings.keys

    # -- composing and placing

    def compose(self) -> ComposeResult:
        """All widgets; the page plan says which of them are on screen."""
        yield from (self.title_line, *self.columns.columns, *self.columns.rails)
        yield from (self.counterparts, self.timeline, self.people)
        yield from (self.status_line, self.hint_line, self.too_small)

    def on_mount(self) -> None:
        """Show the text; the findings arrive later."""
        self._warmer = self.set_interval(WARM_EVERY, self._warm_up, pause=True)
        self._set_references(self.references)
        self.show_all()

    def _warm_up(self) -> None:
        more = [column.warm(ROWS_AT_ONCE) for column in self.columns.columns if column.is_placed]
        if not any(more):
            self._warmer.pause()

    @property
    def references(self) -> CrossReferences:
        """The findings, by article and passage."""
        return self.columns.references

    def plan(self, size: Size | None = None) -> PagePlan:
        """Where everything stands now."""
        width, height = size or self.app.size
        wishes = self.wishes
        if wishes.people is None and self.focus_on == "people":
            wishes = wishes._replace(people=True)
        if wishes.timeline is None and self.focus_on == "timeline":
            wishes = wishes._replace(timeline=True)
        return plan_page(width, height, len(self.story.articles), wishes)

    def _boxes(self, size: Size) -> Mapping[Widget, Box]:
        if is_too_small(size.width, size.height):
            return {self.too_small: Box(0, 0, size.width, size.height)}
        plan = self.plan(size)
        count = len(plan.columns)
        self.first_column = window_of_columns(
            self.columns.focused, self.first_column, count, len(self.story.articles)
        )
        shown = slice(self.first_column, self.first_column + count)
        for column in self.columns.columns:
            column.is_placed = column in self.columns.columns[shown]
            column.tab_names = self._names if plan.counterparts else ()
        boxes: dict[Widget, Box] = {self.title_line: plan.title}
        boxes.update(zip(self.columns.columns[shown], plan.columns, strict=True))
        boxes.update(zip(self.columns.rails[shown], plan.rails, strict=True))
        if plan.counterparts:
            boxes[self.counterparts] = plan.counterparts
        if plan.timeline:
            boxes[self.timeline] = plan.timeline
        if plan.people:
            boxes[self.people] = plan.people
        boxes.update(self._status_boxes(plan.status))
        if plan.hints:
            boxes[self.hint_line] = plan.hints
        return boxes

    def on_resize(self, event: events.Resize) -> None:
        """Keep the passage on its line when the rows change."""
        self.call_after_refresh(self._placed)
        if is_too_small(event.size.width, event.size.height):
            self.too_small.say(*too_small_words(*event.size, SMALLEST_WIDTH, SMALLEST_HEIGHT))

    @on(ArticleColumn.Resized)
    def _column_resized(self) -> None:
        """Wait for the other columns: all of them tell at once."""
        if not self._is_placing:
            self._is_placing = True
            self.call_later(self._placed)

    def _placed(self) -> None:
        self._is_placing = False
        sizes = tuple(column.size if column.is_placed else None for column in self.columns.columns)
        if sizes != self._sizes:
            self._sizes = sizes
            self.columns.rewrapped()
            self.warm_again()
        else:
            self.columns.repaint()
        self.show_all()

    # -- what is shown

    def set_comparison(self, comparison: Comparison, rejected: Sequence[Span] = ()) -> None:
        """Show findings that have arrived; ``rejected`` are the passages of rejected matches."""
        self.rejected = tuple(rejected)
        self.people.show_comparison(self.story, comparison)
        self.timeline.show_comparison(self.story, comparison)
        self._set_references(cross_reference(self.story, self.sentences, comparison))
        if self.message.endswith("…"):  # what was waited for is there
            done, waited, _ = self.message.rpartition("; ")
            self.message = f"{done}." if waited else ""
        if comparison.failures:
            broken = ", ".join(failure.findings for failure in comparison.failures)
            self.add_message(f"Could not be looked for in these articles: {broken}.")
        elif comparison.other_languages:
            names = short_names(self.story)
            listed = ", ".join(names[article] for article in comparison.other_languages)
            self.add_message(f"Not in English: {listed}; only passages were compared there.")
        self.show_all()
        self.warm_again()

    def set_story(self, story: Story) -> None:
        """Show another version of the story; its findings arrive later."""
        self.story = story
        self.sentences = {article.id: sentence_spans(article) for article in story.articles}
        self.people.show_comparison(story, None)
        self.timeline.show_comparison(story, None)
        self.counterparts.story = story
        self.columns.choices = Choices()
        self._set_references(cross_reference(story, self.sentences, None))
        self.show_all()

    def _set_references(self, references: CrossReferences) -> None:
        """Give the columns their names and findings."""
        names = short_names(references.story)
        self._names = tuple(names.values())
        for index, column in enumerate(self.columns.columns):
            column.index = index
            column.tab_names = self._names if column.tab_names else ()
            source = references.story.article(column.article.id).source
            column.shown_name = source or names[column.article.id].capitalize()
        self.columns.show_references(references)

    def warm_again(self) -> None:
        """Paint what is not on screen yet, a little at a time."""
        if self.references.complete:
            self._warmer.resume()

    def show_all(self) -> None:
        """Bring the panels and the lines in step with the columns."""
        attention = self.columns.attention
        choices = self.columns.choices
        self.people.is_focused = self.focus_on == "people"
        self.people.is_overlay = self.plan().people_is_overlay
        self.people.chosen = choices.person
        self.people.show_named(attention.people)
        self.people.repaint()
        self.timeline.is_focused = self.focus_on == "timeline"
        self.timeline.chosen = choices.event
        self.timeline.show_current(attention.events)
        self.timeline.repaint()
        found = attention.counterparts if self.references.complete else None
        self.counterparts.show(self.columns.article_id, found)
        self._say_title()
        self.say_status()
        width = self.app.size.width
        self.hint_line.say(hint_words(self.own_keys, width, self.way_out))

    def _say_title(self) -> None:
        width = self.app.size.width
        shown = range(self.first_column, self.first_column + len(self.plan().columns))
        self.title_line.say(title_words(self.story, self.columns.sync, width, shown))

    def say_status(self) -> None:
        """Bring the status line in step."""
        if self.prompt is not None:
            self.status_line.say(([(f" {self.prompt.words}:", "accent")], []))
        elif self.pending is not None:
            self.status_line.say(pending_words(self.pending))
        elif self.message:
            self.status_line.say(([(f" {self.message}", "accent")], []))
        else:
            left, right = status_words(
                self.references, self.columns.article_id, self.columns.passage, self.rejected
            )
            if self.busy:
                right = [(f"{self.busy} · Esc stops ", "accent")]
            elif self.plan().hints is None:
                right = help_hint(self.own_keys)
            self.status_line.say((left, right))

    def see_focused(self) -> None:
        """Have the column that leads on screen, and everything in step with it."""
        count = len(self.plan().columns)
        if not self.first_column <= self.columns.focused < self.first_column + count:
            self.place_again()
        else:
            self.columns.repaint()
        self.show_all()

    def act_on(self, pane: Focus) -> None:
        """Let the keys act on a pane; one that lies over the text comes and goes with that."""
        if self.focus_on != pane:
            self.focus_on = pane
            self.place_again()

    def go_to(self, article: int, offset: int) -> None:
        """Read on at a place, which goes to the reading line."""
        self.act_on("columns")
        column = self.columns.columns[article]
        self.columns.go_to(article, offset, reading_line(column.text_height))
        self.see_focused()

    def let_go(self) -> None:
        """Let go of the chosen person and event, whose numbers are about to change."""
        self.columns.choices = self.columns.choices._replace(person=None, event=None)

    def show_span(self, span: Span) -> None:
        """Read on at a span."""
        self.columns.history.leave(self.columns.spot)
        self.go_to(self.columns.index_of(span.article), span.start)

    # -- the prompt

    def leave_prompt(self) -> None:
        """Leave the prompt because something else was pressed."""
        if self.prompt is not None:
            self.prompt_left()
            self.columns.choose(self.columns.choices._replace(hits={}))
