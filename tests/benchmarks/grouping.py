"""How well stories are found in a made pile, and what that costs: ``run.py grouping``.

BCubed (Bagga and Baldwin, 1998): for each article, how many of those that it is found with tell its
story (precision), and how many that tell its story are found with it (recall). The seeds here are
not those with which thresholds were chosen. The large pile is grouped in a process of its own.

numpy was tried and is not used: multiplying all 4,065 vectors of a pile without dates, hashed into
2,048 dimensions, took 0.8 s of processor time where the index takes 2.5 s, but grows with the
square (20,000 articles: 20 s, and 1.6 GB unless cut into blocks), and hashing moves one likeness in
twenty by .05, a quarter of what decides.
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.measuring import environment, python, table
from benchmarks.pile import made_pile
from builders import an_article
from storyview.library.gathering import Density, find_stories, gather
from storyview.library.neighbours import Item, find_edges
from storyview.library.records import Incoming
from storyview.library.store import Library
from storyview.library.vectors import read_vector, vector
from storyview.library.weighing import Frequencies

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from benchmarks.pile import Piece

SEEDS = (1, 2, 3, 4, 5)
LARGE = "large"
LARGE_STORIES = 3_700
"""Makes a pile of 20,000 articles, with as many more single ones."""


class Score(NamedTuple):
    """BCubed."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / (self.precision + self.recall)


def bcubed(true: Sequence[Hashable], found: Sequence[Hashable]) -> Score:
    """How well what was found agrees with what is true, one label an article each."""
    both = Counter(zip(true, found, strict=True))
    trues, founds = Counter(true), Counter(found)
    return Score(
        sum(count * count / founds[group] for (_, group), count in both.items()) / len(true),
        sum(count * count / trues[story] for (story, _), count in both.items()) / len(true),
    )


def weighed(pile: Sequence[Piece], dated: bool) -> list[Item]:
    """A pile as grouping takes it."""
    data = [vector(piece.title, piece.text) for piece in pile]
    days = [piece.published if dated else None for piece in pile]
    frequencies = Frequencies()
    frequencies.count(read for each in data if (read := read_vector(each)))
    density = Density(Counter(days))
    items = []
    for place, (day, each) in enumerate(zip(days, data, strict=True)):
        read = read_vector(each)
        assert read is not None
        number = day.toordinal() if day else None
        weights = frequencies.weigh(read)
        items.append(Item(place, number, weights, density.needed(number), "", each))
    return items


def labels(groups: Sequence[Sequence[int]], size: int) -> list[int]:
    """The number of each article's group."""
    found = [0] * size
    for number, group in enumerate(groups):
        for place in group:
            found[place] = number
    return found


def by_single_links(items: Sequence[Item], dated: bool) -> list[int]:
    """What connected parts alone would give, with the likeness that suits them best."""
    home = list(range(len(items)))

    def find(place: int) -> int:
        while home[place] != place:
            home[place] = home[home[place]]
            place = home[place]
        return place

    for edge in find_edges(items):
        needed = (items[edge.first].needed + items[edge.second].needed) / 2
        if edge.likeness >= needed * (1.15 if dated else 1.25):
            home[find(edge.first)] = find(edge.second)
    return [find(place) for place in range(len(items))]


def copies_found(pile: Sequence[Piece], copies: dict[int, int]) -> tuple[float, float]:
    """The share of near copies found, and the share of those found that are some."""
    gold = {place: piece.copy_of for place, piece in enumerate(pile) if piece.copy_of is not None}

    def first(place: int, known: dict[int, int]) -> int:
        return known.get(place, place)

    right = sum(first(copy, copies) == first(original, copies) for copy, original in gold.items())
    true = sum(first(copy, gold) == first(original, gold) for copy, original in copies.items())
    return right / max(len(gold), 1), true / max(len(copies), 1)


def accuracy() -> list[list[object]]:
    """A row a seed: with dates, without, copies, and what single links would give."""
    rows: list[list[object]] = []
    for seed in SEEDS:
        pile = made_pile(seed=seed)
        true = [piece.story for piece in pile]
        row: list[object] = [f"seed {seed}", len(pile)]
        chained: list[object] = []
        for dated in (True, False):
            items = weighed(pile, dated)
            groups, copies = find_stories(items)
            score = bcubed(true, labels(groups, len(pile)))
            row += [f"{part:.3f}" for part in (*score, score.f1)]
            chained.append(f"{bcubed(true, by_single_links(items, dated)).f1:.3f}")
            if dated:
                found, precise = copies_found(pile, copies)
        rows.append([*row, f"{found:.3f}", f"{precise:.3f}", *chained])
    return rows


def orders() -> list[list[object]]:
    """How like the stories are that come of one pile in one batch, and in several."""
    pile = made_pile(seed=6)
    rows: list[list[object]] = []
    whole: list[int] = []
    for batches in (1, 5, 20, 100):
        order = list(range(len(pile)))
        random.Random(batches).shuffle(order)
        found, seconds = _kept(pile, order, -(-len(pile) // batches))
        whole = whole or found
        truth = bcubed([piece.story for piece in pile], found)
        alike = bcubed(whole, found)
        rows.append([f"{batches} batches", f"{truth.f1:.3f}", f"{alike.f1:.3f}", f"{seconds:.2f}"])
    return rows


def _kept(pile: Sequence[Piece], order: Sequence[int], size: int) -> tuple[list[int], float]:
    """The stories of a library that the pile was added to, and the seconds that grouping took."""
    keys = [0] * len(pile)
    seconds = 0.0
    with (
        tempfile.TemporaryDirectory() as folder,
        Library.open(Path(folder) / "library.db") as library,
    ):
        for start in range(0, len(order), size):
            places = order[start : start + size]
            added = library.add([_incoming(pile[place]) for place in places])
            for place, (key, _) in zip(places, added, strict=True):
                keys[place] = key
            begin = time.process_time()
            gather(library, [key for key, _ in added])
            seconds += time.process_time() - begin
        rows = {row.id: row for row in library.rows(limit=10 * len(pile))}
    return [rows[key].story or -key for key in keys], seconds


def _incoming(piece: Piece) -> Incoming:
    day = piece.published.isoformat() if piece.published else None
    return Incoming(an_article(piece.text, "x", day, title=piece.title, source=piece.source))


def large(dated: bool) -> None:
    """Group 20,000 articles; prints what it took. In a process of its own, for the memory."""
    pile = made_pile(LARGE_STORIES, LARGE_STORIES, seed=7, days=90)
    true = [piece.story for piece in pile]
    begin = time.process_time()
    data = [vector(piece.title, piece.text) for piece in pile]
    vectors = time.process_time() - begin
    days = [piece.published if dated else None for piece in pile]
    words = sum(len(piece.text.split()) for piece in pile)
    del pile
    before = _most_memory()
    begin = time.process_time()
    frequencies = Frequencies()
    frequencies.count(read for each in data if (read := read_vector(each)))
    density = Density(Counter(days))
    items = []
    for place, (day, each) in enumerate(zip(days, data, strict=True)):
        read = read_vector(each)
        assert read is not None
        number = day.toordinal() if day else None
        items.append(Item(place, number, frequencies.weigh(read), density.needed(number), "", each))
    groups, _ = find_stories(items)
    seconds = time.process_time() - begin
    score = bcubed(true, labels(groups, len(true)))
    print(
        f"{len(true)}\t{words / len(true):.0f}\t{score.f1:.3f}\t{vectors:.1f}\t{seconds:.1f}"
        f"\t{sum(map(len, data)) / len(data):.0f}\t{_most_memory() - before:.0f}"
        f"\t{_most_memory():.0f}"
    )


def _most_memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def grouping() -> None:
    """Print the figures of grouping."""
    table(
        "Stories found in made piles: BCubed",
        (
            *("pile", "articles", "dated P", "R", "F1", "undated P", "R", "F1"),
            *("copies found", "right", "single links, dated", "undated"),
        ),
        accuracy(),
    )
    table(
        "The same pile in batches, in any order",
        ("", "F1", "like one batch", "CPU s"),
        orders(),
    )
    rows = []
    for kind in ("dated", "undated"):
        printed = _run(python(__file__, LARGE, kind))
        rows.append([kind, *printed.split("\t")])
    table(
        "20,000 articles",
        (
            *("", "articles", "words", "F1", "vectors, CPU s", "grouping, CPU s"),
            *("bytes each", "MB more", "MB in all, with the texts"),
        ),
        rows,
    )


def _run(arguments: Sequence[str]) -> str:
    import subprocess

    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            arguments, env=environment(Path(folder)), check=True, capture_output=True, text=True
        )
    return done.stdout.strip()


if __name__ == "__main__":
    if sys.argv[1:2] == [LARGE]:
        large(sys.argv[2:] != ["undated"])
    else:
        grouping()
