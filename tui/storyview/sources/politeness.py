"""Fetching as a program that comes by itself should: robots.txt obeyed, never twice in a hurry."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, Any

from storyview.sources.addresses import read_address
from storyview.sources.fetched import Fetched, FetchError
from storyview.sources.files import label
from storyview.sources.robots import Robots

if TYPE_CHECKING:
    from collections.abc import Callable

    from storyview.sources.fetching import Fetcher

PAUSE_SECONDS = 1.0
"""Between two requests to one host; its robots.txt may ask for more."""
IN_YOUR_NAME = "storyview add with its address asks for it in your name"


class PoliteFetcher:
    """Fetches what nobody has typed; several threads may use one.

    Args:
        fetcher: Fetches.
        pause: Seconds between two requests to one host; ``PAUSE_SECONDS`` by default.
        wait: Waits so many seconds.
        now: The clock, in seconds.
    """

    def __init__(
        self,
        fetcher: Fetcher,
        *,
        pause: float | None = None,
        wait: Callable[[float], None] = time.sleep,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._fetcher = fetcher
        self._pause = PAUSE_SECONDS if pause is None else pause
        self._wait = wait
        self._now = now
        self._free: dict[str, float] = {}
        self._closed: dict[str, FetchError] = {}
        self._lock = threading.Lock()
        self._robots = Robots(self._robots_txt)

    def may_fetch(self, address: str) -> bool:
        """Whether a site lets programs ask for an address."""
        return self._robots.allows(address)

    def fetch(self, address: str, **more: Any) -> Fetched:
        """The content of an address, when its host's turn has come.

        Args:
            address: The address.
            more: As ``Fetcher.fetch`` takes it.

        Raises:
            StoryviewError: If it cannot be fetched, or its site asks programs to stay away, or
                cannot be asked whether it does.
        """
        host = read_address(address).site
        self._refuse_closed(host, address)
        if not self.may_fetch(address):
            raise self._unwelcome(address)
        self._take_turn(host, max(self._pause, self._robots.rules(address).delay))
        self._refuse_closed(host, address)
        try:
            return self._fetcher.fetch(address, **more)
        except FetchError as error:
            if error.wait_seconds or error.status == 429:
                with self._lock:  # for this run that was all
                    self._closed[host] = error
            raise

    def _unwelcome(self, address: str) -> FetchError:
        """Why an address is left alone: its site asks for it, or could not be asked."""
        problem = self._robots.problem(address)
        if problem is None:
            return FetchError(
                "its site asks programs to stay away (robots.txt)",
                where=label(address),
                hint=IN_YOUR_NAME,
            )
        status = getattr(problem, "status", 0)
        passing = getattr(problem, "passing", False)
        if status or not passing:  # the site can be reached; only this file of it cannot be had
            what = f"its site’s robots.txt cannot be read: {problem.what}"
            hint = problem.hint if passing else IN_YOUR_NAME
        else:
            what, hint = problem.what, problem.hint
        return FetchError(
            what,
            where=label(address),
            hint=hint,
            status=status,
            wait_seconds=getattr(problem, "wait_seconds", 0.0),
            passing=passing,
        )

    def _robots_txt(self, address: str, most: int) -> Fetched:
        self._take_turn(read_address(address).site, self._pause)
        return self._fetcher.fetch(address, accept="text/plain, */*;q=0.5", most=most)

    def _take_turn(self, host: str, pause: float) -> None:
        with self._lock:
            now = self._now()
            turn = max(now, self._free.get(host, now))
            self._free[host] = turn + pause
        if turn > now:
            self._wait(turn - now)

    def _refuse_closed(self, host: str, address: str) -> None:
        with self._lock:
            error = self._closed.get(host)
        if error is not None:
            raise FetchError(
                error.what,
                where=label(address),
                hint=error.hint,
                status=error.status,
                wait_seconds=error.wait_seconds,
            )
