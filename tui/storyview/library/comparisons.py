"""Comparisons that were made before, kept so that a story is lit at once the second time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyview.library.kept import keep, kept, kept_name
from storyview.text.article import digest

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from storyview.analysis.findings import Comparison
    from storyview.library.paths import Paths
    from storyview.text.article import Article

MADE_BY = ("text", "analysis", "data")


def kept_comparison(paths: Paths, articles: Iterable[Article]) -> Comparison | None:
    """The comparison of these articles as it was kept, if it was."""
    from storyview.analysis.findings import Comparison

    return kept(_file(paths, articles), Comparison)


def keep_comparison(paths: Paths, articles: Iterable[Article], comparison: Comparison) -> None:
    """Keep the comparison of these articles.

    One in which an analysis failed is not kept, so that the next run tries again.
    """
    if not comparison.failures:
        keep(_file(paths, articles), comparison)


def _file(paths: Paths, articles: Iterable[Article]) -> Path:
    return paths.comparisons / f"{kept_name([digest(articles)], MADE_BY)}.comparison"
