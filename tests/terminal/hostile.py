"""Articles that try to steer the terminal or the reader, and harmless ones of the same shape."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

TO_THE_TERMINAL = {
    "fill the clipboard (OSC 52)": "\x1b]52;c;ZXZpbA==\x07",
    "rename the window (OSC 0)": "\x1b]0;evil\x07",
    "pretend a link (OSC 8)": "\x1b]8;;https://evil.example\x1b\\click\x1b]8;;\x1b\\",
    "clear the screen": "\x1b[2J\x1b[3J\x1b[H",
    "reset the terminal": "\x1bc",
    "make it type an answer": "\x1b[6n\x1b[c\x1bP$qm\x1b\\",
    "leave the alternate screen": "\x1b[?1049l\x1b[?25h",
    "one-byte commands (C1)": "\x9b2J\x9d52;c;ZXZpbA==\x9c\x90q\x9c\x85",
    "nothing and erase": "\x00\x7f\x08\x08",
    "go back and overwrite": "\revil",
    "breaks of lines and pages": "\x0b\x0c\x1c\x1d\x1e\u2028\u2029",
    "turn the direction of writing": "\u202elive\u202c\u2066x\u2069\u200f\u061c",
}
"""What it is for, and the characters."""

ALL_TO_THE_TERMINAL = "".join(TO_THE_TERMINAL.values())

TO_THE_READER = "[@click=app.quit]press[/] [/ [bold]strong[/bold] [link=https://evil.example]"
"""Markup of the framework that the reader is made with; to a reader of news only brackets."""

BRACKETS = "“He [Mayorkas] said it [is] over,” the mayor said."


def article(payload: str) -> str:
    """Markdown with the payload in every kind of block.

    But for NUL: a file that holds one is refused, and only escapes of it get as far as a title.
    """
    payload = payload.replace("\0", "")
    return f"""\
# The ferry{payload} Amalia sank

The ferry Amalia sank in the harbour{payload} of Brandvik on Friday, the harbour master said.

{BRACKETS} {TO_THE_READER}

- All 38 people{payload} on board were saved, said Ingrid Solheim of the coast guard.
- A [label{payload} of a link](https://example.org/{payload}) and *emphasis{payload}*.

> “We heard the horn twice,{payload}” said Tomas{payload} Okafor, a fisherman.

```python
print("Amalia{payload}")  # code{payload}
```

| boat{payload} | people |
|---|---|
| Amalia | 38{payload} |

The Amalia had been in the dock for repairs until Tuesday, Ingrid Solheim said.
"""


def write_story(folder: Path, payload: str) -> None:
    """A story folder with the payload in all that a story can hold."""
    folder.mkdir()
    quoted = json.dumps(f"Ferry{payload} {TO_THE_READER} sank")
    for name in ("courier", "post"):
        front = (
            f"---\ntitle: {quoted}\nsource: {json.dumps(f'The{payload} {name}')}\n"
            f"author: {json.dumps(f'Ada{payload} Byron')}\npublished: 2022-11-11\n"
            f"url: {json.dumps(f'https://example.org/{payload}')}\n---\n\n"
        )
        (folder / f"{name}.md").write_text(front + article(payload), "utf-8")
    words = (
        f"A pilot boat{payload} reached the Amalia at noon on Friday.\n\n"
        f"All 38 people on board{payload} were saved, said Ingrid Solheim of the coast guard.\n\n"
        f"{BRACKETS} {TO_THE_READER}\n"
    )
    (folder / "pilot.txt").write_text(words.replace("\0", ""), "utf-8")
    # TOML knows the same escapes as JSON but no surrogates, and none of DEL as it is
    title = json.dumps(f"Ferry{payload} {TO_THE_READER}").replace("\x7f", "\\u007f")
    files = "".join(f'\n[[article]]\nfile = "{name}"\n' for name in ("courier.md", "post.md"))
    more = f'\n[[article]]\nfile = "pilot.txt"\nsource = {json.dumps(f"The{payload} pilot")}\n'
    (folder / "story.toml").write_text(f"title = {title}\n{files}{more}", "utf-8")
