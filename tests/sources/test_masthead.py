from __future__ import annotations

from datetime import date

import pytest

from builders import an_article
from storyview.sources.masthead import (
    Masthead,
    read_byline,
    read_dateline,
    read_imprint,
    read_masthead,
    read_outlet,
)

PROSE = (
    "The harbour office closed both gates on Tuesday, its head Farida Noor told reporters there."
)


def top(*lines: str, stated: str | None = None) -> Masthead:
    article = an_article("\n\n".join([*lines, PROSE, PROSE]))
    return read_masthead(article.text, article.blocks, stated=stated)


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("The Washington Post", "The Washington Post"),
        ("THE WASHINGTON POST", "The Washington Post"),
        ("Deutsche WelleMade for minds.", "Deutsche Welle"),
        ("Deutsche Welle | Made for minds", "Deutsche Welle"),
        ("Los Angeles Times", "Los Angeles Times"),
        ("The Washington Post reported it first", None),
        ("Time is short", None),
        ("The Harbour Post", None),
    ],
)
def test_a_line_of_name_and_slogan_names_the_outlet(line: str, outlet: str | None) -> None:
    assert read_outlet(line) == outlet


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Ana Ruiz", ("Ana Ruiz",)),
        ("BY ANA RUIZ", ("ANA RUIZ",)),
        ("By Ana Ruiz and Omar Haddad", ("Ana Ruiz", "Omar Haddad")),
        ("By Ana Ruiz, Li Wei and Omar Haddad", ("Ana Ruiz", "Li Wei", "Omar Haddad")),
        ("By Ana Ruiz, Associated Press", ("Ana Ruiz",)),
        ("By Ana Ruiz, Staff Writer", ("Ana Ruiz",)),
        ("By Kofi A. Mensah for The Harbour Post", ("Kofi A. Mensah",)),
        ("By Daan van der Berg", ("Daan van der Berg",)),
        ("Story by Ana Ruiz", ("Ana Ruiz",)),
        ("By Ana Ruiz May 3, 2021 5:12 p.m.", ("Ana Ruiz",)),
        ("By the time the ferry sank", ()),
        ("By Tuesday", ()),
        ("By Ana Ruiz went the ball", ()),
        ("Bystanders Ana Ruiz and Li Wei", ()),
    ],
)
def test_a_byline_gives_its_authors_as_printed(line: str, authors: tuple[str, ...]) -> None:
    assert read_byline(line) == authors


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Nov. 11, 2022", date(2022, 11, 11)),
        ("Published: Nov. 11, 2022 at 5:12 p.m. EST", date(2022, 11, 11)),
        ("Friday, 11 November 2022 17:12 GMT", date(2022, 11, 11)),
        ("PUBLISHED: 17:12 GMT, 11 November 2022 | UPDATED: 02:05 GMT, 12 November 2022",
         date(2022, 11, 11)),
        ("By Ana Ruiz | Nov. 11, 2022", date(2022, 11, 11)),
        ("By Ana Ruiz Nov. 11, 2022", date(2022, 11, 11)),
        ("Nov. 11, 2022 | Reuters", date(2022, 11, 11)),
        ("Updated Nov. 11, 5:12 p.m.", None),
        ("4/5/2022", None),
    ],
)  # fmt: skip
def test_a_line_of_dates_alone_is_told_and_no_day_is_guessed(line: str, day: date | None) -> None:
    imprint = read_imprint(line)
    assert imprint is not None
    assert imprint.published == day


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("LONDON, March 3, 2021 (Reuters) - The quay flooded.", date(2021, 3, 3)),
        ("SPLIT, Croatia, 3 March 2021 (AFP) — The quay flooded.", date(2021, 3, 3)),
        ("LONDON, March 3 (Reuters) - The quay flooded.", None),
        ("LONDON (Reuters) - The quay flooded on March 3, 2021.", None),
        ("On March 3, 2021 (a Wednesday) - the quay flooded.", None),
    ],
)
def test_an_agencys_dateline_tells_the_day_only_with_its_year(line: str, day: date | None) -> None:
    assert read_dateline(line) == day
    found = top("Split quay under water", f"{line} {PROSE}")
    assert found.published == day
    assert found.dropped == {}


@pytest.mark.parametrize(
    "line",
    [
        "On Nov. 11, 2022, the gates closed",
        "LONDON, March 3, 2021 (Reuters) -",
        "May",
        "5:12 p.m.",
        "The date is not set",
        "2022",
        "Friday",
    ],
)
def test_a_line_that_says_more_or_less_is_no_date_line(line: str) -> None:
    assert read_imprint(line) is None


def test_the_whole_top_of_an_article_is_read() -> None:
    found = top(
        "Deutsche Welle",
        "Gates close in Split",
        "By Ana Ruiz and Li Wei",
        "Updated May 4, 2021",
        "Published May 3, 2021",
    )
    assert found.source == "Deutsche Welle"
    assert found.title == 1
    assert found.authors == ("Ana Ruiz", "Li Wei")
    assert found.published == date(2021, 5, 3)
    assert found.dropped == {
        0: "the outlet's name",
        2: "byline",
        3: "date of publication",
        4: "date of publication",
    }


def test_an_update_is_the_date_where_there_is_no_other() -> None:
    assert top("Gates close", "Updated May 4, 2021").published == date(2021, 5, 4)


def test_a_section_above_the_headline_is_no_headline() -> None:
    found = top("WORLD NEWS", "Gates close in Split")
    assert found.title == 1
    assert found.dropped == {0: "the section's name"}


def test_an_address_above_the_headline_is_the_articles() -> None:
    found = top("https://example.org/gates", "Gates close in Split")
    assert found.url == "https://example.org/gates"
    assert found.title == 1


@pytest.mark.parametrize(
    "line",
    [
        "http: / / www. example. org / world / 2019 / gates-close-in-split. html",
        "https : / / example. org / " + "gates-close-in-split-" * 12,
        "HTTP ://example.org/gates",
    ],
)
def test_an_address_that_was_taken_apart_stays_and_is_no_headline(line: str) -> None:
    found = top(line, "Gates close in Split")
    assert found.addresses == (0,)
    assert found.dropped == {}
    assert found.url is None
    assert found.title == 1


def test_an_address_is_the_articles_however_long_it_is() -> None:
    address = "https://example.org/" + "gates-close-in-split-" * 12
    found = top(address, "Gates close in Split")
    assert found.url == address
    assert found.title == 1


def test_an_address_below_the_first_sentences_belongs_to_the_text() -> None:
    found = top("Gates close in Split", PROSE, "http: / / example. org / gates")
    assert found.addresses == ()
    assert found.dropped == {}


@pytest.mark.parametrize(
    "line",
    [
        "The gates of Split harbour closed on Tuesday.",
        "“We close,” said Noor",
        "x" * 151,
        "2022",
        "...",
    ],
)
def test_a_first_line_that_may_be_a_sentence_is_no_headline(line: str) -> None:
    expected = 0 if line.startswith("“") else None
    assert top(line).title == expected


def test_a_lone_short_text_has_no_headline() -> None:
    article = an_article("Gates close")
    assert read_masthead(article.text, article.blocks).title is None


def test_dates_that_head_the_parts_of_a_chronology_stay() -> None:
    article = an_article(
        f"How the harbour closed\n\nMay 3, 2021\n\n{PROSE}\n\nMay 4, 2021\n\n{PROSE}"
    )
    found = read_masthead(article.text, article.blocks)
    assert found.dropped == {}
    assert found.published is None


def test_a_stated_title_is_the_headline_only_where_the_text_says_the_same() -> None:
    assert top("Gates close in Split", stated="Gates close in Split!").title == 0
    assert top("A quay and its people", stated="Gates close in Split").title is None
