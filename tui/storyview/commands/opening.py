"""The articles that the command line names, opened."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from storyview.errors import StoryviewError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import BinaryIO

    from storyview.library.paths import Paths
    from storyview.library.state import LastOpened
    from storyview.sources.door import Fetch
    from storyview.sources.fetched import Fetched
    from storyview.sources.opened import Opened


def open_things(
    things: Sequence[str],
    titles: Sequence[str] = (),
    sources: Sequence[str] = (),
    published: Sequence[str] = (),
    *,
    fetch: Fetch | None = None,
) -> Opened:
    """What the command line names.

    Args:
        things: Files, folders, addresses, things in the library, "-".
        titles: A title for each, in the same order.
        sources: An outlet for each.
        published: A day of publication for each.
        fetch: What gives the pages of addresses: ``fetched_anew`` or ``as_kept``.

    Raises:
        StoryviewError: If there is no article in any of it.
    """
    from storyview.library.paths import Paths
    from storyview.library.state import LastOpened

    given = (tuple(each) for each in (things, titles, sources, published))
    return _open(Paths.of_this_user(), LastOpened(*given), fetch)


def _open(paths: Paths, named: LastOpened, fetch: Fetch | None) -> Opened:
    from storyview.library.reopening import open_named

    stdin = standard_input(named.things)
    return open_named(paths.library, named, fetch=fetch, stdin=stdin)


def standard_input(things: Sequence[str]) -> BinaryIO | None:
    """What "-" among these things reads, or None where it is not among them.

    Raises:
        StoryviewError: If it is closed.
    """
    if "-" not in things:
        return None
    if sys.stdin is None:
        raise StoryviewError("standard input is closed", hint="name a file")
    if sys.stdin.isatty():
        print("storyview: reading standard input; Ctrl+D ends it", file=sys.stderr)
    return sys.stdin.buffer


def open_for_reading(paths: Paths, named: LastOpened, *, allow_private: bool = False) -> Opened:
    """The same, to be read: addresses are fetched anew, files are taken as they were kept."""
    from storyview.sources.named import is_address

    if any(map(is_address, named.things)):
        fetch = fetched_anew(paths, allow_private=allow_private)
        return _open(paths, named, fetch)
    return _open_again(paths, named)


def open_last(paths: Paths, last: LastOpened | None) -> tuple[Opened, LastOpened, tuple[str, ...]]:
    """The story read last, else the bundled one; what it was opened from; notes.

    It makes no connection: pages are opened as they were fetched.
    """
    from storyview.library.state import LastOpened
    from storyview.sources.bundled import bundled_story

    notes: tuple[str, ...] = ()
    if last is not None:
        try:
            return _open_again(paths, last), last, ()
        except StoryviewError as error:
            notes = (f"The story read last could not be opened: {error}",)
    bundled = LastOpened((str(bundled_story()),))
    return _open_again(paths, bundled), bundled, notes


def fetched_anew(paths: Paths, *, allow_private: bool) -> Fetch:
    """What fetches the pages of addresses that a person has just named, and tells how far it is.

    Args:
        paths: Where pages are kept.
        allow_private: Whether they may be on this machine or in a private network.
    """

    def fetch(addresses: Sequence[str]) -> Sequence[Fetched | StoryviewError]:
        from storyview.commands.progress import Progress
        from storyview.library.fetched_pages import PageStore
        from storyview.library.visiting import Visits
        from storyview.sources.fetching import Fetcher

        many = len(set(addresses))
        what = f"fetching {many} pages" if many > 1 else f"fetching {addresses[0]}"
        with Progress(what) as progress:

            def told(done: int, of: int) -> None:
                if of > 1:
                    progress.show(f"{done} of {of}", done / of)

            visits = Visits(Fetcher(allow_private=allow_private), PageStore(paths), told)
            try:
                return visits.pages(addresses)
            except KeyboardInterrupt:
                progress.say(f"stopped; {visits.done} of {many} pages were fetched and are kept")
                raise

    return fetch


def as_kept(paths: Paths) -> Fetch:
    """What gives pages as they were fetched before, without any connection."""

    def fetch(addresses: Sequence[str]) -> Sequence[Fetched | StoryviewError]:
        from storyview.library.fetched_pages import PageStore
        from storyview.library.visiting import Visits

        return Visits(None, PageStore(paths)).pages(addresses)

    return fetch


def _open_again(paths: Paths, named: LastOpened) -> Opened:
    """From what was kept, if the files and pages are as they were."""
    from storyview.library.stories import kept_story

    return kept_story(paths, named) or _open(paths, named, as_kept(paths))
