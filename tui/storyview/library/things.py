"""What things in the library are called where files are named.

``library:12`` is a story, ``library:article/55`` an article.
"""

from __future__ import annotations

IN_LIBRARY = "library:"
ARTICLE = f"{IN_LIBRARY}article/"


def is_in_library(thing: str) -> bool:
    """Whether a name on the command line names something in the library."""
    return thing.startswith(IN_LIBRARY)


def story_name(story: int) -> str:
    """The name of a story."""
    return f"{IN_LIBRARY}{story}"


def article_name(article: int) -> str:
    """The name of an article."""
    return f"{ARTICLE}{article}"


def story_of(thing: str) -> int | None:
    """The story that a name means, if it means one."""
    return _number(thing.removeprefix(IN_LIBRARY)) if is_in_library(thing) else None


def article_of(thing: str) -> int | None:
    """The article that a name means, if it means one."""
    return _number(thing.removeprefix(ARTICLE)) if thing.startswith(ARTICLE) else None


def _number(digits: str) -> int | None:
    plain = digits.isascii() and digits.isdigit() and len(digits) < 19  # SQLite's are of 64 bits
    return int(digits) if plain else None
