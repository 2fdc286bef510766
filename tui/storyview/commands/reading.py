"""The reader and the library's screen, opened in the terminal."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from storyview.commands import terminal

if TYPE_CHECKING:
    from storyview.library.paths import Paths
    from storyview.library.settings import Settings
    from storyview.library.state import LastOpened, StateStore


def read(named: LastOpened, *, allow_private: bool = False) -> int:
    """Open the reader on what was named, or on the story read last; returns the exit status.

    Args:
        named: Things, and what is said of them; no things for the story read last.
        allow_private: Whether addresses of this machine and of private networks are fetched.

    Raises:
        StoryviewError: If there is nothing to read, or no terminal to read it in.
    """
    terminal.need_a_terminal()
    gc.disable()  # nothing made before the first text is garbage; the reader turns it on again

    from storyview.commands.opening import open_for_reading, open_last
    from storyview.library.launch import Launch

    paths, settings, notes, store = _of_this_user()
    if named.things:
        opened = open_for_reading(paths, named, allow_private=allow_private)
        store.remember_last(named)
    else:
        opened, named, more = open_last(paths, store.last())
        notes += more
    notes += (*map(str, opened.problems), *opened.notes, *store.take_notes())
    terminal.take_keys_from_the_terminal()

    from storyview.reader.app import run_reader

    return run_reader(Launch(opened, named, paths, settings, notes, store))


def read_library() -> int:
    """Open the library's screen; returns the exit status.

    Raises:
        StoryviewError: If there is no terminal for it.
    """
    terminal.need_a_terminal("storyview library list prints your stories as plain lines")
    terminal.take_keys_from_the_terminal()
    gc.disable()  # as above

    paths, settings, notes, store = _of_this_user()

    from storyview.reader.app import run_library

    return run_library(paths, settings, (*notes, *store.take_notes()), store)


def _of_this_user() -> tuple[Paths, Settings, tuple[str, ...], StateStore]:
    from storyview.library.paths import Paths
    from storyview.library.settings import load_settings
    from storyview.library.state import StateStore

    paths = Paths.of_this_user()
    settings, notes = load_settings(paths.settings)
    return paths, settings, notes, StateStore(paths)
