"""What is remembered from one run to the next: the story read last, and the place in each story.

Each story has a file of its own, so that two readers at once never write over one another's.
Memory is a convenience: whatever is wrong with it becomes a note, never an error.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from storyview.library.corrections import Correction, CorrectionKind, Quote
from storyview.library.files import keep_newest, read_regular, set_aside, write_whole
from storyview.library.settings import SYNC_MODES
from storyview.library.things import is_in_library
from storyview.text.article import digest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from storyview.library.paths import Paths
    from storyview.library.settings import Sync
    from storyview.text.article import Article

MOST_STORIES = 200
"""How many stories' places are remembered."""

LARGEST_BYTES = 1_000_000

Remembered = TypeVar("Remembered")


@dataclass(frozen=True, slots=True)
class LastOpened:
    """What the command line named when a story was opened, to open it again."""

    things: tuple[str, ...]
    """Files and folders with their whole path; addresses and the library's things as they are."""
    titles: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    """Articles that the reader has taken out of the story: their ids."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where reading stopped, and how the story was laid out."""

    article: str
    """The id of the article that was read."""
    offset: int
    """Code points into that article's text."""
    columns: int | None = None
    """The reader's own choice of how many articles stand side by side."""
    sync: Sync | None = None
    restored: tuple[tuple[str, int], ...] = ()
    """What was taken out of articles and given back: an article's id with an index into its
    ``dropped``."""


def story_key(articles: Iterable[Article], named: LastOpened | None = None) -> str:
    """The name under which a story is remembered: its articles' content, in whatever order.

    A story of the library is remembered by its name, since it grows.
    """
    if named is not None and len(named.things) == 1 and is_in_library(named.things[0]):
        return named.things[0]
    return digest(articles)


@dataclass(frozen=True, slots=True)
class Kept:
    """What the reader has said about a story; it outlives a change of the articles' text."""

    corrections: tuple[Correction, ...] = ()
    """In the order in which they were made."""
    given: tuple[tuple[str, str, str], ...] = ()
    """Details of articles: an article's id, the detail, and its value."""


class StateStore:
    """Remembers, in small files that are whole or not there."""

    def __init__(self, paths: Paths) -> None:
        self._paths = paths
        self._notes: list[str] = []
        self._noted: set[str] = set()

    def take_notes(self) -> tuple[str, ...]:
        """What went wrong since this was last asked, one sentence each; each thing once."""
        notes, self._notes = tuple(self._notes), []
        return notes

    def last(self) -> LastOpened | None:
        """What was opened last, if anything was."""
        return self._read(self._paths.last, _last_opened)

    def remember_last(self, last: LastOpened) -> None:
        """Remember what is open now. What came from standard input cannot be opened again."""
        if "-" not in last.things:
            things = tuple(_whole_path(thing) for thing in last.things)
            self._write(
                self._paths.last,
                asdict(replace(last, things=things)),
            )

    def place(self, story_key: str) -> Place | None:
        """Where reading of this story stopped, if it was read before."""
        return self._read(self._place_file(story_key), _place)

    def remember_place(self, story_key: str, place: Place) -> None:
        """Remember where reading of this story stopped."""
        self._write(self._place_file(story_key), asdict(place))
        keep_newest(self._paths.places, "*.json", MOST_STORIES)

    def kept(self, named: LastOpened) -> Kept:
        """What the reader has said about the story that these files and folders hold."""
        return self._read(self._kept_file(named), _kept) or Kept()

    def keep(self, named: LastOpened, kept: Kept) -> None:
        """Keep what the reader has said. Nothing is kept about what came from standard input."""
        if "-" not in named.things:
            self._write(self._kept_file(named), asdict(kept))

    def _kept_file(self, named: LastOpened) -> Path:
        things = "\n".join(_whole_path(thing) for thing in named.things)
        name = hashlib.sha256(things.encode("utf-8", "surrogatepass")).hexdigest()[:32]
        return self._paths.corrections / f"{name}.json"

    def _place_file(self, story_key: str) -> Path:
        name = hashlib.sha256(story_key.encode("utf-8", "surrogatepass")).hexdigest()[:32]
        return self._paths.places / f"{name}.json"

    def _read(self, path: Path, parse: Callable[[Any], Remembered]) -> Remembered | None:
        try:
            content = read_regular(path, LARGEST_BYTES + 1)
        except FileNotFoundError:
            return None
        except OSError as error:
            self._note(f"{path}: cannot be read ({error.strerror}); starting without it")
            return None
        try:
            if len(content) > LARGEST_BYTES:
                raise ValueError("too large")
            return parse(json.loads(content))
        except (ValueError, KeyError, TypeError, RecursionError):
            self._set_aside(path)
            return None

    def _set_aside(self, path: Path) -> None:
        try:
            aside = set_aside(path)
        except OSError:
            self._note(f"{path}: damaged; starting without it")
        else:
            self._note(f"{path}: damaged; kept as {aside.name}, starting without it")

    def _write(self, path: Path, value: dict[str, Any]) -> None:
        try:
            write_whole(path, json.dumps(value).encode("ascii"))
        except OSError as error:
            self._note(f"{path}: cannot be written ({error.strerror}); nothing is remembered")

    def _note(self, note: str) -> None:
        if note not in self._noted:
            self._noted.add(note)
            self._notes.append(note)


def _whole_path(thing: str) -> str:
    return thing if "://" in thing or is_in_library(thing) else str(Path(thing).absolute())


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise ValueError("not a list of texts")
    return tuple(value)


def _index(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise ValueError("not a position")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("not a text")
    return value


def _last_opened(value: Any) -> LastOpened:
    return LastOpened(
        _texts(value["things"]),
        _texts(value["titles"]),
        _texts(value["sources"]),
        _texts(value["published"]),
        _texts(value.get("without", [])),
    )


def _kept(value: Any) -> Kept:
    return Kept(
        tuple(
            Correction(
                CorrectionKind(each["kind"]),
                tuple(Quote(*_texts(quote)) for quote in each["quotes"]),
                _texts(each["names"]),
            )
            for each in value["corrections"]
        ),
        tuple(
            (_text(article), _text(detail), _text(given))
            for article, detail, given in value["given"]
        ),
    )


def _place(value: Any) -> Place:
    if value["sync"] is not None and value["sync"] not in SYNC_MODES:
        raise ValueError("not a way to follow")
    return Place(
        _text(value["article"]),
        _index(value["offset"]),
        None if value["columns"] is None else _index(value["columns"]),
        value["sync"],
        tuple((_text(article), _index(index)) for article, index in value["restored"]),
    )
