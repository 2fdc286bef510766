from __future__ import annotations

import pytest

from builders import an_article
from storyview.sources.related import lone_lines
from storyview.text.article import Mark, MarkKind

ONE = (
    "Ferry crews in the harbour walked out on Thursday, and commuters stood on the quay for hours."
)
TWO = (
    "The union wants two days of rest after a week of nights, said Li Wei, who heads it since May."
)
THREE = (
    "The company said that it would talk on Friday, but did not say about what it meant to talk."
)


def told(*lines: str) -> tuple[list[int], list[int]]:
    article = an_article("\n\n".join(lines))
    return lone_lines(article.text, article.blocks, ())


def test_a_headline_that_shares_nothing_with_its_neighbours_is_another_storys() -> None:
    line = "Wolves return to Norwegian valley for first time in 80 years"
    assert told(ONE, TWO, line, THREE, ONE) == ([], [2])


@pytest.mark.parametrize(
    "line",
    [
        "What the crews want",
        "A long night",
        "Two days of rest for crews who work a week of nights",
        "Why wolves and bears in the north matter to this one",
    ],
)
def test_a_sub_heading_is_never_dropped(line: str) -> None:
    _, others = told(ONE, line, TWO, THREE, ONE)
    assert others == []


def test_a_short_sub_heading_becomes_a_heading() -> None:
    assert told(ONE, "What the crews want", TWO, THREE, ONE) == ([1], [])


@pytest.mark.parametrize(
    "line",
    [
        "“We are tired",
        "lower case that a broken line goes on with",
        "The crews want three things:",
        "- more crew",
        "Rest, pay and",
        "Li Wei spoke. Her crews",
    ],
)
def test_a_line_that_is_part_of_the_prose_stays_a_paragraph(line: str) -> None:
    assert told(ONE, line, TWO, THREE, ONE) == ([], [])


def test_where_lines_without_a_stop_are_usual_none_is_told_apart() -> None:
    line = "Wolves return to Norwegian valley for first time in 80 years"
    assert told(ONE, line, line, line, TWO) == ([], [])


def test_the_first_and_the_last_line_stay() -> None:
    line = "Wolves return to Norwegian valley for first time in 80 years"
    assert told(line, ONE, TWO, THREE, ONE, line) == ([], [])


def test_a_paragraph_that_is_a_link_needs_fewer_words() -> None:
    line = "Wolves return to valley"
    article = an_article("\n\n".join([ONE, TWO, line, THREE, ONE]))
    block = article.blocks[2]
    mark = Mark(MarkKind.LINK, block.start, block.end, "https://example.org/wolves")
    assert lone_lines(article.text, article.blocks, (mark,)) == ([], [2])
    assert lone_lines(article.text, article.blocks, ()) == ([2], [])
