"""Who is who: relatives, strangers of one name, short forms, spellings, titles alone."""

from __future__ import annotations

import pytest

from story_rows import Story, outcome, stories

STORIES = stories()


@pytest.mark.parametrize("story", STORIES, ids=lambda story: " || ".join(story.texts))
def test_each_person_of_a_small_story_has_one_entry_that_is_nobody_elses(story: Story) -> None:
    assert outcome(story) == (0, 0, 0)


def test_the_table_is_wide() -> None:
    assert len(STORIES) >= 70
    assert len({story.why for story in STORIES}) >= 15
    assert all(len(story.texts) >= 1 and story.persons for story in STORIES)
