"""A damaged library: told in one sentence, and made again from its articles."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from library.piles import filled, incoming, members, some
from storyview.library.pages import PAGE_SIZE, rows_in_pages
from storyview.library.records import Filter, LibraryError
from storyview.library.schema import STEPS
from storyview.library.store import Library

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ARTICLES = 120
LONG = "A long account of the ferry that never came. " * 400


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A library with stories, corrections, a long article and a feed."""
    path = tmp_path / "library.db"
    with Library.open(path) as library:
        keys = filled(library, ARTICLES - 1)
        library.add([incoming(LONG, "Long", raw=b"<p>raw</p>" * 1000, address="/long.html")])
        library.make_story(keys[:10], "Late ferries")
        library.assign({}, new_stories=[keys[20:25]], copies={keys[21]: keys[20]})
        library.edit_article(keys[0], title="Mine")
        library.keep_vectors({keys[0]: b"vector"})
        library.see(library.add_feed("https://example.com/feed", "Feed"), ["one"])
        assert library.check() == []
    return path


def state(path: Path) -> dict[str, object]:
    with Library.open(path) as library:
        rows = library.rows(limit=1_000)
        return {
            "rows": rows,
            "articles": {row.id: library.article(row.id) for row in rows},
            "raw": {row.id: library.raw(row.id) for row in rows},
            "stories": library.stories(),
            "feeds": library.feeds(),
            "vectors": list(library.vectors(None, None)),
            "found": [hit.row.id for hit in library.search(Filter("ferry"), limit=500)],
            "problems": library.check(),
        }


def overwrite(path: Path, page: int, pages: int = 1) -> None:
    with path.open("r+b") as file:
        file.seek((page - 1) * PAGE_SIZE)
        file.write(b"\xa5" * PAGE_SIZE * pages)


def truncate(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size * 2 // 3)


def test_a_whole_library_is_the_same_after_it_was_made_again(path: Path) -> None:
    before = state(path)
    rebuilt = Library.rebuild(path)
    assert (rebuilt.articles, rebuilt.stories, rebuilt.lost) == (ARTICLES, 2, 0)
    assert state(path) == before
    with Library.open(path) as library:
        assert library.undo() == "Undone: editing the title of “Ferry 0 late”."


def test_the_old_file_is_set_aside_as_it_was(path: Path) -> None:
    overwrite(path, 1)
    before = path.read_bytes()
    assert Library.rebuild(path).aside.read_bytes() == before
    overwrite(path, 1)
    assert Library.rebuild(path).aside.name == "library.db.broken-2"


def test_without_its_first_page_a_library_is_made_again_from_the_others(path: Path) -> None:
    before = state(path)
    overwrite(path, 1)
    with pytest.raises(LibraryError, match="damaged; storyview library --rebuild"):
        Library.open(path)
    assert Library.rebuild(path).lost == 0
    after = state(path)
    assert after.pop("vectors") == []  # grouping makes them again
    before.pop("vectors")
    assert after == before


def test_every_page_may_be_lost_and_most_articles_are_saved(path: Path, tmp_path: Path) -> None:
    before = state(path)
    pages = path.stat().st_size // PAGE_SIZE
    for page in range(2, pages + 1, 7):
        copy = tmp_path / "copy" / "library.db"
        shutil.rmtree(copy.parent, ignore_errors=True)
        copy.parent.mkdir()
        shutil.copy(path, copy)
        overwrite(copy, page)
        rebuilt = Library.rebuild(copy)
        after = state(copy)
        assert after["problems"] == []
        assert rebuilt.articles >= ARTICLES - 20, page
        for key, article in after["articles"].items():  # type: ignore[attr-defined]
            if article.title != "Ferry 0 late":  # its correction may be lost with its page
                assert article == before["articles"][key]  # type: ignore[index]


@pytest.mark.parametrize("damage", [truncate, lambda path: overwrite(path, 3, 12)])
def test_many_lost_pages_cost_what_stood_on_them(
    path: Path, damage: Callable[[Path], None]
) -> None:
    damage(path)
    rebuilt = Library.rebuild(path)
    assert rebuilt.articles > 0
    after = state(path)
    assert after["problems"] == []
    assert len(after["found"]) == rebuilt.articles  # type: ignore[arg-type]


def test_what_was_kept_last_is_saved_from_the_log(tmp_path: Path) -> None:
    path, copy = tmp_path / "library.db", tmp_path / "copy.db"
    with Library.open(path) as library:
        keys = filled(library, 30)
        for ending in ("", "-wal"):
            shutil.copy(f"{path}{ending}", f"{copy}{ending}")
    assert (tmp_path / "copy.db-wal").stat().st_size > 0
    copy.write_bytes(b"")
    with pytest.raises(LibraryError, match="the library is empty"):
        Library.open(copy)
    assert Library.rebuild(copy).articles == 30
    with Library.open(copy) as library:
        assert set(members(library)) == set(keys)


def test_a_file_of_rubbish_is_set_aside_for_an_empty_library(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    path.write_bytes(bytes(range(256)) * 500)
    with pytest.raises(LibraryError, match="damaged"):
        Library.open(path)
    assert Library.rebuild(path)[:3] == (0, 0, 0)
    with Library.open(path) as library:
        assert library.counts().articles == 0


def test_the_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE theirs (x)")
    before = path.read_bytes()
    for use in (Library.open, Library.rebuild):
        with pytest.raises(LibraryError, match="the database of another program"):
            use(path)
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["library.db"]


@pytest.mark.parametrize(
    ("harm", "sentence"),
    [
        ("DELETE FROM contents WHERE id = 3", "Articles without their text: 1."),
        ("UPDATE contents SET article = 'x' WHERE id = 3", "Articles with unreadable details: 1."),
        ("UPDATE stories SET articles = 7", "another number of articles than they say: 2."),
        (
            "UPDATE articles SET story = 99 WHERE id = 3",
            "belong to something that is not there: 1.",
        ),
        ("UPDATE contents SET text = 'other' WHERE id = 3", "full-text index does not fit"),
        ("UPDATE articles SET published = '2024-3-1' WHERE id = 3", "that no list can show: 1."),
        ("UPDATE articles SET added = 'once', authors = '[' WHERE id = 3", "no list can show: 1."),
        ("DROP TABLE vectors", "The library has no table vectors."),
        ("DROP INDEX articles_source", "The library has no index articles_source."),
        ("ALTER TABLE feeds DROP COLUMN problem", "The library has no column problem of feeds."),
    ],
)
def test_checking_finds_what_does_not_fit(path: Path, harm: str, sentence: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(harm)
        connection.commit()
    with Library.open(path) as library:
        assert any(sentence in problem for problem in library.check())
    Library.rebuild(path)
    with Library.open(path) as library:
        assert library.check() == []


def test_the_library_of_a_later_storyview_is_left_alone(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {len(STEPS) + 1}")
    before = path.read_bytes()
    with pytest.raises(LibraryError, match="was made by a later storyview; update storyview"):
        Library.rebuild(path)
    assert path.read_bytes() == before
    assert not list(path.parent.glob("*.broken*"))


def test_checking_a_file_with_lost_pages_says_so_and_changes_nothing(path: Path) -> None:
    overwrite(path, 8, 3)
    before = path.read_bytes()
    with Library.open(path) as library:
        problems = library.check()
    assert problems
    assert all(problem.endswith(".") and "\n" not in problem for problem in problems)
    assert path.read_bytes() == before


def test_rebuilding_tells_how_far_it_is(path: Path) -> None:
    told: list[tuple[int, int]] = []
    Library.rebuild(path, lambda done, of: told.append((done, of)))
    assert told[-1] == (ARTICLES, ARTICLES)


def test_rows_are_read_from_pages_as_sqlite_reads_them(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        expected = connection.execute("SELECT * FROM contents ORDER BY id").fetchall()
    found = {
        key: values
        for key, values in rows_in_pages(path)
        if len(values) == 11 and isinstance(values[4], str)
    }
    assert [(key, *found[key][1:]) for key in sorted(found)] == expected


@pytest.mark.parametrize(
    ("harm", "use"),
    [
        ("UPDATE articles SET published = '2024-03-0x'", lambda library: library.stories()),
        ("UPDATE articles SET published = '2024-03-0x'", lambda library: library.days()),
        ("UPDATE articles SET added = x'00'", lambda library: library.rows()),
        ("UPDATE articles SET authors = '[5]'", lambda library: library.search(Filter("ferry"))),
        ("UPDATE articles SET source = x'ff'", lambda library: library.rows()),
        ("UPDATE contents SET raw = x'0011'", lambda library: library.raw(ARTICLES)),
    ],
)
def test_what_no_storyview_wrote_is_damage_that_rebuilding_mends(
    path: Path, harm: str, use: Callable[[Library], object]
) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(harm)
        connection.commit()
    with Library.open(path) as library, pytest.raises(LibraryError, match="--rebuild"):
        use(library)
    assert Library.rebuild(path).articles == ARTICLES
    with Library.open(path) as library:
        use(library)


def test_what_can_be_found_out_again_may_be_damaged(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE vectors SET data = 'text'")
        connection.execute("UPDATE feeds SET checked = 'x'")
        connection.commit()
    with Library.open(path) as library:
        assert not any(vector.data for vector in library.vectors(None, None))
        assert [feed.checked for feed in library.feeds()] == [None]


def test_rows_of_another_kind_cost_only_themselves(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE contents SET text = x'ff' WHERE id = 3")
        connection.execute("UPDATE contents SET added = 'once' WHERE id = 4")
        connection.commit()
    assert Library.rebuild(path)[::2] == (ARTICLES - 1, 1)
    with Library.open(path) as library:
        assert library.check() == []


def test_a_library_in_which_a_row_cannot_be_read_says_which(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE contents SET article = '{\"version\": 99}' WHERE id = 3")
        connection.commit()
    with Library.open(path) as library:
        with pytest.raises(LibraryError, match="article 3 cannot be read"):
            library.article(3)
        assert library.add(some(1, start=ARTICLES + 1))
