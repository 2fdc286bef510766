"""Stories that were opened before, kept so that their text is on screen at once the second time.

Reading Markdown and telling articles from boilerplate costs more than all else before the first
text. A kept story is used only while every file it came from has the size and time it had.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from storyview.library.kept import keep, kept, kept_name
from storyview.library.things import is_in_library
from storyview.sources.named import is_address
from storyview.sources.opened import Opened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storyview.library.paths import Paths
    from storyview.library.state import LastOpened

MADE_BY = ("text", "sources")
MOST_FILES = 1_000
"""In a folder with more files, looking at them costs more than it saves."""


def kept_story(paths: Paths, named: LastOpened) -> Opened | None:
    """What these files and folders held when they were last opened, if it is known."""
    path = _file(paths, named)
    return kept(path, Opened) if path else None


def keep_story(paths: Paths, named: LastOpened, opened: Opened) -> None:
    """Keep a story that was opened without problems."""
    if not opened.problems and not opened.notes and (path := _file(paths, named)):
        keep(path, opened)


def _file(paths: Paths, named: LastOpened) -> Path | None:
    if any(thing == "-" or is_in_library(thing) for thing in named.things):
        return None
    made_of = [repr((named.things, named.titles, named.sources, named.published, named.without))]
    for thing in named.things:
        try:
            page = paths.page(thing) if is_address(thing) else Path(thing)
            for number, row in enumerate(_looks(page)):
                if number > MOST_FILES:
                    return None
                made_of.append(row)
        except OSError:
            return None
    return paths.stories / f"{kept_name(made_of, MADE_BY)}.story"


def _looks(path: Path) -> Iterator[str]:
    """What a change of the files would change: names, sizes, times."""
    status = path.stat()
    yield f"{path.absolute()} {status.st_mtime_ns} {status.st_size}"
    if not path.is_dir():
        return
    for folder, folders, files in os.walk(path):
        folders.sort()
        for name in sorted(files):
            status = (Path(folder) / name).stat()
            yield f"{folder}/{name} {status.st_mtime_ns} {status.st_size}"
