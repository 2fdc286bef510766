"""What columns of the library's tables hold, read as what it stands for."""

from __future__ import annotations

import json
from datetime import date, datetime


class UnreadableError(ValueError):
    """A column holds what no storyview ever put there: the file is damaged."""


def text_in(column: object) -> str:
    """The text in a column.

    Raises:
        UnreadableError: If it holds none.
    """
    if not isinstance(column, str):
        raise UnreadableError("no text")
    return column


def day_in(column: object) -> date | None:
    """The day in a column, as in "2022-11-11"; None where it is empty.

    Raises:
        UnreadableError: If it holds something else.
    """
    if column is None:
        return None
    try:
        return date.fromisoformat(text_in(column))
    except ValueError:
        raise UnreadableError("no day") from None


def moment_in(column: object) -> datetime:
    """The moment in a column, as in "2022-11-11T10:00:00+00:00".

    Raises:
        UnreadableError: If it holds something else.
    """
    try:
        return datetime.fromisoformat(text_in(column))
    except ValueError:
        raise UnreadableError("no moment") from None


def texts_in(column: object) -> tuple[str, ...]:
    """The texts in a column, a JSON list.

    Raises:
        UnreadableError: If it holds something else.
    """
    try:
        found = json.loads(text_in(column))
        if not isinstance(found, list):
            raise TypeError
        return tuple(map(text_in, found))
    except (ValueError, TypeError, RecursionError):
        raise UnreadableError("no texts") from None
