"""The thread that asks the library: nobody waits for it, and late answers are nobody's."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from storyview.reader.library_thread import Answered, LibraryThread

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

import pytest


class Asker:
    """Takes the answers as a screen does, when a test lets it."""

    def __init__(self) -> None:
        self.answers: list[Answered] = []
        self.came = threading.Semaphore(0)

    def post_message(self, answer: Answered) -> None:
        self.answers.append(answer)
        self.came.release()


@pytest.fixture
def asker() -> Asker:
    return Asker()


@pytest.fixture
def thread(tmp_path: Path, asker: Asker) -> Iterator[LibraryThread]:
    thread = LibraryThread(tmp_path / "library.db", asker)  # type: ignore[arg-type]
    yield thread
    thread.end(20)


def take_all(thread: LibraryThread, asker: Asker, number: int) -> None:
    for _ in range(number):
        assert asker.came.acquire(timeout=20)
    for answer in asker.answers:
        then = thread.take(answer)
        if then is not None and not answer.problem:
            then(answer.value)


def test_an_answer_comes_to_who_asked(thread: LibraryThread, asker: Asker) -> None:
    told: list[object] = []
    thread.ask("list", lambda library: library.counts().articles, told.append)
    assert thread.is_waiting
    take_all(thread, asker, 1)
    assert told == [0]
    assert not thread.is_waiting


def test_of_questions_asked_meanwhile_only_the_last_is_asked(
    thread: LibraryThread, asker: Asker
) -> None:
    begun, go_on = threading.Event(), threading.Event()
    asked: list[int] = []
    told: list[object] = []

    def slow(_library: object) -> int:
        begun.set()
        assert go_on.wait(20)
        return 0

    thread.ask("list", slow, told.append)
    assert begun.wait(20)
    for number in (1, 2, 3):

        def question(_library: object, number: int = number) -> int:
            asked.append(number)
            return number

        thread.ask("list", question, told.append)
    go_on.set()
    take_all(thread, asker, 2)
    assert asked == [3]
    assert told == [3], "the answer to the first one came too late"


def test_questions_of_different_topics_are_all_answered_in_order(
    thread: LibraryThread, asker: Asker
) -> None:
    told: list[object] = []
    for topic in ("change 1", "change 2", "list"):
        thread.ask(topic, lambda _library, topic=topic: topic, told.append)  # type: ignore[misc]
    take_all(thread, asker, 3)
    assert told == ["change 1", "change 2", "list"]


def test_a_library_that_cannot_be_opened_is_a_sentence(tmp_path: Path, asker: Asker) -> None:
    path = tmp_path / "library.db"
    path.write_bytes(b"something else" * 1000)
    thread = LibraryThread(path, asker)  # type: ignore[arg-type]
    thread.ask("list", lambda library: library.counts(), lambda _: None)
    assert asker.came.acquire(timeout=20)
    assert "library.db" in asker.answers[0].problem
    thread.end(20)


def test_a_mistake_of_ours_is_told_and_the_next_question_is_answered(
    thread: LibraryThread, asker: Asker
) -> None:
    thread.ask("one", lambda _library: 1 // 0, lambda _: None)
    thread.ask("other", lambda _library: 1, lambda _: None)
    for _ in range(2):
        assert asker.came.acquire(timeout=20)
    assert "ZeroDivisionError" in asker.answers[0].problem
    assert asker.answers[1].value == 1


def test_what_was_asked_to_be_changed_is_changed_before_it_ends(
    tmp_path: Path, asker: Asker
) -> None:
    thread = LibraryThread(tmp_path / "library.db", asker)  # type: ignore[arg-type]
    done: list[int] = []
    for number in range(5):
        thread.ask(f"change {number}", lambda _, n=number: done.append(n), lambda _: None)  # type: ignore[misc]
    thread.end(20)
    assert done == [0, 1, 2, 3, 4]
