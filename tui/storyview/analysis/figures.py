"""To be written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storyview.analysis.findings import Conflict, Figure
    from storyview.text.account import Account


def find_figures(accounts: Sequence[Account], *rest: Any) -> tuple[Figure, ...]:
    """Find nothing yet."""
    return ()


def find_conflicts(accounts: Sequence[Account], *rest: Any) -> tuple[Conflict, ...]:
    """Find nothing yet."""
    return ()
