"""Where everything stands on the library screen. Pure; all measures are terminal cells."""

from __future__ import annotations

from typing import NamedTuple

from storyview.reader.page_plan import Box

ROOM_FOR_TWO = 100
"""From this width on the stories and the articles of the chosen one stand side by side."""
ROOM_FOR_SPACE = 30
"""From this height on a blank line parts the entries."""


class LibraryPlan(NamedTuple):
    """Where everything stands."""

    title: Box
    stories: Box | None
    """The list at the left; nothing where only the articles are shown."""
    articles: Box | None
    """The articles of the chosen story."""
    status: Box
    hints: Box
    spaced: bool
    """Whether a blank line parts the entries."""


def plan_library(width: int, height: int, *, articles_only: bool) -> LibraryPlan:
    """Where everything stands.

    Args:
        width: Of the terminal.
        height: Of the terminal.
        articles_only: Whether, where only one list fits, it is that of the articles.
    """
    top = 2 if height >= ROOM_FOR_SPACE else 1
    rows = max(1, height - top - 2)
    whole = Box(0, top, width, rows)
    if width >= ROOM_FOR_TWO:
        left = max(48, min(92, width * 46 // 100))
        stories: Box | None = whole._replace(width=left)
        articles: Box | None = whole._replace(x=left, width=width - left)
    else:
        stories = None if articles_only else whole
        articles = whole if articles_only else None
    return LibraryPlan(
        Box(0, 0, width, 1),
        stories,
        articles,
        Box(0, height - 2, width, 1),
        Box(0, height - 1, width, 1),
        height >= ROOM_FOR_SPACE,
    )
