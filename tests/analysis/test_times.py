"""What the accounts say about when: what is found, what it is worth, and what is left alone."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import accounts, an_article
from storyview.analysis.calendar_values import interval
from storyview.analysis.findings import TimeBasis, TimeExpression
from storyview.analysis.times import find_times
from storyview.text.account import read


def found(text: str, published: str | None = "2022-11-11") -> list[tuple[str, str]]:
    """The expressions of a text with their values."""
    return [
        (text[time.span.start : time.span.end], time.value)
        for time in find_times(accounts(text, published=published))
    ]


def only(text: str, published: str | None = "2022-11-11") -> TimeExpression:
    """The one expression of a text."""
    (time,) = find_times(accounts(text, published=published))
    return time


# The articles of these tests are published on Friday, 11 November 2022.


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        ("The treaty was signed on November 9, 2022, in Lima.", "November 9, 2022", "2022-11-09"),
        ("The treaty was signed on Nov. 9, 2022.", "Nov. 9, 2022", "2022-11-09"),
        ("The treaty was signed on 9 November 2022.", "9 November 2022", "2022-11-09"),
        ("The vote was put off to a later date.", "a later date", "XXXX-XX-XX"),
        ("Boats stay away for an undisclosed period.", "an undisclosed period", "PXD"),
        ("He was ill for a long period of time.", "a long period of time", "PXD"),
        ("“That day has come,” the captain said.", "That day", "PRESENT_REF"),
        ("They hope for a day when no mine is left.", "a day", "FUTURE_REF"),
        ("It was the 9th of November, 2022.", "the 9th of November, 2022", "2022-11-09"),
        ("Signed on Wednesday, 9 November 2022.", "Wednesday, 9 November 2022", "2022-11-09"),
        ("Signed on Wednesday, November 9, 2022.", "Wednesday, November 9, 2022", "2022-11-09"),
        ("Last updated 2022-11-09 by the desk.", "2022-11-09", "2022-11-09"),
        ("The log of 2022-11-09T15:30 shows it.", "2022-11-09T15:30", "2022-11-09T15:30"),
        ("The form is dated 11/09/2022.", "11/09/2022", "2022-11-09"),
        ("The form is dated 25/09/2022.", "25/09/2022", "2022-09-25"),
        ("The form is dated 9.11.2022.", "9.11.2022", "2022-11-09"),
        ("The form is dated 11-09-2022.", "11-09-2022", "2022-11-09"),
        ("The form is dated 9-Nov-2022.", "9-Nov-2022", "2022-11-09"),
        ("The trade of the 1600s shaped it.", "the 1600s", "16"),
        ("He fell at 10.30 a.m. on May 3, 2011.", "10.30 a.m. on May 3, 2011", "2011-05-03T10:30"),
        ("She was named in April 2021.", "April 2021", "2021-04"),
        ("The pact of February of 1940 held.", "February of 1940", "1940-02"),
        ("It opened in 1979.", "1979", "1979"),
        ("The club dates from the 1970s.", "the 1970s", "197"),
        ("Prices fell in the late 1980s.", "the late 1980s", "198"),
        ("It was built in the 18th century.", "the 18th century", "17"),
        ("They met in the summer of 1955.", "the summer of 1955", "1955-SU"),
        ("Sales rose in the third quarter of 2019.", "the third quarter of 2019", "2019-Q3"),
        ("Exports fell in the second half of 2008.", "the second half of 2008", "2008-H2"),
        ("He retired at the end of 2015.", "the end of 2015", "2015"),
        ("She moved in mid-2014 to Oslo.", "mid-2014", "2014"),
        ("By early March 1942 the island fell.", "early March 1942", "1942-03"),
        ("The attacks of 9/11 changed that.", "9/11", "2001-09-11"),
        ("The Sept. 11 attacks changed that.", "Sept. 11", "2001-09-11"),
        ("A plane crashed on the morning of 3 May 2011.", "the morning of 3 May 2011",
         "2011-05-03TMO"),
        ("It landed at 3 p.m. on May 3, 2011.", "3 p.m. on May 3, 2011", "2011-05-03T15:00"),
        ("The temple was rebuilt in 480 BC.", "480 BC", "BC0480"),
        ("Spending in fiscal 2021 was high.", "fiscal 2021", "FY2021"),
        ("Spending in FY21 was high.", "FY21", "FY2021"),
        ("Spending in FY 2021-22 was high.", "FY 2021", "FY2021"),
        ("Spending from FY 2021-04-01 on was high.", "2021-04-01", "2021-04-01"),
        ("Sales fell in Q3 2019.", "Q3 2019", "2019-Q3"),
        ("The band broke up in the '90s.", "the '90s", "199"),
        ("It began in the early 1990s.", "the early 1990s", "199"),
        ("They married on Christmas Eve 1999.", "Christmas Eve 1999", "1999-12-24"),
    ],
)  # fmt: skip
def test_a_full_date_means_itself(text: str, expression: str, value: str) -> None:
    assert found(text) == [(expression, value)]
    assert found(text, published=None) == [(expression, value)]


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        ("Okafor resigned on Friday.", "Friday", "2022-11-11"),
        ("Okafor resigned on Wednesday.", "Wednesday", "2022-11-09"),
        ("Okafor resigned Saturday.", "Saturday", "2022-11-05"),
        ("The court will hear the case on Tuesday.", "Tuesday", "2022-11-15"),
        ("The hearing is scheduled for Monday.", "Monday", "2022-11-14"),
        ("The council of Tromsø meets again Tuesday.", "Tuesday", "2022-11-15"),
        ("The court in Nairobi hears the appeal on Thursday.", "Thursday", "2022-11-17"),
        ("Lagos plays Accra on Tuesday.", "Tuesday", "2022-11-15"),
        ("Ruiz meets the miners of Potosí on Tuesday.", "Tuesday", "2022-11-08"),
        ("She is expected to arrive on Thursday.", "Thursday", "2022-11-17"),
        ("He said by late Friday the roads were clear.", "late Friday", "2022-11-11"),
        ("Shots were heard on Thursday night.", "Thursday night", "2022-11-10TNI"),
        ("Shots were heard early Thursday morning.", "early Thursday morning", "2022-11-10TMO"),
        ("They met last Friday in Quito.", "last Friday", "2022-11-04"),
        ("They will meet next Monday in Quito.", "next Monday", "2022-11-14"),
        ("Nkosi spoke today in parliament.", "today", "2022-11-11"),
        ("Nkosi spoke yesterday afternoon.", "yesterday afternoon", "2022-11-10TAF"),
        ("Nkosi will speak tomorrow.", "tomorrow", "2022-11-12"),
        ("The curfew starts tonight.", "tonight", "2022-11-11TNI"),
        ("It rained last night.", "last night", "2022-11-10TNI"),
        ("The bank cut rates this morning.", "this morning", "2022-11-11TMO"),
        ("It came the day before yesterday.", "the day before yesterday", "2022-11-09"),
        ("She was confirmed last December.", "last December", "2021-12"),
        ("The bank will open this June.", "this June", "2022-06"),
        ("She was confirmed last May.", "last May", "2022-05"),
        ("She was confirmed last November.", "last November", "2021-11"),
        ("She will be confirmed next March.", "next March", "2023-03"),
        ("She was confirmed in December.", "December", "2021-12"),
        ("He defended her in February.", "February", "2022-02"),
        ("The vote will take place in February.", "February", "2023-02"),
        ("Deputies wrote to her on Nov. 1.", "Nov. 1", "2022-11-01"),
        ("The fair will open on Dec. 3.", "Dec. 3", "2022-12-03"),
        ("The mine closed on 20 December.", "20 December", "2021-12-20"),
        ("Rates rise next month.", "next month", "2022-12"),
        ("The strike began last month.", "last month", "2022-10"),
        ("Talks resumed this week.", "this week", "2022-W45"),
        ("Talks resumed last week.", "last week", "2022-W44"),
        ("The law passed earlier this year.", "earlier this year", "2022"),
        ("Elections are due next year.", "next year", "2023"),
        ("He was diagnosed 15 years ago.", "15 years ago", "2007"),
        ("He arrived three weeks ago.", "three weeks ago", "2022-W42"),
        ("He arrived ten days ago.", "ten days ago", "2022-11-01"),
        ("She left a year ago.", "a year ago", "2021"),
        ("It set a record last fiscal year.", "last fiscal year", "FY2022"),
        ("Floods hit the valley last summer.", "last summer", "2022-SU"),
        ("The envoy will return next spring.", "next spring", "2023-SP"),
        ("Profits fell in the third quarter.", "the third quarter", "2022-Q3"),
        ("They marched over the weekend.", "the weekend", "2022-W44-WE"),
        ("They will march at the weekend.", "the weekend", "2022-W45-WE"),
        ("They marched over the weekend, she said.", "the weekend", "2022-W44-WE"),
        ("They will march this Tuesday.", "this Tuesday", "2022-11-15"),
        ("They marched this Tuesday.", "this Tuesday", "2022-11-08"),
        ("They marched this past Friday.", "this past Friday", "2022-11-04"),
        ("It said that fourth-quarter profit fell.", "fourth-quarter", "2022-Q4"),
        ("The port will open two weeks from now.", "two weeks from now", "2022-W47"),
        ("They met on Christmas Eve.", "Christmas Eve", "2021-12-24"),
        ("The shop was full on Thanksgiving.", "Thanksgiving", "2021-11-25"),
        ("The fair opens on Dec. 3.", "Dec. 3", "2022-12-03"),
        ("Talks should end by the end of next week.", "the end of next week", "2022-W46"),
        ("It fell in the early hours of Thursday.", "the early hours of Thursday", "2022-11-10TMO"),
        ("It should be ready by year's end.", "year's end", "2022"),
        ("Sales fell in Q3.", "Q3", "2022-Q3"),
        ("The court adjourned until 14 December.", "14 December", "2022-12-14"),
        ("The strike could last until Christmas.", "Christmas", "2022-12-25"),
        ("It closed the week before last.", "the week before last", "2022-W43"),
        ("It will open the coming Monday.", "the coming Monday", "2022-11-14"),
        ("The flood of 2 November last year was worse.", "2 November last year", "2021-11-02"),
        ("It was unveiled in September last year.", "September last year", "2021-09"),
        ("If they win the election in December, taxes fall.", "December", "2022-12"),
        ("The tower will be finished by the end of the year.", "the end of the year", "2022"),
        ("Work begins early next year.", "early next year", "2023"),
        ("He arrived late last month.", "late last month", "2022-10"),
        ("He has been gone since last Thanksgiving.", "last Thanksgiving", "2021-11-25"),
        ("They met on the last day of March.", "the last day of March", "2022-03-31"),
        ("They met in the second week of May.", "the second week of May", "2022-05"),
        ("He spoke at 10:30 a.m. ET on Tuesday.", "10:30 a.m. ET on Tuesday", "2022-11-08T10:30"),
        ("He left two and a half years ago.", "two and a half years ago", "2020-05"),
    ],
)  # fmt: skip
def test_what_counts_from_the_day_of_publication(text: str, expression: str, value: str) -> None:
    assert found(text) == [(expression, value)]
    assert only(text).basis is TimeBasis.PUBLICATION


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        ("They spoke on Wednesday. The next day Ortega called.", "The next day", "2022-11-10"),
        ("They spoke on Wednesday. The following day Ortega called.", "The following day",
         "2022-11-10"),
        ("They spoke on Wednesday. Ortega left later that day.", "later that day", "2022-11-09"),
        ("They spoke on Wednesday. Ortega left the same day.", "the same day", "2022-11-09"),
        ("They spoke on Wednesday. Ortega left that night.", "that night", "2022-11-09TNI"),
        ("They spoke on Wednesday. Ortega left the next morning.", "the next morning",
         "2022-11-10TMO"),
        ("They spoke on Wednesday. Two days later Ortega left.", "Two days later", "2022-11-11"),
        ("They spoke on Wednesday. He had arrived three days earlier.", "three days earlier",
         "2022-11-06"),
        ("They spoke on Wednesday. He had arrived the day before.", "the day before",
         "2022-11-08"),
        ("They spoke on Wednesday, and the day after, Ortega left.", "the day after",
         "2022-11-10"),
        ("They spoke on Wednesday. The day before when he left, it rained.", "The day before",
         "2022-11-08"),
        ("She won in 2019 and resigned that fall.", "that fall", "2019-FA"),
        ("Okoye, the first chief since 2019, left last May. Her rival resigned that fall.",
         "that fall", "2022-FA"),
        ("She won in 2019 and resigned that same year.", "that same year", "2019"),
        ("She won in 2019 and resigned the following year.", "the following year", "2020"),
        ("She won in 2019 and resigned two years later.", "two years later", "2021"),
        ("She won in 2019, having run a year earlier.", "a year earlier", "2018"),
        ("She won in 2019 and resigned the next spring.", "the next spring", "2020-SP"),
        ("She won in 2019 and resigned in May of that year.", "May of that year", "2019-05"),
        ("She won in March 2019 and resigned later that month.", "later that month", "2019-03"),
        ("She won in March 2019 and resigned the following month.", "the following month",
         "2019-04"),
        ("She won in March 2019 and resigned two months later.", "two months later", "2019-05"),
        ("She won in March 2019 and resigned at the end of the month.", "the end of the month",
         "2019-03"),
        ("She won on 30 December 2019 and resigned three days later.", "three days later",
         "2020-01-02"),
        ("She won on 30 December 2019 and left the following week.", "the following week",
         "2020-W02"),
        ("She won on March 3, 2019, and resigned at the end of that year.",
         "the end of that year", "2019"),
    ],
)  # fmt: skip
def test_what_counts_from_the_time_named_before(text: str, expression: str, value: str) -> None:
    assert found(text)[-1] == (expression, value)
    assert find_times(accounts(text))[-1].basis is TimeBasis.ANCHOR


HISTORY = (
    "The siege began in March 1641. In 1640 the duke had sold his fleet. In 1638, 1639 and 1640 "
    "the harvest failed. By 1641 the town starved.\n\n"
)


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        ("On 3 May 1641 the walls fell. In June the duke fled.", "June", "1641-06"),
        ("On 3 May 1641 the walls fell. On May 12 the duke fled.", "May 12", "1641-05-12"),
        ("In November 1641 the walls fell. In January the duke fled.", "January", "1642-01"),
        ("In 1641 the walls fell. The next year the duke fled.", "The next year", "1642"),
        ("In 1641 the walls fell. That autumn the duke fled.", "That autumn", "1641-FA"),
        ("In 1641 the walls fell. The duke fled during the summer.", "the summer", "1641-SU"),
        ("On 3 May 1641 the walls fell. The next day the duke fled.", "The next day",
         "1641-05-04"),
        ("On 3 May 1641 the walls fell. By the end of the year all was over.",
         "the end of the year", "1641"),
        ("On 3 May 1641 the walls fell. Peace came twelve days later.", "twelve days later",
         "1641-05-15"),
    ],
)  # fmt: skip
def test_narrated_history_hangs_on_the_year_named_before(
    text: str, expression: str, value: str
) -> None:
    assert found(HISTORY + text)[-1] == (expression, value)


def test_old_years_in_the_background_do_not_make_news_a_history() -> None:
    text = (
        "The bridge closed on Tuesday, the mayor said on Wednesday. It was built in 1901, widened "
        "in 1934, 1955, 1968 and 1977, and closed once before, in 1990. Work began in March."
    )
    assert found(text)[-1] == ("March", "2022-03")


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        ("He served for six months.", "six months", "P6M"),
        ("They work 16-hour shifts.", "16-hour", "PT16H"),
        ("It lasted more than two years.", "more than two years", "P2Y"),
        ("It lasted two and a half years.", "two and a half years", "P2.5Y"),
        ("It took half an hour.", "half an hour", "PT30M"),
        ("It took a week.", "a week", "P1W"),
        ("He waited a few days.", "a few days", "PXD"),
        ("He has led it for the past three years.", "the past three years", "P3Y"),
        ("Decide within the next few days.", "the next few days", "PXD"),
        ("The family has waited for months.", "months", "PXM"),
        ("It ended a decades-long dispute.", "decades-long", "PXDE"),
        ("The prison was full for 90 days.", "90 days", "P90D"),
        ("It has lasted nearly a year and a half.", "nearly a year and a half", "P1.5Y"),
        ("The trial will last a week.", "a week", "P1W"),
        ("She wept on the last day of the trial.", "the last day", "P1D"),
    ],
)
def test_durations_have_a_value_and_no_place(text: str, expression: str, value: str) -> None:
    assert found(text) == [(expression, value)]
    time = only(text)
    assert (time.begin, time.end, time.basis) == (None, None, TimeBasis.NONE)


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        ("The council meets every Monday.", "every Monday", "XXXX-WXX-1"),
        ("The council meets on Mondays.", "Mondays", "XXXX-WXX-1"),
        ("The council meets on Monday mornings.", "Monday mornings", "XXXX-WXX-1TMO"),
        ("The bar opens each Friday night.", "each Friday night", "XXXX-WXX-5TNI"),
        ("The prize is awarded annually.", "annually", "P1Y"),
        ("The prize is awarded every two years.", "every two years", "P2Y"),
        ("Trucks pass daily.", "daily", "XXXX-XX-XX"),
        ("She is currently deputy head.", "currently", "PRESENT_REF"),
        ("Nobody knows what he is doing now.", "now", "PRESENT_REF"),
        ("He has spoken more often in recent months.", "recent months", "PAST_REF"),
        ("They recently moved.", "recently", "PAST_REF"),
        ("Nobody knows the future.", "the future", "FUTURE_REF"),
        ("He left years ago.", "years ago", "PAST_REF"),
    ],
)
def test_repetitions_and_references_have_no_place(text: str, expression: str, value: str) -> None:
    assert found(text) == [(expression, value)]
    assert only(text).begin is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He ruled from 1995 to 1999.", [("1995", "1995"), ("1999", "1999")]),
        ("He ruled 1995-1999.", [("1995", "1995"), ("1999", "1999")]),
        ("The 1914-18 war", [("1914", "1914"), ("18", "1918")]),
        ("It ran Nov. 9-12, 2021.", [("Nov. 9", "2021-11-09"), ("12, 2021", "2021-11-12")]),
        ("It ran 9-12 November 2021.", [("9", "2021-11-09"), ("12 November 2021", "2021-11-12")]),
        ("It ran from July 1 to July 3, 1863.",
         [("July 1", "1863-07-01"), ("July 3, 1863", "1863-07-03")]),
        ("In May and June 2010 it rained.", [("May", "2010-05"), ("June 2010", "2010-06")]),
        ("The wars of 499-493 BC", [("499", "BC0499"), ("493 BC", "BC0493")]),
    ],
)  # fmt: skip
def test_a_range_is_two_times(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


TRAPS = [
    "May Johnson chaired the panel.",
    "Prime Minister Theresa May spoke.",
    "He may resign.",
    "May he rest in peace.",
    "Actor Fredric March starred.",
    "Protesters march through the city.",
    "March on, said the sergeant.",
    "The March on Rome is studied still.",
    "April Ryan asked the question.",
    "Reporters spoke with April Jones.",
    "June Carter sang.",
    "The letter was read by August Wilson.",
    "Jan de Vries won the race.",
    "Mar Vista is a district.",
    "The ferry leaves Friday Harbor.",
    "They live in Friday Harbor.",
    "According to the Sunday Times, he lied.",
    "She wrote for the Sunday Telegraph.",
    "Bloody Sunday is remembered.",
    "Sheffield Wednesday lost.",
    "Wednesday Addams danced.",
    "Tuesday Weld acted.",
    "She came second in the race.",
    "He asked a second question.",
    "The second of the brothers left.",
    "About 2019 people came.",
    "It employs 1985 workers.",
    "Some 2000 soldiers marched.",
    "It killed 1900 people.",
    "They walked 1500 miles.",
    "Take Route 1950 north.",
    "Take Highway 2001 north.",
    "Flight 1999 was cancelled.",
    "Room 2010 was empty.",
    "It cost $2020.",
    "It cost $50,000.",
    "The fee is €1999.",
    "The budget is £1,950.",
    "The Senate voted 50-47.",
    "They won 3-2.",
    "They won 102-98.",
    "The score was 2:1.",
    "She ran it in 2:45.",
    "Call 202-555-1980.",
    "Call 555-2019.",
    "Title 42 was kept.",
    "Article 5 was invoked.",
    "The shop is open 24/7.",
    "Windows 2000 crashed.",
    "He read USA Today.",
    "The Today show invited her.",
    "Apocalypse Now is a film.",
    "The fall of Kabul was quick.",
    "Prices fall.",
    "They spring into action.",
    "The Winter Olympics are costly.",
    "Autumn Peltier is a water activist.",
    "A quarter of the voters stayed home.",
    "Three quarters of them agreed.",
    "A 15-year-old was hurt.",
    "The boy, 15 years old, was hurt.",
    "The last-minute deal failed.",
    "They agreed at the last minute.",
    "They live on Christmas Island.",
    "The Easter Rising failed.",
    "A Sun. reporter asked.",
    "The B-1900 engine failed.",
    "The 2000m race was cancelled.",
    "BC Hydro raised its rates.",
    "In the second half of the match they scored.",
    "See page 1984.",
    "ISO 2022 is a standard.",
    "It has 1,800 rooms.",
    "Version 10.4.11 is out.",
    "The ratio is 3.5.",
    "She is in her early 40s.",
    "It was in the low 30s.",
    "Every second counts.",
    "Saturday Night Live mocked him.",
    "He has sold 1776 copies.",
    "Chapter 1812 is short.",
    "Mark 1:21 is quoted.",
    "A sunny day.",
    "He won by 1500 votes.",
    "The weeks were long.",
    "He starred in 60 Minutes.",
    "Thirty Seconds to Mars played.",
    "He missed Weeks 14-16.",
    "She wrote for the Daily Courier.",
    "Late in the fourth quarter he threw a touchdown.",
    "At the end of the day, nobody cares.",
    "See example.org/x9k3pm.",
    "They landed at 1230 hours.",
    "The tape holds 75 hours of video.",
    "The annual Lima Book Fair opened.",
]


@pytest.mark.parametrize("text", TRAPS)
def test_what_only_looks_like_a_time_is_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("In 2016, Ruiz moved to Lima. In October, she joined the bank.", "2016-10"),
        ("In 2016, Ruiz moved to Lima, and in October joined the bank.", "2016-10"),
        ("Ruiz, who came in 2016, joined the bank in October.", "2022-10"),
        ("In 2016, Ruiz moved to Lima.\n\nIn October, she joined the bank.", "2022-10"),
    ],
)
def test_a_paragraph_that_tells_an_old_year_keeps_its_months_in_it(text: str, value: str) -> None:
    assert found(text)[-1][1] == value


def test_the_end_of_the_year_is_that_of_the_year_the_paragraph_speaks_of() -> None:
    text = "In 2019 the mill burned. It was rebuilt by the end of the year."
    assert found(text)[-1] == ("the end of the year", "2019")
    text = "In 2019 the mill burned.\n\nIt will be rebuilt by the end of the year."
    assert found(text)[-1] == ("the end of the year", "2022")


@pytest.mark.parametrize(
    ("text", "expression"),
    [
        ("In 2022 dollars, it would cost a million.", "2022"),
        ("Emissions were cut from 1990 levels.", "1990"),
        ("The law of 1905 separates church and state.", "1905"),
        ("A report from 2019 shows it.", "2019"),
        ("In 2019 students marched.", "2019"),
        ("The 2016 elections were fair.", "2016"),
        ("In 2008 Wall Street fell.", "2008"),
        ("The lease runs to at least 2030.", "2030"),
        ("By then it was nearly 1990.", "1990"),
        ("Its 2019 workers’ strike failed.", "2019"),
        ("He won all five 1976 fights.", "1976"),
    ],
)
def test_a_year_before_a_noun_is_still_a_year(text: str, expression: str) -> None:
    assert found(text) == [(expression, expression)]


def test_a_season_over_two_years_is_two_years() -> None:
    assert found("The 2013/14 season was good.") == [("2013", "2013"), ("14", "2014")]


def test_a_name_beside_a_month_does_not_hide_the_month() -> None:
    assert found("In May Theresa May resigned.") == [("May", "2022-05")]


@pytest.mark.parametrize("number", ["3.1/2", "3/1.2022", "1.2/3/4", "1.2.3.4"])
def test_a_number_with_marks_of_two_kinds_or_too_many_hides_no_other_time(number: str) -> None:
    (found,) = find_times(accounts(f"It was put at {number} in all. It fell on 9 March 2022."))
    assert found.value == "2022-03-09"


def test_without_a_day_of_publication_nothing_relative_is_placed() -> None:
    for text in (
        "He left on Friday.",
        "He left yesterday.",
        "He left last week.",
        "He left in May.",
    ):
        (time,) = find_times(accounts(text, published=None))
        assert (time.begin, time.end, time.basis) == (None, None, TimeBasis.NONE)
        assert time.value.startswith("XXXX")


@pytest.mark.parametrize(
    "text",
    [
        "Spending set a record last fiscal year.",
        "Deputies wrote to her on Nov. 1.",
        "Lindqvist said so on Friday.",
        "Lindqvist said so Friday night.",
        "He was diagnosed 15 years ago.",
        "She defended him in February.",
        "Floods hit the coast last summer.",
        "Profits fell in the third quarter.",
        "The council met last month.",
        "The council will meet at the end of next year.",
        "She spoke at 3 p.m. to the crew.",
        "They met on Thanksgiving.",
        "They rested over the weekend.",
        "The levy was dropped this year.",
        "Tusk resigned in the spring.",
    ],
)
def test_a_year_in_passing_places_nothing_that_counts_from_an_unknown_publication(
    text: str,
) -> None:
    story = f"Haddad moved to Tunis, where she took over in 2016. {text}"
    *_, time = find_times(accounts(story, published=None))
    assert (time.begin, time.end, time.basis) == (None, None, TimeBasis.NONE)
    assert "X" in time.value


def test_news_without_a_day_of_publication_is_no_history_however_many_years_it_names() -> None:
    text = HISTORY + "The town council said on Friday that the walls would be rebuilt in May."
    assert [value for _, value in found(text, published=None)][-2:] == ["XXXX-WXX-5", "XXXX-05"]


def test_what_was_named_many_sentences_ago_is_no_anchor() -> None:
    between = " He gave a talk. The room was full. Nobody left. The mayor listened."
    story = f"The mill burned on 3 May 2011.{between} He left the next day."
    assert found(story)[-1] == ("the next day", "XXXX-XX-XX")
    assert found("The mill burned on 3 May 2011. He left the next day.")[-1][1] == "2011-05-04"


def test_a_comparison_with_the_year_before_counts_from_a_report_not_from_its_background() -> None:
    between = " It mines tin. It employs many people. It has two pits. It is based in Oruro."
    story = f"The firm was founded in 1912.{between} Sales rose 4% from a year earlier."
    assert found(story)[-1] == ("a year earlier", "2021")


def test_a_history_without_a_day_of_publication_is_narrated_all_the_same() -> None:
    text = HISTORY + "On 3 May 1641 the walls fell. In June the duke fled."
    assert found(text, published=None)[-1] == ("June", "1641-06")


def test_a_named_day_places_what_follows_even_without_a_day_of_publication() -> None:
    text = "He left on 3 May 2011. She left the next day."
    assert found(text, published=None)[-1] == ("the next day", "2011-05-04")


def test_a_possessive_is_no_part_of_the_expression() -> None:
    assert found("Tuesday’s vote was close.") == [("Tuesday", "2022-11-08")]


def test_the_days_of_a_fiscal_year_are_those_of_the_federal_one() -> None:
    time = only("Encounters set a record last fiscal year.")
    assert (time.begin, time.end) == (date(2021, 10, 1), date(2022, 9, 30))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("In the fiscal year that ended in September, the port lost money.", "FY2022"),
        ("Losses doubled in the fiscal year ended Sept. 30.", "FY2022"),
        ("In the fiscal year, which ended in September, losses doubled.", "FY2022"),
        ("Losses doubled in the financial year ended in December.", "FY2021"),
        ("Losses doubled in the fiscal year ending in June.", "FY2022"),
        ("Losses doubled in the fiscal year that ended on Sept. 30, 2019.", "FY2019"),
        ("Cuts are planned for the fiscal year that begins in December.", "FY2023"),
        ("Ferries will stop in the fiscal year starting July 1.", "FY2024"),
        ("Ferries were cut in the fiscal year that began in October.", "FY2023"),
        ("Ferries were cut in the fiscal year; losses ended in September.", "FY2023"),
    ],
)
def test_a_fiscal_year_is_the_one_whose_end_or_beginning_is_told(text: str, value: str) -> None:
    assert found(text)[0][1] == value


def test_the_order_of_the_articles_does_not_matter() -> None:
    one, two = accounts("He left on Friday.", "She left in May 2011 and returned that fall.")
    assert find_times((one, two)) == find_times((two, one))


PIECES = st.lists(
    st.sampled_from(
        """
        May March Friday Sun. Nov. 9 31 0 2022 1999 499 BC the last next this that of in year month
        day days week fall 3 p.m. 2:45 , . - – / ' ’s 9/11 29 February 30 99/99/9999 2022-13-45
        every two half a ago later earlier early mid- end quarter century 1980s decade
        Christmas noon fiscal first 21st today now before after to and XX \n\n 😀 שלום
        """.split(" ")
    ),
    max_size=40,
)


@settings(deadline=None, max_examples=150)
@given(PIECES, st.sampled_from(["2022-11-11", "2024-02-29", "0001-01-01", "9999-12-31", None]))
def test_whatever_the_words_the_findings_are_sound(
    pieces: list[str], published: str | None
) -> None:
    text = " ".join(pieces).strip()
    account = read(an_article(text, published=published))
    end = 0
    for time in find_times((account,)):
        words = text[time.span.start : time.span.end]
        assert end <= time.span.start < time.span.end <= len(text)
        assert words == words.strip()
        end = time.span.end
        assert interval(time.value) == ((time.begin, time.end) if time.begin else None)
        assert time.begin is None or (time.end is not None and time.begin <= time.end)


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=200))
def test_no_text_breaks_it(text: str) -> None:
    find_times((read(an_article(text)),))


def test_a_day_that_was_not_awaited_is_no_stretch_of_time() -> None:
    assert found("It was a day when nothing worked.") == []
    assert found("The strike lasted a day.") == [("a day", "P1D")]
