"""Saying why a command stands still: another storyview is writing to the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

WAITING = "waiting for another storyview that is writing to the library"


def told_once() -> Callable[[], None]:
    """What tells a person, the first time that it is called, what is waited for."""
    told = False

    def tell() -> None:
        nonlocal told
        if told:
            return
        told = True

        from storyview.commands.console import complain
        from storyview.commands.progress import Progress

        if Progress.current is not None:
            Progress.current.say(WAITING)  # which does not write into its line
        else:
            complain(WAITING)

    return tell
