"""Every command of the library screen, pressed by every key that it has."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest

from reader.key_checks import Checks
from reader.shelf import BRIDGE, FERRY, TRAINS, Shelf, shelf
from storyview.library.records import Filter
from storyview.reader.keys import COMMANDS_BY_ID, keys_of
from storyview.reader.library_keys import LIBRARY_COMMANDS, LIBRARY_GROUPS, LIBRARY_HINTS
from storyview.reader.screens.library import LibraryScreen
from storyview.reader.screens.sheet import SheetScreen

if TYPE_CHECKING:
    from pathlib import Path

CHECKS: Checks[Shelf] = Checks(LIBRARY_COMMANDS)
does = CHECKS.does

HEADLINE = "Crack shuts island bridge"
"""Of the first article of the story of the bridge."""


@pytest.mark.parametrize(("command", "key"), CHECKS.cases())
async def test_every_key_does_what_its_command_says(command: str, key: str, tmp_path: Path) -> None:
    async with shelf(tmp_path) as reader:
        await CHECKS.of[command](reader, key)


def test_every_command_has_a_check_and_every_check_a_command() -> None:
    CHECKS.assert_complete()


def test_no_key_and_no_id_is_given_twice() -> None:
    keys = [key for command in LIBRARY_COMMANDS for key in keys_of(command)]
    assert sorted(keys) == sorted(set(keys))
    ids = [command.id for command in LIBRARY_COMMANDS]
    assert sorted(ids) == sorted({*ids} - {*COMMANDS_BY_ID})


def test_every_command_has_words_a_group_and_a_binding_with_a_tooltip() -> None:
    bound = {binding.id: binding for binding in LibraryScreen.BINDINGS}  # type: ignore[union-attr]
    for command in LIBRARY_COMMANDS:
        assert command.title
        assert command.group in LIBRARY_GROUPS
        assert bound[command.id].tooltip  # type: ignore[union-attr]
    assert {command_id for command_id, _ in LIBRARY_HINTS} <= set(bound)


# -- moving


@does("library.next")
async def _next(reader: Shelf, key: str) -> None:
    assert reader.on == BRIDGE
    await reader.press(key)
    assert reader.on == FERRY
    assert reader.articles == ["Ferry sinks off Brandvik", "All 38 saved"]


@does("library.previous")
async def _previous(reader: Shelf, key: str) -> None:
    await reader.press("j", "j", key)
    assert reader.on == FERRY
    await reader.press(key, key)
    assert reader.on == BRIDGE


@does("library.page_down", "library.end")
async def _down(reader: Shelf, key: str) -> None:
    await reader.press(key)
    assert reader.on == TRAINS


@does("library.page_up", "library.start")
async def _up(reader: Shelf, key: str) -> None:
    await reader.press("j", "j", key)
    assert reader.on == BRIDGE


@does("library.right")
async def _right(reader: Shelf, key: str) -> None:
    await reader.press(key)
    assert reader.on == HEADLINE
    await reader.press("j")
    assert reader.on == "Crack shuts bridge", "the near copy stands after what it repeats"
    await reader.press("j")
    assert reader.on == "Bridge stays shut until summer"


@does("library.left")
async def _left(reader: Shelf, key: str) -> None:
    await reader.press("l", "j", key, "j")
    assert reader.on == FERRY


@does("library.open")
async def _open(reader: Shelf, key: str) -> None:
    await reader.press(key)
    await reader.has_opened()
    assert [article.title for article in reader.app.story.articles] == [
        HEADLINE,
        "Bridge stays shut until summer",
        "A town without its bridge",
    ]
    await reader.press("q")
    await reader.is_back()
    await reader.press("l", "G", key)
    await reader.has_opened()
    assert reader.columns.column.article.title == "A town without its bridge"


@does("library.back")
async def _back(reader: Shelf, key: str) -> None:
    await reader.press("f", "enter", "j", "enter")
    assert "by " in reader.library.list.heading
    await reader.press("slash", *"bridge", "enter", "space", "l")
    assert reader.library.marked
    await reader.press(key)
    assert not reader.library.marked
    await reader.press(key)
    assert "with “bridge”" not in reader.picture()
    await reader.press(key)
    assert reader.library.list.heading == "Stories"
    await reader.press(key)
    assert reader.status == "q quits."


# -- finding


@does("library.search")
async def _search(reader: Shelf, key: str) -> None:
    await reader.press(key, *"horn")
    assert reader.stories == ["All 38 saved"], "shown as it is typed"
    picture = reader.picture()
    assert "Articles with “horn”" in picture
    assert "heard the horn twice" in picture
    assert any(style.bold for style in reader.styles_of("horn", reader.library.list))
    await reader.press("escape")
    assert reader.stories == [BRIDGE, FERRY, TRAINS]
    await reader.press(key, *"horn", "enter")
    assert reader.stories == ["All 38 saved"]
    assert reader.library.prompt is None


@does("library.filter")
async def _filter(reader: Shelf, key: str) -> None:
    await reader.press(key, "enter")
    assert "Which source?" in reader.picture()
    await reader.press("j", "j", "enter")
    assert "Stories by " in reader.picture()
    await reader.press(key, "G", "enter")
    assert reader.stories == [BRIDGE, FERRY, TRAINS]
    await reader.press(key, "j", "enter", *"2024-02-01", "enter")
    assert reader.library.list.heading == "Stories since Thu 1 Feb 2024"
    assert reader.stories == [BRIDGE, FERRY]
    await reader.press(key, "j", "j", "enter", *"2024-02-29", "enter")
    assert reader.stories == [FERRY]
    await reader.press("escape", key, "j", "j", "j", "enter", *"Okonjo", "enter")
    assert reader.library.list.heading == "Stories naming Okonjo"
    assert reader.stories == [BRIDGE]
    await reader.press(key, "j", "enter", *"soon", "enter")
    assert reader.status.startswith("Not a day that storyview can read")


@does("library.without_story")
async def _without(reader: Shelf, key: str) -> None:
    await reader.press(key)
    assert reader.stories == ["Gulls take the roadway", "Apple harvest halves"]
    picture = reader.picture()
    assert "Articles without a story" in picture
    assert "Gulls have taken over the roadway" in picture, "its beginning stands at the right"
    await reader.press(key)
    assert reader.stories == [BRIDGE, FERRY, TRAINS]


@does("library.look_again")
async def _look_again(reader: Shelf, key: str) -> None:
    with reader.held() as library:
        library.rename_story(3, "Sleeping cars")
    await reader.press(key)
    assert reader.stories == [BRIDGE, FERRY, "Sleeping cars"]
    assert reader.status == "Looked again."


# -- stories


@does("library.mark")
async def _mark(reader: Shelf, key: str) -> None:
    await reader.press(key)
    assert reader.on == FERRY, "the next one can be marked at once"
    assert "+ The bridge at Lindhaven" in reader.picture()
    assert reader.status.startswith("1 story marked")
    await reader.press("k", key)
    assert not reader.library.marked_stories
    await reader.press("l", key)
    assert reader.status.startswith("1 article marked")


@does("library.make")
async def _make(reader: Shelf, key: str) -> None:
    await reader.press(key)
    assert reader.status == "To make a story: mark its articles with Space, then n."
    await reader.press("w", "space", "space", key)
    assert reader.status == "A story of 2 articles: “Apple harvest halves”; u takes it back."
    assert reader.stories == []
    assert "Every article is part of a story." in reader.picture()
    with reader.held() as library:
        assert library.counts().stories == 4


@does("library.merge")
async def _merge(reader: Shelf, key: str) -> None:
    await reader.press("space", key)
    assert reader.status.startswith("To make one story of several")
    await reader.press("space", key)
    assert reader.status == f"2 stories are one now: “{BRIDGE}”; u takes it back."
    assert reader.stories == [BRIDGE, TRAINS]
    assert reader.on == TRAINS


@does("library.split")
async def _split(reader: Shelf, key: str) -> None:
    await reader.press(key)
    assert reader.status.startswith("To split a story")
    await reader.press("l", "G", key)
    assert reader.status == (
        "“A town without its bridge” is a story of its own now; u takes it back."
    )
    assert sorted(reader.stories) == sorted([BRIDGE, "A town without its bridge", FERRY, TRAINS])


@does("library.rename")
async def _rename(reader: Shelf, key: str) -> None:
    await reader.press("j", key)
    assert "Title of the story" in reader.picture()
    await reader.press("ctrl+u", *"Sunk", "enter")
    assert reader.status == "It is called “Sunk” now; u takes it back."
    assert reader.stories == [BRIDGE, "Sunk", TRAINS]
    await reader.press(key, "x", "escape")
    assert reader.stories == [BRIDGE, "Sunk", TRAINS]


@does("library.pin")
async def _pin(reader: Shelf, key: str) -> None:
    await reader.press("j", key)
    assert reader.stories == [FERRY, BRIDGE, TRAINS]
    assert reader.on == FERRY
    assert "pinned · 2 – 3 Feb 2024" in reader.picture()
    await reader.press(key)
    assert reader.stories == [BRIDGE, FERRY, TRAINS]


@does("library.delete")
async def _delete(reader: Shelf, key: str) -> None:
    await reader.press("j", key)
    assert reader.stories == [BRIDGE, TRAINS]
    assert reader.status == "No story any more; its 2 articles stay. u takes it back."
    await reader.press("w", key)
    assert "Delete this article?" in reader.picture()
    await reader.press("escape")
    assert len(reader.stories) == 4
    await reader.press(key, "enter")
    assert reader.status == "Deleted; u takes it back."
    assert len(reader.stories) == 3


@does("library.why")
async def _why(reader: Shelf, key: str) -> None:
    await opens_sheet(
        reader, key, "Why one story", BRIDGE, "Put together by you", "Amara Okonjo", "in 4 of 4"
    )
    await reader.press("j", "j")
    await opens_sheet(reader, key, TRAINS, "It has one article.")
    await reader.press("w", key)
    assert reader.status == "There is no story here whose articles could share anything."


# -- articles


@does("library.move")
async def _move(reader: Shelf, key: str) -> None:
    await reader.press(key)
    assert reader.status.startswith("To move articles")
    await reader.press("w", key)
    assert "Move to which story?" in reader.picture()
    assert TRAINS not in reader.picture(), "only stories of these days are offered"
    await reader.press("j", "enter")
    assert reader.status == f"1 article moved to “{BRIDGE}”; u takes it back."
    assert reader.stories == ["Apple harvest halves"]
    await reader.press(key, "enter", *"horn", "enter", "j", "enter")
    assert reader.status == f"1 article moved to “{FERRY}”; u takes it back."
    await reader.press("w", "j", "l", "G", key, "j", "enter")
    assert reader.status == "1 article without a story now; u takes it back."


@does("library.details")
async def _details(reader: Shelf, key: str) -> None:
    await reader.press(key)
    assert reader.status.startswith("Go to an article")
    await reader.press("l", key)
    picture = reader.picture()
    for each in ("About this article", HEADLINE, "2024-03-05"):
        assert each in picture
    await reader.press("j", "enter", *"Wire", "enter")
    assert reader.status == "Kept; u takes it back."
    assert "Wire · Tue 5 Mar 2024" in reader.picture()
    await reader.press(key, "G", "enter", "ctrl+u", *"some day", "enter")
    assert reader.status.startswith("Not a day that storyview can read")
    await reader.press(key, "G", "enter", "ctrl+u", *"2024-03-04", "enter")
    await reader.press(key, "j", "j", "enter", *"Ann Bo, Cy Do", "enter")
    await reader.press(key, "enter", "ctrl+u", *"Shut", "enter")
    with reader.held() as library:
        (row,) = library.rows(Filter(source="Wire"))
    assert (row.title, row.authors, str(row.published)) == (
        "Shut",
        ("Ann Bo", "Cy Do"),
        "2024-03-04",
    )


@does("library.undo")
async def _undo(reader: Shelf, key: str) -> None:
    await reader.press("j", "d")
    assert reader.stories == [BRIDGE, TRAINS]
    await reader.press(key)
    assert reader.status == f"Undone: deleting “{FERRY}”."
    assert reader.stories == [BRIDGE, FERRY, TRAINS]
    await reader.press(key, key, key, key)
    assert reader.status == "There is nothing to undo."


# -- beside


async def opens_sheet(reader: Shelf, key: str, heading: str, *expected: str) -> None:
    await reader.press(key)
    assert isinstance(reader.app.screen, SheetScreen)
    picture = reader.picture()
    for each in (heading, *expected):
        assert each in picture
    await reader.press("escape")
    assert reader.app.screen is reader.library


@does("library.help")
async def _help(reader: Shelf, key: str) -> None:
    await opens_sheet(reader, key, "Help", "next entry", "Move in the library", "Esc back")


@does("library.messages")
async def _messages(reader: Shelf, key: str) -> None:
    await reader.press("n")
    await opens_sheet(reader, key, "Messages", "To make a story")


@does("library.theme")
async def _theme(reader: Shelf, key: str) -> None:
    before = {style.bgcolor for style in reader.styles_of(TRAINS)}
    await reader.press(key)
    after = {style.bgcolor for style in reader.styles_of(TRAINS)}
    assert after
    assert not before & after


@does("library.palette")
async def _palette(reader: Shelf, key: str) -> None:
    from textual.command import CommandPalette

    await reader.press(key)
    await reader.until(lambda: CommandPalette.is_open(reader.app))
    await reader.press("escape")
    await reader.until(lambda: not CommandPalette.is_open(reader.app))


@does("library.suspend")
async def _suspend(reader: Shelf, key: str) -> None:
    with patch("os.kill") as kill:
        await reader.press(key)
    assert not kill.called, "without a terminal there is no shell to go to"


@does("library.reading")
async def _reading(reader: Shelf, key: str) -> None:
    await reader.press(key)
    assert reader.status == "No story is open; Enter opens one."
    await reader.press("enter")
    await reader.has_opened()
    await reader.press("j", "L")
    await reader.is_back()
    await reader.press(key)
    await reader.has_opened()
    assert reader.columns.number == 1


@does("library.leave", "library.quit")
async def _leave(reader: Shelf, key: str) -> None:
    await reader.press("enter")
    await reader.has_opened()
    await reader.press("q")
    await reader.is_back()
    await reader.press(key)
    assert reader.app.return_code == 0
