"""A long list is asked for page by page, and only where it is looked at."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from storyview.reader.library_pages import MOST_PAGES, PAGE, Pages


def pages_of(total: int | None = None, size: int = PAGE) -> tuple[Pages[int], list[int]]:
    wanted: list[int] = []
    return Pages(wanted.append, total, size), wanted


def test_a_page_is_asked_for_once_when_it_is_looked_at() -> None:
    pages, wanted = pages_of(1_000)
    assert pages.at(250) is None
    assert pages.at(299) is None
    assert wanted == [200]
    pages.put(200, list(range(200, 300)))
    assert pages.at(250) == 250
    assert wanted == [200]


def test_what_lies_beyond_the_end_is_not_asked_for() -> None:
    pages, wanted = pages_of(120)
    assert pages.at(120) is pages.at(-1) is None
    assert wanted == []


def test_a_short_page_is_the_last() -> None:
    pages, wanted = pages_of(size=10)
    assert not pages.is_all
    pages.put(0, list(range(10)))
    assert (pages.total, pages.is_all) == (10, False)
    assert pages.at(10) is None
    assert wanted == [10]
    pages.put(10, [10, 11])
    assert (pages.total, pages.is_all) == (12, True)


@settings(deadline=None)
@given(st.lists(st.integers(0, 4_999), max_size=60))
def test_whatever_is_looked_at_few_pages_are_held_and_all_that_is_shown_is_right(
    looks: list[int],
) -> None:
    everything = list(range(5_000))
    wanted: list[int] = []
    pages: Pages[int] = Pages(wanted.append, 5_000)
    for index in looks:
        if pages.at(index) is None:
            first = wanted.pop()
            assert first <= index < first + PAGE
            pages.put(first, everything[first : first + PAGE])
        assert pages.at(index) == index
        assert len(pages.known()) <= MOST_PAGES * PAGE
