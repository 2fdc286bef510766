"""Who was asked in vain: what tells nothing of the story."""

from __future__ import annotations

from unittest.mock import patch

import pytest

from storyview.analysis.inquiries import NOTES, Note, is_inquiry


@pytest.mark.parametrize("note", NOTES, ids=lambda note: note.name)
def test_each_way_to_ask_in_vain_is_seen(note: Note) -> None:
    assert is_inquiry(note.example)


@pytest.mark.parametrize(
    "sentence",
    [
        "Marchand, through a spokeswoman, refused all requests for an interview.",
        "Lindqvist’s office didn’t return repeated phone calls seeking comment.",
        "Messages left with the union on Tuesday were not returned.",
        "Neither company could immediately be contacted.",
        "He could not be reached by phone.",
        "Two letters and a phone call to Marchand drew no response.",
    ],
)
def test_a_sentence_on_the_papers_own_asking_is_seen(sentence: str) -> None:
    assert is_inquiry(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor declined to sign the bill.",
        "A deal on fish could not be reached in Brest.",
        "The harbour did not respond to the storm in time.",
        "Her comment was no joke, the judge said.",
        "Divers reached out to the hull.",
        "The calls for a new pier brought an answer from the mayor.",
        "The council gave no answer to the flood.",
        "The judge declined a request to move the trial.",
        "The bank refused all requests for a loan.",
        "The calls for help from the crew received no reply for six hours.",
        "The coastguard did not respond to repeated calls for help.",
        "The captain had no answer to the question of who gave the order.",
    ],
)
def test_a_refusal_that_is_news_is_none(sentence: str) -> None:
    assert not is_inquiry(sentence)


def test_a_word_without_end_is_not_looked_through() -> None:
    with patch("storyview.analysis.inquiries._notes") as look:
        assert not is_inquiry("x" * 40_000 + " declined to comment")
    look.assert_not_called()
