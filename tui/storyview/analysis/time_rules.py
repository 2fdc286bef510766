"""The table of rules that find time expressions.

A row is a name, a pattern over the kinds of ``time_lexicon``, and the function that reads what
it finds. At each place the rule that takes the most pieces wins, then the earlier row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from storyview.analysis import date_readings as dates
from storyview.analysis import duration_readings as durations
from storyview.analysis.fiscal_years import fiscal_year

if TYPE_CHECKING:
    from collections.abc import Callable

    from storyview.analysis.time_readings import Part, Words

PATTERNS = {
    "MONTH": "(?:month|mon dot?)",
    "DAYNO": "(?:day|ordinal)",
    "WD": "(?:weekday|wkd dot)",
    "EARLY": "(?:(?:early|late|mid) hyphen?)",
    "EDGE": "(?:the? very? (?:begin|end|middle|rest|early part|late part"
    "|(?:ord|latter|last|final) (?:half|part)) of)",
    "PRE": "(?:EDGE the?|the? EARLY|EARLY in the?|ca dot?)?",
    "QUALIFIER": "(?:EDGE|EARLY|(?:later|earlier) (?:in|on)?|EARLY in)",
    "TIME": "(?:(?:clock|day|word|number) dot? meridiem|(?:day|word) oclock|clock|noon|midnight)",
    "ZONE": "(?:zone|local time)",
    "AT": "(?:TIME ZONE? (?:on|comma)?)?",
    "MORNING": "(?:(?:(?:early in)? the? EARLY? daypart clockunit? of|the? EARLY clockunit of))?",
    "APPROX": "(?:approx|more than|(?:at|the) least|a full|up to)",
    "ERA": "(?:era_bc|era_ad)",
    "ANCIENT": "(?:(?:day|number|year) era_bc)",
    "NUMBER": "(?:(?:day|number|year|word (?:hyphen? word)?)(?: hundred)?)",
    "COUNT": "(?:NUMBER (?:and a? half)?|a? few|a? couple of?|some|a? dozen|a (?:hundred)?"
    "|half a)",
    "UNITS": "(?:unit|units|clockunit)",
    "DIRECTED": "(?:the? (?:last|next|past|coming|following|previous)|this (?:past|coming)?"
    "|current|(?:that|the|this) same|that|these)",
}  # fmt: skip
"""The parts that patterns have in common."""


class Rule(NamedTuple):
    """One way to say when."""

    name: str
    pattern: str
    read: Callable[[Words], list[Part]]


RULES = tuple(
    Rule(*row)
    for row in (
        ("numeric date", "AT numericdate", dates.numeric_date),
        ("9/11", "nineeleven", dates.attacks_of_2001),
        ("month day year", "AT MORNING (?:WD comma?)? EARLY? MONTH the? DAYNO"
         " (?:(?:comma|of)? year)?", dates.calendar_date),
        ("day month year", "AT MORNING (?:WD comma? (?:the)?)? (?:the? ordinal|the? ord|day)"
         " (?:of|hyphen)? MONTH (?:(?:comma|hyphen)? year)?", dates.calendar_date),
        ("days of a month", "MONTH day (?:hyphen|and|to|or) day (?:comma? year)?",
         dates.month_day_range),
        ("days of a month, day first", "day (?:hyphen|and|to|or) day MONTH (?:comma? year)?",
         dates.month_day_range),
        ("month year", "PRE MONTH (?:of|comma)? (?:year|ANCIENT)", dates.calendar_date),
        ("month of a year", "PRE MONTH (?:DAYNO)? of (?:the same|that same?|this|the (?:following|"
         "previous|next)|last|next) unit", dates.calendar_date),
        ("month of a directed year", "PRE (?:day? MONTH|MONTH (?:DAYNO)?)"
         " (?:this|last|next|that same?|the (?:same|following|next|previous)) unit",
         dates.calendar_date),
        ("month", "PRE MONTH", dates.calendar_date),
        ("nth weekday", "the (?:ord|ordinal|final|last) WD (?:of|in) MONTH (?:comma? year)?",
         dates.nth_weekday),
        ("edge of a month", "the very? (?:ord|final|last) (?:unit|weekend) of MONTH"
         " (?:comma? year)?", dates.edge_of_month),
        ("week of a day", "the (?:unit|weekend) of (?:MONTH DAYNO|day MONTH) (?:comma? year)?",
         dates.week_of_day),
        ("quarter", "EARLY? the? (?:ord|ordinal|final|latter|last) hyphen? (?:unit|half)"
         " (?:of? (?:(?:the|this|that|last|next)? same? (?:fiscal? unit|fiscal)"
         "|fiscal? unit? year))?",
         dates.quarter),
        ("years", "(?:the units)? year (?:hyphen|slash) (?:year|number|day)", dates.year_range),
        ("years before our era", "PRE (?:day|number|year)"
         " (?:hyphen|to|and) (?:day|number|year) era_bc",
         dates.ancient_year),
        ("year of an era", "PRE (?:day|number|year) ERA", dates.ancient_year),
        ("year of our era", "era_ad (?:day|number|year)", dates.ancient_year),
        ("year", "(?:EDGE|the? EARLY|EARLY in the?|ca dot?)? (?:the (?:unit|units))? year",
         dates.plain_year),
        ("two-digit year", "apostrophe (?:day|number)", dates.two_digit_year),
        ("decade", "PRE (?:the)? EARLY? apostrophe? decade era_bc?", dates.decade),
        ("century", "PRE (?:the)? EARLY? (?:word hyphen)? (?:ordinal|ord) hyphen? unit era_bc?",
         dates.century),
        ("season of a year", "PRE (?:the)? EARLY? season (?:of|comma)? (?:year|ANCIENT)",
         dates.season),
        ("season of a directed year", "PRE (?:the)? EARLY? season of"
         " (?:the? (?:following|previous|next|last)|(?:that|the) same?|this) unit",
         dates.season),
        ("season", "PRE (?:the)? EARLY? season", dates.season),
        ("directed season", "QUALIFIER? DIRECTED season", dates.season),
        ("fiscal year", "QUALIFIER? (?:DIRECTED|the)? fiscal (?:unit year?|year)",
         fiscal_year),
        ("quarter by its letter", "quartername (?:of|comma)? (?:fiscal? year|fiscalname)?",
         dates.lettered_quarter),
        ("fiscal year by its letters", "fiscalname", dates.lettered_fiscal_year),
        ("year's end", "(?:this|last|next)? unit (?:apostrophe plain|hyphen)? end",
         durations.shifted_unit),
        ("holiday", "(?:last|next|this)? holiday (?:(?:comma|in|of)? year)? (?:daypart)?",
         dates.holiday),
        ("weekday", "AT MORNING (?:EARLY (?:on)?)? WD daypart?", dates.weekday),
        ("directed weekday", "AT EARLY? (?:last|next|this (?:past|coming)?|(?:the|this)"
         " (?:following|previous|next|same)|that same?|the? coming) WD daypart?", dates.weekday),
        ("weekday of a week", "AT EARLY? WD daypart? of? (?:last|next|this) unit",
         dates.weekday_of_week),
        ("weekday a week on", "WD unit|a unit (?:on|from) WD", dates.weekday_week),
        ("weekdays ago", "(?:a couple of?|word|day) weekdays ago", dates.weekdays_ago),
        ("month beside", "EARLY? (?:the (?:following|previous|next|same)|that same?) month",
         durations.shifted_month),
        ("weekday beside", "the WD (?:before|after)", dates.weekday_beside),
        ("time of a directed year", "this time (?:last|next) unit", durations.shifted_unit),
        ("directed month", "EARLY? (?:last|next|this (?:past|coming)?) month",
         durations.shifted_month),
        ("directed unit", "QUALIFIER? DIRECTED full? (?:unit|weekend)",
         durations.shifted_unit),
        ("the unit at hand", "QUALIFIER the (?:unit|weekend)", durations.shifted_unit),
        ("weekend", "the weekend", durations.shifted_unit),
        ("part of a day", "(?:EARLY|later|earlier)? (?:DIRECTED|the) EARLY? daypart",
         durations.day_part),
        ("beside a day", "the (?:unit|daypart) (?:before|after|following|earlier)"
         " (?:yesterday|tomorrow|last|next)?", durations.beside_day),
        ("spoken day", "AT (?:EARLY|later|earlier)? (?:today|yesterday|tomorrow|tonight)"
         " daypart?", durations.spoken_day),
        ("counted shift", "APPROX? COUNT UNITS"
         " (?:ago|later|earlier|before|after|previously|from (?:now|today))",
         durations.counted_shift),
        ("vague shift", "(?:some|just)? units (?:ago|later|earlier|before)", durations.vague_shift),
        ("day to come", "a later (?:time|date)", durations.open_time),
        ("open duration", "a (?:indefinite|full) period of time|a indefinite (?:period|time)",
         durations.open_time),
        ("duration", "(?:the? (?:last|past|next|ord|final|coming|following|previous|same))?"
         " APPROX? COUNT hyphen? full? UNITS (?:hyphen? full)?", durations.duration),
        ("duration, half more", "APPROX? a unit and a half", durations.duration),
        ("shift, half more", "APPROX? a unit and a half (?:ago|later|earlier)",
         durations.counted_shift),
        ("recent units", "the? recent units", durations.reference),
        ("coming units", "the? coming units", durations.reference),
        ("these days", "these units", durations.reference),
        ("bare units", "units (?:hyphen full)?", durations.bare_units),
        ("unit-long", "unit hyphen full", durations.bare_units),
        ("every", "every other? (?:NUMBER)?"
         " (?:unit|units|clockunit|WD daypart?|MONTH|season|daypart"
         "|weekend)", durations.every),
        ("rate", "per (?:unit|clockunit)", durations.every),
        ("weekdays", "weekdays dayparts?|weekday dayparts", dates.weekdays),
        ("set", "set|weekends", durations.set_word),
        ("reference", "(?:right|more|just)? now|at the moment|the near? future"
         "|the past", durations.reference),
        ("time of day", "TIME zone?", durations.time_of_day),
    )
)  # fmt: skip
