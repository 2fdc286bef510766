"""A sentence's words with what stands between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyview.analysis.counting_words import states

if TYPE_CHECKING:
    from storyview.text.account import Account, Sentence


class Reading:
    """A sentence's tokens with what stands between them."""

    def __init__(self, account: Account, sentence: Sentence) -> None:
        self.text = account.text
        self.tokens = account.tokens
        self.first = sentence.first
        self.last = sentence.last
        self._words = [token.word for token in self.tokens[self.first : self.last]]

    def word(self, index: int) -> str:
        """The word at ``index``; empty outside the sentence."""
        return self._words[index - self.first] if self.first <= index < self.last else ""

    def words(self, begin: int, end: int) -> list[str]:
        """The words from ``begin`` to before ``end``, as far as they are of the sentence."""
        return self._words[max(begin - self.first, 0) : max(end - self.first, 0)]

    def joined(self, index: int) -> bool:
        """Whether only white space, a hyphen or a possessive parts a token from the one before."""
        if not self.first < index < self.last:
            return False
        between = self.text[self.tokens[index - 1].end : self.tokens[index].start]
        if "-" in between and between != "-":
            return False
        return len(between) < 5 and not between.strip(" \u00a0-'’sS%")

    def state(self, index: int) -> str:
        """What became of those counted, if the word tells it: "dead"; March is no march."""
        if not self.first <= index < self.last or (self.capitalised(index) and index > self.first):
            return ""
        return states().get(self.tokens[index].stem, "")

    def capitalised(self, index: int) -> bool:
        """Whether the token begins with a capital letter."""
        return self.text[self.tokens[index].start].isupper()
