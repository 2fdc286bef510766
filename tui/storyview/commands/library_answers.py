"""What ``storyview library`` answers: a document for programs and lines for people.

Documents have the schema storyview-library/1. The same library gives the same bytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from storyview.library.things import article_name, story_name
from storyview.text.clean import clean

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from storyview.library.records import Hit, Row, StoryRow
    from storyview.text.article import Article

SCHEMA = "storyview-library/1"
MOST_SOURCES = 4
"""Outlets of a story that a line names before it counts the others."""


class Answer(NamedTuple):
    """What a subcommand has to say."""

    document: dict[str, Any]
    lines: list[str]
    aside: str = ""
    """Said on standard error, to people only."""


def as_text(lines: Iterable[str]) -> str:
    """Lines without anything in them that could steer a terminal."""
    return "".join(f"{clean(line).replace(chr(10), ' ').rstrip()}\n" for line in lines)


def story_document(row: StoryRow) -> dict[str, Any]:
    """A story as programs read it."""
    return {
        "id": row.id,
        "thing": story_name(row.id),
        "title": row.title,
        "first": _iso(row.first),
        "last": _iso(row.last),
        "articles": row.articles,
        "sources": list(row.sources),
        "days": [{"day": day.isoformat(), "articles": count} for day, count in row.days],
        "pinned": row.pinned,
        "own": row.own,
    }


def article_document(row: Row) -> dict[str, Any]:
    """An article of a list as programs read it."""
    return {
        "id": row.id,
        "thing": article_name(row.id),
        "title": row.title,
        "source": row.source or None,
        "authors": list(row.authors),
        "published": _iso(row.published),
        "words": row.words,
        "story": row.story,
        "copy_of": row.copy_of,
        "address": row.address or None,
        "added": row.added.isoformat(),
        "given_story": row.given or None,
        "own": row.own,
    }


def hit_document(hit: Hit) -> dict[str, Any]:
    """An article that a search found, as programs read it; offsets are code points."""
    return {
        **article_document(hit.row),
        "snippet": hit.snippet,
        "marks": [{"start": start, "end": end} for start, end in hit.marks],
    }


def whole_document(row: Row, article: Article) -> dict[str, Any]:
    """An article with its text; ``title``, ``source`` and ``published`` each with their origin."""
    return {
        **article_document(row),
        "title": article.title,
        "title_origin": str(article.title_origin),
        "source_origin": str(article.source_origin),
        "published_origin": str(article.published_origin),
        "url": article.url,
        "text": article.text,
        "dropped": [{"reason": piece.reason, "text": piece.text} for piece in article.dropped],
        "notes": list(article.notes),
    }


def story_line(row: StoryRow) -> str:
    """A story on one line: its name, its days, how much of it there is, its title."""
    parts = [f"{story_name(row.id):<14}", f"{period(row.first, row.last):<24}", _amount(row)]
    marks = [word for word, holds in (("pinned", row.pinned), ("yours", row.own)) if holds]
    title = row.title or "Untitled"
    return "  ".join([*parts, title, *([f"[{', '.join(marks)}]"] if marks else [])])


def article_line(row: Row, *, story: bool = True) -> str:
    """An article on one line: its name, day, outlet and title.

    Args:
        row: The article.
        story: Whether its story is named.
    """
    where = f"  [{story_name(row.story)}]" if story and row.story is not None else ""
    copy = f"  [as {article_name(row.copy_of)}]" if row.copy_of is not None else ""
    day = _iso(row.published) or "no date"
    return (
        f"{article_name(row.id):<20}  {day:<10}  {row.source or 'source unknown'}: "
        f"{row.title or 'Untitled'}{copy}{where}"
    )


def hit_lines(hit: Hit) -> list[str]:
    """An article that a search found, and the words around it, what was found in brackets."""
    pieces = []
    start = 0
    for begin, end in hit.marks:
        pieces += [hit.snippet[start:begin], "[", hit.snippet[begin:end], "]"]
        start = end
    return [article_line(hit.row), f"    {''.join([*pieces, hit.snippet[start:]])}"]


def story_lines(row: StoryRow, articles: Iterable[Row]) -> list[str]:
    """A story and its articles."""
    named = ", ".join(row.sources[:MOST_SOURCES])
    more = f" and {len(row.sources) - MOST_SOURCES} more" * (len(row.sources) > MOST_SOURCES)
    return [
        story_line(row),
        *([f"    {named}{more}"] if named else []),
        *(f"    {article_line(each, story=False)}" for each in articles),
    ]


def article_lines(row: Row, article: Article) -> list[str]:
    """An article with its text and what is known of it."""
    facts = [
        ("title", article.title, article.title_origin),
        ("source", article.source, article.source_origin),
        ("published", _iso(article.published), article.published_origin),
        ("authors", ", ".join(article.authors), ""),
        ("address", row.address, ""),
        ("story", story_name(row.story) if row.story is not None else "", ""),
        ("copy of", article_name(row.copy_of) if row.copy_of is not None else "", ""),
    ]
    return [
        article_name(row.id),
        *(
            f"  {name:<10} {value}{f'  ({origin})' if origin else ''}"
            for name, value, origin in facts
            if value
        ),
        "",
        *article.text.split("\n"),
    ]


def period(first: date | None, last: date | None) -> str:
    """From one day to another, as in lists: "2022-11-11 – 2022-11-14"."""
    if first is None or last is None:
        return "no date"
    return first.isoformat() if first == last else f"{first.isoformat()} – {last.isoformat()}"


def many(number: int, thing: str, several: str = "") -> str:
    """A number with what it counts: "1 story", "2,314 stories"."""
    return f"{number:,} {thing if number == 1 else several or f'{thing}s'}"


def _amount(row: StoryRow) -> str:
    sources = f", {many(len(row.sources), 'source')}" if row.sources else ""
    return f"{many(row.articles, 'article')}{sources}"


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
