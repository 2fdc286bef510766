"""Names of several words that the story prints whole nearly always, such as "Border Patrol".

Two words that never stand apart tell no more than one, and a story is full of such names: counted
word by word they made sentences alike that share an organisation and nothing else.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from storyview.analysis.findings import EvidenceKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from storyview.analysis.terms import Term

OFTEN = 3
"""A pair of words is a name of the story when it stands there so many times."""
TOGETHER = 0.5
"""And makes up so great a share of the sentences that hold the more frequent of the two."""
GAP = 1
"""So many tokens may stand between two words of a name: "Port of Oslo"."""


def join_names(sentences: Sequence[Sequence[Term]]) -> list[list[Term]]:
    """The terms of every sentence of a story, the words of a fixed name joined to its first."""
    alone: Counter[str] = Counter()
    paired: Counter[tuple[str, str]] = Counter()
    for terms in sentences:
        alone.update({term.key for term in terms})
        paired.update({(one.key, other.key) for one, other in _adjacent(terms)})
    fixed = {
        pair
        for pair, count in paired.items()
        if count >= OFTEN and count >= TOGETHER * max(alone[pair[0]], alone[pair[1]])
    }
    return [_joined(terms, fixed) if fixed else list(terms) for terms in sentences]


def _joined(terms: Sequence[Term], fixed: set[tuple[str, str]]) -> list[Term]:
    echoes = {other.first for one, other in _adjacent(terms) if (one.key, other.key) in fixed}
    found: list[Term] = []
    for term in terms:
        if term.first in echoes and found:
            found[-1] = found[-1]._replace(last=term.last)
        else:
            found.append(term)
    return found


def _adjacent(terms: Sequence[Term]) -> Iterator[tuple[Term, Term]]:
    for one, other in pairwise(terms):
        if (
            one.kind is EvidenceKind.NAME
            and other.kind is EvidenceKind.NAME
            and other.first - one.last <= GAP
            and one.key != other.key
        ):
            yield one, other
