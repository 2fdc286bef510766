"""Reads ``analysis/conflict_pairs.txt`` into the inputs of the finders."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import NamedTuple

from builders import accounts
from storyview.analysis.conflicts import find_conflicts
from storyview.analysis.figures import find_figures
from storyview.analysis.findings import (
    Conflict,
    Match,
    MatchKind,
    TimeBasis,
    TimeExpression,
)
from storyview.analysis.people import find_people
from storyview.analysis.quotations import find_quotations
from storyview.text.article import Span

MARKUP = re.compile(r"\{|\}|\[|(?: (\d{4}-\d\d-\d\d))?\]")


class Passage(NamedTuple):
    """One passage without its markup."""

    text: str
    marked: tuple[tuple[int, int], ...]
    times: tuple[tuple[int, int, date], ...]


class Pair(NamedTuple):
    """One line of the table."""

    kind: str
    passages: tuple[Passage, Passage]
    line: str


def passage(marked: str) -> Passage:
    text, position = "", 0
    braces: list[int] = []
    brackets: list[int] = []
    spans: list[tuple[int, int]] = []
    times: list[tuple[int, int, date]] = []
    for found in MARKUP.finditer(marked):
        text += marked[position : found.start()]
        position = found.end()
        sign = found.group()[-1]
        if sign == "{":
            braces.append(len(text))
        elif sign == "}":
            spans.append((braces.pop(), len(text)))
        elif sign == "[":
            brackets.append(len(text))
        else:
            times.append((brackets.pop(), len(text), date.fromisoformat(found[1])))
    return Passage(text + marked[position:], tuple(spans), tuple(times))


def pairs() -> list[Pair]:
    table = Path(__file__).parent / "analysis" / "conflict_pairs.txt"
    lines = table.read_text("utf-8").splitlines()
    rows = [line for line in lines if line and not line.startswith("#")]
    return [
        Pair(kind.strip(), (passage(one.strip()), passage(other.strip())), row)
        for row in rows
        for kind, one, other in [row.split("|")]
    ]


def conflicts_of(pair: Pair) -> tuple[Conflict, ...]:
    read = accounts(*(each.text for each in pair.passages))
    times = tuple(
        TimeExpression(
            Span(account.id, start, end), day.isoformat(), day, day, TimeBasis.PUBLICATION
        )
        for account, each in zip(read, pair.passages, strict=True)
        for start, end, day in each.times
    )
    spans = tuple(Span(account.id, 0, len(account.text)) for account in read)
    matches = (Match(MatchKind.PARAPHRASE, 0.8, (spans[0], spans[1])),)
    people = find_people(read)
    quotations = find_quotations(read, people)
    figures = find_figures(read, times, matches, people, quotations)
    return find_conflicts(read, figures, times, quotations, matches, people)


def is_right(pair: Pair, conflict: Conflict) -> bool:
    """Whether the conflict is of the kind, and at the words, that the table names."""
    if conflict.kind != pair.kind:
        return False
    return all(
        any(
            span.article == article and span.start < end and start < span.end
            for span in conflict.spans
            for start, end in each.marked
        )
        for article, each in zip("ab", pair.passages, strict=True)
    )
