"""The proxy that the user's environment names, if it names one.

HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY count, as for curl and pip. A proxy finds the
numbers of names itself, so there its owner decides what may be reached: what can be told from an
address alone (numbers, "localhost") is still refused, the rest is trusted to the proxy.
"""

from __future__ import annotations

from base64 import b64encode
from http.client import HTTPResponse
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit

from storyview.sources.addresses import Address, read_address
from storyview.sources.fetched import FetchError
from storyview.sources.files import SourceError

if TYPE_CHECKING:
    import socket

_HINT = "write HTTPS_PROXY as in http://proxy.example.org:3128"


class Proxy(NamedTuple):
    """A proxy, and how it is logged in to."""

    address: Address
    headers: dict[str, str]


def proxy_for(address: Address) -> Proxy | None:
    """The proxy that an address is fetched through, or None.

    Raises:
        FetchError: If the environment names something else than an HTTP proxy.
    """
    from urllib.request import (  # type: ignore[attr-defined]
        getproxies_environment,
        proxy_bypass_environment,
    )

    proxies = getproxies_environment()
    written = proxies.get(address.scheme) or proxies.get("all")
    if not written or proxy_bypass_environment(address.host, proxies):
        return None
    if "://" not in written:
        written = f"http://{written}"
    try:
        parts = urlsplit(written)
        own = read_address(f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}/")
    except (ValueError, SourceError):
        raise _useless() from None
    if own.scheme != "http":
        raise _useless()
    if parts.username is None:
        return Proxy(own, {})
    login = f"{unquote(parts.username)}:{unquote(parts.password or '')}".encode()
    return Proxy(own, {"Proxy-Authorization": f"Basic {b64encode(login).decode('ascii')}"})


def tunnelled(end: socket.socket, proxy: Proxy, address: Address) -> None:
    """Ask the proxy for a way to the address, over a connection to the proxy.

    Raises:
        FetchError: If it refuses.
        OSError: If the connection fails.
    """
    host = f"[{address.host}]" if ":" in address.host else address.host
    place = f"{host}:{address.port}"
    lines = [f"CONNECT {place} HTTP/1.1", f"Host: {place}"]
    lines += [f"{name}: {value}" for name, value in proxy.headers.items()]
    try:
        end.sendall("\r\n".join([*lines, "", ""]).encode("latin-1"))
        response = HTTPResponse(end, method="CONNECT")
        try:
            response.begin()
            if response.status != 200:
                raise FetchError(f"the proxy refuses ({response.status})", hint=_HINT)
        finally:
            response.close()
    except BaseException:
        end.close()
        raise


def _useless() -> FetchError:
    return FetchError("the proxy that the environment names is no HTTP proxy", hint=_HINT)
