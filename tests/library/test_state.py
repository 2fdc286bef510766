"""What is remembered from one run to the next."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builders import an_article
from storyview.library import state
from storyview.library.paths import Paths
from storyview.library.state import LastOpened, Place, StateStore, story_key

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths(tmp_path / "config", tmp_path / "state", tmp_path / "cache", tmp_path / "data")


def test_nothing_is_remembered_at_first_and_no_file_is_made(paths: Paths) -> None:
    store = StateStore(paths)
    assert store.last() is None
    assert store.place("a story") is None
    assert store.take_notes() == ()
    assert not paths.state.exists()


def test_the_story_read_last_is_found_from_any_folder(
    paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    opened = LastOpened(("a.txt", "https://example.org/b"), ("A title",), ("", "Gazette"), ())
    StateStore(paths).remember_last(opened)
    assert StateStore(paths).last() == LastOpened(
        (str(tmp_path / "a.txt"), "https://example.org/b"), ("A title",), ("", "Gazette"), ()
    )


def test_a_file_name_that_is_not_utf8_is_remembered(paths: Paths) -> None:
    name = os.fsdecode(b"/news/r\xe9sum\xe9.txt")
    StateStore(paths).remember_last(LastOpened((name,)))
    last = StateStore(paths).last()
    assert last is not None
    assert last.things == (name,)


def test_standard_input_does_not_become_the_story_read_last(paths: Paths) -> None:
    store = StateStore(paths)
    store.remember_last(LastOpened(("/a.txt",)))
    store.remember_last(LastOpened(("-", "/b.txt")))
    assert store.last() == LastOpened(("/a.txt",))


def test_each_story_has_its_own_place(paths: Paths) -> None:
    store = StateStore(paths)
    first = Place("a", 120, columns=2, sync="offset", restored=(("a", 0), ("b", 3)))
    second = Place("b", 0)
    store.remember_place("one", first)
    store.remember_place("two", second)
    assert StateStore(paths).place("one") == first
    assert StateStore(paths).place("two") == second


def test_a_story_is_known_again_in_another_order_of_its_articles() -> None:
    first, second = an_article("The ferry sank.", "a"), an_article("The ferry was raised.", "b")
    assert story_key([first, second]) == story_key([second, first])
    assert story_key([first]) != story_key([second])


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'"place"',
        b"\xff",
        b"[" * 100_000,
        b'{"article": "a"}',
        b'{"article": "a", "offset": -1, "columns": null, "sync": null, "restored": []}',
        b'{"article": "a", "offset": true, "columns": null, "sync": null, "restored": []}',
        b'{"article": 3, "offset": 1, "columns": null, "sync": null, "restored": []}',
        b'{"article": "a", "offset": 1, "columns": null, "sync": "up", "restored": []}',
        b'{"article": "a", "offset": 1, "columns": null, "sync": null, "restored": [3]}',
        b'{"article": "a", "offset": 1, "columns": null, "sync": [], "restored": []}',
        b" " * 2_000_000,
    ],
)
def test_a_broken_place_is_set_aside_with_a_note_and_can_be_written_anew(
    paths: Paths, content: bytes
) -> None:
    store = StateStore(paths)
    store.remember_place("one", Place("a", 1))
    (file,) = paths.places.iterdir()
    file.write_bytes(content)
    assert store.place("one") is None
    (note,) = store.take_notes()
    assert f"{file.name}.broken-1" in note
    assert (paths.places / f"{file.name}.broken-1").read_bytes() == content
    store.remember_place("one", Place("a", 2))
    assert store.place("one") == Place("a", 2)


def test_a_broken_record_of_the_last_story_is_set_aside_with_a_note(paths: Paths) -> None:
    paths.state.mkdir()
    paths.last.write_text(json.dumps({"things": "a.txt"}))
    store = StateStore(paths)
    assert store.last() is None
    assert "last.json.broken-1" in store.take_notes()[0]
    assert store.last() is None
    assert store.take_notes() == ()


def test_a_folder_that_cannot_be_written_is_one_note(paths: Paths, tmp_path: Path) -> None:
    (tmp_path / "state").write_bytes(b"a file where a folder should be")
    store = StateStore(paths)
    store.remember_place("one", Place("a", 1))
    store.remember_place("one", Place("a", 2))
    store.remember_last(LastOpened(("/a.txt",)))
    notes = store.take_notes()
    assert len(notes) == 2
    assert all("nothing is remembered" in note for note in notes)


def test_a_full_disk_is_a_note(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    store = StateStore(paths)
    store.remember_place("one", Place("a", 1))
    monkeypatch.setattr(os, "fsync", full)
    store.remember_place("one", Place("a", 2))
    assert "No space left on device" in store.take_notes()[0]
    assert store.place("one") == Place("a", 1)


def test_the_stories_read_longest_ago_are_forgotten(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(state, "MOST_STORIES", 3)
    store = StateStore(paths)
    for number in range(5):
        for file in paths.places.glob("*.json"):
            status = file.stat()
            os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns - 10**9))
        store.remember_place(str(number), Place("a", number))
    assert [store.place(str(number)) for number in range(5)] == [
        None,
        None,
        Place("a", 2),
        Place("a", 3),
        Place("a", 4),
    ]


def test_two_processes_at_once_lose_nothing(paths: Paths) -> None:
    code = """
import sys
from pathlib import Path
from storyview.library.paths import Paths
from storyview.library.state import LastOpened, Place, StateStore
folder, name = Path(sys.argv[1]), sys.argv[2]
store = StateStore(Paths(folder / "config", folder / "state", folder / "cache", folder / "data"))
for number in range(40):
    store.remember_place(f"{name}{number}", Place(name, number))
    store.remember_last(LastOpened(("/" + name * 1000,)))
    assert store.last() is not None
assert store.take_notes() == ()
"""
    running = [
        subprocess.Popen([sys.executable, "-c", code, str(paths.state.parent), name])
        for name in ("x", "y")
    ]
    assert [process.wait() for process in running] == [0, 0]
    store = StateStore(paths)
    assert all(
        store.place(f"{name}{number}") == Place(name, number)
        for name in ("x", "y")
        for number in range(40)
    )


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.builds(
        Place,
        st.text(),
        st.integers(0, 10**9),
        st.none() | st.integers(1, 9),
        st.sampled_from([None, "meaning", "offset", "off"]),
        st.lists(st.tuples(st.text(), st.integers(0, 99)), max_size=3).map(tuple),
    )
)
def test_every_place_comes_back_as_it_was(tmp_path: Path, place: Place) -> None:
    store = StateStore(Paths(tmp_path, tmp_path, tmp_path, tmp_path))
    store.remember_place("one", place)
    assert store.place("one") == place
    assert store.take_notes() == ()
