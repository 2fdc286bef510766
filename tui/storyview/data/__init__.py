"""Word lists that the analysis uses; README.md beside them tells where each comes from."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path


@cache
def words(name: str) -> frozenset[str]:
    """The lines of ``name``.txt, without empty lines and lines that begin with "#"."""
    text = Path(__file__).with_name(f"{name}.txt").read_text("utf-8")
    if "#" in text or "\n\n" in text:
        return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))
    return frozenset(text.strip("\n").split("\n"))


class SortedWords(Collection[str]):
    """A long list, looked up by bisection.

    A story asks for a few hundred words, and to make a set of 20,000 takes longer than thousands
    of such look-ups.
    """

    __slots__ = ("_lines",)

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines

    def __contains__(self, word: object) -> bool:
        if not isinstance(word, str):
            return False
        at = bisect_left(self._lines, word)
        return at < len(self._lines) and self._lines[at] == word

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)


@cache
def sorted_words(name: str) -> SortedWords:
    """The lines of ``name``.txt, which are sorted."""
    text = Path(__file__).with_name(f"{name}.txt").read_text("utf-8")
    return SortedWords(text.strip("\n").split("\n"))
