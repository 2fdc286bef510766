"""A long list of which only the pages around the place that is looked at are held."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Item = TypeVar("Item")

PAGE = 100
"""Entries that are asked for at once: more than fit on the largest terminal."""
MOST_PAGES = 6


class Pages(Generic[Item]):
    """Entries by number, from 0; those that are not known yet are asked for.

    Args:
        want: Is told the number of the first entry of a page that is looked at and not known.
        total: How many entries there are, where that is known.
        size: How many entries are asked for at once.
    """

    def __init__(
        self, want: Callable[[int], None], total: int | None = None, size: int = PAGE
    ) -> None:
        self._want = want
        self.size = size
        self._pages: dict[int, Sequence[Item]] = {}
        self._wanted: set[int] = set()
        self._end = total

    @property
    def total(self) -> int:
        """How many entries there are, as far as that is known."""
        if self._end is not None:
            return self._end
        return max((first + len(page) for first, page in self._pages.items()), default=0)

    @property
    def is_all(self) -> bool:
        """Whether ``total`` is how many there are, and not only how many were seen."""
        return self._end is not None

    def at(self, index: int) -> Item | None:
        """The entry with this number; nothing if there is none or it is not known yet."""
        if index < 0 or (self._end is not None and index >= self._end):
            return None
        first = index - index % self.size
        page = self._pages.get(first)
        if page is None:
            if first not in self._wanted:
                self._wanted.add(first)
                self._want(first)
            return None
        self._pages[first] = self._pages.pop(first)  # the page looked at last goes last
        return page[index - first] if index - first < len(page) else None

    def put(self, first: int, page: Sequence[Item]) -> None:
        """Take in the page whose first entry has this number; a short one is the last."""
        self._wanted.discard(first)
        self._pages[first] = page
        if len(page) < self.size:
            self._end = first + len(page)
        while len(self._pages) > MOST_PAGES:
            del self._pages[next(iter(self._pages))]

    def known(self) -> dict[int, Item]:
        """The entries that are held, by their numbers."""
        return {
            first + place: item
            for first, page in self._pages.items()
            for place, item in enumerate(page)
        }
