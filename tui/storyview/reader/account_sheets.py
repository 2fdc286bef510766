"""What the sheets say that add an account to a story, or take one out. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyview.library.things import article_name
from storyview.reader.library_words import UNTITLED, article_words
from storyview.reader.page import details
from storyview.reader.screens.sheet import Entry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storyview.library.nearest import Near
    from storyview.text.article import Story

ADD_BY_NAME = "by name"
"""What the entry answers that asks for an address or a file."""
PUT_BACK = "put back"
"""What the entry answers that brings back what was taken out."""
LOOKING = Entry("Looking in the library …", "dim")
NO_LIBRARY = Entry("There is no library yet; storyview add … makes one.", "dim")


def first_entries(can_put_back: bool) -> tuple[Entry, ...]:
    """What stands above the library's articles."""
    back = Entry("What was taken out of this story", "accent", value=PUT_BACK)
    by_name = Entry("An address or a file …", "accent", value=ADD_BY_NAME)
    return (by_name, *((back,) if can_put_back else ()), Entry(""))


def problem_entry(problem: object) -> Entry:
    """Why the library has nothing to offer."""
    return Entry(str(problem), "dim")


def account_entries(found: Sequence[Near]) -> list[Entry]:
    """The library's nearest articles; choosing one answers what it is called."""
    if not found:
        return [Entry("No article in the library is like these.", "dim")]
    entries = []
    for near in found:
        entries.append(Entry(near.row.title or UNTITLED, value=article_name(near.row.id)))
        entries.append(Entry(article_words(near.row), "dim"))
        if told := near.reasons.told():
            entries.append(Entry(f"shares {told}", "dim"))
        entries.append(Entry(""))
    return entries[:-1]


def out_entries(story: Story, focused: str) -> list[Entry]:
    """The accounts of a story, that of the column in focus first; choosing one answers its id."""
    entries = []
    for article in sorted(story.articles, key=lambda each: each.id != focused):
        entries.append(
            Entry(article.title or UNTITLED, value=article.id, lead=article.source or "")
        )
        entries.append(Entry(details(article), "dim"))
    return entries
