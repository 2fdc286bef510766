"""How much of a page's article comes through, and what is known of it: trafilatura and we."""

from __future__ import annotations

import re
import time
from collections import Counter
from statistics import mean
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.measuring import median, p95, table
from saved_pages.templates import saved_pages
from storyview.errors import StoryviewError
from storyview.sources.decoding import decode
from storyview.sources.reading import read_article

if TYPE_CHECKING:
    from saved_pages.templates import SavedPage
    from storyview.text.article import Article

ROUNDS = 3


class Scored(NamedTuple):
    """One page, read by trafilatura alone and by the whole way."""

    name: str
    alone: float
    """F1 of the words."""
    ours: float
    day: bool
    authors: bool
    source: bool
    title: bool
    milliseconds: float


def token_f1(found: str, right: str) -> float:
    """How well two texts agree in their words, whatever their order."""
    one, other = (
        Counter(re.findall(r"\w", text) if _is_wide(right) else re.findall(r"\w+", text))
        for text in (found, right)
    )
    shared = (one & other).total()
    return 2 * shared / ((one.total() + other.total()) or 1)


def body_of(article: Article) -> str:
    """The text below the headline, which the made pages do not count."""
    if article.title_is_in_text:
        return article.text[article.blocks[0].end :]
    return article.text


def score(page: SavedPage) -> Scored:
    """Read a page."""
    from trafilatura import extract

    html = decode(page.data).text
    alone = extract(html, include_comments=False) or ""
    best = float("inf")
    article = None
    for _ in range(ROUNDS):
        began = time.perf_counter()
        try:
            article = read_article(page.data, name="page.html", article_id="a")
        except StoryviewError:
            article = None
        best = min(best, time.perf_counter() - began)
    title = re.sub(r"\s+", " ", page.title)
    without_title = "\n".join(line for line in alone.splitlines() if line.strip("# ") != title)
    return Scored(
        page.name,
        token_f1(without_title, page.text),
        token_f1(body_of(article), page.text) if article else 0.0,
        article is not None and article.published == page.published,
        article is not None and article.authors == page.authors,
        article is not None and article.source == page.source,
        article is not None and article.title == page.title,
        best * 1000,
    )


def extraction() -> None:
    """Print what comes through, page by page where it is less than all."""
    rows = [score(page) for page in saved_pages()]
    table(
        "Extraction: F1 of the words where one misses any, and what is not known rightly",
        ["page", "trafilatura", "storyview", "wrong"],
        [
            (
                row.name,
                row.alone,
                row.ours,
                " ".join(
                    name for name in ("title", "day", "authors", "source") if not getattr(row, name)
                ),
            )
            for row in rows
            if min(row.alone, row.ours) < 0.995
            or not (row.title and row.day and row.authors and row.source)
        ],
    )
    times = [row.milliseconds for row in rows]
    table(
        f"Extraction: {len(rows)} pages",
        ["", "trafilatura", "storyview"],
        [
            (
                "F1",
                f"{mean(row.alone for row in rows):.4f}",
                f"{mean(row.ours for row in rows):.4f}",
            ),
            ("title right", "", f"{mean(row.title for row in rows):.3f}"),
            ("day right", "", f"{mean(row.day for row in rows):.3f}"),
            ("authors right", "", f"{mean(row.authors for row in rows):.3f}"),
            ("source right", "", f"{mean(row.source for row in rows):.3f}"),
            ("median ms", "", median(times)),
            ("95 % within ms", "", p95(times)),
        ],
    )


def _is_wide(text: str) -> bool:
    return bool(re.search(r"[぀-鿿]", text))
