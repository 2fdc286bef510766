"""Several things done at the same time, each answer given as soon as it is there."""

from __future__ import annotations

import contextlib
import queue
import threading
from typing import TYPE_CHECKING, TypeVar

from storyview.errors import StoryviewError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

LOOK_SECONDS = 0.2
"""Between two looks for Ctrl-C, where the system does not interrupt a wait."""

Thing = TypeVar("Thing")
Found = TypeVar("Found")


def at_once(
    work: Callable[[Thing], Found],
    things: Iterable[Thing],
    threads: int,
    stop: Callable[[], None] = lambda: None,
) -> Iterator[tuple[Thing, Found | StoryviewError]]:
    """Each thing with what came of it, or with why nothing did, in the order of being ready.

    Args:
        work: What is done with each, in a thread of its own.
        things: The things.
        threads: How many are under way at the same time.
        stop: Ends what is under way; called when nobody waits for it any more.
    """
    waiting: queue.SimpleQueue[Thing] = queue.SimpleQueue()
    ready: queue.SimpleQueue[tuple[Thing, Found | BaseException]] = queue.SimpleQueue()
    left = 0
    for thing in things:
        waiting.put(thing)
        left += 1
    stopped = threading.Event()

    def run() -> None:
        with contextlib.suppress(queue.Empty):
            while not stopped.is_set():
                thing = waiting.get_nowait()
                try:
                    ready.put((thing, work(thing)))
                except BaseException as error:  # who waits for it must hear of it
                    ready.put((thing, error))

    # Daemons: one that waits for a silent server must not keep the program from ending.
    for _ in range(min(threads, left)):
        threading.Thread(target=run, daemon=True).start()
    try:
        while left:
            try:
                thing, found = ready.get(timeout=LOOK_SECONDS)
            except queue.Empty:
                continue
            left -= 1
            if isinstance(found, BaseException) and not isinstance(found, StoryviewError):
                raise found
            yield thing, found
    finally:
        stopped.set()
        if left:
            stop()
