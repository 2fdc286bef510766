"""What a sentence speaks of, in a form that two sources can be compared in.

A term stands for one or several words: a person by whatever name, a day by whatever expression, a
number by its value, an organisation by its full name or its letters, a verb by its news synonyms,
everything else by its stem. Function words and the words of attribution are no terms.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from storyview.analysis.findings import EvidenceKind, MentionKind
from storyview.data import words
from storyview.text.stems import stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from storyview.analysis.findings import Person, TimeExpression
    from storyview.text.account import Account
    from storyview.text.tokens import Token

FUNCTION_WORDS = frozenset(
    """
    a an the this that these those each every either neither both all any some such no not nor none
    i me my mine myself we us our ours ourselves you your yours yourself he him his himself she her
    hers herself it its itself they them their theirs themselves who whom whose which what whatever
    one ones there here then thus so and but or yet if unless because since although though while
    as than whether when where why how of in on at by for with from to into onto upon about over
    under between among through during before after above below up down out off against without
    within along across behind beyond toward towards around near per via amid despite until till
    am is are was were be been being do does did done doing have has had having will would shall
    should can could may might must ought isn't aren't wasn't weren't don't doesn't didn't haven't
    hasn't hadn't won't wouldn't can't cannot couldn't shouldn't it's that's he's she's they're
    we're you're i'm i've we've they've i'll we'll he'd she'd they'd i'd there's what's let's
    also just only even very too more most much many less least few own same other another again
    ever once still already however therefore meanwhile moreover mr mrs ms miss s t d ll re ve m
    """.split()
)
PARTICLES = frozenset(
    "de del de' la las los van von der den ter bin ibn al el da di do dos du".split()
)
"""Words in lower case inside names."""
ATTRIBUTION = frozenset(
    """
    said says say saying told tells tell telling added adds add adding according reportedly
    reported reports report noted notes noting stated states wrote writes asked asks
    described describes describing cited cites citing called calls calling interview
    """.split()
)
"""Words that give the speaker's part. Every quotation has them, so they tell no two apart."""
ASKING = frozenset("ask asks asked asking".split())
ASKED = 4
"""Before "to", so many words on, these give no speaker's part but what happened: a request."""
TITLES = frozenset(
    """
    president vice senator representative congressman congresswoman governor mayor minister prime
    secretary commissioner director chief chairman chairwoman chair judge justice general captain
    sergeant lieutenant colonel officer king queen prince princess pope bishop doctor professor
    former acting deputy ex then spokesman spokeswoman spokesperson
    """.split()
)
ABBREVIATIONS = {
    short: full
    for row in """
    sen senator|sens senator|rep representative|reps representative|gov governor|govs governor
    gen general|dr doctor|prof professor|lt lieutenant|col colonel|sgt sergeant|capt captain
    jan january|feb february|mar march|apr april|jun june|jul july|aug august|sep september
    sept september|oct october|nov november|dec december|mon monday|tue tuesday|tues tuesday
    wed wednesday|thu thursday|thurs thursday|fri friday|sat saturday|sun sunday|pct percent
    ala alabama|ariz arizona|ark arkansas|calif california|colo colorado|conn connecticut
    fla florida|ill illinois|ind indiana|kan kansas|ky kentucky|mass massachusetts|mich michigan
    minn minnesota|miss mississippi|mo missouri|mont montana|neb nebraska|nev nevada
    okla oklahoma|ore oregon|pa pennsylvania|tenn tennessee|tex texas|vt vermont|va virginia
    wash washington|wis wisconsin|wyo wyoming|dept department|univ university|assn association
    corp corporation|inc incorporated|co company|govt government|intl international
    """.replace("\n", "|").split("|")
    if row.strip()
    for short, full in [row.split()]
}
PRINTED_TITLES = (TITLES - ABBREVIATIONS.keys()) | {
    short for short, word in ABBREVIATIONS.items() if word in TITLES
}
"""Titles as they are printed, in full or short."""
EMPTY = FUNCTION_WORDS | ATTRIBUTION | PARTICLES
"""Words that are no terms."""
IDLE = EMPTY - {"one"} - ASKING
"""Of these, in lower case, nothing else needs to be asked."""
NUMBERS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
        " fifteen sixteen seventeen eighteen nineteen twenty".split()
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
SCALES = {
    "hundred": 100,
    "thousand": 1000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "m": 10**6,
    "bn": 10**9,
}
ORDINALS = frozenset(("st", "nd", "rd", "th"))
LETTERS = "abcdefghijklmnopqrstuvwxyz"
LINKS = frozenset("of the and for in to on &".split())
"""Words inside an organisation's name that its letters leave out."""
HEADS = frozenset("department ministry office bureau agency university institute bank".split())
"""Words that stand first or last in an organisation's name: "Ministry of Health"."""
TITLE_GAP = 2
"""Between a title and the name stand a space and at most a stop, no comma and dash."""
SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))
SHORT = frozenset(("US", "UK", "EU", "UN"))
"""The only names that two letters stand for; other pairs of letters are as often initials."""


class Term(NamedTuple):
    """One thing that a sentence speaks of."""

    key: str
    first: int
    """The index of its first token in ``Account.tokens``."""
    last: int
    """One past its last token."""
    kind: EvidenceKind


class Lexicon(NamedTuple):
    """What the story itself teaches about its words."""

    people: dict[str, dict[int, tuple[int, str]]]
    """By article: where a mention starts, where it ends and who it is."""
    times: dict[str, dict[int, tuple[int, str]]]
    """By article: where a dated expression starts, where it ends and its value."""
    acronyms: frozenset[str]
    """Letters that stand for a name somewhere in the story, without stops."""
    plain: frozenset[str]
    """Words that the story prints in lower case: with a capital they are still no names."""
    surnames: frozenset[str]
    """The keys of the terms that say which person is named."""


def learn(
    accounts: Sequence[Account],
    people: Sequence[Person] = (),
    times: Sequence[TimeExpression] = (),
) -> Lexicon:
    """Gather what the other findings tell about single words."""
    mentions: dict[str, dict[int, tuple[int, str]]] = {}
    for person in people:
        for mention in person.mentions:
            if mention.kind in (MentionKind.NAME, MentionKind.ATTRIBUTIVE):
                span = mention.span
                mentions.setdefault(span.article, {})[span.start] = (span.end, person.name)
    acronyms = set()
    plain = set()
    for account in accounts:
        text = account.text
        for token in account.tokens:
            if text[token.start].islower():
                plain.add(token.word)
                continue
            if 2 <= token.end - token.start <= 10:
                letters = text[token.start : token.end].replace(".", "")
                if 2 <= len(letters) <= 6 and letters.isalpha() and letters.isupper():
                    acronyms.add(letters)
    return Lexicon(
        mentions,
        dated(times),
        frozenset(acronyms),
        frozenset(plain),
        frozenset(stem(forms[-1]) for person in people if (forms := _forms(person.name))),
    )


def dated(times: Sequence[TimeExpression]) -> dict[str, dict[int, tuple[int, str]]]:
    """By article, where each expression that is dated starts, where it ends and its value."""
    found: dict[str, dict[int, tuple[int, str]]] = {}
    for time in times:
        if time.value[:1].isdigit():
            found.setdefault(time.span.article, {})[time.span.start] = (time.span.end, time.value)
    return found


@cache
def synonyms() -> dict[str, str]:
    """The group of each stem that has news synonyms, and of stem and particle ("step down")."""
    return {
        member.replace("_", " "): group
        for line in words("synonyms")
        for group in [f"={line.split()[0]}"]
        for member in line.split()
    }


@cache
def particles() -> frozenset[str]:
    """The second words of the synonyms that have two."""
    return frozenset(member.split()[1] for member in synonyms() if " " in member)


def sentence_terms(account: Account, lexicon: Lexicon, first: int, last: int) -> list[Term]:
    """The terms of the tokens ``first`` to ``last``, in order."""
    return list(_terms(account, lexicon, first, last))


def _terms(account: Account, lexicon: Lexicon, first: int, last: int) -> Iterator[Term]:
    text, tokens = account.text, account.tokens
    people = lexicon.people.get(account.id, {})
    times = lexicon.times.get(account.id, {})
    groups, followers = synonyms(), particles()
    shouted = first < last and text[tokens[first].start : tokens[last - 1].end].isupper()
    titles_end, before_name = first, False
    index = first
    while index < last:
        token = tokens[index]
        word = token.word
        begin = token.start
        known = begin in people or begin in times
        if word in IDLE and not known and text[begin].islower():  # half of all words
            index += 1
            continue
        if known:
            end, key = people.get(begin) or times[begin]
            after = index + 1
            while after < last and tokens[after].start < end:
                after += 1
            if begin in people:
                yield from _naming(tokens, index, after, key)
            else:
                yield Term(f"@{key}", index, after, EvidenceKind.DATE)
            index = after
            continue
        if (
            word[0].isdigit()
            or word in NUMBERS
            or ("-" in word and word.partition("-")[0] in NUMBERS)
        ):
            value, after = _number(tokens, index, last)
            if value is not None:
                if word != "one":
                    yield Term(f"#{value}", index, after, EvidenceKind.NUMBER)
                index = after
                continue
        capital = text[begin].isupper()
        if capital:
            organisation = _organisation(text, tokens, index, last, lexicon.acronyms)
            if organisation:
                yield Term(f"&{organisation[0]}", index, organisation[1], EvidenceKind.NAME)
                index = organisation[1]
                continue
        if word in ASKING and any(
            each.word == "to" for each in tokens[index + 1 : min(index + 1 + ASKED, last)]
        ):
            yield Term(groups.get("request", "request"), index, index + 1, EvidenceKind.WORD)
            index += 1
            continue
        if word in PRINTED_TITLES and index >= titles_end:
            titles_end, before_name = _titles(text, tokens, index, last)
        if word in EMPTY or (index < titles_end and before_name):
            index += 1
            continue
        named = capital and not shouted and word not in lexicon.plain
        kind = EvidenceKind.NAME if named else EvidenceKind.WORD
        if "-" in word and (joined := stem(word.replace("-", ""))) in groups:
            yield Term(groups[joined], index, index + 1, kind)
        elif "-" in word:
            for part in word.split("-"):
                if part and part not in FUNCTION_WORDS:
                    root = stem(part)
                    yield Term(groups.get(root, root), index, index + 1, kind)
        else:
            root = token.stem
            follower = tokens[index + 1].word if index + 1 < last else ""
            if follower in followers and f"{root} {follower}" in groups:
                yield Term(groups[f"{root} {follower}"], index, index + 2, kind)
                index += 2
                continue
            if word in ABBREVIATIONS:
                root = stem(ABBREVIATIONS[word])
            yield Term(groups.get(root, root), index, index + 1, kind)
        index += 1


def _naming(tokens: Sequence[Token], index: int, after: int, name: str) -> Iterator[Term]:
    """A person's first name and surname, the first name as the fullest form has it.

    A surname alone stays alone: who is meant is the same either way, and a name that counted as
    one term whatever its form made sentences alike that have nothing but a person in common.
    """
    forms = _forms(name)
    if after - index > 1 and len(forms) > 1:
        yield Term(stem(forms[0]), index, index + 1, EvidenceKind.NAME)
        yield Term(stem(forms[-1]), after - 1, after, EvidenceKind.NAME)
    else:
        yield Term(tokens[after - 1].stem, index, after, EvidenceKind.NAME)


def _forms(name: str) -> list[str]:
    """The words of a person's name, case-folded, without "Jr."."""
    return [part for part in name.casefold().split() if part.rstrip(".") not in SUFFIXES]


def _titles(text: str, tokens: Sequence[Token], index: int, last: int) -> tuple[int, bool]:
    """Where a run of titles ends, and whether they belong to the name that follows.

    Such a title says who is meant, not what happened.
    """
    after = index + 1
    while after < last and tokens[after].word in PRINTED_TITLES:
        after += 1
    before_name = (
        after < last
        and text[tokens[after].start].isupper()
        and tokens[after].start - tokens[after - 1].end <= TITLE_GAP
    )
    return after, before_name


def _number(tokens: Sequence[Token], index: int, last: int) -> tuple[str | None, int]:
    """The value of the number at a token, as text, and the token after it."""
    word = tokens[index].word.replace(",", "")
    scale = 1
    try:
        if word in NUMBERS:
            value = float(NUMBERS[word])
        elif "-" in word:
            tens, ones = word.split("-")
            value = float(NUMBERS[tens] + NUMBERS[ones])
        elif word[-1].isalpha() and word[-2:] not in ORDINALS:
            digits = word.rstrip(LETTERS)
            unit = word[len(digits) :]
            if len(unit) == 1 and unit not in SCALES:
                return None, index  # "the 1990s", "5G"
            value = float(digits)
            scale = SCALES.get(unit, 1)
        else:
            value = float(word)
    except (KeyError, ValueError):
        return None, index
    index += 1
    value *= scale
    while index < last and tokens[index].word in SCALES:
        value *= SCALES[tokens[index].word]
        index += 1
    return f"{value:.12g}", index


def _organisation(
    text: str, tokens: Sequence[Token], index: int, last: int, acronyms: frozenset[str]
) -> tuple[str, int] | None:
    """The letters of the name that starts at a token, if the story also prints them alone."""
    token = tokens[index]
    own = text[token.start : token.end].replace(".", "")
    if own in acronyms and (len(own) > 2 or own in SHORT):
        return own, index + 1
    letters = text[token.start]
    best = None
    after = index + 1
    while after < last and len(letters) < 6:
        begin = tokens[after].start
        if begin - tokens[after - 1].end > 3 or text[begin - 1] in ".;:!?":
            break
        if text[begin].isupper():
            letters += text[begin]
            after += 1
            for name in (letters, letters[-1] + letters[:-1]):
                if name in acronyms and (len(name) > 2 or name in SHORT):
                    best = name, after
                if tokens[after - 1].word not in HEADS:
                    break
        elif tokens[after].word in LINKS:
            after += 1
        else:
            break
    return best
