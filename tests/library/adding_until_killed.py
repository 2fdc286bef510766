"""Adds batches to a library and says so after each, until it is killed."""

from __future__ import annotations

import itertools
import sys
from pathlib import Path

from library.piles import some
from storyview.library.store import Library

BATCH = 20


def main() -> None:
    print("ready", flush=True)
    with Library.open(Path(sys.argv[1])) as library:
        for number in itertools.count(library.counts().articles // BATCH):
            library.add(some(BATCH, start=number * BATCH))
            print(number, flush=True)


if __name__ == "__main__":
    main()
