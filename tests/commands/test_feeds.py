"""``storyview feeds``, as a person or a script calls it."""

from __future__ import annotations

import io
import json
import signal
import socket
import subprocess
import sys
from datetime import date
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from storyview import cli
from storyview.library.paths import Paths
from storyview.library.records import Filter
from storyview.library.store import Library
from storyview.sources import politeness
from web.feeds import ATOM, JSON_FEED, LONG, RSS_2
from web.server import Exchange, WebServer, answer

if TYPE_CHECKING:
    from pathlib import Path

PAGE = f"""<!doctype html><html><head><title>The quay floods</title>
<link rel="alternate" type="application/rss+xml" href="/broken">
<link rel="alternate" type="application/atom+xml" title="News" href="/atom">
<link rel="alternate" type="application/rss+xml" title="Comments" href="/rss">
</head><body><article><h1>The quay floods</h1><p>{LONG}</p></article></body></html>"""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for kind in ("CONFIG", "STATE", "CACHE", "DATA"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / kind.lower()))
    monkeypatch.setattr(politeness, "PAUSE_SECONDS", 0.0)
    return tmp_path


@pytest.fixture
def server() -> WebServer:
    news = answer(PAGE.encode())
    return WebServer(
        {
            "/": news,
            "/atom": answer(ATOM.replace("https://post.example", "").encode()),
            "/rss": answer(RSS_2.replace("https://courier.example", "").encode()),
            "/news/short": news,
            "/news/8": answer(PAGE.replace("boats", "ferries").encode()),
            "/plain": answer(b"<!doctype html><p>no feed"),
        }
    )


def feeds(*arguments: str) -> int:
    return cli.main(["feeds", *arguments, "--allow-private"])


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    feeds(*arguments, "--format", "json")
    return dict(json.loads(capsys.readouterr().out))


def test_a_page_leads_to_its_feed(server: WebServer, capsys: pytest.CaptureFixture[str]) -> None:
    with server:
        assert feeds("add", server.address("/")) == 0
        out = capsys.readouterr().out
        assert "Added: feed 1, The Harbour Post (2 entries)\n" in out
        assert f"  the page names another: {server.address('/rss')}\n" in out
        assert feeds("list") == 0
        out = capsys.readouterr().out
        assert out == f"1  The Harbour Post (not read yet)\n   {server.address('/atom')}\n"


def test_what_is_new_comes_into_the_library_once(
    server: WebServer, capsys: pytest.CaptureFixture[str]
) -> None:
    with server:
        assert feeds("add", server.address("/atom"), server.address("/rss")) == 0
        capsys.readouterr()
        assert feeds("refresh") == 0
        out = capsys.readouterr().out
        assert "The Harbour Post: 2 new entries\nBaltic Courier: 2 new entries\n" in out
        assert "Added 4 articles.\n" in out
        assert feeds("refresh") == 0
        assert capsys.readouterr().out == "Added 0 articles.\n"
    with Library.open(Paths.of_this_user().library) as library:
        assert library.check() == []
        assert library.counts().articles == 4


def test_scripts_get_documents(server: WebServer, capsys: pytest.CaptureFixture[str]) -> None:
    with server:
        added = told(capsys, "add", server.address("/rss"), server.address("/plain"))
        assert added["schema"] == "storyview-feeds/1"
        assert added["added"][0]["title"] == "Baltic Courier"
        assert "names no feed; give the address of the feed itself" in added["problems"][0]
        refreshed = told(capsys, "refresh", "1")
        assert refreshed["feeds"] == [
            {
                "id": 1,
                "title": "Baltic Courier",
                "address": server.address("/rss"),
                "new": 2,
                "problem": "",
            }
        ]
        assert refreshed["added"] == 2
        (listed,) = told(capsys, "list")["feeds"]
        assert listed["checked"]
        (removed,) = told(capsys, "remove", server.address("/rss"))["removed"]
        assert removed["id"] == 1
        assert told(capsys, "list")["feeds"] == []


def test_a_feed_whose_site_asks_programs_to_stay_away_is_left(
    server: WebServer, capsys: pytest.CaptureFixture[str]
) -> None:
    with server:
        robots = answer(b"User-agent: *\nDisallow: /rss", content_type="text/plain")
        server.answers = {**server.answers, "/robots.txt": robots}
        assert feeds("add", server.address("/rss")) == 0
        assert "asks programs to stay away: it will not be" in capsys.readouterr().out
        assert feeds("refresh") == 2
        assert "its site asks programs to stay away (robots.txt)" in capsys.readouterr().err
        assert server.asked_for().count("/rss") == 1


def test_ctrl_c_keeps_what_has_come(home: Path) -> None:
    started: list[subprocess.Popen[str]] = []

    def waiting(exchange: Exchange) -> None:
        started[0].send_signal(signal.SIGINT)
        exchange.ended.wait(20)

    items = "".join(
        f"<item><title>{title}</title><link>/{title}</link><description>{text}</description></item>"
        for title, text in (("whole", LONG), ("waiting", "Read on at our site."))
    )
    feed = f'<rss version="2.0"><channel><title>Pier</title>{items}</channel></rss>'
    with WebServer({"/feed": answer(feed.encode()), "/waiting": waiting}) as server:
        assert feeds("add", server.address("/feed")) == 0
        started.append(
            subprocess.Popen(
                [sys.executable, "-m", "storyview", "feeds", "refresh", "--allow-private"],
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
        )
        out, err = started[0].communicate(timeout=60)
        assert started[0].returncode == 130
        assert "ended early; " in err
        with Library.open(Paths.of_this_user().library) as library:
            kept = library.counts().articles
        assert f"Added {kept} article" in out, "it tells what is there"
        assert kept < 2
        server.answers = {**server.answers, "/waiting": answer(PAGE.encode())}
        assert feeds("refresh") == 0
    with Library.open(Paths.of_this_user().library) as library:
        assert library.counts().articles == 2, "what was missed comes the next time"


def test_a_feed_that_is_gone_is_told_and_stays_on_the_list(
    server: WebServer, capsys: pytest.CaptureFixture[str]
) -> None:
    with server:
        feeds("add", server.address("/rss"))
        server.answers = {}
        assert feeds("refresh") == 2
        assert "there is no such page (404)" in capsys.readouterr().err
        feeds("list")
        assert "there is no such page (404)" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["ad"], "feeds does not know 'ad'; did you mean 'add'?"),
        (["add"], "add: says too little; storyview feeds add ADDRESS"),
        (["remove", "7"], "7: no such feed; storyview feeds list"),
        (["refresh"], "there are no feeds; storyview feeds add ADDRESS adds one"),
        (["add", "nonsense"], "nonsense: this is no web address; only http and https are opened"),
    ],
)
def test_what_makes_no_sense_is_refused_in_one_line(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert feeds(*arguments) == 2
    assert capsys.readouterr().err == f"storyview: {message}\n"


def test_help_comes_when_nothing_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["feeds"]) == cli.main(["feeds", "--help"]) == 0
    out = capsys.readouterr().out
    assert "storyview feeds refresh" in out
    assert max(map(len, out.splitlines())) <= 92


def test_adding_the_address_of_a_feed_adds_its_articles(
    server: WebServer, capsys: pytest.CaptureFixture[str]
) -> None:
    with server:
        assert cli.main(["add", server.address("/rss"), "--allow-private"]) == 0
    assert "Added 2 articles" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "feed"),
    [
        ("saved.atom", ATOM),
        ("saved.xml", RSS_2),
        ("saved.json", JSON_FEED),
        ("indented.json", json.dumps(json.loads(JSON_FEED), indent=2)),
        ("-", JSON_FEED),
        ("-", RSS_2),
    ],
)
def test_a_saved_feed_gives_its_whole_articles_without_a_connection(
    name: str,
    feed: str,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.chdir(home)
    if name == "-":
        stdin = SimpleNamespace(buffer=io.BytesIO(feed.encode()), isatty=lambda: False)
        monkeypatch.setattr("sys.stdin", stdin)
    else:
        (home / name).write_text(feed, "utf-8")
    assert cli.main(["add", name, "--story", "Ferries"]) == 1
    out, err = capsys.readouterr()
    assert "Added 1 article; 1 could not be read" in out
    assert "its saved feed carries only its beginning; storyview add with its address" in err
    with Library.open(Paths.of_this_user().library) as library:
        (row,) = library.rows(Filter())
        assert row.title.startswith("Ferry crews")
        assert row.published == date(2023, 5, 4)
        assert library.stories()[0].title == "Ferries"


def test_a_saved_feed_is_no_article_for_the_reader(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, feed in (("a.xml", ATOM), ("b.txt", RSS_2), ("c.json", JSON_FEED)):
        (home / name).write_text(feed, "utf-8")
        assert cli.main(["analyse", str(home / name)]) == 2
        assert "a feed, not an article; storyview add " in capsys.readouterr().err
