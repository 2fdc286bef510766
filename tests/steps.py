"""How much work something is, counted instead of timed: the same on every machine."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import storyview

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType
    from typing import Any

HERE = storyview.__path__[0]


def steps(work: Callable[[], object]) -> int:
    """How many lines of the product ``work`` runs, a line of a loop each time round."""
    count = 0

    def line(frame: FrameType, event: str, value: Any) -> Callable[..., Any]:
        nonlocal count
        count += event == "line"
        return line

    def call(frame: FrameType, event: str, value: Any) -> Callable[..., Any] | None:
        return line if frame.f_code.co_filename.startswith(HERE) else None

    before = sys.gettrace()
    sys.settrace(call)
    try:
        work()
    finally:
        sys.settrace(before)
    return count
