"""What the sheets of the library screen say. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyview.reader.library_words import (
    UNTITLED,
    article_words,
    counted,
    story_title,
    story_words,
)
from storyview.reader.screens.sheet import Entry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storyview.library.reasons import Reasons
    from storyview.library.records import Filter, Row, StoryRow


def asks_to_delete(row: Row) -> list[Entry]:
    """An article that is about to be deleted; choosing the last entry answers True."""
    return [
        Entry(row.title or UNTITLED, "title"),
        Entry(article_words(row), "dim"),
        Entry(""),
        Entry("Delete it from the library", value=True),
    ]


def story_choices(stories: Sequence[StoryRow], *, out: bool) -> list[Entry]:
    """Stories to move an article to; choosing one answers a tuple of its number.

    Args:
        stories: The stories.
        out: Whether the article can also be taken out of its story: a tuple of None.
    """
    entries = [Entry("Another story, by words in it …", "accent", value="search")]
    if out:
        entries.append(Entry("No story: it stands apart", "accent", value=(None,)))
    entries.append(Entry(""))
    for story in stories:
        entries.append(Entry(story_title(story), value=(story.id,)))
        entries.append(Entry(story_words(story), "dim"))
    if not stories:
        entries.append(Entry("No story of these days.", "dim"))
    return entries


def article_detail_entries(row: Row) -> list[Entry]:
    """What is known about an article; choosing a detail lets the reader say it."""
    day = row.published.isoformat() if row.published else ""
    details = (
        ("title", "Title", row.title),
        ("source", "Source", row.source),
        ("authors", "Authors", ", ".join(row.authors)),
        ("published", "Published", day),
    )
    entries = [
        Entry(known or "not known", value=(detail, f"{name} of this article", known), lead=name)
        for detail, name, known in details
    ]
    more = (
        ("Length", counted(row.words, "word")),
        ("Address", row.address),
        ("Added", f"{row.added:%Y-%m-%d %H:%M} UTC"),
    )
    entries.extend(Entry(words, "dim", lead=name) for name, words in more if words)
    return entries


def filter_entries(limits: Filter) -> list[Entry]:
    """What a list can be limited to, with what it is limited to now."""
    known = (
        ("source", "Source", limits.source),
        ("since", "From", limits.since.isoformat() if limits.since else ""),
        ("until", "Until", limits.until.isoformat() if limits.until else ""),
        ("person", "Person", limits.person),
    )
    entries = [Entry(words or "any", value=value, lead=lead) for value, lead, words in known]
    if any(words for _, _, words in known):
        entries.extend([Entry(""), Entry("Everything again", "accent", value="all")])
    return entries


def source_entries(sources: Sequence[tuple[str, int]]) -> list[Entry]:
    """The sources with their numbers of articles; choosing one answers its name."""
    entries = [Entry("Any source", "accent", value="")]
    entries.extend(
        Entry(source, value=source, lead=f"{articles:,}") for source, articles in sources
    )
    return entries


def why_entries(story: StoryRow, articles: int, reasons: Reasons) -> list[Entry]:
    """What the articles of a story share, in their own words, and in how many of them it stands."""
    entries = [Entry(story_title(story), "title"), Entry(story_words(story), "dim")]
    if story.own:
        entries.append(Entry("Put together by you: it stays as it is.", "dim"))
    kinds = (
        ("Names", reasons.names),
        ("Rare words", reasons.words),
        ("Days and numbers", reasons.figures),
    )
    for name, shared in kinds:
        if shared:
            entries.extend([Entry(""), Entry(name, "title")])
            entries.extend(
                Entry(each.text, lead=f"in {each.articles} of {articles}") for each in shared
            )
    if not any(shared for _, shared in kinds):
        only = "It has one article." if articles < 2 else "They share nothing that is rare."
        entries.extend([Entry(""), Entry(only, "dim")])
    return entries
