"""The articles of the library that are most like those of a story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyview.library.records import Filter
from storyview.library.things import article_of
from storyview.reader.account_sheets import Near

if TYPE_CHECKING:
    from storyview.analysis.findings import Comparison
    from storyview.library.records import Row
    from storyview.library.store import Library
    from storyview.text.article import Story

MOST = 12
PEOPLE = 4


def nearest_accounts(library: Library, story: Story, found: Comparison | None) -> list[Near]:
    """Articles that name the people of a story, those that name the most of them first."""
    here = {article_of(article.id) for article in story.articles}
    rows: dict[int, Row] = {}
    named: dict[int, list[str]] = {}
    for person in (found.people if found else ())[:PEOPLE]:
        for row in library.rows(Filter(person=person.name), limit=MOST * 2):
            if row.id not in here:
                rows[row.id] = row
                named.setdefault(row.id, []).append(person.name)
    order = sorted(rows, key=lambda key: (-len(named[key]), key))
    return [Near(rows[key], f"names {', '.join(named[key])}") for key in order[:MOST]]
