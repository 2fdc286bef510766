"""What a number counts: the noun, what became of it, where, how often, and as what kind of number.

No part-of-speech tagger: after a number a plural noun is the head ("12 border *agents* were"),
since no verb after it ends in -s; before a number the head stands behind a linking verb or
preposition ("the death *toll* rose to 40").
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from storyview.analysis.circumstances import (
    context,
    is_leap,
    is_number,
    is_time,
    names,
    places,
    rate,
    relations_of,
    words_among,
)
from storyview.analysis.counting_words import (
    ADDITIVE,
    AUXILIARIES,
    EMPTY_HEADS,
    FALLS,
    HEADS_WITH_STATE,
    IRREGULAR_PLURALS,
    LINKS,
    NOT_PLURAL,
    PAST,
    PERSON,
    RISES,
    SCOPES,
    SIDES,
    SKIPPED_PHRASES,
    STOP,
    SYNONYMS,
    states,
)
from storyview.text.stems import stem

if TYPE_CHECKING:
    from storyview.analysis.quantities import Quantity
    from storyview.analysis.reading import Reading


class Counted(NamedTuple):
    """What one figure counts."""

    start: int
    end: int
    """The words that say it; both 0 where none do."""
    head: str
    """The stem of the noun, or what stands for all its synonyms; empty where there is none."""
    state: str
    """What became of those counted: "dead", "arrested"; empty where it is not told."""
    modifiers: frozenset[str]
    """Stems of the words between number and noun."""
    relations: frozenset[str]
    """What kind of number it is; figures of different kinds are not comparable."""
    places: frozenset[str]
    context: frozenset[str]
    """Stems of the content words around it in its sentence."""
    scopes: frozenset[str]
    """The round, term or group that its sentence speaks of."""
    sides: frozenset[str]
    """Words of its sentence that have a counterpart: "upper", "north"."""
    names: frozenset[str]
    """Stems of the capitalised words before it, back to a verb of saying: whose number it is."""


NO_WORDS = frozenset[str]()
LEADS_TO = frozenset("of to on the lives a total".split())
"""What may stand between a verb and its number: "claimed *the lives of* 12"."""
DETERMINERS = frozenset("the its their his her all our those these a an".split())
TALLIED = frozenset(
    """vote votes score record lead win loss victory margin mark decision majority tie draw defeat
    ruling split run result""".split()
)
"""What a pair of numbers may be; other words beside it are not what it counts."""


def what_is_counted(reading: Reading, quantity: Quantity, before: int, after: int) -> Counted:
    """Find what a quantity counts.

    Args:
        reading: The sentence that the quantity stands in.
        quantity: The quantity.
        before: The index of the last token before it.
        after: The index of the first token after it.
    """
    relations = set(relations_of(reading, quantity, before))
    first, last, head, index = _right(reading, quantity, after, relations)
    state = HEADS_WITH_STATE.get(head, "") or _state_right(reading, index, after)
    adjoins = quantity.rule.startswith("tally") or _adjoins(reading, quantity, before)
    if adjoins and (not head or not quantity.unit):
        state = state or _state_left(reading, before)
    if not head and not state and not is_time(quantity):
        if adjoins:
            first, last, head = _left(reading, before)
        state = HEADS_WITH_STATE.get(head, "")
    if quantity.rule.startswith("tally") and head not in TALLIED:
        first, last, head = 0, 0, ""
    if not head and state:
        first, last = _state_words(reading, before, after, state)
    if (head in RISES or head in FALLS) and not is_leap(head, quantity):
        relations.add("rise" if head in RISES else "fall")
    relations.update(rate(reading, max(index, after)))
    tokens = reading.tokens
    modifiers = (
        NO_WORDS
        if first == last
        else frozenset(
            token.stem for token in tokens[first : max(first, last - 1)] if token.word not in STOP
        )
    )
    if HEADS_WITH_STATE.get(head) or (state and not head):
        head, modifiers = PERSON, NO_WORDS
    start, end = (tokens[first].start, tokens[last - 1].end) if first < last else (0, 0)
    return Counted(
        start,
        end,
        SYNONYMS.get(head, stem(head)),
        state,
        modifiers,
        frozenset(relations),
        places(reading, before, after),
        context(reading, before, after),
        words_among(reading, after, SCOPES),
        words_among(reading, after, SIDES),
        names(reading, before),
    )


def _is_plural(word: str) -> bool:
    return word in IRREGULAR_PLURALS or (
        len(word) > 3
        and word[-1] == "s"
        and word[-2] not in "sui"
        and word not in NOT_PLURAL
        and word not in STOP
    )


def _right(
    reading: Reading, quantity: Quantity, after: int, relations: set[str]
) -> tuple[int, int, str, int]:
    """First and last token of the noun phrase after the number, its head, and what follows it."""
    nothing = (0, 0, "", after)
    at = after
    if not reading.joined(at) and not (
        quantity.unit
        and reading.first <= at < reading.last
        and reading.text[quantity.end : reading.tokens[at].start].isspace()
    ):
        return nothing
    if reading.word(at) in ADDITIVE:
        relations.add("additional")
        if reading.word(at) == "others":
            return at, at + 1, "others", at + 1
        at += 1
    measured = quantity.unit is not None
    if reading.word(at) == "of" or (measured and reading.word(at) in ("in", "for", "from")):
        if reading.word(at) in ("for", "from") or (
            reading.word(at) == "in" and quantity.unit in ("%", "pp")
        ):
            return nothing
        at += 1
    if at > after or quantity.number.share:
        while reading.word(at) in DETERMINERS:
            at += 1
        if not measured and is_number(reading.word(at)):  # three of the 30 seats
            at += 1
    run: list[int] = []
    while len(run) < 5 and reading.word(at) and (not run or reading.joined(at)):
        word = reading.word(at)
        if word in STOP or word in PAST or word == "died" or word[0].isdigit():
            break
        run.append(at)
        at += 1
    if not run:
        return nothing
    plurals = [index for index in run if _is_plural(reading.word(index))]
    if plurals:
        head = plurals[0]
        while head + 1 in plurals and reading.word(head + 1) not in HEADS_WITH_STATE:
            head += 1
        return run[0], head + 1, reading.word(head), head + 1
    if not measured and quantity.low != 1 and not _hyphenated(reading, after):
        return nothing
    head = run[0]
    for index in run[1:]:
        word = reading.word(index)
        if word.endswith(("ed", "ing", "ly")):
            break
        if reading.capitalised(index) and not reading.capitalised(index - 1):
            break
        head = index
    word = reading.word(head)
    if word in PAST or word.endswith(("ly", "ed")) or states().get(stem(word)):
        return nothing
    return run[0], head + 1, word, head + 1


def _hyphenated(reading: Reading, after: int) -> bool:
    token = reading.tokens[after]
    return reading.text[token.start - 1 : token.start] == "-"


def _state_right(reading: Reading, index: int, after: int) -> str:
    at = max(index, after)
    for _ in range(5):
        if not reading.joined(at):
            return ""
        word = reading.word(at)
        if state := reading.state(at):
            return state
        if word not in AUXILIARIES and word not in ("of", "them", "those", "people", "in", "to"):
            return ""
        at += 1
    return ""


def _state_left(reading: Reading, before: int) -> str:
    at = before
    for _ in range(3):
        if at < reading.first:
            return ""
        if state := reading.state(at):
            return state
        if reading.word(at) not in LEADS_TO or not reading.joined(at):
            return ""
        at -= 1
    return ""


def _state_words(reading: Reading, before: int, after: int, state: str) -> tuple[int, int]:
    for at in (
        *range(after, min(after + 6, reading.last)),
        *range(before, max(before - 4, reading.first - 1), -1),
    ):
        if reading.state(at) == state:
            return at, at + 1
    return 0, 0


def _left(reading: Reading, before: int) -> tuple[int, int, str]:
    at = before
    linked = by_verb = False
    for _ in range(9):
        if at < reading.first:
            return 0, 0, ""
        word = reading.word(at)
        if (
            at < before
            and not reading.joined(at + 1)
            and not (linked and reading.word(at + 1) == "which")
        ):
            return 0, 0, ""
        if word in LINKS or word[0].isdigit() or word.endswith("ly"):
            linked = True
            by_verb |= word not in ("of", "to", "at", "by")
            at -= 1
        elif word in STOP:
            if word in ("a", "an", "the"):
                at -= 1
                continue
            return 0, 0, ""
        elif by_verb and (skipped := _phrase_before(reading, at)) is not None:
            at = skipped
        else:
            break
    else:
        return 0, 0, ""
    word = reading.word(at)
    named = reading.capitalised(at) and at > reading.first
    if not linked or named or (not by_verb and (word in PAST or word.endswith(("ed", "ing")))):
        return 0, 0, "" if named else word  # a verb or a name tells nothing that is counted
    at = _owner(reading, at)
    first = at
    while (
        first - 1 >= reading.first
        and at - first < 2
        and reading.joined(first)
        and reading.word(first - 1) not in STOP
        and reading.word(first - 1) not in LINKS
        and reading.word(first - 1).isalpha()
    ):
        first -= 1
    return first, at + 1, reading.word(at)


def _owner(reading: Reading, at: int) -> int:
    """The cost in "the cost of the project is", but the victims in "the number of victims is"."""
    back = at - 1
    while reading.word(back) in ("the", "a", "its", "their"):
        back -= 1
    owner = reading.word(back - 1) if reading.word(back) == "of" else ""
    return at if not owner or owner in STOP or owner in EMPTY_HEADS else back - 1


def _phrase_before(reading: Reading, at: int) -> int | None:
    """The token before "from the landslide", when ``at`` is its last word."""
    for back in range(1, 4):
        word = reading.word(at - back)
        if word in SKIPPED_PHRASES:
            return at - back - 1
        if not word or not reading.joined(at - back + 1) or word in LINKS:
            return None
    return None


def _adjoins(reading: Reading, quantity: Quantity, before: int) -> bool:
    """Whether no punctuation parts the quantity from the word before it."""
    if not reading.first <= before < reading.last:
        return False
    return not reading.text[reading.tokens[before].end : quantity.start].strip("(“\"' \u00a0")
