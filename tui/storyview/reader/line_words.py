"""What the title line, the status line and the line of keys say. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyview.reader.attention import say
from storyview.reader.cross_references import Sign
from storyview.reader.jumps import Jump
from storyview.reader.keys import COMMANDS_BY_ID, HINTS, JUMP_LETTERS, key_name, keys_of
from storyview.reader.lines import fit, width_of
from storyview.reader.timeline_picture import short_date
from storyview.text.article import Origin

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from storyview.reader.cross_references import CrossReferences, Passage
    from storyview.reader.keys import Command
    from storyview.reader.sync import Sync
    from storyview.text.article import Span, Story

NamedPiece = tuple[str, str]
"""Text, and the name of a style of the palette."""
Line = tuple[list[NamedPiece], list[NamedPiece]]
"""The pieces at the left and those at the right."""

LEAST_OF_A_TITLE = 24
"""Cells of a long title that stay beside the number of sources."""

JUMP_WORDS = {
    Jump.MATCH: "match",
    Jump.ONLY_HERE: "only here",
    Jump.CONFLICT: "conflict",
    Jump.QUOTATION: "quotation",
    Jump.MENTION: "mention",
    Jump.EVENT: "event",
}


def story_title(story: Story) -> str:
    """What the story is called: its own title, else the first headline that a source printed."""
    titled = [article for article in story.articles if article.title]
    titled.sort(key=lambda article: article.title_origin is Origin.MADE)
    return story.title or (titled[0].title if titled else None) or "Untitled"


def days_of_publication(story: Story) -> str:
    """From the first to the last day, as in Fri 11 Nov – Sat 12 Nov 2022; nothing if undated."""
    days = sorted(a.published for a in story.articles if a.published)
    return period_words(days[0], days[-1]) if days else ""


def period_words(begin: date, end: date) -> str:
    """From one day to another: Fri 11 Nov – Sat 12 Nov 2022."""
    year = "" if begin.year == end.year else f" {begin.year}"
    first = "" if begin == end else f"{short_date(begin)}{year} – "
    return f"{first}{short_date(end)} {end.year}"


def title_words(story: Story, sync: Sync, width: int, shown: range | None = None) -> Line:
    """The line above the page; the days go before the title is cut, the sources only if they must.

    ``shown`` are the articles that stand side by side, where that is not all of them.
    """
    title = story_title(story)
    count = len(story.articles)
    sources = f"{count} source{'s' * (count != 1)}"
    if shown is not None and len(shown) < count:
        last = f"–{shown.stop}" if len(shown) > 1 else ""
        sources = f"{shown.start + 1}{last} of {sources}"
    parts = [sources, f"sync: {sync}"]
    days = days_of_publication(story)
    whole = width_of(title) + 16
    if days and len("   ".join([days, *parts])) + whole <= width:
        parts.insert(0, days)
    elif len("   ".join(parts)) + min(whole, LEAST_OF_A_TITLE + 16) > width:
        del parts[0]
    title = fit(title, max(12, width - 16 - len("   ".join(parts))))
    return [(" storyview  ", "accent"), (title, "title")], [("   ".join(parts) + " ", "dim")]


def status_words(
    references: CrossReferences,
    article: str,
    passage: Passage | None,
    rejected: Sequence[Span] = (),
) -> Line:
    """The line below the page, on the current passage; a match rejected here is told too."""
    words = say(references, article, passage)
    if passage is not None and any(
        span.article == article and span.start < passage.end and passage.start < span.end
        for span in rejected
    ):
        words += " · you rejected a match here"
    sign = passage.sign if passage else Sign.NONE
    style = "differs" if sign in (Sign.ONLY_HERE, Sign.CONFLICT) else "shared"
    return [(f" {sign} ", "dim" if sign is Sign.NONE else style), (words, "text")], []


def pending_words(forward: bool) -> Line:
    """What can follow ] or [."""
    way = "Next" if forward else "Previous"
    pieces: list[NamedPiece] = [(f" {way}:  ", "accent")]
    for letter, (jump, _) in JUMP_LETTERS.items():
        pieces.append((key_name(letter), "title"))
        pieces.append((f" {JUMP_WORDS[Jump(jump)]}  ", "dim"))
    return pieces, []


def hint_words(remapped: Mapping[str, str], width: int, way_out: str = "quit") -> Line:
    """The keys that are needed most; ``way_out`` says where the last of them leads."""
    return keys_that_fit((*HINTS, ("rest.leave", way_out)), COMMANDS_BY_ID, remapped, width)


def help_hint(remapped: Mapping[str, str]) -> list[NamedPiece]:
    """The key of the help, for where there is no line of keys; nothing if it has none."""
    keys = keys_of(COMMANDS_BY_ID["rest.help"], remapped)
    return [("  ", "dim"), (key_name(keys[0]), "text"), (" help ", "dim")] if keys else []


def keys_that_fit(
    hints: Sequence[tuple[str, str]],
    commands: Mapping[str, Command],
    remapped: Mapping[str, str],
    width: int,
) -> Line:
    """As many keys as there is room for, the first ones first; the last two always."""
    hints = list(hints)
    while True:
        line = named_keys(hints, commands, remapped)
        if len(hints) <= 2 or sum(width_of(text) for text, _ in line[0]) <= width:
            return line
        del hints[-3]


def command_at(
    pieces: Sequence[NamedPiece],
    x: int,
    commands: Mapping[str, Command],
    remapped: Mapping[str, str],
) -> Command | None:
    """The command whose key, or the word for it, stands at cell ``x`` of pieces that name keys."""
    by_key = {
        key_name(keys[0]): command
        for command in reversed(list(commands.values()))
        if (keys := keys_of(command, remapped))
    }
    at = 0
    key = ""
    for text, style in pieces:
        key = text if style == "text" else key
        at += width_of(text)
        if x < at:
            return by_key.get(key) if x < at - width_of(text) + width_of(text.rstrip()) else None
    return None


def named_keys(
    hints: Sequence[tuple[str, str]],
    commands: Mapping[str, Command],
    remapped: Mapping[str, str],
) -> Line:
    """The first key of each of some commands, with a word for what it does."""
    pieces: list[NamedPiece] = [(" ", "dim")]
    for command_id, words in hints:
        keys = keys_of(commands[command_id], remapped)
        if keys:
            pieces.append((key_name(keys[0]), "text"))
            pieces.append((f" {words}   ", "dim"))
    words, style = pieces[-1]
    pieces[-1] = (words.rstrip(), style)
    return pieces, []


def too_small_words(width: int, height: int, least_width: int, least_height: int) -> list[Line]:
    """What a terminal that is too small shows."""
    return [
        ([], []),
        ([(f" storyview needs {least_width} × {least_height} cells;", "text")], []),
        ([(f" this terminal has {width} × {height}.", "text")], []),
        ([(" Make it larger. q quits.", "dim")], []),
    ]
