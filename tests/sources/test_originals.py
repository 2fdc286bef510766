"""The three originals, which are copyrighted: in the folder that STORYVIEW_ORIGINALS names."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from storyview.sources.door import open_story
from storyview.text.article import Article, BlockKind, Origin

FOLDER = os.environ.get("STORYVIEW_ORIGINALS", "")
pytestmark = pytest.mark.skipif(
    not FOLDER or not Path(FOLDER).is_dir(),
    reason="STORYVIEW_ORIGINALS names no folder with the three originals",
)


def path_of(number: str) -> Path:
    return next(Path(FOLDER).glob(f"{number}_*.txt"))


def opened(number: str) -> Article:
    story = open_story([str(path_of(number))])
    assert story.problems == ()
    return story.story.articles[0]


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.replace("â€", "”"))


@pytest.mark.parametrize("number", ["000", "002", "003"])
def test_every_word_stands_in_the_text_or_among_what_was_dropped(number: str) -> None:
    article = opened(number)
    places = [(piece.position, piece.text) for piece in article.dropped]
    whole = ""
    before = 0
    for position, text in places:
        whole += article.text[before:position] + " " + text + " "
        before = position
    whole += article.text[before:]
    assert words(whole) == words(path_of(number).read_text("utf-8"))


def test_the_one_that_starts_in_mid_story_gets_a_made_title_and_nothing_invented() -> None:
    article = opened("000")
    assert article.title_origin is Origin.MADE
    assert article.title is not None
    assert article.title.endswith("…")
    assert article.text.startswith(article.title.removesuffix("…"))
    assert (article.source, article.published, article.authors) == (None, None, ())
    assert article.dropped == ()


def test_the_one_with_a_bare_headline_loses_its_newsletter_and_keeps_its_slips() -> None:
    article = opened("002")
    first_line = path_of("002").read_text("utf-8").split("\n")[0]
    assert article.title == first_line
    assert article.title_origin is Origin.FOUND
    assert article.title_is_in_text
    assert article.source is None
    assert [piece.reason for piece in article.dropped] == [
        "list of other stories",
        "newsletter sign-up",
        "newsletter sign-up",
        "newsletter sign-up",
    ]
    assert "†" not in article.text
    assert "â" not in article.text
    assert article.text.count("“") == article.text.count("”")
    for slip in ("vocal on about", "an increasing numbers", "[Mayorkas]"):
        assert slip in article.text


def test_the_one_with_a_slogan_has_its_source_caption_and_no_foreign_headline() -> None:
    article = opened("003")
    assert (article.source, article.source_origin) == ("The Washington Post", Origin.FOUND)
    assert article.title_is_in_text
    assert [piece.reason for piece in article.dropped] == [
        "the outlet's name and slogan",
        "another story's headline",
    ]
    captions = [block for block in article.blocks if block.kind is BlockKind.CAPTION]
    assert [article.text[block.start : block.end][-4:] for block in captions] == ["/AP)"]
    assert "which [is] the same" in article.text
    assert sum(block.kind is BlockKind.HEADING for block in article.blocks) == 1
