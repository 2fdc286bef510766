"""Articles written as Markdown come back the same."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import an_article
from storyview.text.markdown import markdown_blocks
from storyview.text.markdown_writing import as_markdown
from storyview.text.plain import plain_blocks

MARKDOWN = [
    "# Ferry sank\n\nThe *Amalia* **sank** in `port`, ~~not~~ at [sea](https://e.example/a_b?c=(d)).\n",
    "- one\n- two\n  - inner\n    - inmost\n- three\n\nText.\n",
    "1. one\n2. two\n\n<!-- -->\n\n1. another one\n\n7. seven\n8. eight\n",
    "- one\n\n  more of one\n\n- two\n",
    "> “We heard it,” she said.\n>\n> Twice.\n\nText.\n\n> > deeper\n",
    "```python\nprint('# no heading')\n\n    x = `1`\n```\n\nText.\n",
    "![The ferry, before it sank](ferry.png)\n\nText.\n",
    "A line\\\nand another\\\n- no item\\\n# no heading\n",
    "**bold *and italic* text** and ***both***.\n",
    "`` a ` b `` and [a `b` *c*](https://e.example).\n",
    "## Deeper #\n\n### Deepest \\#\n",
    "| boat | people |\n|---|---|\n| Amalia | 38 |\n",
    "- **one**: text\n- two\n\n1. first\n2. second\n",
]
WORDS = [
    "The ferry", "Amalia", "*", "**", "_", "__", "a_b", "`", "```", "[", "]", "](", "]:", "[is]",
    "(x)", "<b>", "<", ">", "&amp;", "&", "#", "##", "-", "--", "---", "+", "1.", "12)", "=", "===",
    "~", "~~", "~~~", "|", "\\", "!", "![x](y)", "https://e.example/a_b*c", "“so”", "said.", "\t",
    "[x]: https://e.example", "<!--", "-->", "é", "日本", "3 * 4", ":", "    ", "<https://e.example>",
]  # fmt: skip


@pytest.mark.parametrize("source", MARKDOWN)
def test_what_was_read_from_markdown_is_read_from_it_again(source: str) -> None:
    found = markdown_blocks(source)
    again = markdown_blocks(as_markdown(found.text, found.blocks, found.marks))
    assert again.text == found.text
    if "|" not in source:  # a table becomes the lines that it was laid out as
        assert again.blocks == found.blocks
        assert again.marks == found.marks


@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=1).map(" ".join), min_size=1))
@settings(deadline=None, max_examples=400)
def test_any_plain_text_comes_back_as_it_is(paragraphs: list[str]) -> None:
    text, blocks = plain_blocks("\n\n".join(paragraphs))
    again = markdown_blocks(as_markdown(text, blocks))
    assert (again.text, again.blocks, again.marks) == (text, blocks, ())


def test_text_that_is_no_markup_is_written_as_it_is() -> None:
    text = "“He [Mayorkas] said 3 - 4 = -1,” a snake_case & co. #1 ~ wrote! (It is.)"
    assert as_markdown(text, an_article(text).blocks) == f"{text}\n"


def test_no_text_is_no_markdown() -> None:
    assert as_markdown("", ()) == ""
