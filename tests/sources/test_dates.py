from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storyview.sources.dates import read_date


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2022-11-30", date(2022, 11, 30)),
        ("2022/11/30", date(2022, 11, 30)),
        ("2022-11-30T08:15:00Z", date(2022, 11, 30)),
        ("2022-11-30T08:15:00+02:00", date(2022, 11, 30)),
        ("2022-11-30 08:15", date(2022, 11, 30)),
        ("Nov. 30, 2022", date(2022, 11, 30)),
        ("November 30 2022", date(2022, 11, 30)),
        ("Sept. 3, 2019", date(2019, 9, 3)),
        ("30 November 2022", date(2022, 11, 30)),
        ("3rd of March 2021", date(2021, 3, 3)),
        ("3-Mar-2021", date(2021, 3, 3)),
        ("Wed, 30 Nov 2022 10:00:00 GMT", date(2022, 11, 30)),
        ("Wednesday, Nov. 30, 2022 at 5:02 p.m. EST", date(2022, 11, 30)),
        ("30/11/2022", date(2022, 11, 30)),
        ("11/30/2022", date(2022, 11, 30)),
    ],
)
def test_a_date_is_read_in_the_forms_that_people_and_pages_write(written: str, day: date) -> None:
    assert read_date(written) == day


@pytest.mark.parametrize(
    "written",
    [
        "",
        "soon",
        "4/5/2022",
        "31 February 2022",
        "Nov. 30",
        "2022",
        "30 November 2022 in Lima",
        "13",
    ],
)
def test_what_is_no_date_or_two_dates_is_none(written: str) -> None:
    assert read_date(written) is None


@given(st.dates(date(1000, 1, 1), date(9999, 12, 31)))
@settings(deadline=None)
def test_every_iso_date_is_read_as_itself(day: date) -> None:
    assert read_date(day.isoformat()) == day


@given(st.text(max_size=60))
@settings(deadline=None)
def test_any_text_is_a_date_or_none(written: str) -> None:
    assert read_date(written) is None or isinstance(read_date(written), date)
