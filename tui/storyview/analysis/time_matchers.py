"""Which rules of the table of time expressions match at a place.

Most rules need a word that most paragraphs lack, a month or "ago", so that what a rule cannot do
without is looked for before the rule is tried, or its pattern compiled.
"""

from __future__ import annotations

import re
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


class Demand(NamedTuple):
    """What a pattern asks of the pieces that it matches, in sets of kinds."""

    openings: int
    """The first piece is one of these."""
    needs: tuple[int, ...]
    """One of each of these sets is among the pieces."""
    nullable: bool
    """Whether the pattern also matches nothing."""


def _demand(pattern: str) -> Demand:
    """The demand of a pattern, which has only groups, alternatives and options."""
    tokens = re.findall(r"\(\?:|[)|?]|[A-Z]{2,}|[a-z_]+", pattern)
    demand, _ = _of_alternatives(tokens, 0)
    return demand


@cache
def _demand_of_part(name: str) -> Demand:
    return _demand(PATTERNS[name])


def _of_alternatives(tokens: Sequence[str], at: int) -> tuple[Demand, int]:
    demands = []
    while True:
        demand, at = _of_sequence(tokens, at)
        demands.append(demand)
        if at == len(tokens) or tokens[at] == ")":
            break
        at += 1
    if len(demands) == 1:
        return demands[0], at
    openings = need = 0
    for demand in demands:
        openings |= demand.openings
        need |= _most_telling(demand.needs)
    some_need_none = any(not demand.needs for demand in demands)
    nullable = any(demand.nullable for demand in demands)
    return Demand(openings, () if some_need_none else (need,), nullable), at


def _of_sequence(tokens: Sequence[str], at: int) -> tuple[Demand, int]:
    openings, nullable = 0, True
    needs: tuple[int, ...] = ()
    while at < len(tokens) and tokens[at] not in ("|", ")"):
        token = tokens[at]
        if token == "(?:":
            item, at = _of_alternatives(tokens, at + 1)
        elif token.isupper():
            item = _demand_of_part(token)
        else:
            item = Demand(BITS[token], (BITS[token],), nullable=False)
        at += 1
        if nullable:
            openings |= item.openings
        if at < len(tokens) and tokens[at] == "?":
            at += 1
        elif not item.nullable:
            nullable = False
            needs += item.needs
    return Demand(openings, needs, nullable), at


def _most_telling(needs: Iterable[int]) -> int:
    """The set with the fewest frequent kinds; the first of equals."""
    return min(needs, key=lambda need: (need & _FREQUENT).bit_count(), default=0)


class Matcher:
    """A rule with its pattern, which is compiled when a text first holds what it needs."""

    __slots__ = ("_needs", "_pattern", "openings", "rule", "telling")

    def __init__(self, rule: Rule) -> None:
        demand = _demand(rule.pattern)
        self.rule = rule
        self.openings = demand.openings
        self.telling = _most_telling(demand.needs)
        self._needs = demand.needs
        self._pattern: re.Pattern[str] | None = None

    def may_match(self, kinds: int) -> bool:
        """Whether pieces of these kinds, a set, are enough for the rule."""
        return all(need & kinds for need in self._needs)

    def match(self, codes: str, place: int) -> re.Match[str] | None:
        """What the rule takes from this place on."""
        if self._pattern is None:
            self._pattern = re.compile(
                SETS.sub(
                    lambda found: f"[{found[1]}]".replace("|", ""), _expanded(self.rule.pattern)
                )
            )
        return self._pattern.match(codes, place)


SETS = re.compile(r"\(\?:((?:\w\|)+\w)\)")
"""Alternatives of one character each, which compile faster as a set."""


@cache
def _part(name: str) -> str:
    return _expanded(PATTERNS[name])


def _expanded(pattern: str) -> str:
    """A pattern over kinds as one over their characters."""
    return re.sub(
        r"(\?:)|([A-Z]{2,})|([a-z_]+)|( )",
        lambda found: found[1] or (found[2] and _part(found[2])) or CODE.get(found[3], ""),
        pattern,
    )


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
        found = self[run] = [
            (place, matches)
            for place, code in enumerate(run)
            if usable[code] and (matches := _matches(usable[code], run, place))
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
    matches = []
    for matcher in matchers:
        match = matcher.match(run, place)
        if match is not None and match.end() > place:
            matches.append((matcher.rule, match.end()))
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
