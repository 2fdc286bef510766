"""What single words tell about names: given name, family name, place, title, organisation."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Final

from storyview.data import sorted_words, words

if TYPE_CHECKING:
    from collections.abc import Collection

LIGATURES = str.maketrans(
    {"ø": "o", "đ": "d", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th"}
)


class Kind:
    """What a word can be; a word may be several things.

    Bits of plain numbers: an enumeration takes twenty times as long to test one.
    """

    NOTHING: Final = 0
    GIVEN: Final = 1
    FAMILY: Final = 2
    ENGLISH: Final = 4
    """An ordinary word of the language."""
    PLACE: Final = 8
    ORGANISATION: Final = 16
    """A word that ends or fills the names of organisations, buildings, laws, waters."""
    TITLE: Final = 32
    NATIONALITY: Final = 64
    CALENDAR: Final = 128
    FUNCTION: Final = 256
    """An article, pronoun, preposition, conjunction or auxiliary."""
    EVERYDAY_GIVEN: Final = 512
    """A given name that is also a word or a place, and yet usually is a name ("Mark")."""


HONORIFICS = frozenset("mr mrs ms miss mx dr sir dame madam madame lord lady hon rev fr".split())
"""Titles that say nothing about what somebody does."""
MALE = frozenset("mr sir lord king prince duke baron he his him father brother".split())
FEMALE = frozenset("mrs ms miss dame lady queen princess duchess baroness her mother".split())
AMBIGUOUS_TITLES = frozenset(
    """
    judge king prince pope major dean bishop baron earl duke count sister brother cardinal
    deacon abbot chef coach master marshal constable guru chair fr general private agent owner
    whip lord lady queen princess miss justice minister speaker principal sheikh sultan imam
    """.split()
)
"""Titles that are also names or ordinary words."""
PARTICLES = frozenset(
    """
    de la las los del della delle degli di da das dos do du des van von der den ter ten te zu
    zum vom zur bin ibn ben bint binti binte bt bte ould nic ua al el ul ur y e i af av le st ap
    abu bar san
    """.split()
)
CONTRACTIONS = ("i'm", "n't", "'re", "'ll", "'ve", "'d")
CAPITAL_PARTICLES = frozenset("de del della di da dos du lo la le".split())
"""Particles that are also printed with a capital when they stand first ("De Santis")."""
LEADING_PARTICLES = frozenset("de del della di da dos du van von der den ter bin ibn al el".split())
JOINED_PARTICLES = frozenset("al el ul as ad an ar at az ash d l bin ben abu".split())
SUFFIXES = frozenset("jr sr ii iii iv jnr snr".split())
PLACE_OPENERS = frozenset(
    """
    mount mt lake fort ft port cape camp point san santa sao saint hurricane typhoon cyclone
    storm uss hms rms ss uscgc planet operation north south east west new old upper lower great
    isle ile rio los las el hotel club villa palazzo piazza rue calle via radio project team
    battle bay gulf typhoon tropical apollo shuttle
    """.split()
)
"""Words before which a name is a place, a storm, a ship."""
CALENDAR = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december christmas easter thanksgiving halloween
    ramadan hanukkah passover lent eve jan feb mar apr jun jul aug sep sept oct nov dec mon tue
    tues wed thu thurs fri sat sun spring summer autumn fall winter edt est pdt pst gmt bst utc
    """.split()
)
FUNCTION = frozenset(
    """
    a an the this that these those i he she it we you they him her them his its our your their
    my me us who whom whose which what where when why how and or but nor so yet if then than as
    at by for from in into of off on onto out over per since till to until unto up upon via with
    within without about above across after against along amid among around before behind below
    beneath beside besides between beyond despite down during except inside near next outside
    past regarding through throughout toward towards under underneath unlike because although
    though while whereas whether unless once not no neither either both all any some each every
    most many much few several other another such same own only just also too very more less
    least even still already again ever never always often sometimes here there now today
    yesterday tomorrow tonight is am are was were be been being do does did has have had having
    will would shall should can could may might must ought let however moreover therefore thus
    hence meanwhile instead indeed perhaps maybe nearly almost about according including
    following despite earlier later recently currently formerly first second third last two
    three four five six seven eight nine ten one yes oh ok okay well like asked born created
    named called based get got go goes please dear hello hi re fwd via vs et al
    """.split()
)


FAMILY_ENDINGS = tuple(
    """
    ov ova ovs ev eva enko chuk shyn skyi skiy sky ski ska skaya wicz czyk vich vych ovic evic avic
    shvili adze idze yan poulos akis idis oglu escu eanu sson ssen dottir nen auskas aitis zadeh
    pour walla wala singhe sekera ratne jee singham akul wongse
    """.split()
)
"""Endings of family names from Russia to Iceland, Lithuania to Sri Lanka."""


def fold(word: str) -> str:
    """A word as names compare: without case and accents, apostrophes straight.

    >>> fold("José"), fold("O’Neill")
    ('jose', "o'neill")
    """
    word = word.casefold()
    if word.isascii():
        return word
    word = unicodedata.normalize("NFKD", word.translate(LIGATURES)).replace("’", "'")
    return "".join(letter for letter in word if not unicodedata.combining(letter))


@cache
def _nicknames() -> dict[str, set[int]]:
    """The numbers of the rows of names that stand for each other, by name."""
    rows: dict[str, set[int]] = {}
    for number, row in enumerate(sorted(words("nicknames"))):
        for name in row.split():
            rows.setdefault(name, set()).add(number)
    return rows


@cache
def well_known() -> dict[str, frozenset[str]]:
    """People named by one word without telling who they are: the word, and their given names."""
    rows = (line.split() for line in sorted(words("well-known-people")))
    return {row[0]: frozenset(row[1:]) for row in rows}


def sex_of(given: str) -> str:
    """What a folded given name tells about its bearer: "m", "f" or nothing."""
    if given in words("women"):
        return "" if given in words("men") else "f"
    return "m" if given in words("men") else ""


def same_given_name(one: str, other: str) -> bool:
    """Whether two folded given names can be one person's: equal, an initial, a short form."""
    one, other = one.rstrip("."), other.rstrip(".")
    if one == other or one.replace("-", "") == other.replace("-", ""):
        return True
    if len(one) == 1 or len(other) == 1:
        return one[:1] == other[:1]
    rows = _nicknames()
    return one in rows and other in rows and not rows[one].isdisjoint(rows[other])


def has_other_forms(given: str) -> bool:
    """Whether a folded given name has short forms, or is one."""
    return given in _nicknames()


def is_english(word: str) -> bool:
    """Whether a folded word is an ordinary word of the language, inflected or not."""
    known = sorted_words("english-words")
    if word in known:
        return True
    if len(word) < 4:
        return False
    if word.endswith("s"):
        stems = [word[:-1], word[:-2]] if word.endswith("es") else [word[:-1]]
        if word.endswith("ness"):
            stems.append(word[:-4])
    elif word.endswith("ed"):
        stems = [word[:-2], word[:-1]]
    elif word.endswith("ing"):
        stems = [word[:-3], word[:-3] + "e"]
    elif word.endswith("ly"):
        stems = [word[:-2]]
    else:
        stems = []
    if any(stem in known for stem in stems):
        return True
    return "-" in word and all(is_english(part) or len(part) < 3 for part in word.split("-"))


@cache
def kind(word: str) -> int:
    """What a folded word can be, the bits of ``Kind`` together."""
    found: int = Kind.NOTHING
    if word in FUNCTION or word.endswith(CONTRACTIONS):
        found |= Kind.FUNCTION
    word = word.rstrip(".")
    given, family = sorted_words("first-names"), sorted_words("surnames")
    if word in given or ("-" in word and _all_parts_in(word, given)):
        found |= Kind.GIVEN
    if word in family or ("-" in word and _all_parts_in(word, family)) or word.startswith("o'"):
        found |= Kind.FAMILY
    if word.partition("-")[0] in JOINED_PARTICLES and "-" in word:
        found |= Kind.FAMILY
    if len(word) > 5 and word.endswith(FAMILY_ENDINGS) and word not in sorted_words("places"):
        found |= Kind.FAMILY
    if word in words("everyday-given-names"):
        found |= Kind.EVERYDAY_GIVEN
    if word in sorted_words("places"):
        found |= Kind.PLACE
    if word in words("organisation-words"):
        found |= Kind.ORGANISATION
    if word in words("titles"):
        found |= Kind.TITLE
    nationalities = words("nationalities")
    if word in nationalities or (word.endswith("s") and word[:-1] in nationalities):
        found |= Kind.NATIONALITY
    if word in CALENDAR:
        found |= Kind.CALENDAR
    if is_english(word) if not found & Kind.GIVEN else word in sorted_words("english-words"):
        found |= Kind.ENGLISH  # "Jared" is no past of "jar"
    return found


def _all_parts_in(word: str, known: Collection[str]) -> bool:
    return all(part in known for part in word.split("-"))


def is_place(folded: tuple[str, ...]) -> bool:
    """Whether these folded words are, together, the name of a place."""
    return " ".join(folded) in sorted_words("places")


def is_namesake_company(folded: tuple[str, ...]) -> bool:
    """Whether these folded words name a company that is called after people."""
    return " ".join(folded) in words("namesake-companies")
