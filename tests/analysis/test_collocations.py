from builders import accounts
from storyview.analysis.collocations import join_names
from storyview.analysis.terms import Term, learn, sentence_terms


def joined(text: str) -> list[list[Term]]:
    (account,) = accounts(text)
    lexicon = learn((account,), (), ())
    return join_names(
        [sentence_terms(account, lexicon, s.first, s.last) for s in account.sentences]
    )


def keys(text: str) -> list[list[str]]:
    return [[term.key for term in terms] for terms in joined(text)]


def test_a_name_that_always_stands_whole_is_one_term() -> None:
    text = "The Harbour Guild met. It shut the Harbour Guild. Li left the Harbour Guild."
    assert [len([k for k in each if k in ("harbour", "guild")]) for each in keys(text)] == [1, 1, 1]
    (account,) = accounts(text)
    first = joined(text)[0][0]
    tokens = account.tokens[first.first : first.last]
    assert text[tokens[0].start : tokens[-1].end] == "Harbour Guild"


def test_words_that_also_stand_apart_stay_apart() -> None:
    text = (
        "The Harbour Guild met. Old Harbour burned. New Harbour shut. The Harbour Guild slept."
        " East Harbour rose. The Harbour Guild left. West Harbour sank."
    )
    assert keys(text)[0][:2] == ["harbour", "guild"]


def test_a_name_told_twice_is_evidence_word_by_word() -> None:
    text = "The Harbour Guild met. It shut the Harbour Guild."
    assert keys(text)[0][:2] == ["harbour", "guild"]
