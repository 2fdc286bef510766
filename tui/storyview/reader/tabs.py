"""What the tabs say where one column fits: a name for each article, after its number. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyview.reader.lines import fit, safe, width_of

if TYPE_CHECKING:
    from collections.abc import Sequence

GAP = "  "
LEAST_OF_A_NAME = 8
"""Cells; a name with less room than this is left out, and its number stands alone."""


def tabs(names: Sequence[str], current: int, width: int) -> tuple[str, ...]:
    """A tab for each article, in at most ``width`` cells with ``GAP`` between them.

    The current one keeps its whole name as long as it can, the others share what is left; the
    numbers, which are the keys that lead there, always stand.

    Args:
        names: What each article is called, in their order on screen.
        current: The index of the article that is read.
        width: Terminal cells.
    """
    whole = [
        safe(name) if name == f"article {number}" else f"{number} {safe(name)}"
        for number, name in enumerate(names, 1)
    ]
    numbers = [str(number) for number in range(1, len(names) + 1)]
    gaps = len(GAP) * (len(names) - 1)
    beside = sum(len(n) for i, n in enumerate(numbers) if i != current)
    own = fit(whole[current], max(len(numbers[current]), width - gaps - beside))
    if len(names) == 1:
        return (own,)
    share = (width - gaps - width_of(own)) // (len(names) - 1)
    if share < LEAST_OF_A_NAME:
        return tuple(own if i == current else number for i, number in enumerate(numbers))
    left = width - gaps - width_of(own)
    drawn = {current: own}
    others = [index for index in range(len(names)) if index != current]
    others.sort(key=lambda index: width_of(whole[index]))
    for place, index in enumerate(others):
        drawn[index] = fit(whole[index], left // (len(others) - place))
        left -= width_of(drawn[index])
    return tuple(drawn[index] for index in range(len(names)))


def tab_at(drawn: Sequence[str], cell: int) -> int | None:
    """The index of the tab that covers a cell, counted from the first tab's first cell."""
    start = 0
    for index, tab in enumerate(drawn):
        if start <= cell < start + width_of(tab):
            return index
        start += width_of(tab) + len(GAP)
    return None
