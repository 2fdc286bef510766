"""Markdown without any markup, read without the parser.

Most articles kept as Markdown are paragraphs and nothing else. Importing the parser and running
it on three of them costs a tenth of a second, more than all else between the command and the
first text; telling that there is nothing to parse costs a search.
"""

from __future__ import annotations

import re

from storyview.text.article import Block, BlockKind

MARKUP = re.compile(
    r"[*_`#<>\\&|~]"  # emphasis, code, headings, HTML, escapes, entities, tables
    r"|\][(:]"  # links and where they lead; without those, brackets are words
    r"|[^\S\n ]"  # spaces of other kinds, some of which are words to the parser
    r"|^ *(?:[-+=]|\d+[.)])"  # lists, rules, underlined headings
    r"|^ {4}"  # code
    r"|\S  ",  # a line break that is meant, and runs of spaces, which are one space
    re.MULTILINE,
)
"""What CommonMark could read as more than the words of a paragraph."""


def unmarked_paragraphs(source: str) -> tuple[str, tuple[Block, ...]] | None:
    """The text and blocks of a cleaned Markdown source that is nothing but paragraphs.

    Returns nothing when there is anything in it that CommonMark may read as markup.
    """
    if MARKUP.search(source):
        return None
    parts: list[str] = []
    blocks: list[Block] = []
    length = 0
    for paragraph in re.split(r"\n(?: *\n)+", source):
        words = " ".join(line.strip(" ") for line in paragraph.split("\n") if line.strip(" "))
        if not words:
            continue
        if parts:
            parts.append("\n\n")
            length += 2
        parts.append(words)
        blocks.append(Block(BlockKind.PARAGRAPH, length, length + len(words)))
        length += len(words)
    return "".join(parts), tuple(blocks)
