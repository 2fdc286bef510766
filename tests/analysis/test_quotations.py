"""Who is quoted, with which words, and who is not."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import accounts
from persons import people
from storyview.analysis.findings import Quotation, QuotationKind
from storyview.analysis.quotations import find_quotations


def said(text: str, *names: str) -> list[tuple[str, str | None, str]]:
    """Kind, speaker and words of every quotation of one text."""
    return [
        (quotation.kind.value, quotation.speaker, text[quotation.span.start : quotation.span.end])
        for quotation in find_quotations(accounts(text), people(*names, texts=(text,)))
    ]


def marked(text: str, *names: str) -> list[tuple[str, str | None, str]]:
    return [each for each in said(text, *names) if each[0] != "indirect"]


def reported(text: str, *names: str) -> list[tuple[str | None, str]]:
    return [(who, words) for kind, who, words in said(text, *names) if kind == "indirect"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“The dam will hold tonight,” Ruiz said.", "Ana Ruiz"),
        ("“The dam will hold tonight,” said Ruiz.", "Ana Ruiz"),
        ("“The dam will hold tonight,” Ruiz later told reporters in Porto.", "Ana Ruiz"),
        ("Ruiz said: “The dam will hold tonight.”", "Ana Ruiz"),
        ("Ruiz told reporters on Friday, “The dam will hold tonight.”", "Ana Ruiz"),
        ("Ruiz, who has led the city since 2010, said, “The dam will hold.”", "Ana Ruiz"),
        ("“The dam will hold,” said Ana Ruiz, the mayor of Porto, on Friday.", "Ana Ruiz"),
        (
            "“The dam will hold,” Ruiz, the mayor of Porto, one of the cities below, said.",
            "Ana Ruiz",
        ),
        ("“The dam will hold tonight,” according to Ruiz.", "Ana Ruiz"),
        ("“Will the dam hold tonight?” Ruiz asked.", "Ana Ruiz"),
        ("“The dam will hold tonight.” — Ana Ruiz", "Ana Ruiz"),
        ("“The dam will hold,” Porto mayor Ana Ruiz (PSD) said in a statement.", "Ana Ruiz"),
        ("“The dam will hold”, said Ruiz.", "Ana Ruiz"),
        ("As Ruiz put it, “the dam holds.”", "Ana Ruiz"),
        ("“The dam will hold tonight,” Ruiz went on.", "Ana Ruiz"),
        ("“The dam will hold tonight,” Ruiz went on to say.", "Ana Ruiz"),
        ("“The dam will hold tonight,” is how Ruiz put it.", "Ana Ruiz"),
        ("“The dam will hold tonight,” as Ruiz put it.", "Ana Ruiz"),
        ("“The dam will hold tonight,” Ruiz concluded.", "Ana Ruiz"),
        ("“The dam will hold tonight,” Ruiz began.", "Ana Ruiz"),
        ("Ruiz had no doubt: “The dam will hold tonight.”", "Ana Ruiz"),
        ("“The dam will hold,” said a spokesman for Ruiz.", "a spokesman for Ruiz"),
        ("“The dam will hold,” one official said.", "one official"),
        ("“The dam will hold,” the River Council said on Twitter.", "the River Council"),
        ("“The dam will hold,” Ruiz's office said.", "Ruiz's office"),
    ],
)
def test_the_speaker_of_a_direct_quotation(text: str, speaker: str) -> None:
    ((kind, who, words),) = marked(text, "Ana Ruiz")
    assert kind == "direct"
    assert who == speaker
    assert "dam" in words


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ruiz went on to say that the dam had cost “years of work in mud and cold.”", "Ana Ruiz"),
        ("Ruiz went on about “the mud in the lake” for an hour.", "Ana Ruiz"),
        ("The paper cited what it said Okafor did: “He let us down,” Ruiz wrote.", "Ana Ruiz"),
        ("“Will the dam hold?” Ruiz, the old mayor, a tired man, asked.", "Ana Ruiz"),
        ("“We won tonight!” Ruiz’s niece, a state senator (Porto), shouted.", "Ruiz’s niece"),
        ("“We won,” Ruiz’s niece, Sen. Inés “Nita” Sousa, shouted.", "Sen. Inés “Nita” Sousa"),
    ],
)
def test_the_speaker_of_words_in_marks(text: str, speaker: str) -> None:
    ((_, who, _),) = marked(text, "Ana Ruiz")
    assert who == speaker


def test_a_split_quotation_is_two_of_one_speaker() -> None:
    text = "“The dam,” said Ruiz, “will hold tonight.” It was late. “I know it,” she added."
    assert marked(text, "Ana Ruiz") == [
        ("direct", "Ana Ruiz", "The dam,"),
        ("direct", "Ana Ruiz", "will hold tonight."),
        ("direct", "Ana Ruiz", "I know it,"),
    ]


def test_a_quotation_goes_on_without_a_new_cue() -> None:
    text = "“The dam will hold,” Ruiz said. “Go home.”\n\n“Nothing will happen tonight.”"
    assert {who for _, who, _ in marked(text, "Ana Ruiz")} == {"Ana Ruiz"}


def test_a_quotation_of_two_paragraphs_has_the_speaker_that_its_end_tells() -> None:
    text = "“The dam will hold tonight.\n\n“Go home,” Ruiz said."
    first, second = find_quotations(accounts(text), people("Ana Ruiz", texts=(text,)))
    assert (first.speaker, second.speaker) == ("Ana Ruiz", "Ana Ruiz")
    assert first.rule == "goes on below"


def test_nobody_speaks_where_the_text_does_not_tell() -> None:
    assert marked("The crowd was large. “The dam will hold tonight, whatever comes.”") == [
        ("direct", None, "The dam will hold tonight, whatever comes.")
    ]


def test_who_is_described_is_not_the_speaker() -> None:
    text = "Okoye described Ruiz as “a stubborn optimist” in his letter."
    assert marked(text, "Ana Ruiz", "Ben Okoye") == [
        ("fragment", "Ben Okoye", "a stubborn optimist")
    ]


def test_whoever_is_quoted_as_saying_is_the_speaker() -> None:
    text = "The Courier quoted a city engineer as saying that the dam was “in poor health.”"
    assert marked(text) == [("fragment", "a city engineer", "in poor health.")]


@pytest.mark.parametrize(
    "text",
    [
        "She wrote “The Long River of Porto” in 1999.",
        "They met at the so-called “summit” in May.",
        "Maria “Mimi” Costa lives in Braga.",
        "He has a “new” plan for the harbour.",
    ],
)
def test_titles_nicknames_and_words_with_reserve_are_no_quotations(text: str) -> None:
    assert marked(text) == []


def test_she_stands_for_a_woman_and_he_for_a_man() -> None:
    text = "Ana Ruiz met Ben Okoye in Porto. “It went well,” {} said."
    for pronoun, name in (("she", "Ana Ruiz"), ("he", "Ben Okoye")):
        one = text.format(pronoun)
        ((_, who, _),) = marked(one, "Ana Ruiz", "Ben Okoye")
        assert who == name


def test_he_looks_back_over_sentences_in_which_nobody_speaks() -> None:
    quiet = "Ana Ruiz and Ben Okoye met. He left at noon. Snow fell. "
    text = quiet + "“It went well,” he said."
    assert marked(text, "Ana Ruiz", "Ben Okoye") == [("direct", "Ben Okoye", "It went well,")]
    assert marked(text, "Ana Ruiz") == [("direct", None, "It went well,")]


@pytest.mark.parametrize(
    "killed",
    [
        "Ben Okoye, 9, was shot dead in Porto.",
        "Ben Okoye died at the scene.",
        "Porto mourns the killing of Ben Okoye.",
        "Porto mourns Ben Okoye's death.",
    ],
)
def test_he_who_was_killed_says_nothing_more(killed: str) -> None:
    text = killed + " He said that the gun was old."
    assert reported(text, "Ben Okoye") == [(None, "the gun was old")]
    assert reported("Ben Okoye said it was late. " + text, "Ben Okoye")[-1][0] == "Ben Okoye"


def test_he_is_not_whom_the_same_clause_is_about() -> None:
    text = "Ben Okoye, he told the paper, said that the dam was safe."
    assert reported(text, "Ben Okoye")[-1] == ("Ben Okoye", "the dam was safe")


def test_a_bare_noun_is_nobody() -> None:
    assert marked("“It is late tonight,” office said.") == [("direct", None, "It is late tonight,")]
    assert marked("“It is late tonight,” officials said.")[0][1] == "officials"


def test_she_is_not_whose_thing_was_named_last() -> None:
    text = "Ana Ruiz led the talks. Critics had read Eva Silva’s plan. “It is late,” she said."
    ((_, who, _),) = marked(text, "Ana Ruiz", "Eva Silva")
    assert who == "Ana Ruiz"


@pytest.mark.parametrize(
    ("subject", "speaker"),
    [
        ("The mother of the boy killed on a Lisbon street last May", "The mother of the boy"),
        ("A council report released last May", "A council report"),
        ("An official looked and", "An official"),
        ("The letter Ana Ruiz mailed last May", "Ana Ruiz"),
        ("A newly formed council", "A newly formed council"),
        ("The united council of the port", "The united council of the port"),
        (
            "The oldest council of elders from towns near the river",
            "The oldest council of elders from towns",
        ),
        ("Police", "Police"),
    ],
)
def test_a_speaker_is_a_noun_phrase_without_what_happened_to_it(
    subject: str, speaker: str | None
) -> None:
    assert reported(subject + " said that it was late.", "Ana Ruiz") == [(speaker, "it was late")]


def test_whom_a_report_is_about_can_be_named_in_it() -> None:
    text = "The Courier reports Ben Okoye on Friday first refused to leave."
    assert reported(text) == [("The Courier", "Ben Okoye on Friday first refused to leave")]


def test_an_attribution_is_no_part_of_what_it_gives() -> None:
    text = "The next day, Ruiz said according to the Herald, she heard that the gate was shut."
    assert reported(text, "Ana Ruiz") == [("Ana Ruiz", "she heard that the gate was shut")]


def test_who_stands_for_the_name_before_it() -> None:
    text = "“It is late” was the word from Ana Ruiz, who told Porto that she would stay."
    assert reported(text, "Ana Ruiz") == [("Ana Ruiz", "she would stay")]


def test_it_stands_for_the_office_that_spoke_before() -> None:
    text = "The River Council said the dam was safe. “We checked it twice,” it added."
    assert [who for _, who, _ in said(text)] == ["The River Council"] * 2


def test_somebody_quoted_as_saying_speaks() -> None:
    text = "“It is over,” the minister was quoted as saying by The Courier."
    assert marked(text) == [("direct", "the minister", "It is over,")]


def test_they_stands_for_nobody() -> None:
    text = "Ana Ruiz met Ben Okoye in Porto. “It went well,” they said."
    assert [who for _, who, _ in marked(text, "Ana Ruiz", "Ben Okoye")] == [None]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Ruiz said that the dam was safe.", "Ana Ruiz", "the dam was safe"),
        ("Ruiz said the dam was safe.", "Ana Ruiz", "the dam was safe"),
        ("Ruiz said on Friday in an interview with The Courier that the dam was safe.", "Ana Ruiz",
         "the dam was safe"),
        ("Ruiz told reporters the dam was safe.", "Ana Ruiz", "the dam was safe"),
        ("The dam was safe, Ruiz said.", "Ana Ruiz", "The dam was safe"),
        ("The dam, the mayor, Ana Ruiz, said, was safe.", "Ana Ruiz",
         "The dam, the mayor, Ana Ruiz, said, was safe"),
        ("The dam was safe, said Ruiz, the mayor of Porto.", "Ana Ruiz", "The dam was safe"),
        ("The dam, Ruiz said on Friday, was safe.", "Ana Ruiz",
         "The dam, Ruiz said on Friday, was safe"),
        ("According to Ruiz, the dam was safe.", "Ana Ruiz", "the dam was safe"),
        ("The dam was safe, according to Ruiz.", "Ana Ruiz", "The dam was safe"),
        ("Ruiz urged residents to leave the valley.", "Ana Ruiz",
         "residents to leave the valley"),
        ("Ruiz told him to leave the valley.", "Ana Ruiz", "to leave the valley"),
        ("Ruiz promised to repair the dam.", "Ana Ruiz", "to repair the dam"),
        ("Ruiz called on Okoye to resign at once.", "Ana Ruiz", "Okoye to resign at once"),
        ("Officials say there is no danger.", "Officials", "there is no danger"),
        ("The mayor asked whether the dam was safe.", "The mayor", "whether the dam was safe"),
    ],
)  # fmt: skip
def test_reported_speech_is_the_clause_without_cue_and_speaker(
    text: str, speaker: str, content: str
) -> None:
    assert reported(text, "Ana Ruiz", "Ben Okoye") == [(speaker, content)]


def test_a_participle_carries_the_speaker_on() -> None:
    text = "Ruiz opened the gates herself, saying the water would fall, adding that it was late."
    assert reported(text, "Ana Ruiz") == [
        ("Ana Ruiz", "the water would fall"),
        ("Ana Ruiz", "it was late"),
    ]


def test_reported_speech_can_hold_reported_speech() -> None:
    text = "Ruiz said that Okoye had told her that the dam was cracked."
    assert reported(text, "Ana Ruiz", "Ben Okoye") == [
        ("Ana Ruiz", "Okoye had told her that the dam was cracked"),
        ("Ben Okoye", "the dam was cracked"),
    ]


def test_reported_speech_with_quoted_words_is_two_findings() -> None:
    text = "Ruiz said the dam was “as sound as a bell” on Friday."
    assert said(text, "Ana Ruiz") == [
        ("indirect", "Ana Ruiz", "the dam was “as sound as a bell” on Friday"),
        ("fragment", "Ana Ruiz", "as sound as a bell"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ruiz did not say whether the dam was safe.",
        "Ruiz declined to say whether the dam was safe.",
        "The council's reports of the year were lost.",
        "Ruiz will announce the plan next week.",
        "Engineers contend with the water every spring.",
        "The Senate confirmed Ruiz in December.",
        "After the council confirmed her in May she was seldom seen.",
        "The council confirmed Ruiz last May in a vote that was close.",
        "Ruiz left after a neighbor reported her to the police, who were slow.",
        "Not a year after the council confirmed her, Ruiz was out.",
        "Both clerks asked not to be named.",
        "Ruiz went on to become the mayor who was feared.",
        "Critics' claims about the dam were old.",
    ],
)
def test_what_nobody_said_is_not_reported(text: str) -> None:
    assert said(text, "Ana Ruiz") == []


def test_a_finding_tells_the_words_it_rests_on() -> None:
    text = "“The dam will hold,” said Mayor Ana Ruiz."
    (quotation,) = find_quotations(accounts(text), people("Ana Ruiz", texts=(text,)))
    assert quotation.cue and text[quotation.cue.start : quotation.cue.end] == "said"
    assert quotation.speaker_span is not None
    assert text[quotation.speaker_span.start : quotation.speaker_span.end] == "Ana Ruiz"
    assert quotation.rule == "quotation, cue"


WORDS = st.lists(
    st.sampled_from(
        """
        “ ” " ' ‘ ’ « » . , : ; ? ! — ( ) - said says told that according to Ruiz Mr. she who
        the mayor of on Friday and but saying No 5 é ¶
        """.split()
    ),
    min_size=1,
    max_size=60,
)


@given(WORDS, st.booleans())
@settings(deadline=None)
def test_spans_hold_for_any_marks_and_words(words: list[str], spaced: bool) -> None:
    text = (" " if spaced else "").join(words).replace("¶", "\n\n")
    if not text.strip():
        return
    (account,) = accounts(text)
    found = find_quotations((account,), people("Ana Ruiz", texts=(text,)))
    assert list(found) == sorted(found, key=lambda q: (q.span, q.kind.value))
    for quotation in found:
        start, end = quotation.span.start, quotation.span.end
        assert not text[start].isspace() and not text[end - 1].isspace()
        assert any(b.start <= start < end <= b.end for b in account.article.blocks)
    in_marks = [q for q in found if q.kind is not QuotationKind.INDIRECT]
    for one, other in pairwise(in_marks):
        assert one.span.end <= other.span.start


@pytest.mark.parametrize(
    "text", ["he said " * 3000, "“" * 3000, '"a ' * 3000, "SHE SAID THAT " * 1000, "x\n\n" * 3000]
)
def test_hostile_text_costs_nothing_but_its_own_findings(text: str) -> None:
    found: tuple[Quotation, ...] = find_quotations(accounts(text), ())
    assert all(0 <= q.span.start < q.span.end <= len(text) for q in found)


def test_that_can_be_what_the_clause_is_about() -> None:
    assert reported("Ruiz said that was not her view.", "Ana Ruiz") == [
        ("Ana Ruiz", "that was not her view")
    ]


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        (
            "Ruiz criticized her sister's stance on tolls and urged her own friends to vote.",
            "Ana Ruiz",
            "her own friends to vote",
        ),
        (
            "Though Ruiz called the port “a trap” and called for the quay to be closed soon.",
            "Ana Ruiz",
            "the quay to be closed soon",
        ),
        (
            "The Bureau of Ports, Tolls and Ferries said the quay was closed.",
            "The Bureau of Ports, Tolls and Ferries",
            "the quay was closed",
        ),
        (
            "A clerk at the new Office for Ports, Tolls, and Ferries said the quay was closed.",
            "A clerk at the new Office for Ports, Tolls, and Ferries",
            "the quay was closed",
        ),
        (
            "It was the harbor master, Ruiz said, who closed the quay.",
            "Ana Ruiz",
            "It was the harbor master, Ruiz said, who closed the quay",
        ),
        (
            "It was in a phone call, according to Ruiz, that the quay was closed.",
            "Ana Ruiz",
            "It was in a phone call, according to Ruiz, that the quay was closed",
        ),
        (
            "Ruiz called for Okoye's resignation and threatened to close the quay.",
            "Ana Ruiz",
            "Okoye's resignation",
        ),
        (
            "Ruiz asked the crew to close the quay and contrasted it with the old one.",
            "Ana Ruiz",
            "the crew to close the quay",
        ),
        (
            "Ruiz called for safer ports and improved roads.",
            "Ana Ruiz",
            "safer ports and improved roads",
        ),
        (
            "Ruiz asked him to step down and that the quay be closed.",
            "Ana Ruiz",
            "him to step down and that the quay be closed",
        ),
        (
            "Ruiz urged her friends to share her post: “Please like and tell all your friends.”",
            "Ana Ruiz",
            "her friends to share her post",
        ),
    ],
)
def test_reported_speech_ends_with_what_its_speaker_says(
    text: str, speaker: str, words: str
) -> None:
    assert reported(text, "Ana Ruiz") == [(speaker, words)]


def test_what_was_answered_is_no_part_of_what_was_asked() -> None:
    text = "Okoye said Ruiz had told him to step down and that he had refused."
    assert reported(text, "Ana Ruiz", "Ben Okoye") == [
        ("Ben Okoye", "Ruiz had told him to step down and that he had refused"),
        ("Ana Ruiz", "to step down"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ruiz concluded her long post: “Please like and tell all your friends.”",
        "Okoye ignored the calls for his resignation.",
    ],
)
def test_a_thing_is_no_reported_speech(text: str) -> None:
    assert reported(text, "Ana Ruiz", "Ben Okoye") == []


def test_a_row_of_people_after_an_office_is_no_part_of_its_name() -> None:
    text = "“It is shut,” said the Office for Ports, Ana Ruiz and Ben Okoye."
    ((_, who, _),) = marked(text, "Ana Ruiz", "Ben Okoye")
    assert who == "the Office for Ports"


def test_the_list_of_an_office_that_follows_is_not_cut() -> None:
    text = "“It is shut,” said the Office for Ports, Tolls and Ferries."
    ((_, who, _),) = marked(text)
    assert who == "the Office for Ports, Tolls and Ferries"
