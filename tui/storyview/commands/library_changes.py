"""What ``storyview library`` changes: what a person does to stories and articles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from storyview.commands.library_answers import (
    Answer,
    article_document,
    article_line,
    many,
    story_document,
    story_line,
)
from storyview.commands.library_names import article_number, story_number
from storyview.commands.options import last_of
from storyview.errors import StoryviewError
from storyview.library.changes import DETAILS

if TYPE_CHECKING:
    from types import SimpleNamespace

    from storyview.library.store import Detail, Library

NOWHERE = "none"


def make(library: Library, options: SimpleNamespace) -> Answer:
    """A new story of articles."""
    articles = [article_number(thing) for thing in options.things]
    return _story(library, library.make_story(articles, last_of(options.title)), "made")


def merge(library: Library, options: SimpleNamespace) -> Answer:
    """One story of several."""
    stories = [story_number(thing) for thing in options.things]
    return _story(library, library.merge_stories(stories), "merged")


def split(library: Library, options: SimpleNamespace) -> Answer:
    """A new story of some articles of another."""
    story, *articles = options.things
    numbers = [article_number(thing) for thing in articles]
    return _story(library, library.split_story(story_number(story), numbers), "split off")


def rename(library: Library, options: SimpleNamespace) -> Answer:
    """Another title for a story."""
    story, *words = options.things
    return _story(library, library.rename_story(story_number(story), " ".join(words)), "renamed")


def pin(library: Library, options: SimpleNamespace) -> Answer:
    """Stories that stay on top of the list."""
    return _pin(library, options, pinned=True)


def unpin(library: Library, options: SimpleNamespace) -> Answer:
    """Stories that no longer do."""
    return _pin(library, options, pinned=False)


def delete(library: Library, options: SimpleNamespace) -> Answer:
    """A story taken apart, or an article removed."""
    (thing,) = options.things
    if "article/" in thing:
        number = article_number(thing)
        line = article_line(library.row(number))
        library.delete_article(number)
        return Answer({"deleted": {"article": number}}, [f"Removed {line}"])
    number = story_number(thing)
    row = library.story(number)
    library.delete_story(number)
    stay = f"its {many(row.articles, 'article')} stay{'s' * (row.articles == 1)}"
    return Answer({"deleted": {"story": number}}, [f"Took apart {story_line(row)}; {stay}"])


def move(library: Library, options: SimpleNamespace) -> Answer:
    """Articles put into a story, or into none."""
    to = last_of(options.to)
    if not to:
        raise StoryviewError("says not where to", where="move", hint="--to 12, or --to none")
    story = None if to == NOWHERE else library.story(story_number(to)).id
    numbers = list(dict.fromkeys(article_number(thing) for thing in options.things))
    for number in numbers:
        library.row(number)  # all of them are there, or none is moved
    for number in numbers:
        library.move_article(number, story)
    return _articles(library, numbers, "moved")


def edit(library: Library, options: SimpleNamespace) -> Answer:
    """What an article's title, source, authors and day are, by a person's word."""
    from storyview.sources.dates import read_date

    (thing,) = options.things
    number = article_number(thing)
    changes: dict[str, Any] = {}
    for name in ("title", "source"):
        if given := getattr(options, name):
            changes[name] = given[-1]
    if options.author:
        changes["authors"] = options.author
    if written := last_of(options.published):
        changes["published"] = read_date(written)
        if changes["published"] is None:
            raise StoryviewError(
                f"“{written[:60]}” is no date", where="--published", hint="write 2022-11-30"
            )
    for detail in options.forget:
        if detail not in DETAILS:
            raise StoryviewError(
                f"“{detail[:60]}” is no detail", where="--forget", hint=f"say {', '.join(DETAILS)}"
            )
        if detail in changes:
            raise StoryviewError(
                f"{detail} is given and taken back at once", where="edit", hint="say one of them"
            )
    if not changes and not options.forget:
        raise StoryviewError("changes nothing", where="edit", hint="give --title, --source or so")
    forget = cast("list[Detail]", options.forget)
    library.edit_article(number, **changes, forget=forget)
    return _articles(library, [number], "edited")


def undo(library: Library, options: SimpleNamespace) -> Answer:
    """What a person did last, undone."""
    del options
    undone = library.undo()
    return Answer({"undone": undone}, [undone or "Nothing is left to undo."])


def _pin(library: Library, options: SimpleNamespace, *, pinned: bool) -> Answer:
    named = (library.story(story_number(thing)).id for thing in options.things)
    numbers = list(dict.fromkeys(named))
    for number in numbers:
        library.pin_story(number, pinned)
    rows = [library.story(number) for number in numbers]
    return Answer({"stories": [story_document(row) for row in rows]}, [*map(story_line, rows)])


def _story(library: Library, number: int, done: str) -> Answer:
    row = library.story(number)
    line = f"{done.capitalize()}: {story_line(row)}"
    return Answer({"done": done, "story": story_document(row)}, [line])


def _articles(library: Library, numbers: list[int], done: str) -> Answer:
    rows = [library.row(number) for number in numbers]
    return Answer(
        {"done": done, "articles": [article_document(row) for row in rows]},
        [f"{done.capitalize()}: {article_line(row)}" for row in rows],
    )
