"""Numbers that count nothing: years, dates, times of day, ages, ordinals, names, addresses."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from storyview.analysis.hedges import Hedge
from storyview.analysis.quantities import TALLY_BEFORE
from storyview.analysis.units import BY_SYMBOL
from storyview.text.patterns import pattern

if TYPE_CHECKING:
    from storyview.analysis.quantities import Quantity
    from storyview.text.account import Account, Sentence

MONTHS = (
    "Jan January Feb February Mar March Apr April May Jun June Jul July Aug August Sep Sept"
    " September Oct October Nov November Dec December"
)
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)


class Guard(NamedTuple):
    """A place where a number is no figure: what stands before it, or behind it."""

    name: str
    before: str | None = None
    """A regular expression, searched in the 40 characters before the number; ends with $."""
    behind: str | None = None
    """A regular expression, matched where the number ends."""
    measured: bool = False
    """Whether it also holds for a number with a unit."""
    words: str = ""
    """One of these words stands just before the number; small ones may also be capitalised."""


GUARDS = (
    Guard("part of a word or a chain", r"(?:[A-Za-z_#@/&+]-?|[0-9][-–/.:,]|#\s|/\s)$"),
    Guard("calibre or fraction: a .32", r"(?:^|[\s(“\"'‘’-])\.$"),
    Guard(
        "part of a chain",
        None,
        r"[A-Za-z_@&]|[-–/:.][0-9]|,[0-9]|['’](?:s\b|[0-9])",
    ),
    Guard("minutes behind a space", r"\b[0-9]{1,2}:[^\S\n]$"),
    Guard("clock with spaces", None, r"[^\S\n]?:[^\S\n][0-9]{2}\b"),
    Guard("month before", words=MONTHS),
    Guard("month behind", None, rf"(?:st|nd|rd|th)?[^\S\n](?:of[^\S\n])?{MONTH}\b"),
    Guard(
        "era",
        None,
        r"(?:[^\S\n](?:to|[-–])[^\S\n]?[0-9]+)?[^\S\n](?:B\.?C|A\.?D|B?C\.?E)\b",
    ),
    Guard("era behind", r"\b(?:AD|A\.D\.)[^\S\n]$"),
    Guard(
        "time of day",
        r"\bat[^\S\n]$",
        r"[^\S\n]?(?:in the (?:morning|afternoon|evening)|at night)\b",
    ),
    Guard(
        "clock",
        None,
        r"(?i)[^\S\n]?(?:[ap]\.?m\b|o['’]clock|GMT\b|noon\b|midnight\b)",
    ),
    Guard(
        "numbered thing",
        words=(
            "title section article chapter page p pp line room gate number no nos nr channel route"
            " highway interstate flight grade level phase type stage category verse version rule"
            " paragraph step season episode part lane platform lot item track exhibit volume issue"
            " class group round game match week day year tier district precinct ward zone pier unit"
            " apartment apt suite box floor act scene formula top seed seeded ranked code zip model"
            " resolution proposition amendment count lap hole heat hall block terminal bus train"
            " age aged ages psalm opus"
        ),
    ),
    Guard(
        "address",
        None,
        (
            r"[^\S\n](?:[NSEW]\.?[^\S\n])?(?:[A-Z0-9][\w.]*[^\S\n]){1,3}(?:Street|St\b|Avenue|Ave\b|Road"
            r"|Rd\b|Boulevard|Blvd|Drive|Lane|Square|Place|Court|Highway|Way)\b"
        ),
    ),
    Guard(
        "age",
        None,
        r"(?:[^\S\n]|-)?(?:years?(?:[^\S\n]|-))?old\b|(?:[^\S\n]|-)years? of age\b",
        measured=True,
    ),
    Guard(
        "age at death",
        r"(?i)\b(?:age of|(?:dies|died|dead)[^\S\n](?:at|aged))[^\S\n]$",
    ),
    Guard(
        "year without its century",
        r"['’]$",
        r"(?<=\D\d\d)(?![^\S\n][a-z]{4,})",
    ),
    Guard(
        "race",
        None,
        (
            r"(?i)(?:[^\S\n]|-)?(?:m|met(?:er|re)s?|yards?)[^\S\n](?:dash|freestyle|hurdles|relay|final"
            r"|sprint|butterfly|backstroke|breaststroke|race|steeplechase)\b"
        ),
        measured=True,
    ),
    Guard(
        "part of a period",
        None,
        r"(?<=half)|(?<=Half)",
        measured=True,
        words=(
            "first second third final latter other last top bottom better this northern southern"
            " eastern western upper lower"
        ),
    ),
    Guard(
        "age after a name",
        r"[A-Za-z.”\"],[^\S\n]$",
        r"(?<=[0-9])[,.;)](?:\s|$)",
    ),
    Guard(
        "age of a group",
        (
            r"\b(?:people|men|women|children|those|anyone|everyone|[A-Za-z]{3,}s)[^\S\n]"
            r"(?:under|over|above|below)[^\S\n]$"
        ),
        r"(?![^\S\n]?[a-z]{3,}s\b|[0-9,])",
    ),
    Guard("age or footnote in brackets", r"[(\[]$", r"[)\]]"),
    Guard(
        "idiom",
        None,
        (
            r"(?i)(?:[^\S\n]|-)(?:ways?|fold|times?|sided|star|wheel|piece|bit|tier|step|part|handed"
            r"|legged|hundredth|on-one|to-one|thirds?|percenters?|something|figure|pronged|decker|pointers?|stage)\b"
        ),
    ),
    Guard(
        "emergency call",
        r"\b(?:call(?:s|ed|ing)?|dial(?:l?ed|l?ing|s)?|phoned)[^\S\n]$",
        r"(?<=911)|(?<=999)|(?<=112)",
    ),
    Guard("web page", r"(?:www\.|https?:)\S*$"),
)
YEARS = range(1500, 2101)
COUNTS_PEOPLE = pattern(r"[^\S\n](?:[a-z]+[^\S\n])?(?:people|men|women|children|persons)\b")
BEFORE_YEAR = frozenset(
    "in since by of until from during to and before after the late early mid for between spring"
    " summer fall autumn winter through around about circa a this that".split()
)
DEFINITE = frozenset(
    "the these those his her their its our my your other last next first past each every any no"
    " this that which day page".split()
)
COUNTABLE_ONE = pattern(
    r"[^\S\n](?:(?!of\b|the\b|and\b|or\b|in\b|that\b|who\b|to\b|day\b|night\b|another\b|thing\b|time\b"
    r"|point\b|month\b|week\b|year\b|morning\b|hand\b|side\b|is\b|was\b|more\b|may\b|can\b|has\b|day's\b)"
    r"[a-z]{3,}[^\S\n]){0,1}"
    r"(?:person|man|woman|boy|girl|child|baby|officer|soldier|student|worker|employee|passenger|victim"
    r"|resident|protester|suspect|patient|teacher|driver|pilot|firefighter|civilian|death|fatality"
    r"|injury|arrest|house|home|car|vote|seat|goal|shot|bullet|round|million|case|survivor|body"
    r"|journalist|migrant|demonstrator|bystander|prisoner|hostage|gunman|player|other)\b",
    re.I,
)
LEAVES_ONE = frozenset("killing killed injuring injured wounding wounded leaving arrested".split())
AGO = pattern(
    r"[^\S\n](?:ago|later|earlier|before|after|afterwards|old|hence|from now|prior)\b", re.I
)


def is_no_figure(account: Account, sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a number is a date, an age, a name or the like, and so counts nothing."""
    text, number = account.text, quantity.number
    before = text[max(sentence.start, number.start - 40) : number.start]
    if _is_guarded(text, before, quantity, sentence.end):
        return True
    if quantity.unit in BY_SYMBOL and BY_SYMBOL[quantity.unit].dimension == "time":
        if number.spelled and number.low == 1:
            return True
        return bool(AGO.match(text, quantity.end)) or text[quantity.end : quantity.end + 1] in "'’"
    digits = text[number.start : number.end]
    year = len(digits) == 4 and digits.isdigit() and int(digits) in YEARS and quantity.unit is None
    if year and quantity.hedge in (None, Hedge.ABOUT, Hedge.EXACTLY):
        return _last_word(before).lower() in BEFORE_YEAR or not COUNTS_PEOPLE.match(
            text, number.end
        )
    if quantity.hedge is not None or quantity.unit is not None:
        return False
    if quantity.rule.startswith("tally"):
        return not TALLY_BEFORE.search(before) and _follows_a_name(account, sentence, number.start)
    if number.spelled:
        return _is_spelled_reference(text, before, quantity, sentence)
    bare = digits.replace(".", "", 1).isdigit()
    if number.start == sentence.start and text[number.end : number.end + 1] in (".", ")"):
        return True
    return bare and _follows_a_name(account, sentence, number.start)


class _Compiled(NamedTuple):
    before: re.Pattern[str] | None
    behind: re.Pattern[str] | None
    measured: bool
    words: frozenset[str]


@cache
def _guards() -> tuple[_Compiled, ...]:
    return tuple(
        _Compiled(
            re.compile(guard.before) if guard.before else None,
            re.compile(guard.behind) if guard.behind else None,
            guard.measured,
            frozenset(guard.words.split()),
        )
        for guard in GUARDS
    )


def _is_guarded(text: str, before: str, quantity: Quantity, end: int) -> bool:
    number = quantity.number
    tally = quantity.rule.startswith("tally")
    plain = quantity.unit is None and quantity.rule != "range" and not tally
    last = _last_word(before)
    for guard in _guards():
        if guard.behind is not None and not (
            (plain or guard.measured) and guard.behind.match(text, number.end, end)
        ):
            continue
        if guard.before is not None or guard.words:
            if quantity.hedge is not None and guard.behind is None:
                continue
            if guard.words and last not in guard.words and last.lower() not in guard.words:
                continue
            if guard.before is not None and not guard.before.search(before):
                continue
            if guard.behind is None and quantity.unit is not None and before[-1:] in "$€£":
                continue
        return True
    return False


def _last_word(before: str) -> str:
    """The word that only a space, or a full stop and a space, part from what follows."""
    if not before[-1:].isspace() or before[-1] == "\n":
        return ""
    words = before[:-1].removesuffix(".")
    begin = len(words)
    while begin and (words[begin - 1].isalnum() or words[begin - 1] == "_"):
        begin -= 1
    return words[begin:]


def _is_spelled_reference(text: str, before: str, quantity: Quantity, sentence: Sentence) -> bool:
    """Small spelled numbers that point ("the two men"), and capitalised ones inside a name."""
    number = quantity.number
    small = (number.low or 0) <= 10 and number.rule == "words"
    if small and _last_word(before).lower() in DEFINITE:
        return True
    if (
        text[number.start].isupper()
        and before
        and before[-1:] not in "“\"‘'(:—-"
        and before.strip()[-1:] not in ':“"—('
    ):
        return True
    if number.low == 1:
        countable = COUNTABLE_ONE.match(text, number.end, sentence.end)
        return not countable and _last_word(before).lower() not in LEAVES_ONE
    return False


OPENERS = frozenset(
    """the a an some in on at by of for with from to and or but nor so yet if as than about around
    nearly almost roughly over under up at least more fewer less only just police killed another
    all both these those when while after before since until there they we he she it i you
    officials authorities least""".split()
)


def _follows_a_name(account: Account, sentence: Sentence, start: int) -> bool:
    """Title 42, Boeing 737, Route 66: a bare number right behind a capitalised word."""
    index = account.tokens_between(sentence.start, start).stop - 1
    if index < sentence.first:
        return False
    token = account.tokens[index]
    between = account.text[token.end : start]
    if between not in (" ", "\u00a0", "-") or not any(
        letter.isupper() for letter in account.text[token.start : token.end]
    ):
        return False
    if token.word in OPENERS:
        return False
    return index > sentence.first or token.stem == token.word
