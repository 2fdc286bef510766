"""The text of a .docx document, opened by python-docx; runs in the worker.

The paragraphs are read from the document's elements and not from python-docx's own, which leave
out what stands in content controls, in fields and in accepted insertions.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Any

from storyview.sources.author_names import names_in
from storyview.sources.pieces import DEEPEST, Piece, as_json, without_second_title
from storyview.sources.unreadable import Unreadable
from storyview.text.article import BlockKind, Mark, MarkKind, Origin
from storyview.text.clean import clean_line
from storyview.text.tables import Cell, laid_out

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_PARTS = 5_000
MOST_BYTES = 150 * 1024 * 1024
"""Of all parts, unpacked."""
MOST_TIMES = 400
"""How many times its packed size a large part may have; text has 3 to 20."""
LARGE = 5 * 1024 * 1024
MOST_PARAGRAPHS = 100_000
LONGEST_CELL = 60
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LEFT_OUT = {
    f"{WORD}{name}"
    for name in "del moveFrom instrText delText pPr rPr txbxContent footnoteReference".split()
} | {FALLBACK}
_BREAKS = {f"{WORD}br", f"{WORD}cr"}
_HYPHENS = {f"{WORD}noBreakHyphen": "-", f"{WORD}tab": " "}
_HINT = "save it as .docx, PDF or plain text"
_OTHERS = (
    ("application/vnd.oasis.opendocument.text", "an OpenDocument text (.odt)", _HINT),
    ("application/vnd.oasis.opendocument", "an OpenDocument file, and no text", _HINT),
    ("application/epub+zip", "an e-book (EPUB)", "give the article alone, as text or HTML"),
)
_FOLDERS = (
    ("xl/", "a spreadsheet", "give an article"),
    ("ppt/", "slides", "save them as a PDF"),
    ("AndroidManifest.xml", "a program", "give an article"),
    ("META-INF/MANIFEST.MF", "a program", "give an article"),
    ("Index/Document.iwa", "a Pages document", _HINT),
)
_NO_TITLE = re.compile(
    r"microsoft word\b.*|untitled.*|unbenannt.*|sans titre.*|document ?\d*|title|template.*"
    r"|.*\btemplate|word document|new document|draft|press release|normal"
    r"|.*\.(?:docx?|dotx?|rtf|txt)",
    re.IGNORECASE,
)
_NO_AUTHOR = re.compile(
    r"microsoft.*|.*office.*|python-docx|.*\buser\b.*|owner|admin.*|.*\bpc\b|unknown|apache poi"
    r"|.*libreoffice.*|.*google.*|default|laptop|windows",
    re.IGNORECASE,
)
_TEMPLATE_DAY = "2013-12-23"
"""When python-docx's own template was made, which its documents go on stating."""


def read(data: bytes) -> dict[str, Any]:
    """The document's pieces, and what its properties tell.

    Raises:
        Unreadable: If it is no .docx document, or packed like a bomb.
    """
    _look_into(data)
    from docx import Document
    from docx.opc.exceptions import PackageNotFoundError

    try:
        document = Document(io.BytesIO(data))
    except (ValueError, KeyError, PackageNotFoundError):
        raise Unreadable("not a .docx document, or a template or one with macros", _HINT) from None
    pieces = without_second_title(list(_Reader(document).pieces()))
    return {"pieces": as_json(pieces), "facts": _facts(document, pieces), "notes": []}


def _look_into(data: bytes) -> None:
    """Refuse what is no .docx, or would grow without measure."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise Unreadable("a damaged ZIP archive or document", "get it again") from None
    parts = archive.infolist()
    names = {part.filename for part in parts}
    if any(part.flag_bits & 1 for part in parts):
        raise Unreadable("protected by a password", "save it without one")
    if len(parts) > MOST_PARTS:
        raise Unreadable(f"an archive of {len(parts):,} files", "give one of them")
    if "word/document.xml" not in names:
        _refuse_other(archive, names)
    total = sum(part.file_size for part in parts)
    if total > MOST_BYTES or any(
        part.file_size > LARGE and part.file_size > MOST_TIMES * max(1, part.compress_size)
        for part in parts
    ):
        raise Unreadable(
            f"grows to {total / 1024 / 1024:,.0f} MB when it is unpacked",
            "save its text alone",
        )


def _refuse_other(archive: zipfile.ZipFile, names: set[str]) -> None:
    kind = ""
    if "mimetype" in names:
        with archive.open("mimetype") as file:
            kind = file.read(100).decode("ascii", "replace").strip()
    for media_type, what, hint in _OTHERS:
        if kind.startswith(media_type):
            raise Unreadable(f"not text ({what})", hint)
    for start, what, hint in _FOLDERS:
        if any(name.startswith(start) for name in names):
            raise Unreadable(f"not text ({what})", hint)
    raise Unreadable("not text (a ZIP archive)", "unpack it")


class _Reader:
    """Walks through a document and numbers its lists."""

    def __init__(self, document: Any) -> None:
        self._styles = {style.style_id: style for style in document.styles}
        self._body = document.element.body
        self._counts: dict[tuple[str, int], int] = {}
        self._formats = _list_formats(document)
        self._left = MOST_PARAGRAPHS

    def pieces(self) -> Iterator[Piece]:
        """The blocks of the document, in order."""
        yield from self._blocks(self._body, 0)

    def _blocks(self, element: Any, depth: int) -> Iterator[Piece]:
        for child in element:
            if self._left <= 0 or depth > 40:
                return
            if child.tag == f"{WORD}p":
                self._left -= 1
                yield from self._paragraph(child)
            elif child.tag == f"{WORD}tbl":
                yield from self._table(child, depth)
            elif isinstance(child.tag, str) and child.tag not in _LEFT_OUT:
                yield from self._blocks(child, depth + 1)  # a content control, a section

    def _paragraph(self, paragraph: Any) -> Iterator[Piece]:
        text, marks = _text(paragraph)
        if not text:
            return
        name, level, numbering = self._style(paragraph)
        if name == "title":
            yield Piece(BlockKind.HEADING, text, 1)
        elif level:
            yield Piece(BlockKind.HEADING, text, level)
        elif name == "caption":
            yield Piece(BlockKind.CAPTION, text, marks=marks)
        elif "quote" in name.split():
            yield Piece(BlockKind.QUOTE, text, 1, marks=marks)
        elif numbering or name.startswith(("list bullet", "list number")):
            number, depth = numbering or (name, int(name[-1]) - 1 if name[-1].isdigit() else 0)
            yield Piece(
                BlockKind.LIST_ITEM,
                text,
                min(depth + 1, DEEPEST),
                self._marker(number, depth),
                marks=marks,
            )
        else:
            yield Piece(BlockKind.PARAGRAPH, text, marks=marks)

    def _style(self, paragraph: Any) -> tuple[str, int, tuple[str, int] | None]:
        """The name of a paragraph's style, the level of a heading, and the list it belongs to."""
        properties = paragraph.find(f"{WORD}pPr")
        style_id = _value(properties, "pStyle")
        style = self._styles.get(style_id) if style_id else None
        name = str(style.name or "").lower() if style is not None else ""
        found = re.fullmatch(r"heading ([1-9])", name)
        level = int(found[1]) if found else 0
        numbering = _numbering(properties)
        for _ in range(10):  # what a style does not say, the one that it is based on may
            if style is None:
                break
            inner = style.element.find(f"{WORD}pPr")
            outline = _value(inner, "outlineLvl")
            if not level and outline.isdigit() and int(outline) < 9:
                level = int(outline) + 1
            numbering = numbering or _numbering(inner)
            style = getattr(style, "base_style", None)
        return name, min(level, 6), None if numbering and numbering[0] == "0" else numbering

    def _marker(self, number: str, depth: int) -> str:
        ordered = self._formats.get((number, depth), "decimal" if "number" in number else "bullet")
        if ordered in ("bullet", "none"):
            return "•"
        key = (number, depth)
        self._counts[key] = self._counts.get(key, 0) + 1
        for other in list(self._counts):
            if other[0] == number and other[1] > depth:
                del self._counts[other]
        return f"{self._counts[key]}."

    def _table(self, table: Any, depth: int) -> Iterator[Piece]:
        rows = [
            [
                " ".join(filter(None, (_text(p)[0] for p in cell.iter(f"{WORD}p"))))
                for cell in row.iterchildren(f"{WORD}tc")
            ]
            for row in table.iterchildren(f"{WORD}tr")
        ]
        longest = max((len(cell) for row in rows for cell in row), default=0)
        widest = max(map(len, rows), default=0)
        nested = any(other is not table for other in table.iter(f"{WORD}tbl"))
        if widest < 2 or longest > LONGEST_CELL or nested:  # it lays out a page
            for row in table.iterchildren(f"{WORD}tr"):
                for cell in row.iterchildren(f"{WORD}tc"):
                    yield from self._blocks(cell, depth + 1)
            return
        text, _ = laid_out([[Cell(clean_line(cell)) for cell in row] for row in rows])
        if text.strip():
            yield Piece(BlockKind.CODE, text, language="table")


def _text(paragraph: Any) -> tuple[str, tuple[Mark, ...]]:
    """The words of a paragraph with its line breaks, and what is set in bold or italics."""
    parts: list[str] = []
    marks: list[Mark] = []
    length = 0

    def add(text: str) -> None:
        nonlocal length
        if not parts or parts[-1][-1:].isspace():
            text = text.lstrip()
        if text:
            parts.append(text)
            length += len(text)

    waiting = [iter(paragraph)]
    while waiting:
        child = next(waiting[-1], None)
        if child is None:
            waiting.pop()
        elif not isinstance(child.tag, str) or child.tag in _LEFT_OUT:
            continue
        elif child.tag == f"{WORD}r":
            start = length
            for element in child.iter():
                if element.tag == f"{WORD}t":
                    add(re.sub(r"\s+", " ", element.text or ""))
                elif element.tag in _HYPHENS:
                    add(_HYPHENS[element.tag])
                elif element.tag in _BREAKS:
                    add("\n")
            marks += _marks(child, start, length)
        else:
            waiting.append(iter(child))
    text = "".join(parts).rstrip()
    return text, tuple(_joined(marks, text))


def _marks(run: Any, start: int, end: int) -> list[Mark]:
    properties = run.find(f"{WORD}rPr")
    if properties is None or start >= end:
        return []
    rows = (("b", MarkKind.STRONG), ("i", MarkKind.EMPHASIS), ("strike", MarkKind.STRIKE))
    found = ((properties.find(f"{WORD}{name}"), kind) for name, kind in rows)
    return [
        Mark(kind, start, end)
        for element, kind in found
        if element is not None and element.get(f"{WORD}val", "1") not in ("0", "false", "off")
    ]


def _joined(marks: list[Mark], text: str) -> list[Mark]:
    """Marks of one kind side by side as one, without white space at their ends."""
    joined: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.kind, mark.start)):
        end = min(mark.end, len(text))
        if joined and joined[-1].kind is mark.kind and joined[-1].end >= mark.start:
            joined[-1] = joined[-1]._replace(end=end)
        else:
            joined.append(mark._replace(end=end))
    trimmed = []
    for mark in joined:
        words = text[mark.start : mark.end]
        start = mark.start + len(words) - len(words.lstrip())
        if words.strip():
            trimmed.append(mark._replace(start=start, end=start + len(words.strip())))
    return trimmed


def _value(properties: Any, name: str) -> str:
    element = properties.find(f"{WORD}{name}") if properties is not None else None
    return str(element.get(f"{WORD}val", "")) if element is not None else ""


def _numbering(properties: Any) -> tuple[str, int] | None:
    inner = properties.find(f"{WORD}numPr") if properties is not None else None
    number, depth = _value(inner, "numId"), _value(inner, "ilvl")
    if not number:
        return None
    return number, min(int(depth), 8) if depth.isdigit() else 0


def _list_formats(document: Any) -> dict[tuple[str, int], str]:
    """For each list and depth, how its items are numbered; "bullet" for those that are not."""
    try:
        numbering = document.part.numbering_part.element
    except (KeyError, NotImplementedError, AttributeError, ValueError):
        return {}
    abstract = {
        definition.get(f"{WORD}abstractNumId"): {
            int(level.get(f"{WORD}ilvl", "0")): _value(level, "numFmt")
            for level in definition.iterchildren(f"{WORD}lvl")
            if level.get(f"{WORD}ilvl", "0").isdigit()
        }
        for definition in numbering.iterchildren(f"{WORD}abstractNum")
    }
    return {
        (str(number.get(f"{WORD}numId")), depth): form
        for number in numbering.iterchildren(f"{WORD}num")
        for depth, form in abstract.get(_value(number, "abstractNumId"), {}).items()
    }


def _facts(document: Any, pieces: list[Piece]) -> dict[str, list[Any]]:
    """What the document's properties tell; most are left over from a template or a computer."""
    facts: dict[str, list[Any]] = {}
    try:
        told = document.core_properties
        title, author, made = told.title, told.author, told.created
    except (ValueError, KeyError, AttributeError):
        return facts
    title = clean_line(str(title or ""))
    headed = any(piece.kind is BlockKind.HEADING for piece in pieces[:3])
    if title and not _NO_TITLE.fullmatch(title):
        in_text = any(clean_line(piece.text) == title for piece in pieces[:8])
        if in_text or not headed:
            facts["title"] = [title, Origin.STATED.value]
    author = clean_line(str(author or ""))
    names = () if _NO_AUTHOR.fullmatch(author) else names_in([author])
    if names:
        facts["authors"] = [list(names), Origin.GUESSED.value]
    if made is not None and made.date().isoformat() != _TEMPLATE_DAY:
        facts["published"] = [made.date().isoformat(), Origin.GUESSED.value]
    return facts
