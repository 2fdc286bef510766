"""What is to be opened, before it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from storyview.sources.facts import NO_FACTS, Facts

if TYPE_CHECKING:
    from pathlib import Path

    from storyview.errors import StoryviewError

MANIFEST = "story.toml"
_ADDRESS = re.compile(r"(?:https?|ftp|file):/", re.IGNORECASE)


def is_address(thing: str) -> bool:
    """Whether what a person named is an address, not a file or folder."""
    return bool(_ADDRESS.match(thing))


STANDARD_INPUT = "-"


class Named(NamedTuple):
    """What is to be opened, and what is known of it beforehand."""

    path: Path
    name: str
    """As named on the command line or in story.toml, fit for the screen."""
    facts: Facts = NO_FACTS
    is_file: bool = True
    """Whether it is a file, whatever it is called: only a person names addresses and "-", and
    no folder that comes from a stranger."""


class StoryFolder(NamedTuple):
    """The files of a folder, in the order in which they are shown."""

    files: tuple[Named, ...]
    title: str | None = None
    problems: tuple[StoryviewError, ...] = ()
