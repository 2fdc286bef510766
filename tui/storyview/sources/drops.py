"""Blocks taken out of an article, and given back.

``take_out`` is how boilerplate leaves the text; ``restore`` is its inverse for one piece, which
the reader offers for everything that was dropped.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from storyview.text.article import Article, Block, BlockKind, Dropped, Mark

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Taken(NamedTuple):
    """A text without some of its blocks."""

    text: str
    blocks: tuple[Block, ...]
    marks: tuple[Mark, ...]
    dropped: tuple[Dropped, ...]


def take_out(
    text: str, blocks: Sequence[Block], marks: Sequence[Mark], reasons: Mapping[int, str]
) -> Taken:
    """The text without the blocks whose indices ``reasons`` has; each becomes a ``Dropped``.

    What stands between two blocks that stay next to each other stays as it is.
    """
    if not reasons:
        return Taken(text, tuple(blocks), tuple(marks), ())
    parts: list[str] = []
    kept: list[Block] = []
    moves: list[tuple[int, int, int]] = []
    dropped: list[tuple[int, Block]] = []
    length = 0
    for index, block in enumerate(blocks):
        if index in reasons:
            dropped.append((index, block))
            continue
        if kept:
            before = blocks[index - 1]
            adjoins = (index - 1) not in reasons
            gap = text[before.end : block.start] if adjoins else _gap(kept[-1], block)
            parts.append(gap)
            length += len(gap)
        parts.append(text[block.start : block.end])
        moves.append((block.start, block.end, length - block.start))
        kept.append(block._replace(start=length, end=length + block.end - block.start))
        length += block.end - block.start
    gone: list[Dropped] = []
    following = len(kept) - 1
    for index, block in reversed(dropped):
        # The next block that stays, found by going backwards through both lists at once.
        while following >= 0 and moves[following][0] > block.start:
            following -= 1
        after = kept[following + 1].start if following + 1 < len(kept) else length
        gone.append(Dropped(text[block.start : block.end], reasons[index], after, block.kind))
    gone.reverse()
    return Taken("".join(parts), tuple(kept), _moved(marks, moves), tuple(gone))


def restore(article: Article, index: int) -> Article:
    """The article with ``dropped[index]`` back in its place, as a block of its own.

    Raises:
        IndexError: If there is no such piece.
    """
    if not 0 <= index < len(article.dropped):
        raise IndexError(index)
    piece = article.dropped[index]
    place = piece.position
    before = next((block for block in reversed(article.blocks) if block.end <= place), None)
    after = next((block for block in article.blocks if block.start >= place), None)
    level = {BlockKind.HEADING: 2, BlockKind.LIST_ITEM: 1, BlockKind.QUOTE: 1}.get(piece.kind, 0)
    marker = "•" if piece.kind is BlockKind.LIST_ITEM else ""
    block = Block(piece.kind, 0, len(piece.text), level, marker)
    lead = _gap(before, block) if before else ""
    trail = _gap(block, after) if after else ""
    cut, resume = before.end if before else 0, after.start if after else len(article.text)
    start = cut + len(lead)
    end = start + len(piece.text)
    shift = end + len(trail) - resume
    block = block._replace(start=start, end=end)
    blocks = tuple(
        other if other.end <= cut else _shifted(other, shift) for other in article.blocks
    )
    split = sum(1 for other in blocks if other.end <= cut)
    marks = tuple(
        mark if mark.end <= cut else mark._replace(start=mark.start + shift, end=mark.end + shift)
        for mark in article.marks
    )
    dropped = []
    for number, other in enumerate(article.dropped):
        if number == index:
            continue
        if other.position > place or (other.position == place and number > index):
            # What stood after it now goes before the block that follows it.
            position = other.position + shift if after else end
        else:
            position = start if other.position == place else other.position
        dropped.append(other._replace(position=position))
    return replace(
        article,
        text=article.text[:cut] + lead + piece.text + trail + article.text[resume:],
        blocks=(*blocks[:split], block, *blocks[split:]),
        marks=marks,
        dropped=tuple(dropped),
    )


def _gap(before: Block, after: Block) -> str:
    """What parts two blocks: a line end between list items, else a blank line."""
    listed = before.kind is BlockKind.LIST_ITEM and after.kind is BlockKind.LIST_ITEM
    return "\n" if listed else "\n\n"


def _shifted(block: Block, shift: int) -> Block:
    return block._replace(start=block.start + shift, end=block.end + shift)


def _moved(marks: Sequence[Mark], moves: Sequence[tuple[int, int, int]]) -> tuple[Mark, ...]:
    """The marks inside blocks that stay; a mark over several blocks is cut at the drops."""
    moved: list[Mark] = []
    place = 0
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        while place < len(moves) and moves[place][1] <= mark.start:
            place += 1
        number = place
        while number < len(moves) and moves[number][0] < mark.end:
            start, end, shift = moves[number]
            moved.append(
                mark._replace(start=max(mark.start, start) + shift, end=min(mark.end, end) + shift)
            )
            number += 1
    return tuple(sorted(moved, key=lambda mark: (mark.start, -mark.end)))
