"""Words that tell what a number counts and as what kind of number: tables for ``counted``."""

from __future__ import annotations

from functools import cache

from storyview.text.stems import stem

STOP = frozenset(
    """
    a an the this that these those its their his her our my your some any each every no all both
    and or but nor so yet if as than because while when where which who whom whose what how why
    of in on at to from by with for about against between into through during before after above
    below over under again since until within without along across behind beyond near toward
    towards among amid around despite per via upon off out up down
    is are was were be been being am has have had having do does did will would can could may might
    shall should must not it he she they we i you him them us me there here
    said says say also only just more most less least even still now then too very well already
    according including like such other another
    """.split()
)
AUXILIARIES = frozenset(
    """were was is are be been being have has had who that also reportedly now later since already
    confirmed believed reported have also still either been""".split()
)
NOT_PLURAL = frozenset(
    """was has his its this is as us does says yes thus perhaps across besides sometimes always
    towards overseas less news plus versus last alas afterwards business focus bus campus crisis
    process access loss""".split()
)
IRREGULAR_PLURALS = frozenset(
    """people men women children police fish deer sheep troops cattle aircraft personnel staff dead
    injured wounded missing teeth feet mice geese media data criteria salmon spacecraft youth
    infantry crew others lives wives wolves knives halves""".split()
)
PAST = frozenset(
    """fell rose sank broke went came took made gave held won lost met hit cut set left led grew
    began got paid sold bought said told saw ran shot fled stood sat drew flew knew kept sent put
    spent became found wrote drove""".split()
)
LINKS = frozenset(
    """of to at is was were are by be being been has have had stood stands stand reached reaches
    reach hit hits rose risen rise climbed grew jumped surged soared fell dropped slipped sank
    totaled totalled totals total exceeded topped numbered averaged remained remains now as
    put puts currently percent percentage points cent some close nearly about which measured
    measuring registered weighed weighing worth estimated valued set""".split()
)
SKIPPED_PHRASES = frozenset("in for during on from last this since after among with".split())
"""What begins a phrase between a head and its number: "the toll *from the fire* rose to 12"."""
EMPTY_HEADS = frozenset("number total count tally share percentage amount sum some".split())
PLACE_PREPOSITIONS = frozenset("in at near across outside from around".split())
ADDITIVE = frozenset("more additional another further extra others other".split())
UNREAL = frozenset(
    """could may might would expected feared projected forecast planned target goal hoped likely
    potentially estimates expects plans hopes will until if should aims predicted pledged proposed
    proposal capacity""".split()
)
EARLIER = frozenset(
    "initially earlier previously originally formerly previous initial prior".split()
)
RISES = frozenset(
    """rose rise rises rising risen grew grow grows growing growth increase increased increases
    increasing jumped jump gained gain climbed surged surge soared up added raised""".split()
)
FALLS = frozenset(
    """fell fall falls falling fallen dropped drop drops decline declined declines decrease
    decreased down lost slipped slid plunged plunge shrank cut cuts reduced reduction lower
    """.split()
)
NEGATIONS = frozenset("not never no neither denied denies without n't".split())
PERIODS = {
    "day": "day", "daily": "day", "hour": "hour", "hourly": "hour", "week": "week",
    "weekly": "week", "month": "month", "monthly": "month", "year": "year", "yearly": "year",
    "annually": "year", "annual": "year", "person": "person", "household": "person",
    "capita": "person", "head": "person",
}  # fmt: skip
NOT_A_RATE = frozenset("after before earlier later ago long".split())

SCOPES = frozenset(
    """first second third fourth fifth runoff quarter half primary final semifinal overnight adult
    adults children women men minors elderly teenagers boys girls""".split()
)
"""Rounds, terms and groups: a measure of one is none of another."""
CONTRASTS = tuple(
    frozenset(group.split())
    for group in (
        "upper lower",
        "north northern south southern east eastern west western",
        "men women children boys girls adults",
        "male female",
        "day week month quarter year decade",
        "federal state local",
        "public private",
        "domestic foreign international overseas",
        "house senate",
        "imports exports",
        "import export",
        "civilians soldiers officers",
        "indoor outdoor",
        "old new",
        "maximum minimum average median",
        "urban rural",
        "left right",
    )
)
"""Words of which a count can only be under one: seats of the upper house, or of the lower."""
SIDES = frozenset().union(*CONTRASTS)
LEAPS = frozenset("jump jumped jumps fall falls drop leap".split())
"""A rise or fall of a level, but of so many meters a thing of its own."""
SAID = frozenset("said says told tells announced reported according added wrote".split())

PERSON = "person"
SYNONYMS = {
    word: group.split()[0]
    for group in (
        "person people persons individuals victims victim souls others",
        "home homes houses house dwellings",
        "vehicle vehicles cars car automobiles",
        "job jobs positions posts",
        "student students pupils pupil schoolchildren",
        "soldier soldiers troops servicemen",
        "officer officers policemen police cops",
        "child children kids youngsters",
        "firm firms companies company businesses",
        "employee employees workers staff worker staffers",
        "protester protesters demonstrators protestors marchers",
        "gunman gunmen attackers assailants",
        "country countries nations",
        "lawmaker lawmakers legislators",
        "deal deal agreement contract pact",
        "fine fine penalty fined",
        "price price cost costs priced",
        "vote vote votes ballots",
        "seat seat seats",
        "passenger passengers travelers travellers",
        "woman women",
        "man men",
        "building buildings structures",
        "turnout turnout",
        "attendance attendance crowd spectators",
        "inmate inmates prisoners",
        "aircraft aircraft planes airplanes jets",
        "sale sale sales revenue revenues turnover",
        "profit profit profits earnings",
        "majority majority lead margin",
    )
    for word in group.split()
}
HEADS_WITH_STATE = {
    "deaths": "dead", "death": "dead", "fatalities": "dead", "lives": "dead", "dead": "dead",
    "toll": "dead", "bodies": "dead", "injuries": "injured", "injured": "injured",
    "wounded": "injured", "arrests": "arrested", "detentions": "arrested",
    "evacuations": "evacuated", "evacuees": "evacuated", "missing": "missing",
    "hospitalizations": "hospitalized", "detainees": "arrested",
}  # fmt: skip


@cache
def states() -> dict[str, str]:
    """What became of those counted, by the stem of the word that tells it."""
    return {stem(word): group.split()[0] for group in STATE_WORDS for word in group.split()}


STATE_WORDS = (
    "dead died die dies dead deaths killed kill kills killing slain perished dying",
    "injured injured injuring injures wounded wounding hurt",
    "arrested arrested arresting detained detaining custody",
    "missing missing unaccounted",
    "destroyed destroyed destroying burned razed gutted flattened leveled levelled demolished",
    "damaged damaged damaging",
    "evacuated evacuated evacuating evacuate fled",
    "rescued rescued rescuing saved",
    "displaced displaced homeless",
    "hospitalized hospitalized hospitalised hospital",
    "charged charged indicted",
    "convicted convicted",
    "acquitted acquitted cleared",
    "infected infected sickened tested",
    "marched marched rallied gathered attended demonstrated",
    "stranded stranded trapped",
    "opposed opposed against",
    "backed backed favored favoured supported",
    "born born",
)
