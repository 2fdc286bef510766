"""Back and forward, as in a browser."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from storyview.reader.history import MOST, History


def test_back_leads_where_one_came_from_and_forward_to_where_one_was() -> None:
    history: History[str] = History()
    history.leave("a")
    history.leave("b")
    assert history.back("c") == "b"
    assert history.back("b") == "a"
    assert history.back("a") is None
    assert history.forward("a") == "b"
    assert history.forward("b") == "c"
    assert history.forward("c") is None


def test_leaving_for_somewhere_else_forgets_what_lay_ahead() -> None:
    history: History[str] = History()
    history.leave("a")
    assert history.back("b") == "a"
    history.leave("a")
    assert history.forward("x") is None


def test_a_place_that_one_stands_on_is_no_way_back() -> None:
    history: History[str] = History()
    history.leave("a")
    history.leave("b")
    assert history.back("b") == "a"


def test_a_place_left_twice_is_remembered_once() -> None:
    history: History[str] = History()
    history.leave("a")
    history.leave("a")
    assert history.back("b") == "a"
    assert history.back("a") is None


def test_the_oldest_places_are_forgotten() -> None:
    history: History[int] = History()
    for place in range(MOST + 50):
        history.leave(place)
    here, steps = -1, 0
    while (place := history.back(here)) is not None:
        here, steps = place, steps + 1
    assert steps == MOST
    assert here == 50


@given(st.lists(st.integers(0, 5), max_size=30), st.integers(6, 9))
def test_all_the_way_back_and_all_the_way_forward_ends_where_it_began(
    places: list[int], start: int
) -> None:
    history: History[int] = History()
    for place in places:
        history.leave(place)
    here, trail = start, [start]
    while (place := history.back(here)) is not None:
        here = place
        trail.append(here)
    returned = [here]
    while (place := history.forward(here)) is not None:
        here = place
        returned.append(here)
    assert returned == trail[::-1]
