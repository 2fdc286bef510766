"""Draw the picture that README.md shows, with the app itself: python tests/picture.py."""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
from html import unescape
from pathlib import Path

from storyview.library.launch import Launch
from storyview.library.paths import Paths
from storyview.library.settings import Settings
from storyview.library.state import LastOpened, StateStore
from storyview.reader.app import StoryviewApp
from storyview.sources.bundled import bundled_story
from storyview.sources.door import open_story

PICTURE = Path(__file__).parent / "snapshots" / "reader-200x60.svg"
SIZE = (200, 60)
PASSAGE = "Mayorkas told him"
"""Where the picture is taken: the first passage of the first article with these words, or else
the start."""


async def picture() -> str:
    """The reader on the story that comes along, as an SVG that is the same every time."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        paths = Paths(home / "config", home / "state", home / "cache", home / "data")
        named = LastOpened((str(bundled_story()),))
        app = StoryviewApp(
            Launch(open_story(named.things), named, paths, Settings(), (), StateStore(paths))
        )
        async with app.run_test(size=SIZE) as pilot:
            while app.reading is None or not app.reading.references.complete:
                await pilot.pause()
            article = app.story.articles[0]
            app.reading.go_to(0, max(0, article.text.find(PASSAGE)))
            await pilot.pause()
            await pilot.pause()
            return with_lasting_names(app.export_screenshot(title="storyview"))


def with_lasting_names(svg: str) -> str:
    """An SVG of Rich without the number that it makes up for its ids.

    Spaces become plain ones that are kept, for some viewers drop no-break spaces at the ends.
    """
    svg = re.sub(r"terminal-\d+", "reader", svg)
    svg = svg.replace("&#160;", " ").replace("<text ", '<text xml:space="preserve" ')
    return "".join(f"{line.rstrip()}\n" for line in svg.splitlines())


def words(svg: str) -> list[str]:
    """What can be read in a picture, piece by piece."""
    pieces = re.findall(r"<text[^>]*>([^<]*)</text>", svg)
    return [" ".join(unescape(piece).split()) for piece in pieces]


def main() -> int:
    """Write the picture; returns the exit status."""
    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.write_text(asyncio.run(picture()), "utf-8")
    sys.stdout.write(f"{PICTURE}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
