"""Markdown with markup in it: the text, its blocks, and what is set in bold, linked and the like.

CommonMark with tables and strikethrough, as markdown-it-py parses it. HTML is never interpreted:
its comments, scripts and known tags go, what stands between tags stays.
"""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from storyview.text.article import Block, BlockKind, Mark, MarkKind
from storyview.text.clean import clean, clean_line, is_clean
from storyview.text.html_in_markdown import paragraphs_of_html, text_of_tag
from storyview.text.markdown import LARGEST, MarkdownText
from storyview.text.plain import plain_blocks
from storyview.text.tables import Cell, laid_out

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token

MOST_BRACKETS = 5_000
MOST_DECLARATIONS = 300
"""Openings of comments and the like: each makes the parser look for its end."""
DEEPEST = 20
"""Lists and quotations inside each other."""
MOST_HEADINGS = 500
BULLET = "•"

MARKS = {
    "em": MarkKind.EMPHASIS,
    "strong": MarkKind.STRONG,
    "s": MarkKind.STRIKE,
    "link": MarkKind.LINK,
}
CONTAINERS = frozenset({"blockquote", "bullet_list", "ordered_list"})
DEFINITION = re.compile(r"\[(?!\^)[^\]]+\]:\s*(?:<|[a-z][a-z0-9+.-]*:|[/#.?]|www\.)", re.IGNORECASE)
"""A line that defines where a link leads, and not a footnote or a speaker in brackets."""
HOST = re.compile(r"[a-z0-9._:-]+")
"""The parser has made international names ASCII (punycode)."""


def parsed_blocks(source: str) -> MarkdownText:
    """The text, blocks and marks of a cleaned Markdown source, by the parser."""
    if len(source.encode()) > LARGEST:
        return _as_plain(source, f"over {LARGEST // 1000} KB")
    if source.count("[") > MOST_BRACKETS:
        return _as_plain(source, f"over {MOST_BRACKETS} brackets")
    if source.count("<!") + source.count("<?") > MOST_DECLARATIONS:
        return _as_plain(source, f"over {MOST_DECLARATIONS} comments")
    tokens = _parser().parse(source)
    if _depth(tokens) > DEEPEST:
        return _as_plain(source, f"lists or quotations over {DEEPEST} deep")
    if sum(token.type == "heading_open" for token in tokens) > MOST_HEADINGS:
        return _as_plain(source, f"over {MOST_HEADINGS} headings")
    page = _Page()
    for piece in _pieces(tokens):
        page.add(piece)
    return MarkdownText("".join(page.parts), tuple(page.blocks), _in_order(page.marks))


def _as_plain(source: str, reason: str) -> MarkdownText:
    text, blocks = plain_blocks(source)
    return MarkdownText(text, blocks, (), (f"Markdown shown as plain text: {reason}",))


def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import reference

    def definition(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        begin = state.bMarks[start] + state.tShift[start]
        return bool(DEFINITION.match(state.src, begin)) and reference(state, start, end, silent)

    # Beyond its own limit the parser drops text without a word; ours is reached first.
    parser = MarkdownIt("commonmark", {"maxNesting": 3 * DEEPEST})
    parser.enable(["table", "strikethrough"])
    parser.block.ruler.at("reference", definition)
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # else links are left as markup
    return parser


def _depth(tokens: Sequence[Token]) -> int:
    depth = deepest = 0
    for token in tokens:
        if token.nesting and token.type.rpartition("_")[0] in CONTAINERS:
            depth += token.nesting
            deepest = max(deepest, depth)
    return deepest


@dataclass(frozen=True, slots=True)
class _Piece:
    """A block before it has its place."""

    kind: BlockKind
    text: str
    marks: tuple[Mark, ...] = ()
    level: int = 0
    marker: str = ""
    language: str = ""


@dataclass(slots=True)
class _Page:
    """The text as it grows."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    blocks: list[Block] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)

    def add(self, piece: _Piece) -> None:
        if not piece.text:
            return
        if self.blocks:
            in_list = piece.kind is self.blocks[-1].kind is BlockKind.LIST_ITEM
            self._append("\n" if in_list else "\n\n")
        start = self.length
        self._append(piece.text)
        self.blocks.append(
            Block(piece.kind, start, self.length, piece.level, piece.marker, piece.language)
        )
        self.marks += [
            mark._replace(start=mark.start + start, end=mark.end + start) for mark in piece.marks
        ]

    def _append(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)


@dataclass(slots=True)
class _Container:
    """A list or block quote that is open."""

    kind: BlockKind
    number: int | None = None
    """Of the next item of a numbered list."""
    marker: str = ""
    """Of the item that has just begun; the item's first block takes it."""


def _pieces(tokens: Sequence[Token]) -> Iterator[_Piece]:
    """The blocks that the parser's tokens stand for."""
    containers: list[_Container] = []
    heading = 0
    table: list[list[Cell]] = []
    for token in tokens:
        match token.type:
            case "blockquote_open":
                containers.append(_Container(BlockKind.QUOTE))
            case "bullet_list_open":
                containers.append(_Container(BlockKind.LIST_ITEM))
            case "ordered_list_open":
                containers.append(_Container(BlockKind.LIST_ITEM, int(token.attrs.get("start", 1))))
            case "blockquote_close" | "bullet_list_close" | "ordered_list_close":
                containers.pop()
            case "list_item_open":
                items = containers[-1]
                items.marker = BULLET if items.number is None else f"{items.number}."
                if items.number is not None:
                    items.number += 1
            case "list_item_close":
                containers[-1].marker = ""
            case "heading_open":
                heading = int(token.tag[1:])
            case "heading_close":
                heading = 0
            case "table_open":
                table = []
            case "tr_open":
                table.append([])
            case "th_open" | "td_open":
                to_right = "right" in str(token.attrs.get("style", ""))
                table[-1].append(Cell("", (), to_right))
            case "table_close":
                text, marks = laid_out(table)
                table = []
                yield _Piece(BlockKind.CODE, text, marks, language="table")
            case "fence" | "code_block":
                yield _Piece(BlockKind.CODE, _code(token.content), language=_language(token.info))
            case "html_block":
                for paragraph in paragraphs_of_html(token.content):
                    yield _placed(paragraph, (), containers)
            case "inline":
                text, marks = _inline(token.children or [])
                if table:
                    table[-1][-1] = table[-1][-1]._replace(text=text, marks=marks)
                elif heading:
                    yield _Piece(BlockKind.HEADING, text, marks, level=heading)
                elif _is_picture(token.children or []):
                    yield _Piece(BlockKind.CAPTION, text, marks)
                else:
                    yield _placed(text, marks, containers)


def _placed(text: str, marks: tuple[Mark, ...], containers: list[_Container]) -> _Piece:
    """A paragraph, or what it is in the innermost list or quotation."""
    if not containers or not text:
        return _Piece(BlockKind.PARAGRAPH, text, marks)
    innermost = containers[-1]
    level = sum(container.kind is innermost.kind for container in containers)
    marker, innermost.marker = innermost.marker, ""
    return _Piece(innermost.kind, text, marks, level, marker)


def _is_picture(children: Sequence[Token]) -> bool:
    """Whether a paragraph holds nothing but images, linked or not."""
    kinds = {token.type for token in children if token.content.strip() or token.type == "image"}
    return kinds == {"image"}


def _language(info: str) -> str:
    return next(iter(clean_line(info).split()), "")


def _code(content: str) -> str:
    lines = [line.rstrip() for line in textwrap.dedent(clean(content)).split("\n")]
    return "\n".join(lines).strip()


@dataclass(slots=True)
class _Line:
    """The text of a paragraph as it grows; white space never begins it and is never doubled."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    at_space: bool = True

    def add(self, text: str) -> None:
        if not is_clean(text):
            text = clean(text)
        words = text.split()
        if text[:1].isspace():
            words.insert(0, "")
        if words and text[-1:].isspace():
            words.append("")
        text = " ".join(words)
        if self.at_space:
            text = text.lstrip()
        if text:
            self.parts.append(text)
            self.length += len(text)
            self.at_space = text[-1].isspace()

    def end_line(self) -> None:
        if self.at_space and self.parts and self.parts[-1].endswith(" "):
            self.parts[-1] = self.parts[-1][:-1]
            self.length -= 1
        if self.length and not "".join(self.parts[-1:]).endswith("\n"):
            self.parts.append("\n")
            self.length += 1
            self.at_space = True


def _inline(children: Sequence[Token]) -> tuple[str, tuple[Mark, ...]]:
    """The text of a paragraph or the like, and its marks counted from its start."""
    line = _Line()
    marks: list[Mark] = []
    open_marks: list[tuple[MarkKind, int, str]] = []
    seen = ""
    for token in children:
        name, _, end = token.type.rpartition("_")
        match token.type:
            case "text" | "text_special":
                line.add(token.content)
            case "html_inline":
                line.add(text_of_tag(token.content))
            case "softbreak":
                line.add(" ")
            case "hardbreak":
                line.end_line()
            case "code_inline":
                start = line.length
                line.add(token.content)
                marks.append(Mark(MarkKind.CODE, start, line.length))
            case "image":
                if seen == "image":
                    line.add(" ")
                line.add(_inline(token.children or [])[0])
            case _ if name in MARKS and end == "open":
                address = str(token.attrs.get("href", ""))
                open_marks.append((MARKS[name], line.length, address))
            case _ if name in MARKS and end == "close":
                kind, start, address = open_marks.pop()
                if kind is not MarkKind.LINK or _is_web_address(address):
                    marks.append(Mark(kind, start, line.length, address))
        seen = token.type
    return _settled("".join(line.parts), marks)


def _settled(text: str, marks: list[Mark]) -> tuple[str, tuple[Mark, ...]]:
    """The text without white space at its ends, and marks that begin and end on words."""
    text = text.rstrip()
    if not is_clean(text):
        # Harmless in each piece, but not as a whole: entities that pile marks on one letter.
        return clean(text).strip(), ()
    return text, _in_order(mark for mark in (_trimmed(text, mark) for mark in marks) if mark)


def _trimmed(text: str, mark: Mark) -> Mark | None:
    start, end = mark.start, min(mark.end, len(text))
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return mark._replace(start=start, end=end) if start < end else None


def _in_order(marks: Iterator[Mark] | list[Mark]) -> tuple[Mark, ...]:
    return tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end)))


def _is_web_address(address: str) -> bool:
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(HOST.fullmatch(host)) and is_clean(address)
