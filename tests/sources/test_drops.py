from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import an_article
from storyview.sources.drops import restore, take_out
from storyview.text.article import Article, Block, BlockKind, Dropped, Mark, MarkKind

WORDS = ["Quay", "ferry", "Łódź", "noon", "Żaneta", "42", "“gate”", "👩‍🚒"]


@st.composite
def articles(draw: st.DrawFn) -> tuple[Article, dict[int, str]]:
    """An article of blocks of all kinds with marks, and which of its blocks to take out."""
    pieces = draw(
        st.lists(
            st.tuples(
                st.sampled_from(list(BlockKind)),
                st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join),
            ),
            max_size=7,
        )
    )
    text, blocks = "", []
    for kind, piece in pieces:
        if blocks:
            listed = kind is blocks[-1].kind is BlockKind.LIST_ITEM
            text += "\n" if listed else "\n\n"
        blocks.append(Block(kind, len(text), len(text) + len(piece)))
        text += piece
    marks = tuple(Mark(MarkKind.STRONG, block.start, block.start + 2) for block in blocks)
    article = replace(an_article(text), blocks=tuple(blocks), marks=marks)
    chosen = draw(st.sets(st.integers(0, max(0, len(blocks) - 1)))) if blocks else set()
    return article, {index: f"reason {index}" for index in sorted(chosen)}


def without(article: Article, reasons: dict[int, str]) -> Article:
    taken = take_out(article.text, article.blocks, article.marks, reasons)
    return replace(
        article, text=taken.text, blocks=taken.blocks, marks=taken.marks, dropped=taken.dropped
    )


def well_formed(article: Article) -> bool:
    covered = [index for block in article.blocks for index in range(block.start, block.end)]
    solid = [i for i, character in enumerate(article.text) if not character.isspace()]
    starts = {block.start for block in article.blocks} | {len(article.text)}
    return (
        covered == sorted(set(covered))
        and set(solid) <= set(covered)
        and all(piece.position in starts for piece in article.dropped)
        and [p.position for p in article.dropped] == sorted(p.position for p in article.dropped)
    )


@given(articles())
@settings(deadline=None)
def test_taking_out_leaves_a_whole_article(made: tuple[Article, dict[int, str]]) -> None:
    article, reasons = made
    taken = without(article, reasons)
    assert well_formed(taken)
    kept = [block for index, block in enumerate(article.blocks) if index not in reasons]
    assert [taken.text[b.start : b.end] for b in taken.blocks] == [
        article.text[b.start : b.end] for b in kept
    ]
    assert [taken.text[m.start : m.end] for m in taken.marks] == [
        article.text[b.start : b.start + 2] for b in kept
    ]


@given(articles(), st.randoms(use_true_random=False))
@settings(deadline=None)
def test_restoring_all_in_any_order_gives_the_text_back(
    made: tuple[Article, dict[int, str]], chance: object
) -> None:
    article, reasons = made
    taken = without(article, reasons)
    while taken.dropped:
        taken = restore(taken, chance.randrange(len(taken.dropped)))  # type: ignore[attr-defined]
        assert well_formed(taken)
    assert taken.text == article.text
    assert [(b.kind, b.start, b.end) for b in taken.blocks] == [
        (b.kind, b.start, b.end) for b in article.blocks
    ]


def test_marks_and_later_pieces_move_with_the_text() -> None:
    article = an_article("Gate.\n\nAdvertisement\n\nFerry.\n\nShare\n\nNoon.")
    marked = replace(article, marks=(Mark(MarkKind.STRONG, 22, 27),))
    taken = without(marked, {1: "advertisement", 3: "share buttons"})
    assert taken.text == "Gate.\n\nFerry.\n\nNoon."
    assert taken.dropped == (
        Dropped("Advertisement", "advertisement", 7, BlockKind.PARAGRAPH),
        Dropped("Share", "share buttons", 15, BlockKind.PARAGRAPH),
    )
    back = restore(taken, 0)
    assert back.text == "Gate.\n\nAdvertisement\n\nFerry.\n\nNoon."
    assert [back.text[mark.start : mark.end] for mark in back.marks] == ["Ferry"]
    assert back.dropped[0].position == back.text.index("Noon")


def test_a_piece_that_does_not_exist_cannot_be_restored() -> None:
    with pytest.raises(IndexError):
        restore(an_article("Gate."), 0)


def test_an_article_of_nothing_but_drops_can_be_restored() -> None:
    taken = without(an_article("Gate.\n\nNoon."), {0: "a", 1: "b"})
    assert taken.text == ""
    assert restore(restore(taken, 1), 0).text == "Gate.\n\nNoon."
