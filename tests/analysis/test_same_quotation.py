"""One utterance that several articles give."""

from __future__ import annotations

from builders import accounts
from persons import people
from storyview.analysis.quotations import find_quotations


def groups(*texts: str, names: tuple[str, ...] = ("Ana Ruiz", "Ben Okoye")) -> list[list[str]]:
    """The words of the quotations that share a name, by name."""
    found = find_quotations(accounts(*texts), people(*names, texts=texts))
    same: dict[str, list[str]] = {}
    for quotation in found:
        if quotation.same_as:
            text = texts["abcdefghij".index(quotation.span.article)]
            words = text[quotation.span.start : quotation.span.end]
            same.setdefault(quotation.same_as, []).append(words)
    assert list(same) == [f"q{number}" for number in range(1, len(same) + 1)]
    return list(same.values())


def test_equal_words_are_one_utterance() -> None:
    assert groups(
        "“The old dam will hold through the winter,” Ruiz said.",
        "Ruiz added: “The old dam will hold through the winter.”",
    ) == [
        ["The old dam will hold through the winter,", "The old dam will hold through the winter."]
    ]


def test_a_shortened_quotation_is_the_same_utterance() -> None:
    (same,) = groups(
        "“I walked along the crest twice and the old dam will hold,” Ruiz said.",
        "Ruiz said in Porto that “the old dam will hold.”",
    )
    assert same[-1].endswith("the old dam will hold.")


def test_a_split_quotation_is_the_same_as_the_whole_one() -> None:
    (same,) = groups(
        "“The old dam will hold through winter,” Ruiz said. “Nobody has to leave the valley.”",
        "“The old dam will hold through winter. Nobody has to leave the valley,” Ruiz said.",
    )
    assert len(same) == 3


def test_the_same_report_in_other_words_is_one_utterance() -> None:
    (same,) = groups(
        "Ruiz said engineers had inspected the spillway and found no cracks.",
        "Engineers inspected the spillway on Monday and no cracks were found, Ruiz said.",
    )
    assert len(same) == 2


def test_two_speakers_make_two_utterances() -> None:
    assert not groups(
        "Ruiz said engineers had inspected the spillway and found no cracks.",
        "Okoye said engineers had inspected the spillway and found no cracks today.",
    )


def test_statements_of_different_days_are_different() -> None:
    assert not groups(
        "On Monday, Ruiz said engineers found no cracks in the long spillway.",
        "On Friday, Ruiz said two engineers found new cracks in the spillway.",
    )


def test_one_article_alone_repeats_nothing() -> None:
    text = "“The old dam will hold,” Ruiz said.\n\n“The old dam will hold,” Ruiz said."
    assert not groups(text, "Nothing else was known in Porto.")


def test_the_order_of_the_articles_changes_nothing() -> None:
    texts = (
        "“The old dam will hold through the winter,” Ruiz said.",
        "Ruiz said that the old dam would hold through the winter.",
        "Ruiz added: “The old dam will hold through the winter.”",
    )
    assert len(groups(*texts)) == len(groups(*reversed(texts))) == 1
