"""The JSON document storyview/1."""

from __future__ import annotations

import itertools
import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import an_article
from reports.ferry import COMPARISON, COURIER, POST, STORY
from reports.schema_rules import broken_rules
from storyview.analysis.compare import compare
from storyview.analysis.findings import Comparison, Failure, Figure
from storyview.reports.schema import comparison_as_json
from storyview.sources.bundled import bundled_story
from storyview.sources.door import open_story
from storyview.text.article import Origin, Span, Story

ORIGINALS = os.environ.get("STORYVIEW_ORIGINALS", "")


def document(story: Story = STORY, comparison: Comparison = COMPARISON) -> dict[str, object]:
    return json.loads(comparison_as_json(story, comparison))


def test_a_document_with_every_kind_of_finding_keeps_every_rule() -> None:
    assert broken_rules(comparison_as_json(STORY, COMPARISON)) == []


def test_a_document_in_the_other_order_of_articles_keeps_every_rule() -> None:
    story = Story((POST, COURIER))
    assert broken_rules(comparison_as_json(story, COMPARISON)) == []
    assert [one["spans"][0]["article"] for one in document(story)["matches"]] == ["post"] * 2  # type: ignore[index, attr-defined]


def test_what_a_match_rests_on_turns_with_its_passages() -> None:
    for articles in ((COURIER, POST), (POST, COURIER)):
        for match in document(Story(articles))["matches"]:  # type: ignore[attr-defined]
            for begin_1, end_1, begin_2, end_2 in match["equal"]:
                assert articles[0].text[begin_1:end_1] == articles[1].text[begin_2:end_2]


def test_matches_are_numbered_in_the_order_of_the_list() -> None:
    assert [match["id"] for match in document()["matches"]] == ["m1", "m2"]  # type: ignore[attr-defined]


def test_the_order_in_which_findings_come_changes_nothing() -> None:
    turned = Comparison(
        **{name: tuple(reversed(getattr(COMPARISON, name))) for name in Comparison._fields}
    )
    assert comparison_as_json(STORY, turned) == comparison_as_json(STORY, COMPARISON)


def test_the_title_is_the_story_s_else_the_first_article_s_else_null() -> None:
    assert document(replace(STORY, title="At sea"))["title"] == "At sea"
    assert document(STORY)["title"] == "Ferry sinks"
    assert document(Story((POST, COURIER)))["title"] is None


def test_a_title_that_was_made_up_is_no_headline() -> None:
    made = replace(COURIER, title="The ferry Amalia…", title_origin=Origin.MADE)
    written = document(Story((made, POST)))
    assert written["title"] is None
    assert written["articles"][0]["title"] is None  # type: ignore[index]
    assert written["articles"][0]["origins"]["title"] == "made"  # type: ignore[index]


def test_whole_numbers_have_no_fraction_and_open_ends_are_null() -> None:
    first, second = document()["figures"]  # type: ignore[misc]
    assert (repr(first["low"]), first["high"]) == ("38", None)
    assert (repr(second["low"]), repr(second["high"])) == ("36", "36")


def test_a_number_that_json_does_not_have_is_open() -> None:
    figure = Figure(Span("post", 0, 6), float("-inf"), float("nan"), True, None, None)
    (written,) = document(STORY, Comparison(figures=(figure,)))["figures"]  # type: ignore[misc]
    assert (written["low"], written["high"]) == (None, None)


def test_letters_of_all_scripts_stand_as_themselves() -> None:
    assert "Inês Duarte" in comparison_as_json(STORY, COMPARISON)


def test_a_file_name_that_is_not_utf8_leaves_the_document_utf8_and_comes_back() -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    written = comparison_as_json(Story((replace(COURIER, file=name),)), Comparison())
    assert json.loads(written.encode("utf-8"))["articles"][0]["file"] == name


def test_a_failure_is_told_and_the_other_lists_are_there() -> None:
    written = document(STORY, Comparison(failures=(Failure("people", "KeyError: 3"),)))
    assert written["failures"] == [{"findings": "people", "reason": "KeyError: 3"}]
    assert written["people"] == []


def test_each_article_and_each_finding_stands_on_one_line() -> None:
    lines = comparison_as_json(STORY, COMPARISON).splitlines()
    assert sum(line.startswith(" {") for line in lines) == 2 + 2 + 1 + 3 + 2 + 1 + 2 + 1


def test_the_checker_finds_what_is_wrong() -> None:
    good = comparison_as_json(STORY, COMPARISON)
    for change in (
        lambda one: one["matches"].reverse(),
        lambda one: one["matches"][0]["spans"].reverse(),
        lambda one: one["people"][0]["mentions"].reverse(),
        lambda one: one["people"][0]["roles"][0].update(text="Captain"),
        lambda one: one["quotations"].reverse(),
        lambda one: one["times"][0].update(end=10_000),
        lambda one: one["events"][0].update(end="2023-01-01"),
        lambda one: one["articles"][0]["blocks"].clear(),
        lambda one: one["articles"][0]["sentences"].pop(),
        lambda one: one["conflicts"][0]["spans"].pop(),
        lambda one: one["figures"][0].pop("unit"),
    ):
        bad = json.loads(good)
        change(bad)
        assert broken_rules(json.dumps(bad)) != []


def test_the_bundled_story_keeps_every_rule() -> None:
    story = open_story([str(bundled_story())]).story
    assert broken_rules(comparison_as_json(story, compare(story.articles))) == []


@pytest.mark.skipif(not ORIGINALS, reason="STORYVIEW_ORIGINALS names no folder")
def test_the_originals_keep_every_rule_in_every_order() -> None:
    files = sorted(str(path) for path in Path(ORIGINALS).glob("*.txt"))
    for named in itertools.islice(itertools.permutations(files), 3):
        story = open_story(named).story
        assert broken_rules(comparison_as_json(story, compare(story.articles))) == []


def test_the_same_story_gives_the_same_bytes_whatever_the_hash_seed() -> None:
    command = [sys.executable, "-m", "storyview", "analyse", str(bundled_story())]
    documents = {
        subprocess.run(
            [*command, "--format", "json"],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(documents) == 1


def test_findings_are_the_same_whatever_order_the_sources_are_named_in() -> None:
    story = open_story([str(bundled_story())]).story
    orders = itertools.permutations(story.articles)
    assert len({comparison_as_json(story, compare(order)) for order in orders}) == 1


@settings(deadline=None, max_examples=30)
@given(
    st.lists(
        st.text(
            st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=120
        ).filter(lambda text: bool(text.strip())),
        min_size=1,
        max_size=3,
    )
)
def test_any_text_gives_a_valid_document(texts: list[str]) -> None:
    articles = tuple(
        an_article(" ".join(text.split()), "abc"[index]) for index, text in enumerate(texts)
    )
    story = Story(articles)
    assert broken_rules(comparison_as_json(story, compare(articles))) == []
