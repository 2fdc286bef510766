"""What it costs to add a dump of articles, to export them and to import them again.

``run.py adding`` makes a dump of some thousand articles of a made world. The first rows are parts
of "storyview add"; the last are whole commands, each a process of its own.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.measuring import python, run_and_rest, table
from benchmarks.pile import made_pile
from storyview.library.adding import RefusedList, add_all, find_stories
from storyview.library.incoming import Pile
from storyview.library.store import Library

STORIES = 700
"""Makes a dump of 4,000 articles, with as many more single ones."""

WITH_HOME = """
import os, sys
os.environ |= {f"XDG_{kind}_HOME": os.path.join(sys.argv[1], kind) for kind in ("DATA", "STATE")}
from storyview.cli import main
sys.exit(main(sys.argv[2:]))
"""


def write_dump(path: Path) -> int:
    """Write the dump; how many articles it has."""
    pile = made_pile(STORIES, STORIES, seed=11, days=90)
    with path.open("w", encoding="utf-8") as file:
        for number, piece in enumerate(pile):
            line = {
                "title": piece.title,
                "text": piece.text,
                "source": piece.source,
                "date": piece.published.isoformat() if piece.published else None,
                "url": f"https://news.example/{number}",
            }
            file.write(json.dumps(line) + "\n")
    return len(pile)


def adding() -> None:
    """Measure, and print the table."""
    with tempfile.TemporaryDirectory() as folder:
        dump = Path(folder, "pile.jsonl")
        count = write_dump(dump)
        size = dump.stat().st_size / count
        rows = _parts(dump, count, Path(folder)) + _commands(dump, count, Path(folder))
    table(
        f"{count:,} articles of {size / 1000:.1f} KB",
        ("", "ms an article", "articles a second"),
        rows,
    )


def _parts(dump: Path, count: int, folder: Path) -> list[list[object]]:
    """Reading, storing and grouping by themselves."""
    rows: list[list[object]] = []

    def took(what: str, begin: float) -> None:
        seconds = time.process_time() - begin
        rows.append([what, seconds / count * 1000, int(count / seconds)])

    begin = time.process_time()
    coming = list(Pile([str(dump)]))
    took("read the lines, clean the texts", begin)
    with Library.open(folder / "library.db") as library:
        begin = time.process_time()
        summary = add_all(library, iter(coming), RefusedList(folder))
        took("store them", begin)
        begin = time.process_time()
        find_stories(library, summary)
        took("find their stories", begin)
    return rows


def _commands(dump: Path, count: int, folder: Path) -> list[list[object]]:
    """Whole commands, one after another in one home."""
    rows: list[list[object]] = []
    exported = folder / "exported"
    for what, home, *arguments in (
        ("storyview add", "one", "add", str(dump)),
        ("storyview add, all known", "one", "add", str(dump)),
        ("storyview export", "one", "export", str(exported)),
        ("storyview import", "another", "import", str(exported)),
    ):
        own = os.fspath(folder / home)
        _, cpu, _ = run_and_rest(python("-c", WITH_HOME, own, *arguments))
        rows.append([what, cpu / count, int(count / cpu * 1000)])
    return rows


if __name__ == "__main__":
    adding()
