"""Stories that were opened before are kept while their files are as they were."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from storyview.errors import StoryviewError
from storyview.library.paths import Paths
from storyview.library.state import LastOpened
from storyview.library.stories import keep_story, kept_story
from storyview.sources.door import open_story
from storyview.sources.opened import Opened

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths(tmp_path / "config", tmp_path / "state", tmp_path / "cache", tmp_path / "data")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "story"
    folder.mkdir()
    (folder / "courier.md").write_text("# Ferry late\n\nThe ferry came *late* on Monday.\n")
    (folder / "post.txt").write_text("Ferry on time\n\nThe ferry came on time, the line said.\n")
    return folder


def test_a_kept_story_is_the_story_that_was_opened(paths: Paths, folder: Path) -> None:
    named = LastOpened((str(folder),))
    opened = open_story(named.things)
    keep_story(paths, named, opened)
    assert kept_story(paths, named) == opened


@pytest.mark.parametrize("change", ["content", "time", "new file", "gone", "other title"])
def test_after_a_change_it_is_opened_anew(paths: Paths, folder: Path, change: str) -> None:
    named = LastOpened((str(folder),))
    keep_story(paths, named, open_story(named.things))
    if change == "content":
        (folder / "post.txt").write_text("Another text, of another length.\n")
    elif change == "time":
        os.utime(folder / "post.txt", (1, 1))
    elif change == "new file":
        (folder / "third.txt").write_text("A third account of the ferry.\n")
    elif change == "gone":
        (folder / "post.txt").unlink()
    else:
        named = LastOpened((str(folder),), titles=("Another",))
    assert kept_story(paths, named) is None


def test_a_story_with_problems_is_not_kept(paths: Paths, folder: Path) -> None:
    named = LastOpened((str(folder),))
    opened = Opened(open_story(named.things).story, (StoryviewError("bad", where="x"),))
    keep_story(paths, named, opened)
    assert kept_story(paths, named) is None


def test_what_came_from_standard_input_or_is_gone_is_not_looked_for(
    paths: Paths, folder: Path
) -> None:
    opened = open_story((str(folder),))
    for thing in ("-", str(folder / "nowhere.txt")):
        named = LastOpened((thing,))
        keep_story(paths, named, opened)
        assert kept_story(paths, named) is None
    assert not paths.cache.exists()
