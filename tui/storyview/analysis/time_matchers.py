"""Which rules of the table of time expressions match at a place.

Most rules need a word that most paragraphs lack, a month or "ago", so that what a rule cannot do
without is looked for before the rule is tried, or its pattern compiled.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from storyview.analysis.time_lexicon import CODE
from storyview.analysis.time_rules import PATTERNS, RULES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from storyview.analysis.time_rules import Rule

BITS = {kind: 1 << number for number, kind in enumerate(CODE)}
"""The bit that stands for each kind of piece in a set of kinds."""
BITS_OF_CODES = {CODE[kind]: bit for kind, bit in BITS.items()}
FREQUENT = (
    "the a of in on at to and or comma dot hyphen word day number this that more half".split()
)
"""Kinds that stand in most paragraphs."""
_FREQUENT = sum(BITS[kind] for kind in FREQUENT)


class Item(NamedTuple):
    """A kind of piece or a group of a pattern, with what it asks of the pieces that it matches."""

    openings: int
    """The first piece is one of these kinds, a set."""
    needs: tuple[int, ...]
    """One of each of these sets of kinds is among the pieces."""
    nullable: bool
    """Whether it also matches nothing."""
    alternatives: tuple[tuple[tuple[Item, bool], ...], ...] = ()
    """The sequences that a group stands for, with whether each of their items is optional; none
    for one kind, or several, of which ``openings`` holds all."""


def _parsed(pattern: str) -> Item:
    """A pattern, which has only groups, alternatives and options."""
    tokens = re.findall(r"\(\?:|[)|?]|[A-Z]{2,}|[a-z_]+", pattern)
    item, _ = _alternatives(tokens, 0)
    return item


@cache
def _part(name: str) -> Item:
    return _parsed(PATTERNS[name])


def _alternatives(tokens: Sequence[str], at: int) -> tuple[Item, int]:
    items = []
    while True:
        item, at = _sequence(tokens, at)
        items.append(item)
        if at == len(tokens) or tokens[at] == ")":
            break
        at += 1
    if len(items) == 1:
        return items[0], at
    openings = need = 0
    for item in items:
        openings |= item.openings
        need |= _most_telling(item.needs)
    some_need_none = any(not item.needs for item in items)
    nullable = any(item.nullable for item in items)
    single = not any(item.alternatives for item in items)
    sequences = () if single else tuple(((item, False),) for item in items)
    return Item(openings, () if some_need_none else (need,), nullable, sequences), at


def _sequence(tokens: Sequence[str], at: int) -> tuple[Item, int]:
    openings, nullable = 0, True
    needs: tuple[int, ...] = ()
    parts: list[tuple[Item, bool]] = []
    while at < len(tokens) and tokens[at] not in ("|", ")"):
        token = tokens[at]
        if token == "(?:":
            item, at = _alternatives(tokens, at + 1)
        elif token.isupper():
            item = _part(token)
        else:
            item = Item(BITS[token], (BITS[token],), nullable=False)
        at += 1
        if nullable:
            openings |= item.openings
        optional = at < len(tokens) and tokens[at] == "?"
        parts.append((item, optional))
        if optional:
            at += 1
        elif not item.nullable:
            nullable = False
            needs += item.needs
    if len(parts) == 1 and not parts[0][1]:
        return parts[0][0], at
    return Item(openings, needs, nullable, (tuple(parts),)), at


def _most_telling(needs: Iterable[int]) -> int:
    """The set with the fewest frequent kinds; the first of equals."""
    return min(needs, key=lambda need: (need & _FREQUENT).bit_count(), default=0)


Step = Callable[[str, int], int]
"""Where a match of the rest of a pattern ends, from a place in a run on; -1 where there is none."""
END = "\0"
"""What stands behind the last piece of a run."""


def _step(item: Item, then: Step) -> Step:
    """An item and what comes after it: alternatives in their order, options taken if they can be.

    What is found is what a regular expression would find, which takes longer to compile than
    the few runs of kinds in an article take to be looked through.
    """
    if not item.alternatives:
        kinds = _codes_of(item.openings)
        return lambda run, at: then(run, at + 1) if run[at] in kinds else -1
    steps = [_steps(sequence, then) for sequence in item.alternatives]
    if len(steps) == 1:
        return steps[0]

    def first_of(run: str, at: int) -> int:
        return next((end for step in steps if (end := step(run, at)) >= 0), -1)

    return first_of


@cache
def _codes_of(kinds: int) -> str:
    return "".join(code for code, bit in BITS_OF_CODES.items() if kinds & bit)


def _steps(sequence: Sequence[tuple[Item, bool]], then: Step) -> Step:
    for item, optional in reversed(sequence):
        then = _option(item, then) if optional else _step(item, then)
    return then


def _option(item: Item, then: Step) -> Step:
    kinds = _codes_of(item.openings)
    step = _step(item, then)

    def with_or_without(run: str, at: int) -> int:
        if run[at] in kinds and (end := step(run, at)) >= 0:
            return end
        return then(run, at)

    return with_or_without


class Matcher:
    """A rule with its pattern, which is made ready when a text first holds what it needs."""

    __slots__ = ("_item", "_step", "openings", "rule", "telling")

    def __init__(self, rule: Rule) -> None:
        self.rule = rule
        self._item = _parsed(rule.pattern)
        self.openings = self._item.openings
        self.telling = _most_telling(self._item.needs)
        self._step: Step | None = None

    def may_match(self, kinds: int) -> bool:
        """Whether pieces of these kinds, a set, are enough for the rule."""
        return all(need & kinds for need in self._item.needs)

    def match(self, run: str, place: int) -> int:
        """Where what the rule takes from this place on ends; ``run`` ends with ``END``."""
        if self._step is None:
            self._step = _step(self._item, lambda _, at: at)
        return self._step(run, place)


@cache
def _by_opening() -> dict[str, list[Matcher]]:
    """The rules that can begin with a kind of piece, by its character."""
    matchers = [Matcher(rule) for rule in RULES]
    return {
        code: [matcher for matcher in matchers if matcher.openings & bit]
        for code, bit in BITS_OF_CODES.items()
    }


Match = tuple["Rule", int]
"""A rule, and where what it takes ends."""


class Matchers(dict[str, list[tuple[int, list[Match]]]]):
    """The rules that match in a run of kinds, one character each: where, and up to where.

    The same few runs come again and again ("in", "the week"), and each is looked through once.
    At one place the longest match comes first, then the order of the table counts.
    """

    def __missing__(self, run: str) -> list[tuple[int, list[Match]]]:
        """Look through a run that has not been there before."""
        present = set(run)
        kinds = sum(BITS_OF_CODES[code] for code in present)
        by_opening = _by_opening()
        usable = {
            code: [
                matcher
                for matcher in by_opening[code]
                if matcher.telling & kinds and matcher.may_match(kinds)
            ]
            for code in present
        }
        ended = run + END
        found = self[run] = [
            (place, matches)
            for place, code in enumerate(run)
            if usable[code] and (matches := _matches(usable[code], ended, place))
        ]
        return found

    def find(self, codes: str) -> Iterator[tuple[int, list[Match]]]:
        """Where rules match in the kinds of a paragraph, from left to right."""
        for run in _runs().finditer(codes):
            if found := self[run.group()]:
                begin = run.start()
                for place, matches in found:
                    yield begin + place, [(rule, begin + end) for rule, end in matches]


def _matches(matchers: list[Matcher], run: str, place: int) -> list[Match]:
    matches = [
        (matcher.rule, end) for matcher in matchers if (end := matcher.match(run, place)) > place
    ]
    if len(matches) > 1:
        matches.sort(key=lambda each: -each[1])
    return matches


@cache
def _runs() -> re.Pattern[str]:
    """Stretches of kinds that rules know: no rule reaches across a piece of another kind.

    A plain word is known behind an apostrophe only ("the year's end").
    """
    patterns = " ".join((*PATTERNS.values(), *(rule.pattern for rule in RULES)))
    known = {CODE[kind] for kind in re.findall("[a-z_]+", patterns) if kind != "plain"}
    apostrophe, plain = CODE["apostrophe"], CODE["plain"]
    return re.compile(f"(?:[{''.join(sorted(known))}]|(?<={apostrophe}){plain})+")
