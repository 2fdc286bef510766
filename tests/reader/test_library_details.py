"""What the reader says of an article of the library is the library's from then on."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest

from reader.shelf import BRIDGE, FERRY, Shelf, shelf
from storyview.errors import StoryviewError
from storyview.library.records import Filter
from storyview.text.article import Origin

if TYPE_CHECKING:
    from pathlib import Path


async def _open_ferry(reader: Shelf) -> int:
    await reader.press("down")
    assert reader.on == FERRY
    await reader.press("enter")
    await reader.has_opened()
    return int(reader.columns.article_id.removeprefix("library:article/"))


async def _say(reader: Shelf, down: int, words: str) -> None:
    for key in ("D", *["down"] * down, "enter", *["backspace"] * 60):
        await reader.pilot.press(key)
    await reader.type(words)
    await reader.pilot.press("enter")
    await reader.settle()


@pytest.mark.parametrize(
    ("down", "typed", "detail", "said"),
    [
        (0, "Ferry overdue", "title", "Ferry overdue"),
        (1, "Courier", "source", "Courier"),
        (2, "Ada Byron and Li Wei", "authors", ("Ada Byron", "Li Wei")),
        (3, "2 March 2024", "published", "2024-03-02"),
    ],
)
async def test_the_library_keeps_what_the_reader_says_and_u_takes_it_back(
    tmp_path: Path, down: int, typed: str, detail: str, said: object
) -> None:
    async with shelf(tmp_path) as reader:
        number = await _open_ferry(reader)

        def listed() -> object:
            with reader.held() as library:
                found = getattr(library.row(number), detail)
            return found.isoformat() if detail == "published" else found

        def shown() -> tuple[object, Origin]:
            article = reader.app.story.article(f"library:article/{number}")
            return getattr(article, detail), getattr(article, f"{detail}_origin")

        before, before_shown = listed(), shown()
        await _say(reader, down, typed)
        assert shown()[1] is Origin.GIVEN
        await reader.until(lambda: listed() == said)
        await reader.until(lambda: reader.status.startswith("Kept in the library"))
        assert reader.app.said.given == ()
        assert shown()[1] is Origin.GIVEN
        await reader.press("u")
        assert shown() == before_shown
        await reader.until(lambda: listed() == before)
        with reader.held() as library:
            assert getattr(library.article(number), f"{detail}_origin") is before_shown[1]


async def test_taking_back_brings_the_word_of_before(tmp_path: Path) -> None:
    async with shelf(tmp_path) as reader:
        number = await _open_ferry(reader)
        for words in ("One", "Two"):
            await _say(reader, 0, words)
            await reader.until(lambda: reader.status.startswith("Kept in the library"))
        await reader.press("u")

        def listed() -> str:
            with reader.held() as library:
                return library.row(number).title

        await reader.until(lambda: listed() == "One")
        assert reader.app.story.article(f"library:article/{number}").title == "One"


async def test_list_and_search_of_the_library_see_it(tmp_path: Path) -> None:
    async with shelf(tmp_path) as reader:
        await _open_ferry(reader)
        await _say(reader, 0, "Zeppelin overdue")
        await reader.until(lambda: reader.status.startswith("Kept in the library"))
        with reader.held() as library:
            found = [hit.row.title for hit in library.search(Filter(words="zeppelin"))]
        assert found == ["Zeppelin overdue"]
        await reader.press("q")
        await reader.is_back()
        await reader.until(lambda: "Zeppelin overdue" in reader.articles)
        assert BRIDGE in reader.stories


async def test_what_the_library_cannot_keep_stays_with_the_reader(tmp_path: Path) -> None:
    async with shelf(tmp_path) as reader:
        number = await _open_ferry(reader)
        name = f"library:article/{number}"
        refused = StoryviewError("the library may not be written", where="x", hint="y")
        with patch("storyview.library.editing.edit_in", side_effect=refused):
            await _say(reader, 1, "Courier")
            await reader.until(lambda: reader.status.startswith("Kept for this story only"))
        assert reader.status == "Kept for this story only: the library may not be written."
        assert reader.app.story.article(name).source == "Courier"
        assert reader.app.launch.store.kept(reader.app.launch.named).given == (
            (name, "source", "Courier"),
        )
        await reader.press("u")
        assert reader.app.story.article(name).source != "Courier"


async def test_what_is_taken_back_on_its_way_is_taken_back_in_the_library(tmp_path: Path) -> None:
    async with shelf(tmp_path) as reader:
        number = await _open_ferry(reader)
        path = reader.app.launch.paths.library
        with reader.held() as library:
            before = library.row(number).title
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            await _say(reader, 0, "Ferry overdue")
            assert reader.app.story.article(f"library:article/{number}").title == "Ferry overdue"
            await reader.press("u")
            assert reader.app.story.article(f"library:article/{number}").title == before
            other.execute("ROLLBACK")

        def is_done() -> bool:
            with closing(sqlite3.connect(path)) as third:
                steps = third.execute("SELECT what FROM journal WHERE what LIKE 'editing%'")
                return len(steps.fetchall()) == 2

        await reader.until(is_done)
        with reader.held() as library:
            assert library.row(number).title == before
        assert reader.app.said.given == ()
