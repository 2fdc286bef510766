"""Days in words."""

from __future__ import annotations

from datetime import date

import pytest

from storyview.reports.dates import day_in_words, period_in_words


@pytest.mark.parametrize(
    ("begin", "end", "words"),
    [
        ("2022-11-09", "2022-11-09", "Wed 9 Nov 2022"),
        ("2022-11-01", "2022-11-30", "Nov 2022"),
        ("2022-04-01", "2022-06-30", "Apr 2022 to Jun 2022"),
        ("2022-01-01", "2022-12-31", "2022"),
        ("1970-01-01", "1979-12-31", "1970 to 1979"),
        ("2024-02-01", "2024-02-29", "Feb 2024"),
        ("2024-02-01", "2024-02-28", "1 Feb 2024 to 28 Feb 2024"),
        ("2021-12-30", "2022-01-02", "30 Dec 2021 to 2 Jan 2022"),
        ("9999-12-01", "9999-12-31", "Dec 9999"),
    ],
)
def test_a_stretch_of_days_is_said_as_short_as_it_can_be(begin: str, end: str, words: str) -> None:
    assert period_in_words(date.fromisoformat(begin), date.fromisoformat(end)) == words


def test_a_day_has_its_weekday() -> None:
    assert day_in_words(date(2024, 3, 2)) == "Sat 2 Mar 2024"
