from __future__ import annotations

import os
from datetime import date
from typing import TYPE_CHECKING

import pytest

from storyview.errors import StoryviewError
from storyview.sources.door import open_story
from storyview.sources.files import SourceError
from storyview.sources.folders import MOST_FILES, read_folder

if TYPE_CHECKING:
    from pathlib import Path


def a_story(folder: Path, manifest: str, **files: str) -> Path:
    (folder / "story.toml").write_text(manifest, "utf-8")
    for name, text in files.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    return folder


def test_story_toml_gives_order_and_facts(tmp_path: Path) -> None:
    found = read_folder(
        a_story(
            tmp_path,
            """
            title = "The quay floods"
            [[article]]
            file = "b.txt"
            source = "The Harbour Post"
            published = 2021-03-03
            title = "Quay under water"
            authors = ["Ana Ruiz"]
            url = "https://example.org/quay"
            retold = true
            [[article]]
            file = "a.txt"
            published = "March 4, 2021"
            """,
            a="A.",
            b="B.",
        )
    )
    assert found.title == "The quay floods"
    assert [named.name for named in found.files] == ["b.txt", "a.txt"]
    facts = found.files[0].facts
    assert (facts.source, facts.published, facts.title) == (
        "The Harbour Post",
        date(2021, 3, 3),
        "Quay under water",
    )
    assert (facts.authors, facts.url, facts.retold) == (
        ("Ana Ruiz",),
        "https://example.org/quay",
        True,
    )
    assert found.files[1].facts.published == date(2021, 3, 4)
    assert found.problems == ()


@pytest.mark.parametrize(
    "name",
    [
        "/etc/hostname",
        "~/notes.txt",
        "../a.txt",
        "x/../../a.txt",
        "C:\\\\a.txt",
        "\\\\\\\\host\\\\a",
        "a\\u0000.txt",
    ],
)
def test_a_path_that_leaves_the_folder_costs_only_its_article(tmp_path: Path, name: str) -> None:
    found = read_folder(
        a_story(tmp_path, f'[[article]]\nfile = "{name}"\n[[article]]\nfile = "a.txt"', a="A.")
    )
    assert [named.name for named in found.files] == ["a.txt"]
    (problem,) = found.problems
    assert "article 1" in problem.where
    assert problem.hint


def test_a_link_that_leaves_the_folder_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "story"
    folder.mkdir()
    (tmp_path / "secret.txt").write_text("Secret.")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    with pytest.raises(StoryviewError, match="lies outside the folder"):
        read_folder(a_story(folder, '[[article]]\nfile = "link.txt"'))


def test_a_link_inside_the_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    found = read_folder(a_story(tmp_path, '[[article]]\nfile = "link.txt"', a="A."))
    assert found.files[0].path == (tmp_path / "a.txt").resolve()


def test_a_story_toml_that_is_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "story"
    folder.mkdir()
    (tmp_path / "other.toml").write_text("title = 'x'")
    (folder / "story.toml").symlink_to(tmp_path / "other.toml")
    with pytest.raises(StoryviewError, match="lies outside the folder"):
        read_folder(folder)


@pytest.mark.parametrize(
    ("manifest", "what"),
    [
        ("title = ", "not TOML"),
        ("title = 'x'", "names no article"),
        ("article = 'x'", "names no article"),
        ("article = ['x']", "names no file"),
        ("[[article]]\nfile = 3", "names no file"),
        ("[[article]]\nfile = ''", "names no file"),
        ("x = " + "[" * 3000, "not TOML"),
    ],
)
def test_a_story_toml_that_names_nothing_is_refused(
    tmp_path: Path, manifest: str, what: str
) -> None:
    with pytest.raises(StoryviewError, match=what):
        read_folder(a_story(tmp_path, manifest))


def test_what_story_toml_says_badly_is_a_problem_and_no_fact(tmp_path: Path) -> None:
    found = read_folder(
        a_story(
            tmp_path,
            "title = 3\n[[article]]\nfile = 'a.txt'\npublished = 'soon'\nsource = 4\n"
            "authors = [1]\nsorce = 'x'\nmood = 'calm'",
            a="A.",
        )
    )
    assert found.title is None
    assert found.files[0].facts.published is None
    assert [problem.what for problem in found.problems] == [
        "title is no text",
        "unknown key “sorce”",
        "authors is no list of names",
        "source is no text",
        "published is no date: “soon”",
    ]
    assert found.problems[1].hint == "did you mean “source”?"


def test_a_folder_gives_its_text_files_sorted_without_hidden_ones_and_links(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a.md",
        "c.HTML",
        ".hidden.txt",
        "d.pdf",
        "f.png",
        "sub/e.txt",
        ".git/f.txt",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    (tmp_path / "g.txt").symlink_to(tmp_path / "b.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert [named.name for named in read_folder(tmp_path).files] == [
        "a.md",
        "b.txt",
        "c.HTML",
        "d.pdf",
        "sub/e.txt",
    ]


def test_numbered_files_stand_in_the_order_in_which_people_count(tmp_path: Path) -> None:
    for name in ("10.txt", "9.txt", "part 2/1.txt", "part 10/1.txt", "intro.txt", "a²1.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"The bridge at kilometre {name} was shut.")
    opened = open_story([str(tmp_path)])
    assert [article.file for article in opened.story.articles] == [
        "9.txt",
        "10.txt",
        "a²1.txt",
        "intro.txt",
        "part 2/1.txt",
        "part 10/1.txt",
    ]


def test_a_folder_is_read_three_levels_deep(tmp_path: Path) -> None:
    deep = tmp_path / "1" / "2" / "3"
    deep.mkdir(parents=True)
    (deep / "too-deep.txt").write_text("x")
    (deep.parent / "deep.txt").write_text("x")
    assert [named.name for named in read_folder(tmp_path).files] == ["1/2/deep.txt"]


def test_a_folder_of_too_many_files_is_refused(tmp_path: Path) -> None:
    for number in range(MOST_FILES + 1):
        (tmp_path / f"{number}.log").touch()
    with pytest.raises(StoryviewError, match="holds over 1,000 files"):
        read_folder(tmp_path)


def test_a_folder_without_articles_says_what_to_put_there(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    with pytest.raises(StoryviewError) as caught:
        read_folder(tmp_path)
    assert caught.value.what == "holds no article"
    assert "story.toml" in caught.value.hint


def test_a_folder_that_may_not_be_read_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(folder: object) -> object:
        raise PermissionError(13, "Permission denied", str(folder))

    monkeypatch.setattr(os, "scandir", refuse)  # the tests may run as root, who may read all
    with pytest.raises(StoryviewError, match="may not be read"):
        read_folder(tmp_path)


def test_a_folder_inside_that_may_not_be_read_costs_only_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "locked").mkdir()
    (tmp_path / "a.txt").write_text("A.")
    scandir = os.scandir

    def refuse(folder: str) -> object:
        if str(folder).endswith("locked"):
            raise PermissionError(13, "Permission denied", str(folder))
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    assert [named.name for named in read_folder(tmp_path).files] == ["a.txt"]


@pytest.mark.parametrize(
    "manifest",
    [
        pytest.param("[[article]]\nfile = 'a.txt'\npublished = " + "9" * 5000, id="a long number"),
        pytest.param("[" * 20_000, id="nested"),
        pytest.param(".".join("a" * 20_000) + " = 1", id="a key of many parts"),
        pytest.param("[" + ".".join("a" * 20_000) + "]", id="a table of many parts"),
        pytest.param(f'title = "{"x" * 1_000_001}"', id="large"),
    ],
)
def test_a_story_toml_that_nobody_would_write_is_refused_in_one_line(
    tmp_path: Path, manifest: str
) -> None:
    (tmp_path / "a.txt").write_text("The ferry sank on Friday.\n")
    (tmp_path / "story.toml").write_text(manifest)
    with pytest.raises(SourceError) as refused:
        open_story([str(tmp_path)])
    assert len(str(refused.value)) < 300 + len(str(tmp_path))


def test_a_title_of_many_dots_is_no_endless_key(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The ferry sank on Friday.\n")
    title = "Ferry" + "." * 500
    (tmp_path / "story.toml").write_text(f'title = "{title}"\n[[article]]\nfile = "a.txt"\n')
    assert open_story([str(tmp_path)]).story.title == title


def test_a_story_of_too_many_articles_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The ferry sank on Friday.\n")
    (tmp_path / "story.toml").write_text("[[article]]\nfile = 'a.txt'\n" * 201)
    with pytest.raises(SourceError, match="201 articles"):
        open_story([str(tmp_path)])
