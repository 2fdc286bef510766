"""Addresses on the command line, from the server to the story."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from types import ModuleType
from typing import TYPE_CHECKING

import pytest

from storyview import cli
from storyview.commands import terminal
from storyview.library.stories import keep_story
from storyview.text.article import Origin
from web.server import Exchange, WebServer, answer, redirect

if TYPE_CHECKING:
    from pathlib import Path

    from storyview.library.launch import Launch

FERRY = b"The ferry Amalia sank on Friday, the harbour master said. All 38 people were saved.\n"
POST = b"The Amalia went down on 1 March. The harbour was closed until the evening of that day.\n"
TEXT = "text/plain; charset=utf-8"
PAGE = """<!doctype html><html lang=en><head><title>Ferry crews walk out</title></head><body>
<article><h1>Ferry crews walk out</h1>
<p>Ferry crews in the harbour walked out on Thursday, leaving thousands of commuters on the quay
for the third time this spring, the harbour office in Łeba said.</p>
<p>The union wants two days of rest after a week of nights, said Li Wei, who heads it since May,
and asked the company to come back to the table before the summer begins.</p>
</article></body></html>"""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for kind in ("CONFIG", "STATE", "CACHE", "DATA"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / kind.lower()))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def launches(monkeypatch: pytest.MonkeyPatch) -> list[Launch]:
    """What the reader was started with; it keeps the story as the reader does."""
    started: list[Launch] = []

    def run_reader(launch: Launch) -> int:
        keep_story(launch.paths, launch.named, launch.opened)
        started.append(launch)
        return 0

    app = ModuleType("storyview.reader.app")
    app.run_reader = run_reader  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "storyview.reader.app", app)
    monkeypatch.setattr(terminal, "need_a_terminal", lambda: None)
    monkeypatch.setattr(terminal, "take_keys_from_the_terminal", lambda: None)
    return started


def forbid_connections(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)


def texts(launch: Launch) -> list[str]:
    return [article.text for article in launch.opened.story.articles]


def test_addresses_and_files_stand_side_by_side_in_their_order(
    launches: list[Launch], home: Path
) -> None:
    (home / "post.txt").write_bytes(POST)
    with WebServer({"/ferry": answer(FERRY, content_type=TEXT), "/p": answer(PAGE.encode())}) as s:
        things = [s.address("/ferry"), "post.txt", s.address("/p")]
        assert cli.main(["--allow-private", "--source", "The Quay Post", *things]) == 0
    ferry, post, page = launches[0].opened.story.articles
    assert (ferry.text, post.text) == (FERRY.decode().strip(), POST.decode().strip())
    assert (ferry.id, page.id) == ("ferry", "p")
    assert (ferry.source, ferry.source_origin) == ("The Quay Post", Origin.GIVEN)
    assert "Łeba" in page.text
    assert page.url == things[2]
    assert (page.source, page.source_origin) == ("127.0.0.1", Origin.GUESSED)
    assert launches[0].notes == ()


def test_the_address_that_redirects_led_to_is_the_articles_own(launches: list[Launch]) -> None:
    answers = {"/a": redirect("/b"), "/b": answer(FERRY, content_type=TEXT)}
    with WebServer(answers) as server:
        assert cli.main([server.address("/a"), "--allow-private"]) == 0
        (article,) = launches[0].opened.story.articles
        assert (article.file, article.url) == (server.address("/a"), server.address("/b"))


def test_one_bad_address_costs_only_itself(launches: list[Launch]) -> None:
    with WebServer({"/a": answer(FERRY, content_type=TEXT)}) as server:
        named = [server.address("/gone"), server.address("/a"), "ftp://example.org/x"]
        assert cli.main(["--allow-private", *named]) == 0
        assert texts(launches[0]) == [FERRY.decode().strip()]
        assert launches[0].notes == (
            f"{server.address('/gone')}: there is no such page (404); check the address",
            "ftp://example.org/x: ftp: is no web address; only http and https are opened",
        )


def test_a_private_address_is_refused_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    with WebServer({"/a": answer(FERRY)}) as server:
        assert cli.main(["analyse", server.address("/a")]) == 2
        assert server.connections == 0
    err = capsys.readouterr().err
    assert err.endswith("/a: leads to this machine; add --allow-private if you mean it\n")
    assert err.count("\n") == 1


def test_a_bare_storyview_opens_the_story_again_without_a_connection(
    launches: list[Launch], monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    with WebServer({"/a": answer(PAGE.encode())}) as server:
        cli.main(["--allow-private", server.address("/a")])
    forbid_connections(monkeypatch)
    assert cli.main([]) == 0  # from the kept story
    for kept in (home / "cache").rglob("*.story"):
        kept.unlink()
    assert cli.main([]) == 0  # from the kept page
    assert texts(launches[0]) == texts(launches[1]) == texts(launches[2])
    assert launches[2].notes == ()


def test_saved_things_never_make_a_connection(
    launches: list[Launch], monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    linked = PAGE.replace("<h1>", '<img src="http://127.0.0.1:9/a.png"><h1>')
    (home / "page.html").write_text(linked, "utf-8")
    (home / "note.md").write_text(f"# Note\n\n![x](http://127.0.0.1:9/b.png)\n\n{FERRY.decode()}")
    forbid_connections(monkeypatch)
    assert cli.main(["page.html", "note.md"]) == 0
    assert len(launches[0].opened.story.articles) == 2


def test_naming_an_address_again_asks_whether_it_has_changed(launches: list[Launch]) -> None:
    def conditional(exchange: Exchange) -> None:
        same = exchange.request.headers.get("if-none-match") == '"1"'
        exchange.send(answer(status=304) if same else answer(FERRY, content_type=TEXT, ETag='"1"'))

    with WebServer({"/a": conditional}) as server:
        for _ in range(2):
            assert cli.main(["--allow-private", server.address("/a")]) == 0
        assert server.exchanges[1].sent < 200
    assert texts(launches[0]) == texts(launches[1])


def test_without_a_network_the_kept_copy_is_opened_and_said_so(
    launches: list[Launch], capsys: pytest.CaptureFixture[str]
) -> None:
    with WebServer({"/a": answer(FERRY, content_type=TEXT)}) as server:
        address = server.address("/a")
        cli.main(["--allow-private", address])
    assert cli.main(["--allow-private", address]) == 0
    assert texts(launches[1]) == texts(launches[0])
    (note,) = launches[1].notes
    assert note.startswith(f"{address}: Could not be fetched (refuses the connection); this is the")
    assert launches[1].opened.story.articles[0].notes[-1] in note
    assert cli.main(["analyse", "--allow-private", address]) == 0
    assert "this is the copy of" in capsys.readouterr().err


def test_a_feed_is_told_from_an_article(capsys: pytest.CaptureFixture[str]) -> None:
    feed = b'<?xml version="1.0"?><rss version="2.0"><channel><title>x</title></channel></rss>'
    with WebServer({"/f": answer(feed, content_type="application/rss+xml")}) as server:
        assert cli.main(["analyse", "--allow-private", server.address("/f")]) == 2
        address = server.address("/f")
    assert capsys.readouterr().err == (
        f"storyview: {address}: a feed, not an article; storyview feeds add {address} takes it in\n"
    )


def test_the_servers_media_type_goes_before_the_addresss_ending(launches: list[Launch]) -> None:
    marked = b"# Ferry\n\nThe ferry sank on *Friday*, they said.\n"
    answers = {
        "/a.md": answer(PAGE.encode(), content_type="text/html"),
        "/b": answer(marked, content_type="text/markdown"),
        "/c.md": answer(FERRY, content_type="text/plain"),
    }
    with WebServer(answers) as server:
        cli.main(["--allow-private", *(server.address(target) for target in answers)])
    page, note, _ = launches[0].opened.story.articles
    assert page.title == "Ferry crews walk out"
    assert "Łeba" in page.text
    assert note.text == "Ferry\n\nThe ferry sank on Friday, they said."


def test_the_servers_character_set_goes_before_all_but_a_byte_order_mark(
    launches: list[Launch],
) -> None:
    page = PAGE.replace("Łeba", "Бар")
    answers = {
        "/a": answer(page.encode("cp1251"), content_type="text/html; charset=windows-1251"),
        "/b": answer(
            page.replace("<title>", "<meta charset=utf-8><title>").encode("cp1251"),
            content_type="text/html; charset=windows-1251",
        ),
    }
    with WebServer(answers) as server:
        cli.main(["--allow-private", *(server.address(target) for target in answers)])
    assert ["Бар" in text for text in texts(launches[0])] == [True, True]


def test_a_pdf_is_read_wherever_it_lies(launches: list[Launch]) -> None:
    from fpdf import FPDF

    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("Helvetica", size=12)
    pdf.multi_cell(0, text=f"{FERRY.decode()} {POST.decode()}")
    data = bytes(pdf.output())
    answers = {
        "/report": answer(data, content_type="application/pdf"),
        "/download?id=1": answer(data, content_type="application/octet-stream"),
    }
    with WebServer(answers) as server:
        cli.main(["--allow-private", *(server.address(target) for target in answers)])
    assert ["The ferry Amalia sank" in text for text in texts(launches[0])] == [True, True]


def test_ctrl_c_while_fetching_says_what_is_kept(home: Path) -> None:
    fetched = []

    def waiting(exchange: Exchange) -> None:
        fetched.append(process.send_signal(signal.SIGINT))
        exchange.ended.wait(10)

    def first(exchange: Exchange) -> None:
        exchange.send(answer(FERRY, content_type=TEXT))

    with WebServer({"/a": first, "/b": waiting}) as server:
        process = subprocess.Popen(
            [sys.executable, "-m", "storyview", "analyse", "--allow-private",
             server.address("/a"), server.address("/b")],
            stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=os.environ,
        )  # fmt: skip
        out, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert out == ""
    assert err.startswith("storyview: stopped; ")
    assert err.endswith(" of 2 pages were fetched and are kept\n")
