"""Files that are whole or not there, whatever happens while they are written."""

from __future__ import annotations

import contextlib
import errno
import itertools
import os
import stat
import tempfile
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

UNFINISHED = ".unfinished"
"""How the name of a file ends that is still being written."""

FORGOTTEN_SECONDS = 24 * 3600
"""How old an unfinished file is when nobody writes it any more."""


def write_whole(path: Path, content: bytes) -> None:
    """Put ``content`` in the place of ``path``, all of it or nothing, for this user's eyes only.

    The new file is written beside the old one, brought to the disk, and renamed over it: who
    reads at the same time sees the old content or the new one. Missing folders are made.

    Raises:
        OSError: If the folder cannot be written or the disk is full; the old file is still whole.
    """
    make_private(path.parent)
    descriptor, name = tempfile.mkstemp(UNFINISHED, f".{path.name}.", path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, path)  # noqa: PTH105  the name is a string already
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)  # noqa: PTH108
        raise


def make_private(folder: Path) -> None:
    """Make a folder and those above it that are missing, for this user's eyes only.

    Raises:
        OSError: If one cannot be made.
    """
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    for one in reversed(missing):  # ``parents=True`` would leave those open to everybody
        one.mkdir(mode=0o700, exist_ok=True)


def set_aside(path: Path) -> Path:
    """Rename a file that cannot be read to ``NAME.broken-1``, or the next free number.

    Raises:
        OSError: If it cannot be renamed.
    """
    for number in itertools.count(1):
        aside = path.with_name(f"{path.name}.broken-{number}")
        if not aside.exists():
            path.rename(aside)
            return aside
    raise AssertionError  # the count has no end


def keep_newest(folder: Path, pattern: str, most: int, most_bytes: int | None = None) -> None:
    """Remove the files of a folder that are beyond the ``most`` newest, or beyond ``most_bytes``.

    Unfinished files that nobody writes any more go too. What cannot be removed stays.
    """
    forgotten_before = time.time() - FORGOTTEN_SECONDS
    for unfinished in folder.glob(f".*{UNFINISHED}"):
        with contextlib.suppress(OSError):
            if unfinished.stat().st_mtime < forgotten_before:
                unfinished.unlink()
    known: list[tuple[int, str, int, Path]] = []
    for path in folder.glob(pattern):
        with contextlib.suppress(OSError):
            status = path.stat()
            known.append((-status.st_mtime_ns, path.name, status.st_size, path))
    size = 0
    for number, (_, _, file_size, path) in enumerate(sorted(known), start=1):
        size += file_size
        if number > most or (most_bytes is not None and size > most_bytes):
            with contextlib.suppress(OSError):
                path.unlink()


def read_regular(path: Path, most: int = -1) -> bytes:
    """The first ``most`` bytes of a file, all by default; never waits for a pipe's writer.

    Raises:
        OSError: If it cannot be read, or is a pipe, a device or a folder.
    """
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags), "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(errno.EINVAL, "no regular file")
        return file.read(most)
