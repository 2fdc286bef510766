"""A library as plain files, and back."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builders import an_article
from storyview.errors import StoryviewError
from storyview.library import exporting
from storyview.library.exporting import export_all, export_stories
from storyview.library.gathering import gather
from storyview.library.importing import Imported, import_all
from storyview.library.records import Filter, Incoming, LibraryError
from storyview.library.store import Library
from storyview.sources.bundled import bundled_story
from storyview.sources.door import open_story
from storyview.sources.reading import read_article

if TYPE_CHECKING:
    from storyview.text.article import Article

FERRY = "The ferry Amalia sank in the harbour of Brandvik on Friday, the harbour master said."
ALL = 2**31


def contents(library: Library) -> tuple[Any, ...]:
    """All that must come back: stories with their articles and flags, and loose articles."""

    def article(row: Any) -> tuple[Any, ...]:
        copied = library.row(row.copy_of).title if row.copy_of else None
        whole = library.article(row.id)
        own = (row.own, row.given, row.address, row.added, copied)
        return (repr(whole), own, library.raw(row.id))

    stories = [
        (
            story.title,
            story.pinned,
            story.own,
            sorted(article(row) for row in library.rows(Filter(story=story.id), limit=ALL)),
        )
        for story in library.stories(limit=ALL)
    ]
    loose = library.rows(Filter(without_story=True), limit=ALL)
    return sorted(stories, key=repr), sorted(map(article, loose), key=repr)


def markdown(source: str, name: str = "a.md") -> Article:
    return read_article(source.encode(), name=name, article_id="")


def incoming(text: str, name: str = "a.md", story: str = "", address: str = "") -> Incoming:
    return Incoming(markdown(text, name), address, text.encode(), name, story)


@pytest.fixture
def library(tmp_path: Path) -> Any:
    with Library.open(tmp_path / "library.db") as library:
        yield library


def fill(library: Library) -> None:
    """A little of everything that a library can hold."""
    library.add(
        [
            incoming(
                f"# Ferry sank\n\nBy Ana Ruiz\n\n{FERRY}\n\nAdvertisement\n\nMore.\n", story="ferry"
            ),
            incoming(f"{FERRY}\n\n- one\n- *two*\n\n> “Yes,” he said.\n", story="ferry"),
            incoming("---\ntitle: Dam\npublished: 2022-11-11\n---\n\nThe dam [is] whole.\n"),
            incoming(
                "The dam cost 3 million, said `Li Wei`.\n", "dam.txt", address="/news/dam.txt"
            ),
            incoming("An orchard was sold.\n", address="https://e.example/1"),
            Incoming(an_article("No raw bytes. A bridge fell.", published=None, source="Post")),
            Incoming(an_article("A bridge fell again, says the Post.", title="A bridge")),
        ]
    )
    dam = library.make_story([3, 4], "The “dam” of C:\\Kesvik / ../..")
    library.pin_story(dam)
    library.move_article(5, None)
    library.edit_article(4, source="The Gazette", authors=["Ana Ruiz", "Li Wei"])
    (bridge,) = library.assign({}, new_stories=[[6, 7]], copies={7: 6})
    assert bridge is not None


def round_trip(library: Library, folder: Path) -> tuple[tuple[Any, ...], Imported]:
    export_all(library, folder / "out")
    with Library.open(folder / "another.db") as another:
        imported = import_all(another, folder / "out")
        assert another.check() == []
        return contents(another), imported


def test_a_library_comes_back_as_it_was(library: Library, tmp_path: Path) -> None:
    fill(library)
    back, imported = round_trip(library, tmp_path)
    assert back == contents(library)
    assert imported.problems == []
    assert (imported.stories, imported.added) == (3, 7)


def test_an_empty_library_comes_back_too(library: Library, tmp_path: Path) -> None:
    back, imported = round_trip(library, tmp_path)
    assert back == ([], [])
    assert imported.articles == 0


WORDS = st.sampled_from(
    [
        *(FERRY, "Dam repaired", "“So,”", "*", "# Title", "- item", "[x](https://e.example)", "†"),
        *("```", "&amp;", "\\", "| a | b |", "Sign up for our newsletter", "日本語", "é", "1. one"),
        *("---", "Photo: Wei Lindqvist/Agency", "Advertisement", "![alt](x.png)", "\x1b[2J", "**b"),
        *("> q", "By Ana Ruiz", "\n"),
    ]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=6).map("\n\n".join)
FRONT = st.fixed_dictionaries(
    {},
    optional={
        "title": st.text(max_size=30),
        "source": st.sampled_from(["The Post", "Post: “x”", "a/b", "#1", "-", "[x]"]),
        "published": st.sampled_from(["2022-11-11", "soon"]),
        "author": st.sampled_from(["Ana Ruiz, Li Wei", "O’Neil & Co", "x: y"]),
    },
)


@st.composite
def piles(draw: st.DrawFn) -> list[Incoming]:
    pile: list[Incoming] = []
    for number in range(draw(st.integers(1, 5))):
        front = "".join(f"{key}: {json.dumps(value)}\n" for key, value in draw(FRONT).items())
        text = (f"---\n{front}---\n" if front else "") + draw(TEXTS)
        name = draw(st.sampled_from(["a.md", "b.txt", "-", "c"]))
        try:
            article = read_article(text.encode("utf-8", "replace"), name=name, article_id="")
        except StoryviewError:
            continue
        address = draw(st.sampled_from(["", f"https://e.example/{number}"]))
        raw = draw(st.sampled_from([b"", b"raw \xff bytes"]))
        story = draw(st.sampled_from(["", "", "ferry", "Dam / “x”"]))
        pile.append(Incoming(article, address, raw, name if raw else "", story))
    return pile


@given(piles(), st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))
def test_any_library_comes_back_as_it_was(pile: list[Incoming], chance: Any) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        Library.open(Path(folder, "library.db")) as library,
    ):
        library.add(pile)
        keys = [row.id for row in library.rows()]
        for key in keys:
            stories = [story.id for story in library.stories()]
            match chance.randrange(7):
                case 0:
                    library.make_story([key], chance.choice(["", "Own", "“x” / \\y"]))
                case 1:
                    library.move_article(key, chance.choice([None, *stories]))
                case 2 if stories:
                    library.pin_story(chance.choice(stories))
                case 3 if stories:
                    library.rename_story(chance.choice(stories), "Renamed")
                case 4:
                    library.assign({}, new_stories=[keys[:2]])
                case _:
                    pass
        back, imported = round_trip(library, Path(folder))
        assert imported.problems == []
        assert back == contents(library)


def test_one_story_is_a_story_folder_that_opens(library: Library, tmp_path: Path) -> None:
    fill(library)
    exported = export_stories(library, tmp_path / "dam", [2])
    assert exported == (1, 2)
    opened = open_story([str(tmp_path / "dam")])
    assert opened.problems == ()
    assert opened.story.title == "The “dam” of C:\\Kesvik / ../.."
    for article in opened.story.articles:
        kept = next(a for a in map(library.article, (3, 4)) if a.text == article.text)
        for name in ("text", "blocks", "marks", "title", "source", "authors", "published", "url"):
            assert getattr(article, name) == getattr(kept, name)
    with Library.open(tmp_path / "another.db") as another:
        import_all(another, tmp_path / "dam")
        (story,) = another.stories()
        assert (story.articles, story.pinned, story.own) == (2, True, True)


def test_the_story_that_comes_along_needs_nothing_but_markdown(
    library: Library, tmp_path: Path
) -> None:
    articles = open_story([str(bundled_story())]).story.articles
    library.add([Incoming(article) for article in articles])
    export_all(library, tmp_path / "out")
    lines = (tmp_path / "out" / "articles" / "exact.jsonl").read_text().splitlines()
    assert len(lines) == 3
    assert not [line for line in lines if "text" in json.loads(line)]
    for path in (tmp_path / "out" / "articles").glob("*.md"):
        again = read_article(path.read_bytes(), name=path.name, article_id="")
        (same,) = [article for article in articles if article.text == again.text]
        assert (again.blocks, again.marks) == (same.blocks, same.marks)
        assert (again.title, again.authors, again.published) == (
            same.title,
            same.authors,
            same.published,
        )


def test_what_a_person_has_changed_in_a_file_counts(library: Library, tmp_path: Path) -> None:
    fill(library)
    export_all(library, tmp_path / "out")
    (path,) = (tmp_path / "out" / "stories").glob("*/*dam.md")
    changed = path.read_text("utf-8").replace("whole", "broken").replace('"Dam"', '"Dam broke"')
    path.write_text(changed, "utf-8")
    with Library.open(tmp_path / "another.db") as another:
        import_all(another, tmp_path / "out")
        (row,) = another.rows(Filter(words="broken"))
        assert row.title == "Dam broke"
        assert another.story(row.story or 0).pinned


def test_without_the_exact_lines_the_files_are_enough(library: Library, tmp_path: Path) -> None:
    fill(library)
    export_all(library, tmp_path / "out")
    for path in (tmp_path / "out").rglob("exact.jsonl"):
        path.unlink()
    with Library.open(tmp_path / "another.db") as another:
        assert import_all(another, tmp_path / "out").problems == []
        assert {(s.articles, s.pinned, s.own) for s in another.stories()} == {
            (s.articles, s.pinned, s.own) for s in library.stories()
        }
        assert sorted(another.article(row.id).text for row in another.rows()) == sorted(
            library.article(row.id).text for row in library.rows()
        )


def test_what_comes_back_is_found_by_its_likeness_and_not_grouped_anew(
    library: Library, tmp_path: Path
) -> None:
    fill(library)
    export_all(library, tmp_path / "out")
    with Library.open(tmp_path / "another.db") as another:
        import_all(another, tmp_path / "out")
        before = contents(another)
        assert another.without_vector() == []
        gather(another)
        assert contents(another) == before


def test_the_feeds_of_a_library_go_along(library: Library, tmp_path: Path) -> None:
    library.add_feed("https://post.example/feed", "The Post: all of it")
    library.add_feed("https://courier.example/rss")
    export_all(library, tmp_path / "out")
    with (tmp_path / "out" / "feeds.txt").open("a", encoding="utf-8") as feeds:
        feeds.write("# a remark\n\nfile:///etc/passwd\nhttps://evil.example/\x1b[2J x\x1b[2J\n")
    with Library.open(tmp_path / "another.db") as another:
        found = import_all(another, tmp_path / "out")
        assert found.feeds == 3
        assert [str(problem).partition(": ")[2] for problem in found.problems] == [
            "no address of a feed; write https://…"
        ]
        assert [(feed.address, feed.title) for feed in another.feeds()] == [
            ("https://post.example/feed", "The Post: all of it"),
            ("https://courier.example/rss", ""),
            ("https://evil.example/", "x"),
        ]
        assert import_all(another, tmp_path / "out").feeds == 0


def test_a_file_that_cannot_be_read_is_named_with_its_folder(
    library: Library, tmp_path: Path
) -> None:
    fill(library)
    export_all(library, tmp_path / "out")
    broken = min((tmp_path / "out" / "stories").rglob("*.md"))
    broken.write_bytes(b"\0\1")
    with Library.open(tmp_path / "another.db") as another:
        (problem,) = import_all(another, tmp_path / "out").problems
    assert str(problem).startswith(f"{broken}: not text")


def test_bringing_back_twice_changes_nothing(library: Library, tmp_path: Path) -> None:
    fill(library)
    before = contents(library)
    export_all(library, tmp_path / "out")
    imported = import_all(library, tmp_path / "out")
    assert (imported.added, imported.known) == (0, 7)
    assert contents(library) == before


def test_a_person_s_grouping_here_goes_before_what_comes_back(
    library: Library, tmp_path: Path
) -> None:
    fill(library)
    export_all(library, tmp_path / "out")
    library.move_article(3, 1)
    library.delete_story(2)
    import_all(library, tmp_path / "out")
    assert library.row(3).story == 1
    assert library.row(4).story is None


# -- where it is written


def test_names_are_safe_and_never_the_same(library: Library, tmp_path: Path) -> None:
    titles = [
        "../../etc/passwd",
        "CON",
        "a" * 500,
        "日本" * 200,
        "Same",
        "same",
        ".hidden",
        "x\x1b[2J",
        "",
    ]
    library.add(
        [
            Incoming(an_article(f"Text {number}.", title=title or None, source="a/b\\c:*?"))
            for number, title in enumerate(titles)
        ]
    )
    for number in range(1, len(titles) + 1):
        library.make_story([number], titles[number - 1])
    export_all(library, tmp_path / "out")
    paths = [path.relative_to(tmp_path / "out") for path in (tmp_path / "out").rglob("*")]
    assert len([path for path in paths if path.suffix == ".md"]) == len(titles)
    assert sorted(path.name for path in tmp_path.iterdir() if path.name != "out") == sorted(
        path.name for path in tmp_path.glob("library.db*")
    )
    for path in paths:
        assert len(path.name.encode()) < 120
        assert not set(path.name) & set('<>:"/\\|?*\x1b ')
        assert not path.name.startswith((".", "-"))


def test_a_folder_with_something_in_it_is_refused(library: Library, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("mine")
    (tmp_path / "file").write_text("mine")
    (tmp_path / "empty").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "empty")
    for name in ("out", "file", "link"):
        with pytest.raises(LibraryError, match=r"is not empty|no folder"):
            export_all(library, tmp_path / name)
    assert (tmp_path / "out" / "mine.txt").read_text() == "mine"
    export_all(library, tmp_path / "empty")
    assert (tmp_path / "empty" / "articles").is_dir()


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_what_cannot_be_finished_leaves_nothing(
    library: Library, tmp_path: Path, error: BaseException, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(library)

    def fail(*_: object) -> str:
        raise error

    monkeypatch.setattr(exporting, "exact_line", fail)
    before = sorted(tmp_path.iterdir())
    with pytest.raises((LibraryError, KeyboardInterrupt)) as caught:
        export_all(library, tmp_path / "out")
    if isinstance(error, OSError):
        assert "cannot be written (no space left on device); nothing of it is left" in str(
            caught.value
        )
    assert sorted(tmp_path.iterdir()) == before


# -- what comes back from a stranger


def test_what_was_not_exported_is_refused(library: Library, tmp_path: Path) -> None:
    with pytest.raises(StoryviewError, match="no such folder"):
        import_all(library, tmp_path / "gone")
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "a.txt").write_text(FERRY)
    with pytest.raises(StoryviewError, match="holds nothing that was exported; storyview add"):
        import_all(library, tmp_path / "notes")


def a_stranger_s(folder: Path, line: dict[str, Any] | str, written: str = FERRY) -> Path:
    import hashlib

    (folder / "articles").mkdir(parents=True)
    (folder / "articles" / "a.md").write_text(written, "utf-8")
    if isinstance(line, dict):
        line = json.dumps(
            {"version": 1, "file": "a.md", "sha256": hashlib.sha256(written.encode()).hexdigest()}
            | line
        )
    (folder / "articles" / "exact.jsonl").write_text(f"{line}\n", "utf-8")
    return folder


GOOD = {"version": 1, "id": "", "blocks": [["paragraph", 0, 5, 0, "", ""]]}


@pytest.mark.parametrize(
    "line",
    [
        "junk",
        "[]",
        {"version": 99},
        {"article": None},
        {"article": []},
        {"article": {}},
        {"article": GOOD, "text": 7},
        {"article": GOOD, "text": "a\x1b[2J"},
        {"article": GOOD, "text": "longer than its blocks say"},
        {"article": GOOD | {"blocks": [["paragraph", 0, 99, 0, "", ""]]}, "text": "Words"},
        {"article": GOOD | {"blocks": [["paragraph", "0", 5, 0, "", ""]]}, "text": "Words"},
        {"article": GOOD | {"blocks": [["evil", 0, 5, 0, "", ""]]}, "text": "Words"},
        {"article": GOOD | {"marks": [["link", 0, 5, "javascript:x"]]}, "text": "Words"},
        {"article": GOOD | {"marks": [["link", -1, 5, ""]]}, "text": "Words"},
        {"article": GOOD | {"title": "\x1b]0;x\x07"}, "text": "Words"},
        {"article": GOOD | {"title": 7}, "text": "Words"},
        {"article": GOOD | {"authors": [["x"]]}, "text": "Words"},
        {"article": GOOD | {"url": "file:///etc/passwd"}, "text": "Words"},
        {"article": GOOD | {"published": "soon"}, "text": "Words"},
        {"article": GOOD | {"title_origin": "heaven"}, "text": "Words"},
        {"article": GOOD | {"dropped": [["x", "y", 99, "paragraph"]]}, "text": "Words"},
        {"article": GOOD, "text": "Words", "added": "yesterday"},
        {"article": GOOD, "text": "Words", "added": 7},
        {"article": GOOD, "text": "Words", "own": "yes"},
        {"article": GOOD, "text": "Words", "address": "\x1b[2J"},
    ],
)
def test_a_line_that_is_made_up_does_no_harm_and_the_file_counts(
    library: Library, tmp_path: Path, line: Any
) -> None:
    import_all(library, a_stranger_s(tmp_path / "out", line))
    (row,) = library.rows()
    assert library.article(row.id).text == FERRY
    assert row.address == ""


def test_nothing_outside_the_folder_is_read(library: Library, tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("A secret that nobody may read.")
    folder = a_stranger_s(tmp_path / "out", {"file": "../../secret.md", "article": {}})
    (folder / "articles" / "link.md").symlink_to(tmp_path / "secret.md")
    story = folder / "stories" / "x"
    story.mkdir(parents=True)
    (story / "story.toml").write_text('[[article]]\nfile = "../../../secret.md"\n')
    (folder / "stories" / "link").symlink_to(tmp_path)
    (story / "exact.jsonl").symlink_to(tmp_path / "secret.md")
    found = import_all(library, folder)
    assert [library.article(row.id).text for row in library.rows()] == [FERRY]
    assert ["outside" in str(problem) for problem in found.problems] == [True]


def test_an_original_is_found_only_in_its_folder(library: Library, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    line = {"article": GOOD, "text": "Words", "original": "../../../secret.txt", "raw_name": "x"}
    import_all(library, a_stranger_s(tmp_path / "out", line))
    assert library.raw(1)[1] == b""


def test_ctrl_c_ends_after_the_story_in_hand(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(library)
    export_all(library, tmp_path / "out")

    def told(_done: int) -> None:
        raise KeyboardInterrupt

    with Library.open(tmp_path / "another.db") as another:
        found = import_all(another, tmp_path / "out", told)
        assert found.interrupted
        assert another.counts().stories == found.stories == 1
        assert another.check() == []
