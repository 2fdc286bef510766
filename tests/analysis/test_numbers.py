"""What a number in a text is worth."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storyview.analysis.numbers import grain_of, number_at

WRITTEN = (
    ("38", "38", 38, 38),
    ("1,234,567", "1,234,567", 1_234_567, 1_234_567),
    ("2.7 million people", "2.7 million", 2.7e6, 2.7e6),
    ("3bn", "3bn", 3e9, 3e9),
    ("5m people", "5m", 5e6, 5e6),
    ("5m high", "5", 5, 5),
    ("2½ million", "2½ million", 2.5e6, 2.5e6),
    ("sixteen people", "sixteen", 16, 16),
    ("twenty-five", "twenty-five", 25, 25),
    ("one hundred and twenty men", "one hundred and twenty", 120, 120),
    ("two and three", "two", 2, 2),
    ("two hundred thousand", "two hundred thousand", 200_000, 200_000),
    ("two and a half million", "two and a half million", 2.5e6, 2.5e6),
    ("a hundred homes", "a hundred", 100, 100),
    ("a million and a half", "a million and a half", 1.5e6, 1.5e6),
    ("a dozen eggs", "a dozen", 12, 12),
    ("half a dozen", "half a dozen", 6, 6),
    ("half a million", "half a million", 500_000, 500_000),
    ("two dozen", "two dozen", 24, 24),
    ("several hundred", "several hundred", 200, 900),
    ("a couple of dozen", "a couple of dozen", 24, 108),
    ("dozens of", "dozens", 24, None),
    ("tens of thousands of", "tens of thousands", 20_000, None),
)
SHARES = (
    ("a third of voters", "a third", 33.3333),
    ("two-thirds of it", "two-thirds", 66.6667),
    ("half the town", "half", 50),
    ("one in five", "one in five", 20),
    ("nine out of 10 people", "nine out of 10", 90),
)


@pytest.mark.parametrize(("text", "words", "low", "high"), WRITTEN)
def test_a_number_is_worth_what_it_says(
    text: str, words: str, low: float, high: float | None
) -> None:
    number = number_at(text, 0)
    assert number is not None
    assert (text[: number.end], number.low, number.high) == (words, low, high)
    assert not number.share


@pytest.mark.parametrize(("text", "words", "percent"), SHARES)
def test_a_part_of_a_whole_is_a_share_in_percent(text: str, words: str, percent: float) -> None:
    number = number_at(text, 0)
    assert number is not None
    assert number.share
    assert (text[: number.end], number.low) == (words, percent)


@pytest.mark.parametrize(
    "text", ["half time", "a man", "third", "quarter final", "tens", "and", ""]
)
def test_words_that_only_look_like_numbers_are_none(text: str) -> None:
    assert number_at(text, 0) is None


def test_a_rate_over_days_is_no_share() -> None:
    number = number_at("8 in 10 days", 0)
    assert number is not None
    assert number.low == 8


def test_a_letter_is_a_scale_where_a_currency_sign_stands_before() -> None:
    number = number_at("5m", 0, money=True)
    assert number is not None
    assert number.low == 5e6


def test_a_dozen_is_approximate_and_twelve_is_not() -> None:
    dozen, twelve = number_at("a dozen", 0), number_at("twelve", 0)
    assert dozen is not None
    assert twelve is not None
    assert (dozen.approximate, twelve.approximate) == (True, False)


@pytest.mark.parametrize(
    ("text", "grain"), [("2.7 million", 1e5), ("1,200", 100), ("38", 1), ("40", 10), ("6.1", 0.1)]
)
def test_a_number_knows_what_it_is_rounded_to(text: str, grain: float) -> None:
    number = number_at(text, 0)
    assert number is not None
    assert number.grain == pytest.approx(grain)


def test_zero_is_rounded_to_one() -> None:
    assert grain_of(0) == 1


@settings(deadline=None)
@given(st.text(alphabet="0123456789.,-½ adehilmnoprstuvwyz\n🎉", max_size=60), st.integers(0, 60))
def test_a_number_lies_inside_its_text(text: str, start: int) -> None:
    number = number_at(text, start)
    if number is not None:
        assert start == number.start < number.end <= len(text)
        assert number.high is None or number.low <= number.high
        assert not text[number.end - 1].isspace()
