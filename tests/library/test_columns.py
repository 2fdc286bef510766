import pytest

from storyview.library.columns import UnreadableError, texts_in


def test_a_list_of_texts_is_read_as_it_was_kept() -> None:
    assert texts_in('["Ana Ruiz", "Omar Haddad"]') == ("Ana Ruiz", "Omar Haddad")
    assert texts_in("[]") == ()


@pytest.mark.parametrize("kept", ['"abc"', '{"a": 1}', "[1]", "abc", "null"])
def test_what_is_no_list_of_texts_is_unreadable(kept: str) -> None:
    with pytest.raises(UnreadableError):
        texts_in(kept)
