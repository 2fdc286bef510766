"""Which numbers the stories found have: those of the stories that their articles are in, if any."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Placed(NamedTuple):
    """An article as it is placed now."""

    story: int | None
    given: str
    """The name of a story that came with it; empty for none."""


class Placing(NamedTuple):
    """What must be done so that the stories are those that were found."""

    moves: dict[int, int | None]
    """Articles, and the story that each shall be in."""
    new_stories: list[list[int]]
    """The articles of each new story."""


def place(groups: Sequence[Sequence[int]], articles: Mapping[int, Placed]) -> Placing:
    """Give each group the story that most of its articles are in; single articles have none.

    Args:
        groups: The articles of each story found, among them all of the stories concerned.
        articles: Where they are now. Those with a given story stay there, and the others of their
            group come to them.
    """
    moves: dict[int, int | None] = {}
    new_stories: list[list[int]] = []
    taken = {one.story for one in articles.values() if one.given}
    wishes: list[tuple[int, int, int]] = []
    free: list[int] = []
    for number, group in enumerate(groups):
        given = [articles[key].story for key in group if articles[key].given]
        if given:
            moves |= {key: given[0] for key in group if not articles[key].given}
        elif len(group) == 1:
            moves[group[0]] = None
        else:
            free.append(number)
            votes = Counter(articles[key].story for key in group)
            wishes += [
                (-votes[story], story, number)
                for story in votes
                if story is not None and story not in taken
            ]
    stories: dict[int, int] = {}
    for _, story, number in sorted(wishes):
        if story not in taken and number not in stories:
            stories[number] = story
            taken.add(story)
    for number in free:
        if number in stories:
            moves |= dict.fromkeys(groups[number], stories[number])
        else:
            new_stories.append(sorted(groups[number]))
    moved = {key: story for key, story in moves.items() if articles[key].story != story}
    return Placing(moved, new_stories)
