"""Stems of English words."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from snowballstemmer.english_stemmer import EnglishStemmer

from storyview.data import words
from storyview.text.stems import OPENINGS, STEP_2, STEP_3, STEP_4, WHOLE, stem

ENDINGS = sorted({*STEP_2, *STEP_3, *STEP_4, "ed", "eed", "eedly", "ing", "ingly", "edly"})
LAST = ["", "s", "es", "ies", "ied", "sses", "us", "y", "e", "l", "ll"]


def snowball(word: str) -> str:
    stemmed: str = EnglishStemmer().stemWord(word)
    return stemmed


def test_every_word_of_the_list_has_the_stem_that_snowball_gives_it() -> None:
    known = [word for word in sorted(words("english-words"))[::7] if word.isalpha()]
    assert {word: stem(word) for word in known} == {word: snowball(word) for word in known}


def test_words_with_rules_of_their_own_have_the_stem_that_snowball_gives_them() -> None:
    own = [*WHOLE, "exceed", "proceeded", "succeedly", "evening", "outing", "dying", "egged"]
    own += [opening + ending for opening in OPENINGS for ending in ENDINGS]
    assert {word: stem(word) for word in own} == {word: snowball(word) for word in own}


@settings(deadline=None)
@given(
    st.text("abcdeilmnorstuyé", min_size=1, max_size=8),
    st.sampled_from(["", *ENDINGS]),
    st.sampled_from(LAST),
)
def test_whatever_the_letters_the_stem_is_that_of_snowball(
    beginning: str, ending: str, last: str
) -> None:
    word = beginning + ending + last
    assert stem(word) == (snowball(word) if len(word) > 2 else word)


def test_numbers_and_words_with_marks_stay_as_they_are() -> None:
    assert [stem(word) for word in ("2,400s", "co-operates", "it's", "as")] == [
        "2,400s",
        "co-operates",
        "it's",
        "as",
    ]
