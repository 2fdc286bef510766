from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storyview.errors import StoryviewError
from storyview.sources.feed_signs import has_doctype, is_feed
from storyview.sources.feeds import MOST_BYTES, Feed, feed_links, read_feed
from storyview.sources.reading import read_article
from storyview.text.article import Origin
from storyview.text.clean import is_clean
from web.feeds import (
    ATOM,
    EXTERNAL,
    JSON_FEED,
    LAUGHS,
    LONG,
    RSS_09,
    RSS_091,
    RSS_092,
    RSS_1,
    RSS_2,
)

ADDRESS = "https://site.example/feeds/all.xml"
FEEDS = {
    "Atom": ATOM,
    "RSS 2.0": RSS_2,
    "RSS 1.0": RSS_1,
    "RSS 0.92": RSS_092,
    "RSS 0.91": RSS_091,
    "RSS 0.9": RSS_09,
    "JSON Feed": JSON_FEED,
}


def read(text: str, address: str = ADDRESS) -> Feed:
    return read_feed(text.encode(), address=address)


@pytest.mark.parametrize("kind", FEEDS)
def test_every_kind_of_feed_is_told_from_a_page_and_read(kind: str) -> None:
    assert is_feed(FEEDS[kind].encode())
    feed = read(FEEDS[kind])
    assert feed.title
    assert feed.entries
    assert len({entry.id for entry in feed.entries}) == len(feed.entries)


@pytest.mark.parametrize(
    "page",
    [
        "<!doctype html><html><head><title>rss</title></head><body><rss>x</rss></body></html>",
        "The <rss> element opens a feed.",
        '{"version": "1.0", "items": []}',
        "<?xml version='1.0'?><svg><feed/></svg>",
        "<!--" + "<!-- -->" * 400,
        "",
    ],
)
def test_what_is_no_feed_is_not_taken_for_one(page: str) -> None:
    assert not is_feed(page.encode())


@pytest.mark.parametrize(
    "beginning", ["\ufeff", "\n\n", "<!-- a -->\n<?xml-stylesheet href='x'?>\n", "  "]
)
def test_what_stands_before_a_feed_does_not_hide_it(beginning: str) -> None:
    assert is_feed((beginning + RSS_092).encode())
    assert read(beginning + RSS_092).title == "Pier Notes"
    assert is_feed((beginning + '<!DOCTYPE x [<!ENTITY a "b">]>' + RSS_092).encode())


def test_atom_gives_all_that_it_knows() -> None:
    feed = read(ATOM, "https://post.example/feed.atom")
    assert feed.title == "The Harbour Post"
    long, short = feed.entries
    assert long.title == "Ferry crews walk out & stay out"
    assert long.address == "https://post.example/news/ferries"
    assert long.published == date(2023, 5, 4), "the day that the paper's own clock shows"
    assert long.authors == ("Ana Ruiz", "Li Wei")
    assert long.source == "The Harbour Post"
    assert LONG in long.content
    assert long.words > 200
    assert (short.title, short.published, short.content) == (
        "Short news",
        date(2023, 5, 5),
        "The quay flooded.",
    )


def test_rss_gives_all_that_it_knows() -> None:
    feed = read(RSS_2, "https://courier.example/feed/")
    full, bare = feed.entries
    assert (full.title, full.address) == ("Ferry crews walk out", "https://courier.example/?p=7")
    assert full.published == date(2023, 5, 4)
    assert full.authors == ("Żaneta Łuk",)
    assert LONG in full.content
    assert bare.address == "https://courier.example/feed/news/8"
    assert bare.authors == ("Li Wei",)
    assert bare.published is None


def test_old_kinds_of_rss_are_read() -> None:
    (one,) = read(RSS_1).entries
    assert (one.published, one.authors) == (date(2023, 5, 2), ("Ana Ruiz",))
    (boat,) = read(RSS_091).entries
    assert (boat.title, boat.source) == ("A boat is found", "Quay Wire")
    (light,) = read(RSS_09).entries
    assert light.address == "https://veryold.example/light"
    (note,) = read(RSS_092).entries
    assert (note.title, note.words) == ("", 7)


def test_json_feed_is_read() -> None:
    feed = read(JSON_FEED, "https://json.example/feed.json")
    one, two = feed.entries
    assert one.title == "Ferry crews <walk> out"
    assert one.address == "https://json.example/news/1"
    assert one.published == date(2023, 5, 4)
    assert one.authors == ("Ana Ruiz",)
    assert one.is_html
    assert (two.content, two.is_html, two.authors) == ("One.\n\nTwo & three.", False, ("Li Wei",))


def test_an_entrys_own_text_is_an_article_with_what_the_feed_states() -> None:
    (entry, _) = read(RSS_2, "https://courier.example/feed/").entries
    article = read_article(
        entry.page(), name="x", article_id="", ending=".html", address=entry.address
    )
    assert article.title == "Ferry crews walk out"
    assert (article.source, article.source_origin) == ("Baltic Courier", Origin.STATED)
    assert (article.published, article.published_origin) == (date(2023, 5, 4), Origin.STATED)
    assert article.authors == ("Żaneta Łuk",)
    assert article.url == "https://courier.example/?p=7"
    assert "counted 39 boats" in article.text
    assert "alert" not in article.text


def test_the_ids_of_entries_stay_when_a_feed_grows() -> None:
    first = read(RSS_2)
    grown = read(
        RSS_2.replace("<item>", "<item><guid>new</guid><title>New</title></item><item>", 1)
    )
    assert [entry.id for entry in grown.entries][1:] == [entry.id for entry in first.entries]


@pytest.mark.parametrize("text", [LAUGHS, EXTERNAL])
def test_a_feed_that_declares_a_document_type_is_refused(text: str) -> None:
    for data in (text.encode(), text.encode("utf-16"), b"\xef\xbb\xbf" + text.encode()):
        assert has_doctype(data)
        with pytest.raises(StoryviewError, match=r"declares a document type; that is.*; add"):
            read_feed(data, address=ADDRESS)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "no feed"),
        (b"/etc/passwd", "no feed"),
        (b"<!doctype html><html><body>no feed</body></html>", "no feed|declares"),
        (b"<rss" + b" " * MOST_BYTES + b"></rss>", "too large a feed"),
        (b'{"version": "https://jsonfeed.org/version/1", "items": [', "a damaged feed"),
        (b'{"version": "https://jsonfeed.org/version/1", "a": ' + b"[" * 90_000, "damaged|tangled"),
    ],
)
def test_what_is_no_feed_is_refused_in_one_sentence(data: bytes, what: str) -> None:
    with pytest.raises(StoryviewError, match=what) as caught:
        read_feed(data, address=ADDRESS)
    assert caught.value.where == ADDRESS
    assert caught.value.hint


def test_a_damaged_feed_gives_what_can_be_read_of_it() -> None:
    broken = RSS_2.replace("&#8230;", "&nonsense; & more").replace("</rss>", "")
    assert [entry.title for entry in read(broken).entries] == [
        "Ferry crews walk out",
        "Without a date",
    ]


def test_hostile_text_is_cleaned() -> None:
    feed = read(
        """<rss version="2.0"><channel><title>A\u202eB &#x9b;2J</title>
        <item><title>&lt;script&gt;x&lt;/script&gt; [@click=app.quit]&#10;two \u200b lines</title>
        <link>javascript:alert(1)</link><author>Ana\u2066 Ruiz</author>
        <description>a\u202eb</description></item>
        <item><title>x</title><link>http://a:b@example.org/</link></item></channel></rss>"""
    )
    first, second = feed.entries
    assert first.title == "<script>x</script> [@click=app.quit] two lines"
    assert (first.address, second.address) == ("", "")
    for text in (feed.title, first.title, *first.authors, first.content):
        assert is_clean(text)


def test_a_feed_in_another_encoding_is_read_as_its_server_says() -> None:
    data = RSS_092.replace("Pier Notes", "Żegluga Łeba").encode("iso8859-2")
    assert read_feed(data, address=ADDRESS, charset="iso-8859-2").title == "Żegluga Łeba"
    declared = b'<?xml version="1.0" encoding="iso-8859-2"?>' + data
    assert read_feed(declared, address=ADDRESS, charset="utf-8").title == "Żegluga Łeba"


def test_the_feeds_that_a_page_names_are_found() -> None:
    page = b"""<!doctype html><head>
    <link rel="stylesheet" type="application/rss+xml" href="/no">
    <link rel="alternate" hreflang="pl" href="/pl">
    <LINK REL='alternate' TYPE='application/rss+xml' TITLE='News &amp; more' HREF='/feed'>
    <link rel=alternate type=application/atom+xml href=https://example.org/atom />
    <link rel="alternate" type="application/feed+json" href="feed.json">
    <link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">
    <link rel="alternate" type="application/rss+xml" href="/feed">
    </head>"""
    assert feed_links(page, address="https://site.example/news/") == [
        ("https://site.example/feed", "News & more"),
        ("https://example.org/atom", ""),
        ("https://site.example/news/feed.json", ""),
    ]


@given(st.binary(max_size=200))
@settings(deadline=None)
def test_any_bytes_are_looked_at_without_harm(data: bytes) -> None:
    is_feed(data)
    has_doctype(data)
    feed_links(data, address=ADDRESS)
