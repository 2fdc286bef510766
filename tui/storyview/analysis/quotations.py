"""To be written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storyview.analysis.findings import Quotation
    from storyview.text.account import Account


def find_quotations(accounts: Sequence[Account], *rest: Any) -> tuple[Quotation, ...]:
    """Find nothing yet."""
    return ()
