"""Fetching an address that a person named, or that a feed of theirs leads to.

Each address is asked for once, over a connection of its own: no cookies, no login, nothing kept
between two requests but ETag and Last-Modified, which spare a page that has not changed.
Redirects are followed by hand, and each is checked like the first address; their bodies are
never read.
"""

from __future__ import annotations

import re
import threading
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from http.client import HTTPException, RemoteDisconnected
from typing import TYPE_CHECKING

from urllib3.connection import HTTPConnection
from urllib3.exceptions import HTTPError

from storyview import __version__
from storyview.errors import StoryviewError
from storyview.sources.addresses import read_address, refuse_by_name
from storyview.sources.answers import broke_off, no_connection, not_http, refused_status
from storyview.sources.connections import (
    MOST_HEADER_BYTES,
    Limits,
    Watch,
    connect,
    let_go,
    resolved,
    secured,
    system_resolve,
    trusting,
)
from storyview.sources.contents import (
    ACCEPT_ENCODING,
    PIECE,
    gathered,
    refuse_type,
    too_large,
    unpacked,
)
from storyview.sources.fetched import Fetched, FetchError
from storyview.sources.files import label
from storyview.sources.proxies import proxy_for, tunnelled

if TYPE_CHECKING:
    import socket
    import ssl
    from collections.abc import Callable, Iterator, Sequence

    from urllib3.response import HTTPResponse

    from storyview.sources.addresses import Address
    from storyview.sources.connections import Endpoint
    from storyview.sources.proxies import Proxy

USER_AGENT = f"storyview/{__version__} (news reader in the terminal)"
"""Says what asks; it names no address, since storyview has none of its own."""
ACCEPT = "text/html, application/xhtml+xml, text/plain;q=0.9, application/pdf;q=0.9, */*;q=0.5"
REDIRECTS = (301, 302, 303, 307, 308)
GOOD = (200, 203)
UNCHANGED = 304
_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_MEDIA_TYPE = re.compile(r"\s*([a-z0-9.+-]{1,60}/[a-z0-9.+-]{1,80})\s*(?:;|,|$)", re.IGNORECASE)
_SAVE = "save the page and open it"
_LATER = "try again later"
_VALIDATOR = re.compile(r"[\x20-\x7e\x80-\xff]{1,500}")


class Fetcher:
    """Fetches addresses; several threads may use one.

    Args:
        allow_private: Whether addresses of this machine and of private networks may be fetched.
        limits: What one address may cost.
        resolve: Finds the numbers of a name.
        authorities: A file of certificates to trust, instead of the system's.
        user_agent: What to say that asks.
    """

    def __init__(
        self,
        *,
        allow_private: bool = False,
        limits: Limits = Limits(),  # noqa: B008  frozen
        resolve: Callable[[str, int], Sequence[Endpoint]] = system_resolve,
        authorities: str | None = None,
        user_agent: str = USER_AGENT,
    ) -> None:
        self._allow_private = allow_private
        self._limits = limits
        self._resolve = resolve
        self._authorities = authorities
        self._user_agent = user_agent
        self._stopped = threading.Event()
        self._trust: ssl.SSLContext | None = None
        self._trust_lock = threading.Lock()

    def stop(self) -> None:
        """End what is under way, at the latest when its next byte comes."""
        self._stopped.set()

    def fetch(
        self,
        address: str,
        *,
        known: Fetched | None = None,
        accept: str = ACCEPT,
        most: int | None = None,
    ) -> Fetched:
        """The content of an address.

        Args:
            address: As a person wrote it.
            known: What it held the last time; given back with a new date if it is unchanged.
                Its ``final`` may be empty where that is not known.
            accept: Media types, for the server.
            most: Bytes of content, where it is fewer than the limit.

        Raises:
            StoryviewError: If it cannot be fetched, in one sentence.
        """
        limits = self._limits
        most = limits.size if most is None else min(most, limits.size)
        first = current = read_address(address)
        watch = Watch(limits, self._stopped)
        asked: list[Address] = []
        try:
            while True:
                asked.append(current)
                if len(asked) > limits.redirects + 1:
                    raise FetchError(
                        f"redirects over {limits.redirects} times", hint="check the address"
                    )
                refuse_by_name(current, allow_private=self._allow_private)
                held = known if known and known.final in ("", str(current)) else None
                with self._answered(current, watch, _headers(accept, held)) as response:
                    if held and response.status == UNCHANGED:
                        now = datetime.now(UTC)
                        final = str(current)
                        return replace(held, address=str(first), final=final, when=now, note="")
                    location = response.headers.get("Location", "")
                    if response.status not in REDIRECTS or not location:
                        return _read(response, first, current, watch, most)
                current = current.joined(_as_utf8(location))
                if current in asked:
                    raise FetchError("redirects in a circle", hint="check the address")
        except StoryviewError as error:
            raise _about(error, first, current) from None

    @contextmanager
    def _answered(
        self, address: Address, watch: Watch, headers: dict[str, str]
    ) -> Iterator[HTTPResponse]:
        """What a server answers, its body not yet read."""
        proxy = proxy_for(address)
        headers = {"Host": address.site, "User-Agent": self._user_agent, **headers}
        target = address.target
        if proxy is not None and address.scheme == "http":
            target = str(address)
            headers |= proxy.headers
        watch.allow(MOST_HEADER_BYTES, FetchError("its headers are too large", hint=_SAVE))
        connection = HTTPConnection(address.host, address.port, timeout=watch.limits.read)
        end: socket.socket | None = None
        try:
            try:
                end = connection.sock = self._connected(address, watch, proxy)
                connection.request(
                    "GET", target, headers=headers, preload_content=False, decode_content=False
                )
                response = connection.getresponse()
            except RemoteDisconnected:
                raise _closed() from None
            except OSError as error:
                raise no_connection(error) from None
            except (HTTPException, HTTPError, ValueError):
                raise not_http() from None
            try:
                yield response
            except (HTTPError, HTTPException, OSError, ValueError):
                raise broke_off() from None
        finally:
            connection.close()
            if end is not None:
                let_go(end)

    def _connected(self, address: Address, watch: Watch, proxy: Proxy | None) -> socket.socket:
        if proxy is None:
            endpoints = resolved(address, watch, self._resolve, allow_private=self._allow_private)
            end = connect(endpoints, watch)
        else:  # it is the user's own; where it stands, and what it finds of names, is its affair
            endpoints = resolved(proxy.address, watch, self._resolve, allow_private=True)
            end = connect(endpoints, watch)
            if address.scheme == "https":
                tunnelled(end, proxy, address)
        if address.scheme == "https":
            return secured(end, self._trusting(), address.host, watch)
        return end

    def _trusting(self) -> ssl.SSLContext:
        with self._trust_lock:  # reading the system's list takes 20 ms
            if self._trust is None:
                self._trust = trusting(self._authorities)
            return self._trust


def _closed() -> FetchError:
    return FetchError("closed the connection without an answer", hint=_LATER, passing=True)


def _headers(accept: str, held: Fetched | None) -> dict[str, str]:
    headers = {"Accept": accept, "Accept-Encoding": ACCEPT_ENCODING, "Connection": "close"}
    if held is not None:
        if _VALIDATOR.fullmatch(held.etag):
            headers["If-None-Match"] = held.etag
        if _VALIDATOR.fullmatch(held.last_modified):
            headers["If-Modified-Since"] = held.last_modified
    return headers


def _read(
    response: HTTPResponse, first: Address, final: Address, watch: Watch, most: int
) -> Fetched:
    """The content of an answer; of one that is no page, nothing is read."""
    stated = response.headers
    if response.status not in GOOD:
        raise refused_status(response.status, stated.get("Retry-After", ""))
    content_type = stated.get("Content-Type", "")
    found = _MEDIA_TYPE.match(content_type)
    media_type = found[1].lower() if found else ""
    refuse_type(media_type)
    if (response.length_remaining or 0) > most:
        raise too_large(most)
    # What frames the chunks counts too, and must not be what comes without end.
    watch.allow(most + most // 8 + PIECE, too_large(most))
    pieces = response.stream(PIECE, decode_content=False)
    content = gathered(unpacked(pieces, stated.get("Content-Encoding", "")), most)
    if not content.strip():
        raise FetchError("holds nothing", hint="check the address", status=response.status)
    charset = _CHARSET.search(content_type)
    return Fetched(
        str(first),
        str(final),
        content,
        datetime.now(UTC),
        media_type,
        charset[1] if charset else "",
        _validator(stated.get("ETag", "")),
        _validator(stated.get("Last-Modified", "")),
    )


def _validator(value: str) -> str:
    return value if _VALIDATOR.fullmatch(value) else ""


def _as_utf8(header: str) -> str:
    """A header as its server meant it: what is not ASCII comes as UTF-8, and is read as Latin-1."""
    try:
        return header.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return header


def _about(error: StoryviewError, first: Address, current: Address) -> FetchError:
    """The error with the address that a person named."""
    what = error.what
    place = error.where or str(current)
    if place != str(first):
        what = f"redirects to {_shown(place, 100)}: {what}"
    return FetchError(
        what,
        where=_shown(str(first), 200),
        hint=error.hint,
        status=getattr(error, "status", 0),
        wait_seconds=getattr(error, "wait_seconds", 0.0),
        passing=getattr(error, "passing", False),
    )


def _shown(address: str, most: int) -> str:
    shown = label(address)
    return shown if len(shown) <= most else f"{shown[: most - 1]}…"
