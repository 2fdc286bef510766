"""Files that are cut off, damaged or made to harm: each costs only itself."""

from __future__ import annotations

import io
import socket
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from saved_pages.templates import wordpress
from sources.test_mhtml import saved
from sources.test_word import document, report
from storyview.errors import StoryviewError
from storyview.sources import worker
from storyview.sources.reading import read_article
from storyview.text.clean import is_clean

if TYPE_CHECKING:
    from collections.abc import Callable

PDF = (Path(__file__).parent / "pdfs" / "ghostscript.pdf").read_bytes()
WHOLE: dict[str, bytes] = {
    "a.pdf": PDF,
    "a.docx": document(report),
    "a.mhtml": saved(),
    "a.html": wordpress().data,
}


@pytest.fixture(autouse=True)
def short_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """The limits hold for any number of seconds; the tests do not wait for twenty."""
    monkeypatch.setattr(worker, "SECONDS", 4.0)


def survives(data: bytes, name: str) -> None:
    """Read a file, or see it refused in one clean sentence with a way out."""
    try:
        found = read_article(data, name=name, article_id="a")
    except StoryviewError as error:
        assert error.hint
        assert "\n" not in str(error)
        assert is_clean(str(error))
    else:
        assert found.text.strip()
        assert is_clean(found.text)


@pytest.mark.parametrize("name", WHOLE)
def test_a_file_cut_off_anywhere_is_read_or_refused(name: str) -> None:
    data = WHOLE[name]
    for part in range(1, 25):
        survives(data[: len(data) * part // 25], name)


@pytest.mark.parametrize("name", WHOLE)
@given(damage=st.lists(st.tuples(st.floats(0, 1), st.binary(min_size=1, max_size=6)), max_size=6))
@settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))
def test_a_damaged_file_is_read_or_refused(name: str, damage: list[tuple[float, bytes]]) -> None:
    data = bytearray(WHOLE[name])
    for place, noise in damage:
        start = int(place * (len(data) - 1))
        data[start : start + len(noise)] = noise
    survives(bytes(data), name)


def a_pdf(objects: list[bytes], pages: bytes = b"<</Type/Pages/Kids[3 0 R]/Count 1>>") -> bytes:
    """A PDF of these objects after its catalogue and page tree."""
    written = bytearray(b"%PDF-1.7\n")
    places = []
    each = [b"<</Type/Catalog/Pages 2 0 R>>", pages, *objects]
    for number, content in enumerate(each, start=1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(written)
    written += b"xref\n0 %d\n0000000000 65535 f \n" % (len(each) + 1)
    written += b"".join(b"%010d 00000 n \n" % place for place in places)
    written += b"trailer<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF" % (len(each) + 1, start)
    return bytes(written)


def stream(data: bytes, filters: bytes = b"/FlateDecode") -> bytes:
    return b"<</Length %d/Filter%s>>stream\n%s\nendstream" % (len(data), filters, data)


PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<<>>>>"
SELF_PAINTED = (
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</XObject<</X 5 0 R"
    b">>>>>>"
)
HOSTILE: dict[str, Callable[[], bytes]] = {
    "a stream that grows to 200 MB": lambda: a_pdf(
        [PAGE, stream(zlib.compress(b"\0" * 200_000_000))]
    ),
    "a bomb in a bomb": lambda: a_pdf(
        [
            PAGE,
            stream(zlib.compress(zlib.compress(b"q " * 30_000_000)), b"[/FlateDecode/FlateDecode]"),
        ]
    ),
    "a page that paints itself": lambda: a_pdf(
        [
            SELF_PAINTED,
            stream(zlib.compress(b"/X Do")),
            b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>/Length 5"
            b">>stream\n/X Do\nendstream",
        ]
    ),
    "a page tree that bites its tail": lambda: a_pdf(
        [b"<</Type/Pages/Kids[2 0 R 3 0 R]/Parent 2 0 R/Count 9>>"],
        b"<</Type/Pages/Kids[3 0 R]/Parent 3 0 R/Count 9>>",
    ),
    "a hundred thousand pages": lambda: a_pdf(
        [PAGE, stream(zlib.compress(b"BT ET"))],
        b"<</Type/Pages/Kids[%s]/Count 100000>>" % (b"3 0 R " * 100_000),
    ),
    "a count of pages that is a lie": lambda: a_pdf(
        [PAGE, stream(zlib.compress(b"BT ET"))], b"<</Type/Pages/Kids[3 0 R]/Count 2147483647>>"
    ),
    "arrays in arrays without end": lambda: a_pdf([b"[" * 200_000]),
    "references in a circle": lambda: a_pdf([b"4 0 R", b"3 0 R"]),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_pdf_costs_only_itself(name: str) -> None:
    survives(HOSTILE[name](), "a.pdf")
    assert read_article(PDF, name="b.pdf", article_id="b").title


def test_parts_in_parts_without_end_cost_only_themselves() -> None:
    nested = b"MIME-Version: 1.0\r\nX: y\r\n"
    for level in range(3_000):
        nested += b"Content-Type: multipart/related; boundary=b%d\r\n\r\n--b%d\r\n" % (level, level)
    survives(nested, "a.mhtml")
    survives(saved(), "b.mhtml")


@pytest.mark.parametrize(
    "page",
    [
        b"<html>" + b"<a href='x'>" * 20_000,
        b"<html><body><p>" + b"&#x41;" * 500_000,
        b"<html><body>" + b"<table><tr><td>" * 3_000 + b"quay",
        b"<html><body><p " + b"a='b' " * 100_000 + b">quay</p>",
        b"<html><!--" * 50_000,
        b"<html><script type='application/ld+json'>" + b"[" * 100_000,
        b"<html><head>" + b"<meta name=author content='" + b"By and " * 50_000 + b"'>",
        b"<html><body>" + b"<br>" * 50_000 + b"quay",
        b"<html><body><h1>" + b"( [ " * 100_000 + b"</h1><p>quay</p>",
    ],
    ids=["links", "entities", "tables", "attributes", "comments", "JSON", "author", "breaks", "h1"],
)
def test_a_hostile_page_costs_only_itself(page: bytes) -> None:
    survives(page, "a.html")


@pytest.mark.parametrize("name", WHOLE)
def test_no_file_makes_this_process_connect(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection")

    for attempt in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, attempt, refuse)
    assert read_article(WHOLE[name], name=name, article_id="a").text


def test_standard_input_takes_every_format() -> None:
    from storyview.sources.door import open_story

    for data in WHOLE.values():
        (article,) = open_story(["-"], stdin=io.BytesIO(data)).story.articles
        assert article.text
