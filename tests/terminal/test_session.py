"""A session from start to end, as a reader has it."""

from __future__ import annotations

import os
import re
import signal
from typing import TYPE_CHECKING

import pytest

from terminal.escapes import colours

if TYPE_CHECKING:
    from pathlib import Path

    from terminal.conftest import OpenTerminal
    from terminal.terminal import Terminal

pytestmark = pytest.mark.terminal

FIRST_WORDS = "Disagreements inside"
"""Of the first paragraph of the story that comes along, where no width breaks them."""
TOLD = re.compile(r"(Both|All \d|\d of \d) sources tell this")
CONTROL_C = "\x03"
ESCAPE = "\x1b"
TAB = "\t"
TOO_SMALL = "60 × 15"
"""The size that a message asks for where there is less."""
SIZES = [(80, 24), (120, 40), (200, 60)]

FERRY = (
    "The ferry Amalia sank in the harbour of Brandvik on Friday, the harbour master said.\n\n"
    "All 38 people on board were saved, said Ingrid Solheim of the coast guard.\n\n"
    "“We heard the horn twice,” said Tomas Okafor, a fisherman.\n"
)
POST = (
    "Ingrid Solheim of the coast guard said all 38 people on board were saved.\n\n"
    "The Amalia had been in the dock for repairs until Tuesday.\n\n"
    "“We heard the horn twice,” Tomas Okafor said.\n"
)
PILOT = (
    "A pilot boat reached the Amalia at noon on Friday.\n\n"
    "The harbour of Brandvik stays closed for a week.\n"
)


def passage(screen: str) -> int:
    """The number of the current passage, as its column says it."""
    found = re.search(r"\b(\d+)/\d+\b", screen)
    return int(found[1]) if found else 0


def findings_are_there(screen: str) -> object:
    return TOLD.search(screen)


def open_story(open_terminal: OpenTerminal, size: tuple[int, int] = (120, 40)) -> Terminal:
    """The story that comes along, compared."""
    terminal = open_terminal(size=size)
    terminal.wait_for(FIRST_WORDS)
    terminal.wait_for(findings_are_there)
    return terminal


def walk_to(terminal: Terminal, number: int) -> None:
    """Go on, passage by passage."""
    for reached in range(passage(terminal.screen()) + 1, number + 1):
        terminal.send("j")
        terminal.wait_for(lambda screen, wanted=reached: passage(screen) == wanted)


def assert_restored(terminal: Terminal) -> None:
    """Everything that the reader asked of the terminal has been taken back."""
    modes: dict[str, str] = {}
    for number, state in re.findall(rb"\x1b\[\?(\d+)([hl])", terminal.raw):
        modes[number.decode()] = state.decode()
    assert "1049" in modes, "the alternate screen was never entered"
    shown_or_wrapped = {"25": "h", "7": "h"}
    assert {number: modes[number] for number in modes} == {
        number: shown_or_wrapped.get(number, "l") for number in modes
    }
    asked = len(re.findall(rb"\x1b\[>\d+u", terminal.raw))
    assert asked == len(re.findall(rb"\x1b\[<\d*u", terminal.raw))
    assert terminal.modes_now == terminal.modes_before
    assert b"Traceback" not in terminal.raw


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_a_story_is_read_from_start_to_quit(
    open_terminal: OpenTerminal, size: tuple[int, int]
) -> None:
    terminal = open_story(open_terminal, size)
    if size != (80, 24):
        terminal.wait_for(lambda screen: "Timeline ──" in screen and "People ──" in screen)
        assert "Raul Ortiz" in terminal.screen()
    terminal.send("j")
    terminal.wait_for(lambda screen: passage(screen) == 2)
    terminal.send(TAB)
    terminal.wait_for(lambda screen: "/57" in screen and "/44" not in screen)
    terminal.send("?")
    terminal.wait_for("Help")
    terminal.send(ESCAPE)
    terminal.wait_for(lambda screen: "Help" not in screen)
    terminal.send("p")
    terminal.wait_for("People ━━")
    terminal.send("jp")
    terminal.wait_for(lambda screen: "People ━━" not in screen)
    if size != (80, 24):
        terminal.send("t")
        terminal.wait_for("Timeline ━━")
        terminal.send("t")
        terminal.wait_for("Timeline ──")
    terminal.send("/")
    terminal.wait_for("Search all articles")
    terminal.send("Sandweg\r")
    terminal.wait_for("“Sandweg”: 3 in ")
    terminal.send("q")
    assert terminal.wait_for_the_end() == 0
    assert_restored(terminal)


def test_the_place_is_kept_for_the_next_start(open_terminal: OpenTerminal) -> None:
    first = open_story(open_terminal)
    walk_to(first, 7)
    first.send("q")
    assert first.wait_for_the_end() == 0
    second = open_terminal()
    second.wait_for(lambda screen: passage(screen) == 7)


def test_files_stand_side_by_side_in_the_order_in_which_they_are_named(
    open_terminal: OpenTerminal, tmp_path: Path
) -> None:
    for name, text in (("courier", FERRY), ("post", POST), ("pilot", PILOT)):
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    terminal = open_terminal("post.txt", "courier.txt", "pilot.txt", size=(200, 60))
    terminal.wait_for(findings_are_there)
    terminal.wait_for("Ingrid Solheim")
    tops = [
        next(line.index(words) for line in terminal.lines if words in line)
        for words in ("had been in the dock", "The ferry Amalia", "A pilot boat")
    ]
    assert tops == sorted(tops)
    terminal.send("q")
    assert terminal.wait_for_the_end() == 0


def test_standard_input_gives_an_article_and_the_terminal_the_keys(
    open_terminal: OpenTerminal, tmp_path: Path
) -> None:
    (tmp_path / "courier.txt").write_text(FERRY, "utf-8")
    (tmp_path / "post.txt").write_text(POST, "utf-8")
    with (tmp_path / "post.txt").open("rb") as text:
        terminal = open_terminal("-", "courier.txt", stdin=text)
    terminal.wait_for("had been in the dock")
    terminal.wait_for(findings_are_there)
    terminal.send("j")
    terminal.wait_for(lambda screen: passage(screen) == 2)
    terminal.send("q")
    assert terminal.wait_for_the_end() == 0
    assert_restored(terminal)


@pytest.mark.parametrize("way", ["Ctrl+C", "SIGTERM", "SIGHUP"])
def test_however_it_ends_the_terminal_is_restored_and_the_place_kept(
    open_terminal: OpenTerminal, way: str
) -> None:
    terminal = open_story(open_terminal)
    walk_to(terminal, 3)
    if way == "Ctrl+C":
        terminal.send(CONTROL_C)
    else:
        terminal.signal(signal.Signals[way])
    terminal.wait_for_the_end()
    assert_restored(terminal)
    again = open_terminal()
    again.wait_for(lambda screen: passage(screen) == 3)


@pytest.mark.parametrize("is_controlling", [True, False], ids=["with a signal", "without"])
def test_when_the_terminal_dies_the_reader_ends_and_keeps_the_place(
    open_terminal: OpenTerminal, is_controlling: bool
) -> None:
    terminal = open_terminal(is_controlling=is_controlling)
    terminal.wait_for(FIRST_WORDS)
    terminal.wait_for(findings_are_there)
    walk_to(terminal, 3)
    terminal.hang_up()
    terminal.wait_for_the_end()
    again = open_terminal()
    again.wait_for(lambda screen: passage(screen) == 3)


def test_a_reader_that_is_stopped_gives_the_terminal_back_and_goes_on_where_it_was(
    open_terminal: OpenTerminal,
) -> None:
    terminal = open_story(open_terminal)
    walk_to(terminal, 3)
    terminal.signal(signal.SIGTSTP)
    os.waitid(os.P_PID, terminal.process.pid, os.WSTOPPED | os.WNOWAIT)
    terminal.wait_for_bytes(b"\x1b[?1049l")
    assert_restored(terminal)
    terminal.signal(signal.SIGCONT)
    terminal.wait_for(lambda _screen: terminal.raw.count(b"\x1b[?1049h") == 2)
    walk_to(terminal, 4)
    terminal.send("q")
    assert terminal.wait_for_the_end() == 0
    assert_restored(terminal)


def test_changes_of_size_keep_the_passage(open_terminal: OpenTerminal) -> None:
    terminal = open_story(open_terminal, (200, 60))
    walk_to(terminal, 6)
    words = "But the former chief of"
    assert words in terminal.screen()
    terminal.resize(80, 24)
    terminal.wait_for(lambda screen: passage(screen) == 6 and words in screen)
    terminal.resize(59, 14)
    terminal.wait_for(TOO_SMALL)
    assert "59 × 14" in terminal.screen()
    terminal.resize(120, 40)
    terminal.wait_for(lambda screen: passage(screen) == 6 and words in screen)
    assert TOO_SMALL not in terminal.screen()
    terminal.send("j")
    terminal.wait_for(lambda screen: passage(screen) == 7)
    terminal.send("q")
    assert terminal.wait_for_the_end() == 0
    assert_restored(terminal)


def test_a_terminal_that_is_too_small_from_the_start_can_be_left(
    open_terminal: OpenTerminal,
) -> None:
    terminal = open_terminal(size=(59, 14))
    terminal.wait_for(TOO_SMALL)
    terminal.send("q")
    assert terminal.wait_for_the_end() == 0
    assert_restored(terminal)


def test_without_colour_everything_is_grey(open_terminal: OpenTerminal) -> None:
    terminal = open_terminal(NO_COLOR="1")
    terminal.wait_for(FIRST_WORDS)
    terminal.wait_for(findings_are_there)
    terminal.send("p")
    terminal.wait_for("People ━━")
    terminal.send(ESCAPE)
    terminal.wait_for("People ──")
    terminal.send("?")
    terminal.wait_for("Help")
    terminal.send(ESCAPE)
    terminal.wait_for(lambda screen: "Help" not in screen)
    terminal.send("q")
    terminal.wait_for_the_end()
    greys = re.compile(r"[34]8;2;(\d+);\1;\1")
    assert {colour for colour in colours(terminal.raw) if not greys.fullmatch(colour)} == set()
