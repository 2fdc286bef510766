"""Many articles into the library, a batch a transaction, and what became of them.

What has been kept stays kept: however adding ends, the summary tells what is in the library.
"""

from __future__ import annotations

import contextlib
import os
import signal
import threading
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Self

from storyview.errors import StoryviewError
from storyview.library.files import keep_newest, make_private
from storyview.library.records import Incoming, LibraryError, Outcome
from storyview.text.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path
    from types import TracebackType
    from typing import TextIO

    from storyview.library.gathering import Gathered
    from storyview.library.incoming import Coming
    from storyview.library.store import Library

BATCH = 500
"""Articles of a transaction. More is hardly faster, and a crash costs more."""
BATCH_SECONDS = 2.0
"""After so long what has come is kept, even if it is no whole batch."""
BATCH_BYTES = 32 * 1024 * 1024
"""So much text and raw bytes wait in memory at most, before a batch is kept."""
PLACES = 3
"""How many places of each reason are told; all of them stand in the list."""
MOST_LISTS = 20
"""How many lists of refused things are kept."""


@dataclass(slots=True)
class Reason:
    """One reason for which things were refused."""

    count: int = 0
    first: list[str] = field(default_factory=list)
    """Where, for the first few."""
    hint: str = ""


@dataclass(slots=True)
class Summary:
    """What became of all that came."""

    added: int = 0
    known: int = 0
    changed: int = 0
    reasons: dict[str, Reason] = field(default_factory=dict)
    """Why things were refused, in the order in which the reasons came up."""
    refused_list: Path | None = None
    """The file with everything that was refused, if anything was."""
    new: list[int] = field(default_factory=list)
    """The ids of articles that were added or changed."""
    interrupted: bool = False
    failure: StoryviewError | None = None
    """What ended it before everything had come in."""
    gathered: Gathered | None = None
    """What came of looking for the stories of what came; None if that was not done."""

    @property
    def kept(self) -> int:
        """How many of the articles that came are in the library now."""
        return self.added + self.known + self.changed

    @property
    def refused(self) -> int:
        """How many things could not be read."""
        return sum(reason.count for reason in self.reasons.values())


def add_all(
    library: Library,
    pile: Iterable[Coming],
    refused: RefusedList,
    *,
    told: Callable[[Summary], None] = lambda summary: None,
    batch: int = BATCH,
    now: Callable[[], float] = time.monotonic,
) -> Summary:
    """Bring articles into the library until there are no more, or it cannot go on.

    Ctrl-C keeps what has been read and ends it; the summary says so, and nothing is raised.

    Args:
        library: Where they go.
        pile: Articles, and errors for what could not be read.
        refused: Where the errors are listed.
        told: Is called after each step with what is in the library by then.
        batch: How many articles a transaction has.
        now: The clock, in seconds.
    """
    summary = Summary()
    waiting: list[Incoming] = []
    size = 0
    since = now()

    def keep() -> None:
        nonlocal size, since
        batch_, waiting[:] = waiting[:], []
        size = 0
        with uninterrupted():
            for article, outcome in library.add(batch_) if batch_ else ():
                match outcome:
                    case Outcome.ADDED:
                        summary.added += 1
                    case Outcome.CHANGED:
                        summary.changed += 1
                    case Outcome.KNOWN:
                        summary.known += 1
                if outcome is not Outcome.KNOWN:
                    summary.new.append(article)
        since = now()
        told(summary)

    try:
        try:
            for coming in pile:
                if isinstance(coming, StoryviewError):
                    refused.add(coming, summary)
                    told(summary)
                    continue
                waiting.append(coming)
                size += len(coming.raw) + len(coming.article.text)
                if len(waiting) >= batch or size >= BATCH_BYTES or now() - since >= BATCH_SECONDS:
                    keep()
        except KeyboardInterrupt:
            summary.interrupted = True
        keep()
    except KeyboardInterrupt:
        summary.interrupted = True
    except LibraryError as error:
        summary.failure = error
    summary.refused_list = refused.close()
    return summary


def find_stories(
    library: Library,
    summary: Summary,
    *,
    told: Callable[[int, int], object] = lambda done, of: None,
) -> None:
    """Find the stories that new articles tell, and write into the summary what came of it.

    Ctrl-C ends it; what is missing is done the next time. Nothing is raised.

    Args:
        library: Where they are.
        summary: What came of adding them.
        told: Is called now and then with how many articles are done, and of how many.
    """
    from storyview.library.gathering import gather

    try:
        summary.gathered = gather(library, summary.new, told=told)
    except KeyboardInterrupt:
        summary.interrupted = True
    except LibraryError as error:
        summary.failure = error


class RefusedList:
    """Everything that was refused, a line each, in a file that is made when there is something.

    Args:
        folder: Where the lists are.
        now: When adding began; the file's name.
    """

    def __init__(self, folder: Path, now: datetime | None = None) -> None:
        began = now or datetime.now(UTC)
        name = f"refused-{began:%Y-%m-%d-%H%M%S}-{os.getpid()}.txt"
        self._path = folder / name
        self._file: TextIO | None = None
        self._broken = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def add(self, problem: StoryviewError, summary: Summary) -> None:
        """Count what was refused, and write it down."""
        reason = summary.reasons.setdefault(clean_line(problem.what), Reason(hint=problem.hint))
        reason.count += 1
        if len(reason.first) < PLACES:
            reason.first.append(clean_line(problem.where))
        if self._broken:
            return
        try:
            if self._file is None:
                make_private(self._path.parent)
                opened = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
                self._file = os.fdopen(opened, "w", encoding="utf-8", errors="replace")
                keep_newest(self._path.parent, "refused-*.txt", MOST_LISTS)
            self._file.write(f"{clean_line(str(problem))}\n")
        except OSError:  # the list is a service; adding goes on without it
            self._broken = True

    def close(self) -> Path | None:
        """The finished list, if there is one and all of it could be written."""
        file, self._file = self._file, None
        if file is not None:
            try:
                file.close()
            except OSError:
                self._broken = True
            if not self._broken:
                return self._path
        return None


@contextlib.contextmanager
def uninterrupted() -> Iterator[None]:
    """Let Ctrl-C wait until the block is done, so that a transaction is whole.

    Raises:
        KeyboardInterrupt: After the block, if it was pressed meanwhile.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    pressed = False

    def wait(_number: int, _frame: object) -> None:
        nonlocal pressed
        pressed = True

    before = signal.signal(signal.SIGINT, wait)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if pressed:
        raise KeyboardInterrupt
