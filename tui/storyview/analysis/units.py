"""Units of measure and currencies, how they are written, and what they are worth."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from storyview.text.patterns import pattern


class Unit(NamedTuple):
    """A unit of measure."""

    symbol: str
    dimension: str
    """Quantities of one dimension can be compared."""
    factor: float
    """What one of it is in the dimension's base unit."""
    words: str = ""
    """The words and signs for it, in lower case."""
    phrases: str = ""
    """What else is written for it: a regular expression."""
    openings: str = ""
    """The words and signs that the phrases begin with."""


METRES = r"met(?:er|re)s?"
KILOMETRES = rf"kilo{METRES}"
UNITS = (
    Unit("pp", "points", 1, "", r"percentage[ -]points?|percent points?", "percentage percent"),
    Unit("%", "share", 1, "% percent pct", r"per[ -]cent", "per"),
    Unit("bp", "points", 0.01, "", r"basis[ -]points?", "basis"),
    Unit(
        "km2", "area", 1e6, "", rf"square[ -]{KILOMETRES}|sq\.? km|km²|km2", "square sq km"
    ),
    Unit("mi2", "area", 2.59e6, "", r"square[ -]miles?|sq\.? mi(?:les)?", "square sq"),
    Unit("m2", "area", 1, "", rf"square[ -]{METRES}|sq\.? m|m²|m2", "square sq m"),
    Unit("ft2", "area", 0.0929, "", r"square[ -](?:feet|foot)|sq\.? ft", "square sq"),
    Unit("ha", "area", 1e4, "hectare hectares ha"),
    Unit("acre", "area", 4046.86, "acre acres"),
    Unit(
        "km/h", "speed", 1, "kph kmh", rf"{KILOMETRES} (?:per|an) hour|km/h",
        "kilometer kilometers kilometre kilometres km",
    ),
    Unit("mph", "speed", 1.60934, "mph", r"miles? (?:per|an) hour", "mile miles"),
    Unit("kn", "speed", 1.852, "knot knots"),
    Unit(
        "m/s", "speed", 3.6, "", rf"{METRES} (?:per|a) second|m/s", "meter meters metre metres m"
    ),
    Unit("km", "length", 1e3, "kilometer kilometers kilometre kilometres km kms"),
    Unit("nmi", "length", 1852, "", r"nautical[ -]miles?", "nautical"),
    Unit("mi", "length", 1609.344, "mile miles"),
    Unit("cm", "length", 0.01, "centimeter centimeters centimetre centimetres cm"),
    Unit("mm", "length", 0.001, "millimeter millimeters millimetre millimetres mm"),
    Unit("m", "length", 1, "meter meters metre metres", r"(?-i:m)", "m"),
    Unit("ft", "length", 0.3048, "feet foot ft"),
    Unit("in", "length", 0.0254, "inch inches"),
    Unit("yd", "length", 0.9144, "yard yards"),
    Unit("kg", "mass", 1, "kilo kilos kilogram kilograms kilogramme kilogrammes kg kgs"),
    Unit("t", "mass", 1000, "ton tons tonne tonnes", r"metric ton(?:ne)?s?", "metric"),
    Unit("GBP", "GBP", 1, "", r"pounds sterling", "pounds"),
    Unit("lb", "mass", 0.4536, "lb lbs pound pounds"),
    Unit("oz", "mass", 0.02835, "ounce ounces oz"),
    Unit("g", "mass", 0.001, "gram grams gramme grammes"),
    Unit("mg", "mass", 1e-6, "milligram milligrams milligramme milligrammes mg"),
    Unit("GB", "data", 1, "gigabyte gigabytes gb"),
    Unit("MB", "data", 0.001, "megabyte megabytes mb"),
    Unit("TB", "data", 1000, "terabyte terabytes tb"),
    Unit("L", "volume", 1, "liter liters litre litres"),
    Unit("mL", "volume", 0.001, "milliliter milliliters millilitre millilitres ml"),
    Unit("gal", "volume", 3.7854, "gallon gallons"),
    Unit("bbl", "volume", 158.99, "barrel barrels"),
    Unit("GWh", "energy", 1e6, "gwh", r"gigawatt[ -]hours?", "gigawatt"),
    Unit("MWh", "energy", 1e3, "mwh", r"megawatt[ -]hours?", "megawatt"),
    Unit("kWh", "energy", 1, "kwh", r"kilowatt[ -]hours?", "kilowatt"),
    Unit("GW", "power", 1e6, "gigawatt gigawatts gw"),
    Unit("MW", "power", 1e3, "megawatt megawatts mw"),
    Unit("kW", "power", 1, "kilowatt kilowatts kw"),
    Unit(
        "°C", "celsius", 1, "", r"degrees? (?:celsius|centigrade|C)|° ?C|(?<=[0-9])(?-i:C)",
        "degree degrees ° c",
    ),
    Unit(
        "°F", "fahrenheit", 1, "", r"degrees? (?:fahrenheit|F)|° ?F|(?<=[0-9])(?-i:F)",
        "degree degrees ° f",
    ),
    Unit("°", "degrees", 1, "degree degrees °"),
    Unit("decade", "time", 3652.5, "decade decades"),
    Unit("year", "time", 365.25, "year years"),
    Unit("month", "time", 30.44, "month months"),
    Unit("week", "time", 7, "week weeks"),
    Unit("d", "time", 1, "day days"),
    Unit("h", "time", 1 / 24, "hour hours"),
    Unit("min", "time", 1 / 1440, "minute minutes"),
    Unit("s", "time", 1 / 86400, "second seconds"),
    Unit("USD", "USD", 1, "dollar dollars", r"U\.?S\.? dollars?", "u us"),
    Unit("EUR", "EUR", 1, "euro euros €"),
    Unit("JPY", "JPY", 1, "yen"),
    Unit("CNY", "CNY", 1, "yuan renminbi"),
    Unit("INR", "INR", 1, "rupee rupees"),
    Unit("RUB", "RUB", 1, "rouble roubles ruble rubles"),
)  # fmt: skip
BY_SYMBOL = {unit.symbol: unit for unit in UNITS}
BY_WORD = {word: unit.symbol for unit in UNITS for word in unit.words.split()}


@cache
def unit_phrases() -> dict[str, list[tuple[re.Pattern[str], str]]]:
    """The patterns of units of several words, each with its symbol, by their first word."""
    phrases: dict[str, list[tuple[re.Pattern[str], str]]] = {}
    for unit in UNITS:
        if unit.phrases:
            row = pattern(rf"(?:{unit.phrases})(?![A-Za-z0-9])", re.IGNORECASE), unit.symbol
            for opening in unit.openings.split():
                phrases.setdefault(opening, []).append(row)
    return phrases


POUNDS_ARE_MONEY_FROM = 1_000_000
"""Fewer "pounds" are a weight, unless a pound sign tells."""
CURRENCY_SIGNS = {
    "US$": "USD",
    "C$": "CAD",
    "CA$": "CAD",
    "A$": "AUD",
    "AU$": "AUD",
    "NZ$": "NZD",
    "HK$": "HKD",
    "S$": "SGD",
    "R$": "BRL",
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₹": "INR",
    "₽": "RUB",
    "₩": "KRW",
    "₪": "ILS",
    "₺": "TRY",
    "USD": "USD",
    "EUR": "EUR",
    "GBP": "GBP",
    "CHF": "CHF",
    "Rs": "INR",
    "Rs.": "INR",
}
