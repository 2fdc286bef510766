"""Who is in the story, how much each source names them, and what it calls them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.bridge import COMPARISON, STORY
from storyview.analysis.findings import Comparison, QuotationKind, Role
from storyview.reader.people_picture import (
    BARS,
    bar,
    callings,
    person_lines,
    shared_role,
    window_of,
)
from storyview.text.article import Span


def test_the_role_shown_is_the_one_that_most_sources_share_words_with() -> None:
    here = [Span(article, 0, 4) for article in "abc"]
    roles = (
        Role("deputy head of the harbour school", here[0]),
        Role("first elected port warden", here[0]),
        Role("Warden", here[1]),
        Role("port warden", here[2]),
    )
    assert shared_role(roles) == "first elected port warden"
    assert shared_role(roles[:1] + roles[2:]) == "port warden"
    assert shared_role(roles[:2]) == "deputy head of the harbour school"
    assert shared_role(()) == ""


def test_a_line_counts_mentions_and_quotations() -> None:
    line = person_lines(STORY, COMPARISON)[0]
    assert (line.name, line.mentions, line.quotations) == ("Amara Okonjo", 4, 3)
    assert line.role == "chief engineer"
    assert len(line.bars) == len(STORY.articles)


def test_words_inside_the_reporters_clause_are_no_quotation_of_their_own() -> None:
    fragments = tuple(q._replace(kind=QuotationKind.FRAGMENT) for q in COMPARISON.quotations)
    line = person_lines(STORY, COMPARISON._replace(quotations=fragments))[0]
    assert line.quotations == 0


def test_a_source_that_does_not_name_a_person_has_no_bar() -> None:
    bars = {line.name: line.bars for line in person_lines(STORY, COMPARISON)}
    assert bars["Chow Mei-Ling"][2] == " "
    assert bars["Amara Okonjo"][0] == BARS[-1], "the most mentions there are"
    assert "  " not in bars["Amara Okonjo"]


def test_the_order_is_that_of_the_comparison() -> None:
    assert [line.person for line in person_lines(STORY, COMPARISON)] == [0, 1, 2]
    assert person_lines(STORY, Comparison()) == ()


def test_what_each_source_calls_a_person_is_told_once_word_for_word() -> None:
    told = callings(STORY, COMPARISON, 0)
    assert [(c.source, c.mentions, c.quotations, c.roles) for c in told] == [
        ("Harbour Times", 2, 2, ("chief engineer",)),
        ("Lindhaven Post", 1, 1, ("the engineer",)),
        ("unnamed outlet", 1, 0, ()),
    ]


def test_a_source_that_neither_names_nor_calls_a_person_is_left_out() -> None:
    assert [c.source for c in callings(STORY, COMPARISON, 1)] == ["Harbour Times", "Lindhaven Post"]


@pytest.mark.parametrize(
    ("share", "height"), [(0, 0), (-1, 0), (0.01, 1), (0.5, 4), (0.99, 8), (1, 8), (2, 8)]
)
def test_a_bar_is_an_eighth_high_for_each_eighth(share: float, height: int) -> None:
    assert bar(share) == BARS[height]


@given(
    st.lists(st.integers(1, 8), min_size=1, max_size=20),
    st.integers(8, 30),
    st.data(),
)
def test_the_selected_entry_is_in_the_window(
    heights: list[int], room: int, data: st.DataObject
) -> None:
    selected = data.draw(st.integers(0, len(heights) - 1))
    first = data.draw(st.integers(0, len(heights) - 1))
    moved = window_of(heights, selected, first, room)
    assert 0 <= moved <= selected
    assert sum(heights[moved : selected + 1]) <= room
    assert window_of(heights, selected, moved, room) == moved


def test_the_window_is_filled_at_the_end_of_the_list() -> None:
    assert window_of([1] * 10, 9, 9, 4) == 6
