"""One wire text in several outlets is found, and nothing else is taken for one."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from storyview.library import copies
from storyview.library.copies import Sketched, find_copies, shared_runs
from storyview.library.vectors import RUN, read_vector, vector

WORDS = [f"{first}{last}" for first in "bdfgklmnprst" for last in ("ano", "elo", "iru", "osa")]


def text(seed: int, words: int = 400) -> str:
    rng = random.Random(seed)
    return " ".join(rng.choice(WORDS) for _ in range(words))


def sketched(*articles: str, days: list[int | None] | None = None) -> list[Sketched]:
    found = []
    for place, each in enumerate(articles):
        data = vector(None, each)
        read = read_vector(data)
        assert read is not None
        found.append(Sketched(place, days[place] if days else 1, read.sketch, data))
    return found


def true_share(one: str, other: str) -> float:
    """Of the runs themselves, without a sketch."""

    def runs(text: str) -> set[tuple[str, ...]]:
        words = text.split()
        return {tuple(words[start : start + RUN]) for start in range(len(words) - RUN + 1)}

    first, second = runs(one), runs(other)
    return 2 * len(first & second) / (len(first) + len(second))


def test_the_earliest_is_the_original() -> None:
    wire = text(1)
    late, early = f"Ostmar. {wire}", f"{wire} More soon."
    assert find_copies(sketched(late, early, days=[2, 1])) == {0: 1}
    assert find_copies(sketched(late, early, days=[None, 1])) == {0: 1}


def test_a_text_with_a_paragraph_less_and_a_few_words_changed_is_a_copy() -> None:
    words = text(2).split()
    edited = [*words[:100], *words[140:]]
    for place in range(0, len(edited), 120):
        edited[place] = "then"
    assert find_copies(sketched(" ".join(words), " ".join(edited))) in ({0: 1}, {1: 0})


def test_half_a_text_in_another_article_is_no_copy() -> None:
    wire = text(3)
    other = f"{' '.join(wire.split()[:200])} {text(4, 200)}"
    assert find_copies(sketched(wire, other)) == {}


def test_other_texts_with_the_same_boilerplate_are_no_copies() -> None:
    boilerplate = text(5, 60)
    articles = [f"{text(10 + number)} {boilerplate}" for number in range(200)]
    assert find_copies(sketched(*articles)) == {}


def test_the_same_text_weeks_later_is_no_copy() -> None:
    assert find_copies(sketched(text(6), text(6), days=[1, 30])) == {}


def test_no_copy_is_an_original() -> None:
    words = text(7, 600).split()
    chain = [" ".join(words[start : start + 400]) for start in range(0, 200, 20)]
    found = find_copies(sketched(*chain))
    assert found
    assert not found.keys() & set(found.values())


def test_texts_without_words_are_no_copies() -> None:
    assert find_copies(sketched("", "", "…", "!")) == {}


def test_the_share_of_common_runs_is_estimated_closely() -> None:
    for kept in (400, 380, 340, 300):
        one = text(8)
        other = " ".join(one.split()[:kept] + text(9, 400 - kept).split())
        found = sketched(one, other)
        estimate = shared_runs(found[0].sketch, found[1].sketch)
        assert abs(estimate - true_share(one, other)) < 0.1


@settings(deadline=None, max_examples=50)
@given(st.lists(st.sampled_from(WORDS[:6]), min_size=5, max_size=60), st.data())
def test_the_share_of_short_texts_is_exact(words: list[str], data: st.DataObject) -> None:
    other = data.draw(st.permutations(words))
    found = sketched(" ".join(words), " ".join(other))
    resemblance = true_share(" ".join(words), " ".join(other))
    assert abs(shared_runs(found[0].sketch, found[1].sketch) - resemblance) < 1e-9


def test_a_wire_text_in_a_thousand_outlets_is_compared_a_few_times_each() -> None:
    counted = 0
    shared = copies.shared_runs

    def counting(one: tuple[int, ...], other: tuple[int, ...]) -> float:
        nonlocal counted
        counted += 1
        return shared(one, other)

    wire = text(11)
    pile = sketched(*(f"{wire} Outlet{chr(97 + number % 26) * 4}." for number in range(1_000)))
    copies.shared_runs = counting
    try:
        found = find_copies(pile)
    finally:
        copies.shared_runs = shared
    assert len(found) == 999
    assert counted <= copies.COMPARED * len(pile)
