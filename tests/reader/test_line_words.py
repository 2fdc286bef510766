"""What the lines above and below the page say."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.bridge import HARBOUR, POST, STORY, WIRE, number, references
from storyview.reader.keys import HINTS, JUMP_LETTERS, key_name
from storyview.reader.line_words import (
    Line,
    days_of_publication,
    help_hint,
    hint_words,
    pending_words,
    status_words,
    story_title,
    title_words,
    too_small_words,
)
from storyview.reader.source_names import short_names
from storyview.reader.sync import Sync
from storyview.text.article import Origin, Story


def text_of(line: Line) -> str:
    return "".join(text for text, _ in line[0] + line[1])


def test_a_story_is_called_by_its_title_else_by_the_first_headline() -> None:
    assert story_title(STORY) == "The bridge at Lindhaven"
    assert story_title(Story((POST, HARBOUR))) == "A town without its bridge"
    assert story_title(Story((replace(POST, title=None),))) == "Untitled"
    made = replace(POST, title="A town without …", title_origin=Origin.MADE)
    assert story_title(Story((made, HARBOUR))) == HARBOUR.title
    assert story_title(Story((made,))) == "A town without …"


def test_the_days_of_publication_run_from_the_first_to_the_last() -> None:
    assert days_of_publication(STORY) == "Tue 5 Mar – Wed 6 Mar 2024"
    assert days_of_publication(Story((HARBOUR,))) == "Wed 6 Mar 2024"
    assert days_of_publication(Story((replace(HARBOUR, published=None),))) == ""


def test_days_of_two_years_have_each_their_own() -> None:
    from datetime import date

    story = Story((replace(HARBOUR, published=date(2022, 12, 31)), POST))
    assert days_of_publication(story).count("2022") == 1


def test_the_title_line_tells_story_sources_days_and_sync() -> None:
    words = text_of(title_words(STORY, Sync.MEANING, 120))
    for each in ("storyview", "The bridge at Lindhaven", "3 sources", "Wed 6 Mar", "sync: meaning"):
        assert each in words
    assert "1 source " in text_of(title_words(Story((HARBOUR,)), Sync.OFF, 120))


@given(st.integers(60, 200), st.sampled_from(Sync))
def test_how_the_columns_follow_is_always_told(width: int, sync: Sync) -> None:
    words = text_of(title_words(STORY, sync, width))
    assert f"sync: {sync}" in words


def test_a_long_title_leaves_room_for_which_sources_are_shown() -> None:
    title = "What became of the swing bridge at Lindhaven, and who pays"
    undated = tuple(replace(article, published=None) for article in STORY.articles)
    for story in (replace(STORY, title=title), Story(undated, title)):
        words = text_of(title_words(story, Sync.MEANING, 80, range(2)))
        assert "What became of the swing bridge…" in words
        assert "1–2 of 3 sources" in words
        assert len(words) <= 80


@pytest.mark.parametrize(
    ("article", "name", "sign"), [("harbour", "crack", "!"), ("harbour", "lead", "*")]
)
def test_the_status_line_begins_with_the_sign(article: str, name: str, sign: str) -> None:
    found = references()
    passage = found.findings(article).passages[number(article, name)]
    assert text_of(status_words(found, article, passage)).startswith(f" {sign} ")
    assert text_of(status_words(found, article, None)).strip() == "This article has no text."


def test_after_a_bracket_every_letter_is_offered() -> None:
    for forward, word in ((True, "Next"), (False, "Previous")):
        words = text_of(pending_words(forward))
        assert word in words
        for letter in JUMP_LETTERS:
            assert f"{key_name(letter)} " in words
        assert len(words.rstrip()) <= 80


def test_the_hints_are_the_keys_that_the_reader_has_set() -> None:
    words = text_of(hint_words({}, 120))
    assert words.startswith(" j move ")
    assert words == words.rstrip()
    assert len(text_of(hint_words({}, 200, "library"))) <= 120
    assert all(title in words for _, title in HINTS)
    assert " x move " in text_of(hint_words({"move.next": "x,y"}, 120))
    assert "move" not in text_of(hint_words({"move.next": ""}, 120))


@given(st.integers(60, 200))
def test_help_and_the_way_out_are_among_the_hints_at_every_width(width: int) -> None:
    words = text_of(hint_words({}, width, "library"))
    assert len(words) <= width
    assert words.endswith("? help   q library")


def test_help_is_named_by_the_key_that_the_reader_has_set() -> None:
    assert text_of(([], help_hint({}))).split() == ["?", "help"]
    assert text_of(([], help_hint({"rest.help": "f2"}))).split() == ["F2", "help"]


def test_a_terminal_that_is_too_small_is_told_what_is_needed() -> None:
    words = "\n".join(text_of(line) for line in too_small_words(50, 12, 60, 15))
    assert "60 × 15" in words
    assert "50 × 12" in words
    assert "q quits" in words


def test_sources_are_told_apart_by_their_names_or_else_by_their_number() -> None:
    assert short_names(STORY) == {
        "harbour": "Harbour Times",
        "post": "Lindhaven Post",
        "wire": "unnamed outlet",
    }
    twins = Story((HARBOUR, replace(POST, source=HARBOUR.source), WIRE, replace(WIRE, id="w2")))
    names = short_names(twins)
    assert len(set(names.values())) == 4
    assert names["harbour"] == "Harbour Times (1)"
    assert names["w2"] == "article 4"
