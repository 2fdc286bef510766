"""The mouse: on the text, the rail, the people, the timeline, and the wheel."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from textual import events

from reader.bridge import COMPARISON, span, words
from reader.driving import Reader, reading
from storyview.analysis.findings import Event, EventBasis
from storyview.library.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from textual.widget import Widget


async def press_words(reader: Reader, widget: Widget, what: str, times: int = 1) -> None:
    """Click on words that stand in a widget."""
    region = widget.region
    for y, line in enumerate(reader.lines()[region.y : region.bottom]):
        x = line[region.x : region.right].find(what)
        if x >= 0:
            await reader.pilot.click(widget, offset=(x + 1, y), times=times)
            await reader.settle()
            return
    raise AssertionError(f"{what} stands nowhere in\n{reader.picture()}")


async def wheel(reader: Reader, widget: Widget, turns: int, row: int = 8) -> None:
    """Turn the wheel over a widget: towards the reader, or away if ``turns`` is negative."""
    kind = events.MouseScrollDown if turns > 0 else events.MouseScrollUp
    region = widget.region
    for _ in range(abs(turns)):
        x, y = region.x + 5, region.y + row
        event = kind(widget, x, y, 0, turns, 0, False, False, False, x, y)
        reader.screen._forward_event(event)
        await reader.settle()


async def test_pressing_a_sentence_makes_it_the_current_passage(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        await press_words(reader, reader.column("harbour"), "1968")
        assert reader.current.startswith("The bridge was built in 1968")
        assert reader.tops[0] == 0
        await press_words(reader, reader.column("wire"), "Fog is forecast")
        assert reader.columns.article_id == "wire"
        assert reader.current.startswith("Fog is forecast")
        await reader.press("backspace")
        assert reader.current.startswith("The bridge was built in 1968")


async def test_pressing_a_sentence_twice_brings_its_counterparts_beside_it(
    tmp_path: Path,
) -> None:
    async with reading(tmp_path) as reader:
        await reader.press("s", "s")
        await press_words(reader, reader.column("harbour"), "fourteen", times=2)
        here = reader.place_of("harbour", span("harbour", "crack").start)
        assert reader.place_of("post", span("post", "crack").start) == here


async def test_pressing_the_rail_goes_to_that_part_of_the_article(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        rail = reader.columns.rails[1]
        await reader.pilot.click(rail, offset=(0, rail.size.height - 2))
        await reader.settle()
        assert reader.columns.article_id == "post"
        assert reader.columns.number > 15
        assert reader.sees_current()
        await reader.pilot.click(rail, offset=(0, 2))
        await reader.settle()
        assert reader.columns.number == 0
        assert reader.tops[1] == 0


async def test_the_wheel_over_the_leading_column_reads_on(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        await wheel(reader, reader.column("harbour"), 4)
        assert reader.columns.number > 0
        await wheel(reader, reader.column("harbour"), 5)
        assert reader.tops[0] > 0
        assert reader.sees_current()
        await wheel(reader, reader.column("harbour"), -12)
        assert reader.tops[0] == 0
        assert reader.columns.number == 0


async def test_the_wheel_over_another_column_gives_it_its_own_place_until_aligned(
    tmp_path: Path,
) -> None:
    async with reading(tmp_path) as reader:
        current = reader.current
        await wheel(reader, reader.column("post"), 2)
        assert reader.current == current
        assert reader.columns.article_id == "harbour"
        assert reader.tops[1] == 6
        assert "own place (=)" in reader.picture()
        await reader.press("j")
        assert reader.tops[1] == 6, "it does not follow"
        await reader.press("equals_sign")
        assert "own place" not in reader.picture()
        assert reader.sees("post", span("post", "crack").start)


async def test_the_wheel_never_leaves_the_article(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        wire = reader.column("wire")
        await wheel(reader, wire, 3)
        assert wire.top == 0, "it is shorter than its column"
        await wheel(reader, reader.column("post"), -3)
        assert reader.tops[1] == 0


async def test_pressing_a_person_chooses_them_and_again_lets_go(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        await press_words(reader, reader.screen.people, "Chow Mei-Ling")
        assert reader.columns.choices.person == 1
        assert reader.status.startswith("Chow Mei-Ling: every mention")
        await press_words(reader, reader.screen.people, "Chow Mei-Ling")
        assert reader.columns.choices.person is None


async def test_pressing_a_date_brings_the_columns_to_it(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        await press_words(reader, reader.screen.timeline, "Tue 5 Mar")
        assert reader.columns.choices.event == 2
        assert reader.sees("post", words("post", "ferry", "Tuesday").start)


YEARS = COMPARISON._replace(
    events=tuple(
        Event(
            str(year),
            date(year, 1, 1),
            date(year, 12, 31),
            EventBasis.EXPLICIT,
            (span("harbour", "built"),),
            (words("harbour", "built", "1968"),),
        )
        for year in range(1960, 2000)
    ),
)


@pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=str)
async def test_the_wheel_shows_other_dates_and_the_one_that_is_pressed_is_chosen(
    size: tuple[int, int], tmp_path: Path
) -> None:
    async with reading(tmp_path, comparison=YEARS, size=size) as reader:
        timeline = reader.screen.timeline
        for _ in range(12):
            await wheel(reader, timeline, 1, row=0)
        row = reader.lines()[timeline.region.y : timeline.region.bottom]
        assert not any("1960" in line for line in row)
        await press_words(reader, timeline, "1973")
        assert reader.screen.timeline.comparison is not None
        assert reader.columns.choices.event is not None
        assert YEARS.timeline[reader.columns.choices.event].value == "1973"
        await wheel(reader, timeline, 60, row=0)
        assert "1999" in reader.picture()
        await wheel(reader, timeline, -60, row=0)
        assert "1960" in reader.picture()
        reader.assert_sound()


@pytest.mark.parametrize("wheeled", [0, 1, 2, 3])
async def test_every_date_on_screen_is_chosen_where_it_stands(wheeled: int, tmp_path: Path) -> None:
    async with reading(tmp_path, comparison=YEARS) as reader:
        timeline = reader.screen.timeline
        await reader.press("t", "G", "t")
        await wheel(reader, timeline, -wheeled, row=0)
        region = timeline.region
        axis = reader.lines()[region.y + 1][: region.right]
        for year in axis.split():
            at = axis.index(year)
            await reader.pilot.click(timeline, offset=(at, 2))
            await reader.settle()
            assert reader.columns.choices.event is not None
            assert YEARS.timeline[reader.columns.choices.event].value == year
            axis = reader.lines()[region.y + 1][: region.right]
            if year not in axis:
                break


async def test_pressing_beside_the_dates_chooses_none(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        timeline = reader.screen.timeline
        await reader.pilot.click(timeline, offset=(timeline.size.width - 2, 2))
        await reader.settle()
        assert reader.columns.choices.event is None


async def test_the_wheel_shows_other_people_until_somebody_else_lights_up(tmp_path: Path) -> None:
    people = tuple(COMPARISON.people[0]._replace(name=f"Person {n:02}") for n in range(30))
    async with reading(tmp_path, comparison=COMPARISON._replace(people=people)) as reader:
        panel = reader.screen.people
        assert "Person 00" in reader.picture()
        await wheel(reader, panel, 4, row=0)
        assert "Person 00" not in reader.picture()
        await press_words(reader, panel, "Person 05")
        assert reader.columns.choices.person == 5
        await wheel(reader, panel, 60, row=0)
        assert "Person 29" in reader.picture()
        await wheel(reader, panel, -60, row=0)
        assert "Person 00" in reader.picture()
        reader.assert_sound()


async def test_pressing_a_counterpart_line_goes_there(tmp_path: Path) -> None:
    async with reading(tmp_path, size=(60, 20)) as reader:
        await reader.press("j")
        await press_words(reader, reader.screen.counterparts, "Inspectors")
        assert reader.columns.article_id == "post"
        assert reader.current.startswith("Inspectors found a crack twelve")
        await reader.press("j", "j", "backspace")
        assert reader.current.startswith("Inspectors found a crack fourteen")


async def test_pressing_beside_everything_does_no_harm(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        screen = reader.screen
        for widget in (*reader.columns.columns, *reader.columns.rails, screen.people):
            for offset in ((0, 0), (0, widget.size.height - 1)):
                await reader.pilot.click(widget, offset=offset)
        for widget in (screen.timeline, screen.title_line, screen.status_line, screen.hint_line):
            await reader.pilot.click(widget, offset=(0, 0))
        await reader.settle()
        reader.assert_sound()
        assert reader.sees_current()


@pytest.mark.parametrize("size", [(120, 40), (100, 30), (80, 24)], ids=str)
async def test_the_keys_on_the_bottom_line_can_be_pressed(
    size: tuple[int, int], tmp_path: Path
) -> None:
    async with reading(tmp_path, size=size) as reader:
        line = reader.screen.hint_line if size[1] >= 30 else reader.screen.status_line
        await press_words(reader, line, "help")
        assert "Esc back" in reader.picture()
        await reader.press("escape")
        if size[1] >= 30:
            await press_words(reader, line, "j move")
            assert reader.columns.number == 1
            await press_words(reader, line, "timeline")
            assert reader.screen.focus_on == "timeline"
            await press_words(reader, line, "quit")
            assert reader.app._exit


async def test_a_pressed_key_is_the_one_that_the_settings_give(tmp_path: Path) -> None:
    settings = Settings(keys={"move.next": "x", "correct.reject": "j"})
    async with reading(tmp_path, settings=settings) as reader:
        await press_words(reader, reader.screen.hint_line, "x move")
        assert reader.columns.number == 1


async def test_an_entry_of_a_sheet_can_be_pressed(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        await reader.press("f")
        from storyview.reader.screens.sheet import SheetPane

        pane = reader.app.screen.query_one(SheetPane)
        await press_words(reader, pane, "crack twelve")
        assert reader.app.screen is reader.screen
        assert reader.columns.article_id == "post"


async def test_pressing_the_text_leaves_the_search(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        await reader.press("slash")
        await press_words(reader, reader.column("wire"), "Fog is forecast")
        assert reader.screen.prompt is None
