"""Word lists that the analysis uses; README.md beside them tells where each comes from."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def words(name: str) -> frozenset[str]:
    """The lines of ``name``.txt, without empty lines and lines that begin with "#"."""
    text = Path(__file__).with_name(f"{name}.txt").read_text("utf-8")
    if "#" in text or "\n\n" in text:
        return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))
    return frozenset(text.strip("\n").split("\n"))
