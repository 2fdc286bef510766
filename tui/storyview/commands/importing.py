"""``storyview import``: what was exported, back into the library."""

from __future__ import annotations

from pathlib import Path

from storyview.commands.console import answer, complain
from storyview.commands.options import form_of, parsed
from storyview.errors import StoryviewError

HELP = """\
storyview import FOLDER brings back what storyview export has written: stories, articles,
your own grouping, your pins, your feeds.

  --format text|json  what came back: for people (as it comes), or for other programs

What is in your library already is not kept twice, and where you have put an article in
this library, there it stays. A file that you have changed comes in as it is now.
storyview add takes in other files and folders.

Exit status: 0 when everything came back; 1 when some of it could not be read; 2 when
nothing came back; 130 after Ctrl+C, when what was kept stays kept. Reasons stand on
standard error.
"""
SEE = "storyview import --help shows what it takes"
SCHEMA = "storyview-imported/1"
INTERRUPTED = 130
PATIENCE = 60.0
"""Seconds to wait while another storyview writes."""
MOST_TOLD = 20
"""Problems that are told one by one."""


def run(arguments: list[str]) -> int:
    """Import; returns the exit status."""
    options = parsed(arguments, texts=("--format",), see=SEE)
    if options.help:
        return answer(HELP)
    form = form_of(options)
    if len(options.things) != 1 or not options.things[0]:
        raise StoryviewError("takes one folder", where="import", hint="storyview import FOLDER")

    from storyview.commands.documents import as_json
    from storyview.commands.library_answers import as_text, many
    from storyview.commands.progress import Progress
    from storyview.commands.waiting import told_once
    from storyview.library.importing import import_all
    from storyview.library.paths import Paths
    from storyview.library.store import Library

    with (
        Library.open(
            Paths.of_this_user().library, wait_seconds=PATIENCE, waiting=told_once()
        ) as library,
        Progress("importing") as progress,
    ):
        found = import_all(
            library,
            Path(options.things[0]),
            lambda done: progress.show(f"{many(done, 'article')} kept"),
        )
    for problem in found.problems[:MOST_TOLD]:
        complain(problem)
    if len(found.problems) > MOST_TOLD:
        complain(f"{len(found.problems) - MOST_TOLD:,} more problems like these")
    if found.failure is not None:
        complain(found.failure)
    if found.interrupted or found.failure is not None:
        are = "is" if found.articles == 1 else "are"
        complain(f"ended early; {many(found.articles, 'article')} of what came before {are} kept")
    if form == "json":
        document = {
            "stories": found.stories,
            "added": found.added,
            "known": found.known,
            "changed": found.changed,
            "feeds": found.feeds,
            "problems": list(map(str, found.problems)),
            "failure": str(found.failure) if found.failure else None,
            "interrupted": found.interrupted,
        }
        answer(as_json(SCHEMA, document))
    else:
        stories = many(found.stories, "story", "stories")
        came = f"Brought back {stories} and {many(found.added, 'article')}"
        there = f"; {found.known:,} {'was' if found.known == 1 else 'were'} there already"
        new = f"; {found.changed:,} {'has' if found.changed == 1 else 'have'} a new text"
        feeds = f"; {many(found.feeds, 'feed')}"
        rest = there * bool(found.known) + new * bool(found.changed) + feeds * bool(found.feeds)
        answer(as_text([f"{came}{rest}."]))
    if found.interrupted:
        return INTERRUPTED
    if found.problems or found.failure is not None:
        return 1 if found.articles else 2
    return 0
