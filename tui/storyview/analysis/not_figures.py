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
    apart: bool = True
    """Whether it also holds where a word and a space stand just before the number."""
    opening: str = ""
    """What stands behind the number begins, after a space or hyphen, with one of these words (in
    lower case) or signs; with a capital or a digit if it is "A"."""


GUARDS = (
    Guard(
        "part of a word or a chain",
        r"(?:[A-Za-z_#@/&+]-?|[0-9][-–/.:,]|#\s|/\s)$",
        apart=False,
    ),
    Guard("calibre or fraction: a .32", r"(?:^|[\s(“\"'‘’-])\.$", apart=False),
    Guard(
        "part of a chain",
        None,
        r"[A-Za-z_@&]|[-–/:.][0-9]|,[0-9]|['’](?:s\b|[0-9])",
    ),
    Guard("minutes behind a space", r"\b[0-9]{1,2}:[^\S\n]$", apart=False),
    Guard("clock with spaces", None, r"[^\S\n]?:[^\S\n][0-9]{2}\b", opening=":"),
    Guard("month before", words=MONTHS),
    Guard(
        "month behind",
        None,
        rf"(?:st|nd|rd|th)?[^\S\n](?:of[^\S\n])?{MONTH}\b",
        opening=f"{MONTHS.lower()} st nd rd th of",
    ),
    Guard(
        "era",
        None,
        r"(?:[^\S\n](?:to|[-–])[^\S\n]?[0-9]+)?[^\S\n](?:B\.?C|A\.?D|B?C\.?E)\b",
        opening="to - – b bc bce a ad c ce",
    ),
    Guard("era behind", r"\b(?:AD|A\.D\.)[^\S\n]$", words="AD D"),
    Guard(
        "time of day",
        r"\bat[^\S\n]$",
        r"[^\S\n]?(?:in the (?:morning|afternoon|evening)|at night)\b",
        words="at",
    ),
    Guard(
        "clock",
        None,
        r"(?i)[^\S\n]?(?:[ap]\.?m\b|o['’]clock|GMT\b|noon\b|midnight\b)",
        opening="a p am pm o gmt noon midnight",
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
        opening="A",
    ),
    Guard(
        "age",
        None,
        r"(?:[^\S\n]|-)?(?:years?(?:[^\S\n]|-))?old\b|(?:[^\S\n]|-)years? of age\b",
        measured=True,
        opening="old year years",
    ),
    Guard(
        "age at death",
        r"(?i)\b(?:age of|(?:dies|died|dead)[^\S\n](?:at|aged))[^\S\n]$",
        words="of at aged",
    ),
    Guard(
        "year without its century",
        r"['’]$",
        r"(?<=\D\d\d)(?![^\S\n][a-z]{4,})",
        apart=False,
    ),
    Guard(
        "race",
        None,
        (
            r"(?i)(?:[^\S\n]|-)?(?:m|met(?:er|re)s?|yards?)[^\S\n](?:dash|freestyle|hurdles|relay|final"
            r"|sprint|butterfly|backstroke|breaststroke|race|steeplechase)\b"
        ),
        measured=True,
        opening="m meter meters metre metres yard yards",
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
        apart=False,
    ),
    Guard(
        "age of a group",
        (
            r"\b(?:people|men|women|children|those|anyone|everyone|[A-Za-z]{3,}s)[^\S\n]"
            r"(?:under|over|above|below)[^\S\n]$"
        ),
        r"(?![^\S\n]?[a-z]{3,}s\b|[0-9,])",
        words="under over above below",
    ),
    Guard("age or footnote in brackets", r"[(\[]$", r"[)\]]", apart=False),
    Guard(
        "idiom",
        None,
        r"(?:[^\S\n]|-)[A-Za-z]+\b",
        opening=(
            "way ways fold time times sided star wheel piece bit tier step part handed legged"
            " hundredth third thirds percenter percenters something figure pronged decker pointer"
            " pointers stage"
        ),
    ),
    Guard("odds", None, r"(?i)(?:[^\S\n]|-)(?:on|to)-one\b", opening="on to"),
    Guard(
        "emergency call",
        r"\b(?:call(?:s|ed|ing)?|dial(?:l?ed|l?ing|s)?|phoned)[^\S\n]$",
        r"(?<=911)|(?<=999)|(?<=112)",
        words="call calls called calling dial dials dialed dialled dialing dialling phoned",
    ),
    Guard("web page", r"(?:www\.|https?:)\S*$", apart=False),
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
COUNTABLE = frozenset(
    """
    person man woman boy girl child baby officer soldier student worker employee passenger victim
    resident protester suspect patient teacher driver pilot firefighter civilian death fatality
    injury arrest house home car vote seat goal shot bullet round million case survivor body
    journalist migrant demonstrator bystander prisoner hostage gunman player other
    """.split()
)
"""What "one" counts, behind it or behind one more word."""
NO_ATTRIBUTES = frozenset(
    """
    of the and or in that who to day night another thing time point month week year morning hand
    side is was more may can has
    """.split()
)
"""Words behind "one" that are not that one more word."""
NEXT_WORDS = pattern(r"[^\S\n]([A-Za-z]+)\b(?:[^\S\n]([A-Za-z]+)\b)?")
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
        return _follows_a_name(account, sentence, number.start) and not TALLY_BEFORE.search(before)
    if number.spelled:
        return _is_spelled_reference(text, before, quantity, sentence)
    bare = digits.replace(".", "", 1).isdigit()
    if number.start == sentence.start and text[number.end : number.end + 1] in (".", ")"):
        return True
    return bare and _follows_a_name(account, sentence, number.start)


class _Guards(NamedTuple):
    """The guards by what has to be there before their patterns are tried, or even compiled."""

    anywhere: list[_Compiled]
    not_apart: list[_Compiled]
    by_word: dict[str, list[_Compiled]]
    by_opening: dict[str, list[_Compiled]]


class _Compiled(NamedTuple):
    before: re.Pattern[str] | None
    behind: re.Pattern[str] | None
    measured: bool


@cache
def _guards() -> _Guards:
    guards = _Guards([], [], {}, {})
    for guard in GUARDS:
        compiled = _Compiled(
            pattern(guard.before) if guard.before else None,
            pattern(guard.behind) if guard.behind else None,
            guard.measured,
        )
        for word in guard.words.split():
            guards.by_word.setdefault(word, []).append(compiled)
        for opening in guard.opening.split():
            guards.by_opening.setdefault(opening, []).append(compiled)
        if not guard.apart:
            guards.not_apart.append(compiled)
        elif not guard.words and not guard.opening:
            guards.anywhere.append(compiled)
    return guards


FOLLOWING = re.compile(r"(?:[^\S\n]|-)?([A-Za-z]+|.?)")


def _is_guarded(text: str, before: str, quantity: Quantity, end: int) -> bool:
    number = quantity.number
    measured = quantity.unit is not None
    plain = not measured and quantity.rule != "range" and not quantity.rule.startswith("tally")
    for guard in _guards_of(text, before, number.end, end):
        if guard.behind is not None:
            if not ((plain or guard.measured) and guard.behind.match(text, number.end, end)):
                continue
        elif quantity.hedge is not None or (measured and before[-1:] in "$€£"):
            continue
        if guard.before is None or guard.before.search(before):
            return True
    return False


def _guards_of(text: str, before: str, behind: int, end: int) -> list[_Compiled]:
    """The guards that may hold for a number that ends at ``behind``."""
    guards = _guards()
    found = [*guards.anywhere]
    last = _last_word(before)
    if not last:
        found += guards.not_apart
    else:
        found += guards.by_word.get(last, ())
        if (small := last.lower()) != last:
            found += guards.by_word.get(small, ())
    following = FOLLOWING.match(text, behind, end)
    opening = following[1] if following else ""
    found += guards.by_opening.get(opening.lower(), ())
    if opening[:1].isupper() or opening.isdigit():
        found += guards.by_opening["A"]
    return found


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
        counts = _counts_one(text, number.end, sentence.end)
        return not counts and _last_word(before).lower() not in LEAVES_ONE
    return False


def _counts_one(text: str, start: int, end: int) -> bool:
    """Whether "one" counts what stands behind it ("one man", "one senior officer")."""
    found = NEXT_WORDS.match(text, start, end)
    if found is None:
        return False
    first, second = found[1].lower(), (found[2] or "").lower()
    return first in COUNTABLE or (
        len(first) > 2 and first not in NO_ATTRIBUTES and second in COUNTABLE
    )


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
