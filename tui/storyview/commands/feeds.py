"""``storyview feeds``: feeds whose new articles come into the library."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from storyview.commands.console import answer, complain
from storyview.commands.options import ALLOW_PRIVATE, form_of, parsed
from storyview.errors import StoryviewError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import SimpleNamespace

    from storyview.library.records import Feed
    from storyview.library.refreshing import News
    from storyview.library.store import Library

HELP = """\
storyview feeds keeps a list of feeds (Atom, RSS, JSON Feed) and brings what is new in
them into your library. Nothing is fetched but when you say so.

  storyview feeds add ADDRESS...      a feed, or a page that names its feeds
  storyview feeds list                the feeds with their numbers
  storyview feeds refresh [FEED...]   what is new in these feeds, or in all of them
  storyview feeds remove FEED...      forget feeds; their articles stay in the library

FEED is a feed's number or its address. Each takes:
  --format text|json  lines for people (as it comes), or a document for other programs
  --allow-private     fetch addresses of this machine and of your own network, too

An entry that carries its whole text is taken from the feed; of others the page is fetched,
unless the site's robots.txt asks programs to stay away, with a pause between two pages of
one site. What could not be had for now is tried again the next time.
Exit status: 0 when all went well; 1 when some of it could not be read; 2 when nothing
could; 130 after Ctrl+C, which keeps what has come.
"""
SEE = "storyview feeds --help shows what it understands"
SCHEMA = "storyview-feeds/1"
INTERRUPTED = 130


def run(arguments: list[str]) -> int:
    """Do what is asked about feeds; returns the exit status."""
    options = parsed(arguments, flags=(ALLOW_PRIVATE,), texts=("--format",), see=SEE)
    if options.help or not options.things:
        return answer(HELP)
    form = form_of(options)
    word, *things = options.things
    act = {"add": _add, "list": _list, "refresh": _refresh, "remove": _remove}.get(word)
    if act is None:
        from storyview.library.settings import nearest

        hint = nearest(word, ["add", "list", "refresh", "remove"]) or f"; {SEE}"
        raise StoryviewError(f"feeds does not know {word!r}{hint}")
    if word in ("add", "remove") and not things:
        raise StoryviewError("says too little", where=word, hint=f"storyview feeds {word} ADDRESS")

    from storyview.commands.waiting import told_once
    from storyview.library.paths import Paths
    from storyview.library.store import Library

    with Library.open(Paths.of_this_user().library, waiting=told_once()) as library:
        return act(library, things, options, form)


def _add(library: Library, things: Sequence[str], options: SimpleNamespace, form: str) -> int:
    from storyview.commands.progress import Progress
    from storyview.sources.fetching import Fetcher
    from storyview.sources.finding_feeds import find_feed
    from storyview.sources.politeness import PoliteFetcher

    fetcher = Fetcher(allow_private=options.allow_private)
    polite = PoliteFetcher(fetcher)
    added: list[dict[str, Any]] = []
    lines: list[str] = []
    problems: list[StoryviewError] = []
    with Progress("looking for feeds") as progress:
        for thing in things:
            progress.show(thing)
            try:
                found = find_feed(thing, fetcher)
            except StoryviewError as error:
                problems.append(error)
                continue
            known = {feed.address for feed in library.feeds()}
            number = library.add_feed(found.feed.address, found.feed.title)
            there = found.feed.address in known
            added.append(
                {
                    "id": number,
                    "title": found.feed.title,
                    "address": found.feed.address,
                    "entries": len(found.feed.entries),
                    "known": there,
                    "others": [link.address for link in found.others],
                    "open_to_programs": (is_open := polite.may_fetch(found.feed.address)),
                }
            )
            lines.append(
                f"{'Known already' if there else 'Added'}: feed {number}, {found.feed.title}"
                f" ({_many(len(found.feed.entries), 'entry', 'entries')})\n"
            )
            if not is_open:
                lines.append("  its site asks programs to stay away: it will not be refreshed\n")
            lines += [f"  the page names another: {link.address}\n" for link in found.others]
    for problem in problems:
        complain(problem)
    if form == "json":
        answer(_document({"added": added, "problems": [str(one) for one in problems]}))
    elif added:
        answer("".join([*lines, "storyview feeds refresh brings their articles.\n"]))
    return (1 if added else 2) if problems else 0


def _list(library: Library, things: Sequence[str], options: SimpleNamespace, form: str) -> int:
    feeds = _named(library, things)
    if form == "json":
        return answer(_document({"feeds": [_as_told(feed) for feed in feeds]}))
    if not feeds:
        return answer("No feeds; storyview feeds add ADDRESS adds one.\n")
    width = max(len(str(feed.id)) for feed in feeds)
    lines = []
    for feed in feeds:
        when = f"{feed.checked.astimezone():%Y-%m-%d %H:%M}" if feed.checked else "not read yet"
        lines.append(f"{feed.id:>{width}}  {feed.title or feed.address} ({when})\n")
        lines.append(f"{'':{width}}  {feed.address}\n")
        if feed.problem:
            lines.append(f"{'':{width}}  {feed.problem}\n")
    return answer("".join(lines))


def _remove(library: Library, things: Sequence[str], options: SimpleNamespace, form: str) -> int:
    feeds = _named(library, things)
    for feed in feeds:
        library.remove_feed(feed.id)
    if form == "json":
        return answer(_document({"removed": [_as_told(feed) for feed in feeds]}))
    return answer("".join(f"Removed: {feed.title or feed.address}\n" for feed in feeds))


def _refresh(library: Library, things: Sequence[str], options: SimpleNamespace, form: str) -> int:
    feeds = _named(library, things)
    if not feeds:
        raise StoryviewError("there are no feeds", hint="storyview feeds add ADDRESS adds one")

    from storyview.commands.adding import gather, tell
    from storyview.commands.progress import Progress
    from storyview.library.adding import RefusedList, Summary, add_all
    from storyview.library.paths import Paths
    from storyview.library.refreshing import Refreshing
    from storyview.sources.fetching import Fetcher
    from storyview.sources.politeness import PoliteFetcher

    paths = Paths.of_this_user()
    fetcher = Fetcher(allow_private=options.allow_private)
    refreshing = Refreshing(library, feeds, PoliteFetcher(fetcher), fetcher.stop)
    with Progress(f"refreshing {_many(len(feeds), 'feed', 'feeds')}") as progress:

        def told(summary: Summary) -> None:
            if refreshing.entries:
                done = f"{refreshing.entries_done:,} of {refreshing.entries:,} new entries"
                progress.show(done, refreshing.entries_done / refreshing.entries)
            else:
                progress.show(f"{len(refreshing.news)} of {len(feeds)} read")

        with RefusedList(paths.refused) as refused:
            summary = add_all(library, refreshing, refused, told=told)
        if summary.failure is None:
            refreshing.done()
        gather(library, summary, progress)
    news = sorted(refreshing.news, key=lambda one: one.feed.id)
    if form == "json":
        added = {name: getattr(summary, name) for name in ("added", "known", "changed", "refused")}
        document = {"feeds": [_news(one) for one in news], **added}
        answer(_document(document | {"interrupted": summary.interrupted}))
    else:
        answer("".join(_line(one) for one in news if one.new and one.problem is None))
        tell(summary, paths.library, form=form)
    if summary.interrupted:
        return INTERRUPTED
    if summary.failure is not None or (news and all(one.problem for one in news)):
        return 2
    return 1 if summary.refused else 0


def _named(library: Library, things: Sequence[str]) -> list[Feed]:
    """The feeds that are named by number or address; all of them when none is named."""
    feeds = library.feeds()
    if not things:
        return feeds
    found: dict[int, Feed] = {}
    for thing in things:
        matching = [feed for feed in feeds if thing in (str(feed.id), feed.address)]
        if not matching:
            raise StoryviewError("no such feed", where=thing, hint="storyview feeds list")
        found |= {feed.id: feed for feed in matching}
    return list(found.values())


def _as_told(feed: Feed) -> dict[str, Any]:
    return {
        "id": feed.id,
        "title": feed.title,
        "address": feed.address,
        "checked": feed.checked.isoformat() if feed.checked else None,
        "problem": feed.problem,
    }


def _news(news: News) -> dict[str, Any]:
    return {
        "id": news.feed.id,
        "title": news.feed.title or news.title,
        "address": news.feed.address,
        "new": news.new,
        "problem": str(news.problem or ""),
    }


def _line(news: News) -> str:
    title = news.feed.title or news.title or news.feed.address
    return f"{title}: {_many(news.new, 'new entry', 'new entries')}\n"


def _document(document: dict[str, Any]) -> str:
    from storyview.commands.documents import as_json

    return as_json(SCHEMA, document)


def _many(number: int, one: str, more: str) -> str:
    return f"{number:,} {one if number == 1 else more}"
