"""What one step costs that scrolls three columns of 10,000 words and moves the highlight."""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks.made_articles import write_articles
from benchmarks.measuring import Measured, median, p95, python, table
from terminal.terminal import STORYVIEW

STEPS = 120
WORDS = 10_000
DOWN = "\x1b[B"
MARKDOWN = python(str(Path(__file__).with_name("markdown_columns.py")))


def step() -> None:
    """Press j, and the arrow that scrolls by a line, in the reader and in Markdown widgets."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        paths = [str(path) for path in write_articles(Path(folder), WORDS)]
        words = Path(paths[0]).read_text("utf-8").split("---\n\n")[1][:18]
        for name, command, keys, ready in (
            ("storyview, j: the next passage", [STORYVIEW, *paths], "j", "sources tell this"),
            ("storyview, down: a line further", [STORYVIEW, *paths], DOWN, "sources tell this"),
            ("Markdown widgets, a line further", [*MARKDOWN, *paths], "j", words),
        ):
            measured = Measured(command)
            first = measured.until(words)
            found = measured.until(ready) if ready != words else first
            measured.settle()
            ready_cpu = measured.cpu()
            costs = [measured.step(keys) for _ in range(STEPS)]
            peak = measured.end()
            cpu = [cost.cpu for cost in costs]
            rows.append(
                (
                    name,
                    median(cpu),
                    p95(cpu),
                    int(median(cost.written for cost in costs)),
                    first.cpu,
                    found.cpu,
                    ready_cpu,
                    peak,
                )
            )
    table(
        f"A step in three articles of {WORDS:,} words at 200x60, {STEPS} steps; CPU in ms",
        ("", "median", "p95", "bytes", "to text", "to findings", "to rest", "peak MB"),
        rows,
    )
