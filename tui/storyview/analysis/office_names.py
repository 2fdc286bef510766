"""Names of offices that end with a list: "the Bureau of Ports, Tolls and Ferries"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyview.analysis import parts
from storyview.data import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storyview.analysis.clauses import Unit

HEADS_TAKE = frozenset("of on for".split())
"""What stands between the head of an office's name and what the office is for."""


def listed_office(units: Sequence[Unit], last: int, least: int) -> int | None:
    """The head of an office's name that ends with a list: "Bureau of Ports, Tolls and Tax".

    Every item of the list is one word with a capital.
    """
    at = last
    commas = 0
    while at - 1 > least and units[at - 1].part in (parts.NAME, parts.AND):
        gap = units[at].gap
        listed = "," in gap and gap.strip() == ","
        joined = gap == " " and parts.AND in (units[at].part, units[at - 1].part)
        if not (listed or joined):
            return None
        commas += listed
        at -= 1
    if not commas or units[at].gap != " " or units[last - 1].part != parts.AND:
        return None
    of = units[at - 1]
    if of.part != parts.PREPOSITION or of.word not in HEADS_TAKE or at - 2 < least:
        return None
    head = units[at - 2]
    is_office = (
        head.part == parts.NAME and of.gap == " " and head.word in words("organisation-words")
    )
    return at - 2 if is_office else None


def listed_end(units: Sequence[Unit], last: int) -> int:
    """Where an office's name ends that goes on as a list behind ``last``; else ``last``."""
    end = last
    while end + 1 < len(units):
        after = units[end + 1]
        if after.part not in (parts.NAME, parts.AND) or after.gap not in (" ", ", "):
            break
        end += 1
        if units[end - 1].part == parts.AND:
            return end if listed_office(units, end, 0) is not None else last
    return last
