from __future__ import annotations

import threading
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from storyview.errors import StoryviewError
from storyview.library.fetched_pages import PageStore
from storyview.library.paths import Paths
from storyview.library.records import Incoming
from storyview.library.visiting import AT_ONCE, Visits
from storyview.sources.connections import Limits
from storyview.sources.fetched import Fetched
from storyview.sources.fetching import Fetcher
from web.server import Exchange, WebServer, answer

if TYPE_CHECKING:
    from pathlib import Path

PAGE = b"<!doctype html><title>The quay</title><p>The quay of Split flooded on Tuesday."
TEXT = "text/plain; charset=utf-8"


@pytest.fixture
def store(tmp_path: Path) -> PageStore:
    return PageStore(Paths(*(tmp_path / name for name in ("config", "state", "cache", "data"))))


def fetcher() -> Fetcher:
    return Fetcher(allow_private=True, limits=Limits(read=20, total=40))


def test_pages_come_in_their_order_and_a_bad_one_costs_only_itself(store: PageStore) -> None:
    told: list[tuple[int, int]] = []
    with WebServer({"/a": answer(b"a"), "/b": answer(b"b", 500), "/c": answer(b"c")}) as server:
        visits = Visits(fetcher(), store, lambda done, of: told.append((done, of)))
        named = [server.address(target) for target in ("/c", "/b", "/a", "/c")]
        c, b, a, again = visits.pages(named)
        assert isinstance(a, Fetched)
        assert isinstance(c, Fetched)
        assert (a.content, c.content) == (b"a", b"c")
        assert again is c
        assert isinstance(b, StoryviewError)
        assert "(500)" in b.what
        assert sorted(server.asked_for()) == ["/a", "/b", "/c"]
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_several_pages_are_fetched_at_the_same_time(store: PageStore) -> None:
    together = threading.Barrier(AT_ONCE)

    def meeting(exchange: Exchange) -> None:
        together.wait(5)  # breaks unless so many are under way at once
        exchange.send(answer(PAGE))

    with WebServer({f"/{number}": meeting for number in range(AT_ONCE)}) as server:
        found = Visits(fetcher(), store).pages(
            [server.address(f"/{number}") for number in range(AT_ONCE)]
        )
    assert all(isinstance(page, Fetched) for page in found)


def test_what_was_fetched_is_there_without_a_server(store: PageStore) -> None:
    with WebServer({"/a": answer(PAGE)}) as server:
        address = server.address("/a")
        online = Visits(fetcher(), store).page(address)
    offline = Visits(None, store).page(address)
    assert offline == online
    assert offline.note == ""


def test_a_page_that_cannot_be_fetched_again_is_the_kept_one_and_says_so(store: PageStore) -> None:
    with WebServer({"/a": answer(PAGE)}) as server:
        address = server.address("/a")
        page = Visits(fetcher(), store).page(address)
        server.answers = {}
        missing = Visits(fetcher(), store).page(address)
        assert missing.note.startswith("Could not be fetched (there is no such page (404)); this")
    store.keep(address, replace(page, when=datetime(2023, 5, 2, 12, tzinfo=UTC)))
    old = Visits(fetcher(), store).page(address)
    assert old.content == PAGE
    assert old.note == (
        "Could not be fetched (refuses the connection); this is the copy of 2 May 2023."
    )
    assert Visits(None, store).page(address).note == ""


def test_a_changed_page_takes_the_place_of_the_kept_one(store: PageStore) -> None:
    with WebServer({"/a": answer(PAGE)}) as server:
        address = server.address("/a")
        Visits(fetcher(), store).page(address)
        server.answers = {"/a": answer(PAGE + b" Again.")}
        Visits(fetcher(), store).page(address)
    assert Visits(None, store).page(address).content.endswith(b"Again.")


def test_a_page_is_opened_even_where_it_cannot_be_kept(
    store: PageStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: PageStore, named: str, page: Fetched) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(PageStore, "keep", full)
    with WebServer({"/a": answer(PAGE)}) as server:
        assert Visits(fetcher(), store).page(server.address("/a")).content == PAGE


def test_what_breaks_in_a_thread_is_heard_of(
    store: PageStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(self: Visits, address: str) -> Fetched:
        raise ZeroDivisionError

    monkeypatch.setattr(Visits, "page", broken)
    with pytest.raises(ZeroDivisionError):
        Visits(fetcher(), store).pages(["https://example.org/"])


def test_ctrl_c_ends_what_is_under_way_and_keeps_what_has_come(store: PageStore) -> None:
    own = fetcher()

    def told(done: int, of: int) -> None:
        if done:
            raise KeyboardInterrupt

    def waiting(exchange: Exchange) -> None:
        exchange.send(answer(PAGE, Content_Length="9999"))
        exchange.drip(b"a" * 999, 0.01)

    with WebServer({"/a": answer(PAGE), "/b": waiting}) as server:
        visits = Visits(own, store, told)
        with pytest.raises(KeyboardInterrupt):
            visits.pages([server.address("/a"), server.address("/b")])
        assert visits.done == 1
        with pytest.raises(StoryviewError, match="stopped"):
            own.fetch(server.address("/b"))
    assert store.kept(server_address := server.requests[0].headers["host"]) is None
    assert store.kept(f"http://{server_address}/a")


def test_an_address_comes_into_the_library_with_its_page(store: PageStore) -> None:
    body = b"The quay of Split flooded on Tuesday, the harbour office said in the evening.\n"
    with WebServer({"/a": answer(body, content_type=TEXT)}) as server:
        address = server.address("/a")
        (coming,) = Visits(fetcher(), store).incoming(address)
    assert isinstance(coming, Incoming)
    assert coming.article.text == body.decode().strip()
    assert coming.article.url == coming.address == address
    assert coming.raw == body
