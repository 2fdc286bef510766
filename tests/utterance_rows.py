"""Pairs of reported utterances: one utterance, or two that look like one."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from builders import accounts
from storyview.analysis.people import find_people
from storyview.analysis.quotations import find_quotations

TABLE = Path(__file__).with_name("analysis") / "same_quotations.txt"
BRACED = re.compile(r"\{([^{}]+)\}")


class Pair(NamedTuple):
    """Two sentences, and the place of an utterance in each."""

    kind: str
    texts: tuple[str, str]
    places: tuple[tuple[int, int], tuple[int, int]]


def pairs(table: Path = TABLE) -> list[Pair]:
    """The pairs of the table."""
    found: list[Pair] = []
    for line in table.read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        kind, *marked = line.split(" | ")
        one, other = marked
        places = tuple(
            (match.start(), match.end() - 2) for match in map(BRACED.search, marked) if match
        )
        texts = BRACED.sub(r"\1", one), BRACED.sub(r"\1", other)
        found.append(Pair(kind, texts, (places[0], places[1])))
    return found


def are_one(pair: Pair) -> bool:
    """Whether the two utterances are taken for one."""
    both = accounts(*pair.texts)
    names: list[set[str]] = [set(), set()]
    for quotation in find_quotations(both, find_people(both)):
        which = "ab".index(quotation.span.article)
        start, end = pair.places[which]
        if quotation.same_as and quotation.span.start < end and start < quotation.span.end:
            names[which].add(quotation.same_as)
    return bool(names[0] & names[1])
