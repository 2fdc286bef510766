"""Where there is room for one line only, the timeline still tells which year it speaks of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.driving import reading

if TYPE_CHECKING:
    from pathlib import Path


async def test_the_line_of_the_timeline_names_the_year(tmp_path: Path) -> None:
    async with reading(tmp_path, size=(80, 24)) as reader:
        line = reader.lines()[reader.screen.timeline.region.y]
        assert "Mon 4 Mar 2024" in line
        assert line.count("2024") == 1
