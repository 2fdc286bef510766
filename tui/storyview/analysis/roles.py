"""What a source calls a person, word for word: before the name, after it, and by a verb."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from storyview.analysis.capitals import is_capitalised
from storyview.analysis.findings import Role
from storyview.analysis.name_evidence import SAY, is_role
from storyview.analysis.names import HONORIFICS, Kind, fold, kind
from storyview.analysis.role_words import (
    DETERMINERS,
    MAY_FOLLOW,
    MODIFIERS,
    NEGATIONS,
    PASSING,
    PAST,
    PREPOSITIONS,
    RELATIONS,
    SOMETIME,
    TAIL_STOPS,
)
from storyview.text.patterns import pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from storyview.text.account import Account

BREAK = pattern(
    r"[,;:()\[\]\"“”–—―]|\s-\s?|[!?](?=\s|$)"
    r"|(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?<!\bSt)(?<!\bSen)(?<!\bGov)(?<!\bRep)(?<!\bU\.S)"
    r"(?<!\b[A-Z])\.(?=\s|$)"
)
AFTER_AGE = pattern(r"(?:,\s\(?(?:aged?\s)?\d{1,3}\)?)?,\s(?=\S)")
UNDER = pattern(
    r"(?:(?:\band|\bor|\bthen),?\s(?:under|for|by|with|from|after|before|at)"
    r"|,\sunder)\s(?:[A-Z][\w.]*\s){0,2}$"
)
AND_UNDER = pattern(
    r"\sand(?:\slater|\sthen)?,\s(?:under|for|by|from|after|before|at|until|since)\s[^,;.\n]{1,40},\s"
)
"""What joins a second role to the first: "once a clerk and, under Ana Ruiz, the mayor"."""
AFTER_BRACKET = pattern(r"\s?\([^()\n]{1,30}\),\s(?=\S)")
AS_OPENINGS = frozenset(
    "was has had is who and previously once also currently now been served serves serving worked"
    " works acted acts known".split()
) | {", who", ", and"}
"""What ``AS`` begins with."""
AS = pattern(
    r"(?:,\swho)?\s(?:was|has\sbeen|had\sbeen|is)\s(?:re-?)?(?:appointed|named|elected|crowned|made|hired\sas"
    r"|sworn\sin\sas|installed\sas|confirmed\sas|re-elected)\s|(?:,?\s(?:who|and))?\s(?:(?:has|had)\s)?(?:previously\s|once\s|also\s|currently\s|now\s)?"
    r"(?:been\s)?(?:served|serves|serving|worked|works|acted|acts|known)\s(?:in\s\d{4}\s)?as\s"
)
IS_OPENINGS = frozenset(("is", "was", "became", "remains", "has", "had", "who", ", who"))
"""What ``IS`` begins with."""
IS = pattern(
    r"(?:,?\swho)?\s(?:is|was|became|remains|has\sbeen|had\sbeen)\s"
    r"(?:(?:also|now|currently|then|once|previously|still|today)\s)?"
    r"(?=(?:the|an?|one|[\w’'-]+)\s)"
)
SAYS_AFTER = pattern(r"\s(?P<verb>[a-z]+)")
WORD = pattern(r"[^\s,;:()\[\]\"“”]+")
BEFORE = frozenset((" ", "\u00a0", "\n", ". "))
"""What parts a name from a title or noun before it."""
ONCE = frozenset(("ex", "then", "now"))
"""What is joined to a title by a hyphen and tells when somebody has it."""
BEFORE_ROLES = SOMETIME | DETERMINERS | {"one"}
LONGEST = 14
"""The most words of a role."""
FARTHEST = 400
"""How many code points after a name are searched."""


def find_roles(account: Account, first: int, last: int, end: int) -> list[Role]:
    """Find the roles told beside the name that runs from token ``first`` to token ``last``.

    Args:
        account: The article that prints the name.
        first: The index of the name's first token.
        last: The index of its last token.
        end: Where the name ends, with a suffix's full stop.
    """
    text, tokens = account.text, account.tokens
    gap = text[tokens[first - 1].end : tokens[first].start] if first else ""
    span = None
    if gap == ", ":
        span = _before_comma(account, first, end)
    elif gap in BEFORE:
        span = _before(account, first, gap)
    spans = [span, *_after(account, first, last, end)]
    return [Role(text[span[0] : span[1]], account.article.span(*span)) for span in spans if span]


def telling(role: Role) -> tuple[int, int]:
    """How much a role tells, the most telling first when sorted.

    What somebody does comes before what somebody happened to be that day, and before whose
    relative somebody is; more words come before fewer.
    """
    folded = [fold(word.strip(".,'’")) for word in role.text.split()]
    head = next((word for word in folded if is_role_noun(word)), folded[-1])
    rank = 2 if head in RELATIONS else 1 if head in PASSING else 0
    return rank, -min(len(folded), 6)


def head_words(role: str) -> list[str]:
    """The words of a role before what it is of or when: "vice president" of "... until May"."""
    words = role.split()
    ends = (at for at, word in enumerate(words) if word in PREPOSITIONS or word in TAIL_STOPS)
    return words[: next(ends, len(words))]


def is_role_noun(word: str) -> bool:
    """Whether a word says what somebody is or does; compounds and plurals count."""
    folded = fold(word.rstrip(".'’"))
    return is_role(folded) or ("-" in folded and is_role(folded.rpartition("-")[2]))


def _is_title(word: str) -> bool:
    """Whether a word is a title; full stops do not count."""
    folded = fold(word.rstrip("."))
    return bool(kind(folded) & Kind.TITLE) and folded not in HONORIFICS


def _bounds(account: Account, index: int) -> tuple[int, int]:
    """The first token of the sentence that holds a token, and one past its last."""
    number = account.sentence_index(account.tokens[index].start)
    if number is None:
        return index, index
    sentence = account.sentences[number]
    return sentence.first, sentence.last


def _printed(account: Account, index: int) -> str:
    token = account.tokens[index]
    return account.text[token.start : token.end]


def _before(account: Account, first: int, gap: str) -> tuple[int, int] | None:
    """A title or a bare noun straight before the name: "Border Patrol Chief", "actress".

    Args:
        account: The article that prints the name.
        first: The index of the name's first token.
        gap: What parts it from the token before.
    """
    text, tokens = account.text, account.tokens
    noun = _printed(account, first - 1)
    titled = _is_title(noun)
    if not titled and (gap == ". " or not is_role_noun(noun)):
        return None
    start, _ = _bounds(account, first)
    if first <= start or not (titled or first - 1 == start or not is_capitalised(noun)):
        return None
    at = first - 1
    while at > start and first - at < LONGEST:
        between = text[tokens[at - 1].end : tokens[at].start]
        word = _printed(account, at - 1)
        if between in (" ", "\u00a0", "\n") and _may_modify(word):
            at -= 1
        elif between == "." and len(word) == 1 and _may_modify(word):
            at -= 1  # "U.S Senate candidate"
        elif (
            between == " "
            and word in ("and", "of", "for", "&")
            and at - 1 > start
            and is_capitalised(_printed(account, at))
            and is_capitalised(_printed(account, at - 2))
            and text[tokens[at - 2].end : tokens[at - 1].start] == " "
            and not kind(fold(_printed(account, at - 2))) & (Kind.GIVEN | Kind.FAMILY)
            and word != "and"
        ) or (between == " " and word == "and" and _joins_agency(account, at, start, first)):
            at -= 2
        else:
            break
    if not is_capitalised(noun):
        at = min(at, _after_determiner(account, start, first))
    while at < first - 1 and kind(fold(_printed(account, at))) & Kind.FUNCTION:
        at += 1
    stop = tokens[first - 1].end + (1 if gap == ". " else 0)
    return tokens[at].start, stop


def _after_determiner(account: Account, start: int, first: int) -> int:
    """The token after the article of the noun phrase that ends before the name, else ``first``."""
    text, tokens = account.text, account.tokens
    for at in range(first - 2, max(start - 1, first - 8), -1):
        gap = text[tokens[at].end : tokens[at + 1].start]
        word = fold(_printed(account, at))
        if gap in ("’s ", "'s ", "’ ", "' ") or word in DETERMINERS:
            # "The court fined businessman Ana Ruiz" is told by a verb that is not the first word
            inside = (_printed(account, index) for index in range(at + 2, first - 1))
            return first if any(map(_is_past, inside)) else at + 1
        if gap not in (" ", "-") or word in TAIL_STOPS or word in PREPOSITIONS or word in SAY:
            break
    return first


def _is_past(word: str) -> bool:
    return word not in MODIFIERS and (word in PAST or (word.islower() and word.endswith("ed")))


def _joins_agency(account: Account, at: int, start: int, first: int) -> bool:
    """Whether "and" stands inside the name of an office: "Customs and Border Protection"."""
    if at - 2 < start or first - at < 2:
        return False
    before = _printed(account, at - 2)
    gap = account.text[account.tokens[at - 2].end : account.tokens[at - 1].start]
    return (
        gap == " "
        and is_capitalised(before)
        and is_capitalised(_printed(account, at))
        and not kind(fold(before)) & (Kind.GIVEN | Kind.TITLE)
        and not _ends_a_name(account, at - 2, start)
    )


def _ends_a_name(account: Account, at: int, start: int) -> bool:
    """Whether the words with a capital up to a token hold a given name or come after a role."""
    text, tokens = account.text, account.tokens
    while at > start and text[tokens[at - 1].end : tokens[at].start] == " ":
        word = _printed(account, at - 1)
        if not is_capitalised(word):
            return is_role_noun(word)
        if kind(fold(word)) & (Kind.GIVEN | Kind.TITLE):
            return True
        at -= 1
    return False


def _may_modify(word: str) -> bool:
    folded = fold(word)
    if is_capitalised(word):
        found = kind(folded)
        return not found & (Kind.FUNCTION | Kind.CALENDAR)
    if folded in MODIFIERS or is_role_noun(folded):
        return True
    prefix, _, compound = word.partition("-")  # "ex-Vice President"
    if prefix in ONCE and is_capitalised(compound):
        return True
    return folded.endswith(("-year-old", "-born", "-based", "-winning", "-turned"))


def _before_comma(account: Account, first: int, end: int) -> tuple[int, int] | None:
    """A noun phrase with a comma before the name: "the head of Border Patrol, Ana Ruiz"."""
    text, tokens = account.text, account.tokens
    start, _ = _bounds(account, first)
    if first <= start:
        return None
    for at in range(first - 1, max(start - 1, first - LONGEST), -1):
        if at < first - 1 and BREAK.search(text, tokens[at].end, tokens[at + 1].start):
            return None
        word = _printed(account, at)
        possessive = text[tokens[at].end : tokens[at].end + 2] in ("’s", "'s")
        if word.casefold() in DETERMINERS or possessive:
            headed = _headed(account, at + 1, first)
            if headed:
                opens = at == start or (
                    at == start + 1 and fold(_printed(account, start)) in SOMETIME
                )
                says = SAYS_AFTER.match(text, end)
                goes_on = says and says["verb"] not in MAY_FOLLOW and not opens
                return None if goes_on else headed
    return None


def _headed(account: Account, start: int, end: int) -> tuple[int, int] | None:
    """The words from token ``start`` to ``end`` when a role noun stands before their first tail."""
    for index in range(start, min(start + 6, end)):
        word = fold(_printed(account, index))
        if word == "second" and index + 1 < end and _printed(account, index + 1) == "in":
            break
        if word in TAIL_STOPS or word in PREPOSITIONS:
            return None
        if is_role_noun(word):
            break
    else:
        return None
    return account.tokens[start].start, account.tokens[end - 1].end


def word_after(account: Account, last: int, end: int) -> str:
    """The folded word after a name, when white space parts them, or a comma, which is told too.

    "was" of "Ana Ruiz was elected", ", who" of "Ana Ruiz, who leads it".

    Args:
        account: The article that prints the name.
        last: The index of the name's last token.
        end: Where the name ends, with a suffix's full stop.
    """
    mark = account.text[end : end + 1]
    if last + 1 == len(account.tokens) or not (mark == "," or mark.isspace()):
        return ""
    word = account.tokens[last + 1].word
    return f", {word}" if mark == "," else word


def _after(account: Account, first: int, last: int, end: int) -> list[tuple[int, int] | None]:
    """An apposition after the name, or what the name's verb says the person is."""
    text = account.text
    found: list[tuple[int, int] | None] = []
    opening = None
    if text.startswith("(", end + text[end : end + 1].isspace()):
        opening = AFTER_BRACKET.match(text, end)
    elif text.startswith(",", end):
        opening = AFTER_AGE.match(text, end)
    if opening and not _in_passing(account, first):
        told = role_phrase(account, opening.end(), comma=True)
        found.append(told)
        if told and (more := AND_UNDER.match(text, told[1])):
            found.append(role_phrase(account, more.end(), comma=True))
    following = word_after(account, last, end)
    for openings, verb in ((AS_OPENINGS, AS), (IS_OPENINGS, IS)):
        if following in openings and (match := verb.match(text, end)):
            found.append(role_phrase(account, match.end(), comma=False))
            break
    return found


def _in_passing(account: Account, first: int) -> bool:
    """Whether a name stands in another's apposition: "once a clerk and, under Ana Ruiz, ..."."""
    start = account.tokens[first].start
    return bool(UNDER.search(account.text, max(0, start - 48), start))


def role_phrase(account: Account, start: int, *, comma: bool) -> tuple[int, int] | None:
    """The noun phrase from ``start`` to the next break, when its noun is a role."""
    text = account.text
    sentence = account.sentence_index(start)
    if sentence is None or not _may_begin(text, start):
        return None
    limit = min(account.sentences[sentence].end, start + FARTHEST)
    stop = BREAK.search(text, start, limit)
    limit = stop.start() if stop else limit
    found = list(islice(WORD.finditer(text, start, limit), LONGEST + 1))
    determined = False
    among = False
    opening = [fold(match.group()) for match in found[:2]]
    if opening[:1] and opening[0] in SOMETIME:
        del found[0]
    elif opening == ["one", "of"]:
        del found[:2]
        among = True
    while found and fold(found[0].group()) in DETERMINERS:
        del found[0]
        determined = True
    if not found or not (determined or _may_open(found[0].group())):
        return None
    kept: list[re.Match[str]] = []
    head = -1
    for number, match in enumerate(found):
        folded = fold(match.group())
        if folded in TAIL_STOPS and not (folded == "and" and _links(found, number)):
            if comma and _goes_on(kept, folded):
                return None
            break
        if head >= 0 and folded in PREPOSITIONS and _is_date(found[number + 1 : number + 2]):
            break
        if head < 0:
            if (
                number > 6
                or folded in NEGATIONS
                or (folded in PREPOSITIONS and not _second_in(kept))
            ):
                return None
            noun = folded.removesuffix("s") if among else folded
            if is_role_noun(noun) or _is_second(found, number):
                head = number
                if _names_another(found, number):
                    return None
        kept.append(match)
    if head < 0 or (not comma and is_capitalised(kept[0].group()) and len(kept) == 1):
        return None
    while len(kept) > 1 and fold(kept[-1].group()) in PREPOSITIONS:
        kept.pop()
    last = kept[-1].end()
    while text[last - 1] in ".'’!?":
        last -= 1
    return kept[0].start(), last


def _may_begin(text: str, start: int) -> bool:
    """Whether a role may begin with the word at ``start``, what goes before its noun included."""
    found = WORD.match(text, start)
    word = found.group() if found else ""
    if not (word.isalpha() and word.islower()):
        return True
    folded = fold(word)
    return folded in BEFORE_ROLES or _may_modify(word)


def _is_date(following: Sequence[re.Match[str]]) -> bool:
    word = following[0].group() if following else ""
    return word[:1].isdigit() or bool(kind(fold(word)) & Kind.CALENDAR and is_capitalised(word))


def _goes_on(kept: Sequence[re.Match[str]], stop: str) -> bool:
    """Whether what follows the name is no apposition but more of the sentence.

    "Ana Ruiz, the mayor said, ..." and "Ana Ruiz, her brother and a neighbor were hurt".
    """
    if stop in ("said", "says", "told"):
        return True
    listed = any(match.group() == "and" for match in kept)
    return listed and stop in ("was", "were", "is", "are", "has", "have", "had", "will", "would")


def _is_second(found: list[re.Match[str]], number: int) -> bool:
    """Whether the words are "second in command" or its kind."""
    return [fold(match.group()) for match in found[number + 1 : number + 3]] == ["in", "command"]


def _may_open(word: str) -> bool:
    """Whether a role can begin with this word when no article stands before it."""
    return _may_modify(word) or is_capitalised(word) or word.endswith(("’s", "'s", "s’", "s'"))


def _names_another(found: list[re.Match[str]], head: int) -> bool:
    """Whether a name follows the noun at once: the next in a list, "lawyer Ana Ruiz"."""
    if head + 1 >= len(found) or found[head + 1].start() != found[head].end() + 1:
        return False
    word = found[head + 1].group()
    return is_capitalised(word) and bool(kind(fold(word)) & (Kind.GIVEN | Kind.FAMILY))


def _second_in(kept: list[re.Match[str]]) -> bool:
    return bool(kept) and fold(kept[-1].group()) in ("second", "third")


def _links(found: list[re.Match[str]], number: int) -> bool:
    """Whether "and" joins two roles, or two words of a name."""
    if not 0 < number < len(found) - 1:
        return False
    before, after = found[number - 1].group(), found[number + 1].group()
    if is_capitalised(before) and is_capitalised(after):
        return True
    following = [match.group() for match in found[number + 1 : number + 4]]
    return is_role_noun(before) and any(is_role_noun(word) for word in following)
