"""A tree of elements as pieces: trafilatura's own tags, and those of HTML alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from storyview.sources.pieces import DEEPEST, Piece
from storyview.text.article import BlockKind, Mark, MarkKind
from storyview.text.tables import Cell, laid_out

if TYPE_CHECKING:
    from collections.abc import Sequence

BULLET = "•"
LONGEST_CELL = 60
"""Code points. A table with a longer cell lays out a page, or tells in sentences."""
DEEPEST_TREE = 200
"""Elements inside each other; what lies deeper is read as plain text."""
HEADINGS = {"head": 2} | {f"h{level}": level for level in range(1, 7)}
LISTS = frozenset("list ul ol dl".split())
ITEMS = frozenset("item li dt dd".split())
QUOTES = frozenset("quote blockquote".split())
CODES = frozenset("pre".split())
ROWS = ("row", "tr")
CELLS = ("cell", "td", "th")
BREAKS = frozenset("lb br hr".split())
PARAGRAPHS = frozenset(
    """
    p div section article main body html header footer figure figcaption center address details
    summary fieldset form tbody thead row tr cell td th item li dt dd
    """.split()
)
SKIPPED = frozenset("script style noscript template svg iframe graphic img button".split())
EMPHASIS = {
    "#b": MarkKind.STRONG,
    "#i": MarkKind.EMPHASIS,
    "b": MarkKind.STRONG,
    "strong": MarkKind.STRONG,
    "i": MarkKind.EMPHASIS,
    "em": MarkKind.EMPHASIS,
    "del": MarkKind.STRIKE,
    "overstrike": MarkKind.STRIKE,
}
STOPS = (".", "!", "?", "”", '"', "’", "»", ":", "…", ")")


def pieces_of(root: Any) -> list[Piece]:
    """The blocks below an element, in order; every word of it comes through."""
    writer = _Writer()
    writer.walk(root, 0)
    writer.end()
    return writer.pieces


class _Writer:
    """Collects pieces while it walks; what stands between two blocks is a paragraph."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self._parts: list[str] = []
        self._length = 0
        self._marks: list[Mark] = []
        self._breaks = 0
        self._kind = BlockKind.PARAGRAPH
        self._level = 0
        self._marker = ""
        self._lists: list[int] = []
        """For each list that is open, the number of its next item; 0 for bullets."""
        self._quotes = 0

    def walk(self, element: Any, depth: int) -> None:
        """Write an element without its tail."""
        tag = element.tag
        if not isinstance(tag, str) or tag in SKIPPED:  # comments have a function for a tag
            return
        if depth > DEEPEST_TREE:
            self._say("".join(element.itertext()))
            return
        if tag in HEADINGS:
            self._heading(element, depth)
        elif tag in LISTS:
            self._list(element, depth)
        elif tag in ITEMS and self._lists:
            self._item(element, depth)
        elif tag in QUOTES:
            if any(True for _ in _blocks_around(element)):
                self._quote(element, depth)
            else:  # trafilatura has <q>, words within a sentence, as a quote too
                self._inside(element, depth)
        elif tag == "table":
            self._table(element, depth)
        elif tag in CODES or (tag == "code" and "\n" in "".join(element.itertext()).strip()):
            self._code(element)
        elif tag in BREAKS:
            self._break(2 if tag == "hr" else 1)
        elif tag in PARAGRAPHS:
            self.end()
            self._inside(element, depth)
            self.end()
        else:
            self._inline(element, depth)

    def end(self) -> None:
        """End the paragraph that is open."""
        raw = "".join(self._parts)
        text = raw.rstrip()
        if text:
            marks = tuple(filter(None, (_trimmed(mark, text) for mark in self._marks)))
            self.pieces.append(Piece(self._kind, text, self._level, self._marker, "", marks))
            self._marker = ""
        self._parts, self._length, self._marks, self._breaks = [], 0, [], 0

    def _say(self, text: str | None) -> None:
        if not text:
            return
        words = " ".join(text.split())
        if not words:
            self._space()
            return
        if self._breaks:
            self._take_breaks(words)
        if text[0].isspace():
            self._space()
        self._add(words)
        if text[-1].isspace():
            self._space()

    def _space(self) -> None:
        if self._length and not self._breaks and not self._parts[-1][-1:].isspace():
            self._add(" ")

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _break(self, count: int) -> None:
        if self._length:
            self._breaks += count

    def _take_breaks(self, words: str) -> None:
        """One line end in a sentence is a space; two are the end of a paragraph."""
        before = "".join(self._parts[-2:]).rstrip()
        if self._breaks > 1:
            self.end()
        elif before.endswith(STOPS) and not words[:1].islower():
            while self._parts and self._parts[-1] == " ":
                self._length -= len(self._parts.pop())
            self._add("\n")
        else:
            self._breaks = 0
            self._space()
        self._breaks = 0

    def _inside(self, element: Any, depth: int) -> None:
        self._say(element.text)
        for child in element:
            self.walk(child, depth + 1)
            self._say(child.tail)

    def _inline(self, element: Any, depth: int) -> None:
        rend = str(element.get("rend", ""))
        kind = EMPHASIS.get(rend) or EMPHASIS.get(element.tag)
        if element.tag == "code":
            kind = MarkKind.CODE
        pieces, start = len(self.pieces), self._length
        if kind and self._breaks:  # the mark must begin after the line end
            self._take_breaks((element.text or "").strip())
            pieces, start = len(self.pieces), self._length
        self._inside(element, depth)
        if kind and pieces == len(self.pieces) and start < self._length:
            self._marks.append(Mark(kind, start, self._length))

    def _heading(self, element: Any, depth: int) -> None:
        self.end()
        level = HEADINGS[element.tag]
        rend = str(element.get("rend", ""))
        if rend[:1] == "h" and rend[1:] in "123456":
            level = int(rend[1:] or 2)
        kept = self._kind, self._level, self._marker
        self._kind, self._level, self._marker = BlockKind.HEADING, level, ""
        self._inside(element, depth)
        self.end()
        self._kind, self._level, self._marker = kept

    def _list(self, element: Any, depth: int) -> None:
        self.end()
        kept = self._kind, self._level, self._marker
        ordered = element.tag == "ol" or element.get("rend") == "ol"
        self._lists.append(1 if ordered else 0)
        self._inside(element, depth)
        self.end()
        self._lists.pop()
        self._kind, self._level, self._marker = kept

    def _item(self, element: Any, depth: int) -> None:
        self.end()
        number = self._lists[-1]
        self._kind = BlockKind.LIST_ITEM
        self._level = min(len(self._lists), DEEPEST)
        self._marker = f"{number}." if number else BULLET
        if number:
            self._lists[-1] += 1
        self._inside(element, depth)
        self.end()

    def _quote(self, element: Any, depth: int) -> None:
        self.end()
        kept = self._kind, self._level, self._marker
        self._quotes += 1
        self._kind, self._level = BlockKind.QUOTE, min(self._quotes, DEEPEST)
        self._marker = ""
        self._inside(element, depth)
        self.end()
        self._quotes -= 1
        self._kind, self._level, self._marker = kept

    def _table(self, element: Any, depth: int) -> None:
        self.end()
        rows = table_rows(element)
        longest = max((len(cell) for row in rows for cell in row), default=0)
        widest = max(map(len, rows), default=0)
        if widest < 2 or len(rows) < 2 or longest > LONGEST_CELL or _holds_table(element):
            self._inside(element, depth)
            self.end()
            return
        text, _ = laid_out([[Cell(cell) for cell in row] for row in rows])
        if text.strip():
            self.pieces.append(Piece(BlockKind.CODE, text, language="table"))

    def _code(self, element: Any) -> None:
        self.end()
        lines = (line.rstrip() for line in "".join(element.itertext()).split("\n"))
        text = "\n".join(lines).strip("\n")
        if text.strip():
            self.pieces.append(Piece(BlockKind.CODE, text))


def _trimmed(mark: Mark, text: str) -> Mark | None:
    """The mark without white space at its ends."""
    words = text[mark.start : mark.end]
    start = mark.start + len(words) - len(words.lstrip())
    end = start + len(words.strip())
    return mark._replace(start=start, end=end) if start < end else None


def table_rows(element: Any) -> list[list[str]]:
    """The cells of a table, each on one line; empty rows are left out."""
    rows: Sequence[list[str]] = [
        [" ".join(" ".join(cell.itertext()).split()) for cell in row.iterchildren(*CELLS)]
        for row in element.iter(*ROWS)
    ]
    return [row for row in rows if any(row)]


def _holds_table(element: Any) -> bool:
    return any(other is not element for other in element.iter("table"))


def _blocks_around(element: Any) -> Any:
    """What shows that a quote stands for itself: it is a block, or stands outside a paragraph."""
    parent = element.getparent()
    if element.tag == "blockquote" or parent is None or parent.tag not in ("p", "hi", "ref"):
        yield element
    yield from element.iter("p", "list", "ul", "ol", "div")
