"""What an article speaks of, kept in bytes and read again."""

from __future__ import annotations

import os
import subprocess
import sys

from hypothesis import given, settings
from hypothesis import strategies as st

from storyview.library.vectors import (
    MOST_TERMS,
    SKETCH,
    Vector,
    read_vector,
    term,
    terms_of,
    vector,
)
from storyview.library.weighing import Frequencies, cosine

TEXT = "The ferry ran aground off Kestrel Point with 212 passengers. Ferries are late."


def read(title: str | None, text: str) -> Vector:
    made = read_vector(vector(title, text))
    assert made is not None
    return made


def counts(made: Vector) -> dict[int, int]:
    return dict(zip(made.names + made.terms, made.counts, strict=True))


def test_forms_of_one_word_are_one_term_and_names_stand_apart() -> None:
    made = read(None, TEXT)
    assert counts(made)[term("ferry")] == 2
    assert {term("Kestrel"), term("Point")} <= set(made.names)
    assert {term("ferries"), term("212"), term("passenger")} <= set(made.terms)


def test_the_headline_counts_three_times() -> None:
    assert counts(read("Rudder", TEXT))[term("rudder")] == 3
    assert counts(read("Ferry", TEXT))[term("ferry")] == 5


def test_small_numbers_and_single_letters_are_no_terms() -> None:
    assert [term(word) for word in ("3", "10", "a", "é")] == [0, 0, 0, 0]
    assert term("11") and term("1790") and term("2,400")


def test_the_bytes_are_the_same_in_every_process() -> None:
    code = f"from storyview.library.vectors import vector; print(vector('Été', {TEXT!r}).hex())"
    printed = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for seed in ("0", "1", "77")
    }
    assert printed == {vector("Été", TEXT).hex()}


def test_a_long_article_takes_no_more_than_its_most_frequent_terms() -> None:
    words = [f"{a}{b}{c}zz" for a in "bcdfghjklm" for b in "aeiou" for c in "bcdfghjklmnpqrstvwxz"]
    made = read(None, " ".join(words + words[:50]))
    assert len(made.terms) == MOST_TERMS
    assert {term(word) for word in words[:50]} <= set(made.terms)
    assert len(made.sketch) == SKETCH
    assert len(vector(None, " ".join(words))) < 2_500


def test_what_is_damaged_or_of_another_version_is_read_as_nothing() -> None:
    made = vector("Title", TEXT)
    for broken in (b"", b"x", made[:-1], made + b"x", b"\xff" + made[1:]):
        assert read_vector(broken) is None


def test_terms_alone_can_be_read() -> None:
    made = vector("Title", TEXT)
    assert set(terms_of(made)) == counts(read("Title", TEXT)).keys()
    assert list(terms_of(b"")) == list(terms_of(b"\xff" + made[1:])) == []


@settings(deadline=None, max_examples=100)
@given(st.one_of(st.none(), st.text(max_size=60)), st.text(max_size=400))
def test_any_text_can_be_kept_and_weighed(title: str | None, text: str) -> None:
    data = vector(title, text)
    assert data == vector(title, text)
    made = read_vector(data)
    assert made is not None
    frequencies = Frequencies()
    frequencies.count([made])
    weights = frequencies.weigh(made)
    assert all(0 <= weight <= 1 for weight in weights.values())
    if any(weights.values()):
        assert abs(cosine(weights, weights) - 1) < 0.01
    assert list(weights.values()) == sorted(weights.values(), reverse=True)


def test_a_word_of_many_articles_weighs_less_than_a_rare_one() -> None:
    frequencies = Frequencies()
    frequencies.count([read(None, f"ferry {word}") for word in ("rudder", "goat", "cheese")])
    assert frequencies.weight(term("ferry")) < frequencies.weight(term("rudder"))
    assert frequencies.weight(term("people")) < frequencies.weight(term("rudder"))
    assert frequencies.weight(term("the")) == 0
