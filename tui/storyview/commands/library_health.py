"""``storyview library --check`` and ``--rebuild``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyview.commands.console import answer, complain
from storyview.commands.documents import as_json
from storyview.commands.library_answers import SCHEMA, as_text, many
from storyview.commands.progress import Progress
from storyview.commands.waiting import told_once
from storyview.library.paths import Paths
from storyview.library.records import LibraryError
from storyview.library.store import Library

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from storyview.library.health import Rebuilt

INTERRUPTED = 130
LATER = "stories are looked for the next time that something is added"


def check(form: str) -> int:
    """Say whether all is well with the library; 1 when it is not."""
    path = Paths.of_this_user().library
    with Library.open(path, waiting=told_once()) as library:
        with Progress("checking the library"):
            problems = library.check()
        counts = _counts(library, problems)
    if form == "json":
        document = {"library": str(path), "problems": problems, "counts": counts}
        answer(as_json(SCHEMA, document))
    elif counts is not None and not problems:
        answer(as_text([f"All is well: {many(counts['articles'], 'article')} in {path}"]))
    for problem in problems:
        complain(f"{path}: {problem}")
    if problems:
        complain("storyview library --rebuild makes it again from its articles")
    return 1 if problems else 0


def _counts(library: Library, problems: Sequence[str]) -> dict[str, int] | None:
    """How much the library holds, unless it is too damaged to tell."""
    try:
        return library.counts()._asdict()
    except LibraryError:
        if not problems:
            raise
        return None


def rebuild(form: str) -> int:
    """Make the library again; 1 when an article was lost, 130 after Ctrl-C."""
    path = Paths.of_this_user().library
    with Progress("making the library again") as progress:
        rebuilt = Library.rebuild(
            path,
            lambda done, of: progress.show(f"{done:,} of {many(of, 'article')}", done / max(of, 1)),
        )
        progress.start("finding stories")
        found, interrupted = _with_stories(path, rebuilt, progress)
    if form == "json":
        document = {
            "library": str(path),
            "articles": rebuilt.articles,
            "stories": found,
            "lost": rebuilt.lost,
            "aside": str(rebuilt.aside),
        }
        answer(as_json(SCHEMA, document))
    else:
        articles, stories = many(rebuilt.articles, "article"), many(found, "story", "stories")
        answer(
            as_text(
                [f"Made again: {articles} in {stories}. The old file is kept as {rebuilt.aside}"]
            )
        )
    if rebuilt.lost:
        complain(f"{many(rebuilt.lost, 'article')} could not be read any more")
    if interrupted:
        complain(LATER)
        return INTERRUPTED
    return 1 if rebuilt.lost else 0


def _with_stories(path: Path, rebuilt: Rebuilt, progress: Progress) -> tuple[int, bool]:
    """Find the stories of articles that lost theirs.

    Returns:
        How many stories there are now, and whether Ctrl-C ended that.
    """
    from storyview.library.gathering import gather

    def told(done: int, of: int) -> None:
        progress.show(f"{done:,} of {many(of, 'article')}", done / max(of, 1))

    try:
        with Library.open(path, waiting=told_once()) as library:
            gather(library, told=told)
            return library.counts().stories, False
    except KeyboardInterrupt:  # the library is there all the same
        return rebuilt.stories, True
    except LibraryError as error:
        complain(error)
        complain(LATER)
        return rebuilt.stories, False
