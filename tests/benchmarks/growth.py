"""How the time of each analysis grows with the length of the articles, for every hostile shape.

``python tests/benchmarks/growth.py [SHAPE...]``. Process CPU; what takes under ``LEAST`` seconds
says nothing.
"""

from __future__ import annotations

import gc
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from builders import an_article
from hostile_texts import SHAPES
from storyview.analysis.conflicts import find_conflicts
from storyview.analysis.events import find_events
from storyview.analysis.figures import find_figures
from storyview.analysis.passages import find_matches
from storyview.analysis.people import find_people
from storyview.analysis.quotations import find_quotations
from storyview.analysis.times import find_times
from storyview.text.account import read

if TYPE_CHECKING:
    from collections.abc import Callable

SMALL = 2_500
"""Words of each article at first; four times as many are compared with it."""
MOST = 8.0
"""Times the CPU that four times the words may take."""
LEAST = 0.2
"""Seconds of the larger run that are worth a ratio."""


def seconds(texts: tuple[str, ...]) -> dict[str, float]:
    """The CPU seconds of each analysis over these articles."""
    took: dict[str, float] = {}

    def timed(name: str, work: Callable[[], Any]) -> Any:
        gc.collect()
        gc.disable()  # as storyview itself does while it compares
        begin = time.process_time()
        found = work()
        took[name] = time.process_time() - begin
        gc.enable()
        return found

    articles = [an_article(text, f"a{index:02}") for index, text in enumerate(texts)]
    accounts = timed("read", lambda: tuple(read(article) for article in articles))
    times = timed("times", lambda: find_times(accounts))
    people = timed("people", lambda: find_people(accounts))
    quotations = timed("quotations", lambda: find_quotations(accounts, people))
    matches = timed("matches", lambda: find_matches(accounts, people, quotations, times))
    figures = timed("figures", lambda: find_figures(accounts, times, matches))
    timed("conflicts", lambda: find_conflicts(accounts, figures, times, quotations, matches))
    timed("events", lambda: find_events(accounts, times, people, matches))
    return took


def growth(names: list[str] | None = None) -> bool:
    """Print what grows too fast, or takes long; returns whether nothing does."""
    fine = True
    for name in names or SHAPES:
        small, large = (seconds(SHAPES[name](size)) for size in (SMALL, 4 * SMALL))
        parts = []
        for finder, took in large.items():
            if took >= LEAST:
                ratio = took / max(small[finder], 1e-4)
                worse = ratio > MOST
                fine = fine and not worse
                parts.append(f"{finder} {took:.2f} s x{ratio:.1f}{' TOO FAST' * worse}")
        print(f"{name:28} {sum(large.values()):6.2f} s  {', '.join(parts)}", flush=True)
    return fine


if __name__ == "__main__":
    sys.exit(not growth(sys.argv[1:]))
