"""What a site asks of programs that come by themselves: its robots.txt, as RFC 9309 has it.

Only pages that a feed leads to are asked for by a program; an address that a person typed is
theirs to open.
"""

from __future__ import annotations

import re
import threading
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from storyview.errors import StoryviewError
from storyview.sources.addresses import read_address

if TYPE_CHECKING:
    from collections.abc import Callable

    from storyview.sources.fetched import Fetched

NAME = "storyview"
"""How a robots.txt names us."""
MOST_BYTES = 512 * 1024
MOST_RULES = 5_000
LONGEST_DELAY = 30.0
"""Seconds; a site that asks for more gets this."""


class Rule(NamedTuple):
    """One line about some paths."""

    allows: bool
    path: str
    """``*`` stands for anything, ``$`` at the end for the end."""


class Rules(NamedTuple):
    """What a robots.txt says to us."""

    rules: tuple[Rule, ...] = ()
    delay: float = 0.0
    """Seconds between two requests."""

    def allow(self, target: str) -> bool:
        """Whether a path with its query may be asked for: the longest rule that fits decides."""
        plain = _plain(target)
        fitting = [rule for rule in self.rules if _fits(rule.path, plain)]
        best = max(fitting, key=lambda rule: (len(rule.path), rule.allows), default=None)
        return best is None or best.allows


EVERYTHING = Rules()
NOTHING = Rules((Rule(False, "/"),))


class Robots:
    """The robots.txt of every site that is met in one run, each asked for once.

    Args:
        fetch: Fetches an address, at most so many bytes of it.
    """

    def __init__(self, fetch: Callable[[str, int], Fetched]) -> None:
        self._fetch = fetch
        self._known: dict[str, Rules] = {}
        self._unasked: dict[str, StoryviewError] = {}
        self._asking: dict[str, threading.Lock] = {}
        self._lock = threading.Lock()

    def rules(self, address: str) -> Rules:
        """What the site of an address asks for.

        A site that has none allows everything. One whose robots.txt cannot be had because the
        site has a problem is left alone.
        """
        origin = read_address(address).origin
        with self._lock:
            asking = self._asking.setdefault(origin, threading.Lock())
        with asking:  # two pages of one site must not ask for it twice
            if origin not in self._known:
                self._known[origin] = self._asked(origin)
            return self._known[origin]

    def allows(self, address: str) -> bool:
        """Whether a program may ask for an address."""
        rules = self.rules(address)
        return rules is EVERYTHING or rules.allow(read_address(address).target)

    def problem(self, address: str) -> StoryviewError | None:
        """Why nobody knows what the site of an address asks for; None where it is known."""
        self.rules(address)
        return self._unasked.get(read_address(address).origin)

    def _asked(self, origin: str) -> Rules:
        try:
            found = self._fetch(f"{origin}/robots.txt", MOST_BYTES)
        except StoryviewError as error:
            if 200 <= getattr(error, "status", 0) < 500:
                return EVERYTHING
            self._unasked[origin] = error
            return NOTHING
        return read_robots(found.content.decode("utf-8", "replace"))


def read_robots(text: str, name: str = NAME) -> Rules:
    """The rules of a robots.txt for a program of this name, or else for all programs."""
    groups: dict[bool, list[Rule]] = {True: [], False: []}
    delays: dict[bool, float] = {}
    named = set[bool]()
    heads: set[bool] = set()
    in_head = False
    for line in text.removeprefix("\ufeff").splitlines()[: 10 * MOST_RULES]:
        key, colon, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if not colon:
            continue
        if key == "user-agent":
            heads = heads if in_head else set()
            in_head = True
            if value == "*":
                heads = heads | {False}
            elif value.lower().partition("/")[0] == name:
                heads = heads | {True}
            named |= heads
            continue
        in_head = False
        for group in heads:
            if key in ("allow", "disallow") and value and len(groups[group]) < MOST_RULES:
                groups[group].append(Rule(key == "allow", _plain(value)))
            elif key == "crawl-delay" and re.fullmatch(r"\d{1,6}(?:\.\d{1,6})?", value):
                delays[group] = min(float(value), LONGEST_DELAY)
    ours = True in named
    rules = tuple(groups[ours])
    delay = delays.get(ours, 0.0)
    return Rules(rules, delay) if rules or delay else EVERYTHING


def _plain(path: str) -> str:
    """A path in one spelling: what is percent-encoded without need is not."""
    return unquote(path, errors="replace")


def _fits(pattern: str, path: str) -> bool:
    """Whether a rule's path fits the beginning of a path. Takes time linear in both, per star."""
    ends = pattern.endswith("$")
    first, *rest = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    if not rest:
        return not ends or at == len(path)
    *middle, last = rest
    for piece in middle:
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    if ends:
        return len(path) - len(last) >= at and path.endswith(last)
    return path.find(last, at) >= 0
