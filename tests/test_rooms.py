"""Imports run one way, and the analysis does not bring the terminal along."""

from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    ("module", "unwanted"),
    [
        (
            "storyview.analysis.compare",
            "textual rich pygments markdown_it trafilatura ftfy sqlite3",
        ),
        ("storyview.cli", "textual rich pygments trafilatura ftfy yaml sqlite3 storyview.analysis"),
    ],
)
def test_importing_a_room_does_not_import_what_it_does_not_need(module: str, unwanted: str) -> None:
    names = f"(name for name in {unwanted.split()!r} if name in sys.modules)"
    code = f"import sys, {module}; print(*{names})"
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert result.stdout.split() == []
