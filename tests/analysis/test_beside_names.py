import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storyview.analysis.beside_names import after_name, before_name, noun_before, word_behind


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Lindqvist shares fell", "listing"),
        ("Lindqvist said its profit fell", "listing"),
        ("Lindqvist said that it would sell", "listing"),
        ("Lindqvist closed down its mill", "own"),
        ("Lindqvist took her coat", "does"),
        ("Lindqvist was jailed", "does"),
        ("Lindqvist was born in Turku", "age"),
        ("Lindqvist wept", "does"),
        ("Lindqvist aged 42, left", "age"),
        ("Lindqvist (42)", "age"),
        ("Lindqvist, 42, left", "age"),
        ("Lindqvist (D-Ohio)", "party"),
        ("Lindqvist (NYSE: LQV)", "listing"),
        ("Lindqvist, a large Swedish carmaker, sold", "listing"),
        ("Lindqvist, the bank of the north", "listing"),
        ("Lindqvist & Moreau", "joint"),
        ("Lindqvist Corp", "joint"),
        ("Lindqvist/AP", "credit"),
        ("Lindqvist, who left", "who"),
    ],
)
def test_what_follows_a_name_tells_what_it_names(text: str, what: str) -> None:
    after = after_name(text, len("Lindqvist"))
    assert after is not None
    assert after.what == what


@pytest.mark.parametrize(
    ("text", "what", "words"),
    [
        ("Lindqvist said on Monday", "verb", "said"),
        ("Lindqvist also denied it", "verb", "denied"),
        ("Lindqvist, the mayor of Turku, left", "noun", "mayor of Turku"),
    ],
)
def test_a_verb_or_apposition_after_a_name_is_told(text: str, what: str, words: str) -> None:
    after = after_name(text, len("Lindqvist"))
    assert after is not None
    assert (after.what, after.words) == (what, words)


@pytest.mark.parametrize("text", ["Lindqvist", "Lindqvist.", "Lindqvist’s mill", "Lindqvist; he"])
def test_marks_after_a_name_tell_nothing(text: str) -> None:
    assert after_name(text, len("Lindqvist")) is None


def test_a_carmaker_that_somebody_met_is_no_apposition() -> None:
    after = after_name("Lindqvist, a bank clerk and father, left", len("Lindqvist"))
    assert after is not None
    assert after.what == "noun"


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ("the ", ("the", False, False)),
        ("the clerk, ", ("clerk", True, False)),
        ("he said. ", ("", False, False)),
        ("of the “", ("the", False, True)),
        ("his co-owner ", ("co-owner", False, False)),
        ("the clerk\n", ("clerk", False, False)),
        ("", ("", False, False)),
    ],
)
def test_the_word_before_a_name_is_told_with_its_comma(
    lead: str, expected: tuple[str, bool, bool]
) -> None:
    assert before_name(f"{lead}Ana", len(lead)) == expected


def test_the_noun_before_a_preposition_is_found() -> None:
    text = "the Hospice of Ana Ruiz"
    assert noun_before(text, text.index("Ana"), "of") == "Hospice"
    assert not noun_before(text, text.index("Ana"), "at")


def test_the_word_behind_a_space_is_found() -> None:
    assert word_behind("Ruiz's Law", 6) == "Law"
    assert word_behind("Ruiz's, Law", 6) == ""


@given(st.text(alphabet="aZ ,.'“(&/\n-1é", max_size=40), st.integers(0, 40))
@settings(deadline=None)
def test_any_text_may_stand_beside_a_name(text: str, place: int) -> None:
    place = min(place, len(text))
    before = before_name(text, place)
    assert before.word in text[:place]
    after = after_name(text, place)
    assert after is None or place <= after.end <= len(text)
