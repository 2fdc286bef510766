"""The options of a command, and what is said about those that it does not know."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, NoReturn

from storyview.errors import StoryviewError

if TYPE_CHECKING:
    from collections.abc import Sequence

SEE_HELP = "storyview --help shows what it understands"

GIVEN = ("--title", "--source", "--published")
"""Options that say what a file does not tell."""

ALLOW_PRIVATE = "--allow-private"
"""Option that lets addresses of this machine and of private networks be fetched."""


def parsed(
    arguments: list[str],
    flags: Sequence[str] = (),
    texts: Sequence[str] = (),
    *,
    things: bool = True,
    see: str = SEE_HELP,
) -> SimpleNamespace:
    """The options of a command: each flag as a truth value, each text option as a list.

    Args:
        arguments: What stands after the command's name.
        flags: Options without a value.
        texts: Options with one; they may be given several times.
        things: Whether the command takes anything that is no option; it becomes ``things``.
        see: Where the help is, for the hint of an error.

    Raises:
        StoryviewError: If something is not understood; it names the nearest option.
    """
    if things and not any(word.startswith("-") and word != "-" for word in arguments):
        # nothing to parse, and its import is felt before the first text
        given = {option.lstrip("-").replace("-", "_"): False for option in ("--help", *flags)}
        lists: dict[str, list[str]] = {text.lstrip("-").replace("-", "_"): [] for text in texts}
        return SimpleNamespace(**given, **lists, things=list(arguments))

    import argparse

    class Parser(argparse.ArgumentParser):
        def error(self, message: str) -> NoReturn:
            raise StoryviewError(message, hint=see)

    parser = Parser(add_help=False, allow_abbrev=False)
    for flag in ("--help", *flags):
        parser.add_argument(flag, action="store_true")
    for text in texts:
        parser.add_argument(text, action="append", default=[])
    if things:
        parser.add_argument("things", nargs="*")
    words, plain = arguments, []
    if "--" in arguments:  # what follows is no option, whatever it looks like
        words, plain = (
            arguments[: arguments.index("--")],
            arguments[arguments.index("--") + 1 :],
        )
    words = ["--help" if word == "-h" else word for word in words]
    options, unknown = parser.parse_known_intermixed_args(words, SimpleNamespace())
    for word in unknown:
        if word.startswith("-") and word != "-":
            from storyview.library.settings import nearest

            name = word.partition("=")[0]
            hint = nearest(name, ["--help", *flags, *texts]) or f"; {see}"
            raise StoryviewError(f"no option is called {name!r}{hint}")
    if unknown or (plain and not things):
        raise StoryviewError("is not expected here", where=[*unknown, *plain][0], hint=see)
    if things:
        options.things += plain
    return options


def form_of(options: SimpleNamespace) -> str:
    """The form that ``--format`` asks for, "text" or "json"; the last one given counts.

    Raises:
        StoryviewError: If it is another.
    """
    form = last_of(options.format) or "text"
    if form not in ("json", "text"):
        raise StoryviewError(f"no format is called {form!r}", hint="say json or text")
    return form


def last_of(values: Sequence[str]) -> str:
    """What an option says that counts once: the last one given; empty for none."""
    return values[-1] if values else ""
