from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml.html import fromstring

from storyview.sources.author_names import names_in
from storyview.sources.json_ld import read_json_ld
from storyview.sources.page_days import day_in, day_in_address
from storyview.sources.page_head import host_of, read_head


def head(inner: str, body: str = "", address: str = "") -> dict[str, list[object]]:
    html = f"<html><head>{inner}</head><body>{body}<p>The quay.</p></body></html>"
    return read_head(fromstring(html), html, address)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2023-05-04", date(2023, 5, 4)),
        ("2023-05-04T22:15:00-05:00", date(2023, 5, 4)),
        ("20230504", date(2023, 5, 4)),
        ("20230504T081500Z", date(2023, 5, 4)),
        ("2023/05/04 08:15", date(2023, 5, 4)),
        ("4.5.2023", date(2023, 5, 4)),
        ("May 4, 2023 at 8:15 am", date(2023, 5, 4)),
        ("Thu, 04 May 2023 08:15:00 GMT", date(2023, 5, 4)),
        ("1683187200", date(2023, 5, 4)),
        ("1683187200000", date(2023, 5, 4)),
        ("4/5/2023", None),
        ("0001-01-01", None),
        ("2023-02-31", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_a_day_is_read_as_machines_and_people_write_it(written: str, day: date | None) -> None:
    assert day_in(written) == day


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://example.org/2023/05/04/ferry", date(2023, 5, 4)),
        ("https://example.org/2023/may/04/ferry", date(2023, 5, 4)),
        ("https://example.org/news/ferry-20230504.html", date(2023, 5, 4)),
        ("https://example.org/ferry-2023-05-04/", date(2023, 5, 4)),
        ("https://example.org/2023/05/ferry", None),
        ("https://example.org/article/20231504", None),
        ("https://example.org/ferry-2023", None),
        ("no address", None),
    ],
)
def test_a_day_in_an_address_is_read_when_it_is_whole(address: str, day: date | None) -> None:
    assert day_in_address(address) == day


def test_the_original_day_goes_before_the_one_of_a_change() -> None:
    found = head(
        '<meta property="article:modified_time" content="2023-06-01">'
        '<meta property="article:published_time" content="2023-05-04">'
    )
    assert found["published"] == ["2023-05-04", "stated"]


def test_what_the_page_states_goes_before_what_its_address_suggests() -> None:
    address = "https://example.org/2020/01/02/a"
    assert head("", address=address)["published"] == ["2020-01-02", "guessed"]
    stated = '<meta name="date" content="2023-05-04">'
    assert head(stated, address=address)["published"] == ["2023-05-04", "stated"]


def test_the_outlet_is_the_site_s_name_then_the_publisher_then_the_host() -> None:
    site = '<meta property="og:site_name" content="The Harbour Post">'
    publisher = (
        '<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle",'
        '"headline":"A","publisher":{"name":"Harbour Media"}}</script>'
    )
    address = "https://www.harbourpost.example/a"
    assert head(site + publisher, address=address)["source"] == ["The Harbour Post", "stated"]
    assert head(publisher, address=address)["source"] == ["Harbour Media", "stated"]
    assert head("", address=address)["source"] == ["harbourpost.example", "guessed"]
    assert "source" not in head("")


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ana Ruiz", ("Ana Ruiz",)),
        ("By ANA RUIZ and OMAR HADDAD", ("Ana Ruiz", "Omar Haddad")),
        ("Ana Ruiz, Omar Haddad and Li Wei, Staff Writers", ("Ana Ruiz", "Omar Haddad", "Li Wei")),
        ("Ana Ruiz | Political Reporter", ("Ana Ruiz",)),
        ("Ana Ruiz in Lima for The Harbour Post", ("Ana Ruiz",)),
        ("Ana Ruiz (ana@example.org)", ("Ana Ruiz",)),
        ("ana@example.org", ()),
        ("https://example.org/ana", ()),
        ("Staff", ()),
        ("Editorial Board", ()),
        ("admin", ()),
        ("newsroom", ()),
        ("Reuters", ()),
        ("Ana Ruiz, Reuters", ("Ana Ruiz",)),
        ("The Harbour Post", ()),
        ("Harbour Post", ()),
        ("Von Jürgen Groß", ("Jürgen Groß",)),
        ("Por María José Peña y Li Wei", ("María José Peña", "Li Wei")),
        ("Ruiz, Ana", ("Ana Ruiz",)),
        ("Mark O'Neill & Fatima al-Sayed", ("Mark O'Neill", "Fatima al-Sayed")),
        ("Ludwig van Dijk", ("Ludwig van Dijk",)),
        ("Ana Ruiz; Ana Ruiz", ("Ana Ruiz",)),
        ("Martin King, Jr.", ("Martin King Jr",)),
        ("Omar Haddad, PhD", ("Omar Haddad",)),
        ("Posted by Ana Ruiz", ("Ana Ruiz",)),
        ("<a href='/x'>Ana Ruiz</a>", ("Ana Ruiz",)),
        ("Ana Ruiz Environment correspondent", ("Ana Ruiz",)),
        ("Jan van Dijk Political editor", ("Jan van Dijk",)),
        ("Dr. Ana Ruiz", ("Ana Ruiz",)),
        ("By Ana Ruiz CNN", ("Ana Ruiz",)),
        ("ana.ruiz@example.org (Ana Ruiz)", ("Ana Ruiz",)),
        ("Agence France-Presse", ()),
        ("Andy Press", ("Andy Press",)),
        ("田中恵子", ("田中恵子",)),
        ("ليلى حداد", ("ليلى حداد",)),
        ("Ирина Соколова и Анна Ли", ("Ирина Соколова", "Анна Ли")),
    ],
)
def test_authors_are_people_and_nothing_else(line: str, names: tuple[str, ...]) -> None:
    assert names_in([line], outlet="The Harbour Post") == names


def test_days_that_head_a_chronology_are_not_that_of_publication() -> None:
    parts = "".join(f"<p><b>May {day}, 2023</b></p><p>The quay.</p>" for day in range(1, 5))
    assert "published" not in head("", f"<h1>Four days at the quay</h1>{parts}")
    lone = head("", "<h1>A day at the quay</h1><p>By Ana Ruiz</p><p>May 2, 2023</p>")
    assert lone["published"] == ["2023-05-02", "found"]
    assert lone["authors"] == [["Ana Ruiz"], "found"]


def test_the_article_s_author_is_no_commenter() -> None:
    body = '<div class="comment"><span itemprop="author">Nosy Neighbour</span></div>'
    assert "authors" not in head("", body)


def test_of_many_descriptions_the_one_of_the_headline_counts() -> None:
    scripts = [
        '[{"@type":"NewsArticle","headline":"Another one","datePublished":"2020-01-01"},'
        '{"@type":"NewsArticle","headline":"Ferry crews walk out","datePublished":"2023-05-04"}]'
    ]
    assert read_json_ld(scripts, "Ferry crews walk out").published == "2023-05-04"


@pytest.mark.parametrize(
    "script",
    ["", "{", "[[[[", "null", '{"@type": 7}', '{"@type":"NewsArticle","author":[[null]]}',
     '{"@graph":[' * 500, '{"@type":"Article","headline":{"@value":["a"]}}', '"' * 1000],
)  # fmt: skip
def test_odd_json_tells_nothing_and_breaks_nothing(script: str) -> None:
    read_json_ld([script], "x")


def test_hosts_are_shown_without_what_says_nothing() -> None:
    assert host_of("https://www.example.org/a") == "example.org"
    assert host_of("http://m.example.org:80") == "example.org"
    assert host_of("https://amp.org/a") == "amp.org"
    assert host_of("https://[") == ""


@given(st.text(max_size=200), st.text(max_size=60))
@settings(deadline=None, max_examples=80)
def test_no_line_breaks_the_reader_of_names(line: str, outlet: str) -> None:
    for name in names_in([line], outlet=outlet):
        assert name == name.strip()
        assert name
