"""Every command of the registry, pressed by every key that it has."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

import pytest

from reader.bridge import COMPARISON, span
from reader.driving import Reader, reading
from reader.key_checks import Checks
from storyview.reader.keys import COMMANDS
from storyview.reader.screens.sheet import SheetScreen
from storyview.reader.sync import Sync

CHECKS: Checks[Reader] = Checks(COMMANDS)
does = CHECKS.does

LEAD = "The swing bridge at Lindhaven will stay closed until summer, officials said."
CRACK = "Inspectors found a crack fourteen centimetres long in a bearing on Monday."
NIGHT = "It was seen at night, by the light of a hand lamp and quite by chance."
END = "Until then the span stays open to ships and shut to everybody else."


@pytest.mark.parametrize(("command", "key"), CHECKS.cases())
async def test_every_key_does_what_its_command_says(
    command: str, key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with reading(tmp_path) as reader:
        await CHECKS.of[command](reader, key)


def test_every_command_has_a_check_and_every_check_a_command() -> None:
    CHECKS.assert_complete()


# -- moving


@does("move.next")
async def _next(reader: Reader, key: str) -> None:
    assert reader.current == LEAD
    await reader.press(key)
    assert reader.current == CRACK
    assert reader.tops[0] == 0, "the page stands still while the passage is in view"


@does("move.previous")
async def _previous(reader: Reader, key: str) -> None:
    await reader.press("j", "j", key)
    assert reader.current == CRACK
    await reader.press(key, key, key)
    assert reader.current == LEAD


@does("move.down")
async def _down(reader: Reader, key: str) -> None:
    await reader.press(*[key] * 5)
    assert 0 < reader.columns.number < 5
    assert reader.tops[0] <= 5
    await reader.press(*[key] * 20)
    assert 0 < reader.tops[0] <= 25
    assert reader.sees_current()


@does("move.up")
async def _up(reader: Reader, key: str) -> None:
    await reader.press("G")
    top = reader.tops[0]
    await reader.press(*[key] * 25)
    assert top - 25 <= reader.tops[0] < top
    assert reader.current != END
    assert reader.sees_current()


@does("move.page_down", "move.half_down")
async def _page_down(reader: Reader, key: str) -> None:
    await reader.press(key)
    number = reader.columns.number
    assert number > 2
    assert reader.sees_current()
    height = reader.columns.column.text_height
    assert reader.tops[0] <= height
    await reader.press(*[key] * 8)
    assert reader.current == END
    assert reader.sees_current()


@does("move.page_up", "move.half_up")
async def _page_up(reader: Reader, key: str) -> None:
    await reader.press("G")
    top = reader.tops[0]
    height = reader.columns.column.text_height
    await reader.press(key, key)
    assert top - 2 * height <= reader.tops[0] < top
    assert reader.sees_current()
    await reader.press(*[key] * 8)
    assert reader.tops[0] == 0
    assert reader.current == LEAD


@does("move.start")
async def _start(reader: Reader, key: str) -> None:
    await reader.press("G", key)
    assert reader.current == LEAD
    assert reader.tops[0] == 0


@does("move.end")
async def _end(reader: Reader, key: str) -> None:
    await reader.press(key)
    assert reader.current == END
    assert reader.sees("harbour", span("harbour", "end").end - 1)


@does("move.left")
async def _left(reader: Reader, key: str) -> None:
    await reader.press(key)
    assert reader.columns.article_id == "wire"
    await reader.press(key)
    assert reader.columns.article_id == "post"


@does("move.right")
async def _right(reader: Reader, key: str) -> None:
    await reader.press(key)
    assert reader.columns.article_id == "post"
    await reader.press(key, key)
    assert reader.columns.article_id == "harbour"


@does(*(f"move.article_{n}" for n in range(1, 10)))
async def _article(reader: Reader, key: str) -> None:
    await reader.press("l", key)
    if int(key) <= 3:
        assert reader.columns.article_id == ("harbour", "post", "wire")[int(key) - 1]
    else:
        assert reader.columns.article_id == "post"
        assert reader.status == "There are only 3 articles."


@does("move.bring")
async def _bring(reader: Reader, key: str) -> None:
    await reader.press("s", "s", "j", "j", "j")
    assert not reader.sees("post", span("post", "fear").start)
    await reader.press(key)
    here = reader.place_of("harbour", span("harbour", "fear").start)
    assert reader.place_of("post", span("post", "fear").start) == here


@does("move.back")
async def _back(reader: Reader, key: str) -> None:
    await reader.press("j", "G", key)
    assert reader.current == CRACK
    assert reader.sees_current()
    await reader.press(key)
    assert reader.status == "Nowhere to go back to."


@does("move.forward")
async def _forward(reader: Reader, key: str) -> None:
    await reader.press("G", "backspace", key)
    assert reader.current == END
    assert reader.sees_current()
    await reader.press(key)
    assert reader.status == "Nowhere to go on to."


# -- jumping


@does("jump.next")
async def _jump(reader: Reader, key: str) -> None:
    await reader.press(key)
    for word in ("Next:", "m match", "o only here", "c conflict", '" quotation', "t event"):
        assert word in reader.status
    await reader.press("m")
    assert reader.current == CRACK


@does("jump.previous")
async def _jump_back(reader: Reader, key: str) -> None:
    await reader.press("G", key)
    assert "Previous:" in reader.status
    await reader.press("m")
    assert reader.columns.passage.start == span("harbour", "count").start  # type: ignore[union-attr]


@does("jump.repeat")
async def _repeat(reader: Reader, key: str) -> None:
    await reader.press("right_square_bracket", "o", key)
    assert reader.columns.passage.start == span("harbour", "shops").start  # type: ignore[union-attr]


@does("jump.repeat_back")
async def _repeat_back(reader: Reader, key: str) -> None:
    await reader.press("right_square_bracket", "o", "n", key)
    assert reader.current == NIGHT


# -- looking


@does("look.sync")
async def _sync(reader: Reader, key: str) -> None:
    assert "sync: meaning" in reader.title
    for mode in (Sync.OFFSET, Sync.OFF, Sync.MEANING):
        await reader.press(key)
        assert reader.columns.sync is mode
        assert f"sync: {mode}" in reader.title
        assert reader.status.startswith("The other columns")


@does("look.align")
async def _align(reader: Reader, key: str) -> None:
    await reader.press("j")
    reader.screen.columns.detach(1, -20)
    await reader.settle()
    assert "own place (=)" in reader.picture()
    assert not reader.sees("post", span("post", "crack").start)
    await reader.press(key)
    assert "own place" not in reader.picture()
    assert reader.sees("post", span("post", "crack").start)


@does("look.zoom")
async def _zoom(reader: Reader, key: str) -> None:
    await reader.press("l", key)
    assert reader.shown == ["post"]
    assert reader.column("post").size.width > 100
    await reader.press(key)
    assert reader.shown == ["harbour", "post", "wire"]


@does("look.layout")
async def _layout(reader: Reader, key: str) -> None:
    seen = []
    for _ in range(3):
        await reader.press(key)
        await reader.settle()
        seen.append(len(reader.shown))
        assert f"{seen[-1]} column" in reader.status
        reader.assert_sound()
    assert seen == [1, 2, 3]


@does("look.people")
async def _people(reader: Reader, key: str) -> None:
    await reader.press(key)
    assert reader.screen.people.is_focused
    await reader.press("j")
    assert reader.current == LEAD, "the keys act on the people"
    assert reader.screen.people.cursor == 1
    await reader.press("k", "enter")
    assert reader.columns.choices.person == 0
    assert reader.status.startswith("Amara Okonjo: every mention is underlined")
    await reader.press(key)
    assert not reader.screen.people.is_focused


@does("look.timeline")
async def _timeline(reader: Reader, key: str) -> None:
    await reader.press(key)
    assert reader.screen.timeline.is_focused
    await reader.press("l")
    assert reader.columns.article_id == "harbour", "the keys act on the timeline"
    assert reader.screen.timeline.cursor == 1
    await reader.press("j", "enter")
    assert reader.columns.choices.event == 2
    assert reader.sees("post", span("post", "ferry").start)
    await reader.press(key)
    assert not reader.screen.timeline.is_focused


async def opens_sheet(reader: Reader, key: str, heading: str, *expected: str) -> None:
    await reader.press(key)
    assert isinstance(reader.app.screen, SheetScreen)
    picture = reader.picture()
    for each in (heading, *expected):
        assert each in picture
    await reader.press("escape")
    assert reader.app.screen is reader.screen


@does("look.facts")
async def _facts(reader: Reader, key: str) -> None:
    await opens_sheet(reader, key, "Facts", "Where accounts differ", "Figures", "twelve", "9,000")


@does("look.evidence")
async def _evidence(reader: Reader, key: str) -> None:
    await opens_sheet(reader, key, "What the match rests on", "no match")
    await reader.press("j")
    await opens_sheet(
        reader, key, "What the match rests on", "Word for word", "Lindhaven Post", "same run"
    )


@does("look.dropped")
async def _dropped(reader: Reader, key: str) -> None:
    await opens_sheet(reader, key, "What was left out", "newsletter sign-up", "evening letter")


@does("look.messages")
async def _messages(reader: Reader, key: str) -> None:
    reader.screen.tell("The columns stand still.")
    await opens_sheet(reader, key, "Messages", "The columns stand still.", "Esc back")


@does("look.details")
async def _details(reader: Reader, key: str) -> None:
    await opens_sheet(
        reader, key, "Headline", "Bridge stays shut until summer", "2024-03-06", "Inés Valdane"
    )


@does("look.theme")
async def _theme(reader: Reader, key: str) -> None:
    before = {style.bgcolor for style in reader.styles_of("swing bridge")}
    await reader.press(key)
    assert reader.app.theme == "storyview-day"
    after = {style.bgcolor for style in reader.styles_of("swing bridge")}
    assert after
    assert not before & after
    await reader.press(key)
    assert reader.app.theme == "storyview-night"
    assert {style.bgcolor for style in reader.styles_of("swing bridge")} == before


# -- correcting


@does("correct.reject")
async def _reject(reader: Reader, key: str) -> None:
    await reader.press(key)
    assert reader.status == "This passage has no match to reject."
    await reader.press("j")
    await opens_sheet(reader, key, "Which is no match?", "Esc back")
    assert "All 3 sources tell this" in reader.status
    await reader.press(key, "enter")
    assert reader.status == "Rejected; u takes it back."
    assert reader.current == CRACK
    assert len(reader.screen.references.comparison.matches) == len(COMPARISON.matches) - 1


@does("correct.join")
async def _join(reader: Reader, key: str) -> None:
    await reader.press(key)
    assert reader.status.startswith("To join two people")
    await reader.press("p", "enter", "j", key)
    assert reader.status == "Chow Mei-Ling is Amara Okonjo now; u takes it back."
    people = reader.screen.references.comparison.people
    assert [(person.name, len(person.mentions)) for person in people] == [
        ("Amara Okonjo", 6),
        ("Tomasz Wierzbicki", 2),
    ]


@does("correct.part")
async def _part(reader: Reader, key: str) -> None:
    await reader.press(key)
    assert reader.status.startswith("To part a name from a person")
    await reader.press("p")
    await opens_sheet(reader, key, "Which name is not Amara Okonjo?", "Okonjo", "Esc back")
    await reader.press(key, "enter")
    assert reader.status == "“Okonjo” stands apart now; u takes it back."
    names = [person.name for person in reader.screen.references.comparison.people]
    assert sorted(names) == ["Amara Okonjo", "Chow Mei-Ling", "Okonjo", "Tomasz Wierzbicki"]


@does("correct.undo")
async def _undo(reader: Reader, key: str) -> None:
    await reader.press(key)
    assert reader.status == "There is nothing of yours to take back."
    await reader.press("j", "x", "enter", key)
    assert reader.status == "Your last change is taken back."
    assert reader.screen.references.comparison == COMPARISON


async def test_every_change_of_the_reader_is_undone_in_turn(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        await reader.press("d", "down", "enter")
        await reader.settle()
        assert "evening letter" in reader.app.story.article("harbour").text
        await reader.press("D", "down", "enter", *"x", "enter")
        await reader.settle()
        assert reader.app.story.article("harbour").source == "The Harbour Timesx"
        await reader.press("u")
        await reader.settle()
        assert reader.app.story.article("harbour").source == "The Harbour Times"
        assert "evening letter" in reader.app.story.article("harbour").text
        await reader.press("u")
        await reader.settle()
        assert "evening letter" not in reader.app.story.article("harbour").text


async def test_a_detail_that_the_reader_gave_is_listed_and_taken_back(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        await reader.press("D", "down", "enter", *"x", "enter")
        await reader.settle()
        await reader.press("C")
        assert "source: The Harbour Timesx" in reader.picture()
        await reader.press("enter")
        await reader.settle()
        assert reader.app.said.given == ()
        await reader.press("u")
        await reader.settle()
        assert reader.app.story.article("harbour").source == "The Harbour Timesx"


@does("correct.list")
async def _list(reader: Reader, key: str) -> None:
    await opens_sheet(reader, key, "Your corrections", "You have corrected nothing")
    await reader.press("j", "x", "enter")
    await opens_sheet(reader, key, "Your corrections", "no match", "Inspectors found a crack")
    await reader.press(key, "enter")
    assert reader.status == "Taken back; u brings it again."
    assert reader.screen.references.comparison == COMPARISON


# -- finding


@does("find.search")
async def _search(reader: Reader, key: str) -> None:
    await reader.press(key)
    await reader.type("ferry")
    assert set(reader.columns.choices.hits) == {"harbour", "post"}, "lit as they are typed"
    assert reader.current == LEAD
    await reader.press("enter")
    assert reader.columns.passage.start == span("harbour", "baker").start  # type: ignore[union-attr]
    assert reader.status == "“ferry”: 3 in 2 articles; n and N walk them."
    assert reader.screen.prompt is None


@does("find.palette")
async def _palette(reader: Reader, key: str) -> None:
    from textual.command import CommandPalette

    await reader.press(key)
    await reader.until(lambda: CommandPalette.is_open(reader.app))
    await reader.press("escape")
    await reader.until(lambda: not CommandPalette.is_open(reader.app))


# -- taking along


@does("take.copy")
async def _copy(reader: Reader, key: str) -> None:
    await reader.press(key)
    assert reader.app.clipboard == (
        f"“{LEAD}”\n— The Harbour Times, “Bridge stays shut until summer”, 6 March 2024, "
        "https://harbour-times.example/2024/bridge\n"
    )
    assert reader.status == "Copied, with its source."


@does("take.open")
async def _open(reader: Reader, key: str) -> None:
    opened: list[str] = []
    reader.app.open_url = lambda url, **_: opened.append(url)  # type: ignore[method-assign]
    await opens_sheet(reader, key, "Open the original", "harbour-times.example", "https://")
    assert opened == []
    await reader.press(key)
    assert opened == []
    await reader.press("enter")
    assert opened == ["https://harbour-times.example/2024/bridge"]
    await reader.press("l", key)
    assert reader.app.screen is reader.screen
    assert "does not say where it was published" in reader.status


@does("take.export")
async def _export(reader: Reader, key: str) -> None:
    await reader.press(key)
    assert "comparison.txt" in reader.picture()
    await reader.press("enter")
    assert reader.status.startswith("Written to")
    written = Path("comparison.txt").read_text()
    assert "Inspectors found a crack" in written
    await reader.press(key, *["backspace"] * len("-2.txt"), *".txt", "enter")
    assert "comparison.txt is there already; another name" in reader.picture()
    assert Path("comparison.txt").read_text() == written
    await reader.press("enter")
    assert Path("comparison-2.txt").read_text() == written
    await reader.press(key, "escape")
    assert reader.screen.prompt is None


@pytest.mark.parametrize(
    ("keys", "words"),
    [(("e",), "Write to (.txt or .json)"), (("D", "enter"), "Headline of this article")],
    ids=["export", "details"],
)
async def test_a_prompt_says_what_it_asks_for(
    keys: tuple[str, ...], words: str, tmp_path: Path
) -> None:
    async with reading(tmp_path) as reader:
        await reader.press(*keys)
        assert words in reader.picture()


# -- the rest


@does("rest.help")
async def _help(reader: Reader, key: str) -> None:
    await opens_sheet(reader, key, "Help", "next passage", "Move", "Esc back")


@does("rest.escape")
async def _escape(reader: Reader, key: str) -> None:
    await reader.press("p", "enter")
    assert reader.columns.choices.person == 0
    await reader.press(key)
    assert not reader.screen.people.is_focused
    assert reader.columns.choices.person == 0
    await reader.press(key)
    assert reader.columns.choices.person is None
    await reader.press("z", key)
    assert len(reader.shown) == 3


@does("rest.suspend")
async def _suspend(reader: Reader, key: str) -> None:
    with patch("os.kill") as kill:
        await reader.press(key)
    assert not kill.called, "without a terminal there is no shell to go to"
    await reader.press("j")
    assert reader.current == CRACK


@does("accounts.add")
async def _add_account(reader: Reader, key: str) -> None:
    Path("other.txt").write_text("The span stays shut, Amara Okonjo said on Friday.\n", "utf-8")
    await reader.press(key)
    assert "There is no library yet" in reader.picture()
    await reader.press("enter")
    assert "Address or file" in reader.picture()
    await reader.type("other.txt")
    await reader.press("enter")
    await reader.until(lambda: len(reader.app.story.articles) == 4)
    await reader.until(lambda: reader.status == "Added; A takes it out again.")
    assert reader.current == LEAD


@does("accounts.take_out")
async def _take_out(reader: Reader, key: str) -> None:
    await reader.press("j")
    await opens_sheet(reader, key, "Which account goes out?", "The Harbour Times", "Lindhaven Post")
    await reader.press(key, "j", "enter")
    await reader.until(lambda: len(reader.app.story.articles) == 2)
    await reader.until(lambda: reader.status == "Taken out; a adds it again.")
    assert "Lindhaven Post" not in reader.picture()
    assert reader.current == CRACK


@does("accounts.library")
async def _library(reader: Reader, key: str) -> None:
    await reader.press("j", key)
    await reader.until(lambda: "The library is empty." in reader.picture())
    await reader.press("escape")
    assert reader.app.screen is reader.screen
    assert reader.current == CRACK


@does("rest.leave", "rest.quit")
async def _quit(reader: Reader, key: str) -> None:
    await reader.press("j", "j", key)
    assert reader.app.return_code == 0
    place = reader.app.launch.store.place(reader.app.key)
    assert place is not None
    assert (place.article, place.offset) == ("harbour", span("harbour", "night").start)
