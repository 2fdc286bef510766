"""The stories of a library, kept up as articles come in.

New articles are compared with those of the same days. Those that they are like, and all articles
of the stories that these are in, are grouped anew; everything else stays as it is. So a story is
what it would be if all its articles had come at once, and a day's articles cost what that day
holds, not what the library holds.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from storyview.library.copies import Sketched, find_copies
from storyview.library.grouping import group
from storyview.library.neighbours import SHARED, WINDOW, Item, find_edges, head, needed_among
from storyview.library.placing import Placed, place
from storyview.library.vectors import read_vector, terms_of, vector
from storyview.library.weighing import Frequencies

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from storyview.library.records import Vector as Record
    from storyview.library.store import Library

SAMPLE = 2_000
"""From so many articles of a library it is learned how frequent its words are."""
AT_ONCE = 20_000
"""So many new articles are grouped at a time; more would take more memory."""
PAUSE = 30
"""Days without new articles: those before and after are grouped apart."""
FEW_TERMS = 4_000
"""As long as new articles have no more, others are looked through for these terms first."""


class Gathered(NamedTuple):
    """What grouping did."""

    stories: int
    """How many stories are new."""
    placed: int
    """How many of the new articles came to a story that was there."""
    copies: int
    """How many of the new articles are near copies."""


class Density:
    """How many articles of a library another could be taken for."""

    def __init__(self, days: dict[date | None, int]) -> None:
        self._undated = days.get(None, 0)
        self._all = sum(days.values())
        self._days = {day.toordinal(): count for day, count in days.items() if day}
        self._needed: dict[int, float] = {}

    def needed(self, day: int | None) -> float:
        """How alike an article of this day (ordinal) and another one must be."""
        if day is None:
            return needed_among(self._all)
        if day not in self._needed:
            inside = range(day - WINDOW, day + WINDOW + 1)
            among = self._undated + sum(self._days.get(each, 0) for each in inside)
            self._needed[day] = needed_among(among)
        return self._needed[day]


def gather(
    library: Library,
    articles: Iterable[int] = (),
    *,
    told: Callable[[int, int], object] = lambda done, of: None,
) -> Gathered:
    """Find the stories of new articles, and keep them.

    Call it once at the end of an addition, or every some thousand articles: the stories are the
    same but for rare borderline cases. What a person grouped stays as it is. It can be ended at any
    moment; what is missing is done the next time.

    Args:
        library: Where they are.
        articles: Their numbers. Those that were never gathered, or have another text since, need
            not be named.
        told: Is called now and then with how many articles are done, and of how many.
    """
    new = sorted({*articles, *_add_vectors(library)})
    total = Gathered(0, 0, 0)
    if not new:
        return total
    frequencies = learn(library)
    density = Density(library.days())
    done = 0
    for batch in _batches(library, new):
        told(done, len(new))
        some = _gather(library, batch, frequencies, density)
        total = Gathered(*map(sum, zip(total, some, strict=True)))
        done += len(batch)
    told(len(new), len(new))
    return total


def learn(library: Library) -> Frequencies:
    """How frequent the words of a library are."""
    frequencies = Frequencies()
    records = library.vectors_of(library.sample(SAMPLE))
    frequencies.count(read for record in records if (read := read_vector(record.data)))
    return frequencies


def _add_vectors(library: Library) -> list[int]:
    """Make the vectors that are missing; the articles that had none."""
    keys: list[int] = []
    while drafts := library.without_vector():
        made = {draft.article: vector(draft.title, draft.text) for draft in drafts}
        library.keep_vectors(made)
        keys += made
    return keys


def _batches(library: Library, new: Sequence[int]) -> Iterator[list[int]]:
    """New articles by day, those without one last, parted where no article is for long."""
    days = sorted(
        (record.published or date.max, record.article) for record in library.vectors_of(new)
    )
    batch: list[int] = []
    last = date.min
    for day, article in days:
        if batch and ((day - last).days > PAUSE or len(batch) >= AT_ONCE):
            yield batch
            batch = []
        batch.append(article)
        last = day
    if batch:
        yield batch


def _gather(
    library: Library, new: Sequence[int], frequencies: Frequencies, density: Density
) -> Gathered:
    """Group new articles and what they are like."""
    fresh = {record.article: record for record in library.vectors_of(new) if not record.own}
    if not fresh:
        return Gathered(0, 0, 0)

    def item(record: Record) -> Item | None:
        read = read_vector(record.data)
        if read is None:
            return None
        day = record.published.toordinal() if record.published else None
        weights = frequencies.weigh(read)
        return Item(record.article, day, weights, density.needed(day), record.given, record.data)

    items = {key: made for key, record in fresh.items() if (made := item(record))}
    records = dict(fresh)
    for record in _in_reach(library, list(items.values())):
        if record.article not in records and not record.own and (made := item(record)):
            items[record.article] = made
            records[record.article] = record
    line = list(items.values())
    edges = find_edges(line, range(len(fresh.keys() & items.keys())))
    concerned = set(fresh)
    for edge in edges:
        concerned |= {line[edge.first].key, line[edge.second].key}
    stories = {records[key].story for key in concerned} - {None}
    others = {
        key
        for members in library.articles_of(story for story in stories if story).values()
        for key in members
    } - concerned
    for record in library.vectors_of(others):
        if record.own:
            continue
        if record.article not in items and (made := item(record)):
            items[record.article] = made
            records[record.article] = record
        concerned.add(record.article)
    concerned &= items.keys()
    line = [items[key] for key in sorted(concerned)]
    groups, copies = find_stories(line)
    placing = place(
        groups, {key: Placed(records[key].story, records[key].given) for key in concerned}
    )
    library.assign(
        placing.moves,
        new_stories=placing.new_stories,
        copies={
            key: copies.get(key) for key in sorted(concerned) if key in copies or key not in fresh
        },
    )
    return Gathered(
        len(placing.new_stories),
        sum(1 for key, story in placing.moves.items() if story is not None and key in fresh),
        len(copies.keys() & fresh.keys()),
    )


def find_stories(items: Sequence[Item]) -> tuple[list[list[int]], dict[int, int]]:
    """The stories of a pile, near copies counting once, and the originals of near copies.

    Args:
        items: Articles whose ``tie`` is the vector that they were kept with.
    """
    sketched = []
    for item in items:
        read = read_vector(item.tie)
        if read is not None:
            sketched.append(Sketched(item.key, item.day, read.sketch, item.tie))
    given = {item.key: item.given for item in items}
    originals = {
        copy: original
        for copy, original in find_copies(sketched).items()
        if given[copy] in ("", given[original])
    }
    groups = group([item for item in items if item.key not in originals])
    copies: dict[int, list[int]] = {}
    for copy, original in originals.items():
        copies.setdefault(original, []).append(copy)
    return [
        [key for one in each for key in (one, *copies.get(one, ()))] for each in groups
    ], originals


def _in_reach(library: Library, new: Sequence[Item]) -> Iterator[Record]:
    """Articles near these in time, without those that have next to no term in common."""
    days = [date.fromordinal(item.day) for item in new if item.day is not None]
    if len(days) == len(new) and days:
        since, until = min(days) - timedelta(WINDOW), max(days) + timedelta(WINDOW)
        records = library.vectors(since, until)
    else:
        records = library.vectors(None, None)
    terms = {term for item in new for term in head(item)}
    if len(terms) > FEW_TERMS:
        yield from records
        return
    for record in records:
        if len(terms.intersection(terms_of(record.data))) >= SHARED:
            yield record
