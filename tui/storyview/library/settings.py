"""What the user set in ``config.toml``. A mistake in it costs that one setting, never the start."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

Sync = Literal["meaning", "offset", "off"]

SYNC_MODES: tuple[Sync, ...] = ("meaning", "offset", "off")

LARGEST_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class Settings:
    """How this user wants to read."""

    theme: str | None = None
    """The name of a theme; the reader knows which there are."""
    columns: int | None = None
    """How many articles stand side by side; by the width of the terminal when not set."""
    measure: int | None = None
    """The greatest width of a line of prose, in terminal cells."""
    sync: Sync = "meaning"
    """How the other columns follow the one that is read."""
    animation: bool = False
    """Whether scrolling glides."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """Keys of the user's own: the id of an action to its keys, parted by commas."""


class _Rule(NamedTuple):
    """What a setting may be."""

    holds: Callable[[Any], bool]
    expected: str


def _whole_number(value: object, least: int, greatest: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and least <= value <= greatest


RULES: dict[str, _Rule] = {
    "theme": _Rule(lambda value: isinstance(value, str) and bool(value), "the name of a theme"),
    "columns": _Rule(lambda value: _whole_number(value, 1, 9), "a whole number from 1 to 9"),
    "measure": _Rule(lambda value: _whole_number(value, 34, 200), "a whole number from 34 to 200"),
    "sync": _Rule(
        lambda value: isinstance(value, str) and value in SYNC_MODES,
        'one of "meaning", "offset" and "off"',
    ),
    "animation": _Rule(lambda value: isinstance(value, bool), "true or false"),
    "keys": _Rule(lambda value: isinstance(value, dict), "a table of actions and their keys"),
}


def load_settings(path: Path) -> tuple[Settings, tuple[str, ...]]:
    """The settings in a file, and a note for each thing in it that could not be used.

    A missing file means that everything is as it comes. Nothing in the file is fatal.
    """
    try:
        if not path.exists():
            return Settings(), ()
        import tomllib

        if not path.is_file():
            raise OSError("not a file")
        if path.stat().st_size > LARGEST_BYTES:
            raise OSError("too large for settings")
        return read_settings(tomllib.loads(path.read_bytes().decode("utf-8-sig")), path.name)
    except OSError as error:
        return Settings(), (_unread(path, error.strerror or str(error)),)
    except UnicodeDecodeError:
        return Settings(), (_unread(path, "not UTF-8"),)
    except (ValueError, RecursionError) as error:
        reason = "nested too deeply" if isinstance(error, RecursionError) else str(error)
        return Settings(), (_unread(path, reason),)


def read_settings(table: Mapping[str, Any], name: str) -> tuple[Settings, tuple[str, ...]]:
    """The settings in a parsed file called ``name``, with a note for each that cannot be used."""
    known = [one.name for one in fields(Settings)]
    values: dict[str, Any] = {}
    notes: list[str] = []
    for key, value in table.items():
        if key not in known:
            notes.append(f"{name}: no setting is called {key!r}{nearest(key, known)}")
        elif not RULES[key].holds(value):
            notes.append(f"{name}: {key} must be {RULES[key].expected}; it is left as it comes")
        elif key == "keys":
            values[key] = _keys(value, name, notes)
        else:
            values[key] = value
    return Settings(**values), tuple(notes)


def nearest(word: str, known: Iterable[str]) -> str:
    """A hint at the known word that is most like this one ("; did you mean 'sync'?"), if any."""
    close = get_close_matches(word[:60], list(known), n=1, cutoff=0.6)
    return f"; did you mean {close[0]!r}?" if close else ""


def _keys(table: Mapping[str, Any], name: str, notes: list[str], group: str = "") -> dict[str, str]:
    """Keys as Textual's keymaps take them, from ``"j"``, ``"j,down"`` or ``["j", "down"]``.

    TOML reads ``move.next = "j"`` as a table in a table; here it is one action again.
    """
    keys: dict[str, str] = {}
    for key, value in table.items():
        action = group + key
        several = value if isinstance(value, list) else [value]
        if isinstance(value, dict):
            keys |= _keys(value, name, notes, f"{action}.")
        elif several and all(isinstance(one, str) and one.strip() for one in several):
            keys[action] = ",".join(one.strip() for one in several)
        else:
            notes.append(f"{name}: the keys of {action!r} must be text, or a list of texts")
    return keys


def _unread(path: Path, reason: str) -> str:
    return f"{path}: settings not read ({reason}); everything is as it comes"
