"""Jumping with ] and [, walking with n and N, and searching all articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.events import Key

from reader.bridge import PLACES
from reader.driving import Reader, reading
from storyview.reader.keys import JUMP_LETTERS

if TYPE_CHECKING:
    from pathlib import Path


def here(reader: Reader) -> tuple[str, str]:
    """The article that is read, and the name of its current passage."""
    article = reader.columns.article_id
    passage = reader.columns.passage
    assert passage is not None
    return article, next(n for n, s in PLACES[article].items() if s.start == passage.start)


NEXT = {
    "m": ["crack", "fear", "built", "mayor", "ferry", "count", "crack"],
    "o": ["night", "shops", "baker"],
    "c": ["crack", "crack"],
    "quotation_mark": ["fear", "fear"],
    "p": ["fear", "mayor", "ferry", "tests", "fear"],
    "t": ["crack", "built", "crack"],
}
LAST = {
    "m": ["count", "ferry", "mayor"],
    "o": ["tests", "lake", "signs"],
    "c": ["crack"],
    "quotation_mark": ["fear"],
    "p": ["tests", "ferry", "mayor", "fear"],
    "t": ["built", "crack"],
}


def test_every_letter_is_walked_here() -> None:
    assert set(NEXT) == set(LAST) == set(JUMP_LETTERS)


@pytest.mark.parametrize("letter", JUMP_LETTERS)
async def test_a_letter_after_the_bracket_walks_forward_and_n_goes_on(
    letter: str, tmp_path: Path
) -> None:
    async with reading(tmp_path) as reader:
        await reader.press("right_square_bracket", letter)
        walked = [here(reader)[1]]
        for _ in NEXT[letter][1:]:
            await reader.press("n")
            walked.append(here(reader)[1])
            assert reader.sees_current()
        assert walked == NEXT[letter]


@pytest.mark.parametrize("letter", JUMP_LETTERS)
async def test_a_letter_after_the_other_bracket_walks_back(letter: str, tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        await reader.press("G", "left_square_bracket", letter)
        walked = [here(reader)[1]]
        for _ in LAST[letter][1:]:
            await reader.press("N")
            walked.append(here(reader)[1])
        assert walked == LAST[letter]


async def test_any_other_key_after_the_bracket_only_ends_the_waiting(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        for key in ("escape", "q", "x", "j"):
            await reader.press("right_square_bracket", key)
            assert here(reader) == ("harbour", "lead")
            assert "Next:" not in reader.status
        await reader.press("j")
        assert here(reader) == ("harbour", "crack")


async def test_mentions_of_the_chosen_person_are_walked_through_all_articles(
    tmp_path: Path,
) -> None:
    async with reading(tmp_path) as reader:
        await reader.press("p", "enter", "p", "right_square_bracket", "p")
        walked = [here(reader)]
        for _ in range(4):
            await reader.press("n")
            walked.append(here(reader))
        assert walked == [
            ("harbour", "fear"),
            ("harbour", "tests"),
            ("post", "fear"),
            ("wire", "fear"),
            ("harbour", "fear"),
        ]


async def test_a_jump_to_what_there_is_none_of_says_so(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        await reader.press("3", "right_square_bracket", "c")
        assert reader.status == "No conflict was found in this article."
        await reader.press("right_square_bracket", "quotation_mark")
        assert reader.status == "This article quotes nobody."


async def test_a_search_is_walked_through_all_articles_and_back(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        await reader.press("slash")
        await reader.type("bridge")
        await reader.press("enter")
        walked = [here(reader)]
        for _ in range(7):
            await reader.press("n")
            walked.append(here(reader))
        assert walked[:4] == [
            ("harbour", "lead"),
            ("harbour", "built"),
            ("harbour", "cranes"),
            ("harbour", "count"),
        ]
        assert walked[4:] == [
            ("post", "lead"),
            ("wire", "crack"),
            ("wire", "built"),
            ("wire", "count"),
        ]
        await reader.press("n")
        assert here(reader) == ("harbour", "lead")
        await reader.press("N")
        assert here(reader) == ("wire", "count")


async def test_hits_are_reversed_wherever_they_stand_on_screen(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        await reader.press("slash")
        await reader.type("bearing")
        await reader.press("enter")
        for article in ("harbour", "post", "wire"):
            hits = reader.styles_of("bearing", reader.column(article))
            assert hits
            assert all(style.reverse for style in hits)


async def test_a_search_does_not_mind_case_and_letters_typed_are_no_commands(
    tmp_path: Path,
) -> None:
    async with reading(tmp_path) as reader:
        await reader.press("slash")
        await reader.type("QJ sz")
        assert reader.app.return_code is None
        assert reader.columns.sync.value == "meaning"
        await reader.press(*["backspace"] * 5)
        await reader.type("OKONJO")
        await reader.press("enter")
        assert here(reader) == ("harbour", "fear")


async def test_words_that_stand_nowhere_are_told_and_leave_the_place(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        await reader.press("j", "slash")
        await reader.type("zeppelin")
        await reader.press("enter")
        assert reader.status == "“zeppelin” stands in none of the articles."
        assert here(reader) == ("harbour", "crack")


async def test_escape_leaves_the_search_where_it_began(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        await reader.press("j", "slash")
        await reader.type("ferry")
        await reader.press("escape")
        assert reader.screen.prompt is None
        assert not reader.columns.choices.hits
        assert here(reader) == ("harbour", "crack")
        await reader.press("j")
        assert here(reader) == ("harbour", "night")


async def test_a_jump_that_is_typed_at_once_is_a_jump(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        for key, character in (("right_square_bracket", "]"), ("m", "m"), ("n", "n")):
            reader.app.post_message(Key(key, character))
        await reader.idle()
        assert here(reader) == ("harbour", "fear")
        assert reader.screen.pending is None


async def test_backspace_goes_back_through_jumps(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        await reader.press("right_square_bracket", "m", "n", "n")
        assert here(reader) == ("harbour", "built")
        await reader.press("backspace")
        assert here(reader) == ("harbour", "fear")
        await reader.press("backspace", "backspace")
        assert here(reader) == ("harbour", "lead")
        await reader.press("F", "F")
        assert here(reader) == ("harbour", "fear")


async def test_a_fact_leads_to_its_place_and_back(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        await reader.press("f", "j", "enter")
        assert here(reader) == ("post", "crack")
        assert reader.sees_current()
        await reader.press("backspace")
        assert here(reader) == ("harbour", "lead")
