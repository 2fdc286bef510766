"""The reading screen: the columns, the people, the timeline, and the commands that move them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, Literal

from textual import on
from textual.binding import Binding
from textual.screen import Screen

from storyview.reader.attention import Choices, say
from storyview.reader.columns import Columns, Spot
from storyview.reader.cross_references import Sign, cross_reference
from storyview.reader.jumps import Jump, jump_places, next_place
from storyview.reader.keys import COMMANDS, HINTS, JUMP_LETTERS, key_name, keys_of
from storyview.reader.page_layout import PageLayout
from storyview.reader.page_plan import (
    SMALLEST_HEIGHT,
    SMALLEST_WIDTH,
    Box,
    PagePlan,
    Wishes,
    columns_that_fit,
    is_too_small,
    plan_page,
    window_of_columns,
)
from storyview.reader.search import find_all
from storyview.reader.sync import Sync, reading_line
from storyview.reader.timeline_picture import short_date
from storyview.reader.widgets.article_column import MEASURE, ArticleColumn
from storyview.reader.widgets.counterpart_lines import CounterpartLines
from storyview.reader.widgets.lines import LinesPane
from storyview.reader.widgets.people_panel import PeoplePanel
from storyview.reader.widgets.rail import Rail
from storyview.reader.widgets.timeline_panel import TimelinePanel
from storyview.text.account import sentence_spans

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.geometry import Size
    from textual.layout import Layout
    from textual.widget import Widget

    from storyview.analysis.findings import Comparison
    from storyview.library.launch import Launch
    from storyview.reader.cross_references import CrossReferences
    from storyview.reader.screens.prompt import Prompt
    from storyview.text.article import Span, Story

Focus = Literal["columns", "people", "timeline"]


class ReadingScreen(Screen[None]):
    """Several accounts of one story side by side."""

    AUTO_FOCUS = None
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            command.keys,
            command.action,
            command.title,
            show=False,
            id=command.id,
            tooltip=command.help or command.title,
        )
        for command in COMMANDS
    ]

    def __init__(self, launch: Launch, story: Story) -> None:
        super().__init__()
        self.launch = launch
        self.story = story
        self.wishes = Wishes(columns=launch.settings.columns)
        self.focus_on: Focus = "columns"
        self.first_column = 0
        self.pending: bool | None = None
        """After ] or [: whether the next letter jumps forward."""
        self.last_jump = Jump.MATCH
        self.last_hit: tuple[str, int, int] | None = None
        self.message = ""
        measure = launch.settings.measure or MEASURE
        columns = [ArticleColumn(article, measure) for article in story.articles]
        rails = [Rail(column) for column in columns]
        self.sentences = {article.id: sentence_spans(article) for article in story.articles}
        references = cross_reference(story, self.sentences, None)
        self.columns = Columns(columns, rails, references, Sync(launch.settings.sync))
        for column in columns:
            column.show_passages(references.findings(column.article.id).passages)
        self.title_line = LinesPane(id="title")
        self.status_line = LinesPane(id="status")
        self.hint_line = LinesPane(id="hints")
        self.too_small = LinesPane(id="too-small")
        self.people = PeoplePanel(story)
        self.timeline = TimelinePanel(story)
        self.counterparts = CounterpartLines(story)
        self.prompt: Prompt | None = None
        self._widths: tuple[int, ...] = ()
        self._page_layout = PageLayout(self._boxes)

    # -- composing and placing

    def compose(self) -> ComposeResult:
        """All widgets; the page plan says which of them are on screen."""
        yield from (self.title_line, *self.columns.columns, *self.columns.rails)
        yield from (self.counterparts, self.timeline, self.people)
        yield from (self.status_line, self.hint_line, self.too_small)

    def on_mount(self) -> None:
        """Show the text; the findings arrive later."""
        self.set_references(self.references)

    @property
    def layout(self) -> Layout:
        """The page plan places the widgets, not the style sheet."""
        return self._page_layout

    @property
    def references(self) -> CrossReferences:
        """The findings, by article and passage."""
        return self.columns.references

    def plan(self, size: Size | None = None) -> PagePlan:
        """Where everything stands now."""
        width, height = size or self.app.size
        wishes = self.wishes
        if wishes.people is None and self.focus_on == "people":
            wishes = replace(wishes, people=True)
        if wishes.timeline is None and self.focus_on == "timeline":
            wishes = replace(wishes, timeline=True)
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
        boxes: dict[Widget, Box] = {self.title_line: plan.title}
        boxes.update(zip(self.columns.columns[shown], plan.columns, strict=True))
        boxes.update(zip(self.columns.rails[shown], plan.rails, strict=True))
        if plan.counterparts:
            boxes[self.counterparts] = plan.counterparts
        if plan.timeline:
            boxes[self.timeline] = plan.timeline
        if plan.people:
            boxes[self.people] = plan.people
        if self.prompt is not None:
            boxes[self.prompt] = plan.status
        else:
            boxes[self.status_line] = plan.status
        if plan.hints:
            boxes[self.hint_line] = plan.hints
        return boxes

    def place_again(self) -> None:
        """After a change of what is on screen."""
        self.refresh(layout=True)
        self.call_after_refresh(self._placed)

    def on_resize(self, event: events.Resize) -> None:
        """Keep the passage on its line when the rows change."""
        self.call_after_refresh(self._placed)
        if is_too_small(event.size.width, event.size.height):
            self.too_small.say(
                ([], []),
                ([(f" storyview needs at least {SMALLEST_WIDTH} × {SMALLEST_HEIGHT} cells;", "text")], []),
                ([(f" this terminal has {event.size.width} × {event.size.height}.", "text")], []),
                ([(" Make it larger, or its letters smaller. q quits.", "dim")], []),
            )

    def _placed(self) -> None:
        widths = tuple(
            column.size.width if column.size.height else 0 for column in self.columns.columns
        )
        if widths != self._widths:
            self._widths = widths
            self.columns.rewrapped()
        else:
            self.columns.repaint()
        self.show_all()

    # -- what is shown

    def set_comparison(self, comparison: Comparison) -> None:
        """Show findings that have arrived."""
        self.set_references(cross_reference(self.story, self.sentences, comparison))
        self.people.show_comparison(self.story, comparison)
        self.timeline.show_comparison(self.story, comparison)
        if comparison.failures:
            broken = ", ".join(failure.findings for failure in comparison.failures)
            self.message = f"Could not be looked for in these articles: {broken}."
        self.show_all()

    def set_story(self, story: Story) -> None:
        """Show another version of the story; its findings arrive later."""
        self.story = story
        self.sentences = {article.id: sentence_spans(article) for article in story.articles}
        self.people.story = self.timeline.story = self.counterparts.story = story
        self.columns.choices = Choices()
        self.set_references(cross_reference(story, self.sentences, None))
        self.show_all()

    def set_references(self, references: CrossReferences) -> None:
        """Give the columns their findings."""
        self.columns.show_references(references)
        self.show_all()

    def show_all(self) -> None:
        """Bring the panels and the lines in step with the columns."""
        attention = self.columns.attention
        choices = self.columns.choices
        self.people.is_focused = self.focus_on == "people"
        self.people.chosen = choices.person
        self.people.show_named(attention.people)
        self.people.repaint()
        self.timeline.is_focused = self.focus_on == "timeline"
        self.timeline.chosen = choices.event
        self.timeline.show_current(attention.events)
        self.timeline.repaint()
        self.counterparts.show(self.columns.article_id, attention.counterparts)
        self._say_title()
        self._say_status()
        self._say_hints()

    def _say_title(self) -> None:
        story = self.story
        title = story.title or next((a.title for a in story.articles if a.title), None) or ""
        count = len(story.articles)
        days = sorted(a.published for a in story.articles if a.published)
        when = ""
        if days:
            when = short_date(days[0])
            if days[-1] != days[0]:
                when += f" – {short_date(days[-1])}"
            when += f" {days[-1].year}   "
        right = f"{count} source{'s' * (count != 1)}   {when}sync: {self.columns.sync.value} "
        self.title_line.say(
            ([(" storyview  ", "accent"), (title, "title")], [(right, "dim")])
        )

    def _say_status(self) -> None:
        if self.pending is not None:
            way = "next" if self.pending else "last"
            letters = "   ".join(
                f"{key_name(letter)} {words.split(' ')[0]}"
                if jump != "only_here"
                else f"{key_name(letter)} only here"
                for letter, (jump, words) in JUMP_LETTERS.items()
            )
            self.status_line.say(([(f" To the {way} …   ", "accent"), (letters, "text")], []))
            return
        left = [(" " + self.message, "accent")] if self.message else []
        if not left:
            words = say(self.references, self.columns.article_id, self.columns.passage)
            sign = self.columns.passage.sign if self.columns.passage else Sign.NONE
            style = "differs" if sign in (Sign.ONLY_HERE, Sign.CONFLICT) else "shared"
            if sign == Sign.NONE:
                style = "dim"
            left = [(f" {sign.value} ", style), (words, "text")]
        where = f"{self.columns.number + 1}/{len(self.columns.passages)} "
        self.status_line.say((left, [(where, "dim")]))

    def _say_hints(self) -> None:
        remapped = dict(self.launch.settings.keys)
        pieces: list[tuple[str, str]] = [(" ", "dim")]
        for command_id, words in HINTS:
            command = next(c for c in COMMANDS if c.id == command_id)
            keys = keys_of(command, remapped)
            if keys:
                pieces.append((key_name(keys[0]), "text"))
                pieces.append((f" {words}   ", "dim"))
        self.hint_line.say((pieces, []))

    def tell(self, message: str) -> None:
        """Say something in the status line until the next key."""
        self.message = message
        self._say_status()

    # -- keys

    def on_key(self, event: events.Key) -> None:
        """Take the letter after ] or [, before any binding sees it."""
        if self.message:
            self.message = ""
            self._say_status()
        if self.pending is None:
            return
        forward, self.pending = self.pending, None
        event.stop()
        event.prevent_default()
        jump, _ = JUMP_LETTERS.get(event.key, ("", ""))
        if jump:
            self.jump(Jump(jump), forward)
        else:
            self.show_all()

    def action_passage(self, count: int) -> None:
        """Move by passages, or in the list that the keys act on."""
        if self.focus_on == "columns":
            self.columns.move_passages(count)
            self.show_all()
        else:
            self._move_cursor(count)

    def action_rows(self, count: int) -> None:
        """Scroll by rows, or move in the list that the keys act on."""
        if self.focus_on == "columns":
            self.columns.move_rows(count)
            self.show_all()
        else:
            self._move_cursor(count)

    def action_pages(self, pages: float) -> None:
        """Scroll by pages."""
        if self.focus_on == "columns":
            self.columns.move_rows(round(pages * max(1, self.columns.column.text_height - 2)))
            self.show_all()
        else:
            self._move_cursor(round(pages * 10))

    def action_start(self) -> None:
        """Go to the beginning."""
        self._edge(last=False)

    def action_end(self) -> None:
        """Go to the end."""
        self._edge(last=True)

    def _edge(self, *, last: bool) -> None:
        if self.focus_on == "columns":
            self.columns.history.leave(self.columns.spot)
            self.columns.go_to_end(last=last)
            self.show_all()
        else:
            self._move_cursor(1_000_000 if last else -1_000_000)

    def action_column(self, step: int) -> None:
        """Read on in the article beside this one."""
        if self.focus_on == "timeline":
            self._move_cursor(step)
            return
        self.focus_on = "columns"
        self._focus_article((self.columns.focused + step) % len(self.story.articles))

    def action_article(self, number: int) -> None:
        """Read on in the article with this number, counted from 1."""
        if number <= len(self.story.articles):
            self.focus_on = "columns"
            self._focus_article(number - 1)
        else:
            self.tell(f"There are only {len(self.story.articles)} articles.")

    def _focus_article(self, index: int) -> None:
        self.columns.focus(index)
        self._see_focused()

    def _see_focused(self) -> None:
        count = len(self.plan().columns)
        if not self.first_column <= self.columns.focused < self.first_column + count:
            self.place_again()
        else:
            self.columns.repaint()
        self.show_all()

    def action_bring(self) -> None:
        """Bring the matches here, or choose what the list stands on."""
        if self.focus_on == "people":
            self.choose_person(self.people.cursor)
        elif self.focus_on == "timeline":
            self.choose_event(self.timeline.cursor)
        else:
            self.columns.bring()
            if not self.columns.attention.counterparts:
                self.tell("No other account tells this: nothing to bring here.")

    def action_back(self) -> None:
        """Go back to where the last jump began."""
        self._return_to(self.columns.history.back(self.columns.spot), "Nowhere to go back to.")

    def action_forward(self) -> None:
        """Go forward again."""
        self._return_to(self.columns.history.forward(self.columns.spot), "Nowhere to go on to.")

    def _return_to(self, spot: Spot | None, otherwise: str) -> None:
        if spot is None:
            self.tell(otherwise)
            return
        self.go_to(spot.article, spot.offset)

    def go_to(self, article: int, offset: int) -> None:
        """Read on at a place, which goes to the reading line."""
        self.focus_on = "columns"
        column = self.columns.columns[article]
        self.columns.go_to(article, offset, reading_line(column.text_height))
        self._see_focused()

    # -- jumping and searching

    def action_jump(self, forward: bool) -> None:
        """Wait for the letter that says where to jump."""
        self.pending = forward
        self._say_status()

    def action_repeat(self, forward: bool) -> None:
        """Jump or search as the last time."""
        self.jump(self.last_jump, forward)

    def jump(self, jump: Jump, forward: bool) -> None:
        """Go to the next thing of a kind; a search goes on in the next article."""
        self.last_jump = jump
        columns = self.columns
        order = [columns.focused]
        if jump is Jump.SEARCH or (jump is Jump.MENTION and columns.choices.person is not None):
            count = len(self.story.articles)
            step = 1 if forward else -1
            order = [(columns.focused + step * i) % count for i in range(count)]
        start, end = self._here()
        for place, index in enumerate(order):
            key = columns.columns[index].article.id
            places = jump_places(
                self.references.findings(key),
                jump,
                columns.choices.person,
                columns.choices.hits.get(key, ()),
            )
            if not places:
                continue
            if place == 0:
                found = next_place(places, start, end, forward)
                past = found is not None and (
                    found[0] < end if forward else found[0] >= start
                )
                if past and any(
                    columns.choices.hits.get(columns.columns[i].article.id)
                    for i in order[1:]
                ):
                    continue
            else:
                found = places[0] if forward else places[-1]
            if found is not None:
                columns.history.leave(columns.spot)
                self.last_hit = (key, *found)
                self.focus_on = "columns"
                columns.go_to(index, found[0])
                self._see_focused()
                return
        self.tell(NOTHING_TO_JUMP_TO[jump])

    def _here(self) -> tuple[int, int]:
        passage = self.columns.passage
        start, end = (passage.start, passage.end) if passage else (0, 0)
        if self.last_hit and self.last_hit[0] == self.columns.article_id:
            _, hit_start, hit_end = self.last_hit
            if start <= hit_start < end and self.last_jump in (Jump.SEARCH, Jump.MENTION):
                return hit_start, hit_end
        return start, end

    def action_search(self) -> None:
        """Ask for words, and light them up in all articles as they are typed."""
        self.ask("search", "Search all articles")

    def ask(self, purpose: str, placeholder: str, value: str = "") -> None:
        """Ask for words in the place of the status line."""
        from storyview.reader.screens.prompt import Prompt

        if self.prompt is None:
            self.prompt = Prompt(purpose, placeholder, value)
            self.mount(self.prompt)
            self.prompt.focus()
            self.place_again()

    def prompt_left(self) -> None:
        """Put the status line back."""
        if self.prompt is not None:
            prompt, self.prompt = self.prompt, None
            prompt.remove()
            self.set_focus(None)
            self.place_again()

    def find(self, words: str) -> int:
        """Light up words in all articles; returns how often they stand there."""
        hits = {
            article.id: found
            for article in self.story.articles
            if (found := find_all(article.text, words))
        }
        self.columns.choose(self.columns.choices._replace(hits=hits))
        return sum(map(len, hits.values()))

    def search_for(self, words: str | None) -> None:
        """Go to the first place where the words stand; without words let go of the last search."""
        if not words:
            self.find("")
            self.show_all()
            return
        count = self.find(words)
        if not count:
            self.tell(f"“{words}” stands in none of the articles.")
            return
        self.last_hit = None
        self.jump(Jump.SEARCH, forward=True)
        articles = len(self.columns.choices.hits)
        self.tell(f"“{words}”: {count} in {articles} article{'s' * (articles != 1)}; n and N walk them.")

    # -- choosing

    @on(PeoplePanel.Chosen)
    def _person_pressed(self, message: PeoplePanel.Chosen) -> None:
        self.people.cursor = message.person
        self.choose_person(message.person)

    @on(TimelinePanel.Chosen)
    def _event_pressed(self, message: TimelinePanel.Chosen) -> None:
        self.timeline.cursor = message.event
        self.choose_event(message.event)

    def choose_person(self, person: int) -> None:
        """Light up every mention of a person, or none if it was chosen already."""
        if not self.references.comparison.people:
            return
        choices = self.columns.choices
        chosen = None if choices.person == person else person
        self.columns.choose(choices._replace(person=chosen))
        self.last_jump = Jump.MENTION
        self.show_all()
        if chosen is not None:
            name = self.references.comparison.people[chosen].name
            self.tell(f"{name}: every mention is underlined; ] p and n walk them.")

    def choose_event(self, event: int) -> None:
        """Bring all columns to the passages that tell an event."""
        events_found = self.references.comparison.events
        if not events_found:
            return
        self.columns.history.leave(self.columns.spot)
        self.columns.choose(self.columns.choices._replace(event=event))
        self.columns.show_spans(events_found[event].spans)
        self.show_all()

    def _move_cursor(self, count: int) -> None:
        if self.focus_on == "people":
            last = len(self.references.comparison.people) - 1
            self.people.cursor = max(0, min(self.people.cursor + count, last))
        else:
            last = len(self.references.comparison.events) - 1
            self.timeline.cursor = max(0, min(self.timeline.cursor + count, last))
        self.show_all()

    # -- looking

    def action_people(self) -> None:
        """Act on the people, or leave them."""
        self._toggle_focus("people")

    def action_timeline(self) -> None:
        """Act on the timeline, or leave it."""
        self._toggle_focus("timeline")

    def _toggle_focus(self, pane: Focus) -> None:
        self.focus_on = "columns" if self.focus_on == pane else pane
        self.place_again()

    def action_sync(self) -> None:
        """Step through the ways in which the other columns follow."""
        self.columns.sync = self.columns.sync.next()
        self.show_all()
        self.tell(SYNC_WORDS[self.columns.sync])

    def action_align(self) -> None:
        """Let all columns follow again."""
        self.columns.align()
        self.show_all()

    def action_zoom(self) -> None:
        """Read one article alone, or all of them again."""
        self.wishes = replace(self.wishes, zoomed=not self.wishes.zoomed)
        self.place_again()

    def action_layout(self) -> None:
        """Show one column more; after the most that fit, the least."""
        across = self.plan().columns
        most = max(1, min(len(self.story.articles), self.app.size.width // 26))
        now = len(across)
        wanted = now + 1 if now < most else 1
        automatic = columns_that_fit(
            sum(box.width + 1 for box in across), len(self.story.articles)
        )
        self.wishes = replace(
            self.wishes, columns=None if wanted == automatic else wanted, zoomed=False
        )
        self.place_again()
        self.tell(f"{wanted} column{'s' * (wanted != 1)} side by side.")

    def action_escape(self) -> None:
        """Leave what is open; then let go of what is chosen."""
        choices = self.columns.choices
        if self.focus_on != "columns":
            self.focus_on = "columns"
            self.place_again()
        elif self.wishes.zoomed:
            self.action_zoom()
        elif choices.hits or choices.person is not None or choices.event is not None:
            self.columns.choose(Choices())
            self.show_all()
        else:
            self.show_all()

    # -- the mouse

    @on(ArticleColumn.Clicked)
    def _column_pressed(self, message: ArticleColumn.Clicked) -> None:
        index = self.columns.index_of(message.article)
        self.focus_on = "columns"
        self.columns.history.leave(self.columns.spot)
        self.columns.go_to(index, message.offset)
        if message.double:
            self.columns.bring()
        self._see_focused()

    @on(ArticleColumn.Wheeled)
    def _column_wheeled(self, message: ArticleColumn.Wheeled) -> None:
        if message.article == self.columns.article_id:
            self.columns.move_rows(message.rows)
        else:
            self.columns.detach(message.article, message.rows)
        self.show_all()

    @on(Rail.Pressed)
    def _rail_pressed(self, message: Rail.Pressed) -> None:
        index = self.columns.index_of(message.article)
        column = self.columns.columns[index]
        self.columns.history.leave(self.columns.spot)
        self.go_to(index, column.page.offset_at(message.row))

    @on(CounterpartLines.Pressed)
    def _counterpart_pressed(self, message: CounterpartLines.Pressed) -> None:
        self.show_span(message.span)

    def show_span(self, span: Span) -> None:
        """Read on at a span."""
        self.columns.history.leave(self.columns.spot)
        self.go_to(self.columns.index_of(span.article), span.start)


NOTHING_TO_JUMP_TO = {
    Jump.MATCH: "No passage of this article has a counterpart.",
    Jump.ONLY_HERE: "Nothing in this article is only here.",
    Jump.CONFLICT: "No conflict was found in this article.",
    Jump.QUOTATION: "This article quotes nobody.",
    Jump.MENTION: "No mention in these articles.",
    Jump.EVENT: "No event was found in this article.",
    Jump.SEARCH: "Nothing to search for: / searches all articles.",
}

SYNC_WORDS = {
    Sync.MEANING: "The other columns follow what the passage says.",
    Sync.OFFSET: "The other columns follow row by row.",
    Sync.OFF: "The other columns stand still.",
}
