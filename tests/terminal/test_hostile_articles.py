"""Nothing that an article, a file name or a setting holds may steer the terminal or the reader."""

from __future__ import annotations

import base64
import os
import re
from typing import TYPE_CHECKING

import pytest

from terminal.escapes import commands
from terminal.hostile import (
    ALL_TO_THE_TERMINAL,
    BRACKETS,
    TO_THE_READER,
    TO_THE_TERMINAL,
    write_story,
)

if TYPE_CHECKING:
    from pathlib import Path

    from terminal.conftest import OpenTerminal
    from terminal.terminal import Terminal

pytestmark = pytest.mark.terminal

ESCAPE = "\x1b"
COMPARED = re.compile(r"sources tell this|Only here|Too short")
IN_A_NAME = "".join(payload for payload in TO_THE_TERMINAL.values() if "\0" not in payload)
"""All that a file can be called."""


def read_everything(terminal: Terminal) -> bytes:
    """Open what shows words of the articles; returns all that was written until the end."""
    terminal.wait_for(COMPARED.search)
    for key, shown in (
        ("?", "Help"),
        ("f", "Where accounts differ"),
        ("d", "What was left out"),
        ("i", "What the match rests on"),
    ):
        terminal.send(key)
        terminal.wait_for(shown)
        terminal.send(ESCAPE)
        terminal.wait_for(lambda screen, gone=shown: gone not in screen)
    terminal.send("y")
    terminal.wait_for("Copied")
    for key, focused in (("p", "People ━━"), ("t", "Timeline ━━")):
        terminal.send(key)
        terminal.wait_for(focused)
        terminal.send("j\r")
        terminal.send(ESCAPE)
        terminal.wait_for(lambda screen, gone=focused: gone not in screen)
    terminal.send("G")
    terminal.wait_for("had been in the dock")
    terminal.send("q")
    assert terminal.wait_for_the_end() == 0
    return terminal.raw


def test_an_article_cannot_make_the_reader_send_what_a_harmless_one_does_not(
    open_terminal: OpenTerminal, tmp_path: Path
) -> None:
    write_story(tmp_path / "harmless", "")
    write_story(tmp_path / "hostile", ALL_TO_THE_TERMINAL)
    harmless = read_everything(open_terminal("harmless", size=(200, 60)))
    hostile = read_everything(open_terminal("hostile", size=(200, 60)))
    assert commands(hostile) - commands(harmless) == set()
    copied = base64.b64decode(the_only_one_copied(hostile))
    assert commands(copied) <= {"U+000A"}


def the_only_one_copied(raw: bytes) -> bytes:
    """What was sent to the clipboard, which happens once and by the reader's own key."""
    (copied,) = re.findall(rb"\x1b\]52;([^\x07]*)\x07", raw)
    return bytes(copied).removeprefix(b"c;")


def test_brackets_and_markup_are_shown_as_they_were_printed(
    open_terminal: OpenTerminal, tmp_path: Path
) -> None:
    write_story(tmp_path / "story", "")
    terminal = open_terminal("story", size=(200, 60))
    terminal.wait_for(COMPARED.search)
    assert TO_THE_READER in terminal.row_with("storyview  Ferry")
    for words in ("“He [Mayorkas] said it [is] over,”", "[@click=app.quit]press[/] [/"):
        assert words in terminal.screen()
        assert words in f"{BRACKETS} {TO_THE_READER}"


def test_what_is_typed_and_pasted_into_the_search_is_shown_but_never_obeyed(
    open_terminal: OpenTerminal, tmp_path: Path
) -> None:
    write_story(tmp_path / "story", "")
    raw = []
    on_one_line = "".join(IN_A_NAME.replace(ESCAPE, "").splitlines())
    for words in ("harmless", f"{on_one_line} {TO_THE_READER}"):
        terminal = open_terminal("story", size=(200, 60))
        terminal.wait_for(COMPARED.search)
        terminal.send("/")
        terminal.wait_for("Search all articles")
        terminal.send(f"\x1b[200~zanzibar {words}\x1b[201~")
        terminal.wait_for_bytes(b"zanzibar")
        terminal.send("\r")
        terminal.wait_for("“zanzibar")
        terminal.send("q")
        assert terminal.wait_for_the_end() == 0
        raw.append(terminal.raw)
    assert commands(raw[1]) - commands(raw[0]) == set()


def test_a_setting_or_a_problem_said_in_the_status_line_is_only_said(
    open_terminal: OpenTerminal, tmp_path: Path, home: Path
) -> None:
    write_story(tmp_path / "story", "")
    names = b"missing" + IN_A_NAME.encode() + b".txt"
    harmless = open_terminal("story/post.md", "missing.txt", size=(200, 60))
    harmless.wait_for("missing.txt")
    harmless.send("q")
    harmless.wait_for_the_end()
    settings = home / "config" / "storyview" / "config.toml"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(
        'theme = "night\\u001b]52;c;ZXZpbA==\\u0007\\u009b2J[@click=app.quit]x[/]"\n'
        '"\\u001b[2J[bold" = 3\n[keys]\n"\\u001bc[/" = "x"\n',
        "utf-8",
    )
    hostile = open_terminal("story/post.md", names, size=(200, 60))
    hostile.wait_for("missing")
    hostile.send("q")
    assert hostile.wait_for_the_end() == 0
    assert commands(hostile.raw) - commands(harmless.raw) == set()
    assert b"ZXZpbA==" not in hostile.raw


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param((b"bad" + IN_A_NAME.encode() + b".txt",), id="a missing file"),
        pytest.param((b"--bad" + IN_A_NAME.encode(),), id="an unknown option"),
        pytest.param((b"analyse", b"bad" + IN_A_NAME.encode()), id="nothing to analyse"),
        pytest.param((b"analyse", b"--format", IN_A_NAME.encode(), b"x"), id="an unknown format"),
        pytest.param((b"bad\xff\x9b\xc2\x9b2J.txt",), id="bytes that are no text"),
    ],
)
def test_complaints_are_plain_lines(
    open_terminal: OpenTerminal, arguments: tuple[bytes, ...]
) -> None:
    terminal = open_terminal(*arguments)
    assert terminal.wait_for_the_end() == 2
    assert terminal.raw.startswith(b"storyview: ")
    assert commands(terminal.raw) == {"U+000D", "U+000A"}


def test_files_that_are_no_text_are_named_but_not_shown(
    open_terminal: OpenTerminal, tmp_path: Path
) -> None:
    name = b"bad" + IN_A_NAME.replace("/", "").encode() + b".txt"
    (tmp_path / os.fsdecode(name)).write_bytes(b"\0\x1bc" * 100)
    terminal = open_terminal(name)
    assert terminal.wait_for_the_end() == 2
    assert commands(terminal.raw) == {"U+000D", "U+000A"}


@pytest.mark.parametrize("form", ["text", "json"])
def test_an_analysis_that_is_printed_is_plain_lines(
    open_terminal: OpenTerminal, tmp_path: Path, form: str
) -> None:
    write_story(tmp_path / "hostile", ALL_TO_THE_TERMINAL)
    terminal = open_terminal("analyse", "hostile", "--format", form)
    assert terminal.wait_for_the_end() == 0
    assert commands(terminal.raw) == {"U+000D", "U+000A"}
