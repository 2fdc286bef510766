"""What stands around a time expression, for the traps that look at it."""

from __future__ import annotations

import re
from typing import NamedTuple


class Around(NamedTuple):
    """An expression with the words beside it."""

    rest: str
    """The characters just after it, up to forty."""
    rule: str
    words: str
    """The expression itself."""
    previous: str
    """The word just before it, "" at the start of a paragraph."""
    following: str
    """The word just after it."""
    before: str
    """The character just before it."""
    opens: bool
    """Whether it stands first in its sentence."""
    near: str = ""
    """The text around it, some 90 characters on either side."""
    lead: str = ""
    """The characters just before it in its paragraph, up to forty."""
    names: frozenset[str] = frozenset()
    """The words for months that the article uses as names of people ("Theresa May")."""


IN_TIME = frozenset(
    """
    in since by until till from to of for during last next this early late mid every each through
    before after between and or on around about throughout via than past following
    """.split()
)
"""The words that a time follows."""
TITLED = re.compile(r"[A-Z][a-z]")
