"""``storyview analyse``: the comparison on standard output."""

from __future__ import annotations

import gc

from storyview.commands.console import answer, complain
from storyview.commands.opening import fetched_anew, open_things
from storyview.commands.options import ALLOW_PRIVATE, GIVEN, form_of, parsed
from storyview.errors import StoryviewError

HELP = """\
storyview analyse PATH... prints the comparison of the articles on standard output.

  --format text       plain lines, good to listen to (as it comes)
  --format json       one document, schema storyview/1, for other programs
  --title TEXT, --source TEXT, --published DATE
                      what a file does not tell; several times, in the order of the articles

PATH is a file, a story folder, a story or an article of the library (library:12,
library:article/55), or - for standard input.
Exit status: 0 when everything named is in it; 1 when some of it could not be opened, and
the rest is printed; 2 when there is nothing to print. Reasons stand on standard error.
"""


def run(arguments: list[str]) -> int:
    """Print the comparison; returns the exit status."""
    options = parsed(arguments, flags=(ALLOW_PRIVATE,), texts=("--format", *GIVEN))
    if options.help:
        return answer(HELP)
    form = form_of(options)
    if not options.things:
        raise StoryviewError(
            "nothing to compare",
            where="analyse",
            hint="name files or a story folder; a file of that name opens as ./analyse",
        )

    from storyview.library.paths import Paths

    gc.disable()  # a comparison leaves no cycles behind, and the process ends with it
    fetch = fetched_anew(Paths.of_this_user(), allow_private=options.allow_private)
    opened = open_things(
        options.things, options.title, options.source, options.published, fetch=fetch
    )

    from storyview.analysis.compare import compare

    comparison = compare(opened.story.articles)
    for failure in comparison.failures:
        complain(f"{failure.findings} could not be looked for: {failure.reason}")
    if form == "json":
        from storyview.reports.schema import comparison_as_json

        answer(comparison_as_json(opened.story, comparison))
    else:
        from storyview.reports.plain import comparison_as_text

        answer(comparison_as_text(opened.story, comparison))
    for problem in (*opened.problems, *opened.notes):
        complain(problem)
    return 1 if opened.problems else 0
