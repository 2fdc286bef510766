"""What it costs to compare articles, and to look for equal words the usual way."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from benchmarks.made_articles import write_articles
from benchmarks.measuring import python, run_and_rest, table
from terminal.terminal import STORYVIEW

COMPARE = """
import gc, json, sys, time
gc.disable()  # as storyview itself does until the comparison is there
from storyview.sources.door import open_story
start = time.process_time()
articles = open_story(sys.argv[1:]).story.articles
opened = time.process_time()
from storyview.analysis.compare import compare
imported = time.process_time()
found = compare(articles)
end = time.process_time()
print(json.dumps({"open": opened - start, "import": imported - opened, "compare": end - imported,
    "matches": len(found.matches), "failures": len(found.failures)}))
"""
DIFFLIB = """
import json, sys, time
from difflib import SequenceMatcher
from itertools import combinations
from pathlib import Path
texts = [Path(name).read_text("utf-8").split() for name in sys.argv[1:]]
start = time.process_time()
runs = [block for first, second in combinations(texts, 2)
        for block in SequenceMatcher(None, first, second, False).get_matching_blocks()
        if block.size >= 6]
print(json.dumps({"compare": time.process_time() - start, "matches": len(runs)}))
"""
SIZES = ((3, 800), (10, 800), (3, 10_000))
NUMBERS = (5, 10, 20, 50)
"""How many articles of one story are compared to see what each more of them costs."""


def comparing() -> None:
    """Compare made articles of several numbers and lengths, each in a process of its own."""
    rows = []
    for articles, words in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            paths = [str(path) for path in write_articles(Path(folder), words, articles)]
            for name, code in (("storyview", COMPARE), ("difflib", DIFFLIB)):
                if name == "difflib" and words * articles > 10_000:
                    paths = paths[:2]  # it takes minutes for three
                best = min(
                    (_measured(code, paths) for _ in range(3 if name == "storyview" else 1)),
                    key=lambda each: each[0]["compare"],
                )
                found, peak = best
                rows.append(
                    (
                        f"{len(paths)} x {words:,} words, {name}",
                        found["compare"] * 1000,
                        found.get("import", 0.0) * 1000,
                        found.get("open", 0.0) * 1000,
                        int(found["matches"]),
                        peak,
                        int(found.get("failures", 0)),
                    )
                )
    table(
        "Comparing, best of 3; CPU in ms, peak of the whole process",
        ("", "compare", "import", "open", "matches", "peak MB", "failures"),
        rows,
    )
    rows = []
    for articles in NUMBERS:
        with tempfile.TemporaryDirectory() as folder:
            paths = [str(path) for path in write_articles(Path(folder), 800, articles)]
            found, _ = _measured(COMPARE, paths)
            matches = int(found["matches"])
            each = found["compare"] * 1e6 / max(1, matches)
            rows.append((f"{articles} x 800 words", found["compare"] * 1000, matches, each))
    table(
        "One story told by ever more articles; what a match costs must not grow",
        ("", "compare, ms", "matches", "µs a match"),
        rows,
    )
    with tempfile.TemporaryDirectory() as folder:
        paths = [str(path) for path in write_articles(Path(folder), 10_000)]
        _, cpu, peak = run_and_rest([STORYVIEW, "analyse", *paths, "--format", "json"])
        print(f"storyview analyse, 3 x 10,000 words, all of it: {cpu:.0f} ms CPU, {peak:.0f} MB")


def _measured(code: str, paths: list[str]) -> tuple[dict[str, float], float]:
    printed, _, peak = run_and_rest(python("-c", code, *paths))
    return json.loads(printed), peak
