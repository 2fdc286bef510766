"""Metadata between two lines of ``---`` at the top of a Markdown file.

A small reader of the part of YAML that web clippers and note apps write: scalars and lists of
scalars. Anchors, aliases, tags and nesting are refused, so no file can make the reader build
something. PyYAML would do, but its import costs 20 ms, a third of the whole start-up budget for
three files.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from storyview.errors import StoryviewError
from storyview.sources.dates import read_date
from storyview.sources.facts import EXPORTED, KEYS, Facts
from storyview.text.clean import clean_line

LIMIT = 8 * 1024
"""How many characters front matter may have."""
_OPEN = re.compile(r"\ufeff?---[ \t]*\n")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)
_ENTRY = re.compile(
    r"(?P<key>[^\s:#\-'\"][^:\n]{0,60}?|\"[^\"\n]{1,60}\"|'[^'\n]{1,60}')[ \t]*:"
    r"(?:[ \t]+(?P<value>.*)|[ \t]*)$"
)
_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", "0": "\0", "e": "\x1b", "_": "\xa0"}

Value = str | list[str]


class FrontMatter(NamedTuple):
    """Front matter as it stands in the file, and what comes after it."""

    values: dict[str, Value]
    body: str


def split_front_matter(text: str, *, where: str = "") -> FrontMatter | None:
    """The front matter of a text and the rest of it, or None when the text begins with none.

    Raises:
        StoryviewError: If it holds what is not read: nesting, anchors, aliases or tags.
    """
    opening = _OPEN.match(text)
    if opening is None:
        return None
    closing = _CLOSE.search(text, opening.end(), opening.end() + LIMIT)
    if closing is None:
        return None
    lines = text[opening.end() : closing.start()].split("\n")
    first = next((line for line in lines if line.strip() and not line.startswith("#")), "")
    if first and not _ENTRY.match(first.rstrip()):
        return None
    return FrontMatter(_values(lines, where), text[closing.end() :])


def read_facts(values: dict[str, Value]) -> Facts:
    """The facts that front matter tells; what it tells badly becomes a note."""
    found: dict[str, Value] = {}
    for key, value in values.items():
        fact = KEYS.get(key.strip().lower())
        if fact and fact not in found and value not in ("", []):
            found[fact] = value
    notes: list[str] = []
    published = None
    if "published" in found:
        written = _scalar(found["published"])
        published = read_date(written)
        if published is None:
            notes.append(f"The date in the front matter is not one: “{clean_line(written)[:60]}”.")
    return Facts(
        title=_line(found.get("title")),
        source=_line(found.get("source")),
        authors=tuple(filter(None, map(clean_line, _listed(found.get("authors", []))))),
        published=published,
        url=web_address(_scalar(found.get("url", ""))),
        retold=_scalar(found.get("retold", "")).strip().lower() in ("true", "yes", "on"),
        notes=tuple(notes),
        as_it_is=bool(values.get(EXPORTED)),
    )


def web_address(text: str) -> str | None:
    """The address, when it is one of the web: http or https, one line, no white space."""
    address = clean_line(text).strip()
    if not re.match(r"https?://[^\s/]", address, re.IGNORECASE) or " " in address:
        return None
    return address


def _scalar(value: Value) -> str:
    return value if isinstance(value, str) else ", ".join(value)


def _line(value: Value | None) -> str | None:
    return clean_line(_scalar(value)).strip() or None if value is not None else None


def _listed(value: Value) -> list[str]:
    if isinstance(value, list):
        return [item.strip() for item in value]
    # "By Ana Ruiz and Li Wei" is how an author line is written by hand.
    names = re.sub(r"^\s*by\s+", "", value, flags=re.IGNORECASE)
    return [name.strip() for name in re.split(r"\s*[;,]\s*(?:and\s+)?|\s+and\s+|\s*&\s*", names)]


def _values(lines: list[str], where: str) -> dict[str, Value]:
    values: dict[str, Value] = {}
    index = 0
    while index < len(lines):
        line = lines[index].rstrip()
        index += 1
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        entry = _ENTRY.match(line)
        if entry is None:
            if line[0] in " \t":
                raise _refused("its front matter is nested", where)
            continue
        key = entry["key"].strip("\"'").lower()
        below = []
        while index < len(lines) and (not lines[index].strip() or lines[index][0] in " \t-"):
            if lines[index].startswith("---"):
                break
            below.append(lines[index])
            index += 1
        value = _value(entry["value"] or "", below, where)
        values.setdefault(key, value)
    return values


def _value(first: str, below: list[str], where: str) -> Value:
    first = _without_comment(first.strip())
    below = [line for line in below if not line.strip().startswith("#")]
    if re.fullmatch(r"[|>][+-]?\d?", first):
        joint = "\n" if first[0] == "|" else " "
        return joint.join(line.strip() for line in below).strip()
    below = [line for line in below if line.strip()]
    if not first and below:
        if all(line.lstrip().startswith(("- ", "-\t")) or line.strip() == "-" for line in below):
            if len({len(line) - len(line.lstrip()) for line in below}) > 1:
                raise _refused("its front matter is nested", where)
            return [_item(line.lstrip()[1:].strip(), where) for line in below]
        if below[0].lstrip().startswith("-") or _ENTRY.match(below[0].strip()):
            raise _refused("its front matter is nested", where)
    whole = " ".join([first, *(line.strip() for line in below)]).strip()
    if whole.startswith("["):
        return _flow_list(whole, where)
    return _plain(whole, where)


def _item(text: str, where: str) -> str:
    text = _without_comment(text)
    if text.startswith(("- ", "[")) or (not text.startswith(("'", '"')) and _ENTRY.match(text)):
        raise _refused("its front matter is nested", where)
    return _plain(text, where)


def _plain(text: str, where: str) -> str:
    if text.startswith(("&", "*", "!")):
        raise _refused("its front matter has YAML anchors, aliases or tags", where)
    if text.startswith("{"):
        raise _refused("its front matter is nested", where)
    if len(text) >= 2 and text[0] == text[-1] == "'":
        return text[1:-1].replace("''", "'")
    if len(text) >= 2 and text[0] == text[-1] == '"':
        return _ESCAPE.sub(_unescape, text[1:-1])
    return "" if text in ("~", "null") else text


def _unescape(found: re.Match[str]) -> str:
    digits = found[1] or found[2] or found[3]
    if not digits:
        return _ESCAPED.get(found[4], found[4])
    number = int(digits, 16)
    return chr(number) if number < 0x110000 and not 0xD800 <= number < 0xE000 else "\ufffd"


def _without_comment(text: str) -> str:
    if text[:1] in "'\"" and text[:1]:
        end = text.rfind(text[0])
        comment = re.match(r"\s+#.*$", text[end + 1 :])
        return text[: end + 1] if end > 0 and comment else text
    return re.sub(r"(?:^|\s+)#.*$", "", text)


def _flow_list(text: str, where: str) -> list[str]:
    if not text.endswith("]"):
        raise _refused("a list in its front matter does not end", where)
    items: list[str] = []
    # Quoted items first, so that a comma inside quotation marks parts nothing.
    for found in re.finditer(
        r"\s*(\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|[^,]*)\s*(?:,|$)", text[1:-1]
    ):
        item = found[1].strip()
        if item.startswith(("[", "{")):
            raise _refused("its front matter is nested", where)
        if item:
            items.append(_plain(item, where))
    return items


def _refused(what: str, where: str) -> StoryviewError:
    return StoryviewError(
        what, where=where, hint="between the --- lines write only “key: value” and lists of values"
    )
