from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from storyview.errors import StoryviewError
from storyview.sources import html
from storyview.sources.door import open_story
from storyview.sources.html import read_page
from storyview.sources.html_worker import markdown
from storyview.text.article import Article, BlockKind, Origin

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """<!doctype html>
<html><head><title>Ferry crews walk out | The Harbour Post</title>
<meta property="og:title" content="Ferry crews walk out over night shifts">
<meta property="og:site_name" content="The Harbour Post">
<meta property="article:published_time" content="2023-05-04T08:00:00Z">
<meta name="author" content="Ana Ruiz">
<link rel="canonical" href="https://example.org/ferries">
</head><body><nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<article><h1>Ferry crews walk out over night shifts</h1>
<p>Ferry crews in the harbour walked out on Thursday, leaving thousands of commuters on the quay
for the third time this spring, the harbour office said.</p>
<h2>What the crews want</h2>
<p>The union wants <b>two days of rest</b> after a week of nights, said Li Wei, who heads it since
May. “We are tired of [this],” she said, and * left.</p>
<ul><li>More crew on board</li><li>Later sailings</li></ul>
<blockquote><p>No ship leaves without us, the crews wrote.</p></blockquote>
<p>The company said that it would talk on Friday, but did not say about what it meant to talk.</p>
</article><footer>Copyright 2023 The Harbour Post</footer>
<script src="https://example.org/track.js"></script></body></html>
"""


def opened(tmp_path: Path, page: str, name: str = "page.html") -> Article:
    (tmp_path / name).write_text(page, "utf-8")
    return open_story([str(tmp_path / name)]).story.articles[0]


def test_a_saved_page_gives_its_article_and_what_its_head_states(tmp_path: Path) -> None:
    article = opened(tmp_path, PAGE)
    assert (article.title, article.title_origin) == (
        "Ferry crews walk out over night shifts",
        Origin.STATED,
    )
    assert (article.source, article.source_origin) == ("The Harbour Post", Origin.STATED)
    assert (article.published, article.published_origin) == (date(2023, 5, 4), Origin.STATED)
    assert article.authors == ("Ana Ruiz",)
    assert article.url == "https://example.org/ferries"
    kinds = [block.kind for block in article.blocks]
    assert kinds == [
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
        BlockKind.LIST_ITEM,
        BlockKind.LIST_ITEM,
        BlockKind.QUOTE,
        BlockKind.PARAGRAPH,
    ]
    assert "tired of [this],” she said, and * left" in article.text
    assert "Home" not in article.text
    assert "Copyright" not in article.text


def test_a_page_is_known_by_its_content_whatever_its_name(tmp_path: Path) -> None:
    assert opened(tmp_path, PAGE, "page").title == "Ferry crews walk out over night shifts"
    assert opened(tmp_path, PAGE, "page.txt").title == "Ferry crews walk out over night shifts"


def test_a_page_in_another_encoding_is_read_as_it_declares(tmp_path: Path) -> None:
    page = PAGE.replace("<head>", '<head><meta charset="windows-1252">')
    (tmp_path / "page.html").write_bytes(page.encode("cp1252"))
    article = open_story([str(tmp_path / "page.html")]).story.articles[0]
    assert "“We are tired" in article.text


@pytest.mark.parametrize(
    ("page", "what"),
    [
        ("<html><body><nav>Home</nav></body></html>", "found in this page"),
        ("<html><body><p>Please enable JavaScript.</p></body></html>", "found in this page"),
        ("<!doctype html>", "no article found in this page"),
    ],
)
def test_a_page_without_an_article_is_refused_with_a_way_out(
    tmp_path: Path, page: str, what: str
) -> None:
    with pytest.raises(StoryviewError) as caught:
        opened(tmp_path, page)
    assert what in caught.value.what
    assert caught.value.hint == "copy the article's text into a .txt file"


@pytest.mark.parametrize("deep", ["<div>", "<b><i>", "<table><tr><td>"])
def test_a_page_nested_without_end_costs_only_itself(deep: str) -> None:
    try:
        page = read_page("<html><body>" + deep * 20_000 + "quay", where="a.html")
    except StoryviewError as error:
        assert error.where == "a.html"
    else:
        assert page.markdown


def test_a_worker_that_dies_or_babbles_is_a_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    for code in ("import os; os.abort()", "print('no JSON')"):
        monkeypatch.setattr(html, "COMMAND", (sys.executable, "-c", code))
        with pytest.raises(StoryviewError) as caught:
            read_page(PAGE, where="a.html")
        assert caught.value.where == "a.html"


def test_a_worker_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "COMMAND", (sys.executable, "-c", "import time; time.sleep(60)"))
    monkeypatch.setattr(html, "SECONDS", 0.2)
    with pytest.raises(StoryviewError, match="took over"):
        read_page(PAGE, where="a.html")


def test_the_worker_may_use_a_gigabyte_and_no_more() -> None:
    code = (
        "from storyview.sources.html_worker import limit; limit()\n"
        "try: x = bytearray(2 << 30)\n"
        "except MemoryError: print('refused')"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert result.stdout == "refused\n"


def test_reading_a_page_makes_no_connection() -> None:
    code = (
        "import json, sys\n"
        "calls = []\n"
        "sys.addaudithook(lambda name, args: calls.append(name)"
        " if name.startswith(('socket.connect', 'socket.getaddrinfo', 'socket.sendto',"
        " 'urllib.Request')) else None)\n"
        "from storyview.sources.html_worker import read\n"
        "found = read(sys.stdin.read())\n"
        "print(json.dumps([calls, len(found['markdown'])]))"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], input=PAGE, capture_output=True, text=True, check=True
    )
    calls, length = json.loads(result.stdout)
    assert calls == []
    assert length > 100


def test_a_page_cannot_turn_its_text_into_control_sequences(tmp_path: Path) -> None:
    page = PAGE.replace("third time", "third &#27;]52;c;eA==&#7; &#x202e; time")
    article = opened(tmp_path, page)
    assert "\x1b" not in article.text
    assert "\u202e" not in article.text


def as_markdown(xml: str) -> list[str]:
    return markdown(etree.fromstring(xml))


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        ("<p>1. May was <hi rend='#b'>wet</hi>.</p>", ["1\\. May was **wet**."]),
        ("<p># is [is] * and &lt;b&gt;</p>", ["\\# is \\[is\\] \\* and \\<b\\>"]),
        ("<p>One<lb/>two</p>", ["One two"]),
        ("<head rend='h3'>The night</head>", ["### The night"]),
        ("<quote>Own <hi rend='#i'>words</hi> here</quote>", ["> Own *words* here"]),
        ("<quote>A<p>B</p>C</quote>", ["> A\n>\n> B\n>\n> C"]),
        (
            "<list><item>A<list><item>B</item></list>C</item><item>D</item></list>",
            ["- A\n  - B\n  C\n- D"],
        ),
        ("<table><row><cell>A</cell><cell>B</cell></row></table>", ["A | B"]),
        ("<p/>", []),
    ],
)
def test_every_word_of_the_extractors_tree_comes_through(xml: str, expected: list[str]) -> None:
    assert as_markdown(xml) == expected
