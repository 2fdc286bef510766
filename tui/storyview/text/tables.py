"""Tables laid out as aligned text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from unicodedata import category, east_asian_width

if TYPE_CHECKING:
    from storyview.text.article import Mark

GAP = "  "
RULE = "─"
WIDEST = 60
"""Cells. A longer text stands out of its column; else one long cell would blow up all rows."""


class Cell(NamedTuple):
    """One cell of a table."""

    text: str
    marks: tuple[Mark, ...] = ()
    """Counted from the start of the cell's text."""
    to_right: bool = False
    """Whether the text stands at the right edge of its column, as figures do."""


def cell_width(text: str) -> int:
    """How many terminal cells a text takes: wide characters two, marks and joiners none."""
    if text.isascii():
        return len(text)
    return sum(_width(character) for character in text)


def laid_out(rows: list[list[Cell]]) -> tuple[str, tuple[Mark, ...]]:
    """A table as lines of equal columns, the first row as its head, and the marks of its cells.

    The text begins with a character that is not white space.
    """
    rows = [
        [cell._replace(text=cell.text.replace("\n", " ")) for cell in row]
        for row in rows
        if any(cell.text for cell in row)
    ]
    if not rows:
        return "", ()
    columns = max(len(row) for row in rows)
    widths = [
        min(WIDEST, max(cell_width(row[column].text) for row in rows if column < len(row)))
        for column in range(columns)
    ]
    rule = GAP.join(RULE * width for width in widths if width)
    lines: list[str] = []
    marks: list[Mark] = []
    start = 0
    if not rows[0][0].text:
        lines.append(rule)
        start += len(rule) + 1
    for index, row in enumerate(rows):
        line = ""
        for width, cell in zip(widths, row, strict=False):
            if not width:
                continue
            space = " " * (width - cell_width(cell.text))
            line += space if cell.to_right else ""
            marks += [
                mark._replace(
                    start=start + len(line) + mark.start, end=start + len(line) + mark.end
                )
                for mark in cell.marks
            ]
            line += cell.text + ("" if cell.to_right else space) + GAP
        lines.append(line.rstrip())
        start += len(lines[-1]) + 1
        if index == 0 and len(rows) > 1:
            lines.append(rule)
            start += len(rule) + 1
    return "\n".join(lines), tuple(marks)


def _width(character: str) -> int:
    if category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if east_asian_width(character) in {"W", "F"} else 1
