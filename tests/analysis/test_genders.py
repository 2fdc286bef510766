"""For whom "he" and "she" can stand."""

from __future__ import annotations

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
