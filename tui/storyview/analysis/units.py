"""Units of measure and currencies, how they are written, and what they are worth."""

from __future__ import annotations

from typing import NamedTuple


class Unit(NamedTuple):
    """A unit of measure."""

    symbol: str
    dimension: str
    """Quantities of one dimension can be compared."""
    factor: float
    """What one of it is in the dimension's base unit."""
    forms: str
    """How it is written: a regular expression."""


UNITS = (
    Unit("pp", "points", 1, r"percentage[ -]points?|percent points?"),
    Unit("%", "share", 1, r"%|percent\b|per[ -]cent|pct"),
    Unit("bp", "points", 0.01, r"basis[ -]points?"),
    Unit("km2", "area", 1e6, r"square[ -]kilomet(?:er|re)s?|sq\.? km|km²|km2"),
    Unit("mi2", "area", 2.59e6, r"square[ -]miles?|sq\.? mi(?:les)?"),
    Unit("m2", "area", 1, r"square[ -]met(?:er|re)s?|sq\.? m|m²|m2"),
    Unit("ft2", "area", 0.0929, r"square[ -](?:feet|foot)|sq\.? ft"),
    Unit("ha", "area", 1e4, r"hectares?|ha"),
    Unit("acre", "area", 4046.86, r"acres?"),
    Unit("km/h", "speed", 1, r"kilomet(?:er|re)s? (?:per|an) hour|km/h|kph|kmh"),
    Unit("mph", "speed", 1.60934, r"miles? (?:per|an) hour|mph"),
    Unit("kn", "speed", 1.852, r"knots?"),
    Unit("m/s", "speed", 3.6, r"met(?:er|re)s? (?:per|a) second|m/s"),
    Unit("km", "length", 1e3, r"kilomet(?:er|re)s?|kms?"),
    Unit("nmi", "length", 1852, r"nautical[ -]miles?"),
    Unit("mi", "length", 1609.344, r"miles?"),
    Unit("cm", "length", 0.01, r"centimet(?:er|re)s?|cm"),
    Unit("mm", "length", 0.001, r"millimet(?:er|re)s?|mm"),
    Unit("m", "length", 1, r"met(?:er|re)s?|(?-i:m)"),
    Unit("ft", "length", 0.3048, r"feet|foot|ft"),
    Unit("in", "length", 0.0254, r"inch(?:es)?"),
    Unit("yd", "length", 0.9144, r"yards?"),
    Unit("kg", "mass", 1, r"kilo(?:gram(?:me)?)?s?|kgs?"),
    Unit("t", "mass", 1000, r"(?:metric )?ton(?:ne)?s?"),
    Unit("GBP", "GBP", 1, r"pounds sterling"),
    Unit("lb", "mass", 0.4536, r"lbs?|pounds?"),
    Unit("oz", "mass", 0.02835, r"ounces?|oz"),
    Unit("g", "mass", 0.001, r"gram(?:me)?s?"),
    Unit("mg", "mass", 1e-6, r"milligram(?:me)?s?|mg"),
    Unit("GB", "data", 1, r"gigabytes?|GB"),
    Unit("MB", "data", 0.001, r"megabytes?|MB"),
    Unit("TB", "data", 1000, r"terabytes?|TB"),
    Unit("L", "volume", 1, r"lit(?:er|re)s?"),
    Unit("mL", "volume", 0.001, r"millilit(?:er|re)s?|ml"),
    Unit("gal", "volume", 3.7854, r"gallons?"),
    Unit("bbl", "volume", 158.99, r"barrels?"),
    Unit("GWh", "energy", 1e6, r"gigawatt[ -]hours?|GWh"),
    Unit("MWh", "energy", 1e3, r"megawatt[ -]hours?|MWh"),
    Unit("kWh", "energy", 1, r"kilowatt[ -]hours?|kWh"),
    Unit("GW", "power", 1e6, r"gigawatts?|GW"),
    Unit("MW", "power", 1e3, r"megawatts?|MW"),
    Unit("kW", "power", 1, r"kilowatts?|kW"),
    Unit("°C", "celsius", 1, r"degrees? (?:celsius|centigrade|C)|° ?C|(?<=[0-9])(?-i:C)"),
    Unit("°F", "fahrenheit", 1, r"degrees? (?:fahrenheit|F)|° ?F|(?<=[0-9])(?-i:F)"),
    Unit("°", "degrees", 1, r"degrees?|°"),
    Unit("decade", "time", 3652.5, r"decades?"),
    Unit("year", "time", 365.25, r"years?"),
    Unit("month", "time", 30.44, r"months?"),
    Unit("week", "time", 7, r"weeks?"),
    Unit("d", "time", 1, r"days?"),
    Unit("h", "time", 1 / 24, r"hours?"),
    Unit("min", "time", 1 / 1440, r"minutes?"),
    Unit("s", "time", 1 / 86400, r"seconds?"),
    Unit("USD", "USD", 1, r"(?:U\.?S\.? )?dollars?"),
    Unit("EUR", "EUR", 1, r"euros?|€"),
    Unit("JPY", "JPY", 1, r"yen"),
    Unit("CNY", "CNY", 1, r"yuan|renminbi"),
    Unit("INR", "INR", 1, r"rupees?"),
    Unit("RUB", "RUB", 1, r"ro?ubles?"),
)
BY_SYMBOL = {unit.symbol: unit for unit in UNITS}
PLAIN_UNITS = {
    f"{word}{ending}": symbol
    for word, symbol in {
        "year": "year", "month": "month", "week": "week", "day": "d", "hour": "h", "minute": "min",
        "second": "s", "decade": "decade", "dollar": "USD", "euro": "EUR",
    }.items()
    for ending in ("", "s")
}  # fmt: skip
"""The units that news has most, in forms that begin no other: they need no pattern."""
UNIT_OPENINGS = frozenset(
    """
    pe pc ba sq km mi m ft fe fo he ha ac ki kp kn me na ce cm mm in ya kg to po lb ou oz gr mg gi
    gb mb tb te li ml ga gw mw kw de c f ye mo we da ho se do u us eu yu re ru ro mp
    """.split()
)
"""The first two letters, or the only one, of the words that units begin with."""
UNIT_SIGNS = frozenset("%°€")
"""The signs that they begin with."""
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
