"""Connections that end in time: to a checked number, watched over, whatever the server does.

Every byte that comes in passes a watch, which knows how long the server may be silent, how long
all of it may take, and how many bytes may come. So a server that drips one byte every nine
seconds, or sends headers without end, costs no more than a dead one.
"""

from __future__ import annotations

import socket
import ssl
import threading
import time
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from storyview.sources.addresses import numbers_of, refuse_numbers
from storyview.sources.fetched import FetchError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from storyview.sources.addresses import Address

MOST_HEADER_BYTES = 128 * 1024
MOST_NUMBERS = 4
"""How many of a name's numbers are tried, one after another."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one address may cost."""

    connect: float = 5.0
    """Seconds until a connection stands."""
    read: float = 10.0
    """Seconds of silence."""
    total: float = 30.0
    """Seconds in all, redirects included."""
    size: int = 10 * 1024 * 1024
    """Bytes of content, decoded."""
    redirects: int = 5


class Endpoint(NamedTuple):
    """One number of a host, as the system takes it."""

    family: int
    place: tuple[str, int] | tuple[str, int, int, int]


def system_resolve(host: str, port: int) -> list[Endpoint]:
    """What the system knows of a name."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [
        Endpoint(family, place)  # type: ignore[arg-type]  # of AF_INET and AF_INET6
        for family, _, _, _, place in found
        if family in (socket.AF_INET, socket.AF_INET6)
    ]


class Watch:
    """Counts the time and the bytes of one fetch.

    Args:
        limits: What it may cost.
        stopped: Set from outside to end it.
    """

    def __init__(self, limits: Limits, stopped: threading.Event) -> None:
        self.limits = limits
        self._stopped = stopped
        self._end = time.monotonic() + limits.total
        self._left = 0
        self._over: FetchError = FetchError("sends too much")

    def allow(self, size: int, over: FetchError) -> None:
        """Let so many bytes come in from now on, and say what follows from more."""
        self._left = size
        self._over = over

    def patience(self, most: float) -> float:
        """Seconds to wait for the next thing, at most ``most``.

        Raises:
            FetchError: If the time for all of it is over.
        """
        if self._stopped.is_set():
            raise FetchError("stopped")
        left = self._end - time.monotonic()
        if left <= 0:
            raise FetchError(
                f"took over {self.limits.total:g} seconds",
                hint="try again, or save the page",
                passing=True,
            )
        return min(most, left)

    def came(self, size: int) -> None:
        """Count bytes that came in.

        Raises:
            FetchError: If they are more than was allowed.
        """
        self._left -= size
        if self._left < 0:
            raise self._over

    def silence(self, seconds: float, what: str) -> FetchError:
        """What to say when nothing came for so long."""
        self.patience(seconds)  # raises when it is all of it that took too long
        return FetchError(f"{what} for {seconds:g} seconds", hint="try again later", passing=True)


class _Watched(socket.socket):
    watch: Watch

    def recv_into(self, buffer, nbytes=0, flags=0):  # type: ignore[no-untyped-def]
        return _receive(self, super().recv_into, buffer, nbytes, flags)


class _WatchedTLS(ssl.SSLSocket):
    watch: Watch

    def recv_into(self, buffer, nbytes=None, flags=0):  # type: ignore[no-untyped-def]
        return _receive(self, super().recv_into, buffer, nbytes, flags)


def _receive(end: _Watched | _WatchedTLS, receive: Callable[..., int], *arguments: object) -> int:
    watch = end.watch
    end.settimeout(watch.patience(watch.limits.read))
    try:
        size = receive(*arguments)
    except TimeoutError:
        raise watch.silence(watch.limits.read, "sends nothing") from None
    watch.came(size)
    return size


def resolved(
    address: Address,
    watch: Watch,
    resolve: Callable[[str, int], Sequence[Endpoint]],
    *,
    allow_private: bool,
) -> list[Endpoint]:
    """The numbers of a host, every one of them checked.

    Asked once: what is connected to is what was checked, so a name that answers otherwise the
    second time gains nothing.

    Raises:
        SourceError: If one is not global, or there is none.
    """
    answers: list[Sequence[Endpoint] | OSError | UnicodeError] = []

    def ask() -> None:
        try:
            answers.append(resolve(address.host, address.port))
        except (OSError, UnicodeError) as error:
            answers.append(error)

    # The system's own patience with name servers is longer than ours, and cannot be set.
    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    seconds = watch.limits.read
    asking.join(watch.patience(seconds))
    if not answers:
        raise watch.silence(seconds, f"no answer from the name service about {address.host}")
    found = answers[0]
    if isinstance(found, Exception) or not found:
        raise FetchError(
            f"no host of the name {address.host} is known",
            hint="check the address, or the connection",
            passing=True,
        )
    numbers = numbers_of(endpoint.place[0] for endpoint in found)
    refuse_numbers(address, numbers, allow_private=allow_private)
    return list(dict.fromkeys(found))


def connect(endpoints: Sequence[Endpoint], watch: Watch) -> socket.socket:
    """A connection to the first of these that takes one.

    Raises:
        FetchError: If none does in time.
        OSError: If the last one refuses.
    """
    last: OSError | FetchError = FetchError("has no number")
    for endpoint in endpoints[:MOST_NUMBERS]:
        end = None
        try:
            end = _Watched(endpoint.family, socket.SOCK_STREAM)
            end.watch = watch
            end.settimeout(watch.patience(watch.limits.connect))
            end.connect(endpoint.place)
        except TimeoutError:
            last = watch.silence(watch.limits.connect, "does not answer")
        except OSError as error:
            last = error
        else:
            return end
        if end is not None:
            end.close()
    raise last


def secured(end: socket.socket, context: ssl.SSLContext, name: str, watch: Watch) -> socket.socket:
    """The connection with TLS on it, the certificate checked against the name.

    Raises:
        FetchError: If the server is silent.
        OSError: If there is no agreement; of ``ssl.SSLError``.
    """
    try:
        end.settimeout(watch.patience(watch.limits.read))
        tls = context.wrap_socket(end, server_hostname=name)
    except TimeoutError:
        raise watch.silence(watch.limits.read, "sends nothing") from None
    finally:
        end.close()  # where TLS stands, it has the connection
    assert isinstance(tls, _WatchedTLS)
    tls.watch = watch
    return tls


def let_go(end: socket.socket) -> None:
    """Close a connection now, whoever still means to read from it."""
    number = end.detach()
    if number >= 0:
        socket.close(number)


def trusting(authorities: str | None = None) -> ssl.SSLContext:
    """Whom to trust: whom the system trusts, or certifi's list where the system has none.

    Args:
        authorities: A file of certificates to trust instead.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # names and certificates are checked
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.sslsocket_class = _WatchedTLS
    context.set_alpn_protocols(["http/1.1"])
    if authorities is not None:
        context.load_verify_locations(authorities)
        return context
    context.load_default_certs()
    if not context.cert_store_stats()["x509_ca"] and not _has_a_folder_of_certificates():
        import certifi

        context.load_verify_locations(certifi.where())
    return context


@cache
def _has_a_folder_of_certificates() -> bool:
    """Whether the system keeps single certificates, which are looked at when they are needed."""
    folder = ssl.get_default_verify_paths().capath
    try:
        return folder is not None and any(Path(folder).iterdir())
    except OSError:
        return False
