"""An article as the reader sees it, and the story that several of them tell.

All offsets are code points into ``Article.text``, the end exclusive.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


class Span(NamedTuple):
    """A stretch of one article's text. Everything that storyview finds is one or has one."""

    article: str
    """The id of the article."""
    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.article == other.article and self.start < other.end and other.start < self.end


class BlockKind(StrEnum):
    """What a block is; the values are those of the JSON schema."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    QUOTE = "quote"
    CODE = "code"
    CAPTION = "caption"


class Block(NamedTuple):
    """A paragraph, heading, list item, block quote, code fence or caption."""

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    """A heading's level (1 to 6), or how deep a list item or block quote is nested (from 1)."""
    marker: str = ""
    """What a list item starts with on screen ("•", "2."); it is no part of the text."""
    language: str = ""
    """The language that a code fence names; "table" for a table laid out as text."""


class MarkKind(StrEnum):
    """How a stretch of text is set in the source."""

    EMPHASIS = "emphasis"
    STRONG = "strong"
    CODE = "code"
    STRIKE = "strike"
    LINK = "link"


class Mark(NamedTuple):
    """Emphasis, a link or the like over a stretch of text. Marks may nest."""

    kind: MarkKind
    start: int
    end: int
    address: str = ""
    """Where a link leads; only http and https addresses are kept."""


class Dropped(NamedTuple):
    """A piece of the source that is not the article: taken out, kept, and given back on request."""

    text: str
    reason: str
    """Why it was taken out, for people: "newsletter sign-up", "another story's headline"."""
    position: int
    """Where in ``Article.text`` it stood; it goes back before the block that starts there."""
    kind: BlockKind = BlockKind.PARAGRAPH


class Origin(StrEnum):
    """Where a piece of metadata comes from."""

    GIVEN = "given"
    """By the reader: on the command line, in story.toml, or in the reader."""
    STATED = "stated"
    """By the file: front matter, or a page's metadata."""
    FOUND = "found"
    """In the article's text: a headline, a slogan, a dateline."""
    GUESSED = "guessed"
    """From the address of a page, or from when a file was written."""
    MADE = "made"
    """Made up from the article's first words, because nothing else tells."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Article:
    """One source's account of a story."""

    id: str
    """Unique in its story, made of the file's name; spans name it."""
    text: str
    """What the reader shows: decoded, repaired, cleaned, without boilerplate. Blocks are parted
    by blank lines, list items by line ends."""
    blocks: tuple[Block, ...]
    """In order, not overlapping; together they hold every character that is not white space."""
    file: str = ""
    """As named on the command line or in story.toml; "-" for standard input."""
    title: str | None = None
    source: str | None = None
    """The outlet."""
    authors: tuple[str, ...] = ()
    published: date | None = None
    url: str | None = None
    retold: bool = False
    """Whether this is a retelling of the original in other words."""
    title_origin: Origin = Origin.UNKNOWN
    source_origin: Origin = Origin.UNKNOWN
    published_origin: Origin = Origin.UNKNOWN
    authors_origin: Origin = Origin.UNKNOWN
    marks: tuple[Mark, ...] = ()
    """By start, the longer first."""
    dropped: tuple[Dropped, ...] = ()
    """By position."""
    notes: tuple[str, ...] = ()
    """What was repaired or could not be read, one sentence each, for people."""

    def span(self, start: int, end: int) -> Span:
        """The span of this article from ``start`` to ``end``."""
        return Span(self.id, start, end)

    def quote(self, span: Span) -> str:
        """The very words of a span of this article."""
        return self.text[span.start : span.end]

    @property
    def title_is_in_text(self) -> bool:
        """Whether the text opens with the headline itself."""
        return bool(
            self.blocks
            and self.blocks[0].kind is BlockKind.HEADING
            and self.text[self.blocks[0].start : self.blocks[0].end] == self.title
        )


@dataclass(frozen=True, slots=True)
class Story:
    """One thing that happened, and the articles about it, in the order in which they are shown."""

    articles: tuple[Article, ...]
    title: str | None = None
    folder: str | None = None
    """The story folder that it was opened from."""
    _by_id: dict[str, Article] = field(init=False, repr=False, compare=False, hash=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_id", {article.id: article for article in self.articles})
        if len(self._by_id) != len(self.articles):
            raise ValueError("two articles of one story share an id")

    def article(self, article_id: str) -> Article:
        """The article with this id.

        Raises:
            KeyError: If the story has none.
        """
        return self._by_id[article_id]

    def quote(self, span: Span) -> str:
        """The very words of a span."""
        return self._by_id[span.article].quote(span)

    def in_text_order(self, spans: Iterable[Span]) -> list[Span]:
        """Spans by the order of the articles, then by start, then by end."""
        place = {article.id: index for index, article in enumerate(self.articles)}
        return sorted(spans, key=lambda span: (place[span.article], span.start, span.end))


def digest(articles: Iterable[Article]) -> str:
    """A name for what the articles hold, the same in whatever order they stand (hexadecimal)."""
    each = sorted(
        hashlib.sha256(
            repr((a.id, a.text, a.blocks, a.title, a.source, a.authors, a.published)).encode(
                "utf-8", "surrogatepass"
            )
        ).hexdigest()
        for a in articles
    )
    return hashlib.sha256("\n".join(each).encode()).hexdigest()
