"""What the library screen says: its entries, its counts, its filters. Pure.

Titles, names and snippets are the sources' own words; they are cleaned where they are drawn.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from storyview.library.records import Filter
from storyview.reader.coverage_picture import coverage
from storyview.reader.library_keys import LIBRARY_COMMANDS_BY_ID, LIBRARY_HINTS
from storyview.reader.line_words import keys_that_fit
from storyview.reader.page import wrap
from storyview.reader.timeline_picture import short_date

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from storyview.library.records import Counts, Hit, Row, StoryRow
    from storyview.reader.line_words import Line, NamedPiece
    from storyview.text.article import Article

MOST_BARS = 14
"""Cells of the small picture of a story's coverage."""
MOST_TITLE_ROWS = 3
UNTITLED = "Untitled"


def counted(number: int, one: str, several: str = "") -> str:
    """A number with what it counts: "1 story", "2,314 stories"."""
    return f"{number:,} {one if number == 1 else several or one + 's'}"


def counts_words(counts: Counts) -> str:
    """How much there is, in words."""
    parts = [
        counted(counts.stories, "story", "stories"),
        counted(counts.articles, "article"),
        counted(counts.sources, "source"),
    ]
    return " · ".join(parts)


def filter_words(chosen: Filter) -> str:
    """What a list is limited to, in words; nothing if it shows everything."""
    parts = []
    if chosen.words:
        parts.append(f"with “{chosen.words}”")
    if chosen.source:
        parts.append(f"by {chosen.source}")
    if chosen.person:
        parts.append(f"naming {chosen.person}")
    if chosen.since and chosen.since == chosen.until:
        parts.append(f"of {_day(chosen.since)}")
    else:
        if chosen.since:
            parts.append(f"since {_day(chosen.since)}")
        if chosen.until:
            parts.append(f"until {_day(chosen.until)}")
    return ", ".join(parts)


def is_limited(chosen: Filter) -> bool:
    """Whether a source, days or a person are chosen."""
    return replace(chosen, words="", without_story=False, story=None) != Filter()


def _day(day: date) -> str:
    return f"{short_date(day)} {day.year}"


# -- stories


def story_title(row: StoryRow) -> str:
    """What a story is called on screen."""
    return row.title or UNTITLED


def story_lines(row: StoryRow, width: int) -> list[Line]:
    """A story in the list: its title with the picture of its coverage, then what it is made of."""
    picture = coverage(row.days, min(MOST_BARS, width // 4))
    title: Line = (
        [(story_title(row), "text")],
        [(f"   {picture}", "shared")] if picture else [],
    )
    return [title, ([(story_words(row), "dim")], [])]


def story_words(row: StoryRow) -> str:
    """Days, number of sources and their names: "11 – 12 Nov 2022 · 2 sources: A, B"."""
    parts = ["pinned"] if row.pinned else []
    if row.first and row.last:
        parts.append(short_period(row.first, row.last))
    names = ", ".join(row.sources)
    parts.append(f"{_sources_and_articles(row)}{': ' if names else ''}{names}")
    return " · ".join(parts)


def short_period(begin: date, end: date) -> str:
    """From one day to another, as short as that can be said: "30 Nov – 2 Dec 2022"."""
    last = f"{end.day} {end:%b} {end.year}"
    if begin == end:
        return last
    if begin.year != end.year:
        return f"{begin.day} {begin:%b} {begin.year} – {last}"
    if begin.month != end.month:
        return f"{begin.day} {begin:%b} – {last}"
    return f"{begin.day} – {last}"


def _sources_and_articles(row: StoryRow) -> str:
    articles = counted(row.articles, "article")
    if not row.sources:
        return articles
    sources = counted(len(row.sources), "source")
    return sources if len(row.sources) == row.articles else f"{sources}, {articles}"


def story_head(row: StoryRow, width: int) -> list[Line]:
    """A story above its articles: its title, how much of it there is, and when it was told."""
    head: list[Line] = title_rows(story_title(row), width)
    said = f"{_sources_and_articles(row)}"
    if row.own:
        said += " · put together by you"
    if row.pinned:
        said += " · pinned"
    head.append(([(said, "dim")], []))
    if row.first and row.last:
        begin, end = short_date(row.first), f"{short_date(row.last)} {row.last.year}"
        if row.first == row.last:
            head.append(([(end, "dim")], []))
        else:
            room = max(1, width - len(begin) - len(end) - 4)
            picture = coverage(row.days, min(room, 60))
            head.append(([(f"{begin}  ", "dim"), (picture, "shared"), (f"  {end}", "dim")], []))
    return head


def title_rows(title: str, width: int) -> list[Line]:
    """A title over several rows."""
    pieces = [title[a:b] for a, b in wrap(title, 0, len(title), max(8, width))]
    if len(pieces) > MOST_TITLE_ROWS:
        pieces = [*pieces[: MOST_TITLE_ROWS - 1], f"{pieces[MOST_TITLE_ROWS - 1]} …"]
    return [([(piece, "title")], []) for piece in pieces]


# -- articles


def article_words(row: Row) -> str:
    """Source, day and length of an article."""
    parts = [row.source or "source unknown"]
    if row.published:
        parts.append(_day(row.published))
    parts.append(counted(row.words, "word"))
    return " · ".join(parts)


def article_lines(row: Row, width: int) -> list[Line]:
    """An article in a list; a near copy of another one in a single row."""
    if row.copy_of is not None:
        return [([("  also in ", "dim"), (article_words(row), "dim")], [])]
    del width
    return [([(row.title or UNTITLED, "text")], []), ([(article_words(row), "dim")], [])]


def in_order_of_copies(rows: list[Row]) -> list[Row]:
    """Articles by day, the earliest first, each near copy after the article that it repeats."""
    there = {row.id for row in rows}
    copies: dict[int, list[Row]] = {}
    first = []
    for row in sorted(rows, key=_by_day):
        if row.copy_of is not None and row.copy_of in there:
            copies.setdefault(row.copy_of, []).append(row)
        else:
            first.append(row if row.copy_of is None else replace(row, copy_of=None))
    ordered = [each for row in first for each in (row, *copies.pop(row.id, ()))]
    left = [row for rest in copies.values() for row in rest]  # a copy of a copy
    return [*ordered, *left]


def _by_day(row: Row) -> tuple[bool, str, int]:
    return (row.published is None, str(row.published), row.id)


def hit_lines(hit: Hit, width: int) -> list[Line]:
    """An article that a search found, with the words found set apart."""
    lines = article_lines(replace(hit.row, copy_of=None), width)
    pieces = list(wrap(hit.snippet, 0, len(hit.snippet), max(8, width)))[:2]
    for start, end in pieces:
        lines.append((_marked(hit, start, end), []))
    return lines


def _marked(hit: Hit, start: int, end: int) -> list[NamedPiece]:
    cuts = {start, end}
    for mark in hit.marks:
        cuts.update(min(max(place, start), end) for place in mark)
    return [
        (
            hit.snippet[first:last],
            "focused" if any(a <= first and last <= b for a, b in hit.marks) else "text",
        )
        for first, last in pairwise(sorted(cuts))
    ]


def preview(article: Article, width: int, rows: int) -> list[Line]:
    """The beginning of an article, in so many rows."""
    lines: list[Line] = []
    for block in article.blocks:
        text = article.text[block.start : block.end]
        if text == article.title:
            continue
        lines.extend(([(text[a:b], "text")], []) for a, b in wrap(text, 0, len(text), width))
        lines.append(([], []))
        if len(lines) > rows:
            break
    return lines[:rows]


def hint_words(remapped: Mapping[str, str], width: int) -> Line:
    """The keys that are needed most, as many as there is room for; help and the way out always."""
    return keys_that_fit(LIBRARY_HINTS, LIBRARY_COMMANDS_BY_ID, remapped, width)


IN_A_PROMPT: Line = (
    [(" Enter", "text"), (" done   ", "dim"), ("Esc", "text"), (" as it was", "dim")],
    [],
)
"""The keys while words are typed."""

EMPTY_LIBRARY: tuple[NamedPiece, ...] = (
    ("The library is empty.", "text"),
    ("", "text"),
    (
        "What you add to it is kept and can be searched, and articles that tell the same story "
        "find each other. From the shell:",
        "dim",
    ),
    ("", "text"),
    ("storyview add FILE FOLDER ADDRESS …", "accent"),
    ("storyview feeds add ADDRESS", "accent"),
)
"""What stands in a library without articles."""
