"""Whether "he" or "she" can stand for a person, as far as titles and given names tell."""

from __future__ import annotations

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
TITLES = {
    title: pronoun
    for pronoun, titles in (
        (WOMAN, "Mrs Ms Miss Mme Madame Dame Lady Queen Princess Sister"),
        (MAN, "Mr Sir Lord King Prince Father Brother"),
    )
    for title in titles.split()
}
"""Titles that tell, with or without a stop."""
MEN = frozenset("congressman councilman policeman assemblyman".split())
"""What only men are called, with or without a capital letter. "Chairman" and "spokesman" are left
out: women have been called both."""


def genders_of(accounts: Sequence[Account], people: Sequence[Person]) -> dict[str, str]:
    """The pronoun of each person by name; without those of whom nothing tells."""
    texts = {account.id: account.text for account in accounts}
    women, men = words("women"), words("men")
    found: dict[str, str] = {}
    for person in people:
        votes = {WOMAN: 0, MAN: 0}
        for mention in person.mentions:
            start = mention.span.start
            pronoun = _of_title(texts[mention.span.article], start)
            if pronoun is not None:
                votes[pronoun] += 1
        if votes[WOMAN] != votes[MAN]:
            found[person.name] = WOMAN if votes[WOMAN] > votes[MAN] else MAN
            continue
        given = person.name.split()[0].casefold() if " " in person.name else ""
        if given in women:
            found[person.name] = WOMAN
        elif given in men:
            found[person.name] = MAN
    return found


def _of_title(text: str, name: int) -> str | None:
    """The pronoun that the title before a name tells."""
    end = name - 1
    if end < 1 or not text[end].isspace():
        return None
    stop = text[end - 1] == "."
    if stop:
        end -= 1
    start = end
    least = max(0, name - BEFORE)
    while start > least and (text[start - 1].isalnum() or text[start - 1] == "_"):
        start -= 1
    word = text[start:end]
    if word in TITLES:
        return TITLES[word]
    if stop:
        return None
    if word.endswith("woman") and word != "woman":
        return WOMAN
    return MAN if word.endswith(("man", "MAN", "Man")) and word.casefold() in MEN else None
