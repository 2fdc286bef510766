"""What happens to the library when the program, the disk or another process gets in its way."""

from __future__ import annotations

import os
import random
import resource
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from library.adding_until_killed import BATCH
from library.piles import filled, incoming, some
from storyview.library import connecting, schema
from storyview.library.records import Filter, LibraryError
from storyview.library.store import Library

if TYPE_CHECKING:
    from collections.abc import Iterator

ROUNDS = int(os.environ.get("STORYVIEW_KILL_ROUNDS", "3"))
"""``STORYVIEW_KILL_ROUNDS=20`` kills as often as a release wants it."""

NOBODY = 65534


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library.db"


def adding(path: Path) -> subprocess.Popen[str]:
    """A process that adds batches until it is killed; it has just begun."""
    folders = [str(Path(__file__).parent.parent), os.environ.get("PYTHONPATH", "")]
    process = subprocess.Popen(
        [sys.executable, "-m", "library.adding_until_killed", str(path)],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(folders)},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def ended(process: subprocess.Popen[str]) -> list[int]:
    """The batches that it reported as kept and that were not read yet."""
    assert process.stdout is not None
    with process.stdout:
        reported = [int(line) for line in process.stdout if line.endswith("\n")]
    process.wait()
    return reported


def test_whenever_it_is_killed_nothing_is_half_and_nothing_that_was_reported_is_lost(
    path: Path,
) -> None:
    chance = random.Random(ROUNDS)
    reported = -1
    for number in range(ROUNDS):
        process = adding(path)
        if number:
            assert process.stdout is not None
            for _ in range(chance.randrange(1, 5)):
                reported = int(process.stdout.readline())
        time.sleep(chance.random() * 0.03)  # somewhere in the middle of what it does next
        process.send_signal(signal.SIGKILL)
        reported = max([reported, *ended(process)])
        with Library.open(path) as library:
            rows = library.rows(limit=1_000_000)
            numbers = sorted(int(row.address.removesuffix(".txt").split("/")[-1]) for row in rows)
            assert numbers == list(range(len(rows)))
            assert len(rows) % BATCH == 0
            assert len(rows) // BATCH > reported
            assert all(library.article(row.id).text for row in rows[: 2 * BATCH])
            assert library.check() == []


def test_two_processes_add_at_the_same_time(path: Path) -> None:
    others = [adding(path) for _ in range(2)]
    with Library.open(path) as library:
        for count in range(5):
            library.add(some(10, start=1_000_000 + 10 * count))
    for process in others:
        assert process.stdout is not None
        assert process.stdout.readline().strip().isdigit()
        process.kill()
        ended(process)
    with Library.open(path) as library:
        assert library.check() == []
        assert library.counts().articles >= 50 + BATCH


def test_a_library_that_is_open_elsewhere_is_not_made_again(path: Path) -> None:
    process = adding(path)
    assert process.stdout is not None
    assert process.stdout.readline() == "0\n"
    with pytest.raises(LibraryError, match="another storyview has the library open"):
        Library.rebuild(path)
    process.kill()
    ended(process)
    assert Library.rebuild(path).articles >= BATCH


def test_two_processes_may_make_the_library_at_the_same_time(path: Path) -> None:
    made: list[Library] = []
    threads = [threading.Thread(target=lambda: made.append(Library.open(path))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    made[0].add(some(3))
    assert [library.counts().articles for library in made] == [3] * 8
    for library in made:
        library.close()
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_who_must_wait_too_long_is_told_why_and_reading_goes_on(path: Path) -> None:
    with Library.open(path, wait_seconds=0.05) as library:
        filled(library, 3)
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(LibraryError, match=r"another .* waited 0\.05 seconds"):
                library.add([incoming("More.")])
            assert len(library.search(Filter("ferry"))) == 3
            other.execute("ROLLBACK")
        assert library.add([incoming("More.")])


def test_a_library_may_be_handed_from_thread_to_thread(path: Path) -> None:
    problems: list[BaseException] = []

    def use(library: Library, start: int) -> None:
        try:
            for number in range(5):
                library.add(some(2, start=start + 2 * number))
                library.search(Filter("ferry"))
                library.stories()
        except BaseException as error:
            problems.append(error)

    with Library.open(path) as library:
        threads = [threading.Thread(target=use, args=(library, 100 * i)) for i in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert problems == []
        assert library.counts().articles == 40


def test_what_takes_too_long_can_be_stopped_and_the_library_goes_on(path: Path) -> None:
    with Library.open(path) as library:
        filled(library, 50)
        session = library._session
        session.connection.create_function("stop", 0, library.interrupt)
        with pytest.raises(LibraryError, match="stopped"), session.reading() as connection:
            connection.execute(
                "SELECT stop() FROM contents AS a, contents AS b, contents AS c"
            ).fetchall()
        assert len(library.rows()) == 50


def test_a_full_disk_loses_nothing_that_was_kept(path: Path) -> None:
    with Library.open(path) as library:
        keys = filled(library, 20)
        library._session.connection.execute("PRAGMA max_page_count = 1")  # the least: no page more
        with pytest.raises(LibraryError, match="the disk is full; nothing of this was kept"):
            library.add(some(500, start=1_000))
        library._session.connection.execute("PRAGMA max_page_count = 1000000")
        assert sorted(row.id for row in library.rows()) == keys
        assert library.check() == []
        assert len(library.add(some(500, start=1_000))) == 500


@pytest.fixture
def small_files() -> Iterator[None]:
    """Files of this process may not grow beyond 256 KB for a while."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (256 * 1024, limits[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, limits)


@pytest.mark.usefixtures("small_files")
def test_a_disk_that_takes_no_more_loses_nothing_that_was_kept(path: Path) -> None:
    with Library.open(path) as library:
        keys: list[int] = []
        with pytest.raises(LibraryError, match="nothing of this was kept") as told:
            for count in range(100):
                keys += [key for key, _ in library.add(some(40, start=40 * count))]
        assert "\n" not in str(told.value)
        assert keys
        assert sorted(row.id for row in library.rows(limit=10_000)) == keys
    with Library.open(path) as library:
        assert sorted(row.id for row in library.rows(limit=10_000)) == keys
        assert library.check() == []


def test_without_room_for_it_no_library_is_made(path: Path) -> None:
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (16 * 1024, limits[1]))
    try:
        with pytest.raises(LibraryError, match="nothing of this was kept"):
            Library.open(path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert list(path.parent.iterdir()) == []


def test_on_a_full_disk_the_library_can_still_be_read(path: Path) -> None:
    with Library.open(path) as library:
        filled(library, 4)
    before = path.read_bytes()
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1024, limits[1]))
    try:
        with Library.open(path) as library:
            assert len(library.search(Filter("ferry"))) == 4
            assert library.check() == []
            with pytest.raises(LibraryError, match="whether the disk is full"):
                library.make_story([1])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert path.read_bytes() == before


AS_NOBODY = """
import os, sys
from pathlib import Path
from storyview.library.records import Filter, LibraryError
from storyview.library.store import Library
if os.getuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
try:
    with Library.open(Path(sys.argv[1])) as library:
        print(library.counts().articles, len(library.search(Filter("ferry"))))
        library.pin_story(1)
except LibraryError as error:
    print(error)
"""


def as_nobody(path: Path) -> list[str]:
    """Open, read and change the library as a user who may not write it; what is told."""
    result = subprocess.run(
        [sys.executable, "-c", AS_NOBODY, str(path)], capture_output=True, text=True, check=True
    )
    return result.stdout.splitlines()


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that everybody may go into, with a library that everybody may read."""
    with tempfile.TemporaryDirectory() as name:  # those of the tests are closed to others
        folder = Path(name)
        with Library.open(folder / "library.db") as library:
            library.make_story(filled(library, 4))
        (folder / "library.db").chmod(0o444)
        folder.chmod(0o555)
        yield folder
        folder.chmod(0o755)


def test_in_a_read_only_folder_the_library_is_read_and_not_changed(open_folder: Path) -> None:
    before = (open_folder / "library.db").read_bytes()
    numbers, told = as_nobody(open_folder / "library.db")
    assert numbers == "4 4"
    assert "the library may not be written" in told
    assert (open_folder / "library.db").read_bytes() == before
    assert len(list(open_folder.iterdir())) == 1


def test_in_a_read_only_folder_no_library_is_made(open_folder: Path) -> None:
    [told] = as_nobody(open_folder / "other.db")
    assert "the library cannot be opened (permission denied)" in told


def test_a_library_of_a_later_storyview_is_refused_and_left_as_it_is(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        connection.execute("CREATE TABLE articles (id)")
        connection.execute(f"PRAGMA user_version = {len(schema.STEPS) + 1}")
    with pytest.raises(LibraryError, match="was made by a later storyview; update storyview"):
        Library.open(path)
    with closing(sqlite3.connect(path)) as connection:
        assert schema.version_of(connection) == len(schema.STEPS) + 1


@pytest.mark.parametrize("version", [0, -5])
def test_a_library_that_does_not_know_its_version_can_be_made_again(
    path: Path, version: int
) -> None:
    with Library.open(path) as library:
        filled(library, 3)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {version}")
    with pytest.raises(LibraryError, match="the library is damaged; storyview library --rebuild"):
        Library.open(path)
    Library.rebuild(path)
    with Library.open(path) as library:
        assert library.counts().articles == 3
        assert library.check() == []


@pytest.mark.parametrize("kind", ["folder", "pipe", "link to nothing"])
def test_what_is_no_file_is_refused(path: Path, kind: str) -> None:
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to(path.parent / "nowhere")
    with pytest.raises(LibraryError):
        Library.open(path)


@pytest.mark.parametrize("version", range(1, len(schema.STEPS) + 1))
def test_a_library_of_every_earlier_version_opens(path: Path, version: int) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        schema.bring_up_to_date(connection, schema.STEPS[:version])
        for statement in OLD_ARTICLE:
            connection.execute(statement)
    with Library.open(path) as library:
        assert library.article(1).text == "The ferry was late."
        assert [hit.row.title for hit in library.search(Filter("ferry"))] == ["Ferry"]
        assert library.stories()[0].articles == 1
        assert library.check() == []
        assert library.add([incoming("New.")])
    backups = [file.name for file in path.parent.iterdir() if file != path]
    assert backups == ([f"library.db.version-{version}"] if version < len(schema.STEPS) else [])


OLD_ARTICLE = (
    "INSERT INTO stories (id, title, articles, first, last, newest)"
    " VALUES (1, 'Ferry', 1, '2024-03-01', '2024-03-01', '2024-03-01')",
    "INSERT INTO articles (id, title, source, authors, published, newest, words, story, address,"
    " added, fingerprint) VALUES (1, 'Ferry', 'Courier', '[]', '2024-03-01', '2024-03-01', 4, 1,"
    " '/a', '2024-03-02T10:00:00+00:00', x'00')",
    "INSERT INTO contents (id, title, text, authors, article, address, given, added, raw_name)"
    " VALUES (1, 'Ferry', 'The ferry was late.', '',"
    ' \'{"version":1,"id":"a","blocks":[["paragraph",0,19,0,"",""]],"title":"Ferry"}\','
    " '/a', '', '2024-03-02T10:00:00+00:00', '')",
    "INSERT INTO found (rowid, title, text, authors)"
    " VALUES (1, 'Ferry', 'The ferry was late.', '')",
)
"""An article as the first version kept it."""

ONE_STEP_MORE = ("ALTER TABLE stories ADD COLUMN colour TEXT NOT NULL DEFAULT ''",)


def test_a_step_is_taken_once_and_a_backup_is_kept_of_what_was_before(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Library.open(path) as library:
        filled(library, 3)
    monkeypatch.setattr(connecting, "STEPS", (*schema.STEPS, ONE_STEP_MORE))
    for _ in range(2):
        with Library.open(path) as library:
            assert library.counts().articles == 3
    backup = path.with_name(f"library.db.version-{len(schema.STEPS)}")
    assert backup.stat().st_mode & 0o777 == 0o600
    monkeypatch.undo()
    with Library.open(backup) as library:
        assert library.counts().articles == 3
    with pytest.raises(LibraryError, match="later storyview"):
        Library.open(path)


def test_a_step_that_fails_leaves_the_library_as_it_was(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Library.open(path) as library:
        filled(library, 3)
    monkeypatch.setattr(
        connecting, "STEPS", (*schema.STEPS, (*ONE_STEP_MORE, "DROP TABLE nothing"))
    )
    with pytest.raises(LibraryError):
        Library.open(path)
    monkeypatch.undo()
    with Library.open(path) as library:
        assert library.counts().articles == 3
        assert library.check() == []


def test_a_number_beyond_all_is_told(path: Path) -> None:
    with Library.open(path) as library, pytest.raises(LibraryError, match="a number that nothing"):
        library.article(10**30)
