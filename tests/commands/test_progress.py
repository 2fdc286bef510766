"""How far long work is, on a terminal and in a pipe."""

from __future__ import annotations

import io
import os
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storyview.commands.progress import ERASE_TO_END, Progress, clock


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


class FakeTerminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def terminal_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")


def a_progress(stream: io.StringIO) -> tuple[Progress, Clock]:
    now = Clock()
    return Progress("adding dump.jsonl", stream=stream, now=now), now


def test_work_under_a_second_says_nothing() -> None:
    for stream in (io.StringIO(), FakeTerminal()):
        progress, now = a_progress(stream)
        now.seconds += 0.9
        progress.show("20 articles", 0.5)
        progress.tick()
        assert stream.getvalue() == ""


def test_a_terminal_sees_one_line_with_what_how_many_and_how_long() -> None:
    stream = FakeTerminal()
    progress, now = a_progress(stream)
    now.seconds += 25
    progress.show("12,400 articles", 0.5)
    progress.tick()
    assert stream.getvalue() == (
        f"\radding dump.jsonl: 12,400 articles, 50 %, 0:25, about 0:25 more{ERASE_TO_END}"
    )
    now.seconds += 1
    progress.tick()
    assert "\n" not in stream.getvalue()


def test_the_line_is_gone_at_the_end_and_makes_way_for_what_stays() -> None:
    stream = FakeTerminal()
    progress, now = a_progress(stream)
    with progress:
        now.seconds += 2
        progress.tick()
        progress.say("dump.jsonl, line 3: not JSON")
        now.seconds += 2
        progress.tick()
    written = stream.getvalue()
    assert f"\r{ERASE_TO_END}storyview: dump.jsonl, line 3: not JSON\n" in written
    assert written.endswith(f"\r{ERASE_TO_END}")


def test_a_pipe_gets_a_plain_line_now_and_then() -> None:
    stream = io.StringIO()
    progress, now = a_progress(stream)
    for _ in range(60):
        now.seconds += 0.5
        progress.show("7 articles")
        progress.tick()
    lines = stream.getvalue().splitlines()
    assert lines == [
        f"storyview: adding dump.jsonl: 7 articles, {told}" for told in ("0:05", "0:15", "0:25")
    ]


def test_a_terminal_that_knows_no_movement_is_written_to_like_a_pipe(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TERM", "dumb")
    stream = FakeTerminal()
    progress, now = a_progress(stream)
    now.seconds += 6
    progress.tick()
    assert stream.getvalue() == "storyview: adding dump.jsonl: 0:06\n"


def test_new_work_has_its_own_time() -> None:
    stream = FakeTerminal()
    progress, now = a_progress(stream)
    now.seconds += 60
    progress.start("finding stories")
    now.seconds += 3
    progress.tick()
    assert stream.getvalue().startswith("\rfinding stories: 0:03")


def test_a_line_fits_the_terminal_and_is_clean() -> None:
    stream = FakeTerminal()
    now = Clock()
    progress = Progress("adding 新聞" * 30 + "\x1b[2J", stream=stream, now=now)
    now.seconds += 2
    progress.tick()
    drawn = stream.getvalue().removeprefix("\r").removesuffix(ERASE_TO_END)
    assert "\x1b" not in drawn
    assert sum(2 if ord(each) > 255 else 1 for each in drawn) <= 79


def test_nobody_to_tell_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    with Progress("adding") as progress:
        progress.show("1 article")
        progress.say("gone")
        progress.tick()
    read_end, write_end = os.pipe()
    os.close(read_end)
    with os.fdopen(write_end, "w") as broken:
        now = Clock()
        progress = Progress("adding", stream=broken, now=now)
        now.seconds += 10
        progress.tick()
        progress.say("gone")
        os.dup2(os.open(os.devnull, os.O_WRONLY), broken.fileno())


@given(st.floats(0, 1e6))
@settings(deadline=None)
def test_a_clock_says_every_second(seconds: float) -> None:
    parts = [int(part) for part in clock(seconds).split(":")]
    assert sum(part * 60**place for place, part in enumerate(reversed(parts))) == round(seconds)
