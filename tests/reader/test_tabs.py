"""Where one column fits, its tabs name the articles."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.bridge import STORY, a_story_of
from reader.driving import reading
from storyview.analysis.findings import Comparison
from storyview.reader.lines import width_of
from storyview.reader.tabs import GAP, tab_at, tabs
from storyview.text.article import Story

if TYPE_CHECKING:
    from pathlib import Path

NAMES = ("Harbour Times", "Lindhaven Post", "unnamed outlet")


def test_every_article_is_named_after_its_number() -> None:
    assert tabs(NAMES, 0, 80) == ("1 Harbour Times", "2 Lindhaven Post", "3 unnamed outlet")


def test_an_article_that_only_has_a_number_has_it_once() -> None:
    assert tabs(("Harbour Times", "article 2"), 0, 80) == ("1 Harbour Times", "article 2")


def test_the_article_that_is_read_keeps_its_name_longest() -> None:
    assert tabs(NAMES, 1, 45) == ("1 Harbour T…", "2 Lindhaven Post", "3 unnamed ou…")
    assert tabs(NAMES, 1, 30) == ("1", "2 Lindhaven Post", "3")
    assert tabs(NAMES, 1, 16) == ("1", "2 Lindhav…", "3")


@given(
    st.lists(st.text("abc船 ", min_size=1, max_size=40), min_size=1, max_size=9),
    st.integers(0, 8),
    st.integers(40, 80),
)
def test_the_tabs_fit_and_each_is_found_where_it_stands(
    names: list[str], current: int, width: int
) -> None:
    drawn = tabs(names, current % len(names), width)
    assert width_of(GAP.join(drawn)) <= width
    start = 0
    for index, tab in enumerate(drawn):
        assert tab.startswith(str(index + 1))
        assert tab_at(drawn, start) == index
        assert tab_at(drawn, start + width_of(tab)) is None
        start += width_of(tab) + len(GAP)


@pytest.mark.parametrize("size", [(60, 15), (75, 30)], ids=str)
async def test_a_narrow_screen_says_which_articles_there_are(
    size: tuple[int, int], tmp_path: Path
) -> None:
    async with reading(tmp_path, size=size) as reader:
        assert "1 Harbour Times" in reader.lines()[1]
        assert " 2" in reader.lines()[1]
        assert " 3" in reader.lines()[1]
        await reader.press("z")
        assert reader.lines()[1].startswith(" The Harbour Times")
        await reader.press("z")
        await reader.resize(120, 40)
        assert reader.lines()[1].startswith(" The Harbour Times")


async def test_a_retold_article_is_called_that_in_its_tab(tmp_path: Path) -> None:
    retold = Story(tuple(replace(article, retold=True) for article in STORY.articles))
    async with reading(tmp_path, retold, size=(60, 20)) as reader:
        assert "1 Harbour Times · retold  2 L" in reader.lines()[1]
        await reader.press("l")
        assert "2 Lindhaven Post · retold  3 u" in reader.lines()[1]


async def test_pressing_a_tab_reads_on_in_that_article(tmp_path: Path) -> None:
    async with reading(tmp_path, a_story_of(9, 24), Comparison(), (60, 20)) as reader:
        for number in (9, 4, 1):
            at = reader.lines()[1].index(str(number))
            await reader.pilot.click(offset=(at, 1))
            await reader.settle()
            assert reader.columns.focused == number - 1
            assert f"{number} " in reader.lines()[1]
