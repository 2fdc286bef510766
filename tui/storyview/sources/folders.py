"""A story folder: what story.toml names, or the articles that lie in the folder.

A story folder may come from a stranger, so nothing outside it is read: paths are relative and
stay inside after resolving; links that leave, devices and pipes are refused; without story.toml
links are not followed and hidden files are skipped.
"""

from __future__ import annotations

import os
import re
from datetime import date, datetime
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING, Any

from storyview.errors import StoryviewError
from storyview.sources.dates import read_date
from storyview.sources.facts import KEYS, Facts
from storyview.sources.files import SourceError, label, read_file, source_error
from storyview.sources.front_matter import web_address
from storyview.sources.kinds import HTML_ENDINGS, MARKDOWN_ENDINGS, MHTML_ENDINGS, TEXT_ENDINGS
from storyview.sources.named import MANIFEST, Named, StoryFolder
from storyview.text.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator

ENDINGS = (*TEXT_ENDINGS, *MARKDOWN_ENDINGS, *HTML_ENDINGS, *MHTML_ENDINGS, ".pdf", ".docx")
MOST_FILES = 1_000
LARGEST_MANIFEST = 1_000_000
"""Bytes of a story.toml."""
LONGEST_KEY = 100
"""Parts of a key, "a.b.c"; the reader of TOML takes the square of the time for them."""
DEEPEST = 3


def read_folder(folder: Path) -> StoryFolder:
    """The articles of a folder: those that its story.toml names, else the text files in it.

    Raises:
        SourceError: If there is none, or story.toml cannot be read.
    """
    manifest = folder / MANIFEST
    try:
        if os.path.lexists(manifest):
            return _read_manifest(folder, manifest)
        files = tuple(_text_files(folder))
    except OSError as error:
        raise source_error(error, label(folder)) from None
    if not files:
        raise SourceError(
            "holds no article",
            where=label(folder),
            hint=f"put texts, web pages or PDFs into it, or name them in a {MANIFEST}",
        )
    return StoryFolder(files)


def _text_files(folder: Path) -> Iterator[Named]:
    seen = 0

    def refuse(error: OSError) -> None:
        # A folder inside that may not be read costs only itself.
        if error.filename == os.fspath(folder):
            raise error

    for directory, folders, files in os.walk(folder, onerror=refuse):
        depth = len(Path(directory).relative_to(folder).parts)
        within = depth + 1 < DEEPEST
        folders[:] = sorted((n for n in folders if within and n[0] != "."), key=in_counting_order)
        for name in sorted(files, key=in_counting_order):
            path = Path(directory, name)
            if name.startswith(".") or path.is_symlink() or not path.is_file():
                continue
            seen += 1
            if seen > MOST_FILES:
                raise SourceError(
                    f"holds over {MOST_FILES:,} files",
                    where=label(folder),
                    hint="name the files that you want",
                )
            if path.suffix.lower() in ENDINGS:
                yield Named(path, label(path.relative_to(folder).as_posix()))


def in_counting_order(name: str) -> tuple[list[str | int], str]:
    """What puts names in order as people count: "2.txt" before "10.txt"."""
    parts = re.split(r"(\d+)", name)
    return [int(part) if place % 2 else part for place, part in enumerate(parts)], name


def _read_manifest(folder: Path, manifest: Path) -> StoryFolder:
    import tomllib

    where = label(manifest)
    _inside(folder, MANIFEST)
    written = read_file(manifest, where=where)
    if len(written) > LARGEST_MANIFEST or _has_endless_keys(written):
        raise SourceError(
            f"too large, or a key in it too long, for a {MANIFEST}",
            where=where,
            hint="name at most 200 articles in it",
        )
    try:
        table = tomllib.loads(written.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:  # among them a number of too many digits
        reason = clean_line(str(error))[:120]
        raise SourceError(f"not TOML ({reason})", where=where, hint="mend that line") from None
    problems: list[StoryviewError] = _unknown_keys(table, ("title", "article"), where)
    title = table.get("title")
    if title is not None and not isinstance(title, str):
        problems.append(SourceError("title is no text", where=where, hint='write title = "..."'))
        title = None
    entries = table.get("article")
    if not isinstance(entries, list) or not entries:
        raise SourceError("names no article", where=where, hint='add [[article]] with file = "..."')
    files: list[Named] = []
    for number, entry in enumerate(entries, start=1):
        try:
            files.append(_read_entry(folder, entry, f"{where}, article {number}", problems))
        except StoryviewError as error:
            problems.append(error)
    if not files:
        raise next(problem for problem in problems if ", article" in problem.where)
    return StoryFolder(tuple(files), clean_line(title) or None if title else None, tuple(problems))


def _has_endless_keys(written: bytes) -> bool:
    """Whether what stands before some "=" or between brackets has more parts than any key."""
    return any(
        before.count(b".") > LONGEST_KEY
        for line in written.splitlines()
        for before in (line.split(b"=")[:-1] if b"=" in line else [line])
        if not (before.count(b'"') + before.count(b"'"))
    )


def _read_entry(folder: Path, entry: Any, where: str, problems: list[StoryviewError]) -> Named:
    if not isinstance(entry, dict) or not isinstance(entry.get("file"), str) or not entry["file"]:
        raise SourceError("names no file", where=where, hint='write file = "..."')
    path = _inside(folder, entry["file"], where)
    problems.extend(_unknown_keys(entry, ("file", *KEYS), where))
    facts = _facts(entry, where, problems)
    return Named(path, label(entry["file"]), facts)


def _inside(folder: Path, name: str, where: str = "") -> Path:
    """The path of a file that story.toml names, after a check that it lies inside the folder."""
    where = where or label(folder / name)
    shown = label(name)
    absolute = PurePosixPath(name).is_absolute() or PureWindowsPath(name).drive
    if absolute or name.startswith(("~", "\\")):
        raise SourceError(
            f"“{shown}” is no path inside the folder", where=where, hint="write it relative"
        )
    try:
        root = folder.resolve()
        path = (root / name).resolve()
    except (OSError, ValueError, RuntimeError):
        raise SourceError(f"“{shown}” cannot be found", where=where, hint="check it") from None
    if not path.is_relative_to(root):
        raise SourceError(
            f"“{shown}” lies outside the folder", where=where, hint="copy the file into the folder"
        )
    return path


def _facts(entry: dict[str, Any], where: str, problems: list[StoryviewError]) -> Facts:
    found: dict[str, Any] = {}
    for key, fact in KEYS.items():
        if key in entry and fact not in found:
            found[fact] = entry[key]

    def text(fact: str) -> str | None:
        value = found.get(fact)
        if value is None:
            return None
        if isinstance(value, str):
            return clean_line(value).strip() or None
        problems.append(SourceError(f"{fact} is no text", where=where, hint="put it in quotes"))
        return None

    authors = found.get("authors", [])
    if isinstance(authors, str):
        authors = [authors]
    if not isinstance(authors, list) or not all(isinstance(name, str) for name in authors):
        problems.append(
            SourceError("authors is no list of names", where=where, hint='write ["..."]')
        )
        authors = []
    return Facts(
        title=text("title"),
        source=text("source"),
        authors=tuple(filter(None, (clean_line(name).strip() for name in authors))),
        published=_day(found.get("published"), where, problems),
        url=web_address(text("url") or ""),
        retold=found.get("retold") is True,
    )


def _day(value: Any, where: str, problems: list[StoryviewError]) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if value is None or isinstance(value, date):
        return value
    day = read_date(value) if isinstance(value, str) else None
    if day is None:
        problems.append(
            SourceError(
                f"published is no date: “{label(value)[:60]}”",
                where=where,
                hint="write published = 2022-11-30",
            )
        )
    return day


def _unknown_keys(
    table: dict[str, Any], known: tuple[str, ...], where: str
) -> list[StoryviewError]:
    """A problem for each key that is nearly a known one; other keys are somebody else's."""
    problems: list[StoryviewError] = []
    for key in table:
        if key in known:
            continue
        from difflib import get_close_matches  # 5 ms, and a good story.toml never needs it

        near = get_close_matches(key, known, 1, 0.75)
        if near:
            problems.append(
                SourceError(
                    f"unknown key “{label(key)}”", where=where, hint=f"did you mean “{near[0]}”?"
                )
            )
    return problems
