"""Figures: what counts, what does not, and which count the same thing."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import accounts
from storyview.analysis.conflicts import find_conflicts
from storyview.analysis.figures import find_figures
from storyview.analysis.findings import (
    Figure,
    Match,
    MatchKind,
    TimeBasis,
    TimeExpression,
)
from storyview.analysis.not_figures import GUARDS
from storyview.text.article import Span

COUNTS = (
    ("The agency counted more than 2 million encounters with migrants.", "encounters"),
    ("It has more than 60,000 border agents, customs officers and others.", "border agents"),
    ("Sixteen House Republicans wrote a letter.", "House Republicans"),
    ("He was offered a $50,000 retention bonus to stay.", "retention bonus"),
    ("The death toll rose to 40 in the night.", "death toll"),
    ("The toll from the fire rose to 40.", "toll"),
    ("Some 12 percent of voters stayed at home.", "voters"),
    ("They brought 100 tons of grain to the port.", "grain"),
    ("The crash left 12 dead.", "dead"),
    ("In the crash 12 were killed.", "killed"),
    ("Three of the 30 seats went to women.", "seats"),
    ("The cost of the project is $2 billion.", "cost"),
    ("A plant of 300 megawatts opened.", "plant"),
    ("One soldier was hurt.", "soldier"),
)
COUNTS_NOTHING = (
    "He resigned in 2019.",
    "They met on Nov. 9 in Lima.",
    "They met on 9 November.",
    "It happened at 3:45 in town.",
    "It happened at 5 p.m. sharp.",
    "Updated 13: 26 in Lima.",
    "He was the 3rd to leave.",
    "She came first, he second.",
    "A .32-caliber gun was found.",
    "He kept a .22 rifle at home.",
    "Under Title 42 they were sent back.",
    "The Boeing 737 landed.",
    "Route 66 was closed.",
    "He has the iPhone 4 and a Safari 5.1 browser.",
    "Officials of the G20 met over COVID-19.",
    "Anan Suda, 52, spoke.",
    "A 52-year-old man spoke.",
    "She died at the age of 85.",
    "Call 555-1234 or 1-800-555-0199.",
    "He lives at 1600 Granite Avenue in town.",
    "In the 1990s it was quiet.",
    "In 264 BC the war began.",
    "Voters under 30 liked it.",
    "See page 17 for more.",
    "It was one of those days.",
    "The two men left.",
    "She won the 100-meter dash.",
    "He left 15 years ago.",
    "In the second half of the game it rained.",
    "It is a two-way street.",
)


def figures_of(text: str) -> list[tuple[str, str | None]]:
    return [
        (text[f.span.start : f.span.end], text[f.of.start : f.of.end] if f.of else None)
        for f in find_figures(accounts(text), (), ())
    ]


def whole(*texts: str, kind: MatchKind = MatchKind.PARAPHRASE) -> tuple[Figure, ...]:
    read = accounts(*texts)
    spans = [Span(account.id, 0, len(account.text)) for account in read]
    return find_figures(read, (), (Match(kind, 0.8, (spans[0], spans[1])),))


@pytest.mark.parametrize(("text", "of"), COUNTS)
def test_a_figure_says_what_it_counts(text: str, of: str) -> None:
    assert figures_of(text)[0][1] == of


@pytest.mark.parametrize("text", COUNTS_NOTHING)
def test_a_number_that_counts_nothing_is_no_figure(text: str) -> None:
    assert figures_of(text) == []


def test_each_guard_has_a_name_of_its_own() -> None:
    assert len({guard.name for guard in GUARDS}) == len(GUARDS)


def test_a_number_inside_a_time_expression_is_no_figure() -> None:
    read = accounts("The strike lasted 12 days and cost 40 jobs.")
    time = TimeExpression(Span("a", 18, 25), "P12D", None, None, TimeBasis.NONE)
    assert [f.low for f in find_figures(read, (time,), ())] == [40]


def test_a_tally_is_one_figure_a_side_of_a_vote() -> None:
    assert figures_of("The Senate confirmed him by a vote of 50-47.") == [
        ("50", "vote"),
        ("47", "vote"),
    ]


def test_figures_of_matched_passages_that_count_the_same_share_a_name() -> None:
    figures = whole("The fire killed 12 people.", "Fourteen people died in the fire.")
    assert figures[0].same_as == figures[1].same_as is not None


def test_figures_that_count_different_things_share_no_name() -> None:
    figures = whole("The fire killed 12 people.", "The fire destroyed 12 houses.")
    assert [figure.same_as for figure in figures] == [None, None]


def test_figures_outside_matches_share_no_name() -> None:
    figures = find_figures(accounts("Fire killed 12 people.", "Fire killed 12 people."), (), ())
    assert [figure.same_as for figure in figures] == [None, None]


def test_a_level_is_not_compared_with_a_change() -> None:
    figures = whole("Support rose by 5 percent.", "Support rose to 5 percent.")
    assert [figure.same_as for figure in figures] == [None, None]


WORDS = """12 40 two dozen half a million $5 €3bn 50-47 percent people killed died of the , .
" “ ” ( ) between and to more than about seats vote Smith U.S. 6-foot-9 1/2 ½ 🎉
\u202e שלום km/h 'S""".split()


@settings(deadline=None, max_examples=150)
@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=14), min_size=2, max_size=3))
def test_findings_lie_inside_the_texts_whatever_stands_there(texts: list[list[str]]) -> None:
    read = accounts(*(" ".join(words) for words in texts))
    spans = [Span(account.id, 0, len(account.text)) for account in read]
    matches = tuple(
        Match(MatchKind.PARAPHRASE, 0.8, (one, other))
        for one, other in pairwise(spans)
        if one.end and other.end
    )
    figures = find_figures(read, (), matches)
    conflicts = find_conflicts(read, figures, (), (), matches)
    lengths = {account.id: len(account.text) for account in read}
    assert [figure.span for figure in figures] == sorted(figure.span for figure in figures)
    for span in (
        *(figure.span for figure in figures),
        *(figure.of for figure in figures if figure.of),
        *(span for conflict in conflicts for span in conflict.spans),
    ):
        assert 0 <= span.start < span.end <= lengths[span.article]
    for conflict in conflicts:
        assert len({span.article for span in conflict.spans}) >= 2


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=200))
def test_any_text_can_be_searched_for_figures(text: str) -> None:
    read = accounts(text)
    for figure in find_figures(read, (), ()):
        words = read[0].article.quote(figure.span)
        assert words == words.strip() != ""


HOSTILE = ("7 " * 5000, "1-" * 5000, "a half " * 3000, "9" * 20000, "$" * 9000, "one in " * 3000)


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:7])
def test_hostile_texts_are_read_through(text: str) -> None:
    find_figures(accounts(text), (), ())
