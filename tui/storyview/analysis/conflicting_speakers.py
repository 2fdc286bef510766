"""Different speakers for one utterance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyview.analysis.findings import Conflict, ConflictKind, Quotation, QuotationKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from storyview.text.account import Account
    from storyview.text.article import Span

NO_PERSON = frozenset(
    """council department police house ministry office union agency company association committee
    court board times post journal news press spokesperson spokesman spokeswoman officials official
    government administration party university service army military force forces bank group
    commission authority authorities team club general manager director president minister chief
    coach captain secretary senator governor mayor professor chairman chairwoman attorney""".split()
)
FEWEST_WORDS = 4
"""Two or three words in quotation marks may well be used by two people."""
PRONOUNS = frozenset("he she they i we who it".split())


def speaker_conflicts(
    accounts: Mapping[str, Account], quotations: Sequence[Quotation]
) -> Iterator[Conflict]:
    """Find utterances that two sources give to two people, each named beside it."""
    groups: dict[str, list[Quotation]] = {}
    for quotation in quotations:
        if (
            not quotation.same_as
            or not quotation.speaker
            or quotation.kind is QuotationKind.INDIRECT
        ):
            continue
        words = accounts[quotation.span.article].article.quote(quotation.span).split()
        if len(words) >= FEWEST_WORDS:
            groups.setdefault(quotation.same_as, []).append(quotation)
    for _, group in sorted(groups.items()):
        group = sorted(group, key=lambda quotation: quotation.span)
        for index, one in enumerate(group):
            for other in group[index + 1 :]:
                if one.span.article != other.span.article and _two_people(accounts, one, other):
                    yield Conflict(
                        ConflictKind.SPEAKER,
                        (_speaker_place(one), _speaker_place(other)),
                        "one utterance, two speakers",
                    )


def _two_people(accounts: Mapping[str, Account], one: Quotation, other: Quotation) -> bool:
    names = []
    for quotation in (one, other):
        words = (quotation.speaker or "").replace("’", "'").split()
        plain = [word.strip(".,'").casefold() for word in words]
        if not words or not all(word[:1].isupper() for word in (words[0], words[-1])):
            return False
        if not NO_PERSON.isdisjoint(plain):
            return False
        span = quotation.speaker_span
        if span and accounts[span.article].article.quote(span).casefold() in PRONOUNS:
            return False
        names.append({word for word in plain if len(word) > 1})
    return names[0].isdisjoint(names[1])


def _speaker_place(quotation: Quotation) -> Span:
    return quotation.speaker_span or quotation.span
