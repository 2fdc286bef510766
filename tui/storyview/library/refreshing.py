"""What is new in feeds, on its way into the library.

An entry that carries its whole text is taken as it stands in the feed; of others the page is
fetched, as politely as a program should. What cannot be had for now is tried again the next time,
what will not be had is not.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from storyview.errors import StoryviewError
from storyview.library.at_once import at_once
from storyview.library.records import Incoming
from storyview.sources import feeds as feed_reading
from storyview.sources.fetched import Fetched, FetchError, read_fetched
from storyview.sources.reading import read_article
from storyview.text.article import Origin

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from storyview.library.records import Feed
    from storyview.library.store import Library
    from storyview.sources.feeds import Entry
    from storyview.sources.politeness import PoliteFetcher

WHOLE_WORDS = 200
"""An entry with so many carries its article; with fewer, mostly its beginning."""
ENOUGH_WORDS = 60
"""So many are kept where the page cannot be had."""
MOST_NEW = 200
"""Entries of one feed that are taken in at once; the rest comes the next time."""
AT_ONCE = 4
UNSURE = (Origin.UNKNOWN, Origin.GUESSED)
"""Where a page does not tell it itself, what its feed says is better."""


@dataclass(slots=True)
class News:
    """What became of one feed."""

    feed: Feed
    title: str = ""
    new: int = 0
    """Entries that had not been seen."""
    problem: StoryviewError | None = None
    """Why the feed could not be read."""
    left: int = 0
    """Of those, how many have not been read."""
    seen: list[str] = field(default_factory=list)
    """Entries that need not be looked at again, once what was taken in is kept."""
    etag: str = ""
    last_modified: str = ""


class _Wanted(NamedTuple):
    news: News
    entry: Entry


class Refreshing:
    """The new articles of feeds, as a stream; afterwards ``done`` remembers how far it came.

    Args:
        library: Knows what was seen; used only by the thread that reads the stream.
        feeds: The feeds.
        fetcher: Fetches feeds and pages.
        stop: Ends what is being fetched.
    """

    def __init__(
        self,
        library: Library,
        feeds: Sequence[Feed],
        fetcher: PoliteFetcher,
        stop: Callable[[], None] = lambda: None,
    ) -> None:
        self._library = library
        self._fetcher = fetcher
        self._stop = stop
        self._feeds = feeds
        self.news: list[News] = []
        """What became of each feed that was asked, in the order of the answers."""
        self.entries = self.entries_done = 0
        """How many new entries there are, and how many have been read."""

    def __iter__(self) -> Iterator[Incoming | StoryviewError]:
        wanted: list[_Wanted] = []
        for feed, found in at_once(self._read, self._feeds, AT_ONCE, self._stop):
            news = News(feed, etag=feed.etag, last_modified=feed.last_modified)
            self.news.append(news)
            if isinstance(found, StoryviewError):
                news.problem = found
                yield found
            elif found is not None:
                read, page = found
                wanted += self._new_of(news, read)
                news.etag, news.last_modified = page.etag, page.last_modified
        self.entries = len(wanted)
        for one, coming in at_once(self._bring, _in_turns(wanted), AT_ONCE, self._stop):
            self.entries_done += 1
            yield coming
            # Whoever took it has it by now; Ctrl-C before that leaves it for the next time.
            if not _is_passing(coming):
                one.news.seen.append(one.entry.id)
                one.news.left -= 1

    def done(self) -> None:
        """Remember what was seen; to be called when all that came is kept.

        Raises:
            LibraryError: If the library cannot be written.
        """
        for news in self.news:
            self._library.see(news.feed.id, news.seen)
            whole = not news.left  # else its entries must come again, though it has not changed
            self._library.feed_done(
                news.feed.id,
                etag=news.etag if whole else "",
                last_modified=news.last_modified if whole else "",
                problem=str(news.problem or ""),
                title=news.title,
            )

    def _read(self, feed: Feed) -> tuple[feed_reading.Feed, Fetched] | None:
        """A feed as it is now; None if it has not changed."""
        known = Fetched(feed.address, "", b"", datetime.now(UTC))
        known = replace(known, etag=feed.etag, last_modified=feed.last_modified)
        page = self._fetcher.fetch(
            feed.address,
            known=known if feed.etag or feed.last_modified else None,
            accept=feed_reading.ACCEPT,
            most=feed_reading.MOST_BYTES,
        )
        if not page.content:
            return None
        read = feed_reading.read_feed(page.content, address=page.final, charset=page.charset)
        return read, page

    def _new_of(self, news: News, read: feed_reading.Feed) -> list[_Wanted]:
        news.title = read.title
        unseen = set(self._library.unseen(news.feed.id, [entry.id for entry in read.entries]))
        new = [entry for entry in read.entries if entry.id in unseen]
        news.new = news.left = len(new)
        return [_Wanted(news, entry) for entry in new[:MOST_NEW]]

    def _bring(self, wanted: _Wanted) -> Incoming:
        return bring(wanted.entry, wanted.news.feed.address, self._fetcher.fetch)


def bring(entry: Entry, feed: str, fetch: Callable[[str], Fetched]) -> Incoming:
    """The article of a feed's entry: its own text if that is whole, else its page.

    Args:
        entry: The entry.
        feed: The feed's address, for entries that have none.
        fetch: Fetches a page.

    Raises:
        StoryviewError: If there is neither a text that is long enough nor a page.
    """
    if not entry.words and not entry.address:
        raise FetchError(
            "its feed gives neither a text nor an address that can be opened",
            where=f"{feed}: {entry.title or 'an entry without a title'}",
        )
    if entry.words >= WHOLE_WORDS or not entry.address:
        return _own(entry, feed)
    try:
        page = fetch(entry.address)
        article = read_fetched(page, name=entry.address)
    except StoryviewError as error:
        if entry.words < ENOUGH_WORDS or _is_passing(error):
            raise
        own = _own(entry, feed)
        note = f"Only what its feed carries; its page could not be read ({error.what})."
        return replace(own, article=replace(own.article, notes=(*own.article.notes, note)))
    if entry.published is not None and article.published_origin in UNSURE:
        article = replace(article, published=entry.published, published_origin=Origin.STATED)
    if entry.authors and not article.authors:
        article = replace(article, authors=entry.authors, authors_origin=Origin.STATED)
    if entry.source and article.source_origin in UNSURE:
        article = replace(article, source=entry.source, source_origin=Origin.STATED)
    return Incoming(article, page.final, page.content, entry.address)


def _own(entry: Entry, feed: str) -> Incoming:
    name = entry.address or f"{feed}#{entry.id[:12]}"
    page = entry.page()
    article = read_article(
        page, name=name, article_id="", ending=".html", charset="utf-8", address=entry.address
    )
    return Incoming(article, entry.address, page, name)


def _is_passing(coming: object) -> bool:
    return isinstance(coming, FetchError) and coming.passing


def _in_turns(wanted: Sequence[_Wanted]) -> list[_Wanted]:
    """The entries of different feeds in turns, so that one slow site does not hold up the rest."""
    by_feed: dict[int, list[_Wanted]] = {}
    for one in wanted:
        by_feed.setdefault(one.news.feed.id, []).append(one)
    longest = max(map(len, by_feed.values()), default=0)
    rows = list(by_feed.values())
    return [row[place] for place in range(longest) for row in rows if place < len(row)]


def all_of(page: Fetched, fetch: Callable[[str], Fetched]) -> Iterator[Incoming | StoryviewError]:
    """The articles of a feed that a person named among things to add, each of them once."""
    read = feed_reading.read_feed(page.content, address=page.final, charset=page.charset)

    def bring_one(entry: Entry) -> Incoming:
        return bring(entry, read.address, fetch)

    for _, coming in at_once(bring_one, read.entries[:MOST_NEW], AT_ONCE):
        yield coming


def all_of_saved(data: bytes, name: str) -> Iterator[Incoming | StoryviewError]:
    """The articles of a feed that was saved as a file; nothing is fetched.

    Args:
        data: The feed.
        name: The file.
    """
    for entry in feed_reading.read_feed(data, name=name).entries:
        where = entry.address or f"{name}: {entry.title}"
        if entry.words < ENOUGH_WORDS:
            yield FetchError(
                "its saved feed carries only its beginning",
                where=where,
                hint="storyview add with its address fetches its page",
            )
            continue
        try:
            yield _own(entry, name)
        except StoryviewError as error:
            yield error
