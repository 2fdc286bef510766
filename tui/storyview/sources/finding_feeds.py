"""The feed that a person means by an address: of the feed itself, or of a page that names it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from storyview.errors import StoryviewError
from storyview.sources.feed_signs import is_feed
from storyview.sources.feeds import ACCEPT, MOST_BYTES, feed_links, read_feed
from storyview.sources.files import SourceError, label

if TYPE_CHECKING:
    from storyview.sources.feeds import Feed, FeedLink
    from storyview.sources.fetched import Fetched
    from storyview.sources.fetching import Fetcher

MOST_TRIED = 3
"""Feeds of one page that are tried until one can be read."""


class FoundFeed(NamedTuple):
    """A feed, and the others that the same page names."""

    feed: Feed
    others: tuple[FeedLink, ...] = ()


def find_feed(address: str, fetcher: Fetcher) -> FoundFeed:
    """The feed at an address, or the first that the page there names.

    Raises:
        StoryviewError: If there is none, or it cannot be fetched or read.
    """
    page = fetcher.fetch(address, accept=ACCEPT)
    if is_feed(page.content):
        return FoundFeed(_read(page))
    links = feed_links(page.content, address=page.final)
    problem: StoryviewError = SourceError(
        "names no feed",
        where=label(page.address),
        hint="give the address of the feed itself",
    )
    for link in links[:MOST_TRIED]:
        try:
            feed = _read(fetcher.fetch(link.address, accept=ACCEPT, most=MOST_BYTES))
        except StoryviewError as error:
            problem = error
            continue
        return FoundFeed(feed, tuple(other for other in links if other != link))
    raise problem


def _read(page: Fetched) -> Feed:
    feed = read_feed(page.content, address=page.final, charset=page.charset)
    return replace(feed, address=page.address)
