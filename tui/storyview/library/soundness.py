"""Whether an article that was kept elsewhere keeps every rule that the reader relies on."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from storyview.text.clean import clean_line, is_clean

if TYPE_CHECKING:
    from storyview.text.article import Article, Block, Dropped, Mark

DEEPEST = 1_000


def is_sound(article: Article) -> bool:
    """Whether its text is clean and its blocks, marks and dropped pieces fit it."""
    try:
        return _lines_are_clean(article) and _spans_fit(article)
    except (TypeError, AttributeError):  # a number where a text should be, or the like
        return False


def _lines_are_clean(article: Article) -> bool:
    lines = (
        *(article.id, article.file, article.title or "", article.source or "", article.url or ""),
        *article.authors,
        *article.notes,
    )
    return (
        is_clean(article.text)
        and all(clean_line(line) == line for line in lines)
        and all(is_clean(piece.text) for piece in article.dropped)
        and (article.published is None or type(article.published) is date)
        and isinstance(article.retold, bool)
        and (not article.url or article.url.lower().startswith(("http://", "https://")))
    )


def _spans_fit(article: Article) -> bool:
    text, blocks = article.text, article.blocks
    length = len(text)
    numbers = [number for block in blocks for number in (block.start, block.end, block.level)]
    numbers += [number for mark in article.marks for number in (mark.start, mark.end)]
    numbers += [piece.position for piece in article.dropped]
    if any(type(number) is not int for number in numbers):
        return False
    ends = [0, *(block.end for block in blocks)]
    starts = [*(block.start for block in blocks), length]
    return (
        all(_is_block(block, length) for block in blocks)
        and all(one.end <= other.start for one, other in pairwise(blocks))
        and not any(text[end:start].strip() for end, start in zip(ends, starts, strict=True))
        and all(_is_mark(mark, length) for mark in article.marks)
        and all(_is_piece(piece, length) for piece in article.dropped)
    )


def _is_block(block: Block, length: int) -> bool:
    return (
        0 <= block.start < block.end <= length
        and 0 <= block.level <= DEEPEST
        and clean_line(block.marker) == block.marker
        and clean_line(block.language) == block.language
    )


def _is_mark(mark: Mark, length: int) -> bool:
    harmless = mark.address == "" or mark.address.lower().startswith(("http://", "https://"))
    return 0 <= mark.start < mark.end <= length and harmless and is_clean(mark.address)


def _is_piece(piece: Dropped, length: int) -> bool:
    return 0 <= piece.position <= length and clean_line(piece.reason) == piece.reason
