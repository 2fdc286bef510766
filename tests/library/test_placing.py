"""Stories that are found anew keep their numbers where they can."""

from __future__ import annotations

from storyview.library.placing import Placed, Placing, place


def at(*stories: int | None, given: dict[int, str] | None = None) -> dict[int, Placed]:
    return {key: Placed(story, (given or {}).get(key, "")) for key, story in enumerate(stories)}


def test_what_is_as_it_was_needs_nothing_done() -> None:
    assert place([[0, 1], [2]], at(5, 5, None)) == Placing({}, [])


def test_a_new_story_has_no_number_yet_and_one_article_makes_none() -> None:
    assert place([[0, 1], [2]], at(None, None, None)) == Placing({}, [[0, 1]])


def test_a_story_that_grows_keeps_its_number() -> None:
    assert place([[0, 1, 2]], at(5, 5, None)) == Placing({2: 5}, [])


def test_of_two_stories_that_are_one_the_larger_gives_the_number() -> None:
    assert place([[0, 1, 2]], at(5, 6, 6)) == Placing({0: 6}, [])


def test_of_a_story_that_falls_apart_the_larger_part_keeps_the_number() -> None:
    placing = place([[0, 1], [2, 3, 4]], at(5, 5, 5, 5, 5))
    assert placing == Placing({}, [[0, 1]])


def test_an_article_that_is_left_alone_leaves_its_story() -> None:
    assert place([[0], [1, 2]], at(5, 5, 5)) == Placing({0: None}, [])


def test_articles_come_to_those_that_name_their_story() -> None:
    articles = at(7, None, 5, given={0: "Ships"})
    assert place([[0, 1, 2]], articles) == Placing({1: 7, 2: 7}, [])


def test_a_given_story_is_not_taken_by_articles_that_leave_it() -> None:
    articles = at(7, 7, 7, given={0: "Ships"})
    assert place([[0], [1, 2]], articles) == Placing({}, [[1, 2]])
