"""What the user's settings do in the reader, and what is said of those that make no sense."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.driving import reading
from storyview.library.settings import Settings
from storyview.reader.keys import COMMANDS, Command, key_name, keys_of
from storyview.reader.library_keys import LIBRARY_COMMANDS
from storyview.reader.own_keys import textual_key

if TYPE_CHECKING:
    from pathlib import Path


async def test_remapped_keys_work_and_the_old_ones_do_not(tmp_path: Path) -> None:
    settings = Settings(keys={"move.next": "x", "look.sync": "ctrl+t,w"})
    async with reading(tmp_path, settings=settings) as reader:
        first = reader.current
        await reader.press("j", "s")
        assert reader.current == first
        assert reader.columns.sync.value == "meaning"
        await reader.press("x", "w")
        assert reader.current != first
        assert reader.columns.sync.value == "offset"
        await reader.press("ctrl+t")
        assert reader.columns.sync.value == "off"


async def test_remapped_keys_show_in_the_hints_and_in_the_help(tmp_path: Path) -> None:
    settings = Settings(keys={"move.next": "x", "rest.help": "f2"})
    async with reading(tmp_path, settings=settings) as reader:
        assert " x move " in reader.lines()[-1]
        assert "f2 help" in reader.lines()[-1].lower()
        await reader.press("f2")
        assert any(
            line.split("next passage")[0].split()[-1:] == ["x"]
            for line in reader.lines()
            if "next passage" in line
        )


async def test_keys_can_be_written_as_the_help_shows_them(tmp_path: Path) -> None:
    settings = Settings(keys={"look.people": "?", "rest.help": "Ctrl+N,PgDn", "move.next": "N"})
    async with reading(tmp_path, settings=settings, size=(200, 60)) as reader:
        await reader.press("question_mark")
        assert reader.screen.focus_on == "people"
        await reader.press("ctrl+n")
        assert "Esc back" in reader.picture()
        await reader.press("escape", "escape")
        first = reader.current
        await reader.press("N")
        assert reader.current != first


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("j", "j"),
        ("J", "J"),
        (" G ", "G"),
        ("/", "slash"),
        ("]", "right_square_bracket"),
        ("+", "plus"),
        ("question_mark", "question_mark"),
        ("Ctrl+N", "ctrl+n"),
        ("ctrl+/", "ctrl+slash"),
        ("Shift+Tab", "shift+tab"),
        ("shift+ctrl+home", "ctrl+shift+home"),
        ("PgDn", "pagedown"),
        ("Space", "space"),
        ("Esc", "escape"),
        ("↑", "up"),
        ("F2", "f2"),
        ("comma", "comma"),
        ("é", "é"),
        ("nosuchkey", None),
        ("ctrl+", None),
        ("hold+x", None),
        ("", None),
        ("\x1b[2J", None),
    ],
)
def test_every_way_to_write_a_key_is_known(written: str, key: str | None) -> None:
    assert textual_key(written) == key


@pytest.mark.parametrize("command", [*COMMANDS, *LIBRARY_COMMANDS], ids=lambda each: each.id)
def test_every_key_that_comes_along_is_known(command: Command) -> None:
    for key in keys_of(command):
        assert textual_key(key) == key
        assert textual_key(key_name(key)) == key


async def test_a_key_that_no_keyboard_has_is_told_and_the_old_ones_stay(tmp_path: Path) -> None:
    settings = Settings(keys={"move.next": "nosuchkey"})
    async with reading(tmp_path, settings=settings) as reader:
        assert "move.next: no key is called “nosuchkey”" in reader.status
        assert " j move " in reader.lines()[-1]
        first = reader.current
        await reader.press("j")
        assert reader.current != first


async def test_who_loses_a_key_to_the_settings_is_told(tmp_path: Path) -> None:
    async with reading(tmp_path, settings=Settings(keys={"move.next": "x"})) as reader:
        assert reader.status == "The key x is move.next now, and no longer correct.reject."
        first = reader.current
        await reader.press("x")
        assert reader.current != first


async def test_keys_of_an_unknown_command_are_told_with_the_nearest_one(tmp_path: Path) -> None:
    settings = Settings(keys={"look.peple": "P", "zzz": "Z"})
    async with reading(tmp_path, settings=settings, size=(200, 60)) as reader:
        assert "look.peple: the settings give it keys, but it is no command" in reader.status
        assert "did you mean look.people?" in reader.status
        assert "zzz: the settings give it keys, but it is no command" in reader.status
        await reader.press("j")
        assert "look.peple" not in reader.status


async def test_the_theme_of_the_settings_is_used(tmp_path: Path) -> None:
    async with reading(tmp_path, settings=Settings(theme="gruvbox")) as reader:
        assert reader.app.theme == "gruvbox"
        await reader.press("j")
        reader.assert_sound()
        await reader.press("T")
        assert reader.app.theme == "storyview-day"


async def test_an_unknown_theme_is_told_and_reading_begins_anyway(tmp_path: Path) -> None:
    async with reading(tmp_path, settings=Settings(theme="moonlight")) as reader:
        assert "There is no theme “moonlight”" in reader.status
        assert reader.app.theme == "storyview-night"


async def test_what_went_wrong_while_opening_is_said_once(tmp_path: Path) -> None:
    notes = ("gone.txt: no such file", "config.toml: no setting is called 'thme'")
    async with reading(tmp_path, notes=notes) as reader:
        assert all(note in reader.status for note in notes)
        await reader.press("j")
        assert not any(note in reader.status for note in notes)


@pytest.mark.parametrize("columns", [1, 2, 3])
async def test_the_settings_say_how_many_columns_stand_side_by_side(
    columns: int, tmp_path: Path
) -> None:
    async with reading(tmp_path, settings=Settings(columns=columns)) as reader:
        assert len(reader.shown) == columns


async def test_the_settings_say_how_the_columns_follow(tmp_path: Path) -> None:
    async with reading(tmp_path, settings=Settings(sync="off")) as reader:
        assert "sync: off" in reader.title
        await reader.press("j")
        assert reader.tops == [0, 0, 0]


async def test_the_settings_say_how_wide_a_line_may_be(tmp_path: Path) -> None:
    async with reading(tmp_path, settings=Settings(columns=1, measure=40)) as reader:
        assert reader.columns.column.page.width == 40


async def test_a_key_given_to_two_commands_still_does_one_of_them(tmp_path: Path) -> None:
    async with reading(tmp_path, settings=Settings(keys={"look.sync": "j"})) as reader:
        before = (reader.current, reader.columns.sync)
        await reader.press("j")
        assert (reader.current, reader.columns.sync) != before
