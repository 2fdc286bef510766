"""A program in a pseudo-terminal, with a terminal emulator that shows what reached the screen."""

from __future__ import annotations

import fcntl
import os
import re
import select
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyte

if TYPE_CHECKING:
    import signal
    from collections.abc import Callable, Mapping, Sequence
    from typing import IO

STORYVIEW = str(Path(sys.executable).with_name("storyview"))
"""The command as it was installed."""

SECONDS_UNTIL_GIVEN_UP = 30.0

UNKNOWN_TO_THE_EMULATOR = re.compile(rb"\x1b\[(?:[<>=][\d;]*[a-zA-Z]|\?[\d;]*\$p)")
"""Keyboard protocols and questions about modes, which pyte would take for text."""


class Terminal:
    """A program that runs in a terminal of its own, and the screen that it drew.

    Every wait has an end: what never comes fails with the screen as it is then.

    Args:
        arguments: The command; bytes where a name is no text.
        size: Columns and rows.
        environment: All of it.
        stdin: Where standard input comes from, where that is not the terminal.
        cwd: The working directory.
        is_controlling: Whether the program is told by a signal when the terminal dies.
    """

    def __init__(
        self,
        arguments: Sequence[str | bytes],
        size: tuple[int, int],
        environment: Mapping[str, str],
        stdin: IO[bytes] | int | None = None,
        cwd: Path | None = None,
        *,
        is_controlling: bool = True,
    ) -> None:
        self.raw = b""
        """Every byte that the program wrote."""
        self._master, self._slave = os.openpty()
        self._screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self._screen)
        self._drawn = 0
        self._set_size(size)
        self.modes_before = termios.tcgetattr(self._slave)

        def take_the_terminal() -> None:
            fcntl.ioctl(1, termios.TIOCSCTTY, 0)

        self.process = subprocess.Popen(
            arguments,
            stdin=self._slave if stdin is None else stdin,
            stdout=self._slave,
            stderr=self._slave,
            env=dict(environment),
            cwd=cwd,
            start_new_session=True,
            preexec_fn=take_the_terminal if is_controlling else None,  # noqa: PLW1509  # it makes one system call
        )

    # -- what goes in

    def send(self, keys: str) -> None:
        """Press keys: the bytes that a terminal sends for them."""
        os.write(self._master, keys.encode())

    def resize(self, columns: int, rows: int) -> None:
        """Change the size of the window."""
        self._draw()
        self._screen.resize(rows, columns)
        self._set_size((columns, rows))

    def _set_size(self, size: tuple[int, int]) -> None:
        columns, rows = size
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the program."""
        self.process.send_signal(number)

    def hang_up(self) -> None:
        """Let the terminal die, as when its window is closed or the line is cut."""
        self.read(0)
        os.close(self._master)
        self._master = -1

    # -- what comes out

    @property
    def lines(self) -> list[str]:
        """The rows of the screen."""
        self._draw()
        return list(self._screen.display)

    def screen(self) -> str:
        """The screen as text, without the spaces at the ends of the rows."""
        return "\n".join(line.rstrip() for line in self.lines)

    def row_with(self, words: str) -> str:
        """The first row that holds these words."""
        return next(line for line in self.lines if words in line)

    @property
    def modes_now(self) -> list[Any]:
        """How the terminal treats what is typed and written (termios)."""
        return termios.tcgetattr(self._slave)

    def wait_for(
        self, wanted: str | Callable[[str], object], seconds: float = SECONDS_UNTIL_GIVEN_UP
    ) -> str:
        """Read until words stand on the screen, or until something is true of it.

        Returns:
            The screen as it is then.

        Raises:
            AssertionError: When it does not come, or the program ends without it.
        """
        words = wanted if isinstance(wanted, str) else "what was waited for"
        found = (lambda screen: wanted in screen) if isinstance(wanted, str) else wanted
        self._wait_until(lambda: found(self.screen()), repr(words), seconds)
        return self.screen()

    def wait_for_bytes(self, wanted: bytes, seconds: float = SECONDS_UNTIL_GIVEN_UP) -> None:
        """Read until these bytes were written, without drawing them."""
        self._wait_until(lambda: wanted in self.raw, repr(wanted), seconds)

    def _wait_until(self, came: Callable[[], object], what: str, seconds: float) -> None:
        end = time.monotonic() + seconds
        while not came():
            ended = self.process.poll() is not None
            read = self.read(min(0.2, end - time.monotonic()))
            if (ended and not read) or time.monotonic() > end:
                why = f"the program ended with {self.process.returncode}" if ended else "too late"
                raise AssertionError(f"{what} never came ({why}); the screen:\n{self.screen()}")

    def wait_for_the_end(self, seconds: float = SECONDS_UNTIL_GIVEN_UP) -> int:
        """Read until the program ends; returns its exit status, negative for a signal."""
        end = time.monotonic() + seconds
        while self.process.poll() is None:
            if time.monotonic() > end:
                raise AssertionError(f"the program does not end; the screen:\n{self.screen()}")
            self.read(0.05)
        while self.read(0):
            pass
        return self.process.returncode

    def read(self, seconds: float) -> bytes:
        """Read what there is, once there is something; nothing when nothing comes in time."""
        if self._master < 0:
            time.sleep(max(0.0, seconds))  # a dead terminal says nothing; let its program end
            return b""
        ready, _, _ = select.select([self._master], [], [], max(0.0, seconds))
        if not ready:
            return b""
        try:
            data = os.read(self._master, 1 << 16)
        except OSError:  # the program has closed the terminal
            return b""
        self.raw += data
        return data

    def _draw(self) -> None:
        data = self.raw[self._drawn :]
        escape = data.rfind(b"\x1b")
        if escape >= 0 and not re.match(rb"\x1b(\[[^@-~]*[@-~]|[^\[])", data[escape:]):
            data = data[:escape]  # the rest of the command is still to come
        self._drawn += len(data)
        self._stream.feed(UNKNOWN_TO_THE_EMULATOR.sub(b"", data))

    def close(self) -> None:
        """End the program if it still runs, and let go of the terminal."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        for descriptor in (self._master, self._slave):
            if descriptor >= 0:
                os.close(descriptor)
