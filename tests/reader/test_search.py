"""Finding words in all articles."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storyview.reader.search import find_all, folded


def found(text: str, words: str) -> list[str]:
    return [text[start:end] for start, end in find_all(text, words)]


@pytest.mark.parametrize(
    ("text", "words", "hits"),
    [
        ("The Ferry and the ferry", "ferry", ["Ferry", "ferry"]),
        ("The Ferry and the ferry", "FERRY", ["Ferry", "ferry"]),
        ("Inés met Ines", "ines", ["Inés", "Ines"]),
        ("Inés met Ines", "inés", ["Inés", "Ines"]),
        ("Ine\u0301s came", "ines", ["Ine\u0301s"]),
        ("He didn’t and didn't", "didn't", ["didn’t", "didn't"]),
        ("He didn’t and didn't", "didn’t", ["didn’t", "didn't"]),
        ("“Never,” she said", '"never,"', ["“Never,”"]),
        ("the old\nbridge", "old bridge", ["old\nbridge"]),
        ("the old bridge", "  old   bridge ", ["old bridge"]),
        ("Straße und Strasse", "strasse", ["Straße", "Strasse"]),
        ("ﬁre", "fire", ["ﬁre"]),
        ("aaaa", "aa", ["aa", "aa"]),
        ("İstanbul", "istanbul", ["İstanbul"]),
        ("a.b axb", "a.b", ["a.b"]),
        ("50% (of)", "% (", ["% ("]),
        ("nothing", "", []),
        ("nothing", "   ", []),
        ("", "x", []),
        ("漢字と漢字", "漢字", ["漢字", "漢字"]),
    ],
)
def test_words_are_found_whatever_their_case_accents_and_apostrophes(
    text: str, words: str, hits: list[str]
) -> None:
    assert found(text, words) == hits


@pytest.mark.parametrize(
    "between", [pytest.param("  ", id="two spaces"), pytest.param("\n\n", id="blank line")]
)
def test_one_space_stands_for_any_white_space(between: str) -> None:
    assert found(f"the old{between}bridge", "old bridge") == [f"old{between}bridge"]


@given(st.text(max_size=80), st.text(min_size=1, max_size=8))
@settings(max_examples=300)
def test_hits_lie_in_the_text_in_order_and_apart(text: str, words: str) -> None:
    position = 0
    for start, end in find_all(text, words):
        assert position <= start < end <= len(text)
        position = end


@given(st.text(max_size=60), st.data())
@settings(max_examples=300)
def test_any_stretch_of_the_text_is_found_in_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    words = text[start:end]
    if " ".join(folded(words)[0].split()) == folded(words)[0] and words:
        assert find_all(text, words)


@given(st.text(max_size=60))
def test_folding_knows_where_each_character_came_from(text: str) -> None:
    plain, origins = folded(text)
    assert len(plain) == len(origins)
    assert origins == sorted(origins)
    assert all(0 <= origin < len(text) for origin in origins)
