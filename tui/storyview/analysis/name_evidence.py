"""What the words around a name tell: titles, roles, ages, verbs, and signs of companies."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from storyview.analysis.beside_names import (
    BORNE,
    OWNED,
    After,
    after_name,
    before_name,
    noun_before,
    word_behind,
)
from storyview.analysis.names import (
    AMBIGUOUS_TITLES,
    FUNCTION,
    Kind,
    fold,
    kind,
)
from storyview.data import words

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
REIGNING = frozenset("king queen prince princess pope emperor empress sultan cardinal".split())
"""Titles that stand before a given name alone."""
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
BELONGINGS = frozenset(
    """
    student students graduate graduates alumni shares shareholders employees branches customers
    bonds unit units revival revivals production productions staging stagings adaptation adaptations
    performance performances screening screenings owner owners maker makers
    """.split()
)
"""What is said of schools, companies and works, before "of" and a name."""
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
SURE = {
    "joint": LISTED,
    "credit": LISTED,
    "listing": LISTED,
    "party": PARTY,
    "does": DOES,
    "own": OWN,
    "age": AGE,
    "who": WHO,
}
"""What ``After.what`` tells by itself."""
LISTING = After("listing", "", 0)
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


def _is_house(noun: str) -> bool:
    """Whether a noun before "of" and a name is a school, a home: "Hospice of Marion Nash"."""
    return len(noun) > 1 and "A" <= noun[0] <= "Z" and bool(kind(fold(noun)) & Kind.ORGANISATION)


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
    if text.startswith(("’", "'"), end):
        end_with_s = end + (2 if text.startswith("s", end + 1) else 1)
        owned = word_behind(text, end_with_s)
        if owned in BORNE:
            found.append(LISTED)
        after = LISTING if owned in OWNED else after_name(text, end_with_s)
    else:
        after = after_name(text, end)
    begin = title[0].start if title else name[0].start
    word, comma, opened = before_name(text, begin)
    if after:
        if after.what in SURE:
            found.append(SURE[after.what])
        elif after.what == "noun":
            if _says_who(after.words):
                found.append(ROLE)
        elif after.words in SAY and not text.startswith((" off ", " down "), after.end):
            found.append(SAYS)
        elif word.casefold() in ("the", "a", "an") and not comma:
            attributive = after.words in ATTRIBUTIVE_HEADS
    if not attributive and len(name) == 1 and text[end : end + 7] == " White ":
        attributive = word.casefold() == "the"
    if attributive:
        found.append(ADMINISTRATION)
    if word:
        small = word.casefold()
        if small in ("of", "for") and not title and _is_house(noun_before(text, begin, small)):
            found.append(LISTED)
        elif small in CONVICTED and word[0].islower() and not comma:
            found.append(DOES)
        elif small in VESSELS and not comma:
            found.append(LISTED)
        elif (small in COMPANY_NOUNS and not comma and not title) or (
            small in ("of", "in", "at") and noun_before(text, begin, word).casefold() in BELONGINGS
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
            staff = noun_before(text, begin, small).casefold()
            found.append(COMPANY if staff[-1:] == "s" and is_role(staff[:-1]) else EMPLOYED)
        elif small in PLACE_PREPOSITIONS and not comma and not title:
            found.append(PLACED)
    if opened and end < len(text) and text[end] in "\"”’'" and not title:
        found.append(QUOTED)
    titles = [w.folded.rstrip(".") for w in title if w.kind & Kind.TITLE]
    if titles:
        sure = titles[-1] not in AMBIGUOUS_TITLES or (
            titles[-1] in REIGNING and len(name) == 1 and bool(name[0].kind & Kind.GIVEN)
        )
        found.append(TITLED if sure else TITLED._replace(weight=2.0))
    if [w for w in name if w.quoted]:
        found.append(NICKNAME)
    return found, attributive
