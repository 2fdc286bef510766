"""A row of a page, with everything that is lit on it, as a strip. Pure."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style

from storyview.reader.attention import Layer
from storyview.reader.cross_references import Sign
from storyview.reader.lines import RowStrip, safe, width_of
from storyview.reader.page import RowKind
from storyview.text.article import BlockKind, MarkKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.strip import Strip

    from storyview.reader.attention import Light
    from storyview.reader.page import Row
    from storyview.reader.palette import Palette
    from storyview.text.article import Article, Mark

MARGINS = {5: ' ="▌ ', 4: ' ="▌', 3: '="▌', 2: "=▌"}
"""What stands at the left of a row, by the cells that there are for it: the sign, the quotation
sign, the bar, and spaces that keep them from the rail at the left and the text at the right."""


def mark_styles(palette: Palette) -> dict[MarkKind, Style]:
    """How Markdown's emphasis and the like are set."""
    return {
        MarkKind.EMPHASIS: Style(italic=True),
        MarkKind.STRONG: Style(bold=True),
        MarkKind.CODE: palette.code,
        MarkKind.STRIKE: Style(strike=True),
        MarkKind.LINK: palette.link,
    }


def base_style(row: Row, article: Article, palette: Palette) -> Style:
    """The style of a row's text before anything is lit."""
    if row.kind is RowKind.TITLE:
        return palette.title
    if row.kind is RowKind.DETAIL:
        return palette.dim
    if row.block >= 0:
        kind = article.blocks[row.block].kind
        if kind is BlockKind.HEADING:
            return palette.heading
        if kind is BlockKind.CAPTION:
            return palette.dim
        if kind is BlockKind.CODE:
            return palette.text + palette.code
    return palette.text


def paint_row(
    row: Row,
    article: Article,
    width: int,
    margin: int,
    sign: str,
    quoted: bool,
    lights: Sequence[Light],
    marks: Sequence[Mark],
    code: Sequence[tuple[int, int, Style]],
    palette: Palette,
    lead: int = 0,
) -> Strip:
    """Paint one row, ``width`` cells wide.

    Args:
        row: The row.
        article: Its article.
        width: Of the column, margin and all.
        margin: Its cells, one of ``MARGINS``.
        sign: The sign of the passage that begins in the row, or a space.
        quoted: Whether somebody's words in quotation marks begin in it.
        lights: Those that touch the row.
        marks: Those that touch the row.
        code: Colours of code, as stretches of the article's text.
        palette: The colours.
        lead: Empty cells before the margin, in a column that is wider than its prose.
    """
    segments = _margin(row, margin, sign, quoted, lights, palette)
    if lead:
        segments.insert(0, Segment(" " * lead, palette.page))
    base = base_style(row, article, palette)
    if row.indent or row.marker:
        front = row.marker.rjust(row.indent) if row.marker else " " * row.indent
        segments.append(Segment(safe(front), palette.dim))
    if row.text:
        if row.start < 0 or not (lights or marks or code):
            segments.append(Segment(safe(row.text), base))
        else:
            segments.extend(_lit(row, base, lights, marks, code, palette))
    used = sum(width_of(segment.text) for segment in segments)
    if used < width:
        segments.append(Segment(" " * (width - used), palette.page))
        used = width
    strip = RowStrip(segments, used)
    return strip if used == width else strip.crop(0, width)


SIGN_STYLES = {
    Sign.CONFLICT: "differs",
    Sign.ONLY_HERE: "differs",
    Sign.VERBATIM: "shared",
    Sign.PARAPHRASE: "shared",
}


def _margin(
    row: Row, margin: int, sign: str, quoted: bool, lights: Sequence[Light], palette: Palette
) -> list[Segment]:
    style = getattr(palette, SIGN_STYLES.get(Sign(sign), "dim")) if sign != " " else palette.page
    if sign == Sign.CONFLICT:
        style += Style(bold=True)
    bands = [light.layer for light in lights if light.layer <= Layer.EVENT]
    bar = (
        Segment("▌", palette.bars[max(bands)])
        if bands and row.kind is not RowKind.BLANK
        else Segment(" ", palette.page)
    )
    pieces = {
        "=": Segment(sign, style),
        '"': Segment('"' if quoted else " ", palette.dim),
        "▌": bar,
        " ": Segment(" ", palette.page),
    }
    return [pieces[piece] for piece in MARGINS[margin]]


def _lit(
    row: Row,
    base: Style,
    lights: Sequence[Light],
    marks: Sequence[Mark],
    code: Sequence[tuple[int, int, Style]],
    palette: Palette,
) -> list[Segment]:
    styled: list[tuple[int, int, int, Style]] = []
    set_as = mark_styles(palette)
    styled.extend((0, m.start, m.end, set_as[m.kind]) for m in marks)
    styled.extend((1, start, end, style) for start, end, style in code)
    styled.extend(
        (1 + light.layer, light.start, light.end, palette.layers[light.layer]) for light in lights
    )
    styled.sort(key=lambda each: each[:3])
    cuts = {row.start, row.end}
    for _, start, end, _ in styled:
        cuts.add(min(max(start, row.start), row.end))
        cuts.add(min(max(end, row.start), row.end))
    places = sorted(cuts)
    segments = []
    for start, end in pairwise(places):
        style = base
        for _, first, last, more in styled:
            if first <= start and end <= last:
                style += more
        segments.append(Segment(safe(row.text[start - row.start : end - row.start]), style))
    return segments
