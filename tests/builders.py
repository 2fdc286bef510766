"""Articles and accounts for tests, in one line each."""

from __future__ import annotations

import re
from datetime import date

from storyview.text.account import Account, read
from storyview.text.article import Article, Block, BlockKind


def an_article(
    text: str, article_id: str = "a", published: str | None = "2022-11-11", **fields: object
) -> Article:
    """An article of plain paragraphs, parted by blank lines."""
    blocks = tuple(
        Block(BlockKind.PARAGRAPH, found.start(), found.end())
        for found in re.finditer(r"\S(?:.*\S)?(?:\n(?!\s*\n).*\S)*", text)
    )
    day = date.fromisoformat(published) if published else None
    return Article(article_id, text, blocks, file=f"{article_id}.txt", published=day, **fields)  # type: ignore[arg-type]


def accounts(*texts: str, published: str | None = "2022-11-11") -> tuple[Account, ...]:
    """Accounts "a", "b", "c", ... of these texts."""
    return tuple(
        read(an_article(text, "abcdefghij"[index], published)) for index, text in enumerate(texts)
    )
