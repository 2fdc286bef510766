"""Write the parts of README.md that are made from the program itself.

usage: python tests/readme.py
"""

from __future__ import annotations

import re
from pathlib import Path

from storyview.reader.keys import COMMANDS, GROUPS, JUMP_LETTERS, key_name, keys_of

README = Path(__file__).parent.parent / "README.md"
KEYS = re.compile(r"(<!-- keys: [^\n]*-->\n).*?(<!-- end of keys -->)", re.DOTALL)


def keys_table() -> str:
    """The keys of every command, as a Markdown table."""
    rows = ["| keys | what they do | name |", "| --- | --- | --- |"]
    for group in GROUPS:
        for command in COMMANDS:
            if command.group != group or command.id.startswith("move.article_"):
                continue
            keys = " ".join(f"`{key_name(key)}`" for key in keys_of(command))
            rows.append(f"| {keys} | {command.title} | `{command.id}` |")
        if group == "Move":
            rows.append("| `1` … `9` | go to article 1 to 9 | `move.article_1` … |")
        if group == "Jump":
            rows.extend(
                f"| `]` `[` then `{key_name(letter)}` | next or previous {words} | |"
                for letter, (_, words) in JUMP_LETTERS.items()
            )
    return "\n".join(rows) + "\n"


def with_keys(readme: str) -> str:
    """The README with the present keys."""
    return KEYS.sub(lambda found: f"{found[1]}\n{keys_table()}\n{found[2]}", readme)


if __name__ == "__main__":
    README.write_text(with_keys(README.read_text("utf-8")), "utf-8")
