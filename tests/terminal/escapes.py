"""What a program wrote to its terminal, taken apart: text, and each kind of command in it."""

from __future__ import annotations

import re

COMMAND = re.compile(
    r"\x1b\[(?P<private>[<=>?]?)(?P<parameters>[\d;:]*)(?P<between>[ -/]*)(?P<final>[@-~])"
    r"|\x1b(?P<string>[\]PX^_])(?P<content>[^\x07\x1b\x9c]*)(?:\x07|\x1b\\|\x9c)?"
    r"|\x1b(?P<other>[^\[\]PX^_]?)"
    r"|(?P<control>[\x00-\x1a\x1c-\x1f\x7f-\x9f\u2028\u2029])"
    r"|(?P<direction>[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069])"
    r"|(?P<raw>[\udc80-\udcff])"
)


def commands(raw: bytes) -> set[str]:
    """The kinds of commands in what was written, each with all but the numbers it works on.

    A mode counts with its number, a colour or a place without; a string such as a title counts
    with its kind; control characters and marks of direction count by themselves.
    """
    kinds = set()
    for found in COMMAND.finditer(raw.decode("utf-8", "surrogateescape")):
        if found["final"]:
            parameters = found["parameters"] if found["private"] else ""
            kinds.add(f"CSI {found['private']}{parameters}{found['between']}{found['final']}")
        elif found["string"]:
            kinds.add(f"string {found['string']}{found['content'].partition(';')[0]}")
        elif found["control"] or found["direction"]:
            kinds.add(f"U+{ord(found[0]):04X}")
        elif found["raw"]:
            kinds.add(f"byte {ord(found[0]) - 0xDC00:02X}")
        else:
            kinds.add(f"ESC {found['other']}")
    return kinds


def text(raw: bytes) -> str:
    """What was written without the commands."""
    return COMMAND.sub("", raw.decode("utf-8", "replace"))


def colours(raw: bytes) -> set[str]:
    """Every colour that was set: "31", "38;5;4", "48;2;10;20;30"."""
    found: set[str] = set()
    for parameters in re.findall(r"\x1b\[([\d;]*)m", raw.decode("utf-8", "replace")):
        numbers = parameters.split(";")
        while numbers:
            first = numbers.pop(0)
            if first in ("38", "48", "58") and numbers:
                length = {"5": 2, "2": 4}.get(numbers[0], 1)
                first, numbers = ";".join([first, *numbers[:length]]), numbers[length:]
            elif not first.isdigit() or not (
                30 <= int(first) <= 37 or 40 <= int(first) <= 47 or 90 <= int(first) <= 107
            ):
                continue
            found.add(first)
    return found
