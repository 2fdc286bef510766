"""Whatever the articles hold, the analysis ends, says where things stand, and breaks nothing."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builders import an_article
from hostile_texts import SHAPES
from steps import steps
from storyview.analysis import merging
from storyview.analysis.compare import compare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storyview.analysis.findings import Comparison
    from storyview.text.article import Article, Span

WORDS = 400
"""Of each article in a test; tests/benchmarks/growth.py takes many more."""


def articles_of(texts: tuple[str, ...]) -> list[Article]:
    return [an_article(text, f"account-{index:02}") for index, text in enumerate(texts)]


def spans_of(found: Comparison) -> Iterator[Span]:
    for match in found.matches:
        yield from match.spans
        for pair in match.equal:
            yield from pair
        for evidence in match.evidence:
            yield from evidence.spans
    for person in found.people:
        yield from (role.span for role in person.roles)
        yield from (mention.span for mention in person.mentions)
    for quotation in found.quotations:
        yield quotation.span
        yield from (span for span in (quotation.speaker_span, quotation.cue) if span)
    for time in found.times:
        yield time.span
    for event in found.events:
        yield from (*event.spans, *event.times)
    for figure in found.figures:
        yield from (span for span in (figure.span, figure.of) if span)
    for conflict in found.conflicts:
        yield from conflict.spans


def check(articles: list[Article]) -> Comparison:
    """Compare them; nothing may have failed, and all that was found must stand in the texts."""
    found = compare(articles)
    assert found.failures == ()
    texts = {article.id: article.text for article in articles}
    for span in set(spans_of(found)):
        text = texts[span.article]
        assert 0 <= span.start < span.end <= len(text), span
        assert not text[span.start].isspace(), span
        assert not text[span.end - 1].isspace(), span
    return found


@pytest.mark.parametrize("shape", SHAPES)
def test_no_shape_of_article_breaks_an_analysis(shape: str) -> None:
    articles = articles_of(SHAPES[shape](WORDS))
    found = check(articles)
    assert compare(articles[::-1]) == found


@pytest.mark.parametrize("shape", ["one title without end", "said, on days"])
def test_four_times_the_words_are_no_more_than_five_times_the_work(shape: str) -> None:
    small, large = (articles_of(SHAPES[shape](words)[:2]) for words in (WORDS, 4 * WORDS))
    compare(small)  # reads the word lists
    assert steps(lambda: compare(large)) < 5 * steps(lambda: compare(small))


@pytest.mark.parametrize("shape", ["news", "identical", "every language", "broken marks"])
def test_the_order_and_the_names_of_the_articles_decide_nothing(shape: str) -> None:
    articles = articles_of(SHAPES[shape](WORDS // 2))
    found = check(articles)
    named = {article.id: f"z{len(articles) - index}" for index, article in enumerate(articles)}
    back = {new: old for old, new in named.items()}
    renamed = check([replace(article, id=named[article.id]) for article in articles])
    for order in permutations(articles):
        assert compare(order) == found

    def places(spans: tuple[Span, ...]) -> frozenset[Span]:
        return frozenset(
            span._replace(article=back.get(span.article, span.article)) for span in spans
        )

    for mine, theirs in (
        (found.matches, renamed.matches),
        (found.events, renamed.events),
        (found.conflicts, renamed.conflicts),
    ):
        assert {places(one.spans) for one in mine} == {places(one.spans) for one in theirs}
    for one, other in ((found.quotations, renamed.quotations), (found.times, renamed.times)):
        assert {places((each.span,)) for each in one} == {places((each.span,)) for each in other}
    assert {person.name for person in found.people} == {person.name for person in renamed.people}


def test_thirty_copies_of_one_article_are_one_story() -> None:
    text = SHAPES["news"](150)[0]
    found = check(articles_of((text,) * 30))
    copied = [match for match in found.matches if match.kind == "verbatim"]
    assert {match.spans[0].article for match in copied} == {f"account-{n:02}" for n in range(29)}
    assert all(match.spans[0][1:] == match.spans[1][1:] for match in copied)


def test_one_article_alone_and_none_at_all_share_nothing() -> None:
    assert check(articles_of(SHAPES["news"](WORDS)[:1])).matches == ()
    assert check([]).matches == ()


@pytest.mark.parametrize("text", ["A A:. “", "Ana B. ”", "Ana B. …", "Ana R. ”\n\n…"])
def test_a_sentence_without_a_word_after_an_initial_ends_nothing(text: str) -> None:
    check(articles_of((text,)))


PIECES = [
    *(SHAPES["every language"](300)[0].split("\n\n")),
    *"said told according to on Friday the next day 2016 38 people Ana Ruiz Mr. U.S. she".split(),
    *("“", "”", '"', "'", "’", "(", ")", "[", "]", "—", "...", ",", ";", ":", "\n\n", "\n", " "),
    *(
        "\u200d",
        "\u0301",
        "\u202e",
        "\ufeff",
        "\u00ad",
        "👩‍👩‍👧",
        "🇳🇴",
        "ﬁ",
        "İ",
        "ß",
        "Ⅻ",
        "²",
        "٣",
    ),
    *(
        "1,000,000",
        "3.5",
        "1/2",
        "9/11",
        "24/7",
        "-5",
        "$3m",
        "40%",
        "00:61",
        "99999999999999999999",
    ),
    *(
        "31 February 2022",
        "May 99",
        "0000",
        "12 a.m.",
        "2022-13-45",
        "9999",
        "in 1",
        "last century",
    ),
]


@given(
    st.lists(
        st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=40).map(
            " ".join
        ),
        min_size=1,
        max_size=4,
    )
)
@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
def test_no_mixture_of_hostile_pieces_breaks_an_analysis(texts: list[str]) -> None:
    articles = articles_of(tuple(texts))
    assert compare(articles[::-1]) == check(articles)


def test_full_names_are_held_only_against_names_that_may_be_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    held = 0

    def counted(*forms: object) -> bool:
        nonlocal held
        held += 1
        return one_person(*forms)  # type: ignore[arg-type]

    one_person = merging._one_person
    monkeypatch.setattr(merging, "_one_person", counted)
    given_names = [f"{one}{other}na" for one in "bdfgklm" for other in "aei"]
    families = [f"{one}or{other}ik" for one in "bdfgklmnprst" for other in "bdfgklmn"]
    names = {(name, family): 1 for name in given_names for family in families}
    merging.group_full_names(names, {name: frozenset({0}) for name in names}, {})
    assert held < 20 * len(names)
