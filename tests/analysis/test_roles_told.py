"""What sentences call people, in a table: the most telling role first."""

from __future__ import annotations

import pytest

from builders import accounts
from role_rows import Row, roles_told, rows
from storyview.analysis.people import find_people

ROWS = rows()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.sentence)
def test_a_source_calls_a_person_what_it_says(row: Row) -> None:
    assert roles_told(row) == row.roles


def test_the_most_telling_role_of_each_source_comes_first() -> None:
    (person,) = find_people(
        accounts(
            "She came with her husband, Ben Okoye. Ben Okoye, the head of the port, spoke.",
            "Survivor Ben Okoye wept. Mayor Ben Okoye, a dentist from Faro, was saved.",
        )
    )
    told = [(role.span.article, role.text) for role in person.roles]
    assert told == [
        ("a", "head of the port"),
        ("a", "husband"),
        ("b", "dentist from Faro"),
        ("b", "Mayor"),
        ("b", "Survivor"),
    ]
