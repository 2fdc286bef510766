"""To be written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storyview.analysis.findings import TimeExpression
    from storyview.text.account import Account


def find_times(accounts: Sequence[Account], *rest: Any) -> tuple[TimeExpression, ...]:
    """Find nothing yet."""
    return ()
