from hypothesis import given, settings
from hypothesis import strategies as st

from storyview.analysis.terms import FUNCTION_WORDS
from storyview.analysis.wording import Stretch, equal_stretches


def test_the_longest_run_is_aligned_first() -> None:
    first = "bridge closed the old bridge was closed".split()
    second = "the old bridge was shut".split()
    assert equal_stretches(first, second) == [Stretch(2, 0, 4)]


def test_words_of_grammar_are_set_apart_only_inside_a_run() -> None:
    assert equal_stretches("it was the mayor".split(), "he was the judge".split()) == []
    assert equal_stretches("was the mayor".split(), "was the mayor".split()) == [Stretch(0, 0, 3)]


def test_he_said_is_not_set_apart() -> None:
    assert equal_stretches("he said yes".split(), "he said no".split()) == []
    assert equal_stretches("li said yes".split(), "li said no".split()) == [Stretch(0, 0, 2)]


def test_what_a_longer_run_leaves_over_is_still_found() -> None:
    first = "ferry sank north ferry sank".split()
    second = "ferry sank north ferry".split()
    assert equal_stretches(first, second) == [Stretch(0, 0, 4)]
    third = "ferry sank north quay sank".split()
    assert equal_stretches(first, third) == [Stretch(0, 0, 3), Stretch(4, 4, 1)]


def test_two_equal_long_passages_agree_whole() -> None:
    words = "row row row the boat".split() * 200
    assert equal_stretches(words, list(words)) == [Stretch(0, 0, 1000)]


WORDS = st.lists(st.sampled_from(["the", "of", "ferry", "bridge", "mayor"]), max_size=15)


@given(WORDS, WORDS)
@settings(deadline=None)
def test_stretches_are_equal_apart_and_in_order(first: list[str], second: list[str]) -> None:
    used_first: set[int] = set()
    used_second: set[int] = set()
    found = equal_stretches(first, second)
    assert found == sorted(found)
    for one, other, length in found:
        assert first[one : one + length] == second[other : other + length]
        assert not FUNCTION_WORDS.issuperset(first[one : one + length])
        assert used_first.isdisjoint(range(one, one + length))
        assert used_second.isdisjoint(range(other, other + length))
        used_first.update(range(one, one + length))
        used_second.update(range(other, other + length))
