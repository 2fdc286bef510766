"""The comparison as plain lines."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from builders import an_article
from reports.ferry import COMPARISON, COURIER, POST, STORY
from storyview.analysis.compare import compare
from storyview.analysis.findings import Comparison, Failure
from storyview.reports.plain import comparison_as_text
from storyview.text.article import Block, BlockKind, Dropped, Origin, Story

LINES = comparison_as_text(STORY, COMPARISON).splitlines()


def lines_under(heading: str) -> list[str]:
    start = LINES.index(heading) + 1
    return LINES[start : LINES.index("", start)] if "" in LINES[start:] else LINES[start:]


def test_every_article_has_a_heading_with_its_source_and_day() -> None:
    assert "Article 1 of 2: The Courier, Sat 2 Mar 2024" in LINES
    assert "Article 2 of 2: unnamed outlet, Sat 2 Mar 2024" in LINES


def test_a_sentence_has_its_number_its_signs_and_where_its_counterpart_stands() -> None:
    start = LINES.index('1 ~" The ferry Amalia sank on Friday, Harbour Master Inês Duarte said.')
    assert LINES[start + 1] == "    ~ unnamed outlet 1: the Amalia went down on 1 March"


def test_the_counterpart_points_back() -> None:
    start = LINES.index('1 ~" Duarte said the Amalia went down on 1 March.')
    assert LINES[start + 1] == "    ~ The Courier 1: The ferry Amalia sank on Friday"


def test_a_conflict_is_told_on_both_sides_and_neither_is_called_wrong() -> None:
    assert "    ! number, unnamed outlet 2: 36" in LINES
    assert "    ! number, The Courier 2: 38" in LINES
    assert lines_under("Conflicts") == [
        "number:",
        "    The Courier 2: 38",
        "    unnamed outlet 2: 36",
    ]


def test_a_sentence_without_counterpart_is_only_here() -> None:
    assert "3 * The harbour was closed." in LINES


def test_nothing_is_only_here_where_there_is_one_article() -> None:
    text = comparison_as_text(Story((POST,)), Comparison())
    assert "*" not in text
    assert "only here" not in text


def test_people_come_with_mentions_by_source_roles_and_words() -> None:
    assert lines_under("People") == [
        "Inês Duarte: 2 mentions (The Courier: 1; unnamed outlet: 1)",
        "    also named: Duarte",
        "    called in The Courier 1: Harbour Master",
        "    says, without marks, in The Courier 1: The ferry Amalia sank on Friday",
        "    says, in unnamed outlet 2: We got 36 people out",
    ]


def test_words_of_nobody_in_particular_are_told_as_such() -> None:
    assert lines_under("Other speakers") == [
        "speaker not named, without marks, in unnamed outlet 1: the Amalia went down on 1 March"
    ]


def test_an_event_says_when_and_how_many_sources_tell_it() -> None:
    assert lines_under("Timeline") == [
        "Fri 1 Mar 2024, 2 of 2 sources",
        "    The Courier 1: The ferry Amalia sank on Friday",
        "    unnamed outlet 1: the Amalia went down on 1 March",
    ]


def test_figures_that_count_the_same_stand_together() -> None:
    assert lines_under("Figures") == [
        "The Courier 2: 38",
        "    the same: unnamed outlet 2: 36 (people)",
    ]


def test_an_empty_section_says_so_and_a_failed_one_says_why() -> None:
    lines = comparison_as_text(
        STORY, Comparison(failures=(Failure("people", "KeyError: 3"),))
    ).splitlines()
    assert lines[lines.index("Timeline") + 1] == "None found."
    assert lines[-2:] == ["Not looked for, because the analysis broke", "people: KeyError: 3"]


def test_two_articles_of_one_source_are_told_apart() -> None:
    story = Story((COURIER, replace(POST, source="The Courier")))
    text = comparison_as_text(story, COMPARISON)
    assert "    ~ The Courier, article 2, 1: the Amalia went down on 1 March" in text


def test_what_was_taken_out_is_told_by_its_reason() -> None:
    sign_up = Dropped("Join us!", "newsletter sign-up", 0)
    article = replace(POST, dropped=(sign_up, sign_up), notes=("The file was cut off.",))
    lines = comparison_as_text(Story((article,)), Comparison()).splitlines()
    assert "Taken out: newsletter sign-up (2 times)" in lines
    assert "Note: The file was cut off." in lines


def test_a_title_that_was_made_up_is_not_told_as_a_headline() -> None:
    made = replace(POST, title="Duarte said…", title_origin=Origin.MADE)
    lines = comparison_as_text(Story((made, COURIER)), Comparison()).splitlines()
    assert lines[0] == "Ferry sinks"
    assert "It has no headline." in lines
    assert "Duarte said…" not in lines
    assert "Headline: Ferry sinks" in lines


def test_code_is_given_as_it_stands() -> None:
    text = "Run this:\n\na = 1\n    b = 2"
    blocks = (Block(BlockKind.PARAGRAPH, 0, 9), Block(BlockKind.CODE, 11, len(text)))
    lines = comparison_as_text(
        Story((replace(POST, text=text, blocks=blocks),)), Comparison()
    ).splitlines()
    assert lines[lines.index("Code:") + 1 :][:2] == ["a = 1", "    b = 2"]


def test_nothing_that_steers_a_terminal_gets_through() -> None:
    evil = "\x1b]0;owned\x07\x1b[2J\u202e"
    article = replace(POST, source=f"Post{evil}", title=f"Title{evil}", authors=(f"Ana{evil}",))
    text = comparison_as_text(Story((article,), title=evil), Comparison())
    assert not set(evil) & {"\x1b", "\x07", "\u202e"} & set(text)


@settings(deadline=None, max_examples=30)
@given(st.lists(st.text(max_size=120).filter(lambda text: bool(text.strip())), max_size=3))
def test_no_text_breaks_it(texts: list[str]) -> None:
    articles = tuple(an_article(text, "abc"[index]) for index, text in enumerate(texts))
    assert comparison_as_text(Story(articles), compare(articles)).endswith("\n")


def test_articles_in_another_language_are_named() -> None:
    articles = (an_article("Rien ne va plus ici.", "a"), an_article("Rien ne va plus là.", "b"))
    lines = comparison_as_text(Story(articles), Comparison(other_languages=("a",))).splitlines()
    heading = "Not in English: people, quotations, times and figures were not looked for in"
    assert lines[lines.index(heading) + 1] == "unnamed outlet, article 1"
