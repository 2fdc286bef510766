"""What a source calls a person, word for word."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from storyview.analysis.findings import Role
    from storyview.text.account import Account


def find_roles(account: Account, first: int, last: int, end: int) -> list[Role]:
    """Find the roles told beside the name that runs from token ``first`` to token ``last``."""
    return []
