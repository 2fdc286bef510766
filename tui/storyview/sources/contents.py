"""What an answer carries: unpacked under a limit, and refused where it can be no article."""

from __future__ import annotations

import io
import re
import zlib
from typing import TYPE_CHECKING

from storyview.sources.fetched import FetchError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PIECE = 64 * 1024
"""Bytes that are unpacked at a time."""
ACCEPT_ENCODING = "gzip, deflate"
_SAVE = "give the address of an article's page"

REFUSED_TYPES: tuple[tuple[str, str], ...] = (
    ("image/", "a picture"),
    ("video/", "a film"),
    ("audio/", "a sound"),
    ("font/", "a font"),
    ("text/css", "a style sheet"),
    ("text/javascript", "a program"),
    ("application/javascript", "a program"),
    ("application/x-javascript", "a program"),
    ("application/zip", "an archive"),
    ("application/x-zip", "an archive"),
    ("application/gzip", "an archive"),
    ("application/x-gzip", "an archive"),
    ("application/x-tar", "an archive"),
    ("application/x-7z", "an archive"),
    ("application/x-rar", "an archive"),
    ("application/vnd.rar", "an archive"),
    ("application/java-archive", "an archive"),
    ("application/epub", "a book"),
    ("application/x-msdownload", "a program"),
    ("application/x-executable", "a program"),
    ("application/wasm", "a program"),
    ("application/x-shockwave", "a film"),
    ("application/vnd.apple.mpegurl", "a film"),
    ("application/x-mpegurl", "a film"),
    ("application/dash+xml", "a film"),
    ("application/vnd.ms-", "an office document"),
    ("application/msword", "an office document"),
)
"""How media types begin that are no article, and what they are."""

REFUSED_BEGINNINGS: tuple[tuple[bytes, str], ...] = (
    (rb"\x89PNG\r\n", "a picture"),
    (rb"\xff\xd8\xff", "a picture"),
    (rb"GIF8[79]a", "a picture"),
    (rb"RIFF....WEBP", "a picture"),
    (rb"RIFF....WAVE", "a sound"),
    (rb"RIFF....AVI ", "a film"),
    (rb"BM....\x00{4}", "a picture"),
    (rb"(?:II\*\x00|MM\x00\*)", "a picture"),
    (rb"\x00\x00\x01\x00", "a picture"),
    (rb"....ftyp", "a film"),
    (rb"\x1aE\xdf\xa3", "a film"),
    (rb"\x00\x00\x01[\xb3\xba]", "a film"),
    (rb"FLV\x01", "a film"),
    (rb"(?:OggS|ID3|fLaC|\xff[\xfb\xf3\xf2])", "a sound"),
    (rb"wOF[F2]", "a font"),
    (rb"\x1f\x8b\x08", "an archive"),
    (
        rb"(?:BZh[1-9]1AY|\xfd7zXZ\x00|7z\xbc\xaf\x27\x1c|Rar!\x1a\x07|\x28\xb5\x2f\xfd)",
        "an archive",
    ),
    (rb"(?:\x7fELF|MZ\x90|\xca\xfe\xba\xbe|\x00asm)", "a program"),
    (rb"PK\x03\x04(?!.{0,1500}(?:word/|\[Content_Types\]))", "an archive"),
)
"""How the bytes begin of what is no article, whatever the server calls it."""

_BEGINNING = 4 * 1024


def unpacked(pieces: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    """The content of an answer's body, in pieces that a bomb cannot make large.

    Args:
        pieces: The body as it comes in.
        encoding: Its Content-Encoding.

    Raises:
        FetchError: If it is packed in a way that was not asked for, or damaged.
    """
    match encoding.strip().lower():
        case "" | "identity":
            return iter(pieces)
        case "gzip" | "x-gzip":
            return _inflated(pieces, 16 + zlib.MAX_WBITS)
        case "deflate":
            return _deflated(pieces)
        case other:
            raise FetchError(f"packed in a way that was not asked for ({other[:30]})", hint=_SAVE)


def gathered(pieces: Iterable[bytes], most: int) -> bytes:
    """The whole content, looked at once its beginning is there.

    Raises:
        FetchError: If there are more bytes than ``most``, or they can be no article.
    """
    content = io.BytesIO()  # gives its bytes away without a copy
    looked = False
    for piece in pieces:
        content.write(piece)
        if content.tell() > most:
            raise too_large(most)
        if not looked and content.tell() >= _BEGINNING:
            refuse_beginning(bytes(content.getbuffer()[:_BEGINNING]))
            looked = True
    if not looked:
        refuse_beginning(content.getvalue())
    return content.getvalue()


def too_large(most: int) -> FetchError:
    """What to say of content over the limit."""
    megabytes = f"{most / 1024 / 1024:g} MB"
    return FetchError(f"too large (over {megabytes})", hint="save the page and open the file")


def refuse_type(media_type: str) -> None:
    """Refuse what the server itself calls something else than an article.

    Raises:
        FetchError: If it does.
    """
    for beginning, name in REFUSED_TYPES:
        if media_type.startswith(beginning):
            raise FetchError(f"{name} ({media_type[:60]}), no article", hint=_SAVE)


def refuse_beginning(head: bytes) -> None:
    """Refuse what its first bytes show to be something else than an article.

    Raises:
        FetchError: If they do.
    """
    for pattern, name in REFUSED_BEGINNINGS:
        if re.match(pattern, head, re.DOTALL):
            raise FetchError(f"{name}, whatever its server calls it", hint=_SAVE)


def _inflated(pieces: Iterable[bytes], window: int) -> Iterator[bytes]:
    """What was packed, at most ``PIECE`` bytes at a time."""
    packed = zlib.decompressobj(window)
    began = False
    for piece in pieces:
        rest = piece
        while rest:
            if packed.eof:
                if window < 0 or not rest.startswith(b"\x1f\x8b"):
                    return  # whatever follows, no other program minds it
                packed = zlib.decompressobj(window)  # gzip may be several, one after another
            began = True
            try:
                content = packed.decompress(rest, PIECE)
            except zlib.error:
                raise FetchError("damaged on its way (packed wrongly)", hint="try again") from None
            rest = packed.unused_data if packed.eof else packed.unconsumed_tail
            if content:
                yield content
    if began and not packed.eof:
        raise FetchError("broke off before its end", hint="try again")


def _deflated(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The same for "deflate", which by the standard has a header that some servers leave out."""
    each = iter(pieces)
    first = b""
    for piece in each:
        first += piece
        if len(first) > 1:
            break
    bare = len(first) > 1 and (first[0] & 15 != 8 or (first[0] << 8 | first[1]) % 31)
    return _inflated(_then(first, each), -zlib.MAX_WBITS if bare else zlib.MAX_WBITS)


def _then(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest
