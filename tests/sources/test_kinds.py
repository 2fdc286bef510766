from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storyview.errors import StoryviewError
from storyview.sources.kinds import REFUSED, Kind, kind_of

PAGE = "<!doctype html>\n<html><head><title>Ferries</title></head><body><p>The quay"
MAIL = (
    "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/a\r\n"
    "Subject: Ferries\r\nMIME-Version: 1.0\r\n"
    'Content-Type: multipart/related;\r\n\ttype="text/html"\r\n\r\n--b\r\n'
)


@pytest.mark.parametrize(
    ("head", "name", "kind"),
    [
        (b"The quay flooded.", "a.txt", Kind.TEXT),
        (b"# The quay\n\n<p>is</p>", "a.md", Kind.TEXT),
        (b"%PDF-1.7\n1 0 obj", "a.txt", Kind.PDF),
        (b"\r\n%PDF-1.4\n", "a", Kind.PDF),
        (b"A PDF begins with %PDF-, which is plain text.", "a.txt", Kind.TEXT),
        (PAGE.encode(), "a.pdf", Kind.PAGE),
        (PAGE.encode("utf-16"), "a", Kind.PAGE),
        (PAGE.encode("utf-16-le"), "a", Kind.PAGE),
        (PAGE.encode("utf-8-sig"), "a", Kind.PAGE),
        (b'<?xml version="1.0"?>\n<!-- a --><html>', "", Kind.PAGE),
        (b"<p>The quay</p>", "a.html", Kind.PAGE),
        (b"The quay, and no tag", "a.html", Kind.TEXT),
        (MAIL.encode(), "a", Kind.MHTML),
        (MAIL.encode(), "a.html", Kind.MHTML),
        (PAGE.encode(), "a.mhtml", Kind.PAGE),
        (b"From: Ana\nTo: Li\n\nThe quay flooded.", "a.txt", Kind.TEXT),
        (b"PK\x03\x04\x14\0", "a.txt", Kind.DOCX),
        (b"The quay \xe2\x80\x94 \xc5\xbdana", "", Kind.TEXT),
        (b"BM is a name, MZ another, ID3 a third.", "", Kind.TEXT),
        (b"RIFF means a file, OggS too.", "", Kind.TEXT),
    ],
)
def test_a_file_is_known_by_its_first_bytes(head: bytes, name: str, kind: Kind) -> None:
    assert kind_of(head, name) is kind


@pytest.mark.parametrize(
    ("head", "what"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a picture (PNG)"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "a picture (JPEG)"),
        (b"GIF89a\1\0", "a picture (GIF)"),
        (b"RIFF\x24\0\0\0WEBPVP8 ", "a picture (WebP)"),
        (b"\0\0\0\x1cftypheic\0\0", "a picture (HEIF or AVIF)"),
        (b"\x1f\x8b\x08\0", "compressed with gzip"),
        (b"BZh91AY&SY\0\1", "compressed with bzip2"),
        (b"\xfd7zXZ\0\0", "compressed with xz"),
        (b"7z\xbc\xaf\x27\x1c\0", "an archive (7z)"),
        (b"Rar!\x1a\x07\1\0", "an archive (RAR)"),
        (b"notes/a.txt".ljust(257, b"\0") + b"ustar\x0000", "an archive (tar)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0", "a Word document of the old kind (.doc)"),
        (b"{\\rtf1\\ansi The quay", "rich text (RTF)"),
        (b"%!PS-Adobe-3.0\n", "PostScript"),
        (b"SQLite format 3\0", "a database"),
        (b"\x7fELF\2\1\1\0", "a program"),
        (b"MZ\x90\0" + b"\0" * 60, "a program"),
        (b"\0\0\0\x20ftypisom", "a video"),
        (b"\x1aE\xdf\xa3\1\0", "a video"),
        (b"ID3\3\0\0", "a sound file"),
        (b"OggS\0\2", "a sound file"),
        (b"wOF2\0\1\0\0", "a font"),
        (b"bplist00\xd1\1\2_\x10\x0fWebMainResource", "a Safari web archive"),
        (
            b'<?xml version="1.0"?><!DOCTYPE plist PUBLIC "-//Apple"><plist><dict>'
            b"<key>WebMainResource</key>",
            "a Safari web archive",
        ),
    ],
)
def test_what_holds_no_article_is_refused_by_its_name(head: bytes, what: str) -> None:
    with pytest.raises(StoryviewError) as caught:
        kind_of(head, "a.txt", where="a.txt")
    assert caught.value.what.startswith(f"not text ({what}")
    assert caught.value.hint


def test_every_refusal_has_a_way_out() -> None:
    assert all(row.hint and row.name for row in REFUSED)


@given(st.binary(max_size=400), st.sampled_from(["", "a.txt", "a.html", "a.mhtml", "a.md"]))
@settings(deadline=None, max_examples=120)
def test_any_bytes_are_of_a_kind_or_refused(head: bytes, name: str) -> None:
    try:
        assert isinstance(kind_of(head, name), Kind)
    except StoryviewError as error:
        assert error.hint
