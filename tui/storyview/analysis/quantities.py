"""Numbers with unit, currency and hedge ("10 to 20 percent"), and whether two can both be true."""

from __future__ import annotations

import re
from typing import NamedTuple

from storyview.analysis.hedges import (
    AMBIGUOUS_HEDGES,
    HEDGE_ENDS,
    HEDGE_OPENINGS,
    HEDGES,
    HEDGES_AFTER,
    Hedge,
)
from storyview.analysis.numbers import Number, number_at
from storyview.analysis.units import (
    BY_SYMBOL,
    BY_WORD,
    CURRENCY_SIGNS,
    POUNDS_ARE_MONEY_FROM,
    unit_phrases,
)
from storyview.text.patterns import pattern


class Quantity(NamedTuple):
    """A number with its unit and hedge."""

    start: int
    end: int
    low: float | None
    high: float | None
    """Equal to ``low`` for a plain number; either is nothing where it is open."""
    approximate: bool
    unit: str | None
    """"%", a currency code, a unit symbol; nothing for a count."""
    grain: float
    """The place it is rounded to at most."""
    number: Number
    """The number itself, or the first one of a range."""
    hedge: Hedge | None = None
    rule: str = "number"


CURRENCY = pattern(
    r"(?:(?<![A-Za-z])(?:US|CA?|AU?|NZ|HK|S|R)\$|[$€£¥₹₽₩₪₺]|\b(?:USD|EUR|GBP|CHF|Rs\.?))[^\S\n]?$"
)
CURRENCY_ENDS = tuple(CURRENCY_SIGNS)
CONNECTOR = re.compile(r"[^\S\n]?[-–—][^\S\n]?|[^\S\n](?:to|or|and)[^\S\n]", re.I)
SIGN = pattern(r"(?:(?:US|CA?|AU?|NZ|HK|S|R)?\$|[€£¥₹₽₩₪₺])?")
BEFORE_RANGE = pattern(r"\b(?:anywhere )?(?:between|from)[^\S\n]+(?:[$€£¥]|US\$)?$", re.I)
OF_MONEY = pattern(r"[^\S\n]of[^\S\n](?:dollars|euros)\b", re.I)
COUNTS_ON = pattern(r"[^\S\n][a-z]{3,}")
TALLY_BEFORE = pattern(
    r"\b(?:vot(?:e|es|ed|ing)|w[io]ns?|winning|beat(?:s|en|ing)?|lost|los[es]s?|losing|leads?|leading"
    r"|led|defeat(?:s|ed)?|score[ds]?|scoreline|tied?|drew|draw|passed|approved|rejected|ruled"
    r"|decision|victory|margin|thrashed|edged|confirmed)\b[^.;\n]{0,40}$",
    re.I,
)
TALLY_AFTER = pattern(
    r"(?:[^\S\n]|-)(?:vote|victory|win|loss|defeat|lead|margin|majority|decision|ruling|draw|tie"
    r"|scoreline|split|record|run|Senate|party-line)\b",
    re.I,
)


CONVERTED = 0.075
"""The share by which miles and kilometers of one thing may differ."""


WORD_BEHIND = re.compile(r"(?:[^\S\n]|-)?([A-Za-z]+|[%°€])([A-Za-z0-9])?")
"""A word or sign behind a number, and a letter or digit that it goes on with."""


def _unit_behind(text: str, begin: int, end: int) -> tuple[str | None, int]:
    """The symbol of the unit of a number that ends at ``begin``, and where the unit ends.

    A space or a hyphen may part them.
    """
    found = WORD_BEHIND.match(text, begin, end)
    if found is None:
        return None, begin
    word = found[1].lower()
    for phrase, symbol in unit_phrases().get(word, ()):
        if whole := phrase.match(text, found.start(1), end):
            return symbol, whole.end()
    if word in BY_WORD and not found[2]:
        return BY_WORD[word], found.end(1)
    return None, begin


def quantities_at(text: str, start: int, floor: int, end: int) -> tuple[Quantity, ...]:
    """The quantity whose number begins at ``start``; two for a tally ("50-47"); or none.

    Args:
        text: Any text.
        start: Where the number's first digit or letter stands.
        floor: Where the sentence begins; hedges are not looked for before it.
        end: Where the sentence ends.
    """
    lead = text[max(floor, start - 5) : start]
    sign = CURRENCY.search(lead) if lead.rstrip().endswith(CURRENCY_ENDS) else None
    number = number_at(text, start, end, money=sign is not None)
    if number is None:
        return ()
    currency = CURRENCY_SIGNS.get(sign.group().strip()) if sign else None
    begin = start - len(sign.group()) if sign else start
    unit, last = _unit(text, number, end, currency)
    tally = _tally(text, number, floor, end) if unit is None else ()
    if tally:
        return tally
    span = _range(text, number, unit, begin, floor, end)
    if span:
        return (_hedged(text, span, floor, end),)
    plain = Quantity(
        begin,
        last,
        number.low,
        number.high,
        number.approximate,
        unit,
        number.grain,
        number,
        rule=number.rule,
    )
    return (_hedged(text, plain, floor, end),)


def _unit(text: str, number: Number, end: int, currency: str | None) -> tuple[str | None, int]:
    if currency:
        return currency, number.end
    if number.share:
        return "%", number.end
    symbol, last = _unit_behind(text, number.end, end)
    if symbol is None:
        found = OF_MONEY.match(text, number.end, end) if number.high is None else None
        if found is None:
            return None, number.end
        return ("EUR" if "euro" in found.group().lower() else "USD"), found.end()
    pounds = symbol == "lb" and "pound" in text[number.end : last].lower()
    return ("GBP" if pounds and number.low >= POUNDS_ARE_MONEY_FROM else symbol), last


def _tally(text: str, first: Number, floor: int, end: int) -> tuple[Quantity, ...]:
    """Votes for and against, goals of one side and the other: "50-47", "beat them 3 to 1"."""
    between = CONNECTOR.match(text, first.end, end)
    if between is None or first.spelled != text[between.end() : between.end() + 1].isalpha():
        return ()
    joint = between.group().strip().lower()
    if joint in ("or", "and"):
        return ()
    second = number_at(text, between.end(), end)
    if second is None or not _is_whole(first) or not _is_whole(second):
        return ()
    if _unit_behind(text, second.end, end)[0]:
        return ()
    dashed = joint != "to"
    if not (dashed and first.low >= second.low and not first.spelled) and not (
        TALLY_BEFORE.search(text[max(floor, first.start - 60) : first.start])
        or TALLY_AFTER.match(text, second.end, end)
    ):
        return ()
    if (
        first.low < second.low
        and COUNTS_ON.match(text, second.end, end)
        and not (TALLY_AFTER.match(text, second.end, end))
    ):
        return ()
    greater = "tally, greater side"
    lesser = "tally, lesser side"
    rules = (greater, lesser) if first.low >= second.low else (lesser, greater)
    return tuple(
        Quantity(n.start, n.end, n.low, n.low, False, None, 1.0, n, rule=rule)
        for n, rule in zip((first, second), rules, strict=True)
    )


def _is_whole(number: Number) -> bool:
    return (
        number.low == int(number.low) < 1000
        and not number.approximate
        and not number.share
        and number.high == number.low
    )


def _range(
    text: str, first: Number, unit: str | None, begin: int, floor: int, end: int
) -> Quantity | None:
    """A lower and an upper bound: "10 to 20 percent", "between $2 and $3 million"."""
    if first.high is None or first.share:
        return None
    _, after_first = _unit(text, first, end, None) if unit else (None, first.end)
    if not (between := CONNECTOR.match(text, after_first, end)):
        return None
    opening = BEFORE_RANGE.search(text[max(floor, begin - 20) : begin])
    told = opening.group().lower() if opening else ""
    if "from" in told or ("between" in told) != (between.group().strip().lower() == "and"):
        return None
    sign = SIGN.match(text, between.end(), end)
    start = sign.end() if sign else between.end()
    second = number_at(text, start, end, money=unit in CURRENCY_SIGNS.values())
    if second is None or second.high is None or second.share:
        return None
    if text[after_first - 1].isalpha() and unit and "-" in between.group():  # six-foot-two
        return None
    second_unit, last = _unit(text, second, end, CURRENCY_SIGNS.get(sign.group()) if sign else None)
    if unit and second_unit and unit != second_unit:
        return None
    low, grain = first.low, first.grain
    factor = _shared_scale(first, second)
    low, grain = low * factor, grain * factor
    if not low < second.high or (opening is None and second.high > 20 * max(low, 1)):
        return None
    start = max(floor, begin - 20) + opening.start() if opening else begin
    return Quantity(
        start,
        last,
        low,
        second.high,
        first.approximate or second.approximate,
        unit or second_unit,
        min(grain, second.grain),
        first,
        rule="range",
    )


def _shared_scale(first: Number, second: Number) -> float:
    """What "million" in "10 to 20 million" is worth to the first number."""
    if first.low >= 1000 or second.low < 1000:
        return 1.0
    for scale in (1e12, 1e9, 1e6, 1e3):
        if second.low >= scale and first.low < second.low / scale:
            return scale
    return 1.0


WORDS_BEFORE = re.compile(r"([A-Za-z]+)[^\S\n]+$")


def _hedged(text: str, quantity: Quantity, floor: int, end: int) -> Quantity:
    words: list[tuple[str, int]] = []
    position = quantity.start
    near = text[max(floor, position - 20) : position].rstrip().lower()
    while len(words) < 4 and near.endswith(HEDGE_ENDS):
        found = WORDS_BEFORE.search(text, max(floor, position - 20), position)
        if found is None:
            break
        words.insert(0, (found[1].lower(), found.start()))
        position = found.start()
    for count in range(len(words), 0, -1):
        phrase = " ".join(word for word, _ in words[-count:])
        hedge = HEDGES.get(phrase)
        if hedge is None:
            continue
        if phrase in AMBIGUOUS_HEDGES and quantity.unit is None and (quantity.low or 0) < 10:
            continue
        return _with(quantity, hedge, words[-count][1], quantity.end)
    if not text[quantity.end : quantity.end + 6].lstrip().lower().startswith(HEDGE_OPENINGS):
        return quantity
    for behind, hedge in HEDGES_AFTER:
        if found := behind.match(text, quantity.end, end):
            return _with(quantity, hedge, quantity.start, found.end())
    return quantity


def _with(quantity: Quantity, hedge: Hedge, start: int, end: int) -> Quantity:
    low, high, approximate = quantity.low, quantity.high, quantity.approximate
    if hedge in (Hedge.AT_LEAST, Hedge.JUST_OVER):
        high = None
    elif hedge in (Hedge.AT_MOST, Hedge.JUST_UNDER):
        low, high = None, high if high is not None else low
    approximate |= hedge in (Hedge.ABOUT, Hedge.JUST_OVER, Hedge.JUST_UNDER)
    return quantity._replace(
        start=start, end=end, low=low, high=high, approximate=approximate, hedge=hedge
    )


def comparable(first: str | None, second: str | None) -> bool:
    """Whether two units measure the same."""
    return first == second or (
        first in BY_SYMBOL
        and second in BY_SYMBOL
        and BY_SYMBOL[first].dimension == BY_SYMBOL[second].dimension
    )


def agree(first: Quantity, second: Quantity) -> bool:
    """Whether both can be true of one thing, rounding and hedges taken into account.

    "More than 2 million" agrees with "2.7 million", "about 40" with "38", "100 miles" with
    "160 km"; "40" does not agree with "38".
    """
    if not comparable(first.unit, second.unit):
        return False
    slack = max(_slack(first), _slack(second))
    plain = not first.approximate and not second.approximate
    if plain and first.unit == second.unit and first.grain == second.grain:
        slack = 0.0
    if {first.unit, second.unit} == {"mi", "nmi"}:  # both are called miles
        second = second._replace(unit=first.unit)
    if first.unit != second.unit:  # converted by hand, and rounded once more
        slack = max(slack, CONVERTED * _value(first) * _factor(first))
    slack += 1e-9 * max(map(abs, (first.low or 0.0, second.low or 0.0, 1.0)))
    lows = [-1e300 if q.low is None else q.low * _factor(q) for q in (first, second)]
    highs = [1e300 if q.high is None else q.high * _factor(q) for q in (first, second)]
    return lows[0] - slack <= highs[1] and lows[1] - slack <= highs[0]


def _value(quantity: Quantity) -> float:
    return (quantity.high if quantity.low is None else quantity.low) or 0.0


def _factor(quantity: Quantity) -> float:
    unit = BY_SYMBOL.get(quantity.unit or "")
    return unit.factor if unit else 1.0


def _slack(quantity: Quantity) -> float:
    """How far from the printed number the true one may lie, in the dimension's base unit."""
    value = _value(quantity)
    counted = quantity.unit is None
    if quantity.rule in ("dozens", "several hundred"):
        slack = value / 2
    elif quantity.approximate:
        slack = value * (0.2 if counted else 0.1)
    elif quantity.low is None or quantity.high is None:
        slack = 0.0
    elif value < 100:
        slack = 0.0 if counted else min(quantity.grain, 1.0) / 2
    elif value < 1000:
        slack = 0.0 if counted and quantity.grain < 100 else min(quantity.grain / 2, value * 0.05)
    else:
        slack = min(quantity.grain / 2, value * 0.1)
    return slack * _factor(quantity)
