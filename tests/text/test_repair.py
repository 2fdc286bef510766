"""Broken characters are mended, and good ones stay as they are."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storyview.text.repair import REPAIRS, repair

GOOD = [
    "“Yes,” said Zoë Ångström — it’s 5 °C in Łódź…",
    "« Été », dit-il. « CAFÉ », « L’ÎLE »",
    "São Paulo, SÃO PAULO, Irmã “Já!” NÃO…",
    "Дуже дякую, сказала вона. «Так» — і пішла.",
    "日本語のテキスト。「はい」と言った。",
    "Việt Nam; Nguyễn Văn Đức’s “phở”",
    "İstanbul’da “Evet” dedi. ŞİŞLİ’DE",
    "€50 – £20 • © 2024 ™ ½ × 3² ≈ 4½",
    "The rule† has a note‡. “See below,” it says†.",
    "“A dagger† inside a quotation that is closed,” she wrote.",
    "He opened “a quotation and never closed it.\n† A footnote.",
    "Ο Γιώργος είπε «ναι» — «ΌΧΙ»",
    "¬p ∧ √2 ≤ ‚so‘ ├── Baum ┤ ß² Straße…",
    "Ærø, Ørsted, Þórr, Ýmir, “Óðinn”",
]
WORDS = ["café", "Zoë’s", "“naïve”", "Škoda", "Łódź", "São", "Ünlü", "it’s", "—", "£5", "Đức", "à"]


@pytest.mark.parametrize("text", GOOD)
def test_good_text_stays_as_it_is(text: str) -> None:
    assert repair(text) == (text, ())


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("latin-1", "Zoë’s café in Škoda’s town, “naïve” à la carte — £5"),
        ("sloppy-windows-1252", "Zoë’s café in Łódź, “naïve” à la carte — £5…"),
        ("sloppy-windows-1252", "Nguyễn Văn Đức’s “phở”"),
        ("sloppy-windows-1252", "Привет, 日本語!"),
        ("mac_roman", "Zoë’s café, “naïve” — she said"),
        ("cp437", "Zoë’s café, “naïve” — she said"),
        ("sloppy-windows-1252", "Bucureşti"),
        ("sloppy-windows-1252", "zero\u200bwidth"),
        ("mac_roman", "Enrique Peña"),
        ("mac_roman", "£99"),
        ("windows-1251", "“Yes,” she said — it’s fine"),
    ],
)
def test_utf_8_read_as_another_encoding_is_read_again(encoding: str, text: str) -> None:
    import ftfy.bad_codecs  # noqa: F401  # knows the sloppy encodings

    broken = text.encode().decode(encoding)
    mended, notes = repair(broken)
    assert mended == text
    assert len(notes) == 1
    assert re.fullmatch(r"\d+ wrongly decoded passages? mended", notes[0])


def test_what_was_misread_twice_is_read_again_twice() -> None:
    once = "Chloé’s".encode().decode("windows-1252")
    twice = once.encode().decode("windows-1252")
    assert repair(f"{twice} shop")[0] == "Chloé’s shop"


def test_good_characters_beside_broken_ones_stay() -> None:
    assert repair("“Résumé” of JosÃ© — “olé”")[0] == "“Résumé” of José — “olé”"


def test_windows_punctuation_read_as_control_characters_becomes_itself() -> None:
    mended, notes = repair("\x93It\x92s over,\x94 Adaeze said \x97 at last")
    assert mended == "“It’s over,” Adaeze said — at last"
    assert notes == ("4 quotation marks and dashes of Windows mended",)


def test_a_dagger_that_closes_a_quotation_becomes_its_mark() -> None:
    mended, notes = repair("“We will stay,†Ines Duarte said. “For the night†only.")
    assert mended == "“We will stay,” Ines Duarte said. “For the night” only."
    assert notes == ("2 closing quotation marks mended",)


@pytest.mark.parametrize("before", [*",.?!…'’-)", "night", "2024"])
@pytest.mark.parametrize("after", ["he said", " he said", ""])
def test_a_dagger_closes_after_any_end_and_a_space_follows_it(before: str, after: str) -> None:
    space = " " if after else ""
    assert repair(f"“Stay{before}†{after}")[0] == f"“Stay{before}”{space}{after.strip()}"


def test_a_closing_mark_without_its_third_byte_is_mended() -> None:
    mended, notes = repair("“It is a heavy cost.â€\nHe agreed.")
    assert mended == "“It is a heavy cost.”\nHe agreed."
    assert notes == ("1 closing quotation mark mended",)


@pytest.mark.parametrize("lost", ["�", "?"])
def test_a_stand_in_for_the_third_byte_goes_with_it(lost: str) -> None:
    assert repair(f"“It is late,â€{lost} said Mbeki.")[0] == "“It is late,” said Mbeki."


def test_a_question_mark_of_the_sentence_stays() -> None:
    assert repair("Who said “never againâ€?")[0] == "Who said “never again”?"


def test_a_broken_closing_mark_after_a_misread_opening_one_is_mended() -> None:
    assert repair("â€œGo,â€ said Ama.")[0] == "“Go,” said Ama."


def test_nested_quotations_close_one_by_one() -> None:
    assert repair("“He told me “no†,†said Li.")[0] == "“He told me “no”,” said Li."


def test_a_dagger_with_no_quotation_open_stays() -> None:
    text = "The drug† helped.\n“Indeed,” she said.† And on†"
    assert repair(text) == (text, ())


def test_quotations_do_not_stay_open_into_the_next_paragraph() -> None:
    text = "“It began\n\nThe drug† helped."
    assert repair(text) == (text, ())


@pytest.mark.parametrize("sound", ["“£5 million,” she said.", "said.”£5 is", "“†", "—“Yes", "”€9"])
def test_marks_beside_signs_stay_in_a_text_that_is_damaged_elsewhere(sound: str) -> None:
    assert repair(f"{sound} The donâ€™t café")[0].startswith(sound)


def test_a_quotation_over_lines_that_are_broken_to_a_width_is_one() -> None:
    assert repair("“It began\nlate,†said Li.\n\nNext.")[0] == "“It began\nlate,” said Li.\n\nNext."


def test_line_ends_stay_as_they_are() -> None:
    text = "“One,†he said.\r\n\r\nTwo\u2028three\r"
    assert repair(text)[0] == text.replace("†", "” ")


def test_every_repair_has_a_name_and_words_for_people() -> None:
    assert len({row.name for row in REPAIRS}) == len(REPAIRS)
    assert all(row.one and row.many for row in REPAIRS)


def test_control_sequences_are_left_for_cleaning() -> None:
    text = "Zoë\x9b2J \x1b]0;é\x07 é\x9b31m \x85"
    assert repair(text) == (text, ())


@settings(deadline=None)
@given(st.lists(st.sampled_from([*WORDS, *"“”‘’†,.\n", "said", " "])))
def test_what_is_added_is_only_closing_marks_and_spaces(parts: list[str]) -> None:
    text = "".join(parts)
    mended, notes = repair(text)
    changed = re.sub("[†”]", "", text).split()
    assert "".join(re.sub("[†”]", "", mended).split()) == "".join(changed)
    assert (mended != text) == bool(notes)


@settings(deadline=None)
@given(st.text(alphabet=st.characters(exclude_characters="†", exclude_categories=["Cc", "Cs"])))
def test_text_that_no_row_recognizes_comes_back_as_it_is(text: str) -> None:
    if not any(row.may_need.search(text) for row in REPAIRS):
        assert repair(text) == (text, ())


@settings(deadline=None, max_examples=500)
@given(st.lists(st.sampled_from([*"‚ÄΓÇвЂ¬√aZáâãäåÂÃÄÅ\x80\x91\x97†€™”“ß├┬,. ðô¿½"])))
def test_every_damage_begins_with_a_trace_that_is_looked_for_first(parts: list[str]) -> None:
    text = "".join(parts)
    for row in REPAIRS:
        for found in row.may_need.finditer(text):
            assert row.traces.match(text, found.start())


@settings(deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1))
def test_words_survive_being_misread(words: list[str]) -> None:
    text = " ".join(["“naïve”", *words])
    assert repair(text.encode().decode("latin-1"))[0] == text


@pytest.mark.skipif(
    "STORYVIEW_ORIGINALS" not in os.environ,
    reason="set STORYVIEW_ORIGINALS to the folder of the three original articles",
)
class TestTheOriginals:
    @pytest.fixture
    def originals(self) -> dict[str, str]:
        folder = Path(os.environ["STORYVIEW_ORIGINALS"])
        return {file.name[:3]: file.read_text("utf-8") for file in folder.glob("*.txt")}

    def test_all_twelve_closing_marks_are_mended(self, originals: dict[str, str]) -> None:
        mended, notes = repair(originals["002"])
        assert notes == ("12 closing quotation marks mended",)
        assert mended.count("“") == mended.count("”")
        assert "†" not in mended
        assert "â" not in mended

    @pytest.mark.parametrize("name", ["000", "003"])
    def test_the_others_stay_as_they_are(self, originals: dict[str, str], name: str) -> None:
        assert repair(originals[name]) == (originals[name], ())
