"""Numbers of four digits that are no years: counts, measures, money, addresses, names, indexes."""

from __future__ import annotations

import re
from typing import NamedTuple

from storyview.analysis.time_lexicon import NUMBER_WORDS
from storyview.text.patterns import pattern


class Number(NamedTuple):
    """Four digits with what stands beside them."""

    digits: str
    lead: str
    """The characters just before them in their paragraph, up to forty."""
    rest: str
    """The characters just after them, up to forty."""
    opens: bool
    """Whether they stand first in their sentence."""

    @property
    def previous(self) -> str:
        """The word before them, in lower case, without its stop."""
        found = PREVIOUS.search(self.lead)
        return found[1].lower().rstrip(".") if found else ""

    @property
    def following(self) -> str:
        """The word after them."""
        found = FOLLOWING.match(self.rest)
        return found[1] if found else ""


PREVIOUS = re.compile(r"([^\W\d_]+(?:['’]s)?\.?)[\s(“\"]*$")
FOLLOWING = re.compile(r"[ \n]([^\W\d_]+)")
AT_A_TIME = frozenset("in since until till during early late mid circa".split())
"""Words that only a year follows, and never a count."""
BESIDE_COUNTS = frozenset(
    """
    of for over about around to by between than from nearly almost some with under above below
    roughly approximately only just at least most another these those all
    or and are were was is has had have employs
    """.split()
)
"""Words that a year and a count may follow."""
NO_ADDRESS = AT_A_TIME | frozenset("the a by of after before and between".split())
"""Words that a year follows, and never an address: "in 2008 Wall Street fell"."""
BEFORE_YEARS = frozenset("the this that a an last next year years and or through".split())
"""Words that a year without a preposition may follow ("the 2008 elections")."""
MEASURES = frozenset(
    """
    mile miles foot feet inch inches yard yards meter meters metre metres kilometer kilometers
    kilometre kilometres km kms cm mm kg kgs kilo kilos kilogram kilograms gram grams pound pounds
    lb lbs ounce ounces ton tons tonne tonnes liter liters litre litres gallon gallons barrel
    barrels acre acres hectare hectares square cubic degrees percent per mph kph knots rpm cc hp
    horsepower watts kilowatts megawatts gigawatts kilowatt megawatt megahertz hertz volts calories
    bytes kilobytes megabytes mg ml hrs hours minutes seconds mm basis
    dollars dollar euros euro cents rupees yen yuan rubles roubles rand pesos reais francs krona
    kronor kroner naira shillings lira dirhams riyals dinars baht ringgit zlotys forints votes
    crore lakh dozen million billion thousand
    """.split()
)
"""What a number measures, whatever stands before it."""
PERSONS = frozenset(
    """
    people men women children boys girls cattle sheep pigs staff personnel police killed dead
    injured wounded troops soldiers fighters workers employees jobs students pupils teachers
    members residents inhabitants prisoners civilians refugees migrants patients delegates
    passengers victims survivors homes houses households families troops officers
    """.split()
)
"""What a number counts after most words, even "its" and "their"."""
POSSESSIVES = frozenset("its their his her our my your whose".split())
CLOCKS = frozenset("GMT BST UTC CET CEST EST EDT PST PDT IST HKT SAST AEST local hrs".split())
NOT_COUNTED = frozenset(
    """
    elections levels results earnings games olympics attacks riots protests talks sanctions
    rules reforms laws figures estimates forecasts targets goals rates prices standards
    championships playoffs finals primaries campaigns hearings speeches memos emails statements
    documents tapes reports notes bombings shootings killings murders floods fires wildfires
    earthquakes storms hurricanes polls census news series does goes was has is sales revenues
    profits exports imports emissions proceeds accords treaties wars crisis class bus status
    focus says shows means makes gives gets puts sees pays hits requires
    allows bans sets suggests remains appears stands seems comes makes begins ends focus previous
    various census virus congress campus press across process access success loss
    business witness address terms others ends tests launches movies films albums novels
    """.split()
)
"""Words in -s that a year stands before as often as a count."""
CURRENCIES = frozenset("usd eur gbp rs inr rmb cny chf aud cad us sek nok dkk zar php rp".split())
NUMBERED = frozenset(
    """
    no nos number numbers page pages route highway flight flights room channel interstate title
    section chapter article articles resolution resolutions bill act class model boeing airbus
    windows office apartment suite box building iso version psalm verse paragraph figure table
    volume unit track lot platform gate bus line season road code postcode zip pin extension
    order law directive regulation form error train tram asteroid comet galaxy ngc peugeot badge
    locker cell docket battery squadron channel frequency kilometre kilometer mile lap stage
    public decree statute opus sonnet hymn question entry item step level port locomotive
    ticket invoice account id ref hotline dial text call patch build protocol
    """.split()
)
"""What is told apart by a number."""
# Patterns that few articles need are strings: re compiles them when they are first asked for.
ALSO_NUMBERED = (
    r"(?i)"
    r"\b(?:resolutions|articles|flights|routes|pages|laws|rooms|bills|numbers|chapters|highways"
    r"|sections|models|lots|units) \d+(?:,? (?:and|or|to) |, )$"
)
STREETS = (
    "Street|St|Avenue|Ave|Road|Rd|Drive|Dr|Boulevard|Blvd|Lane|Ln|Way|Place|Pl|Court|Ct|Square|Sq"
    "|Terrace|Highway|Hwy|Parkway|Pkwy|Plaza|Crescent|Quay|Row|Broadway|Strasse|Block"
)
ADDRESS = (
    rf" (?:[NSEW]\.? )?(?:\d+(?:st|nd|rd|th) |(?:[A-Z][\w.'’-]* ){{1,3}}|(?=Broadway))"
    rf"(?:{STREETS})\b"
)
"""The rest of an address: 1450 North Lake Street."""
SHAPES = (
    r" [Bb]lock of\b| light[- ]years?\b"
    # Small bodies of the sky: 2016 HO3.
    r"| [A-Z]{2}\d"
    # A path or a date of parted numbers: 2013 / 09.
    r"|\s?/\s\d"
    # A title: 2001: A Space Odyssey.
    r"|: An? [A-Z]"
)
OF_THEM = re.compile(r" of (?:them|those|these|whom|its|their|the \d)\b")
SHARED = re.compile(r"(?: to | or | and |[-–])\d{4} ([^\W\d_]+)")
"""A count that may share its noun with the next one: "1500 to 2000 people"."""
SUFFIX = re.compile(r"-?[^\W\d_]|%|°|[.,:]\d|[-/]\d")
OF_ITS_YEAR = pattern(r"-(?:era|style|season|model|vintage|born|based|built|[A-Z])|-\d\d?\b")
QUOTED = pattern(r",?[”\"’']")
INDEX = (
    r"(?s)"
    r"\b(?:index|indices|Nasdaq|Dow|FTSE|DAX|Nikkei|Sensex|Nifty|S&P|Stoxx|gold|bullion|ounce)\b"
    r".{0,60}\b(?:to|at|from|near|around|above|below)\s$"
    r"|\b(?:closed|settled|traded|trading|ended|opened) (?:at|near|around|above|below) $"
)
BEFORE_LEVELS = frozenset("to at from near around above below".split())
"""What stands between an index and its level."""
CODE_IS = (
    r"\b(?:PIN|code|password|number|extension|postcode|combination|lot) (?:is|was|of|as) $"
    r"|\b(?:H\.R\.|Res\.|Local|chromosome|[Cc]ompany [A-Z],) $"
)
BEFORE_CODES = (" is ", " was ", " of ", " as ", ". ", ", ", "Local ", "chromosome ")
"""What ends the words before a code."""
QUANTIFIED = (
    r"(?i)"
    r"\b(?:(?<!to )(?<!by )(?<!until )(?<!since )(?<!through )at (?:least|most)"
    r"|(?:more|fewer|less) than|as (?:many|few) as|(?<!is )(?<!was )nearly"
    r"|(?<!is )(?<!was )almost|some|an? (?:record|total of|estimated|average of)"
    r"|(?:population|capacity|crowd|circulation|attendance|membership) (?:of|is|was)"
    r"|toll (?:of|is|was|to|at|(?:rose|rises|climbed|jumped|grew|stood|stands|reached|passed)"
    r"(?: to| at)?)|(?:one|1|out) (?:in|of)|ranked|seats|carries|holds) $"
)
"""What says that the number after it counts, though its noun is left out: "at least 1985 died"."""
QUANTIFIERS = (
    "least ", "most ", "than ", " as ", "nearly ", "almost ", "some ", "record ", " of ",
    "estimated ", " is ", " was ", "toll to ", "toll at ", "rose ", "rises ", "climbed ", "jumped ",
    "grew ", "stood ", "stands ", "reached ", "passed ", "rose to ", "rises to ", "climbed to ",
    "jumped to ", "grew to ", "stood to ", "stands to ", "reached to ", "passed to ", "rose at ",
    "rises at ", "climbed at ", "jumped at ", "grew at ", "stood at ", "stands at ", "reached at ",
    "passed at ", "one in ", "1 in ", "out in ", "ranked ", "seats ", "carries ", "holds ",
)  # fmt: skip
"""What that ends with."""
PAIRED = (
    r"(?s)"
    r".*(?:\| ?(?:to|-|–) ?\d{4}\b|\b\d{4} ?(?:to|-|–) ?\|)"
)
TALLY = r"\b(?:votes?|voted|score|margin|tally|won|beat|lost|led)\b[^.;]{0,20}$"
TOTALS = frozenset(
    """
    total number crowd group fleet army majority average record minimum maximum haul stock range
    batch sum rate list collection capacity quota target pool sample combined some
    """.split()
)
"""What "of" and a count follow."""
OF = pattern(r"([^\W\d_]+) of $")
EARLIEST, LATEST = 1700, 2060
"""Years outside these need a preposition."""


def is_no_year(number: Number) -> bool:
    """Whether four digits count, measure, price, address or name something."""
    before, rest = number.lead[-1:], number.rest
    if before and (before in "$€£¥#@_+&=-–.,:/₹" or before.isalnum()):
        return True
    if SUFFIX.match(rest) and not OF_ITS_YEAR.match(rest):
        return True
    shared = SHARED.match(rest)
    if shared and shared[1] in MEASURES | PERSONS:
        return True
    if (
        re.match(SHAPES, rest)
        or number.lead.endswith("/ ")
        or (number.lead[-1:] == " " and _is_also_numbered(number.lead))
    ):
        return True
    previous, following = number.previous, number.following
    if previous not in NO_ADDRESS and re.match(ADDRESS, rest):
        return True
    if following.lower() in MEASURES or following in CLOCKS:
        # "In 2022 dollars" names the year of the prices.
        return not (previous == "in" and following in ("dollars", "euros", "pounds", "yen"))
    if previous in NUMBERED or previous in CURRENCIES:
        return True
    if before in "“\"‘'" and before and QUOTED.match(rest):
        return True
    if re.search(r"\d ?$", number.lead) and not previous:
        return bool(re.match(r" \d", rest)) or bool(re.search(r"\d{3,} $", number.lead))
    if OF_THEM.match(rest) and previous not in AT_A_TIME:
        return True
    if previous in BEFORE_LEVELS and re.search(INDEX, number.lead):
        return True
    if number.lead.lower().endswith(QUANTIFIERS) and re.search(QUANTIFIED, number.lead):
        return True
    if number.lead.endswith(BEFORE_CODES) and re.search(CODE_IS, number.lead):
        return True
    if is_tally(number) and re.match(PAIRED, number.lead[-14:] + "|" + rest):
        return True
    return _implausible(number) or _counts(number, previous, following)


def _is_also_numbered(lead: str) -> bool:
    """Whether a number before it is that of a law, a page or the like: "pages 12 and"."""
    joined = lead.lower().endswith((" and ", " or ", " to ", ", "))
    return joined and any(map(str.isdigit, lead)) and bool(re.search(ALSO_NUMBERED, lead))


def is_tally(number: Number) -> bool:
    """Whether a pair of numbers is a result: "a vote of 1812-1954"."""
    return bool(re.search(TALLY, number.lead))


def _implausible(number: Number) -> bool:
    if EARLIEST <= int(number.digits) <= LATEST or number.lead.endswith("("):
        return False
    return number.previous not in AT_A_TIME | {
        "by", "from", "to", "of", "between", "before", "after", "around", "about", "and", "for",
        "on", "than", "or", "through",
    }  # fmt: skip


def _counts(number: Number, previous: str, following: str) -> bool:
    """Whether a plural noun follows, and nothing before the number says it is a year."""
    if number.rest[len(following) + 1 :].startswith(("-", "'", "’")):
        return False
    person = following in PERSONS
    plural = person or (
        following.islower()
        and len(following) > 3
        and following.endswith("s")
        and not following.endswith(("ss", "us", "is"))
        and following not in NOT_COUNTED
    )
    if plural and int(number.digits) < EARLIEST and following not in ("thousands", "hundreds"):
        return True
    if not plural or previous in AT_A_TIME:
        return False
    if previous in ("of", "from") and not person:
        # "A report from 2019 shows": after these a verb is as likely as a noun.
        found = OF.search(number.lead)
        return found is not None and found[1].lower() in TOTALS
    if previous in BEFORE_YEARS and not (person and (previous == "and" or following[-1] == "s")):
        return False
    if previous.endswith(("'s", "’s", "s'")) or number.lead.endswith(("’ ", "' ", ", ", "(")):
        return False
    if previous in POSSESSIVES:
        return person
    if previous in NUMBER_WORDS:
        return False
    if previous in BESIDE_COUNTS or (number.opens and not previous):
        return True
    return previous.islower() and not number.opens
