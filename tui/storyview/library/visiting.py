"""Addresses, fetched anew or taken from what is kept; a bad one costs only itself."""

from __future__ import annotations

import contextlib
import queue
import threading
from dataclasses import replace
from typing import TYPE_CHECKING

from storyview.errors import StoryviewError
from storyview.library.records import Incoming
from storyview.sources.fetched import Fetched, read_fetched
from storyview.text.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from storyview.library.fetched_pages import PageStore
    from storyview.sources.fetching import Fetcher

AT_ONCE = 4
"""Addresses that are fetched at the same time."""
LOOK_SECONDS = 0.2
"""Between two looks for Ctrl-C, where the system does not interrupt a wait."""

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
        for address, page in self._in_any_order(each):
            found[address] = page
            self.done = len(found)
            self._told(len(found), len(each))
        return [found[address] for address in addresses]

    def incoming(self, address: str) -> Iterator[Incoming | StoryviewError]:
        """What an address brings into the library."""
        page = self.page(address)
        article = read_fetched(page, name=address)
        yield Incoming(article, page.final, page.content, f"page{page.ending}")

    def _in_any_order(self, addresses: Sequence[str]) -> Iterator[tuple[str, Page]]:
        waiting: queue.SimpleQueue[str] = queue.SimpleQueue()
        ready: queue.SimpleQueue[tuple[str, Page | BaseException]] = queue.SimpleQueue()
        for address in addresses:
            waiting.put(address)

        def work() -> None:
            with contextlib.suppress(queue.Empty):
                while True:
                    address = waiting.get_nowait()
                    try:
                        ready.put((address, self.page(address)))
                    except BaseException as error:  # who waits for it must hear of it
                        ready.put((address, error))

        # Daemons: one that waits for a silent server must not keep the program from ending.
        for _ in range(min(AT_ONCE, len(addresses))):
            threading.Thread(target=work, daemon=True).start()
        left = len(addresses)
        try:
            while left:
                try:
                    address, page = ready.get(timeout=LOOK_SECONDS)
                except queue.Empty:
                    continue
                left -= 1
                if not isinstance(page, Page):
                    raise page
                yield address, page
        finally:
            if left and self._fetcher is not None:
                self._fetcher.stop()


def _day(page: Fetched) -> str:
    when = page.when.astimezone()
    return f"{when.day} {when:%B %Y}"
