"""Search: what a person types is never syntax, and what is found is shown with its words."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from library.piles import FIRST_DAY, filled, incoming
from storyview.library.records import Filter
from storyview.library.searching import LONGEST_QUERY
from storyview.library.snippets import LENGTH, Term, snippet, tokens_of
from storyview.library.store import Library
from storyview.text.clean import is_clean

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEXTS = {
    "ferry": "The ferry Amalia reached Ostmar late. Noor Yar waited at the old quay.",
    "quay": "The quay of Ostmar is old. Yar, Noor said that ferries are late.",
    "café": "Le café de la rivière: naïve, déjà vu. It’s the U.S. team’s U.N. bid.",
    "bridge": "A bridge - new, narrow - closed. NEAR and AND OR NOT are words too.",
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library.open(tmp_path_factory.mktemp("search") / "library.db") as library:
        library.add(
            [
                incoming(text, title, "Courier", authors=("Sione Dal",))
                for title, text in TEXTS.items()
            ]
        )
        yield library


def found(library: Library, words: str = "", **others: object) -> list[str]:
    return sorted(hit.row.title for hit in library.search(Filter(words, **others)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("ferry", ["ferry"]),
        ("FERRY late", ["ferry"]),
        ("ostmar late", ["ferry", "quay"]),
        ('"old quay"', ["ferry"]),
        ("“old quay”", ["ferry"]),
        ('"quay old', []),
        ('"the quay', ["quay"]),
        ("quay -late", []),
        ("quay -amalia", ["quay"]),
        ('ostmar -"old quay"', ["quay"]),
        ("-ostmar", ["bridge", "café"]),
        ("ferr*", ["ferry", "quay"]),
        ("-ferr*", ["bridge", "café"]),
        ("cafe riviere naive", ["café"]),
        ("it's", ["café"]),
        ("U.S.", ["café"]),
        ("AND OR NOT NEAR", ["bridge"]),
        ("new-narrow", ["bridge"]),
        ("sione dal", ["bridge", "café", "ferry", "quay"]),
        ("amalia OR bridge", []),
        ("xyzzy", []),
        ("", ["bridge", "café", "ferry", "quay"]),
        ('"', ["bridge", "café", "ferry", "quay"]),
        ("* - ()", ["bridge", "café", "ferry", "quay"]),
        ("text:ferry", []),
        ("ferry*^2", []),
        ("nai\u0308ve cafe\u0301", ["café"]),
    ],
)
def test_words_phrases_exclusions_and_beginnings(
    library: Library, words: str, titles: list[str]
) -> None:
    assert found(library, words) == titles
    assert sorted(row.title for row in library.rows(Filter(words))) == titles


def test_a_person_is_found_by_the_words_of_the_name_one_after_another(library: Library) -> None:
    assert found(library, person="noor yar") == ["ferry"]
    assert found(library, "quay", person="Yar, Noor") == ["quay"]


@pytest.mark.parametrize("probes", [0, 400])
def test_very_many_hits_come_newest_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, probes: int
) -> None:
    monkeypatch.setattr("storyview.library.lists.FEW", 5)
    monkeypatch.setattr("storyview.library.lists.MOST_PROBES", probes)
    with Library.open(tmp_path / "library.db") as library:
        keys = filled(library, 100)
        every = [hit.row.id for hit in library.search(Filter("ferry"), limit=1_000)]
        assert every == keys[::-1]
        for chosen in (
            Filter("ferry -number"),
            Filter("late ferry -7"),
            Filter("ferry", "post"),
            Filter('"ferry number"', since=FIRST_DAY + timedelta(10)),
            Filter("ferry", until=FIRST_DAY + timedelta(90), person="way to Ostmar"),
            Filter("ferry", without_story=True),
        ):
            rows = library.rows(chosen)
            assert [hit.row for hit in library.search(chosen, limit=200)] == rows
            assert library.rows(chosen, limit=7, offset=5) == rows[5:12]
            assert rows == sorted(rows, key=lambda row: -row.id)
        assert library.rows(Filter("late ferry -7"))[:3] == library.rows()[:3]
        assert len(library.rows(Filter("late ferry -7"))) == 99


def test_a_word_in_the_title_counts_more_than_one_in_the_text(library: Library) -> None:
    assert [hit.row.title for hit in library.search(Filter("quay"))] == ["quay", "ferry"]


SIGNS = "ab \"*-()^:{}[]+'“”NEARNOTAND\x00\ud800é,.₿\u0301½Ⅷ𞤀漢\U0001f6f3"
ODD = st.text(st.sampled_from(SIGNS) | st.characters(), max_size=40)


@settings(deadline=None, max_examples=300)
@given(words=ODD, person=ODD, source=ODD)
def test_nothing_that_is_typed_is_an_error(
    library: Library, words: str, person: str, source: str
) -> None:
    chosen = Filter(words, person=person)
    hits = library.search(chosen)
    assert {hit.row.id for hit in hits} == {row.id for row in library.rows(chosen)}
    library.stories(chosen)
    narrower = library.rows(Filter(words, source, person=person))
    assert narrower in ([], library.rows(chosen))


def test_very_long_input_is_answered(library: Library) -> None:
    for words in ("a " * 100_000, '"' * 10_001, "-a " * 5_000, "a" * 100_000):
        assert library.search(Filter(words)) == library.search(Filter(words[:LONGEST_QUERY]))


def test_the_marks_of_a_snippet_are_the_words_that_were_found(library: Library) -> None:
    [hit] = library.search(Filter('cafe "deja vu"'))
    assert [hit.snippet[start:end] for start, end in hit.marks] == ["café", "déjà vu"]


def test_a_snippet_stands_around_the_place_with_most_of_the_words() -> None:
    text = "The ferry left. " + "Nothing happened. " * 40 + "Then the ferry sank at Ostmar. " * 3
    line, marks = snippet(text, [Term(("ferry",)), Term(("ostmar",))])
    assert line.startswith("…")
    assert {line[start:end] for start, end in marks} == {"ferry", "Ostmar"}


def test_a_snippet_without_a_hit_is_the_beginning() -> None:
    assert snippet("One\n\ntwo.", [Term(("three",))]) == ("One two.", ())
    assert snippet("", [])[0] == ""


def test_nothing_in_a_snippet_can_steer_a_terminal() -> None:
    line, marks = snippet("A \x1b]0;title\x07 fer\x1b[31mry\nand a \u202eferry", [Term(("ferry",))])
    assert is_clean(line)
    assert [line[start:end] for start, end in marks] == ["ferry"]


@settings(deadline=None)
@given(
    st.text(st.sampled_from("ferry Östmar.\n…é\u0301\x1b") | st.characters(), max_size=600),
    st.lists(st.text("ferry östmar", min_size=1, max_size=12), max_size=3),
)
def test_marks_lie_inside_the_snippet_in_order(text: str, words: list[str]) -> None:
    terms = [Term(tokens) for word in words if (tokens := tokens_of(word))]
    line, marks = snippet(text, terms)
    assert "\n" not in line
    assert len(line) <= LENGTH + 2
    position = 0
    for start, end in marks:
        assert position <= start < end <= len(line)
        position = end
