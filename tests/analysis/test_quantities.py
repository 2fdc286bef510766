"""Numbers with unit and hedge, and which of them agree."""

import re

import pytest

from storyview.analysis.hedges import HEDGES
from storyview.analysis.quantities import Quantity, agree, quantities_at
from storyview.analysis.units import UNITS, Unit

WRITTEN = (
    ("more than 2.7 million people", "more than 2.7 million", 2.7e6, None, False, None),
    ("nearly 40 percent", "nearly 40 percent", 40, 40, True, "%"),
    ("$50,000 bonus", "$50,000", 50_000, 50_000, False, "USD"),
    ("US$5m deal", "US$5m", 5e6, 5e6, False, "USD"),
    ("€3bn", "€3bn", 3e9, 3e9, False, "EUR"),
    ("between 10 and 20 people", "between 10 and 20", 10, 20, False, None),
    ("10 to 20 percent", "10 to 20 percent", 10, 20, False, "%"),
    ("10-20 people", "10-20", 10, 20, False, None),
    ("$2 million to $3 million", "$2 million to $3 million", 2e6, 3e6, False, "USD"),
    ("2 to 3 million homes", "2 to 3 million", 2e6, 3e6, False, None),
    ("an estimated 200 homes", "an estimated 200", 200, 200, True, None),
    ("as many as 30", "as many as 30", None, 30, False, None),
    ("just over $4.5 billion", "just over $4.5 billion", 4.5e9, None, True, "USD"),
    ("just under 8 km", "just under 8 km", None, 8, True, "km"),
    ("500-odd people", "500-odd", 500, 500, True, None),
    ("200 or more people", "200 or more", 200, None, False, None),
    ("40C heat", "40C", 40, 40, False, "°C"),
    ("16-hour shifts", "16-hour", 16, 16, False, "h"),
    ("200 pounds", "200 pounds", 200, 200, False, "lb"),
    ("2 million pounds", "2 million pounds", 2e6, 2e6, False, "GBP"),
    ("3 percentage points", "3 percentage points", 3, 3, False, "pp"),
)
AGREE = (
    ("more than 2 million", "2.7 million"),
    ("2.7 million", "2,743,000"),
    ("about 40", "38"),
    ("a dozen", "13"),
    ("dozens", "60"),
    ("at least 12", "14"),
    ("100 miles", "160 km"),
    ("63 percent", "63.4 percent"),
    ("$3 billion", "$3.1 billion"),
    ("200 degrees Celsius", "200 degrees Celsius"),
    ("several hundred", "450"),
)
DISAGREE = (
    ("40", "38"),
    ("2 million", "2.7 million"),
    ("at least 12", "10"),
    ("up to 20", "at least 30"),
    ("63 percent", "58 percent"),
    ("about 40", "60"),
    ("120 km", "95 miles"),
    ("$5", "€5"),
    ("40", "40 percent"),
)


def read(text: str) -> tuple[Quantity, ...]:
    first = re.search(r"[0-9]|\b(?:a dozen|dozens|several)\b", text)
    assert first is not None
    return quantities_at(text, first.start(), 0, len(text))


@pytest.mark.parametrize(("text", "words", "low", "high", "approximate", "unit"), WRITTEN)
def test_unit_and_hedge_belong_to_the_number(
    text: str, words: str, low: float | None, high: float | None, approximate: bool, unit: str
) -> None:
    (quantity,) = read(text)
    assert text[quantity.start : quantity.end] == words
    assert (quantity.low, quantity.high) == (low, high)
    assert (quantity.approximate, quantity.unit) == (approximate, unit)


@pytest.mark.parametrize("text", ["a vote of 50-47", "passed 50 to 47", "a 50-47 vote"])
def test_a_tally_is_two_numbers_and_no_range(text: str) -> None:
    assert [quantity.low for quantity in read(text)] == [50, 47]


def test_a_change_from_one_number_to_another_is_no_range() -> None:
    (quantity,) = read("from 10 to 20")
    assert (quantity.low, quantity.high) == (10, 10)


@pytest.mark.parametrize(("one", "other"), AGREE)
def test_numbers_that_can_both_be_true_agree(one: str, other: str) -> None:
    assert agree(read(one)[0], read(other)[0])
    assert agree(read(other)[0], read(one)[0])


@pytest.mark.parametrize(("one", "other"), DISAGREE)
def test_numbers_that_cannot_both_be_true_do_not_agree(one: str, other: str) -> None:
    assert not agree(read(one)[0], read(other)[0])
    assert not agree(read(other)[0], read(one)[0])


@pytest.mark.parametrize("phrase", sorted(HEDGES))
def test_each_hedge_is_part_of_its_number(phrase: str) -> None:
    (quantity,) = read(f"{phrase} 400 homes")
    assert quantity.start == 0
    assert quantity.hedge is HEDGES[phrase]


SPELLED = {
    "pp": "percentage points", "bp": "basis points", "mi": "miles", "nmi": "nautical miles",
    "yd": "yards", "in": "inches", "mi2": "square miles", "t": "tons", "g": "grams",
    "L": "liters", "mL": "ml", "gal": "gallons", "bbl": "barrels", "kn": "knots", "d": "days",
    "h": "hours", "min": "minutes", "s": "seconds", "USD": "dollars", "EUR": "euros",
    "GBP": "pounds sterling", "JPY": "yen", "CNY": "yuan", "INR": "rupees", "RUB": "rubles",
    "ft2": "square feet", "m/s": "meters per second", "lb": "pounds",
}  # fmt: skip


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.symbol)
def test_each_unit_is_found_behind_its_number(unit: Unit) -> None:
    space = "" if unit.symbol in ("%", "°") else " "
    (quantity,) = read(f"12{space}{SPELLED.get(unit.symbol, unit.symbol)} x")
    assert quantity.unit == unit.symbol


def test_each_unit_stands_in_the_table_once() -> None:
    assert len({unit.symbol for unit in UNITS}) == len(UNITS)


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.symbol)
def test_a_phrase_for_a_unit_begins_with_what_it_is_known_to_begin_with(unit: Unit) -> None:
    openings = unit.openings.split()
    for phrase in alternatives(unit.phrases, "") + alternatives(unit.phrases, r"\1"):
        if word := re.match("[a-z]+|°", phrase.lower()):
            assert any(opening.startswith(word[0]) for opening in openings)


PHRASES = {
    "percentage point": "pp", "percent points": "pp", "per cent": "%", "basis-points": "bp",
    "square kilometre": "km2", "sq. km": "km2", "km²": "km2", "km2": "km2", "sq mi": "mi2",
    "square meters": "m2", "m²": "m2", "square foot": "ft2", "sq. ft": "ft2",
    "kilometers per hour": "km/h", "kilometres an hour": "km/h", "km/h": "km/h",
    "mile per hour": "mph", "miles an hour": "mph", "meter per second": "m/s",
    "metres a second": "m/s", "m/s": "m/s", "nautical-miles": "nmi", "m": "m",
    "metric tons": "t", "metric tonne": "t", "gigawatt-hours": "GWh", "megawatt hour": "MWh",
    "kilowatt hours": "kWh", "gigawatt": "GW", "degrees Celsius": "°C", "degree C": "°C",
    "° C": "°C", "degrees Fahrenheit": "°F", "°F": "°F", "degrees": "°", "US dollars": "USD",
    "U.S. dollar": "USD", "us dollars": "USD", "M": None, "percentage": None, "metric": None,
    "square": None, "C": None, "F": None,
}  # fmt: skip


@pytest.mark.parametrize(("phrase", "symbol"), PHRASES.items())
def test_a_unit_may_be_a_phrase(phrase: str, symbol: str | None) -> None:
    (quantity,) = read(f"12 {phrase} x")
    assert quantity.unit == symbol


def test_a_scale_of_temperature_may_be_one_letter_behind_the_number() -> None:
    assert [quantity.unit for quantity in (*read("12C x"), *read("12F x"))] == ["°C", "°F"]


def alternatives(forms: str, optional: str) -> list[str]:
    """The alternatives of a unit's expression, with or without the groups that are optional."""
    plain = re.sub(r"\(\?<=[^)]*\)|\(\?-i:(.)\)", r"\1", forms)
    plain = re.sub(r"\(\?:([^()]*)\)\?", optional, plain)
    depth = 0
    parted = ""
    for sign in plain:
        depth += (sign == "(") - (sign == ")")
        parted += "\n" if sign == "|" and not depth else sign
    return parted.split("\n")
