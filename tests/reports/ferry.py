"""A story of two articles with one finding of each kind, made by hand."""

from __future__ import annotations

from datetime import date

from builders import an_article
from storyview.analysis.findings import (
    Comparison,
    Conflict,
    ConflictKind,
    Event,
    EventBasis,
    Evidence,
    EvidenceKind,
    Figure,
    Match,
    MatchKind,
    Mention,
    Person,
    Quotation,
    QuotationKind,
    Role,
    TimeBasis,
    TimeExpression,
)
from storyview.text.article import Span, Story

COURIER = an_article(
    "The ferry Amalia sank on Friday, Harbour Master Inês Duarte said. All 38 people were saved.",
    "courier",
    "2024-03-02",
    source="The Courier",
    title="Ferry sinks",
)
POST = an_article(
    "Duarte said the Amalia went down on 1 March. “We got 36 people out,” she said.\n\n"
    "The harbour was closed.",
    "post",
    "2024-03-02",
)
STORY = Story((COURIER, POST))


def span(article_id: str, words: str) -> Span:
    """Where these words stand first."""
    start = STORY.article(article_id).text.index(words)
    return Span(article_id, start, start + len(words))


SANK, WENT_DOWN = (
    span("courier", "The ferry Amalia sank on Friday"),
    span("post", "the Amalia went down on 1 March"),
)
SAVED, GOT_OUT = span("courier", "All 38 people were saved"), span("post", "We got 36 people out")
FRIDAY, FIRST_OF_MARCH = span("courier", "Friday"), span("post", "1 March")
DAY = date(2024, 3, 1)
AMALIA = (span("courier", "Amalia"), span("post", "Amalia"))

COMPARISON = Comparison(
    matches=(
        Match(MatchKind.PARTIAL, 0.4, (SAVED, GOT_OUT), rule="numbers"),
        Match(
            MatchKind.PARAPHRASE,
            0.71,
            (SANK, WENT_DOWN),
            equal=(AMALIA,),
            evidence=(Evidence(EvidenceKind.NAME, AMALIA, 0.5),),
            rule="stems",
        ),
    ),
    people=(
        Person(
            "Inês Duarte",
            ("Duarte",),
            (Role("Harbour Master", span("courier", "Harbour Master")),),
            (Mention(span("post", "Duarte")), Mention(span("courier", "Inês Duarte"))),
        ),
    ),
    quotations=(
        Quotation(GOT_OUT, QuotationKind.DIRECT, "Inês Duarte"),
        Quotation(SANK, QuotationKind.INDIRECT, "Inês Duarte", same_as="q1"),
        Quotation(WENT_DOWN, QuotationKind.INDIRECT, None, same_as="q1"),
    ),
    times=(
        TimeExpression(FIRST_OF_MARCH, "2024-03-01", DAY, DAY, TimeBasis.EXPLICIT),
        TimeExpression(FRIDAY, "2024-03-01", DAY, DAY, TimeBasis.PUBLICATION),
    ),
    events=(Event("2024-03-01", DAY, DAY, EventBasis.EXPLICIT, (WENT_DOWN, SANK)),),
    figures=(
        Figure(span("post", "36"), 36.0, 36.0, False, None, span("post", "people"), "f1"),
        Figure(span("courier", "38"), 38.0, None, True, None, None, "f1"),
    ),
    conflicts=(Conflict(ConflictKind.NUMBER, (span("post", "36"), span("courier", "38"))),),
)
