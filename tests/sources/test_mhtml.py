from __future__ import annotations

import base64
import quopri
from datetime import date

import pytest

from storyview.errors import StoryviewError
from storyview.sources.reading import read_article
from storyview.text.article import Article, Origin

TITLE = "Ferry crews walk out over night shifts"
PARAGRAPHS = [
    "Ferry crews in the harbour of Valparaíso walked out on Thursday, leaving many on the quay.",
    "The union wants two days of rest after a week of nights, said Li Wei. “We are tired.”",
    "The company said that it would talk on Friday – but did not say about what it meant to talk.",
]
PAGE = (
    f"<!DOCTYPE html><html><head><title>{TITLE}</title></head><body><article><h1>{TITLE}</h1>"
    + "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    + "</article></body></html>"
)
ADDRESS = "https://www.harbourpost.example/2023/05/04/ferries"


def saved(
    page: str = PAGE,
    *,
    charset: str = "utf-8",
    encoding: str = "quoted-printable",
    snapshot: str = f"Snapshot-Content-Location: {ADDRESS}\r\n",
    location: str = f"Content-Location: {ADDRESS}\r\n",
    first: str = "",
    parameters: str = "",
) -> bytes:
    """A page as browsers save it, with a picture beside it."""
    data = page.encode(charset)
    body = quopri.encodestring(data) if encoding != "base64" else base64.encodebytes(data)
    head = (
        f"From: <Saved by Blink>\r\n{snapshot}Subject: =?utf-8?Q?Ferry?=\r\n"
        "Date: Fri, 20 Dec 2024 09:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        f'Content-Type: multipart/related;\r\n\ttype="text/html";{parameters}\r\n\tboundary="--b"'
        f"\r\n\r\n{first}----b\r\nContent-Type: text/html; charset={charset}\r\nContent-ID: "
        f"<frame-1>\r\nContent-Transfer-Encoding: {encoding}\r\n{location}\r\n"
    )
    tail = (
        "\r\n----b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n"
        f"Content-Location: {ADDRESS}/a.png\r\n\r\niVBORw0KGgo=\r\n----b--\r\n"
    )
    return head.encode() + body.replace(b"\n", b"\r\n") + tail.encode()


def article(data: bytes, name: str = "page.mhtml") -> Article:
    return read_article(data, name=name, article_id="a")


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252", "utf-16"])
@pytest.mark.parametrize("encoding", ["quoted-printable", "base64"])
def test_the_page_is_read_in_its_own_encoding(charset: str, encoding: str) -> None:
    found = article(saved(charset=charset, encoding=encoding))
    assert found.title == TITLE
    assert [found.text[b.start : b.end] for b in found.blocks[1:]] == PARAGRAPHS


def test_its_address_is_where_it_was_saved_from_and_its_day_is_not_when() -> None:
    found = article(saved())
    assert found.url == ADDRESS
    assert (found.published, found.published_origin) == (date(2023, 5, 4), Origin.GUESSED)
    assert (found.source, found.source_origin) == ("harbourpost.example", Origin.GUESSED)


def test_without_a_snapshot_the_page_s_own_location_tells() -> None:
    assert article(saved(snapshot="")).url == ADDRESS
    assert article(saved(snapshot="", location="")).url is None


def test_it_is_known_by_its_content_whatever_its_name() -> None:
    for name in ("page.txt", "page", "page.html", "page.mht"):
        assert article(saved(), name).title == TITLE


def test_of_frames_the_page_itself_is_read() -> None:
    frame = (
        "----b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Location: https://ads.example/"
        "\r\n\r\n<html><body><p>" + "Buy more boats today. " * 40 + "</p></body></html>\r\n"
    )
    found = article(saved(first=frame))
    assert found.title == TITLE
    assert "Buy more" not in found.text
    without = saved(first=frame, snapshot="", parameters='\r\n\tstart="<frame-1>";')
    assert article(without).title == TITLE


@pytest.mark.parametrize(
    "data",
    [
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b--\r\n",
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\n"
        b"Content-Type: image/png\r\n\r\nx\r\n--b--\r\n",
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\nThe quay",
    ],
    ids=["no part", "no page", "no boundary"],
)
def test_a_file_without_a_page_is_one_clear_sentence(data: bytes) -> None:
    with pytest.raises(StoryviewError) as caught:
        article(data)
    assert caught.value.hint
