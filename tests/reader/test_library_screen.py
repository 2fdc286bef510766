"""The library screen at every size, in every look, with whatever titles and troubles there are."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING
from unicodedata import category

import pytest
from rich.cells import cell_len

from builders import an_article
from hostile_texts import ARABIC, CHINESE, EMOJI, HEBREW, JOINERS, MARKS
from reader.driving import reading
from reader.shelf import BRIDGE, FERRY, TRAINS, Shelf, shelf
from storyview.library.records import Incoming
from storyview.library.settings import Settings
from storyview.library.store import Library
from terminal.hostile import TO_THE_READER, TO_THE_TERMINAL

if TYPE_CHECKING:
    from pathlib import Path

SIZES = [(60, 15), (80, 24), (99, 29), (100, 30), (120, 40), (200, 60)]


def assert_sound(reader: Shelf) -> None:
    """Rows of the right width; widgets inside the screen and apart."""
    width, height = reader.app.size
    lines = reader.lines()
    assert len(lines) == height
    assert {cell_len(line) for line in lines} == {width}
    assert not [character for line in lines for character in line if category(character) == "Cc"]
    placed = [child for child in reader.app.screen.children if child.region.area]
    for place, child in enumerate(placed):
        assert reader.app.size.region.contains_region(child.region)
        for other in placed[place + 1 :]:
            assert not child.region.overlaps(other.region)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_every_size_shows_stories_and_leads_to_articles(
    size: tuple[int, int], tmp_path: Path
) -> None:
    async with shelf(tmp_path, size) as reader:
        picture = reader.picture()
        for title in (BRIDGE, FERRY, TRAINS):
            assert title in picture
        assert ("All 38 saved" in picture) is False
        await reader.press("j", "l")
        assert "All 38 saved" in reader.picture()
        assert_sound(reader)
        await reader.press("escape")
        assert FERRY in reader.picture()
        assert_sound(reader)


async def test_in_a_narrow_terminal_enter_leads_to_the_articles_then_to_the_story(
    tmp_path: Path,
) -> None:
    async with shelf(tmp_path, (80, 24)) as reader:
        await reader.press("j", "enter")
        assert BRIDGE not in reader.picture(), "one list at a time"
        assert "Ferry sinks off Brandvik" in reader.picture()
        await reader.press("j", "enter")
        await reader.has_opened()
        assert reader.columns.column.article.title == "All 38 saved"
        await reader.press("backspace")
        await reader.is_back()
        assert reader.on == "All 38 saved", "at the place where it was left"
        await reader.press("escape")
        assert reader.on == FERRY


async def test_another_size_keeps_the_place(tmp_path: Path) -> None:
    async with shelf(tmp_path, (120, 40)) as reader:
        await reader.press("j")
        for size in ((80, 24), (61, 16), (200, 60)):
            await reader.pilot.resize_terminal(*size)
            await reader.until(lambda size=size: len(reader.lines()) == size[1])  # type: ignore[misc]
            await reader.answered()
            assert reader.on == FERRY
            assert_sound(reader)
        await reader.pilot.resize_terminal(50, 12)
        await reader.until(lambda: "storyview needs 60 × 15 cells" in reader.picture())


async def test_counts_sources_days_and_coverage_are_told_in_words_and_pictures(
    tmp_path: Path,
) -> None:
    async with shelf(tmp_path) as reader:
        picture = reader.picture()
        assert "3 stories · 9 articles · 4 sources" in picture
        assert "2 – 3 Feb 2024 · 2 sources: Lindhaven Post" in picture
        assert "▂▂" in picture
        assert "also in Ostmar Tribune · Wed 6 Mar 2024" in picture
        await reader.press("j")
        assert "Fri 2 Feb  ▂▂  Sat 3 Feb 2024" in reader.picture()


async def test_an_empty_library_says_what_fills_it(tmp_path: Path) -> None:
    async with shelf(tmp_path, filled_by=None) as reader:
        picture = reader.picture()
        assert "The library is empty." in picture
        assert "storyview add FILE FOLDER ADDRESS" in picture
        await reader.press("j", "l", "enter", "space", "n", "M", "s", "r", "p", "m", "D", "d", "i")
        await reader.press("w", "slash", *"x", "enter", "u", "escape", "escape")
        assert reader.app.return_code is None
        assert_sound(reader)


async def test_articles_alone_are_pointed_to(tmp_path: Path) -> None:
    def one(path: Path) -> None:
        with Library.open(path) as library:
            library.add([Incoming(an_article("Gulls.", "x", title="Gulls"))])

    async with shelf(tmp_path, filled_by=one) as reader:
        assert "The library has 1 article without one: w shows" in reader.picture()
        await reader.press("w", "enter")
        await reader.has_opened()
        assert [article.title for article in reader.app.story.articles] == ["Gulls"]


async def test_nothing_found_is_said(tmp_path: Path) -> None:
    async with shelf(tmp_path) as reader:
        await reader.press("slash", *"zzz")
        assert "No article with “zzz”." in reader.picture()
        await reader.press("enter", "enter", "space", "l", "d", "escape")
        assert reader.stories == [BRIDGE, FERRY, TRAINS]


async def test_a_phrase_and_a_beginning_and_a_word_without_are_understood(tmp_path: Path) -> None:
    async with shelf(tmp_path) as reader:
        await reader.press("slash", *'"heard the ho')
        assert reader.stories == []
        await reader.press(*'rn"', "enter")
        assert reader.stories == ["All 38 saved"]
        await reader.press("slash", "ctrl+u", *"sol")
        assert sorted(reader.stories) == ["All 38 saved", "Ferry sinks off Brandvik"]
        await reader.press(*"heim", "space", *"-horn", "enter")
        assert reader.stories == ["Ferry sinks off Brandvik"]


async def test_a_hit_opens_the_story_that_it_is_part_of_on_its_article(tmp_path: Path) -> None:
    async with shelf(tmp_path) as reader:
        await reader.press("slash", *"horn", "enter", "enter")
        await reader.has_opened()
        assert len(reader.app.story.articles) == 2
        assert reader.columns.column.article.title == "All 38 saved"
        await reader.press("escape")
        await reader.is_back()
        assert reader.library.list.heading == "Articles with “horn”"


async def test_many_hits_are_fetched_as_one_goes_down(tmp_path: Path) -> None:
    def pile(path: Path) -> None:
        day = date(2024, 1, 1)
        with Library.open(path) as library:
            library.add(
                [
                    Incoming(
                        an_article(
                            f"Barge {n} came.", "x", str(day + timedelta(n)), title=f"Barge {n}"
                        )
                    )
                    for n in range(260)
                ]
            )

    async with shelf(tmp_path, filled_by=pile) as reader:
        await reader.press("slash", *"barge", "enter")
        assert "1 of 25 or more" in reader.picture()
        for _ in range(14):
            await reader.press("G")
        assert "260 of 260" in reader.picture()
        assert len({*reader.stories} - {"…"}) <= 260
        await reader.press("escape", "w", "G")
        assert reader.on == "Barge 0"
        await reader.press("g")
        assert reader.on == "Barge 259"


async def test_hostile_titles_are_harmless(tmp_path: Path) -> None:
    titles = [
        *TO_THE_TERMINAL.values(),
        TO_THE_READER,
        *(ARABIC[0], HEBREW[0], CHINESE[0], EMOJI, JOINERS, MARKS),
        "",
        "endless" * 300,
    ]

    def pile(path: Path) -> None:
        with Library.open(path) as library:
            for number, text in enumerate(titles):
                (found,) = library.add(
                    [
                        Incoming(
                            an_article(
                                f"{text[:3000]} {number}",
                                "x",
                                "2024-03-01",
                                title=text[:500],
                                source=text[:80],
                            )
                        )
                    ]
                )
                if number % 2:
                    library.make_story([found[0]], text[:500])

    for size in ((80, 24), (120, 40)):
        async with shelf(tmp_path / str(size[0]), size, filled_by=pile) as reader:
            for _ in range(len(titles) // 2):
                await reader.press("j")
                assert_sound(reader)
            await reader.press("l", "D", "escape", "escape", "w")
            for _ in range(len(titles) // 2 + 1):
                await reader.press("j")
                assert_sound(reader)


async def test_without_colour_everything_can_still_be_told_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with shelf(tmp_path) as reader:
        for row in reader.rows():
            for _, style in row:
                if style and style.color and style.color.triplet:
                    red, green, blue = style.color.triplet
                    assert red == green == blue
        await reader.press("space")
        picture = reader.picture()
        assert "+ The bridge at Lindhaven" in picture
        assert "▌  The ferry Amalia" in picture
        assert any(style.bold for style in reader.styles_of(FERRY, reader.library.list))


@pytest.mark.parametrize("theme", ["storyview-night", "storyview-day", "textual-ansi", "nord"])
async def test_every_theme_draws_it(theme: str, tmp_path: Path) -> None:
    async with shelf(tmp_path, settings=Settings(theme=theme)) as reader:
        assert reader.app.theme == theme or theme not in reader.app.available_themes
        await reader.press("j", "space", "l")
        assert_sound(reader)


async def test_keys_of_the_users_own_move_in_the_library(tmp_path: Path) -> None:
    settings = Settings(keys={"library.next": "x", "library.nxt": "y"})
    async with shelf(tmp_path, settings=settings) as reader:
        assert "library.nxt: the settings give it keys, but it is no command" in reader.status
        await reader.press("x")
        assert reader.on == FERRY
        await reader.press("j")
        assert reader.on == FERRY


# -- the mouse


async def test_the_mouse_chooses_marks_opens_and_scrolls(tmp_path: Path) -> None:
    async with shelf(tmp_path) as reader:
        rows = reader.lines()
        ferry = next(y for y, row in enumerate(rows) if FERRY in row)
        await reader.pilot.click(offset=(10, ferry))
        await reader.answered()
        assert reader.on == FERRY
        await reader.pilot.click(offset=(1, ferry))
        await reader.answered()
        assert next(iter(reader.library.marked_stories.values())).title == FERRY
        saved = next(y for y, row in enumerate(reader.lines()) if "All 38 saved" in row)
        await reader.pilot.click(offset=(80, saved))
        await reader.answered()
        assert reader.on == "All 38 saved"
        await reader.pilot.click(offset=(80, saved), times=2)
        await reader.has_opened()
        assert reader.columns.column.article.title == "All 38 saved"


async def test_the_heading_leads_to_the_articles_without_a_story(tmp_path: Path) -> None:
    async with shelf(tmp_path) as reader:
        heading = next(y for y, row in enumerate(reader.lines()) if " Stories " in row)
        await reader.pilot.click(offset=(3, heading))
        await reader.answered()
        assert reader.stories == ["Gulls take the roadway", "Apple harvest halves"]


async def test_a_prompt_says_which_keys_end_it(tmp_path: Path) -> None:
    async with shelf(tmp_path) as reader:
        await reader.press("slash")
        assert "Enter done   Esc as it was" in reader.picture()
        await reader.press("escape")
        assert "Enter done" not in reader.picture()


async def test_when_the_last_article_leaves_a_story_the_keys_go_back_to_the_stories(
    tmp_path: Path,
) -> None:
    async with shelf(tmp_path, (80, 24)) as reader:
        await reader.press("j", "j", "enter", "m", "j", "enter")
        assert reader.status == "1 article without a story now; u takes it back."
        assert reader.stories == [BRIDGE, FERRY]
        assert BRIDGE in reader.picture()
        await reader.press("u")
        assert reader.stories == [BRIDGE, FERRY, TRAINS]


async def test_a_click_leaves_a_prompt(tmp_path: Path) -> None:
    async with shelf(tmp_path) as reader:
        await reader.press("j", "r", "x")
        ferry = next(y for y, row in enumerate(reader.lines()) if FERRY in row)
        await reader.pilot.click(offset=(10, ferry))
        await reader.answered()
        assert reader.library.prompt is None
        assert reader.stories == [BRIDGE, FERRY, TRAINS]


# -- troubles


async def test_a_damaged_library_is_one_sentence_and_the_screen_stays(tmp_path: Path) -> None:
    def damage(path: Path) -> None:
        path.parent.mkdir(parents=True)
        path.write_bytes(b"not a database, by any means" * 100)

    from textual._wait import wait_for_idle

    async with shelf(tmp_path, filled_by=damage, waits=False) as reader:
        await reader.until(lambda: "library.db" in reader.picture())
        await wait_for_idle(0)
        await reader.press("j", "w", "slash", *"x", "escape", "n")
        assert reader.app.return_code is None


async def test_what_is_gone_by_now_is_said_when_it_is_opened(tmp_path: Path) -> None:
    async with shelf(tmp_path) as reader:
        with reader.held() as library:
            library.delete_story(2)
        await reader.press("j", "enter")
        await reader.until(lambda: "no story 2" in reader.status)
        assert reader.app.screen is reader.library
        await reader.press("ctrl+r")
        assert reader.stories == [BRIDGE, TRAINS]


# -- from the reader


async def test_the_library_opened_from_a_story_leads_back_to_it(tmp_path: Path) -> None:
    async with reading(tmp_path) as plain:
        reader = Shelf(plain.app, plain.pilot)
        await reader.press("j", "j", "L")
        await reader.is_back()
        assert "The library is empty." in reader.picture()
        await reader.press("T", "q")
        await reader.until(lambda: reader.app.screen is reader.app.reading)
        assert reader.columns.number == 2
        assert reader.app.theme == "storyview-day"
        day = reader.app.reading.title_line.palette.page.bgcolor  # type: ignore[union-attr]
        assert {style.bgcolor for style in reader.styles_of("storyview")} == {day}
        await reader.press("q")
        assert reader.app.return_code == 0


async def test_a_story_is_opened_where_reading_stopped_and_two_are_told_apart(
    tmp_path: Path,
) -> None:
    async with shelf(tmp_path) as reader:
        await reader.press("enter")
        await reader.has_opened()
        await reader.press("j", "j", "j")
        place = reader.current
        await reader.press("q")
        await reader.is_back()
        await reader.press("j", "enter")
        await reader.has_opened()
        assert "ferry" in reader.picture().casefold()
        await reader.press("q")
        await reader.is_back()
        assert reader.on == FERRY
        await reader.press("k", "enter")
        await reader.has_opened()
        assert reader.current == place


async def test_keys_typed_ahead_of_a_prompt_go_into_it(tmp_path: Path) -> None:
    from textual.events import Key

    async with shelf(tmp_path) as reader:
        for key in ("slash", *"horn", "enter", "enter"):
            character = {"slash": "/", "enter": "\r"}.get(key, key)
            reader.app.post_message(Key(key, character))
        await reader.answered()
        await reader.until(lambda: reader.library.list.heading == "Articles with “horn”")
        await reader.answered()
        assert reader.stories == ["All 38 saved"]
        assert reader.library.prompt is None
