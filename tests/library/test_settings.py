"""Settings: a mistake costs that one setting and gets a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storyview.library.settings import Settings, load_settings

if TYPE_CHECKING:
    from pathlib import Path


def loaded(tmp_path: Path, content: str) -> tuple[Settings, tuple[str, ...]]:
    path = tmp_path / "config.toml"
    path.write_text(content, "utf-8")
    return load_settings(path)


def test_without_a_file_everything_is_as_it_comes(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "config.toml") == (Settings(), ())


def test_every_setting_can_be_set(tmp_path: Path) -> None:
    content = """
theme = "nord"
columns = 2
measure = 60
sync = "off"
animation = true

[keys]
move.next = "j,down"
"move.back" = "u"
quit = ["q", "ctrl+q"]
"""
    expected = Settings(
        "nord", 2, 60, "off", True, {"move.next": "j,down", "move.back": "u", "quit": "q,ctrl+q"}
    )
    assert loaded(tmp_path, content) == (expected, ())


def test_an_unknown_setting_is_answered_with_the_nearest(tmp_path: Path) -> None:
    got, notes = loaded(tmp_path, 'colums = 2\nsync = "offset"\n')
    assert got == Settings(sync="offset")
    assert notes == ("config.toml: no setting is called 'colums'; did you mean 'columns'?",)


def test_an_unknown_setting_like_no_other_gets_no_guess(tmp_path: Path) -> None:
    assert loaded(tmp_path, "zzz = 2\n")[1] == ("config.toml: no setting is called 'zzz'",)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('columns = "two"', "a whole number from 1 to 9"),
        ("columns = true", "a whole number from 1 to 9"),
        ("columns = 0", "a whole number from 1 to 9"),
        ("measure = 2000", "a whole number from 34 to 200"),
        ('sync = "sideways"', '"meaning", "offset" and "off"'),
        ("sync = [1]", '"meaning", "offset" and "off"'),
        ("animation = 1", "true or false"),
        ("theme = 3", "the name of a theme"),
        ("keys = 3", "a table"),
    ],
)
def test_a_wrong_value_costs_only_itself(tmp_path: Path, line: str, expected: str) -> None:
    other = "animation = true" if not line.startswith("animation") else 'theme = "nord"'
    got, notes = loaded(tmp_path, f"{line}\n{other}\n")
    assert got in (Settings(animation=True), Settings(theme="nord"))
    assert len(notes) == 1
    assert expected in notes[0]


def test_keys_that_are_no_text_cost_only_that_action(tmp_path: Path) -> None:
    got, notes = loaded(tmp_path, '[keys]\nquit = 3\nhelp = []\nsearch = "/"\n')
    assert got.keys == {"search": "/"}
    assert len(notes) == 2


@pytest.mark.parametrize(
    "content",
    [
        b"theme = ",
        b"\xff\xfe\x00",
        b"a = " + b"[" * 100_000,
        b"x" * 2_000_000,
        b"a=1\na=2\n",
        b"[keys]\n" + b"a." * 9_000 + b"a=1",
    ],
    ids=["cut off", "not UTF-8", "nested", "huge", "twice", "dotted"],
)
def test_a_broken_file_is_a_note(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(content)
    got, notes = load_settings(path)
    assert got == Settings()
    assert len(notes) == 1
    assert notes[0].startswith(f"{path}: settings not read")
    assert "\n" not in notes[0]


def test_a_folder_in_the_place_of_the_file_is_a_note(tmp_path: Path) -> None:
    got, notes = load_settings(tmp_path)
    assert got == Settings()
    assert "not a file" in notes[0]


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_bytes(b'\xef\xbb\xbftheme = "nord"\n')
    assert load_settings(tmp_path / "config.toml") == (Settings(theme="nord"), ())


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200))
def test_no_bytes_are_fatal(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "config.toml").write_bytes(content)
    load_settings(tmp_path / "config.toml")
