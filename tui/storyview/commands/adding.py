"""``storyview add``: articles from wherever they are into the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyview.commands.console import answer, complain
from storyview.commands.documents import as_json
from storyview.commands.opening import standard_input
from storyview.commands.options import form_of, last_of, parsed
from storyview.errors import StoryviewError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from storyview.commands.progress import Progress
    from storyview.library.adding import Summary
    from storyview.library.incoming import Fetch
    from storyview.library.paths import Paths
    from storyview.library.store import Library

HELP = """\
storyview add THING... keeps articles in your library and finds the stories they tell.

  storyview add page.html notes.md    files: whatever storyview opens
  storyview add saved-pages/          a folder and what lies in it, 3 levels deep; folders
                                      in it that have a story.toml are a story each
  storyview add https://example.org/news/1
                                      an address, fetched once; of a feed, its articles
  storyview add dump.jsonl            a dump of any size, one JSON object a line; .gz too
  crawl | storyview add -             the same, or one article, from standard input

  --story NAME        all of it tells one story, called so; grouping will not part it
  --source TEXT       the outlet of all of it
  --allow-private     fetch an address of your own network, too
  --format text|json  what became of it: for people (as it comes), or other programs

In a dump these fields are read, in capitals or small letters, with _ or without:
  text, body, content, articleBody    the text, plain or HTML
  title, headline                     date, published, pubDate, datePublished
  source, outlet, site, publisher     author, authors, byline
  url, link                           story: articles with the same one are one story
A line that cannot be read is named by its number, and the rest goes on.

An article that is there already is not kept twice. After Ctrl+C what was kept stays kept.
Exit status: 0 when everything came in; 1 when some of it could not be read; 2 when
nothing came in; 130 after Ctrl+C. Reasons stand on standard error, and all of them in a
file that it names.
"""
SEE = "storyview add --help shows what it understands"
SCHEMA = "storyview-added/1"
INTERRUPTED = 130
PATIENCE = 60.0
"""Seconds that a long addition waits while another storyview writes."""


def run(arguments: list[str]) -> int:
    """Add articles; returns the exit status."""
    options = parsed(
        arguments, flags=("--allow-private",), texts=("--story", "--source", "--format"), see=SEE
    )
    if options.help:
        return answer(HELP)
    form = form_of(options)
    if not options.things:
        raise StoryviewError(
            "nothing to add", where="add", hint="name files, folders, addresses, or -"
        )

    from storyview.commands.progress import Progress
    from storyview.commands.waiting import told_once
    from storyview.library.adding import RefusedList, add_all
    from storyview.library.incoming import Pile
    from storyview.library.paths import Paths
    from storyview.library.store import Library

    paths = Paths.of_this_user()
    pile = Pile(
        options.things,
        story=last_of(options.story),
        source=last_of(options.source),
        stdin=standard_input(options.things),
        fetch=_fetch(paths, options.things, allow_private=options.allow_private),
    )
    with (
        Library.open(paths.library, wait_seconds=PATIENCE, waiting=told_once()) as library,
        Progress("adding") as progress,
    ):

        def told(summary: Summary) -> None:
            progress.what = f"adding {pile.reading}" if pile.reading else "adding"
            progress.show(_so_far(summary), pile.share)

        with RefusedList(paths.refused) as refused:
            summary = add_all(library, pile, refused, told=told)
        gather(library, summary, progress)
    tell(summary, paths.library, form=form, passed_over=pile.passed_over)
    return status_of(summary)


def gather(library: Library, summary: Summary, progress: Progress) -> None:
    """Find the stories of what came in, unless something has ended that."""
    from storyview.library.adding import find_stories

    if summary.interrupted or summary.failure is not None:
        return
    progress.start("finding stories")

    def told(done: int, of: int) -> None:
        if done:
            progress.show(f"{done:,} of {_many(of, 'article')}", done / max(of, 1))
        else:  # their words are being read
            progress.show(_many(of, "new article"))

    find_stories(library, summary, told=told)


def tell(summary: Summary, library: Path, *, form: str, passed_over: int = 0) -> None:
    """Print what became of what was to be added; reasons go to standard error.

    Args:
        summary: It.
        library: The library's file.
        form: "text" or "json".
        passed_over: Files in folders that are of no kind that holds articles.
    """
    for what, reason in summary.reasons.items():
        hint = f"; {reason.hint}" if reason.hint else ""
        rest = reason.count - len(reason.first)
        for place in reason.first:
            complain(f"{place}: {what}{hint}" if place else f"{what}{hint}")
        if rest:
            complain(f"{what}: {rest:,} more like {'these' if len(reason.first) > 1 else 'this'}")
    if summary.refused_list is not None and summary.refused > 1:
        complain(f"all that could not be read is listed in {summary.refused_list}")
    if summary.failure is not None:
        complain(summary.failure)
    if summary.interrupted or summary.failure is not None:
        are = "is" if summary.kept == 1 else "are"
        complain(f"ended early; {_many(summary.kept, 'article')} of what came before {are} kept")
        if summary.new:
            complain("their stories are looked for the next time that something is added")
    answer(_as_json(summary, library, passed_over) if form == "json" else _as_text(summary))
    if passed_over and form == "text":
        complain(f"{_many(passed_over, 'file')} of other kinds in the folders passed over")


def status_of(summary: Summary) -> int:
    """The exit status: 0 for all, 1 for some, 2 for nothing, 130 after Ctrl-C."""
    if summary.interrupted:
        return INTERRUPTED
    if summary.failure is not None or summary.refused:
        return 1 if summary.kept else 2
    return 0


def _fetch(paths: Paths, things: Sequence[str], *, allow_private: bool) -> Fetch | None:
    """What brings the articles of addresses, if there are any."""
    from storyview.sources.named import is_address

    if not any(map(is_address, things)):
        return None

    from storyview.library.fetched_pages import PageStore
    from storyview.library.visiting import Visits
    from storyview.sources.fetching import Fetcher

    return Visits(Fetcher(allow_private=allow_private), PageStore(paths)).incoming


def _so_far(summary: Summary) -> str:
    """How much is in the library by now, for the line of progress."""
    text = f"{_many(summary.kept, 'article')} kept"
    return f"{text}, {summary.refused:,} not read" if summary.refused else text


def _as_text(summary: Summary) -> str:
    parts = [f"Added {_many(summary.added, 'article')}"]
    if summary.known:
        parts.append(f"{summary.known:,} {_were(summary.known)} there already")
    if summary.changed:
        parts.append(f"{summary.changed:,} {'has' if summary.changed == 1 else 'have'} a new text")
    if summary.refused:
        parts.append(f"{summary.refused:,} could not be read")
    return "; ".join(parts) + ".\n" + _stories(summary)


def _stories(summary: Summary) -> str:
    """What came of looking for stories; nothing if nothing did."""
    gathered = summary.gathered
    if gathered is None:
        return ""
    parts = []
    if gathered.stories:
        parts.append(_many(gathered.stories, "new story", "new stories"))
    if gathered.placed:
        parts.append(f"{_many(gathered.placed, 'article')} of earlier ones")
    if gathered.copies:
        parts.append(_many(gathered.copies, "near copy", "near copies"))
    return f"Found {', '.join(parts)}.\n" if parts else ""


def _as_json(summary: Summary, library: Path, passed_over: int) -> str:
    document = {
        "added": summary.added,
        "known": summary.known,
        "changed": summary.changed,
        "refused": summary.refused,
        "passed_over": passed_over,
        "articles": summary.new,
        "stories": summary.gathered._asdict() if summary.gathered else None,
        "reasons": [
            {"reason": what, "hint": reason.hint, "count": reason.count, "first": reason.first}
            for what, reason in summary.reasons.items()
        ],
        "refused_list": str(summary.refused_list) if summary.refused_list else None,
        "failure": str(summary.failure) if summary.failure else None,
        "interrupted": summary.interrupted,
        "library": str(library),
    }
    return as_json(SCHEMA, document)


def _many(number: int, thing: str, several: str = "") -> str:
    return f"{number:,} {thing if number == 1 else several or f'{thing}s'}"


def _were(number: int) -> str:
    return "was" if number == 1 else "were"
