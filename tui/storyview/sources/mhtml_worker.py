"""The page in an MHTML file (RFC 2557); runs in the worker.

The file is a mail: a page, its frames and pictures as parts. Of its headers only the address
counts: its date is when somebody saved it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from storyview.errors import StoryviewError
from storyview.sources.unreadable import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

MOST_PARTS = 5_000
PAGES = ("text/html", "application/xhtml+xml")


def read(data: bytes, address: str = "") -> dict[str, Any]:
    """The article of the page, and what it tells.

    Raises:
        Unreadable: If there is no page in the file.
    """
    from storyview.sources.html_worker import read as read_html

    html, saved_from = page_in(data)
    return read_html(html, address or saved_from)


def page_in(data: bytes) -> tuple[str, str]:
    """The HTML of the page, and its address.

    Raises:
        Unreadable: If there is none.
    """
    from email import message_from_bytes

    from storyview.sources.decoding import decode

    message = message_from_bytes(data.lstrip())
    snapshot = _header(message, "Snapshot-Content-Location")
    pages = [part for part in _parts(message) if part.get_content_type() in PAGES]
    if not pages:
        raise Unreadable("holds no web page", "save the page again, as HTML")
    wanted = _parameter(message, "start").strip("<>")
    root = next(
        (
            part
            for part in pages
            if (wanted and _header(part, "Content-ID").strip("<>") == wanted)
            or (snapshot and _header(part, "Content-Location") == snapshot)
        ),
        pages[0],
    )
    written = root.get_payload(decode=True)
    if not isinstance(written, bytes) or not written.strip():
        raise Unreadable("holds no web page", "save the page again, as HTML")
    try:
        html = decode(written, charset=str(root.get_content_charset() or "")).text
    except StoryviewError as error:
        raise Unreadable(error.what, error.hint) from None
    found = (snapshot, _header(root, "Content-Location"), _header(message, "Content-Location"))
    return html, next((one for one in found if one.startswith(("http:", "https:"))), "")


def _parts(message: Message) -> Iterator[Message]:
    waiting: list[Any] = [message]
    for _ in range(MOST_PARTS):
        if not waiting:
            return
        part = waiting.pop(0)
        inner = part.get_payload() if part.is_multipart() else None
        if isinstance(inner, list):
            waiting[:0] = inner
        else:
            yield part


def _header(message: Message, name: str) -> str:
    return "".join(str(message.get(name) or "").split())


def _parameter(message: Message, name: str) -> str:
    value = message.get_param(name)
    return value if isinstance(value, str) else ""
