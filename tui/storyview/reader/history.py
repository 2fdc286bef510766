"""Where the reader has been: back and forward, as in a browser. Pure."""

from __future__ import annotations

from typing import Generic, TypeVar

Place = TypeVar("Place")

MOST = 200


class History(Generic[Place]):
    """Places that were left by a jump."""

    def __init__(self) -> None:
        self._back: list[Place] = []
        self._forward: list[Place] = []

    def leave(self, place: Place) -> None:
        """Remember a place that is being left for somewhere else."""
        if not self._back or self._back[-1] != place:
            self._back.append(place)
            del self._back[:-MOST]
        self._forward.clear()

    def back(self, here: Place) -> Place | None:
        """The place that was left last, if there is one."""
        return self._step(self._back, self._forward, here)

    def forward(self, here: Place) -> Place | None:
        """The place that ``back`` was called from, if there is one."""
        return self._step(self._forward, self._back, here)

    @staticmethod
    def _step(source: list[Place], other: list[Place], here: Place) -> Place | None:
        while source:
            place = source.pop()
            if place != here:
                other.append(here)
                return place
        return None
