"""A passage to take along, and an address to open."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import an_article
from reader.bridge import HARBOUR, WIRE, span
from storyview.reader.take_along import citation, openable
from storyview.text.article import Origin


def test_a_passage_is_quoted_with_where_it_was_printed() -> None:
    built = span("harbour", "built")
    assert citation(HARBOUR, built.start, built.end) == (
        "“The bridge was built in 1968 for half of the traffic that it carries.”\n"
        "— The Harbour Times, “Bridge stays shut until summer”, 6 March 2024, "
        "https://harbour-times.example/2024/bridge\n"
    )


def test_a_retelling_is_called_one_and_a_missing_source_too() -> None:
    built = span("wire", "built")
    assert citation(WIRE, built.start, built.end) == (
        "“The bridge dates from 1968.”\n"
        "— unnamed outlet, “Crack shuts island bridge”, 5 March 2024, retold\n"
    )


def test_what_stands_in_quotation_marks_gets_no_second_ones() -> None:
    article = an_article("“We swam,” she said.", published=None)
    assert citation(article, 0, len(article.text)) == "“We swam,” she said.\n— unnamed outlet\n"


def test_a_passage_over_several_lines_becomes_one() -> None:
    article = an_article("We\nswam  home.", published=None)
    assert citation(article, 0, len(article.text)).startswith("“We swam home.”\n")


def test_a_headline_of_our_own_making_is_not_cited() -> None:
    article = an_article("We swam home.", title="We swam", title_origin=Origin.MADE)
    assert "“We swam”" not in citation(article, 0, len(article.text))


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://news.example/a?b=c#d", "news.example"),
        ("http://news.example:8080/", "news.example"),
        ("HTTPS://News.Example/", "news.example"),
        ("https://bücher.example/", "xn--bcher-kva.example"),
        ("https://раураl.example/", "xn--l-7sba6dbr.example"),
        ("https://xn--bcher-kva.example/", "xn--bcher-kva.example"),
    ],
)
def test_the_host_that_an_address_leads_to_is_told(address: str, host: str) -> None:
    assert openable(address) == host


@pytest.mark.parametrize(
    "address",
    [
        None,
        "",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "ftp://news.example/",
        "mailto:a@news.example",
        "https://news.example@evil.example/",
        "https://user:pw@news.example/",
        "https://@news.example/",
        "https:///path",
        "https://news.example/a b",
        "https://news.example/\n--flag",
        " https://news.example/",
        "//news.example/",
        "news.example",
        "https://[::1",
        "https://" + "a" * 70 + ".example/",
        "https://a..example/",
    ],
)
def test_nothing_but_a_plain_web_address_is_opened(address: str | None) -> None:
    assert openable(address) is None


@pytest.mark.parametrize(
    "address",
    [
        "https://news.example\\.evil.example/",
        "https://news.example%2f.evil.example/",
        "https://news.example\x00.evil.example/",
    ],
)
def test_an_address_whose_host_is_read_differently_by_browsers_is_not_opened(
    address: str,
) -> None:
    assert openable(address) is None


@given(st.text(max_size=40))
def test_no_address_breaks_it(address: str) -> None:
    for prefix in ("", "https://", "http://x.example/"):
        host = openable(prefix + address)
        assert host is None or host.isascii()
