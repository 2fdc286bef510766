"""What the worker reports of a file, read with care: it may have gone mad over a hostile one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from storyview.sources.dates import read_date
from storyview.sources.facts import Facts
from storyview.sources.front_matter import web_address
from storyview.sources.pieces import Piece, from_json
from storyview.text.article import Dropped, Origin
from storyview.text.clean import clean, clean_line

if TYPE_CHECKING:
    from datetime import date

LONGEST_FACT = 500
MOST_NAMES = 50
MOST_DROPPED = 200


class Reported(NamedTuple):
    """The pieces of an article, and what its file tells beside them."""

    pieces: list[Piece]
    facts: Facts
    notes: tuple[str, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    """What the worker left out, in front of the article."""


def reported(answer: dict[str, Any]) -> Reported:
    """An answer of the worker as plain data."""
    facts = answer.get("facts")
    notes = answer.get("notes")
    return Reported(
        from_json(answer.get("pieces")),
        read_reported_facts(facts if isinstance(facts, dict) else {}),
        tuple(clean_line(str(note)) for note in notes[:20]) if isinstance(notes, list) else (),
        tuple(_dropped(answer.get("dropped"))),
    )


def read_reported_facts(rows: dict[str, Any]) -> Facts:
    """Facts with their origins; what is no fact is passed over."""
    values: dict[str, Any] = {}
    origins: list[tuple[str, Origin]] = []
    for name in ("title", "source", "authors", "published", "url"):
        try:
            value, origin = rows[name]
            came_from = Origin(origin)
        except (KeyError, TypeError, ValueError):
            continue
        fact = _fact(name, value)
        if fact:
            values[name] = fact
            if came_from is not Origin.STATED:
                origins.append((name, came_from))
    return Facts(**values, origins=tuple(origins))


def _fact(name: str, value: Any) -> str | tuple[str, ...] | date | None:
    if name == "authors":
        each = value if isinstance(value, list) else []
        names = (clean_line(str(one))[:LONGEST_FACT] for one in each[:MOST_NAMES])
        return tuple(filter(None, names))
    line = clean_line(str(value or ""))
    if name == "published":
        return read_date(line[:LONGEST_FACT])
    if name == "url":
        return web_address(line)
    return line[:LONGEST_FACT] or None


def _dropped(rows: Any) -> list[Dropped]:
    dropped = []
    for row in rows[:MOST_DROPPED] if isinstance(rows, list) else []:
        if isinstance(row, list) and len(row) == 2:
            text = clean(str(row[0])).strip()
            if text:
                dropped.append(Dropped(text, clean_line(str(row[1]))[:60], 0))
    return dropped
