"""What an exported library or story looks like as plain files.

A story is a story folder: story.toml, an article a Markdown file with front matter, and what they
were read from in originals/. A library has its stories in stories/ and all other articles in
articles/. What Markdown and TOML cannot say stands in exact.jsonl, a line an article: it counts
only as long as the article's file is as it was written.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from storyview.errors import StoryviewError
from storyview.library.article_json import article_as_json, article_from_json
from storyview.library.soundness import is_sound
from storyview.sources.facts import EXPORTED
from storyview.sources.reading import read_article
from storyview.text.clean import clean_line
from storyview.text.markdown_writing import as_markdown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storyview.library.records import Row
    from storyview.text.article import Article

EXACT = "exact.jsonl"
ORIGINALS = "originals"
STORIES = "stories"
ARTICLES = "articles"
FEEDS = "feeds.txt"
"""Of a whole library: the addresses of its feeds, each with its title behind it."""
VERSION = 1
LONGEST_STEM = 80
"""Bytes of a file's name without its ending; file systems allow 255."""
LONGEST_FACTS = 4_000
"""Bytes of authors in front matter, of which 8 KB are read; exact.jsonl has all of them."""
ORIGINAL_ENDINGS = (
    *(".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml"),
    *(".mhtml", ".mht", ".pdf", ".docx"),
)


class Kept(NamedTuple):
    """What exact.jsonl says of an article beside its text."""

    file: str
    address: str = ""
    added: str = ""
    own: bool = False
    given: str = ""
    copy_of: str = ""
    """The file of which this is a near copy, in the same folder."""
    original: str = ""
    """The name of its file in originals/."""
    raw_name: str = ""


def stem_of(row: Row) -> str:
    """What an article's file is called, without ending: day, outlet and title.

    It holds nothing that a file system or a shell could misread, and no path.
    """
    day = row.published.isoformat() if row.published else "undated"
    return cut_name("-".join(filter(None, (day, slug(row.source, 24), slug(row.title)))))


def slug(text: str, longest: int = LONGEST_STEM) -> str:
    """Letters and digits of a text with dashes between them, at most so many bytes."""
    plain = unicodedata.normalize("NFKC", clean_line(text)).casefold()
    return cut_name(re.sub(r"[\W_]+", "-", plain).strip("-"), longest)


def cut_name(name: str, longest: int = LONGEST_STEM) -> str:
    """A name of at most so many bytes, cut between characters."""
    return name.encode("utf-8", "replace")[:longest].decode("utf-8", "ignore").strip("-")


def article_file(article: Article, story: str) -> str:
    """An article as Markdown with front matter, for people and for the readers of storyview."""
    authors: list[str] = []
    for name in article.authors:
        if sum(len(each.encode("utf-8", "replace")) + 10 for each in authors) < LONGEST_FACTS:
            authors.append(name)
    lines = [f"{EXPORTED}: {VERSION}"]
    if article.title:
        lines.append(f"title: {_quoted(article.title[:500])}")
    if article.source:
        lines.append(f"source: {_quoted(article.source[:300])}")
    if authors:
        lines += ["authors:", *(f"  - {_quoted(name[:300])}" for name in authors)]
    if article.published:
        lines.append(f"published: {article.published.isoformat()}")
    if article.url:
        lines.append(f"url: {_quoted(article.url[:1000])}")
    if article.retold:
        lines.append("retold: true")
    if story:
        lines.append(f"story: {_quoted(story[:300])}")
    front = "\n".join(lines)
    return f"---\n{front}\n---\n\n{as_markdown(article.text, article.blocks, article.marks)}"


def exact_line(written: bytes, article: Article, kept: Kept) -> str:
    """The line of exact.jsonl for an article that was written as these bytes."""
    values: dict[str, Any] = json.loads(article_as_json(article))
    line: dict[str, Any] = {"version": VERSION, **kept._asdict(), "sha256": _digest(written)}
    if _is_written(written, article, kept.file):
        for name in ("blocks", "marks"):
            values.pop(name, None)
    else:
        line["text"] = article.text
    return json.dumps(line | {"article": values}, ensure_ascii=True) + "\n"


def read_exact(line: bytes) -> tuple[Kept, dict[str, Any]]:
    """What a line of exact.jsonl says.

    Raises:
        ValueError: If it is none.
    """
    values = json.loads(line)
    if not isinstance(values, dict) or values.get("version") != VERSION:
        raise ValueError("no line of an export")
    fields = Kept("")._asdict()
    for name, value in fields.items():
        given = values.get(name, value)
        if type(given) is not type(value) or given != (
            clean_line(given) if isinstance(given, str) else given
        ):
            raise ValueError(f"{name} is no {type(value).__name__}")
        fields[name] = given
    if fields["added"] and datetime.fromisoformat(fields["added"]).utcoffset() is None:
        raise ValueError("added says not when")
    return Kept(**fields), values


def read_exported(written: bytes, values: dict[str, Any], *, name: str) -> Article:
    """The article of a file, exactly as it was exported unless somebody has changed the file.

    Args:
        written: The file.
        values: What ``read_exact`` gave; nothing for a file without such a line.
        name: What it is called, for messages.

    Raises:
        StoryviewError: If there is no article in it.
    """
    if values.get("sha256") == _digest(written):
        try:
            if (article := _exact(written, values, name)) and is_sound(article):
                return article
        except (ValueError, KeyError, TypeError, RecursionError, StoryviewError):
            pass  # the line is damaged or made up; the file stands for itself
    return read_article(written, name=name, article_id="")


def _exact(written: bytes, values: dict[str, Any], name: str) -> Article:
    known = dict(values["article"])
    if "text" in values:
        return article_from_json(json.dumps(known), str(values["text"]))
    as_read = read_article(written, name=name, article_id="")
    from dataclasses import replace

    article = article_from_json(json.dumps(known | {"blocks": []}), as_read.text)
    return replace(article, blocks=as_read.blocks, marks=as_read.marks)


def _is_written(written: bytes, article: Article, name: str) -> bool:
    """Whether the file alone gives the article's text, blocks and marks again."""
    try:
        again = read_article(written, name=name, article_id="")
    except StoryviewError:
        return False
    return (again.text, again.blocks, again.marks) == (
        article.text,
        article.blocks,
        article.marks,
    )


def manifest(
    title: str, files: Sequence[str], *, named: bool, pinned: bool, own: bool, given: Sequence[str]
) -> str:
    """The story.toml of a story.

    Args:
        title: What it is called.
        files: Its articles' files, in the order in which they are shown.
        named: Whether a person or a dump named it; else its first article does.
        pinned: Whether it stands on top of the list.
        own: Whether a person put it together.
        given: The names that came with its articles.
    """
    lines = [f"title = {_quoted(title)}"] if title else []
    if named:
        lines.append("named = true  # else its first article names it")
    if pinned:
        lines.append("pinned = true")
    if own:
        lines.append("own = true  # put together by you; grouping leaves it alone")
    if given:
        lines.append(f"given = [{', '.join(map(_quoted, given))}]")
    for file in files:
        lines += ["", "[[article]]", f"file = {_quoted(file)}"]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """A text in quotation marks, as JSON, YAML and TOML all read it."""
    return json.dumps(clean_line(text), ensure_ascii=False).replace("\x7f", "\\u007f")


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
