"""Where ] and [ lead."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.bridge import PLACES, references
from storyview.reader.jumps import Jump, jump_places, next_place

FINDINGS = references().findings("harbour")

PLACED = st.lists(st.integers(0, 60), unique=True, max_size=12).map(
    lambda starts: [(start, start + 1) for start in sorted(starts)]
)


def names(jump: Jump, **more: object) -> list[str]:
    """The sentences in which the places of a jump stand."""
    places = jump_places(FINDINGS, jump, **more)  # type: ignore[arg-type]
    return [
        next(name for name, span in PLACES["harbour"].items() if span.start <= start < span.end)
        for start, _ in places
    ]


@pytest.mark.parametrize(
    ("jump", "expected"),
    [
        (Jump.MATCH, ["crack", "fear", "built", "mayor", "ferry", "count"]),
        (Jump.CONFLICT, ["crack"]),
        (Jump.QUOTATION, ["fear"]),
        (Jump.EVENT, ["crack", "built"]),
        (Jump.MENTION, ["fear", "mayor", "ferry", "tests"]),
        (Jump.SEARCH, []),
    ],
)
def test_each_jump_walks_its_own_things(jump: Jump, expected: list[str]) -> None:
    assert names(jump) == expected


def test_only_here_walks_what_nobody_else_tells() -> None:
    assert names(Jump.ONLY_HERE)[:3] == ["lead", "night", "shops"]
    assert not set(names(Jump.ONLY_HERE)) & set(names(Jump.MATCH))


def test_mentions_of_a_chosen_person_only() -> None:
    assert names(Jump.MENTION, person=0) == ["fear", "tests"]
    assert names(Jump.MENTION, person=2) == ["mayor"]


def test_hits_are_walked_in_text_order() -> None:
    assert jump_places(FINDINGS, Jump.SEARCH, hits=[(40, 44), (3, 7)]) == [(3, 7), (40, 44)]


@pytest.mark.parametrize("jump", Jump)
def test_places_are_in_text_order(jump: Jump) -> None:
    places = jump_places(FINDINGS, jump)
    assert places == sorted(places)


@given(PLACED, st.integers(0, 70), st.integers(0, 10))
def test_forward_is_the_first_place_after_here_or_the_first_of_all(
    places: list[tuple[int, int]], offset: int, length: int
) -> None:
    found = next_place(places, offset, offset + length, forward=True)
    after = [place for place in places if place[0] >= offset + length]
    assert found == (after[0] if after else places[0] if places else None)


@given(PLACED, st.integers(0, 70), st.integers(0, 10))
def test_back_is_the_last_place_before_here_or_the_last_of_all(
    places: list[tuple[int, int]], offset: int, length: int
) -> None:
    found = next_place(places, offset, offset + length, forward=False)
    before = [place for place in places if place[0] < offset]
    assert found == (before[-1] if before else places[-1] if places else None)


@given(PLACED)
def test_walking_forward_comes_by_every_place(places: list[tuple[int, int]]) -> None:
    here, seen = (0, 0), set()
    for _ in places:
        found = next_place(places, *here, forward=True)
        assert found is not None
        seen.add(found)
        here = found
    assert seen == set(places)
