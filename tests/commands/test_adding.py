"""``storyview add``, as a person or a script calls it."""

from __future__ import annotations

import io
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from storyview import cli
from storyview.library.paths import Paths
from storyview.library.store import Library
from terminal.escapes import commands, text
from terminal.terminal import Terminal
from web.server import WebServer, answer

if TYPE_CHECKING:
    from collections.abc import Iterator

FERRY = "The ferry Amalia sank in the harbour of Brandvik on Friday, the harbour master said."


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own, and a folder to stand in."""
    for kind in ("CONFIG", "STATE", "CACHE", "DATA"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / "home" / kind.lower()))
    (tmp_path / "news").mkdir()
    monkeypatch.chdir(tmp_path / "news")
    return tmp_path / "home"


def a_dump(name: str, count: int, *more: str) -> None:
    lines = [
        json.dumps(
            {"text": f"{FERRY} It was number {number}.", "url": f"https://p.example/{number}"}
        )
        for number in range(count)
    ]
    Path(name).write_text("\n".join([*lines, *more]) + "\n", "utf-8")


def kept() -> int:
    with Library.open(Paths.of_this_user().library) as library:
        assert library.check() == []
        return library.counts().articles


def document(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    cli.main(["add", *arguments, "--format", "json"])
    return dict(json.loads(capsys.readouterr().out))


def test_help_tells_all_and_fits_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["add", "--help"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("storyview add THING...")
    for word in ("--story", "--source", "--allow-private", "--format", "dump.jsonl", "Exit status"):
        assert word in out
    assert max(map(len, out.splitlines())) <= 90


def test_files_and_dumps_go_in_and_the_outcome_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    a_dump("pile.jsonl", 3)
    Path("courier.txt").write_text(FERRY, "utf-8")
    assert cli.main(["add", "courier.txt", "pile.jsonl"]) == 0
    out, err = capsys.readouterr()
    assert (out.splitlines()[0], err) == ("Added 4 articles.", "")
    Path("courier.txt").write_text(f"{FERRY} All 38 people were saved.", "utf-8")
    assert cli.main(["add", "courier.txt", "pile.jsonl"]) == 0
    out, err = capsys.readouterr()
    assert out == "Added 0 articles; 3 were there already; 1 has a new text.\n"
    assert err == ""
    assert kept() == 4


def test_bad_lines_are_named_and_the_rest_goes_on(capsys: pytest.CaptureFixture[str]) -> None:
    a_dump("pile.jsonl", 2, *["junk"] * 5, '{"title": "x"}')
    assert cli.main(["add", "pile.jsonl"]) == 1
    out, err = capsys.readouterr()
    assert out.splitlines()[0] == "Added 2 articles; 6 could not be read."
    lines = err.splitlines()
    assert lines[0] == "storyview: pile.jsonl, line 3: not JSON; mend it at character 1"
    assert lines[3] == "storyview: not JSON: 2 more like these"
    assert lines[4].startswith("storyview: pile.jsonl, line 8: no text")
    listed = Path(lines[5].removeprefix("storyview: all that could not be read is listed in "))
    assert len(listed.read_text("utf-8").splitlines()) == 6


def test_the_outcome_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    a_dump("pile.jsonl", 2, "junk")
    found = document(capsys, "pile.jsonl", "gone.txt")
    assert found["schema"] == "storyview-added/1"
    assert {key: found[key] for key in ("added", "known", "changed", "refused")} == {
        "added": 2,
        "known": 0,
        "changed": 0,
        "refused": 2,
    }
    assert [reason["first"] for reason in found["reasons"]] == [
        ["pile.jsonl, line 3"],
        ["gone.txt"],
    ]
    assert Path(found["refused_list"]).is_file()
    assert found["library"] == str(Paths.of_this_user().library)
    assert document(capsys, "pile.jsonl")["known"] == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "add: nothing to add"),
        (["gone.txt"], "gone.txt: no such file or folder"),
        (["a.txt", "--stroy", "x"], "did you mean '--story'?"),
        (["a.txt", "--format", "xml"], "no format is called 'xml'"),
        (["--story"], "expected one argument; storyview add --help"),
        (["empty"], "empty: holds no article"),
    ],
)
def test_when_nothing_came_in_the_status_is_two(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("empty").mkdir()
    assert cli.main(["add", *arguments]) == 2
    assert said in capsys.readouterr().err


def test_a_dump_from_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    a_dump("pile.jsonl", 3)
    piped = SimpleNamespace(
        buffer=io.BytesIO(Path("pile.jsonl").read_bytes()), isatty=lambda: False
    )
    monkeypatch.setattr(sys, "stdin", piped)
    assert cli.main(["add", "-", "--story", "Ferry sank"]) == 0
    with Library.open(Paths.of_this_user().library) as library:
        (story,) = library.stories()
        assert (story.title, story.articles) == ("Ferry sank", 3)


def test_an_address_is_fetched_once_and_others_cost_only_themselves(
    capsys: pytest.CaptureFixture[str],
) -> None:
    body = f"<h1>Ferry sank</h1><p>{FERRY}</p><p>{FERRY} All 38 people on board were saved.</p>"
    page = f"<html><head><title>Ferry sank</title></head><body>{body}</body></html>".encode()
    with WebServer({"/1": answer(page)}) as server:
        address = server.address("/1")
        assert cli.main(["add", address]) == 2
        assert "--allow-private" in capsys.readouterr().err
        assert cli.main(["add", address, server.address("/gone"), "--allow-private"]) == 1
        out, err = capsys.readouterr()
    assert out == "Added 1 article; 1 could not be read.\n"
    assert "/gone: " in err
    with Library.open(Paths.of_this_user().library) as library:
        (row,) = library.rows()
        assert (row.title, row.address) == ("Ferry sank", address)
        assert library.raw(row.id)[1] == page


def test_a_hostile_pile_does_no_harm_in_what_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    evil = "evil\x1b]52;c;ZXZpbA==\x07\x1b[2J\u202e"
    Path(f"{evil}.jsonl").write_text(
        json.dumps({"text": f"{FERRY}{evil}", "title": evil, "source": evil, "story": evil})
        + f"\n{evil}\n",
        "utf-8",
    )
    assert cli.main(["add", f"{evil}.jsonl", f"gone{evil}"]) == 1
    out, err = capsys.readouterr()
    assert out == "Added 1 article; 2 could not be read.\n"
    assert not set(out + err) & {"\x1b", "\x07", "\u202e"}
    document_ = document(capsys, f"{evil}.jsonl")
    assert not set(json.dumps(document_, ensure_ascii=False)) & {"\x1b", "\x07", "\u202e"}
    with Library.open(Paths.of_this_user().library) as library:
        (row,) = library.rows()
        assert (row.title, row.source) == ("evil", "evil")


def test_a_full_disk_is_one_sentence_and_says_what_was_kept(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    a_dump("pile.jsonl", 3000)
    opened = Library.open

    def small(path: Path, **options: Any) -> Library:
        library = opened(path, **options)
        library._session.connection.execute("PRAGMA max_page_count = 500")
        return library

    with monkeypatch.context() as patch:
        patch.setattr(Library, "open", small)
        assert cli.main(["add", "pile.jsonl"]) == 1
    out, err = capsys.readouterr()
    told = re.match(r"Added ([\d,]+) articles\.\n", out)
    assert told is not None
    lines = err.splitlines()
    assert "the disk is full; nothing of this was kept" in lines[0]
    assert lines[1] == f"storyview: ended early; {told[1]} articles of what came before are kept"
    assert kept() == int(told[1].replace(",", "")) > 0


def test_several_additions_at_once_all_come_in() -> None:
    for number in range(3):
        Path(f"{number}.jsonl").write_bytes(
            b"".join(a_line(300 * number + each) for each in range(300))
        )
    processes = [start(f"{number}.jsonl") for number in range(3)]
    outs = [process.communicate(timeout=120)[0] for process in processes]
    assert [process.returncode for process in processes] == [0, 0, 0]
    assert [out.splitlines()[0] for out in outs] == [b"Added 300 articles."] * 3
    assert kept() == 900


def test_a_library_that_cannot_be_made_is_one_sentence(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    a_dump("pile.jsonl", 1)
    (home / "data").mkdir(parents=True)
    (home / "data" / "storyview").write_text("no folder")
    assert cli.main(["add", "pile.jsonl"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert "library" in err


# -- stories

TELLINGS = (
    "The ferry Amalia sank in the harbour of Brandvik on Friday, harbour master Ingrid Solheim "
    "said. All 38 people on board the Amalia were saved by the coast guard of Brandvik.",
    "Ingrid Solheim, the harbour master of Brandvik, said all 38 people on the ferry Amalia were "
    "saved. The Amalia sank in the harbour on Friday; the coast guard came within minutes.",
    "In the valley of Kesvik the orchards froze overnight; growers fear for the apple harvest, "
    "and the cooperative asked the province for a loan before the next market.",
)


def tellings(name: str, *numbers: int) -> None:
    Path(name).write_text(
        "\n".join(
            json.dumps(
                {"text": TELLINGS[number], "date": "2022-11-11", "source": f"Outlet {number}"}
            )
            for number in numbers
        ),
        "utf-8",
    )


def test_the_stories_of_what_came_are_found_and_told(capsys: pytest.CaptureFixture[str]) -> None:
    tellings("pile.jsonl", 0, 2)
    assert cli.main(["add", "pile.jsonl"]) == 0
    assert capsys.readouterr().out == "Added 2 articles.\n"
    tellings("more.jsonl", 1)
    assert document(capsys, "more.jsonl")["stories"] == {"stories": 1, "placed": 0, "copies": 0}
    with Library.open(Paths.of_this_user().library) as library:
        (story,) = library.stories()
        assert (story.articles, story.sources) == (2, ("Outlet 0", "Outlet 1"))


def test_ctrl_c_while_stories_are_found_keeps_the_articles_and_the_next_time_finds_them(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    tellings("pile.jsonl", 0, 1)
    with monkeypatch.context() as patch:
        patch.setattr("storyview.library.gathering.gather", interrupted)
        assert cli.main(["add", "pile.jsonl"]) == cli.INTERRUPTED
    out, err = capsys.readouterr()
    assert out == "Added 2 articles.\n"
    assert "ended early; 2 articles of what came before are kept" in err
    assert "their stories are looked for the next time" in err
    assert cli.main(["add", "pile.jsonl"]) == 0
    assert capsys.readouterr().out == (
        "Added 0 articles; 2 were there already.\nFound 1 new story.\n"
    )


# -- as a process of its own


def start(*arguments: str, **options: Any) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "storyview", "add", *arguments],
        **{"stdin": subprocess.DEVNULL, "stdout": -1, "stderr": -1, **options},
    )


@pytest.fixture
def endless() -> Iterator[subprocess.Popen[bytes]]:
    """A process that adds what is written to it, until the test ends it."""
    process = start("-", stdin=subprocess.PIPE)
    yield process
    process.kill()
    process.communicate()


def a_line(number: int) -> bytes:
    return json.dumps({"text": f"{FERRY} It was number {number}."}).encode() + b"\n"


def test_ctrl_c_keeps_what_came_and_says_so(endless: subprocess.Popen[bytes]) -> None:
    assert endless.stdin is not None
    for number in range(1200):
        endless.stdin.write(a_line(number))
    endless.stdin.flush()
    library = Paths.of_this_user().library
    while not library.exists() or kept() < 500:
        assert endless.poll() is None
        time.sleep(0.05)
    endless.send_signal(signal.SIGINT)
    out, err = endless.communicate(timeout=30)
    assert endless.returncode == cli.INTERRUPTED
    told = re.search(rb"Added ([\d,]+) articles", out)
    assert told is not None
    count = int(told[1].replace(b",", b""))
    assert err.decode().splitlines() == [
        f"storyview: ended early; {count:,} articles of what came before are kept",
        "storyview: their stories are looked for the next time that something is added",
    ]
    assert kept() == count >= 500


def test_whoever_has_read_enough_is_no_error() -> None:
    a_dump("pile.jsonl", 3)
    read_end, write_end = os.pipe()
    os.close(read_end)
    process = start("pile.jsonl", stdout=write_end)
    os.close(write_end)
    _, err = process.communicate(timeout=30)
    assert (process.returncode, err) == (cli.PIPE_CLOSED, b"")
    assert kept() == 3


def test_closed_streams_are_told_where_that_is_possible() -> None:
    a_dump("pile.jsonl", 3)
    shell = f'"{sys.executable}" -m storyview add "$@"'
    for redirection, argument, status in (("2>&-", "pile.jsonl", 0), ("<&-", "-", 2)):
        result = subprocess.run(
            ["sh", "-c", f"{shell} {redirection}", "sh", argument], capture_output=True, check=False
        )
        assert result.returncode == status, result
    assert result.stderr == b"storyview: standard input is closed; name a file\n"
    assert kept() == 3


@pytest.mark.terminal
@pytest.mark.parametrize("round_", range(3))
def test_killed_in_the_middle_all_that_was_reported_as_kept_is_there(round_: int) -> None:
    a_dump("pile.jsonl", 6000)
    terminal = Terminal(
        [sys.executable, "-m", "storyview", "add", "pile.jsonl"],
        (100, 10),
        os.environ | {"TERM": "xterm-256color"},
    )
    try:
        wanted = 1000 + 700 * round_

        def reported() -> int:
            told = re.findall(r"([\d,]+) articles kept", text(terminal.raw))
            return max((int(count.replace(",", "")) for count in told), default=0)

        terminal.wait_for(lambda screen: reported() >= wanted or "Added" in screen)
        terminal.signal(signal.SIGKILL)
        terminal.wait_for_the_end()
        assert kept() >= reported() > 0
        assert commands(terminal.raw) <= {"U+000D", "U+000A", "CSI K"}
    finally:
        terminal.close()
    again = start("pile.jsonl")
    out, _ = again.communicate(timeout=60)
    assert again.returncode == 0
    assert b"were there already" in out
    assert kept() == 6000
