from __future__ import annotations

import stat
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from storyview.library.fetched_pages import PageStore
from storyview.library.paths import Paths
from storyview.sources.fetched import Fetched, FetchError

if TYPE_CHECKING:
    from pathlib import Path

ADDRESS = "https://example.org/quay?page=1"
PAGE = Fetched(
    ADDRESS,
    "https://www.example.org/quay",
    b"<p>The quay\n of Split \xe9\0</p>",
    datetime(2023, 5, 2, 10, 30, tzinfo=UTC),
    "text/html",
    "iso-8859-1",
    '"7"',
    "Tue, 02 May 2023 10:00:00 GMT",
)


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths(*(tmp_path / name for name in ("config", "state", "cache", "data")))


def test_a_page_is_kept_as_it_came(paths: Paths) -> None:
    store = PageStore(paths)
    assert store.kept(ADDRESS) is None
    store.keep(ADDRESS, PAGE)
    assert store.kept(ADDRESS) == PAGE
    assert store.kept(f" {ADDRESS}") == PAGE
    assert store.kept(ADDRESS + "2") is None


def test_only_this_user_can_read_what_was_read(paths: Paths) -> None:
    PageStore(paths).keep(ADDRESS, PAGE)
    assert stat.S_IMODE(paths.page(ADDRESS).stat().st_mode) == 0o600
    assert stat.S_IMODE(paths.pages.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"{}\nabc",
        b"no json\nabc",
        b"[1]\nabc",
        b"[" * 100_000 + b"\n",
        b'{"address": 1}\n',
    ],
)
def test_a_damaged_page_is_as_good_as_none(paths: Paths, damage: bytes) -> None:
    store = PageStore(paths)
    store.keep(ADDRESS, PAGE)
    paths.page(ADDRESS).write_bytes(damage)
    assert store.kept(ADDRESS) is None
    store.keep(ADDRESS, PAGE)
    file = paths.page(ADDRESS)
    file.write_bytes(file.read_bytes()[:-1])
    assert store.kept(ADDRESS) is None


def test_what_is_not_kept_is_asked_for_by_name(paths: Paths) -> None:
    with pytest.raises(FetchError, match="is not kept here; name the address to fetch it again"):
        PageStore(paths).only_kept(ADDRESS)
