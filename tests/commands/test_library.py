"""``storyview library``: everything that its screen does, from the command line."""

from __future__ import annotations

import json
import sqlite3
import sys
from contextlib import closing
from datetime import date
from types import ModuleType
from typing import TYPE_CHECKING, Any

import pytest

from builders import an_article
from storyview import cli
from storyview.commands import terminal
from storyview.commands.library import SUBCOMMANDS
from storyview.library.gathering import gather
from storyview.library.pages import PAGE_SIZE
from storyview.library.paths import Paths
from storyview.library.records import Incoming
from storyview.library.store import Library

if TYPE_CHECKING:
    from pathlib import Path

    from storyview.library.launch import Launch

FERRY = (
    "The ferry Marie Anne {} near Oban with forty passengers. Harbour master Alan Reid said that"
    " nobody was hurt. The lifeboat from Tobermory took everyone ashore, and CalMac began an"
    " inquiry into the steering failure."
)

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for kind in ("CONFIG", "STATE", "CACHE", "DATA"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / "home" / kind.lower()))
    monkeypatch.chdir(tmp_path)
    return tmp_path / "home"


@pytest.fixture
def library() -> None:
    """Five articles; the first two are given as one story."""
    rows = [
        ("Ferry sank", "The Post", "2022-11-11", "The ferry Amalia sank.", "ferry"),
        (
            "All saved",
            "The Courier",
            "2022-11-12",
            "All 38 people were saved, said Li Wei.",
            "ferry",
        ),
        ("Dam repaired", "The Post", "2022-11-13", "The dam of Kesvik was mended.", ""),
        ("Dam cost", "The Courier", None, "The dam of Kesvik cost 3 million.", ""),
        ("Orchard sold", "The Courier", "2023-01-01", "An orchard was sold by Li Wei.", ""),
    ]
    with Library.open(Paths.of_this_user().library) as library:
        library.add(
            [
                Incoming(an_article(text, published=day, title=title, source=source), story=story)
                for title, source, day, text, story in rows
            ]
        )


def said(capsys: Capture, *arguments: str, status: int = 0) -> str:
    assert cli.main(["library", *arguments]) == status
    out, err = capsys.readouterr()
    return out + err


def document(capsys: Capture, *arguments: str) -> dict[str, Any]:
    assert cli.main(["library", *arguments, "--format", "json"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    found = json.loads(out)
    assert found.pop("schema") == "storyview-library/1"
    return dict(found)


def titles(found: dict[str, Any]) -> list[str]:
    return [row["title"] for row in found["articles"]]


# -- help and mistakes


def test_help_names_every_subcommand_and_fits_a_terminal(capsys: Capture) -> None:
    text = said(capsys, "--help")
    for name in (*SUBCOMMANDS, "open", "--check", "--rebuild", "--format json"):
        assert name in text
    assert max(map(len, text.splitlines())) <= 90


@pytest.mark.parametrize("name", SUBCOMMANDS)
def test_each_subcommand_has_help_that_names_its_options(name: str, capsys: Capture) -> None:
    text = said(capsys, name, "--help")
    assert text.startswith(f"storyview library {name}")
    for option in (*SUBCOMMANDS[name].texts, *SUBCOMMANDS[name].flags, "--format"):
        assert option in text
    assert max(map(len, text.splitlines())) <= 90


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        ("lits", "library does not know 'lits'; did you mean 'list'?"),
        ("xyzzy", "storyview library --help shows"),
        ("list --sorce x", "did you mean '--source'?"),
        ("list --since soon", "--since: “soon” is no date"),
        ("list --limit many", "--limit: “many” is no number"),
        ("search", "search: nothing to search for"),
        ('search "', "search: nothing to search for; name words of letters or digits"),
        ("search *", "search: nothing to search for; name words of letters or digits"),
        ("show", "show: says too little; storyview library show 12 | article/55"),
        ("show 1 2", "show: says too much"),
        ("show 99", "the library has no story 99"),
        ("show article/99", "the library has no article 99"),
        ("show x", "x: names no story; name it library:12"),
        ("show article/x", "names no article; name it library:article/55"),
        ("make 99", "no article 99"),
        ("make library:1", "library:1: names no article"),
        ("merge 1", "merge: says too little; storyview library merge STORY STORY..."),
        ("merge 1 1", "two stories or more"),
        ("split 1 3", "article 3 is not in story 1"),
        ("move 3", "move: says not where to; --to 12, or --to none"),
        ("move 3 --to 99", "no story 99"),
        ("edit 3", "edit: changes nothing"),
        ("edit 3 --published soon", "--published: “soon” is no date"),
        ("edit 3 --forget text", "--forget: “text” is no detail; say title, source"),
        ("edit 3 --title New --forget title", "edit: title is given and taken back at once"),
        ("open", "open: says too little"),
        ("open x", "x: names no story"),
        ("undo 3", "undo: says too much"),
        ("--check --format xml", "no format is called 'xml'"),
    ],
)
def test_a_mistake_is_answered_in_one_line(
    library: None, arguments: str, hint: str, capsys: Capture
) -> None:
    text = said(capsys, *arguments.split(), status=2)
    assert hint in text
    assert text.count("\n") == 1


# -- lists


def test_stories_and_articles_are_listed_on_lines(library: None, capsys: Capture) -> None:
    assert said(capsys, "list").splitlines() == [
        "library:1       2022-11-11 – 2022-11-12   2 articles, 2 sources  ferry"
    ]
    lines = said(capsys, "articles").splitlines()
    assert len(lines) == 5
    assert "library:article/4     no date     The Courier: Dam cost" in lines
    assert lines[-1] == "library:article/1     2022-11-11  The Post: Ferry sank  [library:1]"


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ("", "Dam cost|Orchard sold|Dam repaired|All saved|Ferry sank"),
        ("dam", "Dam cost|Dam repaired"),
        ("--source the-post", ""),
        ("--source post --since 2022-11-12", ""),
        ("--since 2022-11-12 --until 2022-11-13", "Dam repaired|All saved"),
        ("--without-story --limit 2", "Dam cost|Orchard sold"),
        ("--limit 2 --offset 1", "Orchard sold|Dam repaired"),
        ("--limit 0", "Dam cost|Orchard sold|Dam repaired|All saved|Ferry sank"),
        ("--story 1", "All saved|Ferry sank"),
        ("--story library:1 --until 2022-11-11", "Ferry sank"),
    ],
)
def test_articles_are_chosen(library: None, arguments: str, expected: str, capsys: Capture) -> None:
    found = document(capsys, "articles", *arguments.split())
    assert titles(found) == [title for title in expected.split("|") if title]


def test_articles_of_an_outlet_or_that_name_a_person(library: None, capsys: Capture) -> None:
    assert titles(document(capsys, "articles", "--source", "the post")) == [
        "Dam repaired",
        "Ferry sank",
    ]
    assert titles(document(capsys, "articles", "--person", "Li Wei")) == [
        "Orchard sold",
        "All saved",
    ]
    assert [row["id"] for row in document(capsys, "list", "--person", "Li Wei")["stories"]] == [1]
    assert document(capsys, "list", "orchard")["stories"] == []


def test_a_list_that_goes_on_or_is_empty_says_so(library: None, capsys: Capture) -> None:
    assert cli.main(["library", "articles", "--limit", "2"]) == 0
    out, err = capsys.readouterr()
    assert (out.count("\n"), err) == (2, "storyview: there are more; --limit 0 shows all\n")
    assert document(capsys, "articles", "--limit", "2")["more"] is True
    assert "no article is like this among 5 articles" in said(capsys, "articles", "zebra")
    assert said(capsys, "search", "zebra") == "storyview: nothing found\n"


@pytest.mark.parametrize("arguments", [["list"], ["articles"], ["search", "dam"]])
def test_beyond_the_end_of_a_list_it_is_not_said_to_be_empty(
    library: None, capsys: Capture, arguments: list[str]
) -> None:
    text = said(capsys, *arguments, "--offset", "9")
    assert text == "storyview: there are no more; say a smaller --offset\n"


def test_articles_of_a_story_are_found_by_any_number_that_it_had(
    library: None, capsys: Capture
) -> None:
    said(capsys, "make", "3")
    said(capsys, "merge", "2", "1")
    assert titles(document(capsys, "articles", "--story", "1")) == titles(
        document(capsys, "articles", "--story", "2")
    )
    assert "the library has no story 99" in said(capsys, "articles", "--story", "99", status=2)


def test_an_empty_library_says_how_it_is_filled(capsys: Capture) -> None:
    assert said(capsys, "list").startswith("storyview: the library is empty; storyview add")
    assert document(capsys, "articles") == {
        "articles": [],
        "more": False,
        "counts": {"articles": 0, "stories": 0, "without_story": 0, "sources": 0},
    }


def test_a_search_shows_the_words_found(library: None, capsys: Capture) -> None:
    lines = said(capsys, "search", "dam", "-cost").splitlines()
    assert lines[0].endswith("The Post: Dam repaired")
    assert "[dam]" in lines[1]
    (hit,) = document(capsys, "search", "orchard")["articles"]
    (mark,) = hit["marks"]
    assert hit["snippet"][mark["start"] : mark["end"]] == "orchard"


def test_a_story_and_an_article_are_shown(library: None, capsys: Capture) -> None:
    assert said(capsys, "show", "1").splitlines()[1:] == [
        "    The Courier, The Post",
        "    library:article/2     2022-11-12  The Courier: All saved",
        "    library:article/1     2022-11-11  The Post: Ferry sank",
    ]
    found = document(capsys, "show", "library:1")
    assert found["story"]["days"] == [
        {"day": "2022-11-11", "articles": 1},
        {"day": "2022-11-12", "articles": 1},
    ]
    assert titles(found) == ["All saved", "Ferry sank"]
    text = said(capsys, "show", "article/1")
    assert "The ferry Amalia sank.\n" in text
    assert document(capsys, "show", "library:article/1")["article"]["text"] == (
        "The ferry Amalia sank."
    )


def test_the_same_library_gives_the_same_bytes(library: None, capsys: Capture) -> None:
    for arguments in (["list"], ["articles"], ["search", "dam"], ["show", "1"], ["--check"]):
        for form in ("text", "json"):
            first = said(capsys, *arguments, "--format", form)
            assert said(capsys, *arguments, "--format", form) == first


ONE = (
    "The ferry Aurelia ran aground off Kestrel Point on 14 March. “The rudder had failed,” Captain"
    " Ines Vik said. All 212 passengers were ferried ashore."
)
OTHER = (
    "Ines Vik, captain of the Aurelia, blamed a rudder. Lifeboats brought 212 passengers to Ostmar"
    " after the March 14 accident at Kestrel Point."
)


def add_tellings() -> None:
    """Articles 1 and 2 tell one story, article 3 another."""
    with Library.open(Paths.of_this_user().library) as opened:
        pile = [Incoming(an_article(text)) for text in (ONE, OTHER, "Goats give milk for cheese.")]
        opened.add(pile)
        gather(opened)


def test_why_articles_are_one_story_can_be_seen(capsys: Capture) -> None:
    add_tellings()
    shared = document(capsys, "why", "1")["shared"]
    assert {each["text"] for each in shared["names"]} == {"Aurelia", "Kestrel Point", "Ines Vik"}
    assert shared["words"] == [{"text": "rudder", "articles": 2}]
    assert document(capsys, "why", "article/1", "2")["shared"] == shared
    lines = said(capsys, "why", "1").splitlines()
    assert lines[2] == "  rare words        rudder"
    assert "Nothing that others do not have" in said(capsys, "why", "1", "3")
    assert "name a story, or two articles" in said(capsys, "why", "article/1", status=2)


def test_articles_near_a_story_are_found(capsys: Capture) -> None:
    add_tellings()
    (near,) = document(capsys, "near", "article/1")["articles"]
    assert near["id"] == 2
    assert near["likeness"] > 0.2
    assert "Ines Vik" in said(capsys, "near", "article/1")
    assert said(capsys, "near", "article/3") == "storyview: nothing in the library is like this\n"
    assert "is no number" in said(capsys, "near", "1", "--limit", "x", status=2)


# -- changes


def test_a_story_is_made_named_merged_split_and_taken_apart(library: None, capsys: Capture) -> None:
    made = document(capsys, "make", "3", "article/4", "--title", "The dam")["story"]
    assert (made["title"], made["articles"], made["own"]) == ("The dam", 2, True)
    number = str(made["id"])
    assert document(capsys, "rename", number, "Kesvik", "dam")["story"]["title"] == "Kesvik dam"
    merged = document(capsys, "merge", "1", number)["story"]
    assert (merged["id"], merged["articles"]) == (1, 4)
    parted = document(capsys, "split", "1", "library:article/3", "4")["story"]
    assert parted["articles"] == 2
    assert document(capsys, "delete", str(parted["id"])) == {"deleted": {"story": parted["id"]}}
    assert titles(document(capsys, "articles", "--without-story")) == [
        "Dam cost",
        "Orchard sold",
        "Dam repaired",
    ]


def test_stories_are_pinned_and_unpinned(library: None, capsys: Capture) -> None:
    document(capsys, "make", "3")
    assert [row["id"] for row in document(capsys, "list")["stories"]] == [2, 1]
    assert document(capsys, "pin", "1")["stories"][0]["pinned"] is True
    assert [row["id"] for row in document(capsys, "list")["stories"]] == [1, 2]
    assert "[pinned]" in said(capsys, "list")
    assert document(capsys, "unpin", "library:1")["stories"][0]["pinned"] is False


def test_articles_are_moved_edited_and_removed(library: None, capsys: Capture) -> None:
    (moved,) = document(capsys, "move", "3", "--to", "1")["articles"]
    assert (moved["story"], moved["own"]) == (1, True)
    assert document(capsys, "move", "3", "2", "--to", "none")["articles"][1]["story"] is None
    (edited,) = document(
        capsys, "edit", "3", "--title", "New title", "--author", "Ana Ruiz", "--author", "Li Wei",
        "--published", "12 November 2022", "--source", "Gazette",
    )["articles"]  # fmt: skip
    assert (edited["title"], edited["source"]) == ("New title", "Gazette")
    assert (edited["authors"], edited["published"]) == (["Ana Ruiz", "Li Wei"], "2022-11-12")
    with Library.open(Paths.of_this_user().library) as opened:
        assert opened.article(3).published == date(2022, 11, 12)
    said(capsys, "edit", "3", "--published", "13 November 2022")
    assert said(capsys, "undo") == "Undone: editing the day of “New title”.\n"
    (taken,) = document(capsys, "edit", "3", "--forget", "title", "--forget", "authors")["articles"]
    assert (taken["title"], taken["authors"]) == ("Dam repaired", [])
    assert document(capsys, "delete", "article/3") == {"deleted": {"article": 3}}
    assert document(capsys, "articles")["counts"]["articles"] == 4


def test_everything_can_be_undone_step_by_step(library: None, capsys: Capture) -> None:
    before = said(capsys, "list") + said(capsys, "articles")
    for change in ("make 3 4", "merge 1 2", "rename 1 x", "pin 1", "move 5 --to 1", "delete 1",
                   "edit 5 --title y", "delete article/5"):  # fmt: skip
        said(capsys, *change.split())
    for _ in range(8):
        assert said(capsys, "undo").startswith("Undone: ")
    assert said(capsys, "list") + said(capsys, "articles") == before
    assert said(capsys, "undo") == "Nothing is left to undo.\n"
    assert document(capsys, "undo") == {"undone": None}


def test_several_articles_are_moved_only_if_all_are_there(library: None, capsys: Capture) -> None:
    said(capsys, "move", "3", "99", "--to", "1", status=2)
    assert document(capsys, "show", "1")["story"]["articles"] == 2


# -- on screen


def test_a_story_and_articles_are_opened_in_the_reader(
    library: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    launches: list[Launch] = []
    app = ModuleType("storyview.reader.app")
    app.run_reader = lambda launch: launches.append(launch) or 0  # type: ignore[attr-defined]
    app.run_library = lambda paths, *_: 7  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "storyview.reader.app", app)
    monkeypatch.setattr(terminal, "need_a_terminal", lambda *_: None)
    monkeypatch.setattr(terminal, "take_keys_from_the_terminal", lambda: None)
    assert cli.main(["library", "open", "1"]) == 0
    assert cli.main(["library", "open", "article/3", "library:article/4"]) == 0
    assert [launch.named.things for launch in launches] == [
        ("library:1",),
        ("library:article/3", "library:article/4"),
    ]
    assert [len(launch.opened.story.articles) for launch in launches] == [2, 2]
    assert cli.main(["library"]) == 7


def test_without_a_terminal_the_screen_says_what_to_do_instead(capsys: Capture) -> None:
    assert said(capsys, status=2) == (
        "storyview: the reader needs a terminal to draw on; storyview library list prints your "
        "stories as plain lines\n"
    )


# -- health


def test_check_says_whether_all_is_well(library: None, capsys: Capture) -> None:
    assert said(capsys, "--check").startswith("All is well: 5 articles in ")
    assert document(capsys, "--check")["problems"] == []
    path = Paths.of_this_user().library
    with Library.open(path) as opened:
        opened._session.connection.execute("DELETE FROM articles WHERE id = 3")
        opened._session.connection.execute("UPDATE stories SET articles = 9")
    text = said(capsys, "--check", status=1)
    assert text.endswith(
        "storyview: storyview library --rebuild makes it again from its articles\n"
    )


def test_check_tells_what_is_missing_where_nothing_can_be_counted(
    library: None, capsys: Capture
) -> None:
    with closing(sqlite3.connect(Paths.of_this_user().library)) as connection:
        connection.execute("DROP TABLE articles")
    text = said(capsys, "--check", status=1)
    assert "The library has no table articles." in text
    assert text.endswith("--rebuild makes it again from its articles\n")
    assert '"counts": null' in said(capsys, "--check", "--format", "json", status=1)
    assert said(capsys, "--rebuild").startswith("Made again: 5 articles")


def test_a_damaged_library_is_made_again(library: None, capsys: Capture) -> None:
    path = Paths.of_this_user().library
    data = path.read_bytes()
    path.write_bytes(b"harm" * 10 + data[40:])
    assert "--rebuild" in said(capsys, "list", status=2)
    text = said(capsys, "--rebuild")
    assert text.startswith("Made again: 5 articles in 2 stories. The old file is kept as ")
    assert len(document(capsys, "articles")["articles"]) == 5
    assert document(capsys, "--rebuild")["lost"] == 0


def test_an_interruption_while_stories_are_found_keeps_the_new_library(
    library: None, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("storyview.library.gathering.gather", interrupted)
    text = said(capsys, "--rebuild", status=130)
    assert text.startswith("Made again: 5 articles")
    assert text.endswith("stories are looked for the next time that something is added\n")
    assert document(capsys, "--check")["problems"] == []


def test_the_stories_of_a_library_that_lost_them_are_found_again(
    tmp_path: Path, capsys: Capture
) -> None:
    dump = tmp_path / "dump.jsonl"
    lines = [
        {"title": title, "text": text, "date": "2024-03-02", "source": title}
        for title, text in (
            ("Ferry aground off Oban", FERRY.format("ran aground on rocks")),
            ("Rocks stop the Oban ferry", FERRY.format("struck the rocks")),
        )
    ]
    dump.write_text("\n".join(map(json.dumps, lines)))
    assert cli.main(["add", str(dump)]) == 0
    path = Paths.of_this_user().library
    with closing(sqlite3.connect(path)) as connection:
        (page,) = connection.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'stories'"
        ).fetchone()
    with path.open("r+b") as file:
        file.seek((page - 1) * PAGE_SIZE)
        file.write(b"\xa5" * PAGE_SIZE)
    capsys.readouterr()
    assert "Made again: 2 articles in 1 story." in said(capsys, "--rebuild")
    assert len(document(capsys, "list")["stories"]) == 1


# -- hostile


def test_hostile_titles_and_addresses_do_no_harm(capsys: Capture) -> None:
    evil = "evil\x1b]52;c;ZXZpbA==\x07\x1b[2J\u202e\x9b2J"
    with Library.open(Paths.of_this_user().library) as opened:
        opened.add([Incoming(an_article("Text.", title=evil, source=evil), f"/{evil}", story=evil)])
    for arguments in (
        ["list"],
        ["articles"],
        ["search", "text"],
        ["show", "1"],
        ["show", "article/1"],
    ):
        for form in ("text", "json"):
            text = said(capsys, *arguments, "--format", form)
            assert not set(text) & {"\x1b", "\x07", "\u202e", "\x9b"}
    assert document(capsys, "show", "article/1")["article"]["address"] == f"/{evil}"
