"""The words of the passages that tell events, weighted, to hold passages against each other."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from math import log, sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from storyview.analysis.event_passages import Passage
    from storyview.analysis.findings import Person, TimeExpression
    from storyview.text.account import Account
    from storyview.text.article import Span

NAME_WEIGHT = 1.5
"""How much more than other words names and numbers count."""
COMMON = frozenset(
    """
    a an the and or but nor of in on at to for from by with as that this these those it its he she
    his her they their them him i we you who which what when where while if is are was were be been
    being has have had do did does will would can could may might not no than then there also after
    before over under about into out up down said say says told s more most some any all
    """.split()
)
Vector = dict[str, float]


def passage_vectors(
    accounts: Sequence[Account],
    passages: Sequence[Passage],
    times: Sequence[TimeExpression],
    people: Sequence[Person],
) -> list[list[Vector]]:
    """The weighted words of each span of each passage, of length one."""
    by_id = {account.id: account for account in accounts}
    named: dict[str, dict[int, tuple[int, str]]] = {account.id: {} for account in accounts}
    for number, person in enumerate(people):
        for mention in person.mentions:
            if mention.span.article in named:
                start, end = mention.span.start, mention.span.end
                named[mention.span.article][start] = end, f"person {number}"
    times_at: dict[str, dict[int, int]] = {account.id: {} for account in accounts}
    for time in times:
        if time.span.article in times_at:
            times_at[time.span.article][time.span.start] = time.span.end
    spread = Counter(
        chain.from_iterable(_each_sentence(account, named[account.id]) for account in accounts)
    )
    total = sum(len(account.sentences) for account in accounts)
    return [
        [
            _vector(
                by_id[span.article],
                span,
                named[span.article],
                times_at[span.article],
                spread,
                total,
            )
            for span in passage.spans
        ]
        for passage in passages
    ]


def _each_sentence(account: Account, named: dict[int, tuple[int, str]]) -> Iterator[str]:
    """The words of each sentence and the people named in it, each once a sentence."""
    stems = [token.stem for token in account.tokens]
    for sentence in account.sentences:
        yield from set(stems[sentence.first : sentence.last])
    of_people = {
        (account.sentence_index(start), person)
        for start, (_, person) in named.items()
        if account.tokens_between(start, start + 1)
    }
    for _, person in of_people:
        yield person


def _vector(
    account: Account,
    span: Span,
    named: dict[int, tuple[int, str]],
    times_at: dict[int, int],
    spread: Counter[str],
    total: int,
) -> Vector:
    weights: Vector = {}
    skip = 0
    text = account.text
    for start, _, printed, word in account.tokens_in(span.start, span.end):
        if start < skip:
            continue
        if start in times_at:
            skip = times_at[start]
            continue
        boost = 1.0
        if start in named:
            skip, word = named[start]
            boost = NAME_WEIGHT
        elif printed in COMMON:
            continue
        elif printed[0].isdigit() or (text[start].isupper() and start > span.start):
            boost = NAME_WEIGHT
        weights[word] = boost * log((total + 1) / max(spread[word], 1))
    length = sqrt(sum([weight * weight for weight in weights.values()])) or 1.0
    return {word: weight / length for word, weight in weights.items()}


def cosine_of(one: Vector, other: Vector) -> float:
    """The cosine of two vectors of length one."""
    if len(one) > len(other):
        one, other = other, one
    return sum([weight * other[word] for word, weight in one.items() if word in other])
