"""Files of strangers, read in a process of its own.

Parsers of HTML, PDF and office documents are large and written for speed; a hostile file must
cost only the worker. It has 20 seconds a file and a gigabyte, and makes no connection. One worker
reads a pile of files one after another, because importing the parsers takes longer than most
pages; it ends by itself when nothing is asked of it for a while.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import subprocess
import sys
import threading
from typing import IO, Any

from storyview.sources.files import SourceError

COMMAND = (sys.executable, "-P", "-m", "storyview.sources.worker_process")
"""-P: modules are never taken from the folder that the reader stands in."""
SECONDS = 20.0
LONGEST_ANSWER = 128 * 1024 * 1024
"""Bytes; a worker that says more has gone mad."""
LENGTH = 8
"""Bytes of the number before each part of a request or an answer."""


class Worker:
    """One process that reads files; it is started when first needed, and again when it died."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def ask(self, kind: str, data: bytes, *, where: str, address: str = "") -> dict[str, Any]:
        """What is in a file.

        Args:
            kind: One of the formats that the worker knows.
            data: The file.
            where: What an error names.
            address: Where the file comes from, if that is known.

        Raises:
            SourceError: If it cannot be read, or not within the limits.
        """
        header = json.dumps({"kind": kind, "address": address, "seconds": SECONDS}).encode()
        with self._lock:
            answer = self._answer(header, data, where) or self._answer(header, data, where)
        if answer is None:
            raise SourceError("no second process can be started", where=where, hint=HINT)
        if "problem" in answer:
            raise SourceError(
                str(answer["problem"]), where=where, hint=str(answer.get("hint") or HINT)
            )
        return answer

    def close(self) -> None:
        """End the process, if there is one; a thread that waits for its answer is told so."""
        if self._lock.acquire(blocking=False):
            try:
                self._end()
            finally:
                self._lock.release()
        elif (process := self._process) is not None:
            process.kill()

    def _answer(self, header: bytes, data: bytes, where: str) -> dict[str, Any] | None:
        """The answer, or None when the worker ended by itself before it read the request."""
        process = self._running(where)
        assert process.stdin is not None
        assert process.stdout is not None
        late = threading.Event()

        def stop() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(SECONDS, stop)
        timer.daemon = True
        timer.start()
        try:
            with contextlib.suppress(OSError):  # it has ended, and the answer will be missing
                for part in (header, data):
                    process.stdin.write(len(part).to_bytes(LENGTH, "big"))
                    process.stdin.write(part)
                process.stdin.flush()
            written = _read_part(process.stdout)
        except BaseException:  # Ctrl-C among them: half an answer may be in the pipe
            self._end()
            raise
        finally:
            timer.cancel()
        if written is not None:
            with contextlib.suppress(ValueError):
                answer = json.loads(written)
                if isinstance(answer, dict):
                    if answer.get("last"):
                        self._end()
                    return answer
        ended_by_itself = written is None and self._end() == 0
        self._end()
        if late.is_set():
            raise SourceError(f"took over {SECONDS:g} seconds to read", where=where, hint=HINT)
        if ended_by_itself:
            return None
        raise SourceError("too large or too tangled to be read", where=where, hint=HINT)

    def _running(self, where: str) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is not None:
            self._end()
        if self._process is None:
            try:
                self._process = subprocess.Popen(
                    COMMAND,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    env=os.environ | {"PYTHONIOENCODING": "utf-8"},
                )
            except OSError:
                raise SourceError(
                    "no second process can be started", where=where, hint=HINT
                ) from None
            atexit.register(self.close)
        return self._process

    def _end(self) -> int | None:
        """Close the pipes and wait; returns the exit status."""
        process, self._process = self._process, None
        if process is None:
            return None
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        try:
            process.wait(0.5)  # with its input at an end, it goes
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        atexit.unregister(self.close)
        return process.returncode


HINT = "copy the article's text into a .txt file"
_WORKER = Worker()


def read_apart(kind: str, data: bytes, *, where: str, address: str = "") -> dict[str, Any]:
    """What is in a file, read by the one worker that all share.

    Raises:
        SourceError: If it cannot be read, or not within the limits.
    """
    return _WORKER.ask(kind, data, where=where, address=address)


def _read_part(stream: IO[bytes]) -> bytes | None:
    length = int.from_bytes(stream.read(LENGTH) or b"", "big")
    if not 0 < length <= LONGEST_ANSWER:
        return None
    part = stream.read(length)
    return part if len(part) == length else None
