"""What is known of an article beside its text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from storyview.text.article import Origin

if TYPE_CHECKING:
    from datetime import date


class Facts(NamedTuple):
    """Metadata from one place: the reader, story.toml, front matter, or a page's head."""

    title: str | None = None
    source: str | None = None
    authors: tuple[str, ...] = ()
    published: date | None = None
    url: str | None = None
    retold: bool = False
    notes: tuple[str, ...] = ()
    """What could not be read, one sentence each."""
    origins: tuple[tuple[str, Origin], ...] = ()
    """Where facts come from that the place does not state: their names and origins."""
    as_it_is: bool = False
    """Whether storyview has written the file: nothing is left in its text to mend or to cut."""

    def origin(self, fact: str) -> Origin:
        """Where a fact of a file comes from."""
        return next((origin for name, origin in self.origins if name == fact), Origin.STATED)


NO_FACTS = Facts()
EXPORTED = "storyview"
"""In front matter, the key that marks what storyview has written."""
KEYS = {
    "title": "title",
    "headline": "title",
    "source": "source",
    "outlet": "source",
    "site": "source",
    "publisher": "source",
    "sitename": "source",
    "author": "authors",
    "authors": "authors",
    "by": "authors",
    "byline": "authors",
    "published": "published",
    "date": "published",
    "url": "url",
    "link": "url",
    "retold": "retold",
}
"""How front matter and story.toml name the facts. The first name that is there wins."""
