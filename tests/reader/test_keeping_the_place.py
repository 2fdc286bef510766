"""The place is kept from one run to the next, and what was left out can be taken back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.bridge import HARBOUR, POST, WIRE
from reader.driving import reading
from storyview.analysis.findings import Comparison
from storyview.text.article import Dropped, Story

if TYPE_CHECKING:
    from pathlib import Path


async def test_reading_goes_on_where_it_stopped(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        await reader.press("l", "space", "j", "s", "q")
        current = reader.current
    async with reading(tmp_path, size=(80, 24)) as reader:
        assert reader.columns.article_id == "post"
        assert reader.current == current
        assert reader.sees_current()
        assert "sync: offset" in reader.title


async def test_the_layout_that_was_chosen_is_kept(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        await reader.press("v")
        await reader.press("q")
    async with reading(tmp_path) as reader:
        assert len(reader.shown) == 1


async def test_the_place_is_kept_in_whatever_order_the_articles_are_named(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        await reader.press("3", "j", "q")
        current = reader.current
    async with reading(tmp_path, Story((WIRE, HARBOUR, POST))) as reader:
        assert reader.columns.article_id == "wire"
        assert reader.current == current


async def test_ctrl_q_keeps_the_place_as_q_does(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        await reader.press("j", "j", "ctrl+q")
        assert reader.app.launch.store.place(reader.app.key) is not None


async def test_a_place_that_cannot_be_kept_stops_nobody_from_quitting(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where a folder should be")
    async with reading(tmp_path) as reader:
        await reader.press("j", "q")
        assert reader.app.return_code == 0


async def test_a_piece_that_was_left_out_is_taken_back_and_stays(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        assert "evening letter" not in reader.picture()
        await reader.press("d", "enter")
        await reader.until(lambda: reader.screen.references.complete)
        assert "Sign up for our evening letter" in reader.picture()
        assert reader.app.story.article("harbour").text.startswith("Sign up")
        await reader.press("d")
        assert "Nothing was left out." in reader.picture()
        await reader.press("escape", "q")
    async with reading(tmp_path) as reader:
        assert reader.app.story.article("harbour").text.startswith("Sign up")


async def test_taking_a_piece_back_leaves_the_reader_at_the_same_sentence(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        await reader.press("j", "j")
        current = reader.current
        await reader.press("d", "enter")
        await reader.until(lambda: reader.screen.references.complete)
        assert reader.current == current


async def test_what_was_done_stays_said_when_the_comparison_is_there(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        await reader.press("d", "enter")
        await reader.until(lambda: reader.screen.references.complete)
        assert reader.status == "Taken back into the article."
        await reader.press("j")
        assert "Taken back" not in reader.status


async def test_of_several_pieces_the_chosen_one_comes_back(tmp_path: Path) -> None:
    end = len(WIRE.text)
    wire = replace(
        WIRE,
        dropped=(
            Dropped("Read also: another bridge.", "another story's headline", 0),
            Dropped("All rights reserved by the wire.", "legal notice", end),
        ),
    )
    async with reading(tmp_path, Story((wire,)), Comparison()) as reader:
        await reader.press("d", "j", "enter")
        await reader.settle()
        text = reader.app.story.articles[0].text
        assert text.endswith("All rights reserved by the wire.")
        assert "another bridge" not in text
        assert "All rights reserved by the wire." in reader.picture()
