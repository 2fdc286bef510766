"""Who does the saying: the subject of a verb of speech, as words of the sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from storyview.analysis import parts
from storyview.analysis.clauses import TIME_WORDS
from storyview.analysis.office_names import listed_end, listed_office
from storyview.analysis.say_verbs import Form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storyview.analysis.clauses import Unit

HARD = frozenset(';:()[]—–―“”"\n•')
FLOATING = frozenset("all both each".split())
DASHES = frozenset("—–―")
OTHER_CLAUSE = frozenset(';:\n“”"')
INSERTS = frozenset(",()")
BETWEEN = (parts.AUXILIARY, parts.ADVERB, parts.TIME, parts.NUMBER)
"""What may stand between a subject and its verb and belongs to neither."""
ENDS_SUBJECT = (parts.QUOTED, parts.BUT, parts.SUBORDINATOR, parts.THAT)
NAMED_BY_APPOSITION = "name as an apposition"
LONGEST = 40
"""Units that a subject with all its appositions has at most."""
TAKES_OF = frozenset("of for".split())


class Subject(NamedTuple):
    """A row of units that names a speaker: both indices inclusive."""

    first: int
    last: int
    rule: str

    def pronoun(self, units: Sequence[Unit]) -> str | None:
        """The pronoun that the subject is, if it is one."""
        unit = units[self.first]
        if self.first == self.last and unit.part in (parts.PRONOUN, parts.RELATIVE):
            return unit.word
        return None


def hard(gap: str) -> bool:
    """Whether a gap parts two clauses or a bracket from its surroundings."""
    return gap != " " and (not HARD.isdisjoint(gap) or " -" in gap)


def dashed(gap: str) -> bool:
    """Whether there is a dash in a gap."""
    return gap != " " and (not DASHES.isdisjoint(gap) or " -" in gap)


def possessive(units: Sequence[Unit], index: int) -> bool:
    """Whether the unit carries a possessive ending."""
    return index + 1 < len(units) and units[index + 1].gap[:1] in ("'", "’")


def subject_before(units: Sequence[Unit], verb: int, least: int = 0) -> Subject | None:
    """The subject that stands before a verb, looking back to the unit ``least``.

    Skips appositions ("Ana Ruiz, the mayor of Porto, said") and what stands between subject and
    verb ("she later also said"). Nothing when the verb opens its clause.
    """
    at = verb - 1
    comma = "," in units[verb].gap
    dash = dashed(units[verb].gap)
    if hard(units[verb].gap) and not dash:
        return None
    while at >= least and (
        units[at].part in BETWEEN
        or units[at].word in TIME_WORDS
        or (units[at].word in FLOATING and at > least and units[at - 1].part == parts.NAME)
    ):
        if hard(units[at].gap):
            return None
        comma = comma or "," in units[at].gap
        at -= 1
        if (
            at >= least
            and units[at + 1].part == parts.TIME
            and units[at].word in ("on", "last", "late", "early")
        ):
            comma = comma or "," in units[at].gap
            at -= 1
    if at < least or units[at].part == parts.QUOTED:
        return None
    if not (comma or dash) and units[at].part in ENDS_SUBJECT:
        return None
    if comma or dash:
        return _before_apposition(units, at, least, dashes=dash)
    return noun_phrase(units, at, least)


def noun_phrase(units: Sequence[Unit], last: int, least: int) -> Subject | None:
    """The noun phrase that ends at ``last``."""
    unit = units[last]
    if unit.is_subject_pronoun:
        return Subject(last, last, "pronoun")
    if unit.part in (
        parts.PREPOSITION,
        parts.AND,
        parts.BUT,
        parts.THAT,
        parts.SUBORDINATOR,
        parts.QUOTED,
    ):
        return None
    if unit.part == parts.NAME and (office := listed_office(units, last, least)) is not None:
        head = noun_phrase(units, office, least)
        if head is not None:
            return Subject(head.first, last, "before the verb")
    first = last
    joined = None
    while first > least and last - first < LONGEST:
        gap = units[first].gap
        before = units[first - 1]
        if "," in gap or hard(gap) or before.part in ENDS_SUBJECT:
            break
        if before.part == parts.RELATIVE or before.part == parts.AUXILIARY:
            break
        verb = before.verb if before.part != parts.NAME else None
        if verb and not verb.noun and (verb.form != Form.ING or first - 1 <= least):
            break
        if before.is_subject_pronoun:
            break
        if before.part == parts.AND:
            joined = first
        first -= 1
    if joined is not None:
        first = _joined(units, first, joined)
    while first < last and (
        units[first].part in (parts.ADVERB, parts.AND, parts.TIME, parts.BUT)
        or units[first].word in TIME_WORDS
    ):
        first += 1
    first = _past_time(units, first, last)
    if units[first].part == parts.PREPOSITION or units[first].word in ("last", "this"):
        core = _trailing(units, first, last)
        if core is None:
            return None
        first = core
    return Subject(first, last, "before the verb")


PASSING = frozenset("following next last previous same past other coming later earlier".split())


def _past_time(units: Sequence[Unit], first: int, last: int) -> int:
    """Where a noun phrase begins after words like "the following day"."""
    for index in range(first, min(first + 4, last)):
        unit = units[index]
        if unit.word in TIME_WORDS or unit.part == parts.TIME:
            return index + 1
        if unit.part not in (parts.DETERMINER, parts.NUMBER) and unit.word not in PASSING:
            break
    return first


def _joined(units: Sequence[Unit], first: int, joined: int) -> int:
    """Where a subject with "and" begins: before it for two names, after it for two clauses."""
    left = units[first : joined - 1]
    if left and units[joined].part == parts.PREPOSITION:
        return first
    if not left:
        return joined
    named = left[-1].part == parts.NAME and units[joined].part == parts.NAME
    nouns = units[first].part == parts.DETERMINER and (
        len(left) == 2 or all(unit.part == parts.NAME for unit in left[1:])
    )
    if named and all(unit.part in (parts.NAME, parts.DETERMINER, parts.WORD) for unit in left):
        return first
    return (
        first
        if nouns and units[joined].part in (parts.DETERMINER, parts.WORD, parts.NAME)
        else joined
    )


def _trailing(units: Sequence[Unit], first: int, last: int) -> int | None:
    """The noun phrase at the end of a stretch that begins with a preposition."""
    at = last
    if units[at].part == parts.NAME:
        while at > first + 1 and units[at - 1].part == parts.NAME:
            at -= 1
        return at
    while (
        at > first + 1 and units[at - 1].part in (parts.WORD, parts.NUMBER) and not units[at].verb
    ):
        at -= 1
    if units[at - 1].part == parts.DETERMINER and at - 1 > first + 1:
        return at - 1
    return at if at > first + 1 and units[at - 1].part == parts.NAME else None


INTRODUCES = (parts.PREPOSITION, parts.SUBORDINATOR, parts.ADVERB, parts.TIME, parts.BUT, parts.AND)


def _before_apposition(
    units: Sequence[Unit], at: int, least: int, *, dashes: bool
) -> Subject | None:
    """The noun phrase before one or more insertions between commas or dashes that end at ``at``.

    Where the insertion is the name of who is described before it ("the mayor, Ana Ruiz, said"),
    the name.
    """
    ends = []
    lowest = max(least, at - LONGEST)
    index = at
    while index > lowest:
        gap = units[index].gap
        if units[index - 1].part == parts.QUOTED:
            lowest = index
        elif gap != " ":
            dash = dashed(gap)
            if (dash and not dashes) or not OTHER_CLAUSE.isdisjoint(gap):
                lowest = index  # what stands before it is a dateline or another clause
            elif dash or not INSERTS.isdisjoint(gap):
                ends.append(index - 1)
        index -= 1
    best: Subject | None = None
    for end in ends:
        if possessive(units, end):
            continue
        found = noun_phrase(units, end, lowest)
        if found is None:
            continue
        if units[found.first].part in INTRODUCES or units[found.first].word.endswith("ing"):
            continue
        if units[end].part == parts.NAME or found.pronoun(units):
            inside = units[found.first : end]
            after = found.first > lowest and units[found.first - 1].part == parts.PREPOSITION
            if not after and all(unit.part != parts.PREPOSITION for unit in inside):
                return found._replace(rule="before an apposition")
        best = best or found
    if best is None:
        return None
    named = units[ends[0] + 1 : at + 1]
    if best.last == ends[0] and all(unit.part == parts.NAME for unit in named):
        return Subject(ends[0] + 1, at, NAMED_BY_APPOSITION)
    return best._replace(rule="before an apposition")


def subject_after(units: Sequence[Unit], verb: int) -> Subject | None:
    """The subject that stands after a verb, as in "said Ana Ruiz, the mayor of Porto"."""
    first = verb + 1
    while first < len(units) and units[first].part == parts.ADVERB and not units[first].gap.strip():
        first += 1
    if first >= len(units) or units[first].gap.strip():
        return None
    unit = units[first]
    if unit.is_subject_pronoun:
        return Subject(first, first, "pronoun")
    if unit.part not in (parts.NAME, parts.DETERMINER, parts.WORD, parts.NUMBER):
        return None
    if unit.verb and unit.part != parts.NAME and not unit.verb.noun:
        return None
    last = first
    named = unit.part == parts.NAME
    while last + 1 < len(units) and last - first < LONGEST:
        after = units[last + 1]
        gap = after.gap
        if possessive(units, last):
            gap = gap[2:] if gap[1:2] == "s" else gap[1:]
        if gap.strip(" .\u00a0") or ("." in gap and not _abbreviation(units[last])):
            break
        if after.part in (*ENDS_SUBJECT, parts.RELATIVE, parts.AUXILIARY, parts.ADVERB, parts.TIME):
            break
        if after.part == parts.PRONOUN:
            break
        if after.part == parts.PREPOSITION and after.word not in TAKES_OF and named:
            break
        if after.part == parts.AND and not (
            last + 2 < len(units) and units[last + 2].part == parts.NAME
        ):
            break
        if (
            after.verb
            and after.part != parts.NAME
            and not after.verb.noun
            and units[last].part != parts.DETERMINER
        ):
            break
        if after.part == parts.WORD and after.word in TIME_WORDS:
            break
        last += 1
        named = named or after.part == parts.NAME
    while last > first and units[last].part in (parts.PREPOSITION, parts.AND, parts.DETERMINER):
        last -= 1
    return Subject(first, listed_end(units, last), "after the verb")


def _abbreviation(unit: Unit) -> bool:
    return unit.part == parts.NAME and unit.end - unit.start <= 4


def first_subject(units: Sequence[Unit], before: int, least: int = 0) -> Subject | None:
    """What a sentence is about: the first noun phrase outside of its introduction.

    Used for verbs that share the subject of the verb before ("she smiled and said") and for
    participles ("she left, saying").
    """
    at = least
    while at < before:
        unit = units[at]
        if unit.part == parts.QUOTED:
            at += 1
            continue
        if unit.part in INTRODUCES or unit.word.endswith("ing") or unit.word == "asked":
            # an introduction ends at its comma, if it has one soon
            if unit.part in (parts.ADVERB, parts.BUT, parts.AND, parts.TIME):
                at += 1
                continue
            index = at + 1
            while index < before and "," not in units[index].gap and index - at < 25:
                index += 1
            if index >= before or "," not in units[index].gap:
                return None
            at = index
            continue
        break
    if at >= before:
        return None
    unit = units[at]
    if unit.is_subject_pronoun:
        return Subject(at, at, "pronoun")
    if unit.part not in (parts.NAME, parts.DETERMINER, parts.WORD, parts.NUMBER):
        return None
    last = at
    while last + 1 < before:
        after = units[last + 1]
        gap = after.gap
        if possessive(units, last):
            gap = gap[2:] if gap[1:2] == "s" else gap[1:]
        if gap.strip(" .\u00a0"):
            break
        if after.part in (
            *ENDS_SUBJECT,
            parts.RELATIVE,
            parts.AUXILIARY,
            parts.ADVERB,
            parts.PREPOSITION,
            parts.TIME,
            parts.PRONOUN,
            parts.AND,
        ):
            break
        if _is_past(units, last + 1):
            break
        if after.verb or (
            after.part == parts.WORD
            and units[last].part == parts.NAME
            and not _noun_run(units, last + 1, before)
        ):
            break
        last += 1
    name = last + 1
    while (
        name < before
        and units[name].part == parts.NAME
        and ("," in units[name].gap if name == last + 1 else not units[name].gap.strip(" ."))
    ):
        name += 1
    if units[last].part != parts.NAME and last + 1 < name < before and "," in units[name].gap:
        return Subject(last + 1, name - 1, NAMED_BY_APPOSITION)
    return Subject(at, last, "subject of the sentence")


def _is_past(units: Sequence[Unit], at: int) -> bool:
    """Whether a word is the verb of the noun before it: "an official looked and"."""
    if units[at].part != parts.WORD or not units[at].word.endswith("ed"):
        return False
    follower = units[at + 1].part if at + 1 < len(units) else None
    return units[at - 1].part == parts.WORD and follower not in (parts.WORD, parts.NAME)


def _noun_run(units: Sequence[Unit], at: int, before: int) -> bool:
    """Whether lower-case words lead on to a name, as in "Porto mayor Ana Ruiz"."""
    for index in range(at, min(at + 4, before)):
        if units[index].part == parts.NAME:
            return not units[index].gap.strip()
        if units[index].part != parts.WORD or units[index].gap.strip() or units[index].verb:
            return False
        if units[index].word.endswith("ed"):
            return False
    return False


WRITINGS = frozenset(
    """
    statement statements letter letters email emails e-mail tweet tweets memo report post message
    note release interview speech ad advertisement testimony remarks comments op-ed essay text video
    affidavit filing brief article column complaint lawsuit
    """.split()
)
"""Things in which somebody says something: "issued a statement saying"."""


def attached_subject(units: Sequence[Unit], participle: int) -> Subject | None:
    """The noun that a participle follows at once, as in "footage of Ana Ruiz saying"."""
    if participle == 0 or units[participle].gap.strip():
        return None
    last = participle - 1
    if units[last].word == "as" and last > 0:
        if units[last - 1].word in ("quoted", "cited", "reported"):
            quoted = subject_before(units, last - 1)
        else:
            quoted = noun_phrase(units, last - 1, 0)
        return quoted._replace(rule="quoted as saying") if quoted is not None else None
    while last > 0 and units[last].part == parts.ADVERB and not units[last].gap.strip():
        last -= 1
    unit = units[last]
    if unit.part == parts.NAME:
        first = last
        while first > 0 and units[first - 1].part == parts.NAME and units[first].gap in (" ", ". "):
            first -= 1
        return Subject(first, last, "before the participle")
    if unit.part != parts.WORD or unit.word in WRITINGS or not unit.word.endswith("s"):
        return None
    first = last
    while first > 0 and not units[first].gap.strip() and last - first < 4:
        if units[first - 1].part not in (parts.DETERMINER, parts.WORD, parts.NAME, parts.NUMBER):
            break
        if units[first - 1].verb or units[first - 1].word.endswith("ed"):
            break
        first -= 1
    return Subject(first, last, "before the participle")
