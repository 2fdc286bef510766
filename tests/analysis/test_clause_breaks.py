import pytest

from builders import accounts
from storyview.analysis.clause_breaks import MOST, clause_starts


def clauses(text: str) -> list[str]:
    (account,) = accounts(text)
    sentence = account.sentences[0]
    counted = list(range(sentence.first, sentence.last))
    starts = clause_starts(account, sentence, counted)
    ends = [*starts[1:], sentence.last]
    return [
        text[account.tokens[start].start : account.tokens[end - 1].end]
        for start, end in zip(starts, ends, strict=True)
    ]


def test_a_sentence_is_cut_at_its_marks_and_at_words_that_open_a_clause() -> None:
    assert clauses(
        "The mayor closed the bridge on Friday, two weeks after the flood, because it shook."
    ) == [
        "The mayor closed the bridge on Friday",
        "two weeks after the flood",
        "because it shook",
    ]


def test_a_clause_too_short_to_compare_joins_its_neighbour() -> None:
    assert clauses("The ferry sank, it seems.") == ["The ferry sank, it seems"]


def test_an_endless_sentence_has_a_bounded_number_of_clauses() -> None:
    assert len(clauses("one two three, " * 500)) == MOST


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Ana Ruiz of Lagos Customs and Border Protection closed three old ferry piers.",
            "Customs and Border",
        ),
        (
            "Two big ferries left Trinidad and Tobago with nine hundred angry passengers.",
            "Trinidad and Tobago",
        ),
        (
            "The big ferry stopped near Lima, Peru, with nine hundred passengers.",
            "Lima, Peru",
        ),
        ("Three old ferries burned down on May 9, 2022 near two crowded piers.", "May 9, 2022"),
    ],
)
def test_a_name_or_a_date_is_never_cut_in_two(text: str, name: str) -> None:
    assert any(name in part for part in clauses(text))


def test_a_preposition_stays_with_its_relative_pronoun() -> None:
    text = "It follows nine long cold months in which farmers lost most apples."
    assert clauses(text)[1] == "in which farmers lost most apples"
