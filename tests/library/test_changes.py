"""What a reader changes in a story."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from builders import an_article
from storyview.library.changes import names_given, with_changes
from storyview.text.article import BlockKind, Dropped, Origin, Story

ARTICLE = replace(
    an_article("The ferry was late.\n\nNobody was hurt.", published=None),
    dropped=(Dropped("Sign up here", "newsletter sign-up", 21, BlockKind.PARAGRAPH),),
)
STORY = Story((ARTICLE, an_article("The ferry came.", "b")))


def test_details_that_the_reader_gives_are_marked_as_given() -> None:
    given = [
        ("a", "title", "Late ferry"),
        ("a", "source", "Courier"),
        ("a", "authors", "By Ana Ruiz, Li Wei and Omar Haddad"),
        ("a", "published", "2 March 2024"),
    ]
    changed = with_changes(STORY, [], given).article("a")
    assert (changed.title, changed.source, changed.published) == (
        "Late ferry",
        "Courier",
        date(2024, 3, 2),
    )
    assert changed.authors == ("Ana Ruiz", "Li Wei", "Omar Haddad")
    origins = {changed.title_origin, changed.source_origin, changed.published_origin}
    assert origins | {changed.authors_origin} == {Origin.GIVEN}


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("Ana Ruiz", ("Ana Ruiz",)),
        ("by Ana Ruiz & Li Wei", ("Ana Ruiz", "Li Wei")),
        ("Ruiz; Haddad, and Wei", ("Ruiz", "Haddad", "Wei")),
        ("Sandy Anderson", ("Sandy Anderson",)),
        ("Reuters, Reuters", ("Reuters",)),
        (" , ", ()),
    ],
)
def test_authors_are_taken_as_they_are_typed(typed: str, names: tuple[str, ...]) -> None:
    assert names_given(typed) == names


def test_a_piece_that_is_taken_back_stands_in_the_text_again() -> None:
    changed = with_changes(STORY, [("a", 0)], []).article("a")
    assert "Sign up here" in changed.text
    assert changed.dropped == ()


def test_what_does_not_fit_the_story_any_more_is_passed_over() -> None:
    given = [("gone", "title", "x"), ("a", "published", "soon"), ("a", "colour", "red")]
    assert with_changes(STORY, [("a", 7), ("gone", 0)], given) == STORY


def test_the_other_articles_stay_as_they_are() -> None:
    assert with_changes(STORY, [("a", 0)], [("a", "title", "x")]).article("b") is STORY.articles[1]
