"""A web server on loopback that answers whatever a test wants, right or wrong.

It speaks through a plain socket, so that it can send what no well-behaved server would.
"""

from __future__ import annotations

import contextlib
import socket
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Iterable, Mapping
    from types import TracebackType

REASONS = {200: "OK", 301: "Moved", 302: "Found", 304: "Not Modified", 404: "Not Found"}


@dataclass(frozen=True, slots=True)
class Request:
    """What a client asked for."""

    method: str
    target: str
    headers: dict[str, str]
    """By lower-case name."""


@dataclass(slots=True)
class Exchange:
    """One connection, from the server's side."""

    request: Request
    connection: socket.socket
    ended: threading.Event
    """Set when the server goes down; to wait on between two drops of a drip."""
    sent: int = 0
    """Bytes that the client, or the system for it, took."""

    def send(self, data: bytes) -> bool:
        """Send; False once the client is gone."""
        try:
            self.connection.sendall(data)
        except OSError:
            return False
        self.sent += len(data)
        return True

    def send_all(self, pieces: Iterable[bytes]) -> None:
        """Send piece by piece, until the client has had enough."""
        for piece in pieces:
            if self.ended.is_set() or not self.send(piece):
                return

    def drip(self, data: bytes, seconds: float) -> None:
        """Send byte by byte, with a pause after each, until the client has had enough."""
        for byte in data:
            if not self.send(bytes([byte])) or self.ended.wait(seconds):
                return


Answer = "bytes | Callable[[Exchange], None]"


def answer(
    body: bytes = b"",
    status: int = 200,
    content_type: str = "text/html; charset=utf-8",
    **headers: str,
) -> bytes:
    """A well-formed answer; names of headers with ``_`` for ``-``."""
    lines = [f"HTTP/1.1 {status} {REASONS.get(status, 'Status')}"]
    if content_type:
        lines.append(f"Content-Type: {content_type}")
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    if not {"Content-Length", "Transfer-Encoding"} & set(named):
        lines.append(f"Content-Length: {len(body)}")
    lines += [f"{name}: {value}" for name, value in named.items()]
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + body


def redirect(to: str, status: int = 302, body: bytes = b"") -> bytes:
    """An answer that leads elsewhere."""
    return answer(body, status, "", Location=to)


def chunked(pieces: Iterable[bytes]) -> Iterable[bytes]:
    """Pieces of a body as chunks, with the end."""
    for piece in pieces:
        yield b"%x\r\n%b\r\n" % (len(piece), piece)
    yield b"0\r\n\r\n"


@dataclass
class WebServer:
    """Listens on loopback while it is entered."""

    answers: Mapping[str, bytes | Callable[[Exchange], None]] = field(default_factory=dict)
    """By target, or by host and target ("example.test/a"); bytes are sent as they are."""
    tls: ssl.SSLContext | None = None
    host: str = "127.0.0.1"
    unasked: Callable[[socket.socket, threading.Event], None] | None = None
    """Takes a connection in place of all else, before anything is asked."""
    requests: list[Request] = field(default_factory=list)
    exchanges: list[Exchange] = field(default_factory=list)
    connections: int = 0

    def __enter__(self) -> Self:
        self._listening = socket.create_server((self.host, 0))
        self._ended = threading.Event()
        self._threads: list[threading.Thread] = []
        self._accepting = threading.Thread(target=self._accept, daemon=True)
        self._accepting.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._ended.set()
        with contextlib.suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self._accepting.join(5)
        for thread in self._threads:
            thread.join(5)
            assert not thread.is_alive(), "a connection of the test server never ended"

    @property
    def port(self) -> int:
        return int(self._listening.getsockname()[1])

    def address(self, target: str = "/", host: str = "") -> str:
        """The address of a target on this server."""
        scheme = "https" if self.tls else "http"
        return f"{scheme}://{host or self.host}:{self.port}{target}"

    def asked_for(self) -> list[str]:
        """The targets, in the order in which they were asked for."""
        return [request.target for request in self.requests]

    def _accept(self) -> None:
        while not self._ended.is_set():
            try:
                connection, _ = self._listening.accept()
            except OSError:
                return
            self.connections += 1
            thread = threading.Thread(target=self._serve, args=(connection,), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _serve(self, connection: socket.socket) -> None:
        connection.settimeout(10)
        with contextlib.suppress(OSError), contextlib.ExitStack() as stack:
            stack.callback(connection.close)
            if self.tls:
                connection = self.tls.wrap_socket(connection, server_side=True)
                stack.callback(connection.close)
            if self.unasked:
                self.unasked(connection, self._ended)
                return
            request = self._request(connection)
            if request is None:
                return
            self.requests.append(request)
            exchange = Exchange(request, connection, self._ended)
            self.exchanges.append(exchange)
            site = request.headers.get("host", "").partition(":")[0]
            found = self.answers.get(site + request.target) or self.answers.get(request.target)
            if found is None:
                found = answer(b"nothing here", 404)
            if isinstance(found, bytes):
                exchange.send(found)
            else:
                found(exchange)
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_WR)

    def _request(self, connection: socket.socket) -> Request | None:
        data = b""
        while b"\r\n\r\n" not in data:
            piece = connection.recv(65536)
            if not piece:
                return None
            data += piece
        lines = data.partition(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")
        method, target, _ = lines[0].split(" ")
        headers = dict(line.split(": ", 1) for line in lines[1:])
        return Request(method, target, {name.lower(): value for name, value in headers.items()})
