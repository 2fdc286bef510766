"""What a file is, told by its first bytes; its name counts only where these leave it open."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from storyview.sources.files import PDF_MARK, PDF_MARK_WITHIN, SourceError

SNIFFED = 4 * 1024
"""How many bytes tell what a file is."""
MARKDOWN_ENDINGS = (".md", ".markdown", ".mdown", ".mkd")
HTML_ENDINGS = (".html", ".htm", ".xhtml")
MHTML_ENDINGS = (".mhtml", ".mht")
TEXT_ENDINGS = (".txt", ".text")
FEWEST_PAIRS = 16
"""Of bytes, to be sure of UTF-16."""
TEXT_HINT = "give a text, Markdown or HTML file, a PDF or a .docx document"


class Kind(StrEnum):
    """How a file is read."""

    TEXT = "text"
    """Plain text, or Markdown where its name or its signs say so."""
    PAGE = "page"
    """HTML."""
    MHTML = "mhtml"
    """A page saved as one file, with its pictures."""
    PDF = "pdf"
    DOCX = "docx"
    """A ZIP archive, which the reader of documents looks into."""


class Refused(NamedTuple):
    """A format that holds no article, or none that is read."""

    name: str
    """What it is, for people."""
    pattern: bytes
    """Of its first bytes."""
    hint: str


_PICTURE = "give the text beside it, or its web page"
_UNPACK = "unpack it"
_MEDIA = "give the text that goes with it"
REFUSED = (
    Refused(
        "a Safari web archive",
        rb"bplist00.{0,600}Web(?:MainR|Subr)esource"
        rb"|\s*<\?xml.{0,200}<!DOCTYPE plist.{0,400}WebMainResource",
        "in the browser, save the page as “Page Source” (HTML) or print it to a PDF",
    ),
    Refused("a property list of macOS", rb"bplist00", TEXT_HINT),
    Refused(
        "a Word document of the old kind (.doc), or another file of an old office program",
        rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "save it as .docx, PDF or plain text",
    ),
    Refused("rich text (RTF)", rb"\s*\{\\rtf", "save it as .docx, PDF or plain text"),
    Refused("PostScript", rb"%!PS", "make a PDF of it"),
    Refused("a picture (PNG)", rb"\x89PNG", _PICTURE),
    Refused("a picture (JPEG)", rb"\xff\xd8\xff", _PICTURE),
    Refused("a picture (GIF)", rb"GIF8[79]a", _PICTURE),
    Refused("a picture (WebP)", rb"RIFF.{4}WEBP", _PICTURE),
    Refused("a picture (TIFF)", rb"II\*\x00|MM\x00\*", _PICTURE),
    Refused("a picture (BMP)", rb"BM.{4}\x00\x00\x00\x00", _PICTURE),
    Refused("a picture (icon)", rb"\x00\x00\x01\x00[\x01-\x20]\x00", _PICTURE),
    Refused("a picture (HEIF or AVIF)", rb".{4}ftyp(?:hei|hev|mif1|avi)", _PICTURE),
    Refused("a picture (Photoshop)", rb"8BPS", _PICTURE),
    Refused("a scan (DjVu)", rb"AT&TFORM", "make a PDF with text of it"),
    Refused("compressed with gzip", rb"\x1f\x8b", _UNPACK),
    Refused("compressed with bzip2", rb"BZh[1-9]1AY&SY", _UNPACK),
    Refused("compressed with xz", rb"\xfd7zXZ\x00", _UNPACK),
    Refused("compressed with Zstandard", rb"\x28\xb5\x2f\xfd", _UNPACK),
    Refused("an archive (7z)", rb"7z\xbc\xaf\x27\x1c", _UNPACK),
    Refused("an archive (RAR)", rb"Rar!\x1a\x07", _UNPACK),
    Refused("an archive (tar)", rb".{257}ustar[\x00 ]", _UNPACK),
    Refused("an empty ZIP archive", rb"PK\x05\x06", "give files with articles"),
    Refused("a database (SQLite)", rb"SQLite format 3\x00", TEXT_HINT),
    Refused("a program", rb"\x7fELF|MZ.{58}|\xcf\xfa\xed\xfe|\xca\xfe\xba\xbe", TEXT_HINT),
    Refused("a video", rb".{4}ftyp|\x1aE\xdf\xa3|RIFF.{4}AVI |\x00\x00\x01\xba", _MEDIA),
    Refused(
        "a sound file",
        rb"ID3[\x02-\x04]|OggS|fLaC|RIFF.{4}WAVE|\xff[\xfb\xf3\xf2][\x10-\xe0]",
        _MEDIA,
    ),
    Refused("a font", rb"wOF[F2]|OTTO|\x00\x01\x00\x00\x00[\x01-\x40]", TEXT_HINT),
    Refused("a ZIP archive in pieces", rb"PK\x07\x08", _UNPACK),
)
"""The first whose pattern the file begins with is what it is."""

# Patterns are compiled when a file calls for them: a plain text, the most usual, never does.
_PAGE = rb"(?is)\s*(?:<\?xml\b[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b"
_HEADER = rb"(?:[A-Za-z][A-Za-z0-9-]{1,60}:[^\n]*\n(?:[ \t]+\S[^\n]*\n)*){2,}"
_SAVED_PAGE = rb"(?im)^Snapshot-Content-Location:|^Content-Type:\s*multipart/related\b"
_CONTROLS = bytes({*range(32), 127} - {7, 8, 9, 10, 12, 13, 27})
_PRINTABLE = (b"{\\rtf", b"%!PS", b"AT&TFORM", b"<?xml")
"""How files of refused formats begin that may hold no control character."""
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def ending(name: str) -> str:
    """The ending of a file's name in lower case, with its dot; empty when there is none."""
    return name[name.rfind(".") :].lower() if "." in name else ""


def kind_of(head: bytes, name: str = "", *, where: str = "") -> Kind:
    """What a file is.

    Args:
        head: Its first bytes; ``SNIFFED`` of them are enough.
        name: What it is called, or its ending alone.
        where: What an error names.

    Raises:
        SourceError: If it is of a format that holds no article.
    """
    head = head[:SNIFFED]
    # A PDF may begin with a few bytes that a mail program or a server left there.
    if PDF_MARK in head[:PDF_MARK_WITHIN] and not _begins_as_text(head):
        return Kind.PDF
    if head.startswith(b"PK\x03\x04"):
        return Kind.DOCX
    if head.translate(None, _CONTROLS) != head or head.lstrip().startswith(_PRINTABLE):
        for row in REFUSED:
            if re.match(row.pattern, head, re.DOTALL):
                raise SourceError(f"not text ({row.name})", where=where, hint=row.hint)
    is_mhtml = ending(name) in MHTML_ENDINGS
    if is_mhtml or b"ultipart/related" in head or b"-Content-Location:" in head:
        headers = re.match(_HEADER, head)
        if headers and (is_mhtml or re.search(_SAVED_PAGE, headers[0])):
            return Kind.MHTML
    plain = _narrow(head)
    if ending(name) in HTML_ENDINGS or is_mhtml:
        return Kind.PAGE if b"<" in plain else Kind.TEXT
    may_be_page = ending(name) not in MARKDOWN_ENDINGS and plain.lstrip().startswith(b"<")
    return Kind.PAGE if may_be_page and re.match(_PAGE, plain) else Kind.TEXT


def _begins_as_text(head: bytes) -> bool:
    """Whether "%PDF-" stands in a sentence about PDFs, and not at the start of a line."""
    before = head[: head.index(PDF_MARK)]
    return bool(before.strip()) and not before.endswith((b"\n", b"\r"))


def utf_16(head: bytes) -> str | None:
    """The kind of UTF-16 that these bytes are, where no byte order mark tells it.

    In Western text every other byte is NUL, and none of those between them is.
    """
    head = head[: len(head) // 2 * 2]
    for encoding, high, low in (
        ("utf-16-le", head[1::2], head[::2]),
        ("utf-16-be", head[::2], head[1::2]),
    ):
        is_text = 0 not in low and b" " in low
        if is_text and len(high) >= FEWEST_PAIRS and high.count(0) * 10 > len(high) * 9:
            return encoding
    return None


def _narrow(head: bytes) -> bytes:
    """The first bytes without a byte order mark, and UTF-16 as far as it is ASCII."""
    for bom in _BOMS:
        if head.startswith(bom):
            return head[len(bom) :].replace(b"\0", b"")
    return head.replace(b"\0", b"") if utf_16(head) else head
