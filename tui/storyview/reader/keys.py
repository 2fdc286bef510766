"""Every command of the reader, in one table.

The keys, the help, the command palette and the README are made of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Command(NamedTuple):
    """Something that the reader can be told to do."""

    id: str
    """What the config file calls it."""
    keys: str
    """The keys that do it, parted by commas, as Textual names them."""
    action: str
    title: str
    """A few words for the help and the palette."""
    group: str
    help: str = ""
    """A sentence for the tooltip, where the title does not say it all."""


GROUPS = ("Move", "Jump", "Look", "Find", "Accounts", "Correct", "Take along", "The rest")

COMMANDS: tuple[Command, ...] = (
    Command("move.next", "j", "passage(1)", "next passage", "Move"),
    Command("move.previous", "k", "passage(-1)", "previous passage", "Move"),
    Command(
        "move.down",
        "down,ctrl+e",
        "rows(1)",
        "a line down",
        "Move",
        "Scroll by a line; the passage on the reading line becomes the current one.",
    ),
    Command("move.up", "up,ctrl+y", "rows(-1)", "a line up", "Move"),
    Command("move.page_down", "space,pagedown,ctrl+f", "pages(1.0)", "a page down", "Move"),
    Command("move.page_up", "b,pageup,ctrl+b", "pages(-1.0)", "a page up", "Move"),
    Command("move.half_down", "ctrl+d", "pages(0.5)", "half a page down", "Move"),
    Command("move.half_up", "ctrl+u", "pages(-0.5)", "half a page up", "Move"),
    Command("move.start", "g,home", "start", "to the beginning", "Move"),
    Command("move.end", "G,end", "end", "to the end", "Move"),
    Command("move.left", "h,left,shift+tab", "column(-1)", "article at the left", "Move"),
    Command("move.right", "l,right,tab", "column(1)", "article at the right", "Move"),
    *(
        Command(f"move.article_{n}", str(n), f"article({n})", f"article {n}", "Move")
        for n in range(1, 10)
    ),
    Command(
        "move.bring",
        "enter",
        "bring",
        "bring the matches here",
        "Move",
        "Every other column puts its counterpart beside the current passage.",
    ),
    Command("move.back", "backspace,H", "back", "back to where you were", "Move"),
    Command("move.forward", "F", "forward", "forward again", "Move"),
    Command(
        "jump.next", "right_square_bracket", "jump(True)", "to the next …, with a letter", "Jump"
    ),
    Command(
        "jump.previous",
        "left_square_bracket",
        "jump(False)",
        "to the previous …, with a letter",
        "Jump",
    ),
    Command("jump.repeat", "n", "repeat(True)", "the same jump or search again", "Jump"),
    Command("jump.repeat_back", "N", "repeat(False)", "the same, backwards", "Jump"),
    Command(
        "look.sync",
        "s",
        "sync",
        "sync: meaning, offset, off",
        "Look",
        "By meaning the other columns follow what the passage says; by offset row by row.",
    ),
    Command(
        "look.align",
        "equals_sign",
        "align",
        "align the columns again",
        "Look",
        "A column that you scrolled by hand keeps its own place until you press this.",
    ),
    Command("look.zoom", "z", "zoom", "this article alone", "Look"),
    Command("look.layout", "v", "layout", "more or fewer columns", "Look"),
    Command(
        "look.people",
        "p",
        "people",
        "people",
        "Look",
        "Choose a person, and every mention lights up.",
    ),
    Command(
        "look.timeline",
        "t",
        "timeline",
        "timeline",
        "Look",
        "Choose an event, and all columns go to the passages that tell it.",
    ),
    Command("look.facts", "f", "app.facts", "facts: figures and conflicts", "Look"),
    Command("look.evidence", "i", "app.evidence", "what the match rests on", "Look"),
    Command(
        "look.dropped",
        "d",
        "app.dropped",
        "what was left out",
        "Look",
        "Menus, sign-ups and related links that were taken out; any can be taken back.",
    ),
    Command(
        "look.details",
        "D",
        "app.details",
        "about this article",
        "Look",
        "Its headline, source and date, and where they come from; you can say them yourself.",
    ),
    Command("look.messages", "M", "app.messages", "messages again", "Look"),
    Command("look.theme", "T", "app.other_theme", "another theme", "Look"),
    Command("find.search", "slash", "search", "search all articles", "Find"),
    Command("find.palette", "colon,ctrl+p", "app.command_palette", "every command by name", "Find"),
    Command(
        "accounts.add",
        "a",
        "app.add_account",
        "another account of this story",
        "Accounts",
        "One of the library's nearest articles, an address, or a file.",
    ),
    Command("accounts.take_out", "A", "app.take_out", "take an account out", "Accounts"),
    Command(
        "accounts.library",
        "L",
        "app.library",
        "the library",
        "Accounts",
        "All that you keep; it opens at the place where you left it.",
    ),
    Command(
        "correct.reject",
        "x",
        "app.reject",
        "this is no match",
        "Correct",
        "Kept for this story, shown as yours, and taken back with u.",
    ),
    Command(
        "correct.join",
        "J",
        "app.join_people",
        "these two people are one",
        "Correct",
        "In the people panel: the one under the cursor joins the chosen one.",
    ),
    Command(
        "correct.part",
        "P",
        "app.part_people",
        "this name is somebody else",
        "Correct",
        "In the people panel: parts one of a person's names from them.",
    ),
    Command("correct.undo", "u", "app.undo", "take the last correction back", "Correct"),
    Command("correct.list", "C", "app.corrections", "your corrections", "Correct"),
    Command("take.copy", "y", "app.copy", "copy the passage with its source", "Take along"),
    Command("take.open", "o", "app.open_original", "open the original in a browser", "Take along"),
    Command("take.export", "e", "app.export", "write the comparison to a file", "Take along"),
    Command("rest.help", "question_mark,f1", "app.show_help", "help", "The rest"),
    Command("rest.escape", "escape", "escape", "back, or let go", "The rest"),
    Command(
        "rest.suspend", "ctrl+z", "app.suspend_process", "to the shell; fg returns", "The rest"
    ),
    Command(
        "rest.leave",
        "q",
        "app.leave_story",
        "back to the library, or quit",
        "The rest",
        "Back, if the story was opened there. The place where you are is kept.",
    ),
    Command("rest.quit", "Q,ctrl+c", "app.quit_reader", "quit", "The rest"),
)

JUMP_LETTERS: dict[str, tuple[str, str]] = {
    "m": ("match", "passage that others tell too"),
    "o": ("only_here", "passage that is only here"),
    "c": ("conflict", "place where accounts differ"),
    "quotation_mark": ("quotation", "quotation"),
    "p": ("mention", "mention of the chosen person"),
    "t": ("event", "event"),
}
"""What comes after ] or [: the key, the jump, and the words for it."""

HINTS = (
    ("move.next", "move"),
    ("move.right", "article"),
    ("move.bring", "bring matches here"),
    ("jump.next", "jump"),
    ("look.people", "people"),
    ("look.timeline", "timeline"),
    ("look.sync", "sync"),
    ("find.search", "search"),
    ("rest.help", "help"),
)
"""The commands that the bottom line names, before the one that leaves."""

KEY_NAMES = {
    "space": "Space",
    "enter": "Enter",
    "escape": "Esc",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "backspace": "Backspace",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "right_square_bracket": "]",
    "left_square_bracket": "[",
    "equals_sign": "=",
    "slash": "/",
    "question_mark": "?",
    "colon": ":",
    "quotation_mark": '"',
    "f1": "F1",
}


def key_name(key: str) -> str:
    """A key as people know it: "]", "Ctrl+D"."""
    if key in KEY_NAMES:
        return KEY_NAMES[key]
    if "+" in key:
        return "+".join(p.capitalize() if len(p) > 1 else p.upper() for p in key.split("+"))
    return key.upper() if key[:1] == "f" and key[1:].isdigit() else key


def keys_of(command: Command, remapped: Mapping[str, str] | None = None) -> list[str]:
    """The keys of a command, as the reader has set them."""
    keys = (remapped or {}).get(command.id, command.keys)
    return [key.strip() for key in keys.split(",") if key.strip()]


COMMANDS_BY_ID = {command.id: command for command in COMMANDS}
