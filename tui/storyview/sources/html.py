"""A saved web page, read in a process of its own.

Parsers of HTML are large and written for speed; a hostile page must cost only the worker. It has
20 seconds and a gigabyte, and makes no connection.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, NamedTuple

from storyview.sources.files import SourceError
from storyview.sources.front_matter import Value, read_facts

if TYPE_CHECKING:
    from storyview.sources.facts import Facts

COMMAND = (sys.executable, "-P", "-m", "storyview.sources.html_worker")
"""-P: modules are never taken from the folder that the reader stands in."""
SECONDS = 20.0
FEWEST_WORDS = 10
"""A page in which fewer are found shows its article only with scripts, or has none."""
_HINT = "copy the article's text into a .txt file"


class Page(NamedTuple):
    """The article of a page as Markdown, and what the page's head tells."""

    markdown: str
    facts: Facts


def read_page(html: str, *, where: str) -> Page:
    """The article in a page.

    Raises:
        SourceError: If none is found, or the worker runs into its limits.
    """
    try:
        worker = subprocess.run(
            COMMAND,
            input=html.encode("utf-8", "replace"),
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise SourceError(
            f"took over {SECONDS:g} seconds to read", where=where, hint=_HINT
        ) from None
    except OSError:
        raise SourceError("no second process can be started", where=where, hint=_HINT) from None
    if worker.returncode != 0:
        raise SourceError("too large or too tangled a page", where=where, hint=_HINT)
    try:
        answer = json.loads(worker.stdout)
    except ValueError:
        raise SourceError("this page cannot be read", where=where, hint=_HINT) from None
    markdown = str(answer.get("markdown") or "")
    words = len(markdown.split())
    if words < FEWEST_WORDS:
        found = "no article" if not words else f"only {words} words of an article"
        raise SourceError(f"{found} found in this page", where=where, hint=_HINT)
    values: dict[str, Value] = {key: str(value) for key, value in answer["facts"].items() if value}
    if "authors" in values:
        values["authors"] = [name.strip() for name in str(values["authors"]).split(";")]
    return Page(markdown, read_facts(values))
