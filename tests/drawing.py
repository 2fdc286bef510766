"""An app that really draws, without a terminal: what it writes is kept, and strips are counted."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager, contextmanager
from typing import TYPE_CHECKING, Any

from textual.drivers.headless_driver import HeadlessDriver
from textual.strip import Strip

from storyview.library.launch import Launch
from storyview.library.paths import Paths
from storyview.library.settings import Settings
from storyview.library.state import LastOpened, StateStore
from storyview.reader.app import StoryviewApp
from storyview.reader.widgets.article_column import ArticleColumn
from storyview.sources.door import open_story

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Sequence
    from pathlib import Path

    import pytest
    from textual.pilot import Pilot


class Drawing:
    """What was drawn since it was last asked."""

    def __init__(self) -> None:
        self.written = 0
        """Bytes of the escape stream."""
        self.strips = 0
        """Strips that were made for what is on screen, anywhere in the app."""
        self.ahead = 0
        """Strips that were made for rows that may be on screen soon, while nothing else was due."""
        self._is_ahead = False

    def start_again(self) -> None:
        """Count from nothing."""
        self.written = self.strips = self.ahead = 0

    def count(self) -> None:
        """Count a strip."""
        if self._is_ahead:
            self.ahead += 1
        else:
            self.strips += 1

    @contextmanager
    def counted_as_ahead(self) -> Iterator[None]:
        """Count what is made meanwhile as made ahead."""
        self._is_ahead = True
        try:
            yield
        finally:
            self._is_ahead = False


@asynccontextmanager
async def drawn_app(
    things: Sequence[Path | str],
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    size: tuple[int, int] = (200, 60),
) -> AsyncIterator[tuple[StoryviewApp, Pilot[None], Drawing]]:
    """The reader with its findings, at rest; Textual's own test driver would draw nothing."""
    drawing = Drawing()

    def write(_driver: HeadlessDriver, data: str) -> None:
        drawing.written += len(data.encode())

    make = Strip.__init__

    def counted(strip: Strip, *arguments: Any, **named: Any) -> None:
        drawing.count()
        make(strip, *arguments, **named)

    paint_ahead = ArticleColumn.warm

    def warm(column: ArticleColumn, *arguments: Any, **named: Any) -> Any:
        with drawing.counted_as_ahead():
            return paint_ahead(column, *arguments, **named)

    async def go_on(_seconds: float = 0.0) -> None:
        await asyncio.sleep(0)

    # the pilot would wait for an idle processor after every key; it is enough to pause at the end
    monkeypatch.setattr("textual.app.wait_for_idle", go_on)
    monkeypatch.setattr(ArticleColumn, "warm", warm)
    monkeypatch.setattr(HeadlessDriver, "is_headless", property(lambda _driver: False))
    monkeypatch.setattr(HeadlessDriver, "write", write)
    monkeypatch.setattr(Strip, "__init__", counted)
    paths = Paths(home / "config", home / "state", home / "cache", home / "data")
    named = LastOpened(tuple(str(thing) for thing in things))
    opened = open_story(named.things)
    app = StoryviewApp(Launch(opened, named, paths, Settings(), (), StateStore(paths)))
    async with app.run_test(size=size) as pilot:
        await app.workers.wait_for_complete()
        while app.reading is None or not app.reading.references.complete:
            await pilot.pause()
        await pilot.pause()
        drawing.start_again()
        yield app, pilot, drawing
