"""The lines of a PDF's pages: their words, and where they stand.

A PDF holds no lines, only pieces of text and their places. pypdf puts the pieces of one line
together where their distances say so; what is left to do is to join the rest.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from storyview.sources.letter_widths import SANS, SERIF

if TYPE_CHECKING:
    from collections.abc import Iterator

SAME_LINE = 0.4
"""Of the letters' size: how far two pieces of one line may differ in height."""
WORD_GAP = 0.16
"""Of the letters' size: a wider gap between two pieces stands for a space."""
COLUMN_GAP = 2.2
"""Of the letters' size: a wider gap parts columns or cells."""
EDGE_GAP = 0.7
"""The same where many other pieces begin at the same place: at the left edge of a column."""
FEWEST_STARTS = 5
LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
MOST_RUNS = 200_000
"""Of one page."""
_LIGATURE = re.compile("[ﬀ-ﬆ]")


class Line(NamedTuple):
    """A line of a page, or of one of its columns. Measures are in points, from the lower left."""

    text: str
    page: int
    left: float
    right: float
    """Where its last letter ends; where the font tells no widths, about there."""
    base: float
    size: float
    bold: bool = False


class Page(NamedTuple):
    """The lines of a page in the order in which the file draws them."""

    lines: tuple[Line, ...]
    width: float
    height: float


class Run(NamedTuple):
    """A piece of text and where it begins."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool


def read_lines(page: Any, number: int, reader: Any) -> Page:
    """The lines of one page.

    Args:
        page: A page of pypdf's.
        number: Its number, from 0.
        reader: pypdf's reader of the file.
    """
    if page.rotation:
        page.transfer_rotation_to_content()
    _widen_spaces(page, reader)
    runs: list[Run] = []

    def visit(text: str, cm: list[float], tm: list[float], font: Any, size: float) -> None:
        if text and not text.isspace() and len(runs) < MOST_RUNS:
            a, b = tm[0] * cm[0] + tm[1] * cm[2], tm[0] * cm[1] + tm[1] * cm[3]
            d = tm[2] * cm[1] + tm[3] * cm[3]
            if abs(b) > abs(a) or a < 0:
                return  # it runs up the margin, or stands on its head
            left = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
            base = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            drawn = abs(size * d) or abs(size) or 10.0
            words = text.strip("\n")
            if words[:1].isspace():
                words = words.lstrip()
            width = _width(words.rstrip(), font) * abs(size * a)
            runs.append(Run(_plain(words), left, left + width, base, drawn, _is_bold(font)))

    page.extract_text(visitor_text=visit)
    box = page.mediabox
    return Page(tuple(_lines(runs, number)), float(box.width), float(box.height))


def _lines(runs: list[Run], page: int) -> Iterator[Line]:
    """The runs of each line together; only neighbours in the file can be."""
    starts = Counter(round(run.left / 2) for run in runs)
    least = max(FEWEST_STARTS, len(runs) // 8)
    edges = {start for start, count in starts.items() if count >= least}
    group: list[Run] = []
    for run in runs:
        if group:
            last = group[-1]
            size = max(run.size, last.size)
            gap = run.left - last.right
            widest = EDGE_GAP if round(run.left / 2) in edges else COLUMN_GAP
            if not (
                abs(run.base - last.base) <= SAME_LINE * size
                and -size < gap < widest * size
                and run.left >= group[0].left
            ):
                yield _line(group, page)
                group = []
        group.append(run)
    if group:
        yield _line(group, page)


def _line(runs: list[Run], page: int) -> Line:
    parts = [runs[0].text]
    for before, run in itertools.pairwise(runs):
        apart = run.left - before.right > WORD_GAP * run.size
        if apart and not parts[-1].endswith(" ") and not run.text.startswith(" "):
            parts.append(" ")
        parts.append(run.text)
    text = " ".join("".join(parts).split())
    largest = max(runs, key=lambda run: len(run.text))
    bold = all(run.bold for run in runs if run.text.strip())
    return Line(text, page, runs[0].left, runs[-1].right, largest.base, largest.size, bold)


def _plain(text: str) -> str:
    return _LIGATURE.sub(lambda found: LIGATURES[found[0]], text)


def _is_bold(font: Any) -> bool:
    name = str(font.get("/BaseFont", "")) if hasattr(font, "get") else ""
    return bool(re.search(r"bold|black|heavy|semibold|demi|-bd|cmbx", name, re.IGNORECASE))


def _width(text: str, font: Any) -> float:
    """How wide a text is, in sizes of its letters."""
    told = _widths(font)
    name = str(font.get("/BaseFont", "")) if hasattr(font, "get") else ""
    is_sans = re.search(r"helvet|arial|sans|verdana|calibri|gothic", name, re.IGNORECASE)
    usual = SANS if is_sans else SERIF
    return sum(told.get(character) or usual.get(character, 0.5) for character in text)


def _widths(font: Any) -> dict[str, float]:
    """What a simple font says of the widths of Latin letters."""
    try:
        first, listed = int(font["/FirstChar"]), font["/Widths"]
        known = {}
        for code, width in enumerate(listed, start=first):
            if 32 <= code < 127 and float(width) > 0:
                known[chr(code)] = float(width) / 1000
        # A font that was cut down to a few letters numbers them anew.
        return known if 0.2 < known.get("e", 0.0) < 0.9 else {}
    except (KeyError, TypeError, ValueError, AttributeError):
        return {}


def _widen_spaces(page: Any, reader: Any) -> None:
    """Write the width of spaces in justified lines where pypdf reads it.

    It leaves the word spacing (operator Tw) out of the widths of lines, and then finds spaces in
    the middle of words. The same can be said with the numbers of a TJ array, which it heeds.
    """
    from pypdf.generic import ArrayObject, ContentStream, NameObject

    contents = page.get_contents()
    if contents is None:
        return
    stream = ContentStream(contents, reader, "bytes")
    operations = stream.operations
    if not any(operator == b"Tw" and _number(operands) for operands, operator in operations):
        return
    fonts = _simple_fonts(page)
    spacing, size, simple = 0.0, 10.0, False
    kept: list[tuple[float, float, bool]] = []
    widened: list[tuple[Any, bytes]] = []
    for operands, operator in operations:
        if operator == b"q":
            kept.append((spacing, size, simple))
        elif operator == b"Q" and kept:
            spacing, size, simple = kept.pop()
        elif operator == b"Tw":
            spacing = _number(operands)
            continue
        elif operator == b"Tf" and len(operands) > 1:
            simple, size = str(operands[0]) in fonts, _number(operands[1:]) or size
        elif operator in (b"Tj", b"TJ") and operands and spacing and simple:
            pieces = operands[0] if operator == b"TJ" else [operands[0]]
            if isinstance(pieces, list):
                operands = [ArrayObject(_spaced(pieces, -1000 * spacing / size))]
                operator = b"TJ"
        widened.append((operands, operator))
    stream.operations = widened
    page[NameObject("/Contents")] = stream


def _spaced(pieces: list[Any], offset: float) -> Iterator[Any]:
    """The items of a TJ array with an offset after each space."""
    from pypdf.generic import ByteStringObject, FloatObject

    for piece in pieces:
        if not isinstance(piece, bytes):
            yield piece
            continue
        for word in re.split(rb"(?<= )", piece):
            if word:
                yield ByteStringObject(word)
                if word.endswith(b" "):
                    yield FloatObject(round(offset, 3))


def _simple_fonts(page: Any) -> set[str]:
    """The names of the fonts whose letters have one byte: word spacing holds for them alone."""
    try:
        fonts = page["/Resources"]["/Font"]
        return {name for name in fonts if fonts[name].get("/Subtype") != "/Type0"}
    except (KeyError, TypeError, AttributeError):
        return set()


def _number(operands: Any) -> float:
    try:
        return float(operands[0])
    except (TypeError, ValueError, IndexError):
        return 0.0
