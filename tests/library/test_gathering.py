"""Stories are found as articles come, whatever the order, and what a person grouped stays."""

from __future__ import annotations

import random
from datetime import date
from typing import TYPE_CHECKING

import pytest

from benchmarks.pile import made_pile
from builders import an_article
from library.piles import incoming as incoming_titled
from library.piles import members
from storyview.library.gathering import gather
from storyview.library.records import Filter, Incoming
from storyview.library.store import Library

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from benchmarks.pile import Piece

FERRY = (
    "The ferry Aurelia ran aground off Kestrel Point with 212 passengers. Captain Ines Vik said the"
    " rudder had failed. Lifeboats from Ostmar took everyone ashore before midnight."
)
FERRY_AGAIN = (
    "All 212 passengers of the Aurelia are safe after the ferry ran aground at Kestrel Point. A"
    " rudder failed, according to its captain, Ines Vik. Ostmar sent lifeboats."
)
CHEESE = (
    "Dairies in the valley of Brenna won the right to call their goat cheese by its old name. Judge"
    " Tomas Reyle found that three villages had made it since 1790."
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library.db") as library:
        yield library


def incoming(text: str, title: str | None = None, *rest: str, **more: object) -> Incoming:
    """An article on its way, under its own first words if nothing else is said."""
    return incoming_titled(text, title or text.split(".")[0], *rest, **more)  # type: ignore[arg-type]


def add(library: Library, *batch: Incoming) -> list[int]:
    return [key for key, _ in library.add(batch)]


def as_incoming(piece: Piece) -> Incoming:
    day = piece.published.isoformat() if piece.published else None
    return Incoming(an_article(piece.text, "x", day, title=piece.title, source=piece.source))


def stories(library: Library, keys: Sequence[int]) -> set[frozenset[int]]:
    """The places in ``keys`` of articles that are together."""
    found: dict[int, set[int]] = {}
    where = members(library)
    for place, key in enumerate(keys):
        story = where[key]
        found.setdefault(-key if story is None else story, set()).add(place)
    return {frozenset(each) for each in found.values()}


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_first_and_last_day_of_the_calendar_are_days_like_others(
    library: Library, day: str
) -> None:
    keys = add(library, incoming(FERRY, published=day), incoming(FERRY_AGAIN, published=day))
    assert gather(library, keys) == (1, 0, 0)


def test_two_accounts_of_one_story_become_one_and_a_third_stays_apart(library: Library) -> None:
    keys = add(
        library,
        incoming(FERRY, "Ferry runs aground"),
        incoming(FERRY_AGAIN, "212 saved from ferry"),
        incoming(CHEESE, "Cheese gets its name back"),
    )
    assert gather(library, keys) == (1, 0, 0)
    assert stories(library, keys) == {frozenset((0, 1)), frozenset((2,))}
    assert members(library)[keys[2]] is None


def test_an_article_that_comes_later_joins_the_story_that_is_there(library: Library) -> None:
    keys = add(library, incoming(FERRY, "Ferry runs aground"), incoming(CHEESE))
    gather(library, keys)
    keys += add(library, incoming(FERRY_AGAIN, "212 saved from ferry", published="2024-03-02"))
    gather(library, keys[2:])
    [story] = library.stories()
    keys += add(library, incoming(FERRY + " It is the third.", "Ferry aground", "Post"))
    assert gather(library, keys[3:]).placed == 1
    [later] = library.stories()
    assert (later.id, later.articles) == (story.id, 3)


def test_articles_that_were_never_gathered_need_not_be_named(library: Library) -> None:
    keys = add(library, incoming(FERRY), incoming(FERRY_AGAIN))
    gather(library)
    assert stories(library, keys) == {frozenset((0, 1))}
    assert gather(library) == (0, 0, 0)


def test_nothing_in_an_empty_library_is_no_story(library: Library) -> None:
    assert gather(library) == gather(library, [17]) == (0, 0, 0)


def test_the_same_words_weeks_later_are_another_story(library: Library) -> None:
    keys = add(
        library, incoming(FERRY), incoming(FERRY_AGAIN, source="Post", published="2024-03-12")
    )
    gather(library, keys)
    assert stories(library, keys) == {frozenset((0,)), frozenset((1,))}


@pytest.mark.parametrize("days", [(None, None), (None, "2024-03-01"), ("2024-03-01", None)])
def test_an_article_without_a_date_may_be_of_any_day(
    library: Library, days: tuple[str | None, str | None]
) -> None:
    keys = add(
        library,
        incoming(FERRY, published=days[0]),
        incoming(FERRY_AGAIN, published=days[1]),
        incoming(CHEESE, published=None),
    )
    for key in keys:
        gather(library, [key])
    assert stories(library, keys) == {frozenset((0, 1)), frozenset((2,))}


def test_a_near_copy_is_kept_as_one_of_the_earliest(library: Library) -> None:
    long = " ".join((FERRY, CHEESE, FERRY_AGAIN))
    keys = add(
        library,
        incoming(f"OSTMAR - {long}", "Late copy", "Post", "2024-03-02"),
        incoming(long, "Original", "Wire", "2024-03-01"),
        incoming(f"{long} More follows.", "Copy", "Herald", "2024-03-01"),
    )
    gather(library, keys)
    rows = {row.id: row for row in library.rows(Filter())}
    originals = {rows[key].copy_of for key in keys}
    assert len(originals) == 2 and None in originals
    assert rows[keys[0]].copy_of is not None  # it came a day later
    assert len(stories(library, keys)) == 1


def test_a_persons_own_stories_stay_whatever_arrives(library: Library) -> None:
    keys = add(
        library,
        incoming(FERRY, "Ferry runs aground"),
        incoming(CHEESE, "Cheese gets its name back"),
        incoming(FERRY_AGAIN, "212 saved from ferry"),
    )
    gather(library, keys)
    own = library.make_story(keys[:2], "Mine")
    library.move_article(keys[2], None)
    before = members(library)
    new = add(library, *(incoming(f"{FERRY} Part {part}.", "Ferry", "Post") for part in "abc"))
    gather(library, [*keys, *new])
    after = members(library)
    assert {key: after[key] for key in keys} == before
    assert all(after[key] != own for key in new)


def test_a_given_story_is_one_story_and_two_are_never_joined(library: Library) -> None:
    keys = add(
        library,
        incoming(FERRY, story="Ships"),
        incoming(CHEESE, story="Ships"),
        incoming(FERRY_AGAIN, source="Post", story="Boats"),
        incoming(f"{FERRY} More follows.", source="Herald"),
    )
    gather(library, keys)
    found = stories(library, keys)
    together = {place: each for each in found for place in each}
    assert together[0] == together[1] != together[2]
    assert together[3] in (together[0], together[2])  # it joins one of them


def test_a_text_that_changed_is_placed_anew(library: Library) -> None:
    keys = add(library, incoming(FERRY, source="A"), incoming(FERRY_AGAIN, source="B"))
    keys += add(library, incoming(CHEESE, source="C", address="https://example.org/1"))
    gather(library, keys)
    add(library, incoming(f"{FERRY} Really.", source="C", address="https://example.org/1"))
    gather(library)
    assert stories(library, keys) == {frozenset((0, 1, 2))}


@pytest.mark.parametrize("batches", [1, 4, 30])
def test_batches_make_hardly_a_difference(tmp_path: Path, batches: int) -> None:
    pile = made_pile(stories=25, singletons=20, seed=11)
    found = []
    for name, size in (("whole", len(pile)), ("parts", -(-len(pile) // batches))):
        order = list(range(len(pile)))
        random.Random(name).shuffle(order)
        keys = [0] * len(pile)
        with Library.open(tmp_path / f"{name}.db") as library:
            for start in range(0, len(pile), size):
                places = order[start : start + size]
                added = add(library, *(as_incoming(pile[place]) for place in places))
                for place, key in zip(places, added, strict=True):
                    keys[place] = key
                gather(library, added)
            found.append(stories(library, keys))
            assert library.check() == []
    assert len(found[0] ^ found[1]) <= len(found[0]) // 20


def test_new_articles_read_no_more_than_their_days(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    pile = made_pile(stories=25, singletons=20, seed=12, days=60, undated=0)
    keys = add(library, *map(as_incoming, pile))
    gather(library, keys)
    asked: list[tuple[date | None, date | None]] = []
    vectors = library.vectors

    def counting(since: date | None, until: date | None) -> object:
        asked.append((since, until))
        return vectors(since, until)

    monkeypatch.setattr(library, "vectors", counting)
    gather(library, add(library, incoming(FERRY, published="2024-03-20")))
    assert asked == [(date(2024, 3, 16), date(2024, 3, 24))]


def test_what_was_interrupted_is_done_the_next_time(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = add(library, incoming(FERRY), incoming(FERRY_AGAIN), incoming(CHEESE))

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(library, "assign", interrupted)
        with pytest.raises(KeyboardInterrupt):
            gather(library, keys)
    gather(library)
    assert stories(library, keys) == {frozenset((0, 1)), frozenset((2,))}


def test_more_than_are_grouped_at_once_are_grouped_in_turns(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storyview.library.gathering.AT_ONCE", 2)
    told: list[tuple[int, int]] = []
    texts = (FERRY, CHEESE, FERRY_AGAIN, f"{CHEESE} More.", f"{FERRY} More.")
    keys = add(library, *(incoming(text, text.split(".")[0]) for text in texts))
    gather(library, told=lambda done, of: told.append((done, of)))
    assert stories(library, keys) == {frozenset((0, 2, 4)), frozenset((1, 3))}
    assert told[-1][0] == len(keys)
    assert all(done <= of for done, of in told)
