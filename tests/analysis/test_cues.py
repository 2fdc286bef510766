"""Which words make other words somebody's, and whose."""

from __future__ import annotations

import pytest

from builders import accounts
from storyview.analysis.clauses import LONGEST, PERSONAL, Clause, clauses
from storyview.analysis.cues import NO_CUE, cues_of
from storyview.analysis.marks import marked_stretches


def sentences(text: str) -> list[Clause]:
    (account,) = accounts(text)
    stretches = [
        stretch
        for block in account.article.blocks
        for stretch in marked_stretches(text, block.start, block.end)
    ]
    return clauses(account, stretches)


def cues(text: str) -> list[tuple[str, str | None]]:
    """Verb and subject of every cue."""
    return [
        (
            cue.lemma,
            text[clause.units[cue.subject.first].start : clause.units[cue.subject.last].end]
            if cue.subject
            else None,
        )
        for clause in sentences(text)
        for cue in cues_of(clause)
    ]


NO_CUES = {
    "negated: did not say": "The mayor did not say where she was.",
    "passive: was told": "The crew was told of the storm by radio.",
    "infinitive: to say": "The mayor declined to say more.",
    "intended: will announce": "The mayor will announce the plan soon.",
    "noun: the report, Smith's claims": "The mayor's claims were checked.",
    "noun: in reports": "The storm came up in reports that nobody kept.",
    "noun: reports of": "Nobody believed reports of a storm.",
    "another sense: contend with": "Sailors contend with storms.",
    "a person is the object: confirmed her": "The parliament confirmed her in May.",
    "unnamed: asked not to be named": "Both clerks asked not to be named.",
    "let: let them say": "Let the sailors say it.",
}


@pytest.mark.parametrize(("name", "text"), NO_CUES.items())
def test_a_verb_of_speech_that_is_none(name: str, text: str) -> None:
    assert name in dict(NO_CUE)
    assert cues(text) == []


def test_every_rule_against_a_cue_has_an_example() -> None:
    assert set(NO_CUES) == set(dict(NO_CUE))


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Mayor Ana Ruiz said it was late.", "Mayor Ana Ruiz"),
        ("The river was run badly, said Ana Ruiz, a clerk.", "Ana Ruiz"),
        ("On Friday the mayor said it was late.", "the mayor"),
        ("The following day Ana Ruiz said it was late.", "Ana Ruiz"),
        ("In Porto, the mayor later also said it was late.", "the mayor"),
        ("Ana Ruiz, the mayor of Porto, said it was late.", "Ana Ruiz"),
        ("Ana Ruiz (PSD) said it was late.", "Ana Ruiz"),
        ("Ana Ruiz - who has led the port since 2015 - said it was late.", "Ana Ruiz"),
        ("Ana Ruiz, who has led the port since 2015, said it was late.", "Ana Ruiz"),
        ("The mayor, Ana Ruiz, said it was late.", "Ana Ruiz"),
        ("The head of the WHO, Ana Ruiz, said it was late.", "Ana Ruiz"),
        ("The WHO said it was late.", "The WHO"),
        ("PORTO (AP) — The mayor, a lawyer, said it was late.", "The mayor"),
        ("Ana Ruiz and Ben Okoye said it was late.", "Ana Ruiz and Ben Okoye"),
        ("The storm grew and Ana Ruiz said it was late.", "Ana Ruiz"),
        ("A spokesman for the port said it was late.", "A spokesman for the port"),
        ("Officials in Porto and around the country said it was late.",
         "Officials in Porto and around the country"),
        ("Ana Ruiz closed the port and said it was late.", "Ana Ruiz"),
        ("Others said it was late.", "Others"),
    ],
)  # fmt: skip
def test_the_subject_is_whoever_says_it(text: str, subject: str) -> None:
    assert cues(text) == [("say", subject)]


def test_a_gerund_that_is_an_object_is_no_cue() -> None:
    assert cues("Her plans include asking the port for help.") == []


def test_an_endless_sentence_is_taken_in_parts() -> None:
    parts = sentences("the crew said that it went on " * LONGEST)
    assert all(len(part.units) <= LONGEST for part in parts)
    assert sum(len(part.units) for part in parts) == 7 * LONGEST


def test_a_sentence_in_which_nobody_can_speak_is_not_read() -> None:
    quiet, said, according, marked = sentences(
        "The bridge was closed. Ruiz said it was late. It is late, according to Ruiz. “It is.”"
    )
    assert not quiet.speaks
    assert not quiet.is_read
    assert said.speaks
    assert according.speaks
    assert marked.speaks


@pytest.mark.parametrize("pronoun", sorted(PERSONAL))
def test_a_sentence_that_looks_back_is_known_by_its_pronouns(pronoun: str) -> None:
    ahead, back = sentences(f"The bridge was closed. Once more {pronoun} led the way.")
    assert not ahead.looks_back
    assert back.looks_back


def test_a_stop_inside_marks_does_not_end_the_sentence_around_them() -> None:
    assert len(sentences("“It is late. Go home,” Ruiz said. She left.")) == 2
    assert len(sentences("“Is it late?” Ruiz asked. She left.")) == 2
