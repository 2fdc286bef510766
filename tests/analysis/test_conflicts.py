"""Conflicts: found where sources differ, and silent where they only seem to."""

import re
from datetime import date

import pytest

from builders import accounts, an_article
from conflict_table import Pair, conflicts_of, is_right, pairs
from storyview.analysis.conflicts import find_conflicts
from storyview.analysis.figures import find_figures
from storyview.analysis.findings import (
    Conflict,
    ConflictKind,
    Match,
    MatchKind,
    Quotation,
    QuotationKind,
    TimeBasis,
    TimeExpression,
)
from storyview.analysis.outcomes import OUTCOMES, Outcome
from storyview.text.account import read
from storyview.text.article import Span

LEAST_PRECISION = 0.90
LEAST_RECALL = 0.70


def test_the_table_holds_as_many_traps_as_conflicts() -> None:
    kinds = [pair.kind for pair in pairs()]
    assert len(kinds) >= 200
    assert kinds.count("none") >= len(kinds) / 2


def test_conflicts_are_precise_and_most_are_found() -> None:
    right = wrong = missed = 0
    for pair in pairs():
        found = [is_right(pair, conflict) for conflict in conflicts_of(pair)]
        right += any(found)
        wrong += found.count(False)
        missed += pair.kind != "none" and not any(found)
    assert right / (right + wrong) >= LEAST_PRECISION
    assert right / (right + missed) >= LEAST_RECALL


@pytest.mark.parametrize("pair", pairs()[:40], ids=lambda pair: pair.line[:60])
def test_conflicts_do_not_depend_on_which_source_is_first(pair: Pair) -> None:
    swapped = Pair(pair.kind, (pair.passages[1], pair.passages[0]), pair.line)
    words = [
        sorted(
            (conflict.kind, p.passages["ab".index(span.article)].text[span.start : span.end])
            for conflict in conflicts_of(p)
            for span in conflict.spans
        )
        for p in (pair, swapped)
    ]
    assert words[0] == words[1]


def test_a_later_and_larger_toll_is_news_and_no_conflict() -> None:
    def conflicts(first: str, second: str) -> tuple[Conflict, ...]:
        both = (
            read(an_article("The quake killed 12 people.", "a", first)),
            read(an_article("The quake killed 31 people.", "b", second)),
        )
        match = Match(MatchKind.PARAPHRASE, 0.8, (Span("a", 0, 27), Span("b", 0, 27)))
        figures = find_figures(both, (), (match,))
        return find_conflicts(both, figures, (), (), (match,))

    assert conflicts("2023-02-06", "2023-02-08") == ()
    assert len(conflicts("2023-02-08", "2023-02-06")) == 1
    assert len(conflicts("2023-02-06", "2023-02-06")) == 1


def test_numbers_outside_matches_are_not_compared() -> None:
    both = accounts("The fire killed 12 people.", "The fire killed 40 people.")
    assert find_conflicts(both, find_figures(both, (), ()), (), (), ()) == ()


TOLD = "“We were never asked,” {} said."
SHORT = "A “boys club,” {} said."


def spoken(article: str, speaker: str | None, name: str | None) -> Quotation:
    start = TOLD.index("{")
    named = Span(article, start, start + len(name)) if name else None
    return Quotation(
        Span(article, 1, TOLD.index("”")),
        QuotationKind.DIRECT,
        speaker,
        speaker_span=named,
        same_as="q",
    )


def speakers(one: str | None, other: str | None, *names: str) -> list[ConflictKind]:
    first, second = names or (one or "they", other or "they")
    both = accounts(TOLD.format(first), TOLD.format(second))
    quotations = (spoken("a", one, first), spoken("b", other, second))
    return [conflict.kind for conflict in find_conflicts(both, (), (), quotations, ())]


def test_one_utterance_of_two_people_is_a_conflict() -> None:
    assert speakers("Ana Ruiz", "Ken Mori") == [ConflictKind.SPEAKER]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ana Ruiz", "Ruiz"),
        ("Ana Ruiz", None),
        ("Ana Ruiz", "a spokesperson"),
        ("Ana Ruiz", "the White House"),
        ("Ana Ruiz", "City Council"),
    ],
)
def test_a_less_precise_speaker_is_no_conflict(one: str, other: str | None) -> None:
    assert speakers(one, other) == []


def test_a_speaker_concluded_from_a_pronoun_is_no_conflict() -> None:
    assert speakers("Ana Ruiz", "Ken Mori", "Ruiz", "he") == []


def day(article: str, start: int, end: int, value: date, basis: TimeBasis) -> TimeExpression:
    return TimeExpression(Span(article, start, end), value.isoformat(), value, value, basis)


def test_a_day_counted_from_another_is_no_ground_for_a_conflict() -> None:
    both = accounts("The bridge fell on Monday.", "The bridge fell the next day.")
    match = Match(MatchKind.PARAPHRASE, 0.9, (Span("a", 0, 26), Span("b", 0, 29)))
    first = day("a", 19, 25, date(2023, 6, 5), TimeBasis.PUBLICATION)
    second = day("b", 16, 28, date(2023, 6, 8), TimeBasis.ANCHOR)
    assert find_conflicts(both, (), (first, second), (), (match,)) == ()
    placed = second._replace(basis=TimeBasis.PUBLICATION)
    found = find_conflicts(both, (), (first, placed), (), (match,))
    assert [conflict.spans for conflict in found] == [(first.span, placed.span)]


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ("Sunday", "Sunday morning", 0),
        ("today", "today", 0),
        ("Sunday", "Monday", 1),
        ("today", "Sunday", 1),
    ],
)
def test_the_same_words_for_a_day_are_no_conflict_whatever_the_days_of_publication(
    one: str, other: str, count: int
) -> None:
    told = [f"The old bridge of Orla fell {each}." for each in (one, other)]
    both = accounts(*told)
    spans = (Span("a", 0, len(told[0])), Span("b", 0, len(told[1])))
    times = (
        day("a", 28, 28 + len(one), date(2023, 6, 4), TimeBasis.PUBLICATION),
        day("b", 28, 28 + len(other), date(2023, 6, 11), TimeBasis.PUBLICATION),
    )
    match = Match(MatchKind.PARAPHRASE, 0.9, spans)
    assert len(find_conflicts(both, (), times, (), (match,))) == count


def test_days_and_outcomes_are_compared_in_full_matches_only() -> None:
    both = accounts("The minister confirmed the payment.", "The minister denied the payment.")
    spans = (Span("a", 0, 35), Span("b", 0, 32))
    for kind, count in ((MatchKind.PARAPHRASE, 1), (MatchKind.PARTIAL, 0)):
        assert len(find_conflicts(both, (), (), (), (Match(kind, 0.9, spans),))) == count


@pytest.mark.parametrize("outcome", OUTCOMES, ids=lambda outcome: outcome.name)
def test_each_outcome_can_be_triggered(outcome: Outcome) -> None:
    whole = re.sub(r"\(\?:[^()]*\)\?", "", f"{outcome.one}|{outcome.other}")
    for way in re.split(r"\|(?![^(]*\))", whole):
        assert any(word in way for word in outcome.triggers), way


def test_two_words_in_quotation_marks_are_nobodys_alone() -> None:
    both = accounts(SHORT.format("Ruiz"), SHORT.format("Mori"))
    quotations = tuple(
        Quotation(Span(each, 3, 12), QuotationKind.FRAGMENT, speaker, same_as="q")
        for each, speaker in (("a", "Ana Ruiz"), ("b", "Ken Mori"))
    )
    assert find_conflicts(both, (), (), quotations, ()) == ()
