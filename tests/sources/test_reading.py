from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storyview.errors import StoryviewError
from storyview.sources.drops import restore
from storyview.sources.facts import Facts
from storyview.sources.reading import read_article
from storyview.text.article import Article, BlockKind, Origin
from storyview.text.clean import is_clean

LEAD = (
    "The quay of Split flooded on Tuesday evening, and forty families left their houses, "
    "the harbour office said."
)
NEXT = "Farida Noor, who heads the office, said the gates had been open since noon for a ship."
LAST = "“Nobody told me,” she said. The ministry did not answer questions about it on Wednesday."
PROSE = f"{LEAD}\n\n{NEXT}\n\n{LAST}\n"


def read(text: str, name: str = "a.txt", **given: object) -> Article:
    return read_article(text.encode(), name=name, article_id="a", given=Facts(**given))  # type: ignore[arg-type]


def kinds(article: Article) -> list[tuple[str, str]]:
    return [(block.kind.value, article.text[block.start : block.end]) for block in article.blocks]


def test_a_first_line_without_a_stop_is_the_headline_and_the_first_block() -> None:
    article = read(f"Split quay under water\n\n{PROSE}")
    assert article.title == "Split quay under water"
    assert article.title_origin is Origin.FOUND
    assert article.title_is_in_text


def test_without_a_headline_a_title_is_made_and_marked_as_made() -> None:
    article = read(PROSE)
    assert article.title == (
        "The quay of Split flooded on Tuesday evening, and forty families left their…"
    )
    assert article.title_origin is Origin.MADE
    assert not article.title_is_in_text
    assert (article.source, article.published, article.authors) == (None, None, ())
    assert article.source_origin is article.published_origin is Origin.UNKNOWN


def test_a_made_title_of_one_word_goes_on() -> None:
    assert read("No. Farida Noor did not say so in Split.").title == (
        "No. Farida Noor did not say so in Split."
    )


def test_the_top_of_a_page_becomes_facts_and_leaves_the_text() -> None:
    article = read(
        f"Deutsche WelleMade for minds.\n\nSplit quay under water\n\nBy Ana Ruiz\n\n"
        f"March 3, 2021\n\nThe quay. (Li Wei/AP)\n\n{PROSE}"
    )
    assert (article.source, article.source_origin) == ("Deutsche Welle", Origin.FOUND)
    assert article.authors == ("Ana Ruiz",)
    assert (article.published, article.published_origin) == (date(2021, 3, 3), Origin.FOUND)
    assert kinds(article)[:3] == [
        ("heading", "Split quay under water"),
        ("caption", "The quay. (Li Wei/AP)"),
        ("paragraph", LEAD),
    ]
    assert [piece.reason for piece in article.dropped] == [
        "the outlet's name and slogan",
        "byline",
        "date of publication",
    ]


def test_the_top_of_a_text_broken_to_a_width_is_read_line_by_line() -> None:
    article = read(
        "Split quay under water\nBy Ana Ruiz\nMarch 3, 2021\n\n"
        "The quay of Split flooded on Tuesday\nevening, and forty families left their\nhouses.\n"
    )
    assert article.title == "Split quay under water"
    assert article.authors == ("Ana Ruiz",)
    assert article.published == date(2021, 3, 3)


def test_the_outlet_that_a_dropped_line_names_is_a_hint_and_no_source() -> None:
    article = read(
        f"{PROSE}\nYou may occasionally receive promotional content from The Guardian.\n"
    )
    assert article.source is None
    assert article.notes == ("A dropped line names The Guardian, which may be the source.",)


def test_a_plain_text_is_never_markdown() -> None:
    article = read("# Split\n\n*Nobody* knew [yet](https://example.org), said Noor.\n\n- one\n")
    assert all(kind != "list-item" for kind, _ in kinds(article))
    assert "[yet](https://example.org)" in article.text
    assert article.marks == ()


def test_an_address_that_was_taken_apart_is_shown_and_not_read_as_prose() -> None:
    address = "http: / / www. example. org / 2019 / 03 / 04 / split-quay. html"
    article = read(f"{address}\n\nSplit quay under water\n\n{PROSE}\n")
    assert article.text.startswith(address)
    assert kinds(article)[:2] == [("code", address), ("heading", "Split quay under water")]
    assert article.title == "Split quay under water"
    assert article.published is None


def test_brackets_in_quotations_are_text() -> None:
    article = read("“I told [Noor] that it [is] so,” Ruiz said of the gates of Split.")
    assert "[Noor] that it [is]" in article.text


def test_front_matter_states_and_its_title_heads_the_text() -> None:
    article = read(
        f"---\ntitle: Split quay under water\nsource: The Harbour Post\ndate: 2021-03-03\n"
        f"author: Ana Ruiz\nretold: true\n---\n\n{PROSE}",
        "a.md",
    )
    assert (article.title, article.title_origin) == ("Split quay under water", Origin.STATED)
    assert article.title_is_in_text
    assert (article.source, article.source_origin) == ("The Harbour Post", Origin.STATED)
    assert (article.published, article.published_origin) == (date(2021, 3, 3), Origin.STATED)
    assert article.authors == ("Ana Ruiz",)
    assert article.retold


def test_a_stated_title_that_the_text_repeats_stands_there_once() -> None:
    for line in ("# Split quay under water", "Split quay under water"):
        article = read(f"---\ntitle: Split quay under water\n---\n{line}\n\n{PROSE}", "a.md")
        assert article.text.count("Split quay under water") == 1
        assert article.title_is_in_text


def test_a_first_section_below_a_stated_title_stays_a_section() -> None:
    article = read(f"---\ntitle: Split under water\n---\n## The night\n\n{PROSE}", "a.md")
    assert kinds(article)[:2] == [("heading", "Split under water"), ("heading", "The night")]
    assert article.title == "Split under water"


def test_sub_headings_of_markdown_are_never_dropped() -> None:
    heading = "Wolves return to Norwegian valley for first time in 80 years"
    article = read(f"# Split\n\n{LEAD}\n\n{NEXT}\n\n## {heading}\n\n{LAST}\n", "a.md")
    assert ("heading", heading) in kinds(article)


def test_what_the_reader_gives_goes_first_and_the_headline_stays_in_the_text() -> None:
    article = read(f"Split quay under water\n\n{PROSE}", title="Flood", source="The Harbour Post")
    assert (article.title, article.title_origin) == ("Flood", Origin.GIVEN)
    assert kinds(article)[0] == ("heading", "Split quay under water")
    assert not article.title_is_in_text


def test_a_page_is_told_by_its_first_bytes_and_markdown_by_its_ending() -> None:
    page = f"<!doctype html><html><body><article><p>{LEAD}</p><p>{NEXT}</p></article></body></html>"
    assert read(page, "saved").text.startswith(LEAD)
    assert read(page, "saved.md").text != ""
    assert kinds(read("# Split\n\n**Noor** knew.\n", "-"))[0] == ("heading", "Split")
    assert kinds(read("# Split\n\n**Noor** knew.\n", "a.txt"))[0][1].startswith("# Split")


def test_damaged_quotation_marks_are_mended_before_the_text_is_cleaned() -> None:
    article = read(f"“Nobody told me,†Noor said.\n\n{PROSE}")
    assert article.text.startswith("“Nobody told me,” Noor said.")
    assert article.notes


def test_a_text_of_nothing_but_boilerplate_is_shown_as_it_is() -> None:
    article = read("Share on Facebook")
    assert article.text == "Share on Facebook"
    assert article.dropped == ()


@pytest.mark.parametrize(
    "text",
    [
        "\x1b]52;c;eA==\x07\x1b[2JQuay.",
        "\x9b2J\x9d52;c;eA==\x9cQuay.",
        "a\u202eb\u2066c\u200bd\ufeffe",
        "q" + "\u0301" * 500,
        "\ue000 \ufdd0 quay",
        "“" * 3000,
        "[/][@click=app.quit]quay[/]",
        "quay " * 3000,
        "quay\n" * 10_000,
        "A" * 20_000,
        "שלום, שלום. " * 50,
        "👩‍🚒 " * 50,
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.md", "-"])
def test_hostile_text_is_read_and_comes_out_clean(text: str, name: str) -> None:
    article = read(text, name)
    assert is_clean(article.text)
    assert is_clean(article.title or "")
    assert article.blocks


@given(st.text(max_size=300), st.sampled_from(["a.txt", "a.md", "-"]))
@settings(deadline=None)
def test_any_text_is_an_article_or_a_clear_refusal(text: str, name: str) -> None:
    try:
        article = read_article(
            text.encode("utf-8", "replace"), name=name, article_id="a", given=Facts()
        )
    except StoryviewError as error:
        assert error.hint
        return
    covered = "".join(article.text[block.start : block.end] for block in article.blocks)
    assert "".join(covered.split()) == "".join(article.text.split())
    assert all(block.start < block.end for block in article.blocks)


LINES = st.sampled_from(
    [
        LEAD, NEXT, LAST, "Advertisement", "By Ana Ruiz", "March 3, 2021", "More to Read",
        "Sign up for Coast Mail", "Split quay under water", "The Guardian", "* * *",
        "Wolves return to Norwegian valley for first time in 80 years", "What the crews want",
    ]
)  # fmt: skip


@given(st.lists(LINES, min_size=1, max_size=10))
@settings(deadline=None)
def test_restoring_all_that_was_dropped_gives_back_every_word(lines: list[str]) -> None:
    article = read("\n\n".join(lines))
    while article.dropped:
        article = restore(article, 0)
    assert article.text.split() == " ".join(lines).split()


@given(st.lists(LINES, min_size=2, max_size=8))
@settings(deadline=None)
def test_what_was_dropped_has_a_reason_and_the_rest_stays(lines: list[str]) -> None:
    article = read("\n\n".join(lines))
    assert all(piece.reason for piece in article.dropped)
    for line in (LEAD, NEXT, LAST):
        assert article.text.count(line) == lines.count(line)
    assert all(block.kind is not BlockKind.CODE for block in article.blocks)
