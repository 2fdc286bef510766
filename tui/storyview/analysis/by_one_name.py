"""What tells whom one name alone means: an office before it, a short form, whose relative it is."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from storyview.analysis.mentions import is_lone
from storyview.analysis.names import HONORIFICS, Kind, fold, kind
from storyview.analysis.roles import find_roles, head_words
from storyview.text.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from storyview.analysis.candidates import Candidate, Form
    from storyview.analysis.merging import Group, Resolver
    from storyview.analysis.people import Naming
    from storyview.text.account import Account

RELATIVES = frozenset(
    "wife husband widow widower son daughter brother sister father mother lady uncle aunt nephew"
    " niece cousin grandson granddaughter".split()
)
RELATIVE = pattern(r"(?:\b(?:[Hh]is|[Hh]er|[Tt]heir|First)|[’']s)\s(?:\w+\s)?(?:[a-z]+|Lady),?\s$")
"""What stands before the name of somebody who is in the news for a relative: "his late wife"."""

AGE = pattern(r",\s(?:aged?\s)?\d{1,2}\b|\s\(\d{1,2}\)")
RANKS = frozenset("vice deputy attorney lieutenant".split())
"""Words that make another office of the one after them."""
ABBREVIATED = {"sen": "senator", "rep": "representative", "gov": "governor", "lt": "lieutenant"}


def office(title: Iterable[str]) -> str:
    """The office that the folded words of a title or role name: "vice president", or nothing."""
    words = [word for part in title for word in part.rstrip(".").split("-")]
    if not words or words[-1] in HONORIFICS or not kind(words[-1]) & Kind.TITLE:
        return ""
    if len(words) > 1 and ABBREVIATED.get(words[-2], words[-2]) in RANKS:
        first = ABBREVIATED.get(words[-2], words[-2])
        return f"{first} {ABBREVIATED.get(words[-1], words[-1])}"
    return ABBREVIATED.get(words[-1], words[-1])


def offices_of(
    accounts: Sequence[Account],
    groups: Sequence[Group],
    namings: Sequence[Naming],
    number_of: Mapping[Form, int],
) -> dict[int, frozenset[str]]:
    """The offices that the story gives each of several bearers of one family name."""
    bearers = Counter(word for group in groups for word in group.surnames)
    found: dict[int, set[str]] = defaultdict(set)
    for naming in namings:
        number = number_of[naming.form]
        if all(bearers[word] < 2 for word in groups[number].surnames):
            continue
        if naming.title:
            found[number].add(naming.title)
        for role in find_roles(accounts[naming.account], naming.first, naming.last, naming.end):
            found[number].add(office(fold(word) for word in head_words(role.text)))
    return {number: frozenset(titles - {""}) for number, titles in found.items()}


def is_relative(account: Account, naming: Naming) -> bool:
    """Whether somebody is named as another one's relative."""
    before = account.tokens[naming.first - 1].word if naming.first else ""
    reach = max(0, naming.start - 40)
    return before in RELATIVES and bool(RELATIVE.search(account.text, reach, naming.start))


def is_short_form(candidate: Candidate, resolver: Resolver) -> bool:
    """Whether a word may be another form of the given name of somebody who is named in full."""
    if len(candidate.run.words) > 1 or candidate.attributive:
        return False
    if resolver.called(candidate.form[-1]) is None:
        return False
    plain = Kind.ENGLISH | Kind.PLACE
    return not kind(candidate.form[-1]) & plain or any(e.weight > 0 for e in candidate.evidence)


def called_short(
    accounts: Sequence[Account],
    namings: Sequence[Naming],
    resolver: Resolver,
    number_of: Mapping[Form, int],
) -> dict[tuple[int, str], int]:
    """Whom a short form means in an article that also prints the full name.

    A word that introduces somebody, with an age or as another one's relative, is no short form.
    """
    named = {
        (naming.account, number_of[naming.form]) for naming in namings if not is_lone(naming.form)
    }
    lone = [naming for naming in namings if is_lone(naming.form)]
    introduced = {
        naming.form[-1]
        for naming in lone
        if naming.title
        or AGE.match(accounts[naming.account].text, naming.end)
        or is_relative(accounts[naming.account], naming)
    }
    found = {}
    for naming in lone:
        word = naming.form[-1]
        number = None if word in introduced else resolver.called(word)
        if number is not None and (naming.account, number) in named:
            found[naming.account, word] = number
    return found
