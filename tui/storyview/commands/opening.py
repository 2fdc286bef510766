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
    from storyview.sources.opened import Opened


def open_things(
    things: Sequence[str],
    titles: Sequence[str] = (),
    sources: Sequence[str] = (),
    published: Sequence[str] = (),
) -> Opened:
    """What the command line names.

    Raises:
        StoryviewError: If there is no article in any of it.
    """
    from storyview.library.things import is_in_library
    from storyview.sources.door import open_story

    if any(map(is_in_library, things)):
        return _open_with_library(things, titles, sources, published)
    stdin = standard_input(things)
    return open_story(things, titles=titles, sources=sources, published=published, stdin=stdin)


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


def open_for_reading(paths: Paths, named: LastOpened) -> Opened:
    """The same, from what was kept if the files are as they were."""
    from storyview.library.stories import kept_story

    return kept_story(paths, named) or open_things(
        named.things, named.titles, named.sources, named.published
    )


def open_last(paths: Paths, last: LastOpened | None) -> tuple[Opened, LastOpened, tuple[str, ...]]:
    """The story read last, else the bundled one; what it was opened from; notes."""
    from storyview.library.state import LastOpened
    from storyview.sources.bundled import bundled_story

    notes: tuple[str, ...] = ()
    if last is not None:
        try:
            return open_for_reading(paths, last), last, ()
        except StoryviewError as error:
            notes = (f"The story read last could not be opened: {error}",)
    bundled = LastOpened((str(bundled_story()),))
    return open_for_reading(paths, bundled), bundled, notes


def _open_with_library(
    things: Sequence[str], titles: Sequence[str], sources: Sequence[str], published: Sequence[str]
) -> Opened:
    """Things of which some are in the library."""
    from storyview.library.opening import open_together
    from storyview.library.paths import Paths

    if titles or sources or published:
        raise StoryviewError(
            "--title, --source and --published go with files",
            where="library:",
            hint="storyview library edit corrects what the library says",
        )
    return open_together(Paths.of_this_user().library, things, open_things)
