"""Every command by its name, behind the colon."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.command import CommandPalette

from reader.driving import reading
from storyview.reader.keys import COMMANDS

if TYPE_CHECKING:
    from pathlib import Path


async def test_a_command_that_is_chosen_by_name_is_done(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        first = reader.current
        await reader.press("colon")
        await reader.until(lambda: CommandPalette.is_open(reader.app))
        await reader.type("next passage")
        await reader.until(lambda: "Next passage" in reader.picture())
        await reader.press("enter")
        await reader.until(lambda: reader.current != first)
        assert not CommandPalette.is_open(reader.app)


@pytest.mark.parametrize("action", ["app.command_palette", "app.change_theme"])
async def test_control_c_closes_the_palette_as_escape_does(action: str, tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        await reader.app.run_action(action)
        await reader.until(lambda: CommandPalette.is_open(reader.app))
        await reader.type("the")
        await reader.press("ctrl+c")
        await reader.until(lambda: not CommandPalette.is_open(reader.app))
        assert reader.app.is_running
        await reader.press("ctrl+c")
        assert reader.app._exit


async def test_every_command_is_there_once_and_can_be_run(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        offered = list(reader.app.get_system_commands(reader.screen))
        titles = [each.title for each in offered]
        assert len(set(titles)) == len(titles)
        wanted = {c.title.lower() for c in COMMANDS if c.id not in ("find.palette", "rest.escape")}
        assert wanted <= {title.lower() for title in titles}
        for each in offered:
            if each.title not in ("Quit", "Theme: choose"):
                await each.callback()  # type: ignore[misc]
                await reader.settle()
                await reader.press("escape")
                assert reader.app.screen is reader.screen, each.title
        reader.assert_sound()


async def test_another_theme_from_the_palette_recolours_everything(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        before = {style.bgcolor for _, style in reader.rows()[10] if style}
        reader.app.theme = "solarized-light"
        await reader.settle()
        for row in reader.rows():
            assert not before & {style.bgcolor for text, style in row if style and text.strip()}
