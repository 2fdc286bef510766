"""The whole way: any bytes are refused in one clear line, or become a document that holds."""

from __future__ import annotations

import json
import re
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hostile_texts import SHAPES
from reports.schema_rules import broken_rules
from storyview.analysis.compare import compare
from storyview.errors import StoryviewError
from storyview.reports.plain import comparison_as_text
from storyview.reports.schema import comparison_as_json
from storyview.sources.door import open_story

ENDINGS = ("txt", "md", "markdown", "text")
STEERS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""What steers a terminal, breaks a line or turns the direction of writing."""
ENCODINGS = (
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-32",
    "cp1252",
    "latin-1",
    "shift_jis",
)

LINES = st.one_of(
    st.sampled_from(
        [line for shape in SHAPES.values() for line in shape(60)[0].split("\n\n")[:3] if line]
    ),
    st.sampled_from(
        [
            "---", "+++", "title: Ferry sank", "published: 2022-11-11", "author: [A, B]",
            "x: &a [*a]", "# Ferry sank", "## Rescue", "> “We heard it,” she said.", "- one",
            "1. two", "```", "~~~", "| a | b |", "|---|---|", "[x](https://e.example)",
            "![p](x.png)", "<b>bold</b>", "<!--", "-->", "Advertisement", "By Ana Ruiz",
            "Nov. 11, 2022, 5 p.m.", "Sign up for our newsletter", "***",
            "Photo: Wei Lindqvist/Agency", "BRANDVIK (AP) —", "&amp;&#0;&#x1b;", "a\tb",
            "    code", "\\", "\xe2\u20ac\u0153Hello,\xe2\u20ac\x9d she said.", "\x1b[2J", "\x85",
            "\u2028", "\ufeff", "\ufffd", "\r", "\x0c", "",
        ]
    ),
    st.text(max_size=20),
)  # fmt: skip


@st.composite
def files(draw: st.DrawFn) -> bytes:
    joint = draw(st.sampled_from(["\n\n", "\n", "\r\n", " "]))
    text = joint.join(draw(st.lists(LINES, max_size=14)))
    data = text.encode(draw(st.sampled_from(ENCODINGS)), "ignore")
    if draw(st.integers(0, 5)) == 0:
        at = draw(st.integers(0, len(data)))
        data = data[:at] + draw(st.binary(max_size=6)) + data[at + draw(st.integers(0, 3)) :]
    return data


@given(st.lists(st.tuples(files(), st.sampled_from(ENDINGS)), min_size=1, max_size=4))
@settings(deadline=None, max_examples=40, suppress_health_check=list(HealthCheck))
def test_any_bytes_become_a_document_that_keeps_every_rule(
    contents: list[tuple[bytes, str]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        names = []
        for index, (data, ending) in enumerate(contents):
            path = Path(folder, f"account-{index}.{ending}")
            path.write_bytes(data)
            names.append(str(path))
        try:
            opened = open_story(names)
        except StoryviewError as error:
            assert str(error).isprintable()
            return
    found = compare(opened.story.articles)
    assert found.failures == ()
    document = comparison_as_json(opened.story, found)
    assert broken_rules(document) == []
    assert compare(opened.story.articles[::-1]) == found
    texts = {article["id"]: article["text"] for article in json.loads(document)["articles"]}
    assert texts == {article.id: article.text for article in opened.story.articles}
    plain = comparison_as_text(opened.story, found)
    assert not STEERS.search(plain.replace("\n", ""))
