"""A library, or a story of it, written as plain files: all of them or none."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from storyview.library.export_format import (
    ARTICLES,
    EXACT,
    FEEDS,
    ORIGINAL_ENDINGS,
    ORIGINALS,
    STORIES,
    Kept,
    article_file,
    cut_name,
    exact_line,
    manifest,
    slug,
    stem_of,
)
from storyview.library.files import UNFINISHED
from storyview.library.records import Filter, LibraryError
from storyview.sources.named import MANIFEST
from storyview.text.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from storyview.library.records import Row, StoryRow
    from storyview.library.store import Library

PAGE = 1_000
"""Rows that are asked for at a time."""
ALL = 2**31
"""More articles than a story has."""


class Exported(NamedTuple):
    """How much was written."""

    stories: int
    articles: int


class _Names:
    """Names that differ from each other on every file system."""

    def __init__(self) -> None:
        self._taken: dict[str, int] = {}

    def unique(self, name: str) -> str:
        """This name, with a number if it is taken."""
        name = name or "unnamed"
        number = self._taken.get(name, 0) + 1
        self._taken[name] = number
        return name if number == 1 else self.unique(f"{cut_name(name, 70)}-{number}")


def export_all(
    library: Library, folder: Path, told: Callable[[int], None] = lambda done: None
) -> Exported:
    """Write the whole library into a new folder.

    Args:
        library: The library.
        folder: A folder that is not there yet, or is empty.
        told: Is called with how many articles are written.

    Raises:
        LibraryError: If there is something in the folder, or it cannot be written; then nothing
            of it is left.
    """
    with _new_folder(folder) as inside:
        stories = _Stories(library, inside / STORIES, told)
        for story in _all_stories(library):
            stories.write(story)
        rows = _loose_articles(library)
        loose = _write_articles(library, inside / ARTICLES, rows, "", stories.told)
        if feeds := library.feeds():
            lines = [clean_line(f"{feed.address} {feed.title}") for feed in feeds]
            (inside / FEEDS).write_text("\n".join([*lines, ""]), "utf-8")
        return Exported(stories.count, stories.articles + loose)


def export_stories(
    library: Library,
    folder: Path,
    stories: Sequence[int],
    articles: Sequence[int] = (),
    told: Callable[[int], None] = lambda done: None,
) -> Exported:
    """Write stories and articles into a new folder; one story alone is a story folder itself.

    Raises:
        LibraryError: As above.
    """
    chosen = [library.story(story) for story in dict.fromkeys(stories)]
    rows = [library.row(article) for article in dict.fromkeys(articles)]
    with _new_folder(folder) as inside:
        written = _Stories(library, inside / STORIES, told)
        if len(chosen) == 1 and not rows:
            written.write(chosen[0], inside)
        else:
            for story in chosen:
                written.write(story)
        loose = _write_articles(library, inside / ARTICLES, rows, "", written.told) if rows else 0
        return Exported(written.count, written.articles + loose)


class _Stories:
    """Writes story folders, and counts."""

    def __init__(self, library: Library, folder: Path, told: Callable[[int], None]) -> None:
        self._library = library
        self._folder = folder
        self._names = _Names()
        self._tell = told
        self.count = self.articles = 0

    def told(self, more: int) -> None:
        """Tell how many articles are written, with those of what is being written."""
        self._tell(self.articles + more)

    def write(self, story: StoryRow, folder: Path | None = None) -> None:
        """Write a story into a folder named after it, or into this one."""
        rows = self._library.rows(Filter(story=story.id), limit=ALL)[::-1]
        if folder is None:
            day = story.first.isoformat() if story.first else "undated"
            name = cut_name("-".join(filter(None, (day, slug(story.title)))))
            folder = self._folder / self._names.unique(name)
        files = _write_articles(self._library, folder, rows, story.title, self.told)
        first = min(rows, key=_names_its_story, default=None)
        given = dict.fromkeys(row.given for row in rows if row.given and not row.own)
        (folder / MANIFEST).write_text(
            manifest(
                story.title,
                _file_names(rows),
                named=first is None or first.title != story.title,
                pinned=story.pinned,
                own=story.own,
                given=tuple(given),
            ),
            "utf-8",
        )
        self.count += 1
        self.articles += files


def _write_articles(
    library: Library,
    folder: Path,
    rows: Sequence[Row],
    story: str,
    told: Callable[[int], None],
) -> int:
    """Write articles, what they were read from, and what their files cannot say."""
    folder.mkdir(parents=True, exist_ok=True)
    names = _file_names(rows)
    by_id = {row.id: name for row, name in zip(rows, names, strict=True)}
    with (folder / EXACT).open("w", encoding="ascii") as exact:
        for number, (row, name) in enumerate(zip(rows, names, strict=True), start=1):
            article = library.article(row.id)
            raw_name, raw = library.raw(row.id)
            original = ""
            if raw:
                original = name.removesuffix(".md") + _ending(raw_name)
                (folder / ORIGINALS).mkdir(exist_ok=True)
                (folder / ORIGINALS / original).write_bytes(raw)
            written = article_file(article, story).encode("utf-8", "replace")
            (folder / name).write_bytes(written)
            kept = Kept(
                file=name,
                address=clean_line(row.address) if "\n" not in row.address else "",
                added=row.added.isoformat(),
                own=row.own,
                given=row.given,
                copy_of=by_id.get(row.copy_of or 0, ""),
                original=original,
                raw_name=clean_line(raw_name) if raw else "",
            )
            exact.write(exact_line(written, article, kept))
            told(number)
    return len(rows)


def _file_names(rows: Sequence[Row]) -> list[str]:
    names = _Names()
    return [f"{names.unique(stem_of(row))}.md" for row in rows]


def _names_its_story(row: Row) -> tuple[bool, bool, str, int]:
    """The order of articles in which the first names a story that nobody has named."""
    return (row.copy_of is not None, row.published is None, str(row.published or ""), row.id)


def _ending(raw_name: str) -> str:
    ending = Path(raw_name).suffix.lower()
    return ending if ending in ORIGINAL_ENDINGS else ".txt"


def _all_stories(library: Library) -> Iterator[StoryRow]:
    for offset in range(0, ALL, PAGE):
        found = library.stories(limit=PAGE, offset=offset)
        yield from found
        if len(found) < PAGE:
            return


def _loose_articles(library: Library) -> list[Row]:
    rows: list[Row] = []
    while found := library.rows(Filter(without_story=True), limit=PAGE, offset=len(rows)):
        rows += found
    return rows[::-1]


@contextlib.contextmanager
def _new_folder(folder: Path) -> Iterator[Path]:
    """A folder to write into, that takes the place of this one once everything is in it.

    Raises:
        LibraryError: If there is something in the place already, or it cannot be written.
    """
    where = clean_line(str(folder))
    folder = Path(os.path.abspath(folder))  # noqa: PTH100  a link to a folder is not followed
    work: str | None = None
    try:
        _refuse_used(folder, where)
        folder.parent.mkdir(parents=True, exist_ok=True)
        work = tempfile.mkdtemp(UNFINISHED, f".{cut_name(folder.name, 60)}.", folder.parent)
        yield Path(work)
        _refuse_used(folder, where)  # somebody may have put something there meanwhile
        _to_disk()
        Path(work).chmod(0o700)
        with contextlib.suppress(FileNotFoundError):
            folder.rmdir()
        os.replace(work, folder)  # noqa: PTH105
        work = None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise LibraryError(
            f"cannot be written ({clean_line(reason).lower()}); nothing of it is left",
            where=where,
            hint="name another folder, or make room",
        ) from error
    finally:
        if work is not None:
            shutil.rmtree(work, ignore_errors=True)


def _refuse_used(folder: Path, where: str) -> None:
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise LibraryError("is there already, and no folder", where=where, hint="name another")
    if folder.exists() and any(folder.iterdir()):
        raise LibraryError("is not empty", where=where, hint="name a folder that is not there yet")


def _to_disk() -> None:
    """Have the system write what waits, so that the folder is whole once it has its name."""
    if hasattr(os, "sync"):
        os.sync()
