"""What stands straight before and straight after a name."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from storyview.text.patterns import pattern

if TYPE_CHECKING:
    import re

MARKS = frozenset("\"“‘'(")
"""What opens a quotation or an aside."""
INSIDE_WORDS = frozenset("_’'-")
"""What words hold beside letters and digits."""
STOPS = frozenset(".!?:;")
REACH = 30
"""How far before a name (code points) the word beside it is looked for."""
NOUN_REACH = 40
"""How far before a name the noun before a preposition is looked for."""
BORNE = frozenset("Law Rule Act Disease Syndrome Wharf Theorem Day Place Island Bay".split())
"""What is called after people: "Murphy's Law"."""
OWNED = frozenset("shares stock earnings quarterly profit profits revenue revenues sales".split())
"""What companies have: "Lindqvist's shares"."""
TRADED = frozenset("shares stock plc airline airlines".split())
REPORTS = frozenset("said says expects reported".split())
COMPANIES = frozenset(
    "company firm maker bank unit subsidiary brokerage retailer group chain band club website"
    " magazine newspaper town city village suburb ship river airline carrier automaker carmaker"
    " insurer lender startup manufacturer".split()
)
"""What no person is: "Lindqvist, a carmaker"."""
AFTER_COMPANIES = frozenset(
    "of that which based in with for whose owned founded known where".split()
)
DIRECTIONS = frozenset("off up down out back that".split())
BEFALLS = frozenset(
    "arrested jailed sentenced detained born elected appointed acquitted murdered sworn".split()
)
"""What people were: "Lindqvist was jailed"."""
HUMAN_VERBS = frozenset(
    "wept walked smiled limped swam sang danced cried slept knelt prayed nodded shrugged waved"
    " blushed graduated sobbed frowned grinned strolled".split()
)
ADVERBS = frozenset("also later has had once never then".split())
"""What may stand between a name and its verb."""

SMALL_WORDS = pattern(r"\s([a-z]+)(?:\s([a-z]+))?(?:\s([a-z]+))?")
WORD = pattern(r"\w+")
NOUN_PHRASE = pattern(r",\s(?:an?|the)\s((?:[\w’'-]+\s){0,5}(?:[\w’'-]+)?)")
MARKED = pattern(
    r"(?P<joint>\s?&\s?[A-Z]|\s(?:Inc|Corp|Co|Ltd|LLC|PLC|Cos)\b)"
    r"|(?P<credit>\s?/\s?(?:[A-Z]|for\b)|\s?[/,]\s?(?:AP|AFP|Reuters|Getty)\b)"
    r"|(?P<listing>\s?\((?:NYSE|NASDAQ|Nasdaq|AMEX|LSE|TSX|[A-Z]{2,6}[.:]))"
    r"|(?P<party>\s?[(,]\s?(?:[RDI]|Rep|Dem|Ind|Lab|Con)\.?[-–—,]\s?[A-Z][\w.]+\)?)"
    r"|(?P<age>,?\s\(?(?:aged?\s)?\d{1,3}(?:,|\)|\.\s|\sand\b)|,\san?\s\d{1,3}-year-old"
    r"|,?\s\((?:born|b\.|c\.|n[ée]e|died|\d{4}\s?[-–]))"
    r"|(?P<who>,\swho(?:se|m)?\b)"
    r"|,\s(?:(?:the|an?|his|her|their|its|one|then|now)\s)?(?P<noun>(?:[^\s,.;]+\s){0,5}[^\s,.;]+)"
)
"""What follows a name and is no small word."""


class Before(NamedTuple):
    """What stands before a name."""

    word: str
    """The word before it, or nothing."""
    comma: bool
    """Whether a comma parts that from the name."""
    opened: bool
    """Whether a quotation mark or bracket opens before the name."""


NOTHING_BEFORE = Before("", False, False)


class After(NamedTuple):
    """What follows a name."""

    what: str
    """One of "joint", "credit", "listing", "own", "party", "age", "who", "noun", "does", "verb"."""
    words: str
    """The noun phrase or the verb."""
    end: int
    """Where it ends; code points."""


def before_name(text: str, begin: int) -> Before:
    """What stands before a name that begins at ``begin``."""
    lead = text[max(0, begin - REACH) : begin]
    if lead.endswith(" "):
        word = lead[:-1].rpartition(" ")[2]
        if word.isalpha():
            return Before(word, False, False)  # most names
        if word[-1:] in STOPS:
            return NOTHING_BEFORE
        if word[-1:] == "," and word[:-1].isalpha():
            return Before(word[:-1], True, False)
    place = len(lead) - lead.endswith("\n")
    while place and lead[place - 1] in MARKS:
        place -= 1
    if place and lead[place - 1].isspace():
        place -= 1
    if place and lead[place - 1] == ",":
        place -= 1
    while place and _is_inside_word(lead[place - 1]):
        place -= 1
    if place and lead[place - 1] in MARKS:
        place -= 1
    if lead[place : place + 1] in MARKS:
        place += 1
    start = place
    while place < len(lead) and _is_inside_word(lead[place]):
        place += 1
    word = lead[start:place]
    comma = lead.startswith(",", place)
    place += comma
    if lead[place : place + 1].isspace():
        place += 1
    return Before(word, comma, lead[place : place + 1] in MARKS)


def _is_inside_word(mark: str) -> bool:
    return mark.isalnum() or mark in INSIDE_WORDS


def noun_before(text: str, begin: int, preposition: str) -> str:
    """The word before the preposition before a name: "House" of "House of Ana Ruiz"."""
    end = begin - len(preposition) - 2
    if end < 1 or not (
        text[end].isspace() and text[begin - 1].isspace() and text.startswith(preposition, end + 1)
    ):
        return ""
    start, floor = end, max(0, begin - NOUN_REACH)
    while start > floor and (text[start - 1].isalnum() or text[start - 1] == "_"):
        start -= 1
    if start and (text[start - 1].isalnum() or text[start - 1] == "_"):
        return ""
    return text[start:end]


def word_behind(text: str, place: int) -> str:
    """The word that begins after the white space at ``place``, if there is any."""
    found = WORD.match(text, place + 1) if text[place : place + 1].isspace() else None
    return found.group() if found else ""


def after_name(text: str, end: int) -> After | None:
    """What follows a name that ends at ``end``, if that tells anything."""
    mark = text[end : end + 1]
    if mark.isspace() and "a" <= text[end + 1 : end + 2] <= "z":
        return _small_words(text, end)
    if not (mark.isspace() or mark in ",&/("):
        return None
    if mark == "," and (end_of_phrase := _is_company(text, end)):
        return After("listing", "", end_of_phrase)
    found = MARKED.match(text, end)
    if found is None or not found.lastgroup:
        return None
    return After(found.lastgroup, found[found.lastgroup], found.end())


def _small_words(text: str, end: int) -> After | None:
    found = SMALL_WORDS.match(text, end)
    if found is None:
        return None
    first, second, third = found.groups()
    what, last = "verb", 1
    if first in TRADED and _is_whole(text, found, 1):
        what = "listing"
    elif second is None:
        if first in HUMAN_VERBS and _is_whole(text, found, 1):
            what = "does"
    elif first in REPORTS and (
        (second in ("it", "its") and _is_whole(text, found, 2))
        or (second == "that" and third in ("it", "its") and _is_whole(text, found, 3))
    ):
        what = "listing"
    elif first not in ("has", "is", "was") and (
        (second == "its" and text[found.end(2) : found.end(2) + 1].isspace())
        or (
            second in DIRECTIONS
            and third == "its"
            and text[found.end(3) : found.end(3) + 1].isspace()
        )
    ):
        what = "own"
    elif first == "was":
        if second.startswith("born"):
            what = "age"
        elif second in BEFALLS and _is_whole(text, found, 2):
            what = "does"
    elif first in HUMAN_VERBS or (
        second in ("his", "her")
        and first not in ("is", "has", "had", "said", "says")
        and _is_whole(text, found, 2)
    ):
        what = "does"
    elif first in ADVERBS:
        last = 2
    if first in ("age", "aged") and MARKED.match(text, end):
        what = "age"
    return After(what, found[last], found.end(last))


def _is_whole(text: str, found: re.Match[str], group: int) -> bool:
    """Whether no more letters follow a word that was found."""
    mark = text[found.end(group) : found.end(group) + 1]
    return not (mark.isalnum() or mark == "_")


def _is_company(text: str, end: int) -> int:
    """Where a noun phrase ends that calls what stands before the comma at ``end`` a company."""
    found = NOUN_PHRASE.match(text, end)
    if found is None:
        return 0
    printed = found[1].split()
    if COMPANIES.isdisjoint(printed):
        return 0
    for word, following in zip(printed[:5], [*printed[1:6], ""], strict=False):
        if word not in COMPANIES:
            continue
        if following:
            start = WORD.match(following)
            if start and start.group() in AFTER_COMPANIES:
                return found.end()
        elif found[1].endswith(word) and text[found.end() : found.end() + 1] in ",.;:":
            return found.end()
    return 0
