"""The app: from the library to a story and back."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Any, NamedTuple

from textual import on, work
from textual.message import Message

from storyview.errors import StoryviewError
from storyview.library.state import LastOpened
from storyview.reader.library_details import LibraryDetailsApp
from storyview.reader.screens.reading import ReadingScreen
from storyview.text.clean import clean_line

if TYPE_CHECKING:
    from textual.screen import Screen

    from storyview.library.launch import Launch
    from storyview.reader.screens.library import LibraryScreen
    from storyview.sources.opened import Opened

BEGINNING = "beginning"
"""The mode of the screen that is opened first."""


class Wanted(NamedTuple):
    """What is being opened."""

    named: LastOpened
    article: int | None = None
    """The number of the article in the library that is to be read first."""


class LibraryApp(LibraryDetailsApp):
    """Holds a library and a story, one of them on screen, each in a mode of its own.

    Args:
        launch: The story to begin with; one without articles where the library is opened first.
        in_library: Whether the library is opened first.
    """

    DEFAULT_MODE = BEGINNING

    class OpenedStory(Message):
        """A story was opened, or could not be."""

        def __init__(self, wanted: Wanted, opened: Opened | None, problem: str) -> None:
            super().__init__()
            self.wanted = wanted
            self.opened = opened
            self.problem = problem

    def __init__(self, launch: Launch, *, in_library: bool = False) -> None:
        super().__init__(launch)
        self._begins_in_library = in_library
        self.library: LibraryScreen | None = None
        self.is_from_library = False
        """Whether the story that is open was chosen in the library."""
        self._wanted: Wanted | None = None
        self._stories = 0
        self._story_mode = BEGINNING
        self._library_mode = BEGINNING if in_library else "library"
        if not in_library:
            self.add_mode(self._library_mode, self._library_screen)

    def on_mount(self) -> None:
        """Make a mode of the screen that is there.

        Not before: Textual reads all styles again for a first screen whose mode it knows.
        """
        self.add_mode(BEGINNING, self.get_default_screen)

    def get_default_screen(self) -> Screen[None]:
        """The library, where that is opened first, or the story."""
        return self._library_screen() if self._begins_in_library else super().get_default_screen()

    def new_reading(self) -> ReadingScreen:
        """A reading screen on the story in hand, that knows where leaving it leads."""
        reading = super().new_reading()
        if self.is_from_library:
            reading.way_out = "back"
        return reading

    def open_at_place(self) -> None:
        """Begin with the story, or say in the library what there is to say."""
        if self.reading is not None:
            super().open_at_place()
            return
        gc.enable()
        assert self.library is not None
        for note in self.notes:
            self.library.add_message(clean_line(note))
        self.notes.clear()
        self.library.say_status()

    def _library_screen(self) -> LibraryScreen:
        if self.library is None:
            from storyview.reader.screens.library import LibraryScreen

            self.library = LibraryScreen(self.launch)
        return self.library

    def all_screens(self) -> list[Screen[Any]]:
        """Every screen that is there, also one that was left for another."""
        kept: tuple[Screen[Any] | None, ...] = (self.library, self.reading)
        there = super().all_screens()
        return [*there, *(each for each in kept if each and each not in there and each.is_mounted)]

    # -- between library and story

    @on(ReadingScreen.Left)
    async def _reading_left(self, message: ReadingScreen.Left) -> None:
        """Go back to the library if the story comes from there."""
        message.stop()
        if self.is_from_library:
            await self.action_library()
        elif self.reading is not None:
            self.reading.tell(message.otherwise)

    async def action_leave_story(self) -> None:
        """Go back to the library that the story comes from, or quit."""
        if self.is_from_library:
            await self.action_library()
        else:
            self.action_quit_reader()

    async def action_library(self) -> None:
        """Open the library, at the place where it was left."""
        self.save_place_aside()
        await self.switch_mode(self._library_mode)

    async def on_library_screen_left(self, message: LibraryScreen.Left) -> None:
        """Go back to the story that the library was opened from, or quit."""
        if self.reading is not None and not self.is_from_library:
            await self.return_to_story()
        elif message.or_quit:
            self.action_quit_reader()
        elif self.library is not None:
            self.library.tell("q quits.")

    async def on_library_screen_read(self, _message: LibraryScreen.Read) -> None:
        """Go back to the story that is open."""
        if self.reading is not None:
            await self.return_to_story()
        elif self.library is not None:
            self.library.tell("No story is open; Enter opens one.")

    async def return_to_story(self) -> None:
        """Go back to the story that is open."""
        if self.reading is not None:
            await self.switch_mode(self._story_mode)

    # -- opening

    def on_library_screen_chosen(self, message: LibraryScreen.Chosen) -> None:
        """Open something in the library, on one of its articles."""
        self._wanted = Wanted(LastOpened((message.thing,)), message.article)
        self._open(self._wanted)

    @work(thread=True, exclusive=True, group="open", exit_on_error=False)
    def _open(self, wanted: Wanted) -> None:
        from storyview.library.opening import open_from_library

        opened, problem = None, ""
        try:
            opened = open_from_library(self.launch.paths.library, wanted.named.things)
        except StoryviewError as error:
            problem = str(error)
        self.post_message(self.OpenedStory(wanted, opened, problem))

    @on(OpenedStory)
    async def _opened(self, message: OpenedStory) -> None:
        if message.wanted is not self._wanted:
            return  # something else was asked for since
        self._wanted = None
        if message.opened is None:
            if self.library is not None:
                self.library.tell(clean_line(message.problem))
            return
        if self.library is not None:
            self.library.tell("")
        named, opened = message.wanted.named, message.opened
        self.launch.store.remember_last(named)
        self.is_from_library = True
        if self.reading is None or opened != self.launch.opened or named != self.launch.named:
            notes = tuple(str(problem) for problem in opened.problems)
            await self.read(self.launch._replace(opened=opened, named=named, notes=notes))
        else:
            await self.return_to_story()
        if message.wanted.article is not None:
            self._go_to_article(message.wanted.article)

    def _go_to_article(self, number: int) -> None:
        from storyview.library.things import article_name

        for index, article in enumerate(self.story.articles):
            reading = self.reading
            if article.id == article_name(number) and reading is not None:
                if index != reading.columns.focused:
                    reading.action_article(index + 1)
                return

    async def read(self, launch: Launch) -> None:
        """Read another story, in the place of what is on screen."""
        self.save_place()
        old = self._story_mode if self.reading is not None else ""
        self.hold(launch)
        self.notes.extend(launch.notes)
        self._stories += 1
        self._story_mode = f"story {self._stories}"
        self.add_mode(self._story_mode, self.new_reading)
        await self.switch_mode(self._story_mode)
        if old:
            await self.remove_mode(old)
        gc.unfreeze()  # the story that was left is garbage now
        self.call_after_refresh(self.open_at_place)
