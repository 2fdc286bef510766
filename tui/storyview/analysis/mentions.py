"""Which runs of capitalised words name people: the evidence, added up over the whole story."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from storyview.analysis.capitals import Run, Word, find_runs
from storyview.analysis.names import (
    AMBIGUOUS_TITLES,
    CAPITAL_PARTICLES,
    FUNCTION,
    LEADING_PARTICLES,
    PARTICLES,
    PLACE_OPENERS,
    SUFFIXES,
    Kind,
    fold,
    is_namesake_company,
    is_place,
    kind,
    sex_of,
    well_known,
)
from storyview.data import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from storyview.text.account import Account

Form = tuple[str, ...]
"""The folded words of a name, without title, full stops and suffix."""

SAY = frozenset(
    "said says say told tells added adds asked asks wrote writes tweeted insisted insists replied"
    " argued argues explained explains noted notes recalled recalls testified acknowledged admitted"
    " admits believes believed thinks thought claimed claims declared announced conceded concedes"
    " confirmed denied warned urged joked quipped laughed smiled concluded continued commented"
    " remarked stated suggested responded answered described vowed pledged hopes refused declined"
    " resigned died pleaded married retired who whose himself herself".split()
)
"""Verbs that people do; a name before or after one is likelier a person's."""
ATTRIBUTIVE_HEADS = frozenset(
    "administration administrations campaign presidency government cabinet era regime camp estate"
    " family doctrine team years transition white".split()
)
"""What "the X ..." names a person by."""
MONTHS_AS_NAMES = frozenset("may april june august march winter summer spring eve".split())
MONTH_PREPOSITIONS = frozenset("in by since until till last of from to early late mid this".split())
PLACE_PREPOSITIONS = frozenset("in at near from outside within".split())
AFTER = re.compile(
    r"(?P<joint>\s?&\s?[A-Z]|\s(?:Inc|Corp|Co|Ltd|LLC|plc|PLC|Cos)\b)"
    r"|(?P<credit>\s?/\s?(?:[A-Z]|for\b)|\s?[/,]\s?(?:AP|AFP|Reuters|Getty)\b)"
    r"|(?P<listing>\s?\((?:NYSE|NASDAQ|Nasdaq|AMEX|LSE|TSX|[A-Z]{2,6}[.:])"
    r"|['’]s?\s(?:shares|stock|earnings|quarterly|profits?|revenues?|sales)\b"
    r"|\s(?:shares|stock|plc|airlines?)\b|\s(?:said|says|expects|reported)\s(?:that\s)?its?\b"
    r"|,\s(?:an?|the)\s(?:[\w’'-]+\s){0,4}(?:company|firm|maker|bank|unit|subsidiary|brokerage"
    r"|retailer|group|chain|band|club|website|magazine|newspaper|town|city|village|suburb|ship"
    r"|river|airline|carrier|automaker|carmaker|insurer|lender|startup|manufacturer)\b)"
    r"|(?P<party>\s?[(,]\s?(?:[RDI]|Rep|Dem|Ind|Lab|Con)\.?[-–—,]\s?[A-Z][\w.]+\)?)"
    r"|(?P<age>,?\s\(?(?:aged?\s)?\d{1,3}(?:,|\)|\.\s|\sand\b)|,\san?\s\d{1,3}-year-old"
    r"|,?\s\((?:born|b\.|c\.|n[ée]e|died|\d{4}\s?[-–])|\swas\sborn)"
    r"|(?P<who>,\swho(?:se|m)?\b)"
    r"|(?P<apposition>,\s(?:(?:the|an?|his|her|their|its|one|then|now)\s)?(?P<noun>(?:[^\s,.;]+\s){0,5}"
    r"[^\s,.;]+))"
    r"|\s(?:also\s|later\s|has\s|had\s|once\s|never\s|then\s)?(?P<verb>[a-z]+)"
)
BEFORE = re.compile(r"(?P<mark>[\"“‘'(]?)(?P<word>[\w’'\-]+)?(?P<comma>,)?\s?(?P<open>[\"“‘'(]*)$")
IN_A_ROW = re.compile(r",?\sand\s|,\s|\s&\s")
DATED = re.compile(r"[ ,.]{1,2}\d")
LAWS = re.compile(r"['’]s?\s(?:Law|Rule|Act|Disease|Syndrome|Wharf|Theorem|Day|Place|Island|Bay)\b")


COMPANY_NOUNS = frozenset(
    """
    brokerage bank firm company carmaker automaker retailer insurer underwriter broker subsidiary
    unit group chain band club magazine newspaper airline carrier lender giant conglomerate label
    publisher town city village suburb ship river storm hurricane ferry yacht film movie album song
    novel book play show series drama sitcom sculpture painting brand maker county
    """.split()
)
"""Nouns before a name that is no person's."""
SHARED_ROLES = frozenset(
    "rival partner client sponsor opponent producer dealer publisher operator broker trader"
    " builder contractor distributor".split()
)
"""What companies and teams are called as well as people."""


class Evidence(NamedTuple):
    """One reason to take a name for a person's, or not to."""

    rule: str
    weight: float


TITLED = Evidence("title", 3.0)
ROLE = Evidence("role", 3.0)
AGE = Evidence("age", 3.0)
PARTY = Evidence("party", 4.0)
WHO = Evidence("who", 2.0)
SAYS = Evidence("says", 2.0)
ADMINISTRATION = Evidence("administration", 3.0)
NICKNAME = Evidence("nickname", 3.0)
ARTICLE = Evidence("article before it", -3.0)
QUOTED = Evidence("in quotation marks", -2.0)
LISTED = Evidence("shares", -4.0)
EMPLOYED = Evidence("at", -1.0)
COMPANY = Evidence("company noun", -2.5)
PLACED = Evidence("place preposition", -1.0)


HUMAN = frozenset("title role age party who nickname administration initial particle".split()) | {
    "given name",
    "family name first",
    "well known",
}
"""Evidence that organisations do not have."""


class Candidate(NamedTuple):
    """A possible naming of a person."""

    account: int
    run: Run
    words: tuple[Word, ...]
    """The name, the title before it left out."""
    title: tuple[Word, ...]
    """The capitalised words before it that are no part of the name."""
    suffix: str
    form: Form
    evidence: tuple[Evidence, ...]
    attributive: bool


class Reading(NamedTuple):
    """The candidates of a story and what it tells about single words."""

    candidates: tuple[Candidate, ...]
    small: frozenset[str]
    """Folded words that the story also writes in small letters."""
    organisations: Counter[str]
    """How often a word stands in the name of an organisation."""
    windows: tuple[tuple[int, Run], ...]
    """Runs to be searched for names that are known from elsewhere."""
    rows: tuple[tuple[Form, Form], ...]
    """Pairs of forms that a comma or "and" joins."""


def _abbreviates(word: Word) -> bool:
    return len(word.printed.rstrip(".")) == 1 or "." in word.printed


def _is_acronym(word: Word) -> bool:
    return (
        len(word.printed) > 1
        and word.printed.isupper()
        and "." not in word.printed
        and not (len(word.printed) == 2 and "J" in word.printed)
    )


def _cut_title(run_words: Sequence[Word], opens: bool) -> int:
    """How many words at the start of a run are a title or stand before one."""
    for position in range(len(run_words) - 2, -1, -1):
        word = run_words[position]
        if not kind(word.folded) & Kind.TITLE or (
            run_words[position + 1].folded in SUFFIXES and position + 2 == len(run_words)
        ):
            continue
        if word.folded in AMBIGUOUS_TITLES:
            before = kind(run_words[position - 1].folded) if position else Kind.NOTHING
            other = Kind.ENGLISH | Kind.TITLE | Kind.NATIONALITY | Kind.PLACE
            if position and before & Kind.GIVEN and not before & other:
                continue
            rest = len(run_words) - position - 1
            if rest == 1 and not position and word.folded == "major":
                continue
        return position + 1
    return 0


def _is_dropped_opener(word: Word, following: Word | None) -> bool:
    found = kind(word.folded)
    if found & Kind.TITLE and not found & Kind.FUNCTION:
        return False
    if found & Kind.GIVEN and kind(word.folded) & Kind.EVERYDAY_GIVEN:
        return False
    if found & Kind.FUNCTION:
        return True
    if following is None:
        return False
    return bool(found & Kind.ENGLISH) and not found & (Kind.GIVEN | Kind.FAMILY | Kind.ORGANISATION)


def _words_before_given(name: Sequence[Word]) -> int:
    """How many words that are no names stand before a given name: "Public Defender Ana Ruiz"."""
    other = Kind.ENGLISH | Kind.PLACE | Kind.ORGANISATION | Kind.TITLE
    for position in range(len(name) - 1):
        found = kind(name[position].folded)
        if found & Kind.GIVEN or name[position].quoted:
            return position
        if not found & other:
            return 0
    return 0


def _trim(name: list[Word], title: list[Word]) -> None:
    """Move leading words that are no part of a name from ``name`` to ``title``."""
    while len(name) > 1:
        first, second = name[0], name[1]
        one, two = kind(first.folded), kind(second.folded)
        strip = 0
        if (
            first.quoted
            or (one & Kind.CALENDAR and not one & Kind.GIVEN)
            or (one & Kind.FUNCTION and not kind(first.folded) & Kind.EVERYDAY_GIVEN)
            or (one & Kind.NATIONALITY and not one & Kind.GIVEN)
            or (_is_acronym(first) and not _is_acronym(second))
        ):
            strip = 1
        elif len(name) > 2 and len(first.printed) == 1 and not first.dotted:
            strip = 1 if two & Kind.GIVEN else 0  # "S Malcolm Jenkins", a player's position
        elif len(name) > 2 and not _abbreviates(first) and first.folded not in PARTICLES:
            if is_place((first.folded, second.folded)) and not one & Kind.GIVEN:
                strip = 2
            else:
                strip = _words_before_given(name)
                if one & Kind.ORGANISATION and not (one & Kind.GIVEN or second.folded in PARTICLES):
                    strip = max(strip, 1)
        if not strip:
            return
        title.extend(name[:strip])
        del name[:strip]


def _is_dropped_end(name: Sequence[Word], dated: bool) -> bool:
    """Whether the last word is a day, or a month with a number after it."""
    last, before = kind(name[-1].folded), kind(name[-2].folded)
    if _abbreviates(name[-1]):
        return len(name) > 2 and name[-1].dotted and len(name[-1].printed) == 1
    if name[-1].folded in SAY and not last & (Kind.GIVEN | Kind.FAMILY):
        return True
    if last & Kind.CALENDAR:
        return dated or name[-1].folded not in MONTHS_AS_NAMES or not before & Kind.GIVEN
    return bool(last & Kind.FUNCTION) and not last & Kind.FAMILY


def _split_run(run: Run, *, dated: bool) -> tuple[list[Word], list[Word], str]:
    """A run's name, what stands before the name, and the suffix after it."""
    words_ = list(run.words)
    title: list[Word] = []
    if run.opens:
        while words_ and _is_dropped_opener(words_[0], words_[1] if len(words_) > 1 else None):
            del words_[0]
    cut = _cut_title(words_, run.opens)
    title, name = words_[:cut], words_[cut:]
    _trim(name, title)
    while len(name) > 1 and _is_dropped_end(name, dated):
        name.pop()
    suffix = ""
    if len(name) > 1 and name[-1].folded.rstrip(".") in SUFFIXES:
        suffix = name[-1].folded.rstrip(".")
    return title, name, suffix


def form_of(name: Iterable[Word], suffix: str = "") -> Form:
    """The form of a name: folded, without full stops, leading particles, nickname, suffix."""
    kept = [word for word in name if not word.quoted]
    if suffix:
        kept.pop()
    while len(kept) > 1 and (
        kept[0].printed in LEADING_PARTICLES
        or (len(kept) == 2 and kept[0].folded in CAPITAL_PARTICLES)
    ):
        del kept[0]
    return tuple(word.folded.rstrip(".") for word in kept)


def _is_organisation(name: Sequence[Word]) -> bool:
    folded = tuple(word.folded for word in name)
    kinds = [kind(word) for word in folded]
    if folded[0] in PLACE_OPENERS and len(folded) > 1 and not kinds[0] & Kind.GIVEN:
        return True
    dotted = kinds[-1] & Kind.PLACE and "." in folded[-1].rstrip(".")
    if dotted or (len(folded) > 1 and kinds[0] & Kind.PLACE and "." in folded[0]):
        return True
    if len(folded) == 2 and len(folded[0]) == 1 and kinds[1] & Kind.PLACE and folded[0] in "nsew":
        return True
    if is_place(folded) and not (len(folded) == 1 and kinds[0] & (Kind.GIVEN | Kind.FAMILY)):
        return True
    if is_namesake_company(folded) or (len(folded) > 2 and is_namesake_company(folded[:2])):
        return True
    return any(
        found & Kind.ORGANISATION
        and (not found & Kind.FAMILY or (0 < position < len(kinds) - 1 and not found & Kind.GIVEN))
        and not _abbreviates(name[position])
        for position, found in enumerate(kinds)
    )


def _says_who(noun: str) -> bool:
    roles = words("roles")
    printed = noun.split()
    for position, word in enumerate(printed):
        folded = fold(word.rstrip("'’"))
        if folded in FUNCTION and not (position == 1 and printed[0] == "second"):
            return False
        if folded.rpartition("-")[2] in roles:
            return not printed[position + 1 : position + 2] or not (
                printed[position + 1][0].isupper()
            )
    return printed[:3] == ["second", "in", "command"]


def _context(
    account: Account, run: Run, name: Sequence[Word], title: Sequence[Word]
) -> tuple[list[Evidence], bool]:
    """What the words around a name tell, and whether it belongs to something else's name."""
    text, tokens = account.text, account.tokens
    end = tokens[name[-1].token].end
    found: list[Evidence] = []
    attributive = False
    if text.startswith("’", end) or text.startswith("'", end):
        after_end = end + (2 if text.startswith("s", end + 1) else 1)
        if LAWS.match(text, end):
            found.append(LISTED)
    else:
        after_end = end
    begin = tokens[(title[0] if title else name[0]).token].start
    before = BEFORE.search(text, max(0, begin - 30), begin)
    word = before["word"] if before and before["word"] else ""
    comma = bool(before and before["comma"])
    after = AFTER.match(text, end) or (AFTER.match(text, after_end) if after_end > end else None)
    if after:
        group = after.lastgroup
        if group in ("joint", "credit", "listing"):
            found.append(LISTED)
        elif group == "party":
            found.append(PARTY)
        elif group == "age":
            found.append(AGE)
        elif group == "who":
            found.append(WHO)
        elif after["noun"] and _says_who(after["noun"]):
            found.append(ROLE)
        elif after["verb"]:
            if after["verb"] in SAY:
                found.append(SAYS)
            elif word.casefold() in ("the", "a", "an") and not comma:
                attributive = after["verb"] in ATTRIBUTIVE_HEADS
    if not attributive and len(name) == 1 and text[end : end + 7] == " White ":
        attributive = word.casefold() == "the"
    if attributive:
        found.append(ADMINISTRATION)
    if word:
        small = word.casefold()
        if small in COMPANY_NOUNS and not comma and not title:
            found.append(COMPANY)
        elif small in words("roles") and word[0].islower():
            found.append(ROLE._replace(weight=1.0) if small in SHARED_ROLES else ROLE)
        elif small in SAY and not comma and word[0].islower():
            found.append(SAYS)
        elif small in ("the", "a", "an", "this", "these") and not comma and not attributive:
            if not title:
                found.append(ARTICLE)
        elif small == "at" and not title:
            found.append(EMPLOYED)
        elif small in PLACE_PREPOSITIONS and not comma and not title:
            found.append(PLACED)
    if before and before["open"] and end < len(text) and text[end] in "\"”’'" and not title:
        found.append(QUOTED)
    titles = [w.folded.rstrip(".") for w in title if kind(w.folded) & Kind.TITLE]
    if titles:
        sure = titles[-1] not in AMBIGUOUS_TITLES
        found.append(TITLED if sure else TITLED._replace(weight=2.0))
    if any(w.quoted for w in name):
        found.append(NICKNAME)
    return found, attributive


def _interrupts(word: Word, name: Sequence[Word]) -> bool:
    """Whether a word shows that a run of capitals is no name ("Come On Eileen")."""
    found = kind(word.folded)
    if len(name) < 2 or not found & Kind.FUNCTION or word.quoted or _abbreviates(word):
        return False
    if found & Kind.EVERYDAY_GIVEN or word.folded in PARTICLES:
        return False
    return not (word is name[-1] and found & Kind.FAMILY and kind(name[0].folded) & Kind.GIVEN)


def _follows_preposition(account: Account, word: Word) -> bool:
    """Whether a month that is also a given name is a month here: "in June Torres resigned"."""
    if not kind(word.folded) & Kind.CALENDAR or not word.token:
        return False
    return account.tokens[word.token - 1].word in MONTH_PREPOSITIONS


def read_candidates(accounts: Sequence[Account]) -> Reading:
    """Read all articles of a story for possible namings of people."""
    small = frozenset(
        token.word
        for account in accounts
        for token in account.tokens
        if account.text[token.start].islower()
    )
    candidates: list[Candidate] = []
    organisations: Counter[str] = Counter()
    windows: list[tuple[int, Run]] = []
    for number, account in enumerate(accounts):
        for run in find_runs(account):
            if run.headline:
                windows.append((number, run))
                continue
            after = account.tokens[run.words[-1].token].end
            dated = bool(DATED.match(account.text, after))
            title, name, suffix = _split_run(run, dated=dated)
            if len(name) > 1 and _follows_preposition(account, name[0]):
                title.append(name.pop(0))
            if not name:
                continue
            found, attributive = _context(account, run, name, title)
            opened = bool(title) and title[-1].folded in PLACE_OPENERS
            if opened or LISTED in found or _is_organisation(name):
                organisations.update(word.folded for word in name)
                if len(name) > 1:
                    windows.append((number, run))
                    continue
            if any(_interrupts(word, name) for word in name):
                windows.append((number, run))
                continue
            form = form_of(name, suffix)
            candidates.append(
                Candidate(
                    number, run, tuple(name), tuple(title), suffix, form, tuple(found), attributive
                )
            )
    rows = tuple(
        (one.form, other.form)
        for one, other in pairwise(candidates)
        if one.account == other.account
        and not other.title
        and IN_A_ROW.fullmatch(
            accounts[one.account].text,
            accounts[one.account].tokens[one.words[-1].token].end,
            accounts[one.account].tokens[other.words[0].token].start,
        )
    )
    return Reading(tuple(candidates), small, organisations, tuple(windows), rows)


def _shape(form: Form, name: Sequence[Word], reading: Reading) -> Iterator[Evidence]:
    """What a name of two words or more tells by itself."""
    first, last = kind(form[0]), kind(form[-1])
    if all(len(word) == 1 for word in form):
        yield Evidence("initials only", -6.0)
    ordinary_last = last & Kind.ENGLISH and not last & Kind.FAMILY
    if len(form[0].replace(".", "")) <= 2 and (_abbreviates(name[0]) or len(form[0]) == 1):
        if not ordinary_last:
            yield Evidence("initial", 2.0)
    elif first & Kind.GIVEN:
        if kind(form[0]) & Kind.EVERYDAY_GIVEN or not first & (Kind.ENGLISH | Kind.PLACE):
            yield Evidence("given name", 2.5)
        else:
            yield Evidence("given name", 2.0 if not first & Kind.ENGLISH else 1.5)
    elif form[0] in words("clan-names") and len(form) <= 3:
        yield Evidence("family name first", 2.5)
    elif first & Kind.FAMILY and not first & Kind.ENGLISH:
        yield Evidence("family name first", 1.0)
    elif not first & (Kind.ENGLISH | Kind.PLACE):
        yield Evidence("no word of the language", 0.5)
    if last & Kind.FAMILY:
        yield Evidence("family name", 1.0 if last & (Kind.ENGLISH | Kind.PLACE) else 1.5)
    elif last & Kind.ENGLISH:
        yield Evidence("ordinary word", -1.0)
    elif not last & Kind.PLACE or first & Kind.EVERYDAY_GIVEN:
        yield Evidence("no word of the language", 1.0)
    if len(form) > 2 and first & Kind.GIVEN and kind(form[1]) & Kind.GIVEN:
        yield Evidence("given name", 2.0)
    if any(len(word) == 1 for word in form[1:-1]):
        yield Evidence("initial", 2.0)
    if len(form[-1]) == 1 and form[-1] != "x":
        yield Evidence("initial at the end", -2.0)
    if any(word in PARTICLES for word in form[1:-1]):
        yield Evidence("particle", 1.0)
    if last & Kind.ORGANISATION:
        yield Evidence("organisation word", -2.0)
    for position, word in enumerate(form):
        found = kind(word)
        if kind(word) & Kind.EVERYDAY_GIVEN or word in PARTICLES or len(word) == 1:
            continue
        surname = found & Kind.FAMILY and position and first & Kind.GIVEN
        if found & (Kind.NATIONALITY | Kind.CALENDAR) and not (found & Kind.GIVEN or surname):
            yield Evidence("nationality or day", -3.0)
        ordinary = found & Kind.ENGLISH and not found & (Kind.GIVEN | Kind.FAMILY)
        if ordinary and position < len(form) - 1:
            yield Evidence("ordinary word", -1.5)
        if word in reading.small and found & Kind.ENGLISH and not found & Kind.GIVEN:
            yield Evidence("also in small letters", -0.5)
    if any(_is_acronym(word) for word in name) and not all(w.printed.isupper() for w in name):
        yield Evidence("acronym", -3.0)
    if len(form) > 4 and not any(word in PARTICLES for word in form):
        yield Evidence("many words", -2.0)


def _lone_shape(form: Form, name: Sequence[Word], reading: Reading) -> Iterator[Evidence]:
    """What a single word tells by itself."""
    word, found = form[-1], kind(form[-1])
    if word in well_known():
        yield Evidence("well known", 4.0)
    if found & Kind.FAMILY:
        yield Evidence("family name", 1.0)
    if found & Kind.GIVEN:
        yield Evidence("given name", 1.0)
    if found & Kind.ENGLISH and not kind(word) & Kind.EVERYDAY_GIVEN:
        yield Evidence("ordinary word", -2.0)
    if found & Kind.PLACE and not found & Kind.EVERYDAY_GIVEN:
        yield Evidence("place", -3.0)
    if found & (Kind.NATIONALITY | Kind.CALENDAR | Kind.FUNCTION):
        yield Evidence("nationality or day", -5.0)
    if found & Kind.ORGANISATION:
        yield Evidence("organisation word", -4.0)
    if found & Kind.TITLE:
        yield Evidence("title", -4.0)
    if is_namesake_company(form):
        yield Evidence("company", -4.0)
    if word in reading.small and found & Kind.ENGLISH:
        yield Evidence("also in small letters", -1.0)
    if _is_acronym(name[-1]) or len(word) < 3:
        yield Evidence("acronym", -5.0)
    if len(name) > 1 and name[0].printed in LEADING_PARTICLES:
        yield Evidence("particle", 1.0)


def is_lone(form: Form) -> bool:
    """Whether a form is one word."""
    return len(form) == 1


FULL_NAME_THRESHOLD = 3.5
LONE_NAME_THRESHOLD = 4.0
IN_A_ROW_THRESHOLD = -0.5
RARE = 15
"""Evidence beside fewer than one of so many namings by one word is taken for chance."""


def _together(
    word: str, group: Sequence[Candidate], seen: dict[str, Evidence], reading: Reading
) -> Iterator[Evidence]:
    """What all namings by one word tell together."""
    found = kind(word)
    if reading.organisations[word] * 2 >= len(group):
        yield Evidence("in an organisation's name", -2.0)
    if found & Kind.PLACE and not found & Kind.EVERYDAY_GIVEN:
        if "title" in seen:
            yield Evidence("title", 2.0)
        else:
            weaker = sum(seen[rule].weight for rule in ("role", "says") if rule in seen)
            yield Evidence("place", -weaker)
    if len(group) > 2 and sex_of(word) and not found & (Kind.ENGLISH | Kind.FAMILY):
        yield Evidence("given name", 2.0)
    if "-" in word and "administration" in seen:
        yield Evidence("two names", -4.0)


def accepted_forms(reading: Reading) -> dict[Form, str]:
    """The forms that name people, each with the weightiest reason."""
    grouped: dict[Form, list[Candidate]] = defaultdict(list)
    for candidate in reading.candidates:
        grouped[candidate.form].append(candidate)
    lone = Counter(
        candidate.form[-1]
        for candidate in reading.candidates
        if is_lone(candidate.form) and ARTICLE not in candidate.evidence
    )
    accepted: dict[Form, str] = {}
    totals: dict[Form, float] = {}
    for form, group in sorted(grouped.items()):
        name = group[0].words
        shape = (_lone_shape if is_lone(form) else _shape)(form, name, reading)
        reasons = list(shape)
        seen: dict[str, Evidence] = {}
        times = Counter(evidence.rule for each in group for evidence in each.evidence)
        for candidate in group:
            for evidence in candidate.evidence:
                rare = is_lone(form) and times[evidence.rule] * RARE < len(group)
                kept = seen.get(evidence.rule)
                if evidence.weight > 0 and not rare and (not kept or kept.weight < evidence.weight):
                    seen[evidence.rule] = evidence
        reasons.extend(seen.values())
        if is_lone(form):
            reasons.extend(_together(form[-1], group, seen, reading))
        reasons.extend(
            against
            for against in (ARTICLE, QUOTED, LISTED, PLACED, EMPLOYED, COMPANY)
            if sum(against in candidate.evidence for candidate in group) * 2 > len(group)
        )
        if not is_lone(form) and lone[form[-1]]:
            reasons.append(Evidence("family name elsewhere", 2.0))
        if any(r.rule in HUMAN and r.weight >= 2 for r in reasons) and PLACED in reasons:
            reasons.remove(PLACED)
        total = sum(reason.weight for reason in reasons)
        if not any(reason.rule in HUMAN for reason in reasons):
            total -= 2.0
        if total >= (LONE_NAME_THRESHOLD if is_lone(form) else FULL_NAME_THRESHOLD):
            best = max(reasons, key=lambda reason: (reason.weight, reason.rule))
            accepted[form] = best.rule
        else:
            totals[form] = total
    _accept_company(reading, accepted, totals)
    return accepted


def _accept_company(reading: Reading, accepted: dict[Form, str], totals: dict[Form, float]) -> None:
    """Accept full names that stand in a row with people: "Ana Ruiz, Ewa Zub and Tomo Milak"."""
    foreign = Kind.ENGLISH | Kind.PLACE | Kind.ORGANISATION | Kind.NATIONALITY | Kind.CALENDAR
    waiting: dict[Form, set[Form]] = defaultdict(set)
    for one, other in reading.rows:
        waiting[one].add(other)
        waiting[other].add(one)
    ready = sorted(form for form in waiting if form in accepted and not is_lone(form))
    while ready:
        for form in sorted(waiting.pop(ready.pop(), ())):
            if form in accepted or is_lone(form) or totals.get(form, 0.0) < IN_A_ROW_THRESHOLD:
                continue
            if any(kind(word) & foreign and not kind(word) & Kind.GIVEN for word in form):
                continue
            accepted[form] = "in a row of people"
            ready.append(form)
