"""The terminal that a screen is drawn on and takes keys from."""

from __future__ import annotations

import os
import sys

from storyview.errors import StoryviewError

DUMB = ("dumb", "unknown")
"""Terminals for which Rich makes up a size of its own, so that a drawing would never be done."""


INSTEAD = "storyview analyse PATH... prints the comparison as plain lines"


def need_a_terminal(instead: str = INSTEAD) -> None:
    """Make sure that there is a terminal to draw on.

    Args:
        instead: What does without one, for the hint.

    Raises:
        StoryviewError: If there is none, or one that knows no movement.
    """
    for stream in (sys.stdout, sys.stderr):  # Textual draws on the second and measures the first
        if stream is None or not stream.isatty():
            raise StoryviewError(
                "the reader needs a terminal to draw on",
                hint=instead,
            )
    kind = os.environ.get("TERM", "")
    if kind.lower() in DUMB:
        raise StoryviewError(
            f"a terminal of the kind {kind!r} cannot be drawn on",
            hint=instead,
        )


def take_keys_from_the_terminal() -> None:
    """Make the terminal standard input again, where the articles or nothing came from there.

    Raises:
        StoryviewError: If there is no terminal.
    """
    if sys.stdin is not None and sys.stdin.isatty():
        return
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError:
        raise StoryviewError(
            "there is no terminal to take keys from",
            hint="storyview analyse - prints the comparison as plain lines",
        ) from None
    if terminal != 0:
        os.dup2(terminal, 0)
        os.close(terminal)
