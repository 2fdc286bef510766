"""Whole pages as people copy them from a browser, in the layouts of well-known outlets."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from storyview.sources.reading import read_article

if TYPE_CHECKING:
    from storyview.text.article import Article

ONE = (
    "A ferry sank off Split on Tuesday night with forty people aboard, and all of them were "
    "brought ashore alive, the Croatian coast guard said."
)
TWO = (
    "The captain, Ante Kovač, 54, told reporters that a wave had broken two windows of the bridge "
    "shortly before midnight."
)
THREE = "“We had eleven minutes,” he said. “I counted them.”"
FOUR = (
    "Prime Minister Farida Noor ordered an inquiry on Wednesday and asked the operator to keep its "
    "three other ships in port."
)
PAGES = {
    "with picture lines and topics": (
        f"BBC News\n\nFerry sinks off Croatian coast with 40 aboard\n\nPublished\n3 March 2021\n\n"
        f"Share\n\nImage source, Reuters\n\nImage caption, The ferry lay on its side\n\n{ONE}\n\n"
        f"{TWO}\n\n{THREE}\n\nYou may also be interested in:\n\n"
        f"Why Norway's ferries are going electric\n\nThe island that voted to close its port\n\n"
        f"{FOUR}\n\nRelated Topics\n\nCroatia\n\nFerries\n\nMore on this story\n\n"
        f"Ferry operator fined over safety\n\n12 January 2021\n"
    ),
    "with links in capitals": (
        f"POLITICS\n\nFerry sinks off Croatia as captain says he had 11 minutes\n\n"
        f"By Ana Ruiz | Fox News\n\nPublished March 3, 2021 5:12pm EST\n\n"
        f"Facebook Twitter Flipboard Comments Print Email\n\n{ONE}\n\n"
        f"CROATIAN COAST GUARD SAYS ALL PASSENGERS OF SUNKEN SHIP ARE ALIVE\n\n{TWO}\n\n"
        f"CLICK HERE TO GET THE NEWS APP\n\n{THREE}\n\n{FOUR}\n\n"
        f"The Associated Press contributed to this report.\n\n"
        f"Ana Ruiz is a reporter for Fox News Digital. Follow her on Twitter @anaruiz.\n"
    ),
    "with a deck and a print note": (
        f"Ferry Sinks Off Croatia, and All Aboard Survive\n\n"
        f"Listen to this article · 6:12 min Learn more\n\nShare full article\n\n205\n\n"
        f"By Ana Ruiz and Omar Haddad\n\n"
        f"Ana Ruiz reported from Split and Omar Haddad from Zagreb.\n\nMarch 3, 2021\n\n"
        f"Leer en español\n\n{ONE}\n\nADVERTISEMENT\n\nSKIP ADVERTISEMENT\n\n{TWO}\n\n{THREE}\n\n"
        f"{FOUR}\n\nA version of this article appears in print on March 4, 2021, Section A, "
        f"Page 6 of the New York edition with the headline: Ferry Sinks.\n\n"
        "See more on: Croatia, Ferries\n"
    ),
    "with a place above and a newsletter inside": (
        f"Croatia\n\nFerry sinks off Split with forty people aboard\n\n"
        f"Ana Ruiz in Split\nWed 3 Mar 2021 06.12 GMT\n\nShare\n\n{ONE}\n\n{TWO}\n\n"
        f"Sign up to First Edition\n\nFree daily newsletter\n\n"
        f"Our morning email breaks down the key stories of the day\n\nEnter your email address\n\n"
        f"Sign up\n\nPrivacy Notice: Newsletters may contain content funded by outside parties.\n\n"
        f"after newsletter promotion\n\n{THREE}\n\n{FOUR}\n\nExplore more on these topics\n\n"
        f"Croatia\n\nEurope\n\nnews\n\nReuse this content\n"
    ),
}


def read(page: str) -> Article:
    return read_article(page.encode(), name="a.txt", article_id="a")


@pytest.mark.parametrize("layout", PAGES)
def test_only_the_article_is_left_of_a_copied_page(layout: str) -> None:
    article = read(PAGES[layout])
    blocks = [article.text[block.start : block.end] for block in article.blocks]
    assert blocks[0] == article.title
    assert "erry" in blocks[0]
    assert "inks" in blocks[0].lower()
    rest = [block for block in blocks[1:] if not block.startswith("Image ")]
    assert rest == [ONE, TWO, THREE, FOUR]
    assert article.published == date(2021, 3, 3)


@pytest.mark.parametrize("layout", [name for name in PAGES if "picture" not in name])
def test_the_authors_of_a_copied_page_are_found(layout: str) -> None:
    assert read(PAGES[layout]).authors[0] == "Ana Ruiz"


def test_short_sentences_below_a_list_of_stories_are_the_articles() -> None:
    page = f"Ferry sinks off Split\n\n{ONE}\n\n{TWO}\n\nRelated\n\nNoor did not laugh.\n"
    assert read(page).text.endswith("Noor did not laugh.")


def test_two_lines_without_stops_above_an_article_keep_their_order() -> None:
    page = f"Ferry sinks\n\nAll forty people aboard are brought ashore alive\n\n{ONE}\n\n{TWO}\n"
    article = read(page)
    assert article.title == "Ferry sinks"
    assert "All forty people aboard" in article.text
