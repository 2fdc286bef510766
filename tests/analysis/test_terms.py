from datetime import date

import pytest

from builders import accounts
from storyview.analysis.findings import (
    EvidenceKind,
    Mention,
    Person,
    TimeBasis,
    TimeExpression,
)
from storyview.analysis.terms import Term, learn, sentence_terms
from storyview.data import words
from storyview.text.article import Span


def terms(text: str, *others: str, people: tuple = (), times: tuple = ()) -> list[Term]:
    all_accounts = accounts(text, *others)
    lexicon = learn(all_accounts, people, times)
    return sentence_terms(all_accounts[0], lexicon, 0, len(all_accounts[0].tokens))


def keys(text: str, *others: str) -> list[str]:
    return [term.key for term in terms(text, *others)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("resigned", "resignation"),
        ("resigned", "stepped down"),
        ("sacked", "dismissed"),
        ("killed", "died"),
        ("bought", "acquired"),
        ("twenty-three", "23"),
        ("1,200", "1200"),
        ("1.2bn", "1.2 billion"),
        ("3.5million", "3,500,000"),
        ("2 million", "2,000,000"),
        ("two", "2"),
        ("the Sen.", "the senator"),
        ("in Dec.", "in December"),
        ("the US", "the U.S."),
        ("an anti-flood wall", "anti flood wall"),
        ("a cease-fire", "a ceasefire"),
        ("her co-workers", "her coworkers"),
        ("Portugal", "Portuguese"),
    ],
)
def test_two_ways_to_print_one_thing_are_one_term(one: str, other: str) -> None:
    assert keys(one) == keys(other)


def test_words_of_grammar_and_of_attribution_are_no_terms() -> None:
    assert keys("She said that it was the ferry, according to them.") == keys("ferry")


def test_to_ask_for_something_is_to_request_it() -> None:
    assert keys("Li asked the old mayor to resign.") == keys("Li request the old mayor resign.")
    assert keys("“Why?” Li asked.") == keys("Li.")


def test_a_title_before_a_name_is_no_term() -> None:
    assert keys("Then former Vice President Li spoke.") == keys("Li spoke.")
    assert keys("The vice president spoke.") != keys("The spoke.")


def test_letters_stand_for_the_name_that_they_abbreviate() -> None:
    full = keys("The Harbour Safety Board met.", "The HSB met.")
    assert full == keys("The HSB met.")
    assert full != keys("The Harbour Safety Board met.")


def test_letters_need_no_brackets_and_may_stand_for_a_name_told_otherwise() -> None:
    short = "The DPT fined the CBF and the FBT."
    for long in (
        "The Department of Port Transport (DPT)",
        "the Department of Port Transport",
        "the Port Transport Department",
    ):
        assert keys(f"{long} closed.", short)[0] == "&DPT"
    assert "&CBF" in keys("Costa's Coast and Border Force closed.", short)
    assert "&CBF" in keys("Gambia Coast and Border Force closed.", short)
    assert "&FBT" not in keys("The ferry between Tangier and Tarifa closed.", short)


def test_a_number_is_compared_without_its_unit() -> None:
    assert "#1200" in keys("They seized 1,200kg.")
    assert "#1990" not in keys("It was built in the 1990s.")


@pytest.mark.parametrize("number", ["two", "2", "twenty-two"])
def test_a_number_beyond_all_measure_is_a_number_still(number: str) -> None:
    (found,) = terms(f"{number} {'million ' * 400}")
    assert found.key == "#inf"


def test_two_letters_are_no_name() -> None:
    assert keys("Dina Costa left.", "Washington, DC") == keys("Dina Costa left.")


def test_a_first_name_is_compared_as_the_fullest_form_has_it() -> None:
    text = "Liz Okoro left."
    person = Person("Elizabeth Okoro", ("Liz Okoro",), (), (Mention(Span("a", 0, 9)),))
    named = terms(text, people=(person,))
    assert [term.key for term in named[:2]] == keys("elizabeth okoro")
    assert all(term.kind is EvidenceKind.NAME for term in named[:2])


def test_days_are_compared_by_value() -> None:
    day = TimeExpression(
        Span("a", 0, 6), "2022-11-11", date(2022, 11, 11), date(2022, 11, 11), TimeBasis.PUBLICATION
    )
    (first, *_) = terms("Friday was calm.", times=(day,))
    assert (first.key, first.kind) == ("@2022-11-11", EvidenceKind.DATE)


def test_no_synonym_stands_in_two_groups() -> None:
    members = [member for line in words("synonyms") for member in line.split()]
    assert len(members) == len(set(members)) > 1000
