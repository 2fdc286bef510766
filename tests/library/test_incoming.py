"""What a person names, on its way into the library."""

from __future__ import annotations

import gzip
import io
import json
import os
from datetime import date
from typing import TYPE_CHECKING

import pytest

from builders import an_article
from storyview.errors import StoryviewError
from storyview.library import incoming
from storyview.library.incoming import Coming, Pile
from storyview.library.records import Incoming
from storyview.sources.files import SourceError
from storyview.text.article import Origin

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FERRY = "The ferry Amalia sank in the harbour of Brandvik on Friday, the harbour master said.\n"
POST = "The Amalia went down on 1 March. The harbour was closed until the evening of that day.\n"


def a_line(text: str = FERRY, **fields: object) -> bytes:
    return json.dumps({"text": text, **fields}).encode() + b"\n"


def came(*things: object, **options: object) -> list[Incoming]:
    """What came of these things, all of it articles."""
    found = list(Pile([str(thing) for thing in things], **options))  # type: ignore[arg-type]
    assert not [str(one) for one in found if isinstance(one, StoryviewError)]
    return [one for one in found if isinstance(one, Incoming)]


def refused(*things: object, **options: object) -> list[str]:
    """Why what did not come was refused."""
    found = list(Pile([str(thing) for thing in things], **options))  # type: ignore[arg-type]
    return [str(one) for one in found if isinstance(one, StoryviewError)]


def test_a_file_comes_with_its_whole_path_and_its_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "courier.txt").write_text(FERRY, "utf-8")
    monkeypatch.chdir(tmp_path)
    (one,) = came("courier.txt")
    assert one.address == str(tmp_path / "courier.txt")
    assert (one.raw, one.raw_name) == (FERRY.encode(), "courier.txt")
    assert one.article.text == FERRY.strip()
    assert one.story == ""


def test_a_folder_comes_in_the_order_of_its_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "c/d.txt", "c/e/f.html.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{FERRY} {name}", "utf-8")
    assert [one.raw_name.removeprefix(f"{tmp_path}/") for one in came(tmp_path)] == [
        "a.md",
        "b.txt",
        "c/d.txt",
        "c/e/f.html.txt",
    ]


def test_a_folder_is_searched_to_its_limits_and_says_what_it_leaves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deep = tmp_path / "2" / "3" / "4"
    deep.mkdir(parents=True)
    (deep / "far.txt").write_text(FERRY)
    (tmp_path / "2" / "3" / "near.txt").write_text(FERRY)
    (tmp_path / ".hidden.txt").write_text(FERRY)
    (tmp_path / ".hidden").mkdir()
    (tmp_path / ".hidden" / "a.txt").write_text(FERRY)
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    (tmp_path / "link.txt").symlink_to(deep / "far.txt")
    (tmp_path / "link").symlink_to(deep)
    pile = Pile([str(tmp_path)])
    found = list(pile)
    assert [one.raw_name for one in found if isinstance(one, Incoming)] == [
        str(tmp_path / "2" / "3" / "near.txt")
    ]
    assert [str(one) for one in found if isinstance(one, StoryviewError)] == [
        f"{tmp_path}: 1 folder lies over 3 levels deep; name what is in there by itself"
    ]
    assert pile.passed_over == 1
    monkeypatch.setattr(incoming, "MOST_FILES", 1)
    assert "holds over 1 files" in refused(tmp_path)[0]


def test_a_folder_without_articles_says_so(tmp_path: Path) -> None:
    assert "holds no article" in refused(tmp_path)[0]


def test_a_story_folder_is_one_story_wherever_it_lies(tmp_path: Path) -> None:
    for name, title in (("ferry", 'title = "Ferry sank"\n'), ("dam", "")):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "one.txt").write_text(f"{FERRY} {name}", "utf-8")
        (folder / "unnamed.txt").write_text(FERRY, "utf-8")
        (folder / "story.toml").write_text(
            f'{title}[[article]]\nfile = "one.txt"\nsource = "The Post"\npublished = 2022-11-11\n'
        )
    expected = [("dam", "The Post"), ("Ferry sank", "The Post")]
    assert [(one.story, one.article.source) for one in came(tmp_path)] == expected
    assert came(tmp_path / "ferry") == came(tmp_path / "ferry" / "story.toml")
    (one,) = came(tmp_path / "ferry", story="Another", source="The Courier")
    assert (one.story, one.article.source) == ("Another", "The Courier")
    assert one.article.published == date(2022, 11, 11)


@pytest.mark.parametrize(
    ("front", "story"),
    [
        ("story: Ferry sank", "Ferry sank"),
        ('title: x\nstory: "Ferry: sank\\e[2J"', "Ferry: sank"),
        ("title: x", ""),
        ("story: [a, b]", ""),
    ],
)
def test_a_file_tells_its_story_in_its_front_matter(tmp_path: Path, front: str, story: str) -> None:
    (tmp_path / "a.md").write_text(f"---\n{front}\n---\n\n{FERRY}", "utf-8")
    (one,) = came(tmp_path / "a.md")
    assert one.story == story
    (one,) = came(tmp_path / "a.md", story="Another")
    assert one.story == "Another"


def test_a_story_folder_does_not_name_standard_input(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "story.toml").write_text('[[article]]\nfile = "-"\n')
    monkeypatch.chdir(tmp_path)
    assert "no such file" in refused(".", stdin=io.BytesIO(FERRY.encode()))[0]


def test_a_broken_story_folder_costs_only_itself(tmp_path: Path) -> None:
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "story.toml").write_text("= no TOML")
    (tmp_path / "good.txt").write_text(FERRY)
    found = list(Pile([str(tmp_path)]))
    assert sum(isinstance(one, Incoming) for one in found) == 1
    assert next(str(one) for one in found if isinstance(one, StoryviewError)).startswith(
        f"{tmp_path}/broken/story.toml: not TOML"
    )


@pytest.mark.parametrize("name", ["pile.jsonl", "pile.txt", "pile.jsonl.gz", "pile"])
def test_a_dump_comes_a_line_at_a_time(tmp_path: Path, name: str) -> None:
    data = a_line(source="The Post", story="ferry", url="https://post.example/1") + a_line(POST)
    path = tmp_path / name
    path.write_bytes(gzip.compress(data) if name.endswith("gz") else data)
    one, other = came(path)
    assert (one.article.source, one.story) == ("The Post", "ferry")
    assert (one.address, one.raw) == ("https://post.example/1", b"")
    assert (other.address, other.story) == ("", "")
    assert other.article.file == f"{path}, line 2"


def test_a_bad_line_costs_only_itself_and_is_named_by_its_number(tmp_path: Path) -> None:
    path = tmp_path / "pile.jsonl"
    path.write_bytes(a_line() + b"junk\n\n" + b'{"title": "x"}\n' + a_line(POST) + b'{"text":')
    kinds = [
        "article" if isinstance(one, Incoming) else str(one).removeprefix(f"{path}, ")[:12]
        for one in Pile([str(path)])
    ]
    assert kinds == ["article", "line 2: not ", "line 4: no t", "article", "line 6: not "]


def test_an_outlet_s_own_address_is_not_an_article_s(tmp_path: Path) -> None:
    path = tmp_path / "pile.jsonl"
    addresses = ["https://post.example", "https://post.example/", "https://post.example/?p=7"]
    path.write_bytes(b"".join(a_line(url=address) for address in addresses))
    assert [one.address for one in came(path)] == ["", "", "https://post.example/?p=7"]


def test_what_the_reader_says_goes_before_what_a_dump_says(tmp_path: Path) -> None:
    path = tmp_path / "pile.jsonl"
    path.write_bytes(a_line(source="Post", story="ferry"))
    (one,) = came(path, source="The Courier", story="Ferry sank\n")
    assert (one.article.source, one.article.source_origin) == ("The Courier", Origin.GIVEN)
    assert one.story == "Ferry sank"


@pytest.mark.parametrize("data", [b'[{"text": "one"}, {"text": "two"}]', b'{\n  "text": "one"\n}'])
def test_json_that_is_no_dump_is_not_taken_for_text(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "pile.json"
    path.write_bytes(data)
    assert "JSON, but not one object a line; write one article a line" in refused(path)[0]


def test_standard_input_is_an_article_or_a_dump() -> None:
    (one,) = came("-", stdin=io.BytesIO(FERRY.encode()))
    assert (one.article.text, one.address, one.raw_name) == (FERRY.strip(), "", "-")
    for data in (a_line() * 2, gzip.compress(a_line() * 2)):
        one, other = came("-", stdin=io.BytesIO(data))
        assert other.article.file == "standard input, line 2"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "-: empty"),
        (b"\0\1\2" * 100, "not text"),
        (b"\n\n\n", "-: empty"),
    ],
)
def test_standard_input_with_nothing_in_it_is_refused(data: bytes, said: str) -> None:
    assert said in refused("-", stdin=io.BytesIO(data))[0]


def test_the_largest_text_is_20_mb(tmp_path: Path) -> None:
    large = b"word " * 4_500_000
    (tmp_path / "large.txt").write_bytes(large)
    assert "too large" in refused(tmp_path / "large.txt")[0]
    assert "too large" in refused("-", stdin=io.BytesIO(large))[0]


@pytest.mark.parametrize(
    ("thing", "said"),
    [
        ("", "an empty name"),
        ("gone.txt", "gone.txt: no such file or folder"),
        ("null\0byte", "no name that a file can have"),
        ("evil\x1b[2J.txt", "evil.txt: no such file"),
        ("a" * 5000, "too long"),
        ("/dev/null", "a pipe, socket or device"),
    ],
)
def test_what_cannot_be_opened_is_refused_in_one_line(thing: str, said: str) -> None:
    (one,) = refused(thing)
    assert said in one
    assert one.isprintable()


def test_a_pipe_is_refused_without_waiting_for_its_writer(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jsonl")
    assert "a pipe, socket or device" in refused(tmp_path / "pipe.jsonl")[0]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.txt", b""),
        ("empty.jsonl", b""),
        ("blank.jsonl", b"\n \n"),
        ("only.md", b"---\ntitle: x\n---\n"),
        ("binary.txt", b"\0\1" * 99),
        ("binary.jsonl", b"\0\1" * 99),
    ],
)
def test_files_without_an_article_are_refused(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    (one,) = refused(tmp_path / name)
    assert one.startswith(str(tmp_path / name))


def test_standard_input_given_twice_is_refused() -> None:
    assert "given twice" in refused("-", "-", stdin=io.BytesIO(FERRY.encode()))[0]


def test_how_much_is_read_is_known_by_its_size(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FERRY)
    (tmp_path / "pile.jsonl").write_bytes(a_line() * 2000)
    pile = Pile([str(tmp_path / "a.txt"), str(tmp_path / "pile.jsonl")])
    shares = [pile.share for _ in pile]
    known = [share for share in shares if share is not None]
    assert known == sorted(known)
    assert known[-1] > 0.9
    assert pile.share == 1
    pile = Pile(["-", str(tmp_path / "a.txt")], stdin=io.BytesIO(FERRY.encode()))
    assert [pile.share for _ in pile] == [None, None]


def test_an_address_is_fetched_by_what_was_given_for_it() -> None:
    def fetch(address: str) -> Iterator[Coming]:
        if "gone" in address:
            raise SourceError("not found (404)", where=address)
        yield Incoming(an_article(FERRY, source="Post"), address, b"<html>", "page.html")

    (one,) = came("https://post.example/1", fetch=fetch, story="Ferry", source="The Post")
    assert (one.address, one.raw, one.story) == ("https://post.example/1", b"<html>", "Ferry")
    assert (one.article.source, one.article.source_origin) == ("The Post", Origin.GIVEN)
    assert refused("https://post.example/gone", fetch=fetch) == [
        "https://post.example/gone: not found (404)"
    ]
    assert "addresses are not fetched here" in refused("https://post.example/1")[0]
