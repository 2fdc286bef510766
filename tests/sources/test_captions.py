from __future__ import annotations

import pytest

from storyview.sources.captions import is_caption


@pytest.mark.parametrize(
    "line",
    [
        "Harbour master Farida Noor at the gate. (Ana Ruiz/AP)",
        "Noor in Split in May. (Ana Ruiz / The Harbour Post)",
        "Noor at the gate. (AP Photo/Ana Ruiz, File)",
        "Noor at the gate. (Photo by Ana Ruiz/Getty Images)",
        "The gate (Reuters)",
        "The gate. Photograph: Ana Ruiz/AFP",
        "Photo: Ana Ruiz",
        "Ana Ruiz/Getty Images",
        "Image source, Getty Images",
        "Image caption, The gates were closed on Tuesday",
    ],
)
def test_a_line_with_its_pictures_credit_is_a_caption(line: str) -> None:
    assert is_caption(line)


@pytest.mark.parametrize(
    "line",
    [
        "The gate closed on Tuesday.",
        "He paid with his own money (about 4/5 of the sum).",
        "The image of the port suffered, Noor said.",
        "SPLIT (Reuters) - The gates closed on Tuesday.",
        "Sen. Omar Haddad (D/Maine) did not come, his office said on Tuesday.",
        "He posted a photo: a gate, closed, and above it the moon.",
        "She told AFP that the gate was closed.",
    ],
)
def test_a_sentence_of_the_article_is_no_caption(line: str) -> None:
    assert not is_caption(line)
