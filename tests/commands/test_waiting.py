"""While another storyview writes, a command says what it is waiting for."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from storyview import cli
from storyview.commands.waiting import WAITING
from storyview.library import connecting
from storyview.library.paths import Paths
from storyview.library.records import LibraryError
from storyview.library.store import Library


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for kind in ("CONFIG", "STATE", "CACHE", "DATA"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / "home" / kind.lower()))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(connecting, "SILENT_SECONDS", 0.01)


def test_a_command_that_waits_says_once_what_for(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = Paths.of_this_user().library
    Library.open(path).close()
    monkeypatch.setattr("storyview.commands.adding.PATIENCE", 0.05)
    Path("ferry.md").write_text("# Ferry sank\n\nThe ferry Amalia sank off Brandvik.\n", "utf-8")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert cli.main(["add", "ferry.md"]) == 2
    assert capsys.readouterr().err.count(f"storyview: {WAITING}\n") == 1
    assert cli.main(["add", "ferry.md"]) == 0
    assert WAITING not in capsys.readouterr().err


def test_work_goes_on_as_soon_as_the_other_is_done(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    Library.open(path).close()
    told: list[str] = []
    with closing(sqlite3.connect(path, isolation_level=None)) as other:

        def waiting() -> None:
            told.append(WAITING)
            other.execute("ROLLBACK")

        with Library.open(path, wait_seconds=60, waiting=waiting) as library:
            other.execute("BEGIN EXCLUSIVE")
            number = library.add_feed("https://example.org/feed")
            assert [feed.id for feed in library.feeds()] == [number]
    assert told == [WAITING]


def test_who_waits_but_a_moment_is_told_nothing(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    Library.open(path).close()
    told: list[str] = []
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with (
            Library.open(path, wait_seconds=0.01, waiting=lambda: told.append("")) as library,
            pytest.raises(LibraryError, match="another storyview is writing"),
        ):
            library.add_feed("https://example.org/feed")
    assert told == []
