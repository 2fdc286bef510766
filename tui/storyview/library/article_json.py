"""An article as JSON, and the article again, exactly equal.

The text stands beside it in the library, where the full-text index reads it.
"""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING, Any

from storyview.text.article import Article, Block, BlockKind, Dropped, Mark, MarkKind, Origin

if TYPE_CHECKING:
    from collections.abc import Callable

VERSION = 1

_READ: dict[str, Callable[[Any], object]] = {
    "blocks": lambda rows: tuple(Block(BlockKind(kind), *more) for kind, *more in rows),
    "marks": lambda rows: tuple(Mark(MarkKind(kind), *more) for kind, *more in rows),
    "dropped": lambda rows: tuple(
        Dropped(text, reason, position, BlockKind(kind)) for text, reason, position, kind in rows
    ),
    "published": date.fromisoformat,
    "authors": tuple,
    "notes": tuple,
}
"""How a field is read that is no plain JSON; a field called ``..._origin`` is an origin."""

_DEFAULTS = {one.name: one.default for one in fields(Article)}


def article_as_json(article: Article) -> str:
    """All of an article but its text. What is as it comes is left out; the result is ASCII."""
    values: dict[str, object] = {"version": VERSION}
    for name, default in _DEFAULTS.items():
        value = getattr(article, name)
        if name != "text" and value != default:
            values[name] = value.isoformat() if isinstance(value, date) else value
    if not _storable(article.text):
        values["text"] = article.text
    return json.dumps(values, separators=(",", ":"))


def article_from_json(written: str, text: str) -> Article:
    """The article again.

    Raises:
        ValueError: If it was written by a later storyview, or is damaged.
    """
    try:
        values = json.loads(written)
        if values["version"] != VERSION:
            raise ValueError("written by a later storyview")
        known = {name: values[name] for name in _DEFAULTS if name in values}
        for name, value in known.items():
            if name.endswith("_origin"):
                known[name] = Origin(value)
            elif name in _READ:
                known[name] = _READ[name](value)
        return Article(**{"text": text, **known})
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(f"no article ({error})") from None


def storable(text: str) -> str:
    """The text as the library's columns hold it: without the halves of surrogate pairs."""
    return text if _storable(text) else text.encode("utf-8", "replace").decode()


def _storable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
