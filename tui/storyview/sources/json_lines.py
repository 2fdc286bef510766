"""A dump of articles, one JSON object a line, read a line at a time.

Dumps come from many makers, so a field has many names, and what it holds may be a text, a list
or an object with the text inside. A line that cannot be read costs only itself, and memory holds
one line at a time, however large the dump is.
"""

from __future__ import annotations

import json
import re
from contextlib import suppress
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol
from urllib.parse import urlsplit

from storyview.sources.dates import read_date
from storyview.sources.facts import Facts
from storyview.sources.files import SourceError
from storyview.sources.front_matter import web_address
from storyview.text.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_LINE = 20 * 1024 * 1024
"""Bytes; more than any article has."""
ENDINGS = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
LONGEST_TITLE = 500
"""Code points. Where a title is longer, a field was mistaken for one."""
LONGEST_STORY = 200
MOST_AUTHORS = 50
DEEPEST = 4
"""Lists and objects around a text."""
SNIFFED_LINE = 64 * 1024

FIELDS = {
    "text": "text body content articlebody maintext fulltext article",
    "title": "title headline",
    "published": "published publishedat publishedon datepublished date pubdate publishdate "
    "publicationdate",
    "source": "source outlet site publisher publication sitename sourcename sourcedomain domain",
    "authors": "authors author byline by creator",
    "url": "url link",
    "story": "story storyid",
}
"""What a dump may call each thing; letters and digits alone count, in whatever case. The first
that holds anything wins."""
INSIDE = ("text", "name", "title", "content", "body", "value", "@value", "$date", "html", "href")
"""Where an object has the text that it stands for: {"name": "The Courier"}."""

_HTML_TAG = re.compile(r"</?(?:p|div|br|h[1-6]|ul|ol|li|blockquote|article|section)\b[^<>]*>", re.I)
_NOT_UTF8 = re.compile("[\udc80-\udcff]")
_FIRST_FIELD = re.compile(r'\s*\{\s*"(?:[^"\\\n]|\\.){0,200}"\s*:')
_DAY_OF_DIGITS = re.compile(r"(19\d\d|20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])")


class Lines(Protocol):
    """A binary stream, as far as it is needed here."""

    def readline(self, size: int = -1, /) -> bytes:
        """The next line with its end, or the first ``size`` bytes of it."""
        ...


class Line(NamedTuple):
    """A line of a dump that holds anything."""

    number: int
    """From 1, as editors count; blank lines count too."""
    data: bytes
    """Nothing where it was too long to be kept."""
    end: int
    """How many bytes of the dump have been read when it has been."""


class Entry(NamedTuple):
    """What one line tells: a text, and what is known of it."""

    text: str
    facts: Facts
    story: str = ""
    """The story that the dump says it belongs to."""


def is_json_lines(head: bytes, name: str) -> bool:
    """Whether a file is a dump, by its name or by how it begins.

    Args:
        head: Its first bytes, 64 KB or all that there are.
        name: What it is called; "" or "-" where it has no name.
    """
    if name.lower().endswith(ENDINGS):
        return True
    first, ended, _ = head.removeprefix(b"\xef\xbb\xbf").lstrip().partition(b"\n")
    if not first.startswith(b"{"):
        return False
    if not ended and len(head) >= SNIFFED_LINE:
        return bool(_FIRST_FIELD.match(first[:1000].decode("utf-8", "replace")))
    try:
        return isinstance(_parsed(first.decode("utf-8", "replace")), dict)
    except (ValueError, RecursionError):
        return False


def lines_of(stream: Lines, *, longest: int = LONGEST_LINE) -> Iterator[Line]:
    """The lines of a dump that are not blank, each with its number.

    The brackets and commas of an array that has an object on each line are passed over.

    Raises:
        OSError: If the stream cannot be read on.
    """
    number = end = 0
    while data := stream.readline(longest + 1):
        number += 1
        end += len(data)
        if len(data) > longest and not data.endswith(b"\n"):
            while rest := stream.readline(1024 * 1024):
                end += len(rest)
                if rest.endswith(b"\n"):
                    break
            yield Line(number, b"", end)
            continue
        if number == 1:
            data = data.removeprefix(b"\xef\xbb\xbf")
        data = data.strip()
        if data not in (b"", b"[", b"]", b","):
            yield Line(number, data.removesuffix(b","), end)


def read_line(line: Line, *, where: str) -> Entry:
    """What a line tells.

    Args:
        line: The line.
        where: The dump and the line's number, for messages.

    Raises:
        SourceError: If it is no JSON object, or has no text.
    """
    if not line.data:
        raise SourceError(
            f"a line of over {LONGEST_LINE // 1024 // 1024} MB",
            where=where,
            hint="write one article a line",
        )
    written = line.data.decode("utf-8", "surrogateescape")
    damaged = len(_NOT_UTF8.findall(written))
    if damaged:  # one line is too short to guess an encoding from
        written = _NOT_UTF8.sub(_western, written)
    try:
        found = _parsed(written)
    except json.JSONDecodeError as error:
        raise SourceError(
            "not JSON", where=where, hint=f"mend it at character {error.pos + 1:,}"
        ) from None
    except (ValueError, RecursionError):  # a number without end, a nest without bottom
        raise SourceError("not JSON that can be read", where=where, hint="mend it") from None
    if not isinstance(found, dict):
        raise SourceError(
            "no JSON object", where=where, hint='write {"text": "...", "title": "..."} a line'
        )
    entry = _entry(found, where)
    if damaged:
        note = "Not all of its line is UTF-8; the rest was read as Windows-1252."
        facts = entry.facts._replace(notes=(*entry.facts.notes, note))
        entry = entry._replace(facts=facts)
    return entry


def _western(found: re.Match[str]) -> str:
    return bytes([ord(found[0]) - 0xDC00]).decode("cp1252", "replace")


def _parsed(written: str) -> Any:
    # Tabs and the like inside a text break the standard's rules and nothing else. NaN does, too:
    # tables of other programs write it where they have nothing.
    return json.loads(written, strict=False, parse_constant=lambda _: None)


def _entry(found: dict[str, Any], where: str) -> Entry:
    values = _by_fact(found)
    told = values.get("text")
    if isinstance(told, (int, float)) and not isinstance(told, bool):
        raise SourceError(
            "text is no text", where=where, hint='write it in quotes, {"text": "..."}'
        )
    text = _text(told)
    if not text.strip():
        raise SourceError(
            "no text", where=where, hint="it is looked for in text, body, content or articleBody"
        )
    notes = []
    published = None
    if "published" in values:
        published = _day(values["published"])
        if published is None:
            shown = clean_line(_text(values["published"]))[:60]
            notes.append(f"The date that came with it is not one: “{shown}”.")
    facts = Facts(
        title=_cut(clean_line(_without_tags(_text(values.get("title")))), LONGEST_TITLE) or None,
        source=_source(values.get("source")),
        authors=_authors(values.get("authors")),
        published=published,
        url=web_address(_text(values.get("url"))[:4000]),
        notes=tuple(notes),
    )
    story = _cut(clean_line(_text(values.get("story"))), LONGEST_STORY)
    return Entry(_without_tags(text), facts, story)


def _by_fact(found: dict[str, Any]) -> dict[str, Any]:
    """The value of each fact that is there and not empty."""
    plain: dict[str, Any] = {}
    for key, value in found.items():
        if value not in (None, "", [], {}):
            plain.setdefault(re.sub(r"[^a-z0-9]", "", key.lower()), value)
    values = {}
    for fact, names in FIELDS.items():
        for name in names.split():
            if name in plain:
                values[fact] = plain[name]
                break
    return values


def _text(value: Any, depth: int = 0) -> str:
    """A text, the texts of a list as paragraphs, or the text inside an object."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or value is None or depth > DEEPEST:
        return ""
    if isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, list):
        return "\n\n".join(filter(None, (_text(one, depth + 1) for one in value)))
    if isinstance(value, dict):
        for name in INSIDE:
            if inside := _text(value.get(name), depth + 1):
                return inside
    return ""


def _without_tags(text: str) -> str:
    """The text of an HTML fragment, and any other text as it is."""
    tags = _HTML_TAG.findall(text) if "<" in text else []
    if not tags or (len(tags) < 2 and not text.lstrip().startswith("<")):
        return text
    from storyview.text.html_in_markdown import paragraphs_of_html

    return "\n\n".join(paragraphs_of_html(text))


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def _source(value: Any) -> str | None:
    name = clean_line(_text(value))
    if re.match(r"https?://", name, re.IGNORECASE):
        with suppress(ValueError):
            name = (urlsplit(name).hostname or name).removeprefix("www.")
    return _cut(name, LONGEST_STORY) or None


def _authors(value: Any) -> tuple[str, ...]:
    each = value if isinstance(value, list) else [value]
    names = []
    for one in each:
        name = clean_line(_text(one))
        if not isinstance(value, list):
            name = re.sub(r"^by\s+", "", name, flags=re.IGNORECASE)
            names += re.split(r"\s*[;,]\s*(?:and\s+)?|\s+and\s+|\s*&\s*", name)
        else:
            names.append(name)
    unique = dict.fromkeys(_cut(name, LONGEST_STORY) for name in names if name)
    return tuple(unique)[:MOST_AUTHORS]


def _day(value: Any) -> date | None:
    """The day of a date or time, however it is written; a number is seconds or milliseconds."""
    written = clean_line(_text(value))[:100]
    if digits := _DAY_OF_DIGITS.fullmatch(written):
        with suppress(ValueError):
            return date(*map(int, digits.groups()))
    if re.fullmatch(r"\d{9,10}(?:\.\d*)?|\d{12,13}(?:\.0*)?", written):
        seconds = float(written) / (1000 if len(written.partition(".")[0]) > 10 else 1)
        return datetime.fromtimestamp(seconds, UTC).date()
    return read_date(written)
