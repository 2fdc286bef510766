"""Readings of dates that are named: days, months, years, seasons, quarters, holidays."""

from __future__ import annotations

from storyview.analysis import time_lexicon as lexicon
from storyview.analysis.calendar_values import month_length
from storyview.analysis.time_readings import Part, Reading, Words, direction, whole


def numeric_date(words: Words) -> list[Part]:
    """2022-11-09, 11/9/2022, 9.11.2022: the year first, else the month unless it cannot be."""
    piece = words.word("numericdate")
    day_text, _, clock = piece.partition("t")
    separator = next(c for c in day_text if not c.isdigit())
    parts = day_text.split(separator)
    if len(parts) != 3 or not all(map(str.isdecimal, parts)):
        return []
    numbers = [int(each) for each in parts]
    lengths = [len(each) for each in parts]
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
    return whole(words, Reading("date", year=year, month=month, day=day, part=part))


def calendar_date(words: Words) -> list[Part]:
    """A day, month or year by name, with a weekday or a time of day or without."""
    day = words.number("ordinal")
    if day is None and words.has("day"):
        place = -1 if words.at("day", -1) > words.at("meridiem") else 0
        day = None if words.has("meridiem") and place == 0 else words.number("day", place)
    if day is None and words.has("ord") and not words.has("half", "part"):
        day = lexicon.ORDINAL_WORDS.get(words.word("ord"))
    year = words.year()
    after = words.pieces.text[words.end : words.end + 9]
    if (words.month(), day, year) == (9, 11, None) and after.startswith((" attack", " terror")):
        year = 2001
    base, count = "", 0
    if words.has("unit") and words.word("unit", -1) != "year":
        return []
    if words.has("unit"):
        base = "anchor"
        count = 1 if words.has("following", "next") else -1 if words.has("previous", "last") else 0
        if words.has("last", "next", "this") and not words.has("same", "the"):
            base = "year of publication"
    return whole(
        words,
        Reading("date", year=year, month=words.month(), day=day, part=words.day_part(),
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
        return whole(words, Reading("fixed", f"BC{int(digits) // 10:03d}"))
    if not piece[-2].isdigit() and not words.has("early", "late", "mid", "the"):
        return []
    if len(digits) == 4:
        hundred = digits.endswith("00") and digits != "2000"
        return whole(words, Reading("fixed", digits[:2] if hundred else digits[:3]))
    if len(digits) == 2 and digits >= "20" and words.has("the", "early", "late", "mid"):
        return whole(words, Reading("fixed", f"19{digits[0]}" if digits != "00" else "200"))
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
    return whole(words, Reading("fixed", f"{prefix}{number - 1:02d}"))


def two_digit_year(words: Words) -> list[Part]:
    """'98."""
    text = words.pieces.word(words.last - 1)
    if (
        len(text) != 2
        or not text.isdigit()
        or words.pieces.start(words.last - 1) != words.pieces.end(words.last - 2)
    ):
        return []
    year = int(text) + (2000 if int(text) < 40 else 1900)
    return whole(words, Reading("date", year=year))


def weekday(words: Words) -> list[Part]:
    """Friday, late Friday, last Friday night."""
    base = ""
    count = 0
    if words.has("past"):
        count, base = -1, "publication"
    elif words.has("last", "next", "coming", "following", "previous", "this", "that", "same"):
        count, base = direction(words)
    return whole(
        words,
        Reading("weekday", weekday=words.weekday(), part=words.day_part(), shift=count,
                base=base),
    )  # fmt: skip


def weekday_beside(words: Words) -> list[Part]:
    """The Tuesday before; "the Tuesday before the vote" counts from what is not known."""
    count = -1 if words.has("before") else 1
    if words.pieces.text[words.end : words.end + 2].strip()[:1].isalnum():
        first = words.first + 1
        return [Part(first, first + 1, Reading("fixed", f"XXXX-WXX-{words.weekday()}"))]
    return whole(words, Reading("weekday", weekday=words.weekday(), shift=count, base="anchor"))


def weekday_of_week(words: Words) -> list[Part]:
    """Tuesday of last week, Wednesday next week."""
    if words.word("unit", -1) != "week":
        return []
    count = 1 if words.has("next") else -1 if words.has("last") else 0
    return whole(
        words,
        Reading("weekday", weekday=words.weekday(), part=words.day_part(), unit="W", shift=count,
                base="publication"),
    )  # fmt: skip


def weekday_week(words: Words) -> list[Part]:
    """Monday week, a week on Thursday, a week from Sunday: the one after the next."""
    text = words.pieces.text
    before = text[max(0, words.start - 12) : words.start]
    after = text[words.end : words.end + 1]
    if words.word("unit") != "week" or (words.kinds[-1] == "unit" and after in ("-", "’", "'")):
        return []
    if words.has("on") and not before.endswith((" is ", " be ", " until ", " held ", " begins ")):
        return []
    return whole(words, Reading("weekday", weekday=words.weekday(), shift=2, base="publication"))


def weekdays_ago(words: Words) -> list[Part]:
    """Two Sundays ago."""
    count = words.number("day") or lexicon.NUMBER_WORDS.get(words.word("word"), 2)
    return whole(
        words, Reading("weekday", weekday=words.weekday(), shift=-count, base="publication")
    )


def week_of_day(words: Words) -> list[Part]:
    """The week of Nov. 7, the weekend of 12 March 2021."""
    if not words.has("weekend") and words.word("unit") != "week":
        return []
    unit = "WE" if words.has("weekend") else "W"
    day = words.number("day") or words.number("ordinal")
    return whole(words, Reading("date", year=words.year(), month=words.month(), day=day, unit=unit))


def nth_weekday(words: Words) -> list[Part]:
    """The first Sunday in May, the last Monday of October 2021."""
    nth = words.number("ordinal") or lexicon.ORDINAL_WORDS.get(words.word("ord"), -1)
    if nth > 4:
        return []
    return whole(
        words,
        Reading("date", str(nth), year=words.year(), month=words.month(), weekday=words.weekday()),
    )


def edge_of_month(words: Words) -> list[Part]:
    """The last day of March, the second week of May 2011: weeks are given by their month."""
    unit = words.word("unit")
    nth = lexicon.ORDINAL_WORDS.get(words.word("ord"), 0)
    if words.has("weekend") or unit == "week":
        return whole(words, Reading("date", year=words.year(), month=words.month()))
    if unit != "day" or nth > 1:
        return []
    month = words.month() or 1
    day = 1 if nth else month_length(words.year() or ANY_YEAR, month)
    return whole(words, Reading("date", year=words.year(), month=month, day=day))


ANY_YEAR = 2001
"""A year of the common length, for months without one."""


def weekdays(words: Words) -> list[Part]:
    """Fridays, every Friday."""
    return whole(words, Reading("fixed", f"XXXX-WXX-{words.weekday()}{words.day_part()}"))


def season(words: Words) -> list[Part]:
    """The summer of 1955, last spring, that fall, the winter."""
    if words.has("unit"):
        count, base = direction(words)
        return whole(
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
    return whole(
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
    return whole(words, Reading("quarter", f"{letter}{nth}", year=words.year(), unit=unit,
                                 shift=count))  # fmt: skip


def lettered_quarter(words: Words) -> list[Part]:
    """Q3 2022, Q3 FY22."""
    unit = "FY" if words.has("fiscal", "fiscalname") else ""
    year = words.year() if words.has("year") else _short_year(words.word("fiscalname"))
    return whole(words, Reading("quarter", words.word("quartername").upper(), year=year, unit=unit))


def lettered_fiscal_year(words: Words) -> list[Part]:
    """FY2022, FY22."""
    return whole(words, Reading("unit", unit="FY", year=_short_year(words.word("fiscalname"))))


def _short_year(name: str) -> int | None:
    digits = name.lstrip("fy ")
    return int(digits) + (2000 if len(digits) == 2 else 0) if digits else None


def holiday(words: Words) -> list[Part]:
    """Christmas, New Year's Eve, last Thanksgiving."""
    name = words.word("holiday").replace("’", "'").replace(",", "")
    count, base = 0, ""
    if words.has("last", "next", "this"):
        count, base = direction(words)
    return whole(
        words, Reading("holiday", name, year=words.year(), shift=count, base=base,
                       part=words.day_part()),
    )  # fmt: skip


def attacks_of_2001(words: Words) -> list[Part]:
    """9/11."""
    return whole(words, Reading("date", year=2001, month=9, day=11))


def plain_year(words: Words) -> list[Part]:
    """1979, the end of 1958."""
    year = words.year()
    return whole(words, Reading("date", year=year) if year else None)
