"""A terminal for each test, with a home of its own."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Protocol

import pytest

from terminal.terminal import STORYVIEW, Terminal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import IO

OF_THE_TESTER = ("XDG_", "TEXTUAL", "NO_COLOR", "COLUMNS", "LINES", "STORYVIEW")
"""How the variables begin that would make a run differ from another."""


class OpenTerminal(Protocol):
    """Start the installed storyview in a terminal; it ends with the test at the latest."""

    def __call__(
        self,
        *arguments: str | bytes | Path,
        size: tuple[int, int] = (120, 40),
        stdin: IO[bytes] | None = None,
        is_controlling: bool = True,
        **environment: str,
    ) -> Terminal: ...


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Where the storyview of this test keeps its files."""
    return tmp_path / "home"


@pytest.fixture
def open_terminal(tmp_path: Path, home: Path) -> Iterator[OpenTerminal]:
    """Starts storyview; called again it finds what it kept the time before."""
    opened: list[Terminal] = []

    def start(
        *arguments: str | bytes | Path,
        size: tuple[int, int] = (120, 40),
        stdin: IO[bytes] | None = None,
        is_controlling: bool = True,
        **environment: str,
    ) -> Terminal:
        own = {
            name: value for name, value in os.environ.items() if not name.startswith(OF_THE_TESTER)
        }
        own |= {
            f"XDG_{kind}_HOME": str(home / kind.lower())
            for kind in ("CONFIG", "STATE", "CACHE", "DATA")
        }
        own |= {
            "HOME": str(home), "TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"
        }  # fmt: skip
        words = [each if isinstance(each, bytes) else str(each) for each in arguments]
        terminal = Terminal(
            [STORYVIEW, *words],
            size,
            own | environment,
            stdin,
            tmp_path,
            is_controlling=is_controlling,
        )
        opened.append(terminal)
        return terminal

    home.mkdir()
    yield start
    for terminal in opened:
        terminal.close()
