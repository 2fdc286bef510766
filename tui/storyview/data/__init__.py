"""Word lists that the analysis uses; README.md beside them tells where each comes from."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def words(name: str) -> frozenset[str]:
    """The lines of ``name``.txt, without empty lines and lines that begin with "#"."""
    text = files(__name__).joinpath(f"{name}.txt").read_text("utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))
