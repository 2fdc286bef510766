"""Lines of styled pieces, as strips of an exact width. Pure; widths are terminal cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size, split_graphemes
from rich.segment import Segment
from textual.strip import Strip

from storyview.reader.page import NOT_NARROW
from storyview.text.clean import clean_line, is_clean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.style import Style

Piece = tuple[str, "Style"]


class RowStrip(Strip):
    """A row of a pane. Cut to nothing it is always the same empty strip.

    Textual cuts every strip at the right of a repainted stretch to nothing, once for each row.
    """

    __slots__ = ()

    def crop(self, start: int, end: int | None = None) -> Strip:
        """The strip from cell ``start`` to cell ``end``."""
        if end is not None and end <= max(0, start):
            return NOTHING
        return super().crop(start, end)


NOTHING = Strip([], 0)


def width_of(text: str) -> int:
    """The width of ``text`` in cells."""
    return cell_len(text) if NOT_NARROW.search(text) else len(text)


def safe(text: str) -> str:
    """``text`` as it may reach the terminal: the last of two times that it is cleaned.

    The spaces around it stay.
    """
    if is_clean(text) and "\n" not in text:
        return text
    bare = clean_line(text)
    left = len(text) - len(text.lstrip(" "))
    right = len(text) - len(text.rstrip(" ")) if bare else 0
    return " " * left + bare + " " * right


def fit(text: str, width: int) -> str:
    """``text`` cut to ``width`` cells, with an ellipsis where something is cut off."""
    if width_of(text) <= width:
        return text
    if width <= 0:
        return ""
    return set_cell_size(text, width - 1).rstrip() + "…"


def index_at_cell(text: str, cell: int) -> int:
    """The index of the character of ``text`` that covers a cell."""
    if cell <= 0:
        return 0
    if not NOT_NARROW.search(text):
        return min(cell, len(text))
    used = 0
    for start, _end, cells in split_graphemes(text)[0]:
        used += cells
        if used > cell:
            return start
    return len(text)


def line(pieces: Iterable[Piece], width: int, ground: Style) -> Strip:
    """Pieces of text in a row, cut or filled to ``width`` cells."""
    segments = []
    used = 0
    for text, style in pieces:
        text = fit(safe(text), width - used)
        if text:
            segments.append(Segment(text, style))
            used += width_of(text)
    if used < width:
        segments.append(Segment(" " * (width - used), ground))
    return RowStrip(segments, width)


def justified(left: list[Piece], right: list[Piece], width: int, ground: Style) -> list[Piece]:
    """Pieces at both ends of a row of ``width`` cells; the right ones go where room is scarce."""
    needed = sum(width_of(safe(text)) for text, _ in right)
    if needed > width * 2 // 3:
        return left
    room = width - needed
    pieces: list[Piece] = []
    for text, style in left:
        text = fit(safe(text), room)
        pieces.append((text, style))
        room -= width_of(text)
    return [*pieces, (" " * room, ground), *right]
