"""The process that reads strangers' files: requests on standard input, answers on standard output.

A request is a header in JSON and the file's bytes, an answer is JSON; each part comes after its
length in eight bytes.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from typing import TYPE_CHECKING, Any, BinaryIO

from storyview.sources.unreadable import Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable

MEMORY = 1024 * 1024 * 1024
"""Bytes of address space."""
IDLE_SECONDS = 20.0
"""Without a request for so long, it ends."""
GROWN = 500 * 1024 * 1024
"""Bytes of memory; a worker that had more ends after its answer, and the next starts small."""
LENGTH = 8
DAMAGED = {
    "page": "a page that cannot be read",
    "mhtml": "a damaged saved page",
    "pdf": "a damaged PDF",
    "docx": "a damaged document",
    "feed": "a damaged feed",
}
_FORBIDDEN = (
    "socket.",
    "urllib.Request",
    "http.client.",
    "ftplib.",
    "smtplib.",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.fork",
    "os.posix_spawn",
    "os.spawn",
    "webbrowser.",
)
"""The beginnings of the names of audit events (PEP 578) that no file may cause."""


def main() -> int:
    """Answer requests until there are no more; returns the exit status."""
    requests, answers = sys.stdin.buffer, _own_output()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    limit_memory()
    forbid_connections()
    while _wait(requests):
        header, data = _read_part(requests), _read_part(requests)
        if header is None or data is None:
            break
        request = json.loads(header)
        _limit_time(float(request["seconds"]))
        answer, is_broken = _answer(request, data)
        is_last = is_broken or _memory() > GROWN
        written = json.dumps(answer | {"last": is_last}).encode()
        answers.write(len(written).to_bytes(LENGTH, "big") + written)
        answers.flush()
        if is_last:
            os._exit(0)  # what a hostile file left behind may be too deep to be taken apart
    return 0


def limit_memory() -> None:
    """Bound the memory, where the system can."""
    try:
        import resource
    except ImportError:  # Windows: the parent's time limit remains
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def forbid_connections() -> None:
    """Make every attempt to connect, or to start a program, an error."""

    def refuse(event: str, _: object) -> None:
        if event.startswith(_FORBIDDEN):
            raise PermissionError(f"{event} while reading a file")

    sys.addaudithook(refuse)


def readers() -> dict[str, Callable[[bytes, str], dict[str, Any]]]:
    """For each format, what reads a file's bytes, given its address; parsers come when needed."""

    def page(data: bytes, address: str) -> dict[str, Any]:
        from storyview.sources.html_worker import read

        return read(data.decode("utf-8", "replace"), address)

    def mhtml(data: bytes, address: str) -> dict[str, Any]:
        from storyview.sources.mhtml_worker import read

        return read(data, address)

    def pdf(data: bytes, _: str) -> dict[str, Any]:
        from storyview.sources.pdf_worker import read

        return read(data)

    def docx(data: bytes, _: str) -> dict[str, Any]:
        from storyview.sources.word_worker import read

        return read(data)

    def feed(data: bytes, address: str) -> dict[str, Any]:
        from storyview.sources.feed_worker import read

        return read(data, address)

    return {"page": page, "mhtml": mhtml, "pdf": pdf, "docx": docx, "feed": feed}


def _answer(request: dict[str, Any], data: bytes) -> tuple[dict[str, Any], bool]:
    """The answer, and whether the process is better ended after it."""
    try:
        return readers()[request["kind"]](data, str(request["address"])), False
    except Unreadable as problem:
        return {"problem": problem.what, "hint": problem.hint}, False
    except (MemoryError, RecursionError):
        return {"problem": "too large or too tangled to be read"}, True
    except Exception:  # a parser raises whatever the bytes make it raise
        return {"problem": DAMAGED[request["kind"]], "hint": "get it again"}, False


def _own_output() -> BinaryIO:
    """Standard output for the answers alone: what a parser prints goes nowhere."""
    own = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return own


def _wait(requests: BinaryIO) -> bool:
    """Whether there is a request before the process has been idle for too long."""
    if os.name == "nt":  # select() knows only sockets there: wait without end
        return True
    import select

    ready, _, _ = select.select([requests], [], [], IDLE_SECONDS)
    return bool(ready)


def _limit_time(seconds: float) -> None:
    """Bound the processor time of one file; the parent's clock stops what only sleeps."""
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    until = int(used.ru_utime + used.ru_stime + seconds) + 2
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    if hard in (resource.RLIM_INFINITY, -1) or until < hard:
        resource.setrlimit(resource.RLIMIT_CPU, (until, hard))


def _memory() -> int:
    """Bytes of memory in use now, as far as the system tells."""
    try:
        with open("/proc/self/statm", "rb") as file:  # noqa: PTH123 - pathlib takes longer
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):  # Linux alone has this file
        return 0


def _read_part(stream: BinaryIO) -> bytes | None:
    length = stream.read(LENGTH)
    if len(length) < LENGTH:
        return None
    part = stream.read(int.from_bytes(length, "big"))
    return part if len(part) == int.from_bytes(length, "big") else None


if __name__ == "__main__":
    sys.exit(main())
