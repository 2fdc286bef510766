"""The keys that the settings give to commands, checked against the tables of commands. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from storyview.reader.keys import COMMANDS, keys_of
from storyview.text.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from storyview.reader.keys import Command


class OwnKeys(NamedTuple):
    """The keys of the user's own, by the ids of commands, and what is wrong with the others."""

    known: dict[str, str]
    notes: list[str]


def own_keys(given: Mapping[str, str]) -> OwnKeys:
    """What the settings give keys to, as far as there are such commands.

    On each screen a key does one thing; one that is given to two is noted.
    """
    if not given:
        return OwnKeys({}, [])
    from storyview.reader.library_keys import LIBRARY_COMMANDS

    ids = [command.id for command in (*COMMANDS, *LIBRARY_COMMANDS)]
    known = {command_id: keys for command_id, keys in given.items() if command_id in ids}
    notes = [_unknown(command_id, ids) for command_id in given if command_id not in known]
    for screen in (COMMANDS, LIBRARY_COMMANDS):
        notes.extend(_taken_twice(screen, known))
    return OwnKeys(known, notes)


def _unknown(command_id: str, ids: Sequence[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(command_id, ids, 1)
    hint = f"; did you mean {near[0]}?" if near else ""
    return f"{clean_line(command_id)}: the settings give it keys, but it is no command{hint}"


def _taken_twice(commands: Sequence[Command], known: Mapping[str, str]) -> list[str]:
    users: dict[str, list[str]] = {}
    for command in commands:
        for key in keys_of(command, known):
            users.setdefault(key, []).append(command.id)
    return [
        f"The key {clean_line(key)} is given to {' and '.join(ids)}; one gets it."
        for key, ids in users.items()
        if len(ids) > 1
    ]
