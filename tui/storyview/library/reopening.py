"""All that makes up a story, opened together, and again the next time."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from storyview.errors import StoryviewError
from storyview.library.things import IN_LIBRARY, is_in_library
from storyview.sources.door import MOST_ARTICLES, open_story, with_own_ids
from storyview.sources.opened import Opened

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import BinaryIO

    from storyview.library.state import LastOpened
    from storyview.sources.door import Fetch
    from storyview.text.article import Article, Story


def open_named(
    path: Path,
    named: LastOpened,
    *,
    fetch: Fetch | None = None,
    stdin: BinaryIO | None = None,
) -> Opened:
    """Everything that can be named, together, as one story.

    Args:
        path: The library's file.
        named: Files, folders, addresses, "-", things in the library; what is given for each, and
            which of their articles were taken out of the story.
        fetch: Gives the pages of addresses; see ``open_story``.
        stdin: What "-" reads.

    Raises:
        StoryviewError: If nothing can be opened, or an option makes no sense.
    """
    things = named.things
    positions = [index for index, thing in enumerate(things) if not is_in_library(thing)]
    mixed = len(positions) < len(things) or (len(things) > 1 and any(map(_is_folder, things)))
    if not mixed:
        opened = open_story(
            things,
            titles=named.titles,
            sources=named.sources,
            published=named.published,
            stdin=stdin,
            fetch=fetch,
        )
        return without(opened, named.without)
    for given in (named.titles, named.sources, named.published):
        if any(text and index not in positions for index, text in enumerate(given)):
            raise StoryviewError(
                "--title, --source and --published go with files",
                where=IN_LIBRARY,
                hint="storyview library edit corrects what the library says",
            )
    left = iter(positions)

    def open_other(others: Sequence[str]) -> Opened:
        index = next(left)
        return open_story(
            others,
            titles=named.titles[index : index + 1],
            sources=named.sources[index : index + 1],
            published=named.published[index : index + 1],
            stdin=stdin,
            fetch=fetch,
        )

    from storyview.library.opening import open_together

    return without(open_together(path, things, open_other), named.without)


def without(opened: Opened, ids: Sequence[str]) -> Opened:
    """The story without these articles; all of them, if nothing else would be left."""
    left = tuple(article for article in opened.story.articles if article.id not in ids)
    if not left or len(left) == len(opened.story.articles):
        return opened
    return opened._replace(story=replace(opened.story, articles=left))


def joined(one: Opened, other: Opened) -> Opened:
    """The articles of two stories as one story, as if all had been named together.

    Raises:
        StoryviewError: If these are too many.
    """
    story = _with_articles(one.story, (*one.story.articles, *other.story.articles))
    if len(story.articles) > MOST_ARTICLES:
        raise StoryviewError(f"a story has at most {MOST_ARTICLES} articles")
    return Opened(story, (*one.problems, *other.problems), (*one.notes, *other.notes))


def without_thing(opened: Opened, article: str) -> Opened:
    """The story as if the thing that is this article had not been named."""
    left = [each for each in opened.story.articles if each.id != article]
    return opened._replace(story=_with_articles(opened.story, left))


def _with_articles(story: Story, articles: Sequence[Article]) -> Story:
    """The story of these articles, whose ids tell files of one name apart; none of them twice."""
    named = iter(with_own_ids([each for each in articles if not is_in_library(each.id)]))
    each = [one if is_in_library(one.id) else next(named) for one in articles]
    return replace(story, articles=tuple({article.id: article for article in each}.values()))


def _is_folder(thing: str) -> bool:
    try:
        return Path(thing).is_dir()
    except (OSError, ValueError):
        return False
