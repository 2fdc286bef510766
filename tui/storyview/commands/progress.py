"""How far long work is: what, how many, how long.

On a terminal one line of standard error is drawn again and again; in a pipe or a log a plain
line comes now and then. Work that takes under a second says nothing.
"""

from __future__ import annotations

import contextlib
import os
import sys
import threading
import time
from typing import TYPE_CHECKING, ClassVar, Self

from storyview.commands.console import forget
from storyview.text.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType
    from typing import TextIO

QUIET_SECONDS = 1.0
"""Work that is done by then has said nothing."""
REDRAW_SECONDS = 0.2
LINE_SECONDS = 10.0
"""Between two plain lines where no line can be drawn again."""
FIRST_LINE_SECONDS = 5.0
SURE_SHARE = 0.02
"""Of the work must be done before the rest is estimated."""
ERASE_TO_END = "\x1b[K"


class Progress:
    """Tells on standard error how far work is; a context manager, so that its line goes away.

    >>> with Progress("adding dump.jsonl") as progress:
    ...     progress.show("12,400 articles", 0.48)

    shows "adding dump.jsonl: 12,400 articles, 48 %, 0:25, about 0:27 more".

    Args:
        what: The work, in a few words.
        stream: Where to tell it, standard error by default.
        now: The clock, in seconds.
    """

    current: ClassVar[Progress | None] = None
    """The one that is telling now."""

    def __init__(
        self,
        what: str,
        *,
        stream: TextIO | None = None,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._stream = sys.stderr if stream is None else stream
        self._now = now
        self._start = self._phase = now()
        self.what = what
        """The work that goes on now."""
        self._count = ""
        self._share: float | None = None
        self._drawn = False
        self._told = 0.0
        self._lock = threading.Lock()
        self._ended = threading.Event()
        self._redrawing: threading.Thread | None = None
        self._redraws = _can_redraw(self._stream)

    def __enter__(self) -> Self:
        Progress.current = self
        if self._stream is not None:
            # Some steps take long and say nothing; the clock must be seen to go on.
            self._redrawing = threading.Thread(target=self._redraw, daemon=True)
            self._redrawing.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        Progress.current = None
        self._ended.set()
        if self._redrawing is not None:
            self._redrawing.join()
        with self._lock:
            self._erase()

    def start(self, what: str) -> None:
        """Go on with other work: its count and the estimate of its time begin anew."""
        with self._lock:
            self.what, self._count, self._share = what, "", None
            self._phase = self._now()

    def show(self, count: str = "", share: float | None = None) -> None:
        """Tell how far the work is. It costs next to nothing, so it can be told at every step.

        Args:
            count: How many of what: "12,400 articles", "3 of 20 files".
            share: How much of the whole is done, from 0 to 1, where that is known.
        """
        with self._lock:
            self._count, self._share = count, share

    def say(self, line: str) -> None:
        """Write a line that stays, on standard error like the rest."""
        with self._lock:
            self._erase()
            self._write(f"storyview: {clean_line(line)}\n")

    def tick(self) -> None:
        """Draw the line again, or write the next one, if it is time to."""
        with self._lock:
            elapsed = self._now() - self._start
            if self._redraws:
                if elapsed >= QUIET_SECONDS:
                    self._draw()
            elif elapsed - self._told >= (LINE_SECONDS if self._told else FIRST_LINE_SECONDS):
                self._told = elapsed
                self._write(f"storyview: {self._line()}\n")

    def _redraw(self) -> None:
        while not self._ended.wait(REDRAW_SECONDS):
            self.tick()

    def _line(self) -> str:
        elapsed = self._now() - self._phase
        parts = [clean_line(self._count)] if self._count else []
        if self._share is not None:
            share = min(max(self._share, 0.0), 1.0)
            parts.append(f"{share:.0%}".replace("%", " %"))
        parts.append(clock(elapsed))
        if self._share is not None and SURE_SHARE <= share < 1:
            parts.append(f"about {clock(elapsed / share - elapsed)} more")
        return f"{clean_line(self.what)}: {', '.join(parts)}"

    def _draw(self) -> None:
        from rich.cells import set_cell_size

        line = self._line()
        width = _width(self._stream)
        # One cell stays free, or the terminal would go to the next row.
        self._write(f"\r{set_cell_size(line, width - 1).rstrip()}{ERASE_TO_END}")
        self._drawn = True

    def _erase(self) -> None:
        if self._drawn:
            self._write(f"\r{ERASE_TO_END}")
            self._drawn = False

    def _write(self, text: str) -> None:
        if self._stream is None:
            return
        try:
            self._stream.write(text)
            self._stream.flush()
        except (OSError, ValueError):  # nobody is there to be told
            forget(self._stream)


def clock(seconds: float) -> str:
    """A length of time as people read it off a clock.

    >>> clock(65), clock(3700)
    ('1:05', '1:01:40')
    """
    whole = round(max(seconds, 0))
    minutes, second = divmod(whole, 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"


def _can_redraw(stream: TextIO | None) -> bool:
    if stream is None or os.environ.get("TERM", "").lower() in ("", "dumb", "unknown"):
        return False
    with contextlib.suppress(ValueError):  # closed
        return stream.isatty()
    return False


def _width(stream: TextIO) -> int:
    with contextlib.suppress(OSError, ValueError):
        return os.get_terminal_size(stream.fileno()).columns or 80
    return 80
