"""What the words around a name tell: titles, roles, ages, verbs, and signs of companies."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from storyview.analysis.names import (
    AMBIGUOUS_TITLES,
    FUNCTION,
    Kind,
    fold,
    kind,
)
from storyview.data import words
from storyview.text.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storyview.analysis.capitals import Run, Word
    from storyview.text.account import Account


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
PLACE_PREPOSITIONS = frozenset("in at near from outside within".split())
AFTER = re.compile(
    r"(?P<joint>\s?&\s?[A-Z]|\s(?:Inc|Corp|Co|Ltd|LLC|plc|PLC|Cos)\b)"
    r"|(?P<credit>\s?/\s?(?:[A-Z]|for\b)|\s?[/,]\s?(?:AP|AFP|Reuters|Getty)\b)"
    r"|(?P<listing>\s?\((?:NYSE|NASDAQ|Nasdaq|AMEX|LSE|TSX|[A-Z]{2,6}[.:])"
    r"|['’]s?\s(?:shares|stock|earnings|quarterly|profits?|revenues?|sales)\b"
    r"|\s(?:shares|stock|plc|airlines?)\b|\s(?:said|says|expects|reported)\s(?:that\s)?its?\b"
    r"|,\s(?:an?|the)\s(?:[\w’'-]+\s){0,4}(?:company|firm|maker|bank|unit|subsidiary|brokerage"
    r"|retailer|group|chain|band|club|website|magazine|newspaper|town|city|village|suburb|ship"
    r"|river|airline|carrier|automaker|carmaker|insurer|lender|startup|manufacturer)(?=[,.;:]|\s(?:of"
    r"|that|which|based|in|with|for|whose|owned|founded|known|where)\b|$))"
    r"|(?P<own>\s(?!has\b|is\b|was\b)[a-z]+(?:\s(?:off|up|down|out|back|that))?\sits\s)"
    r"|(?P<party>\s?[(,]\s?(?:[RDI]|Rep|Dem|Ind|Lab|Con)\.?[-–—,]\s?[A-Z][\w.]+\)?)"
    r"|(?P<age>,?\s\(?(?:aged?\s)?\d{1,3}(?:,|\)|\.\s|\sand\b)|,\san?\s\d{1,3}-year-old"
    r"|,?\s\((?:born|b\.|c\.|n[ée]e|died|\d{4}\s?[-–])|\swas\sborn)"
    r"|(?P<who>,\swho(?:se|m)?\b)"
    r"|(?P<apposition>,\s(?:(?:the|an?|his|her|their|its|one|then|now)\s)?(?P<noun>(?:[^\s,.;]+\s){0,5}"
    r"[^\s,.;]+))"
    r"|(?P<does>\s(?:(?!(?:is|was|has|had|said|says)\b)[a-z]+\s(?:his|her)\b"
    r"|was\s(?:arrested|jailed|sentenced|detained|born|elected|appointed|acquitted|murdered|sworn)\b"
    r"|(?:wept|walked|smiled|limped|swam|sang|danced|cried|slept|knelt|prayed|nodded|shrugged|waved"
    r"|blushed|graduated|sobbed|frowned|grinned|strolled)\b))"
    r"|\s(?:also\s|later\s|has\s|had\s|once\s|never\s|then\s)?(?P<verb>[a-z]+)"
)
BEFORE = re.compile(r"(?P<mark>[\"“‘'(]?)(?P<word>[\w’'\-]+)?(?P<comma>,)?\s?(?P<open>[\"“‘'(]*)$")
BACKWARDS = re.compile(r"\n?[\"“‘'(]*\s?,?[\w’'\-]*[\"“‘'(]?")
"""The same from the name on, back to where it begins: faster than to try it from every place."""
REACH = 30
"""How far before a name (code points) the words beside it are looked for."""
REIGNING = frozenset("king queen prince princess pope emperor empress sultan cardinal".split())
"""Titles that stand before a given name alone."""
LAWS = re.compile(r"['’]s?\s(?:Law|Rule|Act|Disease|Syndrome|Wharf|Theorem|Day|Place|Island|Bay)\b")
COMPANY_NOUNS = frozenset(
    """
    brokerage bank firm company carmaker automaker retailer insurer underwriter broker subsidiary
    unit group chain band club magazine newspaper airline carrier lender giant conglomerate label
    publisher town city village suburb river storm hurricane film movie album song novel book play
    show series drama sitcom sculpture painting brand maker county drugmaker chipmaker planemaker
    jeweller bookseller bookmaker supermarket pharmacy startup start-up musical opera ballet charity
    nightclub pub restaurant hotel tabloid weekly refiner franchise website supplier
    """.split()
)
"""Nouns before a name that is no person's."""
VESSELS = frozenset(
    """
    ship ferry yacht icebreaker freighter tanker trawler frigate destroyer submarine cruiser
    schooner tugboat liner corvette battleship warship steamer vessel boat spacecraft probe
    satellite rover telescope rocket catamaran tug barge dredger
    """.split()
)
"""Nouns before a name that is no person's even with a title in it ("the ferry Sir Walter")."""
BELONGS = re.compile(
    r"\b(?:students?|graduates?|alumni|shares|shareholders|employees|branches|customers|bonds|units?"
    r"|revivals?|productions?|stagings?|adaptations?|performances?|screenings?|owners?|makers?)"
    r"\s(?:of|in|at)\s$",
    re.IGNORECASE,
)
"""What is said of schools, companies and works, before a name."""
STAFF = pattern(r"\b(?P<who>\w+)s\sat\s$")
HOUSE = re.compile(r"\b(?P<noun>[A-Z]\w+)\s(?:of|for)\s$")
"""A school, a bank, a home that is named after somebody: "Hospice of Marion Nash"."""
CONVICTED = frozenset(
    "acquitted arrested jailed sentenced detained handcuffed elected appointed interviewed murdered"
    " assassinated beheaded kidnapped extradited deported widowed".split()
)
"""Verbs whose objects are people."""
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
DOES = Evidence("does what people do", 2.0)
ADMINISTRATION = Evidence("administration", 3.0)
NICKNAME = Evidence("nickname", 3.0)
ARTICLE = Evidence("article before it", -3.0)
QUOTED = Evidence("in quotation marks", -2.0)
LISTED = Evidence("shares", -4.0)
EMPLOYED = Evidence("at", -1.0)
COMPANY = Evidence("company noun", -2.5)
OWN = Evidence("its", -3.5)
PLACED = Evidence("place preposition", -1.0)
HUMAN = frozenset("title role age party who nickname administration initial particle".split()) | {
    "given name",
    "family name first",
    "given name of two syllables",
    "does what people do",
    "well known",
}
"""Evidence that organisations do not have."""


def is_role(word: str) -> bool:
    """Whether a folded word says what somebody is, sciences and arts by their endings."""
    return word in words("roles") or word.endswith(("ologist", "ographer", "ometrist", "iatrist"))


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


def context(
    account: Account, run: Run, name: Sequence[Word], title: Sequence[Word]
) -> tuple[list[Evidence], bool]:
    """What the words around a name tell, and whether it belongs to something else's name."""
    text = account.text
    end = name[-1].end
    if len(name) > 1 and name[-1].folded in ("jr", "sr", "jnr", "snr") and name[-1].dotted:
        end += 1
    found: list[Evidence] = []
    attributive = False
    if text.startswith("’", end) or text.startswith("'", end):
        after_end = end + (2 if text.startswith("s", end + 1) else 1)
        if LAWS.match(text, end):
            found.append(LISTED)
    else:
        after_end = end
    begin = title[0].start if title else name[0].start
    lead = BACKWARDS.match(text[max(0, begin - REACH) : begin][::-1])
    before = BEFORE.match(text, begin - (lead.end() if lead else 0), begin)
    word = before["word"] if before and before["word"] else ""
    comma = bool(before and before["comma"])
    after = AFTER.match(text, end) or (AFTER.match(text, after_end) if after_end > end else None)
    if after:
        group = after.lastgroup
        if group in ("joint", "credit", "listing"):
            found.append(LISTED)
        elif group == "party":
            found.append(PARTY)
        elif group == "does":
            found.append(DOES)
        elif group == "own":
            found.append(OWN)
        elif group == "age":
            found.append(AGE)
        elif group == "who":
            found.append(WHO)
        elif after["noun"] and _says_who(after["noun"]):
            found.append(ROLE)
        elif after["verb"]:
            if after["verb"] in SAY and not text.startswith((" off ", " down "), after.end()):
                found.append(SAYS)
            elif word.casefold() in ("the", "a", "an") and not comma:
                attributive = after["verb"] in ATTRIBUTIVE_HEADS
    if not attributive and len(name) == 1 and text[end : end + 7] == " White ":
        attributive = word.casefold() == "the"
    if attributive:
        found.append(ADMINISTRATION)
    if word:
        small = word.casefold()
        house = small in ("of", "for") and HOUSE.search(text, max(0, begin - 40), begin)
        if house and kind(fold(house["noun"])) & Kind.ORGANISATION and not title:
            found.append(LISTED)
        elif small in CONVICTED and word[0].islower() and not comma:
            found.append(DOES)
        elif small in VESSELS and not comma:
            found.append(LISTED)
        elif (small in COMPANY_NOUNS and not comma and not title) or (
            small in ("of", "in", "at") and BELONGS.search(text, max(0, begin - REACH), begin)
        ):
            found.append(COMPANY)
        elif is_role(small) and (word[0].islower() or (run.opens and not comma)):
            found.append(ROLE._replace(weight=1.0) if small in SHARED_ROLES else ROLE)
        elif small in SAY and not comma and word[0].islower():
            found.append(SAYS)
        elif small in ("the", "a", "an", "this", "these") and not comma and not attributive:
            if not title:
                found.append(ARTICLE)
        elif small == "at" and not title:
            where = STAFF.search(text, max(0, begin - 40), begin)
            found.append(COMPANY if where and is_role(where["who"].casefold()) else EMPLOYED)
        elif small in PLACE_PREPOSITIONS and not comma and not title:
            found.append(PLACED)
    if before and before["open"] and end < len(text) and text[end] in "\"”’'" and not title:
        found.append(QUOTED)
    titles = [w.folded.rstrip(".") for w in title if kind(w.folded) & Kind.TITLE]
    if titles:
        sure = titles[-1] not in AMBIGUOUS_TITLES or (
            titles[-1] in REIGNING and len(name) == 1 and bool(kind(name[0].folded) & Kind.GIVEN)
        )
        found.append(TITLED if sure else TITLED._replace(weight=2.0))
    if any(w.quoted for w in name):
        found.append(NICKNAME)
    return found, attributive
