"""For an open story the library offers what is most like it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from builders import an_article
from library.piles import incoming
from storyview.library.gathering import gather
from storyview.library.nearest import nearest
from storyview.library.store import Library

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FERRY = (
    "The ferry Aurelia ran aground off Kestrel Point with 212 passengers. Captain Ines Vik said the"
    " rudder had failed. Lifeboats from Ostmar took everyone ashore before midnight."
)
AGAIN = "All of the Aurelia are safe at Kestrel Point. A rudder failed, said captain Ines Vik."
INQUIRY = "An inquiry into rudders like that of the Aurelia will hear Ines Vik in Ostmar."
CHEESE = "Dairies in Brenna may call their goat cheese by its old name, Judge Tomas Reyle found."


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library.db") as library:
        batch = [
            incoming(CHEESE, "Cheese", "A", "2024-03-01"),
            incoming(AGAIN, "Ferry safe", "B", "2024-03-02"),
            incoming(INQUIRY, "Rudders", "C", "2024-03-09"),
            incoming(AGAIN + " Again.", "Years ago", "D", "2019-03-02"),
            incoming(FERRY, "Ferry aground", "E", "2024-03-01"),
        ]
        library.add(batch)
        gather(library)
        yield library


def test_the_likest_come_first_with_what_they_share(library: Library) -> None:
    story = [an_article(FERRY, "a", "2024-03-01", title="Ferry aground")]
    found = nearest(library, story)
    assert [near.row.source for near in found] == ["B", "C"]
    assert "Ines Vik" in found[0].reasons.told()
    assert found[0].likeness > found[1].likeness


def test_what_is_in_the_story_already_is_no_answer(library: Library) -> None:
    story = [an_article(FERRY, "a", "2024-03-01", title="Another headline")]
    numbers = {near.row.source: near.row.id for near in nearest(library, story)}
    assert "E" not in numbers
    found = nearest(library, story, without=[numbers["B"]])
    assert [near.row.source for near in found] == ["C"]


def test_a_story_without_a_date_is_looked_for_on_all_days(library: Library) -> None:
    found = nearest(library, [an_article(FERRY, "a", None)])
    assert {near.row.source for near in found} >= {"B", "C", "D"}


def test_no_more_are_shown_than_asked_for(library: Library) -> None:
    assert len(nearest(library, [an_article(FERRY, "a", None)], most=1)) == 1


def test_nothing_is_near_a_story_in_an_empty_library(tmp_path: Path) -> None:
    with Library.open(tmp_path / "empty.db") as empty:
        assert nearest(empty, [an_article(FERRY, "a")]) == []
        assert nearest(empty, []) == []
