from __future__ import annotations

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storyview.errors import StoryviewError
from storyview.sources.decoding import decode

PROSE = "Žana Müller said: “It’s the quay – and the café.” Nobody in Łódź disagreed with her. "


@pytest.mark.parametrize(
    "data",
    [
        PROSE.encode(),
        codecs.BOM_UTF8 + PROSE.encode(),
        codecs.BOM_UTF16_LE + PROSE.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + PROSE.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + PROSE.encode("utf-32-le"),
    ],
)
def test_unicode_is_read_by_its_mark_or_as_utf_8(data: bytes) -> None:
    assert decode(data) == (PROSE, ())


def test_the_character_set_that_a_page_declares_is_used() -> None:
    page = '<html><head><meta charset="windows-1251"></head>Пристань затопило.'
    assert decode(page.encode("cp1251")).text == page


def test_a_page_that_declares_latin_1_is_read_as_browsers_do() -> None:
    page = '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">“Quay”'
    assert decode(page.encode("cp1252")).text == page


def test_an_unknown_character_set_is_not_believed() -> None:
    assert decode(b'<meta charset="klingon">quay').text.endswith("quay")


def test_windows_1252_is_read_and_noted() -> None:
    text = "The ferry’s crew said: “No ship leaves.” – The café stayed open. " * 5
    decoded = decode(text.encode("cp1252"))
    assert decoded.text == text
    assert decoded.notes == ("Its encoding is not declared; read as Windows-1252.",)


def test_one_damaged_byte_costs_only_itself() -> None:
    data = PROSE.encode() * 3 + b"\x93quay. " + PROSE.encode() * 3
    decoded = decode(data)
    assert decoded.text == PROSE * 3 + "“quay. " + PROSE * 3
    assert decoded.notes == ("1 byte of its UTF-8 damaged.",)


def test_cyrillic_without_a_declaration_is_guessed() -> None:
    text = "Пристань затопило ночью, сообщила в среду мэрия города. Пострадавших нет. " * 8
    assert decode(text.encode("cp1251")).text == text


def test_what_a_server_states_goes_before_what_the_page_declares() -> None:
    page = "<meta charset=utf-8><p>Żegluga w Gdyni stoi".encode("iso8859-2")
    assert decode(page, charset="ISO-8859-2").text.endswith("Żegluga w Gdyni stoi")
    page = "<meta charset=iso-8859-2><p>Żegluga w Gdyni stoi".encode()
    assert decode(page, charset="utf-8").text.endswith("Żegluga w Gdyni stoi")


def test_a_byte_order_mark_goes_before_what_a_server_states() -> None:
    assert decode("\ufeffŻegluga".encode(), charset="iso-8859-2").text == "Żegluga"


@pytest.mark.parametrize(
    "name", ["undefined", "idna", "unicode_escape", "rot13", "zip", "klingon", "utf-16", "\0", ""]
)
def test_a_character_set_that_is_none_is_passed_over(name: str) -> None:
    assert decode("Żegluga".encode(), charset=name).text == "Żegluga"
    page = f"<meta charset={name}>Żegluga"
    assert decode(page.replace("\0", "").encode()).text.endswith("Żegluga")


def test_nul_bytes_are_counted_in_the_refusal() -> None:
    with pytest.raises(StoryviewError) as caught:
        decode(b"a\0" * 1204, where="notes.txt")
    assert str(caught.value) == (
        "notes.txt: not text (1,204 NUL bytes); give a text, Markdown or HTML file, "
        "a PDF or a .docx document"
    )


def test_more_than_a_tenth_of_control_bytes_is_no_text() -> None:
    assert decode(b"quay " * 19 + b"\x01" * 5).text
    with pytest.raises(StoryviewError, match=r"not text \(50 % control characters\)"):
        decode(b"a\x01" * 50)


def test_utf_16_without_its_mark_is_known_by_its_nul_bytes() -> None:
    for encoding in ("utf-16-le", "utf-16-be"):
        text = "The quay of Split flooded on Tuesday. " * 3
        assert decode(text.encode(encoding)).text == text


@given(st.binary(max_size=300))
@settings(deadline=None, max_examples=60)
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        assert isinstance(decode(data).text, str)
    except StoryviewError as error:
        assert error.hint
