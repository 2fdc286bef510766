"""The reader on terminals of every size, with one to nine articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from builders import an_article
from reader.bridge import HARBOUR, a_story_of
from reader.driving import reading
from storyview.analysis.findings import Comparison
from storyview.text.article import Article, Story

if TYPE_CHECKING:
    from pathlib import Path

SIZES = [(60, 15), (79, 24), (80, 24), (100, 30), (110, 34), (120, 40), (150, 40), (200, 60)]


@pytest.mark.parametrize("size", SIZES[1:], ids=str)
async def test_nothing_overlaps_and_the_current_passage_is_visible(
    size: tuple[int, int], tmp_path: Path
) -> None:
    async with reading(tmp_path, size=size) as reader:
        for key in ("j", "j", "space", "l", "G", "p", "p", "g", "z"):
            await reader.press(key)
            await reader.idle()
            reader.assert_sound()
            assert reader.sees_current(), key


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_a_sheet_and_a_prompt_fit_on_every_screen(
    size: tuple[int, int], tmp_path: Path
) -> None:
    async with reading(tmp_path, size=size) as reader:
        for key in ("f", "question_mark", "d", "i"):
            await reader.press(key)
            reader.assert_sound()
            assert "Esc back" in reader.picture()
            await reader.press("escape")
        await reader.press("slash")
        await reader.type("ferry")
        reader.assert_sound()
        assert "ferry" in reader.lines()[reader.screen.plan().status.y]


@pytest.mark.parametrize(
    ("size", "columns", "people", "timeline"),
    [
        ((60, 15), 1, False, 0),
        ((75, 24), 1, False, 1),
        ((80, 24), 2, False, 1),
        ((110, 34), 3, True, 9),
        ((120, 40), 3, True, 9),
        ((200, 60), 3, True, 7),
    ],
    ids=str,
)
async def test_the_size_decides_what_is_on_screen(
    size: tuple[int, int], columns: int, people: bool, timeline: int, tmp_path: Path
) -> None:
    async with reading(tmp_path, size=size) as reader:
        assert len(reader.shown) == columns
        assert (reader.screen.people.region.area > 0) is people
        assert reader.screen.timeline.region.height == timeline
        assert ("chief engineer\n" in reader.picture()) is people


@pytest.mark.parametrize("count", range(1, 10))
@pytest.mark.parametrize("size", [(80, 24), (200, 60)], ids=str)
async def test_any_number_of_articles_can_be_read(
    count: int, size: tuple[int, int], tmp_path: Path
) -> None:
    async with reading(tmp_path, a_story_of(count, 24), Comparison(), size) as reader:
        for number in range(count):
            assert reader.columns.focused == number
            assert reader.columns.article_id in reader.shown
            assert reader.sees_current()
            reader.assert_sound()
            await reader.press("l")
        assert reader.columns.focused == 0
        assert f"{count} source{'s' * (count != 1)}" in reader.title
        await reader.press(str(count), "space")
        assert reader.columns.focused == count - 1
        assert reader.columns.article_id in reader.shown


async def test_the_window_of_columns_moves_no_further_than_it_must(tmp_path: Path) -> None:
    async with reading(tmp_path, a_story_of(5), Comparison()) as reader:
        assert reader.shown == ["amber", "birch", "cedar"]
        await reader.press("4")
        assert reader.shown == ["birch", "cedar", "dogwood"]
        await reader.press("2")
        assert reader.shown == ["birch", "cedar", "dogwood"]
        await reader.press("1")
        assert reader.shown == ["amber", "birch", "cedar"]


async def test_one_article_alone_has_nothing_to_be_compared_with(tmp_path: Path) -> None:
    async with reading(tmp_path, Story((HARBOUR,)), Comparison()) as reader:
        assert "There is no other account to compare with." in reader.status
        await reader.press("l", "h", "tab", "enter", "equals_sign", "v", "z", "i")
        await reader.press("escape")
        assert reader.columns.focused == 0
        reader.assert_sound()


async def test_of_one_article_alone_nothing_is_called_only_here(tmp_path: Path) -> None:
    async with reading(tmp_path, Story((HARBOUR,)), Comparison()) as reader:
        signs = {line[:1] for line in reader.lines()[3:25]}
        assert "*" not in signs


async def test_an_article_without_text_can_stand_beside_others(tmp_path: Path) -> None:
    empty = Article("empty", "", (), title="Nothing yet", source="The Blank")
    async with reading(tmp_path, Story((empty, HARBOUR)), Comparison()) as reader:
        assert "Nothing yet" in reader.picture()
        assert "This article has no text." in reader.status
        for key in ("j", "k", "down", "up", "space", "b", "G", "g", "n", "enter", "y", "i", "o"):
            await reader.press(key)
        await reader.press("right_square_bracket", "m", "equals_sign", "s")
        reader.assert_sound()
        await reader.press("l", "j")
        assert "Inspectors" in reader.current


async def test_an_article_of_code_alone_has_no_passages_and_is_still_scrolled(
    tmp_path: Path,
) -> None:
    from storyview.text.article import Block, BlockKind

    text = "\n".join(f"line_{n} = {n}" for n in range(80))
    code = Article("code", text, (Block(BlockKind.CODE, 0, len(text), language="python"),))
    async with reading(tmp_path, Story((code,)), Comparison()) as reader:
        assert "line_1 = 1" in reader.picture()
        await reader.press("G")
        assert "line_79 = 79" in reader.picture()
        await reader.press("g")
        await reader.press(*["space"] * 2)
        assert "line_40 = 40" in reader.picture()


async def test_hostile_text_reaches_the_screen_without_its_harm(tmp_path: Path) -> None:
    harm = "One \x1b]52;c;aGk=\x07 two \x9b31m three\u202e four \x07 five.\n\n" + "a\u0301" * 300
    story = Story((an_article(harm, "a"), an_article("漢字" * 400 + " 👩‍👩‍👧‍👦" * 50, "b")))
    async with reading(tmp_path, story, Comparison()) as reader:
        for key in ("j", "l", "j", "space", "v"):
            await reader.press(key)
            reader.assert_sound()
            assert not set("\x1b\x9b\x07\u202e") & set(reader.picture())


@pytest.mark.parametrize("size", [(59, 40), (120, 14), (20, 5), (1, 1)], ids=str)
async def test_a_terminal_that_is_too_small_is_told_so_and_forgets_nothing(
    size: tuple[int, int], tmp_path: Path
) -> None:
    async with reading(tmp_path) as reader:
        await reader.press("j", "l", "j")
        current = reader.current
        await reader.resize(*size)
        reader.assert_sound()
        if size[0] > 50:
            assert "storyview needs 60 × 15 cells" in reader.picture()
            assert f"this terminal has {size[0]} × {size[1]}" in reader.picture()
        await reader.resize(120, 40)
        assert reader.current == current
        assert reader.sees_current()
        assert "storyview needs" not in reader.picture()
        reader.assert_sound()


async def test_a_terminal_that_starts_too_small_can_be_made_larger(tmp_path: Path) -> None:
    async with reading(tmp_path, size=(40, 10)) as reader:
        assert "storyview needs 60 × 15" in reader.picture()
        await reader.press("j", "p", "slash", "escape", "v", "z")
        await reader.resize(120, 40)
        reader.assert_sound()
        assert reader.sees_current()


@pytest.mark.parametrize(
    ("size", "keys"),
    [
        ((60, 15), ("t", "t")),
        ((60, 15), ("z", "z")),
        ((60, 15), ("z",)),
        ((200, 60), ("v", "v")),
    ],
    ids=str,
)
async def test_keys_that_make_a_column_taller_leave_it_readable(
    size: tuple[int, int], keys: tuple[str, ...], tmp_path: Path
) -> None:
    async with reading(tmp_path, size=size) as reader:
        for key in keys:
            await reader.press(key)
            await reader.idle()
            reader.assert_sound()
            assert reader.sees_current()


async def test_another_number_of_columns_keeps_the_current_passage_on_screen(
    tmp_path: Path,
) -> None:
    async with reading(tmp_path) as reader:
        for key in ("G", "v", "v"):
            await reader.press(key)
            await reader.idle()
        assert len(reader.shown) == 2
        assert reader.sees_current()


async def test_a_terminal_can_be_made_taller(tmp_path: Path) -> None:
    async with reading(tmp_path, a_story_of(3), Comparison(), (120, 40)) as reader:
        await reader.resize(120, 50)
        reader.assert_sound()
        assert reader.sees_current()


async def test_sizes_follow_one_another_without_harm(tmp_path: Path) -> None:
    async with reading(tmp_path, size=(200, 60)) as reader:
        await reader.press("j", "j", "j")
        current = reader.current
        for width, height in ((150, 50), (110, 34), (80, 24), (60, 15), (30, 8), (100, 15)):
            await reader.resize(width, height)
            reader.assert_sound()
            assert reader.current == current
        assert reader.sees_current()


async def test_people_lie_over_the_text_where_there_is_no_room_beside_it(tmp_path: Path) -> None:
    async with reading(tmp_path, size=(80, 24)) as reader:
        assert "People" not in reader.picture()
        await reader.press("p")
        assert "People" in reader.picture()
        assert "Amara Okonjo" in reader.picture()
        reader.assert_sound()
        await reader.press("enter", "escape")
        assert " People " not in reader.picture()
        assert reader.columns.choices.person == 0


async def test_one_column_shows_the_counterparts_of_the_others_in_a_line_each(
    tmp_path: Path,
) -> None:
    async with reading(tmp_path, size=(62, 24)) as reader:
        await reader.press("j")
        lines = reader.screen.counterparts.region
        shown = reader.lines()[lines.y : lines.bottom]
        assert "Lindhaven Post" in shown[0]
        assert "= Inspectors found a crack twelve" in shown[0]
        assert "~ A crack in a bearing" in shown[1]
        await reader.press("j")
        shown = reader.lines()[lines.y : lines.bottom]
        assert all("no counterpart" in line for line in shown)


async def test_articles_that_have_no_line_of_their_own_are_counted(tmp_path: Path) -> None:
    async with reading(tmp_path, a_story_of(9, 24), Comparison(), (60, 20)) as reader:
        box = reader.screen.counterparts.region
        shown = reader.lines()[box.y : box.bottom]
        assert len(shown) < 8
        assert shown[-1].split()[:5] == f"and {9 - len(shown)} more no counterpart".split()


async def test_nothing_is_said_of_counterparts_before_they_were_looked_for(tmp_path: Path) -> None:
    async with reading(tmp_path, size=(60, 20)) as reader:
        reader.screen.set_story(reader.screen.story)
        await reader.settle()
        box = reader.screen.counterparts.region
        assert not any("no counterpart" in row for row in reader.lines()[box.y : box.bottom])


@pytest.mark.parametrize(
    "keys", [("tab",), ("2",), ("right_square_bracket", "m"), ("enter", "n")], ids="-".join
)
async def test_people_over_the_text_go_when_reading_goes_on(
    keys: tuple[str, ...], tmp_path: Path
) -> None:
    async with reading(tmp_path, size=(80, 24)) as reader:
        for key in ("p", *keys):
            await reader.press(key)
        assert "│ People " not in reader.picture()


async def test_an_event_that_only_an_article_off_screen_tells_brings_it_on_screen(
    tmp_path: Path,
) -> None:
    async with reading(tmp_path, size=(60, 20)) as reader:
        for key in ("t", "G", "enter"):
            await reader.press(key)
        assert reader.columns.article_id == "post"
        assert reader.shown == ["post"]
        assert reader.sees_current()


async def test_enter_on_a_sheet_chooses_something_that_is_on_screen(tmp_path: Path) -> None:
    async with reading(tmp_path, size=(60, 15)) as reader:
        for key in ("f", "G"):
            await reader.press(key)
        shown = " ".join(reader.picture().split())
        assert "9,000" in shown
        assert "Where accounts differ" not in shown
        await reader.press("enter")
        assert "9,000" in reader.current


async def test_a_quotation_has_its_sign_where_three_columns_stand_side_by_side(
    tmp_path: Path,
) -> None:
    async with reading(tmp_path, size=(120, 40)) as reader:
        row = next(line for line in reader.lines() if "“Nobody could tell" in line)
        assert '"' in row[:4]
