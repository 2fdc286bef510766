"""The command line."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING

from storyview import __version__
from storyview.commands.console import answer, complain, forget
from storyview.commands.options import ALLOW_PRIVATE, GIVEN, parsed
from storyview.errors import StoryviewError

if TYPE_CHECKING:
    from collections.abc import Sequence

HELP = """\
storyview reads several accounts of one story side by side, in the terminal, and shows
what they share, where they differ, who said what, and when it happened.

  storyview                           the story read last, or the one that comes along
  storyview a.txt b.md c.html         these articles side by side, in this order
  storyview https://example.org/1 a.txt
                                      addresses are fetched, and kept to be read again
                                      without a connection
  storyview bridge-closed/            the articles of a folder; its story.toml, if there
                                      is one, gives their order, sources and dates
  storyview - b.txt < a.txt           one of them from standard input
  storyview analyse a.txt b.txt       the comparison as plain lines, for pipes and ears
  storyview analyse a.txt b.txt --format json
                                      the comparison for other programs
  storyview where                     which files storyview keeps, and where

The library keeps articles and finds the stories that they tell:
  storyview add THING...              files, folders, addresses, dumps of any size go in
  storyview feeds                     feeds whose new articles go in, when you say so
  storyview library                   opens it; with --help: what scripts can do with it
  storyview library:12                story 12 of the library, side by side
  storyview export FOLDER             all of it as plain files, or library:12 alone
  storyview import FOLDER             brings it back

What a file does not tell can be given; several times, in the order of the articles:
  --title TEXT        the headline
  --source TEXT       the outlet
  --published DATE    the day of publication, as in 2022-11-11

  --allow-private     fetch addresses of this machine and of your own network, too
  --help, --version

In the reader, ? shows the keys and q leaves. Every word that it shows was printed by a
source. No address is fetched but those that you name; nothing else is sent anywhere.
To open a file that is called "analyse", say ./analyse.
"""

COMMANDS = {
    "add": "storyview.commands.adding",
    "analyse": "storyview.commands.analyse",
    "export": "storyview.commands.exporting",
    "feeds": "storyview.commands.feeds",
    "import": "storyview.commands.importing",
    "library": "storyview.commands.library",
    "where": "storyview.commands.where",
}
"""The module of each command, imported once it is called; its ``run`` takes what follows."""

INTERRUPTED = 130
PIPE_CLOSED = 141


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit status."""
    try:
        return _run(list(sys.argv[1:] if arguments is None else arguments))
    except StoryviewError as error:
        complain(error)
        return 2
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        forget(sys.stdout)  # whoever read has read enough
        return PIPE_CLOSED


def _run(arguments: list[str]) -> int:
    module = COMMANDS.get(arguments[0]) if arguments else None
    if module is None:
        return _read(arguments)
    return int(import_module(module).run(arguments[1:]))


def _read(arguments: list[str]) -> int:
    """Open the reader."""
    options = parsed(arguments, flags=("--version", ALLOW_PRIVATE), texts=GIVEN)
    if options.help:
        return answer(HELP)
    if options.version:
        return answer(f"storyview {__version__}\n")
    if not options.things and (options.title or options.source or options.published):
        raise StoryviewError(
            "--title, --source and --published need the article they belong to",
            hint="name its file too",
        )
    _look_for_a_mistyped_command(options.things)

    from storyview.commands.reading import read
    from storyview.library.state import LastOpened

    named = LastOpened(
        tuple(options.things),
        tuple(options.title),
        tuple(options.source),
        tuple(options.published),
    )
    return read(named, allow_private=options.allow_private)


def _look_for_a_mistyped_command(things: Sequence[str]) -> None:
    if things and things[0].isalpha() and not os.path.lexists(things[0]):
        from storyview.library.settings import nearest

        hint = nearest(things[0], COMMANDS)
        if hint:
            raise StoryviewError(f"no such file, folder or command{hint}", where=things[0])
