"""The installed library in a terminal: from the shell to a story and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.shelf import BRIDGE, TRAINS, fill
from terminal.test_session import ESCAPE, assert_restored

if TYPE_CHECKING:
    from pathlib import Path

    from terminal.conftest import OpenTerminal

pytestmark = pytest.mark.terminal


@pytest.mark.parametrize("size", [(80, 24), (200, 60)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_a_story_is_found_read_and_left(
    open_terminal: OpenTerminal, home: Path, size: tuple[int, int]
) -> None:
    fill(home / "data" / "storyview" / "library.db")
    terminal = open_terminal("library", size=size)
    terminal.wait_for(BRIDGE)
    terminal.send("/horn\r")
    terminal.wait_for("heard the horn twice")
    terminal.send("\r")
    terminal.wait_for("sync: meaning")
    terminal.wait_for("All 38 saved")
    terminal.send("q")
    terminal.wait_for("Articles with “horn”")
    terminal.send(ESCAPE)
    terminal.wait_for(TRAINS)
    terminal.send("q")
    assert terminal.wait_for_the_end() == 0
    assert_restored(terminal)
    again = open_terminal(size=size)
    again.wait_for("All 38 saved")
    again.send("L")
    again.wait_for(BRIDGE)
    again.send("q")
    again.wait_for("sync: meaning")
    again.send("Q")
    assert again.wait_for_the_end() == 0
    assert_restored(again)


def test_an_empty_library_opens(open_terminal: OpenTerminal) -> None:
    terminal = open_terminal("library")
    terminal.wait_for("The library is empty.")
    terminal.send("q")
    assert terminal.wait_for_the_end() == 0
    assert_restored(terminal)
