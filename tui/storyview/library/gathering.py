"""The stories of a library, kept up as articles come in.

New articles are compared with those of the same days. Those that they are like, and all articles
of the stories that these are in, are grouped anew; everything else stays as it is. So a story is
what it would be if all its articles had come at once, and a day's articles cost what that day
holds, not what the library holds.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from storyview.library.copies import Sketched, find_copies
from storyview.library.days import days_around
from storyview.library.grouping import group
from storyview.library.neighbours import SHARED, WINDOW, Item, find_edges, head, needed_among
from storyview.library.placing import Placed, place
from storyview.library.vectors import read_vector, terms_of, vector
from storyview.library.weighing import Frequencies

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set

    from storyview.library.records import Vector as Record
    from storyview.library.store import Library

SAMPLE = 2_000
"""From so many articles of a library it is learned how frequent its words are."""
AT_ONCE = 20_000
"""So many new articles are grouped at a time; more would take more memory."""
READ = 500
"""So many texts are in memory at a time."""
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
        told: Is called now and then with how many articles are done, and of how many, as far as
            that is known.
    """
    density = Density(library.days())
    total = Gathered(0, 0, 0)
    done = 0
    named = set(articles)
    while True:
        made = _vectors(library, told)
        new = named | made.keys()
        named = set()
        if not new:
            return total
        frequencies = learn(library, made.values())
        for batch in _batches(library, new):
            told(done, done + len(new))
            some = _gather(library, batch, made, frequencies, density)
            # Kept now, not before: an article that has a vector has been gathered.
            library.keep_vectors({key: made[key] for key in batch if key in made})
            total = Gathered(*map(sum, zip(total, some, strict=True)))
        done += len(new)
        told(done, done)


def learn(library: Library, more: Iterable[bytes] = ()) -> Frequencies:
    """How frequent the words of a library are, and of more articles on their way into it."""
    frequencies = Frequencies()
    frequencies.count(
        read
        for record in library.vectors_of(library.sample(SAMPLE))
        if (read := read_vector(record.data))
    )
    frequencies.count(read for data in more if (read := read_vector(data)))
    return frequencies


def _vectors(library: Library, told: Callable[[int, int], object]) -> dict[int, bytes]:
    """The vectors that are missing, as many as are grouped at once."""
    made: dict[int, bytes] = {}
    after = 0
    while drafts := library.without_vector(min(READ, AT_ONCE - len(made)), after=after):
        made |= {draft.article: vector(draft.title, draft.text) for draft in drafts}
        after = drafts[-1].article
        told(0, len(made))
    return made


def _batches(library: Library, new: Iterable[int]) -> list[list[int]]:
    """New articles by day, those without one last, parted where no article is for long.

    All together, if there is but one such part: those without a day need everything read anyway.
    """
    days = sorted(
        (record.published or date.max, record.article) for record in library.vectors_of(new)
    )
    batches: list[list[int]] = []
    last = date.min
    for day, article in days:
        if not batches or (day - last).days > PAUSE:
            batches.append([])
        batches[-1].append(article)
        last = day
    if len(batches) == 2 and last == date.max:
        return [batches[0] + batches[1]]
    return batches


def _gather(
    library: Library,
    new: Iterable[int],
    made: Mapping[int, bytes],
    frequencies: Frequencies,
    density: Density,
) -> Gathered:
    """Group new articles and what they are like; ``made`` are vectors that are not kept yet."""
    records: dict[int, Record] = {}
    items: dict[int, Item] = {}

    def take(record: Record) -> None:
        """An article that grouping may place."""
        if record.own or record.article in items:
            return
        data = made.get(record.article, record.data)
        read = read_vector(data)
        if read is None:
            return
        day = record.published.toordinal() if record.published else None
        weights = frequencies.weigh(read)
        needed = density.needed(day)
        items[record.article] = Item(record.article, day, weights, needed, record.given, data)
        records[record.article] = record

    for record in library.vectors_of(new):
        take(record)
    fresh = set(items)
    for record in _in_reach(library, list(items.values())):
        take(record)
    concerned = fresh | _like(items, fresh)
    stories = {story for key in concerned if (story := records[key].story) is not None}
    others = {key for members in library.articles_of(stories).values() for key in members}
    for record in library.vectors_of(others - concerned):
        take(record)
    concerned |= others & items.keys()
    groups, copies = find_stories([items[key] for key in sorted(concerned)])
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
        len(copies.keys() & fresh),
    )


def _like(items: Mapping[int, Item], fresh: Set[int]) -> set[int]:
    """Those of the articles that new ones are like; looked for from the side that has fewer."""
    line = list(items.values())
    few = len(fresh) <= len(line) - len(fresh)
    edges = find_edges(
        line, [place for place, item in enumerate(line) if (item.key in fresh) is few]
    )
    pairs = ((line[edge.first].key, line[edge.second].key) for edge in edges)
    return {key for pair in pairs if not fresh.isdisjoint(pair) for key in pair}


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
        records = library.vectors(*days_around(days, WINDOW))
    else:
        records = library.vectors(None, None)
    terms = {term for item in new for term in head(item)}
    if len(terms) > FEW_TERMS:
        yield from records
        return
    for record in records:
        if len(terms.intersection(terms_of(record.data))) >= SHARED:
            yield record
