from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from storyview.errors import StoryviewError
from storyview.library.records import Filter, Incoming, Outcome
from storyview.library.refreshing import Refreshing
from storyview.library.store import Library
from storyview.sources.connections import Limits
from storyview.sources.fetching import Fetcher
from storyview.sources.politeness import PoliteFetcher
from storyview.text.article import Origin
from web.feeds import LONG, RSS_2
from web.server import Exchange, WebServer, answer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAGE = f"""<!doctype html><html><head><title>The quay floods</title></head><body><article>
<h1>The quay floods</h1><p>{LONG[:600]}</p><p>{LONG[600:]}</p></article></body></html>"""
TEASER = "<p>The quay of Split flooded on Tuesday. Read on at our site.</p>"
MIDDLE = f"<p>{' '.join(LONG.split()[:80])}</p>"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library.db") as library:
        yield library


def rss(*items: tuple[str, str], title: str = "The Harbour Post") -> bytes:
    """A feed of items with an address and a text."""
    inside = "".join(
        f"<item><title>Item {link}</title><link>{link}</link>"
        f"<pubDate>Thu, 04 May 2023 09:15:00 +0000</pubDate>"
        f"<description><![CDATA[{text}]]></description></item>"
        for link, text in items
    )
    return f'<rss version="2.0"><channel><title>{title}</title>{inside}</channel></rss>'.encode()


def xml(body: bytes, **headers: str) -> bytes:
    return answer(body, content_type="application/rss+xml", **headers)


def refresh(library: Library, keep: bool = True) -> tuple[list[object], Refreshing]:
    """What comes of refreshing all feeds, kept in the library."""
    fetcher = Fetcher(allow_private=True, limits=Limits(read=20, total=40))
    polite = PoliteFetcher(fetcher, pause=0.0, wait=lambda seconds: None)
    refreshing = Refreshing(library, library.feeds(), polite, fetcher.stop)
    coming = list(refreshing)
    if keep:
        library.add([one for one in coming if isinstance(one, Incoming)])
        refreshing.done()
    return coming, refreshing


def articles(coming: list[object]) -> list[Incoming]:
    assert all(isinstance(one, Incoming) for one in coming), coming
    return [one for one in coming if isinstance(one, Incoming)]


def test_an_entry_with_its_whole_text_is_taken_from_the_feed(library: Library) -> None:
    with WebServer({"/feed": xml(rss(("/1", f"<p>{LONG}</p>")))}) as server:
        library.add_feed(server.address("/feed"))
        (one,) = articles(refresh(library)[0])
        assert server.asked_for() == ["/robots.txt", "/feed"]
        assert one.address == one.article.url == server.address("/1")
    assert (one.article.title, one.article.title_origin) == (
        "Item /1",
        Origin.STATED,
    )
    assert (one.article.source, one.article.published) == ("The Harbour Post", date(2023, 5, 4))
    assert "counted 39 boats" in one.article.text
    assert library.feeds()[0].title == "The Harbour Post"


def test_an_entry_with_nothing_in_it_is_called_by_its_title(library: Library) -> None:
    item = "<item><title>Far away</title><link>file:///etc/passwd</link></item>"
    feed = f'<rss version="2.0"><channel><title>Pier</title>{item}</channel></rss>'
    with WebServer({"/feed": xml(feed.encode())}) as server:
        library.add_feed(server.address("/feed"))
        (refused,) = refresh(library)[0]
        assert str(refused) == (
            f"{server.address('/feed')}: Far away: its feed gives neither a text nor an address"
            " that can be opened"
        )
        assert refresh(library)[0] == []


def test_of_an_entry_with_a_teaser_the_page_is_fetched(library: Library) -> None:
    answers = {"/feed": xml(rss(("/1", TEASER))), "/1": answer(PAGE.encode())}
    with WebServer(answers) as server:
        library.add_feed(server.address("/feed"))
        (one,) = articles(refresh(library)[0])
    assert one.article.title == "The quay floods"
    assert one.article.published == date(2023, 5, 4), "the feed knows, and the page does not say"
    assert one.article.published_origin is Origin.STATED
    assert one.article.source == "The Harbour Post"
    assert one.raw == PAGE.encode()


def test_authors_that_only_the_feed_names_are_kept(library: Library) -> None:
    feed = rss(("/1", TEASER), ("/2", TEASER)).replace(
        b"<pubDate>", b"<author>desk@post.example (Ivana Matic)</author><pubDate>"
    )
    signed = PAGE.replace("<head>", '<head><meta name="author" content="Tomas Okafor">')
    answers = {"/feed": xml(feed), "/1": answer(PAGE.encode()), "/2": answer(signed.encode())}
    with WebServer(answers) as server:
        library.add_feed(server.address("/feed"))
        found = articles(refresh(library)[0])
    told = {one.address[-2:]: (one.article.authors, one.article.authors_origin) for one in found}
    assert told["/1"] == (("Ivana Matic",), Origin.STATED)
    assert told["/2"][0] == ("Tomas Okafor",), "the page knows best"


def test_what_was_seen_is_not_asked_for_again(library: Library) -> None:
    first = rss(("/1", TEASER))
    with WebServer({"/feed": xml(first), "/1": answer(PAGE.encode())}) as server:
        library.add_feed(server.address("/feed"))
        refresh(library)
        more = rss(("/2", f"<p>{LONG} More.</p>"), ("/1", TEASER))
        server.answers = server.answers | {"/feed": xml(more)}  # type: ignore[operator]
        (one,) = articles(refresh(library)[0])
        assert one.address == server.address("/2")
        assert refresh(library)[0] == []
        assert server.asked_for().count("/1") == 1


def test_a_feed_that_has_not_changed_is_not_sent_again(library: Library) -> None:
    def conditional(exchange: Exchange) -> None:
        same = exchange.request.headers.get("if-none-match") == '"9"'
        body = rss(("/1", f"<p>{LONG}</p>"))
        exchange.send(answer(status=304) if same else xml(body, ETag='"9"'))

    with WebServer({"/feed": conditional}) as server:
        library.add_feed(server.address("/feed"))
        assert len(refresh(library)[0]) == 1
        assert library.feeds()[0].etag == '"9"'
        assert refresh(library)[0] == []
        assert server.exchanges[-1].sent < 200
        assert library.feeds()[0].etag == '"9"'


def test_what_cannot_be_had_for_now_is_tried_again_and_what_never_will_is_not(
    library: Library,
) -> None:
    feed = xml(rss(("/gone", TEASER), ("/busy", TEASER)), ETag='"1"')
    busy = answer(b"", 500)
    with WebServer({"/feed": feed, "/gone": answer(b"", 410), "/busy": busy}) as server:
        library.add_feed(server.address("/feed"))
        coming, _ = refresh(library)
        assert sorted(str(one).rpartition("(")[2][:3] for one in coming) == ["410", "500"]
        assert library.feeds()[0].etag == "", "the feed must come again to try again"
        server.answers = {**server.answers, "/busy": answer(PAGE.encode())}
        (one,) = articles(refresh(library)[0])
        assert one.address == server.address("/busy")
        assert server.asked_for().count("/gone") == 1


def test_what_programs_must_leave_is_taken_from_the_feed_if_it_says_enough(
    library: Library,
) -> None:
    robots = answer(b"User-agent: *\nDisallow: /news", content_type="text/plain")
    feed = xml(rss(("/news/1", MIDDLE), ("/news/2", TEASER)))
    with WebServer({"/robots.txt": robots, "/feed": feed}) as server:
        library.add_feed(server.address("/feed"))
        coming, _ = refresh(library)
        assert server.asked_for() == ["/robots.txt", "/feed"]
    (one,) = (each for each in coming if isinstance(each, Incoming))
    (left,) = (each for each in coming if isinstance(each, StoryviewError))
    assert one.article.notes[-1].startswith("Only what its feed carries; its page could not be")
    assert "robots.txt" in left.what


def test_one_bad_feed_costs_only_itself(library: Library) -> None:
    with WebServer({"/feed": xml(rss(("/1", f"<p>{LONG}</p>"))), "/page": answer(b"x")}) as server:
        for target in ("/gone", "/page", "/feed"):
            library.add_feed(server.address(target))
        coming, refreshing = refresh(library)
    assert len([one for one in coming if isinstance(one, Incoming)]) == 1
    assert {str(news.problem) != "None" for news in refreshing.news} == {True, False}
    gone, page, feed = library.feeds()
    assert "there is no such page (404)" in gone.problem
    assert "no feed" in page.problem
    assert feed.problem == ""
    assert feed.checked


def test_what_was_not_kept_comes_again(library: Library) -> None:
    with WebServer({"/feed": xml(rss(("/1", f"<p>{LONG}</p>")), ETag='"1"')}) as server:
        library.add_feed(server.address("/feed"))
        refresh(library, keep=False)
        (one,) = articles(refresh(library)[0])
        assert library.add([one])[0][1] is Outcome.KNOWN


def test_a_feed_that_is_left_in_the_middle_is_read_again(library: Library) -> None:
    feed = rss(("/1", f"<p>{LONG} One.</p>"), ("/2", f"<p>{LONG} Two, and more.</p>"))
    with WebServer({"/feed": xml(feed, ETag='"1"')}) as server:
        library.add_feed(server.address("/feed"))
        fetcher = Fetcher(allow_private=True)
        refreshing = Refreshing(library, library.feeds(), PoliteFetcher(fetcher, pause=0))
        stream = iter(refreshing)
        first = next(stream)
        assert isinstance(first, Incoming)
        stream.close()  # type: ignore[attr-defined]
        library.add([first])
        refreshing.done()
        assert library.feeds()[0].etag == ""
        coming = articles(refresh(library)[0])
        assert [one.address for one in coming].count(first.address) == 1, "it is asked for again"
    assert library.counts().articles == 2
    assert library.feeds()[0].etag == '"1"'


def test_hostile_entries_cost_only_themselves(library: Library) -> None:
    feed = RSS_2.replace("https://courier.example/?p=7", "http://10.0.0.1/").replace(
        "news/8", "file:///etc/passwd"
    )
    with WebServer({"/feed": xml(feed.encode())}) as server:
        library.add_feed(server.address("/feed"))
        refresh(library)
    rows = library.rows(Filter())
    assert [row.title for row in rows] == ["Ferry crews walk out"]
