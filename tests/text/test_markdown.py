"""Markdown becomes plain text with blocks and marks."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storyview.text.article import BlockKind, MarkKind
from storyview.text.clean import is_clean
from storyview.text.markdown import MarkdownText, markdown_blocks

H, P, L, Q, CODE, CAPTION = (
    BlockKind.HEADING,
    BlockKind.PARAGRAPH,
    BlockKind.LIST_ITEM,
    BlockKind.QUOTE,
    BlockKind.CODE,
    BlockKind.CAPTION,
)


def blocks(source: str) -> list[tuple[BlockKind, str, int, str]]:
    page = markdown_blocks(source)
    return [(b.kind, page.text[b.start : b.end], b.level, b.marker) for b in page.blocks]


def marks(source: str) -> list[tuple[MarkKind, str, str]]:
    page = markdown_blocks(source)
    return [(m.kind, page.text[m.start : m.end], m.address) for m in page.marks]


def test_headings_have_their_level() -> None:
    assert blocks("# Port *closed*\n\nSub\n---\n\n#\n") == [
        (H, "Port closed", 1, ""),
        (H, "Sub", 2, ""),
    ]


def test_paragraphs_are_parted_by_blank_lines_and_soft_breaks_are_spaces() -> None:
    assert markdown_blocks("One\ntwo.\n\n\nThree.").text == "One two.\n\nThree."


@pytest.mark.parametrize("source", ["One  \ntwo", "One\\\ntwo", "**One**  \n two"])
def test_a_hard_break_stays(source: str) -> None:
    assert blocks(source) == [(P, "One\ntwo", 0, "")]


def test_list_items_have_depth_and_marker() -> None:
    assert blocks("- one\n  - two\n\n    3. three\n    4. four\n\n       more\n- five") == [
        (L, "one", 1, "•"),
        (L, "two", 2, "•"),
        (L, "three", 3, "3."),
        (L, "four", 3, "4."),
        (L, "more", 3, ""),
        (L, "five", 1, "•"),
    ]
    assert markdown_blocks("a\n\n- one\n- two\n\nb").text == "a\n\none\ntwo\n\nb"


def test_a_quotation_keeps_its_paragraphs_and_depth() -> None:
    assert blocks("> one\n>\n> two\n>> three\n\nfour") == [
        (Q, "one", 1, ""),
        (Q, "two", 1, ""),
        (Q, "three", 2, ""),
        (P, "four", 0, ""),
    ]


def test_code_keeps_its_lines_and_language() -> None:
    page = markdown_blocks("```python title=x\n  if a:\n      b\n\n  c\n```\n\n    indented\n")
    assert [(page.text[b.start : b.end], b.kind, b.language) for b in page.blocks] == [
        ("if a:\n    b\n\nc", CODE, "python"),
        ("indented", CODE, ""),
    ]


def test_a_table_is_aligned_text_by_cells_of_the_terminal() -> None:
    page = markdown_blocks("| City | Votes |\n|---|---:|\n| 東京 | 1,204 |\n| **Ulm** | 7 |\n")
    assert page.text == "City  Votes\n────  ─────\n東京  1,204\nUlm       7"
    assert page.blocks[0].kind is CODE
    assert page.blocks[0].language == "table"
    assert [page.text[m.start : m.end] for m in page.marks] == ["Ulm"]


def test_a_table_whose_first_cell_is_empty_begins_with_a_rule() -> None:
    text = markdown_blocks("|  | Votes |\n|---|---|\n| Ulm | 7 |\n").text
    assert text.split("\n")[:2] == ["───  ─────", "     Votes"]


def test_one_long_cell_does_not_widen_all_rows() -> None:
    rows = "| x | y |\n" * 50
    assert len(markdown_blocks(f"| a | b |\n|---|---|\n| {'z' * 9000} | y |\n{rows}").text) < 14_000


def test_marks_nest_and_stand_on_words() -> None:
    assert marks("An ***important* [link](https://example.org/a?b)** and `code` ~~gone~~") == [
        (MarkKind.STRONG, "important link", ""),
        (MarkKind.EMPHASIS, "important", ""),
        (MarkKind.LINK, "link", "https://example.org/a?b"),
        (MarkKind.CODE, "code", ""),
        (MarkKind.STRIKE, "gone", ""),
    ]


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "mailto:a@example.org",
        "/relative",
        "#part",
        "https://",
        "http://[",
        "//example.org",
    ],
)
def test_only_web_addresses_are_kept_and_other_links_are_their_label(address: str) -> None:
    assert blocks(f"See [the *page*](<{address}>).")[0][1] == "See the page."
    assert MarkKind.LINK not in {kind for kind, _, _ in marks(f"[the page](<{address}>)")}


def test_reference_links_and_addresses_in_angle_brackets_are_links() -> None:
    assert marks("[a] and <https://example.org/b>\n\n[a]: https://example.org/a 'title'") == [
        (MarkKind.LINK, "a", "https://example.org/a"),
        (MarkKind.LINK, "https://example.org/b", "https://example.org/b"),
    ]


def test_bare_addresses_are_text() -> None:
    assert marks("See https://example.org/a") == []


def test_square_brackets_are_text() -> None:
    source = "“After attempts to reach [Okafor],” she said, “it [is] over.”"
    assert markdown_blocks(source).text == source


@pytest.mark.parametrize("source", ["[^1]: Note", "A[^1]\n\n[^1]: word", "[Applause]: Thanks"])
def test_footnotes_and_speakers_in_brackets_stay_as_they_stand(source: str) -> None:
    assert markdown_blocks(source).text == source


def test_an_image_alone_is_a_caption_and_in_a_line_its_text() -> None:
    assert blocks("![A *crane* in port](crane.jpg)\n\nSee ![crane](x.png) here.") == [
        (CAPTION, "A crane in port", 0, ""),
        (P, "See crane here.", 0, ""),
    ]
    assert blocks("![Crane](a.png)![Port](b.png)") == [(CAPTION, "Crane Port", 0, "")]
    assert blocks("[![Alt](a.png)](https://example.org)\n\n![](b.png)") == [
        (CAPTION, "Alt", 0, ""),
    ]


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("One <!-- two --> three", "One three"),
        ("<!-- one\n\ntwo -->\n\nthree", "three"),
        ("H<sub>2</sub>O and <b>more</b>", "H2O and more"),
        ("One<br>two", "One two"),
        ("<div>\n<p>One</p>\n<p>Two &amp; <i>three</i></p>\n</div>", "One\n\nTwo & three"),
        ("<script>alert(1)</script>\n\nText", "Text"),
        ("<script>never ended\n\nText", "never ended\n\nText"),
        ("He met <Okafor> there, 1 < 2 > 0", "He met <Okafor> there, 1 < 2 > 0"),
        ("<Okafor>\nspoke", "<Okafor> spoke"),
        ("`<b>` <img src=x onerror=alert(1)>", "<b>"),
    ],
)  # fmt: skip
def test_of_html_only_the_words_are_left(source: str, shown: str) -> None:
    assert markdown_blocks(source).text == shown


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("Fish &amp; chips &lt;3 &copy; &nbsp; 5&#8239;km", "Fish & chips <3 © 5 km"),
        ("a&#27;[31mb", "a�[31mb"),
        ("a&#x202e;b&#x9b;2Jc&shy;d", "ab�2Jcd"),
        ("a&#xE000;b", "a�b"),
        ("a&#10;&#10;b", "a b"),
        ("e&#x301;&#x301;&#x301;<b>&#x301;&#x301;&#x301;</b>x", "e\u0301\u0301\u0301\u0301x"),
    ],
)
def test_an_entity_smuggles_nothing_in(source: str, shown: str) -> None:
    text = markdown_blocks(source).text
    assert is_clean(text)
    assert text == shown


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("word " * 60_001, "over 300 KB"),
        ("> " * 21 + "deep", "lists or quotations over 20 deep"),
        ("".join(f"{'  ' * n}- item\n" for n in range(21)), "lists or quotations over 20 deep"),
        ("1. " * 5_000 + "deep", "lists or quotations over 20 deep"),
        ("# Title\n" * 501, "over 500 headings"),
        ("![" * 50_000, "over 5000 brackets"),
        ("<!--" * 50_000, "over 300 comments"),
    ],
)
def test_what_would_stall_the_parser_is_shown_as_plain_text(source: str, reason: str) -> None:
    page = markdown_blocks(source)
    assert page.notes == (f"Markdown shown as plain text: {reason}",)
    assert page.text.split() == source.split()
    assert {block.kind for block in page.blocks} == {P}


def test_twenty_levels_are_still_markdown() -> None:
    assert blocks("> " * 20 + "deep") == [(Q, "deep", 20, "")]


def test_without_text_there_is_nothing() -> None:
    assert markdown_blocks("\n\n---\n\n- \n\n>\n") == MarkdownText("", ())


MARKUP = st.sampled_from(
    [
        "Ilse", "spoke", "**", "*", "_", "`", "```\n", "~~", "[", "](https://example.org)", "](x)",
        "![", "\n", "\n\n", "  \n", "- ", "  - ", "1. ", "    ", "> ", "# ",
        "| a | b |\n|---|---|\n", "| a |\n|--:|\n| 12,000 |\n",
        "| c |", "<b>", "<!--", "-->", "&nbsp;", "&#x301;", "&#x202e;", "&amp;", "\\", "---\n",
        "\t",
        "<div>", "[^1]: ", "[a]: /b\n", "漢", "\u0301", " ", "\n===\n", "&#32;", "\x1b[2J",
    ]
)  # fmt: skip


@settings(deadline=None, max_examples=300)
@given(st.one_of(st.lists(MARKUP).map("".join), st.text()))
def test_blocks_hold_everything_and_marks_lie_inside_them(source: str) -> None:
    text, found, marked, _ = markdown_blocks(source)
    assert is_clean(text)
    end = 0
    for block in found:
        assert block.start >= end
        assert not text[end : block.start].strip()
        assert text[block.start : block.end].strip() == text[block.start : block.end] != ""
        end = block.end
    assert end == len(text)
    assert text == text.strip()
    for mark in marked:
        assert any(b.start <= mark.start < mark.end <= b.end for b in found)
        assert text[mark.start : mark.end] == text[mark.start : mark.end].strip()
    assert list(marked) == sorted(marked, key=lambda mark: (mark.start, -mark.end))


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["", "# ", "- ", "> ", "1. ", "- - ", "> - ", "    ", "> # "]),
            st.lists(
                st.sampled_from(
                    ["Ilse", "**Ilse**", "*na*ive", "`5`", "[Oslo](https://a.no)", "<Abe>", "said:"]
                ),
                min_size=1,
            ),
        )
    )
)
def test_all_words_stay(lines: list[tuple[str, list[str]]]) -> None:
    source = "\n\n".join(prefix + " ".join(words) for prefix, words in lines)
    expected = re.sub(r"\(https[^)]*\)|[*`\[\]]", "", "\n".join(" ".join(w) for _, w in lines))
    shown = re.sub(r"\(https[^)]*\)|[*`\[\]]", "", markdown_blocks(source).text)
    assert [word.strip("<>") for word in shown.split()] == [
        word.strip("<>") for word in expected.split()
    ]
