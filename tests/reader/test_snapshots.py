"""The characters of a few screens, as they are kept in ``tests/snapshots``.

Renew them with ``RENEW=1 python -m pytest tests/reader/test_snapshots.py``, and look at what
``git diff tests/snapshots`` says.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reader.driving import reading
from reader.shelf import shelf

SNAPSHOTS = Path(__file__).parents[1] / "snapshots"

SCREENS = {
    "first-screen-80x24": ((80, 24), ()),
    "first-screen-120x40": ((120, 40), ()),
    "first-screen-200x60": ((200, 60), ()),
    "a-match-120x40": ((120, 40), ("j",)),
    "a-match-60x20": ((60, 20), ("j",)),
    "a-person-80x24": ((80, 24), ("p", "enter")),
    "an-event-200x60": ((200, 60), ("t", "l", "enter")),
    "facts-80x24": ((80, 24), ("f",)),
}

OF_THE_LIBRARY = {
    "library-80x24": ((80, 24), ("j",)),
    "library-120x40": ((120, 40), ("l", "space")),
    "library-search-120x40": ((120, 40), ("slash", *"crack", "enter", "j")),
}


@pytest.mark.parametrize("name", SCREENS)
async def test_a_screen_looks_as_it_did(name: str, tmp_path: Path) -> None:
    size, keys = SCREENS[name]
    async with reading(tmp_path, size=size) as reader:
        for key in keys:
            await reader.press(key)
        assert_looks_as_it_did(name, reader.picture())


@pytest.mark.parametrize("name", OF_THE_LIBRARY)
async def test_the_library_looks_as_it_did(name: str, tmp_path: Path) -> None:
    size, keys = OF_THE_LIBRARY[name]
    async with shelf(tmp_path, size) as reader:
        await reader.press(*keys)
        assert_looks_as_it_did(name, reader.picture())


def assert_looks_as_it_did(name: str, picture: str) -> None:
    kept = SNAPSHOTS / f"{name}.txt"
    if os.environ.get("RENEW"):
        kept.write_text(picture, encoding="utf-8")
    assert picture == kept.read_text(encoding="utf-8")


def test_no_snapshot_is_left_over() -> None:
    assert {path.stem for path in SNAPSHOTS.glob("*.txt")} == {*SCREENS, *OF_THE_LIBRARY}
