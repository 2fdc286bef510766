"""When the terminal itself is gone: its window was closed, or the line to it was cut."""

from __future__ import annotations

import contextlib
import os
import select
import sys
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

HANGUP_STATUS = 129
"""The exit status that shells give for SIGHUP."""
SECONDS_TO_END = 2.0
"""How long an end in good order may take before the process ends anyway."""


def when_it_hangs_up(end: Callable[[], object], keep: Callable[[], object]) -> None:
    """End the process once standard input's terminal is gone.

    A terminal says so by SIGHUP only to the processes that it controls, and to none that ignores
    it (nohup). Whoever reads on from such a terminal reads nothing, over and over, and whoever
    writes to it waits for ever.

    Args:
        end: Ends the app in good order; called from another thread.
        keep: Keeps what must not be lost, where that did not end it in time.
    """
    try:
        terminal = sys.__stdin__.fileno() if sys.__stdin__ else -1
    except (OSError, ValueError):
        return
    if terminal < 0 or not os.isatty(terminal) or not hasattr(select, "poll"):
        return

    def watch() -> None:
        poll = select.poll()
        poll.register(terminal, 0)  # nothing but its end
        _, what = poll.poll()[0]
        if not what & (select.POLLHUP | select.POLLERR):
            return  # this system cannot tell
        with contextlib.suppress(RuntimeError):  # it is about to end by itself
            end()
        threading.Event().wait(SECONDS_TO_END)
        keep()
        os._exit(HANGUP_STATUS)

    threading.Thread(target=watch, name="hang-up", daemon=True).start()
