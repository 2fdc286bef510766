"""Regular expressions that cost nothing until a text needs them.

To compile the expressions of the analysis takes as long as to import all the rest of it, and few
articles need more than half of them.
"""

from __future__ import annotations

import re
from typing import Any, cast


class _Pattern:
    """What stands for a ``re.Pattern``: its methods are there once the first is asked for."""

    __slots__ = (
        "_expression",
        "_flags",
        "finditer",
        "fullmatch",
        "match",
        "search",
        "split",
        "sub",
    )

    def __init__(self, expression: str, flags: int) -> None:
        self._expression = expression
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self._expression, self._flags)
        for method in self.__slots__[2:]:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def pattern(expression: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern with the methods of ``re``, compiled when it is first used."""
    return cast("re.Pattern[str]", _Pattern(expression, flags))
