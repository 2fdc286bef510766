"""Where in the calendar a reading lies: its TIMEX3 value, counted from what stands before it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import MAXYEAR, date
from typing import TYPE_CHECKING

from storyview.analysis.calendar_values import interval, is_leap, nth_weekday, season_of, year_value
from storyview.analysis.counted_units import shifted, unit_value, years_on
from storyview.analysis.findings import TimeBasis
from storyview.analysis.fiscal_years import bounded_year
from storyview.analysis.holidays import holiday_date
from storyview.analysis.time_anchor import Anchor

if TYPE_CHECKING:
    from collections.abc import Callable

    from storyview.analysis.time_readings import Reading

Placed = tuple[str, TimeBasis]
UNKNOWN = {
    "D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX",
    "Y": "XXXX", "DE": "XXX", "CE": "XX", "FY": "FYXXXX",
}  # fmt: skip
"""The values of units that have nothing to be counted from."""

YEAR_ROUND = 335
"""How many days after a holiday the next one is spoken of, when no verb tells."""
REPORTED = 2
"""How many years back a year may lie that a report of today is still about."""
REACH = 3
"""How many sentences back news may have named what "the next day" counts from."""
COUNTED = ("date", "weekday", "season", "unit", "holiday")
"""The forms of readings that what follows may count from."""
SOON = 60
"""How many days ahead of publication a day without a verb is rather announced than long past."""

JUST_PASSED = 14
"""How many days after a holiday the next one is not yet spoken of."""


def _is_last_weekend(weekday: int, reading: Reading, spoken: str) -> bool:
    """Whether "the weekend" is the last one, on a day before Saturday.

    What happened over it happened on the last one; early in the week that is the nearest, too.
    """
    early = weekday < 4
    if reading.base != "at hand":
        return spoken == "past" and early
    return spoken == "past" or (not spoken and early)


def _is_day(value: str) -> bool:
    covered = interval(value)
    return covered is not None and covered[0] == covered[1]


@dataclass(slots=True)
class Calendar:
    """Places the readings of one article, in the order of the text."""

    published: date | None
    narration: bool
    """Whether the article narrates a past far from its publication: months and days then hang on
    the year named before, not on the day of publication."""
    anchor: Anchor = field(default_factory=Anchor)
    finely: bool = False
    """Whether this paragraph has named a month or a day."""
    named_here: bool = False
    """Whether this paragraph has named a time with a place in the calendar."""
    thread: int | None = None
    """The year that a sentence of this paragraph opens with: what follows goes on from there."""
    thread_sentence: int = -1
    """The number of that sentence."""
    goes_on: bool = False
    """Whether the expression at hand goes on from it."""
    lost: int | None = None
    """The number of the sentence with a day that nothing tells ("the next day"), when it is the
    day named last: "later in the day" is then none that is known either."""

    def place(
        self, reading: Reading, tense: Callable[[], str], *, opens: bool = True, sentence: int = 0
    ) -> Placed | None:
        """The value of a reading and what it rests on.

        Args:
            reading: What the expression says.
            tense: The tense of the verb beside it.
            opens: Whether the expression opens its sentence.
            sentence: The number of its sentence.
        """
        if not self.narration:
            self.anchor.forget(sentence - REACH)
        if self.lost is not None and self.lost < sentence - REACH:
            self.lost = None
        self.anchor.sentence = sentence
        self.goes_on = opens or sentence == self.thread_sentence
        placed = self._place(reading, tense)
        if placed is None:
            return None
        value = placed[0]
        if placed[1] is not TimeBasis.NONE and _is_day(value):
            self.lost = None
        elif placed[1] is TimeBasis.NONE and reading.form == "unit" and reading.unit == "D":
            self.lost = sentence
        if placed[1] is TimeBasis.NONE and self.published is None and reading.form in COUNTED:
            # What comes next counts from a time that nobody knows.
            self.anchor.clear()
            self.thread = None
        if interval(value) is None and value[:1].isdigit() and "X" not in value:
            return None
        year = reading.year
        if year is None and placed[1] is TimeBasis.ANCHOR and value.isdigit() and len(value) == 4:
            year = int(value)
        if year is not None and opens:
            self.thread, self.thread_sentence = year, sentence
        elif placed[1] is TimeBasis.PUBLICATION:
            self.thread = None
        if self._is_aside(reading, opens):
            self.anchor.notice(value)
        else:
            self.anchor.remember(value)
            covered = interval(placed[0])
            self.named_here = self.named_here or covered is not None
            self.finely = self.finely or (
                covered is not None and (covered[1] - covered[0]).days < 31
            )
        return placed

    def begin_paragraph(self) -> None:
        """Forget how precise the times of the last paragraph were."""
        self.finely = self.named_here = False
        self.thread, self.thread_sentence = None, -1

    def _is_aside(self, reading: Reading, opens: bool) -> bool:
        """Whether an expression leaves the thread of time where it is.

        "The 1941 campaign" in a paragraph that goes by months, "the year before", "years ago".
        """
        if reading.form == "unit" and reading.shift < 0:
            return reading.unit in ("Y", "DE", "CE") or reading.base == "publication"
        bare_year = reading.form == "date" and reading.month is None and reading.year is not None
        return self.finely and bare_year and not opens

    def _place(self, reading: Reading, tense: Callable[[], str]) -> Placed | None:
        if reading.form == "fixed":
            value = reading.value
            return value, TimeBasis.EXPLICIT if interval(value) else TimeBasis.NONE
        if reading.form == "date":
            return self._date(reading, tense)
        if reading.form == "weekday":
            return self._weekday(reading, tense)
        if reading.form == "season":
            return self._season(reading, tense)
        if reading.form == "quarter":
            return self._quarter(reading, tense)
        if reading.form == "unit":
            return self._unit(reading, tense)
        if reading.form == "time":
            day, basis = self._today()
            if day is None:
                return f"XXXX-XX-XX{reading.part}", TimeBasis.NONE
            return f"{day.isoformat()}{reading.part}", basis
        return self._holiday(reading, tense)

    def _today(self) -> tuple[date | None, TimeBasis]:
        if self.anchor.day:
            return self.anchor.day, TimeBasis.ANCHOR
        if self.lost is not None:
            return None, TimeBasis.NONE
        return self.published, TimeBasis.PUBLICATION

    def _date(self, reading: Reading, tense: Callable[[], str]) -> Placed | None:
        basis = TimeBasis.EXPLICIT
        year, month = reading.year, reading.month
        if year is None:
            year, basis = self._open_year(reading, tense)
        if year is None:
            on = f"-{reading.day:02d}" if reading.day else "-XX" if reading.weekday else ""
            return f"XXXX-{month:02d}{on}{reading.part}", TimeBasis.NONE
        if month == 2 and reading.day == 29 and reading.year is None:
            year = min((year, year - 1, year + 1, year - 2), key=lambda y: not is_leap(abs(y)))
        value = year_value(year)
        if month:
            value += f"-{month:02d}"
            if reading.weekday and 0 < year <= MAXYEAR:
                day = nth_weekday(year, month, reading.weekday, int(reading.value))
                return day.isoformat(), basis
            if reading.day and reading.unit and year > 0:
                covered = interval(f"{value}-{reading.day:02d}")
                return (unit_value(covered[0], reading.unit, 0), basis) if covered else None
            if reading.day:
                value += f"-{reading.day:02d}{reading.part}"
        elif year > 2200:
            return None
        return value, basis

    def _open_year(
        self, reading: Reading, tense: Callable[[], str]
    ) -> tuple[int | None, TimeBasis]:
        """The year of a month or a day that is named without one."""
        month = reading.month or 1
        published, anchor = self.published, self.anchor
        if reading.base == "anchor" and anchor.year:
            if reading.unit == "M" and anchor.month and (month - anchor.month) * reading.shift > 0:
                return anchor.year, TimeBasis.ANCHOR
            return anchor.year + reading.shift, TimeBasis.ANCHOR
        if self.narration and anchor.year is not None:
            return self._narrated_year(month), TimeBasis.ANCHOR
        this_year = published.year if published else MAXYEAR
        if self.thread and self.goes_on and not reading.base and self.thread < this_year:
            return self.thread, TimeBasis.ANCHOR
        if published is None:
            return None, TimeBasis.NONE
        basis = TimeBasis.PUBLICATION
        if reading.base == "year of publication":
            return published.year + reading.shift, basis
        if reading.shift < 0:
            return published.year - (month >= published.month), basis
        if reading.shift > 0:
            return published.year + (month <= published.month), basis
        this = (published.month, published.day if reading.day else 0)
        named = (month, reading.day or 0)
        if reading.base == "publication":
            return published.year, basis
        if named == this:
            return published.year, basis
        spoken = tense()
        if spoken == "future":
            return published.year + (named < this), basis
        if not spoken and named > this and self._near(published.year, month, reading.day or 1):
            # A day soon after publication is announced more often than it is a year old.
            return published.year, basis
        return published.year - (named > this), basis

    def _near(self, year: int, month: int, day: int) -> bool:
        try:
            ahead = (date(year, month, day) - (self.published or date.max)).days
        except ValueError:
            return False
        return 0 <= ahead <= SOON

    def _narrated_year(self, month: int) -> int:
        anchor = self.anchor
        year = anchor.year or 1
        if anchor.month is None:
            return year
        # Narration moves on: January after November is that of the next year, but a month that
        # lies only a little back is of the same one.
        if anchor.month - month >= 8:
            return year + 1
        if month - anchor.month >= 9:
            return year - 1
        return year

    def _weekday(self, reading: Reading, tense: Callable[[], str]) -> Placed:
        weekday = reading.weekday or 1
        base, basis = self.published, TimeBasis.PUBLICATION
        if self.anchor.day and (self.narration or reading.base == "anchor"):
            base, basis = self.anchor.day, TimeBasis.ANCHOR
        if base is None:
            return f"XXXX-WXX-{weekday}{reading.part}", TimeBasis.NONE
        back = (base.isoweekday() - weekday) % 7
        ahead = (weekday - base.isoweekday()) % 7
        if basis is TimeBasis.ANCHOR and not reading.shift:
            days = ahead if ahead <= 3 else -back
        elif reading.unit == "W":
            days = weekday - base.isoweekday() + 7 * reading.shift
        elif reading.base == "publication" and reading.shift < 0:
            days = -(back or 7) + 7 * (reading.shift + 1)
        elif reading.shift > 0:
            days = (ahead or 7) + 7 * (reading.shift - 1)
        elif reading.shift < 0:
            days = -(back or 7)
        elif back == 0:
            days = 0
        elif reading.base == "publication" and tense() != "future":
            # "This Friday" is the one of the week at hand.
            days = weekday - base.isoweekday()
        else:
            days = ahead if tense() == "future" else -back
        day = shifted(base, days)
        return (f"{day.isoformat()}{reading.part}", basis) if day else ("XXXX-WXX", TimeBasis.NONE)

    def _season(self, reading: Reading, tense: Callable[[], str]) -> Placed:
        season = reading.value
        if reading.year is not None:
            return f"{year_value(reading.year)}-{season}", TimeBasis.EXPLICIT
        anchored = self.narration or reading.base == "anchor"
        named = self.anchor.named_year if reading.base == "anchor" else self.anchor.year
        if anchored and named is not None:
            year = years_on(named, reading.shift)
            return f"{year_value(year)}-{season}", TimeBasis.ANCHOR
        if self.published is None:
            return f"XXXX-{season}", TimeBasis.NONE
        year, current = season_of(self.published)
        if reading.unit == "Y":
            return f"{self.published.year + reading.shift:04d}-{season}", TimeBasis.PUBLICATION
        order = ("SP", "SU", "FA", "WI")
        passed, coming = order.index(season) < order.index(current), season != current
        if reading.base == "publication" and reading.shift:
            if reading.shift < 0:
                year -= not passed
            else:
                year += passed or not coming
        elif reading.base == "publication":
            pass
        elif tense() == "future":
            year += passed
        elif not passed and coming:
            year -= 1
        return f"{year:04d}-{season}", TimeBasis.PUBLICATION

    def _quarter(self, reading: Reading, tense: Callable[[], str]) -> Placed:
        prefix = reading.unit
        if reading.year is not None:
            return f"{prefix}{year_value(reading.year)}-{reading.value}", TimeBasis.EXPLICIT
        if self.narration and self.anchor.year is not None:
            year = self.anchor.year + reading.shift
            return f"{prefix}{year_value(year)}-{reading.value}", TimeBasis.ANCHOR
        if self.published is None:
            return f"XXXX-{reading.value}", TimeBasis.NONE
        year = self.published.year + reading.shift
        covered = interval(f"{year:04d}-{reading.value}")
        if not reading.shift and covered and covered[0] > self.published and tense() != "future":
            year -= 1
        return f"{prefix}{year:04d}-{reading.value}", TimeBasis.PUBLICATION

    def _unit(self, reading: Reading, tense: Callable[[], str]) -> Placed | None:
        if reading.base == "compared":
            reading = reading._replace(base=self._compared_with())
        unit, count = reading.unit, reading.shift
        if reading.year is not None:
            return f"{unit}{reading.year:04d}", TimeBasis.EXPLICIT
        if reading.value and self.published is not None and not self.narration:
            bounded = bounded_year(self.published, reading, tense)
            return f"{unit}{bounded:04d}", TimeBasis.PUBLICATION
        anchored = (
            reading.base == "anchor"
            or self.narration
            or (reading.base == "at hand" and self.named_here and unit != "WE")
        )
        year = self.anchor.named_year if count else self.anchor.year
        if unit == "Y" and anchored and year is not None:
            return year_value(years_on(year, count)), TimeBasis.ANCHOR
        if unit == "DE" and anchored and self.anchor.year is not None and self.anchor.year < 0:
            first = -self.anchor.year // 10 - count
            return (f"BC{first:03d}", TimeBasis.ANCHOR) if first >= 0 else None
        base = self.published
        basis = TimeBasis.PUBLICATION
        if anchored:
            found = self._base(unit)
            if found is not None:
                base, basis = found, TimeBasis.ANCHOR
            elif self.narration or not self._may_compare(reading):
                return UNKNOWN[unit] + reading.part, TimeBasis.NONE
        follows_lost = unit == "D" and reading.base == "at hand" and self.lost is not None
        if base is None or (follows_lost and not anchored):
            return UNKNOWN[unit] + reading.part, TimeBasis.NONE
        if unit == "WE" and not count and not anchored and base.isoweekday() < 6:
            count -= _is_last_weekend(base.isoweekday(), reading, tense())
        value = unit_value(base, unit, count)
        return (value + reading.part, basis) if value else None

    def _compared_with(self) -> str:
        """What "up from a year earlier" counts from: a year of long ago is only background."""
        named = self.anchor.named_year
        if self.published is None or self.narration:
            return "anchor"
        reported = named is not None and named >= self.published.year - REPORTED
        return "anchor" if reported else "publication"

    def _may_compare(self, reading: Reading) -> bool:
        """Whether an expression without an anchor counts from publication after all.

        "Up from a year earlier" does in a report of the day; "the next day" does not.
        """
        if reading.base != "anchor":
            return True
        return reading.shift < 0 and reading.unit in ("M", "Q", "Y", "FY")

    def _base(self, unit: str) -> date | None:
        anchor = self.anchor
        if unit in ("D", "W", "WE"):
            return anchor.day
        if anchor.year is None or anchor.year < 1:
            return None
        if unit in ("Y", "DE", "CE", "FY"):
            return date(max(anchor.named_year or anchor.year, 1), 1, 1)
        if anchor.month is None:
            return None
        return date(anchor.year, anchor.month, 1)

    def _holiday(self, reading: Reading, tense: Callable[[], str]) -> Placed | None:
        basis = TimeBasis.EXPLICIT
        year = reading.year
        if year is None and self.narration:
            year, basis = self.anchor.year, TimeBasis.ANCHOR
        if year is None and self.published:
            year, basis = self.published.year, TimeBasis.PUBLICATION
            day = holiday_date(reading.value, year)
            if day is None:
                return None
            if reading.shift < 0:
                year -= day >= self.published
            elif reading.shift > 0:
                year += day <= self.published
            elif reading.base != "publication":
                spoken = tense()
                if spoken == "future":
                    year += (self.published - day).days > JUST_PASSED
                elif (day - self.published).days > (SOON if not spoken else 0):
                    year -= 1
                elif not spoken and (self.published - day).days > YEAR_ROUND:
                    year += 1
        if year is None:
            return UNKNOWN["D"], TimeBasis.NONE
        day = holiday_date(reading.value, year)
        return (day.isoformat() + reading.part, basis) if day else None
