from __future__ import annotations

import json
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from storyview.errors import StoryviewError
from storyview.sources import worker
from storyview.sources.html import read_page
from storyview.sources.worker import Worker

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = "<html><body><article>" + "<p>The quay of Split flooded on Tuesday, Ana said.</p>" * 9
"""Enough words for an article."""


@pytest.fixture
def own() -> Iterator[Worker]:
    """A worker for one test."""
    own = Worker()
    yield own
    own.close()


def ask(one: Worker, page: str = PAGE) -> int:
    return len(one.ask("page", page.encode(), where="a.html")["pieces"])


def pid(one: Worker) -> int:
    assert one._process is not None
    return one._process.pid


def test_one_process_reads_many_pages(own: Worker) -> None:
    assert ask(own) > 0
    first = pid(own)
    assert ask(own) > 0
    assert pid(own) == first


def test_a_worker_that_died_is_started_again(own: Worker) -> None:
    ask(own)
    first = own._process
    assert first is not None
    first.kill()
    first.wait()
    assert ask(own) > 0
    assert pid(own) != first.pid


def test_a_worker_that_ended_idle_is_started_again(
    own: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = (
        "import sys; from storyview.sources import worker_process as w; w.IDLE_SECONDS = 0.05;"
        "sys.exit(w.main())"
    )
    monkeypatch.setattr(worker, "COMMAND", (sys.executable, "-c", code))
    ask(own)
    first = own._process
    assert first is not None
    first.wait(20)
    assert first.returncode == 0
    assert own._answer(b'{"kind": "page", "address": "", "seconds": 20}', PAGE.encode(), "a")


def test_threads_wait_for_each_other(own: Worker) -> None:
    found: list[int] = []
    threads = [threading.Thread(target=lambda: found.append(ask(own))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4
    assert len(set(found)) == 1


def test_closing_does_not_wait_for_a_page_that_is_being_read(
    own: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "COMMAND", (sys.executable, "-c", "import time; time.sleep(60)"))
    problems: list[str] = []

    def read() -> None:
        try:
            ask(own)
        except StoryviewError as error:
            problems.append(error.what)

    thread = threading.Thread(target=read)
    thread.start()
    while own._process is None:
        thread.join(0.01)
    own.close()
    thread.join(10)
    assert not thread.is_alive()
    assert problems == ["too large or too tangled to be read"]


@pytest.mark.parametrize("code", ["import os; os.abort()", "print('no JSON')", "pass"])
def test_a_worker_that_dies_or_babbles_is_a_clear_error(
    own: Worker, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    monkeypatch.setattr(worker, "COMMAND", (sys.executable, "-c", code))
    with pytest.raises(StoryviewError) as caught:
        ask(own)
    assert caught.value.where == "a.html"
    assert caught.value.hint


def test_a_worker_that_takes_too_long_is_stopped(
    own: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "COMMAND", (sys.executable, "-c", "import time; time.sleep(60)"))
    monkeypatch.setattr(worker, "SECONDS", 0.2)
    with pytest.raises(StoryviewError, match=r"took over 0\.2 seconds"):
        ask(own)


def test_a_missing_python_is_a_clear_error(own: Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "COMMAND", ("/nowhere/python",))
    with pytest.raises(StoryviewError, match="no second process"):
        ask(own)


@pytest.mark.parametrize("deep", ["<div>", "<b><i>", "<table><tr><td>"])
def test_a_page_nested_without_end_costs_only_itself(deep: str) -> None:
    try:
        page = read_page("<html><body>" + deep * 20_000 + "quay", where="a.html")
    except StoryviewError as error:
        assert error.where == "a.html"
    else:
        assert page.pieces
    assert read_page(PAGE, where="b.html").pieces


def test_the_worker_may_use_a_gigabyte_and_no_more() -> None:
    code = (
        "from storyview.sources.worker_process import limit_memory; limit_memory()\n"
        "try: x = bytearray(2 << 30)\n"
        "except MemoryError: print('refused')"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert result.stdout == "refused\n"


@pytest.mark.parametrize(
    "attempt",
    [
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import socket; socket.getaddrinfo('example.org', 80)",
        "import urllib.request; urllib.request.urlopen('http://example.org')",
        "import subprocess; subprocess.run(['true'])",
        "import os; os.system('true')",
    ],
)
def test_the_worker_can_neither_connect_nor_start_a_program(attempt: str) -> None:
    code = (
        "from storyview.sources.worker_process import forbid_connections; forbid_connections()\n"
        f"try:\n    {attempt}\nexcept PermissionError: print('refused')"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert result.stdout == "refused\n"


def test_reading_a_page_does_not_even_try_to_connect() -> None:
    page = PAGE + (
        '<link rel="stylesheet" href="http://example.org/a.css"><script src="http://example.org/">'
        '</script><img src="http://example.org/a.png"><iframe src="http://example.org/b"></iframe>'
    )
    code = (
        "import json, sys\n"
        "calls = []\n"
        "asked = ('socket.connect', 'socket.getaddrinfo', 'socket.sendto')\n"
        "sys.addaudithook(lambda name, _: calls.append(name) if name in asked else None)\n"
        "from storyview.sources.html_worker import read\n"
        "found = read(sys.stdin.read())\n"
        "print(json.dumps([calls, len(found['pieces'])]))"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], input=page, capture_output=True, text=True, check=True
    )
    calls, pieces = json.loads(result.stdout)
    assert calls == []
    assert pieces > 0
