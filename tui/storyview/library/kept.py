"""Things that can be made again, kept so that making them again is not needed.

A kept thing is found by what it was made of and by the code and word lists that made it. It is
a pickle behind a checksum, read by an unpickler that builds nothing but storyview's plain data.
Everything here can be deleted at any time.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import pickle
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import storyview
from storyview.library.files import keep_newest, read_regular, write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_FILES = 200
MOST_BYTES = 64 * 1024 * 1024
CHECKSUM_BYTES = hashlib.sha256().digest_size

PLAIN_DATA = ("storyview.analysis.findings", "storyview.text.article", "storyview.sources.opened")
"""The modules whose classes may be built again."""

Kept = TypeVar("Kept")


def kept(path: Path, kind: type[Kept]) -> Kept | None:
    """What is kept in a file, if it is of this kind; a damaged file is removed."""
    try:
        content = read_regular(path)
    except OSError:
        return None
    checksum, pickled = content[:CHECKSUM_BYTES], content[CHECKSUM_BYTES:]
    if hashlib.sha256(pickled).digest() == checksum:
        try:
            found = _PlainDataUnpickler(io.BytesIO(pickled)).load()
        except Exception:  # an unpickler raises whatever the bytes make it raise
            found = None
        if isinstance(found, kind):
            with contextlib.suppress(OSError):
                os.utime(path)  # what is used stays longest
            return found
    with contextlib.suppress(OSError):
        path.unlink()
    return None


def keep(path: Path, thing: object) -> None:
    """Keep a thing, if there is room, and let the oldest of its folder go."""
    pickled = pickle.dumps(thing, protocol=5)
    with contextlib.suppress(OSError):
        write_whole(path, hashlib.sha256(pickled).digest() + pickled)
        keep_newest(path.parent, f"*{path.suffix}", MOST_FILES, MOST_BYTES)


def kept_name(made_of: Iterable[str], made_by: Iterable[str]) -> str:
    """The name of a kept file.

    Args:
        made_of: What the thing was made of.
        made_by: The rooms whose code and word lists made it; their sizes and times are part of
            the name, so that nobody can forget to change a version, and none is imported.
    """
    rows = [storyview.__version__, *made_of, *_code_of(made_by)]
    return hashlib.sha256("\n".join(rows).encode("utf-8", "surrogatepass")).hexdigest()[:40]


def _code_of(rooms: Iterable[str]) -> list[str]:
    """The files of these rooms, with size and time."""
    package = Path(storyview.__file__).parent
    rows = []
    for room in rooms:
        with os.scandir(package / room) as files:
            for file in sorted(files, key=lambda file: file.name):
                if "." in file.name:
                    status = file.stat()
                    rows.append(f"{room}/{file.name} {status.st_size} {status.st_mtime_ns}")
    return rows


class _PlainDataUnpickler(pickle.Unpickler):
    """Builds articles, findings and days, and refuses to build anything else."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == ("datetime", "date"):
            return super().find_class(module, name)
        if module in PLAIN_DATA and name.isidentifier():
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == module:
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no plain data")
