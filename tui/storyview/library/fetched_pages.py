"""Pages that were fetched, kept so that what was opened once can be opened without a connection.

A file a page: a line of JSON with what its server said of it, then its bytes as they came.
"""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from storyview.library.files import keep_newest, read_regular, write_whole
from storyview.library.paths import PAGE_ENDING
from storyview.sources.fetched import Fetched, FetchError

if TYPE_CHECKING:
    from storyview.library.paths import Paths

MOST_PAGES = 2_000
MOST_BYTES = 512 * 1024 * 1024
LARGEST = 21 * 1024 * 1024
"""Bytes of one file; more is none of ours."""
TEXTS = ("address", "final", "media_type", "charset", "etag", "last_modified")


class PageStore:
    """Keeps fetched pages in a folder; when it is full, those fetched longest ago go."""

    def __init__(self, paths: Paths) -> None:
        self._paths = paths

    def kept(self, address: str) -> Fetched | None:
        """What was kept of an address, as a person wrote it; None if nothing can be read."""
        try:
            content = read_regular(self._paths.page(address), LARGEST + 1)
        except OSError:
            return None
        line, parted, body = content.partition(b"\n")
        if not parted or len(content) > LARGEST:
            return None
        try:
            return _page(json.loads(line), body)
        except (ValueError, KeyError, TypeError, RecursionError):
            return None

    def keep(self, named: str, page: Fetched) -> None:
        """Keep a page.

        Args:
            named: Its address as a person wrote it.
            page: The page.

        Raises:
            OSError: If it cannot be written.
        """
        told: dict[str, Any] = {name: getattr(page, name) for name in TEXTS}
        told["when"] = page.when.astimezone(UTC).isoformat()
        told["sha256"] = hashlib.sha256(page.content).hexdigest()
        line = json.dumps(told).encode("ascii")
        write_whole(self._paths.page(named), line + b"\n" + page.content)
        keep_newest(self._paths.pages, f"*{PAGE_ENDING}", MOST_PAGES, MOST_BYTES)

    def only_kept(self, address: str) -> Fetched:
        """What was kept of an address.

        Raises:
            FetchError: If nothing was.
        """
        page = self.kept(address)
        if page is None:
            raise FetchError(
                "is not kept here", where=address, hint="name the address to fetch it again"
            )
        return page


def _page(told: Any, body: bytes) -> Fetched:
    if hashlib.sha256(body).hexdigest() != told["sha256"]:
        raise ValueError("damaged")
    texts = {name: told[name] for name in TEXTS}
    if not all(isinstance(text, str) for text in texts.values()):
        raise TypeError("not texts")
    when = datetime.fromisoformat(told["when"])
    if when.tzinfo is None:
        raise ValueError("a time without a zone")
    return Fetched(content=body, when=when, **texts)
