"""Sentences that speak again of what several sources tell, and sentences that only go on."""

from __future__ import annotations

from builders import accounts
from storyview.analysis.events import find_events
from storyview.analysis.times import find_times

# The articles of these tests are published on Friday, 11 November 2022.

STRUCK = "Miners struck over unpaid wages at the Lupane colliery on Tuesday, their union said."


def told(*texts: str) -> list[list[tuple[str, str]]]:
    """The passages of each event of some articles, with the article each stands in."""
    stories = accounts(*texts)
    by_id = {account.id: account.text for account in stories}
    return [
        [(span.article, by_id[span.article][span.start : span.end]) for span in event.spans]
        for event in find_events(stories, find_times(stories), (), ())
    ]


def event_with(words: str, *texts: str) -> list[tuple[str, str]]:
    """The passages of the one event that holds some words."""
    (event,) = [each for each in told(*texts) if any(words in text for _, text in each)]
    return event


def test_a_sentence_that_speaks_again_of_an_event_belongs_to_it() -> None:
    again = "It was the third time that miners there had struck."
    event = event_with(
        again,
        f"{STRUCK}\n\nNobody was hurt at the pit.\n\n{again}",
        "Miners struck at the colliery on Tuesday. Two hundred miners live beside the colliery."
        " The colliery pays low wages.",
    )
    assert [article for article, _ in event] == ["a", "a", "b"]
    assert [text for _, text in event][:2] == [STRUCK, again]


def test_a_sentence_of_another_day_does_not_speak_again_of_an_event() -> None:
    other = "Miners struck over wages at Lupane on Oct. 3 too."
    event = event_with(
        other,
        f"{STRUCK}\n\n{other}",
        "The Lupane colliery stood still on Tuesday when miners struck over wages.",
    )
    assert event == [("a", other)]


def test_a_sentence_that_shares_only_names_does_not_speak_again_of_an_event() -> None:
    other = "Lupane was given a new bus line."
    event = event_with(
        other,
        f"{STRUCK}\n\n{other}",
        "The Lupane colliery stood still on Tuesday when miners struck over wages.",
    )
    assert STRUCK not in [text for _, text in event]


def test_an_article_that_does_not_tell_an_event_does_not_speak_of_it_again() -> None:
    other = "Miners struck over wages at Lupane, and its owners were fined."
    event = event_with(
        other,
        STRUCK,
        "The Lupane colliery stood still on Tuesday when miners struck over wages.",
        f"A court heard the bank on Thursday.\n\n{other}",
    )
    assert "b" not in [article for article, _ in event]


def test_what_goes_on_and_shares_nothing_with_the_other_sources_is_told_apart() -> None:
    after = "Shares of steel makers fell in Harare."
    event = event_with(
        after,
        f"{STRUCK} {after}",
        "The Lupane colliery stood still on Tuesday when miners struck over wages.",
    )
    assert event == [("a", after)]
