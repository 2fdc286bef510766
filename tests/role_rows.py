"""What sentences call people: "{Ana Ruiz}, the mayor of Leiria, spoke. | mayor of Leiria"."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from builders import accounts
from storyview.analysis.people import find_people

TABLE = Path(__file__).with_name("analysis") / "roles.txt"


class Row(NamedTuple):
    """A sentence, the place of a name in it, and the roles told of that person."""

    sentence: str
    start: int
    end: int
    roles: tuple[str, ...]


def rows(table: Path = TABLE) -> list[Row]:
    """The sentences of the table."""
    found: list[Row] = []
    for line in table.read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        marked, _, told = line.rpartition(" | ")
        start, end = marked.index("{"), marked.index("}") - 1
        roles = () if told == "-" else tuple(told.split("; "))
        found.append(Row(marked.replace("{", "").replace("}", ""), start, end, roles))
    return found


def roles_told(row: Row) -> tuple[str, ...]:
    """The roles that are found for the person named there."""
    return tuple(
        role.text
        for person in find_people(accounts(row.sentence))
        if any(m.span.start == row.start and m.span.end == row.end for m in person.mentions)
        for role in person.roles
    )
