from __future__ import annotations

import gzip
import itertools
import socket
import ssl
import threading
import zlib
from typing import TYPE_CHECKING, Any

import pytest

from storyview import __version__
from storyview.errors import StoryviewError
from storyview.sources import addresses, connections
from storyview.sources.connections import Endpoint, Limits
from storyview.sources.fetched import FetchError
from storyview.sources.fetching import Fetcher
from storyview.text.clean import is_clean
from web.certificates import Authority
from web.server import Exchange, WebServer, answer, chunked, redirect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

PAGE = b"<!doctype html><title>The quay</title><p>The quay of Split flooded on Tuesday."
PACKED = gzip.compress(PAGE, mtime=0)
MEGABYTE = 1024 * 1024
IMPATIENT = Limits(connect=20, read=0.2, total=40)
"""A server that is silent is given up at once."""
HURRIED = Limits(connect=20, read=20, total=0.4)
"""A server that takes its time is given up soon."""


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("authority"))


def served(*answers: bytes | Callable[[Exchange], None], **more: Any) -> WebServer:
    """A server whose targets are /0, /1 and so on."""
    return WebServer({f"/{number}": each for number, each in enumerate(answers)}, **more)


def fetcher(**more: Any) -> Fetcher:
    return Fetcher(**{"allow_private": True, "limits": Limits(read=20, total=40), **more})


def refusal(server: WebServer, own: Fetcher | None = None, target: str = "/0") -> FetchError:
    """Why this target could not be fetched: one sentence that names it."""
    with pytest.raises(StoryviewError) as caught:
        (own or fetcher()).fetch(server.address(target))
    error = caught.value
    assert isinstance(error, FetchError)
    assert error.where == server.address(target)
    assert error.hint
    assert is_clean(str(error))
    assert "\n" not in str(error)
    assert len(str(error)) < 400
    return error


# What comes


def test_a_page_comes_with_what_its_server_says_of_it() -> None:
    with served(
        answer(PAGE, ETag='"1"', Last_Modified="Tue, 02 May 2023 10:00:00 GMT"),
    ) as server:
        page = fetcher().fetch(server.address("/0"))
    assert page.content == PAGE
    assert page.address == page.final == server_address(server, "/0")
    assert (page.media_type, page.charset, page.ending) == ("text/html", "utf-8", ".html")
    assert (page.etag, page.last_modified) == ('"1"', "Tue, 02 May 2023 10:00:00 GMT")


def server_address(server: WebServer, target: str) -> str:
    return f"http://127.0.0.1:{server.requests and server.requests[0].headers['host'][10:]}{target}"


def test_the_request_is_honest_and_carries_nothing_of_the_person() -> None:
    with served(answer(PAGE, Set_Cookie="id=1"), answer(PAGE)) as server:
        own = fetcher()
        own.fetch(server.address("/0#part"))
        own.fetch(server.address("/1"))
        first, second = server.requests
    assert first.target == "/0"
    assert set(first.headers) == {"host", "user-agent", "accept", "accept-encoding", "connection"}
    assert first.headers["user-agent"].startswith(f"storyview/{__version__} ")
    assert first.headers["host"] == second.headers["host"]
    assert "cookie" not in second.headers


@pytest.mark.parametrize(
    ("encoding", "pack"),
    [
        ("gzip", gzip.compress),
        ("x-gzip", gzip.compress),
        ("gzip", lambda data: gzip.compress(data[:20]) + gzip.compress(data[20:])),
        ("gzip", lambda data: gzip.compress(data) + b"\0" * 20),
        ("deflate", zlib.compress),
        ("deflate", lambda data: zlib.compress(data)[2:-4]),
        ("identity", bytes),
        ("", bytes),
    ],
)
def test_what_is_packed_is_unpacked(encoding: str, pack: Callable[[bytes], bytes]) -> None:
    with served(answer(pack(PAGE * 500), Content_Encoding=encoding)) as server:
        assert fetcher().fetch(server.address("/0")).content == PAGE * 500


def test_a_body_in_chunks_or_until_the_end_of_the_connection_is_whole() -> None:
    head = answer(b"", Transfer_Encoding="chunked")
    chunks = head + b"".join(chunked([PAGE[:10], PAGE[10:]]))
    until_the_end = b"HTTP/1.0 200 OK\r\n\r\n" + PAGE
    with served(chunks, until_the_end) as server:
        assert fetcher().fetch(server.address("/0")).content == PAGE
        assert fetcher().fetch(server.address("/1")).content == PAGE


@pytest.mark.parametrize(
    ("content_type", "media_type", "charset"),
    [
        ("text/html; charset=ISO-8859-2", "text/html", "ISO-8859-2"),
        ('TEXT/HTML ;  charset="utf-8"', "text/html", "utf-8"),
        ("text/plain", "text/plain", ""),
        ("application/pdf", "application/pdf", ""),
        ("", "", ""),
        ("nonsense", "", ""),
        ("text/html; charset=\x1b[2J", "text/html", ""),
    ],
)
def test_the_media_type_and_character_set_are_those_of_the_server(
    content_type: str, media_type: str, charset: str
) -> None:
    with served(answer(PAGE, content_type=content_type)) as server:
        page = fetcher().fetch(server.address("/0"))
    assert (page.media_type, page.charset) == (media_type, charset)


def test_a_page_that_has_not_changed_is_not_sent_again() -> None:
    def conditional(exchange: Exchange) -> None:
        headers = exchange.request.headers
        fresh = (headers.get("if-none-match"), headers.get("if-modified-since"))
        same = fresh == ('"7"', "Tue, 02 May 2023 10:00:00 GMT")
        date = "Tue, 02 May 2023 10:00:00 GMT"
        exchange.send(
            b"HTTP/1.1 304 Not Modified\r\n\r\n"
            if same
            else answer(PAGE, ETag='"7"', Last_Modified=date)
        )

    with served(conditional) as server:
        own = fetcher()
        first = own.fetch(server.address("/0"))
        again = own.fetch(server.address("/0"), known=first)
        assert again.content == PAGE
        assert again.when >= first.when
        assert server.exchanges[1].sent < 100


def test_what_is_known_of_another_address_is_not_asked_about() -> None:
    with served(redirect("/1"), answer(PAGE, ETag='"7"'), answer(PAGE)) as server:
        own = fetcher()
        known = own.fetch(server.address("/0"))
        assert known.final == server.address("/1")
        own.fetch(server.address("/0"), known=known)
        own.fetch(server.address("/2"), known=known)
    asked = {number: "if-none-match" in each.headers for number, each in enumerate(server.requests)}
    assert asked == {0: False, 1: False, 2: False, 3: True, 4: False}


def test_a_server_that_says_unchanged_without_being_asked_is_refused() -> None:
    with served(b"HTTP/1.1 304 Not Modified\r\n\r\n") as server:
        assert "(304)" in refusal(server).what


# Redirects


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_followed_and_its_body_left(status: int) -> None:
    with served(redirect("/1?a=b", status, b"x" * 100), answer(PAGE)) as server:
        server.answers = {**server.answers, "/1?a=b": answer(PAGE)}
        page = fetcher().fetch(server.address("/0"))
        assert page.content == PAGE
        assert page.final == server.address("/1?a=b")
        assert page.address == server.address("/0")


def test_five_redirects_are_followed_and_the_sixth_is_not() -> None:
    def on(exchange: Exchange) -> None:
        number = int(exchange.request.target.strip("/"))
        exchange.send(answer(PAGE) if number == 9 else redirect(f"/{number + 1}"))

    with WebServer({f"/{number}": on for number in range(10)}) as server:
        assert fetcher().fetch(server.address("/4")).content == PAGE
        assert refusal(server, target="/3").what.endswith("redirects over 5 times")
        assert len(server.requests) == 12


def test_a_circle_of_redirects_is_left() -> None:
    with served(redirect("/1"), redirect("/0"), redirect("/2")) as server:
        assert "redirects in a circle" in refusal(server).what
        assert "redirects in a circle" in refusal(server, target="/2").what
        assert len(server.requests) == 3


@pytest.mark.parametrize(
    ("location", "what"),
    [
        ("javascript:alert(1)", "javascript: is no web address"),
        ("file:///etc/passwd", "file: is no web address"),
        ("ftp://example.org/", "ftp: is no web address"),
        ("http://ana:secret@example.org/", "carries a user name or password"),
        ("http://[::1", "no address"),
        ("http://exa mple/", "no name that a host can have"),
        ("/\x1b]0;x\x07", "characters that no address has"),
    ],
)
def test_a_redirect_to_what_is_no_web_address_is_refused(location: str, what: str) -> None:
    with served(redirect(location)) as server:
        error = refusal(server)
    assert "redirects to " in error.what
    assert what in error.what
    assert "secret" not in str(error)


def test_a_redirect_that_leads_nowhere_is_refused() -> None:
    with served(answer(b"", 302), redirect("")) as server:
        assert refusal(server).what == "leads to no other address (302)"
        assert refusal(server, target="/1").what == "leads to no other address (302)"


def test_letters_in_a_redirect_are_those_of_its_server() -> None:
    def on(exchange: Exchange) -> None:
        exchange.send("HTTP/1.1 302 Found\r\nLocation: /é\r\n\r\n".encode())

    with WebServer({"/0": on, "/%C3%A9": answer(PAGE)}) as server:
        assert fetcher().fetch(server.address("/0")).content == PAGE


# What is private


@pytest.fixture
def public_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    """127.0.0.1 counts as public, so that a server there can send us elsewhere."""
    rows = tuple(row for row in addresses._not_global() if str(row[0]) != "127.0.0.0/8")
    other = next(row for row in addresses._not_global() if str(row[0]) == "127.0.0.0/8")
    one = type(other[0])("127.0.0.2/32")
    monkeypatch.setattr(addresses, "_not_global", lambda: (*rows, (one, other[1])))


@pytest.mark.usefixtures("public_loopback")
@pytest.mark.parametrize("host", ["127.0.0.2", "2130706434", "0x7f.2", "[::ffff:127.0.0.2]"])
def test_a_public_page_cannot_lead_to_a_private_one(host: str) -> None:
    with (
        WebServer({"/secret": answer(b"secret")}, host="127.0.0.2") as private,
        served(redirect(f"http://{host}:{private.port}/secret")) as server,
    ):
        error = refusal(server, fetcher(allow_private=False))
        assert "leads to this machine" in error.what
        assert error.hint == "add --allow-private if you mean it"
        assert private.connections == 0
        assert server.connections == 1


def test_a_server_on_this_machine_is_not_even_connected_to() -> None:
    with served(answer(PAGE)) as server:
        for host in ("127.0.0.1", "127.1", "2130706433", "0x7f000001", "[::ffff:127.0.0.1]"):
            with pytest.raises(StoryviewError, match="leads to this machine"):
                Fetcher().fetch(server.address("/0", host))
        for names in (["127.0.0.1"], ["93.184.215.14", "127.0.0.1"], ["::ffff:127.0.0.1"]):
            own = Fetcher(resolve=naming(server, *names))
            with pytest.raises(StoryviewError, match=r"leads to this machine \("):
                own.fetch(server.address("/0", "news.example.org"))
        assert server.connections == 0


def naming(server: WebServer, *numbers: str) -> Callable[[str, int], list[Endpoint]]:
    """A name service that knows one answer for every name."""

    def resolve(host: str, port: int) -> list[Endpoint]:
        assert port == server.port
        family = socket.AF_INET
        return [Endpoint(family, (number, port)) for number in numbers]

    return resolve


@pytest.mark.usefixtures("public_loopback")
def test_a_name_that_means_another_host_the_second_time_gains_nothing() -> None:
    answers = itertools.chain([["127.0.0.1"]], itertools.repeat(["127.0.0.2"]))
    with (
        WebServer({"/0": answer(b"secret")}, host="127.0.0.2") as private,
        served(answer(PAGE), redirect("/0")) as server,
    ):

        def resolve(host: str, port: int) -> list[Endpoint]:
            assert host == "news.example.org"
            return [Endpoint(2, (number, server.port)) for number in next(answers)]

        own = fetcher(allow_private=False, resolve=resolve)
        page = own.fetch(server.address("/0", "news.example.org"))
        assert page.content == PAGE
        assert server.requests[0].headers["host"] == f"news.example.org:{server.port}"
        with pytest.raises(StoryviewError, match=r"leads to this machine \(127.0.0.2\)"):
            own.fetch(server.address("/1", "news.example.org"))
        assert private.connections == 0


def test_the_next_number_of_a_name_is_tried_when_the_first_is_dead() -> None:
    with served(answer(PAGE)) as server, WebServer(host="127.0.0.3") as gone:
        dead = ("127.0.0.3", gone.port)
        gone.__exit__(None, None, None)
        places = [Endpoint(2, dead), Endpoint(2, ("127.0.0.1", server.port))]
        own = fetcher(resolve=lambda host, port: places)
        assert own.fetch(server.address("/0", "news.example.org")).content == PAGE


def test_an_unknown_name_is_told() -> None:
    def resolve(host: str, port: int) -> list[Endpoint]:
        raise OSError("no such name")

    with pytest.raises(StoryviewError, match=r"no host of the name nowhere\.example is known"):
        Fetcher(resolve=resolve).fetch("http://nowhere.example/")
    with pytest.raises(StoryviewError, match=r"no host of the name"):
        Fetcher(resolve=lambda host, port: []).fetch("http://nowhere.example/")


def test_a_name_service_that_never_answers_is_given_up() -> None:
    ended = threading.Event()

    def resolve(host: str, port: int) -> list[Endpoint]:
        ended.wait(10)
        return []

    try:
        with pytest.raises(StoryviewError, match="no answer from the name service"):
            Fetcher(resolve=resolve, limits=IMPATIENT).fetch("http://slow.example/")
    finally:
        ended.set()


# What is refused


@pytest.mark.parametrize(
    ("status", "what"),
    [
        (400, "the server refuses (400)"),
        (401, "asks for a subscription or login (401)"),
        (402, "asks for a subscription or login (402)"),
        (403, "asks for a subscription or login (403)"),
        (404, "there is no such page (404)"),
        (410, "the page is gone (410)"),
        (429, "too many requests (429)"),
        (451, "may not be shown for legal reasons (451)"),
        (500, "the server has a problem (500)"),
        (503, "the server has a problem (503)"),
        (204, "the server has no page for this (204)"),
        (206, "the server has no page for this (206)"),
        (300, "leads to no other address (300)"),
        (999, "answers with a status that does not exist (999)"),
    ],
)
def test_each_status_is_one_sentence(status: int, what: str) -> None:
    with served(answer(PAGE, status)) as server:
        error = refusal(server)
    assert error.what == what
    assert error.status == status


def test_a_server_that_asks_to_wait_is_quoted() -> None:
    late = "Fri, 31 Dec 2099 23:59:59 GMT"
    with served(
        answer(b"", 429, Retry_After="120"),
        answer(b"", 503, Retry_After=late),
        answer(b"", 429, Retry_After="soon"),
    ) as server:
        error = refusal(server)
        assert (error.hint, error.wait_seconds) == ("it asks to wait 2 minutes", 120)
        assert refusal(server, target="/1").hint == "it asks to wait 365 days"
        assert refusal(server, target="/2").hint == "try again later"


@pytest.mark.parametrize(
    ("content_type", "body", "what"),
    [
        ("image/png", b"\x89PNG\r\n\x1a\n", "a picture (image/png)"),
        ("IMAGE/SVG+XML", b"<svg/>", "a picture (image/svg+xml)"),
        ("video/mp4", b"....", "a film (video/mp4)"),
        ("audio/mpeg", b"ID3", "a sound"),
        ("application/zip", b"PK\x03\x04", "an archive"),
        ("font/woff2", b"wOF2", "a font"),
        ("text/css", b"p {}", "a style sheet"),
        ("text/html", b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "a picture, whatever its server"),
        ("text/html", b"\xff\xd8\xff\xe0" + b"\0" * 9999, "a picture, whatever its server"),
        ("", b"GIF89a" + b"\0" * 99, "a picture, whatever its server"),
        ("application/octet-stream", b"\0\0\0\x20ftypisom", "a film, whatever its server"),
        ("application/octet-stream", b"\x1aE\xdf\xa3webm", "a film, whatever its server"),
        ("text/plain", b"\x7fELF\x02\x01", "a program, whatever its server"),
        ("text/html", b"PK\x03\x04\x14\0\0\0\x08\0a.exe", "an archive, whatever its server"),
        ("text/html", gzip.compress(b"x", mtime=0), "an archive, whatever its server"),
        ("text/html", b"  \r\n ", "holds nothing"),
        ("text/html", b"", "holds nothing"),
    ],
)
def test_what_is_no_article_is_refused_by_its_type_or_its_bytes(
    content_type: str, body: bytes, what: str
) -> None:
    with served(answer(body, content_type=content_type)) as server:
        assert refusal(server).what.startswith(what)


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("application/pdf", b"%PDF-1.7\n"),
        ("application/octet-stream", b"%PDF-1.7\n"),
        ("application/octet-stream", b"Plain text, whatever it is called."),
        ("application/rss+xml", b"<rss/>"),
        ("application/feed+json", b"{}"),
        (
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            b"PK\x03\x04" + b"\0" * 26 + b"[Content_Types].xml",
        ),
        ("application/octet-stream", b"PK\x03\x04" + b"\0" * 26 + b"word/document.xml"),
        ("text/html", b"BMW opened a plant in the harbour, the mayor said on Tuesday."),
    ],
)
def test_what_may_be_an_article_comes(content_type: str, body: bytes) -> None:
    with served(answer(body, content_type=content_type)) as server:
        assert fetcher().fetch(server.address("/0")).content == body


# What has no end


def endless(exchange: Exchange, pieces: Iterator[bytes]) -> None:
    exchange.send(answer(b"", Transfer_Encoding="chunked"))
    exchange.send_all(b"%x\r\n%b\r\n" % (len(piece), piece) for piece in pieces)


def gzip_bomb(size: int) -> bytes:
    return gzip.compress(b"\0" * size, 9)


BOMBS: dict[str, bytes | Callable[[Exchange], None]] = {
    "gzip": answer(gzip_bomb(64 * MEGABYTE), Content_Encoding="gzip"),
    "deflate": answer(zlib.compress(b" " * 64 * MEGABYTE, 9), Content_Encoding="deflate"),
    "members": answer(gzip_bomb(MEGABYTE) * 64, Content_Encoding="gzip"),
    "length": answer(PAGE, Content_Length=str(10 * MEGABYTE + 1)),
    "packed length": answer(b"", Content_Length=str(11 * MEGABYTE), Content_Encoding="gzip"),
    "chunks": lambda exchange: endless(exchange, itertools.repeat(b"a" * 65536)),
    "no length": lambda exchange: exchange.send_all(
        itertools.chain([b"HTTP/1.0 200 OK\r\n\r\n"], itertools.repeat(b"a" * 65536))
    ),
    "one chunk": answer(b"fffffffffffff\r\n", Transfer_Encoding="chunked"),
    "a line of a chunk": lambda exchange: exchange.send_all(
        itertools.chain([answer(Transfer_Encoding="chunked")], itertools.repeat(b"1" * 65536))
    ),
    "trailers": lambda exchange: exchange.send_all(
        itertools.chain(
            [answer(Transfer_Encoding="chunked"), b"1\r\na\r\n0\r\n"],
            itertools.repeat(b"X-Trailer: " + b"a" * 60000 + b"\r\n"),
        )
    ),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_left_at_the_limit(name: str) -> None:
    with served(BOMBS[name]) as server:
        what = refusal(server).what
        sent = server.exchanges[0].sent
    assert "too large (over 10 MB)" in what or "broke off" in what
    assert sent < 24 * MEGABYTE


def test_packed_nothing_without_end_is_left_at_the_limit() -> None:
    nothing = itertools.repeat(gzip.compress(b"") * 3000)
    head = b"HTTP/1.0 200 OK\r\nContent-Encoding: gzip\r\n\r\n"
    with served(lambda exchange: exchange.send_all(itertools.chain([head], nothing))) as server:
        own = fetcher(limits=Limits(read=20, total=40, size=MEGABYTE // 2))
        assert "too large (over 0.5 MB)" in refusal(server, own).what


def test_a_page_of_exactly_the_limit_comes_whole() -> None:
    body = b"a" * 10 * MEGABYTE
    with served(answer(body), answer(body + b"a")) as server:
        assert fetcher().fetch(server.address("/0")).content == body
        assert "too large" in refusal(server, target="/1").what
        assert fetcher().fetch(server.address("/0"), most=11 * MEGABYTE).content == body
        with pytest.raises(StoryviewError, match="over 2 MB"):
            fetcher().fetch(server.address("/0"), most=2 * MEGABYTE)


def test_the_body_of_a_redirect_is_never_read() -> None:
    def bomb(exchange: Exchange) -> None:
        exchange.send(b"HTTP/1.1 302 Found\r\nLocation: /1\r\nContent-Encoding: gzip\r\n\r\n")
        exchange.send_all(itertools.repeat(gzip_bomb(MEGABYTE)))

    with served(bomb, answer(PAGE)) as server:
        assert fetcher().fetch(server.address("/0")).content == PAGE
    assert server.exchanges[0].sent < 24 * MEGABYTE  # what the system holds for both sides


def test_the_body_of_an_error_is_never_read() -> None:
    def bomb(exchange: Exchange) -> None:
        exchange.send(b"HTTP/1.1 404 Not Found\r\n\r\n")
        exchange.send_all(itertools.repeat(b"a" * 65536))

    with served(bomb) as server:
        assert "(404)" in refusal(server).what
    assert server.exchanges[0].sent < 24 * MEGABYTE


@pytest.mark.parametrize(
    "head",
    [
        lambda: itertools.chain([b"HTTP/1.1 200 OK\r\nX: "], itertools.repeat(b"a" * 4096)),
        lambda: itertools.chain([b"HTTP/1.1 200 OK\r\n"], itertools.repeat(b"X: a\r\n" * 500)),
        lambda: itertools.repeat(b"HTTP/1.1 100 Continue\r\nX: a\r\n\r\n" * 100),
        lambda: itertools.chain([b"HTTP/1.1 "], itertools.repeat(b"2" * 4096)),
        lambda: itertools.repeat(b"\r\n" * 2000),
    ],
    ids=["one header", "many headers", "continue", "status", "empty lines"],
)
def test_headers_without_end_are_left(head: Callable[[], Iterator[bytes]]) -> None:
    with served(lambda exchange: exchange.send_all(head())) as server:
        what = refusal(server).what
    assert what in ("its headers are too large", "does not speak HTTP as it should")
    assert server.exchanges[0].sent < 24 * MEGABYTE


@pytest.mark.parametrize(
    "drip",
    [
        lambda exchange: exchange.drip(b"HTTP/1.1 200 OK\r\n" + b"X: a\r\n" * 999, 0.02),
        lambda exchange: exchange.drip(answer(PAGE * 99), 0.02),
        lambda exchange: (
            exchange.send(answer(Transfer_Encoding="chunked"))
            and exchange.drip(b"1\r\na\r\n" * 999, 0.02)
        ),
        lambda exchange: (
            exchange.send(answer(PAGE * 99, Content_Length="9999")[:-1])
            and exchange.drip(b"a" * 999, 0.02)
        ),
    ],
    ids=["headers", "all", "chunks", "body"],
)
def test_a_slow_drip_is_left_after_the_whole_time(drip: Callable[[Exchange], None]) -> None:
    with served(drip) as server:
        assert refusal(server, fetcher(limits=HURRIED)).what == "took over 0.4 seconds"


@pytest.mark.parametrize(
    "begin", [b"", b"HTTP/1.1 200 OK\r\n", answer(PAGE, Content_Length="9999")]
)
def test_a_silent_server_is_left(begin: bytes) -> None:
    def silent(exchange: Exchange) -> None:
        exchange.send(begin)
        exchange.ended.wait(10)

    with served(silent) as server:
        assert refusal(server, fetcher(limits=IMPATIENT)).what == "sends nothing for 0.2 seconds"


def test_redirects_share_one_time() -> None:
    def slow(exchange: Exchange) -> None:
        exchange.ended.wait(0.12)
        number = int(exchange.request.target.strip("/"))
        exchange.send(redirect(f"/{number + 1}"))

    with served(*[slow] * 6) as server:
        error = refusal(server, fetcher(limits=HURRIED))
    assert "took over 0.4 seconds" in error.what


def test_fetching_can_be_stopped_from_outside() -> None:
    own = fetcher()

    def stopping(exchange: Exchange) -> None:
        exchange.send(answer(PAGE, Content_Length="9999"))
        own.stop()
        exchange.drip(b"a" * 999, 0.01)

    with served(stopping) as server, pytest.raises(StoryviewError, match="stopped"):
        own.fetch(server.address("/0"))


# What is broken


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "closed the connection without an answer"),
        (b"SSH-2.0-OpenSSH_9.6\r\n", "does not speak HTTP as it should"),
        (b"\x15\x03\x01\x00\x02\x02\x16", "does not speak HTTP as it should"),
        (b"HTTP/1.1 abc OK\r\n\r\n", "does not speak HTTP as it should"),
        (b"HTTP/9.9 200 OK\r\n\r\nx", "does not speak HTTP as it should"),
        (answer(PAGE, Content_Length="9999"), "broke off before its end"),
        (answer(PAGE, Content_Length="5, 6"), "does not speak HTTP as it should"),
        (
            answer(PACKED[:-20], Content_Encoding="gzip"),
            "broke off before its end",
        ),
        (answer(PAGE, Content_Encoding="gzip"), "damaged on its way (packed wrongly)"),
        (answer(PAGE, Content_Encoding="deflate"), "damaged on its way (packed wrongly)"),
        (answer(PAGE, Content_Encoding="br"), "packed in a way that was not asked for (br)"),
        (answer(PAGE, Content_Encoding="zstd"), "packed in a way that was not asked for (zstd)"),
        (
            answer(PACKED, Content_Encoding="gzip, gzip"),
            "packed in a way that was not asked for (gzip, gzip)",
        ),
        (answer(b"zz\r\nabc\r\n", Transfer_Encoding="chunked"), "broke off before its end"),
        (answer(b"-1\r\nabc\r\n", Transfer_Encoding="chunked"), "broke off before its end"),
        (answer(b"-5\r\nabc\r\n", Transfer_Encoding="chunked"), "broke off before its end"),
        (answer(b"5\r\nab", Transfer_Encoding="chunked"), "broke off before its end"),
        (answer(b"2\r\nab\r\n", Transfer_Encoding="chunked"), "broke off before its end"),
        (answer(b"\r\n\r\n\r\n", Transfer_Encoding="chunked"), "broke off before its end"),
    ],
)
def test_what_is_broken_is_one_sentence(data: bytes, what: str) -> None:
    with served(data) as server:
        assert refusal(server).what == what


def test_a_dead_port_is_told() -> None:
    with served(answer(PAGE)) as server:
        address = server.address("/0")
    with pytest.raises(StoryviewError, match="refuses the connection; check the address"):
        fetcher().fetch(address)


# TLS


def test_a_page_comes_over_tls_checked_against_its_name(authority: Authority) -> None:
    with served(answer(PAGE), tls=authority.server("news.example.org", "127.0.0.1")) as server:
        own = fetcher(authorities=authority.file, resolve=naming(server, "127.0.0.1"))
        assert own.fetch(server.address("/0", "news.example.org")).content == PAGE
        assert fetcher(authorities=authority.file).fetch(server.address("/0")).content == PAGE
        assert server.requests[0].headers["host"] == f"news.example.org:{server.port}"


def test_the_name_of_the_host_is_told_to_a_server_of_several(authority: Authority) -> None:
    named: list[str | None] = []
    tls = authority.server("news.example.org")
    tls.sni_callback = lambda end, name, context: named.append(name)
    with served(answer(PAGE), tls=tls) as server:
        own = fetcher(authorities=authority.file, resolve=naming(server, "127.0.0.1"))
        own.fetch(server.address("/0", "news.example.org"))
    assert named == ["news.example.org"]


def test_a_broken_certificate_is_one_sentence(authority: Authority, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    stranger = Authority(other)
    for tls, what in (
        (authority.server("news.example.org", days=-1), "its certificate has expired"),
        (authority.server("other.example.org"), "its certificate is for another host"),
        (
            stranger.server("news.example.org"),
            "its certificate is signed by nobody whom this system trusts",
        ),
    ):
        with served(answer(PAGE), tls=tls) as server:
            own = fetcher(authorities=authority.file, resolve=naming(server, "127.0.0.1"))
            with pytest.raises(StoryviewError) as caught:
                own.fetch(server.address("/0", "news.example.org"))
            assert caught.value.what == what
            assert caught.value.hint == "its owner must mend that; nothing was read"
            assert server.requests == []


def test_a_certificate_signed_by_itself_is_refused(authority: Authority, tmp_path: Path) -> None:
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(*self_signed(tmp_path))
    with served(answer(PAGE), tls=tls) as server:
        own = fetcher(authorities=authority.file)
        assert refusal(server, own).what == "its certificate is signed by itself"


def self_signed(folder: Path) -> tuple[str, str]:
    import trustme

    own = trustme.CA()
    own.cert_pem.write_to_path(str(folder / "own.pem"))
    own.private_key_pem.write_to_path(str(folder / "own.key"))
    return str(folder / "own.pem"), str(folder / "own.key")


@pytest.mark.filterwarnings("ignore:ssl.TLSVersion:DeprecationWarning")
def test_a_server_whose_tls_is_too_old_is_refused(authority: Authority) -> None:
    tls = authority.server("127.0.0.1")
    tls.set_ciphers("ALL:@SECLEVEL=0")
    tls.minimum_version = ssl.TLSVersion.TLSv1
    tls.maximum_version = ssl.TLSVersion.TLSv1_1
    with served(answer(PAGE), tls=tls) as server:
        own = fetcher(authorities=authority.file)
        assert refusal(server, own).what == "speaks only a version of TLS that is too old"


def test_a_server_without_tls_is_told_so(authority: Authority) -> None:
    def plain(connection: socket.socket, ended: threading.Event) -> None:
        connection.recv(9999)
        connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

    with WebServer(unasked=plain) as server:
        address = server.address("/0").replace("http:", "https:")
        with pytest.raises(StoryviewError, match="does not speak TLS there"):
            fetcher(authorities=authority.file).fetch(address)


def test_a_silent_server_of_tls_is_left(authority: Authority) -> None:
    def silent(connection: socket.socket, ended: threading.Event) -> None:
        ended.wait(10)

    with WebServer(unasked=silent) as server:
        address = server.address("/0").replace("http:", "https:")
        with pytest.raises(StoryviewError, match=r"sends nothing for 0\.2 seconds"):
            fetcher(limits=IMPATIENT, authorities=authority.file).fetch(address)


def test_where_the_system_trusts_nobody_certifi_is_trusted(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    empty = tmp_path / "empty.pem"
    empty.touch()
    monkeypatch.setenv("SSL_CERT_FILE", str(empty))
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path / "none"))
    connections._has_a_folder_of_certificates.cache_clear()
    try:
        assert connections.trusting().cert_store_stats()["x509_ca"] > 50
    finally:
        connections._has_a_folder_of_certificates.cache_clear()


# Proxies


def test_the_proxy_of_the_environment_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    def proxy(exchange: Exchange) -> None:
        exchange.send(answer(PAGE))

    with WebServer({"http://news.example.org/0": proxy}) as server:
        monkeypatch.setenv("HTTP_PROXY", f"http://ana:se%20cret@127.0.0.1:{server.port}")
        page = Fetcher().fetch("http://news.example.org/0")
        assert page.content == PAGE
        assert server.requests[0].headers["host"] == "news.example.org"
        assert server.requests[0].headers["proxy-authorization"] == "Basic YW5hOnNlIGNyZXQ="
        for host in ("127.0.0.1", "localhost", "10.0.0.1"):
            with pytest.raises(StoryviewError, match="leads to"):
                Fetcher().fetch(f"http://{host}/")
        assert server.connections == 1


def test_a_proxy_makes_a_way_for_tls(authority: Authority, monkeypatch: pytest.MonkeyPatch) -> None:
    tls = authority.server("news.example.org")

    def tunnel(exchange: Exchange) -> None:
        exchange.send(b"HTTP/1.1 200 Connection established\r\n\r\n")
        inner = tls.wrap_socket(exchange.connection, server_side=True)
        inner.recv(9999)
        inner.sendall(answer(PAGE))
        inner.close()

    with WebServer({"news.example.org:443": tunnel}) as server:
        monkeypatch.setenv("HTTPS_PROXY", f"127.0.0.1:{server.port}")
        own = Fetcher(authorities=authority.file)
        assert own.fetch("https://news.example.org/0").content == PAGE
        assert server.requests[0].method == "CONNECT"
        with pytest.raises(StoryviewError, match=r"the proxy refuses \(404\)"):
            own.fetch("https://other.example.org/0")
    with pytest.raises(StoryviewError, match="refuses the connection"):
        own.fetch("https://news.example.org/0")


def test_no_proxy_is_used_where_the_environment_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    with served(answer(PAGE)) as server:
        monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
        monkeypatch.setenv("NO_PROXY", "127.0.0.1")
        assert fetcher().fetch(server.address("/0")).content == PAGE


@pytest.mark.parametrize("proxy", ["socks5://127.0.0.1:1080", "https://127.0.0.1:1", "http://["])
def test_a_proxy_of_another_kind_is_refused(proxy: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALL_PROXY", proxy)
    with pytest.raises(StoryviewError, match="is no HTTP proxy; write HTTPS_PROXY as in"):
        Fetcher().fetch("https://example.org/")
