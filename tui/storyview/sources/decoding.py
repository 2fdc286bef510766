"""Bytes to text: which encoding a file is in, and whether it is text at all."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from storyview.errors import StoryviewError
from storyview.sources.kinds import SNIFFED, TEXT_HINT, utf_16

_GUESSED = 64 * 1024
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# As file(1) has it: bell, backspace and escape stand in texts that come from a terminal.
_CONTROL = bytes(set(range(32)) - {7, 8, 9, 10, 12, 13, 27}) + b"\x7f"
_DECLARED = rb"(?i)<meta\b[^>]{0,200}?\bcharset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,30})"
_DECLARED_XML = rb"<\?xml\b[^>]{0,100}?\bencoding\s*=\s*[\"']([A-Za-z0-9_.:-]{2,30})"
# Where a page and the file disagree on these, browsers read the wider one.
_WIDER = {"iso8859-1": "cp1252", "ascii": "cp1252", "latin-1": "cp1252"}
# Names that Python gives to other things than the character set of a page; text in UTF-16 has
# NUL bytes, so that a page that says so and has none is not.
_NO_CHARACTER_SETS = (
    "utf-16",
    "utf-32",
    "utf-7",
    "idna",
    "punycode",
    "unicode",
    "raw-unicode",
    "undefined",
    "mbcs",
    "oem",
)


class Decoded(NamedTuple):
    """Text, and what had to be assumed to read it."""

    text: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, *, where: str = "", charset: str = "") -> Decoded:
    """The text of a file's bytes.

    In this order: byte order mark, the character set that a server states, the one that the file
    declares (HTML), strict UTF-8, UTF-8 with a few damaged bytes, the encoding that the letters
    suggest, Windows-1252.

    Raises:
        StoryviewError: If the bytes are no text.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return Decoded(data[len(bom) :].decode(encoding, "replace"))
    if wide := utf_16(data[:SNIFFED]):
        return Decoded(data.decode(wide, "replace"))
    _refuse_binary(data, where)
    for declared in (_known_encoding(charset), _declared_encoding(data)):
        if declared:
            try:
                return Decoded(data.decode(declared))
            except UnicodeDecodeError:
                pass
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    return _damaged_utf8(data) or _guessed(data)


def _refuse_binary(data: bytes, where: str) -> None:
    head = data[:SNIFFED]
    if 0 in head:
        count = data.count(0)
        plural = "" if count == 1 else "s"
        raise StoryviewError(f"not text ({count:,} NUL byte{plural})", where=where, hint=TEXT_HINT)
    control = len(head) - len(head.translate(None, _CONTROL))
    if control * 10 > len(head):
        share = round(100 * control / len(head))
        raise StoryviewError(
            f"not text ({share} % control characters)", where=where, hint=TEXT_HINT
        )


def _declared_encoding(data: bytes) -> str | None:
    head = data[:SNIFFED]
    found = re.search(_DECLARED, head) or re.match(_DECLARED_XML, head)
    return _known_encoding(found[1].decode("ascii")) if found else None


def _known_encoding(name: str) -> str | None:
    """The character set of this name, as browsers read it; None if it is unknown, or no text's."""
    try:
        found = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    if not found._is_text_encoding or found.name.startswith(_NO_CHARACTER_SETS):
        return None
    return _WIDER.get(found.name, found.name)


def _damaged_utf8(data: bytes) -> Decoded | None:
    """UTF-8 where at most a tenth of what is not ASCII is damaged: those bytes as Windows-1252."""
    text = data.decode("utf-8", "surrogateescape")
    damaged = len(re.findall("[\udc80-\udcff]", text))
    whole = sum(map(len, re.findall("[^\x00-\x7f\ud800-\udfff]+", text)))
    if damaged * 10 > whole:
        return None
    mended = re.sub(
        "[\udc80-\udcff]",
        lambda found: bytes([ord(found[0]) - 0xDC00]).decode("cp1252", "replace"),
        text,
    )
    plural = "" if damaged == 1 else "s"
    return Decoded(mended, (f"{damaged:,} byte{plural} of its UTF-8 damaged.",))


def _guessed(data: bytes) -> Decoded:
    from charset_normalizer import from_bytes  # 28 ms, and only a damaged or old file needs it

    best = from_bytes(data[:_GUESSED]).best()
    encoding = best.encoding if best and not best.encoding.startswith("utf") else "cp1252"
    # English in any Latin code page decodes as all of them; Windows-1252 is what writes it.
    if encoding.startswith(("cp125", "iso8859", "latin", "mac", "cp4", "cp8", "hp")):
        try:
            western = data[:_GUESSED].decode("cp1252")
        except UnicodeDecodeError:
            western = ""
        if western and not re.search(r"[^\x00-\x7f“”‘’–—…•™£€©®°§«»½¼¾·\xa0]{2}", western):
            encoding = "cp1252"
    name = "Windows-1252" if encoding == "cp1252" else encoding.replace("_", "-")
    return Decoded(
        data.decode(encoding, "replace"), (f"Its encoding is not declared; read as {name}.",)
    )
