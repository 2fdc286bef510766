"""Files that other programs wrote; they lie in ``documents``, all of the same invented report."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sources.test_pdf import PARAGRAPHS, TITLE
from storyview.sources.reading import read_article
from storyview.text.article import BlockKind, Origin

FILES = sorted(
    path for path in (Path(__file__).parent / "documents").iterdir() if path.suffix != ".md"
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_report_comes_back_as_it_was_written(path: Path) -> None:
    found = read_article(path.read_bytes(), name=path.name, article_id="a")
    assert (found.title, found.title_origin) == (TITLE, Origin.STATED)
    assert (found.authors, found.authors_origin) == (("Ana Ruiz",), Origin.FOUND)
    assert (found.published, found.published_origin) == (date(2023, 5, 4), Origin.FOUND)
    assert [(block.kind, found.text[block.start : block.end]) for block in found.blocks] == [
        (BlockKind.HEADING, TITLE),
        (BlockKind.PARAGRAPH, PARAGRAPHS[0]),
        (BlockKind.PARAGRAPH, PARAGRAPHS[1]),
        (BlockKind.HEADING, "What the crews want"),
        (BlockKind.LIST_ITEM, "More crew on board"),
        (BlockKind.LIST_ITEM, "Later sailings at the weekend"),
        (BlockKind.PARAGRAPH, PARAGRAPHS[2]),
    ]
