"""How the other columns follow, as it is seen on screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.bridge import a_story_of, span
from reader.driving import Reader, reading
from storyview.analysis.findings import Comparison
from storyview.reader.sync import reading_line

if TYPE_CHECKING:
    from pathlib import Path


def header(reader: Reader, article: str) -> str:
    """What stands over a column."""
    region = reader.column(article).region
    return reader.lines()[region.y][region.x : region.right]


async def test_a_counterpart_off_screen_comes_to_the_reading_line(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        there = span("post", "crack").start
        assert not reader.sees("post", there)
        await reader.press("j")
        line = reading_line(reader.column("post").text_height)
        assert reader.place_of("post", there) == line
        assert "= word for word" in header(reader, "post")


async def test_a_follower_without_a_counterpart_holds_still_and_says_so(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        await reader.press("j")
        top = reader.column("post").top
        await reader.press("j")
        assert reader.column("post").top == top
        assert "no counterpart" in header(reader, "post")
        assert reader.status == "* Only here: no counterpart in Lindhaven Post and unnamed outlet"


async def test_a_counterpart_that_is_near_only_lights_up(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        await reader.press("j")
        top = reader.column("post").top
        await reader.press("j", "j")
        assert "how deep it was" in reader.current
        assert reader.column("post").top == top
        assert reader.sees("post", span("post", "fear").start)


async def test_matches_that_cross_are_each_brought(tmp_path: Path) -> None:
    async with reading(tmp_path, size=(120, 34)) as reader:
        for name in ("crack", "fear", "mayor", "ferry"):
            await reader.press("right_square_bracket", "m")
            while reader.columns.passage.start != span("harbour", name).start:  # type: ignore[union-attr]
                await reader.press("n")
            assert reader.sees("post", span("post", name).start)


async def test_by_offset_the_others_move_row_by_row(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        await reader.press("s", *["space"] * 2)
        moved = reader.column("harbour").top
        post = reader.column("post")
        assert moved > 0
        assert post.top == min(moved, post.page.height - post.text_height)


async def test_with_sync_off_the_others_stand_still(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        await reader.press("s", "s", "j", "G")
        assert reader.tops[1:] == [0, 0]
        assert reader.tops[0] > 0


async def test_the_highlight_moves_on_a_still_page_and_the_page_scrolls_late(
    tmp_path: Path,
) -> None:
    async with reading(tmp_path, a_story_of(1), Comparison()) as reader:
        scrolls = 0
        for _ in range(40):
            before = reader.tops[0]
            await reader.press("j")
            assert reader.sees_current()
            scrolls += reader.tops[0] != before
        assert 0 < scrolls < 20


@pytest.mark.parametrize("size", [(80, 24), (200, 60), (100, 30), (60, 15)])
async def test_after_a_resize_the_passage_stays_on_the_reading_line(
    size: tuple[int, int], tmp_path: Path
) -> None:
    async with reading(tmp_path, a_story_of(3, 240), Comparison()) as reader:
        await reader.press("space", "space", "space", "space")
        passage = reader.columns.passage
        assert passage is not None
        await reader.resize(*size)
        assert reader.columns.passage == passage
        line = reading_line(reader.columns.column.text_height)
        assert reader.place_of("amber", passage.start) == line


def first_words(reader: Reader) -> list[str]:
    """The words on the reading line of every column on screen, or beneath it."""
    found = []
    for column in reader.columns.columns:
        if column.is_placed:
            offset = column.page.offset_at(column.top + reading_line(column.text_height))
            found.append(column.article.text[offset:][:12])
    return found


@pytest.mark.parametrize("size", [(120, 30), (110, 34), (200, 60), (30, 8)])
async def test_a_column_without_a_counterpart_keeps_its_words_when_the_size_changes(
    size: tuple[int, int], tmp_path: Path
) -> None:
    async with reading(tmp_path, a_story_of(3, 240), Comparison()) as reader:
        await reader.press("2", *["space"] * 5, "3", *["space"] * 3, "1")
        before = first_words(reader)
        place = reader.place_of("cedar", reader.column("cedar").page.offset_at(0))
        await reader.resize(*size)
        for _ in range(2):
            await reader.resize(120, 40)
        assert first_words(reader) == before
        assert reader.place_of("cedar", reader.column("cedar").page.offset_at(0)) == place
        assert reader.tops[1] > 0
        assert reader.tops[0] == 0


async def test_a_passage_keeps_its_line_when_the_terminal_was_too_small_for_a_moment(
    tmp_path: Path,
) -> None:
    async with reading(tmp_path, a_story_of(3, 240), Comparison()) as reader:
        await reader.press("j", "j", "j")
        before = reader.tops
        await reader.resize(30, 8)
        await reader.resize(120, 40)
        assert reader.tops == before


async def test_bring_says_so_when_nobody_else_tells_it(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        await reader.press("enter")
        assert reader.status == "No other account tells this: nothing to bring here."


async def test_leading_with_another_column_begins_at_the_counterpart_lit_there(
    tmp_path: Path,
) -> None:
    async with reading(tmp_path) as reader:
        await reader.press("j", "l")
        assert reader.current.startswith("Inspectors found a crack twelve")
        await reader.press("h")
        assert reader.current.startswith("Inspectors found a crack fourteen")


async def test_words_that_agree_exactly_are_bold_and_those_that_differ_are_not(
    tmp_path: Path,
) -> None:
    async with reading(tmp_path, size=(200, 60)) as reader:
        await reader.press("j", "j", "j")
        assert all(style.bold for style in reader.styles_of("Nobody could tell how"))
        assert not any(style.bold for style in reader.styles_of("told the council"))


async def test_people_of_the_passage_light_up_in_the_panel(tmp_path: Path) -> None:
    async with reading(tmp_path, size=(200, 60)) as reader:
        await reader.press("j", "j", "j")
        assert "· Amara Okonjo" in reader.picture()
        assert "· Tomasz" not in reader.picture()


async def test_the_time_of_the_passage_lights_up_in_the_timeline(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        timeline = reader.screen.timeline
        assert reader.styles_of("Mon 4 Mar", timeline) == reader.styles_of("Tue 5 Mar", timeline)
        await reader.press("j")
        assert reader.styles_of("Mon 4 Mar", timeline) != reader.styles_of("Tue 5 Mar", timeline)
        assert "2 sources" in reader.picture()


async def test_choosing_a_person_underlines_every_mention(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        assert not any(style.underline for style in reader.styles_of("Amara Okonjo"))
        await reader.press("p", "enter", "p")
        mentions = [style for style in reader.styles_of("Amara Okonjo") if style.underline]
        assert len(mentions) == 2, "one in the Times, one in the wire's account"


async def test_choosing_an_event_brings_all_columns_to_its_passages(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        await reader.press("t", "l", "enter")
        assert reader.sees("harbour", span("harbour", "crack").start)
        assert reader.sees("post", span("post", "crack").start)
        assert reader.columns.choices.event == 1


async def test_the_status_line_tells_of_a_conflict(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        await reader.press("j")
        assert reader.status == (
            "! All 3 sources tell this: word for word in Lindhaven Post, in part in unnamed outlet "
            "· accounts differ here"
        )
