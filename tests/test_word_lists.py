from pathlib import Path

import pytest

import storyview.data
from storyview.data import FEW, SortedWords, sorted_words, words

LONG = ("english-words", "first-names", "places", "surnames")
"""The lists that are looked up by bisection."""


@pytest.mark.parametrize("name", LONG)
def test_a_list_that_is_looked_up_by_bisection_is_sorted_and_has_no_notes(name: str) -> None:
    lines = Path(storyview.data.__file__).with_name(f"{name}.txt").read_text("utf-8").splitlines()
    assert lines == sorted(set(lines))
    assert all(lines)
    assert not any(line.startswith("#") for line in lines)


@pytest.mark.parametrize("name", LONG)
def test_bisection_finds_the_same_words_as_a_set(name: str) -> None:
    known, long = words(name), sorted_words(name)
    assert len(long) == len(known)
    assert all(word in long for word in known)
    assert not any(f"{word}\u00a0" in long for word in known)
    assert "" not in long
    assert "\uffff" not in long


@pytest.mark.parametrize("name", LONG)
def test_the_first_words_that_are_looked_up_are_found_like_the_rest(name: str) -> None:
    lines = sorted(words(name))
    some = [*lines[:20], *lines[:: len(lines) // 100], *lines[-20:]]
    long = SortedWords("\n".join(lines))
    assert len(some) < FEW // 2
    assert all(word in long for word in some)
    assert not any(f"{word}\u00a0" in long for word in some)
    assert list(long) == lines
    assert all(word in long for word in some)


def test_a_list_of_one_word_is_looked_up_too() -> None:
    long = SortedWords("one")
    assert "one" in long
    assert "" not in long
    assert "on" not in long
