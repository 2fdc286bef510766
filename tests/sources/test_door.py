from __future__ import annotations

import io
import os
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storyview.errors import StoryviewError
from storyview.sources.bundled import bundled_story
from storyview.sources.door import open_story
from storyview.sources.files import LIMIT, SourceError
from storyview.text.article import Origin
from storyview.text.clean import is_clean

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

BODY = "The quay of Split flooded on Tuesday, the harbour office said in the evening.\n"


def written(folder: Path, name: str, text: str = BODY) -> str:
    path = folder / name
    path.write_text(text, "utf-8")
    return str(path)


def test_files_are_opened_in_their_order(tmp_path: Path) -> None:
    opened = open_story([written(tmp_path, "b.txt"), written(tmp_path, "a.md")])
    assert [article.id for article in opened.story.articles] == ["b", "a"]
    assert opened.story.title is None
    assert opened.story.folder is None
    assert opened.problems == ()


def test_standard_input_may_stand_among_files(tmp_path: Path) -> None:
    opened = open_story(
        [written(tmp_path, "a.txt"), "-"], stdin=io.BytesIO(b"From a pipe came this.")
    )
    assert opened.story.articles[1].text == "From a pipe came this."
    assert opened.story.articles[1].file == "-"
    assert opened.story.articles[1].id == "standard-input"


def test_what_the_reader_says_goes_before_what_the_file_says(tmp_path: Path) -> None:
    file = written(tmp_path, "a.md", "---\ntitle: A\nsource: B\ndate: 2020-01-01\n---\n" + BODY)
    (article,) = open_story(
        [file], titles=["C"], sources=["The Harbour Post"], published=["3 March 2021"]
    ).story.articles
    assert (article.title, article.title_origin) == ("C", Origin.GIVEN)
    assert (article.source, article.source_origin) == ("The Harbour Post", Origin.GIVEN)
    assert (article.published, article.published_origin) == (date(2021, 3, 3), Origin.GIVEN)


def test_an_empty_option_gives_nothing_to_its_file(tmp_path: Path) -> None:
    files = [written(tmp_path, "a.txt"), written(tmp_path, "b.txt")]
    a, b = open_story(files, sources=["", "The Harbour Post"]).story.articles
    assert (a.source, b.source) == (None, "The Harbour Post")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"published": ["soon"]}, "--published: “soon” is no date; write 2022-11-30"),
        ({"titles": ["a", "b"]}, "--title: given 2 times for 1 file; "),
    ],
)
def test_an_option_that_makes_no_sense_is_refused(
    tmp_path: Path, options: dict[str, list[str]], message: str
) -> None:
    with pytest.raises(StoryviewError) as caught:
        open_story([written(tmp_path, "a.txt")], **options)  # type: ignore[arg-type]
    assert str(caught.value).startswith(message)


def test_one_bad_file_costs_only_itself(tmp_path: Path) -> None:
    opened = open_story([str(tmp_path / "gone.txt"), written(tmp_path, "a.txt")])
    assert [article.id for article in opened.story.articles] == ["a"]
    (problem,) = opened.problems
    assert problem.what == "no such file or folder"


def test_when_nothing_can_be_opened_every_reason_is_told(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    with pytest.raises(StoryviewError) as caught:
        open_story([str(tmp_path / "gone.txt"), str(tmp_path / "empty.txt")])
    assert "gone.txt: no such file or folder; " in str(caught.value)
    assert "empty.txt: empty" in str(caught.value)


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n", "empty"),
        ("binary.txt", b"\0" * 1204, "not text (1,204 NUL bytes)"),
        ("front.md", b"---\ntitle: x\n---\n", "only front matter, no text"),
        ("controls.txt", b"\xc2\x9b\xc2\x9b", "holds no text"),
        ("note.pdf", b"%PDF-1.7", "a damaged PDF"),
    ],
)
def test_a_file_without_an_article_is_refused_in_one_line(
    tmp_path: Path, name: str, data: bytes, what: str
) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(StoryviewError) as caught:
        open_story([str(tmp_path / name)])
    assert caught.value.what == what
    assert caught.value.where.endswith(name)
    assert caught.value.hint
    assert "\n" not in str(caught.value)


def test_a_file_over_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(3 * LIMIT)
    with pytest.raises(StoryviewError, match=r"\(60 MB\); the limit is 20 MB; save"):
        open_story([str(path)])


def test_standard_input_is_read_up_to_the_limit() -> None:
    class Endless(io.RawIOBase):
        asked = 0

        def read(self, size: int = -1) -> bytes:
            assert size >= 0
            self.asked += size
            return b"x" * size

    endless = Endless()
    with pytest.raises(StoryviewError, match="too large"):
        open_story(["-"], stdin=endless)  # type: ignore[arg-type]
    assert endless.asked <= LIMIT + 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_or_device_is_refused_and_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    for path in (str(tmp_path / "pipe.txt"), os.devnull):
        with pytest.raises(StoryviewError, match="a pipe, socket or device"):
            open_story([path])


def test_a_pipe_that_story_toml_names_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    written(tmp_path, "a.txt")
    written(tmp_path, "story.toml", '[[article]]\nfile="pipe.txt"\n[[article]]\nfile="a.txt"')
    opened = open_story([str(tmp_path)])
    assert [article.id for article in opened.story.articles] == ["a"]
    assert opened.problems[0].what == "a pipe, socket or device"


def test_a_file_that_may_not_be_read_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    file = written(tmp_path, "a.txt")
    monkeypatch.setattr(os, "open", refuse)  # the tests may run as root, who may read all
    with pytest.raises(StoryviewError, match="may not be read; check its permissions"):
        open_story([file])


def test_a_folder_among_files_costs_only_itself(tmp_path: Path) -> None:
    opened = open_story([str(tmp_path), written(tmp_path, "a.txt")])
    assert opened.problems[0].what == "is a folder"
    assert len(opened.story.articles) == 1


@pytest.mark.parametrize("name", ["https://example.com/news", "http:/example.com/news", "-"])
def test_a_folder_cannot_name_an_address_or_standard_input(tmp_path: Path, name: str) -> None:
    def fetch(addresses: Sequence[str]) -> Sequence[StoryviewError]:
        raise AssertionError(addresses)

    (tmp_path / "story.toml").write_text(f'[[article]]\nfile = "{name}"\n', "utf-8")
    with pytest.raises(SourceError, match="no such file or folder"):
        open_story([str(tmp_path)], fetch=fetch, stdin=io.BytesIO(BODY.encode()))


def test_a_folder_that_is_called_like_an_address_holds_files(tmp_path: Path) -> None:
    def fetch(addresses: Sequence[str]) -> Sequence[StoryviewError]:
        raise AssertionError(addresses)

    (tmp_path / "http:" / "example.com").mkdir(parents=True)
    written(tmp_path / "http:" / "example.com", "news.txt")
    (article,) = open_story([str(tmp_path)], fetch=fetch).story.articles
    assert article.text == BODY.strip()


def test_what_cannot_be_opened_in_a_folder_is_named_with_the_folder(tmp_path: Path) -> None:
    (tmp_path / "story.toml").write_text('[[article]]\nfile = "gone.txt"\n', "utf-8")
    with pytest.raises(SourceError) as raised:
        open_story([str(tmp_path)])
    assert str(raised.value).startswith(f"{tmp_path}/gone.txt: no such file")


def test_a_story_folder_has_a_title_and_a_place(tmp_path: Path) -> None:
    written(tmp_path, "a.txt")
    manifest = written(tmp_path, "story.toml", 'title = "T"\n[[article]]\nfile = "a.txt"')
    for thing in (str(tmp_path), manifest):
        story = open_story([thing]).story
        assert story.title == "T"
        assert story.folder == str(tmp_path)
        assert [article.file for article in story.articles] == ["a.txt"]


def test_options_go_with_files_not_with_a_folder(tmp_path: Path) -> None:
    written(tmp_path, "a.txt")
    with pytest.raises(StoryviewError, match=r"write them into its story\.toml"):
        open_story([str(tmp_path)], titles=["x"])


@pytest.mark.parametrize("address", ["https://example.org/a", "HTTP://example.org", "file:///etc"])
def test_without_something_that_fetches_an_address_is_refused(address: str) -> None:
    with pytest.raises(StoryviewError, match="save the page and open the file"):
        open_story([address])


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("www.example.org/news", "write https://www.example.org/news for an address"),
        ("example.org/news/1", "write https://example.org/news/1 for an address"),
        ("notes.txt", "check the name"),
        ("news/notes.txt", "check the name"),
        ("a b.org/x", "check the name"),
    ],
)
def test_an_address_without_its_beginning_is_recognised(
    name: str, hint: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(StoryviewError) as caught:
        open_story([name])
    assert str(caught.value) == f"{name}: no such file or folder; {hint}"


def test_more_articles_than_are_shown_are_refused_before_reading(tmp_path: Path) -> None:
    files = [written(tmp_path, f"{number}.txt") for number in range(4)]
    assert len(open_story(files).story.articles) == 4
    with pytest.raises(StoryviewError, match="4 articles; name at most 3 of them"):
        open_story(files, most=3)
    with pytest.raises(StoryviewError, match="4 articles; name at most 3 of them"):
        open_story([str(tmp_path)], most=3)


def test_nothing_named_and_input_named_twice_are_refused() -> None:
    with pytest.raises(StoryviewError, match="nothing to open"):
        open_story([])
    with pytest.raises(StoryviewError, match="only once"):
        open_story(["-", "-"], stdin=io.BytesIO(b""))


def test_ids_do_not_depend_on_the_order_of_the_files(tmp_path: Path) -> None:
    one, two = tmp_path / "1", tmp_path / "2"
    one.mkdir()
    two.mkdir()
    files = [
        written(one, "report.txt", "One text.\n"),
        written(two, "report.txt", "Another text.\n"),
        written(one, "Żaba & Co.txt"),
    ]
    forth = {a.text: a.id for a in open_story(files).story.articles}
    back = {a.text: a.id for a in open_story(files[::-1]).story.articles}
    assert forth == back
    assert len(set(forth.values())) == 3
    assert forth[BODY.strip()] == "żaba-co"


def test_the_same_file_twice_still_has_two_ids(tmp_path: Path) -> None:
    file = written(tmp_path, "a.txt")
    ids = [article.id for article in open_story([file, file]).story.articles]
    assert len(set(ids)) == 2


@given(st.text(min_size=1, max_size=20))
@settings(deadline=None)
def test_no_message_carries_control_characters(name: str) -> None:
    with pytest.raises(StoryviewError) as caught:
        open_story(["/nowhere/" + name + "\x1b]52;c;eA==\x07\x9b2J\u202e"])
    message = str(caught.value)
    assert is_clean(message)
    assert "\n" not in message


def test_the_bundled_story_opens() -> None:
    opened = open_story([str(bundled_story())])
    assert len(opened.story.articles) == 3
    assert opened.problems == ()
    assert opened.story.title


def test_an_empty_name_is_not_the_folder_one_stands_in() -> None:
    for things in ([""], ["", "a.txt"]):
        with pytest.raises(SourceError, match="an empty name"):
            open_story(things)
