"""A library of 100,000 articles: how fast it takes them, opens, lists and finds.

``python tests/benchmarks/library.py [ARTICLES]``. The file is made in the folder for temporary
files, about 1 GB, and is gone afterwards. The questions are asked by a process that has just opened
it, and has nothing else to do.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.made_articles import GIVEN, SYLLABLES
from benchmarks.measuring import median, p95, python, run_and_rest, table
from storyview.library.records import Filter, Incoming
from storyview.library.store import Library
from storyview.text.article import Article, Block, BlockKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ARTICLES = 100_000
BATCH = 500
A_STORY = 5
"""Articles of one story."""
PARAGRAPHS = 16
POOL = 50_000
"""Different paragraphs."""
VOCABULARY = 60_000
FREQUENT = "the of to and a in that is for on it with said as was at by he from be have has"
FIRST_DAY = date(2022, 1, 1)
DAYS = 900
OUTLETS = 120
TIMES = 40
"""How often each question is asked, about something else each time where it can be."""


def made_paragraphs(number: int) -> list[str]:
    """Paragraphs in which words are as frequent as in the news: a few make up half of the text.

    Of a vocabulary of ``VOCABULARY`` words the one of rank r comes 1/r as often as the first.
    """
    random = Random(3)
    words = dict.fromkeys(FREQUENT.split())
    while len(words) < VOCABULARY:
        words["".join(random.choices(SYLLABLES, k=random.randint(2, 4)))] = None
    weights = list(accumulate(1 / (rank + 2) for rank in range(VOCABULARY)))
    vocabulary = list(words)
    paragraphs = []
    for _ in range(number):
        chosen = random.choices(vocabulary, cum_weights=weights, k=random.randint(15, 45))
        name = f"{random.choice(GIVEN)} {random.choice(chosen).capitalize()}"
        chosen.insert(random.randrange(len(chosen)), f"{name} said")
        sentence = " ".join(chosen)
        paragraphs.append(f"{sentence[0].upper()}{sentence[1:]}.")
    return paragraphs


def made_pile(number: int, pool: list[str]) -> Iterator[Incoming]:
    """Articles of some paragraphs of the pool each."""
    random = Random(11)
    for count in range(number):
        blocks = []
        start = 0
        first = f"Report {count} of the {count % 977} series."
        paragraphs = [first, *random.choices(pool, k=PARAGRAPHS)]
        for paragraph in paragraphs:
            blocks.append(Block(BlockKind.PARAGRAPH, start, start + len(paragraph)))
            start += len(paragraph) + 2
        title = " ".join(random.choice(pool).split()[:9])
        article = Article(
            id="x",
            text="\n\n".join(paragraphs),
            blocks=tuple(blocks),
            title=title,
            source=f"Courier {int(random.paretovariate(1)) % OUTLETS}",
            authors=("Wanjiru Solmar",),
            # a story's articles lie close together
            published=FIRST_DAY + timedelta((count // A_STORY * 7 + count % 3) % DAYS),
        )
        yield Incoming(article, f"https://example.com/{count}")


def fill(path: Path, number: int) -> tuple[float, float, float]:
    """Make the library; articles a second, of CPU too, and stories that grouping assigns."""
    pool = made_paragraphs(POOL)
    took = took_cpu = 0.0
    keys: list[int] = []
    with Library.open(path) as library:
        batch: list[Incoming] = []
        for incoming in made_pile(number, pool):
            batch.append(incoming)
            if len(batch) == BATCH or len(batch) + len(keys) == number:
                begin, begin_cpu = time.monotonic(), time.process_time()
                keys += [key for key, _ in library.add(batch)]
                took += time.monotonic() - begin
                took_cpu += time.process_time() - begin_cpu
                batch = []
        starts = range(0, number - number // 10, A_STORY)
        groups = [keys[start : start + A_STORY] for start in starts]
        begin = time.monotonic()
        for start in range(0, len(groups), 200):
            library.assign({}, new_stories=groups[start : start + 200])
        assigned = time.monotonic() - begin
    return number / took, number / took_cpu, len(groups) / assigned


def milliseconds(answer: Callable[[], object]) -> tuple[float, float]:
    """What an answer takes, by the clock on the wall and by the processor's."""
    wall, cpu = time.monotonic(), time.process_time()
    answer()
    return (time.monotonic() - wall) * 1000, (time.process_time() - cpu) * 1000


def ask(path: Path) -> dict[str, list[tuple[float, float]]]:
    """What each question takes, each time."""
    opened = milliseconds(lambda: Library.open(path).close())
    library = Library.open(path)
    random = Random(5)
    texts = [library.article(row.id) for row in library.rows(limit=500)]

    def phrase(words: int) -> str:
        text = random.choice(texts)
        block = random.choice(text.blocks)
        tokens = text.text[block.start : block.end].replace('"', "").split()
        start = random.randrange(max(1, len(tokens) - words))
        return f'"{" ".join(tokens[start : start + words])}"'

    def name() -> str:
        text = random.choice(texts).text.split()
        at = next((index for index, word in enumerate(text) if word in GIVEN), 0)
        return " ".join(text[at : at + 2])

    def word() -> str:
        return random.choice(random.choice(texts).text.split())

    june = {"since": date(2023, 6, 1), "until": date(2023, 6, 30)}
    questions: dict[str, Callable[[], object]] = {
        "stories, first page": library.stories,
        "stories, page 50": lambda: library.stories(offset=10_000),
        "stories of one source": lambda: library.stories(Filter(source="Courier 3")),
        "stories with the most frequent word": lambda: library.stories(Filter("the")),
        "articles, first page": library.rows,
        "articles without a story": lambda: library.rows(Filter(without_story=True)),
        "articles of one source": lambda: library.rows(Filter(source="Courier 90")),
        "articles of one month": lambda: library.rows(Filter(**june)),
        "phrase of 2 words": lambda: library.search(Filter(phrase(2))),
        "phrase of 4 words": lambda: library.search(Filter(phrase(4))),
        "phrase of frequent words": lambda: library.search(Filter('"of the"')),
        "two words": lambda: library.search(Filter(f"{word()} {word()}")),
        "two frequent words": lambda: library.search(Filter("has from")),
        "the most frequent word": lambda: library.search(Filter("the")),
        "the same, page 20": lambda: library.search(Filter("the"), offset=1_000),
        "the same, one month": lambda: library.search(Filter("the", **june)),
        "the same, a rare source": lambda: library.search(Filter("the", source="Courier 90")),
        "the same, without a word": lambda: library.search(Filter("the -has")),
        "without a word alone": lambda: library.search(Filter("-has")),
        "the beginning of words": lambda: library.search(Filter(f"{word()[:5]}*")),
        "2,000 words with a beginning": lambda: library.search(Filter("bran*")),
        "a word that nobody wrote": lambda: library.search(Filter("xyzzy")),
        "a person": lambda: library.search(Filter(person=name())),
        "a person and a word": lambda: library.search(Filter("has", person=name())),
        "an article, whole": lambda: library.article(random.choice(range(1, 1_000))),
        "counts": library.counts,
        "sources": library.sources,
    }
    took = {"opening": [opened]}
    for question, answer in questions.items():
        took[question] = [milliseconds(answer) for _ in range(TIMES)]
    library.close()
    return took


def library(number: int = ARTICLES) -> None:
    """Print it all."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.db"
        adding, adding_cpu, assigning = fill(path, number)
        size = path.stat().st_size / 1e6
        printed, _, memory = run_and_rest(python(__file__, "--ask", str(path)))
    rows = []
    for question, times in json.loads(printed).items():
        walls, cpus = zip(*times, *times, strict=True)
        rows.append((question, median(walls), p95(walls), median(cpus), p95(cpus)))
    head = ("", "median", "p95", "CPU median", "CPU p95")
    table(f"A library of {number:,} articles, milliseconds", head, rows)
    print(
        f"{adding:,.0f} articles added a second ({adding_cpu:,.0f} a second of CPU);"
        f" {assigning:,.0f} stories grouped a second"
    )
    print(f"{size:,.0f} MB on disk; the asking process had at most {memory:,.0f} MB")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--ask"]:
        print(json.dumps(ask(Path(sys.argv[2]))))
    else:
        library(*map(int, sys.argv[1:]))
