"""Word lists that the analysis uses; README.md beside them tells where each comes from."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path

FEW = 600
"""So many words are looked up in the text of a long list, before it is parted into lines."""
STRETCH = 400
"""A stretch of so many code points is searched for a word without being halved again."""


@cache
def words(name: str) -> frozenset[str]:
    """The lines of ``name``.txt, without empty lines and lines that begin with "#"."""
    text = Path(__file__).with_name(f"{name}.txt").read_text("utf-8")
    if "#" in text or "\n\n" in text:
        return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))
    return frozenset(text.strip("\n").split("\n"))


class SortedWords(Collection[str]):
    """A long list, looked up by bisection.

    A story of three short articles asks for a few hundred words. To part a list into its lines
    takes longer than that many look-ups in its text, and to make a set of it longer still.
    """

    __slots__ = ("_asked", "_lines", "_text")

    def __init__(self, text: str) -> None:
        self._text = f"\n{text}\n"
        self._lines: list[str] = []
        self._asked = 0

    def __contains__(self, word: object) -> bool:
        if not isinstance(word, str):
            return False
        if not self._lines:
            self._asked += 1
            if self._asked < FEW:
                return self._is_in_text(word)
        lines = self._lines or self._part()
        at = bisect_left(lines, word)
        return at < len(lines) and lines[at] == word

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines or self._part())

    def __len__(self) -> int:
        return len(self._lines or self._part())

    def _part(self) -> list[str]:
        self._lines = self._text[1:-1].split("\n")
        return self._lines

    def _is_in_text(self, word: str) -> bool:
        text, low, high = self._text, 0, len(self._text) - 1
        while high - low > STRETCH:
            start = text.index("\n", (low + high) // 2)
            end = text.index("\n", start + 1)
            if text[start + 1 : end] <= word:
                low = start
            else:
                high = start
        return text.find(f"\n{word}\n", low, text.index("\n", high) + 1) >= 0


@cache
def sorted_words(name: str) -> SortedWords:
    """The lines of ``name``.txt, which are sorted."""
    text = Path(__file__).with_name(f"{name}.txt").read_text("utf-8")
    return SortedWords(text.strip("\n"))
