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
    columns = max((len(row) for row in rows), default=0)
    held = [i for i in range(columns) if any(row[i].text for row in rows if i < len(row))]
    rows = [
        [row[i]._replace(text=row[i].text.replace("\n", " ")) for i in held if i < len(row)]
        for row in rows
        if any(cell.text for cell in row)
    ]
    widths = [
        min(WIDEST, max(1, *(cell_width(row[i].text) for row in rows if i < len(row))))
        for i in range(len(held))
    ]
    rule = GAP.join(RULE * width for width in widths)
    lines: list[str] = []
    marks: list[Mark] = []
    start = 0
    for index, row in enumerate(rows):
        line = ""
        inside: list[Mark] = []
        for width, cell in zip(widths, row, strict=False):
            space = " " * (width - cell_width(cell.text))
            line += space if cell.to_right else ""
            inside += [
                mark._replace(start=mark.start + len(line), end=mark.end + len(line))
                for mark in cell.marks
            ]
            line += cell.text + ("" if cell.to_right else space) + GAP
        ruled = index == 1 or (line[0] == " " and index == 0)
        if ruled:
            lines.append(rule)
            start += len(rule) + 1
        marks += [mark._replace(start=mark.start + start, end=mark.end + start) for mark in inside]
        lines.append(line.rstrip())
        start += len(lines[-1]) + 1
    return "\n".join(lines), tuple(marks)


def _width(character: str) -> int:
    if category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if east_asian_width(character) in {"W", "F"} else 1
