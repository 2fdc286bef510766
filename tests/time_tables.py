"""Reads the tables of time expressions: ``analysis/time_traps.txt`` and ``anchored_times.txt``.

A row is sentences and fields parted by " | "; lines that begin with "#" are comments.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from builders import accounts
from storyview.analysis.times import find_times

TABLES = Path(__file__).parent / "analysis"


class Found(NamedTuple):
    """One expression that was found in a text."""

    start: int
    end: int
    value: str


class Trap(NamedTuple):
    """A sentence that holds no time, and the words that tempt."""

    text: str
    words: str


class Anchored(NamedTuple):
    """A text with an expression and its value; ``published`` is an ISO day or nothing."""

    text: str
    published: str | None
    expression: str
    value: str


def rows(name: str) -> list[list[str]]:
    lines = (TABLES / name).read_text("utf-8").splitlines()
    return [line.split(" | ") for line in lines if line and not line.startswith("#")]


def traps() -> list[Trap]:
    return [Trap(*row) for row in rows("time_traps.txt")]


def anchored() -> list[Anchored]:
    return [
        Anchored(text, None if published == "-" else published, expression, value)
        for text, published, expression, value in rows("anchored_times.txt")
    ]


def found(text: str, published: str | None = "2022-11-11") -> list[Found]:
    return [
        Found(time.span.start, time.span.end, time.value)
        for time in find_times(accounts(text, published=published))
    ]


def false_dates(trap: Trap) -> list[Found]:
    """What is dated in the sentence, and whatever is found at the words that tempt."""
    start = trap.text.rindex(trap.words)
    return [
        each
        for each in found(trap.text)
        if each.value[:4].isdigit() or (each.start < start + len(trap.words) and start < each.end)
    ]


def answer(row: Anchored) -> str:
    """The value given to the expression of a row; empty when those characters are not found."""
    start = row.text.rindex(row.expression)
    values = [
        each.value
        for each in found(row.text, row.published)
        if (each.start, each.end) == (start, start + len(row.expression))
    ]
    return values[0] if values else ""
