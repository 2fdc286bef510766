"""The terms of every sentence of a story, read once for all that compare sentences."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from storyview.analysis.terms import Term, dated, learn, sentence_terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storyview.analysis.findings import Person, TimeExpression
    from storyview.analysis.terms import Lexicon
    from storyview.text.account import Account

Rows = list[list[Term]]


class StoryTerms:
    """What the sentences of a story speak of.

    Args:
        accounts: All accounts of the story.
        people: Who is named in them.
    """

    def __init__(self, accounts: Sequence[Account], people: Sequence[Person] = ()) -> None:
        self._accounts = accounts
        self._people = people
        self._rows: dict[str, Rows] = {}

    @cached_property
    def lexicon(self) -> Lexicon:
        """What the story teaches about its words."""
        return learn(self._accounts, self._people)

    def of(self, account: Account) -> Rows:
        """The terms of each sentence of an account; times are words as any others."""
        rows = self._rows.get(account.id)
        if rows is None:
            rows = self._rows[account.id] = [
                sentence_terms(account, self.lexicon, sentence.first, sentence.last)
                for sentence in account.sentences
            ]
        return rows

    def with_times(self, times: Sequence[TimeExpression]) -> dict[str, Rows]:
        """The terms of each sentence by account; of times that are dated, their values."""
        lexicon = self.lexicon._replace(times=dated(times))
        found = {}
        for account in self._accounts:
            rows = found[account.id] = list(self.of(account))
            numbers = {account.sentence_index(start) for start in lexicon.times.get(account.id, ())}
            for number in numbers:
                if number is not None:
                    sentence = account.sentences[number]
                    rows[number] = sentence_terms(account, lexicon, sentence.first, sentence.last)
        return found
