"""The story that a bare ``storyview`` opens: three retellings that carry no sentence of others.

The owner's originals are not part of the project. The tests that compare with them read the
folder that ``STORYVIEW_ORIGINALS`` names, and are skipped without it.
"""

import os
import re
import tomllib
from datetime import date
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from storyview.sources.front_matter import split_front_matter

FOLDER = Path(__file__).parent.parent / "articles" / "magnus-resignation"
FILES = ("los-angeles-times.md", "washington-post.md", "unnamed-outlet.md")
ORIGINALS = os.environ.get("STORYVIEW_ORIGINALS", "")
FIELDS = {"source", "title", "authors", "published", "retold"}
TOLD_TWICE = "justification for me to resign"
"""A quotation that stands in two of the articles."""

needs_originals = pytest.mark.skipif(
    not ORIGINALS, reason="STORYVIEW_ORIGINALS names no folder with the originals"
)
QUOTED = re.compile(r"“([^“”]+)”")
WORD = re.compile(r"[A-Za-z0-9’']+")
BROKEN_CLOSING_MARK = re.compile(r"â€\S?|†")
NESTED_MARKS = re.compile(r"(“[^“”\n]*)“([^“”\n]*)”([^“”\n]*”)")


def parts(file: str) -> tuple[dict[str, object], str]:
    """The front matter and the Markdown of an article."""
    found = split_front_matter((FOLDER / file).read_text("utf-8"))
    assert found is not None
    return dict(found.values), found.body


def plain_words(text: str) -> list[str]:
    """The words of a text in lower case, apostrophes straight."""
    return [word.lower().replace("’", "'") for word in WORD.findall(text)]


def mended(original: str) -> str:
    """An original with its quotation marks repaired."""
    return NESTED_MARKS.sub(r"\1‘\2’\3", BROKEN_CLOSING_MARK.sub("”", original))


def originals() -> list[str]:
    texts = [
        mended(path.read_text("utf-8", "replace")) for path in sorted(Path(ORIGINALS).glob("*.txt"))
    ]
    assert texts, f"no originals in {ORIGINALS}"
    return texts


def runs_outside_quotations(text: str, length: int) -> set[tuple[str, ...]]:
    runs: set[tuple[str, ...]] = set()
    for stretch in QUOTED.sub("\n", text).split("\n"):
        words = plain_words(stretch)
        runs.update(tuple(words[i : i + length]) for i in range(len(words) - length + 1))
    return runs


def test_the_story_names_its_three_articles_in_the_order_on_screen() -> None:
    story = tomllib.loads((FOLDER / "story.toml").read_text("utf-8"))
    assert story["title"]
    assert tuple(article["file"] for article in story["article"]) == FILES
    assert sorted(path.name for path in FOLDER.glob("*.md")) == sorted(FILES)


def test_story_and_front_matter_do_not_contradict_each_other() -> None:
    story = tomllib.loads((FOLDER / "story.toml").read_text("utf-8"))
    for article in story["article"]:
        stated, _ = parts(article["file"])
        assert article["published"] == date.fromisoformat(str(stated["published"]))
        assert article.get("source") == stated.get("source")


@pytest.mark.parametrize("file", FILES)
def test_front_matter_says_what_an_article_is_and_that_it_is_retold(file: str) -> None:
    stated, _ = parts(file)
    assert set(stated) <= FIELDS
    assert stated["retold"] == "true"
    assert stated["published"] in ("2022-11-11", "2022-11-12")


def test_no_outlet_and_no_author_is_invented() -> None:
    assert [parts(file)[0].get("source") for file in FILES] == [
        "Los Angeles Times",
        "The Washington Post",
        None,
    ]
    assert not any("authors" in parts(file)[0] for file in FILES)


@pytest.mark.parametrize("file", FILES)
def test_an_article_is_markdown_of_plain_paragraphs(file: str) -> None:
    _, body = parts(file)
    tokens = MarkdownIt().parse(body)
    assert {token.type for token in tokens} == {"paragraph_open", "inline", "paragraph_close"}
    shown = [child.type for token in tokens for child in token.children or ()]
    assert set(shown) == {"text"}


@pytest.mark.parametrize("file", FILES)
def test_quotation_marks_are_curly_and_closed_in_each_paragraph(file: str) -> None:
    _, body = parts(file)
    for paragraph in body.split("\n\n"):
        marks = re.sub(r"[^“”\"]", "", paragraph)
        assert re.fullmatch("(“”)*", marks), paragraph


def test_the_accounts_share_quotations_for_the_reader_to_light_up() -> None:
    assert [TOLD_TWICE in parts(file)[1] for file in FILES] == [True, False, True]
    assert ["“missing in action”" in parts(file)[1] for file in FILES] == [True, False, True]


@needs_originals
@pytest.mark.parametrize("file", FILES)
def test_every_quotation_stands_in_an_original_word_for_word(file: str) -> None:
    words = [" ".join(["", *plain_words(text), ""]) for text in originals()]
    quotations = QUOTED.findall(parts(file)[1])
    assert quotations
    for quotation in quotations:
        run = " ".join(["", *plain_words(quotation), ""])
        assert any(run in text for text in words), quotation


@needs_originals
def test_no_quotation_of_the_originals_is_lost_or_shortened() -> None:
    ours = [plain_words(q) for file in FILES for q in QUOTED.findall(parts(file)[1])]
    theirs = [plain_words(q) for text in originals() for q in QUOTED.findall(text)]
    assert sorted(ours) == sorted(theirs)


@needs_originals
@pytest.mark.parametrize("file", FILES)
def test_no_run_of_seven_words_outside_quotations_is_an_originals(file: str) -> None:
    theirs = set().union(*(runs_outside_quotations(text, 7) for text in originals()))
    assert not runs_outside_quotations(parts(file)[1], 7) & theirs


@needs_originals
@pytest.mark.parametrize("file", FILES)
def test_figures_and_names_are_those_of_the_originals(file: str) -> None:
    known = " ".join(originals())
    numbers = re.findall(r"\d+(?:[.,]\d+)*", parts(file)[1])
    assert [number for number in numbers if number not in known] == []
    inner = re.findall(r"(?<=[a-z,] )[A-Z][a-z]{2,}", QUOTED.sub(" ", parts(file)[1]))
    assert sorted({name for name in inner if name not in known}) == []
