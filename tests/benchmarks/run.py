"""Run the benchmarks, all or those that are named: python tests/benchmarks/run.py [NAME...]."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.adding import adding
from benchmarks.comparing import comparing
from benchmarks.extraction import extraction
from benchmarks.fetching import fetching
from benchmarks.grouping import grouping
from benchmarks.growth import growth
from benchmarks.library import library
from benchmarks.library_screen import library_screen
from benchmarks.start import start
from benchmarks.step import step

BENCHMARKS = {
    "start": start,
    "step": step,
    "comparing": comparing,
    "growth": growth,
    "library": library,
    "library screen": library_screen,
    "adding": adding,
    "fetching": fetching,
    "grouping": grouping,
    "extraction": extraction,
}


def main(names: list[str]) -> int:
    """Run those that are named; returns the exit status."""
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown:
        print(f"no benchmark is called {unknown[0]}; there are {', '.join(BENCHMARKS)}")
        return 2
    for name in names or BENCHMARKS:
        BENCHMARKS[name]()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
