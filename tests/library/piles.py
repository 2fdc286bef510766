"""Made articles for tests of the library, in one line each."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from builders import an_article
from storyview.library.records import Incoming

if TYPE_CHECKING:
    from storyview.library.store import Library

FIRST_DAY = date(2024, 3, 1)


def incoming(
    text: str,
    title: str = "The ferry is late",
    source: str = "Courier",
    published: str | None = "2024-03-01",
    *,
    address: str = "",
    raw: bytes = b"",
    story: str = "",
    **fields: object,
) -> Incoming:
    """An article on its way into the library."""
    article = an_article(text, "x", published, title=title, source=source, **fields)
    return Incoming(article, address, raw, "page.html" if raw else "", story)


def some(number: int, start: int = 0) -> list[Incoming]:
    """Articles of different texts, one a day, from four sources."""
    return [
        incoming(
            f"Account {count} says that ferry number {count} was late on its way to Ostmar.",
            f"Ferry {count} late",
            ("Courier", "Post", "Herald", "Tribune")[count % 4],
            (FIRST_DAY + timedelta(count % 365)).isoformat(),
            address=f"/news/{count}.txt",
        )
        for count in range(start, start + number)
    ]


def filled(library: Library, number: int) -> list[int]:
    """Add that many articles; their numbers."""
    return [key for key, _ in library.add(some(number))]


def members(library: Library) -> dict[int, int | None]:
    """Each article's story."""
    from storyview.library.records import Filter

    return {row.id: row.story for row in library.rows(Filter(), limit=10_000)}
