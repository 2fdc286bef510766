"""A Markdown article as plain text, with its blocks and what its markup says of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from storyview.text.clean import clean
from storyview.text.unmarked import unmarked_paragraphs

if TYPE_CHECKING:
    from storyview.text.article import Block, Mark

LARGEST = 300_000
"""Bytes of UTF-8. The parser takes more than linear time on hostile input."""


class MarkdownText(NamedTuple):
    """A Markdown source as plain text, and what its markup said."""

    text: str
    blocks: tuple[Block, ...]
    """In order; each begins and ends on a character that is not white space, and together they
    hold all such characters."""
    marks: tuple[Mark, ...] = ()
    """Each inside one block; by start, the longer first."""
    notes: tuple[str, ...] = ()
    """What could not be read as Markdown, one sentence each, for people."""


def markdown_blocks(source: str) -> MarkdownText:
    """The text, blocks and marks of a Markdown source (without front matter).

    Hostile or huge sources are read as plain text, with a note.
    """
    source = clean(source)
    if len(source) < LARGEST // 4 and (unmarked := unmarked_paragraphs(source)):
        return MarkdownText(*unmarked)
    from storyview.text.markdown_parsing import parsed_blocks

    return parsed_blocks(source)
