"""What the lines and panels call each source, short enough for a line. Pure."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from storyview.text.article import Story


def short_names(story: Story) -> dict[str, str]:
    """By article id, a name that no other article of the story has.

    It is the source without a leading "The"; an article without a source, or one of several by
    the same source, is told by its number on screen.
    """
    names = {
        article.id: article.source.removeprefix("The ") if article.source else ""
        for article in story.articles
    }
    counts = Counter(names.values())
    short = {}
    for number, (article, name) in enumerate(names.items(), 1):
        if not name:
            short[article] = "unnamed outlet" if counts[name] == 1 else f"article {number}"
        else:
            short[article] = name if counts[name] == 1 else f"{name} ({number})"
    return short
