"""The reader's own corrections."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from builders import an_article
from storyview.analysis.findings import (
    Comparison,
    Match,
    MatchKind,
    Mention,
    Person,
    Quotation,
    QuotationKind,
    Role,
)
from storyview.library.corrections import Correction, CorrectionKind, corrected, rejection
from storyview.library.paths import Paths
from storyview.library.state import Kept, LastOpened, StateStore
from storyview.text.article import Span, Story

if TYPE_CHECKING:
    from pathlib import Path

ONE = "Ana Ruiz closed the bridge. Ruiz spoke. Ben Ruiz left. It rained."
OTHER = "The bridge was closed by A. Ruiz. It rained. Much later it rained again."
STORY = Story((an_article(ONE, "a"), an_article(OTHER, "b")))


def span(article: str, words: str, occurrence: int = 0) -> Span:
    text = STORY.article(article).text
    start = -1
    for _ in range(occurrence + 1):
        start = text.index(words, start + 1)
    return Span(article, start, start + len(words))


CLOSED = Match(
    MatchKind.PARAPHRASE,
    0.8,
    (span("a", "Ana Ruiz closed the bridge."), span("b", "The bridge was closed by A. Ruiz.")),
)
RAINED = Match(MatchKind.PARTIAL, 0.5, (span("a", "It rained."), span("b", "It rained.")))
ANA = Person(
    "Ana Ruiz",
    ("Ruiz",),
    (Role("mayor", span("b", "bridge")),),
    (Mention(span("a", "Ana Ruiz")), Mention(span("a", "Ruiz", 1))),
)
BEN = Person("Ben Ruiz", (), (), (Mention(span("a", "Ben Ruiz")),))
A_RUIZ = Person("A. Ruiz", (), (), (Mention(span("b", "A. Ruiz")),))
SPOKE = Quotation(span("a", "spoke"), QuotationKind.INDIRECT, "Ana Ruiz", span("a", "Ruiz", 1))
FOUND = Comparison((CLOSED, RAINED), (ANA, A_RUIZ, BEN), (SPOKE,))


def test_no_correction() -> None:
    assert corrected(STORY, FOUND, ()).comparison == FOUND


def test_a_rejected_match_is_gone_and_its_passages_are_told() -> None:
    result = corrected(STORY, FOUND, [rejection(STORY, CLOSED)])
    assert result.comparison.matches == (RAINED,)
    assert set(result.rejected) == set(CLOSED.spans)
    assert result.unfit == ()


def test_the_same_words_elsewhere_keep_their_match() -> None:
    result = corrected(STORY, FOUND, [rejection(STORY, RAINED)])
    assert result.comparison.matches == (CLOSED,)


def test_after_a_change_of_the_text_it_is_found_by_its_words() -> None:
    rejected = rejection(STORY, CLOSED)
    text = "A new first sentence. " + ONE
    story = replace(STORY, articles=(an_article(text, "a"), STORY.articles[1]))
    moved = Match(
        MatchKind.PARAPHRASE,
        0.8,
        (Span("a", 22, 22 + len("Ana Ruiz closed the bridge.")), CLOSED.spans[1]),
    )
    assert corrected(story, Comparison((moved,)), [rejected]).comparison.matches == ()


@pytest.mark.parametrize(
    "text",
    ["Ana Ruiz shut the bridge. It rained.", "", "The article is another one."],
)
def test_what_no_longer_fits_is_handed_back_and_moved_nowhere(text: str) -> None:
    rejected = rejection(STORY, CLOSED)
    story = replace(STORY, articles=(an_article(text, "a"), STORY.articles[1]))
    result = corrected(story, FOUND, [rejected])
    assert result.unfit == (rejected,)
    assert result.comparison == FOUND


def test_words_that_stand_twice_are_told_apart_by_their_neighbours_or_not_at_all() -> None:
    rejected = rejection(STORY, RAINED)
    twice = an_article(ONE + " " + ONE, "a")
    story = replace(STORY, articles=(twice, STORY.articles[1]))
    assert corrected(story, FOUND, [rejected]).unfit == (rejected,)


def test_joined_people_are_one_with_all_their_names_and_mentions() -> None:
    join = Correction(CorrectionKind.JOINED, names=("Ana Ruiz", "A. Ruiz"))
    comparison = corrected(STORY, FOUND, [join]).comparison
    assert [person.name for person in comparison.people] == ["Ana Ruiz", "Ben Ruiz"]
    assert comparison.people[0].aliases == ("A. Ruiz", "Ruiz")
    assert len(comparison.people[0].mentions) == 3


def test_joining_moves_the_words_of_the_one_that_goes() -> None:
    join = Correction(CorrectionKind.JOINED, names=("Ben Ruiz", "Ana Ruiz"))
    comparison = corrected(STORY, FOUND, [join]).comparison
    assert comparison.quotations[0].speaker == "Ben Ruiz"


def test_a_parted_name_stands_apart_with_its_mentions_and_words() -> None:
    part = Correction(CorrectionKind.PARTED, names=("Ana Ruiz", "Ruiz"))
    comparison = corrected(STORY, FOUND, [part]).comparison
    people = {person.name: person for person in comparison.people}
    assert [m.span for m in people["Ruiz"].mentions] == [span("a", "Ruiz", 1)]
    assert people["Ana Ruiz"].aliases == ()
    assert comparison.quotations[0].speaker == "Ruiz"


@pytest.mark.parametrize(
    "names",
    [("Nobody", "Ana Ruiz"), ("Ana Ruiz", "Ana Ruiz"), ("Ana Ruiz",), ()],
)
def test_people_who_are_not_there_any_more_are_not_joined(names: tuple[str, ...]) -> None:
    join = Correction(CorrectionKind.JOINED, names=names)
    result = corrected(STORY, FOUND, [join])
    assert (result.comparison, result.unfit) == (FOUND, (join,))


def test_what_the_reader_said_is_kept_for_the_story_and_survives_a_change_of_its_text(
    tmp_path: Path,
) -> None:
    store = StateStore(Paths(tmp_path / "c", tmp_path / "s", tmp_path / "k", tmp_path / "d"))
    named = LastOpened((str(tmp_path / "story"),))
    kept = Kept((rejection(STORY, CLOSED),), (("a", "published", "2024-03-02"),))
    store.keep(named, kept)
    assert store.kept(named) == kept
    assert store.kept(LastOpened((str(tmp_path / "other"),))) == Kept()


def test_a_damaged_file_of_corrections_is_set_aside(tmp_path: Path) -> None:
    paths = Paths(tmp_path / "c", tmp_path / "s", tmp_path / "k", tmp_path / "d")
    named = LastOpened(("story",))
    StateStore(paths).keep(named, Kept(given=(("a", "title", "x"),)))
    (file,) = paths.corrections.iterdir()
    file.write_text('{"corrections": [{"kind": "eaten"}], "given": []}')
    store = StateStore(paths)
    assert store.kept(named) == Kept()
    assert "damaged" in store.take_notes()[0]
