"""For whom "he" and "she" can stand."""

from __future__ import annotations

import pytest

from builders import accounts
from persons import people
from storyview.analysis.genders import genders_of


def test_a_title_tells_more_than_a_given_name() -> None:
    texts = ("Robin Costa came late. Ms. Costa left early.", "Mr. Okoye stayed with Quincey Lam.")
    known = genders_of(
        accounts(*texts), people("Robin Costa", "Chidi Okoye", "Quincey Lam", texts=texts)
    )
    assert known == {"Robin Costa": "she", "Chidi Okoye": "he"}


def test_a_frequent_given_name_tells() -> None:
    texts = ("Barbara Costa met George Okoye.",)
    known = genders_of(accounts(*texts), people("Barbara Costa", "George Okoye", texts=texts))
    assert known == {"Barbara Costa": "she", "George Okoye": "he"}


@pytest.mark.parametrize(
    ("before", "pronoun"),
    [
        ("Mrs.", "she"),
        ("(Lady", "she"),
        ("Congresswoman", "she"),
        ("ex-policewoman", "she"),
        ("Sir", "he"),
        ("Mr", "he"),
        ("Congressman", "he"),
        ("POLICEMAN", "he"),
        ("spokesman", None),
        ("woman", None),
        ("She is a chairwoman.", None),
        ("Lord,", None),
        ("Amr", None),
    ],
)
def test_the_word_before_a_name_may_tell(before: str, pronoun: str | None) -> None:
    texts = (f"{before} Robin Lamb left early.",)
    known = genders_of(accounts(*texts), people("Robin Lamb", texts=texts))
    assert known == ({"Robin Lamb": pronoun} if pronoun else {})
