"""What articles share is named, so that a person can see why they are one story."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from builders import an_article
from storyview.library.reasons import why

ONE = (
    "The ferry Aurelia ran aground off Kestrel Point on 14 March. “The rudder had failed,” Captain"
    " Ines Vik said. All 212 passengers were ferried ashore."
)
OTHER = (
    "Ines Vik, captain of the Aurelia, blamed a rudder. Lifeboats brought 212 passengers to Ostmar"
    " after the March 14 accident at Kestrel Point."
)


def texts(found: object) -> list[str]:
    return [each.text for each in found]  # type: ignore[attr-defined]


def test_names_rare_words_days_and_numbers_that_two_articles_share() -> None:
    reasons = why([an_article(ONE, "a"), an_article(OTHER, "b")])
    assert set(texts(reasons.names)) == {"Aurelia", "Kestrel Point", "Ines Vik"}
    assert texts(reasons.words) == ["rudder"]
    assert set(texts(reasons.figures)) == {"14 March", "212 passengers"}


def test_of_a_story_what_most_of_its_articles_have_comes_first() -> None:
    third = an_article("The rudder of the Aurelia was inspected by Tove Lund.", "c")
    reasons = why([an_article(ONE, "a"), an_article(OTHER, "b"), third])
    assert (reasons.names[0].text, reasons.names[0].articles) == ("Aurelia", 3)


def test_a_name_is_not_shown_again_by_its_parts() -> None:
    reasons = why([an_article(ONE, "a"), an_article(f"{OTHER} Vik agreed.", "b")])
    assert "Vik" not in texts(reasons.names)


def test_the_first_word_of_a_sentence_is_no_name_for_its_capital() -> None:
    one = an_article("Rudders break. Rudders are dear.", "a")
    other = an_article("Rudders last for ever.", "b")
    assert why([one, other]).names == ()


def test_a_name_ends_with_its_sentence() -> None:
    one = an_article(
        "A lifeboat came from Tobermory. CalMac said so to Dr. J. Soto of St. Ives.", "a"
    )
    other = an_article("They sailed from Tobermory. CalMac paid. J. Soto left St. Ives.", "b")
    assert set(texts(why([one, other]).names)) == {"Tobermory", "J. Soto", "St. Ives"}


def test_the_first_half_of_a_contraction_is_neither_name_nor_word() -> None:
    one = an_article("Didn’t they say the weir wasn’t safe?", "a")
    other = an_article("The weir didn’t hold, and wasn’t meant to. Didn’t anybody know?", "b")
    reasons = why([one, other])
    assert (texts(reasons.names), texts(reasons.words)) == ([], ["weir"])


def test_it_is_told_in_one_line() -> None:
    told = why([an_article(ONE, "a"), an_article(OTHER, "b")]).told(2)
    assert told.count(";") == 2
    assert "Ines Vik" in told and "\n" not in told


def test_articles_with_nothing_in_common_have_no_reasons() -> None:
    reasons = why([an_article(ONE, "a"), an_article("Goats give milk for cheese.", "b")])
    assert reasons == ((), (), ())
    assert reasons.told() == ""


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=300), st.text(max_size=300))
def test_any_text_has_reasons_or_none(one: str, other: str) -> None:
    articles = [an_article(one or "x", "a"), an_article(other or "y", "b")]
    reasons = why(articles)
    for kind in reasons:
        for each in kind:
            assert each.articles == 2
            assert each.text in articles[0].text


def test_what_only_the_others_share_is_left_out_where_the_first_counts() -> None:
    third = an_article("Goats give milk for cheese.", "c")
    articles = [third, an_article(ONE, "a"), an_article(OTHER, "b")]
    assert why(articles).names
    assert why(articles, of_first=True) == ((), (), ())
    first = why([articles[1], articles[2], third], of_first=True)
    assert first == why(articles[1:])
