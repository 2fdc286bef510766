"""The thread that the library is read and changed in, so that the screen never waits for it.

Questions of one topic replace each other: while a slow one is answered, of those asked in the
meantime only the last is asked at all, and an answer that is no longer wanted is not told.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from textual.message import Message

from storyview.errors import StoryviewError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.message_pump import MessagePump

    from storyview.library.store import Library

    Question = Callable[[Library], object]

Value = TypeVar("Value")


class Answered(Message):
    """A question is answered."""

    def __init__(self, topic: str, number: int, value: object, problem: str) -> None:
        super().__init__()
        self.topic = topic
        self.number = number
        self.value = value
        self.problem = problem
        """Why there is no answer, a sentence; empty when there is one."""


class _Asked(NamedTuple):
    topic: str
    number: int
    question: Question


class LibraryThread:
    """Asks the library one question after the other.

    Args:
        path: The library's file. It is opened, and made if need be, with the first question.
        asker: Is told the answers, as messages.
    """

    def __init__(self, path: Path, asker: MessagePump) -> None:
        self._path = path
        self._asker = asker
        self._open: Library | None = None
        self._asked: list[_Asked] = []
        self._something = threading.Condition()
        self._ended = False
        self._number = 0
        self._thread: threading.Thread | None = None
        self._waiting: dict[str, tuple[int, Callable[[object], object]]] = {}

    def ask(
        self, topic: str, question: Callable[[Library], Value], then: Callable[[Value], object]
    ) -> None:
        """Ask a question; ``then`` is called with its answer, in the asker's own thread.

        Args:
            topic: What it is about; it takes the place of an older question about the same.
            question: Is called with the library, in this thread.
            then: Is told what it gave.
        """
        with self._something:
            self._number += 1
            self._asked = [each for each in self._asked if each.topic != topic]
            self._asked.append(_Asked(topic, self._number, question))
            self._waiting[topic] = (self._number, then)  # type: ignore[assignment]
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="library", daemon=True)
                self._thread.start()
            self._something.notify()

    def take(self, answer: Answered) -> Callable[[object], object] | None:
        """Who waits for an answer; nobody if something else was asked since."""
        number, then = self._waiting.get(answer.topic, (0, None))
        if number != answer.number:
            return None
        del self._waiting[answer.topic]
        return then

    @property
    def is_waiting(self) -> bool:
        """Whether an answer that is wanted is still to come."""
        return bool(self._waiting)

    def end(self, seconds: float = 2.0) -> None:
        """Close the library when all is answered; wait for that no longer than so many seconds."""
        with self._something:
            self._ended = True
            self._something.notify()
        if self._thread is not None:
            self._thread.join(seconds)

    def _run(self) -> None:
        while True:
            with self._something:
                while not self._asked and not self._ended:
                    self._something.wait()
                if not self._asked:
                    break
                asked = self._asked.pop(0)
            self._answer(asked)
        if self._open is not None:
            self._open.close()

    def _answer(self, asked: _Asked) -> None:
        value: object = None
        problem = ""
        try:
            if self._open is None:
                from storyview.library.store import Library

                self._open = Library.open(self._path)
            value = asked.question(self._open)
        except StoryviewError as error:
            problem = str(error)
        except Exception as error:  # a mistake of ours must not leave the screen waiting for ever
            problem = f"a mistake in storyview itself ({type(error).__name__}: {error})"
        self._asker.post_message(Answered(asked.topic, asked.number, value, problem))
