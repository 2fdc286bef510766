"""The words after ``storyview library``, and what each takes."""

from __future__ import annotations

from typing import NamedTuple

FILTERS_HELP = """\
  --source NAME       of this outlet
  --since DAY, --until DAY
                      published then, as in 2022-11-11
  --person NAME       that name this person
  --limit N           so many (100 as it comes; 0 for all), --offset N: after so many
"""
FORMAT_HELP = """\
  --format text|json  lines for people (as it comes), or a document for other programs
"""
FILTERS = ("--source", "--since", "--until", "--person", "--limit", "--offset")


class Subcommand(NamedTuple):
    """A word after ``storyview library``, and what it takes."""

    run: str
    """The module below ``storyview.commands`` with its function, as "module.function"."""
    usage: str
    help: str
    fewest: int = 0
    """Of things that are no options."""
    most: int | None = None
    texts: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()


SUBCOMMANDS = {
    "list": Subcommand(
        "library_lists.list_stories",
        "[WORDS]",
        "lists stories that have an article like this: pinned ones first, then the newest.\n\n"
        f"{FILTERS_HELP}",
        texts=FILTERS,
    ),
    "articles": Subcommand(
        "library_lists.list_articles",
        "[WORDS]",
        "lists articles, the newest first.\n\n"
        f"{FILTERS_HELP}"
        "  --story 12          of this story\n"
        "  --without-story     that are in no story\n",
        texts=(*FILTERS, "--story"),
        flags=("--without-story",),
    ),
    "search": Subcommand(
        "library_lists.search",
        "WORDS",
        'finds articles by their words: words, "a phrase", -without, begin*. What was found\n'
        "stands in brackets.\n\n"
        f"{FILTERS_HELP}"
        "  --story 12          of this story\n"
        "  --without-story     that are in no story\n",
        texts=(*FILTERS, "--story"),
        flags=("--without-story",),
    ),
    "show": Subcommand(
        "library_lists.show",
        "12 | article/55",
        "prints a story with its articles, or an article with its text.\n\n",
        1,
        1,
    ),
    "why": Subcommand(
        "library_reasons.reasons",
        "STORY | ARTICLE ARTICLE...",
        "shows why articles are thought to tell one story: the names, rare words, days and\n"
        "numbers that they share, and in how many of them each stands.\n\n",
        1,
    ),
    "near": Subcommand(
        "library_reasons.near",
        "STORY | article/55",
        "finds articles that may tell the same story, the likest first, with what they share.\n\n"
        "  --limit N           so many (12 as it comes)\n",
        1,
        texts=("--limit",),
    ),
    "make": Subcommand(
        "library_changes.make",
        "ARTICLE...",
        "makes a story of articles, wherever they were before.\n\n"
        "  --title TEXT        what it is called; else as its first article\n",
        1,
        texts=("--title",),
    ),
    "merge": Subcommand(
        "library_changes.merge",
        "STORY STORY...",
        "makes one story of several; it has the number of the first.\n\n",
        2,
    ),
    "split": Subcommand(
        "library_changes.split",
        "STORY ARTICLE...",
        "makes a story of its own of some articles of a story.\n\n",
        2,
    ),
    "rename": Subcommand(
        "library_changes.rename",
        "STORY TITLE",
        'gives a story another title; "" lets its first article name it again.\n\n',
        2,
    ),
    "pin": Subcommand(
        "library_changes.pin", "STORY...", "keeps stories on top of the list.\n\n", 1
    ),
    "unpin": Subcommand("library_changes.unpin", "STORY...", "lets them go from there.\n\n", 1),
    "delete": Subcommand(
        "library_changes.delete",
        "12 | article/55",
        "takes a story apart; its articles stay, and stay apart. Or removes an article.\n\n",
        1,
        1,
    ),
    "move": Subcommand(
        "library_changes.move",
        "ARTICLE... --to STORY",
        "puts articles into a story.\n\n"
        "  --to 12             which; --to none takes them out of any\n",
        1,
        texts=("--to",),
    ),
    "edit": Subcommand(
        "library_changes.edit",
        "ARTICLE",
        "corrects what an article says of itself.\n\n"
        "  --title TEXT        the headline\n"
        "  --source TEXT       the outlet\n"
        "  --author NAME       who wrote it; several times for several\n"
        "  --published DAY     as in 2022-11-11\n"
        "  --forget DETAIL     take back what you said of title, source, authors or published\n",
        1,
        1,
        texts=("--title", "--source", "--author", "--published", "--forget"),
    ),
    "undo": Subcommand(
        "library_changes.undo", "", "undoes what you did last, and then what was before.\n\n", 0, 0
    ),
}
