"""Where there is no colour, every mark can still be told from the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.bridge import span
from reader.driving import Reader, reading
from storyview.library.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def no_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")


def colours(reader: Reader) -> set[tuple[int, int, int]]:
    """The colours on screen that are not grey."""
    found = set()
    for row in reader.rows():
        for _, style in row:
            for color in (style.color, style.bgcolor) if style else ():
                if color is not None and color.triplet and len(set(color.triplet)) > 1:
                    found.add(tuple(color.triplet))
    return found


@pytest.mark.usefixtures("no_colour")
async def test_no_colour_is_left(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        for key in ("j", "p", "enter", "p", "t", "t", "j"):
            await reader.press(key)
            assert colours(reader) == set()


async def test_with_colour_there_is_colour(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        assert colours(reader)


@pytest.mark.usefixtures("no_colour")
async def test_signs_and_bars_stand_in_the_margin(tmp_path: Path) -> None:
    async with reading(tmp_path, size=(200, 60)) as reader:
        await reader.press("j")
        text = "".join(line[:2] for line in reader.lines())
        assert {"*", "!", "=", "~"} <= set(text)
        for article, name in (("harbour", "crack"), ("post", "crack"), ("wire", "crack")):
            column = reader.column(article)
            start = span(article, name).start
            row = column.region.y + 2 + reader.place_of(article, start)
            assert "▌" in reader.lines()[row][column.region.x : column.region.x + 5]


@pytest.mark.usefixtures("no_colour")
async def test_words_that_agree_people_conflicts_and_hits_differ_without_colour(
    tmp_path: Path,
) -> None:
    async with reading(tmp_path, size=(200, 60)) as reader:
        await reader.press("j", "slash")
        await reader.type("hand lamp")
        await reader.press("enter", "k", "p", "enter", "p")
        harbour = reader.column("harbour")
        assert all(style.bold for style in reader.styles_of("centimetres long in a", harbour))
        fourteen = reader.styles_of("fourteen", harbour)
        assert all(style.bold and style.underline for style in fourteen)
        assert all(style.reverse for style in reader.styles_of("hand lamp", harbour))
        person = reader.styles_of("Okonjo", harbour)
        assert all(style.underline and not style.bold for style in person)


@pytest.mark.usefixtures("no_colour")
async def test_what_the_keys_act_on_is_told_by_a_heavy_rule(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        for key, widget in (
            ("p", reader.screen.people),
            ("t", reader.screen.timeline),
        ):
            region = widget.region
            assert "━" not in reader.lines()[region.y][region.x : region.right]
            await reader.press(key)
            assert "━" in reader.lines()[region.y][region.x : region.right]
            await reader.press(key)


@pytest.mark.parametrize("theme", ["ansi-dark", "ansi-light"])
async def test_the_ansi_themes_show_signs_bars_and_weights(theme: str, tmp_path: Path) -> None:
    async with reading(tmp_path, size=(200, 60), settings=Settings(theme=theme)) as reader:
        await reader.press("j")
        reader.assert_sound()
        assert colours(reader) == set(), "only the terminal's own colours"
        assert {"*", "!", "=", "~"} <= set("".join(line[:2] for line in reader.lines()))
        assert "▌" in reader.picture()
        harbour = reader.column("harbour")
        assert all(style.bold for style in reader.styles_of("centimetres long in a", harbour))


@pytest.mark.usefixtures("no_colour")
@pytest.mark.parametrize("cursor", ["people", "timeline"])
async def test_the_line_under_the_cursor_can_be_told_without_colour(
    cursor: str, tmp_path: Path
) -> None:
    async with reading(tmp_path, size=(200, 60)) as reader:
        if cursor == "people":
            await reader.press("p", "j")
            chosen, other = "Chow Mei-Ling", "Tomasz Wierzbicki"
        else:
            await reader.press("t", "l")
            chosen, other = "Mon 4 Mar", "Tue 5 Mar"
        where = getattr(reader.screen, cursor)
        (one,) = {(s.bold, s.reverse, s.underline) for s in reader.styles_of(chosen, where)[:1]}
        (two,) = {(s.bold, s.reverse, s.underline) for s in reader.styles_of(other, where)[:1]}
        assert one != two
