"""Another account of the open story: from the library, from a file, from an address; and out."""

from __future__ import annotations

import threading
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest

from reader.driving import Reader, _at_once
from reader.shelf import fill
from storyview.errors import StoryviewError
from storyview.library.launch import Launch
from storyview.library.paths import Paths
from storyview.library.reopening import open_named
from storyview.library.settings import Settings
from storyview.library.state import LastOpened, StateStore
from storyview.reader.app import StoryviewApp

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

FERRY = """\
The ferry Amalia sank off Brandvik on Friday, the coast guard said.

All 38 people on board were saved, said Ingrid Solheim of the coast guard.

“We heard the horn twice,” said Tomas Okafor, a fisherman at Brandvik.
"""
POST = """\
Ingrid Solheim of the coast guard said all 38 people on board were saved.

Tomas Okafor, a fisherman, heard the horn of the Amalia twice.
"""


@asynccontextmanager
async def reading_files(
    folder: Path, *, with_library: bool = True, things: tuple[str, ...] = ("ferry.txt", "post.txt")
) -> AsyncIterator[Reader]:
    """Two files open in the reader, and the real analysis."""
    (folder / "ferry.txt").write_text(FERRY, "utf-8")
    (folder / "post.txt").write_text(POST, "utf-8")
    paths = Paths(folder / "config", folder / "state", folder / "cache", folder / "data")
    if with_library:
        fill(paths.library)
    named = LastOpened(tuple(str(folder / thing) for thing in things))
    store = StateStore(paths)
    launch = Launch(open_named(paths.library, named), named, paths, Settings(), (), store)
    app = StoryviewApp(launch)
    with (
        patch("textual.app.wait_for_idle", _at_once),
        patch("textual.pilot.wait_for_idle", _at_once),
    ):
        async with app.run_test(size=(120, 40)) as pilot:
            reader = Reader(app, pilot)
            await compared(reader)
            yield reader


async def compared(reader: Reader) -> None:
    await reader.until(lambda: reader.screen.people.comparison is not None)
    await reader.settle()


async def has(reader: Reader, accounts: int) -> None:
    await reader.until(lambda: len(reader.app.story.articles) == accounts)
    await compared(reader)


def again(reader: Reader) -> tuple[str, ...]:
    """The ids of the articles when the story is opened the next time."""
    paths = reader.app.launch.paths
    last = StateStore(paths).last()
    assert last is not None
    return tuple(article.id for article in open_named(paths.library, last).story.articles)


def here(reader: Reader) -> tuple[str, ...]:
    return tuple(article.id for article in reader.app.story.articles)


async def test_the_library_offers_what_is_nearest_and_one_key_adds_it(tmp_path: Path) -> None:
    async with reading_files(tmp_path) as reader:
        await reader.press("j", "a")
        await reader.until(lambda: "All 38 saved" in reader.picture())
        picture = reader.picture()
        assert "Lindhaven Post · Sat 3 Feb 2024" in picture
        assert "Apple harvest halves" not in picture
        current = reader.current
        titles = [row for row in picture.splitlines() if "All 38 saved" in row or "Ferry si" in row]
        await reader.press("j", "enter")
        await has(reader, 3)
        assert reader.status == "Added; A takes it out again."
        assert reader.current == current
        assert reader.app.story.articles[2].title in titles[0]
        assert here(reader) == again(reader)
        assert len(reader.shown) == 3


async def test_what_the_reader_said_goes_along_and_stays_when_the_account_goes(
    tmp_path: Path,
) -> None:
    async with reading_files(tmp_path) as reader:
        await reader.press("j", "x", "enter")
        assert reader.status == "Rejected; u takes it back."
        before = reader.app.said.corrections
        await reader.press("a")
        await reader.until(lambda: "All 38 saved" in reader.picture())
        await reader.press("j", "enter")
        await has(reader, 3)
        assert reader.app.said.corrections == before
        assert reader.app.unfit == ()
        await reader.press("A", "j", "j", "enter")
        await has(reader, 2)
        assert reader.app.said.corrections == before
        assert here(reader) == again(reader)


async def test_a_file_of_the_same_name_is_told_apart_and_corrections_follow(
    tmp_path: Path,
) -> None:
    (tmp_path / "more").mkdir()
    other = tmp_path / "more" / "ferry.txt"
    other.write_text("The Amalia lies at forty metres, divers said on Sunday.\n", "utf-8")
    async with reading_files(tmp_path, with_library=False) as reader:
        await reader.press("j", "x", "enter")
        await reader.press("a", "enter")
        await reader.type(str(other))
        await reader.press("enter")
        await has(reader, 3)
        assert len(set(here(reader))) == 3
        assert here(reader) == again(reader)
        assert here(reader)[0] != "ferry", "its name is told apart now"
        assert reader.app.unfit == ()
        assert reader.app.said.corrections[0].quotes[0].article in here(reader)


async def test_what_cannot_be_opened_is_said_and_changes_nothing(tmp_path: Path) -> None:
    async with reading_files(tmp_path, with_library=False) as reader:
        for typed in ("nowhere.txt", "http://[", "library:9", "ftp://x.example/y"):
            await reader.press("a", "enter")
            await reader.type(typed)
            await reader.press("enter")
            await reader.until(lambda: not reader.screen.busy and reader.screen.prompt is None)
            assert reader.status
            assert len(here(reader)) == 2, typed
        await reader.press("a", "enter")
        await reader.type(str(tmp_path / "post.txt"))
        await reader.press("enter")
        await reader.settle()
        assert reader.status == "That is in the story already."


async def test_an_account_of_a_folder_is_left_out_and_can_be_put_back(tmp_path: Path) -> None:
    folder = tmp_path / "story"
    folder.mkdir()
    (folder / "one.txt").write_text(FERRY, "utf-8")
    (folder / "two.txt").write_text(POST, "utf-8")
    async with reading_files(tmp_path, things=("story",)) as reader:
        await reader.press("A", "enter")
        await has(reader, 1)
        assert here(reader) == again(reader) == ("two",)
        await reader.press("A")
        assert reader.status == "A story needs one account: this one stays."
        await reader.press("a", "j", "enter")
        await has(reader, 2)
        assert here(reader) == again(reader) == ("one", "two")


async def test_escape_stops_a_fetch_and_what_comes_late_changes_nothing(tmp_path: Path) -> None:
    asked, answer = threading.Event(), threading.Event()

    class Slow:
        def fetch(self, *_: object, **__: object) -> None:
            asked.set()
            answer.wait(20)
            raise StoryviewError("too late")

        def stop(self) -> None:
            answer.set()

    async with reading_files(tmp_path, with_library=False) as reader:
        with patch("storyview.sources.fetching.Fetcher", Slow):
            await reader.press("a", "enter")
            await reader.type("https://news.example/ferry")
            await reader.press("enter")
            await reader.until(asked.is_set)
            assert "fetching https://news.example/ferry · Esc stops" in reader.picture()
            await reader.press("j", "escape")
            assert reader.status == "Stopped; the story is as it was."
            await reader.until(answer.is_set)
            await reader.app.workers.wait_for_complete()
            await reader.settle()
        assert len(here(reader)) == 2
        assert "fetching" not in reader.picture()


async def test_a_library_that_is_damaged_is_said_in_the_sheet(tmp_path: Path) -> None:
    async with reading_files(tmp_path, with_library=False) as reader:
        path = reader.app.launch.paths.library
        path.parent.mkdir(parents=True)
        path.write_bytes(b"no library at all" * 100)
        await reader.press("a")
        await reader.until(lambda: "Looking in the library" not in reader.picture())
        assert "library.db" in reader.picture()
        assert "An address or a file" in reader.picture()


@pytest.mark.parametrize("typed", ["-", "\x00", "~", "."])
async def test_odd_names_are_harmless(tmp_path: Path, typed: str) -> None:
    async with reading_files(tmp_path, with_library=False) as reader:
        reader.app.add_thing(typed)
        await reader.until(lambda: not reader.screen.busy)
        await reader.settle()
        assert reader.app.return_code is None
