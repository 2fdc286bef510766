"""What ``storyview library`` shows: stories, articles, what a search finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyview.commands.library_answers import (
    Answer,
    article_document,
    article_line,
    article_lines,
    hit_document,
    hit_lines,
    many,
    story_document,
    story_line,
    story_lines,
    whole_document,
)
from storyview.commands.library_names import article_number, story_number
from storyview.commands.options import last_of
from storyview.errors import StoryviewError
from storyview.library.records import Filter
from storyview.library.searching import read_query

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from types import SimpleNamespace
    from typing import TypeVar

    from storyview.library.store import Library

    Each = TypeVar("Each")

LIMIT = 100
AFTER = "there are no more; say a smaller --offset"
MORE = "there are more; --limit 0 shows all"
NO_LIMIT = 2**31


def list_stories(library: Library, options: SimpleNamespace) -> Answer:
    """Stories, pinned ones first, then the newest."""
    chosen = _filter(library, options)
    found, more, after = _some(library.stories, chosen, options)
    documents = {"stories": [story_document(row) for row in found]}
    return _listed(library, chosen, documents, [story_line(row) for row in found], more, after)


def list_articles(library: Library, options: SimpleNamespace) -> Answer:
    """Articles, the newest first."""
    chosen = _filter(library, options)
    found, more, after = _some(library.rows, chosen, options)
    documents = {"articles": [article_document(row) for row in found]}
    return _listed(library, chosen, documents, [article_line(row) for row in found], more, after)


def search(library: Library, options: SimpleNamespace) -> Answer:
    """Articles that hold words, the best first."""
    chosen = _filter(library, options)
    query = read_query(chosen.words, chosen.person)
    if not (query.match or query.without):
        hint = "name words of letters or digits" if chosen.words or chosen.person else "name words"
        raise StoryviewError("nothing to search for", where="search", hint=hint)
    found, more, after = _some(library.search, chosen, options)
    document = {
        "words": chosen.words,
        "articles": [hit_document(hit) for hit in found],
        "more": more,
    }
    aside = MORE if more else "" if found else AFTER if after else "nothing found"
    return Answer(document, [line for hit in found for line in hit_lines(hit)], aside)


def show(library: Library, options: SimpleNamespace) -> Answer:
    """A story with its articles, or an article with its text."""
    (thing,) = options.things
    if "article/" in thing:
        number = article_number(thing)
        row, article = library.row(number), library.article(number)
        return Answer({"article": whole_document(row, article)}, article_lines(row, article))
    story = library.story(story_number(thing))
    rows = library.rows(Filter(story=story.id), limit=NO_LIMIT)
    document = {
        "story": story_document(story),
        "articles": [article_document(row) for row in rows],
    }
    return Answer(document, story_lines(story, rows))


def _filter(library: Library, options: SimpleNamespace) -> Filter:
    story = last_of(getattr(options, "story", ()))
    return Filter(
        words=" ".join(options.things),
        source=last_of(options.source),
        since=_day(options.since, "--since"),
        until=_day(options.until, "--until"),
        person=last_of(options.person),
        without_story=getattr(options, "without_story", False),
        story=library.story(story_number(story)).id if story else None,
    )


def _some(
    listed: Callable[..., Sequence[Each]], chosen: Filter, options: SimpleNamespace
) -> tuple[Sequence[Each], bool, int]:
    """The part of a list that was asked for, whether there is more of it, and what it is after."""
    limit = _number(options.limit, "--limit", LIMIT) or NO_LIMIT
    after = _number(options.offset, "--offset", 0)
    found = listed(chosen, limit=limit + 1, offset=after)
    return found[:limit], len(found) > limit, after


def _listed(
    library: Library,
    chosen: Filter,
    documents: dict[str, list[dict[str, object]]],
    lines: list[str],
    more: bool,
    after: int,
) -> Answer:
    """A list of one kind of thing, with how much the library holds."""
    counts = library.counts()
    (what,) = documents
    singular = {"stories": "story", "articles": "article"}[what]
    aside = MORE if more else ""
    if not lines:
        aside = AFTER if after else _nothing(chosen, counts.articles, singular)
    return Answer({**documents, "more": more, "counts": counts._asdict()}, lines, aside)


def _nothing(chosen: Filter, articles: int, what: str) -> str:
    if not articles:
        return "the library is empty; storyview add THING... fills it"
    if chosen == Filter():
        return f"there is no {what} yet among {many(articles, 'article')}"
    return f"no {what} is like this among {many(articles, 'article')}"


def _day(values: Sequence[str], option: str) -> date | None:
    from storyview.sources.dates import read_date

    written = last_of(values)
    day = read_date(written) if written else None
    if written and day is None:
        raise StoryviewError(f"“{written[:60]}” is no date", where=option, hint="write 2022-11-30")
    return day


def _number(values: Sequence[str], option: str, as_it_comes: int) -> int:
    written = last_of(values)
    if not written:
        return as_it_comes
    if not (written.isascii() and written.isdigit() and len(written) < 10):
        raise StoryviewError(f"“{written[:60]}” is no number", where=option, hint="write 50")
    return int(written)
