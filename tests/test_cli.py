"""The command line."""

from __future__ import annotations

import io
import json
import os
import pty
import subprocess
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from reports.schema_rules import broken_rules
from storyview import __version__, cli
from storyview.commands import terminal
from storyview.commands.options import GIVEN
from storyview.library.paths import Paths
from storyview.library.state import LastOpened

if TYPE_CHECKING:
    from storyview.library.launch import Launch

FERRY = "The ferry Amalia sank on Friday, the harbour master said. All 38 people were saved.\n"
POST = "The Amalia went down on 1 March. The harbour was closed until the evening of that day.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two articles, and a home of its own."""
    for kind in ("CONFIG", "STATE", "CACHE", "DATA"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / "home" / kind.lower()))
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "courier.txt").write_text(FERRY, "utf-8")
    (folder / "post.txt").write_text(POST, "utf-8")
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def launches(monkeypatch: pytest.MonkeyPatch) -> list[Launch]:
    """What the reader was started with; it ends at once with status 0."""
    started: list[Launch] = []
    app = ModuleType("storyview.reader.app")
    app.run_reader = lambda launch: started.append(launch) or 0  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "storyview.reader.app", app)
    monkeypatch.setattr(terminal, "need_a_terminal", lambda: None)
    monkeypatch.setattr(terminal, "take_keys_from_the_terminal", lambda: None)
    return started


def run(*arguments: str | bytes, **options: object) -> subprocess.CompletedProcess[bytes]:
    buffered = {key: value for key, value in os.environ.items() if key != "PYTHONUNBUFFERED"}
    return subprocess.run(  # type: ignore[call-overload, no-any-return]
        [sys.executable, "-m", "storyview", *arguments],
        check=False,
        **{"stdin": subprocess.DEVNULL, "capture_output": True, "env": buffered, **options},
    )


def complaint(capsys: pytest.CaptureFixture[str]) -> str:
    """The one line on standard error, with nothing on standard output."""
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("storyview: ")
    assert err.count("\n") == 1
    return err.removeprefix("storyview: ").rstrip("\n")


def test_the_version_is_told_without_the_terminal_framework() -> None:
    code = (
        "import sys; from storyview.cli import main; main(['--version']);"
        "print(*({'textual', 'rich', 'storyview.analysis', 'platformdirs'} & set(sys.modules)))"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert result.stdout.splitlines() == [f"storyview {__version__}", ""]


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["a.txt", "--help"]])
def test_help_names_every_command_and_option_and_fits_a_terminal(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(arguments) == 0
    text = capsys.readouterr().out
    for word in (*cli.COMMANDS, *GIVEN, "--format", "--version", "./analyse", "?"):
        assert word in text
    assert max(len(line) for line in text.splitlines()) <= 90


@pytest.mark.parametrize("command", ["analyse", "where"])
def test_each_command_has_its_own_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([command, "--help"]) == 0
    assert capsys.readouterr().out.startswith(f"storyview {command}")


def test_analyse_prints_one_document_and_nothing_else() -> None:
    result = run("analyse", "courier.txt", "post.txt", "--format", "json")
    assert (result.returncode, result.stderr) == (0, b"")
    assert broken_rules(result.stdout.decode("utf-8")) == []
    assert [one["file"] for one in json.loads(result.stdout)["articles"]] == [
        "courier.txt",
        "post.txt",
    ]


def test_analyse_prints_plain_lines_as_it_comes(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["analyse", "courier.txt", "post.txt"]) == 0
    as_it_comes = capsys.readouterr().out
    assert cli.main(["analyse", "--format=text", "courier.txt", "post.txt"]) == 0
    assert capsys.readouterr().out == as_it_comes
    assert "Article 2 of 2" in as_it_comes


def test_one_article_alone_is_fine(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["analyse", "courier.txt", "--format", "json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["articles"]) == 1


def test_what_a_file_does_not_tell_is_given_in_the_order_of_the_files(
    capsys: pytest.CaptureFixture[str],
) -> None:
    arguments = "courier.txt --source Courier post.txt --source Post --published 2024-03-02"
    assert cli.main(["analyse", *arguments.split(), "--title", "Ferry", "--format", "json"]) == 0
    first, second = json.loads(capsys.readouterr().out)["articles"]
    assert (first["source"], second["source"]) == ("Courier", "Post")
    assert (first["title"], first["published"]) == ("Ferry", "2024-03-02")


def test_a_bad_file_among_good_ones_costs_only_itself(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["analyse", "courier.txt", "gone.txt", "--format", "json"]) == 1
    out, err = capsys.readouterr()
    assert [one["file"] for one in json.loads(out)["articles"]] == ["courier.txt"]
    assert err.startswith("storyview: gone.txt: no such file")
    assert err.count("\n") == 1


def test_nothing_to_print_is_two_and_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["analyse", "gone.txt", "lost.txt", "--format", "json"]) == 2
    assert "gone.txt" in complaint(capsys)


def test_standard_input_is_an_article_too() -> None:
    result = run(
        "analyse", "-", "post.txt", "--format", "json", stdin=None, input=FERRY.encode("utf-8")
    )
    assert result.returncode == 0
    assert json.loads(result.stdout)["articles"][0]["text"] == FERRY.strip()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--verson"], "no option is called '--verson'; did you mean '--version'?"),
        (["a.txt", "--sorce=x"], "no option is called '--sorce'; did you mean '--source'?"),
        (["analyse", "a.txt", "--formt", "json"], "did you mean '--format'?"),
        (["analyse", "--zzzzzzz"], "storyview --help shows"),
        (["analyse", "courier.txt", "--format", "yaml"], "say json or text"),
        (["analyse"], "nothing to compare"),
        (["analyse", "--format"], "expected one argument"),
        (["analyze", "courier.txt"], "did you mean 'analyse'?"),
        (["wher"], "did you mean 'where'?"),
        (["where", "x"], "x: is not expected here"),
        (["where", "--", "x"], "x: is not expected here"),
        (["--title", "Ferry"], "name its file too"),
        (["analyse", "courier.txt", "--published", "soon"], "--published"),
    ],
)
def test_a_mistake_is_answered_in_one_line_with_what_to_do(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(arguments) == 2
    assert said in complaint(capsys)


@pytest.mark.parametrize(
    "name",
    [
        b"evil\x1b]0;owned\x07\x1b[2J.txt",
        b"two\nlines.txt",
        b"caf\xe9.txt",
        "reversed\u202etxt.exe".encode(),
        b"--option\x1b[31m",
    ],
)
def test_a_hostile_name_does_no_harm_in_an_error(name: bytes) -> None:
    result = run("analyse", name)
    assert result.returncode == 2
    assert result.stdout == b""
    line = result.stderr.decode("utf-8")
    assert line.count("\n") == 1
    assert line.startswith("storyview: ")
    assert not set(line) & {"\x1b", "\x07", "\u202e"}


def test_a_file_with_a_command_s_name_opens_by_its_path(
    folder: Path, launches: list[Launch]
) -> None:
    (folder / "analyse").write_text(FERRY, "utf-8")
    assert cli.main(["./analyse"]) == 0
    assert launches[0].named.things == ("./analyse",)


def test_a_file_with_an_option_s_name_opens_after_two_dashes(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "--title").write_text(FERRY, "utf-8")
    assert cli.main(["analyse", "--format", "json", "--", "--title", "post.txt"]) == 0
    assert [one["file"] for one in json.loads(capsys.readouterr().out)["articles"]] == [
        "--title",
        "post.txt",
    ]


def test_the_document_is_utf8_whatever_the_locale(folder: Path) -> None:
    (folder / "post.txt").write_text("Inês Duarte closed the harbour.\n", "utf-8")
    odd = {"LC_ALL": "C", "PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}
    result = run("analyse", "post.txt", "--format", "json", env={**os.environ, **odd})
    assert "Inês Duarte" in result.stdout.decode("utf-8")


def test_a_pipe_whose_reader_has_read_enough_is_no_error() -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    result = run("analyse", "post.txt", capture_output=False, stdout=write_end, stderr=-1)
    os.close(write_end)
    assert (result.returncode, result.stderr) == (cli.PIPE_CLOSED, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
def test_a_full_disk_is_told() -> None:
    with Path("/dev/full").open("wb") as full:
        result = run("analyse", "post.txt", capture_output=False, stdout=full, stderr=-1)
    assert result.returncode == 2
    assert result.stderr.startswith(b"storyview: standard output: cannot be written (No space")
    assert result.stderr.count(b"\n") == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
def test_a_complaint_that_cannot_be_written_changes_no_exit_status() -> None:
    with Path("/dev/full").open("wb") as full:
        result = run("analyse", "missing.txt", capture_output=False, stdout=-1, stderr=full)
    assert (result.returncode, result.stdout) == (2, b"")


def test_whoever_reads_no_complaints_changes_no_exit_status() -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    result = run("analyse", "missing.txt", capture_output=False, stdout=-1, stderr=write_end)
    os.close(write_end)
    assert (result.returncode, result.stdout) == (2, b"")


def test_closed_streams_are_told_where_that_is_possible() -> None:
    shell = f'"{sys.executable}" -m storyview analyse "$@"'
    for redirection, arguments, said in (
        (">&-", ["post.txt"], b"storyview: standard output is closed\n"),
        ("<&-", ["-"], b"storyview: standard input is closed; name a file\n"),
        ("2>&-", ["gone.txt"], b""),
    ):
        result = subprocess.run(
            ["sh", "-c", f"{shell} {redirection}", "sh", *arguments],
            capture_output=True,
            check=False,
        )
        assert (result.returncode, result.stdout, result.stderr) == (2, b"", said)


def test_an_interruption_ends_quietly(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(_arguments: list[str]) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("storyview.commands.where.run", interrupted)
    assert cli.main(["where"]) == cli.INTERRUPTED
    assert capsys.readouterr() == ("", "")


def test_a_broken_analysis_is_told_and_the_rest_is_printed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("odd\ntext")

    monkeypatch.setattr("storyview.analysis.compare.find_people", broken)
    assert cli.main(["analyse", "post.txt", "--format", "json"]) == 0
    out, err = capsys.readouterr()
    assert json.loads(out)["failures"][0]["findings"] == "people"
    assert err == "storyview: people could not be looked for: RuntimeError: odd text\n"


def test_where_prints_every_path_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["where"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == [
        "settings",
        str(tmp_path / "home" / "config" / "storyview" / "config.toml"),
    ]
    assert len(lines) == len(set(lines)) == len(Paths.of_this_user().named()) + 1
    assert not (tmp_path / "home").exists()


def test_without_a_terminal_the_reader_says_what_to_do_instead() -> None:
    result = run("courier.txt")
    assert result.returncode == 2
    assert result.stderr.startswith(b"storyview: the reader needs a terminal")
    assert b"storyview analyse" in result.stderr


def test_the_reader_opens_what_is_named(launches: list[Launch]) -> None:
    assert cli.main(["courier.txt", "post.txt", "--source", "Courier"]) == 0
    (launch,) = launches
    assert launch.named.things == ("courier.txt", "post.txt")
    assert [one.source for one in launch.opened.story.articles] == ["Courier", None]
    assert launch.notes == ()


def test_the_reader_s_status_is_the_command_s(
    launches: list[Launch], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.modules["storyview.reader.app"], "run_reader", lambda _launch: 7)
    assert cli.main(["courier.txt"]) == 7


def test_at_first_the_story_that_comes_along_is_opened(launches: list[Launch]) -> None:
    assert cli.main([]) == 0
    assert len(launches[0].opened.story.articles) == 3
    assert launches[0].notes == ()


def test_without_a_name_the_story_read_last_is_opened_again_from_anywhere(
    launches: list[Launch], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cli.main(["courier.txt", "post.txt", "--source", "Courier", "--published", "2024-03-02"])
    monkeypatch.chdir(tmp_path)
    assert cli.main([]) == 0
    first, again = launches
    assert [one.source for one in again.opened.story.articles] == ["Courier", None]
    assert [one.text for one in again.opened.story.articles] == [
        one.text for one in first.opened.story.articles
    ]


def test_the_story_that_comes_along_does_not_become_the_one_read_last(
    launches: list[Launch],
) -> None:
    cli.main([])
    assert launches[0].store.last() is None


def test_a_last_story_that_is_gone_is_told_and_the_bundled_one_opens(
    launches: list[Launch], folder: Path
) -> None:
    cli.main(["courier.txt"])
    (folder / "courier.txt").unlink()
    assert cli.main([]) == 0
    assert len(launches[1].opened.story.articles) == 3
    (note,) = launches[1].notes
    assert "could not be opened" in note
    assert "courier.txt" in note


def test_what_could_not_be_opened_or_set_becomes_notes_of_the_reader(
    launches: list[Launch], tmp_path: Path
) -> None:
    settings = tmp_path / "home" / "config" / "storyview" / "config.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text('colums = 2\nsync = "off"\n')
    assert cli.main(["courier.txt", "gone.txt"]) == 0
    (launch,) = launches
    assert launch.settings.sync == "off"
    assert [note.split(":")[0] for note in launch.notes] == ["config.toml", "gone.txt"]


def test_standard_input_is_read_by_the_reader_and_not_remembered(
    launches: list[Launch], monkeypatch: pytest.MonkeyPatch
) -> None:
    cli.main(["post.txt"])
    piped = SimpleNamespace(buffer=io.BytesIO(FERRY.encode()), isatty=lambda: False)
    monkeypatch.setattr(sys, "stdin", piped)
    assert cli.main(["-", "post.txt"]) == 0
    assert launches[1].opened.story.articles[0].text == FERRY.strip()
    last = launches[1].store.last()
    assert isinstance(last, LastOpened)
    assert [Path(thing).name for thing in last.things] == ["post.txt"]


def test_without_any_terminal_there_is_nowhere_to_take_keys_from(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def no_terminal(*_: object) -> int:
        raise OSError(6, "No such device or address")

    monkeypatch.setattr(sys, "stdin", io.StringIO())
    monkeypatch.setattr(os, "open", no_terminal)
    with pytest.raises(cli.StoryviewError, match="no terminal to take keys from"):
        terminal.take_keys_from_the_terminal()


@pytest.mark.parametrize("closed", ["stdout", "stderr"])
def test_both_output_streams_must_be_the_terminal(
    closed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    for name in ("stdout", "stderr"):
        stream = SimpleNamespace(isatty=lambda: True)
        monkeypatch.setattr(sys, name, None if name == closed else stream)
    with pytest.raises(cli.StoryviewError, match="needs a terminal to draw on"):
        terminal.need_a_terminal()


def test_a_terminal_that_knows_no_movement_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("stdout", "stderr"):
        monkeypatch.setattr(sys, name, SimpleNamespace(isatty=lambda: True))
    monkeypatch.setenv("TERM", "dumb")
    with pytest.raises(cli.StoryviewError, match="'dumb' cannot be drawn on"):
        terminal.need_a_terminal()
    monkeypatch.setenv("TERM", "xterm-256color")
    terminal.need_a_terminal()


@pytest.mark.terminal
def test_after_standard_input_the_keys_come_from_the_terminal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    code = """
import os, sys, types
app = types.ModuleType("storyview.reader.app")
def run_reader(launch):
    print(len(launch.opened.story.articles), os.isatty(0), os.read(0, 1))
    return 0
app.run_reader = run_reader
sys.modules["storyview.reader.app"] = app
from storyview.cli import main
sys.exit(main(["-", "post.txt"]))
"""
    read_end, write_end = os.pipe()
    os.write(write_end, FERRY.encode())
    os.close(write_end)
    child, master = pty.fork()
    if child == 0:
        os.dup2(read_end, 0)
        os.execv(sys.executable, [sys.executable, "-c", code])
    os.close(read_end)
    os.write(master, b"q\n")
    shown = b""
    while True:
        try:
            shown += os.read(master, 4096)
        except OSError:  # the terminal is gone once the child has ended
            break
        if b"True" in shown and b"\n" in shown.split(b"True")[1]:
            break
    _, status = os.waitpid(child, 0)
    os.close(master)
    assert os.waitstatus_to_exitcode(status) == 0
    assert b"2 True b'q'" in shown
