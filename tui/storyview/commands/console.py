"""What a command prints: its answer on standard output, its complaints on standard error."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING

from storyview.errors import StoryviewError

if TYPE_CHECKING:
    from typing import TextIO


def answer(text: str) -> int:
    """Write to standard output as UTF-8, whatever the locale says; returns the status 0.

    Raises:
        StoryviewError: If it is closed, or its disk is full.
        BrokenPipeError: If whoever read it has read enough.
    """
    if sys.stdout is None:
        raise StoryviewError("standard output is closed")
    try:
        sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        forget(sys.stdout)
        raise StoryviewError(
            f"cannot be written ({error.strerror})", where="standard output"
        ) from None
    return 0


def complain(what: object) -> None:
    """One line on standard error, with nothing in it that could steer a terminal."""
    from storyview.text.clean import clean_line

    if sys.stderr is None:  # for ``print`` that would mean standard output
        return
    try:
        print(f"storyview: {clean_line(str(what))}", file=sys.stderr, flush=True)
    except OSError:  # there is nowhere left to say that nothing can be said
        forget(sys.stderr)


def forget(stream: TextIO) -> None:
    """Let what a stream could not write go nowhere.

    The interpreter tries it again at its end, and would complain and give another exit status.
    """
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
