"""An article as Markdown, such that reading it gives the same text, blocks and marks.

The inverse of ``markdown.markdown_blocks``, for nearly all articles; whoever needs it to be exact
reads the result again and looks. What could be read as markup is escaped, and nothing else, so
that the file stays good to read as it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from storyview.text.article import BlockKind, MarkKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storyview.text.article import Block, Mark

FENCE = "```"
APART = "<!-- -->"
"""Stands between two lists that would be one, and is nothing to a reader."""
SIGNS = {MarkKind.EMPHASIS: "*", MarkKind.STRONG: "**", MarkKind.STRIKE: "~~"}

_ESCAPED = re.compile(
    r"[\\`*<]"  # escapes, code, emphasis, HTML
    r"|(?<![^\W_])_|_(?![^\W_])"  # emphasis, but not inside a word
    r"|](?=[(\[:])"  # links and where they lead; other brackets are words
    r"|~(?=~)|(?<=~)~"  # strikethrough
    r"|&(?=#?\w+;)"  # characters by their names
)
_AT_LINE_START = re.compile(r"#{1,6}(?=\s|$)|>|[-+](?=\s|$)|[-=](?=[-=\s]*$)|(?:~|`){3}")
_NUMBERED = re.compile(r"(\d{1,9})([.)])(?=\s|$)")


def as_markdown(text: str, blocks: Sequence[Block], marks: Sequence[Mark] = ()) -> str:
    """The Markdown of a text with its blocks and marks; spans are code points into ``text``."""
    parts: list[str] = []
    open_items: list[int] = []
    """How far the content of each open list item is indented, the outermost first."""
    before: Block | None = None
    for block in blocks:
        inside = [mark for mark in marks if block.start <= mark.start and mark.end <= block.end]
        if block.kind is not BlockKind.LIST_ITEM:
            open_items.clear()
        if before is not None:
            parts.append(_between(before, block))
        parts.append(_written(text, block, inside, open_items))
        before = block
    return "".join(parts) + "\n" if parts else ""


def _between(before: Block, block: Block) -> str:
    """What parts two blocks: a blank line, and more where two would be read as one."""
    if before.kind is block.kind is BlockKind.LIST_ITEM:
        if before.level == block.level and block.marker and not _continues(before, block):
            return f"\n\n{APART}\n\n"
        return "\n" if block.marker else "\n\n"
    if before.kind is block.kind is BlockKind.QUOTE and before.level == block.level:
        return f"\n{'>' * block.level}\n"
    if before.kind is BlockKind.LIST_ITEM or block.kind is BlockKind.CODE:
        return f"\n\n{APART}\n\n" if before.kind is BlockKind.LIST_ITEM else "\n\n"
    return "\n\n"


def _continues(before: Block, block: Block) -> bool:
    """Whether an item can stand in the list of the one before."""
    if before.marker[:-1].isdigit() and block.marker[:-1].isdigit():
        return int(block.marker[:-1]) == int(before.marker[:-1]) + 1
    return before.marker[:-1].isdigit() == block.marker[:-1].isdigit() or not before.marker


def _written(text: str, block: Block, marks: Sequence[Mark], open_items: list[int]) -> str:
    if block.kind is BlockKind.CODE:
        code = text[block.start : block.end]
        longest = max((len(run) for run in re.findall("`{3,}", code)), default=2)
        fence = "`" * max(len(FENCE), longest + 1)
        return f"{fence}{block.language}\n{code}\n{fence}"
    written = _inline(text, block, marks)
    match block.kind:
        case BlockKind.HEADING:
            heading = written.replace("\\\n", " ")
            ended = re.sub(r"(?<!\\)(#+)$", r"\\\1", heading)
            return f"{'#' * min(max(block.level, 1), 6)} {ended}"
        case BlockKind.CAPTION:
            return f"![{written}]()"
        case BlockKind.QUOTE:
            sign = "> " * max(block.level, 1)
            return "\n".join(sign + line for line in _line_starts(written))
        case BlockKind.LIST_ITEM:
            return _item(block, written, open_items)
        case _:
            return "\n".join(_line_starts(written))


def _item(block: Block, written: str, open_items: list[int]) -> str:
    sign = {"•": "-", "": ""}.get(block.marker, block.marker)
    del open_items[max(block.level, 1) - (1 if sign else 0) :]
    indent = open_items[-1] if open_items else 0
    lines = _line_starts(written)
    lead = " " * indent
    if sign:
        open_items.append(indent + len(sign) + 1)
        return f"{lead}{sign} " + f"\n{lead}{' ' * (len(sign) + 1)}".join(lines)
    return lead + f"\n{lead}".join(lines)


def _line_starts(written: str) -> list[str]:
    """The lines of a paragraph, with what would begin a block there escaped."""
    lines = []
    for line in written.split("\n"):
        if _AT_LINE_START.match(line):
            line = f"\\{line}"
        lines.append(_NUMBERED.sub(r"\1\\\2", line, count=1) if line[:1].isdigit() else line)
    return lines


def _inline(text: str, block: Block, marks: Sequence[Mark]) -> str:
    """A block's text with its marks as signs."""
    code = [mark for mark in marks if mark.kind is MarkKind.CODE]
    openings: dict[int, list[str]] = {}
    closings: dict[int, list[str]] = {}
    for mark in marks:  # by start, the longer first: so inner ones open later and close earlier
        if mark.kind is MarkKind.CODE:
            fence = "`" * (_longest_run(text[mark.start : mark.end]) + 1)
            space = " " if "`" in text[mark.start : mark.end] else ""
            opening, closing = fence + space, space + fence
        elif mark.kind is MarkKind.LINK:
            address = re.sub(r"([<>\\])", r"\\\1", mark.address)
            opening, closing = "[", f"](<{address}>)"
        else:
            opening = closing = SIGNS[mark.kind]
        openings.setdefault(mark.start, []).append(opening)
        closings.setdefault(mark.end, []).insert(0, closing)
    cuts = sorted({block.start, block.end, *openings, *closings})
    pieces: list[str] = []
    for start, end in zip(cuts, [*cuts[1:], block.end], strict=True):
        pieces += closings.get(start, [])
        pieces += openings.get(start, [])
        as_it_is = any(mark.start <= start < mark.end for mark in code)
        pieces.append(text[start:end] if as_it_is else _escaped(text, start, end))
    return "".join(pieces)


def _escaped(text: str, start: int, end: int) -> str:
    pieces: list[str] = []
    place = start
    for found in _ESCAPED.finditer(text, start, end):
        pieces += [text[place : found.start()], "\\", found.group()]
        place = found.end()
    return "".join([*pieces, text[place:end]]).replace("\n", "\\\n")


def _longest_run(text: str) -> int:
    return max((len(run) for run in re.findall("`+", text)), default=0)
