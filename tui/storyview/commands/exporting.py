"""``storyview export``: a library, or stories of it, as plain files."""

from __future__ import annotations

from pathlib import Path

from storyview.commands.console import answer
from storyview.commands.options import form_of, parsed
from storyview.errors import StoryviewError

HELP = """\
storyview export [THING...] FOLDER writes your library, or a part of it, as plain files.

  storyview export backup/               the whole library
  storyview export library:12 ferry/     story 12, so that storyview ferry/ opens it
  storyview export library:12 library:13 library:article/55 some/
                                         several stories and articles

  --format text|json  how much was written: for people (as it comes), or other programs

A story is a folder with a story.toml; an article is a Markdown file with its title,
source, authors, day and address on top, and what it was read from lies in originals/.
Articles without a story stand in articles/, the addresses of feeds in feeds.txt.
storyview import brings all of it back, with your own grouping and pins; the files are
good without storyview as well.

FOLDER must not be there yet, or be empty; it is there once everything is in it.
Exit status: 0 when everything is written; 2 when nothing is; 130 after Ctrl+C, with
nothing written.
"""
SEE = "storyview export --help shows what it takes"
SCHEMA = "storyview-exported/1"


def run(arguments: list[str]) -> int:
    """Export; returns the exit status."""
    options = parsed(arguments, texts=("--format",), see=SEE)
    if options.help:
        return answer(HELP)
    form = form_of(options)
    if not options.things:
        raise StoryviewError("names no folder", where="export", hint="storyview export FOLDER")
    *things, name = options.things

    from storyview.commands.documents import as_json
    from storyview.commands.library_answers import as_text, many
    from storyview.commands.library_names import article_number, story_number
    from storyview.commands.progress import Progress
    from storyview.commands.waiting import told_once
    from storyview.library.exporting import export_all, export_stories
    from storyview.library.paths import Paths
    from storyview.library.store import Library
    from storyview.library.things import is_in_library

    if is_in_library(name) or not name:
        raise StoryviewError(
            "names no folder to write into", where=name, hint=f"storyview export {name} FOLDER"
        )
    articles = [article_number(thing) for thing in things if "article/" in thing]
    stories = [story_number(thing) for thing in things if "article/" not in thing]
    folder = Path(name)
    with (
        Library.open(Paths.of_this_user().library, waiting=told_once()) as library,
        Progress("exporting") as progress,
    ):
        total = library.counts().articles

        def told(done: int) -> None:
            if things:
                progress.show(many(done, "article"))
            else:
                progress.show(f"{done:,} of {many(total, 'article')}", done / max(total, 1))

        if things:
            written = export_stories(library, folder, stories, articles, told)
        else:
            written = export_all(library, folder, told)
    if form == "json":
        document = {
            "folder": str(folder),
            "stories": written.stories,
            "articles": written.articles,
        }
        return answer(as_json(SCHEMA, document))
    count = f"{many(written.stories, 'story', 'stories')}, {many(written.articles, 'article')}"
    return answer(as_text([f"Written to {folder}: {count}."]))
