"""``storyview export`` and ``storyview import``."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from builders import an_article
from storyview import cli
from storyview.library.paths import Paths
from storyview.library.records import Incoming
from storyview.library.store import Library

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for kind in ("CONFIG", "STATE", "CACHE", "DATA"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / "home" / kind.lower()))
    monkeypatch.chdir(tmp_path)
    with Library.open(Paths.of_this_user().library) as library:
        library.add(
            [
                Incoming(an_article(f"Text {number}.", title=f"Article {number}"), story=story)
                for number, story in enumerate(("ferry", "ferry", "dam", ""))
            ]
        )
        library.pin_story(2)
    return tmp_path / "home"


def elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """From now on another, empty library is used."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "another"))


def document(capsys: Capture, *arguments: str) -> dict[str, Any]:
    assert cli.main([*arguments, "--format", "json"]) == 0
    return dict(json.loads(capsys.readouterr().out))


@pytest.mark.parametrize("command", ["export", "import"])
def test_each_has_its_help(command: str, capsys: Capture) -> None:
    assert cli.main([command, "--help"]) == 0
    out = capsys.readouterr().out
    assert out.startswith(f"storyview {command} ")
    assert max(map(len, out.splitlines())) <= 90


def test_a_library_goes_out_and_comes_back(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert cli.main(["export", "backup"]) == 0
    assert capsys.readouterr() == ("Written to backup: 2 stories, 4 articles.\n", "")
    elsewhere(monkeypatch, tmp_path)
    assert cli.main(["import", "backup"]) == 0
    assert capsys.readouterr() == ("Brought back 2 stories and 4 articles.\n", "")
    assert cli.main(["import", "backup"]) == 0
    assert capsys.readouterr().out == (
        "Brought back 2 stories and 0 articles; 4 were there already.\n"
    )
    with Library.open(Paths.of_this_user().library) as library:
        assert [(s.title, s.articles, s.pinned) for s in library.stories()] == [
            ("dam", 1, True),
            ("ferry", 2, False),
        ]


def test_one_story_is_a_folder_that_opens(capsys: Capture) -> None:
    found = document(capsys, "export", "library:1", "ferry")
    assert found == {
        "schema": "storyview-exported/1",
        "folder": "ferry",
        "stories": 1,
        "articles": 2,
    }
    assert cli.main(["analyse", "ferry", "--format", "json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["articles"]) == 2


def test_stories_and_articles_are_chosen(capsys: Capture) -> None:
    found = document(capsys, "export", "library:1", "2", "article/4", "some")
    assert (found["stories"], found["articles"]) == (2, 4)
    assert sorted(path.name for path in Path("some").iterdir()) == ["articles", "stories"]


def test_what_came_back_as_json(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    cli.main(["export", "backup"])
    Path("backup/stories").joinpath("broken").mkdir()
    Path("backup/stories/broken/story.toml").write_text("= no TOML")
    elsewhere(monkeypatch, tmp_path)
    capsys.readouterr()
    assert cli.main(["import", "backup", "--format", "json"]) == 1
    out, err = capsys.readouterr()
    found = json.loads(out)
    assert (found["schema"], found["stories"], found["added"]) == ("storyview-imported/1", 2, 4)
    assert "broken/story.toml: not TOML" in found["problems"][0]
    assert "broken/story.toml: not TOML" in err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("export", "names no folder"),
        ("export library:1", "library:1: names no folder to write into"),
        ("export library:99 out", "no story 99"),
        ("export library:x out", "names no story"),
        ("export used", "used: is not empty"),
        ("export out --fromat json", "did you mean '--format'?"),
        ("import", "import: takes one folder"),
        ("import a b", "import: takes one folder"),
        ("import gone", "gone: no such folder"),
        ("import used", "used: holds nothing that was exported; storyview add"),
    ],
)
def test_a_mistake_is_answered_in_one_line(arguments: str, said: str, capsys: Capture) -> None:
    Path("used").mkdir()
    Path("used/a.txt").write_text("mine")
    assert cli.main(arguments.split()) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err
    assert err.count("\n") == 1
    assert not Path("out").exists()


def test_ctrl_c_while_exporting_leaves_nothing() -> None:
    with Library.open(Paths.of_this_user().library) as library:
        library.add([Incoming(an_article(f"Text {number} of many.")) for number in range(4000)])
    process = subprocess.Popen(
        [sys.executable, "-m", "storyview", "export", "out"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    while not list(Path().glob(".out.*.unfinished/articles/*.md")):
        assert process.poll() is None
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    assert process.communicate(timeout=60) == (b"", b"")
    assert process.returncode == cli.INTERRUPTED
    assert [path.name for path in Path().iterdir()] == ["home"]
