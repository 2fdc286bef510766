"""Jumping to the next thing of a kind, and searching all articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyview.reader.jumps import Jump, jump_places, next_place
from storyview.reader.search import find_all

if TYPE_CHECKING:
    from storyview.reader.columns import Columns

NOTHING_TO_JUMP_TO = {
    Jump.MATCH: "No passage of this article has a counterpart.",
    Jump.ONLY_HERE: "Nothing in this article is only here.",
    Jump.CONFLICT: "No conflict was found in this article.",
    Jump.QUOTATION: "This article quotes nobody.",
    Jump.MENTION: "No mention in these articles.",
    Jump.EVENT: "No event was found in this article.",
    Jump.SEARCH: "Nothing to search for: / searches all articles.",
}


NOT_COMPARED = "The articles have not been compared."


class Seeker:
    """Finds the way from the current passage to the next thing of a kind.

    Hits of a search and mentions of the chosen person are walked through all articles, one
    after the other; everything else inside the article that is read.
    """

    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        self.last = Jump.MATCH
        """What ``repeat`` walks."""
        self._stood_on: tuple[str, int, int] | None = None

    def jump(self, jump: Jump, *, forward: bool) -> str:
        """Go to the next thing of a kind; says why not if there is none, else nothing."""
        self.last = jump
        columns = self.columns
        start, end = self._here()
        places = self._places(columns.focused)
        found = next_place(places, start, end, forward)
        target = columns.focused
        if self._walks_all and (found is None or self._has_wrapped(found, start, end, forward)):
            count = len(columns.columns)
            step = 1 if forward else -1
            for index in ((target + step * i) % count for i in range(1, count)):
                elsewhere = self._places(index)
                if elsewhere:
                    target, found = index, elsewhere[0 if forward else -1]
                    break
        if found is None:
            compared = columns.references.complete or jump is Jump.SEARCH
            return NOTHING_TO_JUMP_TO[jump] if compared else NOT_COMPARED
        columns.history.leave(columns.spot)
        columns.go_to(target, found[0])
        self._stood_on = (columns.article_id, *found)
        return ""

    @property
    def _walks_all(self) -> bool:
        chosen = self.columns.choices.person is not None
        return self.last is Jump.SEARCH or (self.last is Jump.MENTION and chosen)

    @staticmethod
    def _has_wrapped(found: tuple[int, int], start: int, end: int, forward: bool) -> bool:
        return found[0] < end if forward else found[0] >= start

    def _places(self, index: int) -> list[tuple[int, int]]:
        article = self.columns.columns[index].article.id
        return jump_places(
            self.columns.references.findings(article),
            self.last,
            self.columns.choices.person,
            self.columns.choices.hits.get(article, ()),
        )

    def _here(self) -> tuple[int, int]:
        passage = self.columns.passage
        if passage is None:
            return 0, 0
        stood = self._stood_on
        if (
            stood is not None
            and stood[0] == self.columns.article_id
            and passage.start <= stood[1] < passage.end
            and self.last in (Jump.SEARCH, Jump.MENTION)
        ):
            return stood[1], stood[2]
        return passage.start, passage.end

    def find(self, words: str) -> int:
        """Light up words in all articles; returns how often they stand there."""
        hits = {
            article.id: found
            for article in self.columns.references.story.articles
            if (found := find_all(article.text, words))
        }
        self.columns.choose(self.columns.choices._replace(hits=hits))
        return sum(map(len, hits.values()))

    def search(self, words: str) -> str:
        """Go to the first place at or after the current passage where words stand.

        Returns what to say about it; without words the last search is let go of.
        """
        count = self.find(words)
        if not words:
            return ""
        if not count:
            return f"“{words}” stands in none of the articles."
        passage = self.columns.passage
        here = passage.start if passage else 0
        self._stood_on = (self.columns.article_id, here, here)
        self.jump(Jump.SEARCH, forward=True)
        articles = len(self.columns.choices.hits)
        where = f"{articles} article{'s' * (articles != 1)}"
        return f"“{words}”: {count} in {where}; n and N walk them."
