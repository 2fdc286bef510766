"""Small stories in a line each: "[1 Ana Ruiz] spoke. || [1 Ruiz] left"; the number tells who."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from builders import accounts
from storyview.analysis.people import find_people

TABLE = Path(__file__).with_name("analysis") / "same_people.txt"
MARKED = re.compile(r"\[(\d) ([^\[\]]+)\]")
Place = tuple[str, int, int]


class Story(NamedTuple):
    """Articles, and which place names whom."""

    why: str
    texts: tuple[str, ...]
    persons: dict[Place, str]


class Outcome(NamedTuple):
    """How the entries that were found compare with the persons that are there."""

    merged: int
    """Entries that name two persons or more."""
    split: int
    """Persons with two entries or more."""
    missed: int
    """Namings that were not found."""


def stories(table: Path = TABLE) -> list[Story]:
    """The stories of the table."""
    found: list[Story] = []
    for line in table.read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        why, _, articles = line.partition(" | ")
        texts: list[str] = []
        persons: dict[Place, str] = {}
        for letter, marked in zip("abcdefghij", articles.split(" || "), strict=False):
            texts.append(MARKED.sub(r"\2", marked))
            for number, match in enumerate(MARKED.finditer(marked)):
                start = match.start() - 4 * number
                persons[letter, start, start + len(match[2])] = match[1]
        found.append(Story(why, tuple(texts), persons))
    return found


def outcome(story: Story) -> Outcome:
    """What the finder makes of a story."""
    entries: dict[str, set[int]] = {}
    merged = 0
    seen: set[Place] = set()
    for number, person in enumerate(find_people(accounts(*story.texts))):
        whom = set()
        for mention in person.mentions:
            span = mention.span
            for place, who in story.persons.items():
                if place[0] == span.article and place[1] < span.end and span.start < place[2]:
                    whom.add(who)
                    seen.add(place)
        merged += len(whom) > 1
        for who in whom:
            entries.setdefault(who, set()).add(number)
    split = sum(len(numbers) > 1 for numbers in entries.values())
    return Outcome(merged, split, len(story.persons) - len(seen))
