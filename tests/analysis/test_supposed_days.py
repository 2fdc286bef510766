"""The timeline of articles that do not tell when they were published."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import an_article
from storyview.analysis.compare import compare
from storyview.analysis.findings import Comparison, EventBasis
from storyview.analysis.supposed_days import last_weekday

HARBOUR = (
    "Dock workers in Varmouth walked out on Tuesday after talks with the port failed.\n\n"
    "The following day Mayor Ingrid Solheim called the strike a disaster for the town.\n\n"
    "The strike was called off on Friday, the union said."
)
COURIER = (
    "The dock strike in Varmouth ended Friday when the union called it off.\n\n"
    "On Wednesday, Mayor Ingrid Solheim had called the strike a disaster.\n\n"
    "The port was built in 1961."
)


def told(comparison: Comparison) -> list[tuple[str, int]]:
    """The value of each event of the timeline, and how many accounts tell it."""
    return [(e.value, len({span.article for span in e.spans})) for e in comparison.timeline]


def test_weekdays_without_a_date_stand_in_their_order_after_all_dates() -> None:
    comparison = compare([an_article(HARBOUR, "a", None), an_article(COURIER, "b", None)])
    assert told(comparison) == [
        ("1961", 1),
        ("XXXX-WXX-2", 1),
        ("XXXX-WXX-3", 2),
        ("XXXX-WXX-5", 2),
    ]
    assert [event.is_placed for event in comparison.timeline] == [True, False, False, False]


@pytest.mark.parametrize("weekend", ["at the weekend", "over the weekend", "on weekends"])
def test_a_weekend_names_no_weekday_and_leaves_the_others_their_order(weekend: str) -> None:
    told_of = f"{HARBOUR}\n\nThe ferries were full {weekend}, a skipper said."
    comparison = compare([an_article(told_of, "a", None), an_article(COURIER, "b", None)])
    assert comparison.failures == ()
    weekdays = [value for value, _ in told(comparison) if value.startswith("XXXX-WXX-")]
    assert weekdays == ["XXXX-WXX-2", "XXXX-WXX-3", "XXXX-WXX-5"]


def test_what_is_supposed_is_never_among_the_events_themselves() -> None:
    comparison = compare([an_article(HARBOUR, "a", None), an_article(COURIER, "b", None)])
    assert [event.value for event in comparison.events] == ["1961"]


def test_an_undated_account_is_read_as_if_it_had_appeared_with_the_dated_one() -> None:
    comparison = compare([an_article(HARBOUR, "a", None), an_article(COURIER, "b", "2022-11-11")])
    assert told(comparison) == [
        ("1961", 1),
        ("2022-11-08", 1),
        ("2022-11-09", 2),
        ("2022-11-11", 2),
    ]
    tuesday = comparison.timeline[1]
    assert (tuesday.basis, tuesday.begin) == (EventBasis.INFERRED, date(2022, 11, 8))


def test_dated_articles_need_no_supposition() -> None:
    comparison = compare([an_article(HARBOUR), an_article(COURIER, "b")])
    assert comparison.supposed_events == ()
    assert comparison.timeline == comparison.events


def test_articles_that_name_no_day_get_none() -> None:
    comparison = compare([an_article("The port was built in 1961.", "a", None)])
    assert told(comparison) == [("1961", 1)]


def test_a_time_that_counts_from_an_unknown_year_gets_no_year() -> None:
    text = "The mayor resigned on Tuesday. She was elected fifteen years ago."
    comparison = compare([an_article(text, "a", None)])
    assert told(comparison) == [("XXXX-WXX-2", 1)]


def test_the_order_of_the_accounts_does_not_matter() -> None:
    articles = [
        an_article(HARBOUR, "a", None),
        an_article(COURIER, "b", None),
        an_article("The strike in Varmouth ended on Friday.", "c", None),
    ]
    assert len({compare(order).timeline for order in permutations(articles)}) == 1


@pytest.mark.parametrize(
    ("named", "last"),
    [
        ({}, None),
        ({1: 0}, None),
        ({4: 1}, 4),
        ({1: 1, 2: 1, 4: 3}, 4),  # Tuesday, Wednesday, Friday: it appeared on Friday
        ({6: 1, 0: 2}, 0),  # Sunday and Monday
        ({5: 1, 0: 1}, 0),  # Saturday and Monday
        ({0: 1, 3: 4}, 3),  # Monday and Thursday
        (dict.fromkeys(range(7), 1), 0),
    ],
)
def test_news_appears_before_the_longest_run_of_weekdays_that_nobody_names(
    named: dict[int, int], last: int | None
) -> None:
    assert last_weekday(named) == last


@given(st.dictionaries(st.integers(0, 6), st.integers(1, 5), min_size=1))
def test_the_last_weekday_is_one_that_is_named(named: dict[int, int]) -> None:
    assert last_weekday(named) in named
