"""The reader without a terminal: opened on a story, driven by keys, read off its screen."""

from __future__ import annotations

import asyncio
import sys
from contextlib import asynccontextmanager
from dataclasses import dataclass
from types import SimpleNamespace
from typing import TYPE_CHECKING
from unittest.mock import patch

from rich.cells import cell_len
from textual._wait import wait_for_idle

from reader.bridge import COMPARISON, STORY
from storyview.analysis.findings import Comparison
from storyview.library.launch import Launch
from storyview.library.paths import Paths
from storyview.library.settings import Settings
from storyview.library.state import LastOpened, StateStore
from storyview.reader.app import StoryviewApp
from storyview.sources.opened import Opened

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Sequence
    from pathlib import Path

    from rich.style import Style
    from textual.pilot import Pilot
    from textual.widget import Widget

    from storyview.reader.columns import Columns
    from storyview.reader.screens.reading import ReadingScreen
    from storyview.reader.widgets.article_column import ArticleColumn
    from storyview.text.article import Article, Story

COMPARE = "storyview.analysis.compare"
"""The module that makes the findings, and in whose place the findings made by hand stand."""

ROUNDS = 3
"""How often the app is let run until a key has done all that it does: key, layout, painting."""

PATIENCE = 400
"""How often the app is let run before a test gives up waiting; no time is measured."""


@dataclass
class Reader:
    """The reader as a test sees it."""

    app: StoryviewApp
    pilot: Pilot[None]

    @property
    def screen(self) -> ReadingScreen:
        assert self.app.reading is not None
        return self.app.reading

    @property
    def columns(self) -> Columns:
        return self.screen.columns

    @property
    def current(self) -> str:
        """The words of the current passage."""
        passage = self.columns.passage
        assert passage is not None
        return self.columns.column.article.text[passage.start : passage.end]

    @property
    def tops(self) -> list[int]:
        """The scroll position of every column."""
        return [column.top for column in self.columns.columns]

    @property
    def shown(self) -> list[str]:
        """The articles on screen, from left to right."""
        return [column.article.id for column in self.columns.columns if column.is_placed]

    @property
    def status(self) -> str:
        """What the status line says."""
        return self.screen.status_line.words.strip()

    @property
    def title(self) -> str:
        return self.screen.title_line.words

    def column(self, article: str) -> ArticleColumn:
        return self.columns.columns[self.columns.index_of(article)]

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.pilot.press(key)
        await self.settle()

    async def type(self, words: str) -> None:
        await self.press(*("space" if letter == " " else letter for letter in words))

    async def settle(self) -> None:
        """Let everything happen that is due."""
        for _ in range(ROUNDS):
            await self.pilot.pause()

    async def idle(self) -> None:
        """Let the app come to rest, as it does between two keys of a person."""
        await self.settle()
        await wait_for_idle(0)
        await self.settle()

    async def until(self, holds: Callable[[], bool]) -> None:
        """Let the app run until something holds."""
        for number in range(PATIENCE):
            if holds():
                return
            await self.pilot.pause()
            if number > 20:
                await wait_for_idle(0)
        raise AssertionError(f"never held; the screen:\n{self.picture()}")

    async def resize(self, width: int, height: int) -> None:
        await self.pilot.resize_terminal(width, height)
        await self.until(lambda: self.screen._compositor.size == (width, height))
        await self.settle()

    def rows(self) -> list[list[tuple[str, Style | None]]]:
        """What is on screen: for each row its pieces with their styles."""
        return [
            [(segment.text, segment.style) for segment in strip]
            for strip in self.app.screen._compositor.render_strips()
        ]

    def lines(self) -> list[str]:
        """The characters on screen, row by row."""
        return ["".join(text for text, _ in row) for row in self.rows()]

    def picture(self) -> str:
        """The characters on screen, without the spaces at the end of rows."""
        return "\n".join(line.rstrip() for line in self.lines()) + "\n"

    def place_of(self, article: str, start: int) -> int:
        """The row of the column's text on which a place of the article stands; may be off it."""
        column = self.column(article)
        return column.page.row_at(start) - column.top

    def sees(self, article: str, start: int) -> bool:
        """Whether a place of the article is on screen."""
        column = self.column(article)
        return column.is_placed and 0 <= self.place_of(article, start) < column.text_height

    def sees_current(self) -> bool:
        passage = self.columns.passage
        return passage is not None and self.sees(self.columns.article_id, passage.start)

    def styles_of(self, words: str, where: Widget | None = None) -> list[Style]:
        """The styles in which some words stand on screen, wherever they stand in one row.

        Args:
            words: The words.
            where: Look in this widget only.
        """
        found = []
        region = where.region if where else self.app.size.region
        for strip in self.app.screen._compositor.render_strips()[region.y : region.bottom]:
            row = [(each.text, each.style) for each in strip.crop(region.x, region.right)]
            line = "".join(text for text, _ in row)
            at = line.find(words)
            while at >= 0:
                position = 0
                for text, style in row:
                    if style and position < at + len(words) and at < position + len(text):
                        found.append(style)
                    position += len(text)
                at = line.find(words, at + 1)
        return found

    def assert_sound(self) -> None:
        """What holds of every screen: rows of the right width, widgets inside and apart."""
        width, height = self.app.size
        lines = self.lines()
        assert len(lines) == height
        assert {cell_len(line) for line in lines} == {width}
        regions = [
            (child, child.region)
            for child in self.screen.children
            if child.display and child.region.area and child.is_attached
        ]
        overlay = self.screen.people if self.screen.plan().people_is_overlay else None
        for place, (child, region) in enumerate(regions):
            assert self.app.size.region.contains_region(region), child
            for other, there in regions[place + 1 :]:
                if overlay not in (child, other):
                    assert not region.overlaps(there), (child, other)


async def _at_once(_seconds: float = 0.0) -> None:
    """Let others go on, and wait for nothing."""
    await asyncio.sleep(0)


@asynccontextmanager
async def reading(
    folder: Path,
    story: Story = STORY,
    comparison: Comparison | Exception | None = COMPARISON,
    size: tuple[int, int] = (120, 40),
    settings: Settings | None = None,
    notes: tuple[str, ...] = (),
) -> AsyncIterator[Reader]:
    """Open the reader on a story, with the findings there.

    Args:
        folder: Where this reader keeps what it remembers.
        story: The story.
        comparison: The findings; an error is raised in their place; without any, the real
            analysis makes them.
        size: Of the terminal.
        settings: Of the user.
        notes: Said at the start.
    """

    def found(articles: Sequence[Article]) -> Comparison:
        if isinstance(comparison, Exception):
            raise comparison
        assert comparison is not None
        gone = {each.id for each in story.articles} - {each.id for each in articles}
        return Comparison() if gone else comparison

    paths = Paths(folder / "config", folder / "state", folder / "cache", folder / "data")
    named = LastOpened(("somewhere",))
    launch = Launch(Opened(story), named, paths, settings or Settings(), notes, StateStore(paths))
    app = StoryviewApp(launch)
    by_hand = {} if comparison is None else {COMPARE: SimpleNamespace(compare=found)}
    # The pilot would wait for an idle processor after every key; messages tell when it is done.
    with (
        patch.dict(sys.modules, by_hand),
        patch("textual.app.wait_for_idle", _at_once),
        patch("textual.pilot.wait_for_idle", _at_once),
    ):
        async with app.run_test(size=size) as pilot:
            reader = Reader(app, pilot)
            await reader.until(lambda: reader.screen.people.comparison is not None)
            await reader.settle()
            yield reader
