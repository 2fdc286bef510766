"""Stories and articles of the library by the names that a person gives them on the command line."""

from __future__ import annotations

from storyview.errors import StoryviewError
from storyview.library.things import (
    IN_LIBRARY,
    article_name,
    article_of,
    story_name,
    story_of,
)


def story_number(thing: str) -> int:
    """The story that is meant: "library:12" or "12".

    Raises:
        StoryviewError: If it names none.
    """
    number = story_of(thing if thing.startswith(IN_LIBRARY) else f"{IN_LIBRARY}{thing}")
    if number is None:
        raise StoryviewError("names no story", where=thing, hint=f"name it {story_name(12)}")
    return number


def article_number(thing: str) -> int:
    """The article that is meant: "library:article/55", "article/55" or "55".

    Raises:
        StoryviewError: If it names none.
    """
    number = article_of(
        article_name(0)[:-1] + thing.removeprefix(IN_LIBRARY).removeprefix("article/")
    )
    if number is None or story_of(thing) is not None:
        raise StoryviewError("names no article", where=thing, hint=f"name it {article_name(55)}")
    return number
