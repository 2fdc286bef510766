"""The reader with what the analysis itself finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.bridge import span
from reader.driving import reading

if TYPE_CHECKING:
    from pathlib import Path


async def test_equal_sentences_are_found_marked_and_followed(tmp_path: Path) -> None:
    async with reading(tmp_path, comparison=None, size=(200, 60)) as reader:
        assert reader.screen.references.comparison.failures == ()
        reader.screen.go_to(0, span("harbour", "count").start)
        await reader.settle()
        assert reader.status.startswith("=")
        assert "word for word in unnamed outlet" in reader.status
        assert "▌" in "".join(line[reader.column("wire").region.x :][:4] for line in reader.lines())


async def test_people_and_times_are_found_and_can_be_chosen(tmp_path: Path) -> None:
    async with reading(tmp_path, comparison=None) as reader:
        names = [person.name for person in reader.screen.references.comparison.people]
        assert "Amara Okonjo" in names
        await reader.press("p", "enter", "n", "p", "t", "enter", "t")
        reader.assert_sound()
        assert reader.sees_current()
