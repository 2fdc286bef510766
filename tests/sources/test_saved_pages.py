"""What comes through of made pages of many makers, and that our own steps lose nothing of it."""

from __future__ import annotations

from functools import cache
from statistics import mean

import pytest

from benchmarks.extraction import Scored, score
from saved_pages.templates import TEMPLATES, SavedPage

PAGES = {page.name: page for page in (template() for template in TEMPLATES)}
MOST_LOST = 0.005
"""Of F1, on the way from the extractor's own text to the article."""


@cache
def scored(name: str) -> Scored:
    return score(PAGES[name])


@pytest.mark.parametrize("name", PAGES)
def test_our_steps_lose_nothing_of_what_the_extractor_found(name: str) -> None:
    assert scored(name).ours >= scored(name).alone - MOST_LOST


@pytest.mark.parametrize("name", PAGES)
def test_who_wrote_it_when_and_where_is_known_rightly(name: str) -> None:
    found = scored(name)
    assert (found.day, found.authors, found.source) == (True, True, True)


def test_over_all_pages_the_text_comes_through() -> None:
    assert len(PAGES) >= 40
    assert mean(scored(name).ours for name in PAGES) > 0.99


def test_every_page_is_told_apart_by_its_name() -> None:
    assert all(isinstance(page, SavedPage) for page in PAGES.values())
    assert len(PAGES) == len(TEMPLATES)
