"""What speed rests on, counted: no machine's noise can spoil it."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from benchmarks.made_articles import write_articles
from drawing import drawn_app
from storyview.sources.bundled import bundled_story

if TYPE_CHECKING:
    from pathlib import Path

WORDS = 10_000
MOST_STRIPS = 100

FIRST_SCREEN = """
import sys
from storyview import cli
def picture(launch):
    from storyview.reader.app import StoryviewApp
    StoryviewApp(launch)
    return 0
import storyview.reader.app
storyview.reader.app.run_reader = picture
from storyview.commands import terminal
terminal.need_a_terminal = terminal.take_keys_from_the_terminal = lambda: None
assert cli.main(sys.argv[1:]) == 0
print(*sys.modules)
"""

NOT_FOR_THE_FIRST_SCREEN = {
    "pygments.lexers": "code fences on screen",
    "trafilatura": "web pages",
    "lxml": "web pages",
    "ftfy": "text that was decoded as something else",
    "charset_normalizer": "files that are no UTF-8",
    "markdown_it": "Markdown that needs a parser",
    "urllib3": "addresses",
    "feedparser": "feeds",
    "sqlite3": "nothing yet",
    "textual.widgets._markdown": "nothing",
    "storyview.analysis.compare": "the comparison, which comes after the text",
    "storyview.reports.schema": "export",
    "storyview.reports.plain": "export",
}
"""What the first screen does without, and what it is for."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three long articles, and a home in which their comparison is kept for the next test."""
    folder = tmp_path_factory.mktemp("long")
    write_articles(folder / "news", WORDS)
    return folder


async def test_a_step_that_scrolls_three_columns_makes_few_strips(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with drawn_app([folder / "news"], folder / "home", monkeypatch) as (app, pilot, drawing):
        assert app.reading is not None
        columns = app.reading.columns
        await pilot.press(*["j"] * 12)
        counts = []
        scrolled = [0, 0, 0]
        for _ in range(40):
            tops = [column.top for column in columns.columns]
            drawing.start_again()
            await pilot.press("j")
            await pilot.pause()
            counts.append(drawing.strips)
            assert drawing.written
            for index, column in enumerate(columns.columns):
                scrolled[index] += column.top != tops[index]
        assert min(scrolled) >= 3, "the steps did not scroll what they were to scroll"
        assert max(counts) <= MOST_STRIPS


async def test_rows_that_were_seen_before_are_not_made_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with drawn_app([folder / "news"], folder / "home", monkeypatch) as (_, pilot, drawing):
        await pilot.press(*["j"] * 12, *["k"] * 12)
        await pilot.pause()
        drawing.start_again()
        await pilot.press("j")
        await pilot.pause()
        assert drawing.strips <= MOST_STRIPS


async def test_moving_the_highlight_on_a_still_page_writes_a_fraction_of_a_scroll(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with drawn_app([folder / "news"], folder / "home", monkeypatch) as (app, pilot, drawing):
        assert app.reading is not None
        columns = app.reading.columns
        await pilot.press("s", "s")  # the others stand still
        await pilot.press("j")
        tops = [column.top for column in columns.columns]
        drawing.start_again()
        await pilot.press("j")
        await pilot.pause()
        assert [column.top for column in columns.columns] == tops
        still = drawing.written
        await pilot.press("s")
        await pilot.press("space")
        drawing.start_again()
        await pilot.press("space")
        await pilot.pause()
        assert [column.top for column in columns.columns] != tops
        assert 0 < still < drawing.written / 5


@pytest.mark.parametrize("named", ["the story that comes along", "text files"])
def test_the_first_screen_imports_only_what_it_shows(tmp_path: Path, named: str) -> None:
    things = [str(bundled_story())]
    if named == "text files":
        things = []
        for name in ("courier", "post"):
            (tmp_path / f"{name}.txt").write_text("The ferry Amalia sank on Friday.\n", "utf-8")
            things.append(str(tmp_path / f"{name}.txt"))
    kinds = ("CONFIG", "STATE", "CACHE", "DATA")
    home = {f"XDG_{kind}_HOME": str(tmp_path / kind) for kind in kinds}
    result = subprocess.run(
        [sys.executable, "-c", FIRST_SCREEN, *things],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | home,
    )
    imported = set(result.stdout.split())
    assert "textual.app" in imported
    assert sorted(imported & set(NOT_FOR_THE_FIRST_SCREEN)) == []
