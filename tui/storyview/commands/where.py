"""``storyview where``: every path that storyview keeps something in."""

from __future__ import annotations

from storyview.commands.console import answer
from storyview.commands.options import parsed

HELP = """\
storyview where prints every path that storyview keeps something in, with what it is.
All but the settings, the library and your corrections can be made again.
"""


def run(arguments: list[str]) -> int:
    """Print where everything is kept; returns the exit status."""
    options = parsed(arguments, things=False)
    if options.help:
        return answer(HELP)

    from storyview.library.paths import Paths
    from storyview.sources.bundled import bundled_story
    from storyview.text.clean import clean_line

    named = (*Paths.of_this_user().named(), ("the story that comes along", bundled_story()))
    width = max(len(what) for what, _ in named)
    return answer("".join(f"{what:{width}}  {clean_line(str(path))}\n" for what, path in named))
