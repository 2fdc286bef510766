"""What the library is asked for, and what stands there when it has nothing."""

from __future__ import annotations

from datetime import date

import pytest

from storyview.library.records import Counts, Filter
from storyview.reader.library_view import Shown, View, as_typed
from storyview.reader.library_words import counted, filter_words, short_period


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("", ""),
        ("fe", "fe"),
        ("fer", "fer*"),
        ("ferry", "ferry*"),
        ("ferry ", "ferry "),
        ("ferry -hor", "ferry -hor*"),
        ("ferry -ho", "ferry -ho"),
        ('"heard the ho', '"heard the ho'),
        ('"heard the horn"', '"heard the horn"'),
        ("“heard the ho", "“heard the ho"),
        ("ferry*", "ferry*"),
        ("渡", "渡*"),
    ],
)
def test_the_last_word_may_go_on_while_it_is_typed(typed: str, asked: str) -> None:
    assert as_typed(typed) == asked


def test_a_view_asks_for_what_it_shows() -> None:
    limits = Filter(source="Courier")
    assert Shown(limits=limits).chosen == limits
    without = Shown(View.WITHOUT_STORY, limits).chosen
    assert without == Filter(source="Courier", without_story=True)
    assert Shown(View.FOUND, limits, "ferry").chosen == Filter("ferry*", source="Courier")


def test_the_total_is_known_where_the_counts_tell_it() -> None:
    counts = Counts(articles=9, stories=3, without_story=2, sources=4)
    assert Shown().total(counts) == 3
    assert Shown(View.WITHOUT_STORY).total(counts) == 2
    assert Shown(limits=Filter(person="Okonjo")).total(counts) is None
    assert Shown(View.FOUND, words="x").total(counts) is None


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        (Filter(), ""),
        (Filter(source="Courier"), "by Courier"),
        (Filter(since=date(2024, 3, 1)), "since Fri 1 Mar 2024"),
        (Filter(until=date(2024, 3, 1)), "until Fri 1 Mar 2024"),
        (Filter(since=date(2024, 3, 1), until=date(2024, 3, 1)), "of Fri 1 Mar 2024"),
        (
            Filter(person="Okonjo", source="Post", since=date(2024, 3, 1)),
            "by Post, naming Okonjo, since Fri 1 Mar 2024",
        ),
    ],
)
def test_limits_are_told_in_words(chosen: Filter, words: str) -> None:
    assert filter_words(chosen) == words


@pytest.mark.parametrize(
    ("begin", "end", "words"),
    [
        (date(2024, 3, 1), date(2024, 3, 1), "1 Mar 2024"),
        (date(2024, 3, 1), date(2024, 3, 4), "1 – 4 Mar 2024"),
        (date(2024, 2, 28), date(2024, 3, 4), "28 Feb – 4 Mar 2024"),
        (date(2023, 12, 30), date(2024, 1, 2), "30 Dec 2023 – 2 Jan 2024"),
    ],
)
def test_a_period_is_as_short_as_it_can_be(begin: date, end: date, words: str) -> None:
    assert short_period(begin, end) == words


def test_numbers_are_told_with_what_they_count() -> None:
    assert counted(1, "story", "stories") == "1 story"
    assert counted(2314, "story", "stories") == "2,314 stories"
    assert counted(0, "word") == "0 words"
