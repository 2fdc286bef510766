"""The text of a PDF, read by pypdf; runs in the worker."""

from __future__ import annotations

import io
import logging
import re
import time
from typing import Any

from storyview.sources.author_names import names_in
from storyview.sources.page_days import day_in_address
from storyview.sources.page_head import host_of
from storyview.sources.pdf_lines import Page, read_lines
from storyview.sources.pdf_paragraphs import Laid, lay_out
from storyview.sources.pieces import as_json, without_second_title
from storyview.sources.unreadable import Unreadable
from storyview.text.article import Origin
from storyview.text.clean import clean_line

SECONDS = 14.0
"""After that no further page is begun: the pages that were read are better than none."""
MOST_PAGES = 500
FEWEST_LETTERS = 40
"""Of a whole file: with fewer, its text is in pictures."""
MOST_UNKNOWN = 0.2
"""Of the letters: with more, the fonts do not tell which they are."""
_UNKNOWN = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]")
_NO_TITLE = re.compile(
    r"microsoft word\b.*|untitled.*|unbenannt.*|document ?\d*|title|(?:\S*/)*\S+\.\w{2,5}|print"
    r"|layout \d+|slide \d+|powerpoint.*|https?:\S*|about:blank|\W*|\(anonymous\)|anonymous",
    re.IGNORECASE,
)
_NO_AUTHOR = re.compile(
    r"microsoft.*|.*\buser\b.*|owner|admin.*|unknown|\(?anonymous\)?|.*\bpc\b|scan.*", re.IGNORECASE
)
_MADE = re.compile(r"\s*D?:?(\d{4})(\d\d)(\d\d)")
_SCANNED = (
    "holds pictures of text, and no text",
    "have the text recognised (OCR), or copy it into a .txt file",
)


def read(data: bytes) -> dict[str, Any]:
    """The pieces of a PDF, and what its properties tell.

    Raises:
        Unreadable: If it is encrypted, damaged, or holds no text.
    """
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError

    logging.disable(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable("protected by a password", "save it without one")
        pages, notes = _pages(reader)
    except (FileNotDecryptedError, DependencyError, NotImplementedError):
        raise Unreadable(
            "protected, in a way that cannot be read here", "print it to a new PDF"
        ) from None
    letters = "".join(line.text for page in pages for line in page.lines)
    if len(letters) < FEWEST_LETTERS:
        raise Unreadable(*_SCANNED)
    if len(_UNKNOWN.findall(letters)) > MOST_UNKNOWN * len(letters):
        raise Unreadable("its fonts do not tell which letters they show", _SCANNED[1])
    laid = lay_out(pages)
    return {
        "pieces": as_json(without_second_title(laid.pieces)),
        "facts": _facts(reader, laid),
        "notes": notes,
        "dropped": [list(row) for row in laid.dropped],
    }


def _pages(reader: Any) -> tuple[list[Page], list[str]]:
    """The pages that can be read in time; one damaged page costs only itself."""
    began = time.monotonic()
    pages: list[Page] = []
    damaged = 0
    count = len(reader.pages)
    number = 0
    for number in range(min(count, MOST_PAGES)):
        if time.monotonic() - began > SECONDS:
            break
        try:
            pages.append(read_lines(reader.pages[number], number, reader))
        except (MemoryError, RecursionError):
            raise
        except Exception:  # pypdf raises whatever a damaged page makes it raise
            damaged += 1
    else:
        number += 1
    notes = []
    if number < count:
        notes.append(f"Only the first {number} of its {count:,} pages were read.")
    if damaged:
        notes.append(f"{damaged} of its pages could not be read.")
    return pages, notes


def _facts(reader: Any, laid: Laid) -> dict[str, list[Any]]:
    """What the file's properties tell; who made it and when is no more than a guess."""
    facts: dict[str, list[Any]] = {}
    told = _properties(reader)
    title = told.get("/Title", "")
    if laid.title:
        facts["title"] = [laid.title, Origin.FOUND.value]
    elif title and len(title) < 300 and not _NO_TITLE.fullmatch(title):
        facts["title"] = [title, Origin.STATED.value]
    author = told.get("/Author", "")
    if author and not _NO_AUTHOR.fullmatch(author) and (names := names_in([author])):
        facts["authors"] = [list(names), Origin.GUESSED.value]
    if found := _MADE.match(told.get("/CreationDate", "")):
        facts["published"] = ["-".join(found.groups()), Origin.GUESSED.value]
    if laid.address:
        facts["url"] = [laid.address, Origin.FOUND.value]
        facts["source"] = [host_of(laid.address), Origin.GUESSED.value]
        if day := day_in_address(laid.address):
            facts["published"] = [day.isoformat(), Origin.GUESSED.value]
    return facts


def _properties(reader: Any) -> dict[str, str]:
    try:
        return {
            str(name): clean_line(str(value))[:1_000]
            for name, value in (reader.metadata or {}).items()
        }
    except Exception:  # a damaged dictionary costs only what it would have told
        return {}
