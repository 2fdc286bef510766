import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storyview.text.tokens import tokenize


def words(text: str) -> list[str]:
    return [token.word for token in tokenize(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Ruiz's co-chair didn’t go.", ["ana", "ruiz", "co-chair", "didn't", "go"]),
        ("1,200 people, 3.5 percent, 27th", ["1,200", "people", "3.5", "percent", "27th"]),
        ("The U.S. and AT&T", ["the", "u.s.", "and", "at&t"]),
        ("24-year-old in the 1990s", ["24", "year-old", "in", "the", "1990s"]),
        ("Zoe\u0308 und Straße", ["zoë", "und", "strasse"]),
        ("at 7:30pm, 3.5million or 1.2bn", ["at", "7:30pm", "3.5million", "or", "1.2bn"]),
        ("1,200kg on Oct. 3rd, 10am-5pm", ["1,200kg", "on", "oct", "3rd", "10am", "5pm"]),
        ("F-16, 4x4, 9/11 and 24/7", ["f-16", "4x4", "9/11", "and", "24/7"]),
        ("AT&T's and the U.S.’s part", ["at&t", "and", "the", "u.s.", "part"]),
        ("नेपाल की सरकार। बाढ़", ["नेपाल", "की", "सरकार", "बाढ़"]),
        ("ประเทศไทย تُونِس", ["ประเทศไทย", "تُونِس"]),
        ("co\u2011chair_man", ["co-chair", "man"]),
        ("Москва مرحبا", ["москва", "مرحبا"]),
        ("$50!? — …", ["50"]),
    ],
)
def test_words_compare_whatever_their_case_and_marks(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_a_possessive_is_not_part_of_the_word() -> None:
    text = "The mayor’s plan"
    token = tokenize(text)[1]
    assert text[token.start : token.end] == "mayor"


def test_stems_bring_forms_of_one_word_together() -> None:
    one, other = tokenize("resigned"), tokenize("resigning")
    assert one[0].stem == other[0].stem


@given(st.text(max_size=60))
@settings(deadline=None)
def test_tokens_lie_inside_the_text_in_order(text: str) -> None:
    place = 0
    for token in tokenize(text):
        assert place <= token.start < token.end <= len(text)
        assert token.word
        place = token.end
