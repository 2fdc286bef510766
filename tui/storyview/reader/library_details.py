"""The app: what the reader says of an article of the library is kept in the library.

It stands in the reader's own state until the library has it, so that nothing is lost when the
library cannot be written or the reader ends before it is.
"""

from __future__ import annotations

import threading
from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from textual import on, work
from textual.message import Message

from storyview.errors import StoryviewError
from storyview.library.things import article_of
from storyview.reader.correcting import Before, CorrectingApp
from storyview.text.clean import clean_line

if TYPE_CHECKING:
    from storyview.library.editing import Edited
    from storyview.library.launch import Launch
    from storyview.library.state import Kept, LastOpened
    from storyview.text.article import Article


class Write(NamedTuple):
    """A detail on its way into the library, or out of it again."""

    named: LastOpened
    """The story in which it was said."""
    article: str
    detail: str
    words: str
    before: Before
    back: Edited | None = None
    """What is taken back; None where ``words`` are to be kept."""


class LibraryDetailsApp(CorrectingApp):
    """Keeps details of the library's articles where its list, search and export see them."""

    class Written(Message):
        """A detail was kept in the library, or could not be."""

        def __init__(self, write: Write, edited: Edited | None, problem: str) -> None:
            super().__init__()
            self.write = write
            self.edited = edited
            self.problem = problem
            """Why not, in a few words; empty when it was."""

    def __init__(self, launch: Launch) -> None:
        super().__init__(launch)
        self._writes: deque[Write] = deque()
        self._one_write = threading.Lock()

    def give(self, article: str, detail: str, value: str) -> str:
        """Take the reader's word for a detail of an article; returns the words for the status."""
        kept = len(self._before)
        words = super().give(article, detail, value)
        if len(self._before) == kept or article_of(article) is None:
            return words
        self._begin_write(Write(self.launch.named, article, detail, value, self._before[-1]))
        return "Keeping it in the library; comparing again …"

    def take_edit_back(self, before: Before) -> None:
        """Take back what was kept in the library before something was undone."""
        if before.edit is not None:
            article, detail, edited = before.edit
            self._begin_write(Write(self.launch.named, article, detail, "", before, edited))
            self._show_detail(article, detail, edited.was)

    def _begin_write(self, write: Write) -> None:
        self._writes.append(write)
        self._write_next()

    @work(thread=True, group="details", exit_on_error=False)
    def _write_next(self) -> None:
        from storyview.library.editing import edit_back_in, edit_in

        with self._one_write:  # in the order in which they were said
            write = self._writes.popleft()
            number = article_of(write.article)
            assert number is not None
            path = self.launch.paths.library
            edited, problem = write.back, ""
            try:
                if edited is None:
                    edited = edit_in(path, number, write.detail, write.words)
                else:
                    edit_back_in(path, number, write.detail, edited.was)
            except StoryviewError as error:
                problem = clean_line(error.what)
        self.post_message(self.Written(write, edited, problem))

    @on(Written)
    def _written(self, message: Written) -> None:
        write, edited = message.write, message.edited
        if write.back is not None:
            if message.problem:
                self._show_detail(write.article, write.detail, write.back.now)
                self._tell(f"Not taken back in the library: {message.problem}.")
        elif edited is None:
            if not write.before.is_taken_back:
                self._tell(f"Kept for this story only: {message.problem}.")
        else:
            self._forget_said(write)
            write.before.edit = (write.article, write.detail, edited)
            if write.before.is_taken_back:
                self.take_edit_back(write.before)
            else:
                self._show_detail(write.article, write.detail, edited.now)
                self._tell("Kept in the library; u takes it back.")

    def _forget_said(self, write: Write) -> None:
        """Leave it to the library, wherever it was kept on the way there."""
        said = (write.article, write.detail, write.words)

        def without(kept: Kept) -> Kept:
            return replace(kept, given=tuple(each for each in kept.given if each != said))

        for before in self._before:
            before.said = without(before.said)
        store, named = self.launch.store, self.launch.named
        self.said = without(self.said)
        store.keep(named, self.said)
        if named != write.named:
            store.keep(write.named, without(store.kept(write.named)))

    def _show_detail(self, article: str, detail: str, as_in: Article) -> None:
        """Show the story with a detail as the library has it."""
        from storyview.library.changes import with_changes
        from storyview.library.editing import with_detail_of

        opened = self.launch.opened
        articles = tuple(
            with_detail_of(each, detail, as_in) if each.id == article else each
            for each in opened.story.articles
        )
        opened = opened._replace(story=replace(opened.story, articles=articles))
        self.launch = self.launch._replace(opened=opened)
        if with_changes(opened.story, self.restored, self.said.given) != self.story:
            self.change_story()

    def _tell(self, words: str) -> None:
        if self.reading is not None:
            self.reading.tell(words)
