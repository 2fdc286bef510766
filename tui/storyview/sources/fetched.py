"""What fetching gives: the bytes of an address, and what its server says of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from storyview.sources.facts import NO_FACTS, Facts
from storyview.sources.feed_signs import is_feed
from storyview.sources.files import SourceError
from storyview.sources.reading import read_article
from storyview.text.article import Origin

if TYPE_CHECKING:
    from datetime import datetime

    from storyview.text.article import Article


@dataclass(frozen=True, slots=True)
class Fetched:
    """The content of an address, as it was at one time."""

    address: str
    """As it was asked for, in its one spelling."""
    final: str
    """Where the redirects led."""
    content: bytes
    """Decoded, whole."""
    when: datetime
    """When it was fetched, or last found to be unchanged; UTC."""
    media_type: str = ""
    """As the server states it: "text/html"; empty if it does not."""
    charset: str = ""
    """The character set that the server states."""
    etag: str = ""
    last_modified: str = ""
    note: str = ""
    """Why this is a copy that was kept earlier, one sentence; empty for what came just now."""

    @property
    def ending(self) -> str:
        """The ending of a file of this media type; empty where it tells nothing."""
        return ENDINGS.get(self.media_type, "")


ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "text/x-markdown": ".md",
    "application/pdf": ".pdf",
    "application/x-pdf": ".pdf",
    "multipart/related": ".mhtml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}
"""What a media type is called among files."""


class FetchError(SourceError):
    """An address could not be fetched.

    Args:
        what: What is wrong.
        where: The address.
        hint: What to do about it.
        status: What the server answered; 0 if it did not come to that.
        wait_seconds: How long the server asks to be left alone.
        passing: Whether it may go better another time.
    """

    def __init__(
        self,
        what: str,
        *,
        where: str = "",
        hint: str = "",
        status: int = 0,
        wait_seconds: float = 0.0,
        passing: bool = False,
    ) -> None:
        super().__init__(what, where=where, hint=hint)
        self.status = status
        self.wait_seconds = wait_seconds
        self.passing = passing or status in (408, 425, 429) or status >= 500


def read_fetched(page: Fetched, *, name: str = "", given: Facts = NO_FACTS) -> Article:
    """The article of a page.

    Args:
        page: The page.
        name: What a person called it, for messages and as the article's file.
        given: What the reader says of it.

    Raises:
        SourceError: If there is no article in it; a feed holds several.
        StoryviewError: If it is no text.
    """
    name = name or page.address
    if is_feed(page.content):
        raise SourceError(
            "a feed, not an article", where=name, hint=f"storyview feeds add {name} takes it in"
        )
    article = read_article(
        page.content,
        name=name,
        article_id="",
        given=given,
        ending=page.ending,
        charset=page.charset,
        address=page.final,
    )
    if article.source is None:
        from storyview.sources.page_head import host_of

        if host := host_of(page.final):
            article = replace(article, source=host, source_origin=Origin.GUESSED)
    return replace(article, notes=(*article.notes, page.note)) if page.note else article
