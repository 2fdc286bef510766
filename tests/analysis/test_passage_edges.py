import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import accounts
from storyview.analysis.passage_edges import with_marks, without_link


@pytest.mark.parametrize(
    ("text", "begins", "reads"),
    [
        ("The pier shut, and that it sank is sad.", "and", "it sank is sad"),
        ("Li left, which pleased Oslo.", "which", "pleased Oslo"),
        ("Li left the port, said that Oslo slept.", "said", "Oslo slept"),
        ("Li left the port, said he slept.", "said", "he slept"),
        ("Li left the port, said in Oslo it was well.", "said", "said in Oslo"),
        ("Li left the port, told Ana Berg that Oslo slept.", "told", "told Ana Berg that"),
        ("Li left, who ran the port.", "who", "who ran the port"),
        ("But the pier shut.", "But", "But the pier"),
        ("The pier shut, and", "and", "and"),
    ],
)
def test_a_passage_begins_behind_the_link_to_what_stands_before(
    text: str, begins: str, reads: str
) -> None:
    (account,) = accounts(text)
    sentence = account.sentences[0]
    first = account.tokens_between(text.index(begins), len(text)).start
    start = account.tokens[without_link(account, sentence, first, sentence.last)].start
    assert text[start:].startswith(reads)


@pytest.mark.parametrize(
    ("text", "inner", "reads"),
    [
        ("Li called it “a fine pier” twice.", "a fine pier", "“a fine pier”"),
        ("“We shut the pier,” Li said.", "We shut the pier", "“We shut the pier,”"),
        ("Berg (once of Oslo) left.", "once of Oslo", "(once of Oslo)"),
        ("He lived in Yuma, Ariz., for a year.", "in Yuma, Ariz", "in Yuma, Ariz."),
        ("“We shut it and left,” Li said.", "left", "left"),
        ("“We shut it,” Li said, “and left.”", "Li said", "Li said"),
        ("It shut. Then it sank.", "It shut", "It shut"),
    ],
)
def test_marks_go_with_the_passage_that_holds_their_partner(
    text: str, inner: str, reads: str
) -> None:
    (account, *_) = accounts(text)
    start = text.index(inner)
    begin, end = with_marks(text, account.sentences[0], start, start + len(inner))
    assert text[begin:end] == reads


@given(st.text(alphabet='aB. ,“”"()’', min_size=1, max_size=30), st.data())
@settings(deadline=None)
def test_marks_never_leave_the_sentence_nor_cut_the_passage(text: str, data: st.DataObject) -> None:
    (account,) = accounts("x " + text)
    for sentence in account.sentences:
        start = data.draw(st.integers(sentence.start, sentence.end - 1))
        end = data.draw(st.integers(start + 1, sentence.end))
        begin, stop = with_marks(account.text, sentence, start, end)
        assert sentence.start <= begin <= start < end <= stop <= sentence.end
