"""The keys that the settings give to commands, checked against the tables of commands. Pure."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from storyview.reader.keys import COMMANDS, KEY_NAMES, key_name, keys_of
from storyview.text.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from storyview.reader.keys import Command


MODIFIERS = frozenset({"alt", "ctrl", "shift", "super", "hyper", "meta"})
"""The keys that are held; Textual puts them in the order of the alphabet."""
AS_SHOWN = {shown.lower(): key for key, shown in KEY_NAMES.items()}
"""The names of keys as the help shows them."""


class OwnKeys(NamedTuple):
    """The keys of the user's own, by the ids of commands, and what is wrong with the others."""

    known: dict[str, str]
    notes: list[str]


def own_keys(given: Mapping[str, str]) -> OwnKeys:
    """What the settings give keys to, as far as there are such commands.

    A key may be written as Textual names it or as the help shows it. On each screen a key does
    one thing; one that is given to two is noted, and so is one that no keyboard has.
    """
    if not given:
        return OwnKeys({}, [])
    from storyview.reader.library_keys import LIBRARY_COMMANDS

    ids = [command.id for command in (*COMMANDS, *LIBRARY_COMMANDS)]
    known = {}
    notes = [_unknown(command_id, ids) for command_id in given if command_id not in ids]
    for command_id, keys in given.items():
        if command_id not in ids:
            continue
        wanted = {key: textual_key(key) for key in keys.split(",")} if keys else {}
        notes.extend(_no_key(key, command_id) for key, name in wanted.items() if name is None)
        usable = [name for name in wanted.values() if name is not None]
        if usable or not wanted:
            known[command_id] = ",".join(usable)
    for screen in (COMMANDS, LIBRARY_COMMANDS):
        notes.extend(_taken_twice(screen, known))
    return OwnKeys(known, notes)


def _unknown(command_id: str, ids: Sequence[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(command_id, ids, 1)
    hint = f"; did you mean {near[0]}?" if near else ""
    return f"{clean_line(command_id)}: the settings give it keys, but it is no command{hint}"


def textual_key(key: str) -> str | None:
    """What Textual calls a key: "ctrl+d" for Ctrl+D, "question_mark" for ?; nothing if unknown."""
    from textual.binding import Binding
    from textual.keys import Keys

    *held, last = key.strip().split("+") if len(key.strip()) > 1 else [key.strip()]
    held = [each.strip().lower() for each in held]
    last = last.strip()
    if not last or not set(held) <= MODIFIERS:
        return None
    name = AS_SHOWN.get(last.lower(), last if len(last) == 1 and not held else last.lower())
    if len(name) == 1:
        name = next(iter(Binding.make_bindings([Binding(name, "")]))).key
    elif name not in {each.value for each in Keys} and not _is_a_sign(name):
        return None
    return "+".join([*sorted(held), name])


def _is_a_sign(name: str) -> bool:
    """Whether a key is a character that Textual calls by its name."""
    from textual.keys import KEY_NAME_REPLACEMENTS

    if name in KEY_NAME_REPLACEMENTS.values():
        return True
    try:
        unicodedata.lookup(name.replace("_", " "))
    except KeyError:
        return False
    return True


def _no_key(key: str, command_id: str) -> str:
    shown = clean_line(key)
    return f"{command_id}: no key is called “{shown}”; write it as in “j”, “ctrl+n”, “pagedown”"


def _taken_twice(commands: Sequence[Command], known: Mapping[str, str]) -> list[str]:
    users: dict[str, list[str]] = {}
    for command in commands:
        for key in keys_of(command, known):
            users.setdefault(key, []).append(command.id)
    return [_shared(key_name(key), ids, known) for key, ids in users.items() if len(ids) > 1]


def _shared(key: str, ids: Sequence[str], known: Mapping[str, str]) -> str:
    own = [command_id for command_id in ids if command_id in known]
    others = [command_id for command_id in ids if command_id not in known]
    if len(own) == 1:
        return f"The key {key} is {own[0]} now, and no longer {' or '.join(others)}."
    return f"The key {key} is given to {' and '.join(own)}; one gets it."
