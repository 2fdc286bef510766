"""Whatever is done in whatever order, the library fits together, and a person can undo it."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from library.piles import filled, incoming
from storyview.library.records import Filter, LibraryError
from storyview.library.store import Library

if TYPE_CHECKING:
    from collections.abc import Callable

ARTICLES = 6
KEYS = st.integers(1, ARTICLES)
SOME = st.lists(KEYS, min_size=1, max_size=4, unique=True)
STORIES = st.integers(1, 6)
WORDS = st.sampled_from(["", "Ostmar", "Late ferries"])

Change = tuple[str, tuple[object, ...]]


def changes_of(
    names: dict[str, st.SearchStrategy[tuple[object, ...]]],
) -> st.SearchStrategy[Change]:
    return st.one_of(
        *(arguments.map(lambda each, name=name: (name, each)) for name, arguments in names.items())
    )


BY_A_PERSON = changes_of(
    {
        "make_story": st.tuples(SOME, WORDS),
        "merge_stories": st.tuples(st.lists(STORIES, min_size=2, max_size=3, unique=True)),
        "split_story": st.tuples(STORIES, SOME),
        "rename_story": st.tuples(STORIES, WORDS),
        "pin_story": st.tuples(STORIES, st.booleans()),
        "delete_story": st.tuples(STORIES),
        "move_article": st.tuples(KEYS, STORIES | st.none()),
        "delete_article": st.tuples(KEYS),
        "edit": st.tuples(KEYS, WORDS),
    }
)
BY_THE_PROGRAM = changes_of(
    {
        "assign": st.tuples(
            st.dictionaries(KEYS, STORIES | st.none(), max_size=3),
            st.lists(SOME, max_size=2),
            st.dictionaries(KEYS, KEYS | st.none(), max_size=2),
        ),
        "add": st.tuples(KEYS, st.sampled_from(["", "Ferry", "Bridge"])),
    }
)


def do(library: Library, change: Change) -> bool:
    """Make a change if it can be made; whether it was."""
    name, arguments = change
    act: Callable[..., object]
    if name == "edit":
        act = lambda article, title: library.edit_article(article, title=title)  # noqa: E731
    elif name == "assign":
        act = lambda moves, new, copies: library.assign(moves, new_stories=new, copies=copies)  # noqa: E731
    elif name == "add":
        act = lambda number, story: library.add(  # noqa: E731
            [incoming(f"Text {number}.", address=f"/news/{number}.txt", story=story)]
        )
    else:
        act = getattr(library, name)
    try:
        act(*arguments)
    except LibraryError:
        return False
    return True


def state(library: Library) -> object:
    rows = library.rows()
    return (
        rows,
        [library.article(row.id) for row in rows],
        library.stories(),
        library.rows(Filter("ferry")),
    )


def own(library: Library) -> dict[int, int | None]:
    return {row.id: row.story for row in library.rows() if row.own}


@settings(deadline=None, max_examples=40)
@given(st.lists(BY_A_PERSON, max_size=12))
def test_undoing_leads_back_through_every_state(changes: list[Change]) -> None:
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder, "l.db")) as library:
        filled(library, ARTICLES)
        library.assign({}, new_stories=[[1, 2], [3, 4]], copies={2: 1})
        states = [state(library)]
        for change in changes:
            if do(library, change):
                states.append(state(library))
            assert state(library) == states[-1]
        assert library.check() == []
        for before in reversed(states[:-1]):
            assert library.undo() is not None
            assert state(library) == before
        assert library.undo() is None
        assert library.check() == []


@settings(deadline=None, max_examples=40)
@given(st.lists(BY_A_PERSON | BY_THE_PROGRAM | st.just(("undo", ())), max_size=16))
def test_grouping_in_between_never_moves_a_persons_articles(changes: list[Change]) -> None:
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder, "l.db")) as library:
        filled(library, ARTICLES)
        for change in changes:
            before = own(library)
            shown = {row.id: row for row in library.stories() if row.own}
            do(library, change)
            if change[0] == "assign":
                assert own(library) == before
                after = {row.id: row for row in library.stories() if row.own}
                assert {key: row.articles for key, row in after.items()} == {
                    key: row.articles for key, row in shown.items()
                }
            assert library.check() == []
        while library.undo():
            assert library.check() == []
        assert own(library) == {}
