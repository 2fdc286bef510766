"""What the reader has changed in a story: pieces taken back, and details that no file tells."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from storyview.text.article import Origin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storyview.text.article import Article, Story

DETAILS = ("title", "source", "authors", "published")
"""The details that a reader can give, in the order in which they are asked for."""


def with_changes(
    story: Story, restored: Sequence[tuple[str, int]], given: Sequence[tuple[str, str, str]]
) -> Story:
    """The story with the reader's changes; what no longer fits it is passed over.

    Args:
        story: The story as it was opened.
        restored: An article's id and an index into its ``dropped``, in the order in which the
            pieces were taken back: each index counts what was still dropped then.
        given: An article's id, one of ``DETAILS``, and what the reader says it is.
    """
    return replace(
        story,
        articles=tuple(
            _with_details(
                _with_pieces(article, [index for key, index in restored if key == article.id]),
                [(detail, value) for key, detail, value in given if key == article.id],
            )
            for article in story.articles
        ),
    )


def names_given(value: str) -> tuple[str, ...]:
    """The authors in what a person typed, each once and as it was typed.

    >>> names_given("By Ana Ruiz, Li Wei and Omar Haddad")
    ('Ana Ruiz', 'Li Wei', 'Omar Haddad')
    """
    plain = re.sub(r"^\s*by\s+", "", value, flags=re.IGNORECASE)
    names = (name.strip() for name in re.split(r"[;,]|\s+and\s+|\s*&\s*", plain))
    return tuple(dict.fromkeys(name.removeprefix("and ") for name in names if name))


def _with_pieces(article: Article, indices: Sequence[int]) -> Article:
    for index in indices:
        if index < len(article.dropped):
            from storyview.sources.drops import restore

            article = restore(article, index)
    return article


def _with_details(article: Article, given: Sequence[tuple[str, str]]) -> Article:
    for detail, value in given:
        if detail == "title":
            article = replace(article, title=value, title_origin=Origin.GIVEN)
        elif detail == "source":
            article = replace(article, source=value, source_origin=Origin.GIVEN)
        elif detail == "authors":
            names = names_given(value)
            article = replace(article, authors=names, authors_origin=Origin.GIVEN)
        elif detail == "published":
            from storyview.sources.dates import read_date

            day = read_date(value)
            if day is not None:
                article = replace(article, published=day, published_origin=Origin.GIVEN)
    return article
