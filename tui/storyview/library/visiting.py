"""Addresses, fetched anew or taken from what is kept; a bad one costs only itself."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from typing import TYPE_CHECKING

from storyview.errors import StoryviewError
from storyview.library.at_once import at_once
from storyview.library.records import Incoming
from storyview.sources.feed_signs import is_feed
from storyview.sources.fetched import Fetched, read_fetched
from storyview.text.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from storyview.library.fetched_pages import PageStore
    from storyview.sources.fetching import Fetcher

AT_ONCE = 6
"""Addresses that are fetched at the same time."""

Page = Fetched | StoryviewError


class Visits:
    """Fetches pages for a person who named them, and keeps them.

    Args:
        fetcher: Fetches; None to open only what is kept, without any connection.
        store: Where pages are kept.
        told: Is called after each page with how many are done, of how many.
    """

    def __init__(
        self,
        fetcher: Fetcher | None,
        store: PageStore,
        told: Callable[[int, int], None] = lambda done, of: None,
    ) -> None:
        self._fetcher = fetcher
        self._store = store
        self._told = told
        self.done = 0
        """How many pages have come, for what is said after Ctrl-C."""

    def page(self, address: str) -> Fetched:
        """One page: the server's, or the kept one where that has not changed or cannot be had.

        Raises:
            StoryviewError: If it can neither be fetched nor is kept.
        """
        if self._fetcher is None:
            return self._store.only_kept(address)
        known = self._store.kept(address)
        try:
            page = self._fetcher.fetch(address, known=known)
        except StoryviewError as error:
            if known is None:
                raise
            what = clean_line(error.what)
            note = f"Could not be fetched ({what}); this is the copy of {_day(known)}."
            return replace(known, note=note)
        if known is None or page.content != known.content or page.final != known.final:
            with contextlib.suppress(OSError):  # it is opened all the same
                self._store.keep(address, page)
        return page

    def pages(self, addresses: Sequence[str]) -> list[Page]:
        """The pages of several addresses, in their order, or why there is none.

        Raises:
            KeyboardInterrupt: If the person ends it; what has come by then is kept.
        """
        each = list(dict.fromkeys(addresses))
        found: dict[str, Page] = {}
        self._told(0, len(each))
        stop = self._fetcher.stop if self._fetcher else lambda: None
        for address, page in at_once(self.page, each, AT_ONCE, stop):
            found[address] = page
            self.done = len(found)
            self._told(len(found), len(each))
        return [found[address] for address in addresses]

    def incoming(self, address: str) -> Iterator[Incoming | StoryviewError]:
        """What an address brings into the library: an article, or all those of a feed."""
        page = self.page(address)
        if is_feed(page.content) and self._fetcher is not None:
            from storyview.library.refreshing import all_of
            from storyview.sources.politeness import PoliteFetcher

            yield from all_of(page, PoliteFetcher(self._fetcher).fetch)
            return
        article = read_fetched(page, name=address)
        yield Incoming(article, page.final, page.content, address)


def _day(page: Fetched) -> str:
    when = page.when.astimezone()
    return f"{when.day} {when:%B %Y}"
