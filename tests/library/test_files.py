"""Files that are whole or not there."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from storyview.library.files import keep_newest, read_regular, set_aside, write_whole

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_replaces_the_one_before_it(tmp_path: Path) -> None:
    write_whole(tmp_path / "one", b"old")
    write_whole(tmp_path / "one", b"new")
    assert (tmp_path / "one").read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["one"]


def test_files_and_the_folders_made_for_them_are_for_their_user_only(tmp_path: Path) -> None:
    path = tmp_path / "state" / "storyview" / "one"
    write_whole(path, b"mine")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(path.parent.parent.stat().st_mode) == 0o700


def test_a_full_disk_leaves_the_old_file_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "one"
    write_whole(path, b"old")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["one"]


def test_a_process_that_dies_before_the_rename_leaves_the_old_file_whole(tmp_path: Path) -> None:
    path = tmp_path / "one"
    write_whole(path, b"old")
    code = f"""
import os, pathlib
from storyview.library import files
os.replace = lambda *names: os._exit(9)
files.write_whole(pathlib.Path({str(path)!r}), b"new")
"""
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 9
    assert path.read_bytes() == b"old"
    write_whole(path, b"newer")
    assert path.read_bytes() == b"newer"


def test_unfinished_files_of_dead_processes_are_removed_in_time(tmp_path: Path) -> None:
    forgotten = tmp_path / ".one.json.x1.unfinished"
    being_written = tmp_path / ".two.json.x2.unfinished"
    forgotten.write_bytes(b"")
    being_written.write_bytes(b"")
    long_ago = time.time() - 2 * 24 * 3600
    os.utime(forgotten, (long_ago, long_ago))
    keep_newest(tmp_path, "*.json", 5)
    assert [path.name for path in tmp_path.iterdir()] == [being_written.name]


def test_what_is_set_aside_never_covers_what_was_set_aside_before(tmp_path: Path) -> None:
    for content in (b"first", b"second"):
        (tmp_path / "one").write_bytes(content)
        set_aside(tmp_path / "one")
    assert (tmp_path / "one.broken-1").read_bytes() == b"first"
    assert (tmp_path / "one.broken-2").read_bytes() == b"second"


def test_the_oldest_files_go_first(tmp_path: Path) -> None:
    for age in range(5):
        path = tmp_path / f"{age}.json"
        path.write_bytes(b"x" * 10)
        os.utime(path, (1_000_000 - age, 1_000_000 - age))
    keep_newest(tmp_path, "*.json", 4)
    assert sorted(path.stem for path in tmp_path.iterdir()) == ["0", "1", "2", "3"]
    keep_newest(tmp_path, "*.json", 4, most_bytes=25)
    assert sorted(path.stem for path in tmp_path.iterdir()) == ["0", "1"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name here")
def test_a_pipe_in_the_place_of_a_file_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", tmp_path):
        with pytest.raises(OSError, match=r"no regular file|directory"):
            read_regular(path)
