from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from storyview.sources.page_tree import pieces_of
from storyview.sources.pieces import Piece, as_json, from_json, placed
from storyview.text.article import BlockKind, MarkKind

P, H, LI, Q, C = (
    BlockKind.PARAGRAPH,
    BlockKind.HEADING,
    BlockKind.LIST_ITEM,
    BlockKind.QUOTE,
    BlockKind.CODE,
)


def pieces(xml: str) -> list[Piece]:
    return pieces_of(etree.fromstring(f"<body>{xml}</body>"))


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        ("<p># is [is] * and &lt;b&gt;</p>", [(P, "# is [is] * and <b>")]),
        ("<p>1. May was wet</p>", [(P, "1. May was wet")]),
        ("<p>One<lb/>two</p>", [(P, "One two")]),
        ("<p>“One.”<lb/>Two</p>", [(P, "“One.”\nTwo")]),
        ("<p>One<lb/><lb/>two</p>", [(P, "One"), (P, "two")]),
        ("<head rend='h3'>The night</head>", [(H, "The night")]),
        ("<quote>Own <hi rend='#i'>words</hi> here</quote>", [(Q, "Own words here")]),
        ("<quote>A<p>B</p>C</quote>", [(Q, "A"), (Q, "B"), (Q, "C")]),
        ("<p>He said <quote>no</quote> twice.</p>", [(P, "He said no twice.")]),
        (
            "<list><item>A<list><item>B</item></list>C</item><item>D</item></list>",
            [(LI, "A"), (LI, "B"), (LI, "C"), (LI, "D")],
        ),
        (
            "<table><row><cell>Day</cell><cell>Rain</cell></row>"
            "<row><cell>Monday</cell><cell>12</cell></row></table>",
            [(C, "Day     Rain\n──────  ────\nMonday  12")],
        ),
        ("<table><row><cell>Laid out.</cell></row></table>", [(P, "Laid out.")]),
        ("<p>A</p>tail<p>B</p>", [(P, "A"), (P, "tail"), (P, "B")]),
        ("<p/>", []),
    ],
)
def test_every_word_of_the_extractors_tree_comes_through(
    xml: str, expected: list[tuple[BlockKind, str]]
) -> None:
    assert [(piece.kind, piece.text) for piece in pieces(xml)] == expected


def test_emphasis_stands_on_its_words_alone() -> None:
    (piece,) = pieces("<p>May was <hi rend='#b'> very wet </hi>, <hi rend='#i'>he</hi> said</p>")
    found = [(mark.kind, piece.text[mark.start : mark.end]) for mark in piece.marks]
    assert found == [(MarkKind.STRONG, "very wet"), (MarkKind.EMPHASIS, "he")]


def test_numbered_lists_are_numbered_and_nested_ones_indented() -> None:
    found = pieces(
        "<list rend='ol'><item>A</item><item>B<list rend='ul'><item>C</item></list></item></list>"
    )
    assert [(piece.marker, piece.level) for piece in found] == [("1.", 1), ("2.", 1), ("•", 2)]


def test_elements_nested_without_end_keep_their_words() -> None:
    deep = etree.fromstring("<p>" + "<hi>" * 240 + "quay" + "</hi>" * 240 + "</p>")
    assert pieces_of(deep)[0].text == "quay"


def test_pieces_survive_their_way_through_json() -> None:
    found = pieces("<list rend='ol'><item>A <hi rend='#b'>b</hi></item></list><p>C</p>")
    assert from_json(as_json(found)) == found


def test_what_is_no_piece_is_passed_over() -> None:
    assert from_json([1, ["x"], ["paragraph", "a", "b", "", "", []], None]) == []
    assert from_json("no list") == []


def test_a_repair_reaches_across_pieces_and_keeps_their_places() -> None:
    text, blocks, _, notes = placed(
        [Piece(P, "“The quay is gone.† He left."), Piece(H, "After", 2), Piece(C, "a\n\nb")]
    )
    assert [text[block.start : block.end] for block in blocks] == [
        "“The quay is gone.” He left.",
        "After",
        "a\n\nb",
    ]
    assert len(notes) == 1


@given(st.lists(st.tuples(st.sampled_from([P, H, LI, Q, C]), st.text(max_size=40)), max_size=8))
@settings(deadline=None, max_examples=60)
def test_blocks_hold_all_that_is_no_white_space(rows: list[tuple[BlockKind, str]]) -> None:
    text, blocks, marks, _ = placed([Piece(kind, words, 1) for kind, words in rows])
    end = 0
    for block in blocks:
        assert not text[end : block.start].strip()
        assert text[block.start : block.end].strip() == text[block.start : block.end]
        end = block.end
    assert end == len(text)
    assert marks == ()
