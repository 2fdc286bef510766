"""The eye for what steers a terminal sees everything that the hostile articles try."""

from __future__ import annotations

import pytest

from terminal.escapes import colours, commands
from terminal.hostile import TO_THE_TERMINAL


@pytest.mark.parametrize("purpose", TO_THE_TERMINAL)
def test_every_hostile_payload_is_seen(purpose: str) -> None:
    assert commands(TO_THE_TERMINAL[purpose].encode()) != set()


def test_prose_steers_nothing() -> None:
    assert commands("“He [Mayorkas] said it [is] over — 38 % of it,” … 日本 é ▀".encode()) == set()


def test_kinds_of_commands_are_told_apart() -> None:
    raw = b"\x1b[31mred\x1b[0m\x1b[3;4H\x1b[?25l\x1b]52;c;x\x07\x1bc\xc2\x9b2J\x9b"
    assert commands(raw) == {
        "CSI m", "CSI H", "CSI ?25l", "string ]52", "ESC c", "U+009B", "byte 9B"
    }  # fmt: skip


def test_colours_are_told_from_weights() -> None:
    raw = b"\x1b[1;31mred\x1b[0;4m\x1b[38;2;9;9;9;48;5;7;1m\x1b[97m"
    assert colours(raw) == {"31", "38;2;9;9;9", "48;5;7", "97"}
