"""Dumps of articles, one a line."""

from __future__ import annotations

import io
import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storyview.errors import StoryviewError
from storyview.sources.facts import Facts
from storyview.sources.json_lines import (
    LONGEST_TITLE,
    Entry,
    Line,
    is_json_lines,
    lines_of,
    read_line,
)
from storyview.sources.reading import read_plain
from storyview.text.article import Origin
from storyview.text.clean import clean_line

FERRY = "The ferry Amalia sank in the harbour of Brandvik on Friday, the harbour master said."


def read(found: Any) -> Entry:
    data = found if isinstance(found, bytes) else json.dumps(found).encode()
    return read_line(Line(12, data, len(data)), where="dump.jsonl, line 12")


def problem(found: Any) -> str:
    with pytest.raises(StoryviewError) as caught:
        read(found)
    assert str(caught.value).isprintable()
    assert caught.value.where == "dump.jsonl, line 12"
    return str(caught.value).removeprefix("dump.jsonl, line 12: ")


def of(data: bytes, longest: int = 1000) -> list[tuple[int, bytes]]:
    return [(line.number, line.data) for line in lines_of(io.BytesIO(data), longest=longest)]


# -- which file is one


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b"", "pile.jsonl"),
        (b"anything", "PILE.NDJSON"),
        (b"\x1f\x8b", "pile.jsonl.gz"),
        (b'{"text": "one"}\n{"text": "two"}\n', "pile"),
        (b'\xef\xbb\xbf{"text": "one"}\r\n', "-"),
        (b'\n\n  {"text": "one"}', "pile.txt"),
        (b'{"text": "' + b"a" * 70_000, "-"),
    ],
)
def test_a_dump_is_known_by_its_name_or_its_first_line(head: bytes, name: str) -> None:
    assert is_json_lines(head, name)


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"The ferry sank.\n",
        b"{curly} words are no object\n",
        b'{\n  "text": "a document over many lines"\n}\n',
        b'["text"]\n',
        b'"{}"\n',
        b"{'text': 'Python'}\n",
        b"{" * 70_000,
        b"{" + b"[" * 60_000,
    ],
)
def test_other_files_are_none(head: bytes) -> None:
    assert not is_json_lines(head, "pile.txt")


# -- lines


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_lines_have_the_numbers_that_an_editor_shows(end: bytes) -> None:
    assert of(end.join([b'\xef\xbb\xbf{"a": 1}', b"", b"  ", b'{"b": 2}'])) == [
        (1, b'{"a": 1}'),
        (4, b'{"b": 2}'),
    ]


def test_an_array_with_an_object_a_line_is_read_like_lines() -> None:
    assert of(b'[\n{"a": 1},\n{"b": 2}\n]\n') == [(2, b'{"a": 1}'), (3, b'{"b": 2}')]


def test_too_long_a_line_is_passed_over_in_pieces_and_the_rest_goes_on() -> None:
    long = b'{"text": "' + b"a" * 3_000_000 + b'"}'
    data = b'{"a": 1}\n' + long + b"\n" + b'{"b": 2}'
    lines = list(lines_of(io.BytesIO(data), longest=1000))
    assert [(line.number, line.data) for line in lines] == [
        (1, b'{"a": 1}'),
        (2, b""),
        (3, b'{"b": 2}'),
    ]
    assert lines[-1].end == len(data)
    with pytest.raises(StoryviewError, match="a line of over 20 MB"):
        read_line(lines[1], where="dump.jsonl, line 2")


def test_a_line_of_just_the_most_bytes_is_kept() -> None:
    assert of(b"a" * 10 + b"\n" + b"b" * 11 + b"\n" + b"c" * 10, longest=10) == [
        (1, b"a" * 10),
        (2, b""),
        (3, b"c" * 10),
    ]


# -- fields


@pytest.mark.parametrize("name", ["text", "body", "content", "articleBody", "article_body", "TEXT"])
def test_a_text_has_many_names(name: str) -> None:
    assert read({name: FERRY}).text == FERRY


@pytest.mark.parametrize(
    ("found", "fact", "value"),
    [
        ({"headline": "Ferry sank"}, "title", "Ferry sank"),
        ({"title": "", "headline": "Ferry sank"}, "title", "Ferry sank"),
        ({"title": "Ferry\n  sank\x1b[2J"}, "title", "Ferry sank"),
        ({"outlet": "The Courier"}, "source", "The Courier"),
        ({"source": {"id": None, "name": "The Courier"}}, "source", "The Courier"),
        ({"publisher": {"@type": "Organization", "name": "The Courier"}}, "source", "The Courier"),
        ({"site": "https://www.courier.example/news"}, "source", "courier.example"),
        ({"author": "By Ana Ruiz and Li Wei"}, "authors", ("Ana Ruiz", "Li Wei")),
        ({"byline": "Ana Ruiz, Li Wei, and Noor Haddad"}, "authors",
         ("Ana Ruiz", "Li Wei", "Noor Haddad")),
        ({"authors": ["Ana Ruiz", "Ana Ruiz", "", None]}, "authors", ("Ana Ruiz",)),
        ({"author": [{"@type": "Person", "name": "Ana Ruiz"}]}, "authors", ("Ana Ruiz",)),
        ({"link": "https://courier.example/1"}, "url", "https://courier.example/1"),
        ({"url": "javascript:alert(1)"}, "url", None),
        ({"url": 7}, "url", None),
        ({"date": "2022-11-11"}, "published", date(2022, 11, 11)),
        ({"published": "2022-11-11T23:59:59+09:00"}, "published", date(2022, 11, 11)),
        ({"pubDate": "Fri, 11 Nov 2022 10:00:00 GMT"}, "published", date(2022, 11, 11)),
        ({"publishedAt": "2022-11-11 10:00:00"}, "published", date(2022, 11, 11)),
        ({"date_published": 1668161100}, "published", date(2022, 11, 11)),
        ({"date": 1668161100000.0}, "published", date(2022, 11, 11)),
        ({"date": "20221111"}, "published", date(2022, 11, 11)),
        ({"date": {"$date": "2022-11-11T10:00:00Z"}}, "published", date(2022, 11, 11)),
        ({"published": None, "date": "2022-11-11"}, "published", date(2022, 11, 11)),
    ],
)  # fmt: skip
def test_facts_have_many_names_and_shapes(found: dict[str, Any], fact: str, value: object) -> None:
    assert getattr(read({"text": FERRY, **found}).facts, fact) == value


@pytest.mark.parametrize("value", ["soon", "4/5/2022", True, -1, 10**300, 1e308, "20221399", {}])
def test_what_is_no_date_leaves_the_article_without_one(value: object) -> None:
    facts = read({"text": FERRY, "date": value}).facts
    assert facts.published is None
    assert facts.notes or not value


def test_what_other_programs_write_for_nothing_is_nothing() -> None:
    entry = read(b'{"text": "A ferry sank.", "title": NaN, "source": NaN, "date": NaN}')
    assert entry == Entry("A ferry sank.", Facts())
    assert problem(b'{"text": NaN}').startswith("no text")


@pytest.mark.parametrize(("value", "story"), [("ferry-9", "ferry-9"), (9, "9"), (["x"], "x")])
def test_a_given_story_is_taken_as_it_is(value: object, story: str) -> None:
    assert read({"text": FERRY, "story": value}).story == story


def test_a_list_or_an_object_becomes_a_text() -> None:
    assert read({"text": ["One.", "", {"text": "Two."}, 3]}).text == "One.\n\nTwo.\n\n3"
    assert read({"content": {"value": "One.", "type": "text"}}).text == "One."


def test_a_body_in_html_becomes_its_paragraphs() -> None:
    html = "<div><p>The ferry &amp; the tug <b>sank</b>.</p><script>x()</script><p>All saved.</p>"
    assert read({"body": html}).text == "The ferry & the tug sank.\n\nAll saved."
    plain = "He wrote a <p> by hand, and 3 < 4 <br of the boats."
    assert read({"body": plain}).text == plain


def test_a_title_that_is_a_whole_text_is_cut() -> None:
    title = read({"text": FERRY, "title": "word " * 1000}).facts.title
    assert title is not None
    assert len(title) <= LONGEST_TITLE
    assert title.endswith("…")


def test_tabs_and_bytes_of_another_encoding_inside_a_text_are_read() -> None:
    assert read(b'{"text": "One\ttwo"}').text == "One\ttwo"
    western = read('{"text": "Inês Duarte a dit « non »"}'.encode("cp1252"))
    assert western.text == "Inês Duarte a dit « non »"
    assert "Windows-1252" in western.facts.notes[0]


# -- bad lines


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (b"not JSON at all", "not JSON; mend it at character 1"),
        (b'{"text": "cut of', "not JSON; mend it at character 10"),
        (b'["text"]', "no JSON object; "),
        (b"null", "no JSON object; "),
        (b"7", "no JSON object; "),
        ({"title": "Ferry sank"}, "no text; it is looked for in text, body, content"),
        ({"text": "  \n "}, "no text; "),
        ({"text": [], "body": None, "content": {}}, "no text; "),
        ({"text": True}, "no text; "),
        ({"text": 5}, "text is no text; write it in quotes"),
        ({"body": 5.5}, "text is no text; "),
        (b"[" * 200_000, "not JSON that can be read"),
        (b'{"text": ' + b"9" * 5000 + b"}", "not JSON that can be read"),
    ],
)
def test_a_bad_line_says_what_is_wrong_and_where(found: object, said: str) -> None:
    assert problem(found).startswith(said)


# -- from a line to an article


def test_an_entry_becomes_an_article_that_is_cleaned_and_taken_apart() -> None:
    entry = read(
        {
            "text": f"Ferry sank\n\n{FERRY}\x1b]52;c;ZXZpbA==\x07\n\n“All saved,† said Ana Ruiz.",
            "title": "Ferry sank",
            "date": "2022-11-11",
        }
    )
    article = read_plain(entry.text, name="dump.jsonl, line 12", stated=entry.facts)
    assert article.text == f"Ferry sank\n\n{FERRY}\n\n“All saved,” said Ana Ruiz."
    assert article.title_is_in_text
    assert (article.title_origin, article.published_origin) == (Origin.STATED, Origin.STATED)
    assert (article.source, article.file) == (None, "dump.jsonl, line 12")


@pytest.mark.parametrize("text", ["\x00\x01", "\u200b\u2060", "\x1b[2J", " \n\t"])
def test_a_text_of_nothing_but_controls_holds_none(text: str) -> None:
    with pytest.raises(StoryviewError, match="holds no text"):
        read_plain(text, name="x")


def test_front_matter_and_markdown_of_a_plain_text_are_words() -> None:
    article = read_plain("---\ntitle: x\n---\n\n**The ferry** sank.", name="x", stated=Facts())
    assert "**The ferry** sank." in article.text


JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20)),
    lambda inside: st.one_of(
        st.lists(inside, max_size=3), st.dictionaries(st.text(max_size=8), inside, max_size=3)
    ),
    max_leaves=6,
)
NAMES = st.sampled_from(
    ["text", "body", "title", "date", "published", "source", "author", "authors", "url", "story"]
)


@given(st.one_of(JSON, st.dictionaries(NAMES, JSON, max_size=6)))
@settings(deadline=None)
def test_any_json_is_an_entry_of_clean_texts_or_refused(found: object) -> None:
    try:
        entry = read(found)
    except StoryviewError as error:
        assert str(error).isprintable()
        return
    facts = entry.facts
    for text in (facts.title, facts.source, facts.url, entry.story, *facts.authors, *facts.notes):
        assert not text or clean_line(text) == text


@given(st.binary(max_size=60))
@settings(deadline=None)
def test_any_bytes_are_lines_in_order(data: bytes) -> None:
    numbers = [number for number, _ in of(data, longest=7)]
    assert numbers == sorted(set(numbers))
    for line in lines_of(io.BytesIO(data), longest=7):
        assert 0 < line.end <= len(data)
