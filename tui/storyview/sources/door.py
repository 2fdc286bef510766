"""One door for everything that can be read: files, folders, addresses, standard input."""

from __future__ import annotations

import os
import re
import sys
import unicodedata
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from storyview.errors import StoryviewError
from storyview.sources.facts import Facts
from storyview.sources.fetched import Fetched, read_fetched
from storyview.sources.files import SourceError, in_folder, label, read_file, read_stream
from storyview.sources.named import MANIFEST, STANDARD_INPUT, Named, StoryFolder, is_address
from storyview.sources.opened import Opened
from storyview.sources.reading import read_article
from storyview.text.article import Article, Story
from storyview.text.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Fetch = Callable[[Sequence[str]], Sequence[Fetched | StoryviewError]]

MOST_ARTICLES = 200
"""Articles of one story: every two are compared, and nobody reads more side by side."""


def open_story(
    things: Sequence[str],
    *,
    titles: Sequence[str] = (),
    sources: Sequence[str] = (),
    published: Sequence[str] = (),
    stdin: BinaryIO | None = None,
    fetch: Fetch | None = None,
    most: int = MOST_ARTICLES,
) -> Opened:
    """Open what a person named: files and addresses, "-" for standard input, or one folder.

    One bad file among several becomes a problem; the rest is opened. Nothing is fetched but the
    addresses among the things, and those only by ``fetch``.

    Args:
        things: Paths, in the order in which the articles are shown.
        titles: A title for each file, in the same order; empty for none.
        sources: An outlet for each.
        published: A day of publication for each.
        stdin: What "-" reads; the process's standard input by default.
        fetch: Gives the pages of addresses, or why there is none, in the same order; it is
            called once, when all else makes sense.
        most: How many articles the story may have.

    Raises:
        StoryviewError: If nothing can be opened, or an option makes no sense.
    """
    if not things:
        raise SourceError("nothing to open", hint="name files, a story folder, or -")
    if "" in things:
        raise SourceError("an empty name", hint="name files, a story folder, or -")
    given = _given(things, titles, sources, published)
    folder = _folder(things)
    if folder is not None:
        if any(option != Facts() for option in given):
            raise SourceError(
                "--title, --source and --published go with files",
                where=label(things[0]),
                hint=f"write them into its {MANIFEST}",
            )
        from storyview.sources.folders import read_folder

        found = read_folder(folder)
    else:
        found = _files(things, given)
    if len(found.files) > most:
        raise SourceError(
            f"{len(found.files):,} articles",
            where=label(things[0]) if folder else "",
            hint=f"name at most {most} of them",
        )
    named = [each.name for each in found.files if not each.is_file and is_address(each.name)]
    pages = dict(zip(named, fetch(named) if fetch and named else (), strict=False))
    articles, problems = _read_all(found, folder, stdin, pages)
    problems = [*found.problems, *problems]
    if not articles:
        raise problems[-1] if len(problems) == 1 else _none_opened(problems)
    story = Story(
        with_own_ids(articles),
        found.title,
        os.path.abspath(folder) if folder else None,  # noqa: PTH100
    )
    old = (page for page in pages.values() if isinstance(page, Fetched) and page.note)
    return Opened(story, tuple(problems), tuple(f"{page.address}: {page.note}" for page in old))


def with_own_ids(articles: Sequence[Article]) -> tuple[Article, ...]:
    """The articles with ids made of their files' names, whatever order they stand in.

    Two files of one name are told apart by what they hold.
    """
    slugs = [_slug(article.file) for article in articles]
    ids = [
        slug if slugs.count(slug) == 1 else f"{slug}-{_fingerprint(article)}"
        for slug, article in zip(slugs, articles, strict=True)
    ]
    unique: dict[str, None] = {}
    for name in ids:
        copies = 1
        candidate = name
        while candidate in unique:
            copies += 1
            candidate = f"{name}-{copies}"
        unique[candidate] = None
    return tuple(replace(article, id=name) for article, name in zip(articles, unique, strict=True))


def _given(
    things: Sequence[str], titles: Sequence[str], sources: Sequence[str], published: Sequence[str]
) -> list[Facts]:
    for option, values in (("--title", titles), ("--source", sources), ("--published", published)):
        if len(values) > len(things):
            raise SourceError(
                f"given {len(values)} times for {len(things)} file{'s'[: len(things) != 1]}",
                where=option,
                hint="give it once a file, in the same order",
            )

    def at(values: Sequence[str], index: int) -> str:
        return clean_line(values[index]) if index < len(values) else ""

    given = []
    for index in range(len(things)):
        day = None
        if written := at(published, index):
            from storyview.sources.dates import read_date

            day = read_date(written)
            if day is None:
                raise SourceError(
                    f"“{written[:60]}” is no date", where="--published", hint="write 2022-11-30"
                )
        given.append(Facts(at(titles, index) or None, at(sources, index) or None, (), day))
    return given


def _folder(things: Sequence[str]) -> Path | None:
    """The folder, when one is all that is named; its story.toml stands for it."""
    if len(things) != 1 or things[0] == STANDARD_INPUT or is_address(things[0]):
        return None
    path = Path(things[0])
    if path.name == MANIFEST:
        return path.parent
    try:
        return path if path.is_dir() else None
    except (OSError, ValueError):
        return None


def _files(things: Sequence[str], given: Sequence[Facts]) -> StoryFolder:
    if sum(thing == STANDARD_INPUT for thing in things) > 1:
        raise SourceError("given twice", where="-", hint="standard input can be read only once")
    named = (
        Named(Path(thing), label(thing), facts, thing != STANDARD_INPUT and not is_address(thing))
        for thing, facts in zip(things, given, strict=True)
    )
    return StoryFolder(tuple(named))


def _read_all(
    found: StoryFolder,
    folder: Path | None,
    stdin: BinaryIO | None,
    pages: Mapping[str, Fetched | StoryviewError],
) -> tuple[list[Article], list[StoryviewError]]:
    articles: list[Article] = []
    problems: list[StoryviewError] = []
    for named in found.files:
        try:
            articles.append(_read(named, stdin, pages))
        except StoryviewError as error:
            problems.append(in_folder(error, named.name, folder) if folder else error)
    return articles, problems


def _read(
    named: Named, stdin: BinaryIO | None, pages: Mapping[str, Fetched | StoryviewError]
) -> Article:
    if named.is_file:
        data = read_file(named.path, where=named.name)
    elif named.name == STANDARD_INPUT:
        data = read_stream(stdin or sys.stdin.buffer, where="standard input")
    else:
        page = pages.get(named.name)
        if isinstance(page, Fetched):
            return read_fetched(page, name=named.name, given=named.facts)
        raise page or SourceError(
            "addresses are not fetched here",
            where=named.name,
            hint="save the page and open the file",
        )
    return read_article(data, name=named.name, article_id="", given=named.facts)


def _none_opened(problems: Sequence[StoryviewError]) -> SourceError:
    each = "; ".join(f"{problem.where}: {problem.what}" for problem in problems[:3])
    more = f"; and {len(problems) - 3} more" if len(problems) > 3 else ""
    return SourceError(f"nothing could be opened ({each}{more})", hint="give files with articles")


def _slug(file: str) -> str:
    stem = _last_part(file) if is_address(file) else re.split(r"[/\\]", file)[-1]
    stem = re.sub(r"\.\w{1,8}$", "", stem)
    plain = unicodedata.normalize("NFKC", stem).casefold()
    slug = re.sub(r"[\W_]+", "-", plain).strip("-")[:60].strip("-")
    return slug or ("standard-input" if file == STANDARD_INPUT else "article")


def _last_part(address: str) -> str:
    """What tells an address from others of its site: the last part of its path, or the host."""
    place, _, query = address.partition("#")[0].partition("?")
    _, _, path = place.partition("//")
    host, *parts = [part for part in path.split("/") if part] or [""]
    return (parts[-1] if parts else f"{host}/") + (f"-{query}" if query else "")


def _fingerprint(article: Article) -> str:
    import hashlib

    return hashlib.sha256(f"{article.file}\n{article.text}".encode("utf-8", "replace")).hexdigest()[
        :8
    ]
