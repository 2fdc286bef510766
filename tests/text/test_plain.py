"""The paragraphs of a plain text are found however its lines are broken."""

from __future__ import annotations

from textwrap import fill

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storyview.text.article import BlockKind
from storyview.text.clean import clean
from storyview.text.plain import PlainText, plain_blocks

FIRST = (
    "The harbour of Antofagasta closed on Tuesday after a crane fell across two berths, and the "
    "port authority said that ships would wait until the end of the week."
)
SECOND = (
    "“Nobody was hurt,” said Ximena Rojas, who runs the terminal. “We were lucky, and we know "
    "that we were, but a month of work is lost all the same.”"
)


def paragraphs(text: str) -> list[str]:
    found = plain_blocks(text)
    return [found.text[block.start : block.end] for block in found.blocks]


def test_blank_lines_part_paragraphs() -> None:
    assert plain_blocks("One.\n\n \nTwo.\n") == PlainText(
        "One.\n\nTwo.", plain_blocks("One.\n\nTwo.").blocks
    )
    assert paragraphs("One.\n\n \nTwo.\n") == ["One.", "Two."]


def test_long_lines_are_paragraphs_without_blank_lines() -> None:
    assert paragraphs(f"Crane falls in port\n{FIRST}\n{SECOND}") == [
        "Crane falls in port",
        FIRST,
        SECOND,
    ]


@pytest.mark.parametrize("width", [40, 72, 80, 100])
def test_lines_broken_to_a_width_are_joined(width: int) -> None:
    long, longer = f"{FIRST} {SECOND}", f"{SECOND} {FIRST} {SECOND}"
    wrapped = f"{fill(long, width)}\n\n{fill(longer, width)}\n"
    assert paragraphs(wrapped) == [long, longer]


def test_paragraphs_of_several_lengths_are_not_taken_for_broken_lines() -> None:
    lines = [f"{FIRST} {'And so on. ' * (n % 3)}".strip() for n in range(9)]
    assert paragraphs("\n".join(lines)) == lines


def test_paragraphs_of_the_same_length_are_not_taken_for_broken_lines() -> None:
    assert len(paragraphs("\n".join([FIRST] * 9))) == 9


def test_without_blank_lines_short_lines_are_one_paragraph() -> None:
    assert paragraphs(fill(FIRST, 60)) == [FIRST]


def test_a_title_right_above_long_lines_is_a_paragraph_of_its_own() -> None:
    assert paragraphs(f"Crane falls\n{FIRST}\n\n{SECOND}")[0] == "Crane falls"


def test_runs_of_space_become_one_and_unbreakable_ones_plain() -> None:
    assert plain_blocks("  One\xa0 \u2009two   three \n").text == "One two three"


def test_nothing_is_read_as_markdown() -> None:
    text = "# no heading [is] *kept* <b>\n\n> as\n\n- it\n\n`stands`"
    assert plain_blocks(text).text == text
    assert {block.kind for block in plain_blocks(text).blocks} == {BlockKind.PARAGRAPH}


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "\xa0\n"])
def test_an_empty_text_has_no_blocks(text: str) -> None:
    assert plain_blocks(text) == PlainText("", ())


@settings(deadline=None)
@given(
    st.one_of(
        st.text(),
        st.lists(st.sampled_from(["word", " ", "\n", "\n\n", FIRST, "\xa0", "*", "é"])).map(
            "".join
        ),
    )
)
def test_all_words_stay_and_blocks_hold_them_all(source: str) -> None:
    source = clean(source)
    text, blocks = plain_blocks(source)
    assert text.split() == source.split()
    assert "\n\n".join(text[block.start : block.end] for block in blocks) == text
    for block in blocks:
        paragraph = text[block.start : block.end]
        assert paragraph
        assert paragraph == " ".join(paragraph.split())
    assert plain_blocks(text).text.split() == text.split()
