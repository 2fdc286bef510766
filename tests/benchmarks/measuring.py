"""What a program in a terminal costs: processor time, bytes, memory."""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from terminal.terminal import SECONDS_UNTIL_GIVEN_UP, Terminal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

SIZE = (200, 60)
QUIET = 0.03
"""Seconds without output and without processor time after which a program has finished a step."""


class Cost(NamedTuple):
    """What something took."""

    wall: float
    """Milliseconds until it was on screen."""
    cpu: float
    """Milliseconds of processor time of the whole process until then."""
    written: int
    """Bytes."""


def environment(home: Path) -> dict[str, str]:
    """Variables for a run that starts from nothing but what lies in ``home``."""
    own = {f"XDG_{kind}_HOME": str(home / kind) for kind in ("CONFIG", "STATE", "CACHE", "DATA")}
    own |= {"HOME": str(home), "TERM": "xterm-256color", "COLORTERM": "truecolor"}
    kept = ("PATH", "PYTHONPATH", "LANG", "STORYVIEW_ORIGINALS")
    return {name: os.environ[name] for name in kept if name in os.environ} | own


class Measured:
    """A program in a terminal whose processor time can be read at any moment (Linux).

    Args:
        arguments: The command.
        home: Where it keeps its files; a fresh folder if nothing is given.
        variables: More variables.
    """

    def __init__(
        self,
        arguments: Sequence[str],
        home: Path | None = None,
        variables: Mapping[str, str] | None = None,
    ) -> None:
        self._own_home = None if home else tempfile.TemporaryDirectory()
        where = home or Path(self._own_home.name if self._own_home else "")
        self._started = time.monotonic()
        self.terminal = Terminal(arguments, SIZE, environment(where) | dict(variables or {}))
        # the clock of another process, as clock_getcpuclockid(3) names it
        self._clock = (~self.terminal.process.pid << 3) | 2

    def cpu(self) -> float:
        """Milliseconds of processor time so far, of all threads."""
        return time.clock_gettime(self._clock) * 1000

    def until(self, words: str) -> Cost:
        """What it took from the start until these words were written."""
        self.terminal.wait_for_bytes(words.encode())
        return Cost((time.monotonic() - self._started) * 1000, self.cpu(), len(self.terminal.raw))

    def settle(self) -> None:
        """Wait until it neither writes nor works."""
        end = time.monotonic() + SECONDS_UNTIL_GIVEN_UP
        while time.monotonic() < end:
            before, written = self.cpu(), len(self.terminal.raw)
            self.terminal.read(QUIET)
            if self.cpu() - before < 0.3 and len(self.terminal.raw) == written:
                return
        raise AssertionError("it never comes to rest")

    def step(self, keys: str) -> Cost:
        """Press a key on a program at rest; what it takes until it rests again."""
        cpu, written, started = self.cpu(), len(self.terminal.raw), time.monotonic()
        self.terminal.send(keys)
        self.terminal.read(0.25)  # a step may have nothing to write
        wall = time.monotonic() - started
        self.settle()
        return Cost(wall * 1000, self.cpu() - cpu, len(self.terminal.raw) - written)

    def end(self) -> float:
        """End it; returns the most memory it had, in megabytes."""
        process = self.terminal.process
        status = Path(f"/proc/{process.pid}/status").read_text()
        peak = next(line for line in status.splitlines() if line.startswith("VmHWM"))
        self.terminal.close()
        if self._own_home:
            self._own_home.cleanup()
        return int(peak.split()[1]) / 1024


def python(*arguments: str) -> list[str]:
    """A command that runs the Python of the benchmarks."""
    return [sys.executable, *arguments]


def run_and_rest(arguments: Sequence[str]) -> tuple[str, float, float]:
    """Run a command to its end: what it printed, its processor time in ms, its peak in MB."""
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile() as output:
        pid = os.posix_spawn(
            arguments[0],
            arguments,
            environment(Path(folder)),
            file_actions=[(os.POSIX_SPAWN_DUP2, output.fileno(), 1)],
        )
        _, status, usage = os.wait4(pid, 0)
        if status:
            raise AssertionError(f"{arguments}: status {status}")
        output.seek(0)
        printed = output.read().decode()
    return printed, (usage.ru_utime + usage.ru_stime) * 1000, usage.ru_maxrss / 1024


def median(values: Iterable[float]) -> float:
    """The middle one."""
    return statistics.median(values)


def p95(values: Sequence[float]) -> float:
    """The value that one in twenty exceeds."""
    return statistics.quantiles(values, n=20)[-1]


def table(title: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print a table: words at the left, numbers at the right."""
    cells = [[_shown(cell) for cell in row] for row in rows]
    widths = [max(len(row[i]) for row in [list(head), *cells]) for i in range(len(head))]
    print(f"\n{title}")
    for row in [list(head), *cells]:
        first, *others = row
        padded = (cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True))
        print("  ".join([first.ljust(widths[0]), *padded]))


def _shown(cell: object) -> str:
    if isinstance(cell, float):
        return f"{cell:,.2f}" if abs(cell) < 10 else f"{cell:,.0f}"
    return f"{cell:,}" if isinstance(cell, int) else str(cell)
