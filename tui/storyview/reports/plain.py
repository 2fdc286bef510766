"""A comparison as plain lines, from first to last: for pipes, and for screen readers.

Nothing is drawn and nothing depends on colour or place. Every line that quotes says which source
it is from and the number of the sentence there; the rest are labels.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeVar

from storyview.analysis.findings import EventBasis, MatchKind, QuotationKind
from storyview.analysis.inquiries import is_inquiry
from storyview.reports.dates import WEEKDAYS, day_in_words, period_in_words
from storyview.text.account import read
from storyview.text.article import BlockKind, Origin
from storyview.text.clean import clean, clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from storyview.analysis.findings import Comparison, Event, Figure, Person, Quotation
    from storyview.text.account import Account
    from storyview.text.article import Article, Span, Story

VERBATIM, PARAPHRASE, ONLY_HERE, CONFLICT, QUOTATION = "=", "~", "*", "!", '"'

SIGNS = (
    (VERBATIM, "another source says it in the same words"),
    (PARAPHRASE, "another source says it, or a part of it, in other words"),
    (ONLY_HERE, "only here"),
    (CONFLICT, "another source gives it differently"),
    (QUOTATION, "somebody's words"),
)

MATCH_SIGNS = {
    MatchKind.VERBATIM: VERBATIM,
    MatchKind.PARAPHRASE: PARAPHRASE,
    MatchKind.PARTIAL: PARAPHRASE,
}

QUOTATION_WORDS = {
    QuotationKind.DIRECT: "",
    QuotationKind.FRAGMENT: "in part, ",
    QuotationKind.INDIRECT: "without marks, ",
}


def comparison_as_text(story: Story, comparison: Comparison) -> str:
    """The whole comparison, one passage or finding a line, with a line end."""
    writer = _Writer(story, comparison)
    return clean("\n".join(writer.lines())) + "\n"


Spanned = TypeVar("Spanned", "Quotation", "Figure")
Rank = tuple[int, tuple[int, int, int]]


class _Writer:
    """Lines about one story."""

    def __init__(self, story: Story, comparison: Comparison) -> None:
        self.story = story
        self.comparison = comparison
        self.accounts = {article.id: read(article) for article in story.articles}
        self.rank = {article.id: index for index, article in enumerate(story.articles)}
        self.names = _names_of_sources(story.articles)
        self.many = len(story.articles) > 1
        self.signs: dict[tuple[str, int], set[str]] = {}
        """What is known of a sentence, by article and index."""
        self.notes: dict[tuple[str, int], list[tuple[Rank, str]]] = {}
        """Where its counterparts stand, each with its rank in the list."""
        self._look_at_matches()
        self._look_at_conflicts()
        for quotation in comparison.quotations:
            self._sign(quotation.span, QUOTATION)

    def lines(self) -> Iterator[str]:
        count = len(self.story.articles)
        titles = [one.title for one in self.story.articles if one.title_origin is not Origin.MADE]
        title = self.story.title or next(filter(None, titles), None)
        yield clean_line(title or "Story without a headline")
        yield f"{_counted(count, 'article')}. Signs before a sentence:"
        for sign, meaning in SIGNS:
            if self.many or sign == QUOTATION:
                yield f"{sign} {meaning}"
        for article in self.story.articles:
            yield ""
            yield from self.article(article)
        yield from self.section("People", self.people())
        yield from self.section("Other speakers", self.other_speakers())
        yield from self.section("Timeline", self.timeline())
        yield from self.section("Figures", self.figures())
        yield from self.section("Conflicts", self.conflicts())
        if self.comparison.other_languages:
            yield from self.section(
                "Not in English: people, quotations, times and figures were not looked for in",
                (self.names[one].rstrip(",") for one in self.comparison.other_languages),
            )
        if self.comparison.failures:
            yield from self.section(
                "Not looked for, because the analysis broke",
                (f"{failure.findings}: {failure.reason}" for failure in self.comparison.failures),
            )

    def section(self, heading: str, lines: Iterable[str]) -> Iterator[str]:
        lines = list(lines)
        yield ""
        yield f"{heading}"
        yield from lines or ["None found."]

    def where(self, span: Span) -> str:
        """The source and the number of the sentence, to find a passage by."""
        indices = self._sentences(span)
        name = self.names[span.article]
        return f"{name} {indices[0] + 1}" if indices else name

    def told(self, span: Span) -> str:
        return f"{self.where(span)}: {clean_line(self.story.quote(span))}"

    def article(self, article: Article) -> Iterator[str]:
        place = f"Article {self.rank[article.id] + 1} of {len(self.story.articles)}"
        facts = [article.source or "unnamed outlet"]
        if article.retold:
            facts.append("retold")
        if article.published:
            facts.append(day_in_words(article.published))
        if article.authors:
            facts.append("by " + ", ".join(article.authors))
        yield f"{place}: " + clean_line(", ".join(facts))
        if article.title_origin is Origin.MADE:
            yield "It has no headline."
        elif article.title and not article.title_is_in_text:
            yield f"Headline: {clean_line(article.title)}"
        for note in article.notes:
            yield f"Note: {clean_line(note)}"
        if article.dropped:
            reasons = Counter(dropped.reason for dropped in article.dropped)
            yield "Taken out: " + "; ".join(
                clean_line(reason if times == 1 else f"{reason} ({times} times)")
                for reason, times in reasons.items()
            )
        account = self.accounts[article.id]
        in_block: dict[int, list[int]] = {}
        for index, sentence in enumerate(account.sentences):
            in_block.setdefault(sentence.block, []).append(index)
        for number, block in enumerate(article.blocks):
            yield ""
            if block.kind is BlockKind.CODE:
                yield "Code:"
                yield from article.text[block.start : block.end].splitlines()
            elif block.kind is BlockKind.CAPTION:
                yield "Caption:"
            for index in in_block.get(number, ()):
                yield from self.sentence(account, index)

    def sentence(self, account: Account, index: int) -> Iterator[str]:
        key, sentence = (account.id, index), account.sentences[index]
        signs = self.signs.get(key, set())
        if self.many and not signs & {VERBATIM, PARAPHRASE}:
            kind = account.block(sentence).kind
            told = account.text[sentence.start : sentence.end]
            if kind not in (BlockKind.HEADING, BlockKind.CAPTION) and not is_inquiry(told):
                signs = signs | {ONLY_HERE}
        shown = "".join(sign for sign, _ in SIGNS if sign in signs)
        words = clean_line(account.text[sentence.start : sentence.end])
        yield " ".join(part for part in (str(index + 1), shown, words) if part)
        for _, note in sorted(self.notes.get(key, ())):
            yield f"    {note}"

    def people(self) -> Iterator[str]:
        said: dict[str | None, list[Quotation]] = {}
        for quotation in self.in_order(self.comparison.quotations):
            said.setdefault(quotation.speaker, []).append(quotation)
        for person in self.comparison.people:
            yield from self.person(person, said.get(person.name, []))

    def person(self, person: Person, said: list[Quotation]) -> Iterator[str]:
        counts = Counter(mention.span.article for mention in person.mentions)
        each = "; ".join(
            f"{self.names[article.id].rstrip(',')}: {counts[article.id]}"
            for article in self.story.articles
        )
        total = _counted(len(person.mentions), "mention")
        yield clean_line(f"{person.name}: {total}" + (f" ({each})" if self.many else ""))
        if person.aliases:
            yield "    also named: " + clean_line("; ".join(person.aliases))
        for role in sorted(person.roles, key=lambda role: self.place(role.span)):
            yield f"    called in {self.told(role.span)}"
        for quotation in said:
            yield f"    says, {self.quoted(quotation)}"

    def other_speakers(self) -> Iterator[str]:
        people = {person.name for person in self.comparison.people}
        for quotation in self.in_order(self.comparison.quotations):
            if quotation.speaker not in people:
                speaker = clean_line(quotation.speaker or "speaker not named")
                yield f"{speaker}, {self.quoted(quotation)}"

    def quoted(self, quotation: Quotation) -> str:
        return QUOTATION_WORDS[quotation.kind] + f"in {self.told(quotation.span)}"

    def timeline(self) -> Iterator[str]:
        for event in self.comparison.timeline:
            yield from self.event(event)

    def event(self, event: Event) -> Iterator[str]:
        sources = len({span.article for span in event.spans})
        told_by = f", {sources} of {len(self.story.articles)} sources" if self.many else ""
        inferred = ", day inferred" if event.basis is EventBasis.INFERRED else ""
        when = (
            period_in_words(event.begin, event.end)
            if event.is_placed
            else f"{WEEKDAYS[event.begin.weekday()]}, date not told"
        )
        yield f"{when}{told_by}{inferred}"
        for span in self.story.in_text_order(event.spans):
            yield f"    {self.told(span)}"

    def figures(self) -> Iterator[str]:
        """Those that count the same thing stand together, where the first of them stands."""
        groups: dict[object, list[Figure]] = {}
        for figure in self.in_order(self.comparison.figures):
            groups.setdefault(figure.same_as or figure.span, []).append(figure)
        for group in groups.values():
            for number, figure in enumerate(group):
                of = f" ({clean_line(self.story.quote(figure.of))})" if figure.of else ""
                yield f"{'    the same: ' if number else ''}{self.told(figure.span)}{of}"

    def conflicts(self) -> Iterator[str]:
        for conflict in sorted(
            self.comparison.conflicts,
            key=lambda one: [self.place(span) for span in self.story.in_text_order(one.spans)],
        ):
            yield f"{conflict.kind.value}:"
            for span in self.story.in_text_order(conflict.spans):
                yield f"    {self.told(span)}"

    def in_order(self, findings: Iterable[Spanned]) -> list[Spanned]:
        return sorted(findings, key=lambda finding: self.place(finding.span))

    def place(self, span: Span) -> tuple[int, int, int]:
        return self.rank[span.article], span.start, span.end

    def _look_at_matches(self) -> None:
        for match in self.comparison.matches:
            sign = MATCH_SIGNS[match.kind]
            for here, there in (match.spans, match.spans[::-1]):
                rank = 0 if sign == VERBATIM else 1
                self._sign(here, sign, (rank, self.place(there)), f"{sign} {self.told(there)}")

    def _look_at_conflicts(self) -> None:
        for conflict in self.comparison.conflicts:
            for here in conflict.spans:
                for there in conflict.spans:
                    if there.article != here.article:
                        note = f"{CONFLICT} {conflict.kind.value}, {self.told(there)}"
                        self._sign(here, CONFLICT, (2, self.place(there)), note)

    def _sign(self, span: Span, sign: str, rank: Rank | None = None, note: str = "") -> None:
        """Sign every sentence that a span touches, and put a note to the first of them."""
        indices = self._sentences(span)
        for index in indices:
            self.signs.setdefault((span.article, index), set()).add(sign)
        if rank and indices:
            self.notes.setdefault((span.article, indices[0]), []).append((rank, note))

    def _sentences(self, span: Span) -> list[int]:
        """The indices of the sentences that a span touches."""
        account = self.accounts[span.article]
        first, last = account.sentence_index(span.start), account.sentence_index(span.end - 1)
        return [
            index
            for index in range(first or 0, (-1 if last is None else last) + 1)
            if account.sentences[index].end > span.start
        ]


def _names_of_sources(articles: Iterable[Article]) -> dict[str, str]:
    """What to call each article: its source, with its number where that alone would not tell."""
    articles = tuple(articles)
    sources = [clean_line(article.source or "unnamed outlet") for article in articles]
    return {
        article.id: source if sources.count(source) == 1 else f"{source}, article {number},"
        for number, (article, source) in enumerate(zip(articles, sources, strict=True), start=1)
    }


def _counted(count: int, thing: str) -> str:
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"
