"""The small words around roles."""

from __future__ import annotations

MODIFIERS = frozenset(
    """
    former ex then acting interim deputy assistant associate vice executive senior junior chief
    lead head top first second third star veteran retired longtime late fellow current incoming
    outgoing newly elected incumbent leading prominent renowned noted legendary famous independent
    private special general prime national federal state local county city police fire school
    hospital university college company team party union bank church prison military army navy
    air force security intelligence foreign interior finance defense defence health education
    justice labor labour trade energy environment transport press campaign election district
    circuit supreme appeals court public criminal civil legal medical political economic financial
    market research science technology opposition majority minority house senate committee council
    world record champion olympic football soccer baseball basketball hockey tennis golf rugby
    cricket film movie television tv radio rock pop jazz country hip-hop opera folk classical
    defensive offensive running wide tight relief starting point shooting small power left right
    center centre middle center-forward guard wing full back fly short third-base first-base
    co-founding founding managing creative artistic musical technical sporting head-coaching
    business human rights gun animal climate immigration border patrol customs
    """.split()
)
"""Small words that stand between an article and the noun of a role."""
DETERMINERS = frozenset("the a an his her their its our my one this that".split())
TAIL_STOPS = frozenset(
    """
    who whom whose which where when while after before because although though if unless since
    and but or said says told was were is are has had have did does will would could should may
    might also then later until during as that
    """.split()
)
"""Words at which a role that follows its name ends; "of", "for", "at", "in" carry it on."""
PAST = frozenset(
    "sold met told saw beat won fought hired shot sent took made left held found bought paid led"
    " sued hit gave put chose lost".split()
)
"""Pasts without "-ed" that take persons as objects."""
RELATIONS = frozenset(
    """
    husband wife son daughter brother sister mother father parent parents child uncle aunt nephew
    niece cousin grandfather grandmother grandson granddaughter widow widower spouse partner fiance
    fiancee friend colleague neighbor neighbour boyfriend girlfriend sibling twin ex-wife ex-husband
    father-in-law mother-in-law brother-in-law sister-in-law stepfather stepmother relative
    """.split()
)
"""Roles that tell whose somebody is, not what somebody does."""
PASSING = frozenset("survivor victim suspect witness passenger resident guest patient".split())
"""Roles of a day."""
MAY_FOLLOW = frozenset(
    """
    of for at in on from to with by about under over into near and or who whose when while as
    before after because during until
    """.split()
)
"""Words after "the mayor, Ana Ruiz" that leave the two together; a verb parts them."""
SOMETIME = frozenset("then once now currently formerly previously today long later".split())
"""Words before a role that tell when somebody had it."""
NEGATIONS = frozenset("not no never neither".split())
PREPOSITIONS = frozenset("of for at in on from to with by about under over into near".split())
