"""Word lists that the analysis uses; README.md beside them tells where each comes from."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def words(name: str) -> frozenset[str]:
    """The lines of ``name``.txt, without empty lines and lines that begin with "#"."""
    text = Path(__file__).with_name(f"{name}.txt").read_text("utf-8")
    lines = frozenset(text.splitlines())
    if "#" in text:
        return frozenset(line for line in lines if line and not line.startswith("#"))
    return lines - {""}
