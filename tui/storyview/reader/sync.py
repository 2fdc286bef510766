"""How the other columns follow the one that leads. Pure; all measures are rows.

When the current passage has a counterpart the follower brings it near the reading line; when it
has none the follower holds still. Nothing is interpolated across matches, which may cross.
"""

from __future__ import annotations

from enum import StrEnum


class Sync(StrEnum):
    """How followers follow."""

    MEANING = "meaning"
    """By what the current passage says."""
    OFFSET = "offset"
    """Row by row."""
    OFF = "off"

    def next(self) -> Sync:
        """The mode after this one, in the order in which the key steps through them."""
        order = list(Sync)
        return order[(order.index(self) + 1) % len(order)]


def reading_line(height: int) -> int:
    """The row of a view of ``height`` rows where the eye rests: about a third down."""
    return max(0, (height - 1) // 3)


def clamp_top(top: int, height: int, page_height: int) -> int:
    """The nearest scroll position that a page of ``page_height`` rows allows."""
    return max(0, min(top, page_height - height))


def bring_to(row: int, line: int, height: int, page_height: int) -> int:
    """The scroll position that puts ``row`` of the page on ``line`` of the view, if it can."""
    return clamp_top(row - line, height, page_height)


def line_after_resize(line: int, before: int, height: int) -> int:
    """The line of a view of ``height`` rows for what stood on ``line`` of one of ``before`` rows.

    The reading line stays the reading line; another line stays where it is, if that is well in
    view.
    """
    if line == reading_line(before) or not 0 <= line <= height * 2 // 3:
        return reading_line(height)
    return line


def follow_by_meaning(
    top: int, height: int, page_height: int, counterpart: range | None, line: int
) -> int:
    """Where a follower scrolls so that its counterpart of the current passage can be read.

    It holds still without a counterpart, and when the counterpart is on screen in full and its
    first row is no more than a third of a screen away from ``line``.
    """
    if counterpart is None:
        return clamp_top(top, height, page_height)
    first, last = counterpart.start, counterpart.stop - 1
    if top <= first and last < top + height and abs(first - top - line) <= max(1, height // 3):
        return clamp_top(top, height, page_height)
    return bring_to(first, line, height, page_height)


def follow_by_offset(top: int, moved: int, height: int, page_height: int) -> int:
    """Where a follower scrolls when the leader has moved by ``moved`` rows."""
    return clamp_top(top + moved, height, page_height)


def scroll_late(top: int, height: int, page_height: int, passage: range) -> int:
    """Where the leading column scrolls when the current passage has moved: as late as it can.

    The page stands still while the passage is wholly in the view, a little below its top and
    above its last quarter; then the passage goes to the reading line.
    """
    first, last = passage.start, passage.stop - 1
    above = first >= top + min(3, height // 6) or top == 0
    below = last < top + height - height // 4 or top >= page_height - height
    if above and below and first >= top and first < top + height:
        return clamp_top(top, height, page_height)
    return bring_to(first, reading_line(height), height, page_height)


def row_to_read(top: int, height: int, page_height: int, row: int, moved: int) -> tuple[int, int]:
    """Scroll the leading column by ``moved`` rows: the new scroll position and the row to read.

    The row to read lies on the reading line, except near the ends of the page, where the page
    stands and the row walks.
    """
    row = max(0, min(row + moved, page_height - 1))
    line = reading_line(height)
    wanted = clamp_top(top + moved, height, page_height)
    if wanted == clamp_top(row - line, height, page_height):
        return wanted, row
    if moved > 0:
        return clamp_top(max(top, row - line), height, page_height), row
    return clamp_top(min(top, row - line), height, page_height), row
