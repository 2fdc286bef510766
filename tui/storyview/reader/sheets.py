"""What the sheets say: help, evidence, facts, what was left out. Pure.

Everything that is quoted is a source's own words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyview.analysis.findings import EvidenceKind, MatchKind
from storyview.library.corrections import CorrectionKind
from storyview.reader.keys import COMMANDS, GROUPS, JUMP_LETTERS, key_name, keys_of
from storyview.reader.screens.sheet import Entry
from storyview.reader.source_names import short_names
from storyview.text.article import Origin

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from storyview.analysis.findings import Match, Person
    from storyview.library.corrections import Correction
    from storyview.library.state import Kept
    from storyview.reader.cross_references import CrossReferences, Passage
    from storyview.reader.keys import Command
    from storyview.text.article import Article, Span, Story

SIGN_HELP = (
    ("=", "word for word: another account has a run of the same words"),
    ("~", "in other words, or in part: another account says the same, or one fact of it"),
    ("*", "only here: no other account of the story says it"),
    ("!", "accounts differ here"),
    ('"', "somebody's words in quotation marks"),
    ("▌", "the current passage, and its counterparts in the other columns"),
)


def help_entries(remapped: Mapping[str, str]) -> list[Entry]:
    """Every command with its keys, and what the signs mean."""
    entries: list[Entry] = []
    for group in GROUPS:
        entries.extend(command_entries(COMMANDS, group, remapped))
        if group == "Move":
            entries.append(Entry("go to article 1 to 9", lead="1 … 9"))
        if group == "Jump":
            entries.extend(
                Entry(f"next or previous {words}", lead=f"] [  {key_name(letter)}")
                for letter, (_, words) in JUMP_LETTERS.items()
            )
        entries.append(Entry(""))
    entries.append(Entry("Signs in the margin", "title"))
    entries.extend(Entry(words, lead=sign) for sign, words in SIGN_HELP)
    return entries


def library_help_entries(remapped: Mapping[str, str]) -> list[Entry]:
    """Every command of the library with its keys."""
    from storyview.reader.library_keys import LIBRARY_COMMANDS, LIBRARY_GROUPS

    entries: list[Entry] = []
    for group in LIBRARY_GROUPS:
        entries.extend(command_entries(LIBRARY_COMMANDS, group, remapped))
        entries.append(Entry(""))
    return entries[:-1]


def command_entries(
    commands: Sequence[Command], group: str, remapped: Mapping[str, str]
) -> list[Entry]:
    """A group of commands with their keys, under its name."""
    entries = [Entry(group, "title")]
    for command in commands:
        if command.group == group and not command.id.startswith("move.article_"):
            keys = " ".join(key_name(key) for key in keys_of(command, remapped))
            text = f"{command.title}. {command.help}" if command.help else command.title
            entries.append(Entry(text, lead=keys))
    return entries


def message_entries(told: Sequence[str]) -> list[Entry]:
    """What the status line has said, the newest first; each thing once."""
    entries = [Entry(message) for message in dict.fromkeys(reversed(told))]
    return entries or [Entry("Nothing has been said yet.", "dim")]


def _place(story: Story, span: Span) -> str:
    return short_names(story)[span.article]


def _words(story: Story, span: Span) -> str:
    return " ".join(story.quote(span).split())


KIND_WORDS = {
    MatchKind.VERBATIM: "Word for word",
    MatchKind.PARAPHRASE: "In other words",
    MatchKind.PARTIAL: "In part",
}


def evidence_entries(references: CrossReferences, passage: Passage) -> list[Entry]:
    """What each match of a passage rests on."""
    story = references.story
    entries: list[Entry] = []
    for index in passage.matches:
        match = references.comparison.matches[index]
        first, second = match.spans
        entries.append(
            Entry(
                f"{KIND_WORDS[match.kind]}: {_place(story, first)} and {_place(story, second)}"
                f" (likeness {match.score:.2f})",
                "title",
            )
        )
        entries.append(Entry(_words(story, first), lead=_place(story, first)))
        entries.append(Entry(_words(story, second), lead=_place(story, second)))
        entries.append(Entry(evidence_line(story, match), "dim"))
        entries.append(Entry(""))
    return entries or [Entry("This passage has no match: nothing to show evidence for.", "dim")]


def match_entries(references: CrossReferences, article: str, passage: Passage) -> list[Entry]:
    """The matches of a passage; choosing one answers with its index."""
    story = references.story
    entries: list[Entry] = []
    for index in passage.matches:
        match = references.comparison.matches[index]
        here, there = sorted(match.spans, key=lambda span: span.article != article)
        entries.append(Entry(_words(story, here), "dim", lead=_place(story, here)))
        entries.append(Entry(_words(story, there), value=index, lead=_place(story, there)))
        entries.append(Entry(""))
    return entries


def name_entries(person: Person) -> list[Entry]:
    """The other names of a person; choosing one answers with it."""
    if not person.aliases:
        return [Entry("The articles print one name only.", "dim")]
    return [Entry(alias, value=alias) for alias in person.aliases]


def correction_entries(story: Story, said: Kept, unfit: Sequence[Correction]) -> list[Entry]:
    """What the reader has said about a story; choosing a row answers with what it says.

    A correction answers with its index, a detail of an article with itself.
    """
    if not said.corrections and not said.given:
        return [Entry("You have corrected nothing in this story.", "dim")]
    entries = []
    for index, correction in enumerate(said.corrections):
        words = " | ".join(
            [*(" ".join(quote.words.split()) for quote in correction.quotes), *correction.names]
        )
        lead = f"{CORRECTION_WORDS[correction.kind]}"
        if correction in unfit:
            words += " (no longer fits the articles, and is not applied)"
        entries.append(Entry(words, value=index, lead=lead))
    names = short_names(story)
    for article, detail, value in said.given:
        fits = article in names
        words = f"{detail}: {value}" + ("" if fits else " (no such article is open)")
        entries.append(
            Entry(words, value=(article, detail, value), lead=names[article] if fits else article)
        )
    return entries


CORRECTION_WORDS = {
    CorrectionKind.REJECTED: "no match",
    CorrectionKind.JOINED: "one person",
    CorrectionKind.PARTED: "not the same",
}


def evidence_line(story: Story, match: Match) -> str:
    """In one line, what a match rests on."""
    groups: dict[EvidenceKind, list[str]] = {}
    for evidence in match.evidence:
        words = _words(story, evidence.spans[0])
        other = _words(story, evidence.spans[1])
        if evidence.kind is EvidenceKind.WORD and other.casefold() != words.casefold():
            words = f"{words}/{other}"
        if words not in groups.setdefault(evidence.kind, []):
            groups[evidence.kind].append(words)
    names = {
        EvidenceKind.RUN: "the same run of words",
        EvidenceKind.WORD: "words for the same",
        EvidenceKind.NAME: "names",
        EvidenceKind.NUMBER: "numbers",
        EvidenceKind.DATE: "dates",
        EvidenceKind.QUOTATION: "the same utterance",
    }
    parts = [f"{names[kind]}: {', '.join(groups[kind])}" for kind in names if kind in groups]
    rule = f" (found by the rule “{match.rule}”)" if match.rule else ""
    return ("It rests on " + "; ".join(parts) if parts else "It rests on the words set bold") + rule


ORIGIN_WORDS = {
    Origin.GIVEN: "you said, or story.toml",
    Origin.STATED: "the file says",
    Origin.FOUND: "found in the text",
    Origin.GUESSED: "guessed from when and by whom the file was written",
    Origin.MADE: "made of the first words, because nothing else tells",
    Origin.UNKNOWN: "unknown",
}
PAGE_ORIGIN_WORDS = ORIGIN_WORDS | {
    Origin.STATED: "the page says",
    Origin.FOUND: "found in the page’s text",
    Origin.GUESSED: "guessed from the address",
}
"""The same for what comes from the web."""


def detail_entries(article: Article) -> list[Entry]:
    """What is known about an article and where from; choosing a detail lets the reader say it."""
    day = article.published.isoformat() if article.published else ""
    details = (
        ("title", "Headline", article.title or "", article.title_origin),
        ("source", "Source", article.source or "", article.source_origin),
        ("authors", "Authors", ", ".join(article.authors), article.authors_origin),
        ("published", "Published", day, article.published_origin),
    )
    entries = []
    origin_words = PAGE_ORIGIN_WORDS if article.url else ORIGIN_WORDS
    for detail, name, known, origin in details:
        told = f" ({origin_words[origin]})" if origin is not Origin.UNKNOWN else ""
        words = f"{known}{told}" if known else "not known"
        typed = "" if origin is Origin.MADE else known
        entries.append(Entry(words, value=(detail, f"{name} of this article", typed), lead=name))
    more = (
        ("Address", article.url or ""),
        ("File", article.file),
    )
    entries.extend(Entry(words, "dim", lead=name) for name, words in more if words)
    entries.extend(Entry(note, "dim") for note in article.notes)
    return entries


def dropped_entries(story: Story, focused: str) -> list[Entry]:
    """What was taken out of the articles; choosing a piece takes it back."""
    entries: list[Entry] = []
    names = short_names(story)
    for article in sorted(story.articles, key=lambda a: a.id != focused):
        entries.append(Entry(article.source or names[article.id].capitalize(), "title"))
        if article.source is None and article.file:
            entries.append(Entry(article.file, "dim"))
        entries.extend(Entry(note, "dim") for note in article.notes)
        if not article.dropped:
            entries.append(Entry("Nothing was left out.", "dim"))
        for index, piece in enumerate(article.dropped):
            words = " ".join(piece.text.split())
            entries.append(Entry(words, value=(article.id, index), lead=piece.reason))
        entries.append(Entry(""))
    return entries


def fact_entries(references: CrossReferences) -> list[Entry]:
    """Where accounts differ, and the figures that they give; choosing one goes there."""
    story, comparison = references.story, references.comparison
    entries = [Entry("Where accounts differ", "title")]
    for conflict in comparison.conflicts:
        entries.extend(
            Entry(_context(story, span), "differs", value=span, lead=_place(story, span))
            for span in conflict.spans
        )
        entries.append(Entry(""))
    broken = {failure.findings for failure in comparison.failures}
    if broken & {"all", "conflicts", "figures"} or not references.complete:
        entries.append(Entry("Figures and conflicts could not be looked for everywhere.", "dim"))
    elif not comparison.conflicts:
        entries.extend(
            [Entry("Nothing found that two accounts give differently.", "dim"), Entry("")]
        )
    entries.append(Entry("Figures", "title"))
    shown: set[tuple[str, str]] = set()
    for figure in comparison.figures:
        place, words = _place(story, figure.span), _context(story, figure.span)
        if (place, words) not in shown:
            entries.append(Entry(words, value=figure.span, lead=place))
            shown.add((place, words))
    if not comparison.figures and references.complete and "figures" not in broken:
        entries.append(Entry("No figures found.", "dim"))
    return entries


def _context(story: Story, span: Span, around: int = 48) -> str:
    article: Article = story.article(span.article)
    start = max(0, span.start - around)
    end = min(len(article.text), span.end + around)
    before = article.text[start : span.start].rpartition("\n")[2]
    after = article.text[span.end : end].partition("\n")[0]
    if start and " " in before:
        before = "… " + before.partition(" ")[2]
    if end < len(article.text) and " " in after:
        after = after.rpartition(" ")[0] + " …"
    return f"{before}{article.text[span.start : span.end]}{after}"
