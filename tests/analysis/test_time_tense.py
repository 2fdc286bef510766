"""The tense of the verb beside a time."""

from __future__ import annotations

import pytest

from builders import an_article
from storyview.analysis.time_tense import tense_beside
from storyview.text.account import read


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("The council will vote on Monday", "future"),
        ("The council won’t vote on Monday", "future"),
        ("They’ll vote on Monday", "future"),
        ("The council is to vote on Monday", "future"),
        ("The vote is scheduled for Monday", "future"),
        ("The vote was put off until Monday", "future"),
        ("The vote was put to the council on Monday", "past"),
        ("It can reach the coast by Monday", "future"),
        ("It could have reached the coast by Monday", "past"),
        ("The law takes effect on Monday", "future"),
        ("The law takes shape on Monday", ""),
        ("Brest hosts Lorient on Monday", "future"),
        ("The mayor meets the crew on Monday", ""),
        ("The council meets on Monday", "future"),
        ("The port closed due to thick fog on Monday", "past"),
        ("The port was closed due to a strike on Monday", "past"),
        ("Delays were due to the storm on Monday", "past"),
        ("Delays were not due to bad weather on Monday", "past"),
        ("The trial of the pilot, due to begin on Monday", "future"),
        ("Ships are due to sail on Monday", "future"),
        ("The envoy was originally due to sail on Monday", "future"),
        ("Wages due to them on Monday", ""),
        ("The port closed on Monday", "past"),
        ("The port didn’t open on Monday", "past"),
        ("He wants red paint on Monday", ""),
        ("She said on Monday", "past"),
        ("She said the new pier of the port on Monday", ""),
        ("He is likely to be moved on Monday", "past"),
        ("A vote to be told on Monday", "future"),
        ("On Monday the port opened", "past"),
    ],
)
def test_the_verb_nearest_before_a_time_decides_else_the_one_after_it(
    text: str, tense: str
) -> None:
    account = read(an_article(f"{text}."))
    start = account.text.index("Monday")
    assert tense_beside(account, start, start + len("Monday")) == tense
