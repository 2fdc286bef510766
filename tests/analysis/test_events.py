"""What happened when, over all sources: which passages tell it, and which tell the same."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import accounts, an_article
from storyview.analysis.calendar_values import interval
from storyview.analysis.events import find_events
from storyview.analysis.findings import Event, EventBasis, Match, MatchKind
from storyview.analysis.times import find_times
from storyview.text.account import Account, read
from storyview.text.article import Block, BlockKind

# The articles of these tests are published on Friday, 11 November 2022.


def events_of(stories: tuple[Account, ...], *, inferred: bool = False) -> list[Event]:
    """The events of some accounts; only the explicit ones if not asked for the inferred."""
    events = find_events(stories, find_times(stories), (), ())
    return [event for event in events if inferred or event.basis is EventBasis.EXPLICIT]


def told(stories: tuple[Account, ...], event: Event) -> list[tuple[str, str]]:
    """The passages of an event, with the article each stands in."""
    texts = {account.id: account.text for account in stories}
    return [(span.article, texts[span.article][span.start : span.end]) for span in event.spans]


def test_a_sentence_that_names_its_day_tells_an_event() -> None:
    stories = accounts("The port of Callao closed on Tuesday after a storm.")
    (event,) = events_of(stories)
    assert (event.value, event.begin, event.end) == (
        "2022-11-08", date(2022, 11, 8), date(2022, 11, 8),
    )  # fmt: skip
    assert told(stories, event) == [("a", "The port of Callao closed on Tuesday after a storm.")]
    assert [stories[0].text[s.start : s.end] for s in event.times] == ["Tuesday"]


def test_two_times_in_one_sentence_are_two_events_each_with_its_clause() -> None:
    stories = accounts(
        "Okafor joined the ministry in April 2019, and she resigned on Wednesday over the dam."
    )
    assert [(event.value, *told(stories, event)) for event in events_of(stories)] == [
        ("2019-04", ("a", "Okafor joined the ministry in April 2019,")),
        ("2022-11-09", ("a", "and she resigned on Wednesday over the dam.")),
    ]


def test_a_range_is_one_event_from_its_first_day_to_its_last() -> None:
    (event,) = events_of(accounts("Tanaka ran the observatory in Kyoto from 2015 to March 2016."))
    assert event.value == "2015/2016-03"
    assert (event.begin, event.end) == (date(2015, 1, 1), date(2016, 3, 31))


def test_a_fiscal_year_is_given_by_its_days() -> None:
    (event,) = events_of(accounts("The agency counted a record number last fiscal year."))
    assert event.value == "2021-10-01/2022-09-30"


def test_the_end_of_a_period_is_no_event_of_its_own() -> None:
    stories = accounts("In the last fiscal year, which ended in September, arrests set a record.")
    assert [event.value for event in events_of(stories)] == ["2021-10-01/2022-09-30"]


@pytest.mark.parametrize(
    "text",
    [
        "The court has waited for three months and nobody has said why.",
        "The council meets every Monday in the old town hall.",
        "She is currently the deputy director of the museum.",
        "Prices have risen in recent months, the bank said again.",
        "He became the first elected mayor of the town since 2003 by a wide margin.",
        "In the 1970s the valley was known for its apples and its schools.",
        "Expo 2005 was a success for the town and its hotels.",
        "Nobody reads the 1991 agreement between the two ports any more.",
    ],
)
def test_durations_repetitions_and_comparisons_date_nothing(text: str) -> None:
    assert events_of(accounts(text)) == []


def test_a_caption_and_a_date_line_date_nothing() -> None:
    text = "Nov. 9, 2022\n\nMayor Ruiz opens the bridge on Monday.\n\nThe bridge stood empty."
    article = an_article(text)
    blocks = list(article.blocks)
    blocks[1] = Block(BlockKind.CAPTION, blocks[1].start, blocks[1].end)
    story = (read(an_article(text)), read(type(article)("b", text, tuple(blocks))))
    assert events_of(story[1:]) == []


def test_two_sources_that_tell_one_thing_of_one_day_tell_one_event() -> None:
    stories = accounts(
        "The ferry Aurora sank on Tuesday off Bergen. It rained.",
        "Rescuers said the Aurora, an old ferry, sank off Bergen on Tuesday.",
    )
    (event,) = events_of(stories)
    assert [article for article, _ in told(stories, event)] == ["a", "b"]
    assert event.rule == "sentence"


def test_two_things_of_one_day_stay_two_events() -> None:
    stories = accounts(
        "The ferry Aurora sank on Tuesday off Bergen.",
        "Parliament in Oslo passed its budget on Tuesday.",
    )
    assert len(events_of(stories)) == 2


def test_the_same_words_of_two_days_stay_two_events() -> None:
    stories = accounts(
        "Minister Haddad met the strikers in Sfax on Monday.",
        "Minister Haddad met the strikers in Sfax on Wednesday.",
    )
    assert [event.value for event in events_of(stories)] == ["2022-11-07", "2022-11-09"]


def test_the_most_precise_time_dates_what_several_tell() -> None:
    stories = accounts(
        "The Senate confirmed Adeyemi as head of the customs service in December 2021.",
        "Adeyemi was confirmed by the Senate as customs head on Dec. 7, 2021.",
    )
    (event,) = events_of(stories)
    assert event.value == "2021-12-07"


def test_two_events_of_one_source_on_one_day_stay_apart() -> None:
    text = (
        "Ortega met the union of the miners on Tuesday.\n\nThe union said little.\n\n"
        "On Tuesday Ortega met the union of the miners again."
    )
    assert len(events_of(accounts(text))) == 2


def test_a_third_source_joins_the_event_it_is_most_like() -> None:
    stories = accounts(
        "On Wednesday Lindqvist lost confidence in the auditor and asked him to resign.",
        "In a call between the two men on Wednesday, Lindqvist said he had lost confidence in "
        "the auditor and asked him to resign.",
        "The two men met on Wednesday at a dinner.\n\nThe auditor was asked on Wednesday to "
        "resign as Lindqvist had lost confidence in him.",
    )
    merged = next(event for event in events_of(stories) if len(event.spans) > 1)
    assert [text[:11] for _, text in told(stories, merged)] == [
        "On Wednesda", "In a call b", "The auditor",
    ]  # fmt: skip


def test_a_match_helps_passages_that_share_few_words() -> None:
    stories = accounts(
        "Ferreira stepped down on Tuesday as chief of the park rangers.",
        "On Tuesday Ferreira quit.",
    )
    times = find_times(stories)
    whole = [account.article.span(0, len(account.text)) for account in stories]
    match = Match(MatchKind.PARAPHRASE, 0.9, (whole[0], whole[1]))
    (event,) = find_events(stories, times, (), (match,))
    assert len(event.spans) == 2


def test_sentences_that_go_on_belong_to_the_event_before_them() -> None:
    stories = accounts(
        "Nkosi spoke in Durban on Tuesday. He promised a new port. He is a popular man."
    )
    (event,) = events_of(stories)
    assert [text for _, text in told(stories, event)] == [
        "Nkosi spoke in Durban on Tuesday.", "He promised a new port.",
    ]  # fmt: skip


def test_a_deadline_to_come_is_not_what_later_sentences_speak_of() -> None:
    stories = accounts("The offer will end on Nov. 30. The chairman praised it in a letter.")
    assert all("praised" not in text for e in events_of(stories) for _, text in told(stories, e))


@pytest.mark.parametrize(
    "text",
    [
        "Today she is deputy mayor of Porto.",
        "Lindqvist lives in Bergen today.",
        "Today the mine belongs to a bank, and its heir serves as harbour master.",
    ],
)
def test_how_things_stand_today_is_no_event(text: str) -> None:
    assert events_of(accounts(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "The council of Porto voted today.",
        "The vote in Porto is today.",
        "The council of Porto is meeting today.",
        "Today is the funeral of the miners.",
    ],
)
def test_what_happens_today_is_an_event_of_publication(text: str) -> None:
    assert [event.value for event in events_of(accounts(text))] == ["2022-11-11"]


def test_what_was_said_in_an_interview_does_not_go_on_about_an_older_day() -> None:
    stories = accounts(
        "The ferry Halcyon docked in Callao on Friday.\n\n"
        "On Nov. 1 the unions wrote to Ruiz. They asked him to leave. Ruiz told The Courier in an"
        " interview that he slept badly. He blamed the heat."
    )
    letter = next(event for event in events_of(stories) if event.value == "2022-11-01")
    assert [text for _, text in told(stories, letter)] == [
        "On Nov. 1 the unions wrote to Ruiz.",
        "They asked him to leave.",
    ]


def test_a_sentence_with_a_day_that_nothing_tells_goes_on_about_no_other() -> None:
    story = (
        "Two divers were lost off Varde on Tuesday.\n\nTheir boat lies in twenty metres of water. "
        "Both men came from Esbjerg. One of them taught there. The other was a cook. A cutter "
        "had to wait until the next morning. {} the second diver was found.\n\nThe sea was rough."
    )
    for expression, is_told in (("Later in the day", False), ("Near the wreck", True)):
        stories = accounts(story.format(expression))
        words = [w for e in events_of(stories, inferred=True) for _, w in told(stories, e)]
        assert (f"{expression} the second diver was found." in words) is is_told
        assert "A cutter had to wait until the next morning." in words


def test_what_happened_in_a_history_did_not_happen_when_it_was_published() -> None:
    history = (
        "The rebels of Orla rose against the duke.\n\nHis troops fled. In 1640 he sold his fleet. "
        "In 1641 and in 1643 the harvest failed, in 1642 the pits. In May 1644 the rebels took "
        "the port, and in June 1645 the duke was killed.\n\nThe rebels ruled the coast."
    )
    lede = "The rebels of Orla rose against the duke."
    for text, is_inferred in ((history, False), (f"{history} A stone was laid on Monday.", True)):
        stories = accounts(text)
        told_at_publication = [
            event
            for event in events_of(stories, inferred=True)
            if ("a", lede) in told(stories, event) and event.begin.year == 2022
        ]
        assert bool(told_at_publication) is is_inferred


def test_a_lede_without_a_day_happened_at_publication_and_says_so() -> None:
    stories = accounts("The port of Callao was closed after a storm hit the coast.")
    (event,) = events_of(stories, inferred=True)
    assert (event.value, event.basis, event.times) == ("2022-11-11", EventBasis.INFERRED, ())


def test_a_lede_belongs_to_the_event_whose_day_the_next_sentence_names() -> None:
    stories = accounts(
        "The port of Callao was closed.\n\nA storm closed the port on Tuesday, the mayor said."
    )
    (event,) = events_of(stories, inferred=True)
    assert (event.value, event.basis, len(event.spans)) == ("2022-11-08", EventBasis.EXPLICIT, 2)


def test_a_day_told_further_down_does_not_date_a_lede_that_names_none() -> None:
    stories = accounts(
        "“I am leaving the harbour office at once,” Okafor wrote to her minister in Abuja.\n\n"
        "She thanked the crews of the ferries.\n\n"
        "On Wednesday Okafor refused to speak about the lost ferry."
    )
    lede = events_of(stories, inferred=True)[-1]
    assert (lede.value, lede.basis) == ("2022-11-11", EventBasis.INFERRED)
    assert "at once" in told(stories, lede)[0][1]


def test_without_a_day_of_publication_nothing_is_inferred() -> None:
    stories = accounts("The port was closed after a storm hit the coast.", published=None)
    assert events_of(stories, inferred=True) == []


def test_a_lede_without_a_day_meets_the_day_another_source_gives() -> None:
    stories = accounts(
        "Governor Castellanos has resigned over the flooded tunnel in Mérida.",
        "Governor Castellanos resigned on Thursday over the flooded tunnel in Mérida.",
    )
    (event,) = events_of(stories, inferred=True)
    assert (event.value, event.basis, len(event.spans)) == ("2022-11-10", EventBasis.EXPLICIT, 2)


def test_a_day_that_another_source_gives_dates_the_rest_of_an_article_too() -> None:
    stories = accounts(
        "Governor Castellanos has resigned over the flooded tunnel in Mérida.\n\n"
        "Her deputy was sworn in before a silent crowd.",
        "Governor Castellanos resigned on Thursday over the flooded tunnel in Mérida.",
    )
    events = events_of(stories, inferred=True)
    assert {event.value for event in events} == {"2022-11-10"}
    assert any("deputy" in text for event in events for _, text in told(stories, event))


@pytest.mark.parametrize(
    "text",
    [
        "Profit rose in the nine months ended Sept. 30 as more ships came.",
        "Sales of rice fell in the year to 30 September, the ministry in Hanoi said.",
    ],
)
def test_the_end_of_a_counted_stretch_dates_nothing(text: str) -> None:
    assert events_of(accounts(text)) == []


def test_events_stand_in_the_order_of_time() -> None:
    stories = accounts(
        "She won on Tuesday. She was born in 1979. She joined in May 2012.\n\n"
        "In 2012 the party split."
    )
    days = [(event.begin, event.end) for event in events_of(stories)]
    assert days == sorted(days)


def test_the_order_of_the_articles_does_not_matter() -> None:
    stories = accounts(
        "The ferry Aurora sank on Tuesday off Bergen. Nobody died.",
        "The Aurora sank off Bergen on Tuesday. Divers searched it on Wednesday.",
        "On Wednesday divers searched the Aurora, which sank off Bergen a day earlier.",
    )
    expected = find_events(stories, find_times(stories), (), ())
    for order in permutations(stories):
        assert find_events(order, find_times(order), (), ()) == expected


SENTENCES = st.lists(
    st.sampled_from(
        [
            "Ruiz met the miners on Tuesday.", "On Tuesday the miners met Ruiz.", "He smiled.",
            "In May 2019 the mine closed, and on Nov. 1 it opened again.", "They said so.\n\n",
            "The mine ran from 2015 to 2018.", "It was loud.\n\n", "The next day it rained.",
            "Last fiscal year it made a record.", "It closed that fall.", "Nov. 3\n\n",
        ]
    ),
    min_size=1,
    max_size=12,
)  # fmt: skip


@settings(deadline=None, max_examples=60)
@given(SENTENCES, SENTENCES)
def test_events_are_sound_whatever_is_told(one: list[str], other: list[str]) -> None:
    stories = accounts(" ".join(one).strip(), " ".join(other).strip())
    texts = {account.id: account.text for account in stories}
    times = {time.span: time for time in find_times(stories)}
    events = find_events(stories, tuple(times.values()), (), ())
    assert list(events) == sorted(events, key=lambda e: (e.begin, e.end, e.spans, e.value))
    for event in events:
        assert interval(event.value) == (event.begin, event.end)
        assert list(event.spans) == sorted(set(event.spans))
        for span in event.spans:
            words = texts[span.article][span.start : span.end]
            assert words and words == words.strip()
        for time in event.times:
            assert any(s.start <= time.start and time.end <= s.end for s in event.spans
                       if s.article == time.article)  # fmt: skip
        assert (event.basis is EventBasis.EXPLICIT) == bool(event.times)
