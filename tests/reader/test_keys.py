"""The table of commands: whole, without a clash, and everything in it can be done."""

from __future__ import annotations

from collections import Counter

import pytest

from storyview.reader.app import StoryviewApp
from storyview.reader.jumps import Jump
from storyview.reader.keys import (
    COMMANDS,
    COMMANDS_BY_ID,
    GROUPS,
    HINTS,
    JUMP_LETTERS,
    key_name,
    keys_of,
)
from storyview.reader.screens.reading import ReadingScreen


def test_no_two_commands_share_an_id() -> None:
    assert [name for name, n in Counter(c.id for c in COMMANDS).items() if n > 1] == []
    assert len(COMMANDS_BY_ID) == len(COMMANDS)


def test_no_key_is_bound_twice() -> None:
    keys = Counter(key for command in COMMANDS for key in keys_of(command))
    assert [key for key, n in keys.items() if n > 1] == []


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_what_a_command_does_exists(command: object) -> None:
    name = command.action.partition("(")[0]  # type: ignore[attr-defined]
    owner: type = ReadingScreen
    if name.startswith("app."):
        owner, name = StoryviewApp, name.removeprefix("app.")
    assert callable(getattr(owner, f"action_{name}"))


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_a_command_has_words_and_a_group(command: object) -> None:
    assert command.title  # type: ignore[attr-defined]
    assert command.group in GROUPS  # type: ignore[attr-defined]
    assert keys_of(command)  # type: ignore[arg-type]


def test_every_group_has_a_command() -> None:
    assert {command.group for command in COMMANDS} == set(GROUPS)


def test_the_hints_name_commands() -> None:
    assert {command_id for command_id, _ in HINTS} <= set(COMMANDS_BY_ID)


def test_the_letters_after_the_brackets_are_jumps_and_no_jump_is_forgotten() -> None:
    jumps = {Jump(jump) for jump, _ in JUMP_LETTERS.values()}
    assert jumps == set(Jump) - {Jump.SEARCH}


def test_every_binding_of_the_screen_has_its_id_and_a_tooltip() -> None:
    bound = {binding.id: binding for binding in ReadingScreen.BINDINGS}  # type: ignore[union-attr]
    assert set(bound) == set(COMMANDS_BY_ID)
    assert all(binding.tooltip for binding in bound.values())  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("j", "j"),
        ("G", "G"),
        ("space", "Space"),
        pytest.param(
            "ctrl+d",
            "Ctrl+D",
        ),
        pytest.param(
            "f2",
            "F2",
        ),
        ("shift+tab", "Shift+Tab"),
        ("right_square_bracket", "]"),
        ("question_mark", "?"),
    ],
)
def test_keys_are_named_as_people_know_them(key: str, name: str) -> None:
    assert key_name(key) == name


def test_every_key_has_a_name_that_is_printed_on_it() -> None:
    for command in COMMANDS:
        for key in keys_of(command):
            assert "_" not in key_name(key), key


def test_keys_of_the_users_own_take_the_place_of_ours() -> None:
    command = COMMANDS_BY_ID["move.next"]
    assert keys_of(command, {"move.next": "x, ctrl+n ,"}) == ["x", "ctrl+n"]
    assert keys_of(command, {"move.previous": "x"}) == ["j"]
