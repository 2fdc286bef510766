"""Possible namings of people: the name inside each run of capitalised words."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from storyview.analysis.capitals import Run, Word, find_runs, part_by_case
from storyview.analysis.name_evidence import LISTED, SAY, Evidence, context, is_role
from storyview.analysis.names import (
    AMBIGUOUS_TITLES,
    CAPITAL_PARTICLES,
    LEADING_PARTICLES,
    PARTICLES,
    PLACE_OPENERS,
    SUFFIXES,
    Kind,
    is_namesake_company,
    is_place,
)
from storyview.data import words
from storyview.text.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from storyview.analysis.capitals import Run, Word
    from storyview.text.account import Account

Form = tuple[str, ...]
"""The folded words of a name, without title, full stops and suffix."""

LONGEST_RUN = 20
"""A run of more words is no name with its title but a headline, or no prose."""
MONTHS_AS_NAMES = frozenset("may april june august march winter summer spring eve".split())
MONTH_PREPOSITIONS = frozenset("in by since until till last of from to early late mid this".split())
IN_A_ROW = frozenset((", ", ", and ", " and ", " & ")) | frozenset(
    f" {verb} "
    for verb in (
        *"beat beats defeated succeeded succeeds replaced replaces married met fought".split(),
        *("with", "or", "by", "passed to", "found", "told", "joined"),
    )
)
"""What stands between two names of which both are people's if one is; verbs that take equals."""
LONGEST_IN_A_ROW = max(map(len, IN_A_ROW))
DATED = pattern(r"[ ,.]{1,2}\d")


class Candidate(NamedTuple):
    """A possible naming of a person."""

    account: int
    run: Run
    words: tuple[Word, ...]
    """The name, the title before it left out."""
    title: tuple[Word, ...]
    """The capitalised words before it that are no part of the name."""
    suffix: str
    form: Form
    evidence: tuple[Evidence, ...]
    attributive: bool


class Reading(NamedTuple):
    """The candidates of a story and what it tells about single words."""

    candidates: tuple[Candidate, ...]
    small: frozenset[str]
    """Folded words that the story also writes in small letters."""
    organisations: Counter[str]
    """How often a word stands in the name of an organisation."""
    windows: tuple[tuple[int, Run], ...]
    """Runs to be searched for names that are known from elsewhere."""
    rows: tuple[tuple[Form, Form], ...]
    """Pairs of forms that a comma or "and" joins."""


def abbreviates(word: Word) -> bool:
    """Whether a word is an initial, or several."""
    return len(word.printed.rstrip(".")) == 1 or "." in word.printed


def is_acronym(word: Word) -> bool:
    """Whether a word is in capitals throughout."""
    return (
        len(word.printed) > 1
        and word.printed.isupper()
        and "." not in word.printed
        and not (len(word.printed) == 2 and "J" in word.printed)
    )


def _cut_title(run_words: Sequence[Word]) -> int:
    """How many words at the start of a run are a title or stand before one."""
    for position in range(len(run_words) - 2, -1, -1):
        word = run_words[position]
        if not word.kind & Kind.TITLE or (
            run_words[position + 1].folded in SUFFIXES and position + 2 == len(run_words)
        ):
            continue
        if word.folded in AMBIGUOUS_TITLES:
            before = run_words[position - 1].kind if position else Kind.NOTHING
            other = Kind.ENGLISH | Kind.TITLE | Kind.NATIONALITY | Kind.PLACE
            if position and before & Kind.GIVEN and not before & other:
                continue
            rest = len(run_words) - position - 1
            if rest == 1 and not position and word.folded in ("major", "dean"):
                continue
        return position + 1
    return 0


def _is_dropped_opener(word: Word, following: Word | None, *, more: bool) -> bool:
    """Whether the first word of a sentence is no part of the name after it.

    Args:
        word: The first word.
        following: The one after it.
        more: Whether a name of two words is left without it.
    """
    found = word.kind
    if found & Kind.TITLE and not found & Kind.FUNCTION:
        return False
    if found & Kind.GIVEN and found & Kind.EVERYDAY_GIVEN:
        return False
    if found & Kind.FUNCTION:
        return True
    if following is None:
        return False
    if is_role(word.folded) and not found & Kind.GIVEN:
        return more or not found & Kind.FAMILY
    return bool(found & Kind.ENGLISH) and not found & (Kind.GIVEN | Kind.FAMILY | Kind.ORGANISATION)


def _words_before_given(name: Sequence[Word]) -> int:
    """How many words that are no names stand before a given name: "Public Defender Ana Ruiz"."""
    other = Kind.ENGLISH | Kind.PLACE | Kind.ORGANISATION | Kind.TITLE
    for position in range(len(name) - 1):
        found = name[position].kind
        if found & Kind.GIVEN or name[position].quoted:
            return position
        if not found & other or (found & Kind.FAMILY and not found & Kind.TITLE):
            return 0
    return 0


def _trim(name: list[Word], title: list[Word]) -> None:
    """Move leading words that are no part of a name from ``name`` to ``title``."""
    while len(name) > 1:
        first, second = name[0], name[1]
        one, two = first.kind, second.kind
        strip = 0
        if (
            first.quoted
            or (one & Kind.CALENDAR and not one & Kind.GIVEN)
            or (one & Kind.FUNCTION and not one & Kind.EVERYDAY_GIVEN)
            or (one & Kind.NATIONALITY and not one & Kind.GIVEN)
            or (is_acronym(first) and not is_acronym(second))
        ):
            strip = 1
        elif len(name) > 2 and len(first.printed) == 1 and not first.dotted:
            strip = 1 if two & Kind.GIVEN else 0  # "S Malcolm Jenkins", a player's position
        elif len(name) > 2 and not abbreviates(first) and first.folded not in PARTICLES:
            if is_place((first.folded, second.folded)) and not one & Kind.GIVEN:
                strip = 2
            else:
                strip = _words_before_given(name)
                clan = first.folded in words("clan-names") and not two & (Kind.ENGLISH | Kind.PLACE)
                if one & Kind.ORGANISATION and not (
                    clan or one & Kind.GIVEN or second.folded in PARTICLES
                ):
                    strip = max(strip, 1)
        if not strip:
            return
        title.extend(name[:strip])
        del name[:strip]


def _is_dropped_end(account: Account, name: Sequence[Word], end: int) -> bool:
    """Whether the last word is a day, or a month with a number after it.

    Args:
        account: The article.
        name: The words of the name.
        end: Where its run ends; code points.
    """
    word = name[-1]
    last = word.kind
    if abbreviates(word):
        return len(name) > 2 and word.dotted and len(word.printed) == 1
    if word.folded in SAY and not last & (Kind.GIVEN | Kind.FAMILY | Kind.ORGANISATION):
        return True
    if last & Kind.CALENDAR:
        if word.folded not in MONTHS_AS_NAMES or not name[-2].kind & Kind.GIVEN:
            return True
        return bool(DATED.match(account.text, end))
    return bool(last & Kind.FUNCTION) and not last & Kind.FAMILY


def _split_run(account: Account, run: Run) -> tuple[list[Word], list[Word], str]:
    """A run's name, what stands before the name, and the suffix after it."""
    words_ = list(run.words)
    if run.opens:
        while words_ and _is_dropped_opener(
            words_[0], words_[1] if len(words_) > 1 else None, more=len(words_) > 2
        ):
            del words_[0]
    if len(words_) < 2:
        return [], words_, ""
    cut = _cut_title(words_)
    title, name = words_[:cut], words_[cut:]
    _trim(name, title)
    while len(name) > 1 and _is_dropped_end(account, name, run.words[-1].end):
        name.pop()
    suffix = ""
    if len(name) > 1:
        if name[-1].folded.rstrip(".") in SUFFIXES:
            suffix = name[-1].folded.rstrip(".")
        if _follows_preposition(account, name[0]):
            title.append(name.pop(0))
    return title, name, suffix


def form_of(name: Iterable[Word], suffix: str = "") -> Form:
    """The form of a name: folded, without full stops, leading particles, nickname, suffix."""
    kept = [word for word in name if not word.quoted]
    if len(kept) == 1 and not suffix:
        return (kept[0].folded.rstrip("."),)
    if suffix:
        kept.pop()
    while len(kept) > 1 and (
        kept[0].printed in LEADING_PARTICLES
        or (len(kept) == 2 and kept[0].folded in CAPITAL_PARTICLES)
        or (kept[0].folded in LEADING_PARTICLES and kept[1].printed in PARTICLES)
    ):
        del kept[0]
    return tuple([word.folded.rstrip(".") for word in kept])


def _is_organisation_word(word: Word) -> bool:
    folded, found = word.folded, word.kind
    if found & Kind.PLACE and "." in folded.rstrip("."):
        return True
    maybe_place = found & Kind.PLACE or folded.endswith(".")  # "d.c."
    if maybe_place and not found & (Kind.GIVEN | Kind.FAMILY) and is_place((folded,)):
        return True
    if is_namesake_company((folded,)):
        return True
    return bool(found & Kind.ORGANISATION) and not found & Kind.FAMILY and not abbreviates(word)


def _is_organisation(name: Sequence[Word]) -> bool:
    if len(name) == 1:
        return _is_organisation_word(name[0])
    folded = tuple([word.folded for word in name])
    kinds = [word.kind for word in name]
    if len(folded) > 2 and kinds[0] & Kind.PLACE and folded[1] in ("st", "saint", "san", "santa"):
        return True  # a club: "Paris St Germain"
    if folded[0] in PLACE_OPENERS and not kinds[0] & Kind.GIVEN:
        return True
    dotted = kinds[-1] & Kind.PLACE and "." in folded[-1].rstrip(".")
    if dotted or (kinds[0] & Kind.PLACE and "." in folded[0]):
        return True
    if len(folded) == 2 and len(folded[0]) == 1 and kinds[1] & Kind.PLACE and folded[0] in "nsew":
        return True
    if is_place(folded):
        return True
    if is_namesake_company(folded) or (len(folded) > 2 and is_namesake_company(folded[:2])):
        return True
    return any(
        found & Kind.ORGANISATION
        and (not found & Kind.FAMILY or (0 < position < len(kinds) - 1 and not found & Kind.GIVEN))
        and not abbreviates(name[position])
        for position, found in enumerate(kinds)
    )


def _interrupts(word: Word, name: Sequence[Word]) -> bool:
    """Whether a word shows that a run of capitals is no name ("Come On Eileen")."""
    found = word.kind
    if not found & Kind.FUNCTION or word.quoted or abbreviates(word):
        return False
    if found & Kind.EVERYDAY_GIVEN or word.folded in PARTICLES:
        return False
    return not (word is name[-1] and found & Kind.FAMILY and name[0].kind & Kind.GIVEN)


def _follows_preposition(account: Account, word: Word) -> bool:
    """Whether a month that is also a given name is a month here: "in June Torres resigned"."""
    if not word.kind & Kind.CALENDAR or not word.token:
        return False
    return account.tokens[word.token - 1].word in MONTH_PREPOSITIONS


def read_candidates(accounts: Sequence[Account]) -> Reading:
    """Read all articles of a story for possible namings of people."""
    small: set[str] = set()
    candidates: list[Candidate] = []
    organisations: list[str] = []
    windows: list[tuple[int, Run]] = []
    for number, account in enumerate(accounts):
        places, small_here = part_by_case(account)
        small |= small_here
        for run in find_runs(account, places):
            if run.headline or len(run.words) > LONGEST_RUN:
                windows.append((number, run._replace(headline=True)))
                continue
            title, name, suffix = _split_run(account, run)
            if not name:
                continue
            found, attributive = context(account, run, name, title)
            opened = bool(title) and title[-1].folded in PLACE_OPENERS
            if opened or LISTED in found or _is_organisation(name):
                organisations.extend([word.folded for word in name])
                if len(name) > 1:
                    windows.append((number, run))
                    continue
            if len(name) > 1 and any(_interrupts(word, name) for word in name):
                windows.append((number, run))
                continue
            form = form_of(name, suffix)
            candidates.append(
                Candidate(
                    number, run, tuple(name), tuple(title), suffix, form, tuple(found), attributive
                )
            )
    rows = tuple(
        (one.form, other.form)
        for one, other in pairwise(candidates)
        if one.account == other.account and not other.title and _in_a_row(accounts, one, other)
    )
    return Reading(
        tuple(candidates), frozenset(small), Counter(organisations), tuple(windows), rows
    )


def _in_a_row(accounts: Sequence[Account], one: Candidate, other: Candidate) -> bool:
    """Whether nothing but a comma, "and" or a verb that takes equals parts two names."""
    account = accounts[one.account]
    start, end = one.words[-1].end, account.tokens[other.words[0].token].start
    if end - start > LONGEST_IN_A_ROW:
        return False
    between = account.text[start:end]
    return "".join([" " if mark.isspace() else mark for mark in between]) in IN_A_ROW
