"""What lights up for a passage, and what the status line says of it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import an_article
from reader.bridge import COMPARISON, STORY, number, references, span, words
from storyview.analysis.findings import Comparison, Failure, Match, MatchKind
from storyview.reader.attention import Choices, Layer, Light, attend, followed, say
from storyview.reader.cross_references import Sign
from storyview.text.article import Span, Story

COMPARED = references()
COUNTS = {article.id: len(COMPARED.findings(article.id).passages) for article in STORY.articles}


def attention_to(article: str, name: str, choices: Choices = Choices()):  # type: ignore[no-untyped-def]  # noqa: B008
    passage = COMPARED.findings(article).passages[number(article, name)]
    return attend(COMPARED, article, passage, choices)


def said(article: str, name: str) -> str:
    return say(COMPARED, article, COMPARED.findings(article).passages[number(article, name)])


@given(
    st.sampled_from(sorted(COUNTS)),
    st.integers(0, 40),
    st.one_of(st.none(), st.integers(0, 5)),
    st.one_of(st.none(), st.integers(0, 5)),
)
@settings(deadline=None)
def test_every_light_lies_inside_its_article(
    article: str, index: int, person: int | None, event: int | None
) -> None:
    passage = COMPARED.findings(article).passages[index % COUNTS[article]]
    hits = {"post": [(0, 9)], "wire": [(5, 12)]}
    attention = attend(COMPARED, article, passage, Choices(person, event, hits))
    assert set(attention.lights) == set(COUNTS)
    for key, lights in attention.lights.items():
        assert list(lights) == sorted(set(lights))
        for light in lights:
            assert 0 <= light.start < light.end <= len(STORY.article(key).text)
    current = [light for light in attention.lights[article] if light.layer is Layer.CURRENT]
    assert current == [Light(passage.start, passage.end, Layer.CURRENT)]


def test_the_counterparts_light_up_each_in_its_kind() -> None:
    lights = attention_to("harbour", "crack").lights
    there = span("post", "crack")
    assert Light(there.start, there.end, Layer.VERBATIM) in lights["post"]
    there = span("wire", "crack")
    assert Light(there.start, there.end, Layer.PARTIAL) in lights["wire"]


def test_words_that_agree_exactly_light_up_on_both_sides() -> None:
    lights = attention_to("harbour", "fear").lights
    for article in ("harbour", "post"):
        agreed = words(article, "fear", "Nobody could tell how deep it was")
        assert Light(agreed.start, agreed.end, Layer.EQUAL) in lights[article]


def test_the_words_that_conflict_light_up_on_both_sides() -> None:
    lights = attention_to("harbour", "crack").lights
    for article, figure in (("harbour", "fourteen"), ("post", "twelve")):
        differing = words(article, "crack", figure)
        assert Light(differing.start, differing.end, Layer.CONFLICT) in lights[article]


def test_people_times_and_events_of_the_passage_are_told() -> None:
    attention = attention_to("harbour", "crack")
    assert attention.times == (0,)
    assert attention.events == (1,)
    assert attention.people == frozenset()
    assert attention_to("harbour", "fear").people == {0}


def test_a_chosen_person_lights_up_in_every_article() -> None:
    lights = attention_to("harbour", "lead", Choices(person=0)).lights
    for mention in COMPARISON.people[0].mentions:
        light = Light(mention.span.start, mention.span.end, Layer.PERSON)
        assert light in lights[mention.span.article]


def test_a_chosen_event_lights_up_in_every_article() -> None:
    lights = attention_to("harbour", "lead", Choices(event=0)).lights
    for told in COMPARISON.events[0].spans:
        assert Light(told.start, told.end, Layer.EVENT) in lights[told.article]


def test_choices_of_a_comparison_that_is_gone_light_nothing() -> None:
    before = references(None)
    attention = attend(before, "harbour", None, Choices(person=2, event=2))
    assert not any(attention.lights.values())


def test_followers_follow_the_strongest_counterpart_and_else_nothing() -> None:
    attention = attention_to("harbour", "crack")
    assert followed(attention, "post") == span("post", "crack")
    assert followed(attention_to("harbour", "lead"), "post") is None


@pytest.mark.parametrize(
    ("article", "name", "words_said"),
    [
        (
            "harbour",
            "fear",
            "All 3 sources tell this: word for word in Lindhaven Post, "
            "in other words in unnamed outlet",
        ),
        ("harbour", "lead", "Only here: no counterpart in Lindhaven Post and unnamed outlet"),
        (
            "harbour",
            "built",
            "2 of 3 sources tell this: in other words in unnamed outlet; not in Lindhaven Post",
        ),
        (
            "harbour",
            "ferry",
            "2 of 3 sources tell this: in part in Lindhaven Post; not in unnamed outlet",
        ),
        (
            "wire",
            "count",
            "2 of 3 sources tell this: word for word in Harbour Times; not in Lindhaven Post",
        ),
        (
            "post",
            "crack",
            "2 of 3 sources tell this: word for word in Harbour Times; not in unnamed outlet "
            "· accounts differ here",
        ),
    ],
)
def test_the_status_line_says_in_full_who_tells_it(
    article: str, name: str, words_said: str
) -> None:
    assert said(article, name) == words_said


def test_where_accounts_differ_nothing_is_called_only_here() -> None:
    found = references(COMPARISON._replace(matches=()))
    passage = found.findings("harbour").passages[number("harbour", "crack")]
    words_said = say(found, "harbour", passage)
    assert "accounts differ here" in words_said
    assert "Only here" not in words_said


def test_of_many_sources_the_status_line_gives_the_number() -> None:
    text = "Five of the six boats came home before the storm."
    articles = tuple(an_article(text, each, source=f"Paper {each}") for each in "abcdef")
    story = Story(articles)
    found = references(Comparison(), story)
    passage = found.findings("a").passages[0]
    assert say(found, "a", passage) == "Only here: no counterpart in 5 sources"


def test_two_sources_are_enough_for_all() -> None:
    text = "Five of the six boats came home before the storm."
    story = Story(tuple(an_article(text, each, source=f"Paper {each}") for each in "ab"))
    whole = (Span("a", 0, len(text)), Span("b", 0, len(text)))
    found = references(Comparison((Match(MatchKind.VERBATIM, 1.0, whole),)), story)
    passage = found.findings("a").passages[0]
    assert say(found, "a", passage) == "Both sources tell this: word for word in Paper b"


def test_what_is_not_compared_yet_is_not_judged() -> None:
    before = references(None)
    assert say(before, "harbour", before.findings("harbour").passages[0]) == (
        "Comparing the articles …"
    )


def test_what_could_not_be_compared_is_not_judged() -> None:
    broken = references(Comparison(failures=(Failure("matches", "x"),)))
    assert say(broken, "harbour", broken.findings("harbour").passages[0]) == (
        "The passages of these articles could not be compared."
    )


def test_a_very_short_sentence_is_not_judged() -> None:
    story = Story((an_article("No. It was a long and stormy night.", "a"), an_article("Yes.", "b")))
    found = references(Comparison(), story)
    assert say(found, "a", found.findings("a").passages[0]) == "Too short to be compared."


def test_a_sentence_that_is_not_called_only_here_has_no_counterpart() -> None:
    asked = an_article("The harbour board did not respond to requests for comment.", "a")
    story = Story((asked, an_article("Yes.", "b")))
    found = references(Comparison(), story)
    passage = found.findings("a").passages[0]
    assert say(found, "a", passage) == "No counterpart in article 2"


def test_one_account_alone_is_compared_with_nobody() -> None:
    story = Story((an_article("It was a long and stormy night.", "a"),))
    found = references(Comparison(), story)
    assert found.findings("a").passages[0].sign is Sign.NONE
    assert say(found, "a", found.findings("a").passages[0]) == (
        "There is no other account to compare with."
    )


def test_an_article_without_text_says_so() -> None:
    assert say(COMPARED, "harbour", None) == "This article has no text."
