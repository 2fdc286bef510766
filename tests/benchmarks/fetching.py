"""What hostile servers cost: seconds until they are refused, and memory beyond a plain fetch's."""

from __future__ import annotations

import gzip
import itertools
import json
import socket
import subprocess
import tempfile
import zlib
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.measuring import environment, python, table
from web.server import Exchange, WebServer, answer, redirect

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable

MEGABYTE = 1024 * 1024
MOST_SECONDS = 35.0
MOST_MEGABYTES = 20.0
AT_ONCE = 12
"""Servers that keep us waiting are tried at the same time."""

ASK = """
import gc, json, sys, time
from storyview.errors import StoryviewError
from storyview.sources.fetching import Fetcher
def memory(name):
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith(name)) / 1024
fetcher = Fetcher(allow_private=sys.argv[2] == "allowed")
fetcher._trusting()
import zlib, email.utils, http.client
before, started, cpu = memory("VmRSS"), time.monotonic(), time.process_time()
try:
    page = fetcher.fetch(sys.argv[1])
    said = f"{len(page.content):,} bytes came"
except StoryviewError as error:
    said = error.what
print(json.dumps({"said": said, "seconds": time.monotonic() - started,
                  "cpu": time.process_time() - cpu, "memory": memory("VmHWM") - before}))
"""


def drip(exchange: Exchange, data: bytes, begin: bytes = b"") -> None:
    exchange.send(begin)
    exchange.drip(data, 2.0)


def silence(exchange: Exchange, begin: bytes) -> None:
    exchange.send(begin)
    exchange.ended.wait(60)


def endless(exchange: Exchange, begin: bytes, piece: bytes) -> None:
    exchange.send_all(itertools.chain([begin], itertools.repeat(piece)))


def circle(exchange: Exchange) -> None:
    number = int("0" + exchange.request.target.removeprefix("/redirects-without-end"))
    exchange.send(redirect(f"/redirects-without-end{number + 1}", body=b"x" * 999))


CHUNKED = answer(Transfer_Encoding="chunked")
BOMB = gzip.compress(b"\0" * 512 * MEGABYTE, 9)
PACKED_REDIRECT = b"HTTP/1.1 302 Found\r\nLocation: /page\r\nContent-Encoding: gzip\r\n\r\n"
CASES: dict[str, bytes | Callable[[Exchange], None]] = {
    "page": answer(b"<p>A page." * 1000),
    "page of 10 MB": answer(b"<p>A page" + b" " * (10 * MEGABYTE - 9)),
    "gzip bomb, 512 MB": answer(BOMB, Content_Encoding="gzip"),
    "gzip bomb in a redirect": lambda exchange: endless(exchange, PACKED_REDIRECT, BOMB),
    "deflate bomb": answer(zlib.compress(b" " * 256 * MEGABYTE, 9), Content_Encoding="deflate"),
    "bombs one after another": answer(
        gzip.compress(b"\0" * MEGABYTE, 9) * 256, Content_Encoding="gzip"
    ),
    "chunks without end": lambda e: endless(e, CHUNKED, b"10000\r\n" + b"a" * 65536 + b"\r\n"),
    "a chunk line without end": lambda e: endless(e, CHUNKED, b"1" * 65536),
    "one header without end": lambda e: endless(e, b"HTTP/1.1 200 OK\r\nX: ", b"a" * 65536),
    "headers without end": lambda e: endless(e, b"HTTP/1.1 200 OK\r\n", b"X: a\r\n" * 999),
    "body without end": lambda e: endless(e, b"HTTP/1.0 200 OK\r\n\r\n", b"a" * 65536),
    "redirects without end": circle,
    "drip of headers": lambda e: drip(e, b"HTTP/1.1 200 OK\r\n" + b"X: a\r\n" * 99),
    "drip of a body": lambda e: drip(e, b"a" * 99, answer(b"", Content_Length="9999")),
    "drip of chunks": lambda e: drip(e, b"1\r\na\r\n" * 99, CHUNKED),
    "silence": lambda e: silence(e, b""),
    "silence after the headers": lambda e: silence(e, answer(b"", Content_Length="9")),
    "a film": answer(b"\0" * 99, content_type="video/mp4"),
}  # fmt: skip


def fetching() -> None:
    """Fetch from each in a process of its own."""
    with ExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        script = home / "ask.py"
        script.write_text(ASK, "utf-8")

        def ask(address: str, allowed: str = "allowed") -> dict[str, Any]:
            done = subprocess.run(
                python(str(script), address, allowed),
                env=environment(home),
                capture_output=True,
                text=True,
                check=True,
            )
            return dict(json.loads(done.stdout))

        server = stack.enter_context(WebServer(dict(_targets())))
        private = stack.enter_context(WebServer({"/page": CASES["page"]}))
        tls = stack.enter_context(WebServer(unasked=_silent_handshake))
        full = stack.enter_context(socket.create_server(("127.0.0.1", 0), backlog=0))
        asked = [(name, server.address(target), "allowed") for name, target in _names()]
        asked.append(("silence of TLS", tls.address("/").replace("http:", "https:"), "allowed"))
        stack.enter_context(_filling(full))
        asked.append(
            ("no answer to a connection", f"http://127.0.0.1:{full.getsockname()[1]}/", "allowed")
        )
        hosts = ("127.0.0.1", "127.1", "2130706433", "0x7f000001", "[::ffff:127.0.0.1]")
        asked += [(f"private: {host}", private.address("/page", host), "refused") for host in hosts]
        slow = [one for one in asked if "drip" in one[0] or "ilence" in one[0] or "no a" in one[0]]
        found = {one[0]: ask(one[1], one[2]) for one in asked if one not in slow}
        with ThreadPoolExecutor(AT_ONCE) as pool:
            answers = pool.map(lambda one: ask(one[1], one[2]), slow)
            found |= {one[0]: each for one, each in zip(slow, answers, strict=True)}
        assert private.connections == 0, "a private address was connected to"
    rows = [
        (name, each["seconds"], each["cpu"], each["memory"], each["said"])
        for name, each in found.items()
    ]
    table(
        f"Fetching from hostile servers (limits {MOST_SECONDS:g} s, {MOST_MEGABYTES:g} MB)",
        ("server", "s", "CPU s", "MB more", "what is said"),
        rows,
    )
    refused = [row for row in rows if not row[0].startswith("page")]
    print(f"slowest refusal: {max(row[1] for row in refused):.1f} s")
    print(f"most memory of a refusal: {max(row[3] for row in refused):.1f} MB more")
    assert max(row[1] for row in refused) < MOST_SECONDS
    assert max(row[3] for row in refused) < MOST_MEGABYTES


def _names() -> list[tuple[str, str]]:
    return [(name, "/" + name.replace(" ", "-").replace(",", "")) for name in CASES]


def _targets() -> list[tuple[str, bytes | Callable[[Exchange], None]]]:
    named = [(target, CASES[name]) for name, target in _names()]
    return [*named, *((f"/redirects-without-end{number}", circle) for number in range(9))]


def _silent_handshake(connection: socket.socket, ended: threading.Event) -> None:
    ended.wait(60)


def _filling(full: socket.socket) -> ExitStack:
    """Connections that fill the queue of a server which takes none."""
    stack = ExitStack()
    for _ in range(4):
        end = stack.enter_context(socket.socket())
        end.setblocking(False)
        end.connect_ex(full.getsockname())
    return stack
