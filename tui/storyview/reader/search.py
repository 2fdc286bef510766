"""Finding words in all articles: letter case and accents do not matter. Pure."""

from __future__ import annotations

import re
import unicodedata


def folded(text: str) -> tuple[str, list[int]]:
    """``text`` without case and accents, and for each of its characters where it came from."""
    characters: list[str] = []
    origins: list[int] = []
    for index, character in enumerate(text):
        plain = _plain(character)
        characters.append(plain)
        origins.extend([index] * len(plain))
    return "".join(characters), origins


def _plain(character: str) -> str:
    if character < "\x80":
        return character.lower()
    if character in "’‘":
        return "'"
    if character in "“”":
        return '"'
    bare = "".join(
        c for c in unicodedata.normalize("NFKD", character) if not unicodedata.combining(c)
    )
    return bare.casefold()


def find_all(text: str, words: str) -> list[tuple[int, int]]:
    """Every place of ``text`` where ``words`` stand, not overlapping: pairs of offsets.

    A run of spaces in ``words`` is one space, and one space stands for any white space.
    """
    parts = folded(words)[0].split()
    if not parts:
        return []
    plain, origins = folded(text)
    wanted = re.compile(r"\s+".join(map(re.escape, parts)))
    return [
        (origins[found.start()], origins[found.end() - 1] + 1) for found in wanted.finditer(plain)
    ]
