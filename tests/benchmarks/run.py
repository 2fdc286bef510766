"""Run the benchmarks, all or those that are named: python tests/benchmarks/run.py [NAME...]."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

BENCHMARKS = (
    "start",
    "step",
    "comparing",
    "growth",
    "library",
    "library screen",
    "adding",
    "fetching",
    "grouping",
    "extraction",
)
"""Each is a function in a module of its name, imported when it runs: the memory that the imports of
one take would be counted as that of what another one starts."""


def main(names: list[str]) -> int:
    """Run those that are named; returns the exit status."""
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown:
        print(f"no benchmark is called {unknown[0]}; there are {', '.join(BENCHMARKS)}")
        return 2
    for name in names or BENCHMARKS:
        module = name.replace(" ", "_")
        getattr(import_module(f"benchmarks.{module}"), module)()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
