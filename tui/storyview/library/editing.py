"""What a person says that a detail of an article in the library is, and taking that back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, cast

from storyview.library.changes import names_given
from storyview.library.records import LibraryError
from storyview.sources.dates import read_date
from storyview.text.article import Origin

if TYPE_CHECKING:
    from pathlib import Path

    from storyview.library.store import Detail, Library
    from storyview.text.article import Article


class Edited(NamedTuple):
    """An article before an edit and after it."""

    was: Article
    now: Article


def refusal(detail: str, words: str) -> str:
    """Why words cannot be what a detail is, a sentence; empty when they can."""
    if detail == "published" and read_date(words) is None:
        return "Not a day that storyview can read: write it as in 2022-11-11."
    if detail == "authors" and not names_given(words):
        return "No name in it: write names, parted by commas."
    return ""


def edit(library: Library, article: int, detail: str, words: str) -> None:
    """Keep what a person typed for a detail; ``refusal`` says whether it can be kept.

    Raises:
        LibraryError: If the library cannot be written, or has no such article.
    """
    if detail == "title":
        library.edit_article(article, title=words)
    elif detail == "source":
        library.edit_article(article, source=words)
    elif detail == "authors":
        library.edit_article(article, authors=names_given(words))
    else:
        library.edit_article(article, published=read_date(words))


def edit_in(path: Path, article: int, detail: str, words: str) -> Edited:
    """Open the library in a file, and keep in it what a person typed for a detail.

    Raises:
        LibraryError: If that cannot be done.
    """
    with _opened(path) as library:
        was = library.article(article)
        edit(library, article, detail, words)
        return Edited(was, library.article(article))


def edit_back_in(path: Path, article: int, detail: str, was: Article) -> None:
    """Open the library in a file, and let a detail be again what it was.

    Raises:
        LibraryError: If that cannot be done.
    """
    with _opened(path) as library:
        given = getattr(was, f"{detail}_origin") is Origin.GIVEN
        if given and detail == "title":
            library.edit_article(article, title=was.title)
        elif given and detail == "source":
            library.edit_article(article, source=was.source)
        elif given and detail == "authors":
            library.edit_article(article, authors=was.authors)
        elif given and detail == "published":
            library.edit_article(article, published=was.published)
        else:
            library.edit_article(article, forget=[cast("Detail", detail)])


def with_detail_of(article: Article, detail: str, other: Article) -> Article:
    """The article with a detail, and where it comes from, as another has them."""
    return replace(article, **{name: getattr(other, name) for name in (detail, f"{detail}_origin")})


def _opened(path: Path) -> Library:
    from storyview.library.store import Library

    if not path.exists():
        raise LibraryError("the library is gone")
    return Library.open(path)
