"""Where storyview keeps what: settings, what it remembers, and what it can make again."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

PAGE_ENDING = ".page"


@dataclass(frozen=True, slots=True)
class Paths:
    """The folders of one user. None of them is made before something is written there."""

    config: Path
    """What the user writes."""
    state: Path
    """What storyview remembers from one run to the next."""
    cache: Path
    """What can be made again."""
    data: Path
    """What the user brought in."""

    @classmethod
    def of_this_user(cls) -> Paths:
        """The folders that the system has for this; ``XDG_CONFIG_HOME`` and its like count."""
        from platformdirs import PlatformDirs

        places = PlatformDirs("storyview", appauthor=False)
        return cls(
            Path(places.user_config_dir),
            Path(places.user_state_dir),
            Path(places.user_cache_dir),
            Path(places.user_data_dir),
        )

    @property
    def settings(self) -> Path:
        """The settings, written by the user."""
        return self.config / "config.toml"

    @property
    def last(self) -> Path:
        """Which story was opened last."""
        return self.state / "last.json"

    @property
    def places(self) -> Path:
        """The folder of the places where reading stopped, a file a story."""
        return self.state / "places"

    @property
    def corrections(self) -> Path:
        """The folder of the reader's own corrections."""
        return self.state / "corrections"

    @property
    def refused(self) -> Path:
        """The folder of lists of what could not be brought into the library."""
        return self.state / "refused"

    @property
    def pages(self) -> Path:
        """The folder of pages that were fetched, to be opened again without a connection."""
        return self.data / "pages"

    def page(self, address: str) -> Path:
        """The file that the page of an address is kept in, by its name as a person wrote it."""
        name = hashlib.sha256(address.strip().encode("utf-8", "surrogatepass")).hexdigest()
        return self.pages / f"{name[:40]}{PAGE_ENDING}"

    @property
    def crash(self) -> Path:
        """What happened when storyview itself last broke."""
        return self.state / "crash.txt"

    @property
    def stories(self) -> Path:
        """The folder of kept stories."""
        return self.cache / "stories"

    @property
    def comparisons(self) -> Path:
        """The folder of kept comparisons."""
        return self.cache / "comparisons"

    @property
    def library(self) -> Path:
        """The library: all articles that were brought in, their stories, and search."""
        return self.data / "library.db"

    def named(self) -> tuple[tuple[str, Path], ...]:
        """Every path with what it is, for ``storyview where``."""
        return (
            ("settings", self.settings),
            ("the library", self.library),
            ("pages that were fetched", self.pages),
            ("the story read last", self.last),
            ("places in stories", self.places),
            ("your corrections", self.corrections),
            ("lists of what could not be added", self.refused),
            ("comparisons, can be deleted", self.comparisons),
            ("opened stories, can be deleted", self.stories),
            ("the last mistake of storyview's own", self.crash),
        )
