"""Comparisons that were made before, kept so that a story opens at once the second time.

A kept comparison is found by what the articles hold and by the code and word lists that made it:
after either changes it is made anew. Everything here can be deleted at any time.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import pickle
from pathlib import Path
from typing import TYPE_CHECKING, Any

import storyview
from storyview.library.files import keep_newest, write_whole
from storyview.text.article import digest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from storyview.analysis.findings import Comparison
    from storyview.library.paths import Paths
    from storyview.text.article import Article

MOST_COMPARISONS = 200
MOST_BYTES = 64 * 1024 * 1024

MADE_BY = ("text", "analysis", "data")
"""The rooms whose files decide what a comparison holds."""

CHECKSUM_BYTES = hashlib.sha256().digest_size


def kept_comparison(paths: Paths, articles: Iterable[Article]) -> Comparison | None:
    """The comparison of these articles as it was kept, if it was; a damaged one is removed."""
    from storyview.analysis.findings import Comparison

    path = _file(paths, articles)
    try:
        content = path.read_bytes()
    except OSError:
        return None
    checksum, pickled = content[:CHECKSUM_BYTES], content[CHECKSUM_BYTES:]
    if hashlib.sha256(pickled).digest() == checksum:
        try:
            kept = _FindingsUnpickler(io.BytesIO(pickled)).load()
        except Exception:  # an unpickler raises whatever the bytes make it raise
            kept = None
        if isinstance(kept, Comparison):
            with contextlib.suppress(OSError):
                os.utime(path)  # what is used stays longest
            return kept
    with contextlib.suppress(OSError):
        path.unlink()
    return None


def keep_comparison(paths: Paths, articles: Iterable[Article], comparison: Comparison) -> None:
    """Keep the comparison of these articles, if there is room, and let the oldest go.

    One in which an analysis failed is not kept, so that the next run tries again.
    """
    if comparison.failures:
        return
    pickled = pickle.dumps(comparison, protocol=5)
    path = _file(paths, articles)
    with contextlib.suppress(OSError):
        write_whole(path, hashlib.sha256(pickled).digest() + pickled)
        keep_newest(path.parent, "*.comparison", MOST_COMPARISONS, MOST_BYTES)


def analysis_fingerprint() -> str:
    """A name for the code and word lists that make a comparison, by their sizes and times.

    Nobody can forget to change it, and it costs no import of the analysis.
    """
    package = Path(storyview.__file__).parent
    rows = [storyview.__version__]
    for room in MADE_BY:
        for path in sorted((package / room).glob("*.*")):
            status = path.stat()
            rows.append(f"{room}/{path.name} {status.st_size} {status.st_mtime_ns}")
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()


def _file(paths: Paths, articles: Iterable[Article]) -> Path:
    name = hashlib.sha256(f"{digest(articles)} {analysis_fingerprint()}".encode()).hexdigest()
    return paths.comparisons / f"{name[:40]}.comparison"


class _FindingsUnpickler(pickle.Unpickler):
    """Knows findings, spans and days, and refuses to build anything else."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in {("storyview.text.article", "Span"), ("datetime", "date")}:
            return super().find_class(module, name)
        if module == "storyview.analysis.findings" and name.isidentifier():
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == module:
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no finding")
