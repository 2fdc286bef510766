"""Words that the end of a line cut in two, joined as the rest of a document prints them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from storyview.data import words as word_list

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storyview.sources.pdf_lines import Line

ENDINGS = ("s", "es", "ed", "ing", "ly", "er", "ers")
_CUT = re.compile(r"([^\W\d_]+)[-\u2010\xad]$")
_APART = frozenset(
    "well self non anti ex co semi half all cross long short high low full part ill by north south "
    "east west mid post pre pro ultra much so ever far old new one two three four five six first "
    "second third left right front back hard soft fast slow open near".split()
)
"""What a hyphen parts from the next word far more often than a syllable ends with it."""


class Hyphens:
    """Tells hyphens of words from those that only a line end brought there.

    Args:
        lines: All lines of the document: a word that it also prints whole needs no hyphen.
    """

    def __init__(self, lines: Sequence[Line]) -> None:
        self._seen: set[str] = set()
        for line in lines:
            self._seen.update(re.findall(r"[^\W_]+(?:-[^\W_]+)*", line.text.lower())[:-1])

    def join(self, texts: Sequence[str]) -> str:
        """The lines of a paragraph as one."""
        joined = ""
        for text in texts:
            found = _CUT.search(joined)
            if not joined:
                joined = text
            elif found and text[:1].isalpha():
                after = re.match(r"[^\W\d_]+", text)
                assert after is not None
                keep = self._keeps(found[1], after[0], joined[-1])
                joined = (joined if keep else joined[:-1]) + text
            else:
                joined = f"{joined} {text}"
        return joined.strip()

    def _keeps(self, before: str, after: str, hyphen: str) -> bool:
        if hyphen == "\xad":
            return False
        if not after.islower():
            return True  # "Ruiz-Haddad"
        first, second = before.lower(), after.lower()
        if f"{first}-{second}" in self._seen:
            return True
        if first + second in self._seen:
            return False
        if _is_english(first + second):
            return False
        return first in _APART or (
            len(first) > 3 and len(second) > 3 and _is_english(first) and _is_english(second)
        )


def _is_english(word: str) -> bool:
    """Whether a word, or what its ending is hung on, stands in the list of English words."""
    english = word_list("english-words")
    stems = (word.removesuffix(ending) for ending in ("", *ENDINGS) if word.endswith(ending))
    return any(stem in english or f"{stem}e" in english for stem in stems if len(stem) > 2)
