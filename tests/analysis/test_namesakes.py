"""Companies, ships, storms, laws and prizes called after people are nobody; people are somebody."""

from __future__ import annotations

from collections import Counter

from namesake_rows import is_found, is_taken_for_a_person, rows

TABLE = rows()
NAMESAKES = [row for row in TABLE if row.kind != "person"]
PEOPLE = [row for row in TABLE if row.kind == "person"]


def test_hardly_anything_that_is_called_after_somebody_is_taken_for_a_person() -> None:
    taken = [row.name for row in NAMESAKES if is_taken_for_a_person(row)]
    assert len(taken) / len(NAMESAKES) < 0.05, taken


def test_nearly_everybody_is_found_by_a_single_sentence() -> None:
    missed = [row.name for row in PEOPLE if not is_found(row)]
    assert len(missed) / len(PEOPLE) < 0.05, missed


def test_the_table_is_wide() -> None:
    kinds = Counter(row.kind for row in TABLE)
    assert len(NAMESAKES) >= 300
    assert len(PEOPLE) >= 120
    assert len(kinds) >= 16
    assert not [row for row in TABLE if row.sentence[row.start : row.end] != row.name]
    assert len({(row.sentence, row.start) for row in TABLE}) == len(TABLE)
