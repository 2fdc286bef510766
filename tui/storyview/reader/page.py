"""An article laid out in rows for one width: what stands where, before any colour."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len, split_graphemes

from storyview.text.article import Article, Block, BlockKind, Origin
from storyview.text.tables import RULE

if TYPE_CHECKING:
    from collections.abc import Iterator

WORDS_A_MINUTE = 238
"""Silent reading of English prose (Brysbaert, 2019)."""

NOT_NARROW = re.compile(r"[^\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u2010-\u2027\u2030-\u203a€]")
"""Everything that is not certainly one cell wide."""
CODE_INDENT = 2
BREAK_WITHIN = re.compile(r"(?<=[^\W\d_])[-—–/](?=[^\W\d_])")


class RowKind(Enum):
    """What a row of a page holds."""

    TITLE = "title"
    DETAIL = "detail"
    TEXT = "text"
    BLANK = "blank"


class Row(NamedTuple):
    """One row of a page."""

    kind: RowKind
    text: str
    """What stands in the row, without indentation and marker."""
    start: int = -1
    """Where its text begins in ``Article.text``; -1 if it is none of it."""
    end: int = -1
    block: int = -1
    """The index of its block; -1 if it belongs to none."""
    indent: int = 0
    """Cells to the left of the text."""
    marker: str = ""
    """What stands in the indentation: a list item's marker, a block quote's bar."""


@dataclass(frozen=True, slots=True)
class Page:
    """The rows of an article at one width."""

    article: Article
    width: int
    rows: tuple[Row, ...]
    _starts: tuple[int, ...]
    """The start of every row that holds text of the article."""
    _numbers: tuple[int, ...]
    """The numbers of those rows."""

    @property
    def height(self) -> int:
        """How many rows there are."""
        return len(self.rows)

    def row_at(self, offset: int) -> int:
        """The row that holds a place of the text (the last one that begins at or before it)."""
        if not self._starts:
            return 0
        return self._numbers[max(0, bisect_right(self._starts, offset) - 1)]

    def rows_of(self, start: int, end: int) -> range:
        """The rows that hold ``text[start:end]``."""
        return range(self.row_at(start), self.row_at(max(start, end - 1)) + 1)

    def offset_at(self, row: int) -> int:
        """The place of the text where ``row``, or the next row that holds text, begins."""
        if not self._starts:
            return 0
        index = bisect_right(self._numbers, row) - 1
        if index < 0 or (self._numbers[index] != row and index + 1 < len(self._numbers)):
            index += 1
        return self._starts[index]


def wrap(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    """Break ``text[start:end]`` into rows of at most ``width`` cells: pairs of offsets.

    Rows break at spaces, else after a hyphen or dash between letters, else wherever they must,
    but never inside a grapheme. A grapheme wider than ``width`` stands on a row of its own.
    """
    if end - start <= width and not NOT_NARROW.search(text, start, end):
        yield start, end
        return
    for line in re.finditer(r"[^\n]+", text[start:end]):
        first, last = start + line.start(), start + line.end()
        if NOT_NARROW.search(text, first, last):
            yield from _wrap_wide(text, first, last, width)
        else:
            yield from _wrap_narrow(text, first, last, width)


def _wrap_narrow(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    while end - start > width:
        limit = start + width
        cut = text.rfind(" ", start, limit + 1)
        if cut < start + width // 2:
            within = [m.end() for m in BREAK_WITHIN.finditer(text, start + 1, limit)]
            if within and within[-1] > cut:
                yield start, within[-1]
                start = within[-1]
                continue
        if cut <= start:
            yield start, limit
            start = limit
            continue
        yield start, cut
        start = cut
        while start < end and text[start] == " ":
            start += 1
    if start < end:
        yield start, end


def _wrap_wide(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    line = text[start:end]
    graphemes, _ = split_graphemes(line)
    begin = used = 0
    break_end = break_next = used_at_break = 0
    after_blank = False
    for first, last, cells in graphemes:
        blank = line[first:last] == " "
        if used + cells > width and first > begin and not blank:
            if break_end > begin:
                yield start + begin, start + break_end
                begin, used = break_next, used - used_at_break
            if used + cells > width and first > begin:
                yield start + begin, start + first
                begin, used = first, 0
            break_end = begin
        if blank and first == begin:
            begin = last
            continue
        used += cells
        if blank or cells == 2:
            if not (blank and after_blank):
                break_end = first if blank else last
            break_next, used_at_break = last, used
        after_blank = blank
    if line[begin:].strip(" "):
        yield start + begin, start + len(line.rstrip(" "))


def _indent(block: Block, hanging: dict[int, int]) -> tuple[int, str]:
    """Cells at the left of a block, and what stands in them.

    ``hanging`` holds how far the items of each level are indented: a further paragraph of an item
    stands beneath the first, without a marker of its own.
    """
    if block.kind is BlockKind.LIST_ITEM:
        outer = 2 * max(0, block.level - 1)
        if not block.marker:
            return hanging.get(block.level, outer + 2), ""
        marker = f"{block.marker} "
        hanging[block.level] = outer + len(marker)
        return hanging[block.level], marker
    if block.kind is BlockKind.QUOTE:
        return 2 * max(1, block.level), "│ " * max(1, block.level)
    return 0, ""


def reading_minutes(article: Article) -> int:
    """How long the article takes to read, in minutes, at least one."""
    return max(1, round(len(article.text.split()) / WORDS_A_MINUTE))


def details(article: Article) -> str:
    """What stands beneath the headline: authors, date, reading time."""
    parts = []
    if article.authors:
        parts.append(", ".join(article.authors))
    if article.published:
        parts.append(f"{article.published:%a} {article.published.day} {article.published:%b %Y}")
    else:
        parts.append("date unknown")
    parts.append(f"{reading_minutes(article)} min")
    if article.title_origin is Origin.MADE:
        parts.append("no headline")
    return " · ".join(parts)


def lay_out(article: Article, width: int) -> Page:
    """Lay an article out in rows of at most ``width`` cells."""
    rows: list[Row] = []
    text = article.text
    blocks = list(enumerate(article.blocks))
    if article.title_is_in_text:
        number, block = blocks.pop(0)
        rows.extend(
            Row(RowKind.TITLE, text[a:b], a, b, number)
            for a, b in wrap(text, block.start, block.end, width)
        )
    else:
        title = article.title or "Untitled"
        rows.extend(Row(RowKind.TITLE, title[a:b]) for a, b in wrap(title, 0, len(title), width))
    detail = details(article)
    rows.extend(Row(RowKind.DETAIL, detail[a:b]) for a, b in wrap(detail, 0, len(detail), width))
    rows.append(Row(RowKind.BLANK, ""))
    before: Block | None = None
    hanging: dict[int, int] = {}
    for number, block in blocks:
        if before is not None and not (
            block.kind is BlockKind.LIST_ITEM and before.kind is BlockKind.LIST_ITEM
        ):
            quoted = block.kind is BlockKind.QUOTE and before.kind is BlockKind.QUOTE
            rows.append(
                Row(RowKind.BLANK, "", indent=2, marker="│ ") if quoted else Row(RowKind.BLANK, "")
            )
        before = block
        indent, marker = _indent(block, hanging)
        room = max(8, width - indent)
        if block.kind is BlockKind.CODE:
            lay_lines = _table_rows if block.language == "table" else _code_rows
            rows.extend(lay_lines(text, block, number, width))
            continue
        for place, (a, b) in enumerate(wrap(text, block.start, block.end, room)):
            shown = marker if place == 0 or block.kind is BlockKind.QUOTE else ""
            rows.append(Row(RowKind.TEXT, text[a:b], a, b, number, indent, shown))
    numbers = [number for number, row in enumerate(rows) if row.start >= 0]
    return Page(
        article,
        width,
        tuple(rows),
        tuple(rows[number].start for number in numbers),
        tuple(numbers),
    )


def _table_rows(text: str, block: Block, number: int, width: int) -> Iterator[Row]:
    """The lines of a table; one that is too wide goes on beneath itself, further in."""
    room = width - CODE_INDENT
    further = min(CODE_INDENT + 4, width // 2)
    position = block.start
    for line in text[block.start : block.end].split("\n"):
        begin, end = position, position + len(line)
        position = end + 1
        if set(line) <= {RULE, " "}:
            end = min(end, begin + room)
        pieces = [(begin, end)]
        if cell_len(text[begin:end]) > room:
            pieces = [
                (a, b) for a, b in wrap(text, begin, end, width - further) if text[a:b].strip()
            ]
        for place, (a, b) in enumerate(pieces):
            indent = further if place else CODE_INDENT
            yield Row(RowKind.TEXT, text[a:b], a, b, number, indent)


def _code_rows(text: str, block: Block, number: int, width: int) -> Iterator[Row]:
    position = block.start
    for line in text[block.start : block.end].split("\n"):
        begin = position
        position += len(line) + 1
        if not line.strip():
            yield Row(RowKind.TEXT, "", begin, begin, number, CODE_INDENT)
            continue
        pieces, _ = split_graphemes(line)
        used = 0
        first = 0
        for a, _b, cells in pieces:
            if used + cells > width - CODE_INDENT and a > first:
                yield Row(
                    RowKind.TEXT, line[first:a], begin + first, begin + a, number, CODE_INDENT
                )
                first, used = a, 0
            used += cells
        end = begin + len(line)
        yield Row(RowKind.TEXT, line[first:], begin + first, end, number, CODE_INDENT)
