"""The table of names that are somebody's and names that are only called after somebody."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from builders import an_article
from storyview.analysis.people import find_people
from storyview.text.account import read

TABLE = Path(__file__).with_name("analysis") / "namesakes.txt"
BRACED = re.compile(r"\{([^{}]+)\}")


class Row(NamedTuple):
    """One name in its sentence."""

    kind: str
    sentence: str
    name: str
    start: int
    end: int


def rows(table: Path = TABLE) -> list[Row]:
    """The names of the table; a sentence with two names makes two rows."""
    found: list[Row] = []
    for line in table.read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        kind, marked = (part.strip() for part in line.split("|", 1))
        sentence = BRACED.sub(r"\1", marked)
        for number, match in enumerate(BRACED.finditer(marked)):
            start = match.start() - 2 * number
            found.append(Row(kind, sentence, match[1], start, start + len(match[1])))
    return found


def is_taken_for_a_person(row: Row) -> bool:
    """Whether somebody is found in the name."""
    return any(start < row.end and end > row.start for start, end in _mentions(row.sentence))


def is_found(row: Row) -> bool:
    """Whether the name is found as it is printed."""
    return (row.start, row.end) in _mentions(row.sentence)


def _mentions(sentence: str) -> list[tuple[int, int]]:
    people = find_people([read(an_article(sentence))])
    return [(m.span.start, m.span.end) for person in people for m in person.mentions]
