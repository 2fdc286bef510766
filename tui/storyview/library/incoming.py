"""What a person names, as a stream of articles on their way into the library.

Files, folders, story folders, dumps of any size, addresses and standard input. What cannot be
read comes out of the stream as an error among the articles: it costs only itself.
"""

from __future__ import annotations

import io
import os
import stat
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, TypeAlias, cast
from urllib.parse import urlsplit

from storyview.errors import StoryviewError
from storyview.library.records import Incoming
from storyview.sources.facts import Facts
from storyview.sources.feed_signs import is_feed
from storyview.sources.feeds import MOST_BYTES
from storyview.sources.files import (
    LIMIT,
    SHORTER,
    SourceError,
    label,
    read_file,
    read_stream,
    source_error,
)
from storyview.sources.folders import ENDINGS as TEXT_ENDINGS
from storyview.sources.folders import read_folder
from storyview.sources.front_matter import LIMIT as LIMIT_OF_FRONT_MATTER
from storyview.sources.front_matter import split_front_matter
from storyview.sources.json_lines import ENDINGS as DUMP_ENDINGS
from storyview.sources.json_lines import LONGEST_STORY, SNIFFED_LINE, lines_of, read_line
from storyview.sources.named import MANIFEST, STANDARD_INPUT, Named, is_address
from storyview.sources.reading import read_article, read_plain
from storyview.sources.streams import (
    GZIP,
    CountedStream,
    UnpackedLines,
    first_line,
    is_dump,
    next_line,
)
from storyview.text.article import Origin
from storyview.text.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from storyview.sources.json_lines import Lines

MOST_FILES = 1_000
FEED_ENDINGS = (".rss", ".atom")
DEEPEST = 3
"""Folders inside each other, the named one counted."""
PAGE_SIZE = 100_000
"""Bytes that a page is taken for before it is fetched."""

Coming: TypeAlias = Incoming | StoryviewError
Fetch: TypeAlias = "Callable[[str], Iterable[Coming]]"
"""Brings what is at an address; raises StoryviewError where nothing is."""


class _Planned(NamedTuple):
    """A file, an address or standard input that will be read."""

    named: Named
    size: int = 0
    story: str = ""


class Pile:
    """All that was named, to be read once, in order.

    Args:
        things: Paths, addresses, and "-" for standard input.
        story: The story that all of it belongs to; empty for what each thing says itself.
        source: The outlet of all of it; empty likewise.
        stdin: What "-" reads; the process's standard input by default.
        fetch: What brings the article of an address.
    """

    def __init__(
        self,
        things: Sequence[str],
        *,
        story: str = "",
        source: str = "",
        stdin: BinaryIO | None = None,
        fetch: Fetch | None = None,
    ) -> None:
        self._things = things
        self._story = clean_line(story)
        self._given = Facts(source=clean_line(source) or None)
        self._stdin = stdin
        self._fetch = fetch
        self._total = self._done = 0
        self.share: float | None = None
        """How much of it is read, from 0 to 1; unknown while standard input is."""
        self.reading = ""
        """What is being read now."""
        self.passed_over = 0
        """Files in folders that are of no kind that holds articles."""

    def __iter__(self) -> Iterator[Coming]:
        planned = [each for thing in self._things for each in self._plan(thing)]
        known = not any(
            isinstance(each, _Planned) and _is_standard_input(each.named) for each in planned
        )
        self._total = sum(each.size for each in planned if isinstance(each, _Planned))
        for each in planned:
            if isinstance(each, StoryviewError):
                yield each
                continue
            self.reading = each.named.name
            try:
                yield from self._read(each, known=known)
            except StoryviewError as error:
                yield error
            self._done += each.size
            self._tell(0, known=known)

    # -- what there is

    def _plan(self, thing: str) -> Iterator[_Planned | StoryviewError]:
        try:
            if thing == STANDARD_INPUT:
                if sum(each == STANDARD_INPUT for each in self._things) > 1:
                    raise SourceError(
                        "given twice", where="-", hint="standard input can be read only once"
                    )
                named = Named(Path(thing), STANDARD_INPUT, self._given, is_file=False)
                yield _Planned(named, 0, self._story)
            elif is_address(thing):
                named = Named(Path(), clean_line(thing), self._given, is_file=False)
                yield _Planned(named, PAGE_SIZE, self._story)
            elif not thing:
                raise SourceError("an empty name", hint="name files, folders, addresses or -")
            elif Path(thing).name == MANIFEST:
                yield from self._plan_story(Path(thing).parent)
            elif _is_folder(Path(thing)):
                yield from self._plan_folder(Path(thing))
            else:
                yield self._plan_file(Path(thing), label(thing))
        except StoryviewError as error:
            yield error

    def _plan_file(self, path: Path, name: str, facts: Facts | None = None) -> _Planned:
        return _Planned(Named(path, name, facts or self._given), _size(path), self._story)

    def _plan_story(self, folder: Path) -> Iterator[_Planned | StoryviewError]:
        found = read_folder(folder)
        title = self._story or found.title or label(folder.resolve().name)
        for named in found.files:
            facts = named.facts
            if self._given.source:
                facts = facts._replace(source=self._given.source)
            shown = label(folder / named.name)
            yield _Planned(Named(named.path, shown, facts), _size(named.path), title)
        yield from found.problems

    def _plan_folder(self, folder: Path) -> Iterator[_Planned | StoryviewError]:
        """The files of a folder and of those inside it; links are not followed."""
        if os.path.lexists(folder / MANIFEST):
            yield from self._plan_story(folder)
            return
        problems: list[OSError] = []
        seen = deeper = 0
        files: list[_Planned | StoryviewError] = []
        for directory, folders, names in os.walk(folder, onerror=problems.append):
            here = Path(directory)
            if here != folder and MANIFEST in names:
                folders[:] = []
                try:
                    files += self._plan_story(here)
                except StoryviewError as error:
                    files.append(error)
                continue
            depth = len(here.relative_to(folder).parts) + 1
            inside = sorted(name for name in folders if not name.startswith("."))
            folders[:] = inside if depth < DEEPEST else []
            deeper += len(inside) - len(folders)
            for name in sorted(names):
                path = here / name
                if name.startswith(".") or path.is_symlink() or not path.is_file():
                    continue
                seen += 1
                if seen > MOST_FILES:
                    raise SourceError(
                        f"holds over {MOST_FILES:,} files",
                        where=label(folder),
                        hint="name the folders inside it one by one, or make a dump of JSON Lines",
                    )
                if name.lower().endswith((*TEXT_ENDINGS, *DUMP_ENDINGS, *FEED_ENDINGS)):
                    files.append(self._plan_file(path, label(path)))
                else:
                    self.passed_over += 1
        yield from files
        yield from (source_error(error, label(error.filename)) for error in problems)
        if deeper:
            some = f"{deeper:,} folder{'s'[: deeper != 1]}"
            yield SourceError(
                f"{some} lie{'s'[: deeper == 1]} over {DEEPEST} levels deep",
                where=label(folder),
                hint="name what is in there by itself",
            )
        if not files and not problems and not deeper:
            yield SourceError(
                "holds no article", where=label(folder), hint="put text, HTML or JSON Lines into it"
            )

    # -- reading it

    def _read(self, planned: _Planned, *, known: bool) -> Iterator[Coming]:
        named = planned.named
        if _is_standard_input(named):
            yield from self._standard_input(planned)
        elif not named.is_file:
            yield from self._fetched(planned)
        else:
            with _open(named) as file:
                head = file.read(SNIFFED_LINE)
                if _may_be_feed(head):
                    feed = head + file.read(MOST_BYTES)
                    if is_feed(feed):
                        yield from self._saved_feed(feed, planned)
                        return
                if is_dump(head, named.name):
                    file.seek(0)
                    yield from self._dump(CountedStream(b"", file), head, planned, known=known)
                    return
            if named.name.lower().endswith(".json"):
                raise SourceError(
                    "JSON, but not one object a line",
                    where=named.name,
                    hint="write one article a line, as jq -c '.[]' does with a list",
                )
            data = read_file(named.path, where=named.name)
            article = read_article(data, name=named.name, article_id="", given=named.facts)
            address = os.path.abspath(named.path)  # noqa: PTH100
            yield Incoming(article, address, data, named.name, planned.story or _told_story(data))

    def _standard_input(self, planned: _Planned) -> Iterator[Coming]:
        named = planned.named
        stdin = self._stdin or (sys.stdin.buffer if sys.stdin is not None else None)
        if stdin is None:
            raise SourceError("standard input is closed", hint="name a file")
        head = first_line(stdin)
        if is_dump(head, "") and not is_feed(head):
            yield from self._dump(CountedStream(head, stdin), head, planned, known=False)
            return
        where = _where(named)
        data = head + read_stream(stdin, where=where)
        if len(data) > LIMIT:
            raise SourceError(
                "too large (over 20 MB)", where=where, hint=f"the limit is 20 MB; {SHORTER}"
            )
        if is_feed(data):
            yield from self._saved_feed(data, planned)
            return
        article = read_article(data, name=named.name, article_id="", given=named.facts)
        yield Incoming(article, "", data, named.name, planned.story or _told_story(data))

    def _fetched(self, planned: _Planned) -> Iterator[Coming]:
        if self._fetch is None:
            raise SourceError(
                "addresses are not fetched here",
                where=planned.named.name,
                hint="save the page and add the file",
            )
        yield from self._as_given(self._fetch(planned.named.name), planned)

    def _saved_feed(self, data: bytes, planned: _Planned) -> Iterator[Coming]:
        from storyview.library.refreshing import all_of_saved

        yield from self._as_given(all_of_saved(data, _where(planned.named)), planned)

    def _as_given(self, pile: Iterable[Coming], planned: _Planned) -> Iterator[Coming]:
        """Articles with what was said of all of them on the command line."""
        for coming in pile:
            if isinstance(coming, Incoming):
                article = coming.article
                if source := self._given.source:
                    article = replace(article, source=source, source_origin=Origin.GIVEN)
                yield replace(coming, article=article, story=planned.story or coming.story)
            else:
                yield coming

    def _dump(
        self, source: CountedStream, head: bytes, planned: _Planned, *, known: bool
    ) -> Iterator[Coming]:
        named = planned.named
        where = _where(named)
        stream: Lines = io.BufferedReader(source, SNIFFED_LINE)
        if head.startswith(GZIP):
            stream = UnpackedLines(cast("BinaryIO", stream), source, where)
        found = False
        lines = lines_of(stream)
        while line := next_line(lines, where):
            found = True
            self._tell(source.count, known=known)
            place = f"{where}, line {line.number:,}"
            try:
                entry = read_line(line, where=place)
                article = read_plain(entry.text, name=place, stated=entry.facts, given=named.facts)
            except StoryviewError as error:
                yield error
                continue
            address = entry.facts.url or ""
            story = planned.story or entry.story
            yield Incoming(article, address if _names_a_page(address) else "", story=story)
        if not found:
            raise SourceError("empty", where=where, hint="write one article a line")

    def _tell(self, read: int, *, known: bool) -> None:
        self.share = (self._done + read) / self._total if known and self._total else None


def _may_be_feed(head: bytes) -> bool:
    """Whether it is worth while to look at a whole file: XML, or an object of JSON."""
    return is_feed(head) or head.lstrip()[:1] == b"{"


def _open(named: Named) -> BinaryIO:
    """A regular file; never waits for a pipe's writer."""
    try:
        if stat.S_ISREG(named.path.stat().st_mode):
            flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
            return os.fdopen(os.open(named.path, flags), "rb", SNIFFED_LINE)
    except (OSError, ValueError) as error:
        raise source_error(error, named.name) from None
    read_file(named.path, where=named.name)  # says what it is instead
    raise SourceError("no file that can be read", where=named.name, hint="check the name")


def _told_story(data: bytes) -> str:
    """The story that a file's front matter says it belongs to; empty for none."""
    if not data.removeprefix(b"\xef\xbb\xbf").startswith(b"---"):
        return ""
    head = data[: 2 * LIMIT_OF_FRONT_MATTER].decode("utf-8", "replace").replace("\r\n", "\n")
    try:
        front = split_front_matter(head)
    except StoryviewError:
        return ""
    story = front.values.get("story", "") if front else ""
    return clean_line(story)[:LONGEST_STORY] if isinstance(story, str) else ""


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return 0


def _where(named: Named) -> str:
    return "standard input" if _is_standard_input(named) else named.name


def _is_standard_input(named: Named) -> bool:
    return not named.is_file and named.name == STANDARD_INPUT


def _names_a_page(address: str) -> bool:
    """Whether an address can be that of one article, and not just of the outlet."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return bool(parts.path.strip("/") or parts.query)
