"""One utterance in several articles: word for word, shortened, or reported in other words."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from functools import cache
from itertools import chain, groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from storyview.analysis.findings import QuotationKind
from storyview.analysis.name_evidence import is_role
from storyview.analysis.names import fold
from storyview.analysis.terms import ATTRIBUTION, FUNCTION_WORDS
from storyview.analysis.weights import term_weights
from storyview.text.stems import stem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from storyview.analysis.findings import Person, Quotation
    from storyview.analysis.story_terms import StoryTerms
    from storyview.text.account import Account, Sentence

LONG = 8
"""Words in a row that are one utterance whoever is named as its speaker."""
DISTINCTIVE = 4
"""Words of weight in a row that are one utterance if the speakers may be the same."""
ALIKE = 0.5
"""Dice coefficient, weighted, from which two reports of one speaker are one utterance."""
HELD = 0.75
"""Share of the shorter one's weight that the longer one holds, likewise."""
WHOLE = 0.9
"""The same where they share few terms."""
FEW = 3
"""Terms that two reports share at least when one holds far more than the other."""
SHORT = 2
"""Words of weight that a fragment has at least to be known again."""
COMMON = 60
"""A term that more quotations hold says nothing about any of them."""
UNNAMED = frozenset(
    "official officials source sources aide aides one another person people".split()
)
SPEAKING_FOR = "spokes"
"""The beginning of "spokesman", "spokeswoman" and "spokesperson"."""
CALENDAR = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday
    january february march april may june july august september october november december
    """.split()
) | {str(year) for year in range(1900, 2100)}
"""Days, months and years."""
EMPTY = FUNCTION_WORDS | ATTRIBUTION
"""Words that are no more than grammar."""
WHOLE_CLAUSE = 4
"""Words that are a clause of their own: enough if the speaker is the same."""
NEGATIONS = frozenset("not no never nobody nothing none neither cannot without".split())
DENYING = frozenset(
    """
    deny denies denied denying refuse refuses refused refusing reject rejects rejected rejecting
    """.split()
)
"""Verbs of speech that say no to what they report."""
_first = attrgetter("first")


class Words:
    """What one quotation says.

    Args:
        article: The id of its article.
        words: Its words.
        terms: What it speaks of.
        weight: The weight of all its terms.
        days: Days, months and years that its sentence names outside of the quotation.
        denied: Whether the verb that reports it says no to it.
    """

    def __init__(
        self,
        article: str,
        words: Sequence[str],
        terms: frozenset[str],
        weight: float,
        days: frozenset[str],
        *,
        denied: bool,
    ) -> None:
        self.article = article
        self.words = words
        self.terms = terms
        self.weight = weight
        self.days = days
        self.denied = denied
        self.row = f" {' '.join(words)} "
        """The words in a row, a space before and behind each: one row is in another if it is in
        its text, which takes linear time."""
        self.weighty = sum([word not in EMPTY for word in words])
        """How many of its words are more than grammar."""


def mark_same(
    accounts: Sequence[Account],
    people: Sequence[Person],
    quotations: Sequence[Quotation],
    terms: StoryTerms,
) -> list[Quotation]:
    """The quotations with ``same_as`` set where two or more articles give one utterance.

    Names are "q1", "q2", ... in the order of the quotations.
    """
    if len(accounts) < 2 or len(quotations) < 2:
        return list(quotations)
    said, weights = _read(accounts, terms, quotations)
    links = _links(quotations, said, weights, frozenset(person.name for person in people))
    group = list(range(len(quotations)))

    def root(index: int) -> int:
        while group[index] != index:
            group[index] = group[group[index]]
            index = group[index]
        return index

    for one, other in links:
        first, second = sorted((root(one), root(other)))
        group[second] = first
    members: dict[int, list[int]] = defaultdict(list)
    for index in range(len(quotations)):
        members[root(index)].append(index)
    marked = list(quotations)
    number = 0
    for _, same in sorted(members.items()):
        if len({quotations[index].span.article for index in same}) < 2:
            continue
        number += 1
        for index in same:
            marked[index] = marked[index]._replace(same_as=f"q{number}")
    return marked


def _read(
    accounts: Sequence[Account], terms: StoryTerms, quotations: Sequence[Quotation]
) -> tuple[list[Words], dict[str, float]]:
    """What every quotation says, and the weights of the story's terms."""
    weights = term_weights(
        [{term.key for term in row} for account in accounts for row in terms.of(account)]
    )
    by_id = {account.id: account for account in accounts}
    said = []
    for article, own in groupby(quotations, key=lambda quotation: quotation.span.article):
        account = by_id[article]
        tokens, rows = account.tokens, terms.of(account)
        calendar: dict[int, dict[str, tuple[int, int]]] = {}
        for quotation in own:
            _, start, end = quotation.span
            inside = account.tokens_between(start, end)
            words = [token.word for token in tokens[inside.start : inside.stop]]
            first = account.sentence_index(start) or 0
            last = account.sentence_index(end - 1) or 0
            keys: set[str] = set()
            days: set[str] = set()
            for number in range(first, last + 1):
                row = rows[number]
                for at in range(bisect_left(row, inside.start, key=_first), len(row)):
                    key, begin, behind, _ = row[at]
                    if begin >= inside.stop:
                        break
                    if behind <= inside.stop:
                        keys.add(key)
                sentence = account.sentences[number]
                if number not in calendar:
                    calendar[number] = _days(account, sentence)
                for day, (earliest, latest) in calendar[number].items():
                    opens = max(sentence.first, inside.start) + (day == "may")  # as a verb does
                    if earliest < opens or latest >= inside.stop:
                        days.add(day)
            said.append(
                Words(
                    article,
                    words,
                    frozenset(keys),
                    sum([weights[key] for key in sorted(keys)]),
                    frozenset(days),
                    denied=_is_denied(account, quotation),
                )
            )
    return said, weights


def _is_denied(account: Account, quotation: Quotation) -> bool:
    cue = quotation.cue
    if cue is None:
        return False
    return not DENYING.isdisjoint(account.text[cue.start : cue.end].casefold().split())


def _says_no(said: Words, stems: frozenset[str]) -> bool:
    """Whether there is a negation, not counting what follows the last of the shared words."""
    if said.denied:
        return True
    shared = [at for at, word in enumerate(said.words) if stem(word) in stems]
    return any(
        word in NEGATIONS or word.endswith(("n't", "n’t"))
        for word in said.words[: shared[-1] if shared else None]
    )


def _days(account: Account, sentence: Sentence) -> dict[str, tuple[int, int]]:
    """The days, months and years of a sentence, with the indices of their first and last token."""
    tokens, text, first = account.tokens, account.text, sentence.first
    found: dict[str, tuple[int, int]] = {}
    for index in range(first, sentence.last):
        word = tokens[index].word
        if word in CALENDAR and (
            word != "may" or (index > first and text[tokens[index].start] == "M")
        ):
            found[word] = found.get(word, (index, index))[0], index
    return found


def _links(
    quotations: Sequence[Quotation],
    said: Sequence[Words],
    weights: Mapping[str, float],
    names: frozenset[str],
) -> list[tuple[int, int]]:
    """The pairs that are one utterance.

    Equal words link any number of quotations, since one article may split what another gives
    whole. Other words link one to one for each pair of articles, the most alike first.
    """

    @cache
    def are_one(one: str | None, other: str | None) -> bool | None:
        return _speakers(one, other, names)

    links: list[tuple[int, int]] = []
    alike: list[tuple[float, int, int]] = []
    for one, other in _candidates(said):
        first, second = said[one], said[other]
        speakers = are_one(quotations[one].speaker, quotations[other].speaker)
        if _same_words(first, second, quotations[one], quotations[other], speakers):
            links.append((one, other))
            continue
        if speakers is not True or not _one_occasion(first, second):
            continue
        shared = first.terms & second.terms
        if len(shared) < 2:
            continue
        weight = sum(weights[key] for key in sorted(shared))
        dice = 2 * weight / (first.weight + second.weight)
        held = weight / min(first.weight, second.weight)
        least = HELD if len(shared) > FEW else WHOLE
        enough = dice >= ALIKE or (held >= least and len(shared) >= FEW)
        if enough and not (_contradict(first, second) or _other_word(first.words, second.words)):
            alike.append((-round(dice, 9), one, other))
    taken = {(one, said[other].article) for one, other in links}
    taken |= {(other, said[one].article) for one, other in links}
    for _, one, other in sorted(alike):
        keys = (one, said[other].article), (other, said[one].article)
        if not taken.intersection(keys):
            taken.update(keys)
            links.append((one, other))
    return links


def _candidates(said: Sequence[Words]) -> list[tuple[int, int]]:
    """Pairs of two articles that share a term or two, the lesser index first."""
    holders = Counter(chain.from_iterable(words.terms for words in said))
    by_article: dict[str, list[int]] = defaultdict(list)
    for index, words in enumerate(said):
        by_article[words.article].append(index)
    found: list[tuple[int, int]] = []
    behind: dict[str, list[int]] = {}
    for own in reversed(by_article.values()):
        for one in own:
            terms = said[one].terms
            shared = Counter(chain.from_iterable([behind[key] for key in terms if key in behind]))
            enough = min(2, len(terms))
            found.extend(
                (one, other)
                for other, count in shared.items()
                if count >= enough or count >= len(said[other].terms)
            )
        for one in own:
            for key in said[one].terms:
                if holders[key] <= COMMON:
                    behind.setdefault(key, []).append(one)
    return sorted(found)


def _speakers(first: str | None, second: str | None, names: frozenset[str]) -> bool | None:
    """Whether two speakers are one (True), are two (False), or may be one (nothing)."""
    if first is None or second is None:
        return None
    if first == second:
        return True
    if first in names and second in names:
        return False
    if first in names or second in names:
        unnamed = first if second in names else second
        described = is_role(fold(unnamed.split()[-1]))
        return None if described or any(_is_unnamed(word) for word in _words(unnamed)) else False
    words = [
        {word for word in name.casefold().split() if word not in FUNCTION_WORDS}
        for name in (first, second)
    ]
    return True if words[0] & words[1] else None


def _words(text: str) -> list[str]:
    return "".join(char if char.isalnum() else " " for char in text).split()


def _is_unnamed(word: str) -> bool:
    return word in UNNAMED or (word.startswith(SPEAKING_FOR) and word != SPEAKING_FOR)


def _same_words(
    first: Words, second: Words, one: Quotation, other: Quotation, speakers: bool | None
) -> bool:
    """Whether the words of one stand in the other, in a row."""
    if len(first.words) > len(second.words):
        first, second = second, first
    marked = QuotationKind.INDIRECT not in (one.kind, other.kind)
    if not marked and not _one_occasion(first, second):
        return False
    least = SHORT if marked else DISTINCTIVE
    if marked and speakers is True and len(first.words) >= WHOLE_CLAUSE:
        least = 1
    if first.weighty < least or first.row not in second.row:
        return False
    if first.weighty >= LONG:
        return True
    if speakers is False:
        return False
    return speakers is True or first.weighty >= DISTINCTIVE or marked


def _contradict(one: Words, other: Words) -> bool:
    """Whether one says no to what the other says: "is safe", "is not safe"."""
    common = frozenset.intersection(
        *(
            frozenset(stem(word) for word in said.words if word not in FUNCTION_WORDS)
            for said in (one, other)
        )
    )
    return _says_no(one, common) is not _says_no(other, common)


def _other_word(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two reports differ by their subjects alone: "exports fell", "imports fell"."""
    if len(one) != len(other) or len(one) < WHOLE_CLAUSE:
        return False
    differing = [(x, y) for x, y in zip(one, other, strict=True) if x != y]
    if len(differing) != 1:
        return False
    x, y = differing[0]
    return not {x, y} & FUNCTION_WORDS and stem(x) != stem(y)


def _one_occasion(first: Words, second: Words) -> bool:
    """Whether no days or months beside the two quotations set them apart."""
    return not first.days or not second.days or bool(first.days & second.days)
