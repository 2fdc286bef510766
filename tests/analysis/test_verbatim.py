from hypothesis import given, settings
from hypothesis import strategies as st

from storyview.analysis.verbatim import Pieces, SharedRun, shared_runs


def runs(*texts: str, least: int = 7) -> list[str]:
    pieces = [Pieces(text) for text in texts]
    return [
        " ".join(pieces[run.first].words[run.first_piece : run.first_piece + run.length])
        for run in shared_runs(pieces, least)
    ]


def test_a_run_is_found_wherever_it_stands() -> None:
    shared = "the old bridge over the river was closed on friday"
    assert runs(f"Yesterday {shared}. More.", f"First. Then, {shared.upper()}!") == [shared]


def test_marks_and_hyphens_do_not_break_a_run() -> None:
    assert runs("a state-of-the-art ferry: “the best”", "A state of the art ferry, the best") == [
        "a state of the art ferry the best"
    ]


def test_shorter_runs_are_none() -> None:
    assert runs("one two three four five six x", "one two three four five six y") == []


def test_a_run_does_not_go_on_from_one_text_into_the_next() -> None:
    assert runs("a b c d", "e f g h", "a b c d e f g h", least=5) == []


def test_a_refrain_is_paired_in_order() -> None:
    refrain = "row row row your boat gently down the stream "
    found = shared_runs([Pieces(refrain * 100), Pieces(refrain * 100)])
    assert SharedRun(0, 1, 0, 0, 900) in found
    assert len(found) < 500


WORDS = st.lists(st.sampled_from("abcd"), max_size=30)


@given(WORDS, WORDS, st.integers(2, 4))
@settings(deadline=None)
def test_all_maximal_runs_and_no_others(one: list[str], other: list[str], least: int) -> None:
    expected = set()
    for i in range(len(one)):
        for j in range(len(other)):
            if i and j and one[i - 1] == other[j - 1]:
                continue
            length = 0
            while (
                i + length < len(one)
                and j + length < len(other)
                and one[i + length] == other[j + length]
            ):
                length += 1
            if length >= least:
                expected.add(SharedRun(0, 1, i, j, length))
    found = shared_runs([Pieces(" ".join(one)), Pieces(" ".join(other))], least)
    assert set(found) == expected
    assert len(found) == len(expected)
