from __future__ import annotations

from builders import accounts, an_article
from storyview.analysis.ledes import find_lede
from storyview.text.account import read
from storyview.text.article import Article, Block, BlockKind

LEDE = "The old bridge at Mostar was closed on Friday."


def test_the_lede_is_the_first_sentence() -> None:
    (account,) = accounts(f"{LEDE} Nobody was hurt when the railing gave way.")
    assert find_lede(account) == 0


def test_the_headline_and_a_line_of_few_words_are_no_lede() -> None:
    text = f"Bridge closed at last in the old town\n\nMOSTAR, Friday\n\n{LEDE}"
    end = text.index("\n")
    rest = (
        Block(BlockKind.PARAGRAPH, end + 2, end + 16),
        Block(BlockKind.PARAGRAPH, end + 18, len(text)),
    )
    account = read(Article("a", text, (Block(BlockKind.HEADING, 0, end, 1), *rest)))
    assert find_lede(account) == 2


def test_a_list_of_lines_has_no_lede() -> None:
    assert find_lede(read(an_article("One.\n\nTwo.\n\nThree."))) is None
