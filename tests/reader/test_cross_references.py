"""For every passage of every article: what was found there."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import an_article
from reader.bridge import COMPARISON, STORY, number, references, sentences_of, span
from storyview.analysis.findings import Comparison, Failure, Match, MatchKind
from storyview.reader.cross_references import Findings, Located, Sign, cross_reference
from storyview.text.article import Article, Block, BlockKind, Span, Story

COMPARED = references()


def sign(article: str, name: str) -> Sign:
    return COMPARED.findings(article).passages[number(article, name)].sign


@pytest.mark.parametrize(
    ("article", "name", "expected"),
    [
        ("harbour", "lead", Sign.ONLY_HERE),
        ("harbour", "crack", Sign.CONFLICT),
        ("harbour", "fear", Sign.VERBATIM),
        ("harbour", "built", Sign.PARAPHRASE),
        ("harbour", "ferry", Sign.PARAPHRASE),
        ("harbour", "count", Sign.VERBATIM),
        ("wire", "crack", Sign.PARAPHRASE),
        ("wire", "other", Sign.ONLY_HERE),
    ],
)
def test_the_sign_says_how_much_others_tell(article: str, name: str, expected: Sign) -> None:
    assert sign(article, name) is expected


def test_a_passage_is_a_sentence() -> None:
    for article in STORY.articles:
        spans = [(p.start, p.end) for p in COMPARED.findings(article.id).passages]
        assert spans == [(start, end) for start, end, _ in sentences_of(STORY)[article.id]]


def test_counterparts_are_told_by_article_the_strongest_first() -> None:
    passage = COMPARED.findings("harbour").passages[number("harbour", "crack")]
    found = COMPARED.counterparts("harbour", passage)
    assert set(found) == {"post", "wire"}
    assert [one.kind for one in found["post"]] == [MatchKind.VERBATIM]
    assert found["post"][0].there == span("post", "crack")
    assert found["post"][0].here == span("harbour", "crack")
    assert [one.kind for one in found["wire"]] == [MatchKind.PARTIAL]


def test_a_counterpart_knows_its_counterpart() -> None:
    for article in STORY.articles:
        for passage in COMPARED.findings(article.id).passages:
            for others in COMPARED.counterparts(article.id, passage).values():
                for other in others:
                    findings = COMPARED.findings(other.there.article)
                    there = findings.passages[findings.passage_at(other.there.start)]
                    back = COMPARED.counterparts(other.there.article, there)[article.id]
                    assert other.match in [one.match for one in back]


def test_only_marked_quotations_make_a_passage_quoted() -> None:
    quoted = {
        article.id: [p.start for p in COMPARED.findings(article.id).passages if p.quoted]
        for article in STORY.articles
    }
    assert quoted == {
        "harbour": [span("harbour", "fear").start],
        "post": [span("post", "fear").start],
        "wire": [],
    }


def test_before_the_comparison_nothing_is_called_only_here() -> None:
    before = references(None)
    assert not before.complete
    signs = {p.sign for a in STORY.articles for p in before.findings(a.id).passages}
    assert signs == {Sign.NONE}


@pytest.mark.parametrize("findings", ["all", "matches"])
def test_when_the_matches_broke_nothing_is_called_only_here(findings: str) -> None:
    broken = references(Comparison(failures=(Failure(findings, "x"),)))
    assert not broken.complete
    signs = {p.sign for a in STORY.articles for p in broken.findings(a.id).passages}
    assert signs == {Sign.NONE}


def test_when_something_else_broke_the_passages_are_still_compared() -> None:
    broken = references(COMPARISON._replace(people=(), failures=(Failure("people", "x"),)))
    assert broken.complete


def test_who_was_asked_in_vain_is_not_called_only_here() -> None:
    text = "The pier fell at noon, they said. The port declined to comment on it."
    story = Story((an_article(text, "a"), an_article("Other words altogether here.", "b")))
    signs = [p.sign for p in references(Comparison(), story).findings("a").passages]
    assert signs == [Sign.ONLY_HERE, Sign.NONE]


def test_headings_captions_and_very_short_sentences_are_not_called_only_here() -> None:
    text = "A heading of five words\n\nA caption of five words\n\nNo. This sentence is long enough."
    blocks = (
        Block(BlockKind.HEADING, 0, 23, 1),
        Block(BlockKind.CAPTION, 25, 48),
        Block(BlockKind.PARAGRAPH, 50, len(text)),
    )
    story = Story((Article("a", text, blocks), an_article("Other words altogether here.", "b")))
    signs = [p.sign for p in references(Comparison(), story).findings("a").passages]
    assert signs == [Sign.NONE, Sign.NONE, Sign.NONE, Sign.ONLY_HERE]


def test_a_match_that_only_grazes_a_sentence_does_not_mark_it() -> None:
    text = "The first sentence is rather long here. The second one is long as well."
    story = Story((an_article(text, "a"), an_article("The first sentence is long.", "b")))
    match = Match(MatchKind.VERBATIM, 1.0, (Span("a", 0, 43), Span("b", 0, 27)))
    passages = references(Comparison((match,)), story).findings("a").passages
    assert [p.sign for p in passages] == [Sign.VERBATIM, Sign.ONLY_HERE]


@given(st.integers(-5, 5000))
def test_every_place_has_a_passage(offset: int) -> None:
    findings = COMPARED.findings("harbour")
    index = findings.passage_at(offset)
    assert 0 <= index < len(findings.passages)
    passage = findings.passages[index]
    if findings.passages[0].start <= offset:
        assert passage.start <= offset
        if index + 1 < len(findings.passages):
            assert offset < findings.passages[index + 1].start


LOCATED = st.builds(
    lambda start, length, index: Located(start, start + length, index),
    st.integers(0, 60),
    st.integers(1, 20),
    st.integers(0, 9),
)


@given(st.lists(LOCATED, max_size=20), st.integers(0, 70), st.integers(0, 30))
@settings(max_examples=200)
def test_within_finds_exactly_what_overlaps(found: list[Located], start: int, length: int) -> None:
    end = start + length
    expected = sorted(one for one in found if one.start < end and one.end > start)
    assert Findings(found).within(start, end) == expected


def test_a_story_without_findings_is_all_only_here() -> None:
    empty = cross_reference(STORY, sentences_of(STORY), Comparison())
    signs = {p.sign for p in empty.findings("post").passages}
    assert signs == {Sign.ONLY_HERE}
