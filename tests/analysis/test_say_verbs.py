"""The forms of the verbs of speech."""

from __future__ import annotations

import pytest

from storyview.analysis.say_verbs import PARTICLES, Form, Use, say_verbs


@pytest.mark.parametrize(
    ("form", "lemma", "use", "kind"),
    [
        ("said", "say", Use.SAY, Form.PAST),
        ("says", "say", Use.SAY, Form.PRESENT),
        ("arguing", "argue", Use.SAY, Form.ING),
        ("admitted", "admit", Use.SAY, Form.PAST),
        ("admitting", "admit", Use.SAY, Form.ING),
        ("denies", "deny", Use.SAY, Form.PRESENT),
        ("stresses", "stress", Use.SAY, Form.PRESENT),
        ("wrote", "write", Use.SAY, Form.PAST),
        ("told", "tell", Use.TELL, Form.PAST),
        ("urged", "urge", Use.REQUEST, Form.PAST),
        ("beginning", "begin", Use.QUOTE, Form.ING),
        ("agreeing", "agree", Use.SAY, Form.ING),
        ("described", "describe", Use.CALL, Form.PAST),
        ("slammed", "slam", Use.CALL, Form.PAST),
    ],
)
def test_every_form_leads_to_its_verb(form: str, lemma: str, use: str, kind: str) -> None:
    verb = say_verbs()[form]
    assert (verb.lemma, verb.use, verb.form) == (lemma, use, kind)


def test_reports_may_be_a_noun_and_says_is_none() -> None:
    assert say_verbs()["reports"].noun
    assert not say_verbs()["says"].noun


def test_a_verb_with_its_particle_has_a_use_of_its_own() -> None:
    assert say_verbs()["pointed"].use == Use.PARTICLE
    assert PARTICLES["point", "out"] == Use.SAY
    assert PARTICLES["call", "on"] == Use.REQUEST
