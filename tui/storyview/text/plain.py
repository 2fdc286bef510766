"""The paragraphs of a plain text, however its lines are broken."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from storyview.text.article import Block, BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LONG_LINE = 80
"""Code points. Text that is broken to fit a screen or a mail has shorter lines; where most are
longer, a line is a paragraph."""
STOPS = (".", "!", "?", "”", '"', "’", "»", ":")
FEWEST_PAIRS = 4
MOST_PAIRS = 0.75
"""Of the lines that stand right above another. A paragraph's last line need not fill the width."""


class PlainText(NamedTuple):
    """A text whose paragraphs are parted by blank lines, and where they stand."""

    text: str
    blocks: tuple[Block, ...]


def plain_blocks(text: str) -> PlainText:
    """The paragraphs of a cleaned plain text; nothing in it is read as markup.

    Blank lines part paragraphs. Lines in between are paragraphs of their own where lines are
    long, and are joined where the text was broken to a width. Runs of white space become one
    space. The words stay as they are.
    """
    blocks = []
    start = 0
    paragraphs = list(_paragraphs(text))
    for paragraph in paragraphs:
        blocks.append(Block(BlockKind.PARAGRAPH, start, start + len(paragraph)))
        start += len(paragraph) + 2
    return PlainText("\n\n".join(paragraphs), tuple(blocks))


def lines_are_paragraphs(lines: Iterable[str]) -> bool:
    """Whether lines are so long that each is a paragraph; blank ones do not count."""
    lines = list(lines)
    lengths = sorted(len(line) for line in lines if line and not line.isspace())
    middle = lengths[(len(lengths) - 1) // 2 : len(lengths) // 2 + 1]
    return sum(middle) > LONG_LINE * len(middle) and not _fill_a_width(lines)


def _fill_a_width(lines: list[str]) -> bool:
    """Whether lines are broken where the next word would not fit, whatever the width is."""
    width = max(map(len, lines))
    pairs = full = 0
    for line, following in pairwise(map(str.strip, lines)):
        if line and following:
            pairs += 1
            fits = len(line) + 1 + len(following.split(maxsplit=1)[0]) <= width
            full += not fits and not line.endswith(STOPS)
    return pairs >= FEWEST_PAIRS and full > MOST_PAIRS * pairs


def _paragraphs(text: str) -> Iterator[str]:
    lines = [" ".join(line.split()) for line in text.split("\n")]
    if lines_are_paragraphs(lines):
        yield from filter(None, lines)
        return
    group: list[str] = []
    for line in [*lines, ""]:
        if line:
            group.append(line)
        elif group:
            yield " ".join(group)
            group = []
