"""What goes into the library and what comes out of its lists: plain data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from storyview.errors import StoryviewError

if TYPE_CHECKING:
    from datetime import date, datetime

    from storyview.text.article import Article


class LibraryError(StoryviewError):
    """The library cannot do what it was asked to do; nothing of it was done."""


def no_article(article: int) -> LibraryError:
    """The error where an article is named that is not there."""
    return LibraryError(
        f"the library has no article {article}", hint="storyview library articles lists them"
    )


def no_story(story: int) -> LibraryError:
    """The error where a story is named that is not there."""
    return LibraryError(f"the library has no story {story}", hint="storyview library lists them")


@dataclass(frozen=True, slots=True)
class Incoming:
    """One article on its way into the library."""

    article: Article
    """As it was read; its id does not matter."""
    address: str = ""
    """Where it came from: a web address, or a file's whole path; empty for standard input."""
    raw: bytes = b""
    """The file or page as it was, so that a better extractor can run again; empty for none."""
    raw_name: str = ""
    """What the raw bytes were read under."""
    story: str = ""
    """A given name of its story: articles with the same one are one story."""


class Outcome(StrEnum):
    """What became of an article that was brought in."""

    ADDED = "added"
    KNOWN = "known"
    """The same text from the same source, or of the same address, is there already."""
    CHANGED = "changed"
    """Another text of a known address: it takes the place of the old one, which is kept."""


@dataclass(frozen=True, slots=True)
class Row:
    """An article in a list. Titles and names are clean single lines."""

    id: int
    title: str
    source: str
    """The outlet; empty when unknown."""
    authors: tuple[str, ...]
    published: date | None
    words: int
    story: int | None
    address: str
    copy_of: int | None
    """The article of which this is a near copy."""
    added: datetime
    """In UTC."""
    own: bool
    """Put where it is by a person; grouping leaves it there."""
    given: str = ""
    """The name of a story that came with the article; grouping leaves it there, too."""


@dataclass(frozen=True, slots=True)
class StoryRow:
    """A story in a list."""

    id: int
    title: str
    first: date | None
    last: date | None
    articles: int
    sources: tuple[str, ...]
    """The one with the most articles first; near copies of one text count once."""
    days: tuple[tuple[date, int], ...]
    """How many articles were published on each day that has any, in order."""
    pinned: bool
    own: bool
    """Made, named or changed by a person; grouping never touches it."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What a list shows; all that is given must hold."""

    words: str = ""
    """Full text, as a person types it: words, "a phrase", -without, begin*."""
    source: str = ""
    """The outlet's name as the lists show it; capitals do not matter."""
    since: date | None = None
    until: date | None = None
    """The last day that is in. Articles without a date are on no day."""
    person: str = ""
    """A name, its words one after another in the article."""
    without_story: bool = False
    story: int | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """One article that a search found."""

    row: Row
    snippet: str
    """Words of the article around the first hit, on one line."""
    marks: tuple[tuple[int, int], ...]
    """The words found: code points into ``snippet``, the end exclusive."""


class Counts(NamedTuple):
    """How much a library holds."""

    articles: int
    stories: int
    without_story: int
    sources: int


class Vector(NamedTuple):
    """What grouping knows of an article; the bytes are opaque to the store."""

    article: int
    published: date | None
    story: int | None
    own: bool
    """Put where it is by a person, or in a story that a person made, named or changed."""
    given: str
    """The name of a story that came with the article; empty for none."""
    data: bytes


class Draft(NamedTuple):
    """An article that has no vector yet."""

    article: int
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed that is read again and again."""

    id: int
    address: str
    title: str
    etag: str
    """What the server called the feed's last state; empty for nothing. Likewise the next."""
    last_modified: str
    checked: datetime | None
    """When it was last asked, in UTC."""
    problem: str
    """Why it could not be read the last time, one sentence; empty when it could."""


class Returned(NamedTuple):
    """An article that comes back into a library, as it was in another or in this one."""

    incoming: Incoming
    own: bool = False
    """Put where it is by a person."""
    given: str = ""
    """The name of a story that once came with it."""
    added: str = ""
    """When it was first brought in, in UTC (ISO 8601); empty for now."""
    copy_of: int | None = None
    """The article of the same batch of which it is a near copy."""


class ReturnedStory(NamedTuple):
    """A story that comes back, around its articles."""

    title: str
    named: bool = False
    """Whether a person or what came with an article named it; else its first article does."""
    pinned: bool = False
    own: bool = False
    given: tuple[str, ...] = ()
