"""What the reader is started with."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from storyview.library.paths import Paths
    from storyview.library.settings import Settings
    from storyview.library.state import LastOpened, StateStore
    from storyview.sources.opened import Opened


class Launch(NamedTuple):
    """An opened story, and all that the reader needs to know about its user."""

    opened: Opened
    named: LastOpened
    """What was opened, as named; the bundled story's folder when nothing was."""
    paths: Paths
    settings: Settings
    notes: tuple[str, ...]
    """What the reader says once at the start, one sentence each: problems of settings and files."""
    store: StateStore
