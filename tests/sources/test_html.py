from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from storyview.errors import StoryviewError
from storyview.sources.door import open_story
from storyview.sources.html import read_page
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


def test_a_page_cannot_turn_its_text_into_control_sequences(tmp_path: Path) -> None:
    page = PAGE.replace("third time", "third &#27;]52;c;eA==&#7; &#x202e; time")
    article = opened(tmp_path, page)
    assert "\x1b" not in article.text
    assert "\u202e" not in article.text


def test_readability_is_asked_where_next_to_nothing_is_found() -> None:
    words = " ".join(f"The quay of Split flooded on day {day}, said Ana." for day in range(9))
    page = f"<html><body><div><span>{words}</span></div></body></html>"
    assert "day 8" in " ".join(piece.text for piece in read_page(page, where="a").pieces)
