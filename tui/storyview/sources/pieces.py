"""Blocks on their way from the worker to an article: plain data that fits into JSON.

What the parsers of pages, PDFs and documents find is not written down as Markdown and parsed
again: nothing that an article prints can then be mistaken for markup.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from storyview.text.article import Block, BlockKind, Mark, MarkKind
from storyview.text.clean import clean
from storyview.text.repair import repair

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

WIDE = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Letters of scripts that are written without spaces between words, or with few."""
BETWEEN = "\n\n"
HEAD = 5
"""Pieces: where a headline may be printed twice."""
DEEPEST = 6
"""Of lists and quotations; what lies deeper is shown there."""


class Piece(NamedTuple):
    """A block before it has its place; its marks are counted from its start."""

    kind: BlockKind
    text: str
    level: int = 0
    marker: str = ""
    language: str = ""
    marks: tuple[Mark, ...] = ()


class Placed(NamedTuple):
    """A text, its blocks and marks, and what was repaired."""

    text: str
    blocks: tuple[Block, ...]
    marks: tuple[Mark, ...]
    notes: tuple[str, ...]


def as_json(pieces: Iterable[Piece]) -> list[list[Any]]:
    """Pieces as lists that JSON can hold."""
    return [[*piece[:5], [list(mark) for mark in piece.marks]] for piece in pieces]


def from_json(rows: Any) -> list[Piece]:
    """The pieces again; what is no piece is passed over, since the worker may have gone mad."""
    pieces = []
    for row in rows if isinstance(rows, list) else []:
        try:
            kind, text, level, marker, language, marks = row
            pieces.append(
                Piece(
                    BlockKind(kind),
                    str(text),
                    max(0, min(int(level), DEEPEST)),
                    str(marker)[:12],
                    str(language)[:20],
                    tuple(
                        Mark(MarkKind(mark), int(start), int(end), str(address))
                        for mark, start, end, address in marks
                    ),
                )
            )
        except (TypeError, ValueError):
            continue
    return pieces


def word_count(pieces: Sequence[Piece]) -> int:
    """The words of all but headings and tables; of scripts without spaces, pairs of characters."""
    count = 0
    for piece in pieces:
        if piece.kind not in (BlockKind.CODE, BlockKind.HEADING):
            wide = 0 if piece.text.isascii() else len(WIDE.findall(piece.text))
            count += max(len(piece.text.split()), wide // 2)
    return count


def without_second_title(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces without a headline that comes right after itself, as in a head and in the text."""
    kept: list[Piece] = []
    for piece in pieces:
        again = piece.kind is BlockKind.HEADING and any(
            other.kind is BlockKind.HEADING and other.text == piece.text for other in kept
        )
        if not (again and len(kept) < HEAD):
            kept.append(piece)
    return kept


def placed(pieces: Sequence[Piece]) -> Placed:
    """The pieces as one text, repaired and cleaned.

    Where that changes the length of a piece, its emphasis and links are lost: they would no
    longer stand on the same words.
    """
    repaired, notes = _repaired(pieces)
    parts: list[str] = []
    blocks: list[Block] = []
    marks: list[Mark] = []
    length = 0
    for piece, text in zip(pieces, repaired, strict=True):
        is_code = piece.kind is BlockKind.CODE
        text = clean(text).rstrip() if is_code else _one_paragraph(clean(text))
        if not text.strip():
            continue
        if is_code:
            text = text.lstrip("\n")
        if blocks:
            in_list = piece.kind is blocks[-1].kind is BlockKind.LIST_ITEM
            gap = "\n" if in_list else BETWEEN
            parts.append(gap)
            length += len(gap)
        indent = len(text) - len(text.lstrip())
        text = text[indent:]
        parts.append(text)
        blocks.append(
            Block(piece.kind, length, length + len(text), piece.level, piece.marker, piece.language)
        )
        if len(text) == len(piece.text):
            marks += [
                mark._replace(start=mark.start + length, end=mark.end + length)
                for mark in piece.marks
                if 0 <= mark.start < mark.end <= len(text)
            ]
        length += len(text)
    marks.sort(key=lambda mark: (mark.start, -mark.end))
    return Placed("".join(parts), tuple(blocks), tuple(marks), notes)


def _repaired(pieces: Sequence[Piece]) -> tuple[list[str], tuple[str, ...]]:
    """The texts of the pieces, repaired as one, so that each knows how damaged the others are."""
    texts = [piece.text for piece in pieces]
    prose = [
        index
        for index, piece in enumerate(pieces)
        if piece.kind is not BlockKind.CODE and BETWEEN not in piece.text
    ]
    mended, notes = repair(BETWEEN.join(texts[index] for index in prose))
    parts = mended.split(BETWEEN)
    if not notes or len(parts) != len(prose):
        return texts, ()
    for index, part in zip(prose, parts, strict=True):
        texts[index] = part
    return texts, notes


def _one_paragraph(text: str) -> str:
    """Without blank lines, doubled spaces and spaces at the ends of lines."""
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)
