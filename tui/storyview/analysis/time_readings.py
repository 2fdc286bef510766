"""What the words of a time expression say, before it is known when they were written.

Each function reads the pieces that a rule has found; ``time_resolution`` places the readings.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from storyview.analysis import time_lexicon as lexicon
from storyview.analysis.calendar_values import easter, nth_weekday, year_value
from storyview.analysis.time_lexicon import CODE, Pieces

KIND_OF = {code: kind for kind, code in CODE.items()}


class Reading(NamedTuple):
    """What an expression says; what it leaves open is nothing or empty."""

    form: str
    """"fixed", "date", "weekday", "season", "quarter", "unit", "time" or "holiday"."""
    value: str = ""
    """The TIMEX3 value of a fixed reading, the name of a season, a quarter or half, a holiday."""
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    part: str = ""
    """The part of the day or the time of day, as TIMEX3 writes it: "TNI", "T15:00"."""
    unit: str = ""
    """D, W, WE (weekend), M, Q, Y, DE or CE (century); FY for a fiscal year."""
    shift: int = 0
    """How many units away, negative for the past."""
    base: str = ""
    """What it is counted from: "publication", "anchor", "at hand" for a time that is named in the
    same paragraph, else that of publication; nothing when the tense decides."""


class Part(NamedTuple):
    """A stretch of pieces with its own reading: one rule may find two ("1861-1865")."""

    first: int
    last: int
    reading: Reading


class Words:
    """The pieces that a rule has found, asked for by kind."""

    def __init__(self, pieces: Pieces, first: int, last: int) -> None:
        self.pieces = pieces
        self.first = first
        self.last = last
        self.kinds = [KIND_OF[code] for code in pieces.codes[first:last]]

    def has(self, *kinds: str) -> bool:
        """Whether a piece of one of these kinds is there."""
        return any(kind in self.kinds for kind in kinds)

    def at(self, kind: str, nth: int = 0) -> int:
        """Where the ``nth`` piece of a kind stands, from the first piece; -1 when there is none."""
        places = [index for index, each in enumerate(self.kinds) if each == kind]
        return places[nth] if -len(places) <= nth < len(places) else -1

    def word(self, kind: str, nth: int = 0) -> str:
        """The ``nth`` piece of a kind, in lower case; empty when there is none."""
        place = self.at(kind, nth)
        return self.pieces.word(self.first + place).lower() if place >= 0 else ""

    def number(self, kind: str, nth: int = 0) -> int | None:
        """The ``nth`` piece of a kind as a number."""
        digits = "".join(c for c in self.word(kind, nth) if c in "0123456789")
        return int(digits) if digits else None

    def year(self) -> int | None:
        """The year, negative before our era."""
        if self.has("era_bc"):
            digits = self.pieces.word(self.first + self.at("era_bc") - 1)
            return -int(digits) if digits.isdigit() and len(digits) < 5 else None
        return self.number("year")

    def month(self) -> int | None:
        """The month, 1 to 12."""
        if name := self.word("month"):
            return lexicon.MONTHS.index(name.capitalize()) + 1
        if name := self.word("mon"):
            return lexicon.SHORT_MONTHS[name.capitalize()]
        return None

    def weekday(self) -> int | None:
        """The weekday, 1 for Monday."""
        if name := self.word("weekday"):
            return lexicon.WEEKDAYS.index(name.capitalize()) + 1
        if name := self.word("wkd"):
            return lexicon.SHORT_WEEKDAYS[name.capitalize()]
        if name := self.word("weekdays"):
            return lexicon.WEEKDAYS.index(name.capitalize()[:-1]) + 1
        return None

    def day_part(self) -> str:
        """The part of the day or the time of day, as TIMEX3 writes it."""
        if part := self.word("daypart"):
            return lexicon.PARTS[part]
        if self.has("clockunit") and self.has("early"):
            return "TMO"
        return self.clock()

    def clock(self) -> str:
        """The time of day, as TIMEX3 writes it; empty when there is none."""
        if self.has("noon"):
            return "T12:00"
        if self.has("midnight"):
            return "T24:00"
        hour, minute = 0, 0
        if clock := self.word("clock"):
            hour, minute = int(clock.split(":")[0]), int(clock.split(":")[1])
        elif self.has("meridiem", "oclock"):
            before = self.at("meridiem") if self.has("meridiem") else self.at("oclock")
            words = Words(self.pieces, self.first, self.first + before)
            hour = words.number("day", -1) or lexicon.NUMBER_WORDS.get(words.word("word", -1), 0)
        else:
            return ""
        meridiem = self.word("meridiem")
        if meridiem:
            hour = hour % 12 + (12 if meridiem[0] == "p" else 0)
        return f"T{hour:02d}:{minute:02d}" if hour <= 24 and minute < 60 else ""


def _parts(words: Words, reading: Reading | None) -> list[Part]:
    return [Part(words.first, words.last, reading)] if reading else []


def numeric_date(words: Words) -> list[Part]:
    """2022-11-09, 11/9/2022, 9.11.2022: the year first, else the month unless it cannot be."""
    piece = words.word("numericdate")
    day_text, _, clock = piece.partition("t")
    separator = next(c for c in day_text if not c.isdigit())
    numbers = [int(n) for n in day_text.split(separator) if n]
    lengths = [len(n) for n in day_text.split(separator)]
    if lengths[0] == 4:
        year, month, day = numbers
    elif lengths[2] in (2, 4) and max(lengths[:2]) <= 2:
        month, day, year = numbers
        if separator == "." or month > 12:
            month, day = day, month
        if lengths[2] == 2:
            if separator == ".":
                return []
            year += 2000 if year < 50 else 1900
    else:
        return []
    part = f"T{clock[:5]}" if clock else ""
    return _parts(words, Reading("date", year=year, month=month, day=day, part=part))


def calendar_date(words: Words) -> list[Part]:
    """A day, month or year by name, with a weekday or a time of day or without."""
    day = words.number("ordinal")
    if day is None and words.has("day"):
        place = -1 if words.at("day", -1) > words.at("meridiem") else 0
        day = None if words.has("meridiem") and place == 0 else words.number("day", place)
    if day is None and words.has("ord") and not words.has("half", "part"):
        day = lexicon.ORDINAL_WORDS.get(words.word("ord"))
    base, count = "", 0
    if words.has("unit") and words.word("unit", -1) != "year":
        return []
    if words.has("unit"):
        base = "anchor"
        count = 1 if words.has("following", "next") else -1 if words.has("previous", "last") else 0
        if words.has("last", "next", "this") and not words.has("same", "the"):
            base = "publication"
    return _parts(
        words,
        Reading("date", year=words.year(), month=words.month(), day=day, part=words.day_part(),
                base=base, shift=count),
    )  # fmt: skip


def ancient_year(words: Words) -> list[Part]:
    """480 BC, AD 79, or a range of years before our era; the era stands at the last one."""
    sign = -1 if words.has("era_bc") else 1
    numbers = [i for i, kind in enumerate(words.kinds) if kind in ("day", "number", "year")]
    parts = []
    for nth, place in enumerate(numbers):
        text = words.pieces.word(words.first + place)
        if not text.isdigit() or len(text) > 4 or not 0 < int(text) < 4000:
            return []
        first = words.first if nth == 0 else words.first + place
        last = words.last if nth == len(numbers) - 1 else words.first + place + 1
        parts.append(Part(first, last, Reading("date", year=sign * int(text))))
    return parts


def year_range(words: Words) -> list[Part]:
    """1861-1865, 2007-08: two years."""
    first = words.number("year")
    place = len(words.kinds) - 1
    text = words.pieces.word(words.last - 1)
    if first is None or not text.isdigit() or len(text) > 4:
        return []
    second = int(text)
    if len(text) == 2 and second <= first % 100:
        return []
    if len(text) == 2:
        second += first // 100 * 100
    if second <= first or len(text) not in (2, 4):
        return []
    before = words.first + words.at("year") + 1
    return [
        Part(words.first, before, Reading("date", year=first)),
        Part(words.first + place, words.last, Reading("date", year=second)),
    ]


def month_day_range(words: Words) -> list[Part]:
    """Nov. 9-12, 2022: two days."""
    month, year = words.month(), words.year()
    first, second = words.number("day"), words.number("day", 1)
    if words.kinds[0] == "day":
        if first is None or second is None or second <= first:
            return []
        split = words.at("day", 1)
        return [
            Part(words.first, words.first + 1, Reading("date", year=year, month=month, day=first)),
            Part(words.first + split, words.last,
                 Reading("date", year=year, month=month, day=second)),
        ]  # fmt: skip
    place, split = words.at("day"), words.at("day", 1)
    return [
        Part(words.first, words.first + place + 1,
             Reading("date", year=year, month=month, day=first)),
        Part(words.first + split, words.last,
             Reading("date", year=year, month=month, day=second)),
    ]  # fmt: skip


def decade(words: Words) -> list[Part]:
    """The 1970s, the 470s BC."""
    piece = words.word("decade")
    digits = "".join(c for c in piece if c.isdigit())
    if words.has("era_bc"):
        return _parts(words, Reading("fixed", f"BC{int(digits) // 10:03d}"))
    if not piece[-2].isdigit() and not words.has("early", "late", "mid", "the"):
        return []
    if len(digits) == 4:
        return _parts(words, Reading("fixed", digits[:2] if digits.endswith("000") and
                                     digits != "2000" else digits[:3]))  # fmt: skip
    if len(digits) == 2 and digits >= "20" and words.has("the", "early", "late", "mid"):
        return _parts(words, Reading("fixed", f"19{digits[0]}" if digits != "00" else "200"))
    return []


def century(words: Words) -> list[Part]:
    """The 20th century: "19"."""
    if words.word("unit") != "century":
        return []
    number = words.number("ordinal") or lexicon.ORDINAL_WORDS.get(words.word("ord"), 0)
    if words.has("word"):
        number += lexicon.NUMBER_WORDS[words.word("word")]
    if not 1 <= number <= 22:
        return []
    prefix = "BC" if words.has("era_bc") else ""
    return _parts(words, Reading("fixed", f"{prefix}{number - 1:02d}"))


def two_digit_year(words: Words) -> list[Part]:
    """'98."""
    text = words.pieces.word(words.last - 1)
    if (
        len(text) != 2
        or not text.isdigit()
        or words.pieces.starts[words.last - 1] != words.pieces.ends[words.last - 2]
    ):
        return []
    year = int(text) + (2000 if int(text) < 40 else 1900)
    return _parts(words, Reading("date", year=year))


def direction(words: Words) -> tuple[int, str]:
    """How many units away, and from what: "last" is -1 from publication."""
    if words.has("following"):
        return 1, "anchor"
    if words.has("previous"):
        return -1, "anchor"
    if words.has("next", "coming"):
        return 1, "anchor" if words.has("the") and words.at("the") == words.at("next") - 1 else (
            "publication"
        )
    if words.has("last", "past") and not words.has("this"):
        return -1, "publication"
    if words.has("that", "same", "the"):
        return 0, "anchor"
    return 0, "publication"


def weekday(words: Words) -> list[Part]:
    """Friday, late Friday, last Friday night."""
    base = ""
    count = 0
    if words.has("last", "next", "coming", "following", "previous"):
        count, base = direction(words)
    return _parts(
        words,
        Reading("weekday", weekday=words.weekday(), part=words.day_part(), shift=count,
                base=base),
    )  # fmt: skip


def weekdays(words: Words) -> list[Part]:
    """Fridays, every Friday."""
    return _parts(words, Reading("fixed", f"XXXX-WXX-{words.weekday()}{words.day_part()}"))


def season(words: Words) -> list[Part]:
    """The summer of 1955, last spring, that fall, the winter."""
    if words.has("unit"):
        count, base = direction(words)
        return _parts(
            words,
            Reading("season", lexicon.SEASON_WORDS[words.word("season")], unit="Y", shift=count,
                    base="publication" if words.has("last", "next", "this") else base),
        )  # fmt: skip
    count, base = direction(words)
    if (
        words.has("the") and not words.has("following", "next", "previous", "same", "last")
    ) or not words.has(
        "last", "next", "this", "that", "same", "following", "previous", "coming", "past"
    ):
        base = ""
    return _parts(
        words,
        Reading("season", lexicon.SEASON_WORDS[words.word("season")], year=words.year(),
                shift=count, base=base),
    )  # fmt: skip


def quarter(words: Words) -> list[Part]:
    """The third quarter of 2022, the second half of the year."""
    nth = words.number("ordinal") or lexicon.ORDINAL_WORDS.get(words.word("ord"), 0)
    if words.has("latter", "final", "last"):
        nth = 2 if words.has("half") else 4
    letter = "H" if words.has("half") else "Q"
    if letter == "Q" and words.word("unit") != "quarter":
        return []
    if not 1 <= nth <= (2 if letter == "H" else 4):
        return []
    count = 0
    if words.has("last") and words.at("last") > words.at("ord"):
        count = -1 if words.word("unit", -1) == "year" else 0
    if words.has("next"):
        count = 1
    unit = "FY" if words.has("fiscal") else ""
    return _parts(words, Reading("quarter", f"{letter}{nth}", year=words.year(), unit=unit,
                                 shift=count))  # fmt: skip


def lettered_quarter(words: Words) -> list[Part]:
    """Q3 2022, Q3 FY22."""
    unit = "FY" if words.has("fiscal", "fiscalname") else ""
    year = words.year() if words.has("year") else _short_year(words.word("fiscalname"))
    return _parts(
        words, Reading("quarter", words.word("quartername").upper(), year=year, unit=unit)
    )


def lettered_fiscal_year(words: Words) -> list[Part]:
    """FY2022, FY22."""
    return _parts(words, Reading("unit", unit="FY", year=_short_year(words.word("fiscalname"))))


def _short_year(name: str) -> int | None:
    digits = name.lstrip("fy ")
    return int(digits) + (2000 if len(digits) == 2 else 0) if digits else None


def fiscal_year(words: Words) -> list[Part]:
    """Fiscal 2022, last fiscal year."""
    count, base = direction(words)
    if words.has("the") and base == "anchor" and not words.has("following", "previous", "same"):
        count, base = 1 if words.has("next") else 0, "publication"
    year = words.year()
    return _parts(words, Reading("unit", year=year, unit="FY", shift=count, base=base))


def holiday(words: Words) -> list[Part]:
    """Christmas, New Year's Eve, last Thanksgiving."""
    name = words.word("holiday").replace("’", "'").replace(",", "")
    count, base = 0, ""
    if words.has("last", "next", "this"):
        count, base = direction(words)
    return _parts(
        words, Reading("holiday", name, year=words.year(), shift=count, base=base,
                       part=words.day_part()),
    )  # fmt: skip


def holiday_date(name: str, year: int) -> date | None:
    """The day of a holiday; nothing for one that is not known."""
    if (month_day := lexicon.HOLIDAYS.get(name)) is not None:
        return date(year, *month_day)
    days = {
        "easter": 0, "easter sunday": 0, "easter monday": 1, "good friday": -2,
        "ash wednesday": -46, "palm sunday": -7,
    }  # fmt: skip
    if name in days:
        return date.fromordinal(easter(year).toordinal() + days[name])
    nth = {
        "thanksgiving": (11, 4, 4, 0), "thanksgiving day": (11, 4, 4, 0),
        "black friday": (11, 4, 4, 1), "cyber monday": (11, 4, 4, 4), "labor day": (9, 1, 1, 0),
        "memorial day": (5, 1, -1, 0), "martin luther king jr. day": (1, 1, 3, 0),
        "martin luther king day": (1, 1, 3, 0), "mother's day": (5, 7, 2, 0),
        "father's day": (6, 7, 3, 0), "presidents' day": (2, 1, 3, 0),
        "columbus day": (10, 1, 2, 0),
    }  # fmt: skip
    if name == "election day":
        return date.fromordinal(nth_weekday(year, 11, 1, 1).toordinal() + 1)
    if name in nth:
        month, day, which, more = nth[name]
        return date.fromordinal(nth_weekday(year, month, day, which).toordinal() + more)
    return None


def unit_word(words: Words) -> str:
    """The unit: D, W, WE, M, Q, Y, DE, CE; TH, TM, TS for hours, minutes and seconds."""
    if words.has("weekend"):
        return "WE"
    word = words.word("unit", -1) or words.word("units", -1)
    if word:
        return lexicon.UNITS.get(word) or lexicon.PLURAL_UNITS[word]
    return "T" + lexicon.CLOCK_UNITS[words.word("clockunit", -1)]


def shifted_unit(words: Words) -> list[Part]:
    """Last week, this year, that same day, the following month."""
    count, base = direction(words)
    unit = unit_word(words)
    if words.kinds[-1] == "end" and unit != "Y":
        return []
    if unit in ("DE", "CE") and words.has("the") and words.has("last", "past", "next", "coming"):
        return _parts(words, Reading("fixed", "P10Y" if unit == "DE" else "P100Y"))
    if words.has("the") and words.has("past") and unit != "WE":
        return _parts(words, Reading("fixed", "P3M" if unit == "Q" else f"P1{unit}"))
    if base == "anchor" and not words.has("that", "same", "following", "previous", "next"):
        base = "at hand"
    return _parts(words, Reading("unit", unit=unit, shift=count, base=base))


def shifted_month(words: Words) -> list[Part]:
    """Last December, next May, this June."""
    count, base = direction(words)
    return _parts(words, Reading("date", month=words.month(), shift=count, base=base or "tense"))


def day_part(words: Words) -> list[Part]:
    """This morning, that night, the next morning, last night."""
    count, base = direction(words)
    part = words.day_part()
    if not words.has("next", "following", "last", "previous"):
        count = 0
    return _parts(words, Reading("unit", unit="D", shift=count, base=base, part=part))


def beside_day(words: Words) -> list[Part]:
    """The day before, the week after; the day before yesterday."""
    count = -1 if words.has("before") else 1
    if words.has("yesterday", "tomorrow"):
        return _parts(words, Reading("unit", unit="D", shift=2 * count, base="publication"))
    part = words.day_part()
    unit = "D" if part else unit_word(words)
    return _parts(words, Reading("unit", unit=unit, shift=count, base="anchor", part=part))


def spoken_day(words: Words) -> list[Part]:
    """Today, yesterday afternoon, tonight."""
    count = 1 if words.has("tomorrow") else -1 if words.has("yesterday") else 0
    part = "TNI" if words.has("tonight") else words.day_part()
    return _parts(words, Reading("unit", unit="D", shift=count, base="publication", part=part))


def amount(words: Words) -> str | None:
    """How many, as TIMEX3 writes it: "3", "2.5", "X" for a few; nothing when it is no number."""
    if words.has("few", "some", "couple", "dozen") and not words.has("word", "day"):
        return "2" if words.has("couple") else "12" if words.has("dozen") else "X"
    half = 0.5 if words.has("half") else 0
    for kind in ("number", "day", "year"):
        if words.has(kind):
            text = words.word(kind).replace(",", "")
            if len(text) > 9:
                return None
            total = float(text) + half
            break
    else:
        spoken = [
            lexicon.NUMBER_WORDS[words.pieces.word(words.first + index).lower()]
            for index, kind in enumerate(words.kinds)
            if kind == "word"
        ]
        if spoken:
            total = sum(spoken) + half if len(spoken) < 3 else spoken[-1]
        elif words.has("a"):
            total = half if words.has("half") and words.at("half") < words.at("a") else 1 + half
        else:
            return None
    if words.has("hundred"):
        total *= 100 if words.word("hundred") == "hundred" else 1000
    return f"{total:g}"


def duration_value(count: str, unit: str) -> str:
    """P3M, PT2H, P2W, PXY."""
    if unit == "Q":
        return "P3M" if count == "1" else f"P{float(count) * 3:g}M" if count != "X" else "PXM"
    if unit == "F":
        return f"P{float(count) * 2:g}W" if count != "X" else "PXW"
    if unit == "WE":
        return f"P{count}WE"
    if unit == "Y" and count == "0.5":
        return "P6M"
    if unit == "TH" and count == "0.5":
        return "PT30M"
    return f"P{unit[:1]}{count}{unit[1:]}" if unit[0] == "T" else f"P{count}{unit}"


def duration(words: Words) -> list[Part]:
    """Six months, a 16-hour shift, more than two years."""
    count = amount(words)
    if not count:
        return []
    if words.kinds[0] == "a" and words.has("units") and count == "1":
        count = "X"
    first = words.first
    if words.kinds[0] == "a" and words.kinds[-1] == "full":
        first += 1
    return [Part(first, words.last, Reading("fixed", duration_value(count, unit_word(words))))]


def bare_units(words: Words) -> list[Part]:
    """Months, for years, a decades-long dispute."""
    unit = unit_word(words)
    count = "1" if words.word("unit") and words.has("hyphen", "full") else "X"
    return _parts(words, Reading("fixed", duration_value(count, unit)))


def counted_shift(words: Words) -> list[Part]:
    """Three weeks ago, two days later, a year earlier."""
    past = words.has("ago", "earlier", "before", "previously")
    count = amount(words)
    unit = unit_word(words)
    if count is None or count == "X" or unit[0] == "T" or "." in count:
        return _parts(words, Reading("fixed", "PAST_REF" if past else "FUTURE_REF"))
    number = min(int(float(count)), 9999) * (-1 if past else 1)
    if unit == "F":
        unit, number = "W", number * 2
    base = "publication" if words.has("ago") else "anchor"
    return _parts(words, Reading("unit", unit=unit, shift=number, base=base))


def vague_shift(words: Words) -> list[Part]:
    """Years ago, weeks later, some time ago."""
    past = words.has("ago", "earlier", "before", "previously")
    return _parts(words, Reading("fixed", "PAST_REF" if past else "FUTURE_REF"))


def every(words: Words) -> list[Part]:
    """Every Monday, each year, per month."""
    if words.has("weekday", "weekdays", "wkd"):
        return weekdays(words)
    if words.has("month", "mon"):
        return _parts(words, Reading("fixed", f"XXXX-{words.month():02d}"))
    if words.has("season"):
        return _parts(words, Reading("fixed", f"XXXX-{lexicon.SEASON_WORDS[words.word('season')]}"))
    if words.has("daypart"):
        return _parts(words, Reading("fixed", f"XXXX-XX-XX{words.day_part()}"))
    if words.has("weekend"):
        return _parts(words, Reading("fixed", "XXXX-WXX-WE"))
    count = "2" if words.has("other") else amount(words) or "1"
    return _parts(words, Reading("fixed", duration_value(count, unit_word(words))))


def set_word(words: Words) -> list[Part]:
    """Daily, annually, on weekends."""
    if words.has("weekends"):
        return _parts(words, Reading("fixed", "XXXX-WXX-WE"))
    return _parts(words, Reading("fixed", lexicon.SETS[words.word("set")]))


def reference(words: Words) -> list[Part]:
    """Now, recently, the future."""
    if words.has("recent", "past"):
        value = "PAST_REF"
    elif words.has("future", "coming"):
        value = "FUTURE_REF"
    else:
        value = lexicon.REFERENCES.get(words.word("now") or words.word("previously"), "PRESENT_REF")
    return _parts(words, Reading("fixed", value))


def time_of_day(words: Words) -> list[Part]:
    """3 p.m., noon, 15:30."""
    part = words.clock()
    return _parts(words, Reading("time", part=part)) if part else []


def attacks_of_2001(words: Words) -> list[Part]:
    """9/11."""
    return _parts(words, Reading("date", year=2001, month=9, day=11))


def plain_year(words: Words) -> list[Part]:
    """1979, the end of 1958."""
    year = words.year()
    return _parts(words, Reading("date", year=year) if year else None)


__all__ = ["Part", "Reading", "Words", "year_value"]
