"""The command line."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from typing import TYPE_CHECKING, NoReturn

from storyview import __version__
from storyview.errors import StoryviewError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

    from storyview.library.paths import Paths
    from storyview.library.state import LastOpened
    from storyview.sources.opened import Opened

HELP = """\
storyview reads several accounts of one story side by side, in the terminal, and shows
what they share, where they differ, who said what, and when it happened.

  storyview                           the story read last, or the one that comes along
  storyview a.txt b.md c.html         these articles side by side, in this order
  storyview bridge-closed/            the articles of a folder; its story.toml, if there
                                      is one, gives their order, sources and dates
  storyview - b.txt < a.txt           one of them from standard input
  storyview analyse a.txt b.txt       the comparison as plain lines, for pipes and ears
  storyview analyse a.txt b.txt --format json
                                      the comparison for other programs
  storyview where                     which files storyview keeps, and where

What a file does not tell can be given; several times, in the order of the articles:
  --title TEXT        the headline
  --source TEXT       the outlet
  --published DATE    the day of publication, as in 2022-11-11

  --help, --version

In the reader, ? shows the keys and q leaves. Every word that it shows was printed by a
source; nothing is sent anywhere. To open a file that is called "analyse", say ./analyse.
"""

ANALYSE_HELP = """\
storyview analyse PATH... prints the comparison of the articles on standard output.

  --format text       plain lines, good to listen to (as it comes)
  --format json       one document, schema storyview/1, for other programs
  --title TEXT, --source TEXT, --published DATE
                      what a file does not tell; several times, in the order of the articles

PATH is a file, a story folder, or - for standard input.
Exit status: 0 when everything named is in it; 1 when some of it could not be opened, and
the rest is printed; 2 when there is nothing to print. Reasons stand on standard error.
"""

WHERE_HELP = """\
storyview where prints every path that storyview keeps something in, with what it is.
All but the settings and your corrections can be made again.
"""

GIVEN = ("--title", "--source", "--published")
"""Options that say what a file does not tell."""

SEE_HELP = "storyview --help shows what it understands"

DUMB = ("dumb", "unknown")
"""Terminals for which Rich makes up a size of its own, so that a drawing would never be done."""

INTERRUPTED = 130
PIPE_CLOSED = 141


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit status."""
    try:
        return _run(list(sys.argv[1:] if arguments is None else arguments))
    except StoryviewError as error:
        _complain(error)
        return 2
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read has read enough; the interpreter must not try to flush again at its end.
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED


def _run(arguments: list[str]) -> int:
    command = COMMANDS.get(arguments[0]) if arguments else None
    return command(arguments[1:]) if command else _read(arguments)


def _read(arguments: list[str]) -> int:
    """Open the reader."""
    options = _parsed(arguments, flags=("--version",), texts=GIVEN)
    if options.help:
        return _print(HELP)
    if options.version:
        return _print(f"storyview {__version__}\n")
    if not options.things and (options.title or options.source or options.published):
        raise StoryviewError(
            "--title, --source and --published need the article they belong to",
            hint="name its file too",
        )
    _look_for_a_mistyped_command(options.things)
    _need_a_terminal()
    gc.disable()  # nothing made before the first text is garbage; the reader turns it on again

    from storyview.library.launch import Launch
    from storyview.library.paths import Paths
    from storyview.library.settings import load_settings
    from storyview.library.state import LastOpened, StateStore

    paths = Paths.of_this_user()
    settings, notes = load_settings(paths.settings)
    store = StateStore(paths)
    named = LastOpened(
        tuple(options.things),
        tuple(options.title),
        tuple(options.source),
        tuple(options.published),
    )
    if options.things:
        opened = _open_for_reading(paths, named)
        store.remember_last(named)
    else:
        opened, named, more = _open_last(paths, store.last())
        notes += more
    notes += tuple(str(problem) for problem in opened.problems) + store.take_notes()
    _take_keys_from_the_terminal()

    from storyview.reader.app import run_reader

    return run_reader(Launch(opened, named, paths, settings, notes, store))


def _analyse(arguments: list[str]) -> int:
    """Print the comparison."""
    options = _parsed(arguments, texts=("--format", *GIVEN))
    if options.help:
        return _print(ANALYSE_HELP)
    form = options.format[-1] if options.format else "text"
    if form not in ("json", "text"):
        raise StoryviewError(f"no format is called {form!r}", hint="say json or text")
    if not options.things:
        raise StoryviewError(
            "nothing to compare",
            where="analyse",
            hint="name files or a story folder; a file of that name opens as ./analyse",
        )
    gc.disable()  # a comparison leaves no cycles behind, and the process ends with it
    opened = _open(options.things, options.title, options.source, options.published)

    from storyview.analysis.compare import compare

    comparison = compare(opened.story.articles)
    for failure in comparison.failures:
        _complain(f"{failure.findings} could not be looked for: {failure.reason}")
    if form == "json":
        from storyview.reports.schema import comparison_as_json

        _print(comparison_as_json(opened.story, comparison))
    else:
        from storyview.reports.plain import comparison_as_text

        _print(comparison_as_text(opened.story, comparison))
    for problem in opened.problems:
        _complain(problem)
    return 1 if opened.problems else 0


def _where(arguments: list[str]) -> int:
    """Print where everything is kept."""
    options = _parsed(arguments, things=False)
    if options.help:
        return _print(WHERE_HELP)

    from storyview.library.paths import Paths
    from storyview.sources.bundled import bundled_story
    from storyview.text.clean import clean_line

    named = (*Paths.of_this_user().named(), ("the story that comes along", bundled_story()))
    width = max(len(what) for what, _ in named)
    return _print("".join(f"{what:{width}}  {clean_line(str(path))}\n" for what, path in named))


COMMANDS: dict[str, Callable[[list[str]], int]] = {"analyse": _analyse, "where": _where}


def _open(
    things: Sequence[str], titles: Sequence[str], sources: Sequence[str], published: Sequence[str]
) -> Opened:
    """What the command line names; raises when there is no article in any of it."""
    from storyview.sources.door import open_story

    stdin = None
    if "-" in things:
        if sys.stdin is None:
            raise StoryviewError("standard input is closed", hint="name a file")
        if sys.stdin.isatty():
            print("storyview: reading standard input; Ctrl+D ends it", file=sys.stderr)
        stdin = sys.stdin.buffer
    return open_story(things, titles=titles, sources=sources, published=published, stdin=stdin)


def _open_for_reading(paths: Paths, named: LastOpened) -> Opened:
    """The same, from what was kept if the files are as they were."""
    from storyview.library.stories import kept_story

    return kept_story(paths, named) or _open(
        named.things, named.titles, named.sources, named.published
    )


def _open_last(paths: Paths, last: LastOpened | None) -> tuple[Opened, LastOpened, tuple[str, ...]]:
    """The story read last, else the bundled one; what it was opened from; notes."""
    from storyview.library.state import LastOpened
    from storyview.sources.bundled import bundled_story

    notes: tuple[str, ...] = ()
    if last is not None:
        try:
            return _open_for_reading(paths, last), last, ()
        except StoryviewError as error:
            notes = (f"The story read last could not be opened: {error}",)
    bundled = LastOpened((str(bundled_story()),))
    return _open_for_reading(paths, bundled), bundled, notes


def _parsed(
    arguments: list[str],
    flags: Sequence[str] = (),
    texts: Sequence[str] = (),
    *,
    things: bool = True,
) -> argparse.Namespace:
    """The options of a command: each flag as a truth value, each text option as a list."""
    import argparse

    class Parser(argparse.ArgumentParser):
        def error(self, message: str) -> NoReturn:
            raise StoryviewError(message, hint=SEE_HELP)

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
    options, unknown = parser.parse_known_intermixed_args(words)
    for word in unknown:
        if word.startswith("-") and word != "-":
            from storyview.library.settings import nearest

            name = word.partition("=")[0]
            hint = nearest(name, ["--help", *flags, *texts]) or f"; {SEE_HELP}"
            raise StoryviewError(f"no option is called {name!r}{hint}")
    if unknown or (plain and not things):
        raise StoryviewError("is not expected here", where=[*unknown, *plain][0], hint=SEE_HELP)
    if things:
        options.things += plain
    return options


def _look_for_a_mistyped_command(things: Sequence[str]) -> None:
    if things and things[0].isalpha() and not os.path.lexists(things[0]):
        from storyview.library.settings import nearest

        hint = nearest(things[0], COMMANDS)
        if hint:
            raise StoryviewError(f"no such file, folder or command{hint}", where=things[0])


def _need_a_terminal() -> None:
    for stream in (sys.stdout, sys.stderr):  # Textual draws on the second and measures the first
        if stream is None or not stream.isatty():
            raise StoryviewError(
                "the reader needs a terminal to draw on",
                hint="storyview analyse PATH... prints the comparison as plain lines",
            )
    kind = os.environ.get("TERM", "")
    if kind.lower() in DUMB:
        raise StoryviewError(
            f"a terminal of the kind {kind!r} cannot be drawn on",
            hint="storyview analyse PATH... prints the comparison as plain lines",
        )


def _take_keys_from_the_terminal() -> None:
    """Make the terminal standard input again, where the articles or nothing came from there."""
    if sys.stdin is not None and sys.stdin.isatty():
        return
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError:
        raise StoryviewError(
            "there is no terminal to take keys from",
            hint="storyview analyse - prints the comparison as plain lines",
        ) from None
    if terminal != 0:
        os.dup2(terminal, 0)
        os.close(terminal)


def _complain(what: object) -> None:
    """One line on standard error, with nothing in it that could steer a terminal."""
    from storyview.text.clean import clean_line

    if sys.stderr is None:  # for ``print`` that would mean standard output
        return
    with contextlib.suppress(OSError):  # there is nowhere left to say that nothing can be said
        print(f"storyview: {clean_line(str(what))}", file=sys.stderr)


def _print(text: str) -> int:
    """Write to standard output as UTF-8, whatever the locale says."""
    if sys.stdout is None:
        raise StoryviewError("standard output is closed")
    try:
        sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise StoryviewError(
            f"cannot be written ({error.strerror})", where="standard output"
        ) from None
    return 0
