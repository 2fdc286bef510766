"""Many articles into the library, and what became of them."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

import pytest

from builders import an_article
from storyview.errors import StoryviewError
from storyview.library import adding
from storyview.library.adding import RefusedList, Summary, add_all, uninterrupted
from storyview.library.records import Incoming, LibraryError, Outcome
from storyview.library.store import Library

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from storyview.library.incoming import Coming


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library.db") as library:
        yield library


def articles(count: int, first: int = 0) -> list[Incoming]:
    return [
        Incoming(
            an_article(f"The ferry {number} sank.", source="Post"), f"https://p.example/{number}"
        )
        for number in range(first, first + count)
    ]


def problem(line: int, what: str = "not JSON") -> StoryviewError:
    return StoryviewError(what, where=f"pile.jsonl, line {line}", hint="mend it")


def added(library: Library, pile: Iterator[Coming] | Sequence[Coming], folder: Path) -> Summary:
    return add_all(library, pile, RefusedList(folder), batch=10)


def test_everything_that_comes_is_kept_and_counted(library: Library, tmp_path: Path) -> None:
    summary = added(library, articles(25), tmp_path)
    assert (summary.added, summary.known, summary.changed, summary.refused) == (25, 0, 0, 0)
    assert library.counts().articles == summary.kept == 25
    assert len(summary.new) == 25
    changed = Incoming(an_article("Another text.", source="Post"), "https://p.example/3")
    summary = added(library, [*articles(3), changed, *articles(1, 25)], tmp_path)
    assert (summary.added, summary.known, summary.changed) == (1, 3, 1)
    assert len(summary.new) == 2
    assert summary.refused_list is None


def test_a_batch_is_a_transaction(library: Library, tmp_path: Path) -> None:
    kept = []
    add_all(
        library,
        articles(25),
        RefusedList(tmp_path),
        batch=10,
        told=lambda summary: kept.append((summary.kept, library.counts().articles)),
    )
    assert kept == [(10, 10), (20, 20), (25, 25)]


def test_what_comes_slowly_or_is_large_does_not_wait_for_a_whole_batch(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seconds = iter(range(0, 10_000, 3))
    kept: list[int] = []

    def told(summary: Summary) -> None:
        kept.append(summary.kept)

    add_all(
        library,
        articles(2),
        RefusedList(tmp_path),
        told=told,
        now=lambda: float(next(seconds)),
    )
    assert kept[:2] == [1, 2]
    monkeypatch.setattr(adding, "BATCH_BYTES", 1)
    kept.clear()
    add_all(library, articles(2, 5), RefusedList(tmp_path), told=told)
    assert kept[:2] == [1, 2]


def test_what_is_refused_is_grouped_and_listed(library: Library, tmp_path: Path) -> None:
    coming: list[Coming] = [problem(number) for number in range(1, 8)]
    coming[3:3] = [*articles(2), problem(99, "no\x1b[2J text")]
    summary = added(library, coming, tmp_path / "refused")
    assert summary.added == 2
    assert summary.refused == 8
    assert {what: reason.count for what, reason in summary.reasons.items()} == {
        "not JSON": 7,
        "no text": 1,
    }
    assert summary.reasons["not JSON"].first == [f"pile.jsonl, line {n}" for n in (1, 2, 3)]
    assert summary.refused_list is not None
    lines = summary.refused_list.read_text("utf-8").splitlines()
    assert len(lines) == 8
    assert lines[3] == "pile.jsonl, line 99: no text; mend it"
    assert summary.refused_list.stat().st_mode & 0o777 == 0o600


def test_a_list_that_cannot_be_written_stops_nothing(library: Library, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    summary = added(library, [problem(1), *articles(2)], tmp_path / "file")
    assert (summary.added, summary.refused, summary.refused_list) == (2, 1, None)


def test_only_the_newest_lists_stay(library: Library, tmp_path: Path) -> None:
    for number in range(30):
        (tmp_path / f"refused-{number:02}.txt").write_text("old")
    added(library, [problem(1)], tmp_path)
    assert len(list(tmp_path.glob("refused-*.txt"))) == adding.MOST_LISTS


def test_ctrl_c_keeps_what_was_read(library: Library, tmp_path: Path) -> None:
    def pile() -> Iterator[Coming]:
        yield from articles(14)
        raise KeyboardInterrupt

    summary = added(library, pile(), tmp_path)
    assert summary.interrupted
    assert library.counts().articles == summary.kept == 14


def test_ctrl_c_while_a_batch_is_kept_lets_it_be_kept(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Library.add

    def add(self: Library, batch: Sequence[Incoming]) -> list[tuple[int, Outcome]]:
        os.kill(os.getpid(), signal.SIGINT)
        return real(self, batch)

    monkeypatch.setattr(Library, "add", add)
    summary = added(library, articles(25), tmp_path)
    assert summary.interrupted
    assert library.counts().articles == summary.kept == 10


def test_ctrl_c_reaches_other_work_as_ever() -> None:
    done = False
    with pytest.raises(KeyboardInterrupt), uninterrupted():
        os.kill(os.getpid(), signal.SIGINT)
        done = True
    assert done
    with pytest.raises(KeyboardInterrupt):
        os.kill(os.getpid(), signal.SIGINT)


def test_when_the_library_cannot_go_on_what_was_kept_is_told(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Library.add

    def add(self: Library, batch: Sequence[Incoming]) -> list[tuple[int, Outcome]]:
        if self.counts().articles == 20:
            raise LibraryError("the disk is full; nothing of this was kept")
        return real(self, batch)

    monkeypatch.setattr(Library, "add", add)
    summary = added(library, articles(40), tmp_path)
    assert str(summary.failure).startswith("the disk is full")
    assert library.counts().articles == summary.kept == 20


def test_looking_for_known_articles_never_reads_all_of_them(
    library: Library, tmp_path: Path
) -> None:
    library.add(articles(5))
    asked: list[str] = []
    library._session.connection.set_trace_callback(asked.append)
    library.add(articles(10))
    library._session.connection.set_trace_callback(None)
    questions = {sql for sql in asked if sql.startswith("SELECT") and "FROM articles" in sql}
    assert questions
    for sql in questions:
        plan = library._session.connection.execute(f"EXPLAIN QUERY PLAN {sql}").fetchall()
        assert not [row for row in plan if "SCAN articles" in row[-1]], sql
