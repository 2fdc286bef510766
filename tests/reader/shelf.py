"""The library screen without a terminal: invented stories, driven by keys, read off its screen."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING
from unittest.mock import patch

from builders import an_article
from reader.bridge import HARBOUR, POST, WIRE
from reader.driving import Reader, _at_once
from storyview.library.launch import Launch
from storyview.library.paths import Paths
from storyview.library.records import Incoming
from storyview.library.settings import Settings
from storyview.library.state import LastOpened, StateStore
from storyview.library.store import Library
from storyview.library.vectors import vector
from storyview.reader.app import StoryviewApp
from storyview.sources.opened import Opened
from storyview.text.article import Story

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Sequence
    from pathlib import Path

    from storyview.reader.screens.library import LibraryScreen

BRIDGE, FERRY, TRAINS = "The bridge at Lindhaven", "The ferry Amalia", "Night trains"
CREW = (
    "The ferry Amalia sank off Brandvik on Friday.\n\n"
    "All 38 people on board were saved, said Ingrid Solheim of the coast guard."
)
HORN = (
    "Ingrid Solheim of the coast guard said that all 38 were saved.\n\n"
    "“We heard the horn twice,” said Tomas Okafor, a fisherman at Brandvik."
)
SLEEPERS = "The council of Ostmar voted to keep the night trains for another winter."
GULLS = "Gulls have taken over the roadway of the closed bridge at Lindhaven."
APPLES = "Frost took half of the apples of Eskrova, the farmers there said on Sunday."


def _came(text: str, title: str, source: str, day: str, **fields: object) -> Incoming:
    address = f"https://{source.split()[-1].lower()}.example/{title.replace(' ', '-').lower()}"
    return Incoming(an_article(text, "x", day, title=title, source=source, **fields), address)


def fill(path: Path) -> None:
    """Three stories: of the bridge (one of its four articles is a near copy), of the ferry, of
    the trains; and two articles without a story."""
    bridge = [Incoming(article) for article in (HARBOUR, POST, WIRE)]
    bridge.append(_came(WIRE.text, "Crack shuts bridge", "Ostmar Tribune", "2024-03-06"))
    ferry = [
        _came(CREW, "Ferry sinks off Brandvik", "Nordic Courier", "2024-02-02"),
        _came(HORN, "All 38 saved", "Lindhaven Post", "2024-02-03"),
    ]
    trains = [_came(SLEEPERS, "Sleepers stay", "Ostmar Tribune", "2024-01-15")]
    single = [
        _came(GULLS, "Gulls take the roadway", "The Harbour Times", "2024-03-10"),
        _came(APPLES, "Apple harvest halves", "Nordic Courier", "2023-12-30"),
    ]
    with Library.open(path) as library:
        for articles, title in ((bridge, BRIDGE), (ferry, FERRY), (trains, TRAINS)):
            keys = [key for key, _ in library.add(articles)]
            if len(keys) == 4:
                library.assign({}, copies={keys[3]: keys[2]})
            library.make_story(keys, title)
        library.add(single)
        drafts = library.without_vector()
        library.keep_vectors({each.article: vector(each.title, each.text) for each in drafts})


@dataclass
class Shelf(Reader):
    """The library as a test sees it."""

    @property
    def library(self) -> LibraryScreen:
        assert self.app.library is not None
        return self.app.library

    @property
    def status(self) -> str:
        """What the status line of the screen that is shown says."""
        line = self.app.screen.query_one("#status")
        return line.words.strip()  # type: ignore[attr-defined,no-any-return]

    @property
    def stories(self) -> list[str]:
        """The titles in the list at the left."""
        items = self.library.list.items
        return [_title(items.at(index)) for index in range(items.total)]

    @property
    def articles(self) -> list[str]:
        """The titles in the list at the right."""
        items = self.library.articles.items
        return [_title(items.at(index)) for index in range(items.total)]

    @property
    def on(self) -> str:
        """The title that the keys are on."""
        return _title(self.library.entry)

    async def press(self, *keys: str) -> None:
        """Press keys, each once all is there that the one before asked for."""
        for key in keys:
            await self.pilot.press(key)
            await self.answered()

    async def answered(self) -> None:
        """Wait until the library has answered everything."""
        await self.settle()
        await self.until(lambda: self.app.library is None or not self.library.thread.is_waiting)
        await self.settle()

    async def has_opened(self) -> None:
        """Wait until a story is open and compared."""
        await self.until(lambda: self.app.screen is self.app.reading)
        await self.until(lambda: self.screen.people.comparison is not None)
        await self.settle()

    async def is_back(self) -> None:
        """Wait until the library is on screen."""
        await self.until(lambda: self.app.screen is self.app.library)
        await self.answered()

    def held(self) -> Library:
        """The library's file, opened a second time."""
        return Library.open(self.app.launch.paths.library)


def _title(entry: object) -> str:
    return getattr(getattr(entry, "row", entry), "title", "…")


@asynccontextmanager
async def shelf(
    folder: Path,
    size: tuple[int, int] = (120, 40),
    settings: Settings | None = None,
    notes: Sequence[str] = (),
    filled_by: Callable[[Path], None] | None = fill,
    waits: bool = True,
) -> AsyncIterator[Shelf]:
    """Open the library screen.

    Args:
        folder: Where everything is kept.
        size: Of the terminal.
        settings: Of the user.
        notes: Said at the start.
        filled_by: Fills the library in the file that it is given; nothing leaves it empty.
        waits: Whether to wait until the list is there.
    """
    paths = Paths(folder / "config", folder / "state", folder / "cache", folder / "data")
    if filled_by is not None:
        filled_by(paths.library)
    nothing = Launch(
        Opened(Story(())),
        LastOpened(()),
        paths,
        settings or Settings(),
        tuple(notes),
        StateStore(paths),
    )
    app = StoryviewApp(nothing, in_library=True)
    with (
        patch("textual.app.wait_for_idle", _at_once),
        patch("textual.pilot.wait_for_idle", _at_once),
    ):
        async with app.run_test(size=size) as pilot:
            opened = Shelf(app, pilot)
            if waits:
                await opened.until(lambda: opened.library.counts is not None)
            await opened.answered()
            yield opened
