"""The passages of one account that tell what happened at a time.

A passage is a sentence that names a time, or the clause of one that names several; or a sentence
that names none but goes on about the time before it, or opens the article.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, NamedTuple

from storyview.analysis.calendar_values import interval
from storyview.analysis.dating_times import dates_something, past_verb
from storyview.analysis.findings import EventBasis, TimeBasis
from storyview.analysis.ledes import find_lede
from storyview.text.article import BlockKind, Span
from storyview.text.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from storyview.analysis.findings import TimeExpression
    from storyview.text.account import Account, Sentence

LONGEST = 400
"""The most days that a time may cover to date an event."""
RECENT = 10
"""How many days before publication an article's main day may lie."""
GOES_ON = "goes on"
"""The rule of a passage that goes on about the day of the passage before it."""
LEDE_RULE = "lede"
MAIN_DAY = "main day"
"""The rules of passages that are dated by the day the article is about."""
CLAUSE = 3
"""How many words a clause must have besides its time to be a passage of its own."""
CROWDED = 12
"""A sentence with more times to part is a calendar and tells of none of them."""
LEDE = 3
"""How many sentences from the top the lede may be looked for in."""


class Passage(NamedTuple):
    """What one account tells of one time."""

    spans: tuple[Span, ...]
    value: str
    begin: date
    end: date
    basis: EventBasis
    times: tuple[Span, ...]
    rule: str

    @property
    def article(self) -> str:
        """The id of the article it stands in."""
        return self.spans[0].article

    @property
    def days(self) -> int:
        """How many days it may have been."""
        return (self.end - self.begin).days + 1


def find_passages(account: Account, times: Sequence[TimeExpression]) -> tuple[Passage, ...]:
    """The passages of an account that tell of a time, in text order."""
    dated = [
        time
        for time in times
        if time.begin is not None
        and time.end is not None
        and (time.end - time.begin).days < LONGEST
        and dates_something(account, time)
    ]
    by_sentence: dict[int, list[TimeExpression]] = {}
    for time in dated:
        number = account.sentence_index(time.span.start)
        if number is not None:
            by_sentence.setdefault(number, []).append(time)
    explicit = {
        number: list(_explicit(account, account.sentences[number], found))
        for number, found in by_sentence.items()
        if _tells(account, account.sentences[number], found)
    }
    unknown = _on_unknown_days(account, times)
    passages = list(_with_inferred(account, explicit, unknown, _is_history(account, times)))
    if len(passages) > 1 and _heads(account, passages[0], passages[1]):
        passages[:2] = [_together(passages[1], passages[0])]
    return tuple(passages)


UNKNOWN_DAY = "XXXX-XX-XX"
OF_A_DAY = ("the unit at hand", "directed unit", "part of a day", "beside a day")
"""The rules of times that name a day by the one told before it: "the next day"."""
BEFORE_DAY = ("until", "till", "by", "before", "since")
"""What makes a day a bound of what happened on another."""


def _on_unknown_days(account: Account, times: Sequence[TimeExpression]) -> frozenset[int]:
    """The sentences that name a day which nothing tells: "the next day" after no day."""
    numbers = set()
    for time in times:
        if time.rule in OF_A_DAY and time.value.startswith(UNKNOWN_DAY):
            start = time.span.start
            before = account.text[max(0, start - 8) : start].split()
            number = account.sentence_index(start)
            if number is not None and not (before and before[-1].lower() in BEFORE_DAY):
                numbers.add(number)
    return frozenset(numbers)


OLD_TIMES = 6
"""How many times of past years an article without one near publication must name to be history."""
OLD = 400
NEWS = 31
"""How many days a time may lie from publication to be old, and to be news."""


def _is_history(account: Account, times: Sequence[TimeExpression]) -> bool:
    """Whether an article tells of long ago: its lede did not happen when it was published."""
    published = account.article.published
    if published is None:
        return False
    old = 0
    for time in times:
        if time.begin is None or time.end is None:
            old += time.value.startswith("BC")
        elif abs((published - time.begin).days) <= NEWS or time.basis is TimeBasis.PUBLICATION:
            return False
        else:
            old += (published - time.end).days > OLD
    return old >= OLD_TIMES


def _heads(account: Account, first: Passage, second: Passage) -> bool:
    """Whether the first passage is the headline and the second the first sentence below it."""
    lede = sorted(_lede(account))
    return (
        len(lede) == 2
        and first.rule == LEDE_RULE
        and account.sentence_index(first.spans[0].start) == lede[0]
        and account.sentence_index(second.spans[0].start) == lede[1]
        and (first.begin, first.end) == (second.begin, second.end)
    )


def _together(passage: Passage, headline: Passage) -> Passage:
    return passage._replace(spans=(*headline.spans, *passage.spans))


def _tells(account: Account, sentence: Sentence, times: list[TimeExpression]) -> bool:
    """Whether a sentence with times tells something: not a dateline, a caption or a heading."""
    kind = account.block(sentence).kind
    if kind in (BlockKind.HEADING, BlockKind.CAPTION):
        return False
    covered = sum(time.span.end - time.span.start for time in times)
    return sentence.last - sentence.first > 3 and covered < (sentence.end - sentence.start) * 0.7


RANGE = pattern(r"\s*(?:to|-|–|—|through|until|till|and)\s*(?:the\s+)?")


def _explicit(
    account: Account, sentence: Sentence, times: list[TimeExpression]
) -> Iterator[Passage]:
    """One passage for each time of a sentence; a range and times of one day are one."""
    text = account.text
    groups: list[list[TimeExpression]] = []
    for time in times:
        last = groups[-1][-1] if groups else None
        if last is not None and (
            _is_range(text, last, time)
            or (last.begin, last.end) == (time.begin, time.end)
            or _narrows(last, time)
            or _bounds(text, last, time)
        ):
            groups[-1].append(time)
        else:
            groups.append([time])
    if len(groups) > CROWDED:
        return
    cuts = [sentence.start]
    for before, after in itertools.pairwise(groups):
        cuts.append(_cut(text, before[-1].span.end, after[0].span.start))
    cuts.append(sentence.end)
    if any(
        _says_little(account, start, end, group)
        for group, (start, end) in zip(groups, itertools.pairwise(cuts), strict=True)
    ):
        cuts = []
    stretches = list(itertools.pairwise(cuts)) or [(sentence.start, sentence.end)] * len(groups)
    for group, (start, end) in zip(groups, stretches, strict=True):
        while end > start and text[end - 1].isspace():
            end -= 1
        while start < end and text[start].isspace():
            start += 1
        value = _value(text, group)
        covered = interval(value)
        if covered:
            yield Passage(
                (Span(account.id, start, end),),
                value,
                *covered,
                EventBasis.EXPLICIT,
                tuple(time.span for time in group),
                "clause" if len(groups) > 1 else "sentence",
            )


def _says_little(account: Account, start: int, end: int, group: list[TimeExpression]) -> bool:
    """Whether a clause holds hardly more than its time."""
    of_times = sum(len(account.tokens_between(*time.span[1:])) for time in group)
    return len(account.tokens_between(start, end)) - of_times < CLAUSE


def _is_range(text: str, first: TimeExpression, second: TimeExpression) -> bool:
    between = text[first.span.end : second.span.start]
    if not RANGE.fullmatch(between) or first.begin is None or second.begin is None:
        return False
    if between.strip().startswith("and"):
        before = text[max(0, first.span.start - 9) : first.span.start].lower()
        return before.endswith("between ") and first.begin < second.begin
    return first.begin < second.begin


def _narrows(first: TimeExpression, second: TimeExpression) -> bool:
    """Whether two neighbouring times are one said twice: "Friday, at 3 p.m."."""
    if first.begin is None or second.begin is None or first.end is None or second.end is None:
        return False
    near = second.span.start - first.span.end <= 6
    return near and first.begin <= second.begin and second.end <= first.end


BOUND = pattern(
    r",?\s*(?:which|that)?\s*(?:ended|ending|ends|began|beginning|started)\W*(?:\w+ ){0,3}"
)


def _bounds(text: str, first: TimeExpression, second: TimeExpression) -> bool:
    """Whether the second time is only the end of the first: "last year, which ended in June"."""
    return bool(BOUND.fullmatch(text, first.span.end, second.span.start))


def _value(text: str, group: list[TimeExpression]) -> str:
    first, last = group[0], group[-1]
    if len(group) == 2 and _is_range(text, first, last):
        value = f"{_dated(first)}/{_dated(last)}"
        if interval(value):
            return value
    if len(group) > 1 and _bounds(text, first, group[1]):
        return _dated(first)
    return min((_dated(time) for time in group), key=lambda value: (_length(value), value))


def _length(value: str) -> int:
    covered = interval(value)
    return (covered[1] - covered[0]).days if covered else LONGEST


def _dated(time: TimeExpression) -> str:
    """A value that begins with a year: a fiscal year by its days."""
    if time.value.startswith("FY") and time.begin and time.end:
        return f"{time.begin.isoformat()}/{time.end.isoformat()}"
    return time.value


BOUNDARY = pattern(
    r"(?P<strong>;|\s[—–-]\s|—)|(?P<clause>,?\s+(?:and|but|while|when|after|before|where|which"
    r"|who|as|then|though|although|until|since|because)\s)|(?P<comma>,\s)"
    r"|(?P<preposition>\s(?=(?:in|on|by|at|from|for|during|of|to)\s))"
)


def _cut(text: str, start: int, end: int) -> int:
    """Where to part two times of a sentence: the strongest boundary between them."""
    best, rank = end, 9
    for found in BOUNDARY.finditer(text, start, end):
        place = ("strong", "clause", "comma", "preposition").index(found.lastgroup or "comma")
        if place < rank or (place == rank == 3):
            lead = len(found.group()) - len(found.group().lstrip(" ,;—–-"))
            best, rank = found.start() + lead, place
    return best


def _with_inferred(
    account: Account,
    explicit: dict[int, list[Passage]],
    unknown: frozenset[int],
    is_history: bool,
) -> Iterator[Passage]:
    """The explicit passages, with the sentences that go on about their day.

    A sentence with an unknown day of its own goes on about none.
    """
    main = None if is_history else _main_day(account, explicit)
    single = main is not None and _speaks_of_one_day(account, explicit, main)
    current: Passage | None = None
    block = -1
    text, blocks = account.text, account.article.blocks
    lede = _lede(account)
    opening = None if is_history else _opening_day(account, explicit, main, lede)
    for number, sentence in enumerate(account.sentences):
        if sentence.block != block:
            if current is not None:
                yield current
            current, block = None, sentence.block
        if number in explicit:
            if current is not None:
                yield current
            current = None
            yield from explicit[number][:-1]
            current = explicit[number][-1] if explicit[number] else None
            continue
        if sentence.last - sentence.first < 3:
            continue
        if number in unknown:
            if current is not None:
                yield current
            current = None
            continue
        kind = blocks[sentence.block].kind
        if kind is BlockKind.CAPTION:
            continue
        span = Span(account.id, sentence.start, sentence.end)
        opens = number in lede
        day = opening if opens else main
        alone = day is not None and (opens or (single and kind is not BlockKind.HEADING))
        follows = current is not None and _goes_on(current, account)
        happened = (alone or follows) and (
            kind is BlockKind.HEADING or past_verb().search(text, span.start, span.end)
        )
        if current is not None:
            yield current
            if (
                follows
                and happened
                and not (current.begin != main and _to_the_paper(text, span.start, span.end))
            ):
                current = current._replace(
                    spans=(span,), basis=EventBasis.INFERRED, times=(), rule=GOES_ON
                )
                continue
            current = None
        if day is not None and alone and happened:
            rule = LEDE_RULE if opens else MAIN_DAY
            current = Passage(
                (span,), day.isoformat(), day, day, EventBasis.INFERRED, (), rule
            )  # fmt: skip
    if current is not None:
        yield current


TO_THE_PAPER = pattern(
    r"\binterview(?:ed)?\b|\btold (?:(?:this )?newspaper|reporters|journalists"
    r"|(?:[Tt]he )?(?:[A-Z]{2,}|Reuters|Post|Times|[A-Z]\w+ (?:Post|Times|News)))\b"
)
"""What was said to the press was said near publication, and not on an old day told just before."""


def _to_the_paper(text: str, start: int, end: int) -> bool:
    """Whether a sentence tells what was said to the press."""
    may_tell = "told " in text[start:end] or "interview" in text[start:end]
    return may_tell and TO_THE_PAPER.search(text, start, end) is not None


def _goes_on(passage: Passage, account: Account) -> bool:
    """Whether what follows a passage in its paragraph may have happened on its day."""
    published = account.article.published
    return passage.days == 1 and (published is None or passage.begin <= published)


def _lede(account: Account) -> frozenset[int]:
    """The headline, and the first sentence of the text."""
    numbers = [
        number
        for number, sentence in enumerate(account.sentences[:1])
        if sentence.block == 0 and account.block(sentence).kind is BlockKind.HEADING
    ]
    lede = find_lede(account)
    return frozenset(numbers if lede is None else (*numbers, lede))


def _main_day(account: Account, explicit: dict[int, list[Passage]]) -> date | None:
    """The day that an article is about: the first day near publication that it names."""
    published = account.article.published
    if published is None:
        return None
    for number in sorted(explicit):
        for passage in explicit[number]:
            if passage.days == 1 and 0 <= (published - passage.begin).days <= RECENT:
                return passage.begin
        if number > LEDE + 2:
            break
    return published


def _opening_day(
    account: Account,
    explicit: dict[int, list[Passage]],
    main: date | None,
    lede: frozenset[int],
) -> date | None:
    """The day of a lede that names none: the main day where it is named at once, else publication.

    What follows later may be the day of something told before it all.
    """
    named = any(
        passage.days == 1 and passage.begin == main
        for number in range(max(lede, default=0) + 2)
        for passage in explicit.get(number, ())
    )
    return main if named else account.article.published


def _speaks_of_one_day(account: Account, explicit: dict[int, list[Passage]], main: date) -> bool:
    """Whether hardly another day near publication is named beside the main one."""
    published = account.article.published or main
    recent = [
        passage.begin == main
        for passages in explicit.values()
        for passage in passages
        if passage.days == 1 and 0 <= (published - passage.begin).days <= RECENT
    ]
    return sum(recent) >= 2 * (len(recent) - sum(recent))
