"""Code fences in the theme's colours, by Pygments. Pure; imported when the first fence is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pygments.lexers import get_lexer_by_name
from pygments.token import Comment, Keyword, Literal, Name, Number, Operator, String
from pygments.util import ClassNotFound

if TYPE_CHECKING:
    from rich.style import Style

    from storyview.reader.palette import Palette
    from storyview.text.article import Block


def code_colours(text: str, block: Block, palette: Palette) -> list[tuple[int, int, Style]]:
    """The stretches of a code fence that have a colour: offsets into the article's text.

    A language that Pygments does not know has none.
    """
    try:
        lexer = get_lexer_by_name(block.language)
    except ClassNotFound:
        return []
    styles = {
        Comment: palette.dim,
        Keyword: palette.shared,
        String: palette.differs,
        Number: palette.accent,
        Literal: palette.accent,
        Name.Function: palette.accent,
        Name.Class: palette.accent,
        Name.Builtin: palette.shared,
        Operator.Word: palette.shared,
    }
    colours = []
    for index, token, value in lexer.get_tokens_unprocessed(text[block.start : block.end]):
        style = next((style for kind, style in styles.items() if token in kind), None)
        if style is not None and value.strip():
            start = block.start + index
            colours.append((start, start + len(value), style))
    return colours
