"""The picture in README.md shows the reader as it is."""

from __future__ import annotations

from pathlib import Path

from picture import PICTURE, picture, words


async def test_the_picture_of_the_readme_says_what_the_reader_says() -> None:
    now = await picture()
    again = await picture()
    assert now == again
    assert words(PICTURE.read_text("utf-8")) == words(now), "python tests/picture.py draws it anew"


def test_the_readme_shows_the_picture() -> None:
    readme = Path(__file__).parent.parent / "README.md"
    assert PICTURE.relative_to(readme.parent).as_posix() in readme.read_text("utf-8")
