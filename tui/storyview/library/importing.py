"""What was exported, back into a library: stories, articles, and what a person said of them.

The folder may come from a stranger: only plain files inside it are read, links are not followed,
and every text is clean before it goes in.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from storyview.errors import StoryviewError
from storyview.library.adding import uninterrupted
from storyview.library.export_format import (
    ARTICLES,
    EXACT,
    FEEDS,
    ORIGINALS,
    STORIES,
    Kept,
    read_exact,
    read_exported,
)
from storyview.library.records import (
    Incoming,
    LibraryError,
    Outcome,
    Returned,
    ReturnedStory,
)
from storyview.library.vectors import vector
from storyview.sources.files import SourceError, in_folder, label, read_file, source_error
from storyview.sources.folders import read_folder
from storyview.sources.front_matter import web_address
from storyview.sources.json_lines import lines_of
from storyview.sources.named import MANIFEST
from storyview.text.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from storyview.library.store import Library

BATCH = 200
"""Articles without a story that come in at once."""
MOST_FEEDS = 10_000
LONGEST_NAME = 300
"""Code points of a story's title and of the names that came with its articles."""


@dataclass(slots=True)
class Imported:
    """What came back."""

    stories: int = 0
    added: int = 0
    known: int = 0
    changed: int = 0
    feeds: int = 0
    """How many feeds are new in the list."""
    problems: list[StoryviewError] = field(default_factory=list)
    interrupted: bool = False
    failure: StoryviewError | None = None
    """What ended it before everything had come back."""

    @property
    def articles(self) -> int:
        """How many of the articles are in the library now."""
        return self.added + self.known + self.changed


def import_all(
    library: Library, folder: Path, told: Callable[[int], None] = lambda done: None
) -> Imported:
    """Bring an exported library or story back. A story is a transaction.

    Ctrl-C ends it after the story in hand; the summary says so.

    Args:
        library: Where it goes.
        folder: What ``export`` wrote.
        told: Is called with how many articles are in.

    Raises:
        SourceError: If there is nothing of the kind.
    """
    found = Imported()
    is_there = False
    try:
        for here in _folders(folder):
            is_there = True
            for returned, story in _batches(here, found.problems):
                with uninterrupted():
                    outcomes = library.bring_back(returned, story)
                    _keep_vectors(library, returned, outcomes)
                    _count(outcomes, found)
                    found.stories += story is not None
                told(found.articles)
        found.feeds = _bring_feeds(library, folder, found.problems) if is_there else 0
    except KeyboardInterrupt:
        found.interrupted = True
    except LibraryError as error:
        found.failure = error
    if not is_there and not found.interrupted:
        raise SourceError(
            "holds nothing that was exported",
            where=label(folder),
            hint="storyview add takes in other files and folders",
        )
    return found


def _folders(folder: Path) -> Iterator[Path]:
    """The folders that hold articles: the one named, those in stories/, and articles/."""
    try:
        if not folder.is_dir():
            raise SourceError("no such folder", where=label(folder), hint="check the name")
        if _is_file(folder / MANIFEST) or _is_file(folder / EXACT):
            yield folder
            return
        if (folder / STORIES).is_dir() and not (folder / STORIES).is_symlink():
            for path in sorted((folder / STORIES).iterdir()):
                if path.is_dir() and not path.is_symlink() and not path.name.startswith("."):
                    yield path
    except OSError as error:
        raise source_error(error, label(folder)) from None
    if (folder / ARTICLES).is_dir() and not (folder / ARTICLES).is_symlink():
        yield folder / ARTICLES


def _bring_feeds(library: Library, folder: Path, problems: list[StoryviewError]) -> int:
    """The feeds that are named, an address with its title a line; how many are new."""
    path = folder / FEEDS
    if not _is_file(path):
        return 0
    known = {feed.address for feed in library.feeds()}
    new = 0
    try:
        lines = read_file(path, where=label(path)).decode("utf-8", "replace").split("\n")
    except StoryviewError as error:
        problems.append(error)
        return 0
    for number, line in enumerate(lines[:MOST_FEEDS], start=1):
        written, _, title = line.strip().partition(" ")
        if not written or written.startswith("#"):
            continue
        address = web_address(written)
        if address is None:
            where = f"{label(path)}, line {number:,}"
            problems.append(
                SourceError("no address of a feed", where=where, hint="write https://…")
            )
        elif address not in known:
            known.add(address)
            library.add_feed(address, clean_line(title)[:LONGEST_NAME])
            new += 1
    return new


def _batches(
    folder: Path, problems: list[StoryviewError]
) -> Iterator[tuple[list[Returned], ReturnedStory | None]]:
    """What goes into the library at once: a story, or some articles without one."""
    try:
        if not _is_file(folder / MANIFEST):
            yield from _loose(folder, problems)
            return
        exact = {kept.file: (kept, values) for kept, values in _exact_lines(folder, problems)}
        found = read_folder(folder)
        problems += found.problems
        story = _story(folder, found.title or "")
        names = [named.path.relative_to(folder.resolve()).as_posix() for named in found.files]
        if returned := _returned(folder, names, exact, problems):
            yield returned, story
    except StoryviewError as error:
        problems.append(error)


def _loose(folder: Path, problems: list[StoryviewError]) -> Iterator[tuple[list[Returned], None]]:
    """Articles without a story, some at a time: there may be very many."""
    left = set(_markdown_files(folder))
    exact: dict[str, tuple[Kept, dict[str, Any]]] = {}
    for kept, values in _exact_lines(folder, problems):
        if kept.file in left:
            left.remove(kept.file)
            exact[kept.file] = kept, values
        if len(exact) == BATCH:
            yield _returned(folder, list(exact), exact, problems), None
            exact = {}
    names = [*exact, *sorted(left)]
    for start in range(0, len(names), BATCH):
        yield _returned(folder, names[start : start + BATCH], exact, problems), None


def _story(folder: Path, title: str) -> ReturnedStory:
    """What story.toml says of the story, beside its articles."""
    data = read_file(folder / MANIFEST, where=label(folder / MANIFEST))
    table = tomllib.loads(data.decode("utf-8-sig"))  # ``read_folder`` has read it already
    given = table.get("given", [])
    names = [clean_line(name)[:LONGEST_NAME] for name in given if isinstance(name, str)]
    return ReturnedStory(
        title=title[:LONGEST_NAME],
        named=table.get("named") is True and bool(title),
        pinned=table.get("pinned") is True,
        own=table.get("own") is True,
        given=tuple(filter(None, dict.fromkeys(names))) if isinstance(given, list) else (),
    )


def _returned(
    folder: Path,
    names: Sequence[str],
    exact: dict[str, tuple[Kept, dict[str, Any]]],
    problems: list[StoryviewError],
) -> list[Returned]:
    """The articles of these files; one that cannot be read becomes a problem."""
    read: list[tuple[str, Kept, Returned]] = []
    for name in names:
        path = folder / name
        try:
            written = read_file(path, where=label(path))
            kept, values = exact.get(name, (Kept(name), {}))
            article = read_exported(written, values, name=name)
        except StoryviewError as error:
            problems.append(in_folder(error, name, folder))
            continue
        raw = _original(folder, kept.original, problems)
        incoming = Incoming(article, kept.address, raw, kept.raw_name)
        read.append((name, kept, Returned(incoming, kept.own, kept.given, kept.added)))
    places = {name: place for place, (name, _, _) in enumerate(read)}
    return [
        returned._replace(copy_of=places.get(kept.copy_of)) if kept.copy_of else returned
        for _, kept, returned in read
    ]


def _original(folder: Path, name: str, problems: list[StoryviewError]) -> bytes:
    """What an article was read from; nothing where it is gone."""
    path = folder / ORIGINALS / name
    if not name or Path(name).name != name or not _is_file(path):
        return b""
    try:
        return read_file(path, where=label(path))
    except StoryviewError as error:
        problems.append(error)
        return b""


def _exact_lines(
    folder: Path, problems: list[StoryviewError]
) -> Iterator[tuple[Kept, dict[str, Any]]]:
    path = folder / EXACT
    if not _is_file(path):
        return
    try:
        with path.open("rb") as file:
            for line in lines_of(file):
                try:
                    kept, values = read_exact(line.data)
                except (ValueError, RecursionError):
                    where = f"{label(path)}, line {line.number:,}"
                    problems.append(
                        SourceError("cannot be read", where=where, hint="its file is read instead")
                    )
                else:
                    yield kept, values
    except OSError as error:
        raise source_error(error, label(path)) from None


def _markdown_files(folder: Path) -> list[str]:
    try:
        return [
            path.name
            for path in folder.iterdir()
            if path.suffix == ".md" and not path.name.startswith(".") and _is_file(path)
        ]
    except OSError as error:
        raise source_error(error, label(folder)) from None


def _is_file(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def _keep_vectors(
    library: Library, returned: Sequence[Returned], outcomes: Sequence[tuple[int, Outcome]]
) -> None:
    """Let new articles be found by their likeness; grouping has had its say where they were."""
    articles = [
        (key, each.incoming.article)
        for (key, outcome), each in zip(outcomes, returned, strict=True)
        if outcome is Outcome.ADDED
    ]
    library.keep_vectors({key: vector(one.title or "", one.text) for key, one in articles})


def _count(outcomes: Sequence[tuple[int, Outcome]], found: Imported) -> None:
    for _, outcome in outcomes:
        found.added += outcome is Outcome.ADDED
        found.known += outcome is Outcome.KNOWN
        found.changed += outcome is Outcome.CHANGED
