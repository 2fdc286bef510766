"""The library screen with 100,000 articles: how fast it opens, moves and searches; its memory.

``python tests/benchmarks/library_screen.py [ARTICLES]``. In a terminal of 200 by 60 cells;
processor time of the whole process until it rests after a key.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.library import ARTICLES, fill
from benchmarks.measuring import Cost, Measured, median, p95, table
from terminal.terminal import STORYVIEW

TIMES = 10
STEPS = {
    "next story": "j",
    "a page of stories": "\x04",
    "to the last story and back": "Gg",
    "articles without a story and back": "ww",
    "to the articles and back": "lh",
}
WORDS = "bran sol"
"""Typed letter by letter into the search."""


def library_screen(number: int = ARTICLES) -> None:
    """Print it all."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        fill(home / "DATA" / "storyview" / "library.db", number)
        opened = [_opened(home) for _ in range(5)]
        screen = Measured([STORYVIEW, "library"], home)
        screen.until("1 of ")
        screen.settle()
        costs = {name: [screen.step(keys) for _ in range(TIMES)] for name, keys in STEPS.items()}
        costs["a letter of a search"] = []
        for _ in range(2):
            screen.step("/")
            costs["a letter of a search"] += [screen.step(letter) for letter in WORDS]
            screen.step("\x1b")
        screen.step("\r")
        screen.settle()
        memory = screen.end()
    rows = [("opening, until the stories are there", *_row([cost.cpu for cost in opened]))]
    rows += [(name, *_row([cost.cpu for cost in each])) for name, each in costs.items()]
    table(f"The screen of {number:,} articles, ms of processor time", ("", "median", "p95"), rows)
    print(f"opening took {median([cost.wall for cost in opened]):,.0f} ms by the clock")
    print(f"with a story opened from it the process had at most {memory:,.0f} MB")


def _opened(home: Path) -> Cost:
    screen = Measured([STORYVIEW, "library"], home)
    cost = screen.until("1 of ")
    screen.settle()
    screen.end()
    return cost


def _row(values: list[float]) -> tuple[float, float]:
    return median(values), p95(values)


if __name__ == "__main__":
    library_screen(*map(int, sys.argv[1:]))
