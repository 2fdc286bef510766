"""What a source calls a person, word for word."""

from __future__ import annotations

import pytest

from builders import accounts
from storyview.analysis.people import find_people


def roles(text: str, name: str) -> list[str]:
    return [role.text for p in find_people(accounts(text)) if p.name == name for role in p.roles]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Deputy Interior Minister {} resigned.", "Deputy Interior Minister"),
        ("Ports and Border Control Director {} left.", "Ports and Border Control Director"),
        ("On Monday the former harbor chief {} left.", "former harbor chief"),
        ("{}, the second in command at the Port, left.", "second in command at the Port"),
        ("{}, 52, a former ferry captain, spoke.", "former ferry captain"),
        ("Sen. {} (D-Ohio), head of the Budget Committee, spoke.", "head of the Budget Committee"),
        (
            "{}, who served as director of trade for the port, left.",
            "director of trade for the port",
        ),
        ("The head of the harbor, {}, spoke.", "head of the harbor"),
        ("{} is currently deputy commissioner.", "deputy commissioner"),
        ("She came with her husband, {}, to vote.", "husband"),
    ],
)
def test_a_role_is_the_words_of_the_source_without_article(text: str, role: str) -> None:
    assert role in roles(text.format("Ana Ruiz"), "Ana Ruiz")


@pytest.mark.parametrize(
    "text",
    [
        "Mrs. Ana Ruiz spoke.",
        "Ana Ruiz, lawyer Paul Lindqvist and others spoke.",
        "Ana Ruiz is not a lawyer.",
        "Ana Ruiz, however, spoke.",
        "Ana Ruiz was tired.",
        "He sent his letter to the chairman, Ana Ruiz said.",
    ],
)
def test_what_says_nothing_of_the_person_is_no_role(text: str) -> None:
    assert roles(text, "Ana Ruiz") == []
