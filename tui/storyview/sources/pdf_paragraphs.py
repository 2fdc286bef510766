"""From the lines of a PDF's pages to headings, paragraphs and list items.

What repeats at the edges of most pages goes; columns are put in order; lines become paragraphs
by their distances, indents and lengths.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from storyview.sources.pdf_hyphens import Hyphens
from storyview.sources.pieces import Piece
from storyview.text.article import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from storyview.sources.pdf_lines import Line, Page

EDGE = 0.14
"""Of a page's height, at its top and at its foot: where running heads and page numbers stand."""
REPEATED_ON = 0.4
"""Of the pages: left and right ones may have heads of their own."""
FEWEST_REPEATS = 2
LARGER = 1.12
"""Times the size of the text: letters of a heading."""
TITLE_LARGER = 1.2
LONGEST_HEADING = 160
WIDE_GAP = 1.28
"""Times the usual distance of two lines: a new paragraph."""
INDENT = 0.6
"""Of the letters' size."""
SHORT = 0.78
"""Of the column's width: a line that ends before and has a final stop ends its paragraph."""
ROOM = 0.06
"""Of the column's width, that must stay free for a line to have been ended on purpose."""
NARROWEST = 90.0
"""Points: a column; what begins less to the right is indented."""
MOST_COLUMNS = 4
SAME_ROW = 0.35
"""Of the letters' size: how far two lines side by side may differ in height."""
BULLETS = "•◦▪■●‣–—·∙"
_BULLET_SIGNS = frozenset(BULLETS + "\uf0b7\uf0a7*")
_BULLET = re.compile(rf"[{BULLETS}\uf0b7\uf0a7*-]\s+(?=\S)")
_NUMBERED = re.compile(r"(\d{1,2})[.)]\s+(?=[^\W\d])")
_PAGE_NUMBER = re.compile(
    r"\W*(?:(?:page|seite|p\.|pg)\s*)?(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:of|/|von|–|-)\s*\d{1,4})?\W*",
    re.IGNORECASE,
)
_PRINTED_HEAD = re.compile(r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}:\d\d.*")
_PRINTED_FOOT = re.compile(r"(https?://\S+)(?:\s+\d+/\d+)?|about:blank.*|file:///.*")
_STOPPED = re.compile(r"[.!?…:;][\"'”’)\]»]*$")


class Laid(NamedTuple):
    """The article of a PDF."""

    pieces: list[Piece]
    title: str
    """The first text in the largest letters; empty when none stands out."""
    dropped: list[tuple[str, str]]
    """What repeats on the pages, and why it was left out."""
    address: str
    """Where a browser that printed the page says that it comes from."""


def lay_out(pages: Sequence[Page]) -> Laid:
    """The blocks of the pages, in reading order."""
    repeated, address = _running_lines(pages)
    dropped: dict[str, str] = {}
    lines: list[Line] = []
    for page in pages:
        kept = []
        for line in page.lines:
            if reason := repeated.get(_key(line, page)):
                dropped.setdefault(re.sub(r"\d+", "…", line.text), reason)
            else:
                kept.append(line)
        lines += _in_reading_order(_with_bullets(kept))
    body = _body_size(lines)
    leading = _leading(lines)
    hyphens = Hyphens(lines)
    title = _title(lines, body)
    pieces: list[Piece] = []
    for group in _paragraphs(lines, body, leading):
        text = hyphens.join([line.text for line in group])
        if text:
            pieces.append(_piece(text, group, body, title))
    return Laid(pieces, title, list(dropped.items()), address)


def _key(line: Line, page: Page) -> tuple[int, str]:
    """What is the same of a running head on every page: where it stands, and its words."""
    return round(line.base / page.height * 100) if page.height else 0, re.sub(
        r"\d+", "#", line.text
    )


def _running_lines(pages: Sequence[Page]) -> tuple[dict[tuple[int, str], str], str]:
    """The keys of lines that are not the article, with the reason."""
    counts: Counter[tuple[int, str]] = Counter()
    lone: dict[tuple[int, str], str] = {}
    address = ""
    for page in pages:
        seen = set()
        lowest = min((line.base for line in page.lines), default=0.0)
        highest = max((line.base for line in page.lines), default=0.0)
        printed = {line.base for line in page.lines if _PRINTED_HEAD.fullmatch(line.text)}
        for line in page.lines:
            at_edge = (
                not EDGE < line.base / (page.height or 1) < 1 - EDGE
                or line.base <= lowest
                or line.base >= highest
            )
            key = _key(line, page)
            if not at_edge or key in seen:
                continue
            seen.add(key)
            counts[key] += 1
            if found := _PRINTED_FOOT.fullmatch(line.text):
                address = address or found[1] or ""
                lone[key] = "address of the page"
            elif line.base in printed:
                lone[key] = "when it was printed"
            elif _PAGE_NUMBER.fullmatch(line.text):
                lone[key] = "page number"
    least = max(FEWEST_REPEATS, round(len(pages) * REPEATED_ON))
    repeated = {
        key: "repeated on the pages"
        for key, count in counts.items()
        # a line of a paragraph may come again by chance, not at the same height
        if count >= least and len(pages) > 1
    }
    return repeated | lone, address


def _with_bullets(lines: list[Line]) -> list[Line]:
    """The lines with the bullets that the file draws apart from them."""
    bullets = [line for line in lines if line.text in _BULLET_SIGNS]
    if not bullets:
        return lines
    marked = []
    for line in lines:
        if line in bullets:
            continue
        mine = any(
            abs(bullet.base - line.base) < SAME_ROW * line.size
            and 0 <= line.left - bullet.right < 3 * line.size
            for bullet in bullets
        )
        marked.append(line._replace(text=f"• {line.text}") if mine else line)
    return marked


def _in_reading_order(lines: list[Line]) -> list[Line]:
    """The lines of a page, columns one after another where the file draws them side by side."""
    beside = [
        (first, second)
        for first, second in itertools.pairwise(lines)
        if abs(first.base - second.base) < SAME_ROW * first.size and second.left > first.right
    ]
    if len(beside) < 4 or len(beside) * 5 < len(lines):
        return lines
    starts = Counter(round(line.left / 4) for line in lines)
    edges: list[float] = []
    for start in sorted(4.0 * start for start, count in starts.items() if count >= 3):
        if not edges or start - edges[-1] > NARROWEST:
            edges.append(start)
    if not 2 <= len(edges) <= MOST_COLUMNS:
        return lines  # a table: its rows are read as they stand
    columns: list[list[Line]] = [[] for _ in edges]
    ordered: list[Line] = []
    crossed = 0
    for line in sorted(lines, key=lambda line: -line.base):
        column = max((n for n, edge in enumerate(edges) if line.left > edge - 6), default=0)
        following = edges[column + 1] if column + 1 < len(edges) else float("inf")
        if line.right <= following + 2 * line.size:
            columns[column].append(line)
        else:  # across several: what stands above it comes first
            crossed += 1
            ordered += [*itertools.chain(*columns), line]
            columns = [[] for _ in edges]
    return lines if crossed * 4 > len(lines) else [*ordered, *itertools.chain(*columns)]


def _body_size(lines: Iterable[Line]) -> float:
    """The size of the letters that most of the text has."""
    counts: Counter[float] = Counter()
    for line in lines:
        counts[round(line.size * 2) / 2] += len(line.text)
    return max(counts, key=lambda size: (counts[size], -size), default=10.0)


def _leading(lines: Sequence[Line]) -> float:
    """The usual distance of two lines, in sizes of their letters."""
    gaps = [
        (first.base - second.base) / first.size
        for first, second in itertools.pairwise(lines)
        if first.page == second.page
        and 0.8 * first.size < first.base - second.base < 3 * first.size
        and abs(first.size - second.size) < 0.5
    ]
    if not gaps:
        return 1.2
    # The smaller ones are those within paragraphs, unless every line stands alone.
    return sorted(gaps)[len(gaps) // 3]


def _title(lines: Sequence[Line], body: float) -> str:
    """The first text of the first page in letters larger than all others."""
    first = [line for line in lines if line.page == lines[0].page] if lines else []
    large = [line for line in first if line.size >= TITLE_LARGER * body]
    if not large:
        return ""
    largest = max(line.size for line in large)
    title: list[str] = []
    for line in first:
        if abs(line.size - largest) < 0.6:
            title.append(line.text)
        elif title:
            break
    text = " ".join(title)
    is_title = len(text) <= 2 * LONGEST_HEADING and sum(map(str.isalpha, text)) > 7
    return text if is_title else ""


def _paragraphs(lines: Sequence[Line], body: float, leading: float) -> Iterator[list[Line]]:
    columns = _columns(lines)
    indents = _has_first_lines_indented(lines, columns)
    group: list[Line] = []
    for line in lines:
        both = bool(group) and all(_is_indented(one, columns) for one in (group[-1], line))
        if group and ((indents and both) or _begins(group, line, body, leading, columns)):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _columns(lines: Sequence[Line]) -> dict[int, list[tuple[float, float]]]:
    """For each page, the left and right edges of its columns."""
    found: dict[int, list[tuple[float, float]]] = {}
    for page in {line.page for line in lines}:
        here = [line for line in lines if line.page == page]
        starts = Counter(round(line.left / 4) for line in here)
        least = max(3, len(here) // 8)
        edges: list[float] = []
        for start in sorted(4 * start for start, count in starts.items() if count >= least):
            if not edges or start - edges[-1] > NARROWEST:  # else it is an indent
                edges.append(start)
        edges = edges or [min(line.left for line in here)]
        found[page] = []
        for edge, following in zip(edges, [*edges[1:], float("inf")], strict=True):
            rights = sorted(line.right for line in here if edge - 4 <= line.left < following - 4)
            if rights:  # the few that run across all columns do not count
                found[page].append((edge, rights[len(rights) * 9 // 10]))
    return found


def _has_first_lines_indented(
    lines: Sequence[Line], columns: dict[int, list[tuple[float, float]]]
) -> bool:
    """Whether paragraphs begin with an indent, so that two in a row are two paragraphs."""
    indented = [_is_indented(line, columns) for line in lines]
    back = sum(
        first and not second and not _has_room(line, following, columns)
        for first, second, line, following in zip(
            indented, indented[1:], lines, lines[1:], strict=False
        )
    )
    return back >= 3


def _begins(
    group: list[Line],
    line: Line,
    body: float,
    leading: float,
    columns: dict[int, list[tuple[float, float]]],
) -> bool:
    """Whether a line begins a new paragraph."""
    last = group[-1]
    if abs(line.size - last.size) > 0.08 * max(line.size, last.size):
        return not _is_inline(last, line)
    heading = _is_heading(group, body)
    if heading != _is_heading([line], body) and (heading or line.bold != last.bold):
        return True
    if _BULLET.match(line.text) or _NUMBERED.match(line.text):
        return True
    gap = last.base - line.base
    moved_on = line.page != last.page or gap < -0.5 * line.size
    if moved_on:  # to another column or page: the sentence decides
        ends = bool(_STOPPED.search(last.text))
        if ends and (not _fills(last, columns) or _is_indented(line, columns) or line.bold):
            return True
        return not line.text[:1].islower() and _has_room(last, line, columns)
    if gap > WIDE_GAP * leading * line.size:
        return True
    if _is_item(group) and line.left > group[0].left + 1 and not _has_room(last, line, columns):
        return False  # it hangs below a bullet
    if _is_indented(line, columns) and line.left > last.left + INDENT * line.size:
        return True
    if _is_item(group) and line.left <= group[0].left + 1:
        return True
    if heading or line.text[:1].islower():
        return False
    return _has_room(last, line, columns)


def _is_inline(last: Line, line: Line) -> bool:
    """A raised number or the like on the same line."""
    return (
        abs(last.base - line.base) < 0.6 * max(last.size, line.size) and line.left >= last.right - 2
    )


def _edges(line: Line, columns: dict[int, list[tuple[float, float]]]) -> tuple[float, float]:
    """The edges of the column that a line stands in: the rightmost that begins left of it."""
    edges = columns.get(line.page) or [(line.left, line.right)]
    near = [edge for edge in edges if edge[0] <= line.left + 4]
    return max(near, default=edges[0])


def _is_indented(line: Line, columns: dict[int, list[tuple[float, float]]]) -> bool:
    left, _ = _edges(line, columns)
    return INDENT * line.size < line.left - left < 8 * line.size


def _fills(line: Line, columns: dict[int, list[tuple[float, float]]]) -> bool:
    left, right = _edges(line, columns)
    return line.right - left > SHORT * (right - left)


def _has_room(last: Line, line: Line, columns: dict[int, list[tuple[float, float]]]) -> bool:
    """Whether the first word of a line would have found room on the one before: so it was ended."""
    left, right = _edges(last, columns)
    letter = (last.right - last.left) / max(1, len(last.text))
    first = line.text.split(maxsplit=1)[0]
    return last.right + letter * (len(first) + 1) < right - ROOM * (right - left)


def _is_item(group: list[Line]) -> bool:
    return bool(_BULLET.match(group[0].text) or _NUMBERED.match(group[0].text))


def _is_heading(group: list[Line], body: float) -> bool:
    text = " ".join(line.text for line in group)
    stands_out = all(line.size >= LARGER * body or line.bold for line in group)
    return stands_out and len(text) <= LONGEST_HEADING and not text.endswith((".", ",", ";"))


def _piece(text: str, group: list[Line], body: float, title: str) -> Piece:
    if title and text == title:
        return Piece(BlockKind.HEADING, text, 1)
    if _is_heading(group, body) and any(map(str.isalpha, text)):
        return Piece(BlockKind.HEADING, text, 2 if group[0].size >= LARGER * body else 3)
    if found := _BULLET.match(text):
        return Piece(BlockKind.LIST_ITEM, text[found.end() :], 1, "•")
    if (found := _NUMBERED.match(text)) and len(text) < 600:
        return Piece(BlockKind.LIST_ITEM, text[found.end() :], 1, f"{found[1]}.")
    return Piece(BlockKind.PARAGRAPH, text)
