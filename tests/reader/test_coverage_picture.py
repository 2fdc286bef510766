"""The small picture of a story's coverage: a bar a day, the same scale in every picture."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storyview.reader.coverage_picture import BARS, NO_ARTICLE, bar_of, coverage

DAY = date(2024, 2, 28)


def after(days: int) -> date:
    return DAY + timedelta(days)


def test_each_day_has_a_bar_and_a_day_without_an_article_a_dot() -> None:
    assert coverage([(after(0), 1), (after(1), 5), (after(4), 2)], 14) == "▂▅..▃"


def test_a_single_day_is_a_single_bar() -> None:
    assert coverage([(DAY, 20)], 14) == "█"


def test_without_days_there_is_no_picture() -> None:
    assert coverage([], 14) == ""
    assert coverage([(DAY, 1)], 0) == ""


@pytest.mark.parametrize(("articles", "bar"), [(0, "."), (1, "▂"), (2, "▃"), (3, "▄"), (900, "█")])
def test_a_bar_says_how_many(articles: int, bar: str) -> None:
    assert bar_of(articles) == bar


@settings(deadline=None)
@given(
    st.dictionaries(st.integers(0, 400), st.integers(1, 50), min_size=1, max_size=30),
    st.integers(1, 40),
)
def test_a_picture_is_no_wider_than_asked_and_has_a_bar_wherever_there_are_articles(
    days: dict[int, int], most: int
) -> None:
    told = [(after(day), articles) for day, articles in sorted(days.items())]
    picture = coverage(told, most)
    whole = (told[-1][0] - told[0][0]).days + 1
    assert len(picture) == min(whole, most)
    assert set(picture) <= {*BARS, NO_ARTICLE}
    assert picture[0] != NO_ARTICLE
    assert picture[-1] != NO_ARTICLE
