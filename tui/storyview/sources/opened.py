"""What opening gives: a story, and what could not be opened of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from storyview.errors import StoryviewError
    from storyview.text.article import Story


class Opened(NamedTuple):
    """A story, and what could not be opened of it."""

    story: Story
    problems: tuple[StoryviewError, ...] = ()
    notes: tuple[str, ...] = ()
    """What is to be known about how it was opened, one sentence each, that is no problem."""
