"""The whole article in one cell's width: where its matches and conflicts lie, and where you are.

Pure. A cell is two halves; a half stands for one row of the page, or for several where the page
is longer than the rail.
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Half(IntEnum):
    """What half a cell shows; of several, the greatest wins."""

    NOTHING = 0
    SHARED = 1
    ONLY_HERE = 2
    CONFLICT = 3
    PERSON = 4
    HIT = 5
    COUNTERPART = 6
    CURRENT = 7


def halves_of(rows: Sequence[Half], page_height: int, rail_height: int) -> list[Half]:
    """What the ``2 * rail_height`` halves of a rail show, for the rows of a page.

    Args:
        rows: For each row of the page what it holds.
        page_height: The number of rows.
        rail_height: In cells.
    """
    count = 2 * rail_height
    halves = [Half.NOTHING] * count
    scale = max(page_height, count)
    for number, half in enumerate(rows):
        if half:
            place = number * count // scale
            if half > halves[place]:
                halves[place] = half
    return halves


def lay_over(halves: list[Half], rows: Iterable[int], half: Half, page_height: int) -> None:
    """Let ``half`` win at the places of some rows of the page."""
    scale = max(page_height, len(halves))
    for number in rows:
        place = min(len(halves) - 1, number * len(halves) // scale)
        halves[place] = max(halves[place], half)


def cells_in_view(top: int, height: int, page_height: int, rail_height: int) -> range:
    """The cells of the rail that stand for what is on screen."""
    count = 2 * rail_height
    scale = max(page_height, count)
    first = top * count // scale
    last = max(first, (min(top + height, page_height) - 1) * count // scale)
    return range(first // 2, last // 2 + 1)


def row_at_cell(cell: int, page_height: int, rail_height: int) -> int:
    """The row of the page that a cell of the rail stands for."""
    count = 2 * rail_height
    scale = max(page_height, count)
    return min(page_height - 1, -(-2 * cell * scale // count))
