import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storyview.text.sentences import split_sentences


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text, 0, len(text))]


@pytest.mark.parametrize(
    "parts",
    [
        ["The ferry sank.", "Nobody was hurt."],
        ["Is it safe?", "No!", "Go."],
        # titles, initials, abbreviations
        ["Mr. J. K. Okafor met Gen. Ana Ruiz and Sen. Li.", "They spoke."],
        ["George W. Bush spoke.", "He sat.", "Then he left."],
        ["Const. Mia Berg fired twice.", "Lt. Col. Sato did not."],
        ["It fell in World War I.", "The town never recovered."],
        ["They chose plan B.", "It failed."],
        ["He lives in St. Louis, Mo., with his son.", "She does not."],
        ["The U.S. Senate met.", "It is in Washington, D.C.", "The House did not."],
        ["She works for Acme Inc.", "The firm grew.", "Acme Inc. Chairman Li left."],
        ["It opened on Jan. 5.", "It closed in Dec.", "The owner wept."],
        ["Call at 5 p.m. Monday.", "By 6 p.m. EST it was dark.", "At 7 p.m.", "Police came."],
        ["He is No. 1.", "I said no.", "There were no. 2 and no. 3."],
        ["Use fruit, e.g. Apples, i.e. Malus.", "Stop."],
        ["Yahoo! Inc. fell.", "It rose 3.5 percent to $1.25.", "See example.com.", "Now."],
        ["D.C. Police Chief Ana Ruiz spoke.", "He lives in D.C.", "Police came."],
        ["U.S. Under Secretary Li met them.", "It is law in the U.S.", "Under it, he may stay."],
        ["Kim J. An left.", "They chose plan B.", "An engineer wept."],
        ["It began at 3 p.m. EST.", "Then it rained.", "Berg & Sons, est. 1920, closed."],
        ["She walked in the Aoraki-Mt. Cook park.", "Joan G. Berg did not."],
        # quotations
        ["“We will stay.”", "“We will not,” he said."],
        ['"It is over."', '"No," she said.', "He left."],
        ["“Why now?” Ana Ruiz asked.", "“Go home!” he shouted.", "Nobody moved."],
        ["“Why now?”", "The mayor had no answer."],
        ["He called it “a fraud.”", "Then he left."],
        ["(The bridge was closed.)", "It opened again."],
        # ellipses
        ["It might … be late.", "... And so it went."],
        ["Who knows...", "I do not."],
        ["It was . . . hard to say.", "He left."],
        # lists, footnotes, other scripts
        ["1. The first thing.", "Then the second."],
        ["(a) The first thing.", "Then the second."],
        ["It is known.[4]", "So they say."],
        ["iPhone sales fell.", "iPhone prices rose."],
        ["这是第一句。", "这是第二句。"],
    ],
)
def test_sentences_end_where_a_reader_ends_them(parts: list[str]) -> None:
    text = "".join(parts) if parts[0].endswith("。") else " ".join(parts)
    assert sentences(text) == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("He left.The dog stayed.", ["He left.", "The dog stayed."]),
        ("“We stay.”“We go.”", ["“We stay.”", "“We go.”"]),
        ('"We stay." "We go."', ['"We stay."', '"We go."']),
        ('He said . " We go . " They went .', ["He said .", '" We go . "', "They went ."]),
        ("Visit Example.Com today.", ["Visit Example.Com today."]),
    ],
)
def test_missing_and_stray_spaces_do_not_hide_an_end(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts


def test_only_the_block_is_split() -> None:
    text = "One. Two. Three."
    assert split_sentences(text, 5, 9) == [(5, 9)]


def test_text_without_stops_is_one_sentence() -> None:
    assert sentences("  no end in sight \n") == ["no end in sight"]
    assert sentences(" \n ") == []


@given(st.text(alphabet='aZ1.!?…"”“’ \n)([。US', max_size=80))
@settings(deadline=None)
def test_every_word_is_in_exactly_one_sentence(text: str) -> None:
    found = split_sentences(text, 0, len(text))
    place = 0
    for start, end in found:
        assert not text[place:start].strip()
        assert text[start:end] == text[start:end].strip() != ""
        place = end
    assert not text[place:].strip()


def test_the_marks_before_a_paragraph_may_be_known() -> None:
    text = 'He said: "It sank.\n\n"We saw it sink." Nobody else did. "Nobody," he said.'
    start = text.index('"We')
    quotes = text.count('"', 0, start)
    assert split_sentences(text, start, len(text), quotes) == split_sentences(
        text, start, len(text)
    )
