"""What the sheets say: help, evidence, facts, what was left out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rich.style import Style

from reader.bridge import COMPARISON, HARBOUR, POST, STORY, WIRE, number, references, span
from storyview.analysis.findings import Comparison, EvidenceKind
from storyview.reader.keys import COMMANDS, JUMP_LETTERS, key_name, keys_of
from storyview.reader.palette import palette_of
from storyview.reader.sheets import (
    SIGN_HELP,
    detail_entries,
    dropped_entries,
    evidence_entries,
    evidence_line,
    fact_entries,
    help_entries,
)
from storyview.reader.themes import NIGHT
from storyview.text.article import Span, Story

FOUND = references()
SHEETS = {
    "help": help_entries({}),
    "evidence": evidence_entries(
        FOUND, FOUND.findings("harbour").passages[number("harbour", "crack")]
    ),
    "facts": fact_entries(FOUND),
    "dropped": dropped_entries(STORY, "harbour"),
    "details": detail_entries(HARBOUR),
}


@pytest.mark.parametrize("entries", SHEETS.values(), ids=SHEETS)
def test_every_entry_is_one_line_in_a_style_that_there_is(entries: list[object]) -> None:
    for entry in entries:
        assert isinstance(getattr(palette_of(NIGHT), entry.style), Style)  # type: ignore[attr-defined]
        assert "\n" not in entry.text + entry.lead  # type: ignore[attr-defined]


def test_the_help_has_every_command_with_its_keys() -> None:
    entries = {entry.text: entry.lead for entry in help_entries({})}
    for command in COMMANDS:
        if command.id.startswith("move.article_"):
            continue
        lead = next(lead for text, lead in entries.items() if text.startswith(command.title))
        for key in keys_of(command):
            assert key_name(key) in lead.split()
    assert entries["go to article 1 to 9"]


def test_the_help_explains_every_sign_and_every_letter() -> None:
    leads = [entry.lead for entry in help_entries({})]
    for sign, _ in SIGN_HELP:
        assert sign in leads
    for letter in JUMP_LETTERS:
        assert any(lead.startswith("] [") and lead.endswith(key_name(letter)) for lead in leads)


def test_the_help_shows_keys_of_the_readers_own() -> None:
    entries = {entry.text: entry.lead for entry in help_entries({"move.next": "x"})}
    assert entries["next passage"] == "x"


def test_the_evidence_of_a_passage_quotes_both_sides() -> None:
    words = [entry.text for entry in SHEETS["evidence"]]
    assert "Word for word: Harbour Times and Lindhaven Post (likeness 0.95)" in words
    assert STORY.quote(span("harbour", "crack")) in words
    assert STORY.quote(span("post", "crack")) in words
    assert any("Inspectors found a crack" in w and "the same run" in w for w in words)
    assert any("by-hand" in w for w in words)


def test_a_passage_without_a_match_has_no_evidence() -> None:
    lead = FOUND.findings("harbour").passages[0]
    (only,) = evidence_entries(FOUND, lead)
    assert "no match" in only.text


@pytest.mark.parametrize("kind", EvidenceKind)
def test_each_kind_of_evidence_has_words(kind: EvidenceKind) -> None:
    match = COMPARISON.matches[0]
    evidence = tuple(one._replace(kind=kind) for one in match.evidence)
    line = evidence_line(STORY, match._replace(evidence=evidence))
    assert line.startswith("It rests on ")
    assert "Inspectors found a crack" in line


def test_the_facts_lead_to_what_differs_and_to_every_figure() -> None:
    entries = fact_entries(FOUND)
    values = [entry.value for entry in entries if entry.value is not None]
    for conflict in COMPARISON.conflicts:
        assert set(conflict.spans) <= set(values)
    for figure in COMPARISON.figures:
        assert figure.span in values
    for entry in entries:
        if isinstance(entry.value, Span):
            assert STORY.quote(entry.value) in entry.text


def test_without_facts_the_sheet_says_so() -> None:
    words = " ".join(entry.text for entry in fact_entries(references(Comparison())))
    assert "Nothing found that two accounts give differently." in words
    assert "No figures found." in words


def test_a_fact_is_shown_among_the_words_around_it_and_never_beyond_its_line() -> None:
    for entry in fact_entries(FOUND):
        if isinstance(entry.value, Span):
            assert len(entry.text) < 150


def test_what_was_left_out_begins_with_the_article_that_is_read() -> None:
    story = replace(STORY, articles=(WIRE, POST, HARBOUR))
    entries = dropped_entries(story, "harbour")
    assert entries[0].text == "The Harbour Times"
    (piece,) = [entry for entry in entries if entry.value is not None]
    assert piece.value == ("harbour", 0)
    assert piece.lead == "newsletter sign-up"
    assert sum(entry.text == "Nothing was left out." for entry in entries) == 2


def test_what_was_left_out_of_an_unnamed_article_stands_under_its_name_on_screen() -> None:
    wire = replace(WIRE, file="/a/long/way/down/to/wire.txt")
    entries = dropped_entries(Story((HARBOUR, wire)), "wire")
    assert [entry.text for entry in entries[:2]] == ["Unnamed outlet", wire.file]


def test_the_details_tell_what_is_known_and_where_from() -> None:
    entries = {entry.lead: entry.text for entry in detail_entries(HARBOUR)}
    assert entries["Headline"].startswith("Bridge stays shut until summer")
    assert entries["Source"].startswith("The Harbour Times")
    assert entries["Published"].startswith("2024-03-06")
    assert entries["Authors"] == "Inés Valdane"
    assert entries["Address"] == "https://harbour-times.example/2024/bridge"
    assert "not known" in {e.lead: e.text for e in detail_entries(WIRE)}["Source"]
