"""Whether "he" or "she" can stand for a person, as far as titles and given names tell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from storyview.data import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storyview.analysis.findings import Person
    from storyview.text.account import Account

WOMAN = "she"
MAN = "he"
BEFORE = 24
"""Code points before a name in which its title stands."""
TITLES = (
    (re.compile(r"\b(?:Mrs|Ms|Miss|Mme|Madame|Dame|Lady|Queen|Princess|Sister)\.?\s$"), WOMAN),
    (re.compile(r"\b\w+woman\s$"), WOMAN),
    (re.compile(r"\b(?:Mr|Sir|Lord|King|Prince|Father|Brother)\.?\s$"), MAN),
    (re.compile(r"\b(?:congress|council|police|assembly)man\s$", re.IGNORECASE), MAN),
)
"""Titles that tell. "Chairman" and "spokesman" are left out: women have been called both."""


def genders_of(accounts: Sequence[Account], people: Sequence[Person]) -> dict[str, str]:
    """The pronoun of each person by name; without those of whom nothing tells."""
    texts = {account.id: account.text for account in accounts}
    women, men = words("women"), words("men")
    found: dict[str, str] = {}
    for person in people:
        votes = {WOMAN: 0, MAN: 0}
        for mention in person.mentions:
            start = mention.span.start
            before = texts[mention.span.article][max(0, start - BEFORE) : start]
            for title, pronoun in TITLES:
                if title.search(before):
                    votes[pronoun] += 1
                    break
        if votes[WOMAN] != votes[MAN]:
            found[person.name] = WOMAN if votes[WOMAN] > votes[MAN] else MAN
            continue
        given = person.name.split()[0].casefold() if " " in person.name else ""
        if given in women:
            found[person.name] = WOMAN
        elif given in men:
            found[person.name] = MAN
    return found
