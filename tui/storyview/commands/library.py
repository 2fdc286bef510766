"""``storyview library``: what the library's screen does, from the command line too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyview.commands.console import answer, complain
from storyview.commands.library_table import FILTERS, FORMAT_HELP, SUBCOMMANDS
from storyview.commands.options import form_of, parsed
from storyview.errors import StoryviewError

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import SimpleNamespace

    from storyview.commands.library_answers import Answer
    from storyview.commands.library_table import Subcommand
    from storyview.library.store import Library

    Run = Callable[[Library, SimpleNamespace], Answer]

HELP = """\
storyview library opens your library: stories by date, articles, search. Without its
screen, each with --format json for other programs, and with --help:

  storyview library list [WORDS]         stories, pinned ones first, then the newest
  storyview library articles [WORDS]     articles, the newest first
  storyview library search WORDS         articles with the words around what was found
  storyview library show 12              story 12 and its articles
  storyview library show article/55      article 55 and its text
  storyview library why 12               what its articles share that others seldom have
  storyview library near 12              articles that may tell the same story
  storyview library open 12              story 12 side by side, as storyview library:12

Your own word goes before what grouping thinks, and can be undone:
  storyview library make 55 56           a new story of these articles; --title names it
  storyview library merge 12 13          one story of several, numbered as the first
  storyview library split 12 55 56       these articles leave it for a story of their own
  storyview library rename 12 TITLE      another title for a story
  storyview library pin 12, unpin 12     keep it on top of the list, or no longer
  storyview library move 55 --to 12      put an article into a story; --to none: into none
  storyview library edit 55 --title T    correct what an article says of itself
  storyview library delete 12            take a story apart; its articles stay
  storyview library delete article/55    remove an article
  storyview library undo                 undo what you did last, and then what was before

  storyview library --check              whether all is well with the library's file
  storyview library --rebuild            make a damaged one again from its articles

Stories are called 12 or library:12, articles 55, article/55 or library:article/55.
Exit status: 0 when it is done; 1 when --check or --rebuild found harm; 2 when it cannot
be done.
"""
OPEN = "open"
OPEN_HELP = """\
storyview library open 12 | article/55...
opens a story, or articles side by side, as storyview library:12 does.
"""
WORD = "\0"
"""Stands before a word of a search that looks like an option; no argument can hold it."""
SEE = "storyview library --help shows what it understands"


def run(arguments: list[str]) -> int:
    """Do what is asked of the library; returns the exit status."""
    name = arguments[0] if arguments else ""
    subcommand = SUBCOMMANDS.get(name)
    if subcommand is not None:
        return _do(name, subcommand, arguments[1:])
    if name == OPEN:
        return _open(arguments[1:])
    options = parsed(arguments, flags=("--check", "--rebuild"), texts=("--format",), see=SEE)
    if options.help:
        return answer(HELP)
    if options.things:
        from storyview.library.settings import nearest

        hint = nearest(options.things[0], [*SUBCOMMANDS, OPEN]) or f"; {SEE}"
        raise StoryviewError(f"library does not know {options.things[0]!r}{hint}")
    form = form_of(options)
    if options.rebuild:
        from storyview.commands.library_health import rebuild

        return rebuild(form)
    if options.check:
        from storyview.commands.library_health import check

        return check(form)

    from storyview.commands.reading import read_library

    return read_library()


def _do(name: str, subcommand: Subcommand, arguments: list[str]) -> int:
    see = f"storyview library {name} --help shows what it takes"
    if subcommand.texts[: len(FILTERS)] == FILTERS:
        arguments = [f"{WORD}{each}" if _is_unwanted(each) else each for each in arguments]
    options = parsed(
        arguments, flags=subcommand.flags, texts=("--format", *subcommand.texts), see=see
    )
    if options.help:
        head = " ".join(filter(None, ("storyview library", name, subcommand.usage)))
        return answer(f"{head}\n{subcommand.help}{FORMAT_HELP}")
    form = form_of(options)
    options.things = [thing.removeprefix(WORD) for thing in options.things]
    count = len(options.things)
    if count < subcommand.fewest or (subcommand.most is not None and count > subcommand.most):
        raise StoryviewError(
            "says too little" if count < subcommand.fewest else "says too much",
            where=name,
            hint=f"storyview library {name} {subcommand.usage}".rstrip(),
        )

    from importlib import import_module

    from storyview.commands.documents import as_json
    from storyview.commands.library_answers import SCHEMA, as_text
    from storyview.commands.waiting import told_once
    from storyview.library.paths import Paths
    from storyview.library.store import Library

    module, _, function = subcommand.run.rpartition(".")
    act: Run = getattr(import_module(f"storyview.commands.{module}"), function)
    with Library.open(Paths.of_this_user().library, waiting=told_once()) as library:
        found = act(library, options)
    if form == "json":
        return answer(as_json(SCHEMA, found.document))
    answer(as_text(found.lines))
    if found.aside:
        complain(found.aside)
    return 0


def _open(arguments: list[str]) -> int:
    """Read a story or articles of the library."""
    options = parsed(arguments, see="storyview library open --help shows what it takes")
    if options.help:
        return answer(OPEN_HELP)
    if not options.things:
        raise StoryviewError("says too little", where=OPEN, hint="storyview library open 12")

    from storyview.commands.library_names import article_number, story_number
    from storyview.commands.reading import read
    from storyview.library.state import LastOpened
    from storyview.library.things import article_name, story_name

    return read(
        LastOpened(
            tuple(
                article_name(article_number(thing))
                if "article/" in thing
                else story_name(story_number(thing))
                for thing in options.things
            )
        )
    )


def _is_unwanted(word: str) -> bool:
    """Whether it is a word that must not be found ("-storm"), and no option."""
    return word.startswith("-") and not word.startswith("--") and word not in ("-", "-h")
