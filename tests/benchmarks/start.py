"""How long it takes until there is something to read, and until the findings are there."""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks.measuring import Cost, Measured, median, python, table
from terminal.terminal import STORYVIEW

RUNS = 15
HELLO = python(str(Path(__file__).with_name("hello.py")))
FIRST_WORDS = "Disagreements inside"
FOUND_WORDS = "sources tell this"
"""What the status line says of the first passage, once the articles are compared."""


def start() -> None:
    """Start both apps in turns, from the start of the process to the first words on screen."""
    hello: list[Cost] = []
    text: list[Cost] = []
    cold: list[Cost] = []
    text_again: list[Cost] = []
    warm: list[Cost] = []
    with tempfile.TemporaryDirectory() as folder:
        measured = Measured([STORYVIEW], Path(folder))
        measured.until(FOUND_WORDS)
        measured.settle()
        measured.end()
        for _ in range(RUNS):
            measured = Measured(HELLO)
            hello.append(measured.until("Hello, world"))
            measured.end()
            for home, first, found in (
                (None, text, cold),
                (Path(folder), text_again, warm),
            ):
                measured = Measured([STORYVIEW], home)
                first.append(measured.until(FIRST_WORDS))
                found.append(measured.until(FOUND_WORDS))
                measured.terminal.wait_for(FOUND_WORDS)
                measured.end()
    base = median(cost.cpu for cost in hello)
    base_wall = median(cost.wall for cost in hello)

    def row(name: str, costs: list[Cost]) -> tuple[str, float, float, float, float]:
        wall, cpu = median(c.wall for c in costs), median(c.cpu for c in costs)
        return name, cpu, cpu / base, wall, wall / base_wall

    table(
        f"Start-up at 200x60, median of {RUNS} runs in turns, ms",
        ("until", "CPU", "x hello", "wall", "x hello"),
        [
            row("Textual's hello world", hello),
            row("the text of the story, the first time", text),
            row("the findings, the first time", cold),
            row("the text, again", text_again),
            row("the findings, again", warm),
        ],
    )
    pairs = {"first time": (text, cold), "again": (text_again, warm)}
    for name, (before, after) in pairs.items():
        more = median(b.cpu - a.cpu for a, b in zip(before, after, strict=True))
        print(f"findings after the text, {name}: {more:.0f} ms of CPU")
