"""Write the parts of README.md that are made from the program itself.

usage: python tests/readme.py
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from storyview.reader.keys import COMMANDS, GROUPS, JUMP_LETTERS, key_name, keys_of
from storyview.reader.library_keys import LIBRARY_COMMANDS, LIBRARY_GROUPS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from storyview.reader.keys import Command

README = Path(__file__).parent.parent / "README.md"
KEYS = re.compile(r"(<!-- keys: [^\n]*-->\n).*?(<!-- end of keys -->)", re.DOTALL)


HEAD = ("| keys | what they do | name |", "| --- | --- | --- |")


def keys_table() -> str:
    """The keys of every command, as two Markdown tables: the reader's and the library's."""
    rows = [*HEAD]
    for group in GROUPS:
        rows.extend(_rows(COMMANDS, group))
        if group == "Move":
            rows.append("| `1` … `9` | go to article 1 to 9 | `move.article_1` … |")
        if group == "Jump":
            rows.extend(
                f"| `]` `[` then `{key_name(letter)}` | next or previous {words} | |"
                for letter, (_, words) in JUMP_LETTERS.items()
            )
    rows.extend(("", "In the library:", "", *HEAD))
    for group in LIBRARY_GROUPS:
        rows.extend(_rows(LIBRARY_COMMANDS, group))
    return "\n".join(rows) + "\n"


def _rows(commands: Iterable[Command], group: str) -> list[str]:
    rows = []
    for command in commands:
        if command.group == group and not command.id.startswith("move.article_"):
            keys = " ".join(f"`{key_name(key)}`" for key in keys_of(command))
            rows.append(f"| {keys} | {command.title} | `{command.id}` |")
    return rows


def with_keys(readme: str) -> str:
    """The README with the present keys."""
    return KEYS.sub(lambda found: f"{found[1]}\n{keys_table()}\n{found[2]}", readme)


if __name__ == "__main__":
    README.write_text(with_keys(README.read_text("utf-8")), "utf-8")
