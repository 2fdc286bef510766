"""Checks of what commands do, each told by the id of its command and run for every key of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

import pytest

from storyview.reader.keys import keys_of

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable

    from storyview.reader.keys import Command

Driver = TypeVar("Driver")
"""What drives the app: the reader's, or the library's."""


class Checks(Generic[Driver]):
    """The checks of a table of commands."""

    def __init__(self, commands: Iterable[Command]) -> None:
        self.commands = tuple(commands)
        self.of: dict[str, Callable[[Driver, str], Awaitable[None]]] = {}

    def does(
        self, *command_ids: str
    ) -> Callable[
        [Callable[[Driver, str], Awaitable[None]]], Callable[[Driver, str], Awaitable[None]]
    ]:
        """Take a coroutine function for the check of these commands."""

        def keep(
            check: Callable[[Driver, str], Awaitable[None]],
        ) -> Callable[[Driver, str], Awaitable[None]]:
            for command_id in command_ids:
                self.of[command_id] = check
            return check

        return keep

    def cases(self) -> list[object]:
        """Every command with every key that it has."""
        return [
            pytest.param(command.id, key, id=f"{command.id}-{key}")
            for command in self.commands
            for key in keys_of(command)
        ]

    def assert_complete(self) -> None:
        """Every command has a check, and every check a command."""
        assert set(self.of) == {command.id for command in self.commands}
