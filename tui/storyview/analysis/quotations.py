"""Words given as somebody's: whole utterances in marks, quoted words, and reported speech.

No model. A stack pairs the marks of each paragraph; verbs of speech with their subjects give
speakers and content clauses, after the patterns of reported speech in newspapers of Krestel,
Bergler and Witte (2008). No speaker is better than a wrong one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyview.analysis.attribution import Attribution, Marked, Said
from storyview.analysis.clauses import clauses
from storyview.analysis.cues import cues_of
from storyview.analysis.findings import Quotation, QuotationKind
from storyview.analysis.genders import genders_of
from storyview.analysis.indirect import reported
from storyview.analysis.marks import marked_stretches, single_marks_are_outer
from storyview.analysis.same_quotation import mark_same
from storyview.analysis.speakers import Speakers, namings
from storyview.analysis.story_terms import StoryTerms
from storyview.text.article import BlockKind, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storyview.analysis.findings import Person
    from storyview.text.account import Account


def find_quotations(
    accounts: Sequence[Account],
    people: Sequence[Person] = (),
    terms: StoryTerms | None = None,
) -> tuple[Quotation, ...]:
    """The quotations of all articles, by article id, then by start.

    Args:
        accounts: The articles of one story.
        people: Their people; a speaker who is one of them gets the person's name, any other the
            article's own words.
        terms: What the sentences speak of, if it was read before.
    """
    genders = genders_of(accounts, people)
    named = namings(people)
    found: list[Quotation] = []
    for account in accounts:
        speakers = Speakers(account, named.get(account.id, ()), genders)
        found.extend(_quotations_of(account, speakers))
    found.sort(key=lambda quotation: (quotation.span, quotation.kind.value))
    return tuple(mark_same(accounts, people, found, terms or StoryTerms(accounts, people)))


def _quotations_of(account: Account, speakers: Speakers) -> list[Quotation]:
    text = account.text
    single = single_marks_are_outer(text)
    stretches = [
        stretch
        for block in account.article.blocks
        if block.kind is not BlockKind.CODE
        for stretch in marked_stretches(text, block.start, block.end, single=single)
    ]
    by_start = {stretch.start: stretch for stretch in stretches}
    attribution = Attribution(account, speakers)
    marked: list[Marked] = []
    found: list[Quotation] = []
    for clause in clauses(account, stretches):
        attribution.enter(clause.block)
        if not clause.speaks:
            speakers.heard(clause, None, None)
            continue
        said = [Said(cue, speakers.name(clause, cue.subject)) for cue in cues_of(clause)]
        marked.extend(attribution.attribute(clause, said, by_start))
        named = {cue.first: speaker for cue, speaker in said}
        for start, end, cue, rule in reported(text, clause, [cue for cue, _ in said]):
            units = clause.units
            found.append(
                Quotation(
                    Span(account.id, start, end),
                    QuotationKind.INDIRECT,
                    named[cue.first].name,
                    named[cue.first].span,
                    Span(account.id, units[cue.first].start, units[cue.last].end),
                    rule=rule,
                )
            )
        spoke = next((speaker.name for _, speaker in reversed(said) if speaker.person), None)
        thing = next((speaker.name for _, speaker in said if not speaker.person), None)
        speakers.heard(clause, spoke, thing)
    found.extend(
        Quotation(
            Span(account.id, item.stretch.start, item.stretch.end),
            item.kind,
            item.speaker.name,
            item.speaker.span,
            item.cue,
            rule=item.rule,
        )
        for item in _continued(marked)
    )
    return found


def _continued(marked: Sequence[Marked]) -> list[Marked]:
    """The quotations, with the speaker of one that runs on told by its later paragraphs."""
    result = list(marked)
    for index in range(len(result) - 2, -1, -1):
        item, following = result[index], result[index + 1]
        if (
            item.speaker.name is None
            and not item.stretch.closed
            and following.kind is QuotationKind.DIRECT
            and following.block == item.block + 1
        ):
            result[index] = item._replace(speaker=following.speaker, rule="goes on below")
    return result
