"""``storyview library why`` and ``near``: what articles have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from storyview.commands.library_answers import (
    Answer,
    article_document,
    article_line,
    story_document,
    story_line,
)
from storyview.commands.library_names import article_number, story_number
from storyview.commands.options import last_of
from storyview.errors import StoryviewError
from storyview.library.gathering import learn
from storyview.library.nearest import nearest
from storyview.library.reasons import why
from storyview.library.records import Filter

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import SimpleNamespace

    from storyview.library.reasons import Reasons
    from storyview.library.records import StoryRow
    from storyview.library.store import Library

MOST_COMPARED = 200
"""Articles of one story whose words are compared: the first ones."""
MOST_NEAR = 12
KINDS = (("names", "names"), ("words", "rare words"), ("figures", "days and numbers"))


def reasons(library: Library, options: SimpleNamespace) -> Answer:
    """Why articles are thought to tell one story."""
    story, numbers = _named(library, options.things)
    if len(numbers) < 2:
        raise StoryviewError("says too little", where="why", hint="name a story, or two articles")
    shared = why([library.article(number) for number in numbers[:MOST_COMPARED]], learn(library))
    rows = [library.row(number) for number in numbers]
    document = {
        "story": story_document(story) if story else None,
        "articles": numbers,
        "shared": _shared_document(shared),
    }
    head = [story_line(story)] if story else [article_line(row) for row in rows]
    lines = [
        f"  {label:<17} "
        + ", ".join(
            each.text if len(numbers) == 2 else f"{each.text} ({each.articles})"
            for each in getattr(shared, kind)
        )
        for kind, label in KINDS
        if getattr(shared, kind)
    ]
    return Answer(document, [*head, *(lines or ["  Nothing that others do not have as well."])])


def near(library: Library, options: SimpleNamespace) -> Answer:
    """Articles that are most like those of a story, or like an article."""
    _, numbers = _named(library, options.things)
    written = last_of(options.limit) or str(MOST_NEAR)
    if not (written.isascii() and written.isdigit() and 0 < len(written) < 4):
        raise StoryviewError(f"“{written[:60]}” is no number", where="--limit", hint="write 12")
    articles = [library.article(number) for number in numbers[:MOST_COMPARED]]
    found = nearest(library, articles, without=set(numbers), most=int(written))
    document = {
        "articles": [
            {
                **article_document(one.row),
                "likeness": round(one.likeness, 3),
                "shared": _shared_document(one.reasons),
            }
            for one in found
        ]
    }
    lines = []
    for one in found:
        told = one.reasons.told()
        lines += [f"{one.likeness:.2f}  {article_line(one.row)}", *([f"      {told}"] * bool(told))]
    return Answer(document, lines, "" if found else "nothing in the library is like this")


def _named(library: Library, things: Sequence[str]) -> tuple[StoryRow | None, list[int]]:
    """The story that is named, if it is one, and the articles that are meant."""
    if len(things) == 1 and "article/" not in things[0]:
        story = library.story(story_number(things[0]))
        rows = library.rows(Filter(story=story.id), limit=2**31)[::-1]
        return story, [row.id for row in rows]
    numbers = dict.fromkeys(article_number(thing) for thing in things)
    return None, [library.row(number).id for number in numbers]


def _shared_document(shared: Reasons) -> dict[str, Any]:
    return {
        kind: [{"text": each.text, "articles": each.articles} for each in getattr(shared, kind)]
        for kind, _ in KINDS
    }
