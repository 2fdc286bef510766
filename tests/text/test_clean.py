"""Nothing that a text holds can steer the terminal or deceive the eye."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storyview.text.clean import MARKS_ON_A_BASE, clean, clean_line, is_clean

HARMFUL = st.sampled_from(
    [
        "\x1b", "\x1b[", "\x1b]", "\x1bP", "\x1b\\", "\x07", "\x9b", "\x9c", "\x9d", "\x90", "31m",
        ";", "\r", "\n", "\t", "\x85", "\u2028", "\u200b", "\u200c", "\u200d", "\u202e", "\u2066",
        "\ufeff", "\ufe0f", "\u0301", "\u0488", "\u0903", "\ud800", "\ue000", "\ufdd0",
        "\U0010ffff",
        "\U000e0041", "👩", "🚀", "ی", "م", "क", "्", "a", "é", " ", "\xa0", "[is]", "“",
    ]
)  # fmt: skip
ANY_TEXT = st.one_of(
    st.text(alphabet=st.characters()),
    st.lists(HARMFUL).map("".join),
)


@pytest.mark.parametrize(
    ("name", "sequence"),
    [
        ("colour", "\x1b[31;1m"),
        ("clear the screen", "\x1b[2J"),
        ("8-bit CSI", "\x9b2J"),
        ("private CSI", "\x1b[?1049h"),
        ("CSI with an intermediate byte", "\x1b[1 q"),
        ("clipboard, ended by BEL", "\x1b]52;c;aGVsbG8=\x07"),
        ("title, ended by ST", "\x1b]0;title\x1b\\"),
        ("8-bit OSC", "\x9d52;c;aGVsbG8=\x9c"),
        ("hyperlink", "\x1b]8;;https://example.org\x1b\\"),
        ("DCS", "\x1bP1;2|17/ab\x1b\\"),
        ("8-bit DCS", "\x90q#0\n#1\x9c"),
        ("APC", "\x1b_Gf=32;AAAA\x1b\\"),
        ("PM", "\x1b^private\x1b\\"),
        ("SOS", "\x1bXstring\x1b\\"),
        ("8-bit SOS", "\x98string\x9c"),
    ],
)
def test_a_complete_control_sequence_vanishes_whole(name: str, sequence: str) -> None:
    assert clean(f"The {sequence}minister") == "The minister"


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("\x1bcReset", "cReset"),
        ("\x1b]52;c;never ended", "]52;c;never ended"),
        ("\x1b[", "["),
        ("\x1b\x1b[31mred", "red"),
        ("\x1b\x1b[0m[2J", "[2J"),
        ("ends with\x1b", "ends with"),
        ("\x1b]0;a\x1b]0;b\x07c", "]0;ac"),
    ],
)
def test_of_an_unknown_or_unfinished_sequence_only_the_escape_goes(source: str, shown: str) -> None:
    assert clean(source) == shown


@pytest.mark.parametrize("code", [*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F])
def test_other_control_characters_vanish(code: int) -> None:
    assert clean(f"Nai{chr(code)}robi") == "Nairobi"


@pytest.mark.parametrize("code", [*range(0x80, 0x85), *range(0x86, 0x90), 0x91, 0x99, 0x9A, 0x9C])
def test_c1_control_characters_vanish(code: int) -> None:
    assert clean(f"Nai{chr(code)}robi") == "Nairobi"


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\x85", "\u2028", "\u2029"])
def test_every_kind_of_line_end_becomes_a_newline(end: str) -> None:
    assert clean(f"one{end}two{end}{end}three") == "one\ntwo\n\nthree"


def test_a_tab_becomes_spaces_up_to_the_next_stop() -> None:
    assert clean("\ta\tb") == "    a   b"


@pytest.mark.parametrize(
    "invisible",
    "\u202a \u202b \u202c \u202d \u202e \u2066 \u2067 \u2068 \u2069 \u200e \u200f \u061c \ufff9 "
    "\ufffa \ufffb \ufeff \u2060 \xad \u200b \U000e0001 \U000e0041 \U000e007f".split(" "),
)
def test_what_is_invisible_vanishes(invisible: str) -> None:
    assert clean(f"Tal{invisible}linn") == "Tallinn"


@pytest.mark.parametrize(
    "unknown",
    ["\ue000", "\uf8ff", "\U000f0000", "\U0010fffd", "\ufdd0", "\ufffe", "\U0005ffff", "\ud800"],
)
def test_what_has_no_meaning_becomes_the_replacement_character(unknown: str) -> None:
    assert clean(f"a{unknown}b") == "a\ufffdb"


@pytest.mark.parametrize(
    "text",
    [
        "شما می‌خواهید",
        "क्‍ष",
        "👩‍🚀 and 🏳️‍🌈 and 👩🏽‍⚕️",
        "שלום עולם",
        "Việt Nam, Zoë, İzmir, Łódź",
        "[Okafor] said “yes” — 5 °C…",
        "မျှော့ ကျွန်ုပ်",
        "I ❤️ 1️⃣",
        "日本語　テキスト",
        "e\u0323\u0302\u0301",
    ],
)
def test_languages_and_emoji_stay_as_they_are(text: str) -> None:
    assert clean(text) == text
    assert is_clean(text)


@pytest.mark.parametrize(
    "text", ["pass\u200dword", "pass\u200cword", "\u200d", "👩\u200d", "👩\u200c👩"]
)
def test_a_joiner_that_joins_nothing_vanishes(text: str) -> None:
    assert clean(text) == text.replace("\u200d", "").replace("\u200c", "")


@pytest.mark.parametrize("between", ["", "\u200d", "\u200b", "\xad"])
def test_a_tower_of_combining_marks_is_cut_to_four(between: str) -> None:
    tower = between.join("\u0301" * 9)
    assert clean(f"Za{tower}lgo") == "Za" + "\u0301" * MARKS_ON_A_BASE + "lgo"


def test_a_line_is_one_line() -> None:
    assert clean_line("  Port\r\nstrike\t\u2028 ends \xa0\x1b[2J ") == "Port strike ends"


def test_a_clean_text_comes_back_as_the_same_object() -> None:
    text = "“Plain,” she said.\n\nÉtienne agreed."
    assert clean(text) is text


@settings(deadline=None)
@given(ANY_TEXT)
def test_nothing_forbidden_is_left(text: str) -> None:
    marks = 0
    for character in clean(text):
        kind = unicodedata.category(character)
        marks = marks + 1 if kind in {"Mn", "Me"} else 0
        assert marks <= MARKS_ON_A_BASE
        assert character == "\n" or kind not in {"Cc", "Cs", "Co"}, repr(character)
        assert ord(character) & 0xFFFE != 0xFFFE
        assert not 0xFDD0 <= ord(character) <= 0xFDEF
        assert unicodedata.bidirectional(character) not in {
            "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI",
        }  # fmt: skip
        assert character not in "\u2028\u2029\u200b\xad\ufeff\u2060\ufff9\ufffa\ufffb"
        assert not 0xE0000 <= ord(character) <= 0xE007F


@settings(deadline=None)
@given(ANY_TEXT)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert is_clean(once)
    line = clean_line(text)
    assert clean_line(line) == line
    assert "\n" not in line


@settings(deadline=None)
@given(st.text(alphabet=st.characters(categories=["L", "N", "P", "Zs"])))
def test_letters_numbers_and_punctuation_stay(text: str) -> None:
    assert clean(text) == text
