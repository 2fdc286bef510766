"""Markdown as it is read: weight, slant, bars and colours instead of its signs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.bridge import HARBOUR
from reader.driving import Reader, reading
from storyview.analysis.findings import Comparison
from storyview.sources.reading import read_article
from storyview.text.article import Story

if TYPE_CHECKING:
    from pathlib import Path

MARKDOWN = """\
---
title: Notes from the quay
source: The Quay Letter
published: 2024-03-06
---

# Notes from the quay

The ferry ran *eight times* and was **always full**, as the
[timetable](https://quay-letter.example/times) said it would be.

## What was carried

- bicycles
- a piano
  1. with its stool
  2. without its keys

> Nobody minded the piano but the piano.

The `toll` was ~~doubled~~ halved.

```python
def toll(bikes):
    return 2 * bikes  # for now
```

| shore | boats |
|-------|-------|
| east  | 4     |
| west  | 11    |
"""

ARTICLE = read_article(MARKDOWN.encode(), name="quay.md", article_id="quay")


async def open_it(reader: Reader) -> str:
    await reader.press("z")
    return reader.picture()


async def test_no_sign_of_markdown_is_left(tmp_path: Path) -> None:
    story = Story((ARTICLE, HARBOUR))
    async with reading(tmp_path, story, Comparison(), (100, 60)) as reader:
        picture = await open_it(reader)
        text = "\n".join(line[4:-1] for line in picture.splitlines()[3:-5])
        for sign in ("**", "*eight", "](", "```", "~~", "> ", "## ", "`toll`", "---|"):
            assert sign not in text, sign
        for words in ("eight times", "always full", "timetable", "What was carried"):
            assert words in text
        assert picture.count("Notes from the quay") == 2, "in the title line and over the column"


async def test_emphasis_is_slanted_strong_words_are_bold_and_links_underlined(
    tmp_path: Path,
) -> None:
    story = Story((ARTICLE, HARBOUR))
    async with reading(tmp_path, story, Comparison(), (100, 60)) as reader:
        await open_it(reader)
        column = reader.column("quay")
        assert all(style.italic for style in reader.styles_of("eight times", column))
        assert all(style.bold for style in reader.styles_of("always full", column))
        assert all(style.underline for style in reader.styles_of("timetable", column))
        assert all(style.strike for style in reader.styles_of("doubled", column))
        plain = reader.styles_of("The ferry ran", column)
        assert plain
        assert not any(s.italic or s.bold or s.underline or s.strike for s in plain)


async def test_a_heading_is_bold_and_code_and_links_have_a_colour(tmp_path: Path) -> None:
    story = Story((ARTICLE, HARBOUR))
    async with reading(tmp_path, story, Comparison(), (100, 60)) as reader:
        await open_it(reader)
        column = reader.column("quay")
        assert all(style.bold for style in reader.styles_of("What was carried", column))
        (plain,) = {style.color for style in reader.styles_of("halved", column)}
        for words in ("timetable", "toll", "def", "# for now"):
            colours = {style.color for style in reader.styles_of(words, column)[:1]}
            assert plain not in colours, words


async def test_lists_quotes_code_and_tables_keep_their_shape(tmp_path: Path) -> None:
    story = Story((ARTICLE, HARBOUR))
    async with reading(tmp_path, story, Comparison(), (100, 60)) as reader:
        picture = await open_it(reader)
        for words in (
            " • bicycles",
            " • a piano",
            "   1. with its stool",
            "   2. without its keys",
            " │ Nobody minded the piano",
            " def toll(bikes):",
            "     return 2 * bikes  # for now",
        ):
            assert words in picture, words
        rows = {line.split()[-2]: line for line in picture.splitlines() if " east " in line}
        assert rows
        east = next(line for line in picture.splitlines() if "east" in line)
        west = next(line for line in picture.splitlines() if "west" in line)
        assert east.index("4") - east.index("east") >= 6
        assert east.index("east") == west.index("west")


async def test_a_light_leaves_the_emphasis_below_it(tmp_path: Path) -> None:
    story = Story((ARTICLE, HARBOUR))
    async with reading(tmp_path, story, Comparison(), (100, 60)) as reader:
        await reader.press("z", "j")
        assert reader.current.startswith("The ferry ran")
        column = reader.column("quay")
        lit = reader.styles_of("always full", column)
        assert all(style.bold for style in lit)
        assert {s.bgcolor for s in lit} == {
            s.bgcolor for s in reader.styles_of("The ferry ran", column)
        }
        assert {s.bgcolor for s in lit} != {s.bgcolor for s in reader.styles_of("bicycles", column)}
